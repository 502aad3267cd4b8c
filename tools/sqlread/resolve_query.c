#include "sqlread/canonical.h"

/* SELECT and VALUES. Source: analyze.c and parse_clause.c of the server. */

/* ---- Target lists --------------------------------------------------------------------------------------------- */

static void add_result(const Resolver *resolver, QueryResult *result, const char *name,
                       const Typed *value)
{
    vec_push(resolver->arena, &result->columns,
             (ResultColumn){.name = name, .type = value->type, .not_null = value->not_null});
}

/* In the first pass a column of `*` is named as the query would name it. */
static Node *written_column(const Range *range, size_t column)
{
    const RangeColumn *found = &range->columns.items[column];
    ColumnRef *reference = makeNode(ColumnRef);
    const Range *base = found->base != NULL ? found->base : range;

    while (found->base != NULL) {
        base = found->base;
        found = &base->columns.items[found->base_column];
    }
    reference->location = -1;
    if (base->alias != NULL)
        reference->fields = list_make1(makeString(pstrdup(base->alias)));
    reference->fields = lappend(reference->fields, makeString(pstrdup(found->name)));
    return (Node *)reference;
}

static List *expand_range(Resolver *resolver, Range *range, QueryUse use, QueryResult *result,
                          List *targets)
{
    if (range->object != NULL) {
        resolve_depend(resolver, range->object);
        vec_push(resolver->arena, &result->starred, range->object);
    }
    for (size_t i = 0; i < range->columns.count; i++) {
        const RangeColumn *column = &range->columns.items[i];
        ResTarget *target = makeNode(ResTarget);
        const Typed value = {.type = range_column_type(resolver, range, i),
                             .not_null = range_column_not_null(range, i)};

        range_depend_column(resolver, range, i);
        target->location = -1;
        target->val = resolver->canonical ? range_column_node(range, i) : written_column(range, i);
        if (resolver->canonical ? use == QUERY_NAMED
                                : strcmp(strVal(llast(castNode(ColumnRef, target->val)->fields)),
                                         column->name) != 0)
            target->name = pstrdup(column->name);
        add_result(resolver, result, column->name, &value);
        targets = lappend(targets, target);
    }
    return targets;
}

/* True when the star can be replaced by columns; they are added to `targets`. */
static bool expand_star(Resolver *resolver, Scope *scope, ColumnRef *reference, QueryUse use,
                        QueryResult *result, List **targets)
{
    int count = list_length(reference->fields);
    Range *only = NULL;
    bool any = false;

    if (count > 1) {
        const char *schema = count > 2 ? strVal(list_nth(reference->fields, count - 3)) : NULL;

        only = scope_find_range(scope, schema, strVal(list_nth(reference->fields, count - 2)));
        if (only == NULL || only->open)
            return false;
        *targets = expand_range(resolver, only, use, result, *targets);
        return true;
    }
    for (size_t i = 0; i < scope->ranges.count; i++) {
        any = any || scope->ranges.items[i]->plain;
        if (scope->ranges.items[i]->plain && scope->ranges.items[i]->open)
            return false;
    }
    for (size_t i = 0; i < scope->ranges.count; i++)
        if (scope->ranges.items[i]->plain)
            *targets = expand_range(resolver, scope->ranges.items[i], use, result, *targets);
    return any;
}

static bool is_star(const Node *node)
{
    return IsA(node, ColumnRef) && IsA(llast(castNode(ColumnRef, node)->fields), A_Star);
}

static bool is_field_star(const Node *node)
{
    return IsA(node, A_Indirection) &&
           IsA(llast(castNode(A_Indirection, node)->indirection), A_Star);
}

/* A star that stays: the columns of what it stands for are not known. */
static void keep_star(Resolver *resolver, Scope *scope, ResTarget *target, QueryResult *result)
{
    result->open = true;
    if (list_length(castNode(ColumnRef, target->val)->fields) > 1) {
        resolve_column_ref(resolver, scope, &target->val);
        return;
    }
    for (size_t i = 0; i < scope->ranges.count; i++)
        if (scope->ranges.items[i]->plain)
            range_depend_row(resolver, scope->ranges.items[i]);
}

/* Whether the row is that of a table, whose columns may stand in another order on a server. */
static bool is_row_of_table(const Range *row)
{
    return row->columns.count > 0 && row->columns.items[0].object != NULL &&
           row->columns.items[0].object->kind == KIND_COLUMN;
}

/* `(f(x)).*`: a field for each column. The call is written once for each, as the server does. */
static bool expand_fields(Resolver *resolver, Scope *scope, ResTarget *target, QueryUse use,
                          QueryResult *result, List **targets)
{
    A_Indirection *star = castNode(A_Indirection, target->val);
    Typed value;
    const Range *row;
    bool spell_out;

    if (list_length(star->indirection) != 1)
        return false;
    value = resolve_node(resolver, scope, &star->arg);
    row = row_columns(resolver, &value);
    if (row == NULL || row->open) {
        result->open = true;
        *targets = lappend(*targets, target);
        return true;
    }
    spell_out = resolver->canonical || is_row_of_table(row);
    for (size_t i = 0; i < row->columns.count; i++) {
        ResTarget *field = makeNode(ResTarget);
        A_Indirection *selection = makeNode(A_Indirection);
        const Typed column = {.type = range_column_type(resolver, row, i)};

        range_depend_column(resolver, row, i);
        selection->arg = copyObject(star->arg);
        selection->indirection = list_make1(makeString(pstrdup(row->columns.items[i].name)));
        field->val = resolver->canonical && row->label != NULL && row->label[0] != '\0'
                         ? range_column_node(row, i)
                         : (Node *)selection;
        field->name =
            resolver->canonical && use == QUERY_NAMED ? pstrdup(row->columns.items[i].name) : NULL;
        field->location = -1;
        add_result(resolver, result, row->columns.items[i].name, &column);
        if (spell_out)
            *targets = lappend(*targets, field);
    }
    if (!spell_out)
        *targets = lappend(*targets, target);
    return true;
}

/* Notes what a star was replaced by, for those who change the text of the query. */
static void note_star(const Resolver *resolver, const ColumnRef *star, const List *columns)
{
    Str text = str_new(resolver->arena);

    if (resolver->stars == NULL || star->location < 0 || columns == NIL)
        return;
    foreach_node(ResTarget, target, columns)
    {
        const List *fields = castNode(ColumnRef, target->val)->fields;

        if (text.length > 0)
            str_text(&text, ", ");
        str_sql_qualified(&text, list_length(fields) > 1 ? strVal(linitial(fields)) : NULL,
                          strVal(llast(fields)));
        if (target->name != NULL) {
            str_text(&text, " AS ");
            str_sql_ident(&text, target->name);
        }
    }
    vec_push(resolver->arena, resolver->stars, (Star){star->location, text.text});
}

void resolve_targets(Resolver *resolver, Scope *scope, List **targets, QueryUse use,
                     QueryResult *result)
{
    List *expanded = NIL;
    ListCell *cell;

    foreach(cell, *targets)
    {
        ResTarget *target = lfirst_node(ResTarget, cell);
        const char *name;
        Typed value;

        if (is_star(target->val)) {
            List *columns = NIL;
            bool keep = use == QUERY_EXISTS && !resolver->canonical;

            if (expand_star(resolver, scope, castNode(ColumnRef, target->val), use, result,
                            &columns)) {
                note_star(resolver, castNode(ColumnRef, target->val), columns);
                expanded = keep ? lappend(expanded, target) : list_concat(expanded, columns);
            } else {
                keep_star(resolver, scope, target, result);
                expanded = lappend(expanded, target);
            }
            continue;
        }
        if (is_field_star(target->val) &&
            expand_fields(resolver, scope, target, use, result, &expanded))
            continue;
        name = target->name != NULL ? target->name : result_name(target->val);
        result->open = result->open || is_field_star(target->val);
        value = resolve_node(resolver, scope, &target->val);
        add_result(resolver, result, name, &value);
        if (resolver->canonical)
            target->name = use == QUERY_NAMED && !is_field_star(target->val) ? pstrdup(name) : NULL;
        expanded = lappend(expanded, target);
    }
    *targets = expanded;
}

/* For EXISTS, the values do not matter when they are plain. */
static bool is_plain_value(const Node *node)
{
    const char *value;

    return IsA(node, ColumnRef) || canonical_literal_value((Node *)node, &value, NULL);
}

static void drop_plain_targets(SelectStmt *select)
{
    ListCell *cell;

    foreach(cell,
            select->targetList) if (!is_plain_value(lfirst_node(ResTarget, cell)->val)) return;
    if (select->distinctClause == NIL)
        select->targetList = NIL;
}

/* ---- ORDER BY, GROUP BY, DISTINCT ON -------------------------------------------------------------------------- */

static Node *number_node(int number)
{
    A_Const *constant = makeNode(A_Const);

    constant->val.ival.type = T_Integer;
    constant->val.ival.ival = number;
    constant->location = -1;
    return (Node *)constant;
}

static const char *plain_name(const Node *node)
{
    if (!IsA(node, ColumnRef) || list_length(castNode(ColumnRef, node)->fields) != 1 ||
        is_star(node))
        return NULL;
    return strVal(linitial(castNode(ColumnRef, node)->fields));
}

static bool is_column_here(const Scope *scope, const char *name)
{
    for (size_t i = 0; i < scope->ranges.count; i++) {
        const Range *range = scope->ranges.items[i];

        for (size_t j = 0; range->plain && j < range->columns.count; j++)
            if (strcmp(range->columns.items[j].name, name) == 0)
                return true;
    }
    return false;
}

/* The number, from 1, of the result that an item names by number or name; 0 when it is an expression. */
static int named_target(const Scope *scope, const Node *node, const QueryResult *result,
                        bool columns_first)
{
    const char *name = plain_name(node);

    if (IsA(node, A_Const) && !castNode(A_Const, node)->isnull &&
        IsA(&castNode(A_Const, node)->val, Integer)) {
        int number = intVal(&castNode(A_Const, node)->val);

        return number >= 1 && (size_t)number <= result->columns.count ? number : 0;
    }
    if (name == NULL || (columns_first && is_column_here(scope, name)))
        return 0;
    for (size_t i = 0; i < result->columns.count; i++)
        if (strcmp(result->columns.items[i].name, name) == 0)
            return (int)i + 1;
    return 0;
}

/* In the canonical text an item that equals a result is the number of the first such result. */
static int equal_target(const Node *node, const List *targets)
{
    int number = 0;
    ListCell *cell;

    foreach(cell, targets)
    {
        number++;
        if (equal(lfirst_node(ResTarget, cell)->val, node))
            return number;
    }
    return 0;
}

/* The type of what is sorted or grouped by; unknown for what consists of several. */
static ExprType resolve_item(Resolver *resolver, Scope *scope, Node **slot,
                             const SelectStmt *select, const QueryResult *result,
                             bool columns_first)
{
    int number = result->open ? 0 : named_target(scope, *slot, result, columns_first);
    ExprType type = type_unknown();

    if (IsA(*slot, GroupingSet) || (columns_first && IsA(*slot, RowExpr))) {
        List *items = IsA(*slot, GroupingSet) ? castNode(GroupingSet, *slot)->content
                                              : castNode(RowExpr, *slot)->args;
        ListCell *cell;

        foreach(cell, items)
            resolve_item(resolver, scope, (Node **)&lfirst(cell), select, result, columns_first);
        return type;
    }
    if (result->open && plain_name(*slot) != NULL && !is_column_here(scope, plain_name(*slot)))
        return type; /* may be the name of a result */
    type = number > 0 ? result->columns.items[number - 1].type
                      : resolve_node(resolver, scope, slot).type;
    depend_on_sorting(resolver, &type);
    parameter_take_type(resolver, *slot, &(ExprType){.code = TYPE_TEXT});
    if (!resolver->canonical)
        return type;
    if (number > 0 && number <= list_length(select->targetList))
        number = equal_target(list_nth_node(ResTarget, select->targetList, number - 1)->val,
                              select->targetList);
    else if (number == 0)
        number = equal_target(*slot, select->targetList);
    if (number > 0)
        *slot = number_node(number);
    return type;
}

static void resolve_order_by(Resolver *resolver, Scope *scope, SelectStmt *select,
                             const QueryResult *result)
{
    ListCell *cell;

    foreach(cell, select->sortClause)
    {
        SortBy *item = lfirst_node(SortBy, cell);

        const ExprType type = resolve_item(resolver, scope, &item->node, select, result, false);

        resolve_sorting(resolver, item, &type);
    }
}

static void resolve_limit(Resolver *resolver, Scope *scope, SelectStmt *select)
{
    const ExprType bigint = type_of_code(TYPE_INT8);

    resolve_node(resolver, scope, &select->limitCount);
    resolve_node(resolver, scope, &select->limitOffset);
    parameter_take_type(resolver, select->limitCount, &bigint);
    parameter_call_it(resolver, select->limitCount, "limit");
    parameter_take_type(resolver, select->limitOffset, &bigint);
    parameter_call_it(resolver, select->limitOffset, "offset");
    if (!resolver->canonical)
        return;
    canonical_loosen(resolver, &select->limitCount);
    canonical_loosen(resolver, &select->limitOffset);
    if (select->limitCount != NULL && IsA(select->limitCount, A_Const) &&
        castNode(A_Const, select->limitCount)->isnull)
        select->limitCount = NULL;
    if (select->limitCount == NULL)
        select->limitOption = LIMIT_OPTION_DEFAULT;
}

static List *lock_one(List *list, const LockingClause *clause, const char *label)
{
    LockingClause *one = copyObject((LockingClause *)clause);

    one->lockedRels = list_make1(makeRangeVar(NULL, pstrdup(label), -1));
    return lappend(list, one);
}

/* FOR UPDATE locks all relations: in the canonical text each has a clause of its own. */
static List *canonical_locking(const Scope *scope, const List *locking)
{
    List *all = NIL;
    ListCell *cell;
    ListCell *name;

    foreach(cell, locking)
    {
        const LockingClause *clause = lfirst_node(LockingClause, cell);

        foreach(name, clause->lockedRels)
        {
            const char *alias = lfirst_node(RangeVar, name)->relname;
            const Range *range = scope_find_range(scope, NULL, alias);

            all = lock_one(all, clause, range != NULL ? range->label : alias);
        }
        for (size_t i = 0; clause->lockedRels == NIL && i < scope->ranges.count; i++)
            if (scope->ranges.items[i]->object != NULL)
                all = lock_one(all, clause, scope->ranges.items[i]->label);
    }
    return all;
}

/* ---- VALUES --------------------------------------------------------------------------------------------------- */

static void resolve_values(Resolver *resolver, Scope *scope, SelectStmt *select,
                           QueryResult *result)
{
    int width = list_length(linitial_node(List, select->valuesLists));
    int rows = list_length(select->valuesLists);
    Typed *values = arena_alloc(resolver->arena, (size_t)(width * rows) * sizeof(*values));
    ExprType *types = arena_alloc(resolver->arena, (size_t)rows * sizeof(*types));

    for (int i = 0; i < rows; i++) {
        List *row = list_nth_node(List, select->valuesLists, i);

        for (int j = 0; j < list_length(row) && j < width; j++)
            values[i * width + j] =
                resolve_node(resolver, scope, (Node **)&lfirst(list_nth_cell(row, j)));
    }
    for (int j = 0; j < width; j++) {
        Typed common = {.not_null = true};

        for (int i = 0; i < rows; i++) {
            types[i] = values[i * width + j].type;
            common.not_null = common.not_null && values[i * width + j].not_null;
        }
        common.type = type_common(types, (size_t)rows);
        for (int i = 0; i < rows; i++) {
            List *row = list_nth_node(List, select->valuesLists, i);

            if (j < list_length(row))
                canonical_coerce(resolver, (Node **)&lfirst(list_nth_cell(row, j)), &types[i],
                                 &common.type);
        }
        add_result(resolver, result, arena_printf(resolver->arena, "column%d", j + 1), &common);
    }
}

/* SELECT column1, column2 FROM (VALUES …): how the server shows VALUES where the names of its columns do not matter. */
static bool is_all_of(const SelectStmt *select, const Range *range)
{
    size_t i = 0;
    ListCell *cell;

    if (list_length(select->targetList) != (int)range->columns.count)
        return false;
    foreach(cell, select->targetList) if (!equal(lfirst_node(ResTarget, cell)->val,
                                                 range_column_node(range, i++))) return false;
    return true;
}

static void unwrap_values(SelectStmt *select, const Scope *scope)
{
    const SelectStmt *inner;

    if (list_length(select->fromClause) != 1 ||
        !IsA(linitial(select->fromClause), RangeSubselect) || select->whereClause != NULL ||
        select->groupClause != NIL || select->havingClause != NULL ||
        select->distinctClause != NIL || select->sortClause != NIL || select->limitCount != NULL ||
        select->limitOffset != NULL || select->windowClause != NIL)
        return;
    inner = (const SelectStmt *)linitial_node(RangeSubselect, select->fromClause)->subquery;
    if (!IsA(inner, SelectStmt) || inner->valuesLists == NIL || inner->sortClause != NIL ||
        inner->limitCount != NULL || inner->limitOffset != NULL || inner->withClause != NULL ||
        !is_all_of(select, scope->ranges.items[0]))
        return;
    select->valuesLists = inner->valuesLists;
    select->targetList = select->fromClause = NIL;
}

/* The other way round, for VALUES whose columns get names. */
static SelectStmt *wrap_values(SelectStmt *select)
{
    SelectStmt *inner = makeNode(SelectStmt);
    RangeSubselect *item = makeNode(RangeSubselect);
    int width = list_length(linitial_node(List, select->valuesLists));

    inner->valuesLists = select->valuesLists;
    select->valuesLists = NIL;
    item->subquery = (Node *)inner;
    item->alias = makeAlias("subquery", NIL);
    select->fromClause = list_make1(item);
    for (int i = 1; i <= width; i++) {
        ResTarget *target = makeNode(ResTarget);
        ColumnRef *column = makeNode(ColumnRef);

        column->fields = list_make2(makeString("subquery"), makeString(psprintf("column%d", i)));
        column->location = target->location = -1;
        target->val = (Node *)column;
        target->name = psprintf("column%d", i);
        select->targetList = lappend(select->targetList, target);
    }
    return select;
}

/* ---- UNION, INTERSECT, EXCEPT --------------------------------------------------------------------------------- */

/* Literals among the results of an arm take the common type. */
static void coerce_arm(Resolver *resolver, SelectStmt *arm, const QueryResult *arm_result,
                       const QueryResult *common)
{
    size_t i = 0;
    ListCell *cell;

    if (arm->op != SETOP_NONE) {
        coerce_arm(resolver, arm->larg, arm_result, common);
        coerce_arm(resolver, arm->rarg, arm_result, common);
        return;
    }
    if (arm_result->open || common->open)
        return;
    foreach(cell, arm->targetList)
    {
        ResTarget *target = lfirst_node(ResTarget, cell);

        if (i < arm_result->columns.count && i < common->columns.count &&
            type_is_literal(&arm_result->columns.items[i].type))
            canonical_coerce(resolver, &target->val, &arm_result->columns.items[i].type,
                             &common->columns.items[i].type);
        i++;
    }
}

static void combine_results(const Resolver *resolver, const QueryResult *left,
                            const QueryResult *right, bool keep_nulls, QueryResult *result)
{
    result->open = left->open;
    for (size_t i = 0; i < left->starred.count; i++)
        vec_push(resolver->arena, &result->starred, left->starred.items[i]);
    for (size_t i = 0; i < right->starred.count; i++)
        vec_push(resolver->arena, &result->starred, right->starred.items[i]);
    for (size_t i = 0; i < left->columns.count; i++) {
        ResultColumn column = left->columns.items[i];

        if (i < right->columns.count) {
            const ExprType types[] = {column.type, right->columns.items[i].type};

            column.type = type_is_literal(&types[0]) && type_is_literal(&types[1])
                              ? types[0]
                              : type_common(types, 2);
            column.not_null = column.not_null && (right->columns.items[i].not_null || !keep_nulls);
        } else {
            column.type = type_unknown();
            column.not_null = false;
        }
        vec_push(resolver->arena, &result->columns, column);
    }
}

/* While the second arm is resolved, the name stands for the rows of the first. */
static void fill_recursive(const Resolver *resolver, Cte *cte, const QueryResult *result)
{
    size_t i = 0;
    ListCell *cell;

    cte->result = (QueryResult){.open = result->open};
    for (size_t j = 0; j < result->columns.count; j++) {
        vec_push(resolver->arena, &cte->result.columns, result->columns.items[j]);
        cte->result.columns.items[j].not_null = false;
    }
    foreach(cell, cte->node->aliascolnames) if (i < cte->result.columns.count)
        cte->result.columns.items[i++]
            .name = strVal(lfirst(cell));
}

static void resolve_set_operation(Resolver *resolver, Scope *scope, SelectStmt *select,
                                  QueryUse use, QueryResult *result, Cte *recursive)
{
    QueryResult left = {0};
    QueryResult right = {0};
    QueryUse inner = use == QUERY_EXISTS ? QUERY_VALUES : use;

    resolve_select(resolver, scope, select->larg, inner, &left, NULL);
    if (recursive != NULL)
        fill_recursive(resolver, recursive, &left);
    resolve_select(resolver, scope, select->rarg, QUERY_VALUES, &right, NULL);
    combine_results(resolver, &left, &right, select->op != SETOP_EXCEPT, result);
    if (!select->all)
        depend_on_sorted_columns(resolver, result);
    if (resolver->canonical) {
        coerce_arm(resolver, select->larg, &left, result);
        coerce_arm(resolver, select->rarg, &right, result);
    }
}

/* ---- WITH ----------------------------------------------------------------------------------------------------- */

static void add_search_columns(const Resolver *resolver, Cte *cte)
{
    const CTESearchClause *search = cte->node->search_clause;
    const CTECycleClause *cycle = cte->node->cycle_clause;
    const Typed unknown = {0};

    if (search != NULL)
        add_result(resolver, &cte->result, search->search_seq_column, &unknown);
    if (cycle != NULL) {
        add_result(resolver, &cte->result, cycle->cycle_mark_column, &unknown);
        add_result(resolver, &cte->result, cycle->cycle_path_column, &unknown);
    }
}

static void resolve_cte(Resolver *resolver, Scope *scope, Cte *cte, bool recursive)
{
    Node *query = cte->node->ctequery;
    QueryResult result = {0};
    size_t i = 0;
    ListCell *cell;

    if (IsA(query, SelectStmt)) {
        resolve_select(resolver, scope, castNode(SelectStmt, query), QUERY_NAMED, &result,
                       recursive ? cte : NULL);
        parameter_default_targets(resolver, castNode(SelectStmt, query));
    } else {
        resolve_statement(resolver, scope, query, QUERY_NAMED, &result);
    }
    cte->result = result;
    foreach(cell, cte->node->aliascolnames) if (i < cte->result.columns.count)
        cte->result.columns.items[i++]
            .name = strVal(lfirst(cell));
    add_search_columns(resolver, cte);
}

void resolve_ctes(Resolver *resolver, Scope *scope, WithClause *with)
{
    size_t first = scope->ctes.count;
    ListCell *cell;

    if (with == NULL)
        return;
    foreach(cell, with->ctes)
    {
        Cte *cte = ARENA_NEW(resolver->arena, Cte);

        cte->node = lfirst_node(CommonTableExpr, cell);
        cte->name = cte->node->ctename;
        cte->result.open = true;
        if (with->recursive)
            vec_push(resolver->arena, &scope->ctes, cte);
        else
            resolve_cte(resolver, scope, cte, false);
        if (!with->recursive)
            vec_push(resolver->arena, &scope->ctes, cte);
    }
    for (size_t i = first; with->recursive && i < scope->ctes.count; i++)
        resolve_cte(resolver, scope, scope->ctes.items[i], true);
    if (resolver->canonical)
        with->recursive = with->recursive && list_length(with->ctes) > 0;
}

/* ---- SELECT --------------------------------------------------------------------------------------------------- */

static void resolve_plain_select(Resolver *resolver, Scope *scope, SelectStmt *select, QueryUse use,
                                 QueryResult *result)
{
    ListCell *cell;

    resolve_from(resolver, scope, select->fromClause);
    resolve_targets(resolver, scope, &select->targetList, use, result);
    if (select->whereClause != NULL)
        resolve_condition(resolver, scope, &select->whereClause);
    foreach(cell, select->groupClause)
        resolve_item(resolver, scope, (Node **)&lfirst(cell), select, result, true);
    foreach(cell, select->groupClause) for (size_t i = 0; IsA(lfirst(cell), GroupingSet) &&
                                                          i < result->columns.count;
                                            i++) result->columns.items[i]
        .not_null = false;
    if (select->havingClause != NULL)
        resolve_condition(resolver, scope, &select->havingClause);
    foreach(cell, select->windowClause)
        resolve_window(resolver, scope, lfirst_node(WindowDef, cell));
    if (select->distinctClause != NIL && linitial(select->distinctClause) == NULL)
        depend_on_sorted_columns(resolver, result);
    foreach(cell, select->distinctClause) if (lfirst(cell) != NULL)
        resolve_item(resolver, scope, (Node **)&lfirst(cell), select, result, false);
}

void resolve_select(Resolver *resolver, Scope *parent, SelectStmt *select, QueryUse use,
                    QueryResult *result, Cte *recursive)
{
    Scope *scope = ARENA_NEW(resolver->arena, Scope);

    scope->parent = parent;
    resolve_ctes(resolver, scope, select->withClause);
    if (select->op != SETOP_NONE)
        resolve_set_operation(resolver, scope, select, use, result, recursive);
    else if (select->valuesLists != NIL)
        resolve_values(resolver, scope, select, result);
    else
        resolve_plain_select(resolver, scope, select, use, result);
    resolve_order_by(resolver, scope, select, result);
    resolve_limit(resolver, scope, select);
    if (resolver->canonical)
        select->lockingClause = canonical_locking(scope, select->lockingClause);
    if (resolver->canonical && use == QUERY_EXISTS && select->op == SETOP_NONE &&
        select->groupClause == NIL)
        drop_plain_targets(select);
    if (resolver->canonical && use == QUERY_VALUES && select->op == SETOP_NONE &&
        select->targetList != NIL)
        unwrap_values(select, scope);
}

bool resolve_result_names(SelectStmt *select, const TextVec *names)
{
    const SelectStmt *first = select;

    while (first->larg != NULL)
        first = first->larg;
    if (first->valuesLists != NIL || (size_t)list_length(first->targetList) < names->count)
        return false;
    canonical_result_names(select, names);
    return true;
}

void canonical_result_names(SelectStmt *select, const TextVec *names)
{
    size_t i = 0;
    ListCell *cell;

    while (select->larg != NULL)
        select = select->larg;
    if (names->count > 0 && select->valuesLists != NIL)
        select = wrap_values(select);
    foreach(cell, select->targetList) if (i < names->count) lfirst_node(ResTarget, cell)->name =
        pstrdup(names->items[i++]);
}
