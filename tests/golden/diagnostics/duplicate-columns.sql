create table t (id int, name text, id bigint);
alter table t add column name varchar(20);
alter table t rename column name to id;
create type pair as (x int, y int, x text);
alter type pair add attribute y text;
alter type pair rename attribute x to y;
create type mood as enum ('sad', 'ok', 'sad');
create table clauses (
    a int null not null,
    b int default 1 default 2,
    c serial default 1,
    d int generated always as identity default 1,
    e int generated always as (1) stored generated always as identity,
    f setof int
);
