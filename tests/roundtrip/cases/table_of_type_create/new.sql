CREATE TYPE person AS (name text, age integer, born date);
CREATE TABLE plain OF person;
CREATE TABLE people OF person (
    PRIMARY KEY (name),
    age WITH OPTIONS NOT NULL DEFAULT 18,
    CHECK (age > 0)
);
CREATE INDEX people_born ON people (born);
COMMENT ON TABLE people IS 'of a type';
COMMENT ON COLUMN people.age IS 'years';
GRANT SELECT ON people TO roundtrip_reader;
ALTER TABLE people ALTER COLUMN name SET STATISTICS 5;
