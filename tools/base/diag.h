/*
 * Diagnostics: what schemac has to say about its input, as values with a place.
 *
 * A Source is one text that was read (a file, a statement from a server). A Span is a byte range in it. Stages append
 * to a DiagList and return false or NULL; one function prints them all. Everything lives on the arena of the list.
 */
#ifndef SCHEMAC_BASE_DIAG_H
#define SCHEMAC_BASE_DIAG_H

#include "base/str.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stdio.h>

/* A text with a name. `text` ends with a NUL byte. Made by source_new(), which also finds the line starts. */
typedef struct Source {
    const char *name; /* as the user wrote it: shown in messages and documentation */
    const char *text;
    size_t length;
    size_t *line_starts;
    size_t line_count;
    bool ascii; /* every byte is a character */
} Source;

/* Bytes [start, end) of a source. source == NULL: no place is known. */
typedef struct Span {
    Source *source;
    size_t start;
    size_t end;
} Span;

/* Line and column, both from 1; the column counts characters. */
typedef struct Position {
    size_t line;
    size_t column;
} Position;

typedef enum Severity {
    SEVERITY_ERROR,
    SEVERITY_WARNING,
    SEVERITY_NOTE,
} Severity;

/* One message. `code` is a short stable name such as "syntax" or "unknown-table"; `detail` and `hint` may be NULL, and
 * so may the source of `related`, a second place that `related_message` speaks of. */
typedef struct Diag {
    Severity severity;
    const char *code;
    Span span;
    const char *message;
    const char *detail;
    const char *hint;
    Span related;
    const char *related_message;
} Diag;

typedef struct DiagList {
    Arena *arena;
    VEC(Diag *) diags;
    size_t errors;
    size_t warnings;
} DiagList;

DiagList diag_list_new(Arena *arena);

/* A source on the arena; `text` is kept, not copied. */
Source *source_new(Arena *arena, const char *name, const char *text, size_t length);

/* Where a byte of a source stands. */
Position source_position(Source *source, size_t offset);

/* Its line alone, from 1. */
size_t source_line(const Source *source, size_t offset);

/* Byte offset of the `count`-th character (from 0) after `start`: what the parser and the server count in. */
size_t source_character_offset(const Source *source, size_t start, size_t count);

Span span_none(void);
Span span_make(Source *source, size_t start, size_t end);

/* Appends a diagnostic and returns it, so that detail, hint and related place can be set. */
Diag *diag_add(DiagList *list, Severity severity, const char *code, Span span, const char *format,
               ...) __attribute__((format(printf, 5, 6)));
#define diag_error(list, code, span, ...) \
    diag_add((list), SEVERITY_ERROR, (code), (span), __VA_ARGS__)
#define diag_warning(list, code, span, ...) \
    diag_add((list), SEVERITY_WARNING, (code), (span), __VA_ARGS__)

/* Appends the diagnostics of another list, whose memory must live as long as they. */
void diag_list_absorb(DiagList *list, const DiagList *other);

/* Sets the hint (what to do) or detail (why) of a diagnostic. */
void diag_hint(DiagList *list, Diag *diag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void diag_detail(DiagList *list, Diag *diag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Sorts by source (in order of first mention), then place; those without a place come last. Stable. */
void diag_sort(DiagList *list);

/*
 * Appends `file:line:col: severity: message`, the source line and a caret as wide as the span, then detail, hint and
 * the related place. Tabs and wide characters do not shift the caret; long lines are cut around it.
 */
void diag_format(Str *out, const Diag *diag, bool color);

/* Formats all diagnostics of a list to a stream. */
void diag_print(const DiagList *list, FILE *stream, bool color);

#endif
