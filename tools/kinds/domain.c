/* Domains. Their CHECK constraints are children; another base type makes another domain. */
#include "kinds/write.h"

static const Attribute DOMAIN_ATTRIBUTES[] = {
    ATTR(DomainObject, type, TEXT, 0),
    ATTR(DomainObject, collation, TEXT, 0),
    ATTR(DomainObject, default_value, EXPR, ATTRIBUTE_ALTER),
    ATTR(DomainObject, not_null, BOOL, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void domain_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const DomainObject *domain = (const DomainObject *)object;
    Str sql = str_new(steps->arena);

    str_text(&sql, "CREATE DOMAIN ");
    write_name(&sql, object);
    str_printf(&sql, " AS %s", domain->type);
    if (domain->collation != NULL)
        str_printf(&sql, " COLLATE %s", domain->collation);
    if (domain->default_value.sql != NULL) {
        str_text(&sql, "\n    DEFAULT ");
        write_default_expr(&sql, domain->default_value.sql);
    }
    if (domain->not_null)
        str_text(&sql, "\n    NOT NULL");
    for (size_t i = 0; i < object->children.count; i++) {
        const Object *child = object->children.items[i];
        bool is_folded = false;

        for (size_t j = 0; folded != NULL && j < folded->count; j++)
            is_folded = is_folded || folded->items[j] == child;
        if (!is_folded)
            continue;
        str_text(&sql, "\n    ");
        kind_ops(child->kind)->append_clause(&sql, child, folded);
    }
    steps_add(steps, &sql, 0);
}

static Str alter_domain(Steps *steps, const Object *object)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER DOMAIN ");
    write_name(&sql, object);
    str_char(&sql, ' ');
    return sql;
}

static bool domain_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const DomainObject *domain = (const DomainObject *)to;
    Str sql;

    (void)from;
    if (attribute_in(DOMAIN_ATTRIBUTES, changed, "default_value")) {
        sql = alter_domain(steps, to);
        if (domain->default_value.sql == NULL)
            str_text(&sql, "DROP DEFAULT");
        else
            str_printf(&sql, "SET DEFAULT %s", domain->default_value.sql);
        steps_add(steps, &sql, 0);
    }
    if (attribute_in(DOMAIN_ATTRIBUTES, changed, "not_null")) {
        sql = alter_domain(steps, to);
        str_text(&sql, domain->not_null ? "SET NOT NULL" : "DROP NOT NULL");
        if (domain->not_null)
            write_step(steps, &sql, HAZARD_TABLE_SCAN | HAZARD_MAY_FAIL,
                       "fails when a row has NULL in a column of the type %s",
                       object_id(steps->arena, to));
        else
            steps_add(steps, &sql, 0);
    }
    return true;
}

static void domain_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

static bool domain_checks_values(const Object *from, const Object *to)
{
    return from != NULL && ((const DomainObject *)to)->not_null &&
           !((const DomainObject *)from)->not_null;
}

/* Its default is all that can use a routine, or the values of another type. */
static const char *domain_released_by(const Object *object, const Object *on)
{
    const DomainObject *domain = (const DomainObject *)object;

    return domain->default_value.sql == NULL || on == domain->type_object ||
                   kind_namespace(on->kind) == NAMESPACE_COLLATION
               ? NULL
               : "default_value";
}

const KindOps domain_ops = {
    .sql_kind = "DOMAIN",
    .size = sizeof(DomainObject),
    .attributes = DOMAIN_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .checks_values = domain_checks_values,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .create = domain_create,
    .alter = domain_alter,
    .released_by = domain_released_by,
    .drop = domain_drop,
    .aside = ASIDE_FOR_VALUES,
    .set_aside = write_set_aside,
    .drop_aside = write_drop_aside,
};
