CREATE SCHEMA s;
CREATE TYPE s.b AS (x integer, y text);
