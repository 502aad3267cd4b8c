-- Names that try to break out of C, or meet names of the generated code, of C, of C++ or of each other.

create table types (conn int primary key, out int);
create table conn (page text primary key, int32_t int, size_t int, db_uuid uuid, uuid uuid, bool bool);
create table tasks_list (id int primary key);
create table "tasks_ROW" (id int primary key);
create table error (
    status int primary key,
    "class" text,
    "errno" int,
    "NULL" int,
    "linux" int,
    "_Id" int,
    "__x" int,
    "2fa" bool
);

create table "weird */ "" \ ??/ %s table" (
    "a""b" int primary key,
    "a\b" text,
    "a/*b" text,
    "a*/b" text,
    "a??/b" text,
    "日本" text,
    "größe" int,
    "a-b" int,
    "a b" int,
    "select" int check ("select" > 0),
    "int" int,
    "$1" int,
    "%d" int,
    "new
line" int default 3,
    "value" int,
    "A" int,
    "a" int,
    " " int,
    constraint "*/ evil ??/ ""check""" check ("a" < 100)
);

comment on column "weird */ "" \ ??/ %s table"."a" is 'ends with a backslash \';
comment on column "weird */ "" \ ??/ %s table"."A" is '*/ #error "out of the comment" /*';

create schema "tasks";
create table "tasks"."get" (
    id int primary key references "weird */ "" \ ??/ %s table"
);

create schema "int";
create table "int"."struct" ("return" int primary key, "do" text not null default 'while');

-- 63 bytes, the longest the server keeps, twice with the same first 62.
create table aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa (
    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab int not null,
    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa int references "weird */ "" \ ??/ %s table",
    primary key (
        aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab,
        aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
    )
);

-- Nothing of this name can stand in C.
create table "日本" ("語" int primary key);
create table "中国" ("語" int primary key);

-- Enums: no labels, a name that a table has as well, labels that differ in what C cannot hold only.
create type empty as enum ();
create type "lock" as enum ('NULL', 'null', '日', '本', '1', '-1', '"', '??=');
create table enums (e empty, p "lock", ap "lock"[]);

-- Names that meet only when the generated code has put its own words before or behind them.
create type jobs_row as enum ('a');
create type "row" as enum ('a');
create type jobs_list as enum ('a');
create type field_int32 as enum ('a');
create table field ("row" "row", list jobs_list, f field_int32, t jobs_row);
create table nullable (id int primary key, "rows" "row"[] not null);
create table jobs (id int primary key, new int, changes int);
create table "jobs sql list" (id int primary key);
create table "set" (id int primary key, null_text text);
create table "set null" (id int primary key);
create table runtime (id int primary key);
create table "Runtime" (id int primary key);
create table internal (id int primary key);
create table h (id int primary key);
create table constraints (
    id int primary key,
    a int constraint "none" check (a > 0),
    b int constraint other check (b > 0),
    c int constraint "a-b" check (c > 0),
    d int constraint "a b" check (d > 0)
);
