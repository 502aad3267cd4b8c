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

const char *generated_name(Arena *arena, const char *name1, const char *name2, const char *label)
{
    size_t overhead = (name2 != NULL ? 1 : 0) + (label != NULL ? strlen(label) + 1 : 0);
    size_t available = NAME_BYTES - overhead;
    size_t length1 = strlen(name1);
    size_t length2 = name2 != NULL ? strlen(name2) : 0;
    Str name = str_new(arena);

    while (length1 + length2 > available) {
        if (length1 > length2)
            length1--;
        else
            length2--;
    }
    length1 = name_clip(name1, strlen(name1), length1);
    str_bytes(&name, name1, length1);
    if (name2 != NULL) {
        str_char(&name, '_');
        str_bytes(&name, name2, name_clip(name2, strlen(name2), length2));
    }
    if (label != NULL) {
        str_char(&name, '_');
        str_text(&name, label);
    }
    return name.text;
}

const char *name_with_suffix(Arena *arena, const char *name, const char *suffix)
{
    size_t length = name_clip(name, strlen(name), NAME_BYTES - strlen(suffix));

    return arena_printf(arena, "%.*s%s", (int)length, name, suffix);
}
