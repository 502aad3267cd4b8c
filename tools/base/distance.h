/*
 * How far two names are from each other, for suggestions.
 */
#ifndef SCHEMAC_BASE_DISTANCE_H
#define SCHEMAC_BASE_DISTANCE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Letters that have to be put in, taken out, changed, or swapped with their neighbour to make b of a: Damerau's distance in
 * its restricted form. Anything above `limit` counts as limit + 1, and so does a name of more than 255 bytes.
 */
size_t edit_distance(const char *a, const char *b, size_t limit, bool any_case);

#endif
