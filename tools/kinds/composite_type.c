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
        if (!texts_have(new_names, old_names->items[i]))
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

/* ---- values ------------------------------------------------------------------------------- */

static TypeUse use_of(const AttributeObject *attribute)
{
    return (TypeUse){attribute->type, attribute->type_object};
}

/* The attribute of the former type as one of the new: `(c).zip::text::public.code`. Where the server assigns it, it does so
 * without being told, and refuses what is too long, which a cast would cut. */
static void append_attribute(Str *out, const char *value, const AttributeObject *from,
                             const AttributeObject *to, const Steps *steps, unsigned *hazards)
{
    TypeChange change = type_use_change(steps, use_of(from), use_of(to));
    Str field = str_new(out->arena);

    str_printf(&field, "(%s).", value);
    str_sql_ident(&field, to->object.name);
    if (change.needs_using)
        type_append_cast(out, field.text, use_of(from), use_of(to), &change);
    else
        str_text(out, field.text);
    if (strcmp(from->type, to->type) != 0 || change.needs_using ||
        type_use_is_replaced(steps, use_of(from), use_of(to)))
        *hazards |= change.hazards;
}

/* `(c).street, NULL::text`: what a row of the new type consists of. */
static void append_attributes(Str *out, const char *value, const Object *from, const Object *to,
                              const Steps *steps, unsigned *hazards)
{
    bool started = false;

    for (size_t i = 0; i < from->children.count; i++) {
        const Object *child = from->children.items[i];

        if (child->kind == KIND_ATTRIBUTE && object_child(to, KIND_ATTRIBUTE, child->name) == NULL)
            *hazards |= HAZARD_DATA_LOSS;
    }
    for (size_t i = 0; i < to->children.count; i++) {
        const Object *child = to->children.items[i];
        const Object *former;

        if (child->kind != KIND_ATTRIBUTE)
            continue;
        former = object_child(from, KIND_ATTRIBUTE, child->name);
        str_text(out, started ? ", " : "");
        if (former == NULL)
            str_printf(out, "NULL::%s", ((const AttributeObject *)child)->type);
        else
            append_attribute(out, value, (const AttributeObject *)former,
                             (const AttributeObject *)child, steps, hazards);
        started = true;
    }
}

unsigned composite_type_hazards(const Steps *steps, const Object *from, const Object *to)
{
    unsigned hazards = 0;
    Str attributes = str_new(steps->arena);

    append_attributes(&attributes, "", from, to, steps, &hazards);
    return hazards;
}

/* A cast of the whole row cuts what the server would not assign. */
static unsigned cut_hazards(const Steps *steps, const Object *from, const Object *to)
{
    for (size_t i = 0; i < to->children.count; i++) {
        const Object *child = to->children.items[i];
        const Object *former =
            child->kind == KIND_ATTRIBUTE ? object_child(from, child->kind, child->name) : NULL;
        const char *note = former == NULL
                               ? NULL
                               : type_use_change(steps, use_of((const AttributeObject *)former),
                                                 use_of((const AttributeObject *)child))
                                     .note;

        if (text_equal(note, TYPE_CHANGE_TOO_LONG))
            return HAZARD_DATA_LOSS;
    }
    return 0;
}

void write_row_conversion(Str *out, const char *value, const Object *from, const Object *to,
                          const Steps *steps, unsigned *hazards)
{
    /* IS NOT NULL would ask whether all attributes are there. */
    str_printf(out, "CASE WHEN %s IS DISTINCT FROM NULL THEN ROW(", value);
    append_attributes(out, value, from, to, steps, hazards);
    *hazards |= cut_hazards(steps, from, to);
    str_text(out, ")::");
    write_name(out, to);
    str_text(out, " END");
}

/*
 * A cast from the former type, so that values are converted wherever they are: in columns, arrays, domains and other
 * composite types. The function behind it has the name that the former type has for now.
 */
static void composite_type_bridge(const Object *from, const Object *to, Steps *steps)
{
    unsigned hazards = HAZARD_MAY_FAIL;
    Str former = str_new(steps->arena);
    Str body = str_new(steps->arena);
    Str sql = str_new(steps->arena);

    write_aside_name(&former, from);
    str_text(&body, "SELECT ");
    append_attributes(&body, "$1", from, to, steps, &hazards);
    if (object_child(to, KIND_ATTRIBUTE, NULL) == NULL) {
        str_text(&body, "ROW()::");
        write_name(&body, to);
    }
    str_printf(&sql, "CREATE FUNCTION %s(%s) RETURNS ", former.text, former.text);
    write_name(&sql, to);
    str_text(&sql, "\n    LANGUAGE sql STRICT\nAS ");
    str_sql_dollar(&sql, body.text);
    if ((hazards & HAZARD_DATA_LOSS) != 0)
        write_step(steps, &sql, hazards,
                   "what attributes of %s cannot hold any more, or that it has no more, is lost",
                   object_id(steps->arena, to));
    else
        steps_add(steps, &sql, 0);
    str_clear(&sql);
    str_printf(&sql, "CREATE CAST (%s AS ", former.text);
    write_name(&sql, to);
    str_printf(&sql, ") WITH FUNCTION %s(%s)", former.text, former.text);
    steps_add(steps, &sql, 0);
}

static void composite_type_drop_aside(const Object *object, const Object *to, Steps *steps)
{
    Str former = str_new(steps->arena);
    Str sql = str_new(steps->arena);

    write_aside_name(&former, object);
    if (to->kind == KIND_COMPOSITE_TYPE) {
        str_printf(&sql, "DROP CAST (%s AS ", former.text);
        write_name(&sql, to);
        str_char(&sql, ')');
        steps_add(steps, &sql, 0);
        str_clear(&sql);
        str_printf(&sql, "DROP FUNCTION %s(%s)", former.text, former.text);
        steps_add(steps, &sql, 0);
    }
    write_drop_aside(object, to, steps);
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
    .aside = ASIDE_FOR_VALUES,
    .set_aside = write_set_aside,
    .drop_aside = composite_type_drop_aside,
    .bridge = composite_type_bridge,
};
