/* Columns and their defaults. */
#include "kinds/kinds_support.h"
#include "kinds/type_change.h"

static ColumnObject *column(const char *type)
{
    Model *model = new_model();

    return add_column(model, add_table(model, "t"), "c", type);
}

static ColumnObject *enum_column(const char *type)
{
    Model *model = new_model();
    ColumnObject *object = add_column(model, add_table(model, "t"), "c", type);

    object->type_object = add(model, KIND_ENUM, NULL, "public", "mood");
    return object;
}

static ColumnObject *column_with_default(const char *type, const char *sql)
{
    Model *model = new_model();
    ColumnObject *object = add_column(model, add_table(model, "t"), "c", type);

    add_default(model, object, sql);
    return object;
}

#define ALTER "ALTER TABLE public.t ALTER COLUMN c "
#define REWRITE "-- TABLE_REWRITE ACCESS_EXCLUSIVE_LOCK"

static void test_add(void **state)
{
    ColumnObject *needy = column("integer");
    ColumnObject *easy = column_with_default("integer", "0");

    (void)state;
    assert_text(create_text(column("integer")), "ALTER TABLE public.t ADD COLUMN c integer;\n");
    needy->not_null = true;
    assert_text(create_text(needy),
                "-- MAY_FAIL\n"
                "-- fails when public.t has rows: a column that is NOT NULL needs a default for "
                "them\n"
                "ALTER TABLE public.t ADD COLUMN c integer NOT NULL;\n");
    easy->not_null = true;
    easy->storage = "PLAIN";
    assert_text(create_text(easy),
                "ALTER TABLE public.t ADD COLUMN c integer DEFAULT 0 NOT NULL;\n" ALTER
                "SET STORAGE PLAIN;\n");
}

static ColumnObject *not_null_column(const char *name, bool no_inherit, bool not_valid)
{
    ColumnObject *object = column("integer");

    object->not_null = true;
    object->not_null_name = name;
    object->not_null_no_inherit = no_inherit;
    object->not_null_not_valid = not_valid;
    return object;
}

/* A server before PostgreSQL 18 has no name to change. */
#define RENAMED(from, to)                                                                         \
    "-- names of NOT NULL constraints, which PostgreSQL has since 18; one that is not there, or " \
    "that of a "                                                                                  \
    "parent, stays as it is\n"                                                                    \
    "DO LANGUAGE plpgsql $$\nBEGIN\n"                                                             \
    "    IF current_setting('server_version_num')::integer < 180000 THEN\n"                       \
    "        RETURN;\n    END IF;\n"                                                              \
    "    BEGIN\n        ALTER TABLE public.t RENAME CONSTRAINT " from " TO " to                   \
    ";\n    EXCEPTION\n"                                                                          \
    "        WHEN undefined_object OR invalid_table_definition THEN NULL;\n    END;\nEND\n$$;\n"

static void test_named_not_null(void **state)
{
    const char *name = "a\"b";

    (void)state;
    assert_non_null(strstr(create_text(not_null_column(name, false, false)),
                           "ADD COLUMN c integer CONSTRAINT \"a\"\"b\" NOT NULL;"));
    assert_text(alter_text(not_null_column(name, false, true), not_null_column(name, false, false)),
                "-- TABLE_SCAN MAY_FAIL\n"
                "-- fails when a row has NULL in public.t.c\n"
                "ALTER TABLE public.t VALIDATE CONSTRAINT \"a\"\"b\";\n");
    assert_text(alter_text(not_null_column(name, false, false), not_null_column("b", false, false)),
                RENAMED("\"a\"\"b\"", "b"));
    assert_text(alter_text(not_null_column(NULL, false, false), not_null_column("b", false, false)),
                RENAMED("t_c_not_null", "b"));
    assert_text(alter_text(not_null_column(NULL, false, false), not_null_column("'", false, false)),
                RENAMED("t_c_not_null", "\"'\""));
    assert_text(alter_text(not_null_column("b", false, false), not_null_column(NULL, false, false)),
                RENAMED("b", "t_c_not_null"));
    assert_text(alter_text(not_null_column(NULL, false, false),
                           not_null_column("t_c_not_null", false, false)),
                "");
}

/* What only the grammar of PostgreSQL 18 has: libpg_query 17 cannot look at these statements. */
static void test_not_null_of_18(void **state)
{
    const char *name = "a\"b";

    (void)state;
    if (PG_VERSION_NUM < 180000)
        skip();
    assert_non_null(strstr(create_text(not_null_column(name, true, false)),
                           "CONSTRAINT \"a\"\"b\" NOT NULL NO INHERIT;"));
    assert_text(create_text(not_null_column(name, false, true)),
                "ALTER TABLE public.t ADD COLUMN c integer;\n"
                "ALTER TABLE public.t ADD CONSTRAINT \"a\"\"b\" NOT NULL c NOT VALID;\n");
    assert_text(alter_text(not_null_column(name, true, false), not_null_column(name, false, false)),
                "ALTER TABLE public.t ALTER CONSTRAINT \"a\"\"b\" INHERIT;\n");
}

static void test_add_that_writes_every_row(void **state)
{
    Model *model = new_model();
    ColumnObject *computed = column("integer");
    ColumnObject *calls = column_with_default("integer", "public.f()");
    RoutineObject *function = add(model, KIND_FUNCTION, NULL, "public", "f");

    (void)state;
    assert_text(create_text(column_with_default("timestamp with time zone", "now()")),
                "ALTER TABLE public.t ADD COLUMN c timestamp with time zone DEFAULT now();\n");
    assert_text(create_text(column_with_default("uuid", "gen_random_uuid()")),
                REWRITE "\nALTER TABLE public.t ADD COLUMN c uuid DEFAULT gen_random_uuid();\n");
    computed->generated = expr("a * 2");
    assert_text(
        create_text(computed), REWRITE
        "\nALTER TABLE public.t ADD COLUMN c integer GENERATED ALWAYS AS (a * 2) STORED;\n");
    object_depend(model->arena, calls->object.children.items[0], &function->object,
                  DEPENDENCY_EXPRESSION);
    assert_text(create_text(calls),
                REWRITE "\nALTER TABLE public.t ADD COLUMN c integer DEFAULT public.f();\n");
    function->volatility = "STABLE";
    assert_text(create_text(calls),
                "ALTER TABLE public.t ADD COLUMN c integer DEFAULT public.f();\n");
}

static void test_drop(void **state)
{
    ColumnObject *computed = column("integer");

    (void)state;
    assert_text(drop_text(column("text")), "-- DATA_LOSS\n"
                                           "-- the values of public.t.c are lost\n"
                                           "ALTER TABLE public.t DROP COLUMN c;\n");
    computed->generated = expr("1");
    assert_text(drop_text(computed), "-- its values are computed from other columns\n"
                                     "ALTER TABLE public.t DROP COLUMN c;\n");
}

static void test_alter_not_null(void **state)
{
    ColumnObject *to = column("text");

    (void)state;
    to->not_null = true;
    assert_text(alter_text(column("text"), to),
                "-- TABLE_SCAN ACCESS_EXCLUSIVE_LOCK MAY_FAIL\n"
                "-- fails when a row has NULL in public.t.c\n" ALTER "SET NOT NULL;\n");
    assert_text(alter_text(to, column("text")), ALTER "DROP NOT NULL;\n");
}

static void test_alter_type_that_the_server_casts(void **state)
{
    (void)state;
    assert_text(alter_text(column("integer"), column("bigint")),
                REWRITE "\n" ALTER "TYPE bigint;\n");
    assert_text(alter_text(column("character varying(10)"), column("character varying(20)")),
                ALTER "TYPE character varying(20);\n");
    assert_text(alter_text(column("character varying(10)"), column("text")), ALTER "TYPE text;\n");
    /* With USING, the server would cut the values without a word. */
    assert_text(alter_text(column("text"), column("character varying(5)")),
                REWRITE " MAY_FAIL\n"
                        "-- fails on a value that is too long for the new type\n" ALTER
                        "TYPE character varying(5);\n");
    assert_text(alter_text(column("numeric(10,2)"), column("integer")),
                "-- DATA_LOSS TABLE_REWRITE ACCESS_EXCLUSIVE_LOCK MAY_FAIL\n"
                "-- fractions are rounded away\n" ALTER "TYPE integer;\n");
}

static void test_alter_type_with_a_cast(void **state)
{
    (void)state;
    assert_text(alter_text(column("text"), column("integer")),
                REWRITE " MAY_FAIL\n"
                        "-- fails on a value that the new type cannot hold\n" ALTER
                        "TYPE integer USING c::integer;\n");
    /* No cast, so by way of the text; a value becomes an array of one. */
    assert_text(alter_text(column("integer[]"), column("date[]")), REWRITE
                " MAY_FAIL\n"
                "-- " TYPE_CHANGE_NO_CAST "\n" ALTER "TYPE date[] USING c::text[]::date[];\n");
    assert_text(alter_text(column("integer"), column("uuid")),
                REWRITE " MAY_FAIL\n"
                        "-- " TYPE_CHANGE_NO_CAST "\n" ALTER "TYPE uuid USING c::text::uuid;\n");
    assert_text(alter_text(column("integer"), column("bigint[]")),
                REWRITE " MAY_FAIL\n"
                        "-- fails on a value that the new type cannot hold\n" ALTER
                        "TYPE bigint[] USING CASE WHEN c IS NOT NULL THEN "
                        "ARRAY[c::bigint] END;\n");
}

/* A default that the server cannot cast is dropped before and set after: the planner asks. */
static void test_default_carries_over(void **state)
{
    static const struct {
        const char *from;
        const char *sql;
        const char *to;
        bool expected;
    } CASES[] = {
        {"integer", "0", "bigint", true},
        {"text", "'1'::text", "integer", false},
        {"text", "'1'", "character varying(9)", false},
        {"character varying(5)", "'1'", "character varying(9)", true},
        {"integer", "nextval('s'::regclass)", "bigint", true},
        {"date", "now()", "timestamp with time zone", true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        ColumnObject *from = column_with_default(CASES[i].from, CASES[i].sql);
        const Object *value = object_child(&from->object, KIND_DEFAULT, NULL);

        assert_int_equal(kind_ops(KIND_DEFAULT)
                             ->carries_over(value, &from->object, &column(CASES[i].to)->object),
                         CASES[i].expected);
    }
}

static void test_alter_type_to_an_enum(void **state)
{
    (void)state;
    assert_text(alter_text(column("text"), enum_column("public.mood")),
                REWRITE " MAY_FAIL\n"
                        "-- fails on a value that the new type cannot hold\n" ALTER
                        "TYPE public.mood USING c::public.mood;\n");
    assert_text(alter_text(enum_column("public.other"), enum_column("public.mood")),
                REWRITE " MAY_FAIL\n"
                        "-- " TYPE_CHANGE_NO_CAST "\n" ALTER
                        "TYPE public.mood USING c::text::public.mood;\n");
    assert_text(alter_text(enum_column("public.mood"), column("text")),
                REWRITE "\n" ALTER "TYPE text;\n");
}

static void set_labels(ColumnObject *column, const char *first, const char *second)
{
    ((EnumObject *)column->type_object)->labels =
        texts(new_model(), first, second, (const char *)NULL);
}

static void test_alter_for_a_replaced_type(void **state)
{
    ColumnObject *generated = enum_column("public.mood");
    ColumnObject *from = enum_column("public.mood"), *to = enum_column("public.mood");

    (void)state;
    set_labels(from, "so so", "it's");
    set_labels(to, "glad", "sad");
    assert_text(alter_text_forced(from, to, "type"),
                REWRITE " MAY_FAIL\n"
                        "-- public.mood was replaced; fails on a row with 'so so', 'it''s' in "
                        "public.t.c: UPDATE such rows first\n" ALTER
                        "TYPE public.mood USING c::text::public.mood;\n");
    set_labels(to, "it's", "so so");
    assert_text(alter_text_forced(from, to, "type"),
                REWRITE "\n"
                        "-- public.mood was replaced and has all labels that there were\n" ALTER
                        "TYPE public.mood USING c::text::public.mood;\n");
    assert_text(
        alter_text_forced(enum_column("public.mood[]"), enum_column("public.mood[]"), "type"),
        REWRITE "\n"
                "-- public.mood[] was replaced and has all labels that there were\n" ALTER
                "TYPE public.mood[] USING c::text[]::public.mood[];\n");
    generated->generated = expr("'a'::public.mood");
    assert_text(alter_text_forced(generated, generated, "type"), "replace");
}

static void test_alter_generated(void **state)
{
    ColumnObject *from = column("integer");
    ColumnObject *to = column("integer");

    (void)state;
    from->generated = expr("a + 1");
    assert_text(alter_text(from, to), ALTER "DROP EXPRESSION;\n");
    assert_text(alter_text(to, from), "replace");
    to->generated = expr("a + 2");
    assert_text(alter_text(from, to), "replace");
    to->generated = from->generated;
    to->type = "bigint";
    assert_text(alter_text(from, to), REWRITE "\n" ALTER "TYPE bigint;\n");
}

static void test_alter_the_rest(void **state)
{
    ColumnObject *from = column("text");
    ColumnObject *to = column("text");

    (void)state;
    to->collation = "pg_catalog.\"C\"";
    to->storage = "EXTERNAL";
    to->compression = "lz4";
    to->statistics = "100";
    add_option(new_model(), &to->options, "n_distinct", "5");
    assert_text(alter_text(from, to), "-- TABLE_SCAN ACCESS_EXCLUSIVE_LOCK\n" ALTER
                                      "TYPE text COLLATE pg_catalog.\"C\";\n" ALTER
                                      "SET STORAGE EXTERNAL;\n" ALTER "SET COMPRESSION lz4;\n" ALTER
                                      "SET STATISTICS 100;\n" ALTER "SET (n_distinct = 5);\n");
    /* A type that is set, also for a collation alone, takes storage and compression back to its own. */
    assert_text(alter_text(to, from),
                "-- TABLE_SCAN ACCESS_EXCLUSIVE_LOCK\n" ALTER "TYPE text;\n" ALTER
                "SET STATISTICS -1;\n" ALTER "RESET (n_distinct);\n");
    /* A new type begins with its own storage. */
    to->type = "character varying";
    assert_text(alter_text(to, column("integer")),
                "-- TABLE_REWRITE ACCESS_EXCLUSIVE_LOCK MAY_FAIL\n"
                "-- fails on a value that the new type cannot hold\n" ALTER
                "TYPE integer USING c::integer;\n" ALTER "SET STATISTICS -1;\n" ALTER
                "RESET (n_distinct);\n");
    from->storage = "EXTERNAL";
    from->collation = to->collation;
    from->compression = to->compression;
    from->statistics = to->statistics;
    from->options = to->options;
    assert_text(alter_text(to, from),
                ALTER "TYPE text COLLATE pg_catalog.\"C\";\n" ALTER "SET STORAGE EXTERNAL;\n" ALTER
                      "SET COMPRESSION lz4;\n");
}

/* The column of a table that inherits it from a table `p`, where it has the same definition. */
static ColumnObject *inherited_column(const char *type, bool not_null)
{
    Model *model = new_model();
    TableObject *parent = add_table(model, "p");
    TableObject *table = add_table(model, "t");
    ColumnObject *above = add_column(model, parent, "c", type);
    ColumnObject *below = add_column(model, table, "c", type);
    InheritanceObject *link = add(model, KIND_INHERITANCE, &table->object, NULL, "public.p");

    link->parent_table = "public.p";
    link->number = 1;
    link->of = &parent->object;
    above->not_null = not_null;
    below->not_null = not_null;
    below->not_null_inherited = not_null;
    below->inherited = true;
    return below;
}

/* What changes in the parent table reaches the column by itself; what changes here alone does not. */
static void test_alter_inherited(void **state)
{
    ColumnObject *alone = inherited_column("bigint", false);

    (void)state;
    assert_text(alter_text(inherited_column("integer", false), inherited_column("bigint", true)),
                "");
    alone->not_null = true;
    assert_text(alter_text(inherited_column("bigint", false), alone),
                "-- TABLE_SCAN ACCESS_EXCLUSIVE_LOCK MAY_FAIL\n"
                "-- fails when a row has NULL in public.t.c\n" ALTER "SET NOT NULL;\n");
    /* What it says for itself as well stays when the parent's goes. */
    alone = inherited_column("bigint", true);
    alone->not_null_inherited = false;
    assert_text(alter_text(inherited_column("bigint", false), alone),
                "-- TABLE_SCAN ACCESS_EXCLUSIVE_LOCK MAY_FAIL\n"
                "-- fails when a row has NULL in public.t.c\n" ALTER "SET NOT NULL;\n");
}

static const char *default_clause(const char *sql)
{
    Str text = str_new(test_arena());
    Str statement = str_new(test_arena());
    ColumnObject *object = column_with_default("text", sql);

    default_ops.append_clause(&text, object->object.children.items[0], NULL);
    str_printf(&statement, "CREATE TABLE t (c text %s)", text.text);
    assert_one_statement(statement.text);
    return text.text;
}

static void test_default_clause_has_parentheses_where_they_are_needed(void **state)
{
    (void)state;
    assert_text(default_clause("0"), "DEFAULT 0");
    assert_text(default_clause("-1.5"), "DEFAULT -1.5");
    assert_text(default_clause("'a b''c'::text"), "DEFAULT 'a b''c'::text");
    assert_text(default_clause("now()"), "DEFAULT now()");
    assert_text(default_clause("CURRENT_TIMESTAMP"), "DEFAULT CURRENT_TIMESTAMP");
    assert_text(default_clause("\"My\".f('x', 1 + 2)"), "DEFAULT \"My\".f('x', 1 + 2)");
    assert_text(default_clause("ARRAY[]::text[]"), "DEFAULT ARRAY[]::text[]");
    assert_text(default_clause("nextval('public.s'::regclass)"),
                "DEFAULT nextval('public.s'::regclass)");
    assert_text(default_clause("'x'::character varying"), "DEFAULT ('x'::character varying)");
    assert_text(default_clause("now() AT TIME ZONE 'utc'"), "DEFAULT (now() AT TIME ZONE 'utc')");
    assert_text(default_clause("a OR b"), "DEFAULT (a OR b)");
    assert_text(default_clause("(a) OR (b)"), "DEFAULT ((a) OR (b))");
    assert_text(default_clause("E'it\\'s'"), "DEFAULT (E'it\\'s')");
    assert_text(default_clause("$$x$$"), "DEFAULT ($$x$$)");
    assert_text(default_clause("- 1"), "DEFAULT (- 1)");
}

static void test_default_steps(void **state)
{
    Object *from = column_with_default("text", "'a'")->object.children.items[0];
    Object *to = column_with_default("text", "'a' || 'b'")->object.children.items[0];

    (void)state;
    assert_text(create_text(from), ALTER "SET DEFAULT 'a';\n");
    assert_text(alter_text(from, to), ALTER "SET DEFAULT ('a' || 'b');\n");
    assert_text(drop_text(from), ALTER "DROP DEFAULT;\n");
}
