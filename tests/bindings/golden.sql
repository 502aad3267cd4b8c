-- The schema behind golden/: small enough to read all that is made of it.

create schema shop;

create type shop.order_state as enum ('open', 'paid', 'sent back');
comment on type shop.order_state is 'How far an order is';

create table shop.customers (
    id uuid primary key default gen_random_uuid(),
    email text not null unique,
    born date,
    tags text[] not null default '{}'
);

comment on table shop.customers is 'People who have ordered something';
comment on column shop.customers.email is 'Where the bill goes';

create table shop.orders (
    id bigint generated always as identity primary key,
    customer_id uuid not null references shop.customers on delete cascade,
    state shop.order_state not null default 'open',
    total numeric(12, 2) not null check (total >= 0),
    with_tax numeric generated always as (total * 1.2) stored,
    note text,
    details jsonb,
    ordered_at timestamptz not null default now()
);

create unique index orders_one_open on shop.orders (customer_id) where state = 'open';

create view shop.open_orders as
select o.id, c.email, o.total
from shop.orders o
join shop.customers c on c.id = o.customer_id
where o.state = 'open';

create function shop.is_open(order_id bigint) returns boolean
    language sql stable
    as $$ select exists (select from shop.orders where id = order_id and state = 'open') $$;

comment on function shop.is_open(bigint) is 'Whether an order waits for its payment';

create function shop.find_customers(pattern text, has_tags text[] default '{}', at_most integer default 10)
    returns setof shop.customers
    language sql stable strict
    as $$ select * from shop.customers where email like pattern and tags @> has_tags limit at_most $$;

create function shop.totals(state shop.order_state) returns table (customer_id uuid, total numeric)
    language sql stable
    as $$ select o.customer_id, sum(o.total) from shop.orders o where o.state = totals.state group by 1 $$;

create procedure shop.close_orders(older_than interval, inout closed bigint default 0)
    language plpgsql
    as $$ begin closed := 0; end $$;

create function shop.stamp() returns trigger language plpgsql as $$ begin return new; end $$;

create function shop.first_of(list anyarray) returns anyelement language sql as $$ select list[1] $$;
create aggregate shop.product(numeric) (sfunc = numeric_mul, stype = numeric, initcond = '1');
