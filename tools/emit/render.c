/* The functions that templates call: include(), render(), write(), fail(). */
#include "base/file.h"
#include "emit/host.h"
#include "emit/template.h"

/* Registry keys: their addresses count. */
static const char modules_key = 'm';
static const char templates_key = 't';
static const char environment_key = 'e';

/* ---- finding and loading --------------------------------------------------------------------------- */

/* The file of the innermost Lua function that is running; NULL when there is none. */
static const HostFile *calling_file(lua_State *L)
{
    lua_Debug activation;

    for (int level = 1; lua_getstack(L, level, &activation) != 0; level++) {
        lua_getinfo(L, "S", &activation);
        if (strcmp(activation.what, "C") != 0)
            return loader_by_chunk(host_of(L), activation.short_src);
    }
    return NULL;
}

/* The file called `name` in the folder of the caller, else in the folder of the template. */
static HostFile *find_file(lua_State *L, const char *name)
{
    Host *host = host_of(L);
    const HostFile *caller = calling_file(L);
    const char *folders[2] = {NULL, host->options->template_name};
    HostFile *file = NULL;

    if (caller != NULL)
        folders[0] = path_directory(host->scratch, caller->path);
    for (size_t i = 0; i < 2 && file == NULL && !host->reported; i++) {
        const char *path =
            folders[i] == NULL ? NULL : loader_resolve(host->scratch, folders[i], name);

        if (path != NULL)
            file = loader_find(host, path);
    }
    if (file == NULL)
        luaL_error(L, "there is no file \"%s\" in the template \"%s\"", name,
                   host->options->template_name);
    return file;
}

/* Pushes the compiled chunk; a syntax error is thrown. */
static void load_chunk(lua_State *L, const HostFile *file, const char *text, size_t length)
{
    lua_pushfstring(L, "=%s", file->chunk);
    if (luaL_loadbufferx(L, text, length, lua_tostring(L, -1), "t") != LUA_OK)
        lua_error(L);
    lua_remove(L, -2);
}

/* Pushes the table of the registry; makes it when it is not there. */
static void push_registry_table(lua_State *L, const void *key)
{
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, key) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, key);
}

/* ---- include(name) ------------------------------------------------------------------------------------ */

/* `false` stands for a module that is being loaded, so that a circle is found. */
static int render_include(lua_State *L)
{
    const HostFile *file = find_file(L, luaL_checkstring(L, 1));
    const char *path = file->path;

    push_registry_table(L, &modules_key);
    if (lua_getfield(L, -1, path) == LUA_TBOOLEAN && !lua_toboolean(L, -1))
        return luaL_error(L, "the module \"%s\" includes itself", path);
    if (!lua_isnil(L, -1))
        return 1;
    lua_pop(L, 1);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, path);
    load_chunk(L, file, file->source->text, file->source->length);
    lua_call(L, 0, 1);
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
    }
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, path);
    return 1;
}

/* ---- render(name, variables) --------------------------------------------------------------------------- */

/* Pushes the function of a template, compiled once. */
static void push_template(lua_State *L, const HostFile *file)
{
    Host *host = host_of(L);
    Str code;

    push_registry_table(L, &templates_key);
    if (lua_getfield(L, -1, file->path) == LUA_TFUNCTION) {
        lua_remove(L, -2);
        return;
    }
    lua_pop(L, 1);
    code = str_new(host->scratch);
    if (!template_compile(&code, file->source, host->diags)) {
        host->reported = true;
        luaL_error(L, "the template cannot be compiled");
    }
    load_chunk(L, file, code.text, code.length);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, file->path);
    lua_remove(L, -2);
}

/* Pushes a table with the variables, behind which can be seen what their metatable shows, or the globals. */
static void push_environment(lua_State *L, int variables)
{
    lua_newtable(L);
    if (!lua_isnoneornil(L, variables)) {
        for (lua_pushnil(L); lua_next(L, variables) != 0;) {
            lua_pushvalue(L, -2);
            lua_insert(L, -2);
            lua_rawset(L, -4);
        }
        if (lua_getmetatable(L, variables) != 0) {
            lua_setmetatable(L, -2);
            return;
        }
    }
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &environment_key) == LUA_TNIL) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushglobaltable(L);
        lua_setfield(L, -2, "__index");
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &environment_key);
    }
    lua_setmetatable(L, -2);
}

/* Texts of templates that are being rendered: one that is complete is used again for the next. */
static Str *take_page(Host *host)
{
    Str *page;

    if (host->pages.count > 0)
        return host->pages.items[--host->pages.count];
    page = ARENA_NEW(host->scratch, Str);
    *page = str_new(host->scratch);
    return page;
}

static void give_back_page(Host *host, Str *page)
{
    str_clear(page);
    vec_push(host->scratch, &host->pages, page);
}

/* Appends the string on the top of the stack to the page, which is upvalue 1. */
static void append_piece(lua_State *L)
{
    const Host *host = host_of(L);
    Str *page = lua_touserdata(L, lua_upvalueindex(1));
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);

    if (length > host->memory_limit || page->length > host->memory_limit - length)
        luaL_error(L, "not enough memory");
    str_bytes(page, text, length);
}

/* What a template calls for the text between its code: always a string. */
static int render_text(lua_State *L)
{
    append_piece(L);
    return 0;
}

/* The text of the expression that was printed, for messages; pushed. */
static const char *expression_text(lua_State *L)
{
    const HostFile *file = calling_file(L);
    size_t start = (size_t)lua_tointeger(L, 2), length = (size_t)lua_tointeger(L, 3);
    const char *text;

    if (file == NULL || start > file->source->length || length > file->source->length - start)
        return lua_pushliteral(L, "the value");
    text = file->source->text + start;
    while (length > 0 && strchr(" \t\r\n", text[length - 1]) != NULL)
        length--;
    for (; length > 0 && strchr(" \t\r\n", *text) != NULL; text++)
        length--;
    lua_pushlstring(L, text, length);
    return lua_pushfstring(L, "'%s'", lua_tostring(L, -1));
}

static int render_value(lua_State *L)
{
    switch (lua_type(L, 1)) {
    case LUA_TNIL:
        return luaL_error(L, "there is nothing to print: %s is nil", expression_text(L));
    case LUA_TSTRING:
        lua_settop(L, 1);
        break;
    case LUA_TNUMBER:
    case LUA_TBOOLEAN:
        luaL_tolstring(L, 1, NULL);
        break;
    default:
        if (lua_type(L, 1) == LUA_TTABLE && luaL_getmetafield(L, 1, "__tostring") != LUA_TNIL) {
            luaL_tolstring(L, 1, NULL);
            break;
        }
        return luaL_error(L, "a %s cannot be printed: %s",
                          view_is_table(L, 1) ? "table" : luaL_typename(L, 1), expression_text(L));
    }
    append_piece(L);
    return 0;
}

static int render_render(lua_State *L)
{
    Host *host = host_of(L);
    const HostFile *file = find_file(L, luaL_checkstring(L, 1));
    Str *page;

    lua_settop(L, 2);
    if (!lua_isnil(L, 2))
        luaL_checktype(L, 2, LUA_TTABLE);
    push_template(L, file);
    push_environment(L, 2);
    page = take_page(host);
    lua_pushlightuserdata(L, page);
    lua_pushcclosure(L, render_text, 1);
    lua_pushlightuserdata(L, page);
    lua_pushcclosure(L, render_value, 1);
    lua_call(L, 3, 0);
    lua_pushlstring(L, page->text, page->length);
    give_back_page(host, page);
    return 1;
}

/* ---- write(path, text) ---------------------------------------------------------------------------------- */

static bool has_control(const char *text)
{
    for (; *text != '\0'; text++) {
        if ((unsigned char)*text < 0x20 || *text == 0x7F || *text == '\\')
            return true;
    }
    return false;
}

bool emit_path_is_safe(const char *path)
{
    if (*path == '\0' || has_control(path) || utf8_check(path, strlen(path)) != strlen(path) ||
        strcmp(path, EMIT_MANIFEST) == 0)
        return false;
    for (const char *segment = path;;) {
        size_t length = strcspn(segment, "/");

        if (length == 0 || length > 255 || (length == 1 && segment[0] == '.') ||
            (length == 2 && segment[0] == '.' && segment[1] == '.'))
            return false;
        if (segment[length] == '\0')
            return true;
        segment += length + 1;
    }
}

/* A folder of `path` that is a file of the output already, or NULL. */
static const char *file_above(Host *host, const char *path)
{
    for (const char *slash = strchr(path, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        const char *above = arena_strndup(host->scratch, path, (size_t)(slash - path));

        if (map_get(host->paths, above) == host->paths)
            return above;
        /* NULL is no value of a map, so a folder has another one than a file. */
        map_put(host->paths, above, host);
    }
    return NULL;
}

static int render_write(lua_State *L)
{
    Host *host = host_of(L);
    size_t path_length, length;
    const char *path = luaL_checklstring(L, 1, &path_length);
    const char *text = luaL_checklstring(L, 2, &length);
    const char *above;
    EmitFile file;

    if (strlen(path) != path_length || !emit_path_is_safe(path))
        return luaL_error(L, "write takes a relative path inside the output folder, not \"%s\"",
                          path);
    if (map_get(host->paths, path) == host->paths)
        return luaL_error(L, "the file \"%s\" is written twice", path);
    above = file_above(host, path);
    if (above != NULL || map_get(host->paths, path) != NULL)
        return luaL_error(L, "\"%s\" cannot be a file and a folder at once",
                          above != NULL ? above : path);
    if (host->files->bytes > host->memory_limit || length > host->memory_limit - host->files->bytes)
        return luaL_error(L, "the output is too large");
    file.path = arena_strndup(host->arena, path, path_length);
    file.text = arena_strndup(host->arena, text, length);
    file.length = length;
    map_put(host->paths, path, host->paths);
    vec_push(host->arena, &host->files->list, file);
    host->files->bytes += length;
    return 0;
}

/* ---- fail(message) ---------------------------------------------------------------------------------------- */

static int render_fail(lua_State *L)
{
    Host *host = host_of(L);
    const char *message = luaL_checkstring(L, 1);

    if (host->failure == NULL)
        host->failure = arena_strdup(host->arena, message);
    lua_settop(L, 1);
    return lua_error(L);
}

/* ---- the whole template ------------------------------------------------------------------------------------- */

void render_open(lua_State *L)
{
    Host *host = host_of(L);

    lua_register(L, "include", render_include);
    lua_register(L, "render", render_render);
    lua_register(L, "write", render_write);
    lua_register(L, "fail", render_fail);
    for (size_t i = 0; i < host->files->list.count; i++) {
        file_above(host, host->files->list.items[i].path);
        map_put(host->paths, host->files->list.items[i].path, host->paths);
    }
}

void render_main(lua_State *L)
{
    Host *host = host_of(L);
    const char *path = arena_printf(host->scratch, "%s/main.lua", host->options->template_name);
    const HostFile *file = loader_find(host, path);

    if (file == NULL)
        luaL_error(L, "there is no main.lua");
    load_chunk(L, file, file->source->text, file->source->length);
    lua_call(L, 0, 0);
}
