CREATE TABLE base (id integer NOT NULL, at timestamp DEFAULT now(), CHECK (id > 0));
CREATE TABLE mid (extra text) INHERITS (base);
CREATE TABLE leaf (id integer, at timestamp DEFAULT now(), extra text, more integer, CHECK (id > 0)) INHERITS (mid);
CREATE TABLE other (id integer, z text);
CREATE VIEW v AS SELECT id, at FROM base;
CREATE INDEX leaf_at ON leaf (at);
