CREATE TABLE "t" (
    a integer, b BIGINT, c smallint, d boolean, e double precision, f real, g character varying(10), h character(3),
    i pg_catalog.bpchar, j numeric(5, 2), k timestamp with time zone, l timestamp without time zone, m time with time zone,
    n time without time zone, o bit varying(4), p real, q pg_catalog.float8, r integer[], s int[], t pg_catalog.text[],
    u serial, v bigserial
);
