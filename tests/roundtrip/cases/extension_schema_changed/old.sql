CREATE SCHEMA tools;
CREATE EXTENSION pg_trgm;
CREATE TABLE words (w text);
