#include "base/map.h"

/* uthash takes its memory from the map's own arena; a variable `map` is in scope wherever it allocates. */
#define uthash_malloc(size) arena_alloc(map->arena, (size))
#define uthash_free(block, size) ((void)0)
#define HASH_INITIAL_NUM_BUCKETS 64U
#define HASH_INITIAL_NUM_BUCKETS_LOG2 6U
#include <uthash.h>

typedef struct MapEntry {
    const char *key;
    void *value;
    UT_hash_handle hh;
} MapEntry;

struct Map {
    Arena *arena;
    MapEntry *entries;
};

Map *map_new(Arena *arena)
{
    Map *map = ARENA_NEW(arena, Map);

    map->arena = arena;
    return map;
}

static MapEntry *map_find(const Map *map, const char *key)
{
    MapEntry *entry;

    HASH_FIND_STR(map->entries, key, entry);
    return entry;
}

void *map_get(const Map *map, const char *key)
{
    const MapEntry *entry = map_find(map, key);

    return entry == NULL ? NULL : entry->value;
}

void *map_put(Map *map, const char *key, void *value)
{
    MapEntry *entry = map_find(map, key);
    void *former = NULL;

    if (entry != NULL) {
        former = entry->value;
    } else {
        entry = ARENA_NEW(map->arena, MapEntry);
        entry->key = arena_strdup(map->arena, key);
        HASH_ADD_KEYPTR(hh, map->entries, entry->key, strlen(entry->key), entry);
    }
    entry->value = value;
    return former;
}

void *map_remove(Map *map, const char *key)
{
    MapEntry *entry = map_find(map, key);

    if (entry == NULL)
        return NULL;
    HASH_DEL(map->entries, entry);
    return entry->value;
}

size_t map_count(const Map *map)
{
    return HASH_COUNT(map->entries);
}

bool map_next(const Map *map, const void **position, const char **key, void **value)
{
    const MapEntry *entry =
        *position == NULL ? map->entries : ((const MapEntry *)*position)->hh.next;

    if (entry == NULL)
        return false;
    *position = entry;
    *key = entry->key;
    *value = entry->value;
    return true;
}
