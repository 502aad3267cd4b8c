-- A function whose result type changes is used wherever an expression can stand.
CREATE FUNCTION grade(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT n / 10';
COMMENT ON FUNCTION grade(integer) IS 'old';
REVOKE ALL ON FUNCTION grade(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION grade(integer) TO roundtrip_reader WITH GRANT OPTION;
CREATE TABLE exam (
    id integer PRIMARY KEY,
    points integer NOT NULL DEFAULT grade(100) CHECK (grade(points) < 100),
    mark integer GENERATED ALWAYS AS (grade(points) * 2) STORED,
    note text
);
COMMENT ON COLUMN exam.mark IS 'computed';
GRANT SELECT (mark) ON exam TO roundtrip_reader;
CREATE INDEX exam_grade_idx ON exam (grade(points)) WHERE grade(points) > 3;
COMMENT ON INDEX exam_grade_idx IS 'by grade';
ALTER TABLE exam ENABLE ROW LEVEL SECURITY;
CREATE POLICY good ON exam FOR SELECT TO roundtrip_reader USING (grade(points) > 5);
COMMENT ON POLICY good ON exam IS 'only good ones';
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER on_good BEFORE UPDATE ON exam FOR EACH ROW WHEN (grade(NEW.points) > 4) EXECUTE FUNCTION touch();
CREATE MATERIALIZED VIEW by_grade AS SELECT grade(points) AS g, count(*) AS n FROM exam GROUP BY 1;
CREATE UNIQUE INDEX by_grade_key ON by_grade (g);
CREATE VIEW top_grades WITH (security_barrier) AS SELECT g FROM by_grade WHERE g > 7;
GRANT SELECT ON top_grades TO roundtrip_writer;
CREATE RULE no_low AS ON INSERT TO exam WHERE grade(NEW.points) < 1 DO INSTEAD NOTHING;
CREATE STATISTICS exam_stat ON (grade(points)), note FROM exam;
CREATE DOMAIN graded AS integer CHECK (grade(VALUE) >= 0);
CREATE TABLE result (id integer, g graded);
CREATE FUNCTION best() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT max(grade(points)) FROM exam; END;
CREATE PUBLICATION only_good FOR TABLE exam (id, points) WHERE (points > 5);
