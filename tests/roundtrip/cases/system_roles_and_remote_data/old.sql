-- Roles and memberships, publications, foreign data, partitions with policies: all that says who sees what, and where it goes.
create role hub_staff nologin;
create role hub_lead login connection limit 3 valid until '2030-01-01';
create role hub_guest nologin noinherit;
create role "hub's odd ""role""";
grant hub_staff to hub_lead with admin option;
grant hub_guest to "hub's odd ""role""";
grant hub_staff to roundtrip_writer;
alter role hub_lead set search_path = hub, public;
alter role hub_guest set statement_timeout = '5s';

create schema hub authorization hub_staff;
alter default privileges in schema hub grant select on tables to hub_guest;
alter default privileges for role hub_staff in schema hub revoke execute on functions from public;

create function hub.me() returns text language sql stable as $$ select current_user::text $$;
create function hub.may_see(region text) returns boolean language sql stable security definer set search_path = '' as $$ select region <> 'secret' $$;

create table hub.visits (
    region text not null,
    at date not null,
    visitor text not null default current_user,
    note text,
    primary key (region, at)
) partition by list (region);
create table hub.visits_north partition of hub.visits for values in ('north') partition by range (at);
create table hub.visits_north_old partition of hub.visits_north for values from (minvalue) to ('2020-01-01');
create table hub.visits_north_new partition of hub.visits_north for values from ('2020-01-01') to (maxvalue);
create table hub.visits_south partition of hub.visits for values in ('south', 'secret');
create table hub.visits_rest partition of hub.visits default;
create index visits_at_idx on hub.visits (at);
alter table hub.visits enable row level security;
alter table hub.visits_south enable row level security;
alter table hub.visits_south force row level security;
create policy see on hub.visits for select to hub_guest using (hub.may_see(region));
create policy own on hub.visits to hub_staff using (visitor = hub.me()) with check (visitor = hub.me());
create policy narrow on hub.visits_south as restrictive to hub_guest, public using (region = 'south');
create policy old_rows on hub.visits_north_old for delete to hub_lead using (at < '2010-01-01');
alter table hub.visits owner to hub_staff;

grant select, insert (region, at, note), update (note) on hub.visits to hub_guest;
grant select on hub.visits to hub_lead with grant option;
grant all on hub.visits_rest to roundtrip_reader;
revoke all on function hub.may_see(text) from public;
grant execute on function hub.may_see(text) to hub_guest, hub_staff;

create view hub.seen with (security_barrier) as select region, at from hub.visits where hub.may_see(region);
alter view hub.seen owner to hub_lead;
grant select on hub.seen to hub_guest;

create foreign data wrapper far options (debug 'true');
create server there type 'x' version '1' foreign data wrapper far options (host 'a', port '1');
create user mapping for hub_lead server there options (user 'lead', password 'old');
create user mapping for public server there;
create foreign table hub.remote (id integer options (column_name 'ID') not null, body text, check (id > 0)) server there options (table_name 'r');
create table hub.plain (region text) partition by list (region);
create foreign table hub.plain_far partition of hub.plain for values in ('far') server there;
grant usage on foreign server there to hub_lead;
grant usage on foreign data wrapper far to hub_staff;

create table hub.log (id bigint generated always as identity primary key, body text, hidden text);
create publication all_of_hub for table hub.log (id, body), hub.visits_south where (region = 'south') with (publish = 'insert, update');
create publication whole for tables in schema hub;
create publication trees for table hub.visits with (publish_via_partition_root = true);
comment on publication trees is 'As one table';
comment on role hub_staff is 'Those who work there';
comment on policy see on hub.visits is 'What is not secret';
