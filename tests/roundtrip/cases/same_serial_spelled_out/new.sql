CREATE SEQUENCE t_id_seq AS integer START WITH 1 INCREMENT BY 1 NO MINVALUE NO MAXVALUE CACHE 1;
CREATE TABLE t (id integer NOT NULL DEFAULT nextval('t_id_seq'::regclass), n bigint NOT NULL);
ALTER SEQUENCE t_id_seq OWNED BY t.id;
ALTER TABLE ONLY t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
CREATE SEQUENCE public.t_n_seq OWNED BY public.t.n;
ALTER TABLE t ALTER COLUMN n SET DEFAULT nextval('public.t_n_seq');
