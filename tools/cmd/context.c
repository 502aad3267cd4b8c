#include "cmd/context.h"

#include "base/file.h"

#include <errno.h>

/* ---- paths ------------------------------------------------------------------------------------------ */

const char *context_path(Context *context, const char *path)
{
    return path_join(context->arena, context->directory, path);
}

/* Appends a part of a path; ".." takes away the part before it. */
static void append_part(Str *out, const char *part, size_t length)
{
    const char *last = strrchr(out->text, '/');

    last = last == NULL ? out->text : last + 1;
    if (length == 2 && strncmp(part, "..", 2) == 0 && *last != '\0' && strcmp(last, "..") != 0) {
        out->length = (size_t)(last - out->text);
        /* The slash before it too, unless it is the root. */
        out->length -= out->length > 1;
        out->text[out->length] = '\0';
        return;
    }
    if (out->length > 0 && out->text[out->length - 1] != '/')
        str_char(out, '/');
    str_bytes(out, part, length);
}

/* "a/../b" is "b" unless a is a symbolic link that leads elsewhere. */
static bool is_same_place(const char *path, const char *simplified)
{
    char *first = realpath(path, NULL), *second = realpath(simplified, NULL);
    bool same = text_equal(first, second);

    free(first);
    free(second);
    return same;
}

const char *context_shown(Context *context, const char *path)
{
    const char *whole = path;
    Str out = str_new(context->arena);

    if (path[0] == '/')
        str_char(&out, '/');
    while (*path != '\0') {
        size_t length = strcspn(path, "/");

        if (length > 0 && !(length == 1 && path[0] == '.'))
            append_part(&out, path, length);
        path += length;
        path += *path == '/';
    }
    if (out.length == 0)
        str_char(&out, '.');
    return strstr(whole, "..") == NULL || is_same_place(whole, out.text) ? out.text : whole;
}

const char *context_config_path(Context *context, const char *path)
{
    return path_join(context->arena, context->config->directory, path);
}

const char *context_document_path(Context *context, const char *shown)
{
    const char *base, *rest = shown;
    Str out = str_new(context->arena);

    if (context->config == NULL)
        return shown;
    base = context_shown(context, context->config->directory);
    if (strcmp(base, ".") == 0 || (base[0] == '/') != (shown[0] == '/'))
        return shown;
    base += base[0] == '/';
    rest += rest[0] == '/';
    /* Past the folders that both have in common, then up from the rest of the base. */
    for (;;) {
        size_t length = strcspn(base, "/");

        if (length == 0 || strncmp(base, rest, length) != 0 || rest[length] != '/')
            break;
        rest += length + 1;
        base += length;
        base += *base == '/';
    }
    while (*base != '\0') {
        /* What is above a folder named ".." has a name that is not known here. */
        if (strncmp(base, "..", 2) == 0 && (base[2] == '/' || base[2] == '\0'))
            return shown;
        str_text(&out, "../");
        base += strcspn(base, "/");
        base += *base == '/';
    }
    str_text(&out, rest);
    return out.text;
}

/* ---- files ------------------------------------------------------------------------------------------ */

Source *context_source(Context *context, const char *path)
{
    const char *shown = context_shown(context, path);
    Source *source;

    /* Standard input is not a file named "-" in the folder of -C. */
    if (strcmp(path_base(path), "-") == 0)
        path = shown = "-";
    pthread_mutex_lock(context->sources_mutex);
    source = map_get(context->sources, shown);
    if (source == NULL) {
        source = file_read(context->arena, path, &context->diags);
        if (source != NULL) {
            if (strcmp(path, "-") != 0)
                source->name = shown;
            map_put(context->sources, shown, source);
        }
    }
    pthread_mutex_unlock(context->sources_mutex);
    return source;
}

bool context_config(Context *context, bool required)
{
    const char *path = context_path(context, CONFIG_FILE);

    if (!context->config_was_read && (required || file_exists(path))) {
        Source *source;

        context->config_was_read = true;
        if (!file_exists(path)) {
            Diag *diag = diag_error(&context->diags, "config", span_none(), "there is no %s",
                                    context_shown(context, path));

            diag_hint(&context->diags, diag,
                      "go to the folder that has one, name it with -C DIR, or let `schemac init` "
                      "write one");
            return false;
        }
        source = context_source(context, path);
        if (source != NULL)
            context->config = config_parse(context->arena, source,
                                           path_directory(context->arena, path), &context->diags);
    }
    return context->config != NULL || (!required && !context->config_was_read);
}

/* ---- output ----------------------------------------------------------------------------------------- */

/* Leaves out what was said already at the same place (a file that both sides of a diff read says everything twice),
 * and notes with --quiet. */
static void drop_needless(Context *context)
{
    DiagList *list = &context->diags;
    Map *seen = map_new(context->arena);
    size_t kept = 0;

    for (size_t i = 0; i < list->diags.count; i++) {
        Diag *diag = list->diags.items[i];
        const char *key =
            arena_printf(context->arena, "%p %zu %zu %d %s", (void *)diag->span.source,
                         diag->span.start, diag->span.end, (int)diag->severity, diag->message);

        context->usage_error = context->usage_error || (diag->severity == SEVERITY_ERROR &&
                                                        strcmp(diag->code, "usage") == 0);
        if (context->quiet && diag->severity == SEVERITY_NOTE)
            continue;
        if (diag->span.source != NULL && map_put(seen, key, diag) != NULL)
            continue;
        list->diags.items[kept++] = diag;
    }
    list->diags.count = kept;
}

void context_print_diags(Context *context)
{
    fflush(stdout);
    drop_needless(context);
    diag_sort(&context->diags);
    diag_print(&context->diags, stderr, context->error_color);
    context->diags.diags.count = 0;
}

bool context_flush(Context *context)
{
    Diag *diag;
    int error;

    errno = 0;
    if (stream_write(stdout, context->result.text, context->result.length)) {
        str_clear(&context->result);
        return true;
    }
    error = errno;
    str_clear(&context->result);
    diag = diag_error(&context->diags, "output", span_none(), "cannot write to standard output: %s",
                      error == EBADF   ? "it is closed"
                      : error == EPIPE ? "the program that reads it is gone"
                      : error != 0     ? strerror(error)
                                       : "it is closed");
    diag->detail = "the result is not complete";
    return false;
}

void context_say(Context *context, const char *format, ...)
{
    va_list args;

    if (context->quiet)
        return;
    va_start(args, format);
    fputs(arena_vprintf(context->arena, format, args), stderr);
    fputc('\n', stderr);
    va_end(args);
}

ExitCode context_exit(const Context *context)
{
    return context->diags.errors > 0 ? EXIT_CODE_ERROR : EXIT_CODE_OK;
}
