-- A range type has another name, its multirange the same: it is the same type.
create type r1 as range (subtype = int, multirange_type_name = mr);
create type other as range (subtype = numeric, multirange_type_name = omr);
create table t (id int, m mr default '{[1,2)}', ms mr[], r r1);
create function f(mr) returns boolean language sql immutable as 'select isempty($1)';
create index on t (f(m));
create view v as select m from t;
