#include "base/distance.h"

#include <ctype.h>
#include <string.h>

#define NAME_LIMIT 255

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

static int letter(const char *text, size_t index, bool any_case)
{
    return any_case ? tolower((unsigned char)text[index]) : (unsigned char)text[index];
}

size_t edit_distance(const char *a, const char *b, size_t limit, bool any_case)
{
    size_t rows[3][NAME_LIMIT + 1];
    size_t *before = rows[0], *last = rows[1], *current = rows[2];
    size_t a_length = strlen(a);
    size_t b_length = strlen(b);
    size_t nearest_before = 0;

    if ((a_length > b_length ? a_length - b_length : b_length - a_length) > limit ||
        a_length > NAME_LIMIT || b_length > NAME_LIMIT)
        return limit + 1;
    for (size_t j = 0; j <= b_length; j++)
        last[j] = j;
    /* Only what lies within `limit` of the diagonal can be in reach; beside it stands what is not. */
    for (size_t i = 1; i <= a_length; i++) {
        size_t *freed = before;
        size_t start = i > limit ? i - limit : 1, end = smaller(i + limit, b_length);
        size_t nearest = start == 1 ? i : limit + 1;
        int x = letter(a, i - 1, any_case);

        current[start - 1] = nearest;
        for (size_t j = start; j <= end; j++) {
            int y = letter(b, j - 1, any_case);

            current[j] = smaller(last[j - 1] + (x != y), smaller(last[j], current[j - 1]) + 1);
            if (i > 1 && j > 1 && x == letter(b, j - 2, any_case) &&
                y == letter(a, i - 2, any_case))
                current[j] = smaller(current[j], before[j - 2] + 1);
            nearest = smaller(nearest, current[j]);
        }
        if (end < b_length)
            current[end + 1] = limit + 1;
        before = last;
        last = current;
        current = freed;
        /* What follows is made of the last two lines, of the first of these by a swap. */
        if (nearest > limit && nearest_before >= limit)
            return limit + 1;
        nearest_before = nearest;
    }
    return smaller(last[b_length], limit + 1);
}
