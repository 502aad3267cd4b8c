-- DEFAULT NULL is a default where the type is a domain, which may have one of its own; elsewhere it is none.
create type mood as enum ('sad', 'ok');
create domain named as text default 'x';
create domain felt as text;
create table p (
    plain named,
    none named default null,
    back named default null,
    becomes text default null,
    was named default null,
    enumerated mood default null,
    "Felt" felt default null,
    many named[] default null,
    "of an extension" text default null
);
