CREATE SCHEMA app;
CREATE SCHEMA IF NOT EXISTS public;

CREATE SEQUENCE app.s AS integer START WITH 1 MINVALUE -3 MAXVALUE 77 CACHE 4 CYCLE;

CREATE TABLE app.inside (
    a integer
);

CREATE TABLE public.p (
    id integer,
    b text,
    c numeric
)
PARTITION BY RANGE (id);

CREATE TABLE public.p1 PARTITION OF public.p
FOR VALUES FROM (0) TO (20);

CREATE UNLOGGED TABLE public.q (
    id integer NOT NULL,
    ref integer,
    t text COMPRESSION pglz,
    g integer,
    CONSTRAINT qq PRIMARY KEY (id) WITH (fillfactor = 60),
    CONSTRAINT ck2 CHECK (ref > 0),
    CONSTRAINT fk FOREIGN KEY (ref) REFERENCES public.q (id) DEFERRABLE INITIALLY DEFERRED
);

ALTER TABLE public.q ALTER COLUMN t SET STORAGE EXTERNAL;
ALTER TABLE public.q ALTER COLUMN t SET STATISTICS 50;
ALTER TABLE public.q REPLICA IDENTITY FULL;

CREATE FUNCTION public.tf()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$begin return new; end$$;

ALTER TABLE public.p1 ALTER COLUMN id SET NOT NULL;

CREATE INDEX inside_a_idx ON app.inside (a);

ALTER SEQUENCE app.s OWNED BY app.inside.a;

CREATE VIEW app.v WITH (security_barrier = true) AS
SELECT a AS aa FROM app.inside;

ALTER VIEW app.v ALTER COLUMN aa SET DEFAULT 3;

CREATE RULE r AS
    ON DELETE TO public.q
    DO INSTEAD NOTHING;

ALTER TABLE public.q ENABLE ALWAYS RULE r;

CREATE TRIGGER tr
    BEFORE UPDATE OF t ON public.q
    FOR EACH ROW
    WHEN (new.t IS DISTINCT FROM old.t)
    EXECUTE FUNCTION public.tf();

ALTER TABLE public.q ENABLE REPLICA TRIGGER tr;

GRANT ALL ON TABLE app.inside TO PUBLIC;
GRANT INSERT (a), REFERENCES (a) ON TABLE app.inside TO PUBLIC;
GRANT USAGE ON SEQUENCE app.s TO PUBLIC;
GRANT ALL ON TABLE app.v TO PUBLIC;
