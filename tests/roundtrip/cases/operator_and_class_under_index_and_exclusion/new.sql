CREATE TYPE span AS (low integer, high integer);
CREATE FUNCTION span_lt(a span, b span) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT a.high < b.high';
CREATE FUNCTION span_le(span, span) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.low <= $2.low';
CREATE FUNCTION span_eq(span, span) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.low = $2.low';
CREATE FUNCTION span_cmp(span, span) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1.high - $2.high';
CREATE OPERATOR <# (LEFTARG = span, RIGHTARG = span, FUNCTION = span_lt, COMMUTATOR = >#);
CREATE OPERATOR <=# (LEFTARG = span, RIGHTARG = span, FUNCTION = span_le);
CREATE OPERATOR =# (LEFTARG = span, RIGHTARG = span, FUNCTION = span_eq, COMMUTATOR = =#, MERGES);
CREATE OPERATOR >=# (LEFTARG = span, RIGHTARG = span, FUNCTION = span_le);
CREATE OPERATOR ># (LEFTARG = span, RIGHTARG = span, FUNCTION = span_lt, COMMUTATOR = <#);
CREATE OPERATOR CLASS span_ops DEFAULT FOR TYPE span USING btree AS
    OPERATOR 1 <#, OPERATOR 2 <=#, OPERATOR 3 =#, OPERATOR 4 >=#, OPERATOR 5 >#, FUNCTION 1 span_cmp(span, span);
CREATE TABLE r (s span, t span CHECK (t <# ROW(1, 2)::span), n integer);
CREATE INDEX r_s ON r (s span_ops DESC);
CREATE VIEW less AS SELECT s FROM r WHERE s <# t;
