insert into s1.t values (1, 'a'), (2, 'b');
