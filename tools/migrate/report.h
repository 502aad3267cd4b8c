/*
 * Results of the commands: lines of text as things happen, or one JSON object at the end. Internal to migrate/.
 */
#ifndef SCHEMAC_MIGRATE_REPORT_H
#define SCHEMAC_MIGRATE_REPORT_H

#include "migrate/apply.h"
#include "migrate/external.h"
#include "migrate/plan.h"

/* The stream of the results. */
FILE *report_stream(const MigrateOptions *options);

/* One line of text, unless the options ask for JSON or quiet; flushed at once. False when the stream is broken; the
 * error is added once by report_close(). */
void report_line(const MigrateOptions *options, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Writes text to the results. */
void report_text(const MigrateOptions *options, const Str *text);

/* The exit code, or MIGRATE_ERROR after an error when the results could not be written. */
MigrateExit report_close(const MigrateOptions *options, MigrateExit code, DiagList *diags);

/* "1 migration", "4 migrations", on the arena. */
char *report_count(Arena *arena, size_t count, const char *noun);

/* A file name or version without control characters, on the arena. */
char *report_plain(Arena *arena, const char *text);

/* JSON helpers: `"key": value` after a comma where one is needed. */
void json_text(Str *out, const char *key, const char *value);
void json_number(Str *out, const char *key, long value);
void json_flag(Str *out, const char *key, bool value);
void json_key(Str *out, const char *key);

/* version, name, file and state of a plan item. */
void json_item(Str *out, const MigrationPlanItem *item, const char *state);

/* "errors": [{code, message, detail, hint, file, line, column}], from the diagnostics. */
void json_errors(Str *out, const DiagList *diags);

/* "external": [{name, state}] */
void json_layers(Str *out, const LayerResultVec *layers);

const char *ledger_name(MigrateLedger kind);

#endif
