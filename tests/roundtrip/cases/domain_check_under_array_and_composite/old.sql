-- A check can be added neither while an array nor while a composite type of the domain is stored.
CREATE DOMAIN small AS integer;
CREATE TYPE pair AS (a small, b text);
CREATE TABLE t (id integer, list small[], p pair, s small);
CREATE TABLE u (id integer, ps pair[]);
