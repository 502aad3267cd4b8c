CREATE TABLE t (
    a text CONSTRAINT a1 CHECK (a = ANY (ARRAY['x'::text, 'y'::text])),
    b varchar(5) CONSTRAINT b1 CHECK (b = ANY (ARRAY['x'::character varying, 'y'::character varying])),
    c integer CONSTRAINT c1 CHECK ((c <> ALL (ARRAY[1, 2]))),
    d char(1) CONSTRAINT d1 CHECK ((d = ANY (ARRAY['m'::bpchar, 'f'::bpchar])))
);
CREATE INDEX t_idx ON public.t USING btree (c) WHERE (a = ANY (ARRAY['x'::text, 'y'::text]));
CREATE VIEW v AS SELECT t.c FROM public.t WHERE ((t.a = ANY (ARRAY['p'::text, 'q'::text])) AND (t.c = 1));
