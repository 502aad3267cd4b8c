#include "migrate/files.h"

#include <sha2.h>

char *statements_checksum(Arena *arena, Source *source, const SqlStatementVec *statements,
                          size_t count)
{
    Arena *scratch = arena_new();
    Str text = str_new(scratch);
    char digits[SHA256_DIGEST_STRING_LENGTH];

    for (size_t i = 0; i < count; i++) {
        sql_normalise(scratch, source, statements->items[i].span, &text);
        str_text(&text, " ;\n");
    }
    SHA256Data((const uint8_t *)text.text, text.length, digits);
    arena_free(scratch);
    return arena_strdup(arena, digits);
}
