#include "sqlread/pgtree.h"
#include "base/pages.h"
#include "sqlread/deparse_words.h"
#include "sqlread/parentheses.h"
#include "sqlread/pgversion.h"

#include <gramparse.h>
#include <parser/parser.h>

#include <ctype.h>
#include <strings.h>

/* Exported by the library, in a header that is not installed. */
extern void deparseRawStmt(StringInfo str, struct RawStmt *raw_stmt);

MemoryContext pgtree_begin(void)
{
    return pg_query_enter_memory_context();
}

void pgtree_end(MemoryContext context)
{
    pg_query_exit_memory_context(context);
}

/* The library leaves these two of the server out. */
List *pgtree_list_head(const List *list, int count)
{
    return list_truncate(list_copy(list), count);
}

static char *copy_text(const char *text, size_t length)
{
    char *copy = palloc(length + 1);

    memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

/* ---- Tokens -------------------------------------------------------------------------------------------------- */

bool pgtree_is_comment(int code)
{
    return code == SQL_COMMENT || code == C_COMMENT;
}

const char *pgtree_token_name(Arena *arena, const char *text, const PgToken *token)
{
    char *name;

    if (token->value != NULL)
        return token->code == IDENT || token->code == UIDENT ? token->value : NULL;
    /* Keywords are words in the text; those that cannot be names are found nowhere. */
    if (token->code < 256 || !isalpha((unsigned char)text[token->start]))
        return NULL;
    name = arena_strndup(arena, text + token->start, token->end - token->start);
    for (char *p = name; *p != '\0'; p++)
        *p = (char)tolower((unsigned char)*p);
    return name;
}

static size_t skip_back_blanks(const char *text, size_t start, size_t end)
{
    while (end > start && strchr(" \t\r\n\f\v", text[end - 1]) != NULL)
        end--;
    return end;
}

/* A run of the server's scanner over text[start, end). Everything that has to survive an error stands here. */
typedef struct TokenScan {
    Arena *arena;
    const char *text;
    size_t start;
    size_t end;
    PgTokenVec *tokens;
    bool to_psql; /* ends with a backslash or with COPY … FROM stdin: what follows is not SQL */
} TokenScan;

/* The token before this place ends where its text does. */
static void scan_close_token(const TokenScan *scan, size_t limit)
{
    PgToken *previous =
        scan->tokens->count > 0 ? &scan->tokens->items[scan->tokens->count - 1] : NULL;

    if (previous != NULL && previous->end == 0)
        previous->end = skip_back_blanks(scan->text, previous->start, limit);
}

static void scan_tokens(const TokenScan *scan)
{
    core_yy_extra_type extra;
    char *copy = copy_text(scan->text + scan->start, scan->end - scan->start);
    core_yyscan_t scanner = scanner_init(copy, &extra, &ScanKeywords, ScanKeywordTokens);
    bool copy_statement = false, from_stdin = false;
    int previous = ';';

    PG_RETURN_COMMENTS(&extra);
    for (;;) {
        core_YYSTYPE value;
        YYLTYPE location = 0;
        int code = core_yylex(&value, &location, scanner);
        PgToken token = {.start = scan->start + (size_t)location, .code = code};

        scan_close_token(scan, code == 0 ? scan->end : token.start);
        if (code == 0)
            break;
        if (code == IDENT || code == SCONST || code == USCONST || code == UIDENT)
            token.value = arena_strdup(scan->arena, value.str);
        vec_push(scan->arena, scan->tokens, token);
        if (pgtree_is_comment(code))
            continue;
        copy_statement = previous == ';' ? code == COPY : copy_statement;
        from_stdin = previous == ';' ? false : from_stdin || (code == STDIN && previous == FROM);
        previous = code;
        if (scan->to_psql && (code == '\\' || (code == ';' && copy_statement && from_stdin))) {
            scan_close_token(scan, token.start + 1);
            break;
        }
    }
    scanner_finish(scanner);
    pfree(copy);
}

/* An unterminated literal: the scanner raised an error that counts characters from 1. */
static void scan_failed(const TokenScan *scan, size_t *error_offset, const char **error_message)
{
    ErrorData *error = CopyErrorData();
    size_t first_line;

    FlushErrorState();
    /* It quotes the rest of the text: its first line is enough. */
    first_line = strcspn(error->message, "\n");
    *error_message = error->message[first_line] == '\0'
                         ? arena_strdup(scan->arena, error->message)
                         : arena_printf(scan->arena, "%.*s…\"", (int)first_line, error->message);
    *error_offset = scan->start;
    for (int characters = 1; error->cursorpos > characters && *error_offset < scan->end;
         characters++) {
        size_t width = utf8_length(scan->text + *error_offset, scan->end - *error_offset);

        *error_offset += width == 0 ? 1 : width;
    }
    scan_close_token(scan, *error_offset);
}

static bool run_scan(const TokenScan *scan, size_t *error_offset, const char **error_message)
{
    MemoryContext context = CurrentMemoryContext;
    volatile bool complete = true;

    PG_TRY();
    {
        scan_tokens(scan);
    }
    PG_CATCH();
    {
        MemoryContextSwitchTo(context);
        scan_failed(scan, error_offset, error_message);
        complete = false;
    }
    PG_END_TRY();
    return complete;
}

bool pgtree_scan(Arena *arena, const char *text, size_t start, size_t end, PgTokenVec *tokens,
                 size_t *error_offset, const char **error_message)
{
    const TokenScan scan = {
        .arena = arena, .text = text, .start = start, .end = end, .tokens = tokens};

    return run_scan(&scan, error_offset, error_message);
}

/* ---- Cutting a text into statements --------------------------------------------------------------------------- */

/* What the cutter knows while it walks over tokens. */
typedef struct Cutter {
    Arena *arena;
    Arena *scratch; /* for one walk over tokens */
    char *text;     /* a copy in which psql lines and COPY data are blanked out */
    size_t length;
    PgStatementVec *statements;
    PsqlIncludeVec *includes; /* NULL: not followed */
    DiagList *diags;
    Source *source;
    size_t lead; /* end of the statement before */
    size_t skipped;
    bool failed;
} Cutter;

/* State of one statement while its tokens pass by. */
typedef struct CutState {
    size_t first; /* index of the first token that is not a comment */
    size_t words; /* tokens so far */
    bool any;
    bool rule; /* CREATE RULE … DO (a; b) is the one statement with semicolons in parentheses */
    int parens;
    int blocks; /* BEGIN ATOMIC … END and CASE … END nesting */
    bool copy;
    bool from_stdin;
    int previous;
} CutState;

static void cutter_close(Cutter *cutter, const PgTokenVec *tokens, CutState *state, size_t next,
                         size_t lead_end)
{
    if (state->any) {
        size_t last = next;
        PgStatement statement = {.lead = cutter->lead, .start = tokens->items[state->first].start};

        while (last > state->first &&
               (last == tokens->count || pgtree_is_comment(tokens->items[last].code) ||
                tokens->items[last].code == ';'))
            last--;
        statement.end = tokens->items[last].end;
        vec_push(cutter->arena, cutter->statements, statement);
        cutter->lead = lead_end;
    }
    *state = (CutState){0};
}

static void cut_state_see(CutState *state, const PgToken *token, size_t index)
{
    if (!state->any) {
        state->any = true;
        state->first = index;
        state->copy = token->code == COPY;
    }
    if (token->code == STDIN && state->previous == FROM)
        state->from_stdin = state->copy;
    if (token->code == RULE && state->words < 4) /* CREATE OR REPLACE RULE */
        state->rule = true;
    state->words++;
    if (token->code == '(' || token->code == '[')
        state->parens++;
    else if ((token->code == ')' || token->code == ']') && state->parens > 0)
        state->parens--;
    else if (token->code == ATOMIC && state->previous == BEGIN_P)
        state->blocks++;
    else if (token->code == CASE && state->blocks > 0)
        state->blocks++;
    else if (token->code == END_P && state->blocks > 0)
        state->blocks--;
    state->previous = token->code;
}

static void blank_range(char *text, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (text[i] != '\n')
            text[i] = ' ';
}

static size_t line_end(const Cutter *cutter, size_t offset)
{
    const char *newline = memchr(cutter->text + offset, '\n', cutter->length - offset);

    return newline == NULL ? cutter->length : (size_t)(newline - cutter->text);
}

/* After COPY … FROM stdin; the data runs to a line that is just `\.`. Returns where SQL goes on. */
static size_t skip_copy_data(Cutter *cutter, size_t offset)
{
    size_t start = line_end(cutter, offset);
    size_t position = start;

    cutter->skipped++;
    while (position < cutter->length) {
        size_t line = position + 1;
        size_t end = line_end(cutter, line > cutter->length ? cutter->length : line);
        size_t width = end > line ? end - line : 0;

        if (width > 0 && cutter->text[end - 1] == '\r')
            width--;
        position = end;
        if (width == 2 && cutter->text[line] == '\\' && cutter->text[line + 1] == '.')
            break;
    }
    blank_range(cutter->text, start, position);
    return position;
}

/* Width in bytes of the token at an error position, for the caret. */
static size_t token_width(const char *text, size_t offset, size_t length)
{
    size_t end = offset;

    if (offset >= length)
        return 0;
    while (end < length && (text[end] == '_' || (unsigned char)text[end] >= 0x80 ||
                            isalnum((unsigned char)text[end])))
        end++;
    return end > offset ? end - offset : 1;
}

/*
 * The scanner stopped within a statement. After a quote or comment without an end nothing more can be read; after a bad
 * number or escape the next semicolon is where SQL goes on. Returns that place.
 */
static size_t skip_unreadable(Cutter *cutter, size_t start, size_t offset, const char *message)
{
    bool unterminated = strncmp(message, "unterminated", strlen("unterminated")) == 0;
    const char *semicolon = memchr(cutter->text + offset, ';', cutter->length - offset);
    size_t end =
        unterminated || semicolon == NULL ? cutter->length : (size_t)(semicolon - cutter->text) + 1;
    Span span =
        span_make(cutter->source, offset,
                  unterminated ? line_end(cutter, offset)
                               : offset + token_width(cutter->text, offset, cutter->length));
    PgStatement unread = {.start = start, .end = end, .unread = true};
    Diag *diag = diag_error(cutter->diags, "syntax", span, "%s", message);

    if (unterminated)
        diag_hint(cutter->diags, diag,
                  "everything after this place is unread: close the quote or comment");
    cutter->failed = true;
    cutter->lead = end;
    vec_push(cutter->arena, cutter->statements, unread);
    return end;
}

/* The end of the first line from `offset` on that may be for psql, or a later one: at least `size` bytes on. */
static size_t next_psql_line(const Cutter *cutter, size_t offset, size_t size)
{
    while (size < cutter->length - offset) {
        size_t end = line_end(cutter, offset + size);
        const char *line = cutter->text + end + (end < cutter->length);

        if (line[strspn(line, " \t")] == '\\')
            return line_end(cutter, (size_t)(line - cutter->text));
        size = end + 1 - offset;
    }
    return cutter->length;
}

/* The tokens from `offset` to where psql has a word to say. Not all of the text is given to the scanner for that, as it
 * makes a copy; when it stops within a quote, that may have been too little. Returns where the scan ended. */
static size_t scan_to_psql(const Cutter *cutter, size_t offset, PgTokenVec *tokens,
                           size_t *error_offset, const char **error_message)
{
    for (size_t size = 0;; size = size * 4 + 4096) {
        const TokenScan scan = {.arena = cutter->scratch,
                                .text = cutter->text,
                                .start = offset,
                                .end = next_psql_line(cutter, offset, size),
                                .tokens = tokens,
                                .to_psql = true};

        *error_message = NULL;
        tokens->count = 0;
        if (run_scan(&scan, error_offset, error_message) || scan.end == cutter->length)
            return tokens->count > 0 && *error_message == NULL &&
                           tokens->items[tokens->count - 1].code == ';'
                       ? tokens->items[tokens->count - 1].end
                       : scan.end;
    }
}

/* Walks from `offset`; returns where to go on (the scanner has to restart after text that is not SQL). */
static size_t cutter_walk(Cutter *cutter, size_t offset)
{
    PgTokenVec tokens = {0};
    CutState state = {0};
    size_t error_offset = 0;
    const char *error_message;
    size_t end = scan_to_psql(cutter, offset, &tokens, &error_offset, &error_message);

    for (size_t i = 0; i < tokens.count; i++) {
        const PgToken *token = &tokens.items[i];

        if (pgtree_is_comment(token->code))
            continue;
        if (token->code == '\\') {
            /* A psql meta-command: to the end of the line. psql ends the query buffer for some of them (\g), and
             * for the others it goes on; what stands before on the same line stays. */
            end = line_end(cutter, token->start);
            psql_command(cutter->arena, cutter->source, token->start, end, cutter->includes,
                         cutter->diags);
            blank_range(cutter->text, token->start, end);
            cutter->skipped++;
            if (!state.any)
                cutter->lead = end;
            if (state.any)
                cutter_close(cutter, &tokens, &state, i - 1, end);
            return end;
        }
        if (token->code == ';' && (state.parens == 0 || !state.rule) && state.blocks == 0) {
            bool copy = state.any && state.from_stdin;

            cutter_close(cutter, &tokens, &state, i, token->end);
            cutter->lead = token->end;
            if (copy)
                return skip_copy_data(cutter, token->end);
            continue;
        }
        cut_state_see(&state, token, i);
    }
    if (error_message != NULL)
        return skip_unreadable(cutter, state.any ? tokens.items[state.first].start : error_offset,
                               error_offset, error_message);
    if (state.any)
        cutter_close(cutter, &tokens, &state, tokens.count, end);
    return end;
}

static bool cut_statements(Cutter *cutter)
{
    for (size_t offset = 0; offset < cutter->length;) {
        cutter->scratch = arena_new();
        offset = cutter_walk(cutter, offset);
        arena_free(cutter->scratch);
    }
    return !cutter->failed;
}

/* ---- Parsing -------------------------------------------------------------------------------------------------- */

static void report_syntax_error(Source *source, const char *text, size_t start, size_t end,
                                const PgQueryError *error, DiagList *diags)
{
    size_t offset = source_character_offset(
        source, start, error->cursorpos > 0 ? (size_t)error->cursorpos - 1 : 0);
    const char *message = error->message;

    if (offset >= end) {
        size_t last = skip_back_blanks(text, start, end);

        diag_error(diags, "syntax", span_make(source, last, last),
                   "syntax error: the statement ends too early");
        return;
    }
    diag_error(diags, "syntax", span_make(source, offset, offset + token_width(text, offset, end)),
               "%s", message);
}

/* The tree of a statement at text[base, base + length), or NULL and an error when it is nested too deeply to go on with. */
static Node *accept_tree(Source *source, Node *node, size_t base, Span span, DiagList *diags)
{
    int location;

    if (!tree_is_too_deep(node, span.end - span.start, &location))
        return node;
    if (location >= 0) {
        span.start = base + (size_t)location;
        span.end = span.start + token_width(source->text, span.start, span.end);
    }
    diag_error(diags, "too-deep", span, "this is nested more than %d levels deep",
               TREE_DEPTH_LIMIT);
    return NULL;
}

/* Parses text[start, end) as one statement. */
static Node *parse_one(Source *source, const char *text, size_t start, size_t end, DiagList *diags)
{
    char *copy = copy_text(text + start, end - start);
    PgQueryInternalParsetreeAndError result = pg_query_raw_parse(copy, PG_QUERY_PARSE_DEFAULT);
    Node *node = NULL;

    if (result.error != NULL) {
        report_syntax_error(source, text, start, end, result.error, diags);
        pg_query_free_error(result.error);
    } else if (result.tree != NIL) {
        node = accept_tree(source, linitial_node(RawStmt, result.tree)->stmt, start,
                           span_make(source, start, end), diags);
    }
    free(result.stderr_buffer);
    return node;
}

/* First token after blanks and comments. */
static size_t skip_blanks(const char *text, size_t start, size_t end)
{
    while (start < end) {
        if (strchr(" \t\r\n\f\v", text[start]) != NULL) {
            start++;
        } else if (text[start] == '-' && start + 1 < end && text[start + 1] == '-') {
            while (start < end && text[start] != '\n')
                start++;
        } else if (text[start] == '/' && start + 1 < end && text[start + 1] == '*') {
            int depth = 0;

            do {
                if (start + 1 < end && text[start] == '/' && text[start + 1] == '*') {
                    depth++;
                    start += 2;
                } else if (start + 1 < end && text[start] == '*' && text[start + 1] == '/') {
                    depth--;
                    start += 2;
                } else {
                    start++;
                }
            } while (depth > 0 && start < end);
        } else {
            break;
        }
    }
    return start;
}

/* True when a text has `wanted`, in whatever letters. Horspool's search: most bytes are not looked at. */
static bool mentions(const char *text, size_t length, const char *wanted)
{
    const size_t size = strlen(wanted);
    size_t skip[UCHAR_MAX + 1];

    for (size_t i = 0; i <= UCHAR_MAX; i++)
        skip[i] = size;
    for (size_t i = 0; i + 1 < size; i++)
        skip[(unsigned char)toupper((unsigned char)wanted[i])] =
            skip[(unsigned char)tolower((unsigned char)wanted[i])] = size - 1 - i;
    for (size_t i = 0; i + size <= length; i += skip[(unsigned char)text[i + size - 1]])
        if (tolower((unsigned char)text[i]) == wanted[0] &&
            strncasecmp(text + i, wanted, size) == 0)
            return true;
    return false;
}

/* A text that psql would read but the server's grammar would not: meta-commands or data of COPY. */
static bool needs_cutting(const char *text, size_t length)
{
    for (const char *p = text; (p = memchr(p, '\\', length - (size_t)(p - text))) != NULL; p++) {
        const char *q = p;

        while (q > text && (q[-1] == ' ' || q[-1] == '\t'))
            q--;
        if (q == text || q[-1] == '\n')
            return true;
    }
    return mentions(text, length, "from stdin");
}

/* Where the blanks and comments before a statement at `start` begin: after the semicolons that end those before it, of which
 * the first stands at `lead` or later. libpg_query 18 no longer tells that. */
static size_t find_lead(const char *text, size_t lead, size_t start)
{
    for (;;) {
        size_t next = skip_blanks(text, lead, start);

        if (next >= start || text[next] != ';')
            return lead;
        lead = next + 1;
    }
}

/* What the trees of a long text take for each of its bytes, and how much of that is asked for at once. */
#define TREES_PER_BYTE 16
#define TREES_LONG_TEXT 65536
#define TREES_AT_ONCE ((Size)64 * 1024 * 1024)

/* A context within the current one for the trees of a text: a long one has its memory from the beginning. */
static MemoryContext context_for_trees(size_t length)
{
    Size size = TREES_AT_ONCE;
    MemoryContext context;

    if (length < TREES_LONG_TEXT)
        return CurrentMemoryContext;
    if (length < TREES_AT_ONCE / TREES_PER_BYTE)
        size = MAXALIGN(length * TREES_PER_BYTE);
    context = AllocSetContextCreateInternal(CurrentMemoryContext, "trees of a text", size,
                                            ALLOCSET_DEFAULT_INITSIZE, TREES_AT_ONCE);
    pages_take(context, size);
    return context;
}

static bool parse_whole(Arena *arena, Source *source, const char *text, PgStatementVec *statements,
                        DiagList *diags)
{
    MemoryContext before = MemoryContextSwitchTo(context_for_trees(source->length));
    PgQueryInternalParsetreeAndError result = pg_query_raw_parse(text, PG_QUERY_PARSE_DEFAULT);
    size_t length = source->length;
    size_t lead = 0;
    ListCell *cell;

    MemoryContextSwitchTo(before);
    free(result.stderr_buffer);
    if (result.error != NULL) {
        pg_query_free_error(result.error);
        return false;
    }
    foreach(cell, result.tree)
    {
        RawStmt *raw = lfirst_node(RawStmt, cell);
        size_t location = (size_t)raw->stmt_location;
        size_t end = raw->stmt_len == 0 ? length : location + (size_t)raw->stmt_len;
        PgStatement statement = {.start = skip_blanks(text, location, end)};

        statement.lead = find_lead(text, lead, statement.start);
        statement.end = skip_back_blanks(text, statement.start, end);
        statement.node = accept_tree(source, raw->stmt, 0,
                                     span_make(source, statement.start, statement.end), diags);
        lead = end;
        vec_push(arena, statements, statement);
    }
    return true;
}

bool pgtree_parse(Arena *arena, Source *source, PgStatementVec *statements,
                  PsqlIncludeVec *includes, size_t *skipped, DiagList *diags)
{
    Cutter cutter = {.arena = arena,
                     .statements = statements,
                     .includes = includes,
                     .diags = diags,
                     .source = source,
                     .length = source->length};
    size_t errors = diags->errors;

    if (!needs_cutting(source->text, source->length) &&
        parse_whole(arena, source, source->text, statements, diags))
        return diags->errors == errors;
    statements->count = 0;
    cutter.text = arena_strndup(arena, source->text, source->length);
    cut_statements(&cutter);
    if (skipped != NULL)
        *skipped += cutter.skipped;
    if (!cutter.failed) {
        PgStatementVec parsed = {0};

        if (parse_whole(arena, source, cutter.text, &parsed, diags)) {
            *statements = parsed;
            return diags->errors == errors;
        }
    }
    for (size_t i = 0; i < statements->count; i++) {
        PgStatement *statement = &statements->items[i];

        if (statement->unread)
            continue;
        statement->base = statement->start;
        statement->node = parse_one(source, cutter.text, statement->start, statement->end, diags);
    }
    return diags->errors == errors;
}

Node *pgtree_parse_statement(const char *text)
{
    PgQueryInternalParsetreeAndError result = pg_query_raw_parse(text, PG_QUERY_PARSE_DEFAULT);
    Node *node = NULL;
    int location;

    free(result.stderr_buffer);
    if (result.error != NULL)
        pg_query_free_error(result.error);
    else if (list_length(result.tree) == 1)
        node = linitial_node(RawStmt, result.tree)->stmt;
    return node != NULL && tree_is_too_deep(node, strlen(text), &location) ? NULL : node;
}

bool pgtree_parse_list(Arena *arena, const char *text, List **statements, const char **message,
                       size_t *character)
{
    PgQueryInternalParsetreeAndError result = pg_query_raw_parse(text, PG_QUERY_PARSE_DEFAULT);
    bool parsed = result.error == NULL;

    free(result.stderr_buffer);
    *statements = NIL;
    if (!parsed) {
        *message = arena_strdup(arena, result.error->message);
        *character = result.error->cursorpos > 0 ? (size_t)result.error->cursorpos - 1 : 0;
        pg_query_free_error(result.error);
        return false;
    }
    foreach_node(RawStmt, raw, result.tree)
    {
        int location;

        *statements = lappend(*statements, raw->stmt);
        if (tree_is_too_deep(raw->stmt, strlen(text), &location)) {
            *message =
                arena_printf(arena, "this is nested more than %d levels deep", TREE_DEPTH_LIMIT);
            *character = 0;
            return false;
        }
    }
    return true;
}

/* pg_query_raw_parse() makes a pipe for every text, which is much for thousands of small ones. */
static List *parse_part(Arena *arena, const char *text, RawParseMode mode, const char **message,
                        size_t *character)
{
    MemoryContext context = CurrentMemoryContext;
    List *volatile tree = NIL;

    PG_TRY();
    {
        tree = raw_parser(text, mode);
    }
    PG_CATCH();
    {
        ErrorData *error;

        MemoryContextSwitchTo(context);
        error = CopyErrorData();
        FlushErrorState();
        *message = arena_strdup(arena, error->message);
        *character = error->cursorpos > 0 ? (size_t)error->cursorpos - 1 : 0;
    }
    PG_END_TRY();
    return tree;
}

Node *pgtree_parse_part(Arena *arena, const char *text, PgPart part, const char **message,
                        size_t *character)
{
    static const RawParseMode modes[] = {
        [PG_PART_STATEMENT] = RAW_PARSE_DEFAULT,
        [PG_PART_EXPRESSION] = RAW_PARSE_PLPGSQL_EXPR,
        [PG_PART_ASSIGNMENT] = RAW_PARSE_PLPGSQL_ASSIGN1,
        [PG_PART_TYPE] = RAW_PARSE_TYPE_NAME,
    };
    Node *node;
    List *tree;
    int location;

    *message = "syntax error: the statement is empty";
    *character = 0;
    tree = parse_part(arena, text, modes[part], message, character);
    if (tree == NIL)
        return NULL;
    node = linitial(tree);
    if (IsA(node, RawStmt))
        node = castNode(RawStmt, node)->stmt;
    if (!tree_is_too_deep(node, strlen(text), &location))
        return node;
    *message = arena_printf(arena, "this is nested more than %d levels deep", TREE_DEPTH_LIMIT);
    return NULL;
}

Node *pgtree_parse_expression(Arena *arena, const char *text)
{
    Node *node = pgtree_parse_statement(arena_printf(arena, "SELECT %s", text));
    SelectStmt *select;

    if (node == NULL || !IsA(node, SelectStmt))
        return NULL;
    select = castNode(SelectStmt, node);
    if (list_length(select->targetList) != 1)
        return NULL;
    return linitial_node(ResTarget, select->targetList)->val;
}

/* ---- Deparsing ------------------------------------------------------------------------------------------------ */

static char *deparse(Arena *arena, Node *statement)
{
    MemoryContext context = CurrentMemoryContext;
    RawStmt *raw = makeNode(RawStmt);
    StringInfoData out;
    char *volatile text = NULL;

    raw->stmt = statement;
    initStringInfo(&out);
    PG_TRY();
    {
        deparseRawStmt(&out, raw);
        while (out.len > 0 && out.data[out.len - 1] == ' ')
            out.data[--out.len] = '\0';
        text = arena_strndup(arena, out.data, (size_t)out.len);
        deparse_words(text);
    }
    PG_CATCH();
    {
        MemoryContextSwitchTo(context);
        FlushErrorState();
    }
    PG_END_TRY();
    return text;
}

const char *pgtree_deparse(Arena *arena, Node *statement)
{
    for (size_t trial = 0; trial < PARENTHESES_TRIALS; trial++) {
        Parentheses marks = parentheses_mark(statement, trial);
        char *text = deparse(arena, statement);

        parentheses_unmark(&marks);
        if (text == NULL || parentheses_set(&marks, text))
            return text;
    }
    return deparse(arena, statement);
}

const char *pgtree_deparse_expression(Arena *arena, Node *expression)
{
    static const char select[] = "SELECT ";
    SelectStmt *statement = makeNode(SelectStmt);
    ResTarget *target = makeNode(ResTarget);
    const char *text;

    target->val = expression;
    statement->targetList = list_make1(target);
    text = pgtree_deparse(arena, (Node *)statement);
    return text == NULL ? NULL : text + strlen(select);
}
