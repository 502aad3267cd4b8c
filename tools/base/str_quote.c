/* Quoting for C, Markdown, Mermaid and JSON. The SQL appenders are in str.c. */
#include "base/str.h"
#include "base/utf8.h"

static char str_last(const Str *str)
{
    return str->length == 0 ? '\0' : str->text[str->length - 1];
}

static bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Bytes of UTF-8 for which compilers do not warn: well-formed, and not able to reorder the line on
 * a screen. */
static bool is_harmless_in_c(unsigned code_point)
{
    return code_point != UTF8_MALFORMED && !utf8_is_control(code_point) &&
           !utf8_is_bidi_control(code_point);
}

void str_c_string(Str *str, const char *text)
{
    unsigned code_point;

    for (size_t step; *text != '\0'; text += step) {
        step = utf8_next(text, 4, &code_point);
        if (!is_harmless_in_c(code_point)) {
            for (size_t i = 0; i < step; i++)
                str_printf(str, "\\%03o", (unsigned)(unsigned char)text[i]);
            continue;
        }
        /* The second of two question marks is escaped: "?\?=" is no trigraph. */
        if (*text == '\\' || *text == '"' || (*text == '?' && str_last(str) == '?'))
            str_char(str, '\\');
        str_bytes(str, text, step);
    }
}

/* True when `c`, put after the text so far, would begin or end a comment, or form the trigraph of a
 * backslash. */
static bool c_comment_needs_gap(const Str *str, char c)
{
    char last = str_last(str);

    if (c == '/')
        return last == '*' ||
               (last == '?' && str->length >= 2 && str->text[str->length - 2] == '?');
    return c == '*' && last == '/';
}

/* A backslash at the end of a line joins the next line to it, for some compilers also with spaces behind it. */
static bool c_comment_joins_next_line(const Str *str)
{
    size_t length = str->length;

    while (length > 0 && str->text[length - 1] == ' ')
        length--;
    return length > 0 && str->text[length - 1] == '\\';
}

void str_c_comment(Str *str, const char *text)
{
    unsigned code_point;

    for (size_t step; *text != '\0'; text += step) {
        step = utf8_next(text, 4, &code_point);
        if (utf8_is_control(code_point)) {
            str_char(str, ' ');
        } else if (!is_harmless_in_c(code_point)) {
            str_text(str, UTF8_REPLACEMENT);
        } else {
            if (c_comment_needs_gap(str, *text))
                str_char(str, ' ');
            str_bytes(str, text, step);
        }
    }
    if (c_comment_joins_next_line(str))
        str_char(str, '.');
}

/* One run of white space and controls; returns the text behind it, and whether a line ended in it.
 */
static const char *skip_blank(const char *text, bool *line_ended)
{
    unsigned code_point;

    *line_ended = false;
    while (*text != '\0') {
        size_t step = utf8_next(text, 4, &code_point);

        if (*text != ' ' && !utf8_is_control(code_point))
            break;
        if (*text == '\n' || *text == '\r' || code_point == 0x85 || code_point == 0x2028 ||
            code_point == 0x2029)
            *line_ended = true;
        text += step;
    }
    return text;
}

/* "1." or "2)" at the beginning of a line is a list item. Appends the digits, and the escaped sign
 * after them. */
static const char *md_list_number(Str *str, const char *text)
{
    size_t digits = strspn(text, "0123456789");

    if (digits == 0 || (text[digits] != '.' && text[digits] != ')'))
        return text;
    str_bytes(str, text, digits);
    str_char(str, '\\');
    str_char(str, text[digits]);
    return text + digits + 1;
}

/* True between what may be left and what may be right of a sign inside a word or an address (https://a/_b, /~c). */
static bool md_in_word(const char *start, const char *sign, const char *behind)
{
    return sign > start && (is_alphanumeric(sign[-1]) || sign[-1] == '/') &&
           is_alphanumeric(behind[0]);
}

/* Underscores inside a word can begin emphasis nowhere or end it nowhere, and stay readable: snake_case. */
static const char *md_underscores(Str *str, const char *start, const char *text)
{
    size_t count = strspn(text, "_");
    bool in_word = md_in_word(start, text, text + count);

    for (size_t i = 0; i < count; i++)
        str_text(str, in_word ? "_" : "\\_");
    return text + count;
}

static bool md_needs_backslash(const Str *str, const char *start, const char *text)
{
    if (strchr("\\`*[]|$", *text) != NULL)
        return true;
    if (*text == '~')
        return !md_in_word(start, text, text + 1) || text[-1] != '/';
    /* Headings, lists and underlines only exist at the beginning of a line; "#" also ends headings. */
    if (text == start)
        return strchr("-+=#", *text) != NULL;
    return *text == '#' && (str_last(str) == ' ' || str_last(str) == '#');
}

/* White space at both ends is dropped, a run of it elsewhere becomes one space, or `line_end` where
 * a line ended: what follows cannot leave the heading, list item or cell in which the text stands.
 */
static void md_append(Str *str, const char *text, const char *line_end)
{
    unsigned code_point;
    bool line_ended;
    const char *start = skip_blank(text, &line_ended);

    text = md_list_number(str, start);
    while (*text != '\0') {
        const char *next = skip_blank(text, &line_ended);
        size_t step;

        if (next > text) {
            if (*next != '\0')
                str_text(str, line_ended ? line_end : " ");
            text = next;
            continue;
        }
        if (*text == '_') {
            text = md_underscores(str, start, text);
            continue;
        }
        step = utf8_next(text, 4, &code_point);
        if (code_point == UTF8_MALFORMED) {
            str_text(str, UTF8_REPLACEMENT);
        } else if (*text == '<') {
            str_text(str, "&lt;");
        } else if (*text == '>') {
            str_text(str, "&gt;");
        } else if (*text == '&') {
            str_text(str, "&amp;");
        } else {
            if (md_needs_backslash(str, start, text))
                str_char(str, '\\');
            str_bytes(str, text, step);
        }
        text += step;
    }
}

void str_md_text(Str *str, const char *text)
{
    md_append(str, text, " ");
}

void str_md_cell(Str *str, const char *text)
{
    md_append(str, text, "<br>");
}

/* Code of one line, with malformed bytes and controls replaced. */
static void md_code_line(Str *line, const char *code)
{
    unsigned code_point;

    for (size_t step; *code != '\0'; code += step) {
        step = utf8_next(code, 4, &code_point);
        if (code_point == UTF8_MALFORMED)
            str_text(line, UTF8_REPLACEMENT);
        else if (utf8_is_control(code_point))
            str_char(line, ' ');
        else
            str_bytes(line, code, step);
    }
}

/* Inside a table a code span cannot hold a plain "|", and outside of one it would show the
 * backslash of "\|". As an HTML element with character references the code reads the same in both
 * places. */
static void md_code_element(Str *str, const char *code)
{
    str_text(str, "<code>");
    for (const char *c = code; *c != '\0'; c++) {
        bool in_address = *c == '.' && c > code && c[-1] == 'w'; /* "www." would become a link */

        if (in_address || strchr("|<>&*_`[]\\~$#!@:\"'", *c) != NULL)
            str_printf(str, "&#%d;", *c);
        else
            str_char(str, *c);
    }
    str_text(str, "</code>");
}

static size_t longest_run(const char *text, char c)
{
    size_t longest = 0;

    for (size_t run = 0; *text != '\0'; text++) {
        run = *text == c ? run + 1 : 0;
        if (run > longest)
            longest = run;
    }
    return longest;
}

void str_md_code(Str *str, const char *text)
{
    Str code = str_new(str->arena);
    size_t fence;
    bool padded;

    md_code_line(&code, text);
    if (strchr(code.text, '|') != NULL) {
        md_code_element(str, code.text);
        return;
    }
    /* One space at each end is taken away by the reader, unless there is nothing else. */
    fence = longest_run(code.text, '`') + 1;
    padded = code.text[0] == '`' || str_last(&code) == '`' ||
             (code.text[0] == ' ' && str_last(&code) == ' ' &&
              code.text[strspn(code.text, " ")] != '\0');
    str_repeat(str, '`', fence);
    if (padded || code.length == 0)
        str_char(str, ' ');
    str_bytes(str, code.text, code.length);
    if (padded)
        str_char(str, ' ');
    str_repeat(str, '`', fence);
}

/* The entity code that stands for `c` inside a quoted Mermaid text, or NULL. Beyond quotes and
 * markup: "%" may begin a directive, "~" a generic type, "\\" ends old entity-relationship names, and
 * ":" can join Mermaid's own rewriting of style lines. */
static const char *mermaid_entity(char c)
{
    switch (c) {
    case '"':
        return "#quot;";
    case '#':
        return "#35;";
    case ';':
        return "#59;";
    case '<':
        return "#lt;";
    case '>':
        return "#gt;";
    case '&':
        return "#amp;";
    case '%':
        return "#37;";
    case '\\':
        return "#92;";
    case '`':
        return "#96;";
    case '$':
        return "#36;";
    case ':':
        return "#58;";
    case '{':
        return "#123;";
    case '}':
        return "#125;";
    case '~':
        return "#126;";
    default:
        return NULL;
    }
}

void str_mermaid(Str *str, const char *text)
{
    unsigned code_point;

    for (size_t step; *text != '\0'; text += step) {
        const char *entity = mermaid_entity(*text);

        step = utf8_next(text, 4, &code_point);
        if (entity != NULL)
            str_text(str, entity);
        else if (code_point == UTF8_MALFORMED)
            str_text(str, UTF8_REPLACEMENT);
        else if (utf8_is_control(code_point))
            str_char(str, ' ');
        else
            str_bytes(str, text, step);
    }
}

/* The letter of a short escape such as \n, or 0. */
static char json_short_escape(char c)
{
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

void str_json(Str *str, const char *text)
{
    unsigned code_point;

    str_char(str, '"');
    for (size_t step; *text != '\0'; text += step) {
        char escape = json_short_escape(*text);

        step = utf8_next(text, 4, &code_point);
        if (escape != 0) {
            str_char(str, '\\');
            str_char(str, escape);
        } else if (code_point == UTF8_MALFORMED) {
            str_text(str, UTF8_REPLACEMENT);
        } else if (utf8_is_control(code_point)) {
            str_printf(str, "\\u%04x", code_point);
        } else {
            /* "</script>" must not end the element of a page into which the JSON is put. */
            if (*text == '/' && str_last(str) == '<')
                str_char(str, '\\');
            str_bytes(str, text, step);
        }
    }
    str_char(str, '"');
}
