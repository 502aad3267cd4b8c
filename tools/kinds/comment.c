/* COMMENT ON. */
#include "kinds/write.h"

static const Attribute COMMENT_ATTRIBUTES[] = {
    ATTR(CommentObject, text, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

const char *comment_from_beginning(const Object *on)
{
    static const struct {
        ObjectKind kind;
        const char *name, *comment;
    } COMMENTS[] = {
        {KIND_SCHEMA, "public", "standard public schema"},
        {KIND_DATABASE, "postgres", "default administrative connection database"},
        {KIND_DATABASE, "template1", "default template for new databases"},
        {KIND_DATABASE, "template0", "unmodifiable empty database"},
    };

    for (size_t i = 0; i < sizeof(COMMENTS) / sizeof(COMMENTS[0]); i++)
        if (COMMENTS[i].kind == on->kind && strcmp(COMMENTS[i].name, on->name) == 0)
            return COMMENTS[i].comment;
    return NULL;
}

static void add_step(const Object *object, const char *text, Steps *steps)
{
    const KindOps *target = kind_ops(object->parent->kind);
    Str sql = str_new(steps->arena);

    if (target->sql_kind == NULL)
        BUG("a %s cannot have a comment", kind_name(object->parent->kind));
    if (strcmp(object->name, "index") == 0) {
        /* Of the index that a key has, which may differ from that of the constraint. */
        str_text(&sql, "COMMENT ON INDEX ");
        write_reference(&sql, object->parent);
    } else {
        str_printf(&sql, "COMMENT ON %s ", target->sql_kind);
        target->append_reference(&sql, object->parent);
    }
    str_text(&sql, " IS ");
    if (text != NULL)
        str_sql_literal(&sql, text);
    else
        str_text(&sql, "NULL");
    steps_add(steps, &sql, 0);
}

static void comment_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    (void)folded;
    add_step(object, ((const CommentObject *)object)->text, steps);
}

static bool comment_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    (void)from;
    (void)changed;
    add_step(to, ((const CommentObject *)to)->text, steps);
    return true;
}

static void comment_drop(const Object *object, Steps *steps)
{
    add_step(object, comment_from_beginning(object->parent), steps);
}

const KindOps comment_ops = {
    .sql_kind = NULL,
    .size = sizeof(CommentObject),
    .attributes = COMMENT_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_NOTHING,
    .create = comment_create,
    .alter = comment_alter,
    .drop = comment_drop,
};
