-- Merged columns, two parents, checks that are inherited and one that is not.
CREATE TABLE other ();
CREATE TABLE base (id bigint NOT NULL, created timestamptz DEFAULT now(), note text COLLATE "C", CONSTRAINT id_positive CHECK (id > 0), CONSTRAINT only_here CHECK (note <> '') NO INHERIT);
CREATE TABLE tagged (id bigint, tags text[] DEFAULT '{}');
CREATE TABLE child (own integer, note text COLLATE "C" NOT NULL, CHECK (own > 0)) INHERITS (base, tagged);
CREATE TABLE grandchild () INHERITS (child);
CREATE INDEX ON child (created);
