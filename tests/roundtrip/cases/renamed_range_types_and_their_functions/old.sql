-- The functions that come with a range type keep their names when the type gets another: they are renamed as well, and calls
-- of them are calls of the same afterwards.
create type span as range (subtype = date, multirange_type_name = spans);
create type reach as range (subtype = date, multirange_type_name = reaches);
create type "Größe %" as range (subtype = numeric, multirange_type_name = "größen");
create table t (
    a span default span('2020-01-01', '2020-02-01'),
    b reach check (b <> reach('2020-01-01', '2020-02-01', '[]')),
    c "Größe %" default "Größe %"(1, 2)
);
create view v as select spans(a) as m, span(date '2020-01-01', null) as a, "Größe %"(3, 4, '()') as g from t;
create function days() returns setof date language sql as 'select current_date';
create view w as select days from days();
create view x as select days.days, more.* from days(), days() as more;
