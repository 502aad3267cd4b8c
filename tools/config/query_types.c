#include "base/map.h"
#include "config/queries.h"
#include "config/suggest.h"

#include <ctype.h>
#include <string.h>

/* One query with what was found out about it. */
typedef struct Resolution {
    Arena *arena;
    DiagList *diags;
    NamedQuery *query;
    QueryShape *shape;
} Resolution;

/* ---- What comments say ---------------------------------------------------------------------------------------- */

static bool is_note(const QueryNote *note, const char *key)
{
    return strcmp(note->key, key) == 0;
}

/* The parameter that a word names: $1, @name, or the name alone; NULL for none. */
static QueryParameter *find_parameter(Resolution *resolution, const char *word)
{
    QueryParameterVec *parameters = &resolution->shape->parameters;

    for (size_t i = 0; i < parameters->count; i++) {
        QueryParameter *parameter = &parameters->items[i];

        if (strcmp(arena_printf(resolution->arena, "$%zu", i + 1), word) == 0)
            return parameter;
        if (parameter->named && strcmp(parameter->name, word + (word[0] == '@')) == 0)
            return parameter;
    }
    return NULL;
}

static QueryColumn *find_column(Resolution *resolution, const char *name)
{
    QueryColumnVec *columns = &resolution->shape->columns;

    for (size_t i = 0; i < columns->count; i++)
        if (strcmp(columns->items[i].name, name) == 0)
            return &columns->items[i];
    return NULL;
}

/* The notes that say of parameters whether they may be NULL; what they name is checked afterwards. */
static QueryHintVec read_hints(Arena *arena, const NamedQuery *query)
{
    QueryHintVec hints = {0};

    for (size_t i = 0; i < query->notes.count; i++) {
        const QueryNote *note = &query->notes.items[i];

        if (!is_note(note, "param"))
            vec_push(arena, &hints,
                     (QueryHint){.parameter = note->word + (note->word[0] == '@'),
                                 .nullable = is_note(note, "nullable")});
    }
    return hints;
}

static void report_note(const Resolution *resolution, const QueryNote *note, bool columns_too)
{
    TextVec names = {0};
    const char *near;
    Diag *diag = diag_error(resolution->diags, "query-note", note->span,
                            "the query %s has no parameter%s \"%s\"", resolution->query->emit.name,
                            columns_too ? " and no result" : "", note->word);

    for (size_t i = 0; i < resolution->shape->parameters.count; i++)
        vec_push(resolution->arena, &names,
                 resolution->shape->parameters.items[i].named
                     ? resolution->shape->parameters.items[i].name
                     : arena_printf(resolution->arena, "$%zu", i + 1));
    for (size_t i = 0; columns_too && i < resolution->shape->columns.count; i++)
        vec_push(resolution->arena, &names, resolution->shape->columns.items[i].name);
    near = suggest_name(names.items, names.count, note->word + (note->word[0] == '@'));
    if (near != NULL)
        diag_hint(resolution->diags, diag, "did you mean \"%s\"?", near);
}

/* Length of the word that a text begins with, when a parameter can have it as its name. */
static size_t name_length(const char *text)
{
    size_t length = 0;

    if (!isalpha((unsigned char)text[0]) && text[0] != '_')
        return 0;
    while (isalnum((unsigned char)text[length]) || text[length] == '_')
        length++;
    return text[length] == '\0' || isspace((unsigned char)text[length]) ? length : 0;
}

/* `$1 NAME TEXT`, `NAME TEXT`. */
static void take_description(Resolution *resolution, const QueryNote *note, const char **text)
{
    QueryParameter *parameter = find_parameter(resolution, note->word);
    size_t length = name_length(note->text);

    if (parameter == NULL) {
        report_note(resolution, note, false);
        return;
    }
    text += parameter - resolution->shape->parameters.items;
    *text = note->text;
    if (parameter->named)
        return;
    if (length > 0)
        parameter->name = arena_strndup(resolution->arena, note->text, length);
    *text += length;
    *text += strspn(*text, " \t");
}

static void take_nullability(Resolution *resolution, const QueryNote *note)
{
    QueryColumn *column = find_column(resolution, note->word);

    if (column != NULL)
        column->not_null = is_note(note, "not_null");
    else if (find_parameter(resolution, note->word) == NULL)
        report_note(resolution, note, true);
}

/* Takes over what the comments say; `texts` gets the description of each parameter. */
static void take_notes(Resolution *resolution, const char **texts)
{
    for (size_t i = 0; i < resolution->query->notes.count; i++) {
        const QueryNote *note = &resolution->query->notes.items[i];

        if (is_note(note, "param"))
            take_description(resolution, note, texts);
        else
            take_nullability(resolution, note);
    }
}

/* ---- For templates -------------------------------------------------------------------------------------------- */

/* The name that a parameter has, or a number when it has none, and no other parameter. */
static const char *parameter_name(const Resolution *resolution, const Map *taken, size_t index)
{
    const char *wanted = resolution->shape->parameters.items[index].name;
    const char *name = wanted == NULL ? arena_printf(resolution->arena, "p%zu", index + 1) : wanted;

    for (size_t number = 2; map_get(taken, name) != NULL; number++)
        name = wanted == NULL ? arena_printf(resolution->arena, "%s_", name)
                              : arena_printf(resolution->arena, "%s_%zu", wanted, number);
    return name;
}

static void fill_parameters(const Resolution *resolution, const char *const *texts)
{
    EmitQuery *emit = &resolution->query->emit;
    Map *taken = map_new(resolution->arena);

    for (size_t i = 0; i < resolution->shape->parameters.count; i++) {
        const QueryParameter *parameter = &resolution->shape->parameters.items[i];
        const char *name = parameter_name(resolution, taken, i);

        map_put(taken, name, emit);
        vec_push(resolution->arena, &emit->parameters,
                 (EmitParameter){.name = name,
                                 .type = parameter->type,
                                 .description =
                                     texts[i] == NULL || texts[i][0] == '\0' ? NULL : texts[i],
                                 .nullable = parameter->nullable});
    }
}

static void fill_query(const Resolution *resolution, const char *const *texts)
{
    static const char *const wraps[] = {
        [QUERY_WRAP_FROM] = "from", [QUERY_WRAP_WITH] = "with", [QUERY_WRAP_NEVER] = NULL};
    EmitQuery *emit = &resolution->query->emit;
    const QueryShape *shape = resolution->shape;

    emit->statement = shape->sql;
    emit->wrap = wraps[shape->wrap];
    for (size_t i = 0; i < shape->pieces.count; i++)
        vec_push(resolution->arena, &emit->pieces,
                 (EmitPiece){shape->pieces.items[i].text, shape->pieces.items[i].parameter});
    emit->returns_rows = shape->returns_rows;
    emit->open = shape->open;
    emit->row = shape->row;
    fill_parameters(resolution, texts);
    for (size_t i = 0; i < shape->columns.count; i++)
        vec_push(resolution->arena, &emit->columns,
                 (EmitColumn){.name = shape->columns.items[i].name,
                              .type = shape->columns.items[i].type,
                              .not_null = shape->columns.items[i].not_null});
}

/* ---- Checks --------------------------------------------------------------------------------------------------- */

static bool wants_rows(const EmitQuery *query)
{
    return strcmp(query->command, "one") == 0 || strcmp(query->command, "many") == 0;
}

static void check_command(const Resolution *resolution)
{
    const EmitQuery *query = &resolution->query->emit;
    Diag *diag;

    if (query->command == NULL || !wants_rows(query) || resolution->shape->returns_rows)
        return;
    diag = diag_error(resolution->diags, "query-command", resolution->query->name_span,
                      "the query %s is :%s and returns no rows", query->name, query->command);
    diag_hint(resolution->diags, diag, "write :exec, or add RETURNING");
}

static void warn_parameter(const Resolution *resolution, const QueryParameter *parameter,
                           size_t number)
{
    const char *name = parameter->named ? arena_printf(resolution->arena, "@%s", parameter->name)
                                        : arena_printf(resolution->arena, "$%zu", number);
    Diag *diag;

    if (parameter->type != NULL)
        return;
    diag = diag_warning(resolution->diags, "query-type", parameter->span,
                        "the type of parameter %s cannot be told", name);
    diag_hint(resolution->diags, diag,
              "write a cast, such as %s::text, or let a server tell it (--scratch)", name);
}

static void warn_unknown(const Resolution *resolution)
{
    const QueryShape *shape = resolution->shape;
    Diag *diag = NULL;

    for (size_t i = 0; i < shape->parameters.count; i++)
        warn_parameter(resolution, &shape->parameters.items[i], i + 1);
    for (size_t i = 0; i < shape->columns.count; i++) {
        const QueryColumn *column = &shape->columns.items[i];

        if (column->type != NULL)
            continue;
        diag = diag_warning(resolution->diags, "query-type", column->span,
                            "the type of column \"%s\" cannot be told", column->name);
        diag_hint(resolution->diags, diag,
                  "write a cast (… :: type AS %s), or let a server tell it (--scratch)",
                  column->name);
    }
    if (!shape->returns_rows || !shape->open)
        return;
    diag = diag_warning(resolution->diags, "query-type", resolution->query->sql_span,
                        "the columns of the query %s cannot be told", resolution->query->emit.name);
    diag_hint(resolution->diags, diag, "name them, or let a server tell them (--scratch)");
}

bool queries_resolve(Arena *arena, Model *model, const TextVec *path, QueryVec *queries,
                     DiagList *diags)
{
    const size_t errors = diags->errors;
    SqlQueries *resolver = sql_queries_begin(model, path, arena, diags);

    for (size_t i = 0; i < queries->count; i++) {
        NamedQuery *query = &queries->items[i];
        const QueryHintVec hints = read_hints(arena, query);

        sql_query_resolve(resolver, query->sql_span, &hints, &query->shape);
    }
    sql_queries_end(resolver);
    return diags->errors == errors;
}

static void finish_one(Resolution *resolution)
{
    const char **texts =
        arena_alloc(resolution->arena, (resolution->shape->parameters.count + 1) * sizeof(*texts));

    take_notes(resolution, texts);
    check_command(resolution);
    warn_unknown(resolution);
    fill_query(resolution, texts);
}

bool queries_finish(Arena *arena, QueryVec *queries, DiagList *diags)
{
    const size_t errors = diags->errors;

    for (size_t i = 0; i < queries->count; i++) {
        NamedQuery *query = &queries->items[i];
        Resolution resolution = {arena, diags, query, &query->shape};

        if (query->shape.ok)
            finish_one(&resolution);
    }
    return diags->errors == errors;
}
