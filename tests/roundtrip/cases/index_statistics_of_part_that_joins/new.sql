-- The part of the index is there when the table has joined, not when the index of the whole is.
CREATE TABLE measure (at date, degrees numeric) PARTITION BY RANGE (degrees);
CREATE TABLE measure_cold PARTITION OF measure FOR VALUES FROM (-100) TO (10);
CREATE TABLE measure_hot PARTITION OF measure FOR VALUES FROM (10) TO (100);
CREATE INDEX by_fahrenheit ON measure ((degrees * 1.8 + 32), at);
ALTER INDEX measure_cold_expr_at_idx ALTER COLUMN 1 SET STATISTICS 250;
COMMENT ON INDEX measure_hot_expr_at_idx IS 'of the hot part';
ALTER TABLE measure_hot CLUSTER ON measure_hot_expr_at_idx;
