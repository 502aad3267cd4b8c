CREATE TYPE color AS (r integer, g integer, b integer);
