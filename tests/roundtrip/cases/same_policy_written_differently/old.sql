CREATE TABLE m (team integer, person text);
CREATE TABLE t (id integer, team integer, owner text, open boolean);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY a ON t USING (open OR owner = current_user);
CREATE POLICY b ON t FOR SELECT TO roundtrip_reader USING (team IN (SELECT team FROM m WHERE person = current_user));
CREATE POLICY c ON t FOR INSERT WITH CHECK (owner = (SELECT current_setting('app.user')));
