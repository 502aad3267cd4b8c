-- A check that tables below keep for themselves when that of their parent goes, and the other way round. A partition has
-- nothing for itself beside its table.
CREATE TABLE item (kind integer, price integer, CONSTRAINT priced CHECK (price > 0)) PARTITION BY LIST (kind);
CREATE TABLE item_1 PARTITION OF item FOR VALUES IN (1) PARTITION BY LIST (price);
CREATE TABLE item_1a PARTITION OF item_1 DEFAULT;
CREATE TABLE item_2 PARTITION OF item FOR VALUES IN (2);
COMMENT ON CONSTRAINT priced ON item_1a IS 'a third level';
COMMENT ON CONSTRAINT priced ON item IS 'for all';

CREATE TABLE party (id integer, age integer, CONSTRAINT adult CHECK (age > 17));
CREATE TABLE person () INHERITS (party);
CREATE TABLE firm () INHERITS (party);
CREATE TABLE member () INHERITS (person);
COMMENT ON CONSTRAINT adult ON member IS 'of a member';

CREATE TABLE place (id integer, size integer);
CREATE TABLE town (CONSTRAINT sized CHECK (size > 0)) INHERITS (place);
CREATE TABLE port () INHERITS (town);
COMMENT ON CONSTRAINT sized ON port IS 'of a port';
