/* Functions, procedures and views. */
#include "kinds/kinds_support.h"

static RoutineObject *routine(ObjectKind kind, const char *name, const char *signature)
{
    Model *model = new_model();
    RoutineObject *object = (RoutineObject *)model_new_object(model, kind, NULL, "public", name);

    object->object.signature = signature;
    assert_null(model_add(model, &object->object));
    object->language = "plpgsql";
    object->body = "BEGIN END";
    object->volatility = "VOLATILE";
    object->parallel = "UNSAFE";
    return object;
}

static RoutineArgument *argument(RoutineObject *object, const char *mode, const char *name,
                                 const char *type)
{
    vec_push(test_arena(), &object->arguments,
             (RoutineArgument){.name = name, .mode = mode, .type = type});
    return &object->arguments.items[object->arguments.count - 1];
}

static void test_function(void **state)
{
    RoutineObject *object = routine(KIND_FUNCTION, "f", "integer, text");

    (void)state;
    argument(object, "IN", NULL, "integer");
    argument(object, "IN", "Name", "text")->default_value = expr("'x'::text");
    object->returns = "trigger";
    assert_text(create_text(object),
                "CREATE FUNCTION public.f(integer, \"Name\" text DEFAULT 'x'::text)\n"
                "    RETURNS trigger\n"
                "    LANGUAGE plpgsql\n"
                "AS $$BEGIN END$$;\n");
    assert_text(drop_text(object), "DROP FUNCTION public.f(integer, text);\n");
}

static void test_function_with_everything(void **state)
{
    RoutineObject *object = routine(KIND_FUNCTION, HOSTILE "(", "integer");

    (void)state;
    argument(object, "INOUT", "a", "integer");
    argument(object, "OUT", "b", "text");
    argument(object, "VARIADIC", "rest", "text[]");
    object->returns_set = true;
    object->window = true;
    object->volatility = "STABLE";
    object->leakproof = true;
    object->strict = true;
    object->security_definer = true;
    object->parallel = "SAFE";
    object->cost = "10";
    object->rows = "5";
    object->support = "public.help";
    object->transform = "FOR TYPE hstore";
    add_option(new_model(), &object->settings, "search_path", "''");
    add_option(new_model(), &object->settings, "app.Tenant", "'a', 'b'");
    object->body = "\nBEGIN\n    RETURN $$%s$$;\nEND\n$";
    assert_text(create_text(object),
                "-- SECURITY_CHANGE\n"
                "-- public.a\"b;c'd\\e\n--%s*/|$$((integer) runs with the rights of its owner; "
                "everyone may "
                "call it\n"
                "CREATE FUNCTION public.\"a\"\"b;c'd\\e\n--%s*/|$$(\"(INOUT a integer, OUT b text, "
                "VARIADIC rest text[])\n"
                "    RETURNS SETOF record\n"
                "    LANGUAGE plpgsql\n"
                "    TRANSFORM FOR TYPE hstore\n"
                "    WINDOW STABLE LEAKPROOF STRICT SECURITY DEFINER PARALLEL SAFE COST 10 ROWS 5 "
                "SUPPORT public.help\n"
                "    SET search_path TO ''\n"
                "    SET app.\"Tenant\" TO 'a', 'b'\n"
                "AS $body$\nBEGIN\n    RETURN $$%s$$;\nEND\n$$body$;\n");
}

static void test_function_with_many_arguments(void **state)
{
    RoutineObject *object = routine(KIND_FUNCTION, "many", "");

    (void)state;
    argument(object, "IN", "the_first_argument", "timestamp with time zone");
    argument(object, "IN", "the_second_argument", "timestamp with time zone");
    argument(object, "TABLE", "the_first_column_of_the_table", "timestamp with time zone");
    argument(object, "TABLE", "the_second_column_of_the_table", "integer");
    object->returns_set = true;
    object->language = "sql";
    object->sql_body = expr("RETURN 1");
    assert_text(create_text(object), "CREATE FUNCTION public.many(\n"
                                     "    the_first_argument timestamp with time zone,\n"
                                     "    the_second_argument timestamp with time zone\n"
                                     ")\n"
                                     "    RETURNS TABLE (\n"
                                     "        the_first_column_of_the_table timestamp with time "
                                     "zone,\n"
                                     "        the_second_column_of_the_table integer\n"
                                     "    )\n"
                                     "    LANGUAGE sql\n"
                                     "RETURN 1;\n");
}

static void test_procedure_and_c_function(void **state)
{
    RoutineObject *procedure = routine(KIND_PROCEDURE, "p", "integer");
    RoutineObject *function = routine(KIND_FUNCTION, "c", "");

    (void)state;
    argument(procedure, "IN", "a", "integer");
    assert_text(create_text(procedure), "CREATE PROCEDURE public.p(a integer)\n"
                                        "    LANGUAGE plpgsql\n"
                                        "AS $$BEGIN END$$;\n");
    assert_text(drop_text(procedure), "DROP PROCEDURE public.p(integer);\n");
    function->language = "c";
    function->body = "$libdir/x'y";
    function->symbol = "sym";
    function->returns = "integer";
    assert_text(create_text(function), "CREATE FUNCTION public.c()\n"
                                       "    RETURNS integer\n"
                                       "    LANGUAGE c\n"
                                       "AS '$libdir/x''y', 'sym';\n");
}

static RoutineObject *simple(const char *name, const char *mode, const char *default_sql)
{
    RoutineObject *object = routine(KIND_FUNCTION, "f", "integer");
    RoutineArgument *only = argument(object, mode, name, "integer");

    if (default_sql != NULL)
        only->default_value = expr(default_sql);
    object->returns = "integer";
    return object;
}

#define REPLACED(argument)                                \
    "CREATE OR REPLACE FUNCTION public.f(" argument ")\n" \
    "    RETURNS integer\n    LANGUAGE plpgsql\nAS $$BEGIN END$$;\n"

static void test_alter_where_or_replace_can(void **state)
{
    RoutineObject *definer = simple("a", "IN", NULL);

    (void)state;
    assert_text(alter_text(simple(NULL, "IN", NULL), simple("a", "IN", "1")),
                REPLACED("a integer DEFAULT 1"));
    assert_text(alter_text(simple("a", "IN", "1"), simple("a", "IN", "2")),
                REPLACED("a integer DEFAULT 2"));
    definer->security_definer = true;
    assert_text(alter_text(simple("a", "IN", NULL), definer),
                "-- SECURITY_CHANGE\n"
                "-- public.f(integer) now runs with the rights of its owner, whoever calls it\n"
                "CREATE OR REPLACE FUNCTION public.f(a integer)\n"
                "    RETURNS integer\n    LANGUAGE plpgsql\n    SECURITY DEFINER\n"
                "AS $$BEGIN END$$;\n");
    assert_text(
        alter_text(definer, simple("a", "IN", NULL)),
        "-- SECURITY_CHANGE\n"
        "-- public.f(integer) now runs with the rights of the caller\n" REPLACED("a integer"));
}

static void test_alter_where_it_cannot(void **state)
{
    RoutineObject *other = simple("a", "IN", NULL);

    (void)state;
    assert_text(alter_text(simple("a", "IN", NULL), simple("b", "IN", NULL)), "replace");
    assert_text(alter_text(simple("a", "IN", NULL), simple(NULL, "IN", NULL)), "replace");
    assert_text(alter_text(simple("a", "IN", "1"), simple("a", "IN", NULL)), "replace");
    assert_text(alter_text(simple("a", "IN", NULL), simple("a", "INOUT", NULL)), "replace");
    assert_text(alter_text(simple(NULL, "OUT", NULL), simple("a", "OUT", NULL)), "replace");
    other->returns = "text";
    assert_text(alter_text(simple("a", "IN", NULL), other), "replace");
    other->returns = "integer";
    other->returns_set = true;
    assert_text(alter_text(simple("a", "IN", NULL), other), "replace");
    other->returns_set = false;
    argument(other, "OUT", "more", "integer");
    assert_text(alter_text(simple("a", "IN", NULL), other), "replace");
}

static ViewObject *view(const char *query)
{
    ViewObject *object = add(new_model(), KIND_VIEW, NULL, "public", "v");

    object->query = expr(query);
    return object;
}

static ViewObject *view_with_columns(const char *query, size_t count, const char *last_type)
{
    ViewObject *object = view(query);
    ViewColumn known[] = {{"a", "integer", true}, {"b", last_type, false}, {"c", "text", false}};

    for (size_t i = 0; i < count; i++)
        vec_push(test_arena(), &object->columns, known[i]);
    return object;
}

static void test_view(void **state)
{
    ViewObject *full = view("SELECT 1\n");

    (void)state;
    assert_text(create_text(view("SELECT 1 AS a")), "CREATE VIEW public.v AS\nSELECT 1 AS a;\n");
    full->column_names = texts(new_model(), "a", "B", (const char *)NULL);
    add_option(new_model(), &full->options, "security_invoker", "true");
    add_option(new_model(), &full->options, "security_barrier", NULL);
    full->check_option = "CASCADED";
    assert_text(create_text(full),
                "CREATE VIEW public.v (a, \"B\") WITH (security_invoker = true, security_barrier) "
                "AS\nSELECT 1\nWITH CASCADED CHECK OPTION;\n");
    full = view("SELECT 1 UNION ALL SELECT n + 1 FROM v");
    full->column_names = texts(new_model(), "n", (const char *)NULL);
    full->recursive = true;
    assert_text(create_text(full),
                "CREATE RECURSIVE VIEW public.v (n) AS\nSELECT 1 UNION ALL SELECT n + 1 FROM v;\n");
    assert_text(drop_text(full), "DROP VIEW public.v;\n");
}

static void test_view_alter_options(void **state)
{
    ViewObject *to = view("SELECT 1");

    (void)state;
    add_option(new_model(), &to->options, "security_invoker", "true");
    to->check_option = "LOCAL";
    assert_text(alter_text(view("SELECT 1"), to),
                "-- SECURITY_CHANGE\n"
                "-- public.v now reads its tables with the rights, and under the policies, of "
                "whoever queries it\n"
                "ALTER VIEW public.v SET (security_invoker = true);\n"
                "ALTER VIEW public.v SET (check_option = local);\n");
    assert_text(alter_text(to, view("SELECT 1")),
                "-- SECURITY_CHANGE\n"
                "-- public.v now reads its tables with the rights of its owner: the policies for "
                "whoever queries it no longer apply\n"
                "ALTER VIEW public.v RESET (security_invoker);\n"
                "ALTER VIEW public.v RESET (check_option);\n");
}

static void test_view_alter_query(void **state)
{
    (void)state;
    assert_text(alter_text(view_with_columns("SELECT 1", 2, "text"),
                           view_with_columns("SELECT 2", 3, "text")),
                "CREATE OR REPLACE VIEW public.v AS\nSELECT 2;\n");
    assert_text(alter_text(view_with_columns("SELECT 1", 3, "text"),
                           view_with_columns("SELECT 2", 2, "text")),
                "replace");
    assert_text(alter_text(view_with_columns("SELECT 1", 2, "text"),
                           view_with_columns("SELECT 2", 2, "integer")),
                "replace");
    assert_text(
        alter_text(view_with_columns("SELECT 1", 2, NULL), view_with_columns("SELECT 2", 2, NULL)),
        "replace");
    assert_text(alter_text(view("SELECT 1"), view("SELECT 2")), "replace");
}
