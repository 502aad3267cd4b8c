#include "base/map.h"

#include <stdint.h>

/* Open addressing: a slot repeats the hash, so that keys are compared that are most likely equal only. */
#define FIRST_SLOTS 16

typedef struct MapEntry {
    const char *key;
    size_t length;
    void *value;
    struct MapEntry *previous; /* in order of insertion */
    struct MapEntry *next;
} MapEntry;

typedef struct MapSlot {
    uint64_t hash;
    MapEntry *entry; /* NULL: free; without a key: removed, a search goes on */
} MapSlot;

struct Map {
    Arena *arena;
    MapSlot *slots;
    size_t slot_count; /* a power of two, or 0 */
    size_t used;       /* slots that are not free */
    size_t count;
    MapEntry *first;
    MapEntry *last;
};

Map *map_new(Arena *arena)
{
    Map *map = ARENA_NEW(arena, Map);

    map->arena = arena;
    return map;
}

/* Eight bytes at a time; the upper half of a product, which all bits have reached, is mixed into the lower. */
static uint64_t mix(uint64_t hash, uint64_t part)
{
    hash = (hash ^ part) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 32);
}

static uint64_t hash_of(const char *key, size_t length)
{
    uint64_t hash = length;
    uint64_t part = 0;

    for (; length >= sizeof(part); length -= sizeof(part), key += sizeof(part)) {
        memcpy(&part, key, sizeof(part));
        hash = mix(hash, part);
    }
    part = 0;
    memcpy(&part, key, length);
    return mix(mix(hash, part), length);
}

/* The slot of the key, or the free one where the search for it ended. */
static MapSlot *find_slot(const Map *map, const char *key, size_t length, uint64_t hash)
{
    const size_t mask = map->slot_count - 1;

    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        MapSlot *slot = &map->slots[i];

        if (slot->entry == NULL ||
            (slot->hash == hash && slot->entry->key != NULL && slot->entry->length == length &&
             memcmp(slot->entry->key, key, length) == 0))
            return slot;
    }
}

static MapEntry *find_entry(const Map *map, const char *key)
{
    size_t length = strlen(key);

    return map->slot_count == 0 ? NULL : find_slot(map, key, length, hash_of(key, length))->entry;
}

static MapSlot *free_slot(const Map *map, uint64_t hash)
{
    size_t i = hash & (map->slot_count - 1);

    while (map->slots[i].entry != NULL)
        i = (i + 1) & (map->slot_count - 1);
    return &map->slots[i];
}

/* Makes room for another entry: at least a third of the slots is free. */
static void make_room(Map *map)
{
    const MapSlot *former = map->slots;
    size_t former_count = map->slot_count;
    size_t slot_count = map->count * 3 < map->slot_count ? map->slot_count : map->slot_count * 2;

    if (map->slot_count > 0 && (map->used + 1) * 3 <= map->slot_count * 2)
        return;
    map->slot_count = slot_count < FIRST_SLOTS ? FIRST_SLOTS : slot_count;
    map->slots = arena_alloc(map->arena, map->slot_count * sizeof(*map->slots));
    map->used = map->count;
    for (size_t i = 0; i < former_count; i++)
        if (former[i].entry != NULL && former[i].entry->key != NULL)
            *free_slot(map, former[i].hash) = former[i];
}

void *map_get(const Map *map, const char *key)
{
    const MapEntry *entry = find_entry(map, key);

    return entry == NULL ? NULL : entry->value;
}

/* The entry of a key, made when it is not there: its value is NULL then. */
static MapEntry *make_entry(Map *map, const char *key)
{
    size_t length = strlen(key);
    uint64_t hash = hash_of(key, length);
    MapSlot *slot;
    MapEntry *entry;

    make_room(map);
    slot = find_slot(map, key, length, hash);
    if (slot->entry != NULL)
        return slot->entry;
    entry = ARENA_NEW(map->arena, MapEntry);
    entry->key = arena_strndup(map->arena, key, length);
    entry->length = length;
    entry->previous = map->last;
    *(map->last == NULL ? &map->first : &map->last->next) = entry;
    map->last = entry;
    *slot = (MapSlot){hash, entry};
    map->used++;
    map->count++;
    return entry;
}

void *map_put(Map *map, const char *key, void *value)
{
    MapEntry *entry = make_entry(map, key);
    void *former = entry->value;

    entry->value = value;
    return former;
}

void *map_add(Map *map, const char *key, void *value, const char **kept)
{
    MapEntry *entry = make_entry(map, key);

    if (entry->value != NULL)
        return entry->value;
    entry->value = value;
    *kept = entry->key;
    return NULL;
}

void *map_remove(Map *map, const char *key)
{
    MapEntry *entry = find_entry(map, key);

    if (entry == NULL)
        return NULL;
    entry->key = NULL;
    *(entry->previous == NULL ? &map->first : &entry->previous->next) = entry->next;
    *(entry->next == NULL ? &map->last : &entry->next->previous) = entry->previous;
    map->count--;
    return entry->value;
}

size_t map_count(const Map *map)
{
    return map->count;
}

bool map_next(const Map *map, const void **position, const char **key, void **value)
{
    const MapEntry *entry = *position == NULL ? map->first : ((const MapEntry *)*position)->next;

    if (entry == NULL)
        return false;
    *position = entry;
    *key = entry->key;
    *value = entry->value;
    return true;
}
