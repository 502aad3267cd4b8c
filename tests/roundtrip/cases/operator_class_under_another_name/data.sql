insert into t values ('a','b');
insert into p values ('a');
