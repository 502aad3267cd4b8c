-- An operator for a domain comes before that of the type beneath.
create domain em as text;
create function eeq(em, text) returns boolean language sql immutable as 'select lower($1::text) = lower($2)';
create operator = (leftarg = em, rightarg = text, function = eeq);
create table t (e em, x text, check (e operator(public.=) x));
create view v as select e operator(public.=) x as q, e in ('a'::text) as r from t;
