CREATE TABLE t (a text DEFAULT $q$it's$q$, b text DEFAULT U&'tab\0009here', c text DEFAULT U&'\00E9');
COMMENT ON TABLE t IS E'two\nlines';
CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT ''x''';
