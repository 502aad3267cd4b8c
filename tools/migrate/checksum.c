#include "migrate/files.h"

#include <openssl/evp.h>

static char *hex_digits(Arena *arena, const unsigned char *bytes, size_t count)
{
    Str out = str_new(arena);

    for (size_t i = 0; i < count; i++)
        str_printf(&out, "%02x", bytes[i]);
    return out.text;
}

char *statements_checksum(Arena *arena, Source *source, const SqlStatementVec *statements,
                          size_t count)
{
    Arena *scratch = arena_new();
    Str text = str_new(scratch);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned length = 0;

    for (size_t i = 0; i < count; i++) {
        sql_normalise(scratch, source, statements->items[i].span, &text);
        str_text(&text, " ;\n");
    }
    if (EVP_Digest(text.text, text.length, digest, &length, EVP_sha256(), NULL) != 1)
        BUG("libcrypto has no SHA-256");
    arena_free(scratch);
    return hex_digits(arena, digest, length);
}
