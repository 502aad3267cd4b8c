create type y as (a int, b text, c numeric);
create table t of y (b not null default 'q');
create index t_b on t (b);
alter table t add primary key (c);
create table r (c numeric references t);
create table k of y;
