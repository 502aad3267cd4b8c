#include "sqlread/bodies.h"
#include "sqlread/canonical.h"
#include "sqlread/plpgsql.h"

#include <strings.h>

/*
 * What a PL/pgSQL body uses. The server checks the syntax and the types of variables when it stores the function; it looks
 * all other names up when their statement runs, so that a name which is not there is worth no more than a warning, and
 * none when something that runs before may have made it.
 */

typedef struct Body {
    Reader *reader;
    Arena *arena;
    Object *object;
    const RoutineObject *routine;
    Place place; /* of the text */
    Resolver resolver;
    Place piece_place; /* of what is being resolved */
    bool unclear;      /* a statement in it may make what others use */
} Body;

static Place place_at(const Body *body, size_t start)
{
    Place place = body->place;

    if (place.base != NO_BASE)
        place.base += start;
    return place;
}

/* ---- Types of variables --------------------------------------------------------------------------------------- */

static Object *find_named(Body *body, const List *names, int skip)
{
    int count = list_length(names) - skip;
    const char *schema = count > 1 ? strVal(list_nth(names, count - 2)) : NULL;
    const char *name = count > 0 ? strVal(list_nth(names, count - 1)) : "";
    Object *type = skip > 0 ? NULL
                            : find_on_path(body->reader->model, body->place.path, NAMESPACE_TYPE,
                                           schema, name, NULL);
    RangeVar *relation = makeRangeVar((char *)schema, (char *)name, 0);
    Scope scope = {0};
    Cte *cte;

    if (type == NULL)
        return resolve_relation(&body->resolver, &scope, relation, &cte);
    resolve_depend(&body->resolver, type);
    return type;
}

/* relation.column%TYPE */
static void column_type(Body *body, PlName *name)
{
    const char *column = strVal(llast(name->names));
    Object *relation = find_named(body, name->names, 1);
    const Range *range;
    ExprType type;

    if (relation == NULL)
        return;
    range = range_of_relation(&body->resolver, relation, "");
    for (size_t i = 0; i < range->columns.count; i++) {
        if (strcmp(range->columns.items[i].name, column) != 0)
            continue;
        range_depend_column(&body->resolver, range, i);
        type = range_column_type(&body->resolver, range, i);
        name->spelled = type_text(body->reader, body->arena, &type);
        return;
    }
    if (!range->open)
        resolve_error(&body->resolver, 0, "unknown-column",
                      "column \"%s\" of \"%s\", whose type a variable has, does not exist", column,
                      relation->name);
}

static void named_type(Body *body, PlName *name)
{
    Object *found = NULL;

    name->spelled = reader_type(body->reader, &body->piece_place,
                                linitial_node(TypeName, name->names), body->object, &found);
    if (found != NULL && !text_ends_with(name->spelled, "[]"))
        name->row = found;
}

static void finish_type(Body *body, PlName *name)
{
    ExprType type;

    body->piece_place = place_at(body, name->start);
    switch (name->type) {
    case PL_TYPE_NAME:
        named_type(body, name);
        break;
    case PL_TYPE_COLUMN:
        column_type(body, name);
        break;
    case PL_TYPE_ROW:
        name->row = find_named(body, name->names, 0);
        break;
    case PL_TYPE_SAME:
        name->spelled = name->same->spelled;
        name->row = name->same->row;
        break;
    case PL_TYPE_RECORD:
    case PL_TYPE_SPELLED:
    case PL_TYPE_CURSOR:
    case PL_TYPE_UNKNOWN:
        break;
    }
    if (name->array && name->spelled != NULL)
        name->spelled = arena_printf(body->arena, "%s[]", name->spelled);
    if (name->spelled == NULL || name->array)
        return;
    type = type_from_text(&body->resolver, name->spelled);
    name->row = type_is_composite(&type) ? type.object : NULL;
}

/* NEW and OLD are rows of the table, when a trigger of one table alone calls the function. */
static void finish_types(Body *body, const PlBody *parsed)
{
    const Draft *draft = body->object->draft;

    for (size_t i = 0; i < parsed->names.count; i++) {
        PlName *name = parsed->names.items[i];

        if (name->label)
            continue;
        finish_type(body, name);
        if (name->type == PL_TYPE_RECORD && draft->fires_on != NULL && !draft->fires_elsewhere &&
            (strcmp(name->name, "new") == 0 || strcmp(name->name, "old") == 0))
            name->row = draft->fires_on;
    }
}

/* ---- What a piece sees ---------------------------------------------------------------------------------------- */

/* The fields of a row, or of a record that may have any. */
static void add_fields(Body *body, Scope *scope, PlName *name)
{
    Range *range = name->row != NULL ? range_of_relation(&body->resolver, name->row, name->name)
                                     : range_new(&body->resolver, name->name);

    range->schema = NULL;
    range->open = range->open || name->row == NULL;
    range->record = true;
    range->named = true;
    scope_add(&body->resolver, scope, range);
}

static bool has_fields(const PlName *name)
{
    return name->row != NULL || name->type == PL_TYPE_RECORD || name->type == PL_TYPE_ROW ||
           text_equal(name->spelled, "record") ||
           (name->spelled == NULL && name->type != PL_TYPE_CURSOR);
}

/* Names of a level are added as they are declared: pieces come in the order of the text. */
static void extend_scope(Body *body, PlName *label, PlName *last)
{
    PlName *name = last;

    for (; name != label && name != label->seen; name = name->outer) {
        if (has_fields(name))
            add_fields(body, label->scope, name);
        if (name->spelled == NULL || name->row != NULL)
            continue;
        range_add_column(&body->resolver, label->range, name->name, type_unknown(), false);
        label->range->columns.items[label->range->columns.count - 1].spelled = name->spelled;
    }
    label->seen = last;
}

static Scope *scope_of(Body *body, PlName *last)
{
    PlName *label = last;

    if (last == NULL)
        return NULL;
    while (!label->label)
        label = label->outer;
    if (label->scope == NULL) {
        label->scope = ARENA_NEW(body->arena, Scope);
        label->scope->parent = scope_of(body, label->outer);
        label->range = range_new(&body->resolver, label->name);
        label->range->named = label->name[0] != '\0';
        label->range->plain = true;
        label->range->record = true;
        scope_add(&body->resolver, label->scope, label->range);
        label->seen = label;
    }
    extend_scope(body, label, last);
    return label->scope;
}

static Scope *inner_scope(Body *body, PlName *last)
{
    Scope *scope = ARENA_NEW(body->arena, Scope);

    scope->parent = scope_of(body, last);
    return scope;
}

/* ---- Pieces --------------------------------------------------------------------------------------------------- */

/* Statements that make nothing, and change no path. */
static bool is_harmless(const Node *node)
{
    switch (nodeTag(node)) {
    case T_CallStmt:
    case T_CopyStmt:
    case T_ConstraintsSetStmt:
    case T_LockStmt:
    case T_NotifyStmt:
    case T_RefreshMatViewStmt:
    case T_TruncateStmt:
        return true;
    case T_VariableSetStmt:
        return !text_equal(castNode(VariableSetStmt, node)->name, "search_path");
    default:
        return false;
    }
}

static void resolve_sql(Body *body, Node *node, PlName *last, const char *text)
{
    QueryResult result = {0};

    if (statement_is_query(node)) {
        resolve_statement(&body->resolver, inner_scope(body, last), node, QUERY_VALUES, &result);
        return;
    }
    if (IsA(node, CallStmt))
        resolve_node(&body->resolver, inner_scope(body, last),
                     (Node **)&castNode(CallStmt, node)->funccall);
    else
        depend_on_words(body->reader, body->object, &body->place, text);
    body->unclear = body->unclear || !is_harmless(node);
}

/* variable.field[…] := value */
static void resolve_assignment(Body *body, PLAssignStmt *assign, PlName *last)
{
    Scope *scope = inner_scope(body, last);
    ColumnRef *target = makeNode(ColumnRef);
    Node *node = (Node *)target;
    QueryResult result = {0};

    target->fields = list_make1(makeString(assign->name));
    target->location = assign->location;
    foreach_ptr(Node, part, assign->indirection)
    {
        if (!IsA(part, String))
            break;
        target->fields = lappend(target->fields, part);
    }
    if (assign->name[0] != '$')
        resolve_node(&body->resolver, scope, &node);
    foreach_ptr(Node, part, assign->indirection) if (IsA(part, A_Indices))
        node_children(part, resolve_child, &(ChildScope){&body->resolver, scope});
    resolve_statement(&body->resolver, scope, (Node *)assign->val, QUERY_VALUES, &result);
}

/* The strings of which the text of a statement is made. */
static void depend_on_strings(Node **slot, void *state)
{
    Body *body = state;
    const A_Const *constant = IsA(*slot, A_Const) ? castNode(A_Const, *slot) : NULL;

    if (constant != NULL && !constant->isnull && IsA(&constant->val, String))
        depend_on_words(body->reader, body->object, &body->place, strVal(&constant->val));
    node_children(*slot, depend_on_strings, body);
}

/* EXECUTE of a constant is a statement like others, which sees no variables. */
static void resolve_dynamic(Body *body, SelectStmt *select, PlName *last)
{
    const ResTarget *target =
        list_length(select->targetList) == 1 ? linitial_node(ResTarget, select->targetList) : NULL;
    const A_Const *constant =
        target != NULL && IsA(target->val, A_Const) && select->fromClause == NIL
            ? castNode(A_Const, target->val)
            : NULL;
    QueryResult result = {0};
    List *statements;
    const char *message;
    size_t character;

    if (constant == NULL || constant->isnull || !IsA(&constant->val, String)) {
        Node *node = (Node *)select;

        node_children(node, depend_on_strings, body);
        resolve_statement(&body->resolver, inner_scope(body, last), node, QUERY_VALUES, &result);
        body->unclear = true;
        return;
    }
    if (!pgtree_parse_list(body->arena, strVal(&constant->val), &statements, &message, &character))
        return;
    body->piece_place.span = place_span(&body->piece_place, constant->location);
    body->piece_place.base = NO_BASE;
    foreach_ptr(Node, statement, statements)
        resolve_sql(body, statement, NULL, strVal(&constant->val));
}

static void resolve_piece(Body *body, const PlPiece *piece)
{
    QueryResult result = {0};

    body->piece_place = place_at(body, piece->start);
    switch (piece->kind) {
    case PL_STATEMENT:
        resolve_sql(body, piece->node, piece->scope,
                    arena_strndup(body->arena, body->routine->body + piece->start,
                                  piece->end - piece->start));
        break;
    case PL_EXPRESSION:
        resolve_statement(&body->resolver, inner_scope(body, piece->scope), piece->node,
                          QUERY_VALUES, &result);
        break;
    case PL_ASSIGNMENT:
        resolve_assignment(body, castNode(PLAssignStmt, piece->node), piece->scope);
        break;
    case PL_DYNAMIC:
        resolve_dynamic(body, castNode(SelectStmt, piece->node), piece->scope);
        break;
    }
}

/* ---- Findings ------------------------------------------------------------------------------------------------- */

/* What is certain to fail when it runs. */
static void keep_findings(Body *body, const DiagList *found)
{
    static const char *const codes[] = {"unknown-table", "unknown-column", "unknown-function"};
    DiagList *diags = body->reader->diags;

    if (body->unclear || body->object->external ||
        strcasestr(body->routine->body, "search_path") != NULL)
        return;
    for (size_t i = 0; i < found->diags.count; i++) {
        Diag *diag = found->diags.items[i];
        bool kept = false;

        for (size_t j = 0; j < lengthof(codes); j++)
            kept = kept || strcmp(diag->code, codes[j]) == 0;
        if (!kept)
            continue;
        diag->severity = SEVERITY_WARNING;
        diag_detail(diags, diag,
                    "PL/pgSQL looks names up when the statement runs, which fails then");
        vec_push(diags->arena, &diags->diags, diag);
        diags->warnings++;
    }
}

static void resolve_pieces(Body *body, const PlBody *parsed)
{
    DiagList *diags = body->reader->diags;
    DiagList found = diag_list_new(diags->arena);

    body->resolver.late = true;
    body->resolver.any_path = body->place.path == ((Draft *)body->object->draft)->place.path;
    body->reader->diags = &found;
    for (size_t i = 0; i < parsed->pieces.count; i++)
        resolve_piece(body, &parsed->pieces.items[i]);
    body->reader->diags = diags;
    keep_findings(body, &found);
}

static void report_parse(const Body *body, const PlBody *parsed)
{
    Span span = body->place.span;

    if (body->place.base != NO_BASE)
        span = span_make(body->place.source, body->place.base + parsed->error_start,
                         body->place.base + parsed->error_end);
    diag_error(body->reader->diags, "syntax", span, "%s", parsed->error);
}

void finish_plpgsql(Reader *reader, Object *object, const Place *place)
{
    const ExprScope outer = {.routine = object};
    const RoutineObject *routine = (const RoutineObject *)object;
    const PlRole role = {.trigger = text_equal(routine->returns, "trigger"),
                         .event_trigger = text_equal(routine->returns, "event_trigger")};
    MemoryContext before = CurrentMemoryContext;
    MemoryContext trees = AllocSetContextCreate(before, "plpgsql", ALLOCSET_DEFAULT_SIZES);
    Arena *arena = arena_new();
    Body body = {
        .reader = reader, .arena = arena, .object = object, .routine = routine, .place = *place};
    PlBody parsed;

    MemoryContextSwitchTo(trees);
    body.resolver = (Resolver){.reader = reader,
                               .arena = arena,
                               .owner = object,
                               .place = &body.piece_place,
                               .outer = &outer,
                               .labels = map_new(arena)};
    if (plpgsql_parse(arena, routine, routine->body, role, &parsed)) {
        finish_types(&body, &parsed);
        resolve_pieces(&body, &parsed);
    } else {
        report_parse(&body, &parsed);
        depend_on_words(reader, object, &body.place, routine->body);
    }
    MemoryContextSwitchTo(before);
    MemoryContextDelete(trees);
    arena_free(arena);
}
