#include "cmd/output.h"

#include "base/file.h"
#include "base/parallel.h"
#include "cmd/describe.h"
#include "cmd/schema.h"
#include "config/suggest.h"

#include <errno.h>
#include <unistd.h>

/* What is in one folder. Folders are rendered side by side, so each has memory of its own. */
typedef struct Folder {
    const char *path;
    const char *shown;
    VEC(const Output *) outputs;
    Arena *arena;
    DiagList diags;
    EmitFiles files;
    EmitReport report;
    bool ok;
} Folder;

/* What all of them need. */
typedef struct Work {
    const OutputTask *task;
    const EmitQuery *queries;
    VEC(Folder) folders;
} Work;

const char *output_templates_dir(Context *context)
{
    const char *given = arguments_value(&context->arguments, "templates");

    if (given != NULL)
        return context_path(context, given);
    if (context->config != NULL && context->config->templates != NULL)
        return context_config_path(context, context->config->templates);
    return NULL;
}

bool output_read_queries(Context *context, Model *model, QueryVec *queries)
{
    const char *path;
    bool ok;

    if (context->config == NULL || context->config->queries == NULL)
        return true;
    path = context_config_path(context, context->config->queries);
    if (!queries_read(context->arena, path, context_shown(context, path), queries, &context->diags))
        return false;
    if (model == NULL)
        return true;
    ok = queries_resolve(context->arena, model, &context->config->search_path, queries,
                         &context->diags);
    if (queries->count > 0 && arguments_flag(&context->arguments, "scratch"))
        ok = describe_queries(context, model, queries) && ok;
    return queries_finish(context->arena, queries, &context->diags) && ok;
}

static bool check_template(Context *context, const TextVec *names, const Output *output)
{
    const char *near;
    Str all = str_new(context->arena);
    Diag *diag;

    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->items[i], output->template_name) == 0)
            return true;
        str_printf(&all, "%s%s", i > 0 ? ", " : "", names->items[i]);
    }
    diag = diag_error(&context->diags, "unknown-template", output->span,
                      "there is no template \"%s\"", output->template_name);
    near = suggest_name(names->items, names->count, output->template_name);
    if (near != NULL)
        diag_hint(&context->diags, diag, "did you mean \"%s\"?", near);
    else
        diag_hint(&context->diags, diag, "the templates are %s", all.text);
    return false;
}

static bool check_templates(Context *context, const OutputTask *task)
{
    TextVec names = {0};
    bool ok = emit_template_names(context->arena, task->templates_dir, &names, &context->diags);
    bool known = true;

    for (size_t i = 0; ok && i < task->outputs.count; i++)
        known = check_template(context, &names, &task->outputs.items[i]) && known;
    return ok && known;
}

static Folder *find_folder(Context *context, Work *work, const char *path)
{
    Folder folder = {.path = path, .shown = context_shown(context, path)};

    for (size_t i = 0; i < work->folders.count; i++)
        if (strcmp(work->folders.items[i].shown, folder.shown) == 0)
            return &work->folders.items[i];
    folder.arena = arena_new();
    folder.diags = diag_list_new(folder.arena);
    vec_push(context->arena, &work->folders, folder);
    return &work->folders.items[work->folders.count - 1];
}

static void begin_work(Context *context, const OutputTask *task, Work *work)
{
    EmitQuery *queries = arena_alloc(context->arena, task->queries.count * sizeof(*queries));

    for (size_t i = 0; i < task->queries.count; i++)
        queries[i] = task->queries.items[i].emit;
    work->task = task;
    work->queries = queries;
    for (size_t i = 0; i < task->outputs.count; i++) {
        const Output *output = &task->outputs.items[i];
        Folder *folder = find_folder(context, work, output->folder);

        vec_push(context->arena, &folder->outputs, output);
    }
}

static void end_work(Context *context, Work *work)
{
    for (size_t i = 0; i < work->folders.count; i++) {
        Folder *folder = &work->folders.items[i];

        diag_list_absorb(&context->diags, &folder->diags);
        arena_absorb(context->arena, folder->arena);
    }
}

static bool is_ok(const Work *work)
{
    for (size_t i = 0; i < work->folders.count; i++)
        if (!work->folders.items[i].ok)
            return false;
    return true;
}

static void render_folder(void *data, size_t index)
{
    const Work *work = data;
    const OutputTask *task = work->task;
    Folder *folder = &work->folders.items[index];

    folder->ok = true;
    for (size_t i = 0; i < folder->outputs.count; i++) {
        EmitOptions options = {
            .template_name = folder->outputs.items[i]->template_name,
            .templates_dir = task->templates_dir,
            .options = folder->outputs.items[i]->options,
            .model_name = task->model_name,
            .queries = work->queries,
            .query_count = task->queries.count,
        };

        folder->ok =
            emit_render(folder->arena, task->model, &options, &folder->files, &folder->diags) &&
            folder->ok;
    }
}

static bool write_folders(Work *work)
{
    for (size_t i = 0; i < work->folders.count; i++) {
        Folder *folder = &work->folders.items[i];

        if (!emit_write(folder->arena, &folder->files, folder->path, work->task->check_only,
                        &folder->report, &folder->diags))
            return false;
    }
    return true;
}

/* Whether the folder can be written to, or made. Asked for all folders before the first is touched. */
static bool check_writable(Context *context, const Folder *folder)
{
    const char *path = folder->path;
    Diag *diag;

    while (!file_exists(path) && strcmp(path, path_directory(context->arena, path)) != 0)
        path = path_directory(context->arena, path);
    errno = 0;
    if (file_is_directory(path) && access(path, W_OK | X_OK) == 0)
        return true;
    diag = diag_error(&context->diags, "file", span_none(), "cannot write to the folder \"%s\": %s",
                      folder->shown, errno != 0 ? strerror(errno) : strerror(ENOTDIR));
    if (!file_is_directory(path))
        diag_hint(&context->diags, diag, "\"%s\" is a file", context_shown(context, path));
    diag_detail(&context->diags, diag, "nothing was written");
    return false;
}

static bool check_folders(Context *context, const Work *work)
{
    bool ok = true;

    for (size_t i = 0; i < work->folders.count; i++)
        ok = check_writable(context, &work->folders.items[i]) && ok;
    return ok;
}

/* Names that do not depend on where the program was started. */
static void use_document_names(Context *context, OutputTask *task)
{
    schema_use_document_names(context, task->model);
    for (size_t i = 0; i < task->queries.count; i++)
        task->queries.items[i].emit.file =
            context_document_path(context, task->queries.items[i].emit.file);
}

static void print_written(Context *context, const Folder *folder)
{
    const EmitReport *report = &folder->report;
    Str *out = &context->result;

    if (context->quiet)
        return;
    str_printf(out, "%s: %zu file%s, %zu written, %zu unchanged", folder->shown,
               folder->files.list.count, folder->files.list.count == 1 ? "" : "s", report->written,
               report->unchanged);
    if (report->removed > 0)
        str_printf(out, ", %zu removed", report->removed);
    str_char(out, '\n');
}

static void print_differences(Context *context, const Folder *folder)
{
    for (size_t i = 0; i < folder->report.differences.count; i++)
        str_printf(&context->result, "%s/%s\n", folder->shown, folder->report.differences.items[i]);
    if (folder->report.differences.count == 0)
        context_say(context, "%s: up to date, %zu file%s", folder->shown, folder->files.list.count,
                    folder->files.list.count == 1 ? "" : "s");
}

/* Everything is rendered before the first folder is touched. */
static bool run_work(Context *context, Work *work)
{
    parallel_run(work->folders.count, render_folder, work);
    if (!is_ok(work))
        return false;
    if (!work->task->check_only && !check_folders(context, work))
        return false;
    return write_folders(work);
}

ExitCode output_run(Context *context, OutputTask *task)
{
    Work work = {0};
    size_t differences = 0;
    bool done;

    if (!check_templates(context, task))
        return EXIT_CODE_ERROR;
    use_document_names(context, task);
    begin_work(context, task, &work);
    done = run_work(context, &work);
    end_work(context, &work);
    for (size_t i = 0; done && i < work.folders.count; i++) {
        const Folder *folder = &work.folders.items[i];

        differences += folder->report.differences.count;
        if (task->check_only)
            print_differences(context, folder);
        else
            print_written(context, folder);
    }
    if (!done)
        return EXIT_CODE_ERROR;
    return differences > 0 ? EXIT_CODE_DIFFERENT : context_exit(context);
}
