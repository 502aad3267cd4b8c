insert into holds values (1, row(1, 'one'), array[row(2, 'two')::a, null], row(3, null), default, row(4, 'four'), row(5, '')), (2, null, null, null, null, row(null, null), null);
