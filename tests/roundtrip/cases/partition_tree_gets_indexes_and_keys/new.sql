create table p (a int not null, b text, c date not null, constraint pk primary key (a, c), check (b <> ''), constraint uu unique (a, b, c) deferrable) partition by list (a);
create table p1 partition of p for values in (1);
create table p2 partition of p for values in (2) partition by range (c);
create table p2a partition of p2 for values from ('2020-01-01') to ('2021-01-01');
create table p2d partition of p2 default;
create table p3 partition of p for values in (3);
create unique index ui on p (a, lower(b), c) include (b);
create index i2 on p2 using hash (b) where a > 0;
