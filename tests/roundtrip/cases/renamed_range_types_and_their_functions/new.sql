-- @renamed from=reach
create type span as range (subtype = date, multirange_type_name = reaches);
-- @renamed from=span
create type reach as range (subtype = date, multirange_type_name = spans);
create type "Größe %" as range (subtype = numeric, multirange_type_name = "größen");
create table t (
    a reach default reach('2020-01-01', '2020-02-01'),
    b span check (b <> span('2020-01-01', '2020-02-01', '[]')),
    c "Größe %" default "Größe %"(1, 2)
);
create view v as select spans(a) as m, reach(date '2020-01-01', null) as a, "Größe %"(3, 4, '()') as g from t;
-- @renamed from=days
create function all_days() returns setof date language sql as 'select current_date';
create view w as select days from all_days() as days;
create view x as select days.days, more.* from all_days() as days, all_days() as more;
