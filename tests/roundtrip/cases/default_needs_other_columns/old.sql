-- Defaults of new columns whose functions read other new columns: of the same table, of each other's, through a view, by the row.
create table t (id int primary key);
create table u (id int primary key);
create table a (id int);
create table b (id int);
