create domain small as int;


create type other2 as (q small); create type pair as (a small, b text, c other2, d int);

