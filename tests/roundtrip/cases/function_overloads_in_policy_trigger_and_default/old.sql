-- Other routines of a name come and go under a policy, triggers and a default.
create function chk(int) returns bool language sql stable as 'select $1 > 0';
create function chk(text) returns bool language sql stable as 'select $1 <> ''''';
create function tg() returns trigger language plpgsql as 'begin return new; end';
create schema z;
create function z.tg() returns trigger language plpgsql as 'begin return old; end';
create table t (a int, b text, c bool default chk('x'::text));
alter table t enable row level security;
create policy p on t using (chk(a)) with check (chk(b));
create trigger x before insert on t for each row when (chk(new.a)) execute function tg();
create trigger y before delete on t for each row execute function z.tg();
