-- Tables made of queries, and what LIKE takes from views and composite types, beside the same columns written down.
create type mood as enum ('good', 'bad');
create domain price as numeric(8, 2);
create table source (
    id int primary key, name varchar(20), amount numeric(10, 2), made timestamptz default now(), m mood, p price, words text[],
    code char(3), lasts interval year to month
);
create view seen as select *, p + 1 as more, row_number() over () as number, coalesce(name, 'x') as called from source;
create type pair as (a int, b varchar(7), c text collate "C");
comment on column pair.a is 'first';

create table picked as select id, name, amount * 2 as twice, made::date, 'text' as word, count(*) from source group by 1, 2, 3, 4;
create table whole as table source;
select id as key, m, words[1] as word into chosen from source where id > 1;
create unlogged table renamed (key, worth) with (fillfactor = 50) as select id, p from source with no data;
create table listed as values (1, 'x'::text, null), (2, 'y', 'z');
create table of_view as select * from seen;
create table like_view (like seen);
create table like_type (like pair including comments, rest int);
create table with_query as
with w as (select array_agg(id) as ids, jsonb_build_object('a', 1) as document, max(made) - min(made) as span from source)
select * from w;
create table if not exists with_query as select 1 as other;
create table joined as select s.id, k.word from source s left join picked k using (id);
alter table picked add primary key (id);
comment on column chosen.word is 'the first';
