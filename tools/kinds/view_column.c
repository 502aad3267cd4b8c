/* Columns of views that something is said of: a comment, a grant, a default. They come and go with the view. */
#include "kinds/write.h"

static const Attribute VIEW_COLUMN_ATTRIBUTES[] = {
    ATTR_END,
};

static void view_column_append_reference(Str *out, const Object *object)
{
    write_relation(out, object);
    str_char(out, '.');
    str_sql_ident(out, object->name);
}

static void view_column_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    (void)object;
    (void)folded;
    (void)steps;
}

/* It has no clause that a default could be part of. */
static bool view_column_can_fold(const Object *object)
{
    (void)object;
    return false;
}

const KindOps view_column_ops = {
    .sql_kind = "COLUMN",
    .size = sizeof(ViewColumnObject),
    .attributes = VIEW_COLUMN_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_NOTHING,
    .append_reference = view_column_append_reference,
    .create = view_column_create,
    .can_fold = view_column_can_fold,
};
