#include "sqlread/reader.h"
#include "sqlread/statement.h"

/*
 * Bodies of routines given as texts. The server keeps them as they are and does not track what they use, so dependencies
 * decide order only. A body in SQL is parsed and resolved as fmgr_sql_validator() would, after everything else: what it
 * uses may come later.
 */

/* ---- Other languages ------------------------------------------------------------------------------------------- */

/* In a language that is not ours to parse, names count wherever they stand. */
static void depend_on_words(Reader *reader, Object *object, const Draft *draft, const char *body)
{
    static const Namespace spaces[] = {NAMESPACE_RELATION, NAMESPACE_TYPE};
    PgTokenVec tokens = {0};
    size_t error_offset;
    const char *error_message;

    pgtree_scan(reader->scratch, body, 0, strlen(body), &tokens, &error_offset, &error_message);
    for (size_t i = 0; i < tokens.count; i++) {
        const char *word = pgtree_token_name(reader->scratch, body, &tokens.items[i]);
        const char *schema = i >= 2 && tokens.items[i - 1].code == '.'
                                 ? pgtree_token_name(reader->scratch, body, &tokens.items[i - 2])
                                 : NULL;

        if (word == NULL)
            continue;
        for (size_t j = 0; j < lengthof(spaces); j++) {
            Object *found =
                find_on_path(reader->model, draft->place.path, spaces[j], schema, word, NULL);

            if (found != NULL)
                object_depend(reader->arena, object, found, DEPENDENCY_SOFT);
        }
        if (i + 1 < tokens.count && tokens.items[i + 1].code == '(')
            reader_depend_on_routines(reader, object, &draft->place, schema, word, DEPENDENCY_SOFT);
    }
    reader_depend_on_named_columns(reader, object, body, &tokens, DEPENDENCY_SOFT);
}

/* ---- SQL ------------------------------------------------------------------------------------------------------ */

/* Where the body stands in its source, as far as its quotes allow to say. */
static Place body_place(const Draft *draft, const char *body)
{
    Place place = draft->place;
    const char *start = place.source->text + place.span.start;
    const char *found = memmem(start, place.span.end - place.span.start, body, strlen(body));

    place.base = found == NULL ? NO_BASE : (size_t)(found - place.source->text);
    return place;
}

/* SET search_path of the routine itself holds for its body. */
static void use_own_path(Reader *reader, const RoutineObject *routine, Place *place)
{
    const Place before = reader->place;

    for (size_t i = 0; i < routine->settings.count; i++) {
        Node *node =
            strcmp(routine->settings.items[i].name, "search_path") != 0
                ? NULL
                : pgtree_parse_statement(arena_printf(reader->scratch, "SET search_path TO %s",
                                                      routine->settings.items[i].value));

        if (node == NULL || !IsA(node, VariableSetStmt))
            continue;
        read_set_variable(reader, node);
        place->path = reader->place.path;
    }
    reader->place = before;
}

/* Statements that the resolver does not know may make what the others use. */
static bool all_are_queries(const List *statements)
{
    foreach_ptr(Node, statement, statements)
    {
        switch (nodeTag(statement)) {
        case T_SelectStmt:
            if (castNode(SelectStmt, statement)->intoClause != NULL)
                return false;
            break;
        case T_InsertStmt:
        case T_UpdateStmt:
        case T_DeleteStmt:
        case T_MergeStmt:
            break;
        default:
            return false;
        }
    }
    return true;
}

static void report_syntax(Reader *reader, const Place *place, const char *message, size_t character)
{
    Span span = place->span;

    if (place->base != NO_BASE) {
        size_t offset = source_character_offset(place->source, place->base, character);

        span = place_span(place, (int)(offset - place->base));
    }
    diag_error(reader->diags, "syntax", span, "%s", message);
}

/* What the server would not have looked at is no error: with check_function_bodies off, as in a dump, or when the names
 * may have changed since. It fails when it is called. */
static void soften_errors(DiagList *diags, size_t first)
{
    for (size_t i = first; i < diags->diags.count; i++) {
        Diag *diag = diags->diags.items[i];

        if (diag->severity != SEVERITY_ERROR)
            continue;
        diag->severity = SEVERITY_WARNING;
        diags->errors--;
        diags->warnings++;
    }
}

/* Dependencies from `first` on, and those that have become stronger, are soft. */
static void resolve_softly(Reader *reader, Object *object, const Place *place,
                           const List *statements)
{
    const ExprScope scope = {.routine = object};
    size_t count = object->dependencies.count;
    DependencyType *types = arena_alloc(reader->scratch, (count + 1) * sizeof(*types));

    for (size_t i = 0; i < count; i++)
        types[i] = object->dependencies.items[i].type;
    resolve_statements(reader, object, place, &scope, statements);
    for (size_t i = 0; i < object->dependencies.count; i++)
        object->dependencies.items[i].type = i < count ? types[i] : DEPENDENCY_SOFT;
}

static void finish_sql_body(Reader *reader, Object *object, const Draft *draft)
{
    const RoutineObject *routine = (const RoutineObject *)object;
    Place place = body_place(draft, routine->body);
    size_t first = reader->diags->diags.count;
    List *statements;
    const char *message;
    size_t character;

    use_own_path(reader, routine, &place);
    if (!pgtree_parse_list(reader->scratch, routine->body, &statements, &message, &character))
        report_syntax(reader, &place, message, character);
    else if (all_are_queries(statements))
        resolve_softly(reader, object, &place, statements);
    else
        depend_on_words(reader, object, draft, routine->body);
    if (draft->place.unchecked || reader->names_changed)
        soften_errors(reader->diags, first);
}

void finish_bodies(Reader *reader)
{
    const ObjectVec *objects = &reader->model->objects;

    for (size_t i = 0; i < objects->count; i++) {
        Object *object = objects->items[i];
        const RoutineObject *routine = (const RoutineObject *)object;

        if ((object->kind != KIND_FUNCTION && object->kind != KIND_PROCEDURE) ||
            object->draft == NULL || routine->body == NULL || routine->language == NULL)
            continue;
        if (strcmp(routine->language, "sql") == 0)
            finish_sql_body(reader, object, object->draft);
        else if (strcmp(routine->language, "c") != 0 && strcmp(routine->language, "internal") != 0)
            depend_on_words(reader, object, object->draft, routine->body);
    }
}
