CREATE TABLE m (a bigint, b text, c numeric, d timestamptz, e varchar(100));
