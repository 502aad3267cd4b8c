CREATE SCHEMA ops;
CREATE FUNCTION ops.same(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT lower($1) = lower($2)';
CREATE OPERATOR ops.=~= (FUNCTION = ops.same, LEFTARG = text, RIGHTARG = text, COMMUTATOR = OPERATOR(ops.=~=));
CREATE TABLE word (
    a text,
    is_x boolean GENERATED ALWAYS AS (a OPERATOR(ops.=~=) 'x') STORED,
    CHECK (a OPERATOR(ops.=~=) 'y' OR a IS NULL)
);
CREATE DOMAIN x AS text CHECK (value OPERATOR(ops.=~=) 'x');
