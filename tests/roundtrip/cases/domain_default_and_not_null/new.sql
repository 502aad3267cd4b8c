CREATE DOMAIN d AS integer DEFAULT 1 NOT NULL;
CREATE DOMAIN e AS text;
CREATE DOMAIN f AS text DEFAULT 'y';
CREATE TABLE t (id integer, d d, e e, f f);
