CREATE SCHEMA ext;
CREATE SCHEMA ext2;
CREATE EXTENSION citext SCHEMA ext2;
CREATE EXTENSION pg_trgm SCHEMA ext2;
CREATE EXTENSION hstore SCHEMA ext;
CREATE TABLE t (id integer, mail ext2.citext UNIQUE, tags ext.hstore DEFAULT '', CHECK (mail OPERATOR(ext2.<>) ''::ext2.citext));
CREATE INDEX t_trgm ON t USING gin ((mail::text) ext2.gin_trgm_ops);
CREATE FUNCTION f(m ext2.citext) RETURNS boolean LANGUAGE sql BEGIN ATOMIC SELECT EXISTS (SELECT 1 FROM t WHERE t.mail OPERATOR(ext2.=) m); END;
CREATE VIEW v AS SELECT mail, ext2.similarity(mail::text, 'x') AS s FROM t;
