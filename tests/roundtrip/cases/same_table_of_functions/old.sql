-- Tables made of queries over functions have the columns that the server gives them, whatever the functions return.
CREATE TYPE pair AS (a integer, b character varying(5));
CREATE DOMAIN name_text AS text;
CREATE TABLE t (id integer NOT NULL, name name_text, at timestamp(3));
CREATE FUNCTION scalar(integer) RETURNS bigint LANGUAGE sql AS 'SELECT $1::bigint';
CREATE FUNCTION scalar(text, suffix text DEFAULT '') RETURNS name_text LANGUAGE sql AS 'SELECT $1::name_text';
CREATE FUNCTION scalars() RETURNS SETOF numeric(10,2) LANGUAGE sql AS 'SELECT 1.0';
CREATE FUNCTION composite() RETURNS pair LANGUAGE sql AS 'SELECT ROW(1, ''x'')::pair';
CREATE FUNCTION rows() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
CREATE FUNCTION columns(n integer) RETURNS TABLE (x varchar(9), y numeric(10, 2)[]) LANGUAGE sql AS 'SELECT ''x''::varchar, ARRAY[1.0]';
CREATE FUNCTION outs(IN i integer, OUT o pair, INOUT p text) LANGUAGE sql AS 'SELECT ROW(1, ''x'')::pair, p';
CREATE FUNCTION one_out(OUT o date) LANGUAGE sql AS 'SELECT date ''today''';
CREATE FUNCTION anything() RETURNS SETOF record LANGUAGE sql AS 'SELECT 1, ''x''::text';
CREATE FUNCTION poly(anyelement, anyarray) RETURNS anyarray LANGUAGE sql AS 'SELECT $2';
CREATE VIEW v AS SELECT scalar(1) AS s, id FROM t;
CREATE TABLE a (
    s bigint,
    scalar name_text,
    z name_text,
    d date,
    p smallint[]
);
CREATE TABLE b (
    scalars numeric
);
CREATE TABLE c (
    a integer,
    b character varying(5),
    again integer
);
CREATE TABLE d (
    id integer,
    name name_text,
    at timestamp(3) without time zone,
    whole t
);
CREATE TABLE e (
    x character varying,
    y numeric[],
    ordinality bigint
);
CREATE TABLE f (
    m pair,
    n text
);
CREATE TABLE g (
    k integer,
    l character varying(7)
);
CREATE TABLE h (
    a numeric,
    b character varying,
    c numeric[]
);
CREATE TABLE i (
    more bigint,
    id integer
);
CREATE TABLE j (
    s bigint,
    id integer
);
CREATE TABLE k (
    id integer,
    x character varying
);
CREATE TABLE l (
    c pair,
    n bigint,
    counted bigint
);
