CREATE TABLE item (kind integer, price integer) PARTITION BY LIST (kind);
CREATE TABLE item_1 PARTITION OF item FOR VALUES IN (1) PARTITION BY LIST (price);
CREATE TABLE item_1a PARTITION OF item_1 DEFAULT;
CREATE TABLE item_2 PARTITION OF item FOR VALUES IN (2);
ALTER TABLE item_1 ADD CONSTRAINT priced CHECK (price > 0);
ALTER TABLE item_2 ADD CONSTRAINT priced CHECK (price > 1);
COMMENT ON CONSTRAINT priced ON item_1a IS 'a third level';

CREATE TABLE party (id integer, age integer);
CREATE TABLE person () INHERITS (party);
ALTER TABLE person ADD CONSTRAINT adult CHECK (age > 17);
CREATE TABLE firm () INHERITS (party);
CREATE TABLE member () INHERITS (person);
COMMENT ON CONSTRAINT adult ON member IS 'of a member';

CREATE TABLE place (id integer, size integer, CONSTRAINT sized CHECK (size > 0));
CREATE TABLE town () INHERITS (place);
CREATE TABLE port () INHERITS (town);
COMMENT ON CONSTRAINT sized ON port IS 'of a port';
