create table t (
    a int constraint positive check (a > 0),
    b int,
    constraint positive check (b > 0)
);
alter table t add constraint positive check (a > b);
alter table t add constraint t_key unique (a);
alter table t add constraint t_key unique (b);
create index t_key on t (b);
create index t_a on t (a);
create index t_a on t (b);
create policy p on t using (true);
create policy p on t using (false);
alter table t enable row level security;
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger tick before insert on t for each row execute function f();
create trigger tick before update on t for each row execute function f();
create table u (id int primary key, other int primary key);
alter table u add primary key (other);
