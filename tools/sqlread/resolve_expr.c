#include "sqlread/canonical.h"

/* Expressions other than operators, functions and casts. Source: parse_expr.c of the server. */

static Typed typed(BuiltinType type, bool not_null)
{
    return (Typed){.type = type_of_code((uint8_t)type), .not_null = not_null};
}

void resolve_child(Node **slot, void *state)
{
    ChildScope *child = state;

    resolve_node(child->resolver, child->scope, slot);
}

void resolve_list(Resolver *resolver, Scope *scope, List *list)
{
    ListCell *cell;

    foreach(cell, list) resolve_node(resolver, scope, (Node **)&lfirst(cell));
}

void resolve_condition(Resolver *resolver, Scope *scope, Node **slot)
{
    const ExprType boolean = type_of_code(TYPE_BOOL);
    Typed value = resolve_node(resolver, scope, slot);

    canonical_coerce(resolver, slot, &value.type, &boolean);
}

/* ---- Constants ------------------------------------------------------------------------------------------------ */

static bool is_bigint(const char *number)
{
    return strspn(number, "-0123456789") == strlen(number) && canonical_fits_bigint(number);
}

static Typed resolve_constant(const Resolver *resolver, Node **slot)
{
    const A_Const *constant = castNode(A_Const, *slot);
    BuiltinType code;
    ExprType type;
    const char *value;

    if (constant->isnull)
        return typed(TYPE_UNKNOWN, false);
    switch (nodeTag(&constant->val)) {
    case T_Integer:
        code = TYPE_INT4;
        break;
    case T_Boolean:
        code = TYPE_BOOL;
        break;
    case T_BitString:
        code = TYPE_BIT;
        break;
    case T_Float:
        code = is_bigint(constant->val.fval.fval) ? TYPE_INT8 : TYPE_NUMERIC;
        break;
    default:
        return typed(TYPE_UNKNOWN, true);
    }
    type = type_of_code((uint8_t)code);
    if (resolver->canonical && canonical_literal_value(*slot, &value, NULL))
        *slot = canonical_literal(resolver, value, &type);
    return typed(code, true);
}

/* ---- Conditionals --------------------------------------------------------------------------------------------- */

/* Arms of COALESCE, GREATEST, ARRAY and the like get their common type. */
static Typed resolve_arms(Resolver *resolver, Scope *scope, List *arms)
{
    size_t count = (size_t)list_length(arms);
    ExprType *types = arena_alloc(resolver->arena, count * sizeof(*types));
    Typed common = {0};
    size_t i = 0;
    ListCell *cell;

    foreach(cell, arms)
    {
        Typed value = resolve_node(resolver, scope, (Node **)&lfirst(cell));

        types[i++] = value.type;
        common.not_null = common.not_null || value.not_null;
    }
    common.type = type_common(types, count);
    i = 0;
    foreach(cell, arms)
    {
        if (type_known(&common.type))
            canonical_coerce(resolver, (Node **)&lfirst(cell), &types[i], &common.type);
        else
            canonical_loosen(resolver, (Node **)&lfirst(cell));
        i++;
    }
    return common;
}

/* Sets *schema when the comparison with the argument is not one of the server. */
static void resolve_when(Resolver *resolver, Scope *scope, CaseWhen *when, const Typed *argument,
                         const char **schema)
{
    const char *found;

    OperatorMatch match;
    Typed value;

    if (argument == NULL) {
        resolve_condition(resolver, scope, (Node **)&when->expr);
        return;
    }
    value = resolve_node(resolver, scope, (Node **)&when->expr);
    if (!operator_match(resolver, NULL, "=", &argument->type, &value.type, &match)) {
        canonical_loosen(resolver, (Node **)&when->expr);
        return;
    }
    canonical_coerce(resolver, (Node **)&when->expr, &value.type, &match.right);
    found = operator_schema(resolver, &match);
    *schema = found != NULL ? found : *schema;
}

/* CASE x WHEN a names no operator, so one that is found through search_path is written out: CASE WHEN x OPERATOR(s.=) a. */
static void qualify_case(CaseExpr *expr, const char *schema)
{
    ListCell *cell;

    foreach(cell, expr->args)
    {
        CaseWhen *when = lfirst_node(CaseWhen, cell);

        when->expr =
            (void *)operator_call(schema, "=", copyObject((Node *)expr->arg), (Node *)when->expr);
    }
    expr->arg = NULL;
}

static bool is_null_literal(Node *node)
{
    const char *value;

    return canonical_literal_value(node, &value, NULL) && value == NULL;
}

static Typed resolve_case(Resolver *resolver, Scope *scope, CaseExpr *expr)
{
    size_t count = (size_t)list_length(expr->args) + 1;
    ExprType *types = arena_alloc(resolver->arena, count * sizeof(*types));
    Typed argument = {0};
    Typed common = {.not_null = expr->defresult != NULL};
    const char *schema = NULL;
    size_t i = 1;
    ListCell *cell;

    if (expr->arg != NULL) {
        const ExprType text = type_of_code(TYPE_TEXT);

        argument = resolve_node(resolver, scope, (Node **)&expr->arg);
        if (type_is_literal(&argument.type)) {
            parameter_take_type(resolver, (Node *)expr->arg, &text);
            argument.type = text;
        }
    }
    foreach(cell, expr->args)
    {
        CaseWhen *when = lfirst_node(CaseWhen, cell);
        Typed result;

        resolve_when(resolver, scope, when, expr->arg == NULL ? NULL : &argument, &schema);
        result = resolve_node(resolver, scope, (Node **)&when->result);
        types[i++] = result.type;
        common.not_null = common.not_null && result.not_null;
    }
    if (schema != NULL && !resolver->canonical)
        qualify_case(expr, schema);
    types[0] = type_of_code(TYPE_UNKNOWN);
    if (expr->defresult != NULL) {
        Typed result = resolve_node(resolver, scope, (Node **)&expr->defresult);

        types[0] = result.type;
        common.not_null = common.not_null && result.not_null;
    }
    common.type = type_common(types, count);
    i = 1;
    foreach(cell, expr->args) canonical_coerce(
        resolver, (Node **)&lfirst_node(CaseWhen, cell)->result, &types[i++], &common.type);
    if (expr->defresult != NULL)
        canonical_coerce(resolver, (Node **)&expr->defresult, &types[0], &common.type);
    if (resolver->canonical && expr->defresult != NULL && is_null_literal((Node *)expr->defresult))
        expr->defresult = NULL;
    return common;
}

static Typed resolve_boolean(Resolver *resolver, Scope *scope, BoolExpr *expr)
{
    const ExprType boolean = type_of_code(TYPE_BOOL);
    bool not_null = true;
    ListCell *cell;

    foreach(cell, expr->args)
    {
        Typed value = resolve_node(resolver, scope, (Node **)&lfirst(cell));

        canonical_coerce(resolver, (Node **)&lfirst(cell), &value.type, &boolean);
        not_null = not_null && value.not_null;
    }
    if (resolver->canonical)
        canonical_boolean(expr);
    return typed(TYPE_BOOL, not_null);
}

/* ---- Arrays, rows, fields ------------------------------------------------------------------------------------- */

static Typed resolve_array(Resolver *resolver, Scope *scope, A_ArrayExpr *array)
{
    Typed element;

    if (array->elements == NIL)
        return (Typed){.not_null = true};
    element = resolve_arms(resolver, scope, array->elements);
    /* ARRAY[ARRAY[1], ARRAY[2]] is an array of integers with two dimensions. */
    return (Typed){.type = element.type.array ? element.type : type_array_of(&element.type),
                   .not_null = true};
}

static Typed resolve_subscript(Resolver *resolver, Scope *scope, const Typed *value,
                               A_Indices *indices)
{
    const ExprType integer = type_of_code(TYPE_INT4);
    const ExprType text = type_of_code(TYPE_TEXT);
    const bool json = type_is(&value->type, TYPE_JSONB);
    Node **slots[] = {&indices->lidx, &indices->uidx};
    ExprType element;

    for (size_t i = 0; i < lengthof(slots); i++) {
        Typed index = resolve_node(resolver, scope, slots[i]);

        if (*slots[i] == NULL)
            continue;
        if (json && type_is_literal(&index.type))
            canonical_coerce(resolver, slots[i], &index.type, &text);
        else if (!json && type_known(&value->type))
            canonical_coerce(resolver, slots[i], &index.type, &integer);
    }
    if (json || indices->is_slice)
        return (Typed){.type = value->type};
    element = type_element(&value->type);
    /* The modifiers of an array are those of its elements. */
    if (value->type.spelled != NULL && text_ends_with(value->type.spelled, "[]"))
        element.spelled = arena_strndup(resolver->arena, value->type.spelled,
                                        strlen(value->type.spelled) - strlen("[]"));
    return (Typed){.type = element};
}

static Typed resolve_indirection(Resolver *resolver, Scope *scope, Node **slot)
{
    A_Indirection *expr = castNode(A_Indirection, *slot);
    Typed value;
    Node *column = NULL;
    bool first = true;
    ListCell *cell;

    if (resolver->canonical && IsA(expr->arg, A_Indirection)) { /* (a[1]).b is a[1].b */
        A_Indirection *inner = castNode(A_Indirection, expr->arg);

        expr->indirection = list_concat(inner->indirection, expr->indirection);
        expr->arg = inner->arg;
        return resolve_indirection(resolver, scope, slot);
    }
    value = resolve_node(resolver, scope, &expr->arg);
    foreach(cell, expr->indirection)
    {
        Node *step = lfirst(cell);

        if (IsA(step, A_Indices)) {
            A_Indices *indices = castNode(A_Indices, step);
            bool more = lnext(expr->indirection, cell) != NULL &&
                        IsA(lfirst(lnext(expr->indirection, cell)), A_Indices);
            Typed element = resolve_subscript(resolver, scope, &value, indices);

            /* a[1][2]: the subscripts of one array. */
            if (!more || indices->is_slice || type_is(&value.type, TYPE_JSONB))
                value = element;
        } else if (IsA(step, String)) {
            value =
                resolve_field(resolver, &value, strVal(step), first ? &column : &(Node *){NULL});
        } else if (!first || value.row == NULL) {
            value = (Typed){0};
        }
        first = false;
    }
    if (column != NULL && list_length(expr->indirection) == 1) {
        *slot = column;
    } else if (column != NULL) {
        expr->arg = column;
        expr->indirection = list_copy_tail(expr->indirection, 1);
    }
    return value;
}

static Typed resolve_row(Resolver *resolver, Scope *scope, RowExpr *row)
{
    resolve_list(resolver, scope, row->args);
    if (resolver->canonical)
        row->row_format = COERCE_EXPLICIT_CALL;
    return typed(TYPE_RECORD, true);
}

/* ---- Subqueries ----------------------------------------------------------------------------------------------- */

static Typed resolve_sublink(Resolver *resolver, Scope *scope, SubLink *link)
{
    QueryResult result = {0};
    Typed left = {0};
    Typed value = {0};

    if (link->testexpr != NULL)
        left = resolve_node(resolver, scope, &link->testexpr);
    resolve_statement(resolver, scope, link->subselect,
                      link->subLinkType == EXISTS_SUBLINK ? QUERY_EXISTS : QUERY_VALUES, &result);
    if (!result.open && result.columns.count > 0)
        value.type = result.columns.items[0].type;
    if (type_is_literal(&value.type))
        value.type = type_of_code(TYPE_TEXT);
    switch (link->subLinkType) {
    case EXISTS_SUBLINK:
        return typed(TYPE_BOOL, true);
    case ANY_SUBLINK:
    case ALL_SUBLINK:
        resolve_subquery_rows(resolver, scope, link, &result);
        resolve_subquery_operator(resolver, link, &left, &value.type);
        if (resolver->canonical && link->operName != NIL) {
            link->operName = list_make1(llast(link->operName));
            if (link->subLinkType == ANY_SUBLINK &&
                strcmp(strVal(linitial(link->operName)), "=") == 0)
                link->operName = NIL;
        }
        return typed(TYPE_BOOL, false);
    case ARRAY_SUBLINK:
        return (Typed){.type = type_array_of(&value.type), .not_null = true};
    case EXPR_SUBLINK:
        return value;
    default:
        return typed(TYPE_BOOL, false);
    }
}

/* ---- Others --------------------------------------------------------------------------------------------------- */

/* CURRENT_TIME(3) and the like have a type with a precision. */
static Typed precise(const Resolver *resolver, BuiltinType type, int precision)
{
    Typed value = typed(type, true);
    const char *sql = builtin_type(type)->sql;
    const size_t word = strcspn(sql, " ");

    value.type.spelled =
        arena_printf(resolver->arena, "%.*s(%d)%s", (int)word, sql, precision, sql + word);
    return value;
}

static Typed resolve_value_function(const Resolver *resolver, const SQLValueFunction *function)
{
    switch (function->op) {
    case SVFOP_CURRENT_TIME_N:
        return precise(resolver, TYPE_TIMETZ, function->typmod);
    case SVFOP_CURRENT_TIMESTAMP_N:
        return precise(resolver, TYPE_TIMESTAMPTZ, function->typmod);
    case SVFOP_LOCALTIME_N:
        return precise(resolver, TYPE_TIME, function->typmod);
    case SVFOP_LOCALTIMESTAMP_N:
        return precise(resolver, TYPE_TIMESTAMP, function->typmod);
    case SVFOP_CURRENT_DATE:
        return typed(TYPE_DATE, true);
    case SVFOP_CURRENT_TIME:
        return typed(TYPE_TIMETZ, true);
    case SVFOP_CURRENT_TIMESTAMP:
        return typed(TYPE_TIMESTAMPTZ, true);
    case SVFOP_LOCALTIME:
        return typed(TYPE_TIME, true);
    case SVFOP_LOCALTIMESTAMP:
        return typed(TYPE_TIMESTAMP, true);
    case SVFOP_CURRENT_SCHEMA:
        return typed(TYPE_NAME, false);
    default:
        return typed(TYPE_NAME, true);
    }
}

/* One of the model gets its schema; those of the server need none. */
static void qualify_collation(Resolver *resolver, CollateClause *clause)
{
    const char *schema;
    const char *name;
    Object *object;

    name_parts(clause->collname, &schema, &name);
    if (schema != NULL && strcmp(schema, "pg_catalog") == 0) {
        if (resolver->canonical)
            clause->collname = list_make1(llast(clause->collname));
        return;
    }
    object = find_on_path(resolver->reader->model, resolver->place->path, NAMESPACE_COLLATION,
                          schema, name, NULL);
    if (object == NULL)
        return;
    resolve_depend(resolver, object);
    clause->collname =
        list_make2(makeString(pstrdup(object->schema)), makeString(pstrdup(object->name)));
}

static Typed resolve_collation(Resolver *resolver, Scope *scope, CollateClause *clause)
{
    const ExprType text = type_of_code(TYPE_TEXT);
    Typed value = resolve_node(resolver, scope, &clause->arg);

    if (type_is_literal(&value.type)) {
        canonical_coerce(resolver, &clause->arg, &value.type, &text);
        value.type = text;
    }
    qualify_collation(resolver, clause);
    return value;
}

/* The type that an SQL/JSON expression is RETURNING. */
static Typed resolve_json_output(Resolver *resolver, JsonOutput *output, BuiltinType otherwise)
{
    if (output == NULL || output->typeName == NULL)
        return otherwise == TYPE_NONE ? (Typed){0} : typed(otherwise, false);
    return (Typed){.type = resolve_type_name(resolver, output->typeName)};
}

static Typed resolve_json(Resolver *resolver, Node *node)
{
    switch (nodeTag(node)) {
    case T_JsonIsPredicate:
        return typed(TYPE_BOOL, false);
    case T_JsonFuncExpr: {
        JsonFuncExpr *expr = castNode(JsonFuncExpr, node);

        if (expr->op == JSON_EXISTS_OP)
            return typed(TYPE_BOOL, false);
        return resolve_json_output(resolver, expr->output,
                                   expr->op == JSON_VALUE_OP ? TYPE_TEXT : TYPE_JSONB);
    }
    case T_JsonObjectConstructor:
        return resolve_json_output(resolver, castNode(JsonObjectConstructor, node)->output,
                                   TYPE_JSON);
    case T_JsonArrayConstructor:
        return resolve_json_output(resolver, castNode(JsonArrayConstructor, node)->output,
                                   TYPE_JSON);
    case T_JsonArrayQueryConstructor:
        return resolve_json_output(resolver, castNode(JsonArrayQueryConstructor, node)->output,
                                   TYPE_JSON);
    case T_JsonObjectAgg:
        return resolve_json_output(resolver, castNode(JsonObjectAgg, node)->constructor->output,
                                   TYPE_JSON);
    case T_JsonArrayAgg:
        return resolve_json_output(resolver, castNode(JsonArrayAgg, node)->constructor->output,
                                   TYPE_JSON);
    case T_JsonParseExpr:
        return resolve_json_output(resolver, castNode(JsonParseExpr, node)->output, TYPE_JSON);
    case T_JsonScalarExpr:
        return resolve_json_output(resolver, castNode(JsonScalarExpr, node)->output, TYPE_JSON);
    case T_JsonSerializeExpr:
        return resolve_json_output(resolver, castNode(JsonSerializeExpr, node)->output, TYPE_TEXT);
    default:
        return (Typed){0};
    }
}

/* Nodes that need no more than that their children are resolved. */
static Typed resolve_other(Resolver *resolver, Scope *scope, Node *node)
{
    switch (nodeTag(node)) {
    case T_SelectStmt:
    case T_InsertStmt:
    case T_UpdateStmt:
    case T_DeleteStmt:
    case T_MergeStmt:
        resolve_statement(resolver, scope, node, QUERY_VALUES, &(QueryResult){0});
        return (Typed){0};
    case T_WindowDef:
        resolve_window(resolver, scope, castNode(WindowDef, node));
        return (Typed){0};
    case T_NamedArgExpr:
        return resolve_node(resolver, scope, (Node **)&castNode(NamedArgExpr, node)->arg);
    default:
        node_children(node, resolve_child, &(ChildScope){resolver, scope});
        break;
    }
    switch (nodeTag(node)) {
    case T_GroupingFunc:
        return typed(TYPE_INT4, true);
    case T_XmlExpr:
        return typed(castNode(XmlExpr, node)->op == IS_DOCUMENT ? TYPE_BOOL : TYPE_XML, false);
    case T_XmlSerialize:
        return (Typed){.type = resolve_type_name(resolver, castNode(XmlSerialize, node)->typeName)};
    case T_MergeSupportFunc:
        return typed(TYPE_TEXT, true);
    default:
        return resolve_json(resolver, node);
    }
}

Typed resolve_node(Resolver *resolver, Scope *scope, Node **slot)
{
    Node *node = *slot;

    if (node == NULL)
        return (Typed){0};
    switch (nodeTag(node)) {
    case T_ColumnRef:
        return resolve_column_ref(resolver, scope, slot);
    case T_ParamRef:
        return resolve_param_ref(resolver, slot);
    case T_A_Const:
        return resolve_constant(resolver, slot);
    case T_A_Expr:
        return resolve_operator(resolver, scope, slot);
    case T_TypeCast:
        return resolve_cast(resolver, scope, slot);
    case T_FuncCall:
        return resolve_function(resolver, scope, slot);
    case T_BoolExpr:
        return resolve_boolean(resolver, scope, castNode(BoolExpr, node));
    case T_SubLink:
        return resolve_sublink(resolver, scope, castNode(SubLink, node));
    case T_CaseExpr:
        return resolve_case(resolver, scope, castNode(CaseExpr, node));
    case T_CoalesceExpr:
        foreach_ptr(Node, arm, castNode(CoalesceExpr, node)->args) parameter_tested(resolver, arm);
        return resolve_arms(resolver, scope, castNode(CoalesceExpr, node)->args);
    case T_MinMaxExpr:
        return resolve_arms(resolver, scope, castNode(MinMaxExpr, node)->args);
    case T_A_ArrayExpr:
        return resolve_array(resolver, scope, castNode(A_ArrayExpr, node));
    case T_A_Indirection:
        return resolve_indirection(resolver, scope, slot);
    case T_RowExpr:
        return resolve_row(resolver, scope, castNode(RowExpr, node));
    case T_NullTest:
        resolve_node(resolver, scope, (Node **)&castNode(NullTest, node)->arg);
        parameter_tested(resolver, (Node *)castNode(NullTest, node)->arg);
        return typed(TYPE_BOOL, true);
    case T_BooleanTest:
        resolve_condition(resolver, scope, (Node **)&castNode(BooleanTest, node)->arg);
        return typed(TYPE_BOOL, true);
    case T_SQLValueFunction:
        return resolve_value_function(resolver, castNode(SQLValueFunction, node));
    case T_CollateClause:
        return resolve_collation(resolver, scope, castNode(CollateClause, node));
    default:
        return resolve_other(resolver, scope, node);
    }
}
