#include "sqlread/psql.h"

#include <ctype.h>
#include <string.h>

typedef enum CommandEffect {
    EFFECT_INCLUDE,
    EFFECT_INCLUDE_RELATIVE,
    EFFECT_UNKNOWN, /* makes or chooses SQL in a way that only psql knows */
} CommandEffect;

static const struct {
    const char *name;
    CommandEffect effect;
} commands[] = {
    {"i", EFFECT_INCLUDE},           {"include", EFFECT_INCLUDE},
    {"ir", EFFECT_INCLUDE_RELATIVE}, {"include_relative", EFFECT_INCLUDE_RELATIVE},
    {"gexec", EFFECT_UNKNOWN},       {"if", EFFECT_UNKNOWN},
};

/* One argument while it is read. */
typedef struct Argument {
    const char *text;
    size_t at;
    size_t end;
    Str value;
    bool variable; /* :name or `command`: only psql knows what stands there */
} Argument;

static void take_quoted(Argument *argument)
{
    for (argument->at++; argument->at < argument->end; argument->at++) {
        char c = argument->text[argument->at];
        bool more = argument->at + 1 < argument->end;

        if (c == '\'' && !(more && argument->text[argument->at + 1] == '\''))
            break;
        if ((c == '\'' || c == '\\') && more)
            c = argument->text[++argument->at];
        str_char(&argument->value, c);
    }
    argument->at++;
}

static bool is_variable(const Argument *argument)
{
    unsigned char next =
        argument->at + 1 < argument->end ? (unsigned char)argument->text[argument->at + 1] : ' ';

    return isalnum(next) || next == '_' || next == '\'' || next == '"' || next == '{' ||
           next >= 0x80;
}

/* Up to the next blank or backslash, which begins another command. psql takes off semicolons at the end. */
static void take_argument(Argument *argument)
{
    while (argument->at < argument->end && strchr(" \t", argument->text[argument->at]) != NULL)
        argument->at++;
    while (argument->at < argument->end &&
           strchr(" \t\r\\", argument->text[argument->at]) == NULL) {
        char c = argument->text[argument->at];

        if (c == '\'') {
            take_quoted(argument);
            continue;
        }
        argument->variable = argument->variable || c == '`' || (c == ':' && is_variable(argument));
        str_char(&argument->value, c);
        argument->at++;
    }
    while (argument->value.length > 0 && argument->value.text[argument->value.length - 1] == ';')
        argument->value.text[--argument->value.length] = '\0';
}

static void report_unfollowed(Source *source, size_t start, size_t end, size_t name_end,
                              const char *why, DiagList *diags)
{
    diag_warning(diags, "meta-command", span_make(source, start, end),
                 "psql's %.*s is not followed%s", (int)(name_end - start), source->text + start,
                 why);
}

static void take_include(Arena *arena, Source *source, size_t start, size_t end, size_t name_end,
                         CommandEffect effect, PsqlIncludeVec *includes, DiagList *diags)
{
    Argument argument = {.text = source->text, .at = name_end, .end = end, .value = str_new(arena)};

    take_argument(&argument);
    if (argument.variable) {
        report_unfollowed(source, start, end, name_end, ": the file is named by a variable of psql",
                          diags);
        return;
    }
    if (argument.value.length == 0) {
        diag_error(diags, "meta-command", span_make(source, start, name_end),
                   "psql's %.*s does not say which file", (int)(name_end - start),
                   source->text + start);
        return;
    }
    vec_push(arena, includes,
             (PsqlInclude){.span = span_make(source, start, argument.at),
                           .path = argument.value.text,
                           .relative = effect == EFFECT_INCLUDE_RELATIVE});
}

void psql_command(Arena *arena, Source *source, size_t start, size_t end, PsqlIncludeVec *includes,
                  DiagList *diags)
{
    const char *text = source->text;
    size_t name_end = start + 1;

    while (name_end < end && (isalnum((unsigned char)text[name_end]) || text[name_end] == '_'))
        name_end++;
    while (end > name_end && strchr(" \t\r", text[end - 1]) != NULL)
        end--;
    for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
        if (strlen(commands[i].name) != name_end - start - 1 ||
            memcmp(commands[i].name, text + start + 1, name_end - start - 1) != 0)
            continue;
        if (commands[i].effect == EFFECT_UNKNOWN || includes == NULL)
            report_unfollowed(source, start, end, name_end, "", diags);
        else
            take_include(arena, source, start, end, name_end, commands[i].effect, includes, diags);
    }
}
