/* COMMENT ON. */
#include "kinds/write.h"

static const Attribute COMMENT_ATTRIBUTES[] = {
    ATTR(CommentObject, text, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

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
    const Object *parent = object->parent;
    bool is_public = parent->kind == KIND_SCHEMA && strcmp(parent->name, "public") == 0;

    add_step(object, is_public ? COMMENT_ON_PUBLIC_SCHEMA : NULL, steps);
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
