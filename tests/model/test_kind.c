#include "kinds/objects.h"
#include "model/json.h"
#include "support/support.h"

static size_t size_of_type(AttributeType type)
{
    switch (type) {
    case ATTRIBUTE_BOOL:
        return sizeof(bool);
    case ATTRIBUTE_INT:
        return sizeof(int64_t);
    case ATTRIBUTE_TEXT:
    case ATTRIBUTE_NAME:
        return sizeof(const char *);
    case ATTRIBUTE_EXPR:
        return sizeof(SqlExpr);
    case ATTRIBUTE_NAMES:
    case ATTRIBUTE_TEXTS:
        return sizeof(TextVec);
    case ATTRIBUTE_OPTIONS:
        return sizeof(OptionVec);
    case ATTRIBUTE_ITEMS:
        return sizeof(ItemVec);
    }
    return 0;
}

/* Rows lie within the struct, do not overlap, and have names of their own that JSON does not use.
 */
static void check_attributes(const char *kind, const Attribute *attributes, size_t first,
                             size_t size)
{
    static const char *const RESERVED[] = {
        "kind",     "id",       "schema",  "signature",  "parent",      "source",
        "external", "implicit", "comment", "depends_on", "annotations",
    };
    size_t count = 0;

    for (const Attribute *a = attributes; a->name != NULL; a++, count++) {
        if (a->offset < first || a->offset + size_of_type(a->type) > size)
            fail_msg("%s.%s lies outside of its struct", kind, a->name);
        for (const Attribute *b = attributes; b < a; b++) {
            if (strcmp(a->name, b->name) == 0)
                fail_msg("%s.%s is there twice", kind, a->name);
            if (a->offset < b->offset + size_of_type(b->type) &&
                b->offset < a->offset + size_of_type(a->type))
                fail_msg("%s.%s and %s overlap", kind, a->name, b->name);
        }
        for (size_t i = 0; first > 0 && i < sizeof(RESERVED) / sizeof(RESERVED[0]); i++)
            assert_string_not_equal(a->name, RESERVED[i]);
        if (a->type == ATTRIBUTE_ITEMS) {
            assert_non_null(a->items);
            check_attributes(a->name, a->items->attributes, 0, a->items->size);
        } else {
            assert_null(a->items);
        }
    }
    assert_true(count <= 64);
}

static void test_every_kind_is_complete(void **state)
{
    (void)state;
    for (int i = 0; i < KIND_COUNT; i++) {
        const KindOps *ops = kind_ops((ObjectKind)i);
        const char *name = kind_name((ObjectKind)i);
        bool can_alter = false;

        if (ops->size < sizeof(Object))
            fail_msg("%s has no size", name);
        assert_non_null(ops->attributes);
        check_attributes(name, ops->attributes, sizeof(Object), ops->size);
        for (const Attribute *a = ops->attributes; a->name != NULL; a++)
            can_alter = can_alter || (a->flags & ATTRIBUTE_ALTER) != 0;
        if (can_alter != (ops->alter != NULL))
            fail_msg("%s: alter and the attributes that it may alter do not agree", name);
        if ((ops->sql_kind == NULL) != (ops->append_reference == NULL))
            fail_msg("%s has a reference without a kind, or a kind without", name);
        if (ops->create == NULL)
            fail_msg("%s cannot be created", name);
        /* What there is nothing to say of comes with its parent without a clause. */
        if ((ops->folding != FOLD_NEVER) != (ops->append_clause != NULL) &&
            (ops->folding != FOLD_ALWAYS || ops->attributes->name != NULL))
            fail_msg("%s: folding and its clause do not agree", name);
        if ((ops->set_aside == NULL) != (ops->drop_aside == NULL))
            fail_msg("%s is set aside or dropped aside only", name);
    }
}

/* A quoted name must be in what every kind says of its objects. */
static void test_every_reference_is_quoted(void **state)
{
    Model *model = model_new(test_arena());
    Object *table = model_new_object(model, KIND_TABLE, NULL, "My Schema", "My Table");

    (void)state;
    assert_null(model_add(model, table));
    for (int i = 0; i < KIND_COUNT; i++) {
        const KindOps *ops = kind_ops((ObjectKind)i);
        Object *parent = strstr("COLUMN CONSTRAINT TRIGGER POLICY",
                                ops->sql_kind != NULL ? ops->sql_kind : "-") != NULL
                             ? table
                             : NULL;
        Object *object = model_new_object(model, (ObjectKind)i, parent,
                                          parent == NULL ? "My Schema" : NULL, "a\"b");

        Str text = str_new(model->arena);

        object->signature = "btree";
        /* These have types or signs for a name. */
        if (ops->append_reference == NULL || i == KIND_OPERATOR || i == KIND_CAST ||
            i == KIND_TRANSFORM)
            continue;
        if (object->kind == KIND_IDENTITY) { /* known by the name of its sequence */
            object->parent = model_new_object(model, KIND_COLUMN, table, NULL, "c");
            ((IdentityObject *)object)->sequence_name = object->name;
        }
        ops->append_reference(&text, object);
        if (strstr(text.text, "\"a\"\"b\"") == NULL)
            fail_msg("%s: %s", kind_name((ObjectKind)i), text.text);
    }
}

static void test_names(void **state)
{
    (void)state;
    for (int i = 0; i < KIND_COUNT; i++) {
        ObjectKind kind = (ObjectKind)i;

        assert_null(strchr(kind_label(kind), '_'));
        assert_string_not_equal(kind_name(kind), kind_plural(kind));
        assert_int_equal(kind_weight(kind), i);
    }
    assert_string_equal(kind_name(KIND_FOREIGN_KEY), "foreign_key");
    assert_string_equal(kind_plural(KIND_FOREIGN_KEY), "foreign_keys");
    assert_string_equal(kind_label(KIND_FOREIGN_KEY), "foreign key");
    assert_string_equal(kind_label(KIND_TABLE), "table");
    assert_int_equal(kind_namespace(KIND_VIEW), NAMESPACE_RELATION);
}

static void test_hazards(void **state)
{
    (void)state;
    assert_string_equal(hazard_name(0), "DATA_LOSS");
    assert_string_equal(hazard_name(3), "ACCESS_EXCLUSIVE_LOCK");
    assert_string_equal(hazard_name(HAZARD_COUNT - 1), "MAY_FAIL");
}

static void test_steps_are_copied(void **state)
{
    Steps steps = {.arena = test_arena()};
    Str sql = str_new(steps.arena);
    Step *step;

    (void)state;
    str_text(&sql, "SELECT 1");
    step = steps_add(&steps, &sql, HAZARD_MAY_FAIL);
    str_clear(&sql);
    assert_string_equal(step->sql, "SELECT 1");
    assert_int_equal(step->hazards, HAZARD_MAY_FAIL);
    assert_int_equal(step->transaction, STEP_INSIDE);
    assert_null(step->note);
    step_add_note(steps.arena, step, "one");
    assert_string_equal(step->note, "one");
    step_add_note(steps.arena, step, "two");
    assert_string_equal(step->note, "one; two");
}

static void test_texts_of_attributes(void **state)
{
    IdentityObject identity = {.object.kind = KIND_IDENTITY, .sequence_name = "s"};

    (void)state;
    assert_string_equal(object_text(&identity.object, "sequence_name"), "s");
    assert_null(object_text(&identity.object, "data_type"));
    assert_null(object_text(&identity.object, "start"));
    assert_null(object_text(&identity.object, "nothing"));
}
