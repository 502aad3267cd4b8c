create schema a;
create schema b;
create type b.reach as range (subtype = int, multirange_type_name = a.span_multirange);
grant execute on function b.reach(int, int) to roundtrip_writer;
create table t (r b.reach default b.reach(1, 2), m a.span_multirange default b.span_multirange(b.reach(1, 2)));
