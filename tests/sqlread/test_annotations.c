/* `-- @key value` lines: which object they speak of, and which lines are none. */
#include "sqlread/reading.h"

static void test_statements(void **state)
{
    static const FactRow rows[] = {
        {"-- @purpose who may log in\ncreate table t (id int);", "table(annotations)",
         "table public.t annotations={key=purpose value=who may log in}\n"},
        {"-- @a 1\n\n-- an ordinary comment\n-- @b 2\ncreate table t (id int);",
         "table(annotations)", "table public.t annotations={key=a value=1},{key=b value=2}\n"},
        {"--@a no blank\n --  @b_1\t blanks \r\ncreate type t as enum ('x');", "enum(annotations)",
         "enum public.t annotations={key=a value=no blank},{key=b_1 value=blanks}\n"},
        {"/* -- @a in a block comment */\n-- @\n-- @@b\n-- mail@example\ncreate table t (id int);",
         "table(annotations)", "table public.t\n"},
        /* One statement makes several objects: it is about the first of them that is not made by the way. */
        {"-- @a 1\ncreate table t (id serial primary key);",
         "table(annotations) sequence(annotations) column(annotations) primary_key(annotations)",
         "sequence public.t_id_seq\n"
         "table public.t annotations={key=a value=1}\n"
         "column public.t.id\n"
         "primary_key public.t.t_pkey\n"},
        {"create table t (id int);\n-- @a 1\nalter table t add column n int;\n-- @b 2\ncreate "
         "index "
         "on t (n);",
         "table(annotations) column(annotations) index(annotations)",
         "table public.t\n"
         "column public.t.id\n"
         "column public.t.n annotations={key=a value=1}\n"
         "index public.t_n_idx annotations={key=b value=2}\n"},
        /* What is kept as text has them, too. */
        {"-- @a 1\ncreate type t (input = i, output = o);", "statement(annotations)",
         "statement public.type t annotations={key=a value=1}\n"},
        /* A statement that waits for another keeps its own. */
        {"-- @a 1\ncreate index i on t (id);\n-- @b 2\ncreate table t (id int);",
         "table(annotations) index(annotations)",
         "table public.t annotations={key=b value=2}\nindex public.i annotations={key=a "
         "value=1}\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static void test_columns(void **state)
{
    static const FactRow rows[] = {
        {"create table t (\n    -- @a 1\n    -- more\n    -- @b 2\n    id int,\n    n int, -- @c "
         "3\n  "
         "  m int\n);",
         "column(annotations)",
         "column public.t.id annotations={key=a value=1},{key=b value=2}\n"
         "column public.t.n\n"
         "column public.t.m\n"},
        {"-- @a 1\ncreate table t (id int,\n-- @b 2\nn int);",
         "table(annotations) column(annotations)",
         "table public.t annotations={key=a value=1}\n"
         "column public.t.id\n"
         "column public.t.n annotations={key=b value=2}\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

/* A section goes on to the next one, or to the end of the file. */
static void test_sections(void **state)
{
    static const FactRow rows[] = {
        {"create table before (id int);\n"
         "-- @section People\n"
         "create table a (id int);\n"
         "create table b (id int);\n"
         "create index b_id on b (id);\n"
         "-- @section Money\n"
         "create table c (id int);\n"
         "create view d as select 1;",
         "table(annotations) index(annotations) view(annotations)",
         "table public.a annotations={key=section value=People}\n"
         "table public.b annotations={key=section value=People}\n"
         "table public.before\n"
         "table public.c annotations={key=section value=Money}\n"
         "index public.b_id\n"
         "view public.d annotations={key=section value=Money}\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
