-- Tables with several parents, which change their places in the tree, beside a partitioned tree that keys and triggers go down.
create schema zoo;
create function zoo.touch() returns trigger language plpgsql as $$ begin return new; end $$;
create function zoo.weight_ok(w numeric) returns boolean language sql immutable as $$ select w > 0 $$;

create table zoo.thing (id integer not null, name text default 'thing' check (name <> ''), made date);
create table zoo.heavy (weight numeric not null default 1 constraint weighs check (zoo.weight_ok(weight)), name text);
create table zoo.living (born date, name text not null);
create table zoo.animal (legs smallint default 4, name text default 'animal', primary key (id)) inherits (zoo.thing, zoo.heavy);
create table zoo.bird (wings integer, legs smallint default 2, name text default 'bird') inherits (zoo.animal, zoo.living);
create table zoo.penguin (constraint no_flight check (wings < 3)) inherits (zoo.bird);
create table zoo.stone (name text default 'stone', weight numeric default 9 not null) inherits (zoo.heavy);
create index bird_name_idx on zoo.bird (lower(name));
create trigger touch before update on zoo.animal for each row execute function zoo.touch();
comment on column zoo.penguin.name is 'Its name';

create table zoo.keeper (id integer primary key, name text);
create table zoo.feeding (
    at timestamptz not null,
    zone text not null,
    keeper integer references zoo.keeper,
    amount numeric default 1 check (amount >= 0),
    total numeric generated always as (amount * 2) stored,
    primary key (at, zone),
    unique (zone, at, keeper)
) partition by range (at);
create table zoo.feeding_1 partition of zoo.feeding (amount default 3) for values from ('2020-01-01') to ('2021-01-01');
create table zoo.feeding_2 partition of zoo.feeding for values from ('2021-01-01') to ('2022-01-01') partition by list (zone);
create table zoo.feeding_2_a partition of zoo.feeding_2 for values in ('a');
create table zoo.feeding_2_b partition of zoo.feeding_2 default;
create table zoo.feeding_loose (at timestamptz not null, zone text not null, keeper integer, amount numeric, note text);
create index feeding_amount_idx on zoo.feeding (amount) where amount > 5;
create trigger fed after insert on zoo.feeding for each row execute function zoo.touch();
alter table zoo.feeding_1 disable trigger fed;
create table zoo.complaint (id integer primary key, at timestamptz, zone text, foreign key (at, zone) references zoo.feeding);
create view zoo.fed as select zone, sum(total) as total from zoo.feeding group by zone;
create statistics zoo.feeding_stat (ndistinct) on zone, keeper from zoo.feeding;
