/*
 * Map: from text to a pointer, on an arena. Keys are copied. Entries are walked in the order in which they were
 * added, so that no hash order can reach an output.
 */
#ifndef SCHEMAC_BASE_MAP_H
#define SCHEMAC_BASE_MAP_H

#include "base/arena.h"

#include <stdbool.h>

typedef struct Map Map;

Map *map_new(Arena *arena);

/* The value of `key`, or NULL when there is none. */
void *map_get(const Map *map, const char *key);

/* Sets the value of `key`; a former value is replaced and returned (NULL when there was none). */
void *map_put(Map *map, const char *key, void *value);

/* Adds `key` unless it is there: returns NULL, and in *kept the copy of the key; else the value that is there. */
void *map_add(Map *map, const char *key, void *value, const char **kept);

/* Forgets `key`; returns its value, or NULL. */
void *map_remove(Map *map, const char *key);

size_t map_count(const Map *map);

/* Walks all entries: `position` starts as NULL and is advanced; false at the end. */
bool map_next(const Map *map, const void **position, const char **key, void **value);

#endif
