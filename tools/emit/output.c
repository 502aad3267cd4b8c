/* Bringing a folder into agreement with the files of an output. */
#include "base/file.h"
#include "emit/emit.h"

#include <errno.h>
#include <unistd.h>

#define MANIFEST_HEADER \
    "# Files that schemac generated in this folder. It removes those that it no longer makes.\n"

/* ---- the manifest: one path a line, sorted ------------------------------------------------------ */

/* The paths that the manifest of a folder names; none when it has no manifest. */
static bool manifest_read(Arena *arena, const char *directory, TextVec *paths, DiagList *diags)
{
    const char *path = path_join(arena, directory, EMIT_MANIFEST);
    Source *source;

    if (!file_exists(path))
        return true;
    source = file_read(arena, path, diags);
    if (source == NULL)
        return false;
    for (const char *line = source->text; *line != '\0';) {
        size_t length = strcspn(line, "\n");
        char *entry = arena_strndup(arena, line, length);

        /* Whatever somebody wrote into it: nothing outside the folder is ever removed. */
        if (entry[0] != '#' && emit_path_is_safe(entry))
            vec_push(arena, paths, entry);
        line += length;
        line += *line == '\n';
    }
    return true;
}

static int path_compare(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static Str manifest_format(Arena *arena, const EmitFiles *files, const TextVec *kept)
{
    Str text = str_new(arena);
    TextVec paths = {0};

    for (size_t i = 0; i < files->list.count; i++)
        vec_push(arena, &paths, files->list.items[i].path);
    for (size_t i = 0; i < kept->count; i++)
        vec_push(arena, &paths, kept->items[i]);
    vec_sort(&paths, path_compare);
    str_text(&text, MANIFEST_HEADER);
    for (size_t i = 0; i < paths.count; i++) {
        if (i == 0 || strcmp(paths.items[i], paths.items[i - 1]) != 0)
            str_printf(&text, "%s\n", paths.items[i]);
    }
    return text;
}

/* Paths of the old manifest that the output no longer has. */
static TextVec find_superfluous(Arena *arena, const EmitFiles *files, const TextVec *old)
{
    Map *wanted = map_new(arena);
    TextVec superfluous = {0};

    for (size_t i = 0; i < files->list.count; i++)
        map_put(wanted, files->list.items[i].path, wanted);
    for (size_t i = 0; i < old->count; i++) {
        if (map_get(wanted, old->items[i]) == NULL)
            vec_push(arena, &superfluous, old->items[i]);
    }
    return superfluous;
}

/* Where a file of ours was, somebody may have made a folder since. */
static bool is_file(const char *path)
{
    return file_exists(path) && !file_is_directory(path);
}

/* ---- checking --------------------------------------------------------------------------------------- */

static void add_difference(Arena *arena, EmitReport *report, const char *path, const char *reason)
{
    vec_push(arena, &report->differences, arena_printf(arena, "%s: %s", path, reason));
}

static void check_files(Arena *arena, const EmitFiles *files, const char *directory,
                        const TextVec *superfluous, EmitReport *report)
{
    for (size_t i = 0; i < files->list.count; i++) {
        const EmitFile *file = &files->list.items[i];
        const char *path = path_join(arena, directory, file->path);

        if (!file_exists(path))
            add_difference(arena, report, file->path, "is missing");
        else if (!file_has_content(path, file->text, file->length))
            add_difference(arena, report, file->path, "is out of date");
        else
            report->unchanged++;
    }
    for (size_t i = 0; i < superfluous->count; i++) {
        if (is_file(path_join(arena, directory, superfluous->items[i])))
            add_difference(arena, report, superfluous->items[i], "is no longer generated");
    }
    vec_sort(&report->differences, path_compare);
}

/* The manifest is part of the output; it is named only when nothing else tells that it must be written. */
static void check_manifest(Arena *arena, const EmitFiles *files, const char *directory,
                           EmitReport *report)
{
    TextVec none = {0};
    Str text = manifest_format(arena, files, &none);
    const char *path = path_join(arena, directory, EMIT_MANIFEST);

    if (report->differences.count > 0 || files->list.count == 0)
        return;
    if (!file_has_content(path, text.text, text.length))
        add_difference(arena, report, EMIT_MANIFEST,
                       file_exists(path) ? "is out of date" : "is missing");
}

/* ---- writing ------------------------------------------------------------------------------------------ */

/* Removes the folders above `path` that are empty now, up to but not including `directory`. */
static void remove_empty_folders(Arena *arena, const char *directory, const char *path)
{
    for (const char *folder = path_directory(arena, path); strcmp(folder, ".") != 0;
         folder = path_directory(arena, folder)) {
        if (rmdir(path_join(arena, directory, folder)) != 0)
            return;
    }
}

static bool remove_files(Arena *arena, const char *directory, const TextVec *paths,
                         EmitReport *report, DiagList *diags)
{
    bool done = true;

    for (size_t i = 0; i < paths->count; i++) {
        const char *path = path_join(arena, directory, paths->items[i]);

        if (!is_file(path))
            continue;
        if (unlink(path) == 0) {
            report->removed++;
            remove_empty_folders(arena, directory, paths->items[i]);
        } else {
            diag_error(diags, "file", span_none(),
                       "cannot remove \"%s\", which is no longer generated: %s", path,
                       strerror(errno));
            done = false;
        }
    }
    return done;
}

static bool write_file(Arena *arena, const char *directory, const char *name, const char *text,
                       size_t length, EmitReport *report, DiagList *diags)
{
    switch (file_write_if_changed(path_join(arena, directory, name), text, length, diags)) {
    case FILE_WRITE_FAILED:
        return false;
    case FILE_UNCHANGED:
        report->unchanged++;
        return true;
    case FILE_WRITTEN:
        report->written++;
        return true;
    }
    return false;
}

/* A superfluous file may stand where a folder is needed now, so removing comes first. The manifest comes last, and keeps
 * the old entries when something went wrong, so that the next run can finish the work. */
static bool write_files(Arena *arena, const EmitFiles *files, const char *directory,
                        const TextVec *superfluous, EmitReport *report, DiagList *diags)
{
    EmitReport manifest = {0};
    TextVec none = {0};
    bool done = remove_files(arena, directory, superfluous, report, diags);
    Str text;

    for (size_t i = 0; done && i < files->list.count; i++) {
        const EmitFile *file = &files->list.items[i];

        done = write_file(arena, directory, file->path, file->text, file->length, report, diags);
    }
    if (files->list.count == 0 && superfluous->count == 0)
        return done;
    text = manifest_format(arena, files, done ? &none : superfluous);
    return write_file(arena, directory, EMIT_MANIFEST, text.text, text.length, &manifest,
                      done ? diags : &(DiagList){.arena = arena}) &&
           done;
}

bool emit_write(Arena *arena, const EmitFiles *files, const char *directory, bool check_only,
                EmitReport *report, DiagList *diags)
{
    TextVec old = {0}, superfluous;

    *report = (EmitReport){0};
    if (!manifest_read(arena, directory, &old, diags))
        return false;
    superfluous = find_superfluous(arena, files, &old);
    if (check_only) {
        check_files(arena, files, directory, &superfluous, report);
        check_manifest(arena, files, directory, report);
        return true;
    }
    return write_files(arena, files, directory, &superfluous, report, diags);
}
