/* Keys of indexes, exclusion constraints and statistics. */
#include "kinds/write.h"

static const Attribute INDEX_KEY_ATTRIBUTES[] = {
    ATTR(IndexKey, column, NAME, 0),
    ATTR(IndexKey, expr, EXPR, 0),
    ATTR(IndexKey, collation, TEXT, 0),
    ATTR(IndexKey, opclass, TEXT, 0),
    ATTR(IndexKey, opclass_options, OPTIONS, 0),
    ATTR(IndexKey, descending, BOOL, 0),
    ATTR(IndexKey, nulls_first, BOOL, 0),
    ATTR_END,
};

const ItemType index_key_type = {sizeof(IndexKey), INDEX_KEY_ATTRIBUTES};

static const Attribute EXPR_ITEM_ATTRIBUTES[] = {
    ATTR(SqlExprItem, expr, EXPR, 0),
    ATTR_END,
};

const ItemType expr_item_type = {sizeof(SqlExprItem), EXPR_ITEM_ATTRIBUTES};

void write_index_key(Str *out, const IndexKey *key)
{
    if (key->column != NULL)
        str_sql_ident(out, key->column);
    else
        str_printf(out, "(%s)", key->expr.sql);
    if (key->collation != NULL)
        str_printf(out, " COLLATE %s", key->collation);
    if (key->opclass != NULL)
        str_printf(out, " %s", key->opclass);
    write_options(out, &key->opclass_options);
    if (key->descending)
        str_text(out, " DESC");
    if (key->nulls_first != key->descending)
        str_text(out, key->nulls_first ? " NULLS FIRST" : " NULLS LAST");
}
