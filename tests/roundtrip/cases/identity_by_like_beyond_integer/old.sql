-- LIKE takes the options of a sequence along, beyond what an integer can hold.
create table s (id bigint generated always as identity (maxvalue 5000000000 start 4000000000), x int);
create table t (x int);
