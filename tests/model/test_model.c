#include "kinds/objects.h"
#include "support/support.h"

static Object *add(Model *model, ObjectKind kind, Object *parent, const char *schema,
                   const char *name)
{
    Object *object = model_new_object(model, kind, parent, schema, name);

    assert_null(model_add(model, object));
    return object;
}

static void test_add_and_find(void **state)
{
    Model *model = model_new(test_arena());
    Object *schema = add(model, KIND_SCHEMA, NULL, NULL, "app");
    Object *table = add(model, KIND_TABLE, NULL, "app", "tasks");
    Object *column = add(model, KIND_COLUMN, table, NULL, "id");
    Object *type = add(model, KIND_ENUM, NULL, "app", "tasks");

    (void)state;
    assert_ptr_equal(model_find_schema(model, "app"), schema);
    assert_ptr_equal(model_find_relation(model, "app", "tasks"), table);
    assert_ptr_equal(model_find_type(model, "app", "tasks"), type);
    assert_null(model_find_relation(model, "public", "tasks"));
    assert_ptr_equal(model_find(model, NAMESPACE_COLUMN, table, NULL, "id", NULL), column);
    assert_null(model_find(model, NAMESPACE_COLUMN, type, NULL, "id", NULL));
    assert_ptr_equal(model_find_key(model, column->key), column);
    assert_ptr_equal(object_child(table, KIND_COLUMN, "id"), column);
    assert_ptr_equal(object_child(table, KIND_COLUMN, NULL), column);
    assert_null(object_child(table, KIND_TRIGGER, NULL));
    assert_string_equal(object_schema(column), "app");
    assert_ptr_equal(object_root(column), table);
    assert_int_equal(model->objects.count, 4);
    assert_true(column->position > table->position);
}

/* Of many children one is looked up by name; whatever becomes of them. */
static void test_many_children(void **state)
{
    Model *model = model_new(test_arena());
    Object *table = add(model, KIND_TABLE, NULL, "app", "tasks");
    Object *other = add(model, KIND_TABLE, NULL, "app", "others");
    Object *columns[100];
    Object *check;

    (void)state;
    for (int i = 0; i < 100; i++) {
        columns[i] = add(model, KIND_COLUMN, table, NULL, arena_printf(test_arena(), "c%d", i));
        add(model, KIND_COLUMN, other, NULL, columns[i]->name);
    }
    check = add(model, KIND_CHECK, table, NULL, "c7");
    assert_ptr_equal(object_child(table, KIND_COLUMN, "c7"), columns[7]);
    assert_ptr_equal(object_child(table, KIND_CHECK, "c7"), check);
    assert_null(object_child(table, KIND_CHECK, "c8"));
    /* Without a name, the first of a kind, whichever that is now. */
    assert_ptr_equal(object_child(table, KIND_CHECK, NULL), check);
    assert_null(object_child(table, KIND_OWNER, NULL));
    assert_ptr_equal(object_child(table, KIND_COLUMN, NULL), columns[0]);
    model_remove(model, columns[0]);
    assert_ptr_equal(object_child(table, KIND_COLUMN, NULL), columns[1]);
    columns[0] = add(model, KIND_COLUMN, table, NULL, "c0");
    assert_ptr_equal(object_child(table, KIND_COLUMN, NULL), columns[1]);
    columns[7]->name = "new";
    model_rekey(model, columns[7]);
    assert_null(object_child(table, KIND_COLUMN, "c7"));
    assert_ptr_equal(object_child(table, KIND_COLUMN, "new"), columns[7]);
    model_remove(model, columns[8]);
    assert_null(object_child(table, KIND_COLUMN, "c8"));
    columns[8] = add(model, KIND_COLUMN, table, NULL, "c8");
    assert_ptr_equal(object_child(table, KIND_COLUMN, "c8"), columns[8]);
    columns[9]->parent = other;
    columns[9]->name = "moved";
    model_rekey(model, columns[9]);
    assert_null(object_child(table, KIND_COLUMN, "moved"));
    assert_ptr_equal(object_child(other, KIND_COLUMN, "moved"), columns[9]);
    model_finish(model);
    assert_ptr_equal(object_child(table, KIND_COLUMN, "c99"), columns[99]);
    assert_ptr_equal(object_child(other, KIND_COLUMN, "moved"), columns[9]);
    assert_null(object_child(table, KIND_COLUMN, "c9"));
}

static void test_same_key_is_refused(void **state)
{
    Model *model = model_new(test_arena());
    Object *table = add(model, KIND_TABLE, NULL, "app", "tasks");
    Object *view = model_new_object(model, KIND_VIEW, NULL, "app", "tasks");

    (void)state;
    /* A view and a table are both relations. */
    assert_ptr_equal(model_add(model, view), table);
    assert_int_equal(model->objects.count, 1);
    assert_null(view->key);
}

static void test_overloads_have_their_own_keys(void **state)
{
    Model *model = model_new(test_arena());
    Object *one = model_new_object(model, KIND_FUNCTION, NULL, "app", "f");
    Object *two = model_new_object(model, KIND_PROCEDURE, NULL, "app", "f");

    (void)state;
    one->signature = "integer";
    two->signature = "integer, text";
    assert_null(model_add(model, one));
    assert_null(model_add(model, two));
    assert_ptr_equal(model_find(model, NAMESPACE_ROUTINE, NULL, "app", "f", "integer"), one);
    assert_ptr_equal(model_find(model, NAMESPACE_ROUTINE, NULL, "app", "f", "integer, text"), two);
    assert_null(model_find(model, NAMESPACE_ROUTINE, NULL, "app", "f", ""));
}

static void test_hostile_names_do_not_meet(void **state)
{
    Model *model = model_new(test_arena());
    const char *names[] = {"a", "a\x1f", "\x1f", "a\x1e", "\x1e\x1f", "", "a\037b"};

    (void)state;
    for (size_t i = 0; i < 7; i++) {
        for (size_t j = 0; j < 7; j++)
            add(model, KIND_TABLE, NULL, names[i], names[j]);
    }
    for (size_t i = 0; i < 7; i++) {
        for (size_t j = 0; j < 7; j++)
            assert_string_equal(model_find_relation(model, names[i], names[j])->name, names[j]);
    }
}

static void test_long_keys(void **state)
{
    Model *model = model_new(test_arena());
    char *name = arena_alloc(model->arena, 2001);
    Object *table;

    (void)state;
    memset(name, 'x', 2000);
    table = add(model, KIND_TABLE, NULL, "app", name);
    assert_ptr_equal(model_find_relation(model, "app", name), table);
    name[1999] = 'y';
    assert_null(model_find_relation(model, "app", name));
}

static void test_an_index_is_known_by_its_schema(void **state)
{
    Model *model = model_new(test_arena());
    Object *table = add(model, KIND_TABLE, NULL, "app", "tasks");
    Object *other = add(model, KIND_TABLE, NULL, "app", "users");
    Object *index = add(model, KIND_INDEX, table, "app", "by_name");
    Object *again = model_new_object(model, KIND_INDEX, other, "app", "by_name");

    (void)state;
    assert_ptr_equal(model_find_relation(model, "app", "by_name"), index);
    assert_ptr_equal(model_find(model, NAMESPACE_RELATION, table, "app", "by_name", NULL), index);
    assert_ptr_equal(model_add(model, again), index);
    assert_ptr_equal(object_child(table, KIND_INDEX, "by_name"), index);
}

static void test_remove_takes_everything_below(void **state)
{
    Model *model = model_new(test_arena());
    Object *table = add(model, KIND_TABLE, NULL, "app", "tasks");
    Object *column = add(model, KIND_COLUMN, table, NULL, "id");
    Object *comment = add(model, KIND_COMMENT, column, NULL, "");
    Object *second = add(model, KIND_COLUMN, table, NULL, "name");

    (void)state;
    model_remove(model, column);
    assert_int_equal(model->objects.count, 2);
    assert_int_equal(table->children.count, 1);
    assert_ptr_equal(table->children.items[0], second);
    assert_null(column->key);
    assert_null(comment->key);
    assert_null(model_find(model, NAMESPACE_COLUMN, table, NULL, "id", NULL));
    /* What is no longer in the model has nothing in it. */
    assert_null(model_find(model, NAMESPACE_COMMENT, column, NULL, "", NULL));
    assert_null(model_add(model, model_new_object(model, KIND_COLUMN, table, NULL, "id")));
    model_remove(model, table);
    assert_int_equal(model->objects.count, 0);
}

static void test_rekey_after_a_rename(void **state)
{
    Model *model = model_new(test_arena());
    Object *table = add(model, KIND_TABLE, NULL, "app", "tasks");
    Object *column = add(model, KIND_COLUMN, table, NULL, "id");
    Object *comment = add(model, KIND_COMMENT, column, NULL, "");

    (void)state;
    table->name = "jobs";
    table->schema = "work";
    model_rekey(model, table);
    assert_null(model_find_relation(model, "app", "tasks"));
    assert_ptr_equal(model_find_relation(model, "work", "jobs"), table);
    assert_ptr_equal(model_find(model, NAMESPACE_COLUMN, table, NULL, "id", NULL), column);
    assert_ptr_equal(model_find(model, NAMESPACE_COMMENT, column, NULL, "", NULL), comment);
    assert_int_equal(table->children.count, 1);
}

static void test_rekey_two_that_change_places(void **state)
{
    Model *model = model_new(test_arena());
    Object *a = add(model, KIND_TABLE, NULL, "app", "a");
    Object *b = add(model, KIND_TABLE, NULL, "app", "b");

    (void)state;
    a->name = "c";
    model_rekey(model, a);
    b->name = "a";
    model_rekey(model, b);
    a->name = "b";
    model_rekey(model, a);
    assert_ptr_equal(model_find_relation(model, "app", "a"), b);
    assert_ptr_equal(model_find_relation(model, "app", "b"), a);
    assert_null(model_find_relation(model, "app", "c"));
}

static void test_rekey_with_another_parent(void **state)
{
    Model *model = model_new(test_arena());
    Object *a = add(model, KIND_TABLE, NULL, "app", "a");
    Object *b = add(model, KIND_TABLE, NULL, "app", "b");
    Object *column = add(model, KIND_COLUMN, a, NULL, "id");

    (void)state;
    column->parent = b;
    model_rekey(model, column);
    assert_int_equal(a->children.count, 0);
    assert_int_equal(b->children.count, 1);
    assert_ptr_equal(model_find(model, NAMESPACE_COLUMN, b, NULL, "id", NULL), column);
    assert_null(model_find(model, NAMESPACE_COLUMN, a, NULL, "id", NULL));
}

static void test_dependencies(void **state)
{
    Model *model = model_new(test_arena());
    Object *a = add(model, KIND_VIEW, NULL, "app", "a");
    Object *b = add(model, KIND_TABLE, NULL, "app", "b");

    (void)state;
    object_depend(model->arena, a, b, DEPENDENCY_SOFT);
    assert_int_equal(a->dependencies.count, 1);
    object_depend(model->arena, a, b, DEPENDENCY_EXPRESSION);
    object_depend(model->arena, a, b, DEPENDENCY_NORMAL);
    object_depend(model->arena, a, a, DEPENDENCY_NORMAL);
    assert_int_equal(a->dependencies.count, 1);
    assert_ptr_equal(a->dependencies.items[0].on, b);
    assert_int_equal(a->dependencies.items[0].type, DEPENDENCY_EXPRESSION);
}

static const char *order_of(Model *model)
{
    Str text = str_new(model->arena);

    model_finish(model);
    for (size_t i = 0; i < model->objects.count; i++) {
        str_printf(&text, "%s ", kind_name(model->objects.items[i]->kind));
        object_append_id(&text, model->objects.items[i]);
        str_char(&text, '\n');
    }
    return text.text;
}

static void test_order_is_that_of_names_not_of_arrival(void **state)
{
    Model *model = model_new(test_arena());
    Object *b = add(model, KIND_TABLE, NULL, "app", "b");
    Object *late = add(model, KIND_COLUMN, b, NULL, "a_late");
    Object *early = add(model, KIND_COLUMN, b, NULL, "z_early");
    Object *a = add(model, KIND_TABLE, NULL, "app", "a");
    Object *only = add(model, KIND_COLUMN, a, NULL, "only");
    Object *function = model_new_object(model, KIND_FUNCTION, NULL, "app", "f");

    (void)state;
    ((ColumnObject *)late)->number = 10;
    ((ColumnObject *)early)->number = 9;
    ((ColumnObject *)only)->number = 1;
    add(model, KIND_COMMENT, late, NULL, "");
    add(model, KIND_COMMENT, early, NULL, "");
    add(model, KIND_COMMENT, b, NULL, "");
    add(model, KIND_SCHEMA, NULL, NULL, "app");
    add(model, KIND_TABLE, NULL, "Zoo", "z");
    function->signature = "integer";
    assert_null(model_add(model, function));
    function = model_new_object(model, KIND_FUNCTION, NULL, "app", "f");
    function->signature = "bigint";
    assert_null(model_add(model, function));

    assert_text(order_of(model), "schema app\n"
                                 "function app.f(bigint)\n"
                                 "function app.f(integer)\n"
                                 "table Zoo.z\n"
                                 "table app.a\n"
                                 "table app.b\n"
                                 "column app.a.only\n"
                                 "column app.b.z_early\n"
                                 "column app.b.a_late\n"
                                 "comment comment on app.b\n"
                                 "comment comment on app.b.z_early\n"
                                 "comment comment on app.b.a_late\n");
    assert_ptr_equal(b->children.items[0], early);
    assert_true(object_compare(early, late) < 0);
    assert_true(object_compare(late, early) > 0);
    assert_int_equal(object_compare(late, late), 0);
}

/* One order, whether two objects are compared or all of them are sorted. */
static void test_order_of_names_that_begin_alike(void **state)
{
    static const char *const NAMES[] = {
        "long_name_of_one", "long_name_of", "long_nam", "long_name_of_two",
        "\xC3\xA4",         "long_na",      "",         "long_name_of_one_two"};
    enum { COUNT = sizeof(NAMES) / sizeof(*NAMES) };
    Model *model = model_new(test_arena());

    (void)state;
    for (size_t i = 0; i < COUNT; i++) {
        Object *table = add(model, KIND_TABLE, NULL, i % 2 == 0 ? "app" : "zoo", NAMES[i]);
        Object *view = add(model, KIND_VIEW, NULL, i % 2 == 0 ? "zoo" : "app", NAMES[i]);

        add(model, KIND_COMMENT, table, NULL, "");
        add(model, KIND_COMMENT, add(model, KIND_COLUMN, table, NULL, "c"), NULL, "");
        add(model, KIND_COMMENT, view, NULL, "");
    }
    model_finish(model);
    assert_int_equal(model->objects.count, 6 * COUNT);
    for (size_t i = 0; i < model->objects.count; i++)
        for (size_t j = 0; j < model->objects.count; j++) {
            int order = object_compare(model->objects.items[i], model->objects.items[j]);

            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
}

static void test_equal_objects_of_two_models_compare_equal(void **state)
{
    Object *columns[2];

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        Model *model = model_new(test_arena());
        Object *table = add(model, KIND_TABLE, NULL, "app", "b");

        columns[i] = add(model, KIND_COLUMN, table, NULL, "id");
    }
    assert_int_equal(object_compare(columns[0], columns[1]), 0);
    assert_string_equal(columns[0]->key, columns[1]->key);
}

static const char *account_text(const StatementAccount *account)
{
    Str text = str_new(test_arena());

    account_format(&text, account);
    return text.text;
}

static void test_account(void **state)
{
    StatementAccount account = {{0}};

    (void)state;
    assert_string_equal(account_text(&account), "0 statements");
    account.counts[STATEMENT_OPAQUE] = 1;
    assert_string_equal(account_text(&account), "1 statement: 1 opaque");
    account.counts[STATEMENT_MODELLED] = 150;
    account.counts[STATEMENT_DATA] = 2;
    assert_string_equal(account_text(&account), "153 statements: 150 modelled, 2 data, 1 opaque");
    account.counts[STATEMENT_SESSION] = 3;
    account.counts[STATEMENT_FAILED] = 4;
    assert_string_equal(account_text(&account),
                        "160 statements: 150 modelled, 2 data, 3 session, 1 opaque, 4 failed");
    assert_int_equal(account_total(&account), 160);
}
