create type state as enum ('open', 'done');
create table tasks (
    id bigintt,
    state stat,
    states app.state[],
    code varchr(20)
);
create domain code as txt check (value <> '');
create type pair as (x itn, y int);
create type span as range (subtype = tsamp);
create type empty as range (subtype_diff = float8mi);
create function f(a stat) returns bol language sql as 'select true';
alter table tasks add column extra jsnb;
alter table tasks alter column id type biginteger;
alter type stat add value 'x';
create type long as enum ('0123456789012345678901234567890123456789012345678901234567890123456789');
alter type pair drop attribute z;
alter type par add attribute z int;
alter type par rename attribute z to a;
create view v as select '1'::itn, cast(id as nummeric) from tasks;
create cast (stat as text) with inout;
drop type stat;
comment on type stat is '';
create aggregate total (itn) (sfunc = int4pl, stype = int4);
