#include "migrate/report.h"

#include "base/file.h"

FILE *report_stream(const MigrateOptions *options)
{
    return options->out != NULL ? options->out : stdout;
}

void report_text(const MigrateOptions *options, const Str *text)
{
    stream_write(report_stream(options), text->text, text->length);
}

void report_line(const MigrateOptions *options, const char *format, ...)
{
    va_list args;

    if (options->json || options->quiet)
        return;
    va_start(args, format);
    vfprintf(report_stream(options), format, args);
    va_end(args);
    fflush(report_stream(options));
}

MigrateExit report_close(const MigrateOptions *options, MigrateExit code, DiagList *diags)
{
    FILE *stream = report_stream(options);

    if (fflush(stream) == 0 && !ferror(stream))
        return code;
    diag_error(diags, "output", span_none(),
               "the result cannot be written: the output is full or closed");
    return MIGRATE_ERROR;
}

char *report_count(Arena *arena, size_t count, const char *noun)
{
    return arena_printf(arena, "%zu %s%s", count, noun, count == 1 ? "" : "s");
}

char *report_plain(Arena *arena, const char *text)
{
    Str out = str_new(arena);

    str_sql_comment(&out, text);
    return out.text;
}

const char *ledger_name(MigrateLedger kind)
{
    return kind == MIGRATE_LEDGER_OWN ? "schemac" : "supabase";
}

/* ---- JSON --------------------------------------------------------------------------------------------------- */

void json_key(Str *out, const char *key)
{
    char last = out->length > 0 ? out->text[out->length - 1] : '{';

    if (last != '{' && last != '[')
        str_text(out, ", ");
    if (key != NULL) {
        str_json(out, key);
        str_text(out, ": ");
    }
}

void json_text(Str *out, const char *key, const char *value)
{
    json_key(out, key);
    if (value != NULL)
        str_json(out, value);
    else
        str_text(out, "null");
}

void json_number(Str *out, const char *key, long value)
{
    json_key(out, key);
    str_printf(out, "%ld", value);
}

void json_flag(Str *out, const char *key, bool value)
{
    json_key(out, key);
    str_text(out, value ? "true" : "false");
}

void json_item(Str *out, const MigrationPlanItem *item, const char *state)
{
    json_text(out, "version", item->version);
    json_text(out, "name", item->name);
    json_text(out, "file", item->file != NULL ? item->file->path : NULL);
    json_text(out, "state", state);
}

void json_errors(Str *out, const DiagList *diags)
{
    json_key(out, "errors");
    str_char(out, '[');
    for (size_t i = 0; i < diags->diags.count; i++) {
        const Diag *diag = diags->diags.items[i];

        if (diag->severity != SEVERITY_ERROR)
            continue;
        json_key(out, NULL);
        str_char(out, '{');
        json_text(out, "code", diag->code);
        json_text(out, "message", diag->message);
        json_text(out, "detail", diag->detail);
        json_text(out, "hint", diag->hint);
        if (diag->span.source != NULL) {
            Position position = source_position(diag->span.source, diag->span.start);

            json_text(out, "file", diag->span.source->name);
            json_number(out, "line", (long)position.line);
            json_number(out, "column", (long)position.column);
        }
        str_char(out, '}');
    }
    str_char(out, ']');
}

void json_layers(Str *out, const LayerResultVec *layers)
{
    json_key(out, "external");
    str_char(out, '[');
    for (size_t i = 0; i < layers->count; i++) {
        json_key(out, NULL);
        str_char(out, '{');
        json_text(out, "name", layers->items[i].name);
        json_text(out, "state", layer_state_name(layers->items[i].state));
        str_char(out, '}');
    }
    str_char(out, ']');
}
