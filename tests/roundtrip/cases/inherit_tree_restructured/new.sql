CREATE TABLE base (id bigint NOT NULL, at timestamptz DEFAULT now(), CHECK (id > 1));
CREATE TABLE mid (extra varchar(9)) INHERITS (base);
CREATE TABLE leaf (id bigint, at timestamptz DEFAULT now(), extra varchar(9), more bigint, CHECK (id > 0)) INHERITS (mid);
CREATE TABLE other (id bigint, at timestamptz DEFAULT now(), z text, CONSTRAINT base_id_check CHECK (id > 1)) INHERITS (base);
CREATE VIEW v AS SELECT id, at FROM base;
CREATE INDEX leaf_at ON leaf (at DESC);
