/* Lua errors as diagnostics: the place in the template, the line, and how the program came there. */
#include "emit/host.h"

#include <ctype.h>

#define TRAIL_LIMIT 6

/* How far down the stack to look: finding a level takes time that grows with it. */
#define LEVEL_LIMIT 200

/* A place in a template; file is NULL when none is known. */
typedef struct Place {
    const HostFile *file;
    size_t line;
} Place;

/* Reads "chunk:12: " at the beginning of a message; returns what follows. */
static const char *read_place(const Host *host, const char *message, Place *place)
{
    for (size_t i = 0; i < host->loaded.count; i++) {
        const HostFile *file = &host->loaded.items[i];
        size_t length = strlen(file->chunk);
        char *end;

        if (strncmp(message, file->chunk, length) != 0 || message[length] != ':' ||
            !isdigit((unsigned char)message[length + 1]))
            continue;
        place->line = strtoul(message + length + 1, &end, 10);
        if (end[0] != ':' || end[1] != ' ')
            continue;
        place->file = file;
        return end + 2;
    }
    return message;
}

/* The next Lua function of ours on the stack, from `*level` on. */
static bool next_place(lua_State *L, int *level, Place *place)
{
    lua_Debug activation;

    while (*level < LEVEL_LIMIT && lua_getstack(L, (*level)++, &activation) != 0) {
        lua_getinfo(L, "Sl", &activation);
        if (strcmp(activation.what, "C") == 0 || activation.currentline <= 0)
            continue;
        place->file = loader_by_chunk(host_of(L), activation.short_src);
        place->line = (size_t)activation.currentline;
        if (place->file != NULL)
            return true;
    }
    return false;
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

/* Where `token` stands in the line, as a whole word if it is one; NULL when it does not. */
static const char *find_token(const char *line, size_t length, const char *token, size_t size)
{
    const char *end = line + length;

    for (const char *c = line; size > 0 && (size_t)(end - c) >= size; c++) {
        if (memcmp(c, token, size) != 0)
            continue;
        if (is_word(token[0]) && c > line && is_word(c[-1]))
            continue;
        if (is_word(token[size - 1]) && c + size < end && is_word(c[size]))
            continue;
        return c;
    }
    return NULL;
}

/* The part of the line that the message speaks of in quotes, else all of it without the white space around it. */
static Span place_span(const Place *place, const char *message)
{
    Source *source = place->file->source;
    const char *line, *found, *last = strrchr(message, '\'');
    size_t start, length;

    source_position(source, 0);
    if (place->line == 0 || place->line > source->line_count)
        return span_make(source, source->length, source->length);
    start = source->line_starts[place->line - 1];
    line = source->text + start;
    length = memchr(line, '\n', source->length - start) == NULL
                 ? source->length - start
                 : (size_t)((const char *)memchr(line, '\n', source->length - start) - line);
    for (const char *quote = strchr(message, '\''); quote != NULL && quote < last;
         quote = strchr(quote + 1, '\'')) {
        size_t size = (size_t)(last - quote) - 1;

        found = find_token(line, length, quote + 1, size);
        if (found != NULL)
            return span_make(source, start + (size_t)(found - line),
                             start + (size_t)(found - line) + size);
    }
    for (; length > 0 && isspace((unsigned char)line[length - 1]);)
        length--;
    for (; length > 0 && isspace((unsigned char)*line); length--, line++)
        start++;
    return span_make(source, start, start + length);
}

/* "called from a:1, b:2" for the functions below the one that failed. */
static void add_trail(lua_State *L, Diag *diag, const Place *failed)
{
    Host *host = host_of(L);
    Str trail = str_new(host->scratch);
    Place place, last = *failed;
    size_t count = 0;

    for (int level = 1; count < TRAIL_LIMIT && next_place(L, &level, &place);) {
        if (place.file == last.file && place.line == last.line)
            continue;
        str_printf(&trail, "%s%s:%zu", count == 0 ? "called from " : ", ", place.file->source->name,
                   place.line);
        last = place;
        count++;
    }
    if (count > 0)
        diag_detail(host->diags, diag, "%s", trail.text);
}

/* What the message asks the author of a template to do; NULL when it speaks for itself. */
static const char *hint_for(const char *message)
{
    if (strstr(message, "is nil") != NULL && strstr(message, "nothing to print") != NULL)
        return "write `or \"\"` behind the expression where it may be missing";
    if (strstr(message, "a nil value (global '") != NULL)
        return "templates have string, table, math, utf8 and the functions of schemac; not io, os "
               "or require (modules are loaded with include)";
    return NULL;
}

int trouble_handler(lua_State *L)
{
    Host *host = host_of(L);
    Place place = {0};
    const char *message;
    Diag *diag;

    if (host->reported || host->failure != NULL)
        return 1;
    message = lua_tostring(L, 1);
    if (message == NULL)
        message = lua_pushfstring(L, "the error is a %s", luaL_typename(L, 1));
    message = read_place(host, message, &place);
    if (place.file == NULL) {
        int level = 1;

        next_place(L, &level, &place);
    }
    diag =
        diag_error(host->diags, "template",
                   place.file == NULL ? span_none() : place_span(&place, message), "%s", message);
    diag->hint = hint_for(message);
    add_trail(L, diag, &place);
    host->reported = true;
    return 1;
}

void trouble_report_status(lua_State *L, int status)
{
    Host *host = host_of(L);
    const char *name = host->options->template_name;
    Diag *diag;

    if (host->failure != NULL) {
        diag_error(host->diags, "template-failed", span_none(), "%s", host->failure);
    } else if (status == LUA_ERRMEM && !host->reported) {
        diag = diag_error(host->diags, "template", span_none(),
                          "the template \"%s\" needs more than %zu MiB of memory", name,
                          host->memory_limit >> 20);
        diag_hint(host->diags, diag, "is there a loop that never ends?");
    } else if (!host->reported) {
        /* No call is protected here, so nothing may allocate. */
        diag_error(host->diags, "template", span_none(), "the template \"%s\" failed: %s", name,
                   lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : "unknown error");
    }
}
