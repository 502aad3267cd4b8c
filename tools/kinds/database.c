/*
 * A database that statements name. It is there before its schema, so it is never made or dropped: what hangs on it is all
 * that can be told of it.
 */
#include "kinds/write.h"

static const Attribute DATABASE_ATTRIBUTES[] = {
    ATTR_END,
};

static void database_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    (void)object;
    (void)folded;
    (void)steps;
}

const KindOps database_ops = {
    .sql_kind = "DATABASE",
    .size = sizeof(DatabaseObject),
    .attributes = DATABASE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_NOTHING,
    .append_reference = write_name,
    .create = database_create,
};
