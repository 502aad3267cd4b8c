-- @renamed from=boss
create role chief;
create role crew;
grant crew to chief with admin option;
set role chief;
grant crew to roundtrip_writer;
reset role;
