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

/* A function that the server has by these names gets those. */
static void move_function(const Object *function, const char *schema, const char *name,
                          const char *new_schema, const char *new_name, Steps *steps)
{
    Str sql = str_new(steps->arena);

    if (strcmp(schema, new_schema) != 0) {
        str_text(&sql, "ALTER FUNCTION ");
        str_sql_qualified(&sql, schema, name);
        str_printf(&sql, "(%s) SET SCHEMA ", function->signature);
        str_sql_ident(&sql, new_schema);
        steps_add(steps, &sql, 0);
    }
    if (strcmp(name, new_name) == 0)
        return;
    str_clear(&sql);
    str_text(&sql, "ALTER FUNCTION ");
    str_sql_qualified(&sql, new_schema, name);
    str_printf(&sql, "(%s) RENAME TO ", function->signature);
    str_sql_ident(&sql, new_name);
    steps_add(steps, &sql, 0);
}

/* The functions are called like their type, and are where the range type is, until they are renamed or moved. */
static void move_functions(const Object *type, const char *schema, Steps *steps)
{
    for (size_t i = 0; i < type->children.count; i++) {
        const Object *child = type->children.items[i];

        if (child->kind == KIND_RANGE_FUNCTION)
            move_function(child, schema, type->name, child->schema, child->name, steps);
        else if (child->kind == KIND_MULTIRANGE_TYPE)
            move_functions(child, schema, steps);
    }
}

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
        if (folded->items[i]->parent == object &&
            kind_ops(folded->items[i]->kind)->append_clause != NULL) {
            str_text(&sql, started ? ",\n    " : " (\n    ");
            kind_ops(folded->items[i]->kind)->append_clause(&sql, folded->items[i], folded);
            started = true;
        }
    }
    write_members_end(&sql, started);
    steps_add(steps, &sql, 0);
    move_functions(object, object->schema, steps);
}

static void range_type_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

static void set_functions_aside(const Object *type, Steps *steps)
{
    for (size_t i = 0; i < type->children.count; i++) {
        const Object *function = type->children.items[i];
        Str name = str_new(steps->arena);

        if (function->kind != KIND_RANGE_FUNCTION)
            continue;
        write_routine_reference(&name, function);
        write_rename_aside(steps, "FUNCTION", name.text, function->name);
    }
}

/* The multirange makes room as well, and so do the functions that the server made with both types: they keep their names
 * when the types are renamed. */
static void range_type_set_aside(const Object *object, Steps *steps)
{
    set_functions_aside(object, steps);
    for (size_t i = 0; i < object->children.count; i++) {
        const Object *child = object->children.items[i];
        Str multirange = str_new(steps->arena);

        if (child->kind != KIND_MULTIRANGE_TYPE)
            continue;
        set_functions_aside(child, steps);
        write_name(&multirange, child);
        write_rename_aside(steps, "TYPE", multirange.text, child->name);
    }
    write_set_aside(object, steps);
}

/* The functions that are called like the type, by their old name and place. */
static void range_type_rename_rest(const Object *object, const char *schema, const char *name,
                                   Steps *steps)
{
    for (size_t i = 0; i < object->children.count; i++) {
        const Object *function = object->children.items[i];

        if (function->kind == KIND_RANGE_FUNCTION && strcmp(function->name, object->name) == 0 &&
            strcmp(function->schema, object->schema) == 0)
            move_function(function, function->schema, function->name, schema, name, steps);
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
