CREATE TABLE m (team integer, person text);
CREATE TABLE t (id integer, team integer, owner text, open boolean);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY a ON public.t AS PERMISSIVE FOR ALL TO PUBLIC USING ((open OR (owner = CURRENT_USER)));
CREATE POLICY b ON t FOR SELECT TO roundtrip_reader USING ((team IN ( SELECT m.team FROM public.m WHERE (m.person = CURRENT_USER))));
CREATE POLICY c ON t FOR INSERT WITH CHECK ((owner = ( SELECT current_setting('app.user'::text) AS current_setting)));
