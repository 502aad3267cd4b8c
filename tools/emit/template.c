#include "emit/template.h"

typedef enum PieceType {
    PIECE_TEXT, /* at most one line, with its end */
    PIECE_CODE,
    PIECE_VALUE,
} PieceType;

typedef struct Piece {
    PieceType type;
    const char *text;
    size_t length;
    bool dropped; /* white space around code that stands alone on its line */
} Piece;

typedef VEC(Piece) PieceVec;

static bool is_blank(const Piece *piece)
{
    for (size_t i = 0; i < piece->length; i++) {
        if (strchr(" \t\r\n", piece->text[i]) == NULL || piece->text[i] == '\0')
            return false;
    }
    return true;
}

static bool ends_line(const Piece *piece)
{
    return piece->type == PIECE_TEXT && piece->length > 0 && piece->text[piece->length - 1] == '\n';
}

/* Cuts text into lines. */
static void add_text(Arena *arena, PieceVec *pieces, const char *text, size_t length)
{
    while (length > 0) {
        const char *end = memchr(text, '\n', length);
        size_t line = end == NULL ? length : (size_t)(end - text) + 1;

        vec_push(arena, pieces, (Piece){PIECE_TEXT, text, line, false});
        text += line;
        length -= line;
    }
}

/* The first occurrence of a two-character mark at or after `from`; NULL when there is none. */
static const char *find_mark(const Source *source, const char *from, const char *mark)
{
    size_t left = source->length - (size_t)(from - source->text);

    return left == 0 ? NULL : memmem(from, left, mark, 2);
}

static bool split(Arena *arena, PieceVec *pieces, Source *source, DiagList *diags)
{
    const char *end = source->text + source->length;
    const char *from = source->text;
    const char *open;

    while ((open = find_mark(source, from, "<%")) != NULL) {
        PieceType type = PIECE_CODE;
        const char *close;

        add_text(arena, pieces, from, (size_t)(open - from));
        from = open + 2;
        if (from < end && *from == '%') {
            add_text(arena, pieces, "<%", 2);
            from++;
            continue;
        }
        if (from < end && *from == '=') {
            type = PIECE_VALUE;
            from++;
        }
        close = find_mark(source, from, "%>");
        if (close == NULL) {
            size_t offset = (size_t)(open - source->text);
            Diag *diag = diag_error(diags, "template-syntax",
                                    span_make(source, offset, (size_t)(from - source->text)),
                                    "the code that begins here is never closed");
            diag_hint(diags, diag, "end it with \"%%>\", or write \"<%%%%\" for the text \"<%%\"");
            return false;
        }
        vec_push(arena, pieces, (Piece){type, from, (size_t)(close - from), false});
        from = close + 2;
    }
    add_text(arena, pieces, from, (size_t)(end - from));
    return true;
}

/* Marks the white space of lines that hold code and nothing else. */
static void drop_code_lines(PieceVec *pieces)
{
    for (size_t start = 0, end; start < pieces->count; start = end) {
        bool code = false, other = false;

        for (end = start; end < pieces->count; end++) {
            const Piece *piece = &pieces->items[end];

            code = code || piece->type == PIECE_CODE;
            other = other || piece->type == PIECE_VALUE ||
                    (piece->type == PIECE_TEXT && !is_blank(piece));
            if (ends_line(piece)) {
                end++;
                break;
            }
        }
        for (size_t i = start; code && !other && i < end; i++)
            pieces->items[i].dropped = pieces->items[i].type == PIECE_TEXT;
    }
}

static void append_text(Str *lua, const Piece *piece)
{
    str_text(lua, "__text(\"");
    for (size_t i = 0; i < piece->length; i++) {
        unsigned char c = (unsigned char)piece->text[i];

        if (c < 0x20 || c == 0x7F || c == '"' || c == '\\')
            str_printf(lua, "\\%03u", c);
        else
            str_char(lua, (char)c);
    }
    str_text(lua, "\");");
}

/* Length of the opening of a long bracket ("[[", "[=["), 0 when there is none. */
static size_t long_bracket(const char *text, const char *end)
{
    const char *c = text;

    if (c >= end || *c != '[')
        return 0;
    for (c++; c < end && *c == '=';)
        c++;
    return c < end && *c == '[' ? (size_t)(c - text) + 1 : 0;
}

/* The end of the long bracket that `open` characters at `text` begin. */
static const char *long_bracket_end(const char *text, size_t open, const char *end)
{
    for (const char *c = text + open; c < end; c++) {
        size_t level = 0;

        if (*c != ']')
            continue;
        while (c + 1 + level < end && c[1 + level] == '=')
            level++;
        if (level == open - 2 && c + 1 + level < end && c[1 + level] == ']')
            return c + level + 2;
    }
    return end;
}

static const char *quoted_end(const char *text, const char *end)
{
    char quote = *text;

    for (const char *c = text + 1; c < end && *c != '\n'; c++) {
        if (*c == '\\' && c + 1 < end)
            c++;
        else if (*c == quote)
            return c + 1;
    }
    return end;
}

/* Code without its short comments: what follows on the line must not become part of one. */
static void append_code(Str *lua, const char *code, size_t length)
{
    const char *end = code + length;
    const char *next;

    for (const char *c = code; c < end; c = next) {
        size_t open = long_bracket(c, end);

        next = c + 1;
        if (open > 0) {
            next = long_bracket_end(c, open, end);
        } else if (*c == '"' || *c == '\'') {
            next = quoted_end(c, end);
        } else if (c[0] == '-' && next < end && c[1] == '-') {
            open = long_bracket(c + 2, end);
            if (open > 0) {
                next = long_bracket_end(c + 2, open, end);
            } else {
                next = memchr(c, '\n', (size_t)(end - c));
                next = next == NULL ? end : next;
                continue;
            }
        }
        str_bytes(lua, c, (size_t)(next - c));
    }
}

bool template_compile(Str *lua, Source *source, DiagList *diags)
{
    PieceVec pieces = {0};

    if (!split(lua->arena, &pieces, source, diags))
        return false;
    drop_code_lines(&pieces);
    str_text(lua, "local _ENV, __text, __value = ...; ");
    for (size_t i = 0; i < pieces.count; i++) {
        const Piece *piece = &pieces.items[i];

        switch (piece->type) {
        case PIECE_TEXT:
            if (!piece->dropped)
                append_text(lua, piece);
            if (ends_line(piece))
                str_char(lua, '\n');
            break;
        case PIECE_CODE:
            str_char(lua, ' ');
            append_code(lua, piece->text, piece->length);
            str_char(lua, ' ');
            break;
        case PIECE_VALUE:
            str_text(lua, "__value((");
            append_code(lua, piece->text, piece->length);
            str_printf(lua, "), %zu, %zu);", (size_t)(piece->text - source->text), piece->length);
            break;
        }
    }
    return true;
}
