/* Any bytes as a template: compiled, and what comes out is given to Lua's compiler. */
#include "emit/template.h"

#include <lauxlib.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new();
    DiagList diags = diag_list_new(arena);
    const char *text = arena_strndup(arena, (const char *)data, size);
    lua_State *lua = luaL_newstate();
    Str chunk = str_new(arena), out = str_new(arena);

    if (lua != NULL && template_compile(&chunk, source_new(arena, "fuzz.tpl", text, size), &diags))
        luaL_loadbufferx(lua, chunk.text, chunk.length, "fuzz", "t");
    for (size_t i = 0; i < diags.diags.count; i++)
        diag_format(&out, diags.diags.items[i], false);
    if (lua != NULL)
        lua_close(lua);
    arena_free(arena);
    return 0;
}
