/* Operators. Only their selectivity estimators can be altered on every server. */
#include "kinds/write.h"

static const Attribute OPERATOR_ATTRIBUTES[] = {
    ATTR(OperatorObject, left, TEXT, 0),
    ATTR(OperatorObject, right, TEXT, 0),
    ATTR(OperatorObject, function, TEXT, 0),
    ATTR(OperatorObject, commutator, TEXT, 0),
    ATTR(OperatorObject, negator, TEXT, 0),
    ATTR(OperatorObject, restrict_function, TEXT, ATTRIBUTE_ALTER),
    ATTR(OperatorObject, join_function, TEXT, ATTRIBUTE_ALTER),
    ATTR(OperatorObject, hashes, BOOL, 0),
    ATTR(OperatorObject, merges, BOOL, 0),
    ATTR(OperatorObject, shells, NAMES, ATTRIBUTE_ALTER),
    ATTR_END,
};

/* The name of an operator is never quoted: it cannot hold anything else than its signs. */
static void append_name(Str *out, const Object *object)
{
    str_sql_ident(out, object->schema);
    str_printf(out, ".%s", object->name);
}

static void operator_append_reference(Str *out, const Object *object)
{
    append_name(out, object);
    str_printf(out, " (%s)", object->signature);
}

static void operator_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const OperatorObject *op = (const OperatorObject *)object;
    bool started = false;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE OPERATOR ");
    append_name(&sql, object);
    write_member(&sql, &started, "FUNCTION", op->function);
    write_member(&sql, &started, "LEFTARG", op->left);
    write_member(&sql, &started, "RIGHTARG", op->right);
    write_member(&sql, &started, "COMMUTATOR", op->commutator);
    write_member(&sql, &started, "NEGATOR", op->negator);
    write_member(&sql, &started, "RESTRICT", op->restrict_function);
    write_member(&sql, &started, "JOIN", op->join_function);
    write_member_flag(&sql, &started, "HASHES", op->hashes);
    write_member_flag(&sql, &started, "MERGES", op->merges);
    write_members_end(&sql, started);
    steps_add(steps, &sql, 0);
}

static bool operator_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const OperatorObject *op = (const OperatorObject *)to;
    const char *restrict_function = op->restrict_function;
    const char *join_function = op->join_function;
    bool started = false;
    Str sql = str_new(steps->arena);

    /* The server makes a shell only with the operator that names it, and fills it when the other one is made. */
    if (texts_minus(steps->arena, &op->shells, &((const OperatorObject *)from)->shells).count > 0)
        return false;
    str_text(&sql, "ALTER OPERATOR ");
    operator_append_reference(&sql, to);
    str_text(&sql, " SET");
    if (attribute_in(OPERATOR_ATTRIBUTES, changed, "restrict_function"))
        write_member(&sql, &started, "RESTRICT",
                     restrict_function == NULL ? "NONE" : restrict_function);
    if (attribute_in(OPERATOR_ATTRIBUTES, changed, "join_function"))
        write_member(&sql, &started, "JOIN", join_function == NULL ? "NONE" : join_function);
    write_members_end(&sql, started);
    if (started)
        steps_add(steps, &sql, 0);
    return true;
}

/* Whether a link, which is written as after COMMUTATOR =, means another operator of these types. */
static bool is_link_to(const char *link, const char *left, const char *right, const Object *other,
                       Arena *scratch)
{
    const OperatorObject *op = (const OperatorObject *)other;
    Str text = str_new(scratch);

    str_text(&text, "OPERATOR(");
    append_name(&text, other);
    str_char(&text, ')');
    return text_equal(op->left, left) && text_equal(op->right, right) &&
           strcmp(text.text, link) == 0;
}

static bool operator_excludes(const Object *object, const Object *other, Arena *scratch)
{
    const OperatorObject *op = (const OperatorObject *)object;

    return (texts_have(&op->shells, "commutator") &&
            is_link_to(op->commutator, op->right, op->left, other, scratch)) ||
           (texts_have(&op->shells, "negator") &&
            is_link_to(op->negator, op->left, op->right, other, scratch));
}

/* Whether the new model has the operator that a link means, and what it is made of stays: then that takes the place of
 * the shell. */
static bool is_filled(const Steps *steps, const Object *object, const char *link, const char *left,
                      const char *right)
{
    const ObjectVec *objects = &steps->model->objects;

    for (size_t i = 0; i < object->dependencies.count; i++)
        if (kind_namespace(object->dependencies.items[i].on->kind) == NAMESPACE_TYPE &&
            steps_counterpart(steps, object->dependencies.items[i].on) == NULL)
            return false;
    for (size_t i = 0; i < objects->count; i++)
        if (objects->items[i]->kind == KIND_OPERATOR &&
            is_link_to(link, left, right, objects->items[i], steps->arena))
            return true;
    return false;
}

/* Another operator that names the same shell may have taken it along. */
static void drop_shell(Steps *steps, const Object *object, const char *link, const char *left,
                       const char *right)
{
    size_t prefix = strlen("OPERATOR(");
    Str sql = str_new(steps->arena);

    if (is_filled(steps, object, link, left, right))
        return;
    str_printf(&sql, "DROP OPERATOR IF EXISTS %.*s (%s, %s)", (int)(strlen(link) - prefix - 1),
               link + prefix, left == NULL ? "NONE" : left, right);
    steps_add(steps, &sql, 0);
}

/* The shells that came with it go with it: they would hold on to the types. */
static void operator_drop(const Object *object, Steps *steps)
{
    const OperatorObject *op = (const OperatorObject *)object;

    write_drop(steps, object, 0);
    if (texts_have(&op->shells, "commutator"))
        drop_shell(steps, object, op->commutator, op->right, op->left);
    if (texts_have(&op->shells, "negator"))
        drop_shell(steps, object, op->negator, op->left, op->right);
}

const KindOps operator_ops = {
    .sql_kind = "OPERATOR",
    .size = sizeof(OperatorObject),
    .attributes = OPERATOR_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = operator_append_reference,
    .create = operator_create,
    .alter = operator_alter,
    .drop = operator_drop,
    .excludes = operator_excludes,
};
