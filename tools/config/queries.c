#include "config/queries.h"

#include "base/file.h"
#include "config/suggest.h"
#include "sqlread/query.h"

#include <ctype.h>

/* The commands of sqlc, and what takes the place of one that only documentation knows. */
typedef struct Command {
    const char *name;
    const char *instead;
} Command;

static const Command COMMANDS[] = {
    {"one", NULL},
    {"many", NULL},
    {"exec", NULL},
    {"execrows", NULL},
    {"execresult", NULL},
    {"copyfrom", "copy_in of the table takes any number of rows"},
    {"batchexec", "write :exec and call it for each row, or use insert_many of the table"},
    {"batchone", "write :one and call it for each row"},
    {"batchmany", "write :many and call it for each row"},
    {"execlastid", "PostgreSQL has no last id: write RETURNING and :one"},
};
#define COMMAND_TOTAL (sizeof(COMMANDS) / sizeof(*COMMANDS))

typedef struct Reading {
    Arena *arena;
    Source *source;
    QueryVec *queries;
    DiagList *diags;
} Reading;

/* A comment line between two statements; `text` is what follows the dashes. */
typedef struct CommentLine {
    const char *text;
    Span span;
} CommentLine;

/* A query whose `-- name:` line was read; its SQL is still to come. */
typedef struct Header {
    NamedQuery query;
    Str description;
    Str parameters;
} Header;

/* The text after `prefix` and blanks; NULL when the line has another beginning. */
static const char *after_prefix(const char *text, const char *prefix)
{
    size_t length = strlen(prefix);

    if (strncmp(text, prefix, length) != 0)
        return NULL;
    text += length;
    if (prefix[length - 1] != ':' && *text != '\0' && !isspace((unsigned char)*text))
        return NULL;
    return text + strspn(text, " \t");
}

/* The next line of [*at, end) that is a `--` comment. Everything else there is white space and block comments. */
static bool next_comment(const Reading *reading, size_t *at, size_t end, CommentLine *line)
{
    const char *text = reading->source->text;

    while (*at < end) {
        const char *stop = memchr(text + *at, '\n', end - *at);
        size_t line_end = stop != NULL ? (size_t)(stop - text) : end;
        size_t start = *at, trimmed = line_end;

        *at = line_end + 1;
        while (start < line_end && isspace((unsigned char)text[start]))
            start++;
        while (trimmed > start && isspace((unsigned char)text[trimmed - 1]))
            trimmed--;
        if (trimmed < start + 2 || text[start] != '-' || text[start + 1] != '-')
            continue;
        line->span = span_make(reading->source, start, trimmed);
        for (start += 2; start < trimmed && (text[start] == ' ' || text[start] == '\t');)
            start++;
        line->text = arena_strndup(reading->arena, text + start, trimmed - start);
        return true;
    }
    return false;
}

static const Command *find_command(const char *text)
{
    for (size_t i = 0; i < COMMAND_TOTAL; i++)
        if (strcmp(COMMANDS[i].name, text) == 0)
            return &COMMANDS[i];
    return NULL;
}

static const char *suggest_command(const char *text)
{
    const char *names[COMMAND_TOTAL];

    for (size_t i = 0; i < COMMAND_TOTAL; i++)
        names[i] = COMMANDS[i].name;
    return suggest_name(names, COMMAND_TOTAL, text);
}

/* The command of a query; tells of one that no code is made for. */
static void take_command(const Reading *reading, Header *header, const Command *command)
{
    Diag *diag;

    header->query.emit.command = command->name;
    if (command->instead == NULL)
        return;
    diag = diag_add(reading->diags, SEVERITY_NOTE, "query-left-out", header->query.name_span,
                    "no function is made of %s: :%s is for documentation only",
                    header->query.emit.name, command->name);
    diag_hint(reading->diags, diag, "%s", command->instead);
}

static void check_duplicate(const Reading *reading, const char *name, Span span)
{
    for (size_t i = 0; i < reading->queries->count; i++) {
        const EmitQuery *other = &reading->queries->items[i].emit;

        if (strcmp(other->name, name) == 0)
            diag_error(reading->diags, "duplicate-query", span,
                       "there is another query named %s, in %s", name, other->file);
    }
}

/* Reads `NAME :COMMAND`. */
static void read_name(const Reading *reading, const char *text, Header *header)
{
    size_t length = strcspn(text, " \t");
    const char *name = arena_strndup(reading->arena, text, length);
    const char *command = text + length + strspn(text + length, " \t"), *near;
    Diag *diag;

    header->query.emit.name = name;
    if (length == 0 || isdigit((unsigned char)name[0]) ||
        name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")] !=
            '\0') {
        diag = diag_error(reading->diags, "query-name", header->query.name_span,
                          "\"%s\" cannot be the name of a query", name);
        diag_hint(reading->diags, diag, "use letters, digits and _, and begin with a letter");
    }
    check_duplicate(reading, name, header->query.name_span);
    if (command[0] == ':' && find_command(command + 1) != NULL) {
        take_command(reading, header, find_command(command + 1));
        return;
    }
    if (command[0] != ':')
        diag = diag_error(reading->diags, "query-command", header->query.name_span,
                          "the query %s does not say how many rows it returns", name);
    else
        diag = diag_error(reading->diags, "query-command", header->query.name_span,
                          "\"%s\" is not what a query can return", command);
    near = command[0] == ':' ? suggest_command(command + 1) : NULL;
    if (near != NULL)
        diag_hint(reading->diags, diag, "did you mean :%s?", near);
    else
        diag_hint(reading->diags, diag, "write :one, :many or :exec after the name");
}

/* `@param $1 NAME TEXT` and the like. */
static bool read_note(const Reading *reading, const CommentLine *line, NamedQuery *query)
{
    static const char *const KEYS[] = {"@param", "@nullable", "@not_null"};

    for (size_t i = 0; i < sizeof(KEYS) / sizeof(*KEYS); i++) {
        const char *value = after_prefix(line->text, KEYS[i]);
        size_t length;
        QueryNote note = {.key = KEYS[i] + 1, .span = line->span};

        if (value == NULL)
            continue;
        length = strcspn(value, " \t");
        note.word = arena_strndup(reading->arena, value, length);
        note.text = value + length + strspn(value + length, " \t");
        vec_push(reading->arena, &query->notes, note);
        return true;
    }
    return false;
}

/* One more line of the comment that describes the query. */
static void read_description(const Reading *reading, const CommentLine *line, Header *header)
{
    const char *text = line->text;
    const char *value;
    Str *description = &header->description;

    if ((value = after_prefix(text, "@title")) != NULL) {
        header->query.emit.title = value;
    } else if (read_note(reading, line, &header->query)) {
        if ((value = after_prefix(text, "@param")) != NULL)
            str_printf(&header->parameters, "-- %s\n", value);
    } else if (text[0] == '\0') {
        if (description->length > 0 && !text_ends_with(description->text, "\n"))
            str_text(description, "\n\n");
    } else {
        if (description->length > 0 && !text_ends_with(description->text, "\n"))
            str_char(description, ' ');
        str_text(description, text);
    }
}

/* Reads the comments before a statement; those before the first `-- name:` belong to the file. */
static bool read_header(const Reading *reading, size_t start, size_t end, Header *header)
{
    CommentLine line;
    bool found = false;

    while (next_comment(reading, &start, end, &line)) {
        const char *name = after_prefix(line.text, "name:");

        if (name != NULL && found)
            diag_error(reading->diags, "query-without-sql", header->query.name_span,
                       "no SQL follows this name");
        if (name != NULL) {
            *header = (Header){.query = {.name_span = line.span},
                               .description = str_new(reading->arena),
                               .parameters = str_new(reading->arena)};
            read_name(reading, name, header);
            found = true;
        } else if (found) {
            read_description(reading, &line, header);
        }
    }
    return found;
}

static void add_query(const Reading *reading, Header *header, Span span)
{
    Str *sql = &header->parameters;

    str_bytes(sql, reading->source->text + span.start, span.end - span.start);
    str_trim_end(sql);
    str_char(sql, ';');
    str_trim_end(&header->description);
    header->query.sql_span = span;
    header->query.emit.sql = sql->text;
    header->query.emit.file = reading->source->name;
    header->query.emit.line = source_position(reading->source, header->query.name_span.start).line;
    header->query.emit.description =
        header->description.length > 0 ? header->description.text : NULL;
    vec_push(reading->arena, reading->queries, header->query);
}

/* The parser would stop at a zero byte, and documents are UTF-8. */
static bool check_encoding(Source *source, DiagList *diags)
{
    size_t bad = utf8_check(source->text, source->length);
    const char *zero = memchr(source->text, '\0', source->length);

    if (zero != NULL && (size_t)(zero - source->text) < bad)
        bad = (size_t)(zero - source->text);
    if (bad == source->length)
        return true;
    diag_error(diags, "encoding", span_make(source, bad, bad + 1),
               zero != NULL ? "the file is not text: it holds a zero byte"
                            : "the file is not in UTF-8");
    return false;
}

bool queries_parse(Arena *arena, Source *source, QueryVec *queries, DiagList *diags)
{
    Reading reading = {arena, source, queries, diags};
    SqlStatementVec statements = {0};
    size_t errors = diags->errors, at = 0;
    Header header;

    if (!check_encoding(source, diags) || !sql_query_split(arena, source, &statements, diags))
        return false;
    for (size_t i = 0; i < statements.count; i++) {
        Span span = statements.items[i].span;

        if (read_header(&reading, at, span.start, &header)) {
            add_query(&reading, &header, span);
        } else {
            Diag *diag = diag_error(diags, "query-without-name", span, "this query has no name");

            diag_hint(diags, diag, "write a line before it, such as: -- name: tasks_of_user :many");
        }
        at = span.end;
    }
    if (read_header(&reading, at, source->length, &header))
        diag_error(diags, "query-without-sql", header.query.name_span, "no SQL follows this name");
    return diags->errors == errors;
}

bool queries_read(Arena *arena, const char *directory, const char *shown, QueryVec *queries,
                  DiagList *diags)
{
    TextVec names = {0};
    bool ok = file_list(arena, directory, &names, diags);

    for (size_t i = 0; ok && i < names.count; i++) {
        Source *source;

        if (names.items[i][0] == '.' || !text_ends_with(names.items[i], ".sql"))
            continue;
        source = file_read(arena, path_join(arena, directory, names.items[i]), diags);
        if (source == NULL)
            return false;
        source->name = path_join(arena, shown, names.items[i]);
        ok = queries_parse(arena, source, queries, diags) && ok;
    }
    return ok;
}
