create table a (id int);
/* a comment /* in a comment */
create table b (id int);
