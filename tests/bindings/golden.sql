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
