#include "kinds/objects.h"
#include "support/support.h"

static Object *add(Model *model, ObjectKind kind, Object *parent, const char *schema,
                   const char *name)
{
    Object *object = model_new_object(model, kind, parent, schema, name);

    assert_null(model_add(model, object));
    return object;
}

static void assert_id(const Object *object, const char *id)
{
    assert_text(object_id(test_arena(), object), id);
}

static void test_ids(void **state)
{
    Model *model = model_new(test_arena());
    Object *table = add(model, KIND_TABLE, NULL, "public", "tasks");
    Object *column = add(model, KIND_COLUMN, table, NULL, "user_id");
    Object *function = model_new_object(model, KIND_FUNCTION, NULL, "public", "f");
    Object *sequence = add(model, KIND_SEQUENCE, NULL, "public", "s");

    (void)state;
    function->signature = "integer, text";
    assert_null(model_add(model, function));
    assert_id(add(model, KIND_SCHEMA, NULL, NULL, "public"), "public");
    assert_id(add(model, KIND_EXTENSION, NULL, NULL, "vector"), "vector");
    assert_id(add(model, KIND_STATEMENT, NULL, NULL, "CREATE DOMAIN d AS text"),
              "CREATE DOMAIN d AS text");
    assert_id(table, "public.tasks");
    assert_id(column, "public.tasks.user_id");
    assert_id(function, "public.f(integer, text)");
    assert_id(add(model, KIND_PRIMARY_KEY, table, NULL, "tasks_pkey"), "public.tasks.tasks_pkey");
    assert_id(add(model, KIND_TRIGGER, table, NULL, "touch"), "public.tasks.touch");
    assert_id(add(model, KIND_POLICY, table, NULL, "read own"), "public.tasks.read own");
    assert_id(add(model, KIND_INDEX, table, "public", "tasks_idx"), "public.tasks_idx");
    assert_id(add(model, KIND_DEFAULT, column, NULL, ""), "default of public.tasks.user_id");
    assert_id(add(model, KIND_IDENTITY, column, NULL, ""), "identity of public.tasks.user_id");
    assert_id(add(model, KIND_COMMENT, column, NULL, ""), "comment on public.tasks.user_id");
    assert_id(add(model, KIND_COMMENT, function, NULL, ""), "comment on public.f(integer, text)");
    assert_id(add(model, KIND_OWNER, table, NULL, ""), "owner of public.tasks");
    assert_id(add(model, KIND_SEQUENCE_OWNER, sequence, NULL, ""), "owning column of public.s");
    assert_id(add(model, KIND_GRANT, table, NULL, "anon"), "grant on public.tasks to anon");
    assert_id(add(model, KIND_GRANT, column, NULL, "public"),
              "grant on public.tasks.user_id to public");
}

static void test_comment_and_annotations(void **state)
{
    Model *model = model_new(test_arena());
    Object *table = add(model, KIND_TABLE, NULL, "public", "tasks");
    Annotation annotation = {.key = "section", .value = "Work"};

    (void)state;
    assert_null(object_comment(table));
    ((CommentObject *)add(model, KIND_COMMENT, table, NULL, ""))->text = "what is to do";
    assert_string_equal(object_comment(table), "what is to do");
    assert_null(object_annotation(table, "section"));
    vec_push(model->arena, &table->annotations, annotation);
    assert_string_equal(object_annotation(table, "section"), "Work");
    assert_null(object_annotation(table, "purpose"));
}
