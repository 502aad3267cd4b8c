-- The commutator and the negator are never made: the server has shells of them, which hold on to the type.
CREATE SCHEMA geo;
CREATE TYPE geo.span AS (a integer, b integer);
CREATE FUNCTION geo.before(geo.span, geo.span) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).b < ($2).a';
CREATE FUNCTION geo.holds(geo.span, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT $2 BETWEEN ($1).a AND ($1).b';
CREATE OPERATOR geo.<<< (FUNCTION = geo.before, LEFTARG = geo.span, RIGHTARG = geo.span, COMMUTATOR = OPERATOR(geo.>>>), NEGATOR = OPERATOR(geo.!<<<));
CREATE OPERATOR geo.@>> (FUNCTION = geo.holds, LEFTARG = geo.span, RIGHTARG = integer, COMMUTATOR = OPERATOR(geo.<<@));
