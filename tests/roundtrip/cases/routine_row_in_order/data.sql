insert into t (id, code, n, m) values (1,'c1',5,'b'),(2,'c2',6,'a');
update t set code = 'c1' where id = 1;
insert into r values ('c1!',5);
