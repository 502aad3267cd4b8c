-- A new table takes over how its parent stores a column, and the order of the columns: the parent changes first.
create table top (a text, b text);
alter table top alter column a set storage external;
