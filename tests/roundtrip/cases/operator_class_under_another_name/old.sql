-- An operator class and the family that came with it, in the key of a partitioned table.
create function cmpx(text, text) returns int language sql immutable as 'select case when $1 < $2 then -1 when $1 > $2 then 1 else 0 end';
create operator class xops for type text using btree as operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 cmpx(text, text);
create table t (a text, b text, exclude using btree (a xops with =));
create index ti on t (b xops desc);
create table p (a text) partition by range (a xops);
create table p1 partition of p for values from ('a') to ('b');
comment on operator class xops using btree is 'c';
alter operator family xops using btree owner to roundtrip_owner;
