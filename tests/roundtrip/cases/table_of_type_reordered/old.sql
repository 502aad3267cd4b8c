create type y as (a int, b text, c numeric);
create table t of y (b not null default 'q');
