#include "kinds/objects.h"
#include "model/json.h"
#include "support/support.h"

static Object *add(Model *model, ObjectKind kind, Object *parent, const char *schema,
                   const char *name)
{
    Object *object = model_new_object(model, kind, parent, schema, name);

    assert_null(model_add(model, object));
    return object;
}

static const char *json_of(Model *model)
{
    Str text = str_new(model->arena);

    model_finish(model);
    assert_true(model_print_json(model, &text));
    return text.text;
}

static void test_empty_model(void **state)
{
    (void)state;
    assert_text(json_of(model_new(test_arena())), "{\n"
                                                  "  \"format\": 1,\n"
                                                  "  \"statements\": {\n"
                                                  "    \"total\": 0\n"
                                                  "  },\n"
                                                  "  \"objects\": []\n"
                                                  "}\n");
}

/* A table with a column, an index over it, a comment, and a line of its own for each place. */
static Model *small_model(void)
{
    static const char SQL[] = "CREATE TABLE public.tasks (\n    id uuid NOT NULL\n);\n";
    Model *model = model_new(test_arena());
    Source *source = support_source("schema/tasks.sql", SQL);
    TableObject *table = (TableObject *)add(model, KIND_TABLE, NULL, "public", "tasks");
    ColumnObject *column = (ColumnObject *)add(model, KIND_COLUMN, &table->object, NULL, "id");
    IndexObject *index =
        (IndexObject *)add(model, KIND_INDEX, &table->object, "public", "tasks_idx");
    Object *type = add(model, KIND_ENUM, NULL, "public", "\"quoted\"\n\xff");
    Object *gone = add(model, KIND_ENUM, NULL, "public", "gone");
    DefaultObject *value = (DefaultObject *)add(model, KIND_DEFAULT, &column->object, NULL, "");
    CommentObject *comment = (CommentObject *)add(model, KIND_COMMENT, &table->object, NULL, "");

    model->account.counts[STATEMENT_MODELLED] = 2;
    model->account.counts[STATEMENT_DATA] = 1;
    table->object.span = span_make(source, 0, 25);
    table->row_security = true;
    vec_push(model->arena, &table->options, ((Option){.name = "fillfactor", .value = "70"}));
    vec_push(model->arena, &table->options,
             ((Option){.name = "user_catalog_table", .value = NULL}));
    vec_push(model->arena, &table->object.annotations,
             (Annotation){.key = "section", .value = "Work"});
    column->object.span = span_make(source, 32, 48);
    column->number = 1;
    column->type = "uuid";
    column->not_null = true;
    value->expr = (SqlExpr){"gen_random_uuid ()", "gen_random_uuid()"};
    vec_push(model->arena, &index->keys, (IndexKey){.column = "id", .descending = true});
    vec_push(model->arena, &index->keys, (IndexKey){.expr = {"lower(x)", NULL}});
    index->object.external = true;
    object_depend(model->arena, &index->object, &column->object, DEPENDENCY_NORMAL);
    object_depend(model->arena, &index->object, type, DEPENDENCY_SOFT);
    object_depend(model->arena, &index->object, gone, DEPENDENCY_NORMAL);
    model_remove(model, gone);
    vec_push(model->arena, &((EnumObject *)type)->labels, "a");
    vec_push(model->arena, &((EnumObject *)type)->labels, "");
    comment->text = "What is to do: \"all\"";
    return model;
}

static const char SMALL[] = "{\n"
                            "  \"format\": 1,\n"
                            "  \"statements\": {\n"
                            "    \"total\": 3,\n"
                            "    \"modelled\": 2,\n"
                            "    \"data\": 1\n"
                            "  },\n"
                            "  \"objects\": [\n"
                            "    {\n"
                            "      \"kind\": \"enum\",\n"
                            "      \"id\": \"public.\\\"quoted\\\"\\n\xEF\xBF\xBD\",\n"
                            "      \"schema\": \"public\",\n"
                            "      \"name\": \"\\\"quoted\\\"\\n\xEF\xBF\xBD\",\n"
                            "      \"labels\": [\n"
                            "        \"a\",\n"
                            "        \"\"\n"
                            "      ]\n"
                            "    },\n"
                            "    {\n"
                            "      \"kind\": \"table\",\n"
                            "      \"id\": \"public.tasks\",\n"
                            "      \"schema\": \"public\",\n"
                            "      \"name\": \"tasks\",\n"
                            "      \"source\": {\n"
                            "        \"file\": \"schema/tasks.sql\",\n"
                            "        \"line\": 1,\n"
                            "        \"column\": 1\n"
                            "      },\n"
                            "      \"comment\": \"What is to do: \\\"all\\\"\",\n"
                            "      \"row_security\": true,\n"
                            "      \"options\": {\n"
                            "        \"fillfactor\": \"70\",\n"
                            "        \"user_catalog_table\": true\n"
                            "      },\n"
                            "      \"annotations\": [\n"
                            "        {\n"
                            "          \"key\": \"section\",\n"
                            "          \"value\": \"Work\"\n"
                            "        }\n"
                            "      ]\n"
                            "    },\n"
                            "    {\n"
                            "      \"kind\": \"column\",\n"
                            "      \"id\": \"public.tasks.id\",\n"
                            "      \"name\": \"id\",\n"
                            "      \"parent\": \"public.tasks\",\n"
                            "      \"source\": {\n"
                            "        \"file\": \"schema/tasks.sql\",\n"
                            "        \"line\": 2,\n"
                            "        \"column\": 5\n"
                            "      },\n"
                            "      \"number\": 1,\n"
                            "      \"type\": \"uuid\",\n"
                            "      \"not_null\": true\n"
                            "    },\n"
                            "    {\n"
                            "      \"kind\": \"default\",\n"
                            "      \"id\": \"default of public.tasks.id\",\n"
                            "      \"parent\": \"public.tasks.id\",\n"
                            "      \"expr\": {\n"
                            "        \"sql\": \"gen_random_uuid ()\",\n"
                            "        \"canonical\": \"gen_random_uuid()\"\n"
                            "      }\n"
                            "    },\n"
                            "    {\n"
                            "      \"kind\": \"index\",\n"
                            "      \"id\": \"public.tasks_idx\",\n"
                            "      \"schema\": \"public\",\n"
                            "      \"name\": \"tasks_idx\",\n"
                            "      \"parent\": \"public.tasks\",\n"
                            "      \"external\": true,\n"
                            "      \"keys\": [\n"
                            "        {\n"
                            "          \"column\": \"id\",\n"
                            "          \"descending\": true\n"
                            "        },\n"
                            "        {\n"
                            "          \"expr\": {\n"
                            "            \"sql\": \"lower(x)\"\n"
                            "          }\n"
                            "        }\n"
                            "      ],\n"
                            "      \"depends_on\": [\n"
                            "        \"public.\\\"quoted\\\"\\n\xEF\xBF\xBD\",\n"
                            "        \"public.tasks.id\"\n"
                            "      ]\n"
                            "    },\n"
                            "    {\n"
                            "      \"kind\": \"comment\",\n"
                            "      \"id\": \"comment on public.tasks\",\n"
                            "      \"parent\": \"public.tasks\",\n"
                            "      \"text\": \"What is to do: \\\"all\\\"\"\n"
                            "    }\n"
                            "  ]\n"
                            "}\n";

static void test_small_model(void **state)
{
    (void)state;
    assert_text(json_of(small_model()), SMALL);
}

static void test_the_tree_is_the_same_as_the_text(void **state)
{
    json_t *tree = model_to_json(small_model());

    (void)state;
    assert_int_equal(json_integer_value(json_object_get(tree, "format")), MODEL_JSON_FORMAT);
    assert_int_equal(json_array_size(json_object_get(tree, "objects")), 6);
    json_decref(tree);
}
