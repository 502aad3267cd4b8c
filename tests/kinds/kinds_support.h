/*
 * What the tests of kinds share: objects made by hand, and the text of the steps that their kind
 * writes. Every statement goes through PostgreSQL's parser and has to be exactly one, so that no
 * name breaks out of its quotes.
 */
#ifndef SCHEMAC_TESTS_KINDS_SUPPORT_H
#define SCHEMAC_TESTS_KINDS_SUPPORT_H

#include "kinds/objects.h"
#include "support/support.h"

#include <pg_query.h>

#define HOSTILE "a\"b;c'd\\e\n--%s*/|$$"
#define HOSTILE_SQL "\"a\"\"b;c'd\\e\n--%s*/|$$\""

static inline Model *new_model(void)
{
    return model_new(test_arena());
}

/* An object of the kind in the model. */
static inline void *add(Model *model, ObjectKind kind, void *parent, const char *schema,
                        const char *name)
{
    Object *object = model_new_object(model, kind, parent, schema, name);

    assert_null(model_add(model, object));
    return object;
}

static inline TextVec texts(Model *model, const char *first, ...)
{
    TextVec list = {0};
    va_list args;

    va_start(args, first);
    for (const char *text = first; text != NULL; text = va_arg(args, const char *))
        vec_push(model->arena, &list, text);
    va_end(args);
    return list;
}

static inline void add_option(Model *model, OptionVec *options, const char *name, const char *value)
{
    Option option = {.name = name, .value = value};

    vec_push(model->arena, options, option);
    options_normalise(options);
}

static inline SqlExpr expr(const char *sql)
{
    return (SqlExpr){.sql = sql, .canonical = sql};
}

/* A table `public.tasks`, and a column of it. */
static inline TableObject *add_table(Model *model, const char *name)
{
    return add(model, KIND_TABLE, NULL, "public", name);
}

static inline ColumnObject *add_column(Model *model, TableObject *table, const char *name,
                                       const char *type)
{
    ColumnObject *column = add(model, KIND_COLUMN, table, NULL, name);
    int64_t number = 0;

    for (size_t i = 0; i < table->object.children.count; i++)
        number += table->object.children.items[i]->kind == KIND_COLUMN;
    column->number = number;
    column->type = type;
    return column;
}

static inline DefaultObject *add_default(Model *model, ColumnObject *column, const char *sql)
{
    DefaultObject *object = add(model, KIND_DEFAULT, column, NULL, "");

    object->expr = expr(sql);
    return object;
}

/* Everything below the object that its kind can fold. */
static inline void fold_children(Arena *arena, const Object *object, ObjectVec *folded)
{
    for (size_t i = 0; i < object->children.count; i++) {
        Object *child = object->children.items[i];
        const KindOps *ops = kind_ops(child->kind);

        if (ops->folding == FOLD_NEVER || (ops->can_fold != NULL && !ops->can_fold(child)))
            continue;
        vec_push(arena, folded, child);
        fold_children(arena, child, folded);
    }
}

static inline void assert_one_statement(const char *sql)
{
    PgQuerySplitResult result = pg_query_split_with_parser(sql);

    if (result.error != NULL)
        fail_msg("%s\n%s", result.error->message, sql);
    if (result.n_stmts != 1)
        fail_msg("%d statements instead of one:\n%s", result.n_stmts, sql);
    pg_query_free_split_result(result);
}

/* The statements of the steps, each with its hazards and note as comments before it. */
static inline const char *steps_text(const Steps *steps)
{
    Str text = str_new(steps->arena);

    for (size_t i = 0; i < steps->list.count; i++) {
        const Step *step = &steps->list.items[i];

        if (step->sql[0] != '\0')
            assert_one_statement(step->sql);
        if (step->hazards != 0)
            str_text(&text, "--");
        for (unsigned bit = 0; bit < HAZARD_COUNT; bit++) {
            if ((step->hazards >> bit & 1) != 0)
                str_printf(&text, " %s", hazard_name(bit));
        }
        if (step->hazards != 0)
            str_char(&text, '\n');
        if (step->note != NULL)
            str_printf(&text, "-- %s\n", step->note);
        if (step->transaction == STEP_COMMIT_AFTER)
            str_text(&text, "-- commit after\n");
        str_printf(&text, "%s;\n", step->sql);
    }
    return text.text;
}

static inline const char *create_text(void *object)
{
    Steps steps = {.arena = test_arena()};
    ObjectVec folded = {0};

    fold_children(steps.arena, object, &folded);
    kind_ops(((Object *)object)->kind)->create(object, &folded, &steps);
    return steps_text(&steps);
}

static inline const char *drop_text(void *object)
{
    Steps steps = {.arena = test_arena()};
    const KindOps *ops = kind_ops(((Object *)object)->kind);

    if (ops->drop == NULL)
        return "nothing";
    ops->drop(object, &steps);
    return steps_text(&steps);
}

/* The steps of `alter` for the attributes that differ and those of `forced`; "replace" when there
 * is no way. */
static inline const char *alter_text_forced(void *from, void *to, const char *forced)
{
    Steps steps = {.arena = test_arena()};
    const KindOps *ops = kind_ops(((Object *)to)->kind);
    AttributeSet changed = attributes_differ(ops->attributes, from, to);

    for (size_t i = 0; ops->attributes[i].name != NULL; i++) {
        if (forced != NULL && strcmp(ops->attributes[i].name, forced) == 0)
            changed |= (AttributeSet)1 << i;
        if ((changed >> i & 1) != 0 && (ops->attributes[i].flags & ATTRIBUTE_ALTER) == 0)
            return "replace";
    }
    if (ops->alter == NULL || !ops->alter(from, to, changed, &steps)) {
        assert_int_equal(steps.list.count, 0);
        return "replace";
    }
    return steps_text(&steps);
}

static inline const char *alter_text(void *from, void *to)
{
    return alter_text_forced(from, to, NULL);
}

#endif
