-- What could be passed on stays without that, as a part of ALL.
create schema app;
alter default privileges in schema app grant usage on sequences to roundtrip_writer with grant option;
alter default privileges in schema app grant all on sequences to roundtrip_writer;
alter default privileges in schema app grant select, update on sequences to roundtrip_reader with grant option;
