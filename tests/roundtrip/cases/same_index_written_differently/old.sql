CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX ON t (a);
CREATE INDEX i2 ON t (lower(b) DESC, a NULLS LAST);
CREATE INDEX i3 ON t ((c ->> 'k')) WHERE a > 0 AND b = 'x';
CREATE UNIQUE INDEX i4 ON t (b text_ops);
