CREATE DOMAIN d AS integer;
CREATE DOMAIN e AS text DEFAULT 'x' NOT NULL;
CREATE DOMAIN f AS text DEFAULT 'x';
CREATE TABLE t (id integer, d d, e e, f f);
