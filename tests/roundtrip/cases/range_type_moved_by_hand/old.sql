-- A type that is renamed or moved leaves its functions where they were, and its multirange as well.
create schema a;
create schema b;
create type a.span as range (subtype = int);
grant execute on function a.span(int, int) to roundtrip_reader;
alter type a.span rename to reach;
alter type a.reach set schema b;
create table t (r b.reach default a.span(1, 2), m a.span_multirange default a.span_multirange(a.span(1, 2)));
