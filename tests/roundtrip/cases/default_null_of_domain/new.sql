create type mood as enum ('ok', 'sad');
create domain named as text default 'x';
create domain felt as mood;
create table p (
    plain named default null,
    none named,
    back named default null,
    becomes named default null,
    was text default null,
    enumerated felt default null,
    "Felt" felt default null,
    many named[],
    "of an extension" text
);
