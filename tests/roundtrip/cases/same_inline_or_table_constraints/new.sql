CREATE TABLE p (id integer, code text, PRIMARY KEY (id), UNIQUE (code));
CREATE TABLE c (
    id integer,
    p_id integer NOT NULL,
    p_code text,
    u text,
    CONSTRAINT c_pkey PRIMARY KEY (id),
    CONSTRAINT c_id_check CHECK (id > 0),
    FOREIGN KEY (p_id) REFERENCES p (id) ON UPDATE NO ACTION ON DELETE CASCADE NOT DEFERRABLE INITIALLY IMMEDIATE,
    CONSTRAINT c_p_code_fkey FOREIGN KEY (p_code) REFERENCES public.p (code) MATCH SIMPLE,
    CONSTRAINT c_u_key UNIQUE (u)
);
