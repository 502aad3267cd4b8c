-- Operators that IN, NOT IN, row comparisons and WITHIN GROUP use without naming them, or their class, are used: what uses them goes and
-- comes back with them.
create type pt as (a int, b int);
create function pt_eq(pt, pt) returns boolean language sql immutable as 'select $1.a = $2.a';
create function pt_ne(pt, pt) returns boolean language sql immutable as 'select $1.a <> $2.a';
create function pt_lt(pt, pt) returns boolean language sql immutable as 'select $1.a < $2.a';
create function pt_cmp(pt, pt) returns int language sql immutable as 'select btint4cmp($1.a, $2.a)';
create operator = (leftarg = pt, rightarg = pt, function = pt_eq);
create operator <> (leftarg = pt, rightarg = pt, function = pt_ne);
create operator < (leftarg = pt, rightarg = pt, function = pt_lt);
create operator class pt_ops default for type pt using btree as operator 1 <, operator 3 =, function 1 pt_cmp(pt, pt);
create table t (id int, p pt, q pt, check (p not in (q, row(1, 2)::pt)), check (p in (row(1, 2)::pt, q, row(3, 4)::pt)));
create view v_not_in as select p not in (q, p) as x from t;
create view v_rows as select (p, id) in (select q, id from t) as x from t;
create view v_row_list as select (p, id) in ((q, id), (p, 1)) as x from t;
create view v_row_less as select (p, id) < (q, id) as x, (p, id) < all (select q, id from t) as y from t;
create view v_within as select percentile_disc(0.5) within group (order by p) as x from t;
create view v_nullif as select nullif(p, q) as y from t;
