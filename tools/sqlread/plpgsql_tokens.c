#include "sqlread/plpgsql_parser.h"

#include <ctype.h>
#include <strings.h>

/* Tokens of PL/pgSQL and the pieces of SQL between them. Source: pl_scanner.c, pl_gram.y of the server. */

/* ---- Tokens --------------------------------------------------------------------------------------------------- */

bool pl_start(PlParser *parser)
{
    PgTokenVec tokens = {0};
    size_t length = strlen(parser->text);
    size_t error_offset = 0;
    const char *message = NULL;
    bool complete =
        pgtree_scan(parser->arena, parser->text, 0, length, &tokens, &error_offset, &message);
    PgToken end = {.start = length, .end = length};

    for (size_t i = 0; i < tokens.count; i++)
        if (!pgtree_is_comment(tokens.items[i].code))
            vec_push(parser->arena, &parser->tokens, tokens.items[i]);
    vec_push(parser->arena, &parser->tokens, end);
    if (complete)
        return true;
    end.start = end.end = error_offset;
    return pl_fail(parser, &end, "%s", message);
}

const PgToken *pl_peek(const PlParser *parser, size_t ahead)
{
    size_t last = parser->tokens.count - 1;
    size_t index = parser->next + ahead;

    return &parser->tokens.items[index < last ? index : last];
}

static bool token_is(const PlParser *parser, const PgToken *token, const char *text)
{
    size_t length = strlen(text);

    return token->end - token->start == length &&
           strncasecmp(parser->text + token->start, text, length) == 0;
}

bool pl_is(const PlParser *parser, size_t ahead, const char *text)
{
    return token_is(parser, pl_peek(parser, ahead), text);
}

bool pl_accept(PlParser *parser, const char *text)
{
    if (!pl_is(parser, 0, text))
        return false;
    parser->next++;
    return true;
}

bool pl_expect(PlParser *parser, const char *text)
{
    return pl_accept(parser, text) || pl_syntax_error(parser);
}

/* Source: pl_reserved_kwlist.h. */
static bool is_reserved(const PlParser *parser, const PgToken *token)
{
    static const char *const words[] = {
        "all",  "begin",   "by",     "case", "declare", "else",  "end",  "execute",
        "for",  "foreach", "from",   "if",   "in",      "into",  "loop", "not",
        "null", "or",      "strict", "then", "to",      "using", "when", "while",
    };

    for (size_t i = 0; i < lengthof(words); i++)
        if (token_is(parser, token, words[i]))
            return true;
    return false;
}

const char *pl_name(const PlParser *parser, size_t ahead)
{
    const PgToken *token = pl_peek(parser, ahead);

    if (token->code == 0 || is_reserved(parser, token))
        return NULL;
    return pgtree_token_name(parser->arena, parser->text, token);
}

const char *pl_string(const PlParser *parser, size_t ahead)
{
    const PgToken *token = pl_peek(parser, ahead);

    return pgtree_token_name(parser->arena, parser->text, token) == NULL ? token->value : NULL;
}

/* ---- Errors --------------------------------------------------------------------------------------------------- */

bool pl_fail(PlParser *parser, const PgToken *token, const char *format, ...)
{
    va_list args;

    if (parser->body->error != NULL)
        return false;
    va_start(args, format);
    parser->body->error = arena_vprintf(parser->arena, format, args);
    va_end(args);
    parser->body->error_start = token->start;
    parser->body->error_end = token->end;
    return false;
}

bool pl_syntax_error(PlParser *parser)
{
    const PgToken *token = pl_peek(parser, 0);

    if (token->code == 0)
        return pl_fail(parser, token, "syntax error: the body ends too early");
    return pl_fail(parser, token, "syntax error at or near \"%.*s\"",
                   (int)(token->end - token->start), parser->text + token->start);
}

/* ---- Pieces --------------------------------------------------------------------------------------------------- */

/* A word behind a dot is the name of a column. */
static bool ends_here(const PlParser *parser, size_t index, const char *const *words)
{
    const PgToken *token = &parser->tokens.items[index];

    if (index > parser->next && token_is(parser, token - 1, ".") &&
        isalpha((unsigned char)parser->text[token->start]))
        return false;
    for (; *words != NULL; words++)
        if (token_is(parser, token, *words))
            return true;
    return false;
}

bool pl_find(PlParser *parser, const char *const *words, size_t *end)
{
    int depth = 0;

    for (size_t i = parser->next;; i++) {
        const PgToken *token = &parser->tokens.items[i];

        *end = i;
        if (depth == 0 && ends_here(parser, i, words))
            return true;
        if (token->code == '(' || token->code == '[')
            depth++;
        else if (token->code == ')' || token->code == ']')
            depth--;
        if (depth < 0 || (depth > 0 && (token->code == 0 || token->code == ';')))
            return pl_fail(parser, token, "mismatched parentheses");
        if (token->code == 0 || token->code == ';')
            return pl_fail(parser, token, "missing \"%s\" at the end of an expression", words[0]);
    }
}

static void set_error(PlParser *parser, size_t start, size_t end, const char *text,
                      const char *message, size_t character)
{
    PgToken token = {.start = start};

    for (size_t i = 0; i < character && text[token.start - start] != '\0'; i++) {
        size_t width = utf8_length(text + (token.start - start), end - token.start);

        token.start += width == 0 ? 1 : width;
    }
    token.end = token.start;
    for (size_t i = 0; i < parser->tokens.count; i++)
        if (parser->tokens.items[i].start == token.start)
            token.end = parser->tokens.items[i].end;
    pl_fail(parser, &token, "%s", message);
}

bool pl_piece_text(PlParser *parser, PlPieceKind kind, const char *text, size_t start, size_t end)
{
    static const PgPart parts[] = {
        [PL_STATEMENT] = PG_PART_STATEMENT,
        [PL_EXPRESSION] = PG_PART_EXPRESSION,
        [PL_ASSIGNMENT] = PG_PART_ASSIGNMENT,
        [PL_DYNAMIC] = PG_PART_EXPRESSION,
    };
    PlPiece piece = {.kind = kind, .start = start, .end = end, .scope = parser->scope};
    const char *message;
    size_t character;

    piece.node = pgtree_parse_part(parser->arena, text, parts[kind], &message, &character);
    if (piece.node == NULL) {
        set_error(parser, start, end, text, message, character);
        return false;
    }
    vec_push(parser->arena, &parser->body->pieces, piece);
    return true;
}

bool pl_piece(PlParser *parser, PlPieceKind kind, size_t end)
{
    size_t start = pl_peek(parser, 0)->start;
    size_t stop = parser->tokens.items[end].start;

    if (parser->next == end)
        return pl_fail(parser, &parser->tokens.items[end], "missing expression");
    parser->next = end;
    return pl_piece_text(parser, kind,
                         arena_strndup(parser->arena, parser->text + start, stop - start), start,
                         stop);
}

bool pl_expression(PlParser *parser, PlPieceKind kind, const char *const *words)
{
    size_t end;

    return pl_find(parser, words, &end) && pl_piece(parser, kind, end);
}
