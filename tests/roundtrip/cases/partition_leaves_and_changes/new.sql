-- A table that leaves takes neither what its former whole gets nor forbids what comes to itself.
CREATE TABLE whole (id integer NOT NULL, day date NOT NULL, note text) PARTITION BY RANGE (day);
CREATE TABLE year_20 (id integer NOT NULL, day date NOT NULL, note text DEFAULT 'none', more integer CHECK (more > 0));
CREATE TABLE year_21 PARTITION OF whole FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
CREATE TABLE year_22 PARTITION OF whole FOR VALUES FROM ('2022-01-01') TO ('2023-01-01');
CREATE UNIQUE INDEX ON whole (day, id);
ALTER TABLE whole ADD CONSTRAINT itself FOREIGN KEY (day, id) REFERENCES whole (day, id);
