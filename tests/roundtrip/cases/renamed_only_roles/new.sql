-- @renamed from=renamed_old
create role renamed_new login;
-- @renamed from=renamed_other
create role renamed_an;
create role renamed_group role renamed_new;
grant renamed_an to renamed_new with admin option;
create schema sc authorization renamed_new;
create table sc.t (id int);
alter table sc.t owner to renamed_new;
grant select on sc.t to renamed_an;
create policy p on sc.t to renamed_new using (current_user = 'renamed_old');
alter default privileges for role renamed_new in schema sc grant select on tables to renamed_an;
alter role renamed_new set work_mem = '1MB';
