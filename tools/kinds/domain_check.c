/* CHECK constraints of domains. */
#include "kinds/write.h"

static const Attribute DOMAIN_CHECK_ATTRIBUTES[] = {
    ATTR(DomainCheckObject, expr, EXPR, 0),
    ATTR(DomainCheckObject, not_valid, BOOL, ATTRIBUTE_ALTER),
    ATTR_END,
};

/* `c ON DOMAIN public.d` */
static void domain_check_append_reference(Str *out, const Object *object)
{
    str_sql_ident(out, object->name);
    str_text(out, " ON DOMAIN ");
    write_name(out, object->parent);
}

static void domain_check_append_clause(Str *out, const Object *object, const ObjectVec *folded)
{
    (void)folded;
    str_text(out, "CONSTRAINT ");
    str_sql_ident(out, object->name);
    str_printf(out, " CHECK (%s)", ((const DomainCheckObject *)object)->expr.sql);
}

/* In CREATE DOMAIN the server would take it for valid. */
static bool domain_check_can_fold(const Object *object)
{
    return !((const DomainCheckObject *)object)->not_valid;
}

static Str alter_domain(Steps *steps, const Object *object)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER DOMAIN ");
    write_name(&sql, object->parent);
    str_char(&sql, ' ');
    return sql;
}

static void add_scan(Steps *steps, const Str *sql, const Object *object)
{
    write_step(steps, sql, HAZARD_TABLE_SCAN | HAZARD_MAY_FAIL,
               "fails when a column of the type %s holds a value that does not satisfy it",
               object_id(steps->arena, object->parent));
}

static void domain_check_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Str sql = alter_domain(steps, object);

    str_text(&sql, "ADD ");
    domain_check_append_clause(&sql, object, folded);
    if (!((const DomainCheckObject *)object)->not_valid) {
        add_scan(steps, &sql, object);
        return;
    }
    str_text(&sql, " NOT VALID");
    steps_add(steps, &sql, 0);
}

static bool domain_check_alter(const Object *from, const Object *to, AttributeSet changed,
                               Steps *steps)
{
    Str sql = alter_domain(steps, to);

    (void)from;
    (void)changed;
    /* What has been validated stays so. */
    if (((const DomainCheckObject *)to)->not_valid)
        return false;
    str_text(&sql, "VALIDATE CONSTRAINT ");
    str_sql_ident(&sql, to->name);
    add_scan(steps, &sql, to);
    return true;
}

static void domain_check_drop(const Object *object, Steps *steps)
{
    Str sql = alter_domain(steps, object);

    str_text(&sql, "DROP CONSTRAINT ");
    str_sql_ident(&sql, object->name);
    steps_add(steps, &sql, 0);
}

static bool domain_check_checks_values(const Object *from, const Object *to)
{
    (void)from;
    return !((const DomainCheckObject *)to)->not_valid;
}

const KindOps domain_check_ops = {
    .sql_kind = "CONSTRAINT",
    .size = sizeof(DomainCheckObject),
    .attributes = DOMAIN_CHECK_ATTRIBUTES,
    .folding = FOLD_IF_POSSIBLE,
    .on_replaced = REPLACED_RECREATE,
    .checks_values = domain_check_checks_values,
    .append_reference = domain_check_append_reference,
    .append_rename = write_rename_part,
    .create = domain_check_create,
    .append_clause = domain_check_append_clause,
    .can_fold = domain_check_can_fold,
    .alter = domain_check_alter,
    .drop = domain_check_drop,
};
