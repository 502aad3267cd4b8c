/*
 * needs: server
 *
 * Random pairs of schemas, made of the example systems and of the cases of the round trip, both ways: see random.h. What
 * fails is made smaller as long as it fails, and printed with its seed.
 *
 *     SCHEMAC_RANDOM_ROUNDS=200 SCHEMAC_RANDOM_SEED=7 build/tests/roundtrip/test_random
 *
 * RANDOM_CASES_EVERY=1 takes every case instead of some, RANDOM_CASES=text those whose name holds the text; RANDOM_ONLY=cases,
 * or systems, leaves the other out.
 */
#include "plan/renames.h"
#include "roundtrip/database.h"
#include "roundtrip/random.h"

#define ROUNDS 2
#define SHRINK_TRIES 40
#define CASES "tests/roundtrip/cases"
#define CASES_EVERY 40
#define PLATFORM "schema/platform/supabase"
#define PLATFORM_TABLES "schema/platform/supabase_tables"

typedef struct System {
    const char *name;
    const char *layers[2];
} System;

static const System SYSTEMS[] = {
    {"codingit", {PLATFORM, NULL}},
    {"deployments", {PLATFORM, PLATFORM_TABLES}},
    {"fba_course", {PLATFORM, PLATFORM_TABLES}},
    {"growth_platform", {PLATFORM, NULL}},
    {"team_jobs", {PLATFORM, PLATFORM_TABLES}},
};

/* Roles belong to a server: each side has one. */
static Database databases[2];

/* ---- Schemas ---------------------------------------------------------------------------------------------------- */

static void append_folder(Str *text, const char *folder)
{
    DiagList diags = support_diags();
    TextVec names = {0};

    if (!file_walk(text->arena, folder, &names, &diags))
        fail_msg("%s", support_diag_text(&diags));
    for (size_t i = 0; i < names.count; i++) {
        if (!text_ends_with(names.items[i], ".sql"))
            continue;
        str_text(text, support_read(path_join(text->arena, folder, names.items[i])));
        str_char(text, '\n');
    }
}

static RandomBase make_base(const System *system)
{
    Arena *arena = test_arena();
    Str external = str_new(arena);
    Str schema = str_new(arena);

    for (size_t i = 0; i < 2 && system->layers[i] != NULL; i++)
        append_folder(&external, system->layers[i]);
    append_folder(&schema, arena_printf(arena, "schema/%s/schema", system->name));
    return (RandomBase){.external = support_source("external.sql", external.text),
                        .schemas = {support_source("schema.sql", schema.text),
                                    support_source("schema.sql", schema.text)}};
}

/* The old schema of a case, and the new one; false where it needs more than a file each. */
static bool make_case_base(const char *name, RandomBase *base)
{
    static const char *const FILES[] = {"old", "new"};
    Arena *arena = test_arena();
    const char *setup = arena_printf(arena, CASES "/%s/setup.sql", name);

    *base = (RandomBase){0};
    for (size_t i = 0; i < 2; i++) {
        Str text = str_new(arena);

        if (file_exists(setup))
            str_text(&text, support_read(setup));
        str_text(&text, support_read(arena_printf(arena, CASES "/%s/%s.sql", name, FILES[i])));
        if (strncmp(text.text, "-- @server", strlen("-- @server")) == 0)
            return false;
        base->schemas[i] = support_source(FILES[i], text.text);
    }
    return true;
}

/* ---- Databases -------------------------------------------------------------------------------------------------- */

static void run_on_server(const Scratch *server, const char *sql)
{
    const char *error = database_run_outside(test_arena(), server, sql);

    if (error != NULL)
        fail_msg("%s: %s", sql, error);
}

/* A database that holds the layers of a system, to make others of. */
static void make_template(Scratch *server, const RandomBase *base)
{
    Database template_database = {.server = server, .name = "platform"};
    const char *error;

    run_on_server(server, "DROP DATABASE IF EXISTS platform");
    run_on_server(server, "CREATE DATABASE platform TEMPLATE template0");
    template_database.conn = PQconnectdb(scratch_conninfo(server, test_arena(), "platform"));
    PQsetNoticeProcessor(template_database.conn, database_be_quiet, NULL);
    error = database_load(test_arena(), &template_database, base->external);
    PQfinish(template_database.conn);
    if (error != NULL)
        fail_msg("%s", error);
}

static const char *start_side(size_t side)
{
    static const char *const NAMES[] = {"random_a", "random_b"};

    return database_begin(test_arena(), &databases[side], NAMES[side]);
}

/* An empty database; what cannot be emptied (roles that have something elsewhere) goes with its server. */
static const char *renew_empty(Arena *arena, size_t side)
{
    Database *database = &databases[side];
    const char *error;

    if (database->conn != NULL && database_make_empty(arena, database))
        return NULL;
    database_end(database);
    error = start_side(side);
    return error != NULL ? error : database_open(arena, database);
}

static void renew_database(Arena *arena, const RandomBase *base, size_t side)
{
    Database *database = &databases[side];
    const char *error;

    if (base->external == NULL) {
        error = renew_empty(arena, side);
    } else {
        database_close(database);
        run_on_server(database->server,
                      arena_printf(arena, "DROP DATABASE IF EXISTS %s", database->name));
        run_on_server(database->server,
                      arena_printf(arena, "CREATE DATABASE %s TEMPLATE platform", database->name));
        error = database_connect(arena, database);
    }
    if (error != NULL)
        fail_msg("%s", error);
}

/* ---- Pairs ------------------------------------------------------------------------------------------------------ */

typedef enum PairResult {
    PAIR_REACHED,
    PAIR_NO_SCHEMA, /* the server takes one of them for none */
    PAIR_TOLD, /* a statement failed of which the plan says that it may, or what it says stands in another order */
    PAIR_FAILED,
    PAIR_RESULTS,
} PairResult;

static size_t counts[PAIR_RESULTS];

typedef struct OldSchema {
    Arena *arena;
    const RandomBase *base;
    Source *schema;
} OldSchema;

static Model *reread(void *data, Source *renames)
{
    const OldSchema *old = data;
    DiagList diags = diag_list_new(old->arena);
    Model *model = model_new(old->arena);
    SqlReader *reader = sql_reader_new(model, &diags);

    if (old->base->external != NULL)
        sql_reader_read(reader, old->base->external, true);
    sql_reader_read(reader, old->schema, false);
    sql_reader_settle(reader);
    sql_reader_read(reader, renames, false);
    sql_reader_finish(reader);
    return diags.errors == 0 ? model : NULL;
}

/* The plan between two schemas that the server takes; NULL after writing why there is none. */
static const char *plan_pair(Arena *arena, const RandomBase *base, Source *from, Source *to,
                             Str *trouble)
{
    const PlanOptions options = {.online = base->online};
    OldSchema old = {arena, base, from};
    DiagList diags = diag_list_new(arena);
    const Model *from_model = random_read(arena, base, from);
    const Model *to_model = random_read(arena, base, to);
    Str sql = str_new(arena);
    Plan *plan;

    if (from_model == NULL || to_model == NULL) {
        str_text(trouble, "the server takes it, but it cannot be read\n");
        return NULL;
    }
    plan = renames_plan(arena, from_model, to_model, reread, &old, &options, &diags);
    if (plan == NULL) {
        str_printf(trouble, "no plan\n%s", support_diag_text(&diags));
        return NULL;
    }
    plan_format_sql(&sql, plan);
    return sql.text;
}

/* Whether the plan says of the statement that an error tells of that it may fail. */
static bool is_told(const char *plan, const char *error)
{
    static const char IN[] = "  in: ";
    const char *statement = strstr(error, IN);
    const char *found = statement == NULL ? NULL : strstr(plan, statement + strlen(IN));
    const char *line = found;

    while (line != NULL && line - 1 > plan) {
        const char *end = line - 1;

        for (line = end; line > plan && line[-1] != '\n';)
            line--;
        if (end == line || strncmp(line, "--", 2) != 0)
            return false;
        if (memmem(line, (size_t)(end - line), "MAY_FAIL", strlen("MAY_FAIL")) != NULL)
            return true;
    }
    return false;
}

static PairResult check_way(Arena *arena, const RandomBase *base, Source *from, Source *to,
                            Database *database, const PGresult *wanted, Str *trouble)
{
    const char *plan = plan_pair(arena, base, from, to, trouble);
    const char *error = NULL;
    PGresult *facts = NULL;

    if (plan == NULL)
        return PAIR_FAILED;
    error = database_apply(arena, database, source_new(arena, "plan", plan, strlen(plan)));
    if (error != NULL && is_told(plan, error))
        return PAIR_TOLD;
    if (error == NULL)
        facts = database_facts(arena, database, &error);
    if (error != NULL)
        str_printf(trouble, "%s\n", error);
    else
        database_diff_facts(trouble, facts, wanted);
    PQclear(facts);
    if (trouble->length == 0)
        return PAIR_REACHED;
    /* A new column comes last on the server: what lists the columns of a row reads otherwise there. */
    if (error == NULL && strstr(plan, "stand in another order on the server") != NULL) {
        str_clear(trouble);
        return PAIR_TOLD;
    }
    str_printf(trouble, "---- after this plan:\n%s", plan);
    return PAIR_FAILED;
}

/* Leaves the last of the changes of a side out; false when there is none. */
static bool leave_last_out(MutationVec *mutations, size_t side)
{
    for (size_t i = mutations->count; i-- > 0;)
        if (mutations->items[i].in[side]) {
            mutations->items[i].in[side] = false;
            return true;
        }
    return false;
}

/* One side of a pair, loaded, with as many of the changes as the server takes; NULL when it takes none. */
static Source *load_side(Arena *arena, const RandomBase *base, const MutationVec *mutations,
                         size_t side, PGresult **facts)
{
    MutationVec kept = {0};

    for (size_t i = 0; i < mutations->count; i++)
        vec_push(arena, &kept, mutations->items[i]);
    do {
        Source *schema = random_side(arena, base, &kept, side);
        const char *error;

        if (schema == NULL || !random_says_all(arena, base, schema))
            continue;
        renew_database(arena, base, side);
        error = database_load(arena, &databases[side], schema);
        if (error == NULL)
            *facts = database_facts(arena, &databases[side], &error);
        if (error == NULL)
            return schema;
    } while (leave_last_out(&kept, side));
    return NULL;
}

/* Plans and applies both ways. `report` gets the pair and what is wrong with it. */
static PairResult check_pair(const RandomBase *base, const MutationVec *mutations, Str *report)
{
    Arena *arena = arena_new();
    Source *sides[2];
    PGresult *facts[2] = {NULL, NULL};
    PairResult result = PAIR_REACHED;
    Str trouble = str_new(arena);

    for (size_t i = 0; i < 2 && result == PAIR_REACHED; i++) {
        sides[i] = load_side(arena, base, mutations, i, &facts[i]);
        if (sides[i] == NULL)
            result = PAIR_NO_SCHEMA;
    }
    for (size_t i = 0; i < 2 && (result == PAIR_REACHED || result == PAIR_TOLD); i++) {
        PairResult way =
            check_way(arena, base, sides[i], sides[1 - i], &databases[i], facts[1 - i], &trouble);

        result = way > result ? way : result;
        if (way == PAIR_FAILED) {
            str_clear(report);
            str_printf(report, "%s---- from:\n%s---- to:\n%s", trouble.text, sides[i]->text,
                       sides[1 - i]->text);
        }
    }
    for (size_t i = 0; i < 2; i++)
        PQclear(facts[i]);
    arena_free(arena);
    return result;
}

/* Leaves changes out, and takes objects out of both sides, as long as the pair still fails. */
static void shrink(const RandomBase *base, MutationVec mutations, Str *report)
{
    Arena *arena = test_arena();

    for (size_t i = 0; i < mutations.count;) {
        MutationVec fewer = {0};

        for (size_t j = 0; j < mutations.count; j++)
            if (j != i)
                vec_push(arena, &fewer, mutations.items[j]);
        if (check_pair(base, &fewer, report) == PAIR_FAILED)
            mutations = fewer;
        else
            i++;
    }
    for (uint64_t number = 0; number < SHRINK_TRIES * 3; number++) {
        size_t sides = number % 3;
        Mutation removal = {.in = {sides != 1, sides != 2}, .removal = true, .object = number / 3};
        MutationVec more = {0};

        for (size_t j = 0; j < mutations.count; j++)
            vec_push(arena, &more, mutations.items[j]);
        vec_push(arena, &more, removal);
        if (check_pair(base, &more, report) == PAIR_FAILED)
            mutations = more;
    }
    check_pair(base, &mutations, report);
}

/* ---- The test --------------------------------------------------------------------------------------------------- */

static int group_setup(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        const char *error = start_side(i);

        if (error != NULL) {
            fprintf(stderr, "%s\n", error);
            return -1;
        }
    }
    return 0;
}

static int group_teardown(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++)
        database_end(&databases[i]);
    return 0;
}

static uint64_t setting(const char *name, uint64_t otherwise)
{
    const char *value = getenv(name);

    return value == NULL ? otherwise : strtoull(value, NULL, 10);
}

static bool is_wanted(const char *what)
{
    const char *only = getenv("RANDOM_ONLY");

    return only == NULL || strcmp(only, what) == 0;
}

/* The seed of what is done to a schema does not depend on which others there are. */
static uint64_t seed_of(const char *name, uint64_t seed)
{
    for (const char *c = name; *c != '\0'; c++)
        seed = (seed ^ (unsigned char)*c) * 0x100000001b3u;
    return seed;
}

static void try_pair(const char *name, RandomBase *base, uint64_t seed)
{
    Random random = {seed_of(name, seed)};
    MutationVec mutations = random_mutations(test_arena(), &random);
    Str report = str_new(test_arena());
    PairResult result;

    base->online = random_below(&random, 4) == 0;
    result = check_pair(base, &mutations, &report);
    counts[result]++;
    if (result != PAIR_FAILED)
        return;
    shrink(base, mutations, &report);
    fprintf(stderr, "%s, seed %llu%s:\n%s\n", name, (unsigned long long)seed,
            base->online ? ", online" : "", report.text);
}

static void judge(void)
{
    printf("%zu pairs, %zu that the server refuses, %zu of which the plan says that it may "
           "fail, or of its columns that they stand in another order\n",
           counts[PAIR_REACHED], counts[PAIR_NO_SCHEMA], counts[PAIR_TOLD]);
    assert_int_equal(counts[PAIR_FAILED], 0);
    assert_true(counts[PAIR_REACHED] > 0);
}

static void test_random_pairs(void **state)
{
    uint64_t rounds = setting("SCHEMAC_RANDOM_ROUNDS", ROUNDS);
    uint64_t seed = setting("SCHEMAC_RANDOM_SEED", 1);

    (void)state;
    memset(counts, 0, sizeof(counts));
    for (size_t i = 0; i < sizeof(SYSTEMS) / sizeof(*SYSTEMS) && is_wanted("systems"); i++) {
        RandomBase base = make_base(&SYSTEMS[i]);

        for (size_t side = 0; side < 2; side++)
            make_template(databases[side].server, &base);
        for (uint64_t round = 0; round < rounds; round++)
            try_pair(SYSTEMS[i].name, &base, seed + round);
    }
    if (is_wanted("systems"))
        judge();
}

/* Both schemas of a case, each changed at random: all kinds, and changes of all sorts. */
static void test_random_cases(void **state)
{
    uint64_t rounds = setting("SCHEMAC_RANDOM_ROUNDS", 1);
    uint64_t seed = setting("SCHEMAC_RANDOM_SEED", 1);
    const char *named = getenv("RANDOM_CASES");
    uint64_t every = named != NULL ? 1 : setting("RANDOM_CASES_EVERY", CASES_EVERY);
    DiagList diags = support_diags();
    TextVec names = {0};

    (void)state;
    memset(counts, 0, sizeof(counts));
    for (size_t i = 0; i < 2; i++)
        database_close(&databases[i]);
    assert_true(file_list(test_arena(), CASES, &names, &diags));
    for (uint64_t round = 0; round < rounds && is_wanted("cases"); round++)
        for (size_t i = (size_t)((seed + round) % every); i < names.count; i += every) {
            RandomBase base;

            if ((named == NULL || strstr(names.items[i], named) != NULL) &&
                make_case_base(names.items[i], &base))
                try_pair(names.items[i], &base, seed + round);
        }
    if (is_wanted("cases"))
        judge();
}
