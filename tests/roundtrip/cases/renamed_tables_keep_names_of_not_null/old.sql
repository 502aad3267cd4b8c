create table clients (id integer primary key, name text not null, born date constraint "b'rn" not null);
create table heirs (more text) inherits (clients);
create table days (day date not null, n integer not null) partition by list (n);
create table days_1 partition of days for values in (1);
create table swapped (a integer not null, b text not null);
