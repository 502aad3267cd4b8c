-- The functions that come with a range type have privileges and comments as others have; those of the multirange are made in the
-- schema of the range type.
create schema "many %";
create type span as range (subtype = date, multirange_type_name = "many %".spans);
create type "Größe %" as range (subtype = numeric);
revoke execute on all functions in schema public from public;
grant execute on function "Größe %"(numeric, numeric) to roundtrip_reader with grant option;
comment on function spans(variadic span[]) is 'some %';
create view v as select span('2020-01-01', '2020-02-01') as s, spans(span('2020-01-01', null), span(null, null)) as m;
