#include "config/suggest.h"

#include <ctype.h>
#include <string.h>

#define NAME_LIMIT 63

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Insertions, removals, changes and swaps of neighbours that lead from one name to the other; letter case is free.
 * Manual: Damerau's distance in its restricted form. */
static size_t edit_distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    size_t rows[3][NAME_LIMIT + 1];
    size_t *before = rows[0], *last = rows[1], *current = rows[2];

    for (size_t j = 0; j <= b_length; j++)
        last[j] = j;
    for (size_t i = 1; i <= a_length; i++) {
        size_t *freed = before;

        current[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            int x = tolower((unsigned char)a[i - 1]), y = tolower((unsigned char)b[j - 1]);

            current[j] = smaller(last[j - 1] + (x != y), smaller(last[j], current[j - 1]) + 1);
            if (i > 1 && j > 1 && x == tolower((unsigned char)b[j - 2]) &&
                y == tolower((unsigned char)a[i - 2]))
                current[j] = smaller(current[j], before[j - 2] + 1);
        }
        before = last;
        last = current;
        current = freed;
    }
    return last[b_length];
}

const char *suggest_name(const char *const *names, size_t count, const char *given)
{
    size_t given_length = strlen(given);
    size_t best_distance = 1 + (given_length + 1) / 3; /* more is no slip any more */
    const char *best = NULL;

    if (given_length == 0 || given_length > NAME_LIMIT)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(names[i]);
        size_t distance;

        if (length > NAME_LIMIT)
            continue;
        distance = edit_distance(given, given_length, names[i], length);
        if (distance < best_distance && distance < length) {
            best_distance = distance;
            best = names[i];
        }
    }
    return best;
}
