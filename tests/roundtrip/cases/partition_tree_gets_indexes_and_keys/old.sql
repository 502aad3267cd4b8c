-- With --online each leaf has its part built concurrently, also below a partition that has partitions.
create table p (a int, b text, c date) partition by list (a);
create table p1 partition of p for values in (1);
create table p2 partition of p for values in (2) partition by range (c);
create table p2a partition of p2 for values from ('2020-01-01') to ('2021-01-01');
create table p2d partition of p2 default;
