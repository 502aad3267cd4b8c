#include "kinds/generated_name.h"

#include "base/utf8.h"

size_t name_clip(const char *text, size_t length, size_t limit)
{
    size_t clipped = 0;

    if (length <= limit)
        return length;
    while (clipped < length) {
        size_t width = utf8_length(text + clipped, length - clipped);

        if (width == 0)
            width = 1;
        if (clipped + width > limit)
            break;
        clipped += width;
    }
    return clipped;
}

static size_t put(char *name, size_t at, const char *text, size_t length)
{
    memcpy(name + at, text, length);
    return at + length;
}

const char *generated_name(Arena *arena, const char *name1, const char *name2, const char *label)
{
    size_t label_length = label != NULL ? strlen(label) : 0;
    size_t overhead = (name2 != NULL ? 1 : 0) + (label != NULL ? label_length + 1 : 0);
    size_t available = NAME_BYTES - overhead;
    size_t full1 = strlen(name1);
    size_t full2 = name2 != NULL ? strlen(name2) : 0;
    size_t length1 = full1;
    size_t length2 = full2;
    char name[NAME_BYTES];
    size_t end;

    while (length1 + length2 > available) {
        if (length1 > length2)
            length1--;
        else
            length2--;
    }
    end = put(name, 0, name1, name_clip(name1, full1, length1));
    if (name2 != NULL) {
        end = put(name, end, "_", 1);
        end = put(name, end, name2, name_clip(name2, full2, length2));
    }
    if (label != NULL) {
        end = put(name, end, "_", 1);
        end = put(name, end, label, label_length);
    }
    return arena_strndup(arena, name, end);
}

const char *name_with_suffix(Arena *arena, const char *name, const char *suffix)
{
    size_t length = name_clip(name, strlen(name), NAME_BYTES - strlen(suffix));

    return arena_printf(arena, "%.*s%s", (int)length, name, suffix);
}
