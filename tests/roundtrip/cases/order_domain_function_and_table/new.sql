CREATE TABLE allowed (code text PRIMARY KEY, until date);
CREATE FUNCTION is_allowed(c text, at date DEFAULT CURRENT_DATE) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT EXISTS (SELECT FROM allowed WHERE code = c AND until >= at)';
CREATE DOMAIN code AS text NOT NULL CHECK (is_allowed(VALUE));
CREATE TABLE used (c code, d code[] DEFAULT '{}');
CREATE FUNCTION make(c code DEFAULT 'x') RETURNS code LANGUAGE sql AS 'SELECT c';
