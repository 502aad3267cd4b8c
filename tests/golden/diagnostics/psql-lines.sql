\set ON_ERROR_STOP on
create table a (id int);
\if :premium
select format('create table %I (id int)', 'b') \gexec
\endif
