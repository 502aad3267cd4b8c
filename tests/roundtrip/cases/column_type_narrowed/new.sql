CREATE TABLE m (a integer, b varchar(8), c numeric(4, 1), d date, e varchar(50));
