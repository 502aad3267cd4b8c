create foreign data wrapper w; create server sv foreign data wrapper w;
create foreign table f (a bigint options (x '2', y '3'), b text default 'r', c date) server sv options (t 'u');
create materialized view m as select a, c from f with no data;
create role changed_reader; grant select on f to changed_reader;
create user mapping for changed_reader server sv options (user 'b', pw 'c');
create table parent (a bigint, b text, c int);
create foreign table child () inherits (parent) server sv options (z '1');
