#include "sqlread/query_text.h"

#include "sqlread/builtin.h"

#include <ctype.h>

/* The longest number that fits into the protocol has five digits. */
#define NUMBER_DIGITS 5

/* ---- Parameters in a text ------------------------------------------------------------------------------------- */

/* An operator that ends in @ and that nobody has: the @ belongs to the word behind it. */
static bool ends_in_mark(Arena *arena, const char *text, const PgToken *token)
{
    const char *name = arena_strndup(arena, text + token->start, token->end - token->start);
    size_t count;

    if (text[token->end - 1] != '@')
        return false;
    return strcmp(name, "@") == 0 || (builtin_operators(name, &count) == NULL &&
                                      builtin_extension_operators(name, &count) == NULL);
}

static bool is_word(const char *text, const PgToken *token)
{
    if (!isalpha((unsigned char)text[token->start]) && text[token->start] != '_')
        return false;
    for (size_t i = token->start; i < token->end; i++)
        if (!isalnum((unsigned char)text[i]) && text[i] != '_')
            return false;
    return true;
}

static void add_number(Arena *arena, const char *text, const PgToken *token, QueryMarkVec *marks)
{
    const size_t digits = token->end - token->start - 1;
    QueryMark mark = {.start = token->start, .end = token->end};

    mark.number = digits > NUMBER_DIGITS ? QUERY_PARAMETER_LIMIT + 1
                                         : (size_t)strtoul(text + token->start + 1, NULL, 10);
    vec_push(arena, marks, mark);
}

void query_marks(Arena *arena, const char *text, size_t start, size_t end, QueryMarkVec *marks)
{
    PgTokenVec tokens = {0};
    size_t error_offset;
    const char *error_message;

    pgtree_scan(arena, text, start, end, &tokens, &error_offset, &error_message);
    for (size_t i = 0; i < tokens.count; i++) {
        const PgToken *token = &tokens.items[i];
        const PgToken *next = token + 1;

        if (text[token->start] == '$' && isdigit((unsigned char)text[token->start + 1])) {
            add_number(arena, text, token, marks);
        } else if (i + 1 < tokens.count && next->start == token->end &&
                   ends_in_mark(arena, text, token) && is_word(text, next)) {
            QueryMark mark = {.start = token->end - 1, .end = next->end};

            mark.name = arena_strndup(arena, text + next->start, next->end - next->start);
            vec_push(arena, marks, mark);
        }
    }
}

/* ---- Statements of a file ------------------------------------------------------------------------------------- */

/* A copy in which each @name is a parameter with a number, in as many bytes: so the grammar takes it, and places stay. */
static Source *with_numbers(Arena *arena, Source *source)
{
    MemoryContext context = pgtree_begin();
    char *text = arena_strndup(arena, source->text, source->length);
    QueryMarkVec marks = {0};

    query_marks(arena, source->text, 0, source->length, &marks);
    for (size_t i = 0; i < marks.count; i++) {
        const QueryMark *mark = &marks.items[i];

        if (mark->name == NULL)
            continue;
        memset(text + mark->start, '0', mark->end - mark->start);
        text[mark->start] = '$';
        text[mark->end - 1] = '1';
    }
    pgtree_end(context);
    return source_new(arena, source->name, text, source->length);
}

bool sql_query_split(Arena *arena, Source *source, SqlStatementVec *statements, DiagList *diags)
{
    const size_t first_statement = statements->count;
    const size_t first_diag = diags->diags.count;
    Source *copy = with_numbers(arena, source);
    bool ok = sql_split(arena, copy, statements, diags);

    for (size_t i = first_statement; i < statements->count; i++)
        statements->items[i].span.source = source;
    for (size_t i = first_diag; i < diags->diags.count; i++)
        if (diags->diags.items[i]->span.source == copy)
            diags->diags.items[i]->span.source = source;
    return ok;
}
