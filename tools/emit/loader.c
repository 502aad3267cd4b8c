/* Where templates come from: the override folder of the user first, then what is built in. */
#include "base/embedded.h"
#include "base/file.h"
#include "emit/host.h"

#define BUILT_IN "templates/"
#define MAIN "main.lua"

/* Lua shortens names of chunks that are longer than 59 bytes. */
#define CHUNK_NAME_LIMIT 50

static const EmbeddedFile *find_embedded(const char *path)
{
    for (size_t i = 0; i < embedded_templates_count; i++) {
        const EmbeddedFile *file = &embedded_templates[i];

        if (strncmp(file->path, BUILT_IN, strlen(BUILT_IN)) == 0 &&
            strcmp(file->path + strlen(BUILT_IN), path) == 0)
            return file;
    }
    return NULL;
}

static Source *read_override(Host *host, const char *path)
{
    const char *directory = host->options->templates_dir;
    const char *full;
    Source *source;

    if (directory == NULL)
        return NULL;
    full = path_join(host->arena, directory, path);
    if (!file_exists(full) || file_is_directory(full))
        return NULL;
    source = file_read(host->arena, full, host->diags);
    host->reported = host->reported || source == NULL;
    return source;
}

HostFile *loader_find(Host *host, const char *path)
{
    const EmbeddedFile *embedded;
    HostFile file = {0};

    for (size_t i = 0; i < host->loaded.count; i++) {
        if (strcmp(host->loaded.items[i].path, path) == 0)
            return &host->loaded.items[i];
    }
    file.source = read_override(host, path);
    if (host->reported)
        return NULL;
    if (file.source == NULL) {
        embedded = find_embedded(path);
        if (embedded == NULL)
            return NULL;
        file.source =
            source_new(host->arena, embedded->path, (const char *)embedded->data, embedded->size);
    }
    file.path = arena_strdup(host->scratch, path);
    file.chunk = strlen(path) <= CHUNK_NAME_LIMIT
                     ? file.path
                     : arena_printf(host->scratch, "template%zu", host->loaded.count);
    vec_push(host->scratch, &host->loaded, file);
    return &host->loaded.items[host->loaded.count - 1];
}

const HostFile *loader_by_chunk(const Host *host, const char *chunk)
{
    for (size_t i = 0; i < host->loaded.count; i++) {
        if (strcmp(host->loaded.items[i].chunk, chunk) == 0)
            return &host->loaded.items[i];
    }
    return NULL;
}

/* Adds one segment to a path, or takes the last one off for "..". False when there is none to take. */
static bool add_segment(Str *path, const char *segment, size_t length)
{
    if (length == 0 || (length == 1 && segment[0] == '.'))
        return true;
    if (length == 2 && segment[0] == '.' && segment[1] == '.') {
        const char *slash = strrchr(path->text, '/');

        if (path->length == 0)
            return false;
        path->length = slash == NULL ? 0 : (size_t)(slash - path->text);
        path->text[path->length] = '\0';
        return true;
    }
    if (path->length > 0)
        str_char(path, '/');
    str_bytes(path, segment, length);
    return true;
}

const char *loader_resolve(Arena *arena, const char *directory, const char *name)
{
    const char *parts[] = {directory, name};
    Str path = str_new(arena);

    if (name[0] == '/' || strchr(name, '\\') != NULL)
        return NULL;
    for (size_t i = 0; i < 2; i++) {
        for (const char *segment = parts[i]; *segment != '\0';) {
            size_t length = strcspn(segment, "/");

            if (!add_segment(&path, segment, length))
                return NULL;
            segment += length;
            segment += *segment == '/';
        }
    }
    return path.length == 0 ? NULL : path.text;
}

static int name_compare(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static void add_name(Arena *arena, TextVec *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->items[i], name) == 0)
            return;
    }
    vec_push(arena, names, name);
}

bool emit_template_names(Arena *arena, const char *templates_dir, TextVec *names, DiagList *diags)
{
    TextVec entries = {0};

    for (size_t i = 0; i < embedded_templates_count; i++) {
        const char *path = embedded_templates[i].path;
        const char *name = path + strlen(BUILT_IN);
        const char *slash;

        if (strncmp(path, BUILT_IN, strlen(BUILT_IN)) != 0)
            continue;
        slash = strchr(name, '/');
        if (slash != NULL && strcmp(slash + 1, MAIN) == 0)
            add_name(arena, names, arena_strndup(arena, name, (size_t)(slash - name)));
    }
    if (templates_dir != NULL && !file_list(arena, templates_dir, &entries, diags))
        return false;
    for (size_t i = 0; i < entries.count; i++) {
        const char *folder = path_join(arena, templates_dir, entries.items[i]);

        if (file_exists(path_join(arena, folder, MAIN)))
            add_name(arena, names, entries.items[i]);
    }
    vec_sort(names, name_compare);
    return true;
}
