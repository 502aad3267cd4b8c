create function cmpx(text, text) returns int language sql immutable as 'select case when $1 < $2 then -1 when $1 > $2 then 1 else 0 end';
create operator class yops for type text using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 cmpx(text, text);
create table t (a text, b text, exclude using btree (a yops with =));
create index ti on t (b yops desc);
create table p (a text) partition by range (a yops);
create table p1 partition of p for values from ('a') to ('b');
comment on operator class yops using btree is 'c';
