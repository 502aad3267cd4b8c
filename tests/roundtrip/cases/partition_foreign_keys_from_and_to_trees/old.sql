-- Foreign keys between partitioned tables while their keys get other types and their partitions other bounds.
create table c (id int, r int, primary key (id, r)) partition by list (r);
create table c1 partition of c for values in (1);
create table c2 partition of c for values in (2) partition by hash (id);
create table c2a partition of c2 for values with (modulus 1, remainder 0);
create table o (id int primary key, cid int, cr int, foreign key (cid, cr) references c (id, r) on delete cascade);
create table op (id int, cid int, cr int, foreign key (cid, cr) references c) partition by range (id);
create table op1 partition of op for values from (0) to (100);
create table opd partition of op default;
create unique index ou on op (id, cid);
