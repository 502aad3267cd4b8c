/* CREATE PUBLICATION, and what it publishes: tables and schemas, which come and go alone. */
#include "kinds/write.h"

/* ---- the publication ------------------------------------------------------------------------- */

static const Attribute PUBLICATION_ATTRIBUTES[] = {
    ATTR(PublicationObject, all_tables, BOOL, 0),
    ATTR(PublicationObject, publish, TEXTS, ATTRIBUTE_ALTER),
    ATTR(PublicationObject, via_root, BOOL, ATTRIBUTE_ALTER),
    ATTR(PublicationObject, generated_columns, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

/* Everything is published unless something else is said. */
enum {
    PUBLISH_COUNT = 4,
};

static void append_publish(Str *sql, const PublicationObject *publication)
{
    Str list = str_new(sql->arena);

    for (size_t i = 0; i < publication->publish.count; i++)
        str_printf(&list, "%s%s", i > 0 ? ", " : "", publication->publish.items[i]);
    str_text(sql, "publish = ");
    str_sql_literal(sql, list.text);
}

/* The options as far as they differ from those of `from`; NULL for what the server takes by itself. */
static Str publication_options(Arena *arena, const PublicationObject *from,
                               const PublicationObject *to)
{
    Str sql = str_new(arena);
    const Attribute *publish = attribute_find(PUBLICATION_ATTRIBUTES, "publish");
    const char *separator = "";

    if (from == NULL ? to->publish.count != PUBLISH_COUNT : !attribute_equal(publish, from, to)) {
        append_publish(&sql, to);
        separator = ", ";
    }
    if ((from != NULL && from->via_root) != to->via_root) {
        str_printf(&sql, "%spublish_via_partition_root = %s", separator,
                   to->via_root ? "true" : "false");
        separator = ", ";
    }
    if (!text_equal(from == NULL ? NULL : from->generated_columns, to->generated_columns))
        str_printf(&sql, "%spublish_generated_columns = %s", separator,
                   to->generated_columns != NULL ? to->generated_columns : "none");
    return sql;
}

static void append_objects(Str *sql, const Object *publication, const ObjectVec *folded)
{
    const char *separator = " FOR ";

    for (size_t i = 0; folded != NULL && i < folded->count; i++) {
        if (folded->items[i]->parent != publication)
            continue;
        str_text(sql, separator);
        kind_ops(folded->items[i]->kind)->append_clause(sql, folded->items[i], folded);
        separator = ", ";
    }
}

static void publication_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const PublicationObject *publication = (const PublicationObject *)object;
    Str options = publication_options(steps->arena, NULL, publication);
    Str sql = str_new(steps->arena);

    str_text(&sql, "CREATE PUBLICATION ");
    str_sql_ident(&sql, object->name);
    if (publication->all_tables)
        str_text(&sql, " FOR ALL TABLES");
    else
        append_objects(&sql, object, folded);
    if (options.length > 0)
        str_printf(&sql, " WITH (%s)", options.text);
    steps_add(steps, &sql, 0);
}

static bool publication_alter(const Object *from, const Object *to, AttributeSet changed,
                              Steps *steps)
{
    Str options = publication_options(steps->arena, (const PublicationObject *)from,
                                      (const PublicationObject *)to);
    Str sql = str_new(steps->arena);

    (void)changed;
    str_text(&sql, "ALTER PUBLICATION ");
    str_sql_ident(&sql, to->name);
    str_printf(&sql, " SET (%s)", options.text);
    steps_add(steps, &sql, 0);
    return true;
}

static void publication_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0)->note = "subscribers get no more changes through it";
}

const KindOps publication_ops = {
    .sql_kind = "PUBLICATION",
    .size = sizeof(PublicationObject),
    .attributes = PUBLICATION_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_name,
    .append_rename = write_rename,
    .create = publication_create,
    .alter = publication_alter,
    .drop = publication_drop,
};

/* ---- its tables and schemas ------------------------------------------------------------------ */

static const Attribute PUBLICATION_TABLE_ATTRIBUTES[] = {
    ATTR(PublicationTableObject, columns, NAMES, 0),
    ATTR(PublicationTableObject, filter, EXPR, 0),
    ATTR_END,
};

static void publication_table_append_clause(Str *out, const Object *object, const ObjectVec *folded)
{
    const PublicationTableObject *table = (const PublicationTableObject *)object;

    (void)folded;
    str_printf(out, "TABLE ONLY %s", object->name);
    write_columns(out, &table->columns);
    if (table->filter.sql != NULL)
        str_printf(out, " WHERE (%s)", table->filter.sql);
}

static const Attribute PUBLICATION_SCHEMA_ATTRIBUTES[] = {
    ATTR_END,
};

static void publication_schema_append_clause(Str *out, const Object *object,
                                             const ObjectVec *folded)
{
    (void)folded;
    str_text(out, "TABLES IN SCHEMA ");
    str_sql_ident(out, object->name);
}

static void part_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER PUBLICATION ");
    str_sql_ident(&sql, object->parent->name);
    str_text(&sql, " ADD ");
    kind_ops(object->kind)->append_clause(&sql, object, folded);
    steps_add(steps, &sql, 0);
}

static void publication_table_drop(const Object *object, Steps *steps)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER PUBLICATION ");
    str_sql_ident(&sql, object->parent->name);
    str_printf(&sql, " DROP TABLE ONLY %s", object->name);
    steps_add(steps, &sql, 0);
}

static void publication_schema_drop(const Object *object, Steps *steps)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER PUBLICATION ");
    str_sql_ident(&sql, object->parent->name);
    str_text(&sql, " DROP TABLES IN SCHEMA ");
    str_sql_ident(&sql, object->name);
    steps_add(steps, &sql, 0);
}

const KindOps publication_table_ops = {
    .sql_kind = NULL,
    .size = sizeof(PublicationTableObject),
    .attributes = PUBLICATION_TABLE_ATTRIBUTES,
    .folding = FOLD_IF_POSSIBLE,
    .on_replaced = REPLACED_RECREATE,
    .create = part_create,
    .append_clause = publication_table_append_clause,
    .drop = publication_table_drop,
};

const KindOps publication_schema_ops = {
    .sql_kind = NULL,
    .size = sizeof(PublicationSchemaObject),
    .attributes = PUBLICATION_SCHEMA_ATTRIBUTES,
    .folding = FOLD_IF_POSSIBLE,
    .on_replaced = REPLACED_RECREATE,
    .create = part_create,
    .append_clause = publication_schema_append_clause,
    .drop = publication_schema_drop,
};
