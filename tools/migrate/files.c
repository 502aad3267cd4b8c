#include "migrate/files.h"

#include "base/file.h"

#include <ctype.h>

#define DOWN_ENDING ".down.sql"
#define VERSION_LIMIT 200

int version_compare(const char *left, const char *right)
{
    size_t left_length, right_length;

    left += strspn(left, "0");
    right += strspn(right, "0");
    left_length = strlen(left);
    right_length = strlen(right);
    if (left_length != right_length)
        return left_length < right_length ? -1 : 1;
    return strcmp(left, right);
}

static int compare_files(const void *left, const void *right)
{
    const MigrationFile *const *a = left, *const *b = right;
    int order = version_compare((*a)->version, (*b)->version);

    return order != 0 ? order : strcmp((*a)->path, (*b)->path);
}

/* Cuts `<version>_<name><ending>`. False when the name of the file has another form. */
static bool parse_name(Arena *arena, const char *entry, const char *ending, MigrationFile *file)
{
    size_t digits = strspn(entry, "0123456789");
    size_t length = strlen(entry) - strlen(ending);

    if (digits == 0 || digits > VERSION_LIMIT || entry[digits] != '_' || digits + 1 >= length)
        return false;
    file->version = arena_strndup(arena, entry, digits);
    file->name = arena_strndup(arena, entry + digits + 1, length - digits - 1);
    return true;
}

static bool check_duplicates(const MigrationFileVec *files, DiagList *diags)
{
    bool ok = true;

    for (size_t i = 1; i < files->count; i++) {
        const MigrationFile *before = files->items[i - 1], *file = files->items[i];

        if (version_compare(before->version, file->version) == 0) {
            Diag *diag = diag_error(diags, "duplicate-version", span_none(),
                                    "%s and %s have the same version", before->path, file->path);

            diag_hint(diags, diag,
                      "give one of them another version; one that is applied must keep its own");
            ok = false;
        }
    }
    return ok;
}

static bool attach_downs(MigrationFileVec *files, const MigrationFileVec *downs, DiagList *diags)
{
    bool ok = true;

    for (size_t d = 0; d < downs->count; d++) {
        MigrationFile *owner = NULL;

        for (size_t i = 0; i < files->count && owner == NULL; i++)
            if (version_compare(files->items[i]->version, downs->items[d]->version) == 0)
                owner = files->items[i];
        if (owner == NULL || owner->down_path != NULL) {
            diag_error(diags, "stray-down", span_none(), "%s: %s", downs->items[d]->path,
                       owner == NULL ? "there is no migration of this version to undo"
                                     : "there is another down file of this version");
            ok = false;
            continue;
        }
        owner->down_path = downs->items[d]->path;
    }
    return ok;
}

bool migrations_find(Arena *arena, const char *directory, MigrationFileVec *files, DiagList *diags)
{
    TextVec names = {0};
    MigrationFileVec downs = {0};
    bool ok = true;

    if (!file_list(arena, directory, &names, diags))
        return false;
    for (size_t i = 0; i < names.count; i++) {
        const char *entry = names.items[i];
        bool down = text_ends_with(entry, DOWN_ENDING);
        MigrationFile *file;

        if (entry[0] == '.' || !text_ends_with(entry, ".sql"))
            continue;
        file = ARENA_NEW(arena, MigrationFile);
        file->path = path_join(arena, directory, entry);
        if (parse_name(arena, entry, down ? DOWN_ENDING : ".sql", file)) {
            vec_push(arena, down ? &downs : files, file);
        } else if (isdigit((unsigned char)entry[0])) {
            Diag *diag = diag_error(diags, "file-name", span_none(),
                                    "%s: this is not the name of a migration", file->path);

            diag_hint(diags, diag,
                      "name it <version>_<name>.sql, for example 20250131120000_add_teams.sql");
            ok = false;
        } else {
            diag_warning(diags, "file-name", span_none(),
                         "%s: passed over, because its name does not begin with a version",
                         file->path);
        }
    }
    vec_sort(files, compare_files);
    ok = check_duplicates(files, diags) && ok;
    return attach_downs(files, &downs, diags) && ok;
}

/* ---- content ------------------------------------------------------------------------------------------------ */

/* What the text between two statements says about the statement behind it. */
typedef struct Gap {
    bool commit;  /* a line `-- @commit` */
    bool outside; /* a line `-- @no-transaction` */
} Gap;

static bool word_is(const char *text, size_t length, const char *word)
{
    return length == strlen(word) && memcmp(text, word, length) == 0;
}

static size_t word_length(const char *text, size_t start, size_t end)
{
    size_t at = start;

    while (at < end && !isspace((unsigned char)text[at]))
        at++;
    return at - start;
}

/* A comment line, from behind its dashes. */
static void read_marker(const char *text, size_t start, size_t end, Gap *gap)
{
    size_t length;

    while (start < end && (text[start] == ' ' || text[start] == '\t'))
        start++;
    length = word_length(text, start, end);
    gap->commit = gap->commit || word_is(text + start, length, "@commit");
    gap->outside = gap->outside || word_is(text + start, length, "@no-transaction");
}

/* A line of psql. Those that pg_dump writes change nothing; any other would be lost without a word. */
static void check_psql_line(MigrationFile *file, size_t start, size_t end)
{
    const char *text = file->source->text;
    size_t length = word_length(text, start, end);
    Diag *diag;

    if (word_is(text + start, length, "\\restrict") ||
        word_is(text + start, length, "\\unrestrict"))
        return;
    diag = diag_error(
        &file->problems, "psql-command", span_make(file->source, start, start + length),
        "%.*s is a command of psql, which a migration cannot use", (int)length, text + start);
    diag_hint(&file->problems, diag, "write SQL only");
}

/* Walks over the text between two statements: comments, white space, semicolons, psql's lines. */
static Gap scan_gap(MigrationFile *file, size_t start, size_t end)
{
    const char *text = file->source->text;
    Gap gap = {0};
    int depth = 0;

    for (size_t at = start; at < end; at++) {
        bool pair = end - at >= 2;
        const char *line = memchr(text + at, '\n', end - at);
        size_t line_end = line != NULL ? (size_t)(line - text) : end;

        if (pair && text[at] == '/' && text[at + 1] == '*') {
            depth++;
            at++;
        } else if (depth > 0 && pair && text[at] == '*' && text[at + 1] == '/') {
            depth--;
            at++;
        } else if (depth == 0 && pair && text[at] == '-' && text[at + 1] == '-') {
            read_marker(text, at + 2, line_end, &gap);
            at = line_end;
        } else if (depth == 0 && text[at] == '\\') {
            check_psql_line(file, at, line_end);
            at = line_end;
        }
    }
    return gap;
}

static bool is_copy_from_stdin(const SqlStatement *statement, const char *text)
{
    return strcmp(statement->tag, "COPY") == 0 && strcasestr(text, " FROM STDIN") != NULL;
}

/* Statements that would get in the way of the runner. */
static void check_statement(MigrationFile *file, const SqlStatement *statement, const char *text)
{
    Span place = statement->span;
    size_t word = strcspn(text, " ");
    Diag *diag;

    for (size_t at = place.start; at < place.end; at++)
        if (file->source->text[at] == '\n')
            place.end = at;
    if (statement->transaction_control) {
        diag = diag_error(&file->problems, "transaction-control", place,
                          "%.*s is not possible here: a migration runs in a transaction that the "
                          "runner begins and commits",
                          (int)word, text);
        diag_hint(
            &file->problems, diag,
            "remove it; where a migration must commit half-way, write a line `-- @commit` instead");
    } else if (strcasecmp(text, "DISCARD ALL") == 0) {
        diag = diag_error(&file->problems, "transaction-control", place,
                          "DISCARD ALL would release the lock that keeps other runners away");
        diag_hint(&file->problems, diag,
                  "use RESET ALL; the runner resets settings between migrations anyway");
    } else if (is_copy_from_stdin(statement, text)) {
        diag = diag_error(&file->problems, "copy-from-stdin", place,
                          "COPY FROM stdin is not possible in a migration");
        diag_hint(&file->problems, diag, "write the rows as INSERT (pg_dump --inserts does)");
    }
}

/* Rows of COPY are no gap between statements. */
static Gap gap_before(MigrationFile *file, size_t index, const char *text_before)
{
    const SqlStatement *statements = file->statements.items;
    size_t start = index > 0 ? statements[index - 1].span.end : 0;
    size_t end =
        index < file->statements.count ? statements[index].span.start : file->source->length;

    if (index > 0 && is_copy_from_stdin(&statements[index - 1], text_before))
        return (Gap){0};
    return scan_gap(file, start, end);
}

static void cut_segments(Arena *arena, MigrationFile *file)
{
    Str text = str_new(arena);
    bool cut = true;

    for (size_t i = 0; i < file->statements.count; i++) {
        SqlStatement *statement = &file->statements.items[i];
        Gap gap = gap_before(file, i, text.text);

        statement->outside_transaction = statement->outside_transaction || gap.outside;
        if (cut || gap.commit || statement->outside_transaction) {
            Segment segment = {.first = i, .outside = statement->outside_transaction};

            vec_push(arena, &file->segments, segment);
        }
        file->segments.items[file->segments.count - 1].count++;
        cut = statement->outside_transaction;
        str_clear(&text);
        sql_normalise(arena, file->source, statement->span, &text);
        check_statement(file, statement, text.text);
    }
    gap_before(file, file->statements.count, text.text);
}

/* The server takes neither; false after a problem at the first such byte. */
static bool check_encoding(MigrationFile *file)
{
    Source *source = file->source;
    size_t bad = utf8_check(source->text, source->length);
    const char *zero = memchr(source->text, '\0', source->length);

    if (zero != NULL && (size_t)(zero - source->text) <= bad &&
        (size_t)(zero - source->text) < source->length) {
        size_t at = (size_t)(zero - source->text);

        diag_error(&file->problems, "binary", span_make(source, at, at + 1),
                   "the file has a zero byte: it is not text");
        return false;
    }
    if (bad < source->length) {
        diag_error(&file->problems, "encoding", span_make(source, bad, bad + 1),
                   "the file is not in UTF-8");
        return false;
    }
    return true;
}

void migration_split(Arena *arena, MigrationFile *file)
{
    file->problems = diag_list_new(arena);
    if (check_encoding(file))
        sql_split(arena, file->source, &file->statements, &file->problems);
    if (file->problems.errors == 0)
        cut_segments(arena, file);
}

bool migration_load(Arena *arena, MigrationFile *file, DiagList *diags)
{
    file->source = file_read(arena, file->path, diags);
    if (file->source == NULL)
        return false;
    migration_split(arena, file);
    file->checksum =
        statements_checksum(arena, file->source, &file->statements, file->statements.count);
    return true;
}
