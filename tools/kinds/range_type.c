/* Range types. Nothing of them can be altered. */
#include "kinds/write.h"

static const Attribute RANGE_TYPE_ATTRIBUTES[] = {
    ATTR(RangeTypeObject, subtype, TEXT, 0),
    ATTR(RangeTypeObject, opclass, TEXT, 0),
    ATTR(RangeTypeObject, collation, TEXT, 0),
    ATTR(RangeTypeObject, canonical, TEXT, 0),
    ATTR(RangeTypeObject, subtype_diff, TEXT, 0),
    ATTR(RangeTypeObject, multirange, TEXT, 0),
    ATTR_END,
};

static void range_type_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const RangeTypeObject *range = (const RangeTypeObject *)object;
    Str sql = str_new(steps->arena);
    bool started = false;

    str_text(&sql, "CREATE TYPE ");
    write_name(&sql, object);
    str_text(&sql, " AS RANGE");
    write_member(&sql, &started, "SUBTYPE", range->subtype);
    write_member(&sql, &started, "SUBTYPE_OPCLASS", range->opclass);
    write_member(&sql, &started, "COLLATION", range->collation);
    write_member(&sql, &started, "CANONICAL", range->canonical);
    write_member(&sql, &started, "SUBTYPE_DIFF", range->subtype_diff);
    for (size_t i = 0; folded != NULL && i < folded->count; i++) {
        if (folded->items[i]->parent == object) {
            str_text(&sql, started ? ",\n    " : " (\n    ");
            kind_ops(folded->items[i]->kind)->append_clause(&sql, folded->items[i], folded);
            started = true;
        }
    }
    write_members_end(&sql, started);
    steps_add(steps, &sql, 0);
}

static void range_type_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

static void rename_constructor(Steps *steps, const Object *type, const char *arguments)
{
    Str name = str_new(steps->arena);

    write_name(&name, type);
    write_rename_aside(steps, "FUNCTION",
                       arena_printf(steps->arena, "%s(%s)", name.text, arguments), type->name);
}

/*
 * The multirange makes room as well, and so do the functions that the server made with both types: they keep their names
 * when the types are renamed. Source: makeRangeConstructors(), makeMultirangeConstructors().
 */
static void range_type_set_aside(const Object *object, Steps *steps)
{
    const char *subtype = ((const RangeTypeObject *)object)->subtype;
    Str name = str_new(steps->arena);

    write_name(&name, object);
    rename_constructor(steps, object, arena_printf(steps->arena, "%s, %s", subtype, subtype));
    rename_constructor(steps, object, arena_printf(steps->arena, "%s, %s, text", subtype, subtype));
    for (size_t i = 0; i < object->children.count; i++) {
        const Object *child = object->children.items[i];
        Str multirange = str_new(steps->arena);

        if (child->kind != KIND_MULTIRANGE_TYPE)
            continue;
        write_name(&multirange, child);
        rename_constructor(steps, child, "");
        rename_constructor(steps, child, name.text);
        rename_constructor(steps, child, arena_printf(steps->arena, "VARIADIC %s[]", name.text));
        write_rename_aside(steps, "TYPE", multirange.text, child->name);
    }
    write_set_aside(object, steps);
}

/* The functions by their old name and place. */
static void range_type_rename_rest(const Object *object, const char *schema, const char *name,
                                   Steps *steps)
{
    const char *subtype = ((const RangeTypeObject *)object)->subtype;
    const char *const arguments[] = {
        arena_printf(steps->arena, "(%s, %s)", subtype, subtype),
        arena_printf(steps->arena, "(%s, %s, text)", subtype, subtype)};

    for (size_t i = 0; i < sizeof(arguments) / sizeof(*arguments); i++) {
        Str sql = str_new(steps->arena);

        if (strcmp(object->schema, schema) != 0) {
            str_text(&sql, "ALTER FUNCTION ");
            write_name(&sql, object);
            str_printf(&sql, "%s SET SCHEMA ", arguments[i]);
            str_sql_ident(&sql, schema);
            steps_add(steps, &sql, 0);
        }
        if (strcmp(object->name, name) == 0)
            continue;
        str_clear(&sql);
        str_text(&sql, "ALTER FUNCTION ");
        str_sql_qualified(&sql, schema, object->name);
        str_printf(&sql, "%s RENAME TO ", arguments[i]);
        str_sql_ident(&sql, name);
        steps_add(steps, &sql, 0);
    }
}

const KindOps range_type_ops = {
    .sql_kind = "TYPE",
    .size = sizeof(RangeTypeObject),
    .attributes = RANGE_TYPE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .same_content = write_same_content, /* the name of its multirange is one of the attributes */
    .rename_rest = range_type_rename_rest,
    .create = range_type_create,
    .drop = range_type_drop,
    .aside = ASIDE_FOR_VALUES,
    .set_aside = range_type_set_aside,
    .drop_aside = write_drop_aside,
};
