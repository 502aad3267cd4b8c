create table stays (a integer, b text);
alter table stays add constraint "Positive %" check (a > 0) no inherit;
create table leaves (
    -- @renamed from=a
    "select" integer,
    b text,
    own integer,
    constraint "Positive %" check ("select" > 1)
);
create table whole (id integer not null, year integer not null, note text default 'none', constraint whole_year_check check (year > 2000)) partition by list (year);
create index whole_note on whole (note);
create table part (
    -- @renamed from=id
    note integer not null,
    year integer not null,
    -- @renamed from=note
    id text default 'none'
);
create index part_note_idx on part (id);
create table above (
    -- @renamed from=x
    w integer,
    y integer
);
create table below (z integer) inherits (above);
create view v as select "select" as a, b from leaves;
