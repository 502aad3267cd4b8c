CREATE SCHEMA s;
CREATE TYPE shade AS ENUM ('light', 'dark');
CREATE TABLE s.lamps (id integer CONSTRAINT lights_number_not_null NOT NULL CONSTRAINT lamps_pk PRIMARY KEY, shade shade DEFAULT 'light');
CREATE INDEX lamps_shade ON s.lamps (shade);
CREATE VIEW s.dark_lamps AS SELECT id FROM s.lamps WHERE shade = 'dark';
