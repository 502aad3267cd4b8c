#include "sqlread/canonical.h"

/*
 * CREATE TABLE … AS query, SELECT … INTO table, and what LIKE takes from a view: columns with the types that a query
 * yields. They have to be known when the statement is read, for what follows may alter them. So the query is resolved as
 * far as the objects before it allow, without finishing any; where a type cannot be told so, the statement is kept as
 * text.
 */

/* ---- The query, ahead of its time ------------------------------------------------------------------------------ */

/* Things for which a look ahead is not enough: routines whose types are not there yet, aggregates of the model, and
 * collations, which a column of text would get. */
typedef struct Doubt {
    Reader *reader;
    bool found;
    bool collated;
    int depth;
} Doubt;

static bool is_clear(Reader *reader, const Object *routine)
{
    const Draft *draft = routine->draft;
    const CreateFunctionStmt *create;

    if (routine->kind != KIND_FUNCTION)
        return false;
    create = castNode(CreateFunctionStmt, draft->node);
    foreach_node(FunctionParameter, parameter,
                 create->parameters) if (!reader_type_is_there(reader, &draft->place,
                                                               parameter->argType)) return false;
    return create->returnType == NULL ||
           reader_type_is_there(reader, &draft->place, create->returnType);
}

static bool has_unclear_routine(Reader *reader, const char *name)
{
    const ObjectVec *objects = &reader->model->objects;

    for (size_t i = 0; i < objects->count; i++)
        if (kind_namespace(objects->items[i]->kind) == NAMESPACE_ROUTINE &&
            strcmp(objects->items[i]->name, name) == 0 && !is_clear(reader, objects->items[i]))
            return true;
    return false;
}

static void doubt(Node *node, void *context);

static void doubt_relation(Doubt *state, const RangeVar *range)
{
    const Object *relation = reader_find_relation(state->reader, range);
    const Draft *draft = relation == NULL ? NULL : relation->draft;

    for (size_t i = 0; relation != NULL && i < relation->children.count; i++)
        if (relation->children.items[i]->kind == KIND_COLUMN &&
            ((const ColumnObject *)relation->children.items[i])->collation != NULL)
            state->collated = true;
    if (draft != NULL && draft->expr != NULL && IsA(draft->expr, SelectStmt) &&
        (relation->kind == KIND_VIEW || relation->kind == KIND_MATERIALIZED_VIEW) &&
        ++state->depth < 8)
        doubt(draft->expr, state);
}

static void doubt(Node *node, void *context)
{
    Doubt *state = context;

    if (node == NULL)
        return;
    if (IsA(node, RangeVar))
        doubt_relation(state, castNode(RangeVar, node));
    else if (IsA(node, CollateClause))
        state->collated = true;
    else if (IsA(node, FuncCall) &&
             has_unclear_routine(state->reader, strVal(llast(castNode(FuncCall, node)->funcname))))
        state->found = true;
    if (!state->found)
        tree_walk(node, doubt, state);
}

static bool may_have_collation(const ExprType *type)
{
    return strchr("SAU", type_category(type)) != NULL;
}

bool reader_peek_query(Reader *reader, const Place *place, Node *query, const TextVec *names,
                       ViewColumnVec *columns)
{
    static const ExprScope nothing = {0};
    Arena *arena = arena_new();
    Resolver resolver = {.reader = reader,
                         .arena = arena,
                         .place = place,
                         .outer = &nothing,
                         .labels = map_new(arena),
                         .canonical = true,
                         .peek = true};
    Doubt state = {.reader = reader};
    QueryResult result = {0};
    bool known;

    doubt(query, &state);
    if (!state.found)
        resolve_statement(&resolver, ARENA_NEW(arena, Scope), copyObject(query), QUERY_NAMED,
                          &result);
    known = !state.found && !result.open && result.columns.count >= names->count;
    for (size_t i = 0; known && i < result.columns.count; i++) {
        const ResultColumn *column = &result.columns.items[i];
        const char *type = type_text(reader, reader->scratch, &column->type);

        known = type != NULL && !type_is_pseudo(type) &&
                !(state.collated && may_have_collation(&column->type));
        vec_push(
            reader->scratch, columns,
            (ViewColumn){.name = arena_strdup(reader->scratch,
                                              i < names->count ? names->items[i] : column->name),
                         .type = type});
    }
    arena_free(arena);
    return known;
}

/* ---- The table -------------------------------------------------------------------------------------------------- */

ColumnDef *reader_plain_column(Reader *reader, const char *name, const char *type)
{
    ColumnDef *definition = makeNode(ColumnDef);
    const char *message;
    size_t character;
    Node *node = pgtree_parse_part(reader->scratch, type, PG_PART_TYPE, &message, &character);

    if (node == NULL)
        return NULL;
    definition->colname = pstrdup(name);
    definition->typeName = castNode(TypeName, node);
    definition->typeName->location = -1;
    definition->location = -1;
    definition->is_local = true;
    return definition;
}

static List *column_definitions(Reader *reader, const ViewColumnVec *columns)
{
    List *definitions = NIL;

    for (size_t i = 0; i < columns->count; i++) {
        ColumnDef *definition =
            reader_plain_column(reader, columns->items[i].name, columns->items[i].type);

        if (definition == NULL)
            return NIL;
        definitions = lappend(definitions, definition);
    }
    return definitions;
}

ReadResult reader_table_of_query(Reader *reader, Node *query, const IntoClause *into,
                                 bool if_not_exists)
{
    CreateStmt *create = makeNode(CreateStmt);
    ViewColumnVec columns = {0};
    TextVec names = {0};
    Object *made;

    reader_texts(reader, into->colNames, &names);
    if (!IsA(query, SelectStmt))
        return READ_OPAQUE;
    if (!reader_peek_query(reader, &reader->place, query, &names, &columns)) {
        reader->missing_name = NULL; /* anything that it uses may come yet */
        return reader->retrying ? READ_OPAQUE : READ_WAIT;
    }
    create->tableElts = column_definitions(reader, &columns);
    if (create->tableElts == NIL)
        return READ_OPAQUE;
    create->relation = into->rel;
    create->options = into->options;
    create->oncommit = into->onCommit;
    create->tablespacename = into->tableSpaceName;
    create->accessMethod = into->accessMethod;
    create->if_not_exists = if_not_exists;
    return read_create_relation(reader, KIND_TABLE, create, &made);
}
