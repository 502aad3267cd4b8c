/* CREATE POLICY. Every change of one is a change of who may do what, and the notes say which. */
#include "kinds/write.h"

static const Attribute POLICY_ATTRIBUTES[] = {
    ATTR(PolicyObject, command, TEXT, 0),
    ATTR(PolicyObject, permissive, BOOL, 0),
    ATTR(PolicyObject, roles, NAMES, ATTRIBUTE_ALTER),
    ATTR(PolicyObject, using_expr, EXPR, ATTRIBUTE_ALTER),
    ATTR(PolicyObject, check_expr, EXPR, ATTRIBUTE_ALTER),
    ATTR_END,
};

static const PolicyObject *as_policy(const Object *object)
{
    return (const PolicyObject *)object;
}

static bool is_for_everyone(const PolicyObject *policy)
{
    return policy->roles.count == 0 ||
           (policy->roles.count == 1 && strcmp(policy->roles.items[0], "public") == 0);
}

static void append_roles(Str *sql, const PolicyObject *policy)
{
    if (policy->roles.count == 0)
        str_text(sql, "PUBLIC");
    for (size_t i = 0; i < policy->roles.count; i++) {
        if (i > 0)
            str_text(sql, ", ");
        write_role(sql, policy->roles.items[i]);
    }
}

static const char *command_of(const PolicyObject *policy)
{
    return policy->command != NULL ? policy->command : "ALL";
}

/* ---- notes ---------------------------------------------------------------------------------- */

static const char *roles_text(Arena *arena, const PolicyObject *policy)
{
    Str text = str_new(arena);

    write_roles_note(&text, &policy->roles);
    return text.text;
}

static const char *verb_of(const PolicyObject *policy)
{
    static const char *const VERBS[][2] = {
        {"SELECT", "see"},
        {"INSERT", "insert"},
        {"UPDATE", "update"},
        {"DELETE", "delete"},
    };

    for (size_t i = 0; i < sizeof(VERBS) / sizeof(VERBS[0]); i++) {
        if (strcmp(VERBS[i][0], command_of(policy)) == 0)
            return VERBS[i][1];
    }
    return "see, insert, update and delete";
}

static const char *table_of(Arena *arena, const PolicyObject *policy)
{
    return object_id(arena, policy->object.parent);
}

/* Behind a note on a policy: the table may not look at policies at all. */
static const char *effect_of(const PolicyObject *policy)
{
    const Object *table = policy->object.parent;

    return table->kind == KIND_TABLE && !((const TableObject *)table)->row_security
               ? ", once row security is enabled there"
               : "";
}

/* ---- steps ---------------------------------------------------------------------------------- */

static void policy_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const PolicyObject *policy = as_policy(object);
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE POLICY ");
    write_reference_on_relation(&sql, object);
    if (!policy->permissive)
        str_text(&sql, "\n    AS RESTRICTIVE");
    if (strcmp(command_of(policy), "ALL") != 0)
        str_printf(&sql, "\n    FOR %s", policy->command);
    if (!is_for_everyone(policy)) {
        str_text(&sql, "\n    TO ");
        append_roles(&sql, policy);
    }
    if (policy->using_expr.sql != NULL)
        str_printf(&sql, "\n    USING (%s)", policy->using_expr.sql);
    if (policy->check_expr.sql != NULL)
        str_printf(&sql, "\n    WITH CHECK (%s)", policy->check_expr.sql);
    write_step(steps, &sql, HAZARD_SECURITY_CHANGE,
               policy->permissive
                   ? "%s may now %s the rows of %s that the policy admits%s"
                   : "%s may now %s only those rows of %s that this policy admits too%s",
               roles_text(steps->arena, policy), verb_of(policy), table_of(steps->arena, policy),
               effect_of(policy));
}

/* An expression can be replaced or added, but not taken away. */
static bool policy_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const PolicyObject *old_policy = as_policy(from);
    const PolicyObject *policy = as_policy(to);
    bool roles_change = attribute_in(POLICY_ATTRIBUTES, changed, "roles");
    bool decides_anew = attribute_in(POLICY_ATTRIBUTES, changed, "using_expr") ||
                        attribute_in(POLICY_ATTRIBUTES, changed, "check_expr");
    Str sql = str_new(steps->arena);

    if ((old_policy->using_expr.sql != NULL && policy->using_expr.sql == NULL) ||
        (old_policy->check_expr.sql != NULL && policy->check_expr.sql == NULL))
        return false;
    str_text(&sql, "ALTER POLICY ");
    write_reference_on_relation(&sql, to);
    if (roles_change) {
        str_text(&sql, "\n    TO ");
        append_roles(&sql, policy);
    }
    if (attribute_in(POLICY_ATTRIBUTES, changed, "using_expr"))
        str_printf(&sql, "\n    USING (%s)", policy->using_expr.sql);
    if (attribute_in(POLICY_ATTRIBUTES, changed, "check_expr"))
        str_printf(&sql, "\n    WITH CHECK (%s)", policy->check_expr.sql);
    if (roles_change)
        write_step(steps, &sql, HAZARD_SECURITY_CHANGE,
                   "the policy was for %s and is now for %s%s%s",
                   roles_text(steps->arena, old_policy), roles_text(steps->arena, policy),
                   decides_anew ? ", with another condition" : "", effect_of(policy));
    else
        write_step(steps, &sql, HAZARD_SECURITY_CHANGE,
                   "which rows of %s %s may %s is decided by another condition%s",
                   table_of(steps->arena, policy), roles_text(steps->arena, policy),
                   verb_of(policy), effect_of(policy));
    return true;
}

static void policy_drop(const Object *object, Steps *steps)
{
    const PolicyObject *policy = as_policy(object);

    write_drop(steps, object, HAZARD_SECURITY_CHANGE)->note = arena_printf(
        steps->arena,
        policy->permissive ? "%s may no longer %s rows of %s, unless another policy admits them"
                           : "%s may now %s rows of %s without the limits that this policy set",
        roles_text(steps->arena, policy), verb_of(policy), table_of(steps->arena, policy));
}

const KindOps policy_ops = {
    .sql_kind = "POLICY",
    .size = sizeof(PolicyObject),
    .attributes = POLICY_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference_on_relation,
    .append_rename = write_rename,
    .same_content = write_same_content,
    .create = policy_create,
    .alter = policy_alter,
    .drop = policy_drop,
};
