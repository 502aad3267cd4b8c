CREATE TABLE t (a integer, b text, c jsonb);
CREATE INDEX t_a_idx ON ONLY public.t USING btree (a ASC NULLS LAST);
CREATE INDEX IF NOT EXISTS i2 ON t (lower(b) DESC NULLS FIRST, a ASC);
CREATE INDEX i3 ON t USING btree (((c ->> 'k'::text))) WHERE ((a > 0) AND (b = 'x'::text));
CREATE UNIQUE INDEX i4 ON t (b) NULLS DISTINCT;
