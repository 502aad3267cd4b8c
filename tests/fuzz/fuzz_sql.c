/* Any bytes as a schema: read, planned from nothing, printed as JSON; and as a file of queries. */
#include "config/queries.h"
#include "model/json.h"
#include "plan/plan.h"
#include "sqlread/sqlread.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_schema(Arena *arena, Source *source, DiagList *diags)
{
    Model *model = model_new(arena);
    SqlReader *reader = sql_reader_new(model, diags);
    Str out = str_new(arena);

    sql_reader_read(reader, source, false);
    sql_reader_finish(reader);
    model_print_json(model, &out);
    if (diags->errors == 0) {
        Plan *plan = plan_make(arena, model_new(arena), model, NULL, diags);

        if (plan != NULL)
            plan_format_sql(&out, plan);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Arena *arena = arena_new();
    DiagList diags = diag_list_new(arena);
    const char *text = arena_strndup(arena, (const char *)data, size);
    QueryVec queries = {0};
    Str out = str_new(arena);

    read_schema(arena, source_new(arena, "fuzz.sql", text, size), &diags);
    queries_parse(arena, source_new(arena, "queries.sql", text, size), &queries, &diags);
    for (size_t i = 0; i < diags.diags.count; i++)
        diag_format(&out, diags.diags.items[i], true);
    arena_free(arena);
    return 0;
}
