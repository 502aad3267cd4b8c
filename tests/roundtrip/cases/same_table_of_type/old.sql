CREATE TYPE pair AS (a integer, b numeric(5,2), c text COLLATE "C");
CREATE TABLE t OF pair (a WITH OPTIONS PRIMARY KEY, b NOT NULL);
CREATE TABLE u OF pair;
