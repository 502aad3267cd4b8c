-- @renamed from=clients
create table customers (id integer primary key,
    -- @renamed from=name
    "full name" text not null, born date constraint "b'rn" not null);
create table heirs (more text) inherits (customers);
-- @renamed from=days
create table dates (day date not null,
    -- @renamed from=n
    number integer not null) partition by list (number);
-- @renamed from=days_1
create table dates_1 partition of dates for values in (1);
create table swapped (
    -- @renamed from=b
    a text not null,
    -- @renamed from=a
    b integer not null);
