-- Dropping a primary key leaves its columns NOT NULL; here they must not stay so.
CREATE TABLE t (a integer, b integer, PRIMARY KEY (a, b));
