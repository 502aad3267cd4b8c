-- Default privileges of functions are for those of range types, too; a type that is made anew has what it had.
create type span as range (subtype = int);
alter default privileges revoke execute on functions from public;
alter default privileges in schema public grant execute on functions to roundtrip_reader;
create type reach as range (subtype = int);
create table t (r reach, s span, ss span[]);
