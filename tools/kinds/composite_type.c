/* Composite types. Their attributes are children. */
#include "kinds/type_change.h"
#include "kinds/write.h"

static const Attribute COMPOSITE_TYPE_ATTRIBUTES[] = {
    ATTR(CompositeTypeObject, attribute_order, NAMES, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void composite_type_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Str sql = str_new(steps->arena);
    bool started = false;

    str_text(&sql, "CREATE TYPE ");
    write_name(&sql, object);
    str_text(&sql, " AS (");
    /* The children are in the order of their numbers. */
    for (size_t i = 0; i < object->children.count; i++) {
        const Object *child = object->children.items[i];

        for (size_t j = 0; folded != NULL && j < folded->count; j++) {
            if (folded->items[j] != child)
                continue;
            str_text(&sql, started ? ",\n    " : "\n    ");
            kind_ops(child->kind)->append_clause(&sql, child, folded);
            started = true;
        }
    }
    str_text(&sql, started ? "\n)" : ")");
    steps_add(steps, &sql, 0);
}

static bool has_name(const TextVec *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->items[i], name) == 0)
            return true;
    }
    return false;
}

/* Attributes can be taken out anywhere, but added at the end only; their steps are written by them. */
static bool composite_type_alter(const Object *from, const Object *to, AttributeSet changed,
                                 Steps *steps)
{
    const TextVec *old_names = &((const CompositeTypeObject *)from)->attribute_order;
    const TextVec *new_names = &((const CompositeTypeObject *)to)->attribute_order;
    size_t next = 0;

    (void)changed;
    (void)steps;
    for (size_t i = 0; i < old_names->count; i++) {
        if (!has_name(new_names, old_names->items[i]))
            continue;
        if (strcmp(new_names->items[next++], old_names->items[i]) != 0)
            return false;
    }
    return true;
}

static void composite_type_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

/* The attribute of the former type as one of the new: `(c).zip::text::public.code`. */
static void append_attribute(Str *out, const char *value, const AttributeObject *from,
                             const AttributeObject *to, unsigned *hazards)
{
    const Object *type = to->type_object;
    TypeChange change = type_change(out->arena, from->type, to->type);
    Str field = str_new(out->arena);

    str_printf(&field, "(%s).", value);
    str_sql_ident(&field, to->object.name);
    if (type != NULL && from->type_object != NULL && strcmp(from->type, to->type) == 0 &&
        kind_ops(type->kind)->append_converted != NULL &&
        kind_ops(type->kind)->append_converted(out, field.text, from->type_object, type, hazards))
        return;
    str_text(out, field.text);
    if ((type != NULL || change.through_text) && strcmp(from->type, "text") != 0)
        str_text(out, type_is_array(from->type) && !change.into_array ? "::text[]" : "::text");
    if (type != NULL || strcmp(from->type, to->type) != 0)
        str_printf(out, "::%s", to->type);
    if (strcmp(from->type, to->type) != 0)
        *hazards |= change.hazards;
}

static bool composite_type_append_converted(Str *out, const char *value, const Object *from,
                                            const Object *to, unsigned *hazards)
{
    bool started = false;

    if (from->kind != KIND_COMPOSITE_TYPE || to->kind != KIND_COMPOSITE_TYPE)
        return false;
    for (size_t i = 0; i < from->children.count; i++) {
        const Object *child = from->children.items[i];

        if (child->kind == KIND_ATTRIBUTE && object_child(to, KIND_ATTRIBUTE, child->name) == NULL)
            *hazards |= HAZARD_DATA_LOSS;
    }
    /* IS NOT NULL would ask whether all attributes are there. */
    str_printf(out, "CASE WHEN %s IS DISTINCT FROM NULL THEN ROW(", value);
    for (size_t i = 0; i < to->children.count; i++) {
        const Object *child = to->children.items[i];
        const Object *former;

        if (child->kind != KIND_ATTRIBUTE)
            continue;
        former = object_child(from, KIND_ATTRIBUTE, child->name);
        str_text(out, started ? ", " : "");
        if (former == NULL)
            str_text(out, "NULL");
        else
            append_attribute(out, value, (const AttributeObject *)former,
                             (const AttributeObject *)child, hazards);
        started = true;
    }
    str_text(out, ")::");
    write_name(out, to);
    str_text(out, " END");
    return true;
}

const KindOps composite_type_ops = {
    .sql_kind = "TYPE",
    .size = sizeof(CompositeTypeObject),
    .attributes = COMPOSITE_TYPE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .create = composite_type_create,
    .alter = composite_type_alter,
    .drop = composite_type_drop,
    .set_aside = write_set_aside,
    .drop_aside = write_drop_aside,
    .append_converted = composite_type_append_converted,
};
