create schema "My shop";
create schema stock;
create type "My shop".state as enum ('open', 'paid');
create table "My shop".orders (id bigint primary key, state "My shop".state not null default 'open');
create table orders (id uuid primary key);
create table customers (id uuid primary key, name text not null);
create table stock.parts (id int primary key);
create function "My shop".total(wanted bigint) returns numeric language sql as $$ select 1.0 $$;
