create type r2 as range (subtype = int, multirange_type_name = mr);
create type other as range (subtype = numeric, multirange_type_name = omr2);
create table t (id int, m mr default '{[1,2)}', ms mr[], r r2);
create function f(mr) returns boolean language sql immutable as 'select isempty($1)';
create index on t (f(m));
create view v as select m from t;
