CREATE TABLE t (
    a int4, b int8, c int2, d bool, e float8, f float4, g varchar(10), h char(3), i bpchar, j decimal(5, 2), k timestamptz,
    l timestamp, m timetz, n time, o varbit(4), p float(20), q float(30), r int4[], s integer ARRAY[3], t text [4], u serial4, v serial8
);
