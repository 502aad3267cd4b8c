CREATE TABLE t (
    a text DEFAULT 'it''s "quoted" -- not a comment; /* nor this */',
    b text DEFAULT E'line one\nline two\ttab \\ backslash',
    c text DEFAULT $x$dollar $$ inside$x$,
    d text DEFAULT U&'\00e9t\00e9 \2603'
);
