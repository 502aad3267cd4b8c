#include "sqlread/canonical.h"

/* INSERT, UPDATE, DELETE and MERGE: in WITH, in rules and in the bodies of SQL functions. */

/* The column of the target that an assignment names; reports one that is not there. */
static bool target_column(Resolver *resolver, const Range *range, const ResTarget *target,
                          size_t *column)
{
    size_t distance = suggestion_limit(target->name);
    const char *best = NULL;

    for (size_t i = 0; i < range->columns.count; i++) {
        if (strcmp(range->columns.items[i].real_name, target->name) == 0) {
            range_depend_column(resolver, range, i);
            *column = i;
            return true;
        }
        best = nearest_name(resolver->arena, target->name, best, range->columns.items[i].real_name,
                            &distance);
    }
    if (!range->open)
        resolve_hint(resolver,
                     resolve_error(resolver, target->location, "unknown-column",
                                   "unknown column \"%s\" of \"%s\"", target->name, range->alias),
                     best);
    return false;
}

static void assign(Resolver *resolver, Node **slot, const Typed *value, const ExprType *type)
{
    if (type_is_literal(&value->type))
        canonical_coerce(resolver, slot, &value->type, type);
}

static bool is_default(const Node *node)
{
    return IsA(node, SetToDefault);
}

/* SET a = …, (b, c) = …; also the targets of MERGE. */
static void resolve_assignments(Resolver *resolver, Scope *scope, Range *range, List *targets)
{
    ListCell *cell;

    foreach(cell, targets)
    {
        ResTarget *target = lfirst_node(ResTarget, cell);
        size_t column;
        bool found = target_column(resolver, range, target, &column);
        Typed value;

        if (target->val == NULL || is_default(target->val))
            continue;
        if (IsA(target->val, MultiAssignRef)) {
            MultiAssignRef *source = castNode(MultiAssignRef, target->val);

            if (source->colno == 1)
                resolve_node(resolver, scope, &source->source);
            continue;
        }
        value = resolve_node(resolver, scope, &target->val);
        if (found && target->indirection == NIL) {
            const ExprType type = range_column_type(resolver, range, column);

            assign(resolver, &target->val, &value, &type);
        }
    }
}

static void insert_types(Resolver *resolver, const Range *range, const List *columns,
                         ExprType *types, size_t limit)
{
    size_t i = 0;
    ListCell *cell;

    if (columns == NIL)
        for (; i < range->columns.count && i < limit; i++)
            types[i] = range_column_type(resolver, range, i);
    foreach(cell, columns)
    {
        size_t column;

        if (target_column(resolver, range, lfirst_node(ResTarget, cell), &column) && i < limit)
            types[i] = range_column_type(resolver, range, column);
        i++;
    }
}

static void resolve_insert_row(Resolver *resolver, Scope *scope, List *row, const ExprType *types,
                               size_t limit)
{
    size_t i = 0;
    ListCell *cell;

    foreach(cell, row)
    {
        Node **slot = (Node **)&lfirst(cell);

        if (!is_default(*slot)) {
            Typed value = resolve_node(resolver, scope, slot);

            if (i < limit)
                assign(resolver, slot, &value, &types[i]);
        }
        i++;
    }
}

/* The columns that an INSERT without a list fills: the server shows them. */
static List *all_columns(const Range *range, size_t width)
{
    List *columns = NIL;

    for (size_t i = 0; i < range->columns.count && i < width; i++) {
        ResTarget *target = makeNode(ResTarget);

        target->name = pstrdup(range->columns.items[i].real_name);
        target->location = -1;
        columns = lappend(columns, target);
    }
    return columns;
}

/* Returns the number of values in a row; 0 when it is not known. */
static size_t resolve_insert_source(Resolver *resolver, Scope *outside, SelectStmt *select,
                                    const ExprType *types, size_t limit)
{
    QueryResult result = {0};
    ListCell *cell;
    size_t i = 0;

    if (select->valuesLists != NIL && select->withClause == NULL) {
        foreach(cell, select->valuesLists)
            resolve_insert_row(resolver, outside, lfirst_node(List, cell), types, limit);
        return (size_t)list_length(linitial_node(List, select->valuesLists));
    }
    resolve_select(resolver, outside, select, QUERY_VALUES, &result, NULL);
    foreach(cell, select->targetList)
    {
        ResTarget *target = lfirst_node(ResTarget, cell);

        if (!result.open && i < limit && i < result.columns.count) {
            const Typed value = {.type = result.columns.items[i].type};

            assign(resolver, &target->val, &value, &types[i]);
        }
        i++;
    }
    return result.open ? 0 : result.columns.count;
}

static void resolve_conflict(Resolver *resolver, Scope *scope, Range *range,
                             OnConflictClause *conflict)
{
    Range *excluded = ARENA_NEW(resolver->arena, Range);
    ListCell *cell;

    if (conflict->infer != NULL) {
        foreach(cell, conflict->infer->indexElems)
        {
            IndexElem *element = lfirst_node(IndexElem, cell);
            ResTarget named = {.name = element->name, .location = conflict->infer->location};
            size_t column;

            if (element->name != NULL)
                target_column(resolver, range, &named, &column);
            resolve_node(resolver, scope, &element->expr);
        }
        if (conflict->infer->whereClause != NULL)
            resolve_condition(resolver, scope, &conflict->infer->whereClause);
    }
    *excluded = *range;
    excluded->alias = excluded->label = "excluded";
    excluded->plain = false;
    excluded->object = range->object;
    scope_add(resolver, scope, excluded);
    resolve_assignments(resolver, scope, range, conflict->targetList);
    if (conflict->whereClause != NULL)
        resolve_condition(resolver, scope, &conflict->whereClause);
    scope->ranges.count--;
}

static void resolve_insert(Resolver *resolver, Scope *scope, InsertStmt *insert, QueryUse use,
                           QueryResult *result)
{
    enum {
        LIMIT = 1664 /* columns of a target list, as in the server */
    };
    Scope outside = {.parent = scope->parent, .ctes = scope->ctes};
    Range *range = resolve_target_relation(resolver, scope, insert->relation);
    ExprType *types = arena_alloc(resolver->arena, LIMIT * sizeof(*types));
    size_t width = 0;

    insert_types(resolver, range, insert->cols, types, LIMIT);
    if (insert->selectStmt != NULL)
        width = resolve_insert_source(resolver, &outside, castNode(SelectStmt, insert->selectStmt),
                                      types, LIMIT);
    if (resolver->canonical && insert->cols == NIL && !range->open)
        insert->cols = all_columns(range, width);
    if (insert->onConflictClause != NULL)
        resolve_conflict(resolver, scope, range, insert->onConflictClause);
    resolve_targets(resolver, scope, &insert->returningList, use, result);
}

static void resolve_update(Resolver *resolver, Scope *scope, UpdateStmt *update, QueryUse use,
                           QueryResult *result)
{
    Range *range = resolve_target_relation(resolver, scope, update->relation);

    resolve_from(resolver, scope, update->fromClause);
    resolve_assignments(resolver, scope, range, update->targetList);
    if (update->whereClause != NULL)
        resolve_condition(resolver, scope, &update->whereClause);
    resolve_targets(resolver, scope, &update->returningList, use, result);
}

static void resolve_delete(Resolver *resolver, Scope *scope, DeleteStmt *statement, QueryUse use,
                           QueryResult *result)
{
    resolve_target_relation(resolver, scope, statement->relation);
    resolve_from(resolver, scope, statement->usingClause);
    if (statement->whereClause != NULL)
        resolve_condition(resolver, scope, &statement->whereClause);
    resolve_targets(resolver, scope, &statement->returningList, use, result);
}

static void resolve_merge(Resolver *resolver, Scope *scope, MergeStmt *merge, QueryUse use,
                          QueryResult *result)
{
    Range *range = resolve_target_relation(resolver, scope, merge->relation);
    ListCell *cell;

    resolve_from_item(resolver, scope, &merge->sourceRelation);
    resolve_condition(resolver, scope, &merge->joinCondition);
    foreach(cell, merge->mergeWhenClauses)
    {
        MergeWhenClause *when = lfirst_node(MergeWhenClause, cell);
        size_t limit = (size_t)list_length(when->values);
        ExprType *types = arena_alloc(resolver->arena, limit * sizeof(*types));

        if (when->condition != NULL)
            resolve_condition(resolver, scope, &when->condition);
        if (when->commandType == CMD_INSERT) {
            insert_types(resolver, range, when->targetList, types, limit);
            resolve_insert_row(resolver, scope, when->values, types, limit);
        } else {
            resolve_assignments(resolver, scope, range, when->targetList);
        }
    }
    resolve_targets(resolver, scope, &merge->returningList, use, result);
}

static WithClause *with_of(Node *query)
{
    switch (nodeTag(query)) {
    case T_InsertStmt:
        return castNode(InsertStmt, query)->withClause;
    case T_UpdateStmt:
        return castNode(UpdateStmt, query)->withClause;
    case T_DeleteStmt:
        return castNode(DeleteStmt, query)->withClause;
    case T_MergeStmt:
        return castNode(MergeStmt, query)->withClause;
    default:
        return NULL;
    }
}

void resolve_statement(Resolver *resolver, Scope *parent, Node *query, QueryUse use,
                       QueryResult *result)
{
    Scope *scope;

    if (IsA(query, SelectStmt)) {
        resolve_select(resolver, parent, castNode(SelectStmt, query), use, result, NULL);
        return;
    }
    scope = ARENA_NEW(resolver->arena, Scope);
    scope->parent = parent;
    resolve_ctes(resolver, scope, with_of(query));
    switch (nodeTag(query)) {
    case T_InsertStmt:
        resolve_insert(resolver, scope, castNode(InsertStmt, query), use, result);
        break;
    case T_UpdateStmt:
        resolve_update(resolver, scope, castNode(UpdateStmt, query), use, result);
        break;
    case T_DeleteStmt:
        resolve_delete(resolver, scope, castNode(DeleteStmt, query), use, result);
        break;
    case T_MergeStmt:
        resolve_merge(resolver, scope, castNode(MergeStmt, query), use, result);
        break;
    default:
        result->open = true;
        break;
    }
}
