#include "sqlread/canonical.h"

/* FROM: tables, joins, subqueries, functions. Source: parse_clause.c of the server. */

static void set_alias(const Resolver *resolver, Alias **slot, const Range *range, bool with_columns,
                      const char *plain)
{
    Alias *alias;

    if (!resolver->canonical)
        return;
    if (!with_columns && plain != NULL && strcmp(plain, range->label) == 0) {
        *slot = NULL;
        return;
    }
    alias = makeNode(Alias);
    alias->aliasname = pstrdup(range->label);
    for (size_t i = 0; with_columns && i < range->columns.count; i++)
        alias->colnames =
            lappend(alias->colnames, makeString(pstrdup(range->columns.items[i].name)));
    *slot = alias;
}

/* `AS x (a, b)` gives the first columns other names. */
static void rename_columns(Resolver *resolver, Range *range, const Alias *alias, bool real)
{
    size_t i = 0;
    ListCell *cell;

    if (alias == NULL || alias->colnames == NIL)
        return;
    if (range->columns.count > 0 && range->columns.items[0].object != NULL)
        resolve_depend_in_order(resolver, range->columns.items[0].object->parent);
    range_own_columns(resolver, range);
    foreach(cell, alias->colnames)
    {
        const char *name = strVal(lfirst(cell));

        if (i == range->columns.count)
            range_add_column(resolver, range, name, type_unknown(), false);
        range->columns.items[i].name = name;
        if (real)
            range->columns.items[i].real_name = name;
        i++;
    }
}

static void add_visible(const Resolver *resolver, Scope *scope, Range *range)
{
    range->named = range->plain = true;
    scope_add(resolver, scope, range);
}

/* ---- Tables and CTEs ------------------------------------------------------------------------------------------ */

static Range *range_of_cte(Resolver *resolver, const Cte *cte, const char *alias)
{
    Range *range = range_new(resolver, alias);

    range_add_results(resolver, range, &cte->result);
    return range;
}

/* In the first pass the name gets its schema; in the second also the alias that the canonical text uses. */
static Range *make_table_range(Resolver *resolver, Scope *scope, RangeVar *table)
{
    const Alias *written = table->alias;
    const char *alias = written != NULL ? written->aliasname : table->relname;
    Cte *cte;
    Object *object = resolve_relation(resolver, scope, table, &cte);
    Range *range;

    if (cte != NULL) {
        range = range_of_cte(resolver, cte, alias);
    } else if (object != NULL) {
        range = range_of_relation(resolver, object, alias);
        if (written != NULL)
            range->schema = NULL;
    } else {
        range = range_of_unknown(resolver, table, alias);
    }
    if (object != NULL)
        table->schemaname = pstrdup(object_schema(object));
    else if (resolver->canonical && table->schemaname != NULL &&
             strcmp(table->schemaname, "pg_catalog") == 0)
        table->schemaname = NULL;
    rename_columns(resolver, range, written, false);
    range_label(resolver, range, table->relname);
    if (range->open && written != NULL && written->colnames != NIL)
        return range;
    set_alias(resolver, &table->alias, range, false, table->relname);
    return range;
}

Range *resolve_target_relation(Resolver *resolver, Scope *scope, RangeVar *relation)
{
    Range *range = make_table_range(resolver, scope, relation);

    add_visible(resolver, scope, range);
    return range;
}

/* ---- Subqueries and functions --------------------------------------------------------------------------------- */

/* What an item of FROM sees: the items before it only when it is LATERAL. */
static Scope *item_scope(const Resolver *resolver, Scope *scope, bool lateral)
{
    Scope *outside;

    if (lateral)
        return scope;
    outside = ARENA_NEW(resolver->arena, Scope);
    outside->parent = scope->parent;
    outside->ctes = scope->ctes;
    return outside;
}

static void add_subselect(Resolver *resolver, Scope *scope, RangeSubselect *item)
{
    Range *range = range_new(resolver, item->alias == NULL ? NULL : item->alias->aliasname);
    QueryResult result = {0};

    resolve_statement(resolver, item_scope(resolver, scope, item->lateral), item->subquery,
                      QUERY_NAMED, &result);
    range_add_results(resolver, range, &result);
    rename_columns(resolver, range, item->alias, true);
    range_label(resolver, range, "subquery");
    if (!range->open || item->alias == NULL)
        set_alias(resolver, &item->alias, range,
                  item->alias != NULL && item->alias->colnames != NIL, NULL);
    add_visible(resolver, scope, range);
}

/* Columns of a definition list: AS t (a integer, b text). */
static void add_definitions(Resolver *resolver, Range *range, const List *definitions)
{
    ListCell *cell;

    foreach(cell, definitions)
    {
        ColumnDef *definition = lfirst_node(ColumnDef, cell);

        range_add_column(resolver, range, definition->colname,
                         resolve_type_name(resolver, definition->typeName), false);
    }
}

static void add_function(Resolver *resolver, Scope *scope, RangeFunction *item)
{
    Range *range = range_new(resolver, item->alias == NULL ? NULL : item->alias->aliasname);
    const char *name = "function";
    ListCell *cell;

    foreach(cell, item->functions)
    {
        List *pair = lfirst_node(List, cell);
        Node *call = linitial(pair);
        List *definitions = lsecond(pair);

        if (item->coldeflist != NIL)
            definitions = item->coldeflist;
        if (IsA(call, FuncCall))
            name = pstrdup(strVal(llast(castNode(FuncCall, call)->funcname)));
        resolve_range_function(resolver, scope, (Node **)&linitial(pair),
                               list_length(item->functions), range);
        if (definitions != NIL) {
            range->open = false;
            range->columns.count = 0;
            add_definitions(resolver, range, definitions);
        }
    }
    if (range->alias == NULL)
        range->alias = name;
    range->scalar = range->scalar && !item->ordinality;
    if (resolver->canonical) /* functions always see what stands before them */
        item->lateral = false;
    if (item->ordinality)
        range_add_column(resolver, range, "ordinality", type_of_code(TYPE_INT8), true);
    rename_columns(resolver, range, item->alias, true);
    range_label(resolver, range, name);
    if (!range->open)
        set_alias(resolver, &item->alias, range, item->coldeflist == NIL, NULL);
    add_visible(resolver, scope, range);
}

/* XMLTABLE and JSON_TABLE: columns with names and types. */
static void add_table_function(Resolver *resolver, Scope *scope, Node *item, Alias *alias)
{
    Range *range = range_new(resolver, alias == NULL ? "xmltable" : alias->aliasname);

    node_children(item, resolve_child, &(ChildScope){resolver, scope});
    if (IsA(item, RangeTableFunc)) {
        ListCell *cell;

        foreach(cell, castNode(RangeTableFunc, item)->columns)
        {
            RangeTableFuncCol *column = lfirst_node(RangeTableFuncCol, cell);
            ExprType type = type_of_code(TYPE_INT4);

            if (!column->for_ordinality)
                type = resolve_type_name(resolver, column->typeName);
            range_add_column(resolver, range, column->colname, type,
                             column->for_ordinality || column->is_not_null);
        }
    } else {
        range->open = true;
    }
    rename_columns(resolver, range, alias, true);
    label_take(resolver, range->alias);
    add_visible(resolver, scope, range);
}

/* ---- Joins ---------------------------------------------------------------------------------------------------- */

/* The columns that the ranges [start, end) of a scope yield through `*`. */
static void collect_columns(const Resolver *resolver, const Scope *scope, size_t start, size_t end,
                            Range *join)
{
    for (size_t i = start; i < end; i++) {
        Range *range = scope->ranges.items[i];

        if (!range->plain)
            continue;
        join->open = join->open || range->open;
        for (size_t j = 0; j < range->columns.count; j++) {
            RangeColumn column = {.name = range->columns.items[j].name,
                                  .real_name = range->columns.items[j].name,
                                  .type = range_column_type(resolver, range, j),
                                  .base = range,
                                  .base_column = j};

            vec_push(resolver->arena, &join->columns, column);
        }
    }
}

static RangeColumn *column_of(Range *range, const char *name)
{
    for (size_t i = 0; i < range->columns.count; i++)
        if (strcmp(range->columns.items[i].name, name) == 0)
            return &range->columns.items[i];
    return NULL;
}

/* NATURAL JOIN is a join USING all common names. */
static List *natural_columns(Range *left, Range *right)
{
    List *names = NIL;

    for (size_t i = 0; i < left->columns.count; i++)
        if (column_of(right, left->columns.items[i].name) != NULL)
            names = lappend(names, makeString(pstrdup(left->columns.items[i].name)));
    return names;
}

/* A column of USING: that of the left side, of the right side for a right join, and one of its own for a full join. */
static void merge_column(Resolver *resolver, Range *join, Range *left, Range *right, JoinType type,
                         const char *name)
{
    const RangeColumn *from_left = column_of(left, name);
    const RangeColumn *from_right = column_of(right, name);
    RangeColumn column = {.name = name, .real_name = name};
    ExprType types[2];

    if (from_left == NULL || from_right == NULL) {
        if (!left->open && !right->open)
            resolve_error(resolver, place_word(resolver->reader, resolver->place, name),
                          "unknown-column", "column \"%s\" of JOIN … USING is not on both sides",
                          name);
        join->open = true;
        return;
    }
    range_depend_column(resolver, left, (size_t)(from_left - left->columns.items));
    range_depend_column(resolver, right, (size_t)(from_right - right->columns.items));
    types[0] = range_column_type(resolver, left, (size_t)(from_left - left->columns.items));
    types[1] = range_column_type(resolver, right, (size_t)(from_right - right->columns.items));
    depend_on_equality(resolver, types);
    if (type != JOIN_FULL) {
        column = type == JOIN_RIGHT ? *from_right : *from_left;
        column.name = name;
        column.spelled = NULL;
    }
    column.type = type_common(types, 2);
    vec_push(resolver->arena, &join->columns, column);
}

static bool is_merged(const List *names, const char *name)
{
    ListCell *cell;

    foreach(cell, names) if (strcmp(strVal(lfirst(cell)), name) == 0) return true;
    return false;
}

static void add_rest(const Resolver *resolver, Range *join, const Range *side, const List *merged)
{
    for (size_t i = 0; i < side->columns.count; i++)
        if (!is_merged(merged, side->columns.items[i].name))
            vec_push(resolver->arena, &join->columns, side->columns.items[i]);
}

static void make_nullable(const Scope *scope, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        scope->ranges.items[i]->nullable = true;
}

static void join_condition(Resolver *resolver, Scope *scope, size_t start, JoinExpr *join)
{
    Scope inside = {.parent = scope->parent, .ctes = scope->ctes};

    for (size_t i = start; i < scope->ranges.count; i++)
        scope_add(resolver, &inside, scope->ranges.items[i]);
    resolve_condition(resolver, &inside, &join->quals);
}

static void add_join(Resolver *resolver, Scope *scope, JoinExpr *join)
{
    size_t start = scope->ranges.count;
    size_t middle;
    size_t end;
    Range *range = range_new(resolver, join->alias == NULL ? NULL : join->alias->aliasname);
    Range *left = range_new(resolver, NULL);
    Range *right = range_new(resolver, NULL);

    resolve_from_item(resolver, scope, &join->larg);
    middle = scope->ranges.count;
    resolve_from_item(resolver, scope, &join->rarg);
    end = scope->ranges.count;
    collect_columns(resolver, scope, start, middle, left);
    collect_columns(resolver, scope, middle, end, right);
    if (join->jointype == JOIN_LEFT || join->jointype == JOIN_FULL)
        make_nullable(scope, middle, end);
    if (join->jointype == JOIN_RIGHT || join->jointype == JOIN_FULL)
        make_nullable(scope, start, middle);
    if (join->isNatural && !left->open && !right->open) {
        List *names = natural_columns(left, right);

        if (resolver->canonical) {
            join->isNatural = false;
            join->usingClause = names;
        }
        for (int i = 0; i < list_length(names); i++)
            merge_column(resolver, range, left, right, join->jointype, strVal(list_nth(names, i)));
        add_rest(resolver, range, left, names);
        add_rest(resolver, range, right, names);
    } else {
        ListCell *cell;

        range->open = left->open || right->open;
        foreach(cell, join->usingClause)
            merge_column(resolver, range, left, right, join->jointype, strVal(lfirst(cell)));
        add_rest(resolver, range, left, join->usingClause);
        add_rest(resolver, range, right, join->usingClause);
    }
    if (join->quals != NULL)
        join_condition(resolver, scope, start, join);
    for (size_t i = start; i < end; i++) {
        scope->ranges.items[i]->plain = false;
        if (join->alias != NULL)
            scope->ranges.items[i]->named = false;
    }
    range->plain = true;
    range->named = join->alias != NULL;
    if (join->alias != NULL) {
        rename_columns(resolver, range, join->alias, false);
        if (resolver->canonical && !range->open)
            join->alias = NULL;
    }
    scope_add(resolver, scope, range);
}

/* ---- Items ---------------------------------------------------------------------------------------------------- */

void resolve_from_item(Resolver *resolver, Scope *scope, Node **slot)
{
    switch (nodeTag(*slot)) {
    case T_RangeVar:
        resolve_target_relation(resolver, scope, castNode(RangeVar, *slot));
        break;
    case T_RangeSubselect:
        add_subselect(resolver, scope, castNode(RangeSubselect, *slot));
        break;
    case T_RangeFunction:
        add_function(resolver, scope, castNode(RangeFunction, *slot));
        break;
    case T_RangeTableSample: {
        RangeTableSample *sample = castNode(RangeTableSample, *slot);

        resolve_from_item(resolver, scope, &sample->relation);
        resolve_list(resolver, scope, sample->args);
        foreach_ptr(Node, argument, sample->args)
            parameter_take_type(resolver, argument, &(ExprType){.code = TYPE_FLOAT4});
        resolve_node(resolver, scope, &sample->repeatable);
        parameter_take_type(resolver, sample->repeatable, &(ExprType){.code = TYPE_FLOAT8});
        break;
    }
    case T_RangeTableFunc:
        add_table_function(resolver, scope, *slot, castNode(RangeTableFunc, *slot)->alias);
        break;
    case T_JsonTable:
        add_table_function(resolver, scope, *slot, castNode(JsonTable, *slot)->alias);
        break;
    case T_JoinExpr:
        add_join(resolver, scope, castNode(JoinExpr, *slot));
        break;
    default:
        break;
    }
}

void resolve_from(Resolver *resolver, Scope *scope, List *from)
{
    ListCell *cell;

    foreach(cell, from) resolve_from_item(resolver, scope, (Node **)&lfirst(cell));
}
