-- The table is made anew, since a plain one cannot become partitioned: it comes back into the publication.
CREATE TABLE events (id integer NOT NULL, at date NOT NULL, PRIMARY KEY (id, at));
CREATE PUBLICATION feed FOR TABLE events (id, at) WITH (publish_via_partition_root = true);
