-- Default privileges that there are none of.
create schema s;
alter default privileges in schema s grant usage on schemas to public;
alter default privileges grant execute on tables to public;
alter default privileges in schema missing grant select on tables to public;
