/* The order of statements does not matter, as far as they do not change what others have made: however they are shuffled,
 * the model is the same. */
#include "sqlread/reading.h"

static const char *const statements[] = {
    "CREATE SCHEMA app;",
    "CREATE TYPE app.state AS ENUM ('open', 'done');",
    "CREATE DOMAIN app.short_text AS text CHECK (app.is_short(VALUE));",
    "CREATE TYPE app.pair AS (x app.short_text, y integer);",
    "CREATE FUNCTION app.is_short(t text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$SELECT "
    "length(t) < 100$$;",
    "CREATE SEQUENCE app.numbers;",
    "CREATE TABLE app.tasks (id bigint DEFAULT nextval('app.numbers') PRIMARY KEY, owner_id bigint "
    "REFERENCES app.users, title app.short_text, state app.state DEFAULT 'open', CHECK "
    "(app.is_short(title)));",
    "CREATE TABLE app.users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text UNIQUE, "
    "first_task bigint);",
    "ALTER TABLE app.users ADD CONSTRAINT first FOREIGN KEY (first_task) REFERENCES app.tasks "
    "(id);",
    "ALTER SEQUENCE app.numbers OWNED BY app.tasks.id;",
    "CREATE TABLE app.events (at timestamptz NOT NULL, task_id bigint REFERENCES app.tasks) "
    "PARTITION "
    "BY RANGE (at);",
    "CREATE TABLE app.events_rest PARTITION OF app.events DEFAULT;",
    "CREATE INDEX tasks_owner ON app.tasks (owner_id) WHERE state = 'open';",
    "CREATE INDEX events_task ON app.events (task_id);",
    "CREATE VIEW app.open_tasks AS SELECT * FROM app.named_tasks WHERE state = 'open';",
    "CREATE VIEW app.named_tasks AS SELECT t.*, u.name FROM app.tasks t JOIN app.users u ON u.id = "
    "t.owner_id;",
    "CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';",
    "CREATE TRIGGER touch BEFORE UPDATE ON app.tasks FOR EACH ROW EXECUTE FUNCTION app.touch();",
    "ALTER TABLE app.tasks ENABLE ROW LEVEL SECURITY;",
    "CREATE POLICY mine ON app.tasks USING (owner_id IN (SELECT id FROM app.users WHERE name = "
    "current_user));",
    "COMMENT ON TABLE app.tasks IS 'what there is to do';",
    "COMMENT ON COLUMN app.named_tasks.name IS 'of the owner';",
    "GRANT SELECT (id, title) ON app.tasks TO public;",
    "CREATE AGGREGATE app.total (integer) (sfunc = int4pl, stype = integer);",
    "CREATE RULE keep AS ON DELETE TO app.users DO INSTEAD NOTHING;",
    "CREATE STATISTICS app.tasks_owner_state ON owner_id, state FROM app.tasks;",
};

enum { COUNT = lengthof(statements) };

/* The model as JSON, without the places of objects in the text. */
static char *read_in_order(const size_t *order)
{
    DiagList diags = support_diags();
    Str sql = str_new(diags.arena);
    const Model *model;
    json_t *json;
    json_t *objects;
    char *text;

    for (size_t i = 0; i < COUNT; i++)
        str_printf(&sql, "%s\n", statements[order[i]]);
    model = read_sql(sql.text, &diags);
    if (diags.errors > 0)
        fail_msg("%s\n%s", sql.text, support_diag_text(&diags));
    json = model_to_json(model);
    objects = json_object_get(json, "objects");
    for (size_t i = 0; i < json_array_size(objects); i++)
        json_object_del(json_array_get(objects, i), "source");
    text = json_dumps(json, JSON_INDENT(1));
    json_decref(json);
    return text;
}

/* A sequence of numbers that is the same everywhere. */
static size_t next_random(uint32_t *seed, size_t limit)
{
    *seed = *seed * 1664525U + 1013904223U;
    return (size_t)(*seed >> 8) % limit;
}

static void shuffle(size_t *order, uint32_t *seed)
{
    for (size_t i = COUNT - 1; i > 0; i--) {
        size_t j = next_random(seed, i + 1);
        size_t other = order[j];

        order[j] = order[i];
        order[i] = other;
    }
}

static void test_shuffled(void **state)
{
    size_t order[COUNT];
    uint32_t seed = 1;
    char *expected;

    (void)state;
    for (size_t i = 0; i < COUNT; i++)
        order[i] = i;
    expected = read_in_order(order);
    for (size_t i = 0; i < COUNT; i++)
        order[i] = COUNT - 1 - i;
    for (int round = 0; round < 60; round++) {
        char *actual = read_in_order(order);

        assert_text(actual, expected);
        free(actual);
        shuffle(order, &seed);
    }
    free(expected);
}

/* Each table inherits from one that comes after it. What it needs is looked for when something of that name arrives, not
 * again and again: this takes no time to speak of, or all the memory there is. */
static void test_long_chain_backwards(void **state)
{
    DiagList diags = support_diags();
    Str sql = str_new(diags.arena);
    const Model *model;

    (void)state;
    for (int i = 3000; i > 0; i--)
        str_printf(&sql, "CREATE TABLE t%d () INHERITS (t%d);\n", i, i - 1);
    str_text(&sql, "CREATE TABLE t0 (id integer);\n");
    model = read_sql(sql.text, &diags);
    assert_text(support_diag_text(&diags), "");
    assert_non_null(object_child(model_find_relation(model, "public", "t3000"), KIND_COLUMN, "id"));
}

/* Tables with two parents that have both two parents, and so on: more ways up than anybody can go. */
static void test_many_ancestors(void **state)
{
    DiagList diags = support_diags();
    Str sql = str_new(diags.arena);

    (void)state;
    str_text(&sql, "CREATE TABLE a0 (id integer);\nCREATE TABLE b0 (id integer);\n");
    for (int i = 1; i <= 60; i++)
        str_printf(&sql,
                   "CREATE TABLE a%d () INHERITS (a%d, b%d);\n"
                   "CREATE TABLE b%d () INHERITS (a%d, b%d);\n",
                   i, i - 1, i - 1, i, i - 1, i - 1);
    str_text(&sql, "CREATE TABLE apart (id integer);\nALTER TABLE apart INHERIT a60;\n"
                   "ALTER TABLE a0 INHERIT b60;\n");
    read_sql(sql.text, &diags);
    assert_int_equal(diags.errors, 1);
    assert_non_null(strstr(support_diag_text(&diags), "public.a0 cannot be its own ancestor"));
}

/* A name that statements wait for may come by a new name for something else, or by another schema. */
static void test_awaited_names_arrive(void **state)
{
    static const FactRow rows[] = {
        {"COMMENT ON TABLE b IS 'x'; ALTER TABLE b ADD c integer; CREATE TABLE a (id integer); "
         "ALTER TABLE a RENAME TO b;",
         "column comment", "column public.b.id\ncolumn public.b.c\ncomment comment on public.b\n"},
        {"ALTER TABLE b ADD c integer; CREATE SCHEMA s; CREATE TABLE s.b (id integer); ALTER TABLE "
         "s.b "
         "SET SCHEMA public;",
         "column", "column public.b.id\ncolumn public.b.c\n"},
        {"ALTER TABLE s.b ADD c integer; CREATE SCHEMA t; CREATE TABLE t.b (id integer); ALTER "
         "SCHEMA t "
         "RENAME TO s;",
         "column", "column s.b.id\ncolumn s.b.c\n"},
    };

    (void)state;
    check_facts(rows, lengthof(rows));
}
