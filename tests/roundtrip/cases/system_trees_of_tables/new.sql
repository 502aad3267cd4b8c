create schema zoo;
create function zoo.touch() returns trigger language plpgsql as $$ begin return null; end $$;
create function zoo.weight_ok(w numeric) returns boolean language sql immutable strict as $$ select w >= 0 $$;
create function zoo.weight_ok(w integer) returns boolean language sql immutable as $$ select w > 10 $$;

create table zoo.living (born date, name text default 'living', id bigint not null);
create table zoo.thing (id bigint, name text default 'thing' check (length(name) > 0));
create table zoo.heavy (weight integer not null default 1 constraint weighs check (zoo.weight_ok(weight)), made timestamptz);
create table zoo.animal (legs integer default 4, name text default 'beast', unique (id)) inherits (zoo.living, zoo.thing);
create table zoo.bird (wings integer not null default 2, name text default 'bird') inherits (zoo.living);
create table zoo.penguin (constraint no_flight check (wings < 2), name text default 'pingu', weight integer not null default 7) inherits (zoo.heavy, zoo.bird);
create table zoo.stone () inherits (zoo.heavy);
create table zoo.pebble (color text) inherits (zoo.stone);
create index bird_name_idx on zoo.bird (name);
create trigger touch before update of id on zoo.animal for each row when (old.id is distinct from new.id) execute function zoo.touch();
comment on column zoo.penguin.weight is 'Its weight';

create table zoo.keeper (id bigint primary key, name text);
create table zoo.feeding (
    at timestamptz not null,
    zone text not null,
    keeper bigint references zoo.keeper on delete set null,
    amount numeric(8,2) default 2 check (amount > 0),
    total numeric generated always as (amount * 3) stored,
    note text,
    primary key (zone, at)
) partition by range (at);
create table zoo.feeding_1 (zone text not null, at timestamptz not null, keeper bigint, note text default 'first', amount numeric(8,2), total numeric generated always as (amount * 3) stored, constraint feeding_amount_check check (amount > 0));
alter table zoo.feeding attach partition zoo.feeding_1 for values from ('2019-01-01') to ('2021-01-01');
create table zoo.feeding_2 partition of zoo.feeding for values from ('2021-01-01') to ('2023-01-01');
create table zoo.feeding_2_a (at timestamptz not null, zone text not null, keeper bigint, amount numeric(8,2), total numeric, note text);
create table zoo.feeding_loose partition of zoo.feeding default;
create index feeding_amount_idx on zoo.feeding (amount, zone);
create trigger fed after insert or delete on zoo.feeding for each row execute function zoo.touch();
create trigger fed_1 before insert on zoo.feeding_1 for each row execute function zoo.touch();
create table zoo.complaint (id bigint primary key, at timestamptz, zone text, foreign key (zone, at) references zoo.feeding (zone, at) on delete cascade);
create view zoo.fed as select zone, sum(total) as total, max(keeper) as last from zoo.feeding group by zone;
create statistics zoo.feeding_stat on zone, keeper, (amount * 2) from zoo.feeding;
