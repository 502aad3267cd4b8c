#include "config/suggest.h"

#include "base/distance.h"

#include <string.h>

const char *suggest_name(const char *const *names, size_t count, const char *given)
{
    size_t given_length = strlen(given);
    size_t best_distance = 1 + (given_length + 1) / 3; /* more is no slip any more */
    const char *best = NULL;

    if (given_length == 0)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        size_t distance = edit_distance(given, names[i], best_distance, true);

        if (distance < best_distance && distance < strlen(names[i])) {
            best_distance = distance;
            best = names[i];
        }
    }
    return best;
}
