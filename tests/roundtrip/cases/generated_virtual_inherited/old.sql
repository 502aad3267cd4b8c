-- @server 18 @parser 18
CREATE TABLE base (a integer, b integer GENERATED ALWAYS AS (a + 1) VIRTUAL);
CREATE TABLE derived (c integer) INHERITS (base);
CREATE TABLE parted (a integer, b integer GENERATED ALWAYS AS (a + 1)) PARTITION BY RANGE (a);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM (1) TO (10);
CREATE TABLE alike (LIKE base INCLUDING GENERATED);
