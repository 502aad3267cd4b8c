CREATE TYPE kind AS ENUM ('a', 'b');
CREATE TABLE base (id integer, kind kind DEFAULT 'a');
CREATE TABLE derived (extra text) INHERITS (base);
CREATE TABLE parted (id integer, kind kind NOT NULL) PARTITION BY RANGE (id);
CREATE TABLE part_1 PARTITION OF parted FOR VALUES FROM (1) TO (10);
CREATE INDEX ON parted (kind);
