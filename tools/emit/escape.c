/* The global `esc`: one function for each language in which a text can be quoted. */
#include "emit/host.h"

/* Forget what quoting left behind once it is more than this. */
#define QUOTING_LIMIT ((size_t)8 << 20)

static Str *escape_begin(lua_State *L)
{
    Host *host = host_of(L);

    if (arena_size(host->quoting) > QUOTING_LIMIT) {
        arena_free(host->quoting);
        host->quoting = arena_new();
        host->quoted = str_new(host->quoting);
    }
    str_clear(&host->quoted);
    return &host->quoted;
}

/* A string argument without NUL bytes: the appenders take C strings. */
static const char *escape_argument(lua_State *L, int index)
{
    size_t length;
    const char *text = luaL_checklstring(L, index, &length);

    luaL_argcheck(L, strlen(text) == length, index, "the text holds a NUL byte");
    return text;
}

/* Upvalue: the appender, as a full userdata that holds the function pointer. */
typedef void EscapeAppender(Str *out, const char *text);

static int escape_call(lua_State *L)
{
    EscapeAppender **append = lua_touserdata(L, lua_upvalueindex(1));
    const char *text = escape_argument(L, 1);
    Str *out = escape_begin(L);

    (*append)(out, text);
    lua_pushlstring(L, out->text, out->length);
    return 1;
}

/* esc.sql_qualified(schema, name); schema may be nil. */
static int escape_sql_qualified(lua_State *L)
{
    const char *schema = lua_isnoneornil(L, 1) ? NULL : escape_argument(L, 1);
    const char *name = escape_argument(L, 2);
    Str *out = escape_begin(L);

    str_sql_qualified(out, schema, name);
    lua_pushlstring(L, out->text, out->length);
    return 1;
}

void escape_open(lua_State *L)
{
    static const struct {
        const char *name;
        EscapeAppender *append;
    } escapes[] = {
        {"sql_ident", str_sql_ident},
        {"sql_literal", str_sql_literal},
        {"sql_dollar", str_sql_dollar},
        {"sql_comment", str_sql_comment},
        {"c_string", str_c_string},
        {"c_comment", str_c_comment},
        {"md", str_md_text},
        {"md_text", str_md_text},
        {"md_cell", str_md_cell},
        {"md_code", str_md_code},
        {"mermaid", str_mermaid},
        {"json", str_json},
    };

    lua_newtable(L);
    for (size_t i = 0; i < sizeof escapes / sizeof escapes[0]; i++) {
        EscapeAppender **append = lua_newuserdatauv(L, sizeof *append, 0);

        *append = escapes[i].append;
        lua_pushcclosure(L, escape_call, 1);
        lua_setfield(L, -2, escapes[i].name);
    }
    lua_pushcfunction(L, escape_sql_qualified);
    lua_setfield(L, -2, "sql_qualified");
    view_freeze(L);
    lua_setglobal(L, "esc");
}
