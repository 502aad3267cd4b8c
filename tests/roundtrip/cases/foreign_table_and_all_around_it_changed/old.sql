create foreign data wrapper w; create server sv foreign data wrapper w;
create foreign table f (a int options (x '1') not null, b text default 'q', check (a > 0)) server sv;
create materialized view m as select a from f with no data;
create trigger tr before insert on f for each row execute function suppress_redundant_updates_trigger();
create role changed_reader; grant select (a) on f to changed_reader; grant usage on foreign server sv to changed_reader with grant option;
create user mapping for changed_reader server sv options (user 'a');
create table parent (a int, b text);
create foreign table child () inherits (parent) server sv;
