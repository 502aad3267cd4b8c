-- The key of a partition comes with its attachment when the partitioned table has to be made anew.
CREATE TABLE whole (id integer PRIMARY KEY) PARTITION BY HASH (id);
CREATE TABLE part_0 PARTITION OF whole FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE part_1 PARTITION OF whole FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE of_part (id integer REFERENCES part_0 (id));
CREATE TABLE of_whole (id integer REFERENCES whole);
