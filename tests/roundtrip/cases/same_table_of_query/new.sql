create type mood as enum ('good', 'bad');
create domain price as numeric(8, 2);
create table source (
    id int primary key, name varchar(20), amount numeric(10, 2), made timestamptz default now(), m mood, p price, words text[],
    code char(3), lasts interval year to month
);
create view seen as select *, p + 1 as more, row_number() over () as number, coalesce(name, 'x') as called from source;
create type pair as (a int, b varchar(7), c text collate "C");
comment on column pair.a is 'first';

create table picked (id int primary key, name varchar(20), twice numeric, made date, word text, count bigint);
create table whole (
    id int, name varchar(20), amount numeric(10, 2), made timestamptz, m mood, p price, words text[], code char(3),
    lasts interval year to month
);
create table chosen (key int, m mood, word text);
comment on column chosen.word is 'the first';
create unlogged table renamed (key int, worth price) with (fillfactor = 50);
create table listed (column1 int, column2 text, column3 text);
create table of_view (
    id int, name varchar(20), amount numeric(10, 2), made timestamptz, m mood, p price, words text[], code char(3),
    lasts interval year to month, more numeric, number bigint, called varchar
);
create table like_view (
    id int, name varchar(20), amount numeric(10, 2), made timestamptz, m mood, p price, words text[], code char(3),
    lasts interval year to month, more numeric, number bigint, called varchar
);
create table like_type (a int, b varchar(7), c text collate "C", rest int);
comment on column like_type.a is 'first';
create table with_query (ids int[], document jsonb, span interval);
create table joined (id int, word text);
