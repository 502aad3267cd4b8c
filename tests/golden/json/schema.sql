-- At least one object of every kind, and the attributes that only some of them have.
create schema app authorization app_owner;
create extension hstore with schema app version '1.8';
create language plsample handler plsample_call_handler;
create collation app.german (provider = icu, locale = 'de-DE', deterministic = false);
create type app.state as enum ('open', 'done');
create type app.pair as (x integer, y text collate "C");
create domain app.short_text as text default 'none' not null constraint short check (length(value) < 100);
create type app.span as range (subtype = float8, subtype_diff = float8mi, multirange_type_name = spans);
create type app.point;
create sequence app.numbers as integer increment 5 minvalue 10 maxvalue 1000 start 20 cache 3 cycle;

create function app.plus_one(a integer default 1, variadic rest integer[] default '{}') returns integer
    language sql immutable strict parallel safe cost 5 set search_path = app as 'select $1 + 1';
create function app.atomic(out a integer, out b text) begin atomic select 1, 'x'; end;
create procedure app.clean(inout n integer) language plpgsql as $$ begin n := 0; end $$;
create function app.touch() returns trigger language plpgsql security definer as 'begin return new; end';
create function app.on_ddl() returns event_trigger language plpgsql as 'begin end';
create function app.same(integer, integer) returns boolean language sql immutable as 'select $1 = $2';
create function app.order_of(integer, integer) returns integer language sql immutable as 'select $1 - $2';
create function app.to_pair(integer) returns app.pair language sql immutable as 'select $1, null::text';
create function app.text_start(internal, integer) returns internal language internal as 'prsd_start';
create operator app.=== (leftarg = integer, rightarg = integer, function = app.same, commutator = operator(app.===));
create operator family app.numbers_family using btree;
create operator class app.numbers_class for type integer using btree family app.numbers_family as
    operator 3 app.===, function 1 app.order_of(integer, integer);
create aggregate app.total (integer) (sfunc = int4pl, stype = integer, initcond = '0');
create cast (integer as app.pair) with function app.to_pair(integer) as assignment;
create transform for app.span language plsample (from sql with function app.text_start(internal, integer));
create default conversion app.latin for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8;
create access method heap2 type table handler heap_tableam_handler;
create text search parser app.words (start = app.text_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype);
create text search template app.plain (lexize = dsimple_lexize);
create text search dictionary app.english (template = app.plain, stopwords = english);
create text search configuration app.search (parser = app.words);
alter text search configuration app.search add mapping for word with app.english;

create foreign data wrapper files options (debug 'true');
create server disk type 'local' version '2' foreign data wrapper files options (root '/data');
create user mapping for app_reader server disk options (name 'reader');
create foreign table app.logs (line text options (column_name 'l')) server disk options (file 'logs.csv');

-- @section Work
-- @purpose who does it
create table app.users (
    id bigint generated always as identity (start 100) primary key,
    -- @deprecated use mail
    email text collate app.german,
    mail text storage external,
    constraint users_mail_key unique nulls not distinct (mail) include (email) deferrable initially deferred
) with (fillfactor = 80);

create table app.tasks (
    id integer default nextval('app.numbers'::regclass),
    owner_id bigint references app.users match full on update cascade on delete set null,
    title app.short_text,
    state app.state default 'open',
    during app.span,
    words integer generated always as (length(title::text)) stored,
    constraint tasks_pkey primary key (id),
    constraint once exclude using gist (during with &&) where (state = 'open'),
    constraint long_enough check (words > 3) no inherit
);
alter sequence app.numbers owned by app.tasks.id;
create table app.events (at timestamptz not null, kind text) partition by range (at);
create table app.events_2024 partition of app.events for values from ('2024-01-01') to ('2025-01-01');
create table app.notes (body text) inherits (app.users);
create unlogged table app.cache (body text);
create table app.pairs of app.pair (primary key (x));
create unique index tasks_title on app.tasks using btree (lower(title::text) desc nulls last, state) include (owner_id)
    with (fillfactor = 70) where state = 'open';
create statistics app.tasks_stat (ndistinct, mcv) on owner_id, state from app.tasks;
create view app.open_tasks with (security_invoker = true) as
    select t.id, t.title, u.mail from app.tasks t left join app.users u on u.id = t.owner_id where t.state = 'open'
    with local check option;
alter view app.open_tasks alter column title set default 'new';
create materialized view app.counts as select owner_id, count(*) as tasks from app.tasks group by owner_id with no data;
create rule keep as on delete to app.users do instead nothing;
create trigger touch before insert or update of title on app.tasks for each row when (new.title is not null)
    execute function app.touch('a');
alter table app.tasks enable row level security, force row level security;
create policy mine on app.tasks as restrictive for update to app_reader using (owner_id = 1) with check (state = 'open');
create event trigger watch on ddl_command_end when tag in ('CREATE TABLE') execute function app.on_ddl();

create publication changes for table app.tasks (id, title) where (id > 0), app.users with (publish = 'insert, update');
create publication everything for tables in schema app;
create subscription mirror connection 'host=elsewhere' publication changes with (connect = false, slot_name = none);

alter table app.tasks owner to app_owner;
grant select (id, title), update on app.tasks to app_reader with grant option;
comment on table app.tasks is 'what there is to do';
comment on column app.open_tasks.mail is 'of the owner';
security label for 'selinux' on table app.users is 'secret';

create role clerk login connection limit 5 valid until '2031-01-01 00:00:00+00' in role app_reader;
alter role clerk set search_path to app;
alter role clerk in database shop set statement_timeout to '5s';
alter default privileges for role app_owner in schema app grant select on tables to app_reader with grant option;

grant connect on database shop to app_reader;
comment on database shop is 'all that is sold';
alter database shop set timezone to 'UTC';
