create domain em as text;
create function eeq(a em, b text) returns boolean language sql immutable as 'select lower(a::text) = lower(b)';
create operator = (leftarg = em, rightarg = text, function = eeq, restrict = eqsel);
create table t (e em, x text, check (e operator(public.=) x));
create view v as select e operator(public.=) x as q, e in ('a'::text) as r from t;
