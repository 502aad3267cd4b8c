-- The composite type stores values of the enum: it is replaced with it, and its values are converted.
CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy', 'unused');
CREATE TYPE report AS (author text, felt mood, noted date);
COMMENT ON TYPE report IS 'what somebody felt';
COMMENT ON COLUMN report.felt IS 'the mood';
CREATE TABLE journal (id integer PRIMARY KEY, entry report, CONSTRAINT entry_known CHECK ((entry).author <> ''));
CREATE INDEX journal_author ON journal (((entry).author));
CREATE VIEW authors AS SELECT id, (entry).author, (entry).felt FROM journal;
COMMENT ON VIEW authors IS 'who wrote';
CREATE FUNCTION shout(r report) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper(r.author) $$;
