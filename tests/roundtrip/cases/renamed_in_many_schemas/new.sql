CREATE SCHEMA two;
-- @renamed from=one
CREATE SCHEMA uno;
-- @renamed from=one.mood
CREATE TYPE two.temper AS ENUM ('sad', 'glad');
-- @renamed from=one.short
CREATE DOMAIN two.brief AS text CHECK (length(VALUE) < 10);
-- @renamed from=one.person
CREATE TABLE two.human (
    -- @renamed from=id
    number integer,
    mood two.temper DEFAULT 'sad', nick two.brief);
-- @renamed from=one.numbers
CREATE SEQUENCE two.counting OWNED BY two.human.number;
ALTER TABLE two.human ALTER COLUMN number SET DEFAULT nextval('two.counting');
ALTER TABLE two.human ADD PRIMARY KEY (number);
-- @renamed from=one.person_mood
CREATE INDEX human_mood ON two.human (mood);
-- @renamed from=one.glad
CREATE VIEW uno.happy AS SELECT number AS id, nick FROM two.human WHERE mood = 'glad';
-- @renamed from=one.count_people
CREATE FUNCTION uno.count_humans() RETURNS bigint LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) FROM two.human; END;
-- @renamed from=one.person_stat
CREATE STATISTICS uno.human_stat ON mood, nick FROM two.human;
ALTER TABLE two.human ENABLE ROW LEVEL SECURITY;
-- @renamed from=glad_only
CREATE POLICY happy_only ON two.human USING (mood = 'glad');
CREATE FUNCTION uno.tf() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
-- @renamed from=tt
CREATE TRIGGER tt2 BEFORE INSERT ON two.human FOR EACH ROW EXECUTE FUNCTION uno.tf();
-- @renamed from=one.m
CREATE MATERIALIZED VIEW two.mm AS SELECT mood FROM two.human;
-- @renamed from=one.m_mood
CREATE INDEX mm_mood ON two.mm (mood);
