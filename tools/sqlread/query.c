#include "sqlread/query.h"

#include "sqlread/canonical.h"
#include "sqlread/query_text.h"

struct SqlQueries {
    Reader *reader;
    Arena *arena;
};

/* One query while it is resolved. */
typedef struct QueryTask {
    Reader *reader;
    Arena *arena;
    Span span;
    QueryMarkVec marks;
    Str sql;
    ParameterState parameters;
    Place place;
    QueryShape *shape;
} QueryTask;

/* ---- Begin and end -------------------------------------------------------------------------------------------- */

SqlQueries *sql_queries_begin(Model *model, const TextVec *path, Arena *arena, DiagList *diags)
{
    SqlQueries *queries = ARENA_NEW(arena, SqlQueries);
    SearchPath *schemas = ARENA_NEW(arena, SearchPath);

    queries->arena = arena;
    queries->reader = reader_new(model, diags);
    queries->reader->retrying = true; /* nothing waits any more */
    reader_index_model(queries->reader);
    *schemas = (SearchPath){path->items, path->count};
    if (path->count > 0)
        queries->reader->place.path = schemas;
    for (size_t i = 0; i < model->objects.count; i++)
        if (model->objects.items[i]->kind == KIND_EXTENSION)
            vec_push(queries->reader->scratch, &queries->reader->extensions,
                     model->objects.items[i]);
    return queries;
}

void sql_queries_end(SqlQueries *queries)
{
    pgtree_end(queries->reader->trees);
    arena_free(queries->reader->scratch);
}

Span sql_query_span(Span statement, const QueryShape *shape, size_t offset)
{
    const Place place = {.source = statement.source,
                         .base = statement.start,
                         .span = statement,
                         .shifts = &shape->shifts};

    return place_span(&place, (int)offset);
}

/* ---- Parameters ----------------------------------------------------------------------------------------------- */

static bool fail(const QueryTask *query, Span span, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static bool fail(const QueryTask *query, Span span, const char *code, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diag_error(query->reader->diags, code, span, "%s", arena_vprintf(query->arena, format, args));
    va_end(args);
    return false;
}

static Span mark_span(const QueryTask *query, const QueryMark *mark)
{
    return span_make(query->span.source, mark->start, mark->end);
}

/* The number of a name; the next one for a name that is new. */
static size_t number_of(const QueryTask *query, const char *name)
{
    const QueryParameterVec *parameters = &query->shape->parameters;

    for (size_t i = 0; i < parameters->count; i++)
        if (text_equal(parameters->items[i].name, name))
            return i + 1;
    return parameters->count + 1;
}

static void note_parameter(const QueryTask *query, const QueryMark *mark)
{
    QueryParameterVec *parameters = &query->shape->parameters;
    QueryParameter *parameter;

    while (parameters->count < mark->number)
        vec_push(query->arena, parameters, (QueryParameter){.name = NULL});
    parameter = &parameters->items[mark->number - 1];
    if (parameter->span.source != NULL)
        return;
    parameter->span = mark_span(query, mark);
    parameter->name = mark->name;
    parameter->named = mark->name != NULL;
}

/* Numbers the names, and finds parameters that make no sense. */
static bool number_parameters(const QueryTask *query)
{
    const QueryParameterVec *parameters = &query->shape->parameters;
    const QueryMarkVec *marks = &query->marks;

    for (size_t i = 0; i < marks->count; i++) {
        QueryMark *mark = &marks->items[i];

        if ((mark->name == NULL) != (marks->items[0].name == NULL))
            return fail(query, mark_span(query, mark), "query-parameter",
                        "a query has either numbered parameters or named ones, not both");
        if (mark->name != NULL)
            mark->number = number_of(query, mark->name);
        if (mark->number == 0)
            return fail(query, mark_span(query, mark), "query-parameter",
                        "parameters are counted from $1");
        if (mark->number > QUERY_PARAMETER_LIMIT)
            return fail(query, mark_span(query, mark), "query-parameter",
                        "a query has %d parameters at most", QUERY_PARAMETER_LIMIT);
        note_parameter(query, mark);
    }
    for (size_t i = 0; i < parameters->count; i++)
        if (parameters->items[i].span.source == NULL)
            return fail(query, parameters->items[parameters->count - 1].span, "query-parameter",
                        "there is a $%zu, but no $%zu", parameters->count, i + 1);
    return true;
}

/* The text with a number for each parameter. */
static void write_numbers(QueryTask *query)
{
    const char *text = query->span.source->text;
    size_t done = query->span.start;

    query->sql = str_new(query->arena);
    for (size_t i = 0; i < query->marks.count; i++) {
        const QueryMark *mark = &query->marks.items[i];

        str_bytes(&query->sql, text + done, mark->start - done);
        str_printf(&query->sql, "$%zu", mark->number);
        done = mark->end;
        vec_push(query->arena, &query->shape->shifts,
                 (QueryShift){.at = query->sql.length,
                              .shift = (ptrdiff_t)query->sql.length -
                                       (ptrdiff_t)(done - query->span.start)});
    }
    str_bytes(&query->sql, text + done, query->span.end - done);
}

/* ---- Stars ---------------------------------------------------------------------------------------------------- */

static List *returning_list(const Node *node)
{
    List **list = tree_returning(node);

    return list == NULL ? NIL : *list;
}

/* The target list of a statement; of the first arm, where several are combined. */
static List *target_list(const Node *node)
{
    if (!IsA(node, SelectStmt))
        return returning_list(node);
    while (castNode(SelectStmt, node)->op != SETOP_NONE)
        node = (Node *)castNode(SelectStmt, node)->larg;
    return castNode(SelectStmt, node)->targetList;
}

static bool is_in_list(const List *targets, int location)
{
    foreach_node(ResTarget, target,
                 targets) if (IsA(target->val, ColumnRef) &&
                              castNode(ColumnRef, target->val)->location == location) return true;
    return false;
}

/* True for a star whose columns are columns of the result. */
static bool is_result(const Node *node, int location)
{
    if (IsA(node, SelectStmt) && castNode(SelectStmt, node)->op != SETOP_NONE)
        return is_result((Node *)castNode(SelectStmt, node)->larg, location) ||
               is_result((Node *)castNode(SelectStmt, node)->rarg, location);
    return is_in_list(target_list(node), location);
}

static int compare_stars(const void *a, const void *b)
{
    return ((const Star *)a)->location - ((const Star *)b)->location;
}

/* Where the `*` of "schema.t.*" ends that begins at an offset; 0 when it is none. */
static size_t star_end(const QueryTask *query, size_t start)
{
    PgTokenVec tokens = {0};
    size_t error_offset;
    const char *error_message;

    pgtree_scan(query->arena, query->sql.text, start, query->sql.length, &tokens, &error_offset,
                &error_message);
    for (size_t i = 0; i < tokens.count; i++) {
        if (tokens.items[i].code == '*')
            return tokens.items[i].end;
        if (i % 2 == 1 ? tokens.items[i].code != '.' : tokens.items[i].code == ',')
            return 0;
    }
    return 0;
}

/* What is generated for the columns of today must not get those of tomorrow: `*` is written out in the text. */
static const char *write_stars(const QueryTask *query, const Node *node, StarVec *stars)
{
    Str text = str_new(query->arena);
    size_t done = 0;

    vec_sort(stars, compare_stars);
    for (size_t i = 0; i < stars->count; i++) {
        const size_t start = (size_t)stars->items[i].location;
        const size_t end =
            start < done || !is_result(node, stars->items[i].location) ? 0 : star_end(query, start);

        if (end == 0)
            continue;
        str_bytes(&text, query->sql.text + done, start - done);
        str_text(&text, stars->items[i].columns);
        done = end;
    }
    str_text(&text, query->sql.text + done);
    return text.text;
}

/* ---- Results -------------------------------------------------------------------------------------------------- */

static bool returns_rows(const Node *node, const QueryResult *result)
{
    switch (nodeTag(node)) {
    case T_SelectStmt:
        return castNode(SelectStmt, node)->intoClause == NULL;
    case T_InsertStmt:
    case T_UpdateStmt:
    case T_DeleteStmt:
    case T_MergeStmt:
        return returning_list(node) != NIL;
    case T_CallStmt:
        return result->open || result->columns.count > 0;
    case T_ExplainStmt:
    case T_VariableShowStmt:
    case T_FetchStmt:
    case T_ExecuteStmt:
        return true;
    default:
        return false;
    }
}

/* The place of a column in the target list; the statement when stars make it hard to say. */
static Span column_span(const QueryTask *query, const List *targets, size_t column)
{
    foreach_node(ResTarget, target,
                 targets) if (IsA(target->val, ColumnRef) &&
                              IsA(llast(castNode(ColumnRef, target->val)->fields),
                                  A_Star)) return query->span;
    if (column >= (size_t)list_length(targets))
        return query->span;
    return place_span(&query->place, list_nth_node(ResTarget, targets, (int)column)->location);
}

static void fill_columns(const QueryTask *query, const List *targets, const QueryResult *result)
{
    for (size_t i = 0; i < result->columns.count; i++) {
        const ResultColumn *column = &result->columns.items[i];

        vec_push(query->arena, &query->shape->columns,
                 (QueryColumn){.name = arena_strdup(query->arena, column->name),
                               .type = type_text(query->reader, query->arena, &column->type),
                               .not_null = column->not_null,
                               .span = column_span(query, targets, i)});
    }
    query->shape->open = result->open;
}

static const QueryColumnVec *relation_columns(const QueryTask *query, const Object *relation)
{
    QueryColumnVec *columns = ARENA_NEW(query->arena, QueryColumnVec);
    const ViewObject *view = (const ViewObject *)relation;
    const bool has_columns =
        kind_namespace(relation->kind) == NAMESPACE_RELATION && relation->kind != KIND_SEQUENCE;

    if (relation->kind == KIND_VIEW || relation->kind == KIND_MATERIALIZED_VIEW)
        for (size_t i = 0; i < view->columns.count; i++)
            vec_push(query->arena, columns,
                     (QueryColumn){.name = view->columns.items[i].name,
                                   .type = view->columns.items[i].type,
                                   .not_null = view->columns.items[i].not_null});
    for (size_t i = 0; has_columns && i < relation->children.count; i++) {
        const ColumnObject *column = (const ColumnObject *)relation->children.items[i];

        if (column->object.kind == KIND_COLUMN)
            vec_push(query->arena, columns,
                     (QueryColumn){.name = column->object.name,
                                   .type = column->type,
                                   .not_null = column->not_null});
    }
    return columns;
}

static bool same_columns(const QueryColumnVec *a, const QueryColumnVec *b)
{
    if (a->count != b->count || a->count == 0)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!text_equal(a->items[i].name, b->items[i].name) || a->items[i].type == NULL ||
            !text_equal(a->items[i].type, b->items[i].type) ||
            a->items[i].not_null != b->items[i].not_null)
            return false;
    return true;
}

/* Relations that a query names at its top. */
static void find_row(const QueryTask *query, const Node *item)
{
    const Object *relation;

    if (item == NULL || query->shape->row != NULL)
        return;
    if (IsA(item, JoinExpr)) {
        find_row(query, castNode(JoinExpr, item)->larg);
        find_row(query, castNode(JoinExpr, item)->rarg);
        return;
    }
    if (!IsA(item, RangeVar))
        return;
    relation =
        find_on_path(query->reader->model, query->place.path, NAMESPACE_RELATION,
                     castNode(RangeVar, item)->schemaname, castNode(RangeVar, item)->relname, NULL);
    if (relation != NULL && same_columns(&query->shape->columns, relation_columns(query, relation)))
        query->shape->row = relation;
}

static void fill_row(const QueryTask *query, Node *node)
{
    if (query->shape->open)
        return;
    find_row(query, (const Node *)tree_target(node));
    if (IsA(node, SelectStmt))
        foreach_ptr(Node, item, castNode(SelectStmt, node)->fromClause) find_row(query, item);
}

/* True when rows may be missing on one side, so that what a table says of its columns does not hold. */
static bool has_outer(const Node *item)
{
    const JoinExpr *join;

    if (item == NULL || !IsA(item, JoinExpr))
        return false;
    join = castNode(JoinExpr, item);
    return join->jointype != JOIN_INNER || has_outer(join->larg) || has_outer(join->rarg);
}

static bool is_outer(const Node *node)
{
    const SelectStmt *select = (const SelectStmt *)node;

    if (!IsA(node, SelectStmt))
        return !IsA(node, InsertStmt);
    foreach_ptr(Node, item, select->fromClause) if (has_outer(item)) return true;
    return select->op != SETOP_NONE || select->groupClause != NIL;
}

/* WITH clauses that change data stand at the top of a statement only. MERGE may not stand in one before PostgreSQL 17. */
static QueryWrap wrap_of(const Node *node)
{
    WithClause *const *with = tree_with_clause((Node *)node);

    foreach_node(CommonTableExpr, cte,
                 with == NULL || *with == NULL
                     ? NIL
                     : (*with)->ctes) if (!IsA(cte->ctequery, SelectStmt)) return QUERY_WRAP_NEVER;
    switch (nodeTag(node)) {
    case T_SelectStmt:
        return QUERY_WRAP_FROM;
    case T_InsertStmt:
    case T_UpdateStmt:
    case T_DeleteStmt:
        return QUERY_WRAP_WITH;
    default:
        return QUERY_WRAP_NEVER;
    }
}

static void cut(const QueryTask *query)
{
    const char *sql = query->shape->sql;
    QueryMarkVec marks = {0};
    size_t done = 0;

    query_marks(query->arena, sql, 0, strlen(sql), &marks);
    for (size_t i = 0; i < marks.count; i++) {
        const QueryMark *mark = &marks.items[i];

        vec_push(query->arena, &query->shape->pieces,
                 (QueryPiece){arena_strndup(query->arena, sql + done, mark->start - done),
                              mark->number});
        done = mark->end;
    }
    vec_push(query->arena, &query->shape->pieces,
             (QueryPiece){arena_strdup(query->arena, sql + done), 0});
}

/* ---- Passes --------------------------------------------------------------------------------------------------- */

/* What an author says goes before what the query says. */
static bool is_nullable(const QueryTask *query, size_t index, const QueryHintVec *hints)
{
    const QueryParameter *given = &query->shape->parameters.items[index];
    const Parameter *found = &query->parameters.items.items[index];
    const char *number = arena_printf(query->arena, "$%zu", index + 1);

    for (size_t i = 0; hints != NULL && i < hints->count; i++)
        if (strcmp(hints->items[i].parameter, number) == 0 ||
            (given->named && strcmp(hints->items[i].parameter, given->name) == 0))
            return hints->items[i].nullable;
    return found->tested || (found->into_nullable && !found->into_not_null);
}

static void settle_parameters(const QueryTask *query, const QueryHintVec *hints)
{
    for (size_t i = 0; i < query->parameters.items.count; i++)
        query->parameters.items.items[i].nullable = is_nullable(query, i, hints);
}

static void fill_parameters(const QueryTask *query)
{
    for (size_t i = 0; i < query->parameters.items.count; i++) {
        const Parameter *found = &query->parameters.items.items[i];
        QueryParameter *parameter = &query->shape->parameters.items[i];

        parameter->type = type_text(query->reader, query->arena, &found->type);
        parameter->nullable = found->nullable;
        if (parameter->name == NULL && found->name != NULL)
            parameter->name = arena_strdup(query->arena, found->name);
    }
}

/*
 * The canonical pass chooses operators and functions as the server does: it finds the types of the parameters. With them
 * known, the other one finds errors and the columns.
 */
static bool resolve_passes(QueryTask *query, const Work *work, Node *node,
                           const QueryHintVec *hints)
{
    static const ExprScope nothing = {0};
    Resolver types = resolver_begin(query->reader, work, NULL, &query->place, &nothing, true);
    Resolver names = resolver_begin(query->reader, work, NULL, &query->place, &nothing, false);
    QueryResult result = {0};
    StarVec stars = {0};

    types.parameters = names.parameters = &query->parameters;
    names.stars = &stars;
    for (size_t i = 0; i < query->shape->parameters.count; i++)
        vec_push(work->arena, &query->parameters.items, (Parameter){.tested = false});
    resolve_statement(&types, ARENA_NEW(work->arena, Scope), copyObject(node), QUERY_NAMED,
                      &result);
    settle_parameters(query, hints);
    result = (QueryResult){0};
    resolve_statement(&names, ARENA_NEW(work->arena, Scope), copyObject(node), QUERY_NAMED,
                      &result);
    query->shape->returns_rows = returns_rows(node, &result);
    query->shape->sql = write_stars(query, node, &stars);
    query->shape->wrap = wrap_of(node);
    cut(query);
    fill_parameters(query);
    if (query->shape->returns_rows)
        fill_columns(query, target_list(node), &result);
    fill_row(query, node);
    query->shape->outer = is_outer(node);
    return !names.failed;
}

static bool parse(const QueryTask *query, Node **node)
{
    List *statements;
    const char *message;
    size_t character;

    if (!pgtree_parse_list(query->arena, query->sql.text, &statements, &message, &character)) {
        Source copy = {.text = query->sql.text, .length = query->sql.length};

        return fail(query,
                    place_span(&query->place, (int)source_character_offset(&copy, 0, character)),
                    "syntax", "%s", message);
    }
    if (list_length(statements) != 1)
        BUG("a query of %d statements", list_length(statements));
    *node = linitial(statements);
    return true;
}

bool sql_query_resolve(SqlQueries *queries, Span statement, const QueryHintVec *hints,
                       QueryShape *shape)
{
    QueryTask query = {
        .reader = queries->reader, .arena = queries->arena, .span = statement, .shape = shape};
    const Work work = work_begin();
    Node *node = NULL;

    *shape = (QueryShape){0};
    query.place = query.reader->place;
    query.place.source = statement.source;
    query.place.base = statement.start;
    query.place.span = statement;
    query.place.shifts = &shape->shifts;
    query_marks(query.arena, statement.source->text, statement.start, statement.end, &query.marks);
    if (number_parameters(&query)) {
        write_numbers(&query);
        shape->text = shape->sql = query.sql.text;
        shape->ok = parse(&query, &node) && resolve_passes(&query, &work, node, hints);
    }
    work_end(&work);
    return shape->ok;
}
