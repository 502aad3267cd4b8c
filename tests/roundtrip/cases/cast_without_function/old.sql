CREATE DOMAIN unused AS text;
CREATE TYPE a AS (n integer);
