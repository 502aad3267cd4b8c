#include "kinds/objects.h"
#include "sqlread/sqlread.h"
#include "support/support.h"

/* Names in expressions and queries: what they are resolved to, what depends on what, what is reported. */

static const char prelude[] =
    "CREATE SCHEMA app;\n"
    "CREATE SCHEMA other;\n"
    "CREATE TYPE app.status AS ENUM ('new', 'done');\n"
    "CREATE DOMAIN app.email AS text;\n"
    "CREATE TABLE app.users (id uuid PRIMARY KEY, name varchar(50) NOT NULL, mail app.email, age "
    "int);\n"
    "CREATE TABLE app.tasks (id bigint PRIMARY KEY, user_id uuid NOT NULL, title text NOT NULL, "
    "state app.status NOT NULL,\n"
    "    price numeric(10,2), tags text[] NOT NULL, meta jsonb, created timestamptz NOT NULL);\n"
    "CREATE TABLE other.tasks (id int);\n"
    "CREATE SEQUENCE app.numbers;\n"
    "CREATE FUNCTION app.me() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid';\n"
    "CREATE FUNCTION app.size_of(text) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
    "CREATE FUNCTION app.size_of(uuid) RETURNS bigint LANGUAGE sql AS 'SELECT 1::bigint';\n"
    "CREATE FUNCTION app.full_name(app.users) RETURNS text LANGUAGE sql AS 'SELECT $1.name';\n"
    "CREATE FUNCTION app.found() RETURNS SETOF app.tasks LANGUAGE sql AS 'SELECT * FROM "
    "app.tasks';\n"
    "CREATE FUNCTION app.rows_of(int) RETURNS TABLE (a int, b text) LANGUAGE sql AS $$SELECT 1, "
    "'x'$$;\n"
    "SET search_path = app, public;\n";

/* ---- Reading -------------------------------------------------------------------------------------------------- */

typedef struct Reading {
    Model *model;
    DiagList diags;
} Reading;

static Reading *read_after_prelude(const char *text)
{
    Reading *reading = ARENA_NEW(test_arena(), Reading);
    SqlReader *reader;

    reading->diags = support_diags();
    reading->model = model_new(test_arena());
    reader = sql_reader_new(reading->model, &reading->diags);
    sql_reader_read(reader, support_source("prelude.sql", prelude), false);
    sql_reader_read(
        reader,
        support_source("test.sql",
                       arena_printf(test_arena(), "SET search_path = app, public;\n%s", text)),
        false);
    sql_reader_finish(reader);
    return reading;
}

static const Object *relation(const Reading *reading, const char *name)
{
    const Object *found = model_find_relation(reading->model, "app", name);

    assert_non_null(found);
    return found;
}

static const char *view_sql(const char *query)
{
    Reading *reading =
        read_after_prelude(arena_printf(test_arena(), "CREATE VIEW v AS %s;\n", query));

    assert_text(support_diag_text(&reading->diags), "");
    return ((const ViewObject *)relation(reading, "v"))->query.sql;
}

/* What is used in an expression, in the order in which it was found. */
static const char *uses(const Object *object)
{
    Str text = str_new(test_arena());

    for (size_t i = 0; i < object->dependencies.count; i++)
        if (object->dependencies.items[i].type == DEPENDENCY_EXPRESSION)
            str_printf(&text, "%s%s", text.length > 0 ? ", " : "",
                       object_id(test_arena(), object->dependencies.items[i].on));
    return text.text;
}

static const char *view_uses(const char *query)
{
    Reading *reading =
        read_after_prelude(arena_printf(test_arena(), "CREATE VIEW v AS %s;\n", query));

    assert_text(support_diag_text(&reading->diags), "");
    return uses(relation(reading, "v"));
}

static const char *view_columns(const char *query)
{
    Reading *reading =
        read_after_prelude(arena_printf(test_arena(), "CREATE VIEW v AS %s;\n", query));
    const ViewObject *view = (const ViewObject *)relation(reading, "v");
    Str text = str_new(test_arena());

    for (size_t i = 0; i < view->columns.count; i++) {
        const ViewColumn *column = &view->columns.items[i];

        str_printf(&text, "%s%s %s%s", text.length > 0 ? ", " : "", column->name,
                   column->type == NULL ? "?" : column->type, column->not_null ? " not null" : "");
    }
    return text.text;
}

/* Messages alone, one a line, hints in parentheses. */
static const char *trouble(const char *statement)
{
    Reading *reading = read_after_prelude(statement);
    Str text = str_new(test_arena());

    for (size_t i = 0; i < reading->diags.diags.count; i++) {
        const Diag *diag = reading->diags.diags.items[i];
        Position place = source_position(diag->span.source, diag->span.start);

        str_printf(&text, "%s%zu:%zu %s: %s", text.length > 0 ? "\n" : "", place.line, place.column,
                   diag->code, diag->message);
        if (diag->hint != NULL)
            str_printf(&text, " (%s)", diag->hint);
    }
    return text.text;
}

/* ---- Qualified names ------------------------------------------------------------------------------------------ */

static void test_names_are_qualified(void **state)
{
    (void)state;
    assert_text(view_sql("SELECT id, title FROM tasks"), "SELECT id, title FROM app.tasks");
    assert_text(view_sql("SELECT t.id FROM tasks t, other.tasks"),
                "SELECT t.id FROM app.tasks t, other.tasks");
    assert_text(view_sql("SELECT me(), now(), size_of('x'::text)"),
                "SELECT app.me(), now(), app.size_of('x'::text)");
    assert_text(view_sql("SELECT 'new'::status, NULL::email, '{}'::status[]"),
                "SELECT 'new'::app.status, NULL::app.email, '{}'::app.status[]");
    assert_text(view_sql("SELECT nextval('numbers')"), "SELECT nextval('app.numbers')");
    assert_text(view_sql("SELECT relname FROM pg_class"), "SELECT relname FROM pg_class");
    assert_text(view_sql("WITH tasks AS (SELECT 1 AS one) SELECT one FROM tasks"),
                "WITH tasks AS (SELECT 1 AS one) SELECT one FROM tasks");
    assert_text(view_sql("SELECT u.full_name FROM users u"),
                "SELECT app.full_name(u.*) FROM app.users u");
}

static void test_stars_are_expanded(void **state)
{
    (void)state;
    assert_text(view_sql("SELECT * FROM users"),
                "SELECT users.id, users.name, users.mail, users.age FROM app.users");
    assert_text(view_sql("SELECT u.*, 1 AS one FROM users u (a, b)"),
                "SELECT u.a, u.b, u.mail, u.age, 1 AS one FROM app.users u(a, b)");
    assert_text(view_sql("SELECT * FROM (SELECT id FROM tasks) s JOIN other.tasks USING (id)"),
                "SELECT s.id FROM (SELECT id FROM app.tasks) s JOIN other.tasks USING (id)");
    assert_text(view_sql("SELECT r.* FROM rows_of(1) r"), "SELECT r.a, r.b FROM app.rows_of(1) r");
    assert_text(view_sql("SELECT id FROM users WHERE EXISTS (SELECT * FROM tasks)"),
                "SELECT id FROM app.users WHERE EXISTS (SELECT * FROM app.tasks)");
    assert_text(view_sql("SELECT * FROM pg_class"), "SELECT * FROM pg_class");
}

/* ---- Dependencies --------------------------------------------------------------------------------------------- */

static void test_uses_of_queries(void **state)
{
    (void)state;
    assert_text(view_uses("SELECT id FROM tasks WHERE title <> ''"),
                "app.tasks, app.tasks.id, app.tasks.title");
    assert_text(view_uses("SELECT count(*) FROM users"), "app.users");
    assert_text(view_uses("SELECT id FROM tasks WHERE state = 'new'"),
                "app.tasks, app.tasks.id, app.tasks.state, app.status");
    assert_text(view_uses("SELECT me()"), "app.me()");
    assert_text(view_uses("SELECT size_of(name) FROM users"),
                "app.users, app.users.name, app.size_of(text)");
    assert_text(view_uses("SELECT size_of(id) FROM users"),
                "app.users, app.users.id, app.size_of(uuid)");
    assert_text(view_uses("SELECT nextval('numbers')"), "app.numbers");
    assert_text(view_uses("SELECT 1 FROM other.tasks o JOIN users ON o.id = age"),
                "other.tasks, app.users, other.tasks.id, app.users.age");
    assert_text(view_uses("SELECT s.t FROM (SELECT title AS t FROM tasks) s"),
                "app.tasks, app.tasks.title");
    assert_text(view_uses("SELECT to_json(o) FROM other.tasks o"), "other.tasks, other.tasks.id");
    assert_text(view_uses("SELECT f.title FROM found() f"), "app.found(), app.tasks.title");
}

static void test_uses_of_policies_and_checks(void **state)
{
    Reading *reading = read_after_prelude(
        "ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;\n"
        "CREATE POLICY p ON tasks USING (user_id = me() AND EXISTS (SELECT FROM users WHERE "
        "users.id = tasks.user_id));\n"
        "ALTER TABLE tasks ADD CONSTRAINT c CHECK (price > 0 AND state <> 'done');\n"
        "ALTER TABLE tasks ALTER state SET DEFAULT 'new';\n"
        "CREATE INDEX i ON tasks (lower(title)) WHERE state = 'new';\n");
    const Object *tasks = relation(reading, "tasks");
    const Object *column = object_child(tasks, KIND_COLUMN, "state");

    (void)state;
    assert_text(support_diag_text(&reading->diags), "");
    assert_text(uses(object_child(tasks, KIND_POLICY, "p")),
                "app.tasks.user_id, app.me(), app.users, app.users.id");
    assert_text(uses(object_child(tasks, KIND_CHECK, "c")),
                "app.tasks.price, app.tasks.state, app.status");
    assert_text(uses(object_child(column, KIND_DEFAULT, NULL)), "app.status");
    assert_text(uses(object_child(tasks, KIND_INDEX, "i")),
                "app.tasks.title, app.tasks.state, app.status");
}

static void test_views_on_views(void **state)
{
    Reading *reading = read_after_prelude("CREATE VIEW later AS SELECT n + 1 AS m FROM first;\n"
                                          "CREATE VIEW first AS SELECT age AS n FROM users;\n");
    const ViewObject *later = (const ViewObject *)relation(reading, "later");

    (void)state;
    assert_text(support_diag_text(&reading->diags), "");
    assert_text(uses(&later->object), "app.first");
    assert_text(later->columns.items[0].type, "integer");
}

/* ---- Columns of views ----------------------------------------------------------------------------------------- */

static void test_column_types(void **state)
{
    (void)state;
    assert_text(view_columns("SELECT id, name, mail FROM users"),
                "id uuid not null, name character varying(50) not null, mail app.email");
    assert_text(view_columns("SELECT count(*), count(age) AS c, max(age), sum(age), avg(age), "
                             "array_agg(name) FROM users"),
                "count bigint not null, c bigint not null, max integer, sum bigint, avg numeric, "
                "array_agg character varying[]");
    assert_text(view_columns("SELECT name || 'x' AS a, age + 1 AS b, age / 2.0 AS c, age > 1 AS d, "
                             "'x' AS e, NULL AS f FROM users"),
                "a text not null, b integer, c numeric, d boolean, e text not null, f text");
    assert_text(
        view_columns("SELECT coalesce(age, 0) AS a, CASE WHEN age > 1 THEN 'x' END AS b, now(), "
                     "name IS NULL AS c FROM users"),
        "a integer not null, b text, now timestamp with time zone not null, c boolean not null");
    assert_text(view_columns("SELECT price, price * 2 AS p, price::int, tags[1], meta -> 'a' AS m, "
                             "meta ->> 'b' AS n FROM tasks"),
                "price numeric(10,2), p numeric, price integer, tags text, m jsonb, n text");
    assert_text(
        view_columns("SELECT state, array[state] AS a, date_trunc('day', created) AS d, "
                     "extract(year FROM created) FROM tasks"),
        "state app.status not null, a app.status[] not null, d timestamp with time zone not null, "
        "extract numeric not null");
    assert_text(view_columns("SELECT unknown_thing.x FROM pg_class AS unknown_thing"), "x ?");
    assert_text(view_columns("SELECT * FROM pg_class"), "");
}

static void test_outer_joins_make_nullable(void **state)
{
    (void)state;
    assert_text(
        view_columns("SELECT t.id, u.name FROM tasks t LEFT JOIN users u ON u.id = t.user_id"),
        "id bigint not null, name character varying(50)");
    assert_text(
        view_columns("SELECT t.id, u.name FROM tasks t RIGHT JOIN users u ON u.id = t.user_id"),
        "id bigint, name character varying(50) not null");
    assert_text(
        view_columns("SELECT t.id, u.name FROM tasks t FULL JOIN users u ON u.id = t.user_id"),
        "id bigint, name character varying(50)");
    assert_text(view_columns("SELECT * FROM (SELECT id FROM users) a LEFT JOIN (SELECT id, 1 AS "
                             "one FROM users) b USING (id)"),
                "id uuid not null, one integer");
    assert_text(view_columns("SELECT name FROM users UNION SELECT NULL"), "name character varying");
    assert_text(view_columns("SELECT title, count(*) FROM tasks GROUP BY ROLLUP (title)"),
                "title text, count bigint");
}

/* ---- Errors --------------------------------------------------------------------------------------------------- */

static void test_unknown_names(void **state)
{
    (void)state;
    assert_text(trouble("CREATE VIEW v AS SELECT id FROM taks;"),
                "2:33 unknown-table: unknown table \"taks\" (did you mean \"tasks\"?)");
    assert_text(trouble("CREATE VIEW v AS SELECT titel FROM tasks;"),
                "2:25 unknown-column: unknown column \"titel\" (did you mean \"title\"?)");
    assert_text(trouble("CREATE VIEW v AS SELECT t.titel FROM tasks t;"),
                "2:25 unknown-column: unknown column \"titel\" of \"t\" (did you mean \"title\"?)");
    assert_text(trouble("CREATE VIEW v AS SELECT x.id FROM tasks t;"),
                "2:25 unknown-table: no table or alias \"x\" to take column \"id\" from (did you "
                "mean \"t\"?)");
    assert_text(trouble("CREATE VIEW v AS SELECT mee();"),
                "2:25 unknown-function: unknown function \"mee\" (did you mean \"me\"?)");
    assert_text(trouble("CREATE VIEW v AS SELECT app.me(1);"),
                "2:25 unknown-function: no function app.me(integer) takes these arguments (there "
                "is app.me())");
    assert_text(trouble("CREATE VIEW v AS SELECT NULL::app.stat;"),
                "2:31 unknown-type: unknown type \"app.stat\" (did you mean \"status\"?)");
    assert_text(trouble("CREATE VIEW v AS SELECT id FROM tasks a JOIN tasks b ON true;"),
                "2:25 ambiguous-column: column \"id\" is ambiguous");
    assert_text(trouble("ALTER TABLE users ADD CHECK (agee > 1);"),
                "2:30 unknown-column: unknown column \"agee\" (did you mean \"age\"?)");
    assert_text(trouble("CREATE VIEW v AS SELECT nextval('number');"),
                "2:33 unknown-table: unknown table \"number\" (did you mean \"numbers\"?)");
}

/* What an extension, another schema or a statement kept as text may have is not reported. */
static void test_names_that_may_exist(void **state)
{
    (void)state;
    assert_text(trouble("CREATE EXTENSION postgis; CREATE VIEW v AS SELECT st_area(NULL) FROM "
                        "spatial_ref_sys;"),
                "");
    assert_text(trouble("CREATE VIEW v AS SELECT id FROM elsewhere.things;"), "");
    assert_text(trouble("CREATE VIEW v AS SELECT elsewhere.f(1), pg_catalog.no_such_thing();"), "");
    assert_text(trouble("CREATE VIEW v AS SELECT relname, oid, anything FROM pg_class;"), "");
    assert_text(trouble("CREATE VIEW v AS SELECT tableoid, ctid, u.xmin FROM users u;"), "");
    assert_text(trouble("CREATE VIEW v AS SELECT jsonb_to_record('{}');"), "");
    /* An extension that is known in full hides nothing. */
    assert_text(trouble("CREATE EXTENSION pgcrypto; CREATE VIEW v AS SELECT digest('a', 'md5'), "
                        "digst('a', 'md5');"),
                "2:72 unknown-function: unknown function \"digst\"");
}

static void test_scopes(void **state)
{
    (void)state;
    assert_text(trouble("CREATE VIEW v AS SELECT (SELECT u.name FROM tasks WHERE user_id = u.id) "
                        "FROM users u;"),
                "");
    assert_text(trouble("CREATE VIEW v AS SELECT 1 FROM users u, (SELECT u.id) s;"),
                "2:49 unknown-table: no table or alias \"u\" to take column \"id\" from");
    assert_text(trouble("CREATE VIEW v AS SELECT s.id FROM users u, LATERAL (SELECT u.id) s;"), "");
    assert_text(trouble("CREATE VIEW v AS SELECT age AS years FROM users ORDER BY years;"), "");
    assert_text(trouble("CREATE VIEW v AS SELECT age AS years FROM users WHERE years > 1;"),
                "2:55 unknown-column: unknown column \"years\"");
    assert_text(
        trouble(
            "CREATE VIEW v AS SELECT a.id FROM users a JOIN tasks b ON b.user_id = c.id, users c;"),
        "2:71 unknown-table: no table or alias \"c\" to take column \"id\" from (did you mean "
        "\"a\"?)");
    assert_text(trouble("CREATE VIEW v AS WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 "
                        "FROM r) SELECT n FROM r;"),
                "");
    assert_text(trouble("CREATE VIEW v AS SELECT x.a, y FROM rows_of(1) x, unnest(ARRAY[1]) y;"),
                "");
    assert_text(trouble("CREATE VIEW v AS SELECT * FROM jsonb_to_recordset('[]') AS r (a int, b "
                        "text) WHERE r.c = 1;"),
                "2:84 unknown-column: unknown column \"c\" of \"r\" (did you mean \"a\"?)");
}

static void test_row_images(void **state)
{
    (void)state;
    assert_text(
        trouble("CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
                "CREATE TRIGGER t BEFORE UPDATE ON users FOR EACH ROW WHEN (OLD.name <> NEW.nam) "
                "EXECUTE FUNCTION t();"),
        "3:72 unknown-column: unknown column \"nam\" of \"new\" (did you mean \"name\"?)");
}

static void test_sql_bodies(void **state)
{
    Reading *reading = read_after_prelude(
        "CREATE FUNCTION add_task(owner uuid, name text) RETURNS bigint LANGUAGE sql BEGIN ATOMIC\n"
        "  INSERT INTO tasks (id, user_id, title, state) VALUES (1, owner, add_task.name, 'new')\n"
        "    ON CONFLICT (id) DO UPDATE SET title = excluded.title RETURNING id;\n"
        "END;\n");
    const Object *body = NULL;

    (void)state;
    assert_text(support_diag_text(&reading->diags), "");
    for (size_t i = 0; i < reading->model->objects.count; i++)
        if (strcmp(reading->model->objects.items[i]->name, "add_task") == 0)
            body = reading->model->objects.items[i];
    assert_non_null(body);
    assert_text(((const RoutineObject *)body)->sql_body.canonical,
                "BEGIN ATOMIC\n"
                "  INSERT INTO app.tasks (id, user_id, title, state) VALUES (1, $1, $2, "
                "'new'::app.status) ON CONFLICT (id) "
                "DO UPDATE SET title = excluded.title RETURNING tasks.id AS id;\n"
                "END");
    assert_text(trouble("CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql RETURN a + b;"),
                "2:62 unknown-column: unknown column \"b\"");
    assert_text(
        trouble("CREATE FUNCTION f() RETURNS void LANGUAGE sql BEGIN ATOMIC UPDATE tasks SET titel "
                "= 'x'; END;"),
        "2:77 unknown-column: unknown column \"titel\" of \"tasks\" (did you mean \"title\"?)");
}

/* Operators of the schema itself are found through search_path, so statements get their schema. */
static void test_own_operators(void **state)
{
    Reading *reading = read_after_prelude(
        "CREATE TYPE pt AS (x int, y int);\n"
        "CREATE FUNCTION pt_add(pt, int) RETURNS pt LANGUAGE sql AS 'SELECT $1';\n"
        "CREATE OPERATOR + (FUNCTION = pt_add, LEFTARG = pt, RIGHTARG = int);\n"
        "CREATE TABLE points (p pt, n int);\n"
        "CREATE VIEW v AS SELECT p + 1 AS moved, (p + n).x, n + 1 AS next FROM points;\n");
    const ViewObject *view = (const ViewObject *)relation(reading, "v");

    (void)state;
    assert_text(support_diag_text(&reading->diags), "");
    assert_text(view->query.sql, "SELECT p OPERATOR(app.+) 1 AS moved, (p OPERATOR(app.+) n).x, n "
                                 "+ 1 AS next FROM app.points");
    assert_text(view->columns.items[0].type, "app.pt");
    assert_text(view->columns.items[1].type, "integer");
    assert_text(view->columns.items[2].type, "integer");
}

/* A tree that is too deep is refused; one that is just deep is not. */
static void test_depth(void **state)
{
    Str text = str_new(test_arena());

    (void)state;
    str_text(&text, "CREATE VIEW v AS SELECT 1");
    for (int i = 0; i < 1500; i++)
        str_text(&text, " + 1");
    assert_text(trouble(text.text), "");
    for (int i = 0; i < 1500; i++)
        str_text(&text, " + 1");
    assert_text(trouble(text.text), "2:4035 too-deep: this is nested more than 2000 levels deep");
}
