-- What was a shell is made, and another one becomes a shell.
CREATE TYPE span AS (a integer, b integer);
CREATE FUNCTION span_before(span, span) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).b < ($2).a';
CREATE FUNCTION span_after(span, span) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a > ($2).b';
CREATE OPERATOR <<< (FUNCTION = span_before, LEFTARG = span, RIGHTARG = span, COMMUTATOR = >>>);
CREATE OPERATOR <<~ (FUNCTION = span_before, LEFTARG = span, RIGHTARG = span, COMMUTATOR = >>~);
CREATE OPERATOR >>~ (FUNCTION = span_after, LEFTARG = span, RIGHTARG = span, COMMUTATOR = <<~);
CREATE TABLE period (at span, CHECK (at <<< ROW(9, 9)::span), CHECK (at <<~ ROW(8, 8)::span));
