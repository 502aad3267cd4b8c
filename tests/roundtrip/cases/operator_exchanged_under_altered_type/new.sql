-- A policy is altered to use another operator, after its type has grown, and before the former operator goes.
CREATE TYPE point3 AS (x double precision, y double precision, z double precision);
CREATE FUNCTION is_left(point3, point3) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS 'SELECT $1.x < $2.x';
CREATE FUNCTION is_right(point3, point3) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.x >= $2.x';
CREATE OPERATOR <~ (LEFTARG = point3, RIGHTARG = point3, FUNCTION = is_left, NEGATOR = >=~);
CREATE OPERATOR >=~ (LEFTARG = point3, RIGHTARG = point3, FUNCTION = is_right, NEGATOR = <~);
CREATE TABLE spot (at point3, CHECK (at <~ ROW(1, 2, 3)::point3));
ALTER TABLE spot ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON spot USING (at >=~ NULL::point3);
