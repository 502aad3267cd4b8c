/* EXCLUDE constraints. */
#include "kinds/write.h"

/* The members of the key first, so that an element reads as one thing. */
#define KEY_ATTR(member, attribute_type)                     \
    {                                                        \
        .name = #member, .type = ATTRIBUTE_##attribute_type, \
        .offset = offsetof(ExclusionElement, key.member),    \
    }

static const Attribute ELEMENT_ATTRIBUTES[] = {
    KEY_ATTR(column, NAME),
    KEY_ATTR(expr, EXPR),
    KEY_ATTR(collation, TEXT),
    KEY_ATTR(opclass, TEXT),
    KEY_ATTR(opclass_options, OPTIONS),
    KEY_ATTR(descending, BOOL),
    KEY_ATTR(nulls_first, BOOL),
    ATTR(ExclusionElement, operator_name, TEXT, 0),
    ATTR_END,
};

static const ItemType ELEMENT_TYPE = {sizeof(ExclusionElement), ELEMENT_ATTRIBUTES};

static const Attribute EXCLUSION_ATTRIBUTES[] = {
    ATTR(ExclusionObject, method, NAME, 0),
    ATTR_ITEMS(ExclusionObject, elements, &ELEMENT_TYPE, 0),
    ATTR(ExclusionObject, include, NAMES, 0),
    ATTR(ExclusionObject, predicate, EXPR, 0),
    ATTR(ExclusionObject, deferrable, BOOL, 0),
    ATTR(ExclusionObject, initially_deferred, BOOL, 0),
    ATTR(ExclusionObject, options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR(ExclusionObject, tablespace, NAME, ATTRIBUTE_ALTER),
    ATTR(ExclusionObject, part_of, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void exclusion_append_clause(Str *out, const Object *object, const ObjectVec *folded)
{
    const ExclusionObject *exclusion = (const ExclusionObject *)object;

    (void)folded;
    str_text(out, "CONSTRAINT ");
    str_sql_ident(out, object->name);
    str_text(out, " EXCLUDE");
    if (exclusion->method != NULL && strcmp(exclusion->method, "btree") != 0) {
        str_text(out, " USING ");
        str_sql_ident(out, exclusion->method);
    }
    for (size_t i = 0; i < exclusion->elements.count; i++) {
        str_text(out, i == 0 ? " (" : ", ");
        write_index_key(out, &exclusion->elements.items[i].key);
        str_printf(out, " WITH %s", exclusion->elements.items[i].operator_name);
    }
    str_char(out, ')');
    if (exclusion->include.count > 0) {
        str_text(out, " INCLUDE");
        write_columns(out, &exclusion->include);
    }
    if (exclusion->options.count > 0) {
        str_text(out, " WITH");
        write_options(out, &exclusion->options);
    }
    if (exclusion->tablespace != NULL) {
        str_text(out, " USING INDEX TABLESPACE ");
        str_sql_ident(out, exclusion->tablespace);
    }
    if (exclusion->predicate.sql != NULL)
        str_printf(out, " WHERE (%s)", exclusion->predicate.sql);
    write_deferrable(out, exclusion->deferrable, exclusion->initially_deferred);
}

/* A part of the key of a partitioned table is made by the server, unless it has a name of its own. */
static bool exclusion_can_fold(const Object *object)
{
    return !part_comes_along(object);
}

static void exclusion_drop(const Object *object, Steps *steps)
{
    if (!part_goes_along(steps, object))
        write_drop_constraint(object, steps);
}

static void exclusion_create_rest(const Object *object, Steps *steps)
{
    write_index_marks(steps, object_root(object), object->name);
}

static void exclusion_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const ExclusionObject *exclusion = (const ExclusionObject *)object;
    Str sql = write_alter_table(steps, object);

    if (part_comes_along(object)) {
        const ExclusionObject *whole = (const ExclusionObject *)exclusion->whole;

        write_index_changes(steps, object, &whole->options, &exclusion->options, whole->tablespace,
                            exclusion->tablespace);
        exclusion_create_rest(object, steps);
        return;
    }
    str_text(&sql, "ADD ");
    exclusion_append_clause(&sql, object, folded);
    write_step(steps, &sql, HAZARD_TABLE_SCAN | HAZARD_ACCESS_EXCLUSIVE | HAZARD_MAY_FAIL,
               "fails when two rows of %s exclude each other",
               object_id(steps->arena, object->parent));
    exclusion_create_rest(object, steps);
}

static bool exclusion_alter(const Object *from, const Object *to, AttributeSet changed,
                            Steps *steps)
{
    const ExclusionObject *old_exclusion = (const ExclusionObject *)from;
    const ExclusionObject *exclusion = (const ExclusionObject *)to;

    (void)changed;
    if (!part_alter(from, to) ||
        !index_can_change(to, &old_exclusion->options, &exclusion->options))
        return false;
    write_index_changes(steps, to, &old_exclusion->options, &exclusion->options,
                        old_exclusion->tablespace, exclusion->tablespace);
    return true;
}

const KindOps exclusion_ops = {
    .sql_kind = "CONSTRAINT",
    .size = sizeof(ExclusionObject),
    .attributes = EXCLUSION_ATTRIBUTES,
    .folding = FOLD_IF_POSSIBLE,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference_on_relation,
    .append_rename = write_rename_part,
    .same_content = write_same_content,
    .create = exclusion_create,
    .append_clause = exclusion_append_clause,
    .can_fold = exclusion_can_fold,
    .comes_along = part_comes_along,
    .create_rest = exclusion_create_rest,
    .alter = exclusion_alter,
    .drop = exclusion_drop,
};
