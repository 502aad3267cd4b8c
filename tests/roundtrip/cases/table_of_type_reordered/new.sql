create type y as (z date, c numeric, b text, a int);
create table t of y (a primary key);

