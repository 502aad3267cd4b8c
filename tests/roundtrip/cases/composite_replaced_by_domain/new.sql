CREATE DOMAIN c AS integer;
CREATE TABLE t (id integer, c c);
