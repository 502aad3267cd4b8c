CREATE SCHEMA eu;
CREATE TABLE eu.sales (id integer CONSTRAINT revenue_id_not_null NOT NULL CONSTRAINT sales_key PRIMARY KEY, region text);
CREATE TABLE base (id integer, n integer);
CREATE TABLE heir () INHERITS (base);
CREATE TABLE other (id integer);
CREATE PUBLICATION p FOR TABLE eu.sales (id, region) WHERE (region IN ('a', 'b')), base, TABLE ONLY other;
CREATE PUBLICATION q FOR TABLES IN SCHEMA eu, public WITH (publish = 'insert, update, delete, truncate');
