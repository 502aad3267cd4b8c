/* Schemas, extensions, enums and statements that are kept as they are. */
#include "kinds/kinds_support.h"

static void test_schema(void **state)
{
    Model *model = new_model();

    (void)state;
    assert_text(create_text(add(model, KIND_SCHEMA, NULL, NULL, "app")), "CREATE SCHEMA app;\n");
    assert_text(create_text(add(model, KIND_SCHEMA, NULL, NULL, "public")),
                "CREATE SCHEMA IF NOT EXISTS public;\n");
    assert_text(create_text(add(model, KIND_SCHEMA, NULL, NULL, HOSTILE)),
                "CREATE SCHEMA " HOSTILE_SQL ";\n");
    assert_text(drop_text(model_find_schema(model, HOSTILE)), "DROP SCHEMA " HOSTILE_SQL ";\n");
}

static ExtensionObject *extension(const char *in_schema, const char *version)
{
    ExtensionObject *object = add(new_model(), KIND_EXTENSION, NULL, NULL, "uuid-ossp");

    object->in_schema = in_schema;
    object->version = version;
    return object;
}

static void test_extension(void **state)
{
    (void)state;
    assert_text(create_text(extension(NULL, NULL)),
                "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\";\n");
    assert_text(create_text(extension("Ext", "1.1'")),
                "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\" WITH SCHEMA \"Ext\" VERSION "
                "'1.1''';\n");
    assert_text(alter_text(extension("a", "1"), extension("b", "2")),
                "ALTER EXTENSION \"uuid-ossp\" SET SCHEMA b;\n"
                "ALTER EXTENSION \"uuid-ossp\" UPDATE TO '2';\n");
    assert_text(alter_text(extension("a", "1"), extension(NULL, NULL)), "");
    assert_text(drop_text(extension("a", NULL)), "DROP EXTENSION \"uuid-ossp\";\n");
}

static EnumObject *type_of(const char *name, const char *labels)
{
    Model *model = new_model();
    EnumObject *object = add(model, KIND_ENUM, NULL, "public", name);

    /* One letter for each label. */
    for (; *labels != '\0'; labels++)
        vec_push(model->arena, &object->labels, arena_strndup(model->arena, labels, 1));
    return object;
}

static void test_enum_create_and_drop(void **state)
{
    EnumObject *hostile = type_of(HOSTILE, "ab");

    (void)state;
    hostile->labels.items[0] = HOSTILE;
    assert_text(create_text(hostile), "CREATE TYPE public." HOSTILE_SQL " AS ENUM (\n"
                                      "    E'a\"b;c''d\\\\e\n--%s*/|$$',\n"
                                      "    'b'\n"
                                      ");\n");
    assert_text(create_text(type_of("none", "")), "CREATE TYPE public.\"none\" AS ENUM ();\n");
    assert_text(drop_text(type_of("mood", "a")), "DROP TYPE public.mood;\n");
}

#define ADD "-- commit after\nALTER TYPE public.mood ADD VALUE "

static void test_enum_adds_labels_in_place(void **state)
{
    (void)state;
    assert_text(alter_text(type_of("mood", "ab"), type_of("mood", "abc")), ADD "'c';\n");
    assert_text(alter_text(type_of("mood", "ab"), type_of("mood", "xab")), ADD "'x' BEFORE 'a';\n");
    assert_text(alter_text(type_of("mood", "ab"), type_of("mood", "xyazbuv")),
                ADD "'x' BEFORE 'a';\n" ADD "'y' BEFORE 'a';\n" ADD "'z' BEFORE 'b';\n" ADD
                    "'u';\n" ADD "'v';\n");
    assert_text(alter_text(type_of("mood", ""), type_of("mood", "ab")), ADD "'a';\n" ADD "'b';\n");
}

static void test_enum_is_replaced_otherwise(void **state)
{
    (void)state;
    assert_text(alter_text(type_of("mood", "ab"), type_of("mood", "ba")), "replace");
    assert_text(alter_text(type_of("mood", "ab"), type_of("mood", "a")), "replace");
    assert_text(alter_text(type_of("mood", "ab"), type_of("mood", "axc")), "replace");
}

static const char *aside_text(EnumObject *type)
{
    Steps steps = {.arena = test_arena()};

    enum_ops.set_aside(&type->object, &steps);
    enum_ops.drop_aside(&type->object, &type->object, &steps);
    return steps_text(&steps);
}

static void test_enum_is_set_aside(void **state)
{
    (void)state;
    assert_text(
        aside_text(type_of("mood", "ab")),
        "-- public.mood is replaced, since the server cannot change it so in place; what is "
        "stored is converted\n"
        "ALTER TYPE public.mood RENAME TO mood__old;\n"
        "DROP TYPE public.mood__old;\n");
    /* 63 bytes, of which the 58th would be the middle of a character. */
    assert_non_null(strstr(
        aside_text(type_of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\xC3\xA4"
                           "bbbb",
                           "a")),
        "RENAME TO aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa__old;"));
}

static StatementObject *statement(const char *sql, const char *undo)
{
    StatementObject *object = add(new_model(), KIND_STATEMENT, NULL, NULL, sql);

    object->tag = "CREATE DOMAIN";
    object->sql = sql;
    object->canonical = sql;
    object->undo = undo;
    return object;
}

static void test_statement(void **state)
{
    StatementObject *placed = statement("DO $$ BEGIN END $$", NULL);

    (void)state;
    assert_text(create_text(statement("CREATE DOMAIN d AS text", NULL)),
                "CREATE DOMAIN d AS text;\n");
    /* The semicolon must not become part of the comment. */
    assert_text(create_text(statement("CREATE DOMAIN d AS text -- why not ", NULL)),
                "CREATE DOMAIN d AS text -- why not\n;\n");
    assert_text(drop_text(statement("CREATE DOMAIN d AS text", "DROP DOMAIN d")),
                "DROP DOMAIN d;\n");
    assert_text(drop_text(statement("DO $$ BEGIN END $$", NULL)),
                "-- UNTRACKABLE_DEPENDENCY\n"
                "-- the former statement (CREATE DOMAIN) is not in the new schema; schemac cannot "
                "know what it did, so that has to be undone by hand\n;\n");
    placed->object.span = span_make(support_source("old.sql", "\n\nDO $$ BEGIN END $$"), 2, 20);
    assert_non_null(strstr(drop_text(placed), "(CREATE DOMAIN) at old.sql:3 is not"));
    assert_text(alter_text(statement("SELECT 1", NULL), statement("SELECT 2", NULL)), "replace");
}
