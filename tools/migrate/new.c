#include "migrate/report.h"

#include "base/file.h"

#include <ctype.h>

#define SHORT_VERSION 6 /* versions of at most so many digits are a running number, not a time */
#define NAME_LIMIT 200

/* Letters (also of other scripts) and digits stay, everything between them becomes one underscore. */
static char *file_name_part(Arena *arena, const char *name)
{
    Str out = str_new(arena);

    for (; *name != '\0'; name++) {
        unsigned char c = (unsigned char)*name;

        if (isalnum(c) || c >= 0x80 || c == '-')
            str_char(&out, *name);
        else if (out.length > 0 && out.text[out.length - 1] != '_')
            str_char(&out, '_');
    }
    while (out.length > 0 && out.text[out.length - 1] == '_')
        out.text[--out.length] = '\0';
    return out.text;
}

/* The decimal number after `version`, with at least as many digits. */
static char *next_version(Arena *arena, const char *version)
{
    char *next = arena_strdup(arena, version);

    for (size_t i = strlen(next); i > 0; i--) {
        if (next[i - 1] != '9') {
            next[i - 1]++;
            return next;
        }
        next[i - 1] = '0';
    }
    return arena_printf(arena, "1%s", next);
}

static char *choose_version(Arena *arena, const MigrationFileVec *files, time_t now)
{
    char stamp[32];
    struct tm utc;
    const char *newest = files->count > 0 ? files->items[files->count - 1]->version : NULL;

    if (now == 0)
        now = time(NULL);
    if (gmtime_r(&now, &utc) == NULL || strftime(stamp, sizeof(stamp), "%Y%m%d%H%M%S", &utc) == 0)
        BUG("the clock shows no time");
    if (newest != NULL && (strlen(newest) <= SHORT_VERSION || version_compare(newest, stamp) >= 0))
        return next_version(arena, newest);
    return arena_strdup(arena, stamp);
}

/* A comment with the name, then the statements. */
static bool write_file(Arena *arena, const char *path, const char *name, const char *statements,
                       DiagList *diags)
{
    Str text = str_new(arena);

    str_text(&text, "-- ");
    str_sql_comment(&text, name);
    str_text(&text, "\n\n");
    str_text(&text, statements);
    return file_write_if_changed(path, text.text, text.length, diags) != FILE_WRITE_FAILED;
}

MigrateExit migrate_new(Arena *arena, const MigrateOptions *options, const char *name,
                        DiagList *diags)
{
    MigrationFileVec files = {0};
    const char *part = file_name_part(arena, name);
    const char *version, *path, *down = NULL;

    if (utf8_check(name, strlen(name)) != strlen(name) || *part == '\0' ||
        strlen(part) > NAME_LIMIT) {
        Diag *diag = diag_error(diags, "file-name", span_none(),
                                "\"%s\" cannot be the name of a migration", name);

        diag_hint(diags, diag,
                  "say in a few words what it does, for example `schemac migrate new add_teams`");
        return MIGRATE_ERROR;
    }
    if (file_is_directory(options->dir) ? !migrations_find(arena, options->dir, &files, diags)
                                        : !file_make_directories(options->dir, diags))
        return MIGRATE_ERROR;
    version = choose_version(arena, &files, options->now);
    path = path_join(arena, options->dir, arena_printf(arena, "%s_%s.sql", version, part));
    if (options->down != NULL)
        down = path_join(arena, options->dir, arena_printf(arena, "%s_%s.down.sql", version, part));
    if (!write_file(arena, path, name, options->up != NULL ? options->up : "", diags) ||
        (down != NULL && !write_file(arena, down, arena_printf(arena, "the way back: %s", name),
                                     options->down, diags)))
        return MIGRATE_ERROR;
    if (options->json) {
        Str out = str_new(arena);

        str_char(&out, '{');
        json_text(&out, "command", "new");
        json_text(&out, "version", version);
        json_text(&out, "file", path);
        if (down != NULL)
            json_text(&out, "down", down);
        str_text(&out, "}\n");
        report_text(options, &out);
    } else {
        report_line(options, "%s\n", report_plain(arena, path));
    }
    return report_close(options, MIGRATE_OK, diags);
}
