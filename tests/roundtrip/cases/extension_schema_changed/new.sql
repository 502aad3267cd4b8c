CREATE SCHEMA tools;
CREATE EXTENSION pg_trgm SCHEMA tools;
CREATE TABLE words (w text);
