#include "sqlread/reader.h"

/* Whole files: their encoding, their statements in order, and the files that they include. */

/* psql would go on until it has no more file handles. */
#define INCLUDE_DEPTH_LIMIT 100
#define INCLUDE_COUNT_LIMIT 10000

/* ---- Text ----------------------------------------------------------------------------------------------------- */

/* False when this is no text, which is reported. */
static bool check_text(Reader *reader, Source *source)
{
    size_t bad = utf8_check(source->text, source->length);
    const char *nul = memchr(source->text, '\0', source->length);

    if (nul != NULL) {
        diag_error(
            reader->diags, "encoding",
            span_make(source, (size_t)(nul - source->text), (size_t)(nul - source->text) + 1),
            "%s is not SQL text: it holds a NUL byte", source->name);
        return false;
    }
    if (bad < source->length) {
        Diag *diag =
            diag_error(reader->diags, "encoding", span_make(source, bad, bad + 1),
                       "invalid UTF-8: byte 0x%02x", (unsigned)(unsigned char)source->text[bad]);

        diag_hint(
            reader->diags, diag,
            "schemac reads UTF-8; convert the file (for example with iconv) or remove the byte");
        return false;
    }
    return true;
}

/* A byte order mark is a blank to us; positions stay. */
static void blank_byte_order_mark(Reader *reader, Source *source)
{
    char *copy;

    if (source->length < 3 || memcmp(source->text, "\xEF\xBB\xBF", 3) != 0)
        return;
    copy = arena_strndup(reader->arena, source->text, source->length);
    memset(copy, ' ', 3);
    source->text = copy;
}

static void note_source(Reader *reader, Source *source)
{
    const Model *model = reader->model;

    for (size_t i = 0; i < model->sources.count; i++)
        if (model->sources.items[i] == source)
            return;
    vec_push(reader->arena, &reader->model->sources, source);
}

/* ---- Statements and includes ---------------------------------------------------------------------------------- */

static void read_source(Reader *reader, Source *source, bool external, bool settings_only);

/* True when following the include would not end; both places are shown. */
static bool is_endless(Reader *reader, const PsqlInclude *include, const Source *source)
{
    const Including *inner = NULL;
    Diag *diag;

    for (const Including *outer = reader->including; outer != NULL; outer = outer->above) {
        if (outer->source == source) {
            diag = diag_error(reader->diags, "include-cycle", include->span,
                              "\"%s\" includes itself", source->name);
            if (inner != NULL) {
                diag->related = inner->span;
                diag->related_message = "the circle begins here";
            }
            return true;
        }
        inner = outer;
    }
    if (reader->including->depth < INCLUDE_DEPTH_LIMIT && reader->includes < INCLUDE_COUNT_LIMIT)
        return false;
    if (reader->includes++ <= INCLUDE_COUNT_LIMIT)
        diag_error(reader->diags, "include-cycle", include->span,
                   "this is not followed: files are included more than %d times or %d levels deep",
                   INCLUDE_COUNT_LIMIT, INCLUDE_DEPTH_LIMIT);
    return true;
}

static void warn_not_followed(Reader *reader, const PsqlInclude *include)
{
    Diag *diag = diag_warning(reader->diags, "meta-command", include->span,
                              "the file \"%s\" is not included", include->path);

    diag_hint(reader->diags, diag, "name it beside this one");
}

static void read_include(Reader *reader, const PsqlInclude *include, bool external)
{
    const SqlInclude wanted = {.path = include->path,
                               .relative = include->relative,
                               .from = include->span.source,
                               .span = include->span,
                               .external = external};
    const Annotation section = reader->section;
    Including including = {
        .above = reader->including, .span = include->span, .depth = reader->including->depth + 1};
    size_t before = reader->diags->diags.count;
    bool settings_only = false;
    Source *source;

    if (reader->open_include == NULL) {
        warn_not_followed(reader, include);
        return;
    }
    source = reader->open_include(reader->include_data, &wanted, &settings_only);
    for (size_t i = before; i < reader->diags->diags.count; i++)
        if (reader->diags->diags.items[i]->span.source == NULL)
            reader->diags->diags.items[i]->span = include->span;
    if (source == NULL || is_endless(reader, include, source))
        return;
    including.source = source;
    reader->includes++;
    reader->including = &including;
    read_source(reader, source, external, settings_only);
    reader->including = including.above;
    reader->section = section;
}

/* Adds the statement at reader->place to the script that somebody asked for. */
static void note_script(Reader *reader)
{
    SqlScriptStatement statement = {.span = reader->place.span, .begins = reader->script_begins};

    if (reader->script == NULL)
        return;
    reader->script_begins = false;
    vec_push(reader->arena, reader->script, statement);
}

/* The settings of a file whose other statements have been read. */
static void read_setting(Reader *reader, Node *node)
{
    if (IsA(node, VariableSetStmt)) {
        note_script(reader);
        read_set_variable(reader, node);
    } else if (IsA(node, SelectStmt) && castNode(SelectStmt, node)->intoClause == NULL) {
        read_select(reader, node);
    }
}

static void read_one(Reader *reader, Source *source, const PgStatement *statement, bool external,
                     bool settings_only)
{
    size_t *failed = &reader->model->account.counts[STATEMENT_FAILED];

    if (statement->node == NULL) {
        vec_push(reader->scratch, &reader->failed,
                 span_make(source, statement->start, statement->end));
        *failed += external || settings_only ? 0 : 1;
        return;
    }
    reader->place.source = source;
    reader->place.base = statement->base;
    reader->place.span = span_make(source, statement->start, statement->end);
    reader->place.external = external;
    if (settings_only) {
        read_setting(reader, statement->node);
        return;
    }
    note_script(reader);
    reader_take_statement(reader, statement->node, statement->lead);
}

/* What is included stands where the command does: a search_path holds on both sides. */
static void read_source(Reader *reader, Source *source, bool external, bool settings_only)
{
    PgStatementVec statements = {0};
    PsqlIncludeVec includes = {0};
    size_t skipped = 0;
    size_t next = 0;

    note_source(reader, source);
    if (!check_text(reader, source))
        return;
    blank_byte_order_mark(reader, source);
    reader->section = (Annotation){0};
    pgtree_parse(reader->scratch, source, &statements, &includes, &skipped, reader->diags);
    reader->model->account.counts[STATEMENT_SESSION] += external || settings_only ? 0 : skipped;
    for (size_t i = 0; i < statements.count; i++) {
        while (next < includes.count && includes.items[next].span.start < statements.items[i].start)
            read_include(reader, &includes.items[next++], external);
        read_one(reader, source, &statements.items[i], external, settings_only);
    }
    while (next < includes.count)
        read_include(reader, &includes.items[next++], external);
}

bool sql_reader_read(SqlReader *reader, Source *source, bool external)
{
    const Including including = {.source = source, .span = span_none()};
    size_t errors = reader->diags->errors;

    reader_reset_session(reader);
    reader->including = &including;
    reader->script_begins = true;
    read_source(reader, source, external, false);
    reader->including = NULL;
    return reader->diags->errors == errors;
}

void sql_reader_follow_includes(SqlReader *reader, SqlOpenInclude *open, void *data)
{
    reader->open_include = open;
    reader->include_data = data;
}

void sql_reader_note_script(SqlReader *reader, SqlScript *script)
{
    reader->script = script;
}
