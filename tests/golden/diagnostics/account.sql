-- Each statement is counted once.
create table a (id int);
insert into a values (1);
select setval('s', 1);
set lock_timeout = 1;
begin;
commit;
\connect shop
create type b (input = i, output = o);
do $$ begin perform 1; end $$;
create tabel c ();
create table a (id int);
