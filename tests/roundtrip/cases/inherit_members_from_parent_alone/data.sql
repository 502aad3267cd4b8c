insert into b (id, x, y) values (1, 'a', 2), (2, 'b', 3);
insert into d (id, x) values (1, 'a'), (2, 'b');
