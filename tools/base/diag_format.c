/* How a diagnostic looks. Nothing of a source or a message reaches the terminal unless it is
 * printable. */
#include "base/diag.h"
#include "base/utf8.h"

#define SNIPPET_COLUMNS ((size_t)120) /* a longer source line is cut */
#define SNIPPET_CONTEXT ((size_t)40)  /* columns that stay before the caret */
#define SNIPPET_TAB ((size_t)4)
#define ELLIPSIS "\xE2\x80\xA6"

#define STYLE_BOLD "\033[1m"
#define STYLE_ERROR "\033[1;31m"
#define STYLE_WARNING "\033[1;35m"
#define STYLE_NOTE "\033[1;36m"
#define STYLE_CARET "\033[1;32m"
#define STYLE_END "\033[0m"

static void str_styled(Str *out, bool color, const char *style, const char *text)
{
    if (color)
        str_text(out, style);
    str_text(out, text);
    if (color)
        str_text(out, STYLE_END);
}

/* One character as a terminal may have it: ASCII controls as their pictures (U+2400 …), anything
 * else that is not printable as U+FFFD. Returns its width in columns. */
static size_t visible_append(Str *out, const char *text, size_t length, unsigned code_point)
{
    if (code_point < 0x20 || code_point == 0x7F) {
        char picture[] = "\xE2\x90\x80";

        picture[2] = (char)(0x80 + (code_point == 0x7F ? 0x21 : code_point));
        str_text(out, picture);
        return 1;
    }
    if (code_point == UTF8_MALFORMED || utf8_is_control(code_point) ||
        utf8_is_bidi_control(code_point)) {
        str_text(out, UTF8_REPLACEMENT);
        return 1;
    }
    str_bytes(out, text, length);
    return (size_t)utf8_width(code_point);
}

/* Text of a message. Its further lines are indented, so that a name with a line end in it cannot
 * pass for another diagnostic; on one line (line_indent == NULL) line ends are shown as pictures.
 */
static void visible_text(Str *out, const char *text, const char *line_indent)
{
    unsigned code_point;

    for (size_t step; *text != '\0'; text += step) {
        step = utf8_next(text, 4, &code_point);
        if (*text == '\n' && line_indent != NULL) {
            str_char(out, '\n');
            str_text(out, line_indent);
        } else if (*text == '\t' && line_indent != NULL) {
            str_repeat(out, ' ', SNIPPET_TAB);
        } else {
            visible_append(out, text, step, code_point);
        }
    }
}

/* The source line of a span: its bytes, and what the span covers of it, in bytes. */
typedef struct SnippetLine {
    const char *text;
    size_t length;
    size_t mark_start;
    size_t mark_end;
} SnippetLine;

static SnippetLine snippet_line(const Span *span, Position position)
{
    const Source *source = span->source;
    size_t start = source->line_starts[position.line - 1];
    const char *text = source->text + start;
    const char *line_end = memchr(text, '\n', source->length - start);
    SnippetLine line = {.text = text};

    line.length = line_end != NULL ? (size_t)(line_end - text) : source->length - start;
    line.mark_start = (span->start < source->length ? span->start : source->length) - start;
    line.mark_end = span->end > span->start ? span->end - start : line.mark_start;
    if (line.length > 0 && text[line.length - 1] == '\r')
        line.length--;
    if (line.mark_start > line.length)
        line.mark_start = line.length;
    if (line.mark_end > line.length)
        line.mark_end = line.length;
    return line;
}

/* Where the parts of a line stand on the screen, in columns from 0. */
typedef struct SnippetColumns {
    size_t total;
    size_t mark_start;
    size_t mark_end;
} SnippetColumns;

/* Appends the character at `at` as it looks at `column`, and tells its width. Returns its length in
 * bytes. */
static size_t snippet_character(Str *cell, const SnippetLine *line, size_t at, size_t column,
                                size_t *width)
{
    unsigned code_point;
    size_t step = utf8_next(line->text + at, line->length - at, &code_point);

    if (code_point == '\t') {
        *width = SNIPPET_TAB - column % SNIPPET_TAB;
        str_repeat(cell, ' ', *width);
    } else {
        *width = visible_append(cell, line->text + at, step, code_point);
    }
    return step;
}

static SnippetColumns snippet_measure(Str *cell, const SnippetLine *line)
{
    SnippetColumns columns = {0};

    for (size_t at = 0, width; at < line->length;) {
        bool in_mark = at < line->mark_end;

        str_clear(cell);
        at += snippet_character(cell, line, at, columns.total, &width);
        columns.total += width;
        /* A mark inside a character begins with it, and ends behind it. */
        if (at <= line->mark_start)
            columns.mark_start = columns.total;
        if (in_mark)
            columns.mark_end = columns.total;
    }
    return columns;
}

/* Appends the columns [left, right) of a line. A character that the cut would halve becomes spaces.
 */
static void snippet_window(Str *out, Str *cell, const SnippetLine *line, size_t left, size_t right)
{
    size_t column = 0;

    for (size_t at = 0, width; at < line->length && column < right; column += width) {
        size_t end;

        str_clear(cell);
        at += snippet_character(cell, line, at, column, &width);
        end = column + width;
        if (column >= left && end <= right && (width > 0 || column > left || left == 0))
            str_bytes(out, cell->text, cell->length);
        else if (end > left)
            str_repeat(out, ' ', (end < right ? end : right) - (column > left ? column : left));
    }
}

/* The first column to show of a line that is too long. */
static size_t snippet_left(const SnippetColumns *columns)
{
    size_t left = columns->mark_start > SNIPPET_CONTEXT ? columns->mark_start - SNIPPET_CONTEXT : 0;

    if (columns->mark_end <= SNIPPET_COLUMNS)
        return 0;
    if (left > columns->total - SNIPPET_COLUMNS)
        left = columns->total - SNIPPET_COLUMNS;
    return left;
}

/* The source line with its number, and under it the caret. */
static void snippet_append(Str *out, const Span *span, const char *indent, bool color)
{
    Position position = source_position(span->source, span->start);
    SnippetLine line = snippet_line(span, position);
    Str cell = str_new(out->arena);
    SnippetColumns columns = snippet_measure(&cell, &line);
    size_t left = 0, right = columns.total, number_start;

    if (columns.total > SNIPPET_COLUMNS) {
        left = snippet_left(&columns);
        right = left + SNIPPET_COLUMNS;
    }
    str_text(out, indent);
    number_start = out->length;
    str_printf(out, "%zu", position.line);
    number_start = out->length - number_start;
    str_text(out, " | ");
    if (left > 0)
        str_text(out, ELLIPSIS);
    snippet_window(out, &cell, &line, left, right);
    if (right < columns.total)
        str_text(out, ELLIPSIS);
    str_trim_end(out);
    str_char(out, '\n');

    str_text(out, indent);
    str_repeat(out, ' ', number_start);
    str_text(out, " | ");
    str_repeat(out, ' ', columns.mark_start - left + (left > 0 ? 1 : 0));
    str_clear(&cell);
    str_char(&cell, '^');
    if (columns.mark_end > right)
        columns.mark_end = right;
    if (columns.mark_end > columns.mark_start + 1)
        str_repeat(&cell, '~', columns.mark_end - columns.mark_start - 1);
    str_styled(out, color, STYLE_CARET, cell.text);
    str_char(out, '\n');
}

/* `file:line:column:` and a space. */
static void place_append(Str *out, const Span *span, bool color)
{
    Position position = source_position(span->source, span->start);

    if (color)
        str_text(out, STYLE_BOLD);
    visible_text(out, span->source->name, NULL);
    str_printf(out, ":%zu:%zu:", position.line, position.column);
    if (color)
        str_text(out, STYLE_END);
    str_char(out, ' ');
}

static void remark_append(Str *out, const char *label, const char *text, bool color)
{
    str_text(out, "  ");
    str_styled(out, color, STYLE_NOTE, label);
    str_char(out, ' ');
    visible_text(out, text, "        ");
    str_trim_end(out);
    str_char(out, '\n');
}

static void severity_append(Str *out, Severity severity, bool color)
{
    switch (severity) {
    case SEVERITY_ERROR:
        str_styled(out, color, STYLE_ERROR, "error:");
        return;
    case SEVERITY_WARNING:
        str_styled(out, color, STYLE_WARNING, "warning:");
        return;
    case SEVERITY_NOTE:
        str_styled(out, color, STYLE_NOTE, "note:");
        return;
    }
    BUG("severity %d", (int)severity);
}

void diag_format(Str *out, const Diag *diag, bool color)
{
    if (diag->span.source != NULL)
        place_append(out, &diag->span, color);
    severity_append(out, diag->severity, color);
    str_char(out, ' ');
    visible_text(out, diag->message, "  ");
    str_trim_end(out);
    str_char(out, '\n');
    if (diag->span.source != NULL)
        snippet_append(out, &diag->span, "  ", color);
    if (diag->detail != NULL)
        remark_append(out, "detail:", diag->detail, color);
    if (diag->hint != NULL)
        remark_append(out, "hint:", diag->hint, color);
    if (diag->related.source == NULL && diag->related_message == NULL)
        return;
    str_text(out, "  ");
    str_styled(out, color, STYLE_NOTE, "note:");
    str_char(out, ' ');
    if (diag->related.source != NULL)
        place_append(out, &diag->related, color);
    visible_text(out, diag->related_message == NULL ? "related to this" : diag->related_message,
                 "        ");
    str_trim_end(out);
    str_char(out, '\n');
    if (diag->related.source != NULL)
        snippet_append(out, &diag->related, "    ", color);
}
