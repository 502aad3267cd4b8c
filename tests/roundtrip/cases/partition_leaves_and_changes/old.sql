-- A table that leaves takes neither what its former whole gets nor forbids what comes to itself.
CREATE TABLE whole (id integer NOT NULL, day date NOT NULL, note text) PARTITION BY RANGE (day);
CREATE TABLE year_20 PARTITION OF whole FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
CREATE TABLE year_21 PARTITION OF whole FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE TABLE year_22 (id integer NOT NULL, day date NOT NULL, note text);
CREATE UNIQUE INDEX ON whole (id, day);
ALTER TABLE whole ADD CONSTRAINT itself FOREIGN KEY (id, day) REFERENCES whole (id, day);
