#include "sqlread/canonical.h"

/* The names that the server gives to results. Source: FigureColname() of the server. */

typedef struct NameRow {
    int code;
    const char *name;
} NameRow;

static const NameRow value_function_names[] = {
    {SVFOP_CURRENT_DATE, "current_date"},
    {SVFOP_CURRENT_TIME, "current_time"},
    {SVFOP_CURRENT_TIME_N, "current_time"},
    {SVFOP_CURRENT_TIMESTAMP, "current_timestamp"},
    {SVFOP_CURRENT_TIMESTAMP_N, "current_timestamp"},
    {SVFOP_LOCALTIME, "localtime"},
    {SVFOP_LOCALTIME_N, "localtime"},
    {SVFOP_LOCALTIMESTAMP, "localtimestamp"},
    {SVFOP_LOCALTIMESTAMP_N, "localtimestamp"},
    {SVFOP_CURRENT_ROLE, "current_role"},
    {SVFOP_CURRENT_USER, "current_user"},
    {SVFOP_USER, "user"},
    {SVFOP_SESSION_USER, "session_user"},
    {SVFOP_CURRENT_CATALOG, "current_catalog"},
    {SVFOP_CURRENT_SCHEMA, "current_schema"},
};

/* Nodes whose name does not depend on what is in them. */
static const NameRow node_names[] = {
    {T_GroupingFunc, "grouping"},
    {T_MergeSupportFunc, "merge_action"},
    {T_A_ArrayExpr, "array"},
    {T_RowExpr, "row"},
    {T_CoalesceExpr, "coalesce"},
    {T_XmlSerialize, "xmlserialize"},
    {T_JsonParseExpr, "json"},
    {T_JsonScalarExpr, "json_scalar"},
    {T_JsonSerializeExpr, "json_serialize"},
    {T_JsonObjectConstructor, "json_object"},
    {T_JsonArrayConstructor, "json_array"},
    {T_JsonArrayQueryConstructor, "json_array"},
    {T_JsonObjectAgg, "json_objectagg"},
    {T_JsonArrayAgg, "json_arrayagg"},
};

static const NameRow xml_names[] = {
    {IS_XMLCONCAT, "xmlconcat"}, {IS_XMLELEMENT, "xmlelement"}, {IS_XMLFOREST, "xmlforest"},
    {IS_XMLPARSE, "xmlparse"},   {IS_XMLPI, "xmlpi"},           {IS_XMLROOT, "xmlroot"},
};

static const NameRow json_function_names[] = {
    {JSON_EXISTS_OP, "json_exists"},
    {JSON_QUERY_OP, "json_query"},
    {JSON_VALUE_OP, "json_value"},
};

static const char *lookup(const NameRow *rows, size_t count, int code)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].code == code)
            return rows[i].name;
    return NULL;
}

#define LOOKUP(rows, code) lookup(rows, lengthof(rows), (int)(code))

static const char *figure(const Node *node, int *strength);

static const char *last_name(const List *names)
{
    for (int i = list_length(names) - 1; i >= 0; i--)
        if (IsA(list_nth(names, i), String))
            return strVal(list_nth(names, i));
    return NULL;
}

static const char *figure_sublink(const SubLink *link, int *strength)
{
    const Node *query = link->subselect;

    *strength = 2;
    if (link->subLinkType == EXISTS_SUBLINK)
        return "exists";
    if (link->subLinkType == ARRAY_SUBLINK)
        return "array";
    if (link->subLinkType == EXPR_SUBLINK && IsA(query, SelectStmt)) {
        const SelectStmt *select = castNode(SelectStmt, query);

        while (select->larg != NULL)
            select = select->larg;
        if (select->targetList != NIL) {
            const ResTarget *target = linitial_node(ResTarget, select->targetList);

            return target->name != NULL ? target->name : result_name(target->val);
        }
        return "column1";
    }
    *strength = 0;
    return NULL;
}

/* A weak name gives way to a better one further out. */
static const char *figure_weak(const Node *inner, const char *fallback, int *strength)
{
    const char *name = inner == NULL ? NULL : figure(inner, strength);

    if (name != NULL && *strength > 1)
        return name;
    if (fallback == NULL)
        return name;
    *strength = 1;
    return fallback;
}

static const char *figure(const Node *node, int *strength)
{
    const char *name;

    *strength = 2;
    switch (nodeTag(node)) {
    case T_ColumnRef:
        return last_name(castNode(ColumnRef, node)->fields);
    case T_A_Indirection:
        name = last_name(castNode(A_Indirection, node)->indirection);
        return name != NULL ? name : figure(castNode(A_Indirection, node)->arg, strength);
    case T_FuncCall:
        return last_name(castNode(FuncCall, node)->funcname);
    case T_CollateClause:
        return figure(castNode(CollateClause, node)->arg, strength);
    case T_A_Expr:
        return castNode(A_Expr, node)->kind == AEXPR_NULLIF ? "nullif" : NULL;
    case T_TypeCast:
        return figure_weak(castNode(TypeCast, node)->arg,
                           last_name(castNode(TypeCast, node)->typeName->names), strength);
    case T_CaseExpr:
        return figure_weak((const Node *)castNode(CaseExpr, node)->defresult, "case", strength);
    case T_SubLink:
        return figure_sublink(castNode(SubLink, node), strength);
    case T_MinMaxExpr:
        return castNode(MinMaxExpr, node)->op == IS_GREATEST ? "greatest" : "least";
    case T_SQLValueFunction:
        return LOOKUP(value_function_names, castNode(SQLValueFunction, node)->op);
    case T_XmlExpr:
        return LOOKUP(xml_names, castNode(XmlExpr, node)->op);
    case T_JsonFuncExpr:
        return LOOKUP(json_function_names, castNode(JsonFuncExpr, node)->op);
    default:
        return LOOKUP(node_names, nodeTag(node));
    }
}

const char *result_name(const Node *expression)
{
    int strength;
    const char *name = figure(expression, &strength);

    return name != NULL ? name : "?column?";
}
