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

-- Types and labels whose names are those of the runtime's own types, functions and constants.
create type "is" as enum ('null', 'not_null');
create type err as enum ('busy', 'Busy', 'BUSY');
create type "value" as enum ('max', '');
create type "timestamp" as enum ('infinity', 'minus_infinity');
create type status as enum ('ok', 'text');
create type dimensions as (is_null bool, "value" int, "state" "is");
create type nullable_int32 as ("int" int, "class" "value", "??/" text);
create type "int64" as ("count" bigint, items "err"[]);
create type range_int32 as range (subtype = text);
create type field_int64 as (r range_int32);
create table print_bool ("is" "is" primary key, "in" err, not_in "value", "like" status, "null" "timestamp");
create table date_parse (or_else dimensions, "count" nullable_int32, items "int64", "rows" range_int32, "result" field_int64[]);
create table numeric_to_int64 (put_number numeric primary key, "double" float8, "NAN" float4);
create table "FIRST" ("DAY" date primary key, "LAST_DAY" date);

-- Keys whose parameters have the names of parameters, of functions, and of what the functions use.
create table parameters (
    conn int, "out" int, "values" text, changes text, "filter" date, page uuid, i int, "row" int, "status" text, db_bind int,
    "memcpy" int, "index" int, "y0" float8, "time" timestamptz, count int, context text, visit text, "next" text,
    primary key (conn, "out", "values", changes, "filter", page, i, "row", "status", db_bind, "memcpy", "index", "y0", "time",
        count, context, visit, "next")
);

-- Words of C, C++ and their preprocessors.
create table words (
    "_Bool" int primary key, "_Atomic" int, "_Generic" int, "__func__" int, "__LINE__" int, "__VA_ARGS__" int, "defined" int,
    "asm" int, "and" int, "xor_eq" int, "co_await" int, "char8_t" int, "consteval" int, "mutable" int, "this" int, "typeid" int,
    "nullptr" int, "thread_local" int, "static_assert" int, "unix" int, "i386" int, "INFINITY" int, "I" int, "E" int,
    "_" int, "__" int, "___" int, "1" int, "_1" int, "__1" int, "é" int, "e" int, "include" int, "#define" int, "\u0041" int
);

-- What compilers object to in comments and strings: trigraphs, the end of a line behind a backslash, text that runs
-- backwards, characters without a shape.
create table "??=define X ??/" (
    "??'" text primary key default '??/',
    "\" text not null default '\',
    "//" text default E'*/ \\\n#error "out" /*',
    U&"tab\0009" text,
    "‮ right to left" text,
    "⁦isolated" text,
    "bell" text default E'\x07',
    constraint "‮ constraint" check ("//" <> '‮')
);
comment on table "??=define X ??/" is E'Ends with a backslash \\';
comment on column "??=define X ??/"."??'" is E'Ends with a trigraph ??/\n#error "a directive" ‮ and runs backwards \x01';
create type "‮ mood" as enum ('‮', '⁦', '??/', E'\n', '*/');
create table moods (id int primary key, "‮" "‮ mood" not null default '‮');

-- 63 bytes of letters that C cannot have, and names that become the same.
create table 日日日日日日日日日日日日日日日日日日日日日 (
    日日日日日日日日日日日日日日日日日日日日日 int primary key,
    日日日日日日日日日日日日日日日日日日日日月 int unique,
    日日日日日日日日日日日日日日日日日日日月月 int references 日日日日日日日日日日日日日日日日日日日日日
);
create table "same name" (a_b int primary key, "a b" int unique, "a-b" int unique, "a__b" int unique, unique ("a b", "a-b"), unique ("a-b", a__b));
create table "same-name" (a int primary key);
create table same_name (a int primary key references "same-name", b int references "same name");
create index "same name a" on "same name" ("a b", "a-b" desc);
create index "same-name-a" on "same name" ("a-b", "a b" desc);
