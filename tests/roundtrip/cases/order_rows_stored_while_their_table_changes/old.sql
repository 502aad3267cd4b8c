create table a (id int primary key);
create function fa(a) returns int language sql as 'select $1.id';
create table b (x a, y int default 1, a_id int references a);
create function fb() returns setof b language sql begin atomic select * from b; end;
create view vb as select * from fb();
