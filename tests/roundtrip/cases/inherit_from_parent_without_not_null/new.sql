create table lenient (id integer, always integer not null, x text);
create table heir () inherits (lenient);
