-- The functions belong to the superuser that initdb made, whoever makes the type; they stay its own when the type gets another owner,
-- and its default privileges are theirs.
grant create, usage on schema public to roundtrip_owner, roundtrip_writer;
alter default privileges for role roundtrip_owner revoke execute on functions from public;
set role roundtrip_owner;
create type span as range (subtype = int);
reset role;
alter type span owner to roundtrip_writer;
create type reach as range (subtype = int);
grant execute on function reach(int, int) to roundtrip_owner;
alter type reach owner to roundtrip_owner;
