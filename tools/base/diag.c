#include "base/diag.h"

#include "base/utf8.h"

#include <stdint.h>

DiagList diag_list_new(Arena *arena)
{
    DiagList list = {.arena = arena};

    return list;
}

void diag_list_absorb(DiagList *list, const DiagList *other)
{
    for (size_t i = 0; i < other->diags.count; i++)
        vec_push(list->arena, &list->diags, other->diags.items[i]);
    list->errors += other->errors;
    list->warnings += other->warnings;
}

/* Eight bytes at a time. */
static bool is_ascii(const char *text, size_t length)
{
    uint64_t seen = 0, part = 0;

    for (; length >= sizeof(part); length -= sizeof(part), text += sizeof(part)) {
        memcpy(&part, text, sizeof(part));
        seen |= part;
    }
    part = 0;
    memcpy(&part, text, length);
    return ((seen | part) & 0x8080808080808080U) == 0;
}

Source *source_new(Arena *arena, const char *name, const char *text, size_t length)
{
    Source *source = ARENA_NEW(arena, Source);
    const char *end = text + length;
    size_t count = 1;

    source->name = arena_strdup(arena, name);
    source->text = text;
    source->length = length;
    for (const char *c = text; (c = memchr(c, '\n', (size_t)(end - c))) != NULL; c++)
        count++;
    source->line_starts = arena_alloc(arena, count * sizeof(*source->line_starts));
    for (const char *c = text; (c = memchr(c, '\n', (size_t)(end - c))) != NULL; c++)
        source->line_starts[++source->line_count] = (size_t)(c + 1 - text);
    source->line_count = count;
    source->ascii = is_ascii(text, length);
    return source;
}

/* Index of the last line that starts at or before `offset`. */
static size_t source_line_index(const Source *source, size_t offset)
{
    size_t low = 0;
    size_t high = source->line_count;

    if (source->line_starts == NULL)
        BUG("the source %s was not made by source_new()", source->name);
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (source->line_starts[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

Position source_position(Source *source, size_t offset)
{
    Position position;
    size_t at, line;
    unsigned code_point;

    if (offset > source->length)
        offset = source->length;
    line = source_line_index(source, offset);
    position.line = line + 1;
    position.column = 1;
    at = source->line_starts[line];
    if (source->ascii) {
        position.column += offset - at;
        return position;
    }
    while (at < offset) {
        at += utf8_next(source->text + at, source->length - at, &code_point);
        /* Inside a character: it is the one that is meant. */
        if (at <= offset)
            position.column++;
    }
    return position;
}

size_t source_line(const Source *source, size_t offset)
{
    return source_line_index(source, offset) + 1;
}

size_t source_character_offset(const Source *source, size_t start, size_t count)
{
    unsigned code_point;

    for (; count > 0 && start < source->length; count--)
        start += utf8_next(source->text + start, source->length - start, &code_point);
    return start < source->length ? start : source->length;
}

Span span_none(void)
{
    return span_make(NULL, 0, 0);
}

Span span_make(Source *source, size_t start, size_t end)
{
    Span span = {.source = source, .start = start, .end = end};

    return span;
}

Diag *diag_add(DiagList *list, Severity severity, const char *code, Span span, const char *format,
               ...)
{
    Diag *diag = ARENA_NEW(list->arena, Diag);
    va_list args;

    diag->severity = severity;
    diag->code = code;
    diag->span = span;
    va_start(args, format);
    diag->message = arena_vprintf(list->arena, format, args);
    va_end(args);
    vec_push(list->arena, &list->diags, diag);
    if (severity == SEVERITY_ERROR)
        list->errors++;
    else if (severity == SEVERITY_WARNING)
        list->warnings++;
    return diag;
}

void diag_hint(DiagList *list, Diag *diag, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diag->hint = arena_vprintf(list->arena, format, args);
    va_end(args);
}

void diag_detail(DiagList *list, Diag *diag, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diag->detail = arena_vprintf(list->arena, format, args);
    va_end(args);
}

/* What a diagnostic is sorted by; `added` keeps the sort stable. */
typedef struct DiagKey {
    Diag *diag;
    size_t source; /* rank in order of first mention; SIZE_MAX without a source */
    size_t added;
} DiagKey;

static int size_compare(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int diag_key_compare(const void *a, const void *b)
{
    const DiagKey *left = a;
    const DiagKey *right = b;
    int order = size_compare(left->source, right->source);

    if (order == 0 && left->diag->span.source != NULL)
        order = size_compare(left->diag->span.start, right->diag->span.start);
    return order != 0 ? order : size_compare(left->added, right->added);
}

void diag_sort(DiagList *list)
{
    VEC(const Source *) sources = {0};
    VEC(DiagKey) keys = {0};

    for (size_t i = 0; i < list->diags.count; i++) {
        DiagKey key = {.diag = list->diags.items[i], .source = (size_t)-1, .added = i};
        const Source *source = key.diag->span.source;

        if (source != NULL) {
            /* From the end: neighbours mostly speak of the same source. */
            for (key.source = sources.count; key.source > 0; key.source--) {
                if (sources.items[key.source - 1] == source)
                    break;
            }
            if (key.source > 0) {
                key.source--;
            } else {
                key.source = sources.count;
                vec_push(list->arena, &sources, source);
            }
        }
        vec_push(list->arena, &keys, key);
    }
    vec_sort(&keys, diag_key_compare);
    for (size_t i = 0; i < keys.count; i++)
        list->diags.items[i] = keys.items[i].diag;
}

void diag_print(const DiagList *list, FILE *stream, bool color)
{
    Arena *scratch = arena_new();
    Str text = str_new(scratch);

    for (size_t i = 0; i < list->diags.count; i++) {
        str_clear(&text);
        diag_format(&text, list->diags.items[i], color);
        fwrite(text.text, 1, text.length, stream);
    }
    fflush(stream);
    arena_free(scratch);
}
