CREATE TYPE person AS (name text, age integer, born date);
