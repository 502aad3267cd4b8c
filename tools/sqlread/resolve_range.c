#include "sqlread/canonical.h"

/* Ranges: what yields rows in a query, and its columns. Source: parse_relation.c of the server. */

Range *range_new(Resolver *resolver, const char *alias)
{
    Range *range = ARENA_NEW(resolver->arena, Range);

    range->alias = alias;
    range->label = alias;
    return range;
}

void range_add_column(const Resolver *resolver, Range *range, const char *name, ExprType type,
                      bool not_null)
{
    vec_push(resolver->arena, &range->columns,
             (RangeColumn){.name = name, .real_name = name, .type = type, .not_null = not_null});
}

void range_add_results(const Resolver *resolver, Range *range, const QueryResult *result)
{
    range->open = result->open;
    for (size_t i = 0; i < result->columns.count; i++) {
        const ResultColumn *column = &result->columns.items[i];
        const bool literal = type_is_literal(&column->type);

        range_add_column(resolver, range, column->name,
                         literal ? type_of_code(TYPE_TEXT) : column->type, column->not_null);
    }
}

/* So many columns are gone through faster than a name is looked up. */
#define FEW_COLUMNS 16

/*
 * The columns of a table as long as it has so many children, made once: a table may have many, and many expressions over
 * them. Types are found out when the first expression needs them.
 */
typedef struct TableColumns {
    RangeColumnVec list;
    Map *by_name; /* of many columns: name to column; NULL */
    size_t children;
    Arena *arena;
} TableColumns;

static void add_table_column(const Resolver *resolver, TableColumns *columns, Object *object)
{
    const ColumnObject *column = (const ColumnObject *)object;

    vec_push(columns->arena, &columns->list,
             (RangeColumn){.name = object->name,
                           .real_name = object->name,
                           .spelled = resolve_declared_type(resolver, object, column->type),
                           .not_null = column->not_null && !column->not_null_not_valid,
                           .object = object});
}

static TableColumns *make_table_columns(const Resolver *resolver, Arena *arena, const Object *table)
{
    TableColumns *columns = ARENA_NEW(arena, TableColumns);

    columns->arena = arena;
    columns->children = table->children.count;
    for (size_t i = 0; i < table->children.count; i++)
        if (table->children.items[i]->kind == KIND_COLUMN)
            add_table_column(resolver, columns, table->children.items[i]);
    if (columns->list.count <= FEW_COLUMNS)
        return columns;
    columns->by_name = map_new(arena);
    for (size_t i = 0; i < columns->list.count; i++)
        map_put(columns->by_name, columns->list.items[i].name, &columns->list.items[i]);
    return columns;
}

/* Finds out the types of all columns. False when one of them is being found out just now, or that has to wait. */
static bool finish_columns(const Resolver *resolver, const Object *table)
{
    bool done = true;
    MemoryContext before;

    if (resolver->peek)
        return false;
    before = MemoryContextSwitchTo(resolver->reader->trees);
    for (size_t i = 0; i < table->children.count; i++) {
        Object *column = table->children.items[i];
        const Draft *draft = column->draft;

        if (column->kind != KIND_COLUMN)
            continue;
        finish_column_type(resolver->reader, column);
        done = done && (draft == NULL || draft->done || draft->typed);
    }
    MemoryContextSwitchTo(before);
    return done;
}

static void add_table_columns(const Resolver *resolver, Range *range, const Object *table)
{
    const Reader *reader = resolver->reader;
    bool may_last = reader->columns != NULL && table->key != NULL && !resolver->peek;
    TableColumns *columns = may_last ? map_get(reader->columns, table->key) : NULL;

    if (columns == NULL || columns->children != table->children.count) {
        bool lasting = finish_columns(resolver, table) && may_last;

        columns = make_table_columns(resolver, lasting ? reader->scratch : resolver->arena, table);
        if (lasting)
            map_put(reader->columns, table->key, columns);
    }
    range->shared = columns;
    range->columns = columns->list;
    range->columns.capacity = range->columns.count; /* one more makes a copy */
}

void range_own_columns(const Resolver *resolver, Range *range)
{
    RangeColumnVec own = {0};

    if (range->shared == NULL)
        return;
    vec_reserve(resolver->arena, &own, range->columns.count + 1);
    for (size_t i = 0; i < range->columns.count; i++)
        vec_push(resolver->arena, &own, range->columns.items[i]);
    range->columns = own;
    range->shared = NULL;
}

static void add_view_columns(Resolver *resolver, Range *range, Object *object)
{
    const ViewObject *view = (const ViewObject *)object;
    const Draft *draft = object->draft;
    ViewColumnVec columns = {0};

    resolve_finish(resolver, object);
    if (resolver->peek && draft != NULL && !draft->done && draft->renames.count == 0) {
        if (!reader_peek_query(resolver->reader, &draft->place, draft->expr, &view->column_names,
                               &columns))
            columns.count = 0;
    } else {
        columns = (ViewColumnVec){.items = view->columns.items, .count = view->columns.count};
    }
    for (size_t i = 0; i < columns.count; i++) {
        const ViewColumn *column = &columns.items[i];

        range_add_column(resolver, range, column->name, type_unknown(), column->not_null);
        range->columns.items[range->columns.count - 1].spelled = column->type;
    }
}

static void add_attributes(Resolver *resolver, Range *range, Object *type)
{
    for (size_t i = 0; i < type->children.count; i++) {
        Object *child = type->children.items[i];

        if (child->kind != KIND_ATTRIBUTE)
            continue;
        resolve_finish(resolver, child);
        range_add_column(resolver, range, child->name, type_unknown(), false);
        range->columns.items[range->columns.count - 1].spelled =
            resolve_declared_type(resolver, child, ((const AttributeObject *)child)->type);
        range->columns.items[range->columns.count - 1].object = child;
    }
}

/* ---- Statements that are kept as text: tables made of a query ------------------------------- */

/* Resolves the query with a resolver of its own that reports nothing. */
static void add_query_columns(Resolver *resolver, const Place *place, Range *range,
                              const CreateTableAsStmt *statement)
{
    static const ExprScope nothing = {0};
    Resolver quiet = {.reader = resolver->reader,
                      .arena = resolver->arena,
                      .place = place,
                      .outer = &nothing,
                      .labels = map_new(resolver->arena),
                      .canonical = true,
                      .nested = resolver->nested + 1};
    Scope *scope = ARENA_NEW(resolver->arena, Scope);
    QueryResult result = {0};
    size_t i = 0;
    ListCell *cell;

    if (quiet.nested > 4 || !IsA(statement->query, SelectStmt)) {
        range->open = true;
        return;
    }
    resolve_statement(&quiet, scope, statement->query, QUERY_NAMED, &result);
    range_add_results(resolver, range, &result);
    foreach(cell, statement->into->colNames) if (i < range->columns.count)
    {
        range->columns.items[i].name = range->columns.items[i].real_name = strVal(lfirst(cell));
        i++;
    }
}

static void add_statement_columns(Resolver *resolver, Range *range, const Object *object)
{
    const Draft *draft = object->draft;
    const Place *place = draft != NULL ? &draft->place : resolver->place;
    Node *node = pgtree_parse_statement(((const StatementObject *)object)->sql);

    range->schema = NULL;
    if (node != NULL && IsA(node, CreateTableAsStmt))
        add_query_columns(resolver, place, range, castNode(CreateTableAsStmt, node));
    else
        range->open = true;
}

/* `name type!`, up to the next comma. */
static void add_builtin_column(const Resolver *resolver, Range *range, const char *text,
                               size_t length)
{
    const char *blank = memchr(text, ' ', length);
    const size_t name_length = (size_t)(blank - text);
    const bool not_null = text[length - 1] == '!';
    const char *type =
        arena_strndup(resolver->arena, blank + 1, length - name_length - 1 - not_null);
    ExprType known;

    if (builtin_standard_domain(type) != TYPE_NONE)
        type = arena_printf(resolver->arena, "information_schema.%s", type);
    known = type_from_text(resolver, type);
    if (known.code == TYPE_NONE && known.base == NULL)
        known = type_unknown();
    range_add_column(resolver, range, arena_strndup(resolver->arena, text, name_length), known,
                     not_null);
}

/* What a relation of the server itself has, as far as its versions agree: there may be other columns. */
static void add_builtin_columns(const Resolver *resolver, Range *range, const RangeVar *relation)
{
    const SearchPath *path = resolver->place->path;
    const BuiltinRelation *found = builtin_relation(
        relation->schemaname != NULL ? relation->schemaname : "pg_catalog", relation->relname);
    const char *text;

    for (size_t i = 0; found == NULL && relation->schemaname == NULL && i < path->count; i++)
        found = builtin_relation(path->schemas[i], relation->relname);
    for (text = found == NULL ? "" : found->columns; *text != '\0';) {
        size_t length = strcspn(text, ",");

        add_builtin_column(resolver, range, text, length);
        text += length + (text[length] == ',');
    }
}

Range *range_of_unknown(Resolver *resolver, const RangeVar *relation, const char *alias)
{
    Range *range = range_new(resolver, alias);

    range->open = true;
    add_builtin_columns(resolver, range, relation);
    return range;
}

Range *range_of_relation(Resolver *resolver, Object *relation, const char *alias)
{
    Range *range = range_new(resolver, alias);

    range->object = relation;
    range->schema = strcmp(alias, relation->name) == 0 ? relation->schema : NULL;
    if (relation->kind == KIND_TABLE || relation->kind == KIND_FOREIGN_TABLE) {
        add_table_columns(resolver, range, relation);
        range->open = range->columns.count == 0;
    } else if (relation->kind == KIND_VIEW || relation->kind == KIND_MATERIALIZED_VIEW) {
        add_view_columns(resolver, range, relation);
        range->open = range->columns.count == 0;
    } else if (relation->kind == KIND_SEQUENCE || relation->kind == KIND_IDENTITY) {
        range_add_column(resolver, range, "last_value", type_of_code(TYPE_INT8), true);
        range_add_column(resolver, range, "log_cnt", type_of_code(TYPE_INT8), true);
        range_add_column(resolver, range, "is_called", type_of_code(TYPE_BOOL), true);
    } else if (relation->kind == KIND_COMPOSITE_TYPE) {
        add_attributes(resolver, range, relation);
    } else if (relation->kind == KIND_STATEMENT) {
        add_statement_columns(resolver, range, relation);
    } else {
        range->open = true;
    }
    return range;
}

void label_take(const Resolver *resolver, const char *label)
{
    int *last = ARENA_NEW(resolver->arena, int);

    *last = 1;
    map_put(resolver->labels, label, last);
}

void range_label(Resolver *resolver, Range *range, const char *name)
{
    const char *label = name;

    /* What its columns are cannot be told, so that references to it may stay as they are written. */
    if (range->open && range->alias != NULL)
        label = name = range->alias;
    for (int *last = map_get(resolver->labels, name);
         last != NULL && map_get(resolver->labels, label) != NULL;)
        label = arena_printf(resolver->arena, "%s_%d", name, ++*last);
    label_take(resolver, label);
    range->label = label;
}

bool range_find_column(const Range *range, const char *name, size_t *column)
{
    if (range->shared != NULL && range->shared->by_name != NULL) {
        const RangeColumn *found = map_get(range->shared->by_name, name);

        *column = found == NULL ? 0 : (size_t)(found - range->columns.items);
        return found != NULL;
    }
    for (size_t i = 0; i < range->columns.count; i++) {
        if (text_order(range->columns.items[i].name, name) == 0) {
            *column = i;
            return true;
        }
    }
    return false;
}

ExprType range_column_type(const Resolver *resolver, const Range *range, size_t column)
{
    RangeColumn *found = &range->columns.items[column];

    if (found->spelled != NULL) {
        Resolver lasting = *resolver;

        if (range->shared != NULL)
            lasting.arena = range->shared->arena;
        found->type = type_from_text(&lasting, found->spelled);
        found->spelled = NULL;
    }
    return found->type;
}

bool range_column_not_null(const Range *range, size_t column)
{
    const RangeColumn *found = &range->columns.items[column];

    while (found->base != NULL) {
        if (range->nullable)
            return false;
        range = found->base;
        found = &range->columns.items[found->base_column];
    }
    return found->not_null && !range->nullable;
}

void range_depend_column(const Resolver *resolver, const Range *range, size_t column)
{
    const RangeColumn *found = &range->columns.items[column];

    while (found->base != NULL) {
        range = found->base;
        found = &range->columns.items[found->base_column];
    }
    if (found->object != NULL)
        resolve_depend(resolver, found->object);
    else if (range->object != NULL)
        resolve_depend(resolver, range->object);
}

void range_depend_row(const Resolver *resolver, const Range *range)
{
    if (range->object != NULL)
        resolve_depend(resolver, range->object);
    for (size_t i = 0; i < range->columns.count; i++)
        range_depend_column(resolver, range, i);
}

static Node *name_node(const char *name)
{
    return (Node *)makeString(pstrdup(name));
}

Node *range_column_node(const Range *range, size_t column)
{
    const RangeColumn *found = &range->columns.items[column];
    ColumnRef *reference = makeNode(ColumnRef);

    while (found->base != NULL) {
        range = found->base;
        found = &range->columns.items[found->base_column];
    }
    reference->location = -1;
    if (range->own || range->label == NULL)
        reference->fields = list_make1(name_node(found->real_name));
    else
        reference->fields = list_make2(name_node(range->label), name_node(found->real_name));
    return (Node *)reference;
}
