/*
 * Reach: which differences random pairs were about: objects of which kinds came, went or were renamed, and which attributes
 * changed.
 */
#ifndef SCHEMAC_TESTS_ROUNDTRIP_REACH_H
#define SCHEMAC_TESTS_ROUNDTRIP_REACH_H

#include "base/map.h"
#include "model/kind.h"
#include "support/support.h"

typedef struct Reach {
    Arena *arena;
    Map *counts; /* "add table", "change table.columns" to size_t */
} Reach;

static inline size_t reach_count(const Reach *reach, const char *what)
{
    const size_t *count = map_get(reach->counts, what);

    return count == NULL ? 0 : *count;
}

/* Counts the lines of a text. */
static inline void reach_add(Reach *reach, const char *lines)
{
    while (*lines != '\0') {
        size_t length = strcspn(lines, "\n");
        const char *what = arena_strndup(reach->arena, lines, length);
        size_t *count = map_get(reach->counts, what);

        if (count == NULL) {
            count = ARENA_NEW(reach->arena, size_t);
            map_put(reach->counts, what, count);
        }
        ++*count;
        lines += length + (lines[length] == '\n' ? 1 : 0);
    }
}

/* The compared attributes of a kind that never changed, and how many there are. */
static inline const char *reach_missing(const Reach *reach, ObjectKind kind, size_t *changed,
                                        size_t *all)
{
    const Attribute *attributes = kind_ops(kind)->attributes;
    Str missing = str_new(reach->arena);

    *changed = *all = 0;
    for (size_t i = 0; attributes[i].name != NULL; i++) {
        if ((attributes[i].flags & ATTRIBUTE_IGNORE) != 0)
            continue;
        ++*all;
        if (reach_count(reach, arena_printf(reach->arena, "change %s.%s", kind_name(kind),
                                            attributes[i].name)) > 0)
            ++*changed;
        else
            str_printf(&missing, " %s", attributes[i].name);
    }
    return missing.text;
}

/* A line for each kind, and the sum of them. */
static inline void reach_print(const Reach *reach)
{
    size_t kinds = 0, attributes = 0, all_attributes = 0, renamed = 0, can_be_renamed = 0;

    for (ObjectKind kind = 0; kind < KIND_COUNT; kind++) {
        const char *name = kind_name(kind);
        size_t added = reach_count(reach, arena_printf(reach->arena, "add %s", name));
        size_t dropped = reach_count(reach, arena_printf(reach->arena, "drop %s", name));
        size_t renames = reach_count(reach, arena_printf(reach->arena, "rename %s", name));
        size_t changed, all;
        const char *missing = reach_missing(reach, kind, &changed, &all);

        kinds += added + dropped > 0;
        attributes += changed;
        all_attributes += all;
        can_be_renamed += kind_ops(kind)->append_rename != NULL;
        renamed += renames > 0;
        printf("  %-26s %6zu added %6zu dropped %5zu renamed, %zu of %zu attributes%s%s\n", name,
               added, dropped, renames, changed, all, *missing == '\0' ? "" : "; never:", missing);
    }
    printf("%zu of %d kinds were added or dropped, %zu of %zu attributes changed, %zu of %zu kinds "
           "renamed\n",
           kinds, KIND_COUNT, attributes, all_attributes, renamed, can_be_renamed);
}

#endif
