#include "sqlread/canonical.h"

#include <strings.h>

/* ---- Reporting and dependencies ------------------------------------------------------------------------------- */

void resolve_depend(const Resolver *resolver, Object *on)
{
    if (!resolver->canonical && resolver->owner != NULL && on != resolver->owner)
        object_depend(resolver->reader->arena, resolver->owner, on, DEPENDENCY_EXPRESSION);
}

void resolve_depend_in_order(const Resolver *resolver, Object *on)
{
    if (!resolver->canonical && resolver->owner != NULL && on != resolver->owner)
        object_depend_in_order(resolver->reader->arena, resolver->owner, on, DEPENDENCY_EXPRESSION);
}

void resolve_depend_on_extensions(const Resolver *resolver)
{
    const ObjectVec *extensions = &resolver->reader->extensions;

    if (resolver->canonical || resolver->owner == NULL)
        return;
    for (size_t i = 0; i < extensions->count; i++)
        object_depend(resolver->reader->arena, resolver->owner, extensions->items[i],
                      DEPENDENCY_NORMAL);
}

void resolve_depend_on_extension(const Resolver *resolver, const char *name)
{
    const ExtensionObject *extension = find_extension(resolver->reader, name);

    if (!resolver->canonical && resolver->owner != NULL && extension != NULL)
        object_depend(resolver->reader->arena, resolver->owner, (Object *)&extension->object,
                      DEPENDENCY_NORMAL);
}

Diag *resolve_error(Resolver *resolver, int location, const char *code, const char *format, ...)
{
    va_list args;
    Diag *diag;

    if (resolver->canonical)
        return NULL;
    resolver->failed = true;
    va_start(args, format);
    diag = diag_error(resolver->reader->diags, code, place_span(resolver->place, location), "%s",
                      arena_vprintf(resolver->arena, format, args));
    va_end(args);
    return diag;
}

void resolve_hint(const Resolver *resolver, Diag *diag, const char *suggestion)
{
    if (diag != NULL && suggestion != NULL)
        diag_hint(resolver->reader->diags, diag, "did you mean \"%s\"?", suggestion);
}

bool resolve_may_exist(const Resolver *resolver, const char *name)
{
    const ObjectVec *objects = &resolver->reader->model->objects;

    for (size_t i = 0; i < objects->count; i++) {
        const Object *object = objects->items[i];

        if (object->kind == KIND_STATEMENT &&
            strcasestr(((const StatementObject *)object)->sql, name) != NULL)
            return true;
    }
    return false;
}

/* ---- What an expression sees ---------------------------------------------------------------------------------- */

static void add_row_image(Resolver *resolver, Scope *scope, const char *alias)
{
    Range *range = range_of_relation(resolver, resolver->outer->relation, alias);

    range->schema = NULL;
    range->label = alias;
    range->named = true;
    label_take(resolver, alias);
    scope_add(resolver, scope, range);
}

static Scope *outer_scope(Resolver *resolver)
{
    Scope *scope = ARENA_NEW(resolver->arena, Scope);
    Object *relation = resolver->outer->relation;
    Range *range;

    if (relation == NULL)
        return scope;
    if (resolver->outer->row_images) {
        if (!resolver->outer->without_old)
            add_row_image(resolver, scope, "old");
        if (!resolver->outer->without_new)
            add_row_image(resolver, scope, "new");
        return scope;
    }
    range = range_of_relation(resolver, relation, relation->name);
    range->own = range->named = range->plain = true;
    range_label(resolver, range, relation->name);
    scope_add(resolver, scope, range);
    return scope;
}

Work work_begin(void)
{
    Work work = {.arena = arena_new(), .before = CurrentMemoryContext};

    work.trees = AllocSetContextCreate(work.before, "resolve", ALLOCSET_DEFAULT_SIZES);
    MemoryContextSwitchTo(work.trees);
    return work;
}

void work_end(const Work *work)
{
    MemoryContextSwitchTo(work->before);
    MemoryContextDelete(work->trees);
    arena_free(work->arena);
}

void resolve_finish(const Resolver *resolver, Object *object)
{
    MemoryContext before;

    if (resolver->peek)
        return;
    before = MemoryContextSwitchTo(resolver->reader->trees);
    finish_object(resolver->reader, object);
    MemoryContextSwitchTo(before);
}

const char *resolve_declared_type(const Resolver *resolver, const Object *object, const char *type)
{
    const Draft *draft = object->draft;

    if (!resolver->peek || draft == NULL || draft->done || draft->type == NULL)
        return type;
    if (!reader_type_is_there(resolver->reader, &draft->place, draft->type))
        return NULL;
    return reader_type_quiet(resolver->reader, &draft->place, draft->type);
}

Resolver resolver_begin(Reader *reader, const Work *work, Object *owner, const Place *place,
                        const ExprScope *outer, bool canonical)
{
    return (Resolver){.reader = reader,
                      .arena = work->arena,
                      .owner = owner,
                      .place = place,
                      .outer = outer,
                      .labels = map_new(work->arena),
                      .canonical = canonical};
}

/* ---- Expressions ---------------------------------------------------------------------------------------------- */

/* The type of the column that a default belongs to; NULL when it is not known. */
static const char *default_type(const Object *column)
{
    const ViewObject *view = (const ViewObject *)column->parent;

    if (column->kind == KIND_COLUMN)
        return ((const ColumnObject *)column)->type;
    for (size_t i = 0; i < view->columns.count; i++)
        if (text_equal(view->columns.items[i].name, column->name))
            return view->columns.items[i].type;
    return NULL;
}

/* The type that a value gets where it stands; NULL when it is not known, or the value keeps its own. */
static const char *assigned_type(const Resolver *resolver)
{
    switch (resolver->owner == NULL ? KIND_COUNT : resolver->owner->kind) {
    case KIND_DEFAULT:
        return default_type(resolver->owner->parent);
    case KIND_COLUMN:
        return ((const ColumnObject *)resolver->owner)->type;
    case KIND_DOMAIN:
        return ((const DomainObject *)resolver->owner)->type;
    default:
        return resolver->outer->parameter;
    }
}

/* What the place of an expression makes of its value: a condition is boolean, a default has the type of its column. */
static void finish_value(Resolver *resolver, Node **slot, const Typed *value)
{
    const ExprType boolean = type_of_code(TYPE_BOOL);

    switch (resolver->owner == NULL ? KIND_COUNT : resolver->owner->kind) {
    case KIND_CHECK:
    case KIND_POLICY:
    case KIND_TRIGGER:
    case KIND_RULE:
    case KIND_PUBLICATION_TABLE:
        canonical_coerce(resolver, slot, &value->type, &boolean);
        break;
    case KIND_DEFAULT:
    case KIND_COLUMN:
        if (assigned_type(resolver) != NULL)
            canonical_assign(resolver, slot, &value->type, assigned_type(resolver));
        break;
    case KIND_FUNCTION:
    case KIND_PROCEDURE:
        canonical_assign(resolver, slot, &value->type, resolver->outer->parameter);
        break;
    default:
        if (type_is_literal(&value->type))
            canonical_loosen(resolver, slot);
        break;
    }
}

static const char *resolve_one(Resolver *resolver, const Node *node)
{
    Node *copy = copyObject((Node *)node);
    Scope *scope = outer_scope(resolver);
    Typed value;

    if (assigned_type(resolver) == NULL ||
        !resolve_assigned_row(resolver, scope, copy, assigned_type(resolver), &value))
        value = resolve_node(resolver, scope, &copy);
    if (resolver->canonical && resolver->outer->type != NULL)
        *resolver->outer->type = type_text(resolver->reader, resolver->reader->arena, &value.type);
    finish_value(resolver, &copy, &value);
    return pgtree_deparse_expression(resolver->reader->arena, copy);
}

/* The deparser knows every expression of the grammar; if not, that is said instead of writing half of it. */
static bool check_texts(Reader *reader, const Place *place, SqlExpr *out)
{
    if (out->sql != NULL && out->canonical != NULL)
        return true;
    diag_error(reader->diags, "unsupported", place->span,
               "an expression of this statement cannot be written back as SQL");
    out->sql = out->sql == NULL ? "" : out->sql;
    out->canonical = out->sql;
    return false;
}

bool resolve_expression(Reader *reader, Object *owner, const Place *place, const ExprScope *scope,
                        Node *node, SqlExpr *out)
{
    const Work work = work_begin();
    Resolver names;
    Resolver canonical;

    names = resolver_begin(reader, &work, owner, place, scope, false);
    canonical = resolver_begin(reader, &work, owner, place, scope, true);
    out->sql = resolve_one(&names, node);
    out->canonical = resolve_one(&canonical, node);
    work_end(&work);
    return check_texts(reader, place, out) && !names.failed;
}

/* ---- Queries -------------------------------------------------------------------------------------------------- */

static const char *resolve_body(Resolver *resolver, Node *node, const TextVec *names,
                                QueryResult *result);

static BodyEnd body_end(const Resolver *resolver, size_t offset, const QueryResult *result)
{
    BodyEnd end = {.offset = offset, .columns = result->open ? 0 : result->columns.count};

    for (size_t i = 0; i < result->starred.count; i++)
        vec_push(resolver->reader->arena, &end.starred, result->starred.items[i]);
    return end;
}

/* BEGIN ATOMIC … END: the parser gives a list that holds the list of statements. */
static const char *resolve_atomic(Resolver *resolver, List *list, QueryResult *result)
{
    Str text = str_new(resolver->reader->arena);
    ListCell *cell;

    if (list_length(list) == 1 && linitial(list) != NULL && IsA(linitial(list), List))
        list = linitial(list);
    str_text(&text, "BEGIN ATOMIC\n");
    foreach(cell, list)
    {
        const char *statement = resolve_body(resolver, lfirst(cell), NULL, result);

        if (statement == NULL)
            return NULL;
        if (!resolver->canonical && resolver->outer->end != NULL)
            *resolver->outer->end = body_end(resolver, text.length + strlen("  "), result);
        str_printf(&text, "  %s;\n", statement);
    }
    str_text(&text, "END");
    return text.text;
}

static const char *resolve_body(Resolver *resolver, Node *node, const TextVec *names,
                                QueryResult *result)
{
    Scope *scope = outer_scope(resolver);

    *result = (QueryResult){0};
    if (IsA(node, List))
        return resolve_atomic(resolver, (List *)node, result);
    if (IsA(node, ReturnStmt)) {
        Node **value = &castNode(ReturnStmt, node)->returnval;
        const char *text;

        resolve_node(resolver, scope, value);
        text = pgtree_deparse_expression(resolver->reader->arena, *value);
        return text == NULL ? NULL : arena_printf(resolver->reader->arena, "RETURN %s", text);
    }
    resolve_statement(resolver, scope, node, QUERY_NAMED, result);
    if (names != NULL && names->count > 0 && IsA(node, SelectStmt)) {
        if (resolver->canonical)
            canonical_result_names(castNode(SelectStmt, node), names);
        else
            result->named =
                !result->open && resolve_result_names(castNode(SelectStmt, node), names);
    }
    return pgtree_deparse(resolver->reader->arena, node);
}

static void fill_view_columns(Reader *reader, ViewObject *view, const QueryResult *result)
{
    view->columns.count = 0;
    if (result->open)
        return;
    for (size_t i = 0; i < result->columns.count; i++) {
        const ResultColumn *column = &result->columns.items[i];
        const char *name =
            i < view->column_names.count ? view->column_names.items[i] : column->name;

        vec_push(reader->arena, &view->columns,
                 (ViewColumn){.name = arena_strdup(reader->arena, name),
                              .type = type_text(reader, reader->arena, &column->type),
                              .not_null = column->not_null});
    }
}

/* A query whose columns are not known, and the names that a view gives to them. */
static const char *named_columns(Arena *arena, const TextVec *names, const char *query)
{
    Str text = str_new(arena);

    for (size_t i = 0; i < names->count; i++) {
        str_text(&text, i == 0 ? "(" : ", ");
        str_sql_ident(&text, names->items[i]);
    }
    str_printf(&text, ") AS %s", query);
    return text.text;
}

bool resolve_query(Reader *reader, Object *owner, const Place *place, const ExprScope *scope,
                   Node *query, SqlExpr *out, ViewObject *view)
{
    const TextVec *given = view == NULL ? NULL : &view->column_names;
    const Work work = work_begin();
    Resolver names;
    Resolver canonical;
    QueryResult result;

    names = resolver_begin(reader, &work, owner, place, scope, false);
    canonical = resolver_begin(reader, &work, owner, place, scope, true);
    out->sql = resolve_body(&names, copyObject(query), given, &result);
    if (view != NULL) {
        view->names_in_query = result.named;
        fill_view_columns(reader, view, &result);
    }
    out->canonical = resolve_body(&canonical, copyObject(query), given, &result);
    /* Otherwise they are the names of the targets now. */
    if (result.open && out->canonical != NULL && given != NULL && given->count > 0)
        out->canonical = named_columns(reader->arena, given, out->canonical);
    work_end(&work);
    return check_texts(reader, place, out) && !names.failed;
}

bool resolve_statements(Reader *reader, Object *owner, const Place *place, const ExprScope *scope,
                        const List *statements)
{
    const Work work = work_begin();
    Resolver resolver = resolver_begin(reader, &work, owner, place, scope, false);

    foreach_ptr(Node, statement, statements)
    {
        QueryResult result = {0};

        resolve_statement(&resolver, outer_scope(&resolver), copyObject(statement), QUERY_NAMED,
                          &result);
        if (scope->end != NULL)
            *scope->end = body_end(&resolver, 0, &result);
    }
    work_end(&work);
    return !resolver.failed;
}
