create type span as range (subtype = numeric);
grant execute on function span(numeric, numeric) to roundtrip_writer;
alter default privileges revoke execute on functions from public;
alter default privileges in schema public grant execute on functions to roundtrip_writer;
create type reach as range (subtype = int8);
create type more as range (subtype = date);
create table t (r reach, s span, ss span[]);
