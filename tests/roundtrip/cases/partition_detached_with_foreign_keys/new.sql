create table o (id int primary key);
create table self (id int primary key, up int references self) partition by range (id);
create table p (a int, o int references o) partition by list (a);
create table p1 (a int, o int);
alter table p1 add constraint p_o_fkey foreign key (o) references o;
create table p2 partition of p for values in (2);
create table q (a int primary key) partition by list (a);
create table q1 (a int primary key);
create table q2 partition of q for values in (2);
create table r (q int references q);
create table s1 (id int primary key, up int);
alter table s1 add constraint self_up_fkey foreign key (up) references self;

