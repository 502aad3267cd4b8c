CREATE TABLE plain (a integer);
CREATE TABLE every_type (
    a smallint, b integer, c bigint, d real, e double precision, f numeric, g numeric(5), h numeric(12, 4),
    i boolean, j text, k varchar, l varchar(20), m char, n char(8), o bytea, p uuid, q json, r jsonb, s xml,
    t date, u time, v time(3), w timetz, x timetz(0), y timestamp, z timestamp(6), aa timestamptz, ab timestamptz(3),
    ac interval, ad interval day to second, ae interval(2), af interval year to month, ag inet, ah cidr, ai macaddr, aj macaddr8,
    ak bit, al bit(3), am bit varying, an varbit(9), ao point, ap line, aq lseg, ar box, a_s path, at polygon, au circle,
    av int4range, aw int8multirange, ax tsvector, ay tsquery, az money, ba oid, bb name, bc "char", bd regclass,
    be integer[], bf text[][], bg varchar(5)[], bh numeric(6, 2)[], bi timestamptz(0)[], bj pg_lsn, bk jsonpath, bl xid8
);
