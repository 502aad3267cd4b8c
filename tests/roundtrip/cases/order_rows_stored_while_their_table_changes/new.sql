create function base() returns int language sql immutable as 'select 7';
create table a (id bigint primary key default base(), extra text);
create function fa(a) returns bigint language sql as 'select $1.id + base()';
create table b (x a, y bigint default base(), a_id bigint references a, check (y > base()));
create function fb() returns setof b language sql begin atomic select b.* from b; end;
create view vb as select * from fb();
create function defaulted(v int default base()) returns int language sql as 'select v';
create table c (z int default defaulted());
alter function base() immutable;
