CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE DOMAIN code AS varchar(5);
CREATE TYPE pair AS (a integer, b text);
CREATE TABLE t (id integer PRIMARY KEY, a text, b text, c text, d text, e text, f text, g text, h text, i text, j text, k text, l text, m text, n text[], o text);
