/* CREATE FOREIGN TABLE. */
#include "kinds/write.h"

#define TABLE_ATTR(member, attribute_type)                                              \
    {                                                                                   \
        .name = #member, .type = ATTRIBUTE_##attribute_type,                            \
        .offset = offsetof(ForeignTableObject, table.member), .flags = ATTRIBUTE_IGNORE \
    }

static const Attribute FOREIGN_TABLE_ATTRIBUTES[] = {
    ATTR(ForeignTableObject, server, NAME, 0),
    ATTR(ForeignTableObject, foreign_options, OPTIONS, ATTRIBUTE_ALTER),
    TABLE_ATTR(inherits, TEXTS),
    TABLE_ATTR(partition_of, TEXT),
    TABLE_ATTR(partition_bound, TEXT),
    ATTR_END,
};

static void foreign_table_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const ForeignTableObject *table = (const ForeignTableObject *)object;
    ObjectVec clauses = write_table_clauses(steps->arena, object, folded);
    Str sql = str_new(steps->arena);

    str_text(&sql, "CREATE FOREIGN TABLE ");
    write_table_definition(&sql, steps, object, &clauses, folded);
    str_text(&sql, "\nSERVER ");
    str_sql_ident(&sql, table->server);
    write_foreign_options(&sql, &table->foreign_options);
    steps_add(steps, &sql, 0);
    write_table_rest(steps, &clauses);
}

static bool foreign_table_alter(const Object *from, const Object *to, AttributeSet changed,
                                Steps *steps)
{
    Str sql = str_new(steps->arena);

    (void)changed;
    str_text(&sql, "ALTER FOREIGN TABLE ");
    write_name(&sql, to);
    write_foreign_option_changes(&sql, &((const ForeignTableObject *)from)->foreign_options,
                                 &((const ForeignTableObject *)to)->foreign_options);
    steps_add(steps, &sql, 0);
    return true;
}

/* The rows are elsewhere, and stay there. */
static void foreign_table_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps foreign_table_ops = {
    .sql_kind = "FOREIGN TABLE",
    .size = sizeof(ForeignTableObject),
    .attributes = FOREIGN_TABLE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .create = foreign_table_create,
    .alter = foreign_table_alter,
    .drop = foreign_table_drop,
};
