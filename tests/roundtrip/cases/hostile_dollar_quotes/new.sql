CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $_$SELECT $$inner 'quotes'$$ || $body$ $function$ and $procedure$ $body$$_$;
CREATE FUNCTION g() RETURNS text LANGUAGE plpgsql AS '
BEGIN
    RETURN ''$$ $1 $function$ $x$ '' || E''\\n'';
END';
CREATE PROCEDURE p() LANGUAGE plpgsql AS $outer$
BEGIN
    EXECUTE $a$DO $b$ BEGIN NULL; END $b$$a$;
    RAISE NOTICE '% of 100%%', 5;
END $outer$;
COMMENT ON FUNCTION f() IS $c$ $$ $function$ ' $c$;
