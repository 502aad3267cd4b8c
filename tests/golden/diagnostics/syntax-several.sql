-- One file, several mistakes: each is reported, and what stands between them is read.
create tabel a (id int);
create table b (id int);
create table c (id int,,);
	create table "größe" (id int) widths;
create table d (
    id int
create view v as select id from b;
select 1 from;
