CREATE TYPE c AS (n integer);
CREATE FUNCTION c_from(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'int4recv';
CREATE FUNCTION c_from2(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS 'int8recv';
CREATE TRANSFORM FOR c LANGUAGE plpgsql (FROM SQL WITH FUNCTION c_from2(internal));
