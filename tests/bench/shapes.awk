# Prints a schema of one shape and size: awk -v shape=columns -v n=1600 [-v changed=1] -f shapes.awk. With `changed`, about
# one object of a hundred differs (another default, a value in the middle, a body, one gone, one more); with changed=all
# every one.

function odd(i) { return changed == "all" || (changed && i % 100 == 7) }

# A table as applications have them: key, foreign key, checks, defaults, indexes, row security, comments.
function tables(   i) {
    print "create type status as enum ('a', 'b');"
    for (i = 0; i < n; i++) {
        printf "create table t%d (id bigint generated always as identity primary key, owner_id uuid not null,", i
        printf " name text not null default '%s', status status not null default 'a',", odd(i) ? "y" : "x"
        printf " n int check (n >= 0), created_at timestamptz default now(), parent bigint references t%d (id));\n", (i > 0 ? i - 1 : 0)
        printf "create index on t%d (owner_id);\nalter table t%d enable row level security;\n", i, i
        printf "create policy p on t%d for select using (n > 3 and name = 'x');\n", i
        printf "comment on table t%d is 'table %d';\n", i, i
    }
}

# Tables in the words that old tools know, too, each as `name` of a schema: what differs is a default, a type, a column.
function plain(   i) {
    print "create type status as enum ('a', 'b');"
    print "create function touch() returns trigger language plpgsql as $$ begin return new; end $$;"
    for (i = 0; i < n; i++) {
        printf "create table t%d (\n    id bigint not null,\n    owner_id uuid not null,\n", i
        printf "    name text default '%s' not null,\n    status status default 'a' not null,\n", odd(i) ? "y" : "x"
        printf "    n %s,\n    created_at timestamp with time zone default now(),\n", (changed && i % 300 == 17 ? "bigint" : "integer")
        printf "    parent bigint%s,\n", (changed && i % 300 == 27 ? ",\n    more text" : "")
        printf "    constraint t%d_pkey primary key (id),\n    constraint t%d_n_check check (n >= 0)\n);\n", i, i
        printf "create index t%d_owner on t%d (owner_id);\n", i, i
        printf "create view v%d as select id, name from t%d where n > %d;\n", i, i, (changed && i % 300 == 37 ? 4 : 3)
        printf "create trigger touch before update on t%d for each row execute procedure touch();\n", i
        printf "comment on table t%d is 'table %d';\n", i, i
    }
    for (i = 1; i < n; i++)
        printf "alter table t%d add constraint t%d_parent foreign key (parent) references t%d (id);\n", i, i, i - 1
}

# One table, with a check, a default, a comment and an index for each column.
function columns(   i) {
    print "create table wide ("
    for (i = 0; i < n; i++)
        printf "    c%d integer default %d check (c%d > 0)%s\n", i, odd(i) ? -i : i, i, (i < n - 1 ? "," : "")
    print ");"
    for (i = 0; i < n; i++)
        printf "create index on wide (c%d);\ncomment on column wide.c%d is 'column %d';\n", i, i, i
}

# The same by ALTER TABLE, a statement for each column, and a view over all of them.
function added(   i) {
    print "create table wide ();"
    for (i = 0; i < n; i++)
        printf "alter table wide add column c%d integer%s;\nalter table wide alter c%d set default %d;\n", i, (odd(i) ? " not null" : ""), i, i
    print "create view v as select * from wide;"
}

# An enum with values in the middle added, removed and in another order, and a column of it.
function values(   i) {
    printf "create type e as enum ('first'"
    for (i = 0; i < n; i++)
        printf ", '%s%d'", (odd(i) ? "other" : "v"), (changed && i % 500 == 3 ? i + 1 : changed && i % 500 == 4 ? i - 1 : i)
    print ");\ncreate table t (e e not null default 'first');"
}

function added_values(   i) {
    print "create type e as enum ('first', 'last');"
    for (i = 0; i < n; i++)
        printf "alter type e add value '%s%d' before 'last';\n", (odd(i) ? "other" : "v"), i
    print "create table t (e e not null default 'first');"
}

function partitions(   i) {
    print "create table p (id bigint not null, at integer not null, note text, primary key (id, at)) partition by range (at);"
    print "create index p_note on p (note);\nalter table p enable row level security;"
    for (i = 0; i < n; i++) {
        printf "create table p%d partition of p for values from (%d) to (%d);\n", i, i, i + 1
        printf "create index on p%d (at) where note = '%s';\n", i, (odd(i) ? "b" : "a")
        printf "alter table p%d enable row level security;\ncreate policy just on p%d using (id > 0);\n", i, i
    }
}

function functions(   i) {
    for (i = 0; i < n; i++) {
        if (i % 2)
            printf "create function f%d(a int) returns int language sql as $$ select f%d(a) + f%d(a + %d) $$;\n", i, i - 1, int(i / 2), (odd(i) ? 2 : 1)
        else
            printf "create function f%d(a int) returns int language plpgsql as $$ begin if a > 0 then perform f%d(a); end if; return f%d(a) + %d; end $$;\n", i, (i + 1) % n, int(i / 2), (odd(i + 1) ? 2 : 1)
    }
}

# Overloads of one name.
function overloads(   i) {
    for (i = 0; i < n; i++)
        printf "create domain d%d as integer;\ncreate function f(a d%d) returns int language sql as $$ select %d $$;\n", i, i, (odd(i) ? 1 : 0)
}

# Parents after their children.
function chain(   i) {
    for (i = n - 1; i > 0; i--)
        printf "create table t%d (%s) inherits (t%d);\n", i, (odd(i) ? "more integer" : ""), i - 1
    print "create table t0 (id integer not null, note text default 'x');"
}

function children(   i) {
    print "create table parent (id integer not null check (id > 0), note text default 'x');"
    for (i = 0; i < n; i++)
        printf "create table t%d (%s) inherits (parent);\n", i, (odd(i) ? "more integer" : "")
}

# Views after the views that read them, in chains of 500.
function views(   i) {
    print "create table t (a integer, b text);"
    for (i = n - 1; i >= 0; i--)
        printf "create view v%d as select a, b from %s where a > %d;\n", i, (i % 500 ? "v" (i - 1) : "t"), (odd(i) ? 1 : 0)
}

function grants(   i) {
    for (i = 0; i < n; i++) {
        if (i % 100 == 0)
            printf "create role r%d;\n", i / 100
        printf "create table t%d (a integer);\ngrant select%s on t%d to r%d;\n", i, (odd(i) ? ", insert" : ""), i, int(i / 100)
    }
}

# All on one table: a role for each.
function grantees(   i) {
    print "create table t (a integer);"
    for (i = 0; i < n; i++)
        printf "create role r%d;\ngrant select%s on t to r%d;\n", i, (odd(i) ? ", insert" : ""), i
}

function comments(   i) {
    for (i = 0; i < n; i++)
        printf "create table t%d (a integer);\ncomment on table t%d is 'table %d%s';\ncomment on column t%d.a is 'a';\n", i, i, i, (odd(i) ? "!" : ""), i
}

function schemas(   i) {
    for (i = 0; i < n; i++) {
        printf "create schema s%d;\ncreate type s%d.e as enum ('a'%s);\n", i, i, (odd(i) ? ", 'b'" : "")
        printf "create table s%d.t (id integer primary key, e s%d.e, other integer references s%d.t (id));\n", i, i, int(i / 2)
    }
}

function triggers(   i) {
    print "create table t (a integer);"
    print "create function f() returns trigger language plpgsql as $$ begin return new; end $$;"
    for (i = 0; i < n; i++)
        printf "create trigger g%d after insert on t for each row when (new.a > %d) execute function f();\n", i, (odd(i) ? 1 : 0)
}

function policies(   i) {
    print "create table t (a integer);\nalter table t enable row level security;"
    for (i = 0; i < n; i++)
        printf "create policy p%d on t using (a > %d);\n", i, (odd(i) ? 1 : 0)
}

# Foreign keys to one table and from one table.
function references_(   i) {
    print "create table hub (id integer primary key);"
    for (i = 0; i < n; i++)
        printf "create table t%d (id integer primary key, hub integer references hub%s);\nalter table hub add column to%d integer references t%d;\n", i, (odd(i) ? " on delete cascade" : ""), i % 1000, i
}

# Data that a dump has.
function inserts(   i) {
    print "create table t (a integer, b text);"
    for (i = 0; i < n; i++)
        printf "insert into t values (%d, 'some text of row %d; with a semicolon');\n", i, i
}

function copy(   i) {
    print "create table t (a integer, b text);\ncopy t (a, b) from stdin;"
    for (i = 0; i < n; i++)
        printf "%d\tsome text of row %d; with a semicolon\n", i, i
    print "\\."
}

# A history: columns come and go, tables get another name.
function history(   i) {
    print "create table t (a integer);"
    for (i = 0; i < n; i++)
        printf "alter table t add column b%d integer;\nalter table t rename b%d to c%d;\nalter table t drop column c%d;\n", i, i, i, i
}

function sequences(   i) {
    for (i = 0; i < n; i++)
        printf "create sequence s%d%s;\ncreate table t%d (id integer default nextval('s%d'));\nalter sequence s%d owned by t%d.id;\n", i, (odd(i) ? " cache 2" : ""), i, i, i, i
}

function types(   i) {
    for (i = 0; i < n; i++)
        printf "create type c%d as (a integer, b %s%s);\ncreate domain d%d as text check (value <> '%d');\n", i, (i % 50 ? "c" (i - 1) : "text"), (odd(i) ? ", c text" : ""), i, i
}

# A chain of views that is not cut, each after the one that reads it.
function deep_views(   i) {
    print "create table t (a integer, b text);"
    for (i = n - 1; i >= 0; i--)
        printf "create view v%d as select a, b from %s where a > %d;\n", i, (i > 0 ? "v" (i - 1) : "t"), (odd(i) ? 1 : 0)
}

# Views of one table, one column each.
function narrow_views(   i) {
    printf "create table wide (c0 integer"
    for (i = 1; i < n; i++)
        printf ", c%d integer", i
    print ");"
    for (i = 0; i < n; i++)
        printf "create view v%d as select c%d as c from wide where c%d > %d;\n", i, i, i, (odd(i) ? 1 : 0)
}

# Privileges on columns, each column another role's.
function column_grants(   i) {
    printf "create table wide (c0 integer"
    for (i = 1; i < n; i++)
        printf ", c%d integer", i
    print ");"
    for (i = 0; i < n; i++)
        printf "create role r%d;\ngrant select (c%d)%s on wide to r%d;\n", i, i, (odd(i) ? ", insert" : ""), i
}

# Indexes of one table, of several columns each, without a name, some alike.
function indexes(   i) {
    print "create table t (a integer, b integer, c integer, d text, e text);"
    for (i = 0; i < n; i++)
        printf "create index on t (a, b desc, c) include (d, e) where a > %d;\n", (odd(i) ? -i : i)
}

# Table constraints without a name on the same columns.
function unnamed(   i) {
    print "create table t (a integer, b integer);"
    for (i = 0; i < n; i++)
        printf "alter table t add check (a > b + %d);\n", (odd(i) ? -i : i)
}

# Columns that are computed.
function generated(   i) {
    printf "create table wide (c0 integer"
    for (i = 1; i < n; i++)
        printf ", c%d integer generated always as (c0 + %d) stored", i, (odd(i) ? -i : i)
    print ");"
}

# Roles that are members of one and own a table each, a publication of all tables, statistics of each.
function members(   i) {
    print "create role everybody;\ncreate publication all_of_them;"
    for (i = 0; i < n; i++) {
        printf "create role r%d;\ngrant everybody to r%d%s;\n", i, i, (odd(i) ? " with admin option" : "")
        printf "create table t%d (a integer, b integer);\nalter publication all_of_them add table t%d%s;\n", i, i, (odd(i) ? " (a)" : "")
        printf "create statistics s%d on a, b from t%d;\nalter table t%d owner to r%d;\n", i, i, i, i
    }
}

# One query with many items of each sort.
function long_query(   i) {
    printf "create table t (a integer, b text);\ncreate view v as select case a"
    for (i = 0; i < n; i++)
        printf " when %d then '%s%d'", i, (odd(i) ? "other" : "v"), i
    printf " end as c from t where a in (0"
    for (i = 1; i < n; i++)
        printf ", %d", i
    printf ") and b <> all (array['x'"
    for (i = 1; i < n; i++)
        printf ", 'b%d'", i
    print "]);"
    printf "create view w as values (0, 'x')"
    for (i = 1; i < n; i++)
        printf ", (%d, 'w%d')", i, i
    print ";"
}

# One routine of many statements.
function long_body(   i) {
    print "create table t (a integer, b text);\ncreate function f(x integer) returns integer language plpgsql as $$\ndeclare\n    y integer := 0;\nbegin"
    for (i = 0; i < n; i++)
        printf "    if x > %d then\n        update t set b = 'value %d' where a = y + %d;\n    end if;\n    y := y + (select count(*) from t where a > x);\n", i, i, (odd(i) ? -i : i)
    print "    return y;\nend $$;"
}

# Tables whose type another table has, and functions of their rows.
function rows_of_tables(   i) {
    print "create table t0 (a integer);"
    for (i = 1; i < n; i++)
        printf "create table t%d (a t%d, b integer%s);\ncreate function g%d(r t%d) returns integer language sql as $$ select r.b $$;\n", i, int((i - 1) / 2), (odd(i) ? ", c text" : ""), i, i
}

# Tables and functions that do not exist: every statement has an error.
function wrong(   i) {
    print "create table t (a integer);"
    for (i = 0; i < n; i++)
        printf "create view v%d as select nothing_%d(a), b%d from t%dd;\n", i, i, i, i
}

BEGIN {
    q = sprintf("%c", 39)
    if (shape == "tables") tables()
    else if (shape == "plain") plain()
    else if (shape == "columns") columns()
    else if (shape == "added") added()
    else if (shape == "values") values()
    else if (shape == "added_values") added_values()
    else if (shape == "partitions") partitions()
    else if (shape == "functions") functions()
    else if (shape == "overloads") overloads()
    else if (shape == "chain") chain()
    else if (shape == "children") children()
    else if (shape == "views") views()
    else if (shape == "grants") grants()
    else if (shape == "grantees") grantees()
    else if (shape == "comments") comments()
    else if (shape == "schemas") schemas()
    else if (shape == "triggers") triggers()
    else if (shape == "policies") policies()
    else if (shape == "references") references_()
    else if (shape == "inserts") inserts()
    else if (shape == "copy") copy()
    else if (shape == "history") history()
    else if (shape == "sequences") sequences()
    else if (shape == "types") types()
    else if (shape == "deep_views") deep_views()
    else if (shape == "narrow_views") narrow_views()
    else if (shape == "column_grants") column_grants()
    else if (shape == "indexes") indexes()
    else if (shape == "unnamed") unnamed()
    else if (shape == "generated") generated()
    else if (shape == "members") members()
    else if (shape == "long_query") long_query()
    else if (shape == "long_body") long_body()
    else if (shape == "rows_of_tables") rows_of_tables()
    else if (shape == "wrong") wrong()
    else { print "shapes.awk: no shape \"" shape "\"" >"/dev/stderr"; exit 2 }
}
