create type mood as enum ('sad', 'fine', 'glad');
create domain positive as integer check (value > 0);
create domain short_name as varchar(40);
create type address as (street text, town varchar(80), number positive);

create table authors (
    id bigint generated always as identity primary key,
    name text not null unique,
    nick varchar(20),
    code char(3),
    born date,
    rating numeric(5, 2),
    feeling mood not null default 'fine',
    home address,
    tags text[] not null default '{}',
    moods mood[],
    profile jsonb,
    active boolean not null default true,
    created_at timestamptz not null default now()
);

create table books (
    id uuid primary key default gen_random_uuid(),
    author_id bigint not null references authors (id),
    editor_id bigint references authors (id),
    title text not null,
    pages positive,
    label short_name,
    price numeric(10, 2) not null,
    weight real,
    shelf smallint,
    lent tstzrange,
    extra json,
    cover bytea,
    took interval,
    flags bit(3),
    more_flags varbit(8),
    cell "char",
    slot time(3),
    network inet,
    paid money,
    size int4range,
    sizes int4multirange,
    corner point,
    words tsvector generated always as (to_tsvector('english', title)) stored
);

create table "Odd ""names""" (
    "select" int primary key,
    "a b" text,
    "Grüße" text not null,
    "*/ %s" int[]
);

create view author_books as
select a.id, a.name, count(b.id) as books, max(b.price) as dearest
from authors a left join books b on b.author_id = a.id
group by a.id;

create function add_pages(book uuid, more int, why text default null) returns int
language sql as $$ update books set pages = pages + more where id = book returning pages $$;

create function books_of(author bigint, at_most int default 10)
returns table (title text, pages int) language sql as $$
    select title, pages from books where author_id = author limit at_most
$$;

create function author_row(wanted bigint) returns setof authors
language sql as $$ select * from authors where id = wanted $$;

create function longest(variadic texts text[]) returns text
language sql as $$ select t from unnest(texts) as t order by length(t) desc limit 1 $$;

create procedure rename_author(who bigint, new_name text, inout changed int default 0)
language plpgsql as $$ begin update authors set name = new_name where id = who; end $$;

create procedure tidy() language sql as $$ delete from books where pages is null $$;

create function first_of(list anyarray) returns anyelement language sql as $$ select list[1] $$;

create function both_of(a anycompatible, b anycompatiblearray, out x anycompatible, out y anycompatiblearray)
language sql as $$ select a, b $$;

create function all_of(list anyarray) returns table (item anyelement, among anyarray)
language sql as $$ select t, list from unnest(list) as t $$;

create function same_rows(one anyelement) returns setof anyelement language sql as $$ select one $$;

create function lowest(spread anyrange, out low anyelement, out whole anymultirange)
language sql as $$ select lower(spread), multirange(spread) $$;

create function anything(how_many int) returns setof record language sql as $$ select i, 'a'::text from generate_series(1, how_many) i $$;

create procedure give_back(inout it anyelement, inout them anyarray) language plpgsql as $$ begin end $$;
