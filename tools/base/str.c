#include "base/str.h"

#include "base/sql_keywords.h"
#include "base/utf8.h"

#define STR_INITIAL_CAPACITY 64

Str str_new(Arena *arena)
{
    Str str = {
        .arena = arena,
        .text = arena_alloc(arena, STR_INITIAL_CAPACITY),
        .length = 0,
        .capacity = STR_INITIAL_CAPACITY,
    };

    return str;
}

void str_clear(Str *str)
{
    str->length = 0;
    str->text[0] = '\0';
}

/* Makes room for `extra` more bytes and the NUL byte. */
static void str_reserve(Str *str, size_t extra)
{
    size_t wanted = str->length + extra + 1;
    size_t grown = str->capacity * 2;

    if (wanted <= extra)
        BUG("a text of more than %zu bytes", (size_t)-1);
    if (wanted <= str->capacity)
        return;
    if (grown < wanted)
        grown = wanted;
    str->text = arena_grow(str->arena, str->text, str->length + 1, grown);
    str->capacity = grown;
}

void str_char(Str *str, char c)
{
    str_reserve(str, 1);
    str->text[str->length++] = c;
    str->text[str->length] = '\0';
}

void str_bytes(Str *str, const char *bytes, size_t length)
{
    if (length == 0)
        return;
    str_reserve(str, length);
    memcpy(str->text + str->length, bytes, length);
    str->length += length;
    str->text[str->length] = '\0';
}

void str_text(Str *str, const char *text)
{
    str_bytes(str, text, strlen(text));
}

void str_printf(Str *str, const char *format, ...)
{
    va_list args;
    int length;

    va_start(args, format);
    length = vsnprintf(str->text + str->length, str->capacity - str->length, format, args);
    va_end(args);
    if (length < 0)
        BUG("bad format: %s", format);
    if ((size_t)length >= str->capacity - str->length) {
        str_reserve(str, (size_t)length);
        va_start(args, format);
        vsnprintf(str->text + str->length, (size_t)length + 1, format, args);
        va_end(args);
    }
    str->length += (size_t)length;
}

void str_repeat(Str *str, char c, size_t count)
{
    str_reserve(str, count);
    memset(str->text + str->length, c, count);
    str->length += count;
    str->text[str->length] = '\0';
}

void str_trim_end(Str *str)
{
    while (str->length > 0 && strchr(" \t\r\n", str->text[str->length - 1]) != NULL)
        str->length--;
    str->text[str->length] = '\0';
}

/* The server's rule in quote_identifier(): lower-case ASCII letters, digits and underscores, no
 * digit first, not a keyword that is reserved in some place. A dollar sign is legal unquoted, but
 * the server quotes it. */
static bool sql_ident_is_plain(const char *name)
{
    if (!((name[0] >= 'a' && name[0] <= 'z') || name[0] == '_'))
        return false;
    for (const char *c = name; *c != '\0'; c++) {
        if (!((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '_'))
            return false;
    }
    return !sql_keyword_needs_quotes(name);
}

void str_sql_ident(Str *str, const char *name)
{
    if (sql_ident_is_plain(name)) {
        str_text(str, name);
        return;
    }
    str_char(str, '"');
    for (const char *c = name; *c != '\0'; c++) {
        if (*c == '"')
            str_char(str, '"');
        str_char(str, *c);
    }
    str_char(str, '"');
}

void str_sql_literal(Str *str, const char *text)
{
    bool escaped = strchr(text, '\\') != NULL;

    str_text(str, escaped ? "E'" : "'");
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '\'' || *c == '\\')
            str_char(str, *c);
        str_char(str, *c);
    }
    str_char(str, '\'');
}

/* True when a body in these quotes ends where it should: the first `quote` of body + quote is the
 * closing one. A body that ends in "$" or "$body" would otherwise lend its end to the closing
 * quote. */
static bool dollar_quote_fits(const char *body, size_t length, const char *quote)
{
    size_t quote_length = strlen(quote);

    if (strstr(body, quote) != NULL)
        return false;
    for (size_t overlap = 1; overlap < quote_length && overlap <= length; overlap++) {
        /* The last `overlap` bytes of the body, then the quote: does a quote begin in the body's
         * part? */
        if (memcmp(body + length - overlap, quote, overlap) == 0 &&
            memcmp(quote, quote + overlap, quote_length - overlap) == 0)
            return false;
    }
    return true;
}

void str_sql_dollar(Str *str, const char *body)
{
    size_t length = strlen(body);
    char quote[32] = "$$";

    for (unsigned number = 0; !dollar_quote_fits(body, length, quote); number++) {
        if (number == 0)
            snprintf(quote, sizeof(quote), "$body$");
        else
            snprintf(quote, sizeof(quote), "$body%u$", number);
    }
    str_text(str, quote);
    str_bytes(str, body, length);
    str_text(str, quote);
}

void str_sql_qualified(Str *str, const char *schema, const char *name)
{
    if (schema != NULL) {
        str_sql_ident(str, schema);
        str_char(str, '.');
    }
    str_sql_ident(str, name);
}

void str_sql_idents(Str *str, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            str_text(str, ", ");
        str_sql_ident(str, names[i]);
    }
}

void str_sql_comment(Str *str, const char *text)
{
    unsigned code_point;

    for (size_t step; *text != '\0'; text += step) {
        step = utf8_next(text, 4, &code_point);
        if (utf8_is_control(code_point))
            str_char(str, ' ');
        else
            str_bytes(str, text, step);
    }
}

int text_compare(const char *a, const char *b)
{
    if (a == NULL || b == NULL)
        return (a != NULL) - (b != NULL);
    return strcmp(a, b);
}

bool text_equal(const char *a, const char *b)
{
    return text_compare(a, b) == 0;
}

bool text_is_among(const char *text, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_order(texts[i], text) == 0)
            return true;
    return false;
}

bool texts_have(const TextVec *texts, const char *text)
{
    return text_is_among(text, texts->items, texts->count);
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void texts_sort(TextVec *texts)
{
    vec_sort(texts, compare_texts);
}

TextVec texts_minus(Arena *arena, const TextVec *a, const TextVec *b)
{
    TextVec rest = {0};

    for (size_t i = 0; i < a->count; i++)
        if (!texts_have(b, a->items[i]))
            vec_push(arena, &rest, a->items[i]);
    return rest;
}
