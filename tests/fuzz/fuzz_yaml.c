/* Any bytes as schemac.yaml. */
#include "config/config.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new();
    DiagList diags = diag_list_new(arena);
    const char *text = arena_strndup(arena, (const char *)data, size);
    Config *config =
        config_parse(arena, source_new(arena, "schemac.yaml", text, size), ".", &diags);
    Str out = str_new(arena);

    if ((config == NULL) != (diags.errors > 0))
        BUG("a configuration without an error, or an error without a message");
    for (size_t i = 0; i < diags.diags.count; i++)
        diag_format(&out, diags.diags.items[i], false);
    arena_free(arena);
    return 0;
}
