-- The type of a column cannot be changed by an expression while a foreign table is below: a cast for the time being does it.
create type pace as enum ('slow', 'fast', 'none');
create type word2 as enum ('x', 'z', 'y');
create type kind as enum ('a', 'b', 'c');
create foreign data wrapper w;
create server s foreign data wrapper w;
create table log (id integer not null, kind kind default 'a', many pace[], word text, region text) partition by list (region);
create foreign table log_far partition of log for values in ('far') server s;
create table log_near partition of log for values in ('near') partition by list (id);
create foreign table log_near_far partition of log_near for values in (1) server s;
create table plain (one word2 not null);
create foreign table plain_far (more text) inherits (plain) server s;
create view seen as select kind, count(*) from log group by kind;
