create table s (id bigint generated always as identity (maxvalue 5000000000 start 4000000000), x int);
create table t (like s including identity, y int);
create table u (id int);
