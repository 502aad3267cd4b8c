#include "sqlread/bodies.h"
#include "sqlread/statement.h"

#include <strings.h>

/*
 * Bodies of routines given as texts. The server keeps them as they are and does not track what they use, so dependencies
 * decide order only. A body in SQL is parsed and resolved as fmgr_sql_validator() would, after everything else: what it
 * uses may come later. One in PL/pgSQL goes through plpgsql_finish.c.
 */

/* ---- Other languages ------------------------------------------------------------------------------------------- */

void depend_on_words(Reader *reader, Object *object, const Place *place, const char *body)
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
            Object *found = find_on_path(reader->model, place->path, spaces[j], schema, word, NULL);

            if (found != NULL)
                object_depend(reader->arena, object, found, DEPENDENCY_SOFT);
        }
        if (i + 1 < tokens.count && tokens.items[i + 1].code == '(')
            reader_depend_on_routines(reader, object, place, schema, word, DEPENDENCY_SOFT);
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

/* SET search_path of the routine itself holds for its body: then it is true. */
static bool use_own_path(Reader *reader, const RoutineObject *routine, Place *place)
{
    const Place before = reader->place;
    bool has_own = false;

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
        has_own = true;
    }
    reader->place = before;
    return has_own;
}

bool statement_is_query(const Node *statement)
{
    switch (nodeTag(statement)) {
    case T_SelectStmt:
        return castNode(SelectStmt, statement)->intoClause == NULL;
    case T_InsertStmt:
    case T_UpdateStmt:
    case T_DeleteStmt:
    case T_MergeStmt:
        return true;
    default:
        return false;
    }
}

/* Statements that the resolver does not know may make what the others use. */
static bool all_are_queries(const List *statements)
{
    foreach_ptr(Node, statement, statements) if (!statement_is_query(statement)) return false;
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
 * may have changed since. It fails when it is called. True when there was something. */
static bool soften_errors(DiagList *diags, size_t first)
{
    size_t before = diags->errors;

    for (size_t i = first; i < diags->diags.count; i++) {
        Diag *diag = diags->diags.items[i];

        if (diag->severity != SEVERITY_ERROR)
            continue;
        diag->severity = SEVERITY_WARNING;
        diags->errors--;
        diags->warnings++;
    }
    return diags->errors < before;
}

/* The types of the dependencies that the object has so far. */
static DependencyType *note_dependencies(Reader *reader, const Object *object)
{
    DependencyType *types =
        arena_alloc(reader->scratch, (object->dependencies.count + 1) * sizeof(*types));

    for (size_t i = 0; i < object->dependencies.count; i++)
        types[i] = object->dependencies.items[i].type;
    return types;
}

/* Dependencies from `count` on are soft; those before get back what they had. */
static void soften_dependencies(Object *object, const DependencyType *types, size_t count)
{
    for (size_t i = 0; i < object->dependencies.count; i++)
        object->dependencies.items[i].type = i < count ? types[i] : DEPENDENCY_SOFT;
}

static void finish_sql_body(Reader *reader, Object *object, const Place *place)
{
    RoutineObject *routine = (RoutineObject *)object;
    BodyEnd end = {0};
    const ExprScope scope = {.routine = object, .end = &end};
    List *statements;
    const char *message;
    size_t character;

    if (!pgtree_parse_list(reader->scratch, routine->body, &statements, &message, &character))
        report_syntax(reader, place, message, character);
    else if (all_are_queries(statements))
        resolve_statements(reader, object, place, &scope, statements);
    else
        depend_on_words(reader, object, place, routine->body);
    routine->last_columns = end.columns;
    routine->last_starred = end.starred;
}

typedef void FinishBody(Reader *reader, Object *object, const Place *place);

static void finish_words(Reader *reader, Object *object, const Place *place)
{
    depend_on_words(reader, object, place, ((const RoutineObject *)object)->body);
}

/* Whether the body, from dependency `count` on, uses what is in a schema of the path: it may name it without that. */
static bool may_need_path(const Object *object, size_t count, const SearchPath *path)
{
    for (size_t i = count; i < object->dependencies.count; i++) {
        const char *schema = object_schema(object->dependencies.items[i].on);

        for (size_t j = 0; schema != NULL && j < path->count; j++)
            if (strcmp(schema, path->schemas[j]) == 0 && strcmp(schema, "public") != 0)
                return true;
    }
    return false;
}

/*
 * Whether the server would refuse the body in a session that knows nothing of SET search_path: it is looked into once more
 * as there. What is only gone through by its words is not refused, but less than `used` is found.
 */
static bool needs_path(Reader *reader, Object *object, FinishBody *finish, Place place, size_t used)
{
    DiagList *diags = reader->diags;
    DiagList found = diag_list_new(reader->scratch);
    const DependencyVec kept = object->dependencies;
    bool less;

    place.path = reader_default_path();
    object->dependencies = (DependencyVec){0};
    reader->diags = &found;
    finish(reader, object, &place);
    reader->diags = diags;
    less = finish == finish_sql_body && object->dependencies.count < used;
    object->dependencies = kept;
    return found.errors > 0 || less;
}

static void finish_body(Reader *reader, Object *object, FinishBody *finish)
{
    RoutineObject *routine = (RoutineObject *)object;
    const Draft *draft = object->draft;
    Place place = body_place(draft, routine->body);
    size_t first = reader->diags->diags.count;
    size_t errors = reader->diags->errors;
    size_t count = object->dependencies.count;
    size_t unmatched = reader->unmatched;
    const DependencyType *types = note_dependencies(reader, object);
    bool has_own_path = use_own_path(reader, routine, &place);

    finish(reader, object, &place);
    soften_dependencies(object, types, count);
    routine->unchecked =
        finish != finish_words && !has_own_path && reader->diags->errors == errors &&
        may_need_path(object, count, place.path) &&
        needs_path(reader, object, finish, place, object->dependencies.count - count);
    if ((draft->place.unchecked || reader->names_changed) && soften_errors(reader->diags, first))
        routine->unchecked = true;
    /* The server took it when a column had another type. */
    if (finish == finish_sql_body && (reader->types_changed || draft->place.unchecked) &&
        reader->unmatched > unmatched)
        routine->unchecked = true;
}

void finish_bodies(Reader *reader)
{
    static const struct {
        const char *language;
        FinishBody *finish; /* NULL: there is nothing to look into */
    } rows[] = {
        {"sql", finish_sql_body},
        {"plpgsql", finish_plpgsql},
        {"c", NULL},
        {"internal", NULL},
    };
    const ObjectVec *objects = &reader->model->objects;

    for (size_t i = 0; i < objects->count; i++) {
        Object *object = objects->items[i];
        const RoutineObject *routine = (const RoutineObject *)object;
        FinishBody *finish = finish_words;

        if ((object->kind != KIND_FUNCTION && object->kind != KIND_PROCEDURE) ||
            object->draft == NULL || routine->body == NULL || routine->language == NULL)
            continue;
        for (size_t j = 0; j < lengthof(rows); j++)
            if (strcmp(rows[j].language, routine->language) == 0)
                finish = rows[j].finish;
        if (finish != NULL)
            finish_body(reader, object, finish);
    }
}

/* ---- Relations that bodies make --------------------------------------------------------------------------------- */

/* Words behind which the name of a new relation may stand. */
static bool precedes_name(const char *word)
{
    static const char *const words[] = {"table", "view", "into", "exists", "temp", "temporary"};

    return word != NULL && text_is_among(word, words, lengthof(words));
}

/* `depth`: strings in the text are looked into as well, for they may be executed. */
static void note_made(Reader *reader, const char *text, int depth)
{
    PgTokenVec tokens = {0};
    size_t error_offset;
    const char *error_message;
    const char *before = NULL;

    pgtree_scan(reader->scratch, text, 0, strlen(text), &tokens, &error_offset, &error_message);
    for (size_t i = 0; i < tokens.count; i++) {
        const char *word = pgtree_token_name(reader->scratch, text, &tokens.items[i]);

        if (word == NULL && tokens.items[i].value != NULL && depth > 0)
            note_made(reader, tokens.items[i].value, depth - 1);
        if (word != NULL && precedes_name(before))
            map_put(reader->made, word, reader);
        /* schema.name: what counts is the name. */
        before = word != NULL || tokens.items[i].code != '.' ? word : "table";
    }
}

static void note_transition_table(Reader *reader, const char *name)
{
    if (name != NULL)
        map_put(reader->made, name, reader);
}

static void note_all_made(Reader *reader)
{
    const ObjectVec *objects = &reader->model->objects;

    reader->made = map_new(reader->scratch);
    for (size_t i = 0; i < objects->count; i++) {
        const Object *object = objects->items[i];
        const TriggerObject *trigger = (const TriggerObject *)object;
        const RoutineObject *routine = (const RoutineObject *)object;

        if (object->kind == KIND_TRIGGER) {
            note_transition_table(reader, trigger->old_table);
            note_transition_table(reader, trigger->new_table);
        } else if ((object->kind == KIND_FUNCTION || object->kind == KIND_PROCEDURE) &&
                   routine->body != NULL) {
            note_made(reader, routine->body, 1);
        }
    }
}

bool reader_may_make(Reader *reader, const char *name)
{
    if (reader->made == NULL)
        note_all_made(reader);
    return map_get(reader->made, name) != NULL;
}
