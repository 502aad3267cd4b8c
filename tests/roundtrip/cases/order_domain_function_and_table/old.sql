CREATE TABLE allowed (code text PRIMARY KEY);
CREATE FUNCTION is_allowed(c text) RETURNS boolean LANGUAGE sql STABLE AS 'SELECT EXISTS (SELECT FROM allowed WHERE code = c)';
CREATE DOMAIN code AS text CHECK (is_allowed(VALUE));
CREATE TABLE used (c code, d code[] DEFAULT '{}');
CREATE FUNCTION make(c code DEFAULT NULL) RETURNS code LANGUAGE sql AS 'SELECT c';
