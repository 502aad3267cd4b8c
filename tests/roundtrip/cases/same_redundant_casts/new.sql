CREATE TYPE e AS ENUM ('a', 'b');
CREATE TABLE t (
    a text DEFAULT 'x'::text, b jsonb DEFAULT '{}'::jsonb, c public.e DEFAULT 'a'::public.e, d text[] DEFAULT '{}'::text[],
    f numeric DEFAULT 0, g date DEFAULT '2024-01-01'::date, h varchar(9) DEFAULT 'v'::character varying, i boolean DEFAULT TRUE,
    j integer DEFAULT '-1'::integer, k bigint DEFAULT 7,
    CONSTRAINT ck CHECK (((a <> 'y'::text) AND (c = 'a'::public.e) AND (g > '2000-01-01'::date)))
);
