CREATE TABLE public.t (
    a integer NOT NULL,
    b text DEFAULT 'x'::text,
    CONSTRAINT t_check CHECK ((a > 0))
)
PARTITION BY RANGE (a);
CREATE TABLE public.t_1 (
    a integer NOT NULL,
    b text DEFAULT 'x'::text,
    CONSTRAINT t_check CHECK ((a > 0))
);
CREATE TABLE public.t_rest (
    a integer NOT NULL,
    b text DEFAULT 'x'::text,
    CONSTRAINT t_check CHECK ((a > 0))
);
ALTER TABLE ONLY public.t ATTACH PARTITION public.t_1 FOR VALUES FROM (1) TO (10);
ALTER TABLE ONLY public.t ATTACH PARTITION public.t_rest DEFAULT;
ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
ALTER TABLE ONLY public.t_1 ADD CONSTRAINT t_1_pkey PRIMARY KEY (a);
ALTER TABLE ONLY public.t_rest ADD CONSTRAINT t_rest_pkey PRIMARY KEY (a);
CREATE INDEX t_b_idx ON ONLY public.t USING btree (b);
CREATE INDEX t_1_b_idx ON public.t_1 USING btree (b);
CREATE INDEX t_rest_b_idx ON public.t_rest USING btree (b);
ALTER INDEX public.t_b_idx ATTACH PARTITION public.t_1_b_idx;
ALTER INDEX public.t_pkey ATTACH PARTITION public.t_1_pkey;
ALTER INDEX public.t_b_idx ATTACH PARTITION public.t_rest_b_idx;
ALTER INDEX public.t_pkey ATTACH PARTITION public.t_rest_pkey;
