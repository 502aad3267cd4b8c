/*
 * Str: text that is being built, on an arena.
 *
 * A Str is always terminated by a NUL byte and never NULL once initialised, so str.text can be used at any time. The
 * quoting appenders are the only way to put a name or a text of a user into an output language: one function for
 * each language, and none of them returns shared memory.
 */
#ifndef SCHEMAC_BASE_STR_H
#define SCHEMAC_BASE_STR_H

#include "base/vec.h"

#include <stdbool.h>
#include <string.h>

typedef struct Str {
    Arena *arena;
    char *text;
    size_t length;
    size_t capacity;
} Str;

/* An empty Str on the arena. */
Str str_new(Arena *arena);

/* Makes the Str empty again; its memory is kept. */
void str_clear(Str *str);

void str_char(Str *str, char c);
void str_text(Str *str, const char *text);
void str_bytes(Str *str, const char *bytes, size_t length);
void str_printf(Str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* `count` copies of a byte. */
void str_repeat(Str *str, char c, size_t count);

/* Drops trailing spaces, tabs and line ends. */
void str_trim_end(Str *str);

/* SQL. An identifier is quoted only where the server's quote_ident() would; a literal gets the E'' form where it
 * holds a backslash; a dollar-quoted body gets a tag that does not occur in it. */
void str_sql_ident(Str *str, const char *name);
void str_sql_literal(Str *str, const char *text);
void str_sql_dollar(Str *str, const char *body);

/* `schema.name` with both parts quoted where needed; schema may be NULL. */
void str_sql_qualified(Str *str, const char *schema, const char *name);

/* Comma-separated identifiers. */
void str_sql_idents(Str *str, const char *const *names, size_t count);

/* Text for a `--` comment: line ends and other control characters become spaces. */
void str_sql_comment(Str *str, const char *text);

/* C: the inside of a string literal (without the quotes), and text inside a block comment. */
void str_c_string(Str *str, const char *text);
void str_c_comment(Str *str, const char *text);

/* Markdown: running text, the cell of a table, and a code span (with its back-ticks). */
void str_md_text(Str *str, const char *text);
void str_md_cell(Str *str, const char *text);
void str_md_code(Str *str, const char *text);

/* Mermaid: text between double quotes in a diagram. */
void str_mermaid(Str *str, const char *text);

/* JSON: a string with its quotes. Bytes that are not UTF-8 become U+FFFD. */
void str_json(Str *str, const char *text);

/* Length in bytes of the UTF-8 character at `text` (1 to 4), 0 when it is not well-formed. */
size_t utf8_length(const char *text, size_t available);

/* The code point of the well-formed character at `text`. */
unsigned utf8_decode(const char *text, size_t length);

/* Columns that a code point takes on a terminal: 0 (combining), 1 or 2 (East Asian wide). */
int utf8_width(unsigned code_point);

/* Offset of the first byte that is not well-formed UTF-8, or `length` when all is well. */
size_t utf8_check(const char *text, size_t length);

/* strcmp(), without a call for texts that differ in their first byte, as most do that are searched through. */
static inline int text_order(const char *a, const char *b)
{
    return a[0] == b[0] ? strcmp(a, b) : (unsigned char)a[0] - (unsigned char)b[0];
}

/* Comparison helpers that accept NULL; NULL sorts first. */
int text_compare(const char *a, const char *b);
bool text_equal(const char *a, const char *b);

/* True when a text is among others. */
bool text_is_among(const char *text, const char *const *texts, size_t count);
bool texts_have(const TextVec *texts, const char *text);

/* In the order of their bytes. */
void texts_sort(TextVec *texts);

/* The texts of `a` that are not among those of `b`; the texts themselves are shared. */
TextVec texts_minus(Arena *arena, const TextVec *a, const TextVec *b);

#endif
