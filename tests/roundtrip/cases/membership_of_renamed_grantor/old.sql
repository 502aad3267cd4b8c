-- The role that granted a membership gets another name, and what it granted goes.
create role boss;
create role crew;
grant crew to boss with admin option;
set role boss;
grant crew to roundtrip_reader;
grant crew to roundtrip_writer;
reset role;
