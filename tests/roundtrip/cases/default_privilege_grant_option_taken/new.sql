create schema app;
alter default privileges in schema app grant all on sequences to roundtrip_writer;
alter default privileges in schema app grant select on sequences to roundtrip_reader;
