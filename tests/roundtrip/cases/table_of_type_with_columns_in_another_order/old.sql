-- The columns of a table have to stand in the order of its type: those that do not are made anew, with their values.
create type y as (a int, b text, c numeric);
create table t (c numeric, b text not null default 'q', x int);
create index t_b on t (b);
alter table t add primary key (c);
create table r (c numeric references t);
create table k (a int, b text, c numeric);
