-- ADD COLUMN … GENERATED AS IDENTITY is refused where tables below would get the column as well; before PostgreSQL 17 also
-- where these are partitions.
CREATE TABLE "Part %" (a integer NOT NULL) PARTITION BY LIST (a);
CREATE TABLE part_1 PARTITION OF "Part %" FOR VALUES IN (1) PARTITION BY LIST (a);
CREATE TABLE part_11 PARTITION OF part_1 DEFAULT;
CREATE TABLE above (a integer);
CREATE TABLE below (b integer) INHERITS (above);
