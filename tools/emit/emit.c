#include "emit/emit.h"
#include "emit/host.h"

static bool is_template_name(const char *name)
{
    return *name != '\0' && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_-") == strlen(name);
}

/* Says that there is no such template, and which there are. */
static void report_unknown(Host *host)
{
    const EmitOptions *options = host->options;
    TextVec names = {0};
    Str list = str_new(host->scratch);
    Diag *diag = diag_error(host->diags, "template", span_none(),
                            "there is no template called \"%s\"", options->template_name);

    if (!emit_template_names(host->arena, options->templates_dir, &names, host->diags))
        return;
    for (size_t i = 0; i < names.count; i++)
        str_printf(&list, "%s%s", i == 0 ? "" : ", ", names.items[i]);
    if (names.count > 0)
        diag_hint(host->diags, diag, "there are: %s", list.text);
}

/* Everything that happens inside Lua. */
static int host_run(lua_State *L)
{
    sandbox_open(L);
    view_open(L);
    escape_open(L);
    wrap_open(L);
    render_open(L);
    render_main(L);
    return 0;
}

static bool host_start(Host *host)
{
    lua_State *L = lua_newstate(sandbox_allocate, host);
    int status;

    if (L == NULL) {
        diag_error(host->diags, "template", span_none(), "there is not enough memory for Lua");
        return false;
    }
    *(Host **)lua_getextraspace(L) = host;
    lua_sethook(L, sandbox_count, LUA_MASKCOUNT, SANDBOX_COUNT_STEP);
    lua_pushcfunction(L, trouble_handler);
    lua_pushcfunction(L, host_run);
    status = lua_pcall(L, 0, 0, 1);
    if (status != LUA_OK || host->failure != NULL)
        trouble_report_status(L, status);
    lua_close(L);
    return status == LUA_OK && host->failure == NULL && !host->reported;
}

static int file_compare(const void *left, const void *right)
{
    const EmitFile *a = left, *b = right;

    return strcmp(a->path, b->path);
}

static bool host_begin(Host *host)
{
    const char *name = host->options->template_name;
    const HostFile *file = NULL;

    if (is_template_name(name))
        file = loader_find(host, arena_printf(host->scratch, "%s/main.lua", name));
    if (file == NULL && !host->reported)
        report_unknown(host);
    return file != NULL;
}

bool emit_render(Arena *arena, const Model *model, const EmitOptions *options, EmitFiles *files,
                 DiagList *diags)
{
    EmitFiles before = *files;
    Host host = {
        .arena = arena,
        .scratch = arena_new(),
        .quoting = arena_new(),
        .model = model,
        .options = options,
        .files = files,
        .diags = diags,
        .memory_limit = options->memory_limit != 0 ? options->memory_limit : EMIT_MEMORY_LIMIT,
        .instructions_left =
            options->instruction_limit != 0 ? options->instruction_limit : EMIT_INSTRUCTION_LIMIT,
    };
    bool done;

    host.quoted = str_new(host.quoting);
    host.paths = map_new(host.scratch);
    done = host_begin(&host) && host_start(&host);
    if (done)
        vec_sort(&files->list, file_compare);
    else
        *files = before;
    arena_free(host.quoting);
    arena_free(host.scratch);
    return done;
}
