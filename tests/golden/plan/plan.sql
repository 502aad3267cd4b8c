ALTER TYPE public.mood ADD VALUE 'glad';

-- DATA_LOSS: the values of public.people.gone are lost
ALTER TABLE public.people DROP COLUMN gone;

-- DATA_LOSS: all rows of public.old are lost
DROP TABLE public.old;

-- @commit
-- because the type of public.people.age changes
DROP VIEW public.ages;

ALTER TABLE public.people ADD CONSTRAINT name_schemac_not_null CHECK (name IS NOT NULL) NOT VALID;

-- TABLE_REWRITE, ACCESS_EXCLUSIVE_LOCK
ALTER TABLE public.people ALTER COLUMN age TYPE bigint;

-- because the type of public.people.age changes
CREATE VIEW public.ages AS
SELECT age FROM public.people;

-- @commit
-- MAY_FAIL: fails when a row has NULL in public.people.name
ALTER TABLE public.people VALIDATE CONSTRAINT name_schemac_not_null;

-- @commit
ALTER TABLE public.people ALTER COLUMN name SET NOT NULL;
ALTER TABLE public.people DROP CONSTRAINT name_schemac_not_null;

ALTER TABLE public.people
    ADD COLUMN team bigint,
    ALTER COLUMN feels SET DEFAULT 'glad';

-- @commit
-- @no-transaction
CREATE INDEX CONCURRENTLY people_team_idx ON public.people (team);

-- @commit
ALTER TABLE public.people ADD CONSTRAINT people_team_fkey FOREIGN KEY (team) REFERENCES public.teams (id) NOT VALID;

-- @commit
-- MAY_FAIL: fails when a row of public.people refers to none in public.teams
ALTER TABLE public.people VALIDATE CONSTRAINT people_team_fkey;

-- SECURITY_CHANGE: anon can now read public.people
GRANT SELECT ON TABLE public.people TO anon;
