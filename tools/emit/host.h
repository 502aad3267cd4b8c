/*
 * Host: the Lua state of one emit_render() and what belongs to it. Only for the files of tools/emit.
 *
 * Lua errors leave C functions with a long jump, so nothing here may own memory that only the end of a function would
 * free: texts are on the arena, on the scratch arena of the host, or belong to Lua.
 */
#ifndef SCHEMAC_EMIT_HOST_H
#define SCHEMAC_EMIT_HOST_H

#include "emit/emit.h"

#include <lauxlib.h>
#include <lua.h>

/* A template or module that was loaded. */
typedef struct HostFile {
    const char *path;  /* below templates/: "markdown/main.lua" */
    const char *chunk; /* the name that Lua uses for it in messages */
    Source *source;
} HostFile;

/* `on` is used by `user`; the reverse of Object.dependencies, sorted by `on`, then `order`. */
typedef struct HostUse {
    const Object *on;
    size_t order;
    Object *user;
    DependencyType type;
} HostUse;

/* Sizes of Lua's small blocks: multiples of a step. */
#define HOST_BLOCK_STEP 16
#define HOST_BLOCK_CLASSES 33

typedef struct Host {
    Arena *arena;   /* of the caller: output and diagnostics */
    Arena *scratch; /* for this rendering */
    Arena *quoting; /* emptied now and then */
    Str quoted;
    const Model *model;
    const EmitOptions *options;
    EmitFiles *files;
    DiagList *diags;
    VEC(HostFile) loaded;
    VEC(Str *) pages; /* for render() to use again */
    VEC(HostUse) uses;
    bool uses_known;
    Map *paths; /* of the files that were written, for duplicates */
    size_t memory_used;
    size_t memory_limit;
    void *free_blocks[HOST_BLOCK_CLASSES]; /* of each size, in a chain */
    uint64_t instructions_left;
    bool out_of_instructions;
    const char *failure; /* what fail() was called with */
    bool reported;       /* the error is in `diags` already */
} Host;

Host *host_of(lua_State *L);

/* sandbox.c: opens the libraries that templates may use. */
void sandbox_open(lua_State *L);

/* An allocator that keeps to host->memory_limit, and a hook that counts instructions. */
void *sandbox_allocate(void *host, void *block, size_t old_size, size_t new_size);
void sandbox_count(lua_State *L, lua_Debug *activation);
#define SANDBOX_COUNT_STEP 10000

/* escape.c: the global `esc`. */
void escape_open(lua_State *L);

/* wrap.c: wrap(). */
void wrap_open(lua_State *L);

/* view.c: the globals `model`, `options` and `queries`. */
void view_open(lua_State *L);

/* Replaces the table on the top of the stack by a read-only view of it. */
void view_freeze(lua_State *L);

/* True when the value is one of the read-only views, which Lua knows as userdata. */
bool view_is_table(lua_State *L, int index);

/* Pushes a plain table with the fields of the view at `index`, for pairs(). */
void view_push_fields(lua_State *L, int index);

/* Where an object stands in the model's order, for keys of tables; SIZE_MAX for views that are no objects. */
size_t view_order(lua_State *L, int index);

/* render.c: include(), render(), write(), fail(). */
void render_open(lua_State *L);

/* Runs main.lua of the template. */
void render_main(lua_State *L);

/* loader.c: the file `path` below templates/, from the override folder or built in; NULL when there is none. An error
 * while reading is in the diagnostics then, and host->reported is set. */
HostFile *loader_find(Host *host, const char *path);

/* The loaded file with this chunk name. */
const HostFile *loader_by_chunk(const Host *host, const char *chunk);

/* `name` as seen from the folder `directory`, without "." and ".."; NULL when it leaves templates/. */
const char *loader_resolve(Arena *arena, const char *directory, const char *name);

/* trouble.c: the message handler of lua_pcall: adds a diagnostic with the place in the template. */
int trouble_handler(lua_State *L);

/* Adds the diagnostic for an error for which Lua calls no handler. */
void trouble_report_status(lua_State *L, int status);

#endif
