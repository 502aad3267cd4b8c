/*
 * What it means to change the type of a column, as far as the names of the types tell. Private to
 * tools/kinds.
 */
#ifndef SCHEMAC_KINDS_TYPE_CHANGE_H
#define SCHEMAC_KINDS_TYPE_CHANGE_H

#include "kinds/objects.h"

typedef struct TypeChange {
    bool needs_using;  /* there is no cast that the server would apply by itself */
    bool through_text; /* there is no cast at all: only by way of the text of the value */
    bool into_array;   /* a value becomes the only element of an array */
    unsigned hazards;
    const char *note; /* constant text; NULL */
} TypeChange;

/* Both types in their catalog spelling: "character varying(20)", "numeric(10,2)[]", "public.mood".
 */
TypeChange type_change(Arena *arena, const char *from, const char *to);

/* True when the types differ by their modifiers only. */
bool type_base_equal(Arena *arena, const char *a, const char *b);

/* True when the type is an array. */
bool type_is_array(const char *type);

/* The storage that values of a type have unless a column says otherwise: EXTENDED, MAIN or PLAIN.
 * Meant for types whose storage can be changed at all. */
const char *type_storage(const char *type);

#endif
