-- The shell that came with an operator becomes a real one: the new one has to be there while the policy changes, and must not go with the old one.
CREATE TYPE span AS (a integer);
CREATE FUNCTION span_before(span, span) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.a < $2.a';
CREATE FUNCTION span_after(span, span) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.a > $2.a';
CREATE FUNCTION span_differs(span, span) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.a <> $2.a';
CREATE FUNCTION span_equals(span, span) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $1.a = $2.a';
CREATE OPERATOR <<< (FUNCTION = span_before, LEFTARG = span, RIGHTARG = span, COMMUTATOR = >>>);
CREATE OPERATOR !=== (FUNCTION = span_differs, LEFTARG = span, RIGHTARG = span, NEGATOR = ====);
CREATE TABLE stay (first span DEFAULT ROW(1)::span, last span, CHECK (first !=== last));
ALTER TABLE stay ENABLE ROW LEVEL SECURITY;
CREATE POLICY sorted ON stay USING (first <<< last);
CREATE POLICY different ON stay FOR DELETE USING (first !=== last);
