/* What templates may use of Lua: nothing that reaches the outside, and nothing whose result depends on anything but the
 * model. Lua's own order of table keys changes from run to run, so pairs() and next() are replaced.
 *
 * Instructions and memory are limited; only the time that a single pattern match takes is not. */
#include "emit/host.h"

#include <lualib.h>

Host *host_of(lua_State *L)
{
    return *(Host **)lua_getextraspace(L);
}

/* ---- limits ------------------------------------------------------------------------------------ */

/* Most blocks of Lua are small and short-lived: those of one size are kept for the next of that size. */
static size_t block_class(size_t size)
{
    return (size + HOST_BLOCK_STEP - 1) / HOST_BLOCK_STEP;
}

static bool is_small(size_t size)
{
    return block_class(size) < HOST_BLOCK_CLASSES;
}

static void *take_small(Host *host, size_t size)
{
    void **free_block = host->free_blocks[block_class(size)];

    if (free_block == NULL)
        return arena_alloc(host->scratch, block_class(size) * HOST_BLOCK_STEP);
    host->free_blocks[block_class(size)] = *free_block;
    return free_block;
}

static void give_back(Host *host, void *block, size_t size)
{
    void **free_block = block;

    if (!is_small(size)) {
        free(block);
        return;
    }
    *free_block = host->free_blocks[block_class(size)];
    host->free_blocks[block_class(size)] = free_block;
}

static void *resize(Host *host, void *block, size_t old_size, size_t new_size)
{
    void *moved;

    if (block != NULL && !is_small(old_size) && !is_small(new_size))
        return realloc(block, new_size);
    if (block != NULL && is_small(old_size) && block_class(old_size) == block_class(new_size))
        return block;
    moved = is_small(new_size) ? take_small(host, new_size) : malloc(new_size);
    if (moved != NULL && block != NULL) {
        memcpy(moved, block, old_size < new_size ? old_size : new_size);
        give_back(host, block, old_size);
    }
    return moved;
}

void *sandbox_allocate(void *host_pointer, void *block, size_t old_size, size_t new_size)
{
    Host *host = host_pointer;
    size_t held = block == NULL ? 0 : old_size;
    void *moved;

    if (new_size == 0) {
        if (block != NULL)
            give_back(host, block, old_size);
        host->memory_used -= held;
        return NULL;
    }
    if (new_size > held && new_size - held > host->memory_limit - host->memory_used)
        return NULL;
    moved = resize(host, block, old_size, new_size);
    if (moved != NULL)
        host->memory_used = host->memory_used - held + new_size;
    return moved;
}

/* Once the budget is used up the hook runs at every instruction, so that pcall() cannot go on for ever. */
void sandbox_count(lua_State *L, lua_Debug *activation)
{
    Host *host = host_of(L);

    (void)activation;
    if (!host->out_of_instructions && host->instructions_left > SANDBOX_COUNT_STEP) {
        host->instructions_left -= SANDBOX_COUNT_STEP;
        return;
    }
    host->out_of_instructions = true;
    lua_sethook(L, sandbox_count, LUA_MASKCOUNT, 1);
    lua_pushliteral(L, "the template ran for too long; is there a loop that never ends?");
    lua_error(L);
}

/* ---- pairs and next in a fixed order ----------------------------------------------------------- */

typedef enum KeyRank {
    RANK_FALSE,
    RANK_TRUE,
    RANK_NUMBER,
    RANK_STRING,
    RANK_OBJECT,
} KeyRank;

/* A key of a table that is being walked. Strings are kept alive by the table of keys. */
typedef struct Key {
    KeyRank rank;
    lua_Number number;
    const char *text;
    size_t length;
    size_t order;
    lua_Integer index; /* in the table of keys */
} Key;

static int key_compare(const void *left, const void *right)
{
    const Key *a = left, *b = right;
    size_t shorter = a->length < b->length ? a->length : b->length;
    int order;

    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    switch (a->rank) {
    case RANK_NUMBER:
        return a->number < b->number ? -1 : a->number > b->number;
    case RANK_STRING:
        order = memcmp(a->text, b->text, shorter);
        return order != 0 ? order : a->length < b->length ? -1 : a->length > b->length;
    case RANK_OBJECT:
        return a->order < b->order ? -1 : a->order > b->order;
    case RANK_FALSE:
    case RANK_TRUE:
        break;
    }
    return 0;
}

/* Describes the key on the top of the stack. */
static Key key_make(lua_State *L, lua_Integer index)
{
    Key key = {.index = index};

    switch (lua_type(L, -1)) {
    case LUA_TNUMBER:
        key.rank = RANK_NUMBER;
        key.number = lua_tonumber(L, -1);
        return key;
    case LUA_TSTRING:
        key.rank = RANK_STRING;
        key.text = lua_tolstring(L, -1, &key.length);
        return key;
    case LUA_TBOOLEAN:
        key.rank = lua_toboolean(L, -1) ? RANK_TRUE : RANK_FALSE;
        return key;
    default:
        key.rank = RANK_OBJECT;
        key.order = view_order(L, -1);
        if (key.order == SIZE_MAX)
            luaL_error(L, "pairs cannot walk a table whose keys are %ss: they have no fixed order",
                       luaL_typename(L, -1));
        return key;
    }
}

/* Replaces the table on the top of the stack by a list of its keys in order. */
static void push_sorted_keys(lua_State *L)
{
    int table = lua_gettop(L);
    lua_Integer count = 0;
    Key *keys;

    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, table) != 0; lua_pop(L, 1)) {
        lua_pushvalue(L, -2);
        lua_rawseti(L, table + 1, ++count);
    }
    keys = lua_newuserdatauv(L, (size_t)(count + 1) * sizeof(Key), 0);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, table + 1, i);
        keys[i - 1] = key_make(L, i);
        lua_pop(L, 1);
    }
    qsort(keys, (size_t)count, sizeof(Key), key_compare);
    lua_createtable(L, count < 1000 ? (int)count : 1000, 0);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, table + 1, keys[i - 1].index);
        lua_rawseti(L, -2, i);
    }
    lua_replace(L, table);
    lua_settop(L, table);
}

/* Pushes the value at `index` as a plain table that lua_next() can walk. */
static void push_walkable(lua_State *L, int index)
{
    if (view_is_table(L, index)) {
        view_push_fields(L, index);
        return;
    }
    luaL_checktype(L, index, LUA_TTABLE);
    lua_pushvalue(L, index);
}

/* Upvalues: the table, its keys in order, the position. */
static int pairs_step(lua_State *L)
{
    for (;;) {
        lua_Integer position = lua_tointeger(L, lua_upvalueindex(3)) + 1;

        lua_pushinteger(L, position);
        lua_replace(L, lua_upvalueindex(3));
        if (lua_rawgeti(L, lua_upvalueindex(2), position) == LUA_TNIL)
            return 1;
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
            return 2;
        lua_pop(L, 2);
    }
}

static int sandbox_pairs(lua_State *L)
{
    luaL_checkany(L, 1);
    push_walkable(L, 1);
    lua_pushvalue(L, -1);
    push_sorted_keys(L);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, pairs_step, 3);
    return 1;
}

/* The first key and its value: enough to ask whether a table is empty. */
static int sandbox_next(lua_State *L)
{
    luaL_checkany(L, 1);
    if (!lua_isnoneornil(L, 2))
        return luaL_error(L, "next takes only a table here; walk it with pairs");
    push_walkable(L, 1);
    lua_pushvalue(L, -1);
    push_sorted_keys(L);
    if (lua_rawgeti(L, -1, 1) == LUA_TNIL)
        return 1;
    lua_pushvalue(L, -1);
    lua_rawget(L, -4);
    return 2;
}

/* ---- type and tostring know the views and show no addresses ------------------------------------- */

static int sandbox_type(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_pushstring(L, view_is_table(L, 1) ? "table" : luaL_typename(L, 1));
    return 1;
}

static int sandbox_tostring(lua_State *L)
{
    int type;

    luaL_checkany(L, 1);
    type = lua_type(L, 1);
    if ((type == LUA_TTABLE && luaL_getmetafield(L, 1, "__tostring") == LUA_TNIL) ||
        type == LUA_TFUNCTION || type == LUA_TLIGHTUSERDATA || type == LUA_TTHREAD) {
        lua_pushstring(L, luaL_typename(L, 1));
        return 1;
    }
    luaL_tolstring(L, 1, NULL);
    return 1;
}

/* Finalizers would run where no limit holds, and weak tables would show when memory is collected. */
static int sandbox_setmetatable(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    if (!lua_isnoneornil(L, 2)) {
        luaL_checktype(L, 2, LUA_TTABLE);
        lua_getfield(L, 2, "__gc");
        lua_getfield(L, 2, "__mode");
        if (!lua_isnil(L, -1) || !lua_isnil(L, -2))
            return luaL_error(L, "templates cannot use the metatable fields __gc and __mode");
    }
    lua_settop(L, 2);
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
        return luaL_error(L, "the metatable of this table cannot be changed");
    lua_setmetatable(L, 1);
    lua_settop(L, 1);
    return 1;
}

/* ---- the libraries ------------------------------------------------------------------------------- */

static void remove_fields(lua_State *L, const char *table, const char *const *names)
{
    lua_getglobal(L, table);
    for (size_t i = 0; names[i] != NULL; i++) {
        lua_pushnil(L);
        lua_setfield(L, -2, names[i]);
    }
    lua_pop(L, 1);
}

void sandbox_open(lua_State *L)
{
    static const luaL_Reg libraries[] = {
        {"_G", luaopen_base},   {"string", luaopen_string}, {"table", luaopen_table},
        {"math", luaopen_math}, {"utf8", luaopen_utf8},
    };
    static const luaL_Reg replaced[] = {
        {"pairs", sandbox_pairs},
        {"next", sandbox_next},
        {"type", sandbox_type},
        {"tostring", sandbox_tostring},
        {"setmetatable", sandbox_setmetatable},
        {NULL, NULL},
    };
    static const char *const base_removed[] = {"load",   "loadfile", "dofile", "collectgarbage",
                                               "print",  "rawget",   "rawset", "rawlen",
                                               "xpcall", "warn",     NULL};
    static const char *const string_removed[] = {"dump", NULL};
    static const char *const math_removed[] = {"random", "randomseed", NULL};

    for (size_t i = 0; i < sizeof libraries / sizeof libraries[0]; i++) {
        luaL_requiref(L, libraries[i].name, libraries[i].func, 1);
        lua_pop(L, 1);
    }
    remove_fields(L, "_G", base_removed);
    remove_fields(L, "string", string_removed);
    remove_fields(L, "math", math_removed);
    lua_pushglobaltable(L);
    luaL_setfuncs(L, replaced, 0);
    lua_pop(L, 1);
}
