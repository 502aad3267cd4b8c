-- An enum that loses a label under all that can name it, and functions that are replaced under all that can call them.
create schema shop;
create type shop.state as enum ('new', 'paid', 'sent', 'lost');
create domain shop.open_state as shop.state check (value <> 'lost');
create domain shop.amount as numeric(10,2) default 0 check (value >= 0);
create type shop.money_of as (amount numeric, currency text);
create type shop.span as range (subtype = integer);

create function shop.rate(n integer) returns integer language sql immutable as $$ select n * 2 $$;
create function shop.rate(n numeric) returns numeric language sql immutable as $$ select n * 3 $$;
create function shop.rate(t text) returns text language sql immutable as $$ select t || '!' $$;
create function shop.is_open(s shop.state) returns boolean language sql immutable as $$ select s < 'sent'::shop.state $$;
create function shop.first_state() returns shop.state language sql stable as $$ select 'new'::shop.state $$;

create table shop.orders (
    id integer generated always as identity primary key,
    state shop.state not null default 'new',
    next_state shop.open_state default 'paid',
    history shop.state[] not null default '{new}',
    total shop.amount,
    price shop.money_of,
    weeks shop.span,
    quantity integer not null check (shop.rate(quantity) > 0),
    doubled integer generated always as (shop.rate(quantity)) stored,
    label text,
    constraint open_or_sent check (shop.is_open(state) or state in ('sent', 'lost'))
);
create index orders_rate_idx on shop.orders (shop.rate(label));
create index orders_open_idx on shop.orders (id) where shop.is_open(state);
create index orders_lost_idx on shop.orders (id) where state = 'lost';

create function shop.orders_of(s shop.state) returns setof shop.orders language sql stable as $$ select * from shop.orders where state = s $$;
create function shop.count_orders() returns bigint language sql stable begin atomic select count(*) from shop.orders; end;
create table shop.report (
    at date not null,
    orders bigint not null default shop.count_orders(),
    worst shop.state default shop.first_state()
);

create view shop.open_orders as select id, state, shop.rate(quantity) as rate from shop.orders where state <> 'lost';
create view shop.names as select id, shop.rate(label) as name from shop.open_orders join shop.orders using (id);
create materialized view shop.totals as select state, sum(shop.rate(quantity::numeric)) as total from shop.orders group by state;
create unique index totals_state_idx on shop.totals (state);
create aggregate shop.last_state(shop.state) (sfunc = pg_catalog.array_append, stype = shop.state[]) ;
comment on view shop.open_orders is 'Not lost';

alter table shop.orders enable row level security;
create policy open_only on shop.orders for select using (shop.is_open(state) and state <> 'lost');
create policy by_rate on shop.orders as restrictive for update to roundtrip_writer using (shop.rate(quantity) < 100) with check (state <> 'lost');

create function shop.on_change() returns trigger language plpgsql as $$
begin
    if new.state = 'lost' then
        new.total := 0;
    end if;
    return new;
end $$;
create trigger change before update on shop.orders for each row when (old.state is distinct from new.state and new.state <> 'lost') execute function shop.on_change();
create rule no_delete as on delete to shop.report do instead nothing;
create statistics shop.of_rate on (shop.rate(quantity)), state from shop.orders;

grant usage on schema shop to roundtrip_reader;
grant select on shop.open_orders, shop.totals to roundtrip_reader;
grant execute on function shop.is_open(shop.state) to roundtrip_reader;
revoke execute on function shop.rate(text) from public;
