create table a (note text default E'\xZZ', code int default 12abc);
create table b (note text default U&'\00zz');
