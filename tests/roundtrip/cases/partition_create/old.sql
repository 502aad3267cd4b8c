-- Every strategy, with bounds of every kind, a default partition and partitions of a partition.
CREATE TABLE other (id integer);
