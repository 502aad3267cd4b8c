CREATE SCHEMA ext;
CREATE SCHEMA ext2;
CREATE EXTENSION citext SCHEMA ext;
CREATE EXTENSION pg_trgm SCHEMA ext;
CREATE EXTENSION hstore SCHEMA ext;
CREATE TABLE t (id integer, mail ext.citext UNIQUE, tags ext.hstore DEFAULT '', CHECK (mail OPERATOR(ext.<>) ''::ext.citext));
CREATE INDEX t_trgm ON t USING gin ((mail::text) ext.gin_trgm_ops);
CREATE FUNCTION f(m ext.citext) RETURNS boolean LANGUAGE sql BEGIN ATOMIC SELECT EXISTS (SELECT 1 FROM t WHERE t.mail OPERATOR(ext.=) m); END;
CREATE VIEW v AS SELECT mail, ext.similarity(mail::text, 'x') AS s FROM t;
