-- @server 18 @parser 18
CREATE TABLE owners (id integer PRIMARY KEY);
CREATE TABLE things (
    a integer REFERENCES owners NOT ENFORCED,
    b integer REFERENCES owners,
    c integer REFERENCES owners,
    d integer
);
ALTER TABLE things ADD CONSTRAINT "late;r" FOREIGN KEY (d) REFERENCES owners NOT VALID;
CREATE TABLE parted (id integer REFERENCES owners) PARTITION BY LIST (id);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1);
