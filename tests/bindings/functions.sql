-- Functions and procedures of every form, which check_functions.c calls. What the driver calls with made-up values
-- must not harm it.

create schema fn;

create type fn.mood as enum ('calm', 'cross');
create domain fn.percent as integer check (value between 0 and 100);
create domain fn.word as text check (value <> '');
create type fn.pair as (a integer, b text);
create type fn.odd_pair as (a integer, b tsvector);

create table fn.things (
    id integer primary key,
    name text not null unique,
    mood fn.mood
);

-- One value.

create function fn.add(a integer, b integer) returns integer
    language sql immutable strict
    as $$ select a + b $$;

comment on function fn.add(integer, integer) is 'The sum; hostile: */ /* ??/
%s %d';

create function fn.all_types(b boolean, i2 smallint, i8 bigint, f4 real, f8 double precision, n numeric, t text,
        vc varchar, ch char(3), by bytea, u uuid, j jsonb, js json, d date, tm time, ts timestamp, tz timestamptz,
        iv interval, m fn.mood, p fn.percent, w fn.word, r int4range, bits bit(3), ip inet, tv tsvector, c fn.pair)
    returns text
    language sql
    as $$ select row(b, i2, i8, f4, f8, n, t, vc, ch, by, u, j, js, d, tm, ts, tz, iv, m, p, w, r, bits, ip, tv, c)::text $$;

create function fn.all_arrays(i4 integer[], t text[], n numeric[], u uuid[], m fn.mood[], p fn.percent[], c fn.pair[],
        ch char(3)[], d date[])
    returns text
    language sql
    as $$ select row(i4, t, n, u, m, p, c, ch, d)::text $$;

create function fn.text_of(value text) returns text language sql as $$ select value $$;
create function fn.json_of(value jsonb) returns jsonb language sql as $$ select value $$;
create function fn.number_of(value numeric) returns numeric language sql as $$ select value $$;
create function fn.bytes_of(value bytea) returns bytea language sql as $$ select value $$;
create function fn.mood_of(value fn.mood) returns fn.mood language sql as $$ select value $$;
create function fn.percent_of(value integer) returns fn.percent language sql as $$ select value $$;
create function fn.word_of(value fn.word) returns fn.word language sql as $$ select value $$;
create function fn.pair_of(a integer, b text) returns fn.pair
    language sql
    as $$ select case when a is not null or b is not null then row(a, b)::fn.pair end $$;
create function fn.range_of(low integer, high integer) returns int4range language sql as $$ select int4range(low, high) $$;
create function fn.moods_of(value fn.mood[]) returns fn.mood[] language sql as $$ select value $$;
create function fn.vector_of(value text) returns tsvector language sql as $$ select value::tsvector $$;
create function fn.reversed(inout value integer) language sql as $$ select -value $$;
create function fn.nothing() returns void language sql as $$ select $$;

-- Rows.

create function fn.split(whole text, out head text, out tail text)
    language sql
    as $$ select nullif(left(whole, 1), ''), nullif(substr(whole, 2), '') $$;

create function fn.unnamed(integer, out integer, out text) language sql as $$ select $1, $1::text $$;

create function fn.odd_pair_of(a integer, b text) returns fn.odd_pair
    language sql
    as $$ select row(a, b::tsvector)::fn.odd_pair $$;

create function fn.find_thing(wanted integer) returns fn.things
    language sql stable
    as $$ select * from fn.things where id = wanted $$;

create function fn.all_things(at_least integer default 0, at_most integer default null) returns setof fn.things
    language sql stable
    as $$ select * from fn.things where id >= at_least and (at_most is null or id <= at_most) order by id $$;

create function fn.broken_things(wanted integer) returns setof fn.things
    language sql
    as $$ select wanted, null::text, null::fn.mood where wanted = 2 $$;

create function fn.listed(how_many integer) returns table (number integer, words text[], "while" fn.pair)
    language sql
    as $$ select i, array['w' || i, null], row(i, 'x')::fn.pair from generate_series(1, how_many) as i $$;

-- Sets of values.

create function fn.numbers(up_to integer) returns setof integer
    language sql
    as $$ select nullif(i, 2) from generate_series(1, up_to) as i $$;

create function fn.strict_numbers(up_to integer) returns setof integer
    language sql strict
    as $$ select generate_series(1, up_to) $$;

create function fn.lines(up_to integer) returns table (line text)
    language sql
    as $$ select repeat('l', i) from generate_series(1, up_to) as i $$;

create function fn.pairs(up_to integer) returns setof fn.pair
    language sql
    as $$ select case when i <> 2 then row(i, 'p' || i)::fn.pair end from generate_series(1, up_to) as i $$;

create function fn.vectors() returns setof tsvector language sql as $$ values ('a b'::tsvector), (null) $$;

-- Domains over composite types, and composite types and arrays of them.

create domain fn.sound_pair as fn.pair check ((value).a is null or (value).a > 0);
create type fn.nest as (one fn.sound_pair, many fn.pair[], sound fn.sound_pair[], at timestamptz);

create function fn.sound_of(value fn.sound_pair) returns fn.sound_pair language sql as $$ select value $$;
create function fn.sound_list(variadic list fn.sound_pair[]) returns setof fn.sound_pair
    language sql
    as $$ select unnest(list) $$;
create function fn.nested(value fn.nest) returns table (value fn.nest, twice fn.nest[])
    language sql
    as $$ select value, array[value, null] $$;

-- Arguments that may be left out.

create function fn.described(what text, size integer default 1, color text default 'red''s', "when" date default '2000-01-01',
        mood fn.mood default 'calm')
    returns text
    language sql
    as $$ select concat_ws(' ', what, coalesce(size::text, 'NULL'), coalesce(color, 'NULL'), coalesce("when"::text, 'NULL'),
        coalesce(mood::text, 'NULL')) $$;

create function fn.defaults_only(a integer default 1, b integer default 2) returns integer
    language sql
    as $$ select a * 10 + b $$;

create function fn.joined(text, text default 'b', text default 'c') returns text language sql as $$ select $1 || $2 || $3 $$;

create function fn.mixed(text, b text default 'b', text default 'c', d text default 'd') returns text
    language sql
    as $$ select $1 || b || $3 || d $$;

create function fn.total(variadic numbers integer[]) returns bigint
    language sql
    as $$ select sum(n) from unnest(numbers) as n $$;

create function fn.tagged(name text, separator text default '-', variadic tags text[] default '{none}') returns text
    language sql
    as $$ select name || separator || array_to_string(tags, separator, 'NULL') $$;

-- Overloads.

create function fn.area(side integer) returns text language sql as $$ select 'square ' || side $$;
create function fn.area(width integer, height integer) returns text language sql as $$ select width || ' by ' || height $$;
create function fn.area(shape text) returns text language sql as $$ select 'text ' || shape $$;
create function fn.area(shape varchar) returns text language sql as $$ select 'varchar ' || shape $$;
create function fn.area(shape fn.pair) returns text language sql as $$ select 'pair ' || shape.b $$;
create function fn.area(sides integer[]) returns text language sql as $$ select 'array ' || cardinality(sides) $$;
create function fn.area() returns text language sql as $$ select 'none' $$;

create function fn.pick(a integer) returns text language sql as $$ select 'one ' || a $$; -- the server cannot call it
create function fn.pick(a integer, b text) returns text language sql as $$ select 'two ' || a || b $$; -- nor this
create function fn.pick(a integer, b text default 'x', c text default 'y') returns text
    language sql
    as $$ select 'three ' || a || b || c $$;

create function fn.choose(a integer, b integer default 5, c text default 'x') returns text
    language sql
    as $$ select a || ' ' || b || ' ' || c $$;
create function fn.choose(a integer, z text default 'z') returns text language sql as $$ select a || ' ' || z $$;

-- Its C name is one that the table has.
create function fn.things_count() returns bigint language sql as $$ select count(*) from fn.things $$;

-- Procedures.

create procedure fn.store(id integer, name text, mood fn.mood default 'calm', inout total bigint default null)
    language plpgsql
    as $$
begin
    insert into fn.things values (id, name, mood);
    select count(*) into total from fn.things;
end $$;

create procedure fn.swap(inout a integer, inout b integer) language sql as $$ select b, a $$;

create procedure fn.halves(whole integer, out half integer, out rest integer)
    language sql
    as $$ select whole / 2, whole % 2 $$;

-- One of the types has no binary form here.
create procedure fn.sort_words(words text, inout vector tsvector, out size integer, inout "day */" date, out "a b" fn.pair)
    language plpgsql
    as $$
begin
    vector := words::tsvector || coalesce(vector, '');
    size := length(vector);
    "a b" := row(1, 'x y');
end $$;
create procedure fn.only_words(inout vector tsvector)
    language plpgsql
    as $$ begin vector := vector || 'z'::tsvector; end $$;

create procedure fn.forget(wanted integer default null)
    language sql
    as $$ delete from fn.things where wanted is null or id = wanted $$;

create procedure fn.store_each(up_to integer)
    language plpgsql
    as $$
begin
    for i in 1..least(up_to, 100) loop
        insert into fn.things values (1000 + i, 'each ' || i, null);
        commit;
    end loop;
end $$;

-- Errors, but not for what the driver makes up.

create function fn.fail(state text, message text) returns integer
    language plpgsql
    as $$
begin
    if length(state) <> 5 then
        return null;
    end if;
    raise exception '%', message using errcode = state, detail = 'the detail', hint = 'the hint';
end $$;

create function fn.use_missing(really integer) returns integer
    language plpgsql
    as $$
begin
    if really = 2 then
        return (select count(*) from fn.no_such_table);
    end if;
    return 0;
end $$;

-- The server process ends while it answers.

create function fn.die(really integer) returns integer
    language plpgsql
    as $$
begin
    if really = 2 then
        perform pg_terminate_backend(pg_backend_pid());
        perform pg_sleep(10);
    end if;
    return really;
end $$;

create function fn.die_after(up_to integer) returns setof integer
    language sql
    as $$ select case when i = up_to then fn.die(2) else i end from generate_series(2, 100000) as i $$;

-- What has no C function.

create function fn.first_of(list anyarray) returns anyelement language sql as $$ select list[1] $$;
create function fn.anything() returns record language sql as $$ select 1, 2 $$;
create function fn.stamp() returns trigger language plpgsql as $$ begin return new; end $$;
create aggregate fn.product(integer) (sfunc = int4mul, stype = integer, initcond = '1');

-- Names that C or the runtime has already.

create function fn."select"("from" integer, "a""b*/%s" text default 'x''y\', "Größe" integer default 1)
    returns table ("int" integer, "a""b*/%s" text, conn text, "Größe" integer)
    language sql
    as $$ select "from", "a""b*/%s", 'c', "Größe" $$;
create function fn.while(conn integer, "out" integer, options integer default 3, options_ integer default 4) returns integer
    language sql
    as $$ select conn * 1000 + "out" * 100 + options * 10 + options_ $$;
create function fn."a-b"() returns integer language sql as $$ select 1 $$;
create function fn."a b"() returns integer language sql as $$ select 2 $$;
create function fn.a_name_of_sixty_three_bytes_which_is_as_long_as_names_may_be_he(
        a_name_of_sixty_three_bytes_which_is_as_long_as_names_may_be_he integer default 7)
    returns integer
    language sql
    as $$ select $1 $$;
create type fn."mo""od*/ ??/%s" as enum ('*/', '"', '\', '%d');
create domain fn."do""main */" as text;
create type fn."pa""ir
*/" as (a fn."mo""od*/ ??/%s", "b */" fn."do""main */");
create table fn."ta""ble */ \" ("co""lumn */ %s" integer primary key, "where" fn."mo""od*/ ??/%s"[]);

create function fn."hos""tile */ %s \
??/"("m */" fn."mo""od*/ ??/%s", fn."do""main */" default '*/ \ " ??/ %s', "p*/" fn."pa""ir
*/" default null, "ms\" fn."mo""od*/ ??/%s"[] default '{"*/"}')
    returns setof fn."pa""ir
*/"
    language sql
    as $$ select "m */", $2 || coalesce(("p*/")."b */", '-') || array_to_string("ms\", ',') $$;
create function fn."hos""tile */ %s \
??/"(a fn."ta""ble */ \") returns setof fn."ta""ble */ \" language sql as $$ select a.* $$;
create procedure fn."call */ "(inout "x */" fn."mo""od*/ ??/%s" default '"', inout "y */" fn."do""main */" default '\')
    language sql
    as $$ select "x */", "y */" $$;

create function connect() returns integer language sql as $$ select 42 $$;

-- What waits for a lock on items, for check_killed.c.

create function fn.item_count() returns bigint language sql as $$ select count(*) from public.items $$;
create function fn.item_codes() returns setof text language sql as $$ select code from public.items $$;
create procedure fn.weigh_items(inout total bigint)
    language plpgsql
    as $$ begin total := coalesce(total, 0) + (select sum(weight) from public.items); end $$;
