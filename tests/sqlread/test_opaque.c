/* What is not modelled: kept as text, placed in order, named, dropped, and reported. */
#include "sqlread/reading.h"

static void test_kept(void **state)
{
    static const FactRow rows[] = {
        {"create type total;\ncreate type total (input = total_in, output = total_out);",
         "statement(tag sql undo)",
         "statement public.type total tag=CREATE TYPE sql=create type total undo=DROP TYPE IF "
         "EXISTS public.total\n"
         "statement public.type total (2) tag=CREATE TYPE sql=create type total (input = total_in, "
         "output = total_out) undo=DROP TYPE public.total CASCADE\n"},
        /* The text without its comments before it, and what it is compared by. */
        {"-- why\nDO  $$ BEGIN PERFORM 1; END $$ ;", "statement(tag sql canonical undo)",
         "statement DO $$ BEGIN PERFORM 1; END $$ tag=DO sql=DO  $$ BEGIN PERFORM 1; END $$ "
         "canonical=DO $$ BEGIN PERFORM 1; END $$\n"},
        /* Names that such a type gives are known. */
        {"create schema s; create type s.total (input = i, output = o);\ncreate table t (a "
         "s.total, b "
         "s.total[]);",
         "column(type)", "column public.t.a type=s.total\ncolumn public.t.b type=s.total[]\n"},
        /* After a block that may have made anything, names are not called unknown. */
        {"do $$ begin perform make('function next'); end $$;\ncreate table t (a thing, b int "
         "default "
         "next());",
         "column(type)", "column public.t.a type=thing\ncolumn public.t.b type=integer\n"},
        {"create table t (a thing);", "column", "error: unknown type \"thing\"\n"},
        /* A role that nobody creates is one of the server. */
        {"security label for p on role r is 'x';\ncomment on role r is 'y';",
         "statement(tag canonical)",
         "statement COMMENT ON ROLE r IS 'y' tag=COMMENT canonical=COMMENT ON ROLE r IS 'y'\n"
         "statement SECURITY LABEL FOR p ON ROLE r IS 'x' tag=SECURITY LABEL "
         "canonical=SECURITY LABEL FOR p ON ROLE r IS 'x'\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

/* It comes after what it names, and before what names it. */
static void test_ordered(void **state)
{
    static const FactRow rows[] = {
        {"create table before (id int);\n"
         "create type total (input = total_in, output = total_out);\n"
         "create table after (t total);\n"
         "do $$ begin perform 1; end $$;",
         "statement(depends_on) column(depends_on)",
         "statement DO $$ begin perform 1; end $$\n"
         "statement public.type total depends_on=public\n"
         "column public.after.t depends_on=public.type total\n"
         "column public.before.id\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}

static const char *notes_of(const char *sql)
{
    DiagList diags = support_diags();
    DiagList notes = support_diags();
    Model *model = model_new(diags.arena);
    SqlReader *reader = sql_reader_new(model, &diags);
    Str out = str_new(diags.arena);

    sql_reader_note_unmodelled(reader, &notes);
    sql_reader_read(reader, support_source("platform.sql", "do $$ begin end $$; select 1;"), true);
    sql_reader_read(reader, support_source("test.sql", sql), false);
    sql_reader_finish(reader);
    account_format(&out, &model->account);
    str_char(&out, '\n');
    for (size_t i = 0; i < notes.diags.count; i++)
        str_printf(&out, "%s: %s\n", notes.diags.items[i]->code, notes.diags.items[i]->message);
    for (size_t i = 0; i < diags.diags.count; i++)
        str_printf(&out, "error: %s\n", diags.diags.items[i]->message);
    return out.text;
}

/* Every statement of the project's own files is counted once, whatever became of it. */
static void test_reported(void **state)
{
    (void)state;
    assert_text(notes_of(""), "0 statements\n");
    assert_text(notes_of("create table t ();"), "1 statement: 1 modelled\n");
    assert_text(notes_of("create type a (input = i, output = o);\ninsert into t values (1);\n"
                         "select setval('s', 1);\nset lock_timeout = 1;\nbegin;\ncommit;\n"
                         "\\connect x\ncreate table t ();\ncreate tabel u ();\n"
                         "alter table nothing add column a int;\ncreate table t ();"),
                "11 statements: 1 modelled, 2 data, 4 session, 1 opaque, 3 failed\n"
                "opaque: CREATE TYPE is not modelled: it is kept, ordered and compared as text\n"
                "data-statement: INSERT is data, not schema\n"
                "data-statement: SELECT is data, not schema\n"
                "error: syntax error at or near \"tabel\"\n"
                "error: table \"public.t\" is defined twice\n"
                "error: unknown table \"nothing\"\n");
    /* What an import makes is told by LIMIT TO, or may be anything in the schema. */
    assert_text(
        notes_of("create foreign data wrapper w;\ncreate server s foreign data wrapper w;\n"
                 "create schema r;\ncreate view v as select a from r.one;\n"
                 "import foreign schema x limit to (one) from server s into r;\n"
                 "create view w as select a from r.two;\ngrant select on r.one to public;"),
        "7 statements: 5 modelled, 2 opaque\n"
        "opaque: IMPORT FOREIGN SCHEMA is not modelled: it is kept, ordered and compared as "
        "text\n"
        "opaque: GRANT is not modelled: it is kept, ordered and compared as text\n"
        "error: unknown table \"r.two\"\n");
    assert_text(
        notes_of("create foreign data wrapper w;\ncreate server s foreign data wrapper w;\n"
                 "create schema r;\nimport foreign schema x except (one) from server s into r;\n"
                 "create view v as select a from r.two;\ngrant select on r.three to public;\n"
                 "grant select on r.one to public;\ncreate table r.own (a int);\n"
                 "comment on table r.own is 'x';"),
        "9 statements: 6 modelled, 2 opaque, 1 failed\n"
        "opaque: IMPORT FOREIGN SCHEMA is not modelled: it is kept, ordered and compared as "
        "text\n"
        "opaque: GRANT is not modelled: it is kept, ordered and compared as text\n"
        "error: unknown table \"r.one\"\n");
}
