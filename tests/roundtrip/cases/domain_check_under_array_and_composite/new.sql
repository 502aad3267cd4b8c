CREATE DOMAIN small AS integer CONSTRAINT is_small CHECK (VALUE < 100);
CREATE TYPE pair AS (a small, b text);
CREATE TABLE t (id integer, list small[], p pair, s small);
CREATE TABLE u (id integer, ps pair[]);
