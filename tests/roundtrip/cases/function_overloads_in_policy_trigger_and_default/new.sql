create function chk(bigint) returns bool language sql stable as 'select $1 > 1';
create function chk(text, int default 1) returns bool language sql stable as 'select $1 <> ''''';
create schema z;
create function z.tg() returns trigger language plpgsql as 'begin return new; end';
create table t (a int, b text, c bool default chk('y'::text));
alter table t enable row level security;
create policy p on t using (chk(a)) with check (chk(b));
create trigger x before insert on t for each row when (chk(new.a)) execute function z.tg();
create trigger y before delete on t for each row execute function z.tg();
