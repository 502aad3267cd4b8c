#include "prove/facts.h"

static int compare_names(const ProveFact *a, const ProveFact *b)
{
    int order = strcmp(a->kind, b->kind);

    return order != 0 ? order : strcmp(a->identity, b->identity);
}

static int compare_facts(const void *left, const void *right)
{
    const ProveFact *a = left, *b = right;
    int order = compare_names(a, b);

    return order != 0 ? order : strcmp(a->definition, b->definition);
}

bool facts_read(Session *session, Arena *arena, ProveFactVec *facts)
{
    PGresult *result;

    if (!session_run(session, "prepare to read the catalog",
                     "reset session authorization; reset role; reset all; "
                     "set search_path = ''; set jit = off"))
        return false;
    result = prove_query(session, "facts", NULL);
    if (result == NULL)
        return false;
    for (int row = 0; row < libpq.PQntuples(result); row++) {
        ProveFact fact = {.kind = prove_text(arena, result, row, 0),
                          .identity = prove_text(arena, result, row, 1),
                          .definition = arena_strdup(arena, libpq.PQgetvalue(result, row, 2))};

        vec_push(arena, facts, fact);
    }
    libpq.PQclear(result);
    vec_sort(facts, compare_facts);
    return true;
}

/* Facts of one name on both sides: pairs that are the same are left out, the others are shown together. */
static void compare_group(Arena *arena, const ProveFact *is, size_t is_count,
                          const ProveFact *should, size_t should_count,
                          ProveDifferenceVec *differences)
{
    size_t i = 0, j = 0;

    while (i < is_count || j < should_count) {
        int order = i == is_count       ? 1
                    : j == should_count ? -1
                                        : strcmp(is[i].definition, should[j].definition);
        ProveDifference difference = {0};

        if (order == 0) {
            i++;
            j++;
            continue;
        }
        difference.kind = i < is_count ? is[i].kind : should[j].kind;
        difference.identity = i < is_count ? is[i].identity : should[j].identity;
        if (i < is_count && j < should_count && is_count == 1 && should_count == 1) {
            difference.is = is[i++].definition;
            difference.should = should[j++].definition;
        } else if (order < 0) {
            difference.is = is[i++].definition;
        } else {
            difference.should = should[j++].definition;
        }
        vec_push(arena, differences, difference);
    }
}

/* How many facts from `start` on have the same name. */
static size_t group_length(const ProveFactVec *facts, size_t start)
{
    size_t end = start;

    while (end < facts->count && compare_names(&facts->items[start], &facts->items[end]) == 0)
        end++;
    return end - start;
}

void facts_compare(Arena *arena, const ProveFactVec *is, const ProveFactVec *should,
                   ProveDifferenceVec *differences)
{
    size_t i = 0, j = 0;

    while (i < is->count || j < should->count) {
        int order = i == is->count       ? 1
                    : j == should->count ? -1
                                         : compare_names(&is->items[i], &should->items[j]);
        size_t is_count = order <= 0 ? group_length(is, i) : 0;
        size_t should_count = order >= 0 ? group_length(should, j) : 0;

        compare_group(arena, is_count > 0 ? &is->items[i] : NULL, is_count,
                      should_count > 0 ? &should->items[j] : NULL, should_count, differences);
        i += is_count;
        j += should_count;
    }
}
