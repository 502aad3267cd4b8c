#include "sqlread/canonical.h"

/* Operators. Source: parse_oper.c and transformAExpr…() of the server. */

/* Operators whose result is boolean whatever their arguments are. */
static bool is_comparison(const char *name)
{
    static const char *const names[] = {"=",   "<>",  "<",    "<=", ">",  ">=", "~~",
                                        "!~~", "~~*", "!~~*", "~",  "!~", "~*", "!~*"};

    return text_is_among(name, names, lengthof(names));
}

/* ---- Binary and prefix operators ------------------------------------------------------------------------------ */

static Typed unresolved(Resolver *resolver, const char *name, Node **left, Node **right)
{
    resolve_depend_on_extensions(resolver);
    if (left != NULL && *left != NULL)
        canonical_loosen(resolver, left);
    canonical_loosen(resolver, right);
    return is_comparison(name) ? (Typed){.type = type_of_code(TYPE_BOOL)} : (Typed){0};
}

const char *operator_schema(Resolver *resolver, const OperatorMatch *match)
{
    if (match->own != NULL) {
        resolve_depend(resolver, (Object *)&match->own->object);
        return match->own->object.schema;
    }
    if (match->extension == NULL)
        return NULL;
    resolve_depend_on_extension(resolver, match->extension);
    return find_extension(resolver->reader, match->extension)->in_schema;
}

static List *operator_name(const char *schema, const char *name)
{
    List *names = list_make1(makeString(pstrdup(name)));

    return schema == NULL ? names : lcons(makeString(pstrdup(schema)), names);
}

Node *operator_call(const char *schema, const char *name, Node *left, Node *right)
{
    return (Node *)makeA_Expr(AEXPR_OP, operator_name(schema, name), left, right, -1);
}

/* An operator that is found through search_path gets its schema in the first pass. In the normal form one of the model has
 * it in any case, since another schema may have its like. */
static void qualify_operator(Resolver *resolver, A_Expr *expr, const OperatorMatch *match)
{
    const char *schema = operator_schema(resolver, match);

    if (expr == NULL || schema == NULL ||
        (resolver->canonical ? match->own == NULL : list_length(expr->name) != 1))
        return;
    if (expr->kind == AEXPR_LIKE || expr->kind == AEXPR_ILIKE || expr->kind == AEXPR_SIMILAR)
        expr->kind = AEXPR_OP;
    if (expr->kind == AEXPR_OP || expr->kind == AEXPR_OP_ANY || expr->kind == AEXPR_OP_ALL)
        expr->name = operator_name(schema, strVal(llast(expr->name)));
}

/* The schema that the name of an operator was written with; NULL: none, or something else uses the operator. */
static const char *written_schema(const List *name)
{
    return list_length(name) < 2 ? NULL : strVal(list_nth(name, list_length(name) - 2));
}

/* A parameter is called as what it is compared with. */
static void name_parameters(Resolver *resolver, Node *left, Node *right)
{
    parameter_take_name(resolver, left, right);
    parameter_take_name(resolver, right, left);
}

/* `expr` may be NULL: something else that uses the operator. */
/* True when all that there is to know of the type is in the model. */
static bool is_own_or_builtin(const ExprType *type)
{
    return type_known(type) && (type->object != NULL || type->user == NULL) &&
           type->code < TYPE_BUILTIN_COUNT && !type_is_polymorphic(type);
}

static void note_unmatched(const Resolver *resolver, const Typed *left, const Typed *right)
{
    if (is_own_or_builtin(&right->type) && (left == NULL || is_own_or_builtin(&left->type)))
        resolver->reader->unmatched++;
}

static Typed apply_operator(Resolver *resolver, A_Expr *expr, const char *name, Node **left_slot,
                            const Typed *left, Node **right_slot, const Typed *right)
{
    OperatorMatch match;

    if (!operator_match(resolver, expr == NULL ? NULL : written_schema(expr->name), name,
                        left == NULL ? NULL : &left->type, &right->type, &match)) {
        if (left != NULL)
            depend_on_casts_of(resolver, &left->type);
        depend_on_casts_of(resolver, &right->type);
        note_unmatched(resolver, left, right);
        return unresolved(resolver, name, left_slot, right_slot);
    }
    qualify_operator(resolver, expr, &match);
    if (left != NULL) {
        if (type_is(&match.result, TYPE_BOOL))
            name_parameters(resolver, *left_slot, *right_slot);
        canonical_coerce(resolver, left_slot, &left->type, &match.left);
    }
    canonical_coerce(resolver, right_slot, &right->type, &match.right);
    return (Typed){.type = match.result,
                   .not_null = match.strict && right->not_null && (left == NULL || left->not_null)};
}

static bool are_rows(const A_Expr *expr)
{
    return expr->lexpr != NULL && IsA(expr->lexpr, RowExpr) && IsA(expr->rexpr, RowExpr) &&
           list_length(castNode(RowExpr, expr->lexpr)->args) ==
               list_length(castNode(RowExpr, expr->rexpr)->args);
}

/* ROW (a, b) = ROW (c, d) is a = c AND b = d; <> and IS DISTINCT FROM hold when one pair differs. */
static void expand_rows(A_Expr *expr, const char *name, Node **slot)
{
    const List *left = castNode(RowExpr, expr->lexpr)->args;
    const List *right = castNode(RowExpr, expr->rexpr)->args;
    const bool any = expr->kind == AEXPR_DISTINCT || strcmp(name, "<>") == 0;
    List *pairs = NIL;

    for (int i = 0; i < list_length(left); i++)
        pairs = lappend(
            pairs, makeA_Expr(expr->kind, expr->name, list_nth(left, i), list_nth(right, i), -1));
    if (list_length(pairs) == 1)
        *slot = linitial(pairs);
    else if (pairs != NIL)
        *slot = (Node *)makeBoolExpr(any ? OR_EXPR : AND_EXPR, pairs, -1);
}

static bool is_pairwise(const char *name)
{
    return strcmp(name, "=") == 0 || strcmp(name, "<>") == 0;
}

/* Other operators compare rows pair by pair, but are kept. */
static Typed resolve_rows(Resolver *resolver, Scope *scope, A_Expr *expr, const char *name)
{
    List *left = castNode(RowExpr, expr->lexpr)->args;
    List *right = castNode(RowExpr, expr->rexpr)->args;

    if (resolver->canonical) {
        castNode(RowExpr, expr->lexpr)->row_format = COERCE_EXPLICIT_CALL;
        castNode(RowExpr, expr->rexpr)->row_format = COERCE_EXPLICIT_CALL;
    }
    for (int i = 0; i < list_length(left); i++) {
        Node **left_slot = (Node **)&lfirst(list_nth_cell(left, i));
        Typed left_value = resolve_node(resolver, scope, left_slot);
        Node **right_slot = (Node **)&lfirst(list_nth_cell(right, i));
        Typed right_value = resolve_node(resolver, scope, right_slot);

        apply_operator(resolver, NULL, name, left_slot, &left_value, right_slot, &right_value);
        if (!is_pairwise(name))
            depend_on_sorting(resolver, &left_value.type);
    }
    return (Typed){.type = type_of_code(TYPE_BOOL)};
}

static Typed resolve_plain_operator(Resolver *resolver, Scope *scope, A_Expr *expr,
                                    const char *name)
{
    Typed left;
    Typed right;

    if (are_rows(expr))
        return resolve_rows(resolver, scope, expr, name);
    if (expr->lexpr != NULL)
        left = resolve_node(resolver, scope, &expr->lexpr);
    right = resolve_node(resolver, scope, &expr->rexpr);
    return apply_operator(resolver, expr, name, &expr->lexpr, expr->lexpr == NULL ? NULL : &left,
                          &expr->rexpr, &right);
}

/* NULLIF yields its left side as the operator takes it: text of a varchar, and without modifiers. */
static Typed resolve_nullif(Resolver *resolver, Scope *scope, A_Expr *expr)
{
    Typed left = resolve_node(resolver, scope, &expr->lexpr);
    Typed right = resolve_node(resolver, scope, &expr->rexpr);
    ExprType type = left.type;
    OperatorMatch match;

    /* A row stays what it is, though any are compared as records. Source: coerce_type(). */
    if (!type_is_composite(&left.type) &&
        operator_match(resolver, NULL, "=", &left.type, &right.type, &match) &&
        type_known(&match.left) && !type_is_polymorphic(&match.left))
        type = match.left;
    type.spelled = NULL;
    apply_operator(resolver, NULL, "=", &expr->lexpr, &left, &expr->rexpr, &right);
    return (Typed){.type = type_is_literal(&left.type) ? type_of_code(TYPE_TEXT) : type};
}

/* ---- Operators over arrays ------------------------------------------------------------------------------------ */

static Typed apply_to_array(Resolver *resolver, A_Expr *expr, const char *name, const Typed *left,
                            const Typed *right)
{
    const bool literal = type_is_literal(&right->type);
    const ExprType element = literal ? right->type : type_element(&right->type);
    OperatorMatch match;
    ExprType array;

    if (!operator_match(resolver, written_schema(expr->name), name, &left->type, &element, &match))
        return unresolved(resolver, name, &expr->lexpr, &expr->rexpr);
    qualify_operator(resolver, expr, &match);
    name_parameters(resolver, expr->lexpr, expr->rexpr);
    canonical_coerce(resolver, &expr->lexpr, &left->type, &match.left);
    array = type_array_of(&match.right);
    canonical_coerce(resolver, &expr->rexpr, &right->type, &array);
    return (Typed){.type = type_of_code(TYPE_BOOL)};
}

static Typed resolve_array_operator(Resolver *resolver, Scope *scope, A_Expr *expr,
                                    const char *name)
{
    Typed left = resolve_node(resolver, scope, &expr->lexpr);
    Typed right = resolve_node(resolver, scope, &expr->rexpr);

    return apply_to_array(resolver, expr, name, &left, &right);
}

/* The operator that compares two parts of rows; one that tells their order has to belong to a class. Source:
 * make_row_comparison_op(). */
static void depend_on_pair(Resolver *resolver, const char *schema, const char *name,
                           const ExprType *left, const ExprType *right)
{
    OperatorMatch match;

    if (operator_match(resolver, schema, name, left, right, &match))
        operator_schema(resolver, &match);
    if (!is_pairwise(name))
        depend_on_sorting(resolver, left);
}

/* The types of the parts of a row, which is resolved already. */
static ExprType *row_types(Resolver *resolver, Scope *scope, const List *row)
{
    ExprType *types = arena_alloc(resolver->arena, ((size_t)list_length(row) + 1) * sizeof(*types));

    for (int i = 0; i < list_length(row); i++) {
        Node *part = copyObject((Node *)list_nth(row, i));

        types[i] = resolve_node(resolver, scope, &part).type;
    }
    return types;
}

/* A row that is one of a list. */
static void depend_on_rows(Resolver *resolver, Scope *scope, const char *name, const Node *left,
                           const Node *right)
{
    const List *left_row, *right_row;
    const ExprType *left_types, *right_types;

    if (resolver->canonical || !IsA(left, RowExpr) || !IsA(right, RowExpr))
        return;
    left_row = castNode(RowExpr, left)->args;
    right_row = castNode(RowExpr, right)->args;
    left_types = row_types(resolver, scope, left_row);
    right_types = row_types(resolver, scope, right_row);
    for (int i = 0; i < list_length(left_row) && i < list_length(right_row); i++)
        depend_on_pair(resolver, NULL, name, &left_types[i], &right_types[i]);
}

void resolve_subquery_rows(Resolver *resolver, Scope *scope, const SubLink *link,
                           const QueryResult *result)
{
    const char *name = link->operName == NIL ? "=" : strVal(llast(link->operName));
    const List *row;
    const ExprType *types;

    if (resolver->canonical || link->testexpr == NULL || !IsA(link->testexpr, RowExpr))
        return;
    row = castNode(RowExpr, link->testexpr)->args;
    types = row_types(resolver, scope, row);
    for (int i = 0; i < list_length(row) && (size_t)i < result->columns.count; i++)
        depend_on_pair(resolver, written_schema(link->operName), name, &types[i],
                       &result->columns.items[i].type);
}

void resolve_subquery_operator(Resolver *resolver, SubLink *link, const Typed *left,
                               const ExprType *right)
{
    const char *name = link->operName == NIL ? "=" : strVal(llast(link->operName));
    const char *schema;
    OperatorMatch match;

    if (link->testexpr == NULL ||
        !operator_match(resolver, written_schema(link->operName), name, &left->type, right, &match))
        return;
    schema = operator_schema(resolver, &match);
    if (!resolver->canonical && schema != NULL && list_length(link->operName) < 2)
        link->operName = operator_name(schema, name);
    canonical_coerce(resolver, &link->testexpr, &left->type, &match.left);
}

/* ---- IN ------------------------------------------------------------------------------------------------------- */

/* True when a tree names a column of this level of the query. */
typedef struct Mention {
    const Scope *scope;
    bool found;
} Mention;

static void find_mention(Node **slot, void *state)
{
    Mention *mention = state;
    const List *fields;
    const char *last;
    Scope here = *mention->scope;

    if (!IsA(*slot, ColumnRef)) {
        node_children(*slot, find_mention, mention);
        return;
    }
    fields = castNode(ColumnRef, *slot)->fields;
    last = IsA(llast(fields), String) ? strVal(llast(fields)) : "";
    here.parent = NULL;
    if (list_length(fields) > 1) {
        mention->found =
            mention->found ||
            scope_find_range(&here, NULL, strVal(list_nth(fields, list_length(fields) - 2))) !=
                NULL;
        return;
    }
    for (size_t i = 0; i < here.ranges.count; i++)
        for (size_t j = 0; here.ranges.items[i]->plain && j < here.ranges.items[i]->columns.count;
             j++)
            mention->found =
                mention->found || strcmp(here.ranges.items[i]->columns.items[j].name, last) == 0;
}

static bool mentions_level(const Scope *scope, Node *node)
{
    Mention mention = {.scope = scope};

    find_mention(&node, &mention);
    return mention.found;
}

static bool all_known(const ExprType *types, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!type_known(&types[i]))
            return false;
    return true;
}

/* The values of an IN list as an array of the common type with the left side; NULL when the server finds none. */
static Node *in_array(Resolver *resolver, Scope *scope, const char *name, Node *left, List *values)
{
    size_t count = (size_t)list_length(values);
    A_ArrayExpr *array = makeNode(A_ArrayExpr);
    A_Expr *expr =
        makeA_Expr(AEXPR_OP_ANY, list_make1(makeString(pstrdup(name))), left, (Node *)array, -1);
    ExprType *types = arena_alloc(resolver->arena, (count + 1) * sizeof(*types));
    ExprType common;
    Typed left_value;
    Typed right_value = {.not_null = true};

    expr->kind = strcmp(name, "=") == 0 ? AEXPR_OP_ANY : AEXPR_OP_ALL;
    array->elements = values;
    array->location = -1;
    left_value = resolve_node(resolver, scope, &expr->lexpr);
    types[0] = left_value.type;
    for (size_t i = 0; i < count; i++)
        types[i + 1] =
            resolve_node(resolver, scope, (Node **)&lfirst(list_nth_cell(values, (int)i))).type;
    common = type_common(types, count + 1);
    if (!type_known(&common) && all_known(types, count + 1))
        return NULL;
    for (size_t i = 0; i < count; i++) {
        Node **slot = (Node **)&lfirst(list_nth_cell(values, (int)i));

        if (type_known(&common))
            canonical_coerce(resolver, slot, &types[i + 1], &common);
        else
            canonical_loosen(resolver, slot);
    }
    right_value.type = type_array_of(&common);
    apply_to_array(resolver, expr, name, &left_value, &right_value);
    return (Node *)expr;
}

/*
 * x IN (1, 2, y): the values without columns of this query become an array, the others comparisons. A single value, and
 * rows, are compared.
 */
static void canonical_in(Resolver *resolver, Scope *scope, Node **slot)
{
    A_Expr *expr = castNode(A_Expr, *slot);
    const char *name = strVal(llast(expr->name));
    const bool rows = IsA(expr->lexpr, RowExpr);
    bool *plain =
        arena_alloc(resolver->arena, (size_t)list_length((List *)expr->rexpr) * sizeof(*plain));
    List *together = NIL;
    List *parts = NIL;
    Node *array = NULL;
    ListCell *cell;

    foreach(cell, castNode(List, expr->rexpr))
    {
        bool *here = &plain[foreach_current_index(cell)];

        *here = !rows && !mentions_level(scope, lfirst(cell));
        if (*here)
            together = lappend(together, lfirst(cell));
    }
    if (list_length(together) > 1)
        array = in_array(resolver, scope, name, copyObject(expr->lexpr), copyObject(together));
    if (array != NULL)
        parts = list_make1(array);
    foreach(cell, castNode(List, expr->rexpr))
    {
        Node *part;

        if (array != NULL && plain[foreach_current_index(cell)])
            continue;
        part = operator_call(NULL, name, copyObject(expr->lexpr), lfirst(cell));
        resolve_node(resolver, scope, &part);
        parts = lappend(parts, part);
    }
    *slot = list_length(parts) == 1
                ? linitial(parts)
                : (Node *)makeBoolExpr(strcmp(name, "=") == 0 ? OR_EXPR : AND_EXPR, parts, -1);
}

/* Nested copies would grow without bounds; nobody writes as many levels. */
#define EXPANSION_LIMIT 6

void depend_on_equality(Resolver *resolver, const ExprType types[2])
{
    OperatorMatch match;

    if (!resolver->canonical && operator_match(resolver, NULL, "=", &types[0], &types[1], &match))
        operator_schema(resolver, &match);
}

/* The schema of the operator between two values; NULL when the server has it, or there is no telling. */
static const char *schema_between(Resolver *resolver, const char *name, const Typed *left,
                                  const Typed *right)
{
    OperatorMatch match;

    return operator_match(resolver, NULL, name, &left->type, &right->type, &match)
               ? operator_schema(resolver, &match)
               : NULL;
}

/* `value::type` for a bare literal; other values are what they are. */
static Node *cast_literal(const Resolver *resolver, Node *value, const ExprType *type)
{
    const char *text = type_text(resolver->reader, resolver->arena, type);
    Node *cast = text == NULL
                     ? NULL
                     : pgtree_parse_expression(resolver->arena,
                                               arena_printf(resolver->arena, "NULL::%s", text));

    if (!IsA(value, A_Const) || cast == NULL || !IsA(cast, TypeCast))
        return value;
    castNode(TypeCast, cast)->arg = value;
    return cast;
}

/*
 * IN names no operator, so one that is found through search_path has to be written out, as the server stores it:
 * x OPERATOR(s.=) ANY (ARRAY[1, 2]), and comparisons with what has columns of this query, or where there is no common type. The nodes
 * are resolved already.
 */
static void qualify_in(const Resolver *resolver, const Scope *scope, Node **slot,
                       const char *schema, const ExprType *types)
{
    A_Expr *expr = castNode(A_Expr, *slot);
    const char *name = strVal(llast(expr->name));
    List *values = castNode(List, expr->rexpr);
    const ExprType common = type_common(types, (size_t)list_length(values) + 1);
    A_ArrayExpr *array = makeNode(A_ArrayExpr);
    List *parts = NIL;
    ListCell *cell;

    array->location = -1;
    foreach(cell, values) if (type_known(&common) && !mentions_level(scope, lfirst(cell)))
        array->elements = lappend(array->elements, lfirst(cell));
    if (list_length(array->elements) > 1) {
        foreach(cell, array->elements) lfirst(cell) = cast_literal(resolver, lfirst(cell), &common);
        parts = list_make1(makeA_Expr(strcmp(name, "=") == 0 ? AEXPR_OP_ANY : AEXPR_OP_ALL,
                                      operator_name(schema, name), copyObject(expr->lexpr),
                                      (Node *)array, -1));
    }
    foreach(cell,
            values) if (list_length(array->elements) < 2 || mentions_level(scope, lfirst(cell)))
        parts = lappend(parts, operator_call(schema, name, copyObject(expr->lexpr), lfirst(cell)));
    *slot = list_length(parts) == 1
                ? linitial(parts)
                : (Node *)makeBoolExpr(strcmp(name, "=") == 0 ? OR_EXPR : AND_EXPR, parts, -1);
}

static Typed resolve_in(Resolver *resolver, Scope *scope, Node **slot)
{
    A_Expr *expr = castNode(A_Expr, *slot);
    const char *name = strVal(llast(expr->name));
    const char *schema = NULL;
    ExprType *types;
    size_t count = 1;
    Typed left;
    bool not_null;
    ListCell *cell;

    if (resolver->canonical && resolver->expanding < EXPANSION_LIMIT) {
        resolver->expanding++;
        canonical_in(resolver, scope, slot);
        resolver->expanding--;
        return (Typed){.type = type_of_code(TYPE_BOOL)};
    }
    left = resolve_node(resolver, scope, &expr->lexpr);
    not_null = left.not_null;
    types = arena_alloc(resolver->arena,
                        ((size_t)list_length((List *)expr->rexpr) + 1) * sizeof(*types));
    types[0] = left.type;
    foreach(cell, castNode(List, expr->rexpr))
    {
        Node **value_slot = (Node **)&lfirst(cell);
        Typed value = resolve_node(resolver, scope, value_slot);

        not_null = not_null && value.not_null;
        types[count++] = value.type;
        apply_operator(resolver, NULL, name, &expr->lexpr, &left, value_slot, &value);
        depend_on_rows(resolver, scope, name, expr->lexpr, *value_slot);
        if (schema == NULL)
            schema = schema_between(resolver, name, &left, &value);
    }
    if (schema != NULL && !resolver->canonical && !IsA(expr->lexpr, RowExpr))
        qualify_in(resolver, scope, slot, schema, types);
    return (Typed){.type = type_of_code(TYPE_BOOL), .not_null = not_null};
}

/* ---- BETWEEN, IS DISTINCT FROM, LIKE -------------------------------------------------------------------------- */

static Node *both(BoolExprType type, Node *a, Node *b)
{
    return (Node *)makeBoolExpr(type, list_make2(a, b), -1);
}

/* x BETWEEN a AND b is x >= a AND x <= b, and so on. */
static Node *expand_between(const A_Expr *expr, const char *schema)
{
    Node *x = expr->lexpr;
    Node *a = linitial(castNode(List, expr->rexpr));
    Node *b = lsecond(castNode(List, expr->rexpr));

#define COPY(node) copyObject(node)
#define COMPARE(name, bound) operator_call(schema, name, COPY(x), COPY(bound))
#define BETWEEN(low, high) both(AND_EXPR, COMPARE(">=", low), COMPARE("<=", high))
#define OUTSIDE(low, high) both(OR_EXPR, COMPARE("<", low), COMPARE(">", high))
    switch (expr->kind) {
    case AEXPR_BETWEEN:
        return BETWEEN(a, b);
    case AEXPR_NOT_BETWEEN:
        return OUTSIDE(a, b);
    case AEXPR_BETWEEN_SYM:
        return both(OR_EXPR, BETWEEN(a, b), BETWEEN(b, a));
    default:
        return both(AND_EXPR, OUTSIDE(a, b), OUTSIDE(b, a));
    }
#undef COPY
#undef COMPARE
#undef BETWEEN
#undef OUTSIDE
}

static Typed resolve_between(Resolver *resolver, Scope *scope, Node **slot)
{
    A_Expr *expr = castNode(A_Expr, *slot);
    const bool outside = expr->kind == AEXPR_NOT_BETWEEN || expr->kind == AEXPR_NOT_BETWEEN_SYM;
    const char *const names[] = {outside ? "<" : ">=", outside ? ">" : "<="};
    Typed value = {.type = type_of_code(TYPE_BOOL)};
    const char *schema = NULL;
    Typed left;
    ListCell *cell;

    if (resolver->canonical && resolver->expanding < EXPANSION_LIMIT) {
        *slot = expand_between(expr, NULL);
        resolver->expanding++;
        value = resolve_node(resolver, scope, slot);
        resolver->expanding--;
        return value;
    }
    left = resolve_node(resolver, scope, &expr->lexpr);
    value.not_null = left.not_null;
    foreach(cell, castNode(List, expr->rexpr))
    {
        Node **bound_slot = (Node **)&lfirst(cell);
        Typed bound = resolve_node(resolver, scope, bound_slot);

        value.not_null = value.not_null && bound.not_null;
        apply_operator(resolver, NULL, ">=", &expr->lexpr, &left, bound_slot, &bound);
        for (size_t i = 0; i < lengthof(names); i++) {
            const char *other = schema_between(resolver, names[i], &left, &bound);

            schema = schema == NULL ? other : schema;
        }
    }
    /* BETWEEN names no operators. */
    if (schema != NULL && !resolver->canonical)
        *slot = expand_between(expr, schema);
    return value;
}

static bool is_null_constant(const Node *node)
{
    return IsA(node, A_Const) && castNode(A_Const, node)->isnull;
}

/* IS DISTINCT FROM NULL is IS NOT NULL; IS NOT DISTINCT FROM is the negation. */
static Typed resolve_distinct(Resolver *resolver, Scope *scope, Node **slot)
{
    A_Expr *expr = castNode(A_Expr, *slot);
    const bool negated = expr->kind == AEXPR_NOT_DISTINCT;

    if (resolver->canonical && (is_null_constant(expr->rexpr) || is_null_constant(expr->lexpr))) {
        NullTest *test = makeNode(NullTest);

        test->arg = (void *)(is_null_constant(expr->rexpr) ? expr->lexpr : expr->rexpr);
        test->nulltesttype = negated ? IS_NULL : IS_NOT_NULL;
        test->location = -1;
        *slot = (Node *)test;
        return resolve_node(resolver, scope, slot);
    }
    if (resolver->canonical && negated) {
        expr->kind = AEXPR_DISTINCT;
        *slot = (Node *)makeBoolExpr(NOT_EXPR, list_make1(expr), -1);
        return resolve_node(resolver, scope, slot);
    }
    if (resolver->canonical && are_rows(expr)) {
        expand_rows(expr, "=", slot);
        return resolve_node(resolver, scope, slot);
    }
    resolve_plain_operator(resolver, scope, expr, "=");
    parameter_tested(resolver, expr->lexpr);
    parameter_tested(resolver, expr->rexpr);
    return (Typed){.type = type_of_code(TYPE_BOOL), .not_null = true};
}

static Typed resolve_any_operator(Resolver *resolver, Scope *scope, Node **slot)
{
    A_Expr *expr = castNode(A_Expr, *slot);
    const char *name = strVal(llast(expr->name));

    switch (expr->kind) {
    case AEXPR_OP_ANY:
    case AEXPR_OP_ALL:
        return resolve_array_operator(resolver, scope, expr, name);
    case AEXPR_DISTINCT:
    case AEXPR_NOT_DISTINCT:
        return resolve_distinct(resolver, scope, slot);
    case AEXPR_NULLIF:
        return resolve_nullif(resolver, scope, expr);
    case AEXPR_IN:
        return resolve_in(resolver, scope, slot);
    case AEXPR_BETWEEN:
    case AEXPR_NOT_BETWEEN:
    case AEXPR_BETWEEN_SYM:
    case AEXPR_NOT_BETWEEN_SYM:
        return resolve_between(resolver, scope, slot);
    case AEXPR_LIKE:
    case AEXPR_ILIKE:
    case AEXPR_SIMILAR:
        if (resolver->canonical)
            expr->kind = AEXPR_OP;
        return resolve_plain_operator(resolver, scope, expr, name);
    case AEXPR_OP:
        if (resolver->canonical && are_rows(expr) && is_pairwise(name)) {
            expand_rows(expr, name, slot);
            return resolve_node(resolver, scope, slot);
        }
        break;
    }
    return resolve_plain_operator(resolver, scope, expr, name);
}

Typed resolve_operator(Resolver *resolver, Scope *scope, Node **slot)
{
    const List *written = castNode(A_Expr, *slot)->name;
    const Typed result = resolve_any_operator(resolver, scope, slot);

    /* The schema has decided which operator it is; how that was said makes no difference. */
    if (resolver->canonical && IsA(*slot, A_Expr) && castNode(A_Expr, *slot)->name == written) {
        A_Expr *expr = castNode(A_Expr, *slot);

        expr->name = list_make1(llast(expr->name));
    }
    return result;
}
