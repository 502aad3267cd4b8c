-- What a statement changes never is a WITH query, whatever its name is.
CREATE TABLE other (a integer, b text);
CREATE TABLE u (a integer);
CREATE FUNCTION f() RETURNS void LANGUAGE sql BEGIN ATOMIC
    WITH t AS (SELECT 1 AS x) INSERT INTO other (a) SELECT x FROM t;
    WITH t AS (SELECT 1 AS x) UPDATE other SET a = z.x FROM t AS z WHERE other.b <> '';
    WITH t AS (SELECT 1 AS x) DELETE FROM other USING t AS z WHERE z.x = other.a;
END;
CREATE RULE r AS ON INSERT TO u DO ALSO
    WITH t AS (INSERT INTO other (a) VALUES (1) RETURNING a), v AS (SELECT a FROM t) DELETE FROM other WHERE other.a IN (SELECT a FROM v);
