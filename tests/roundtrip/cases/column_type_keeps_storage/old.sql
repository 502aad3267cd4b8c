-- A type that is set takes storage and compression back to what the type has: also with a new collation alone, and in tables below.
create table own (id integer, note text collate "C", v varchar(10));
alter table own alter note set storage external, alter note set compression pglz, alter v set storage main, alter v set statistics 100;
create table ev (k text not null, note text collate "C", v varchar(10), plain text) partition by list (k);
create table ev_a partition of ev for values in ('a');
create table ev_b partition of ev for values in ('b') partition by list (v);
create table ev_b_b partition of ev_b for values in ('b');
alter table only ev alter note set storage main;
alter table ev_a alter note set storage external, alter note set compression pglz, alter note set statistics 7, alter plain set storage main;
alter table ev_b_b alter note set storage plain, alter v set storage external;
create table up (note text);
create table down (more text) inherits (up);
alter table down alter note set storage external;
