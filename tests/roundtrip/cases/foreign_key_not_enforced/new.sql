-- @server 18 @parser 18
CREATE TABLE owners (id integer PRIMARY KEY);
CREATE TABLE things (
    a integer REFERENCES owners,
    b integer REFERENCES owners DEFERRABLE NOT ENFORCED,
    c integer REFERENCES owners,
    d integer CONSTRAINT "late;r" REFERENCES owners NOT ENFORCED
);
ALTER TABLE things ALTER CONSTRAINT things_c_fkey NOT ENFORCED;
CREATE TABLE parted (id integer REFERENCES owners NOT ENFORCED) PARTITION BY LIST (id);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1);
