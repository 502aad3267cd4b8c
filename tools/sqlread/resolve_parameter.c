#include "sqlread/canonical.h"

/* Parameters of queries, whose types follow from where they stand. Source: parse_param.c of the server. */

static Parameter *parameter_of(const Resolver *resolver, int number)
{
    ParameterState *state = resolver->parameters;

    if (state == NULL || number < 1 || (size_t)number > state->items.count)
        return NULL;
    return &state->items.items[number - 1];
}

/* The parameter that a node is, whatever has been put around it; NULL for other nodes. */
static Parameter *parameter_at(const Resolver *resolver, const Node *node)
{
    while (node != NULL && (IsA(node, TypeCast) || IsA(node, CollateClause)))
        node = IsA(node, TypeCast) ? castNode(TypeCast, node)->arg
                                   : castNode(CollateClause, node)->arg;
    return node != NULL && IsA(node, ParamRef)
               ? parameter_of(resolver, castNode(ParamRef, node)->number)
               : NULL;
}

Typed parameter_value(Resolver *resolver, int number)
{
    const Parameter *parameter = parameter_of(resolver, number);

    if (parameter == NULL)
        return (Typed){0};
    return (Typed){.type =
                       type_known(&parameter->type) ? parameter->type : type_of_code(TYPE_UNKNOWN),
                   .not_null = !parameter->nullable};
}

/* Types that stand for any other say nothing about the parameter. */
static bool is_definite(const ExprType *type)
{
    return type_known(type) && !type_is_literal(type) && !type_is_polymorphic(type) &&
           !type_is(type, TYPE_ANY) && !type_is(type, TYPE_RECORD);
}

void parameter_take_type(Resolver *resolver, Node *node, const ExprType *type)
{
    Parameter *parameter;

    if (resolver->parameters == NULL)
        return;
    while (node != NULL && IsA(node, CollateClause))
        node = castNode(CollateClause, node)->arg;
    parameter = node != NULL && IsA(node, ParamRef) ? parameter_at(resolver, node) : NULL;
    if (parameter == NULL || type_known(&parameter->type) || !is_definite(type))
        return;
    parameter->type = *type;
    parameter->type.spelled = NULL; /* parameters have no modifiers */
}

void parameter_call_it(Resolver *resolver, Node *node, const char *name)
{
    Parameter *parameter = resolver->parameters == NULL ? NULL : parameter_at(resolver, node);

    if (parameter != NULL && parameter->name == NULL && name != NULL)
        parameter->name = arena_strdup(resolver->reader->arena, name);
}

void parameter_take_name(Resolver *resolver, Node *node, const Node *beside)
{
    if (resolver->parameters == NULL || beside == NULL)
        return;
    while (IsA(beside, TypeCast))
        beside = castNode(TypeCast, beside)->arg;
    if (IsA(beside, ColumnRef) && IsA(llast(castNode(ColumnRef, beside)->fields), String))
        parameter_call_it(resolver, node, strVal(llast(castNode(ColumnRef, beside)->fields)));
}

void parameter_tested(Resolver *resolver, Node *node)
{
    Parameter *parameter = resolver->parameters == NULL ? NULL : parameter_at(resolver, node);

    if (parameter != NULL)
        parameter->tested = true;
}

void parameter_assigned(Resolver *resolver, Node *node, const char *column, bool not_null)
{
    Parameter *parameter = resolver->parameters == NULL ? NULL : parameter_at(resolver, node);

    if (parameter == NULL)
        return;
    parameter_call_it(resolver, node, column);
    parameter->into_not_null = parameter->into_not_null || not_null;
    parameter->into_nullable = parameter->into_nullable || !not_null;
}

void parameter_default_targets(Resolver *resolver, const SelectStmt *select)
{
    const ExprType text = type_of_code(TYPE_TEXT);

    if (resolver->parameters == NULL)
        return;
    for (; select->op != SETOP_NONE; select = select->larg)
        parameter_default_targets(resolver, select->rarg);
    foreach_node(ResTarget, target, select->targetList)
    {
        parameter_take_type(resolver, target->val, &text);
        parameter_call_it(resolver, target->val, target->name);
    }
}
