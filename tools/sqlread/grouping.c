#include "sqlread/reader.h"
#include "sqlread/tree.h"

/* GROUP BY a primary key: other columns of its table may then stand in the result, and the query depends on the key.
 * Source: check_functional_grouping() of the server. */

typedef struct Grouping {
    Reader *reader;
    Object *object;  /* that has the query */
    TextVec grouped; /* names in the GROUP BY of the query looked at */
    bool others;     /* other columns are used as well */
} Grouping;

static bool is_grouped(const Grouping *grouping, const char *name)
{
    for (size_t i = 0; i < grouping->grouped.count; i++)
        if (strcmp(grouping->grouped.items[i], name) == 0)
            return true;
    return false;
}

static const char *column_name(const Node *node)
{
    const Node *last = IsA(node, ColumnRef) ? llast(castNode(ColumnRef, node)->fields) : NULL;

    return last != NULL && IsA(last, String) ? strVal(last) : NULL;
}

/* Calls of these stand for all rows of a group. */
static bool is_aggregate(const FuncCall *call)
{
    static const char *const names[] = {
        "count",
        "sum",
        "avg",
        "min",
        "max",
        "array_agg",
        "string_agg",
        "json_agg",
        "jsonb_agg",
        "json_object_agg",
        "jsonb_object_agg",
        "bool_and",
        "bool_or",
        "every",
        "bit_and",
        "bit_or",
        "range_agg",
        "xmlagg",
    };
    const char *name = strVal(llast(call->funcname));

    return text_is_among(name, names, lengthof(names)) || call->agg_star || call->agg_distinct ||
           call->agg_order != NIL || call->agg_filter != NULL;
}

static void find_others(Node *node, void *context)
{
    Grouping *grouping = context;
    const char *name;

    if (node == NULL || IsA(node, SelectStmt) ||
        (IsA(node, FuncCall) && is_aggregate(castNode(FuncCall, node))))
        return;
    name = column_name(node);
    if (name != NULL && !is_grouped(grouping, name))
        grouping->others = true;
    tree_walk(node, find_others, context);
}

static bool covers(const Grouping *grouping, const KeyObject *key)
{
    for (size_t i = 0; i < key->columns.count; i++)
        if (!is_grouped(grouping, key->columns.items[i]))
            return false;
    return true;
}

static void depend_on_keys(const Grouping *grouping)
{
    Object *object = grouping->object;
    size_t count = object->dependencies.count;

    for (size_t i = 0; i < count; i++) {
        Object *key =
            object_child(object_root(object->dependencies.items[i].on), KIND_PRIMARY_KEY, NULL);

        if (key != NULL && covers(grouping, (const KeyObject *)key))
            object_depend(grouping->reader->arena, object, key, DEPENDENCY_NORMAL);
    }
}

static void visit_query(Node *node, void *context)
{
    Grouping *grouping = context;
    const SelectStmt *select;

    if (node == NULL)
        return;
    if (IsA(node, SelectStmt) && castNode(SelectStmt, node)->groupClause != NIL) {
        select = castNode(SelectStmt, node);
        grouping->grouped.count = 0;
        grouping->others = false;
        foreach_ptr(Node, key, select->groupClause) if (column_name(key) != NULL)
            vec_push(grouping->reader->scratch, &grouping->grouped, column_name(key));
        find_others((Node *)select->targetList, grouping);
        find_others(select->havingClause, grouping);
        find_others((Node *)select->sortClause, grouping);
        if (grouping->others)
            depend_on_keys(grouping);
    }
    tree_walk(node, visit_query, context);
}

void reader_depend_on_grouping(Reader *reader, Object *object, Node *query)
{
    Grouping grouping = {.reader = reader, .object = object};

    visit_query(query, &grouping);
}
