#include "sqlread/canonical.h"
#include "sqlread/pgversion.h"

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
        best = nearest_name(target->name, best, range->columns.items[i].real_name, &distance);
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
    else
        depend_on_cast(resolver, &value->type, type);
}

static void assign_column(Resolver *resolver, Node **slot, const Typed *value, const Range *range,
                          size_t column)
{
    const ExprType type = range_column_type(resolver, range, column);

    parameter_assigned(resolver, *slot, range->columns.items[column].real_name,
                       range->columns.items[column].not_null);
    assign(resolver, slot, value, &type);
}

/* One of (a, b) = ROW (…). The row is resolved already. */
static void assign_member(Resolver *resolver, const MultiAssignRef *source, const Range *range,
                          size_t column)
{
    const ExprType literal = type_of_code(TYPE_UNKNOWN);
    List *members = IsA(source->source, RowExpr) ? castNode(RowExpr, source->source)->args : NIL;
    Node **slot;

    if (source->colno > list_length(members))
        return;
    slot = (Node **)&lfirst(list_nth_cell(members, source->colno - 1));
    if (IsA(*slot, ParamRef))
        assign_column(resolver, slot, &(Typed){.type = literal}, range, column);
}

/* SET a[1] = …, SET a.b = …: an element or a field. */
static void assign_part(Resolver *resolver, const ResTarget *target, Node *value,
                        const Range *range, size_t column)
{
    Node *step = linitial(target->indirection);
    Typed whole = {.type = range_column_type(resolver, range, column)};
    Typed part = {0};

    if (list_length(target->indirection) > 1)
        return;
    if (IsA(step, String))
        part = resolve_field(resolver, &whole, strVal(step), &(Node *){NULL});
    else if (whole.type.array && !castNode(A_Indices, step)->is_slice)
        part.type = type_element(&whole.type);
    else
        part = whole; /* a[1:2], and what jsonb has */
    parameter_take_type(resolver, value, &part.type);
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
            if (found && target->indirection == NIL)
                assign_member(resolver, source, range, column);
            continue;
        }
        value = resolve_node(resolver, scope, &target->val);
        if (found && target->indirection == NIL)
            assign_column(resolver, &target->val, &value, range, column);
        else if (found)
            assign_part(resolver, target, target->val, range, column);
    }
}

/* What an INSERT fills, in the order of its values. */
typedef struct InsertColumn {
    size_t column;     /* of the range; NOT_KNOWN */
    ResTarget *target; /* NULL: there is no list of columns */
} InsertColumn;

typedef struct InsertColumns {
    const Range *range;
    InsertColumn *items;
    size_t limit;
} InsertColumns;

#define NOT_KNOWN SIZE_MAX

static InsertColumns insert_columns(Resolver *resolver, const Range *range, const List *names,
                                    size_t limit)
{
    InsertColumns into = {range, arena_alloc(resolver->arena, limit * sizeof(*into.items)), limit};
    ListCell *cell;

    for (size_t i = 0; i < limit; i++)
        into.items[i].column = names == NIL && i < range->columns.count ? i : NOT_KNOWN;
    foreach(cell, names)
    {
        const size_t i = (size_t)foreach_current_index(cell);
        ResTarget *target = lfirst_node(ResTarget, cell);
        size_t column;

        if (target_column(resolver, range, target, &column) && i < limit)
            into.items[i] = (InsertColumn){column, target};
    }
    return into;
}

static void insert_value(Resolver *resolver, const InsertColumns *into, size_t i, Node **slot,
                         const Typed *value)
{
    const InsertColumn *item = i < into->limit ? &into->items[i] : NULL;

    if (item == NULL || item->column == NOT_KNOWN)
        return;
    if (item->target == NULL || item->target->indirection == NIL)
        assign_column(resolver, slot, value, into->range, item->column);
    else
        assign_part(resolver, item->target, *slot, into->range, item->column);
}

static void resolve_insert_row(Resolver *resolver, Scope *scope, List *row,
                               const InsertColumns *into)
{
    ListCell *cell;

    foreach(cell, row)
    {
        Node **slot = (Node **)&lfirst(cell);

        if (!is_default(*slot)) {
            Typed value = resolve_node(resolver, scope, slot);

            insert_value(resolver, into, (size_t)foreach_current_index(cell), slot, &value);
        }
    }
}

/* The columns that an INSERT without a list fills: the server shows them. */
static List *all_columns(Resolver *resolver, const Range *range, size_t width)
{
    List *columns = NIL;

    for (size_t i = 0; i < range->columns.count && i < width; i++) {
        ResTarget *target = makeNode(ResTarget);

        target->name = pstrdup(range->columns.items[i].real_name);
        target->location = -1;
        range_depend_column(resolver, range, i);
        columns = lappend(columns, target);
    }
    return columns;
}

/* Returns the number of values in a row; 0 when it is not known. */
static size_t resolve_insert_source(Resolver *resolver, Scope *outside, SelectStmt *select,
                                    const InsertColumns *into)
{
    QueryResult result = {0};
    ListCell *cell;
    size_t i = 0;

    if (select->valuesLists != NIL && select->withClause == NULL) {
        foreach(cell, select->valuesLists)
            resolve_insert_row(resolver, outside, lfirst_node(List, cell), into);
        return (size_t)list_length(linitial_node(List, select->valuesLists));
    }
    resolve_select(resolver, outside, select, QUERY_VALUES, &result, NULL);
    foreach(cell, select->targetList)
    {
        ResTarget *target = lfirst_node(ResTarget, cell);

        if (!result.open && i < result.columns.count) {
            const Typed value = {.type = result.columns.items[i].type};

            insert_value(resolver, into, i, &target->val, &value);
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
    /* The row that could not be inserted has all columns: BuildOnConflictExcludedTargetlist(). */
    for (size_t i = 0; conflict->action == ONCONFLICT_UPDATE && i < range->columns.count; i++)
        range_depend_column(resolver, range, i);
    scope_add(resolver, scope, excluded);
    resolve_assignments(resolver, scope, range, conflict->targetList);
    if (conflict->whereClause != NULL)
        resolve_condition(resolver, scope, &conflict->whereClause);
    scope->ranges.count--;
}

/* What stands behind RETURNING. */
typedef struct Returning {
    Range *range; /* the relation that is changed */
    List **targets;
    const char *old; /* the name that WITH (OLD AS …) gives to the row before; NULL */
    const char *new; /* the same of NEW */
    bool old_nullable;
    bool new_nullable;
} Returning;

/* `old` and `new` are there unless something else has the name, and where WITH names them. Source:
 * transformReturningClause() of PostgreSQL 18. */
static void add_returned_row(const Resolver *resolver, Scope *scope, const Range *range,
                             const char *given, const char *usual, bool nullable)
{
    Range *row;

    if (given == NULL && scope_find_range(scope, NULL, usual) != NULL)
        return;
    row = ARENA_NEW(resolver->arena, Range);
    *row = *range;
    row->alias = row->label = given != NULL ? given : usual;
    row->schema = NULL;
    row->named = true;
    row->own = row->plain = false;
    row->nullable = nullable;
    scope_add(resolver, scope, row);
}

static void resolve_returning(Resolver *resolver, Scope *scope, const Returning *returning,
                              QueryUse use, QueryResult *result)
{
    const size_t count = scope->ranges.count;

    if (returning->targets == NULL || *returning->targets == NIL)
        return;
    add_returned_row(resolver, scope, returning->range, returning->old, "old",
                     returning->old_nullable);
    add_returned_row(resolver, scope, returning->range, returning->new, "new",
                     returning->new_nullable);
    resolve_targets(resolver, scope, returning->targets, use, result);
    scope->ranges.count = count;
}

static void resolve_insert(Resolver *resolver, Scope *scope, InsertStmt *insert, QueryUse use,
                           QueryResult *result)
{
    enum {
        LIMIT = 1664 /* columns of a target list, as in the server */
    };
    Scope outside = {.parent = scope->parent, .ctes = scope->ctes};
    Range *range = resolve_target_relation(resolver, scope, insert->relation);
    const InsertColumns into = insert_columns(resolver, range, insert->cols, LIMIT);
    size_t width = 0;

    if (insert->selectStmt != NULL)
        width = resolve_insert_source(resolver, &outside, castNode(SelectStmt, insert->selectStmt),
                                      &into);
    /* In a statement, too: the columns of a table that was changed may stand in another order. */
    if (insert->cols == NIL && !range->open)
        insert->cols = all_columns(resolver, range, width);
    if (insert->onConflictClause != NULL)
        resolve_conflict(resolver, scope, range, insert->onConflictClause);
    resolve_returning(resolver, scope,
                      &(Returning){
                          .range = range,
                          .targets = PG_RETURNING(insert),
                          .old = PG_RETURNED_ROW(insert, OLD),
                          .new = PG_RETURNED_ROW(insert, NEW),
                          .old_nullable = true,
                      },
                      use, result);
}

static void resolve_update(Resolver *resolver, Scope *scope, UpdateStmt *update, QueryUse use,
                           QueryResult *result)
{
    Range *range = resolve_target_relation(resolver, scope, update->relation);

    resolve_from(resolver, scope, update->fromClause);
    resolve_assignments(resolver, scope, range, update->targetList);
    if (update->whereClause != NULL)
        resolve_condition(resolver, scope, &update->whereClause);
    resolve_returning(resolver, scope,
                      &(Returning){
                          .range = range,
                          .targets = PG_RETURNING(update),
                          .old = PG_RETURNED_ROW(update, OLD),
                          .new = PG_RETURNED_ROW(update, NEW),
                      },
                      use, result);
}

static void resolve_delete(Resolver *resolver, Scope *scope, DeleteStmt *statement, QueryUse use,
                           QueryResult *result)
{
    Range *range = resolve_target_relation(resolver, scope, statement->relation);

    resolve_from(resolver, scope, statement->usingClause);
    if (statement->whereClause != NULL)
        resolve_condition(resolver, scope, &statement->whereClause);
    resolve_returning(resolver, scope,
                      &(Returning){
                          .range = range,
                          .targets = PG_RETURNING(statement),
                          .old = PG_RETURNED_ROW(statement, OLD),
                          .new = PG_RETURNED_ROW(statement, NEW),
                          .new_nullable = true,
                      },
                      use, result);
}

/* Rows that are WHEN NOT MATCHED BY SOURCE have nothing on the other side. */
static bool may_lack_source(const MergeStmt *merge)
{
    foreach_node(MergeWhenClause, when,
                 merge->mergeWhenClauses) if (when->matchKind ==
                                              MERGE_WHEN_NOT_MATCHED_BY_SOURCE) return true;
    return false;
}

static void resolve_merge(Resolver *resolver, Scope *scope, MergeStmt *merge, QueryUse use,
                          QueryResult *result)
{
    Range *range = resolve_target_relation(resolver, scope, merge->relation);
    ListCell *cell;

    resolve_from_item(resolver, scope, &merge->sourceRelation);
    for (size_t i = 1; may_lack_source(merge) && i < scope->ranges.count; i++)
        scope->ranges.items[i]->nullable = true;
    resolve_condition(resolver, scope, &merge->joinCondition);
    foreach(cell, merge->mergeWhenClauses)
    {
        MergeWhenClause *when = lfirst_node(MergeWhenClause, cell);

        if (when->condition != NULL)
            resolve_condition(resolver, scope, &when->condition);
        if (when->commandType == CMD_INSERT) {
            const InsertColumns into = insert_columns(resolver, range, when->targetList,
                                                      (size_t)list_length(when->values));

            resolve_insert_row(resolver, scope, when->values, &into);
        } else {
            resolve_assignments(resolver, scope, range, when->targetList);
        }
    }
    resolve_returning(resolver, scope,
                      &(Returning){
                          .range = range,
                          .targets = PG_RETURNING(merge),
                          .old = PG_RETURNED_ROW(merge, OLD),
                          .new = PG_RETURNED_ROW(merge, NEW),
                          .old_nullable = true,
                          .new_nullable = true,
                      },
                      use, result);
}

/* CALL yields the OUT and INOUT arguments of the procedure. */
static void resolve_call_statement(Resolver *resolver, Scope *scope, CallStmt *call,
                                   QueryResult *result)
{
    Range *outputs = range_new(resolver, NULL);

    resolve_procedure(resolver, scope, call->funccall, outputs);
    for (size_t i = 0; i < outputs->columns.count; i++)
        vec_push(resolver->arena, &result->columns,
                 (ResultColumn){.name = outputs->columns.items[i].name,
                                .type = range_column_type(resolver, outputs, i)});
    result->open = outputs->open;
}

void resolve_statement(Resolver *resolver, Scope *parent, Node *query, QueryUse use,
                       QueryResult *result)
{
    WithClause **with = tree_with_clause(query);
    Scope *scope;

    if (IsA(query, SelectStmt)) {
        resolve_select(resolver, parent, castNode(SelectStmt, query), use, result, NULL);
        parameter_default_targets(resolver, castNode(SelectStmt, query));
        return;
    }
    scope = ARENA_NEW(resolver->arena, Scope);
    scope->parent = parent;
    resolve_ctes(resolver, scope, with != NULL ? *with : NULL);
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
    case T_CallStmt:
        resolve_call_statement(resolver, scope, castNode(CallStmt, query), result);
        break;
    default:
        result->open = true;
        break;
    }
}
