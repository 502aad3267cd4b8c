/*
 * needs: server
 *
 * Random pairs of schemas, made of the example systems and of the cases of the round trip, both ways: see random.h. What
 * fails is made smaller as long as it fails, and printed with its seed. README.md tells how it is run by hand.
 */
#include "roundtrip/guarded.h"
#include "roundtrip/random_way.h"
#include "roundtrip/reach.h"

#define ROUNDS 1
#define SHRINK_TRIES 150
#define CASES "tests/roundtrip/cases"
#define CASES_EVERY 40
#define MERGED_EVERY 160
#define DONORS 4 /* schemas of other cases for each pair */
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

#define SYSTEM_COUNT (sizeof(SYSTEMS) / sizeof(*SYSTEMS))

/* Roles belong to a server: each side has one. */
static Database databases[2];
static int server_version;

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

static Source *make_external(const System *system)
{
    Str external = str_new(test_arena());

    for (size_t i = 0; i < 2 && system->layers[i] != NULL; i++)
        append_folder(&external, system->layers[i]);
    return support_source("external.sql", external.text);
}

static Source *make_schema(const System *system)
{
    Str schema = str_new(test_arena());

    append_folder(&schema, arena_printf(test_arena(), "schema/%s/schema", system->name));
    return support_source("schema.sql", schema.text);
}

static bool same_layers(const System *a, const System *b)
{
    return text_equal(a->layers[0], b->layers[0]) && text_equal(a->layers[1], b->layers[1]);
}

/* A schema of a case; NULL where it wants a newer server. */
static const char *case_text(Arena *arena, const char *name, size_t side)
{
    static const char *const FILES[] = {"old", "new"};
    const char *setup = arena_printf(arena, CASES "/%s/setup.sql", name);
    Str text = str_new(arena);

    if (file_exists(setup))
        str_text(&text, support_read(setup));
    str_text(&text, support_read(arena_printf(arena, CASES "/%s/%s.sql", name, FILES[side])));
    if (strncmp(text.text, "-- @server", strlen("-- @server")) == 0 &&
        support_wanted_server(text.text) > server_version)
        return NULL;
    return text.text;
}

/* Schemas of other cases, whose attributes objects may get. */
static void add_donors(Arena *arena, const TextVec *names, Random *random, RandomBase *base)
{
    for (size_t i = 0; i < DONORS; i++) {
        const char *name = names->items[random_below(random, names->count)];
        const char *text = case_text(arena, name, i % 2);

        if (text != NULL)
            vec_push(arena, &base->donors, source_new(arena, "donor", text, strlen(text)));
    }
}

/* Both schemas of a case; with `other`, those of another one after them, which stand in a schema of their own as far as they
 * say none. False where one of them wants a newer server. */
static bool make_case_base(Arena *arena, const char *name, const char *other, RandomBase *base)
{
    for (size_t i = 0; i < 2; i++) {
        const char *text = case_text(arena, name, i);
        const char *more = other == NULL ? "" : case_text(arena, other, i);

        if (text == NULL || more == NULL)
            return false;
        if (other != NULL)
            text = arena_printf(arena,
                                "%s\nRESET ALL;\nCREATE SCHEMA merged;\n"
                                "SET search_path = merged, public;\n%s",
                                text, more);
        base->schemas[i] = source_new(arena, name, text, strlen(text));
    }
    return true;
}

/* From the old schema of one case to the new one of another. */
static bool make_unlike_base(Arena *arena, const char *name, const char *other, RandomBase *base)
{
    const char *const names[] = {name, other};

    for (size_t i = 0; i < 2; i++) {
        const char *text = case_text(arena, names[i], i);

        if (text == NULL)
            return false;
        base->schemas[i] = source_new(arena, names[i], text, strlen(text));
    }
    return true;
}

/* ---- Databases -------------------------------------------------------------------------------------------------- */

static const char *start_side(size_t side)
{
    static const char *const NAMES[] = {"random_a", "random_b"};

    return database_begin(test_arena(), &databases[side], NAMES[side]);
}

/* A database that holds the layers of a system, to make others of. */
static const char *make_template(Arena *arena, Scratch *server, Source *external)
{
    Database template_database = {.server = server, .name = "platform"};
    const char *error =
        database_run_outside(arena, server, "DROP DATABASE IF EXISTS platform WITH (FORCE)");

    if (error == NULL)
        error = database_run_outside(arena, server, "CREATE DATABASE platform TEMPLATE template0");
    if (error != NULL)
        return error;
    template_database.conn = PQconnectdb(scratch_conninfo(server, arena, "platform"));
    PQsetNoticeProcessor(template_database.conn, database_be_quiet, NULL);
    error = database_load(arena, &template_database, external);
    PQfinish(template_database.conn);
    return error;
}

/* A new database that holds the layers. */
static const char *copy_template(Arena *arena, Database *database)
{
    const char *error;

    database_close(database);
    error = database_run_outside(
        arena, database->server,
        arena_printf(arena, "DROP DATABASE IF EXISTS %s WITH (FORCE)", database->name));
    if (error == NULL)
        error = database_run_outside(
            arena, database->server,
            arena_printf(arena, "CREATE DATABASE %s TEMPLATE platform", database->name));
    return error != NULL ? error : database_connect(arena, database);
}

/* An empty database, but for the layers. What cannot be emptied (roles that have something elsewhere) goes with its
 * server. */
static void renew_database(Arena *arena, const RandomBase *base, size_t side)
{
    Database *database = &databases[side];
    const char *error;

    if (base->external == NULL ? database->conn != NULL && database_make_empty(arena, database)
                               : copy_template(arena, database) == NULL)
        return;
    database_end(database);
    error = start_side(side);
    if (error == NULL && base->external == NULL)
        error = database_open(arena, database);
    if (error == NULL && base->external != NULL)
        error = make_template(arena, database->server, base->external);
    if (error == NULL && base->external != NULL)
        error = copy_template(arena, database);
    if (error != NULL)
        fail_msg("%s", error);
}

/* ---- Pairs ------------------------------------------------------------------------------------------------------ */

typedef struct Counts {
    size_t results[PAIR_RESULTS];
    size_t rows; /* that were found again */
    size_t with_rows;
    Reach reach;
} Counts;

static Counts counts;

/* A pair while it is looked at. */
typedef struct Pair {
    Arena *arena;
    const RandomBase *base;
    Source *sides[2];
    PGresult *facts[2];
    TextVec reach;
    size_t rows;
    Str trouble;
} Pair;

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

/* One side of a pair, loaded, with as many of the changes as the server takes. */
static PairResult load_side(Pair *pair, const MutationVec *mutations, size_t side)
{
    static const char *const NAMES[] = {"old.sql", "new.sql"};
    MutationVec kept = {0};

    for (size_t i = 0; i < mutations->count; i++)
        vec_push(pair->arena, &kept, mutations->items[i]);
    do {
        SideWork work = {pair->base, &kept, side};
        TextVec answer = {0};
        const char *error = guarded_run(pair->arena, side_work, &work, &answer);

        /* A model that is changed at random may be one that no text leads to. */
        if (error != NULL && strncmp(error, GUARDED_TIMEOUT, strlen(GUARDED_TIMEOUT)) == 0) {
            str_printf(&pair->trouble, "while a schema is changed: %s---- this one:\n%s", error,
                       pair->base->schemas[side]->text);
            return PAIR_FAILED;
        }
        if (answer.count == 0)
            continue;
        pair->sides[side] =
            source_new(pair->arena, NAMES[side], answer.items[0], strlen(answer.items[0]));
        renew_database(pair->arena, pair->base, side);
        error = database_load(pair->arena, &databases[side], pair->sides[side]);
        if (error == NULL)
            pair->facts[side] = database_facts(pair->arena, &databases[side], &error);
        if (error == NULL)
            return PAIR_REACHED;
    } while (leave_last_out(&kept, side));
    return PAIR_NO_SCHEMA;
}

/* Whether the database is as the other side of the pair. */
static PairResult compare(Pair *pair, Database *database, const PGresult *wanted, const char *plan)
{
    const char *error = NULL;
    PGresult *facts = database_facts(pair->arena, database, &error);

    if (error != NULL)
        str_printf(&pair->trouble, "%s\n", error);
    else
        database_diff_facts(&pair->trouble, facts, wanted);
    PQclear(facts);
    if (pair->trouble.length == 0)
        return PAIR_REACHED;
    /* A new column comes last on the server: what lists the columns of a row reads otherwise there. */
    if (error == NULL && strstr(plan, "stand in another order on the server") != NULL) {
        str_clear(&pair->trouble);
        return PAIR_TOLD;
    }
    return PAIR_FAILED;
}

/* Plans and applies the way from a side to the other. */
static PairResult check_way(Pair *pair, size_t from, Database *database, const Database *twin)
{
    Way way = {pair->base, pair->sides[from], pair->sides[1 - from], database, twin};
    TextVec answer = {0};
    const char *error = guarded_run(pair->arena, way_work, &way, &answer);
    PairResult result = PAIR_FAILED;

    if (error != NULL) {
        str_text(&pair->trouble, error);
    } else {
        result = (PairResult)strtoul(answer.items[WAY_RESULT], NULL, 10);
        str_text(&pair->trouble, answer.items[WAY_TROUBLE]);
        vec_push(pair->arena, &pair->reach, answer.items[WAY_REACH]);
        pair->rows += strtoul(answer.items[WAY_ROWS], NULL, 10);
    }
    if (result == PAIR_REACHED)
        result = compare(pair, database, pair->facts[1 - from], answer.items[WAY_PLAN]);
    if (result != PAIR_FAILED)
        return result;
    if (error == NULL)
        str_printf(&pair->trouble, "---- after this plan:\n%s", answer.items[WAY_PLAN]);
    str_printf(&pair->trouble, "---- from:\n%s---- to:\n%s", pair->sides[from]->text,
               pair->sides[1 - from]->text);
    return result;
}

/* Both ways: each in the database of its old schema, or, with rows, there and back in one. */
static PairResult check_ways(Pair *pair)
{
    bool rows = pair->base->rows;
    PairResult there = check_way(pair, 0, &databases[0], rows ? &databases[1] : NULL);
    PairResult back;

    if (there == PAIR_FAILED || (rows && there != PAIR_REACHED))
        return there;
    back = check_way(pair, 1, &databases[rows ? 0 : 1], NULL);
    return back > there ? back : there;
}

/* Plans and applies both ways. `report` gets the pair and what is wrong with it. */
static PairResult check_pair(const RandomBase *base, const MutationVec *mutations, Str *report,
                             Counts *counted)
{
    Arena *arena = arena_new();
    Pair pair = {.arena = arena, .base = base, .trouble = str_new(arena)};
    PairResult result = PAIR_REACHED;

    for (size_t i = 0; i < 2 && result == PAIR_REACHED; i++)
        result = load_side(&pair, mutations, i);
    if (result == PAIR_REACHED)
        result = check_ways(&pair);
    if (result == PAIR_FAILED) {
        str_clear(report);
        str_text(report, pair.trouble.text);
    }
    if (counted != NULL) {
        counted->results[result]++;
        counted->rows += pair.rows;
        counted->with_rows += pair.rows > 0;
        for (size_t i = 0; i < pair.reach.count; i++)
            reach_add(&counted->reach, pair.reach.items[i]);
    }
    for (size_t i = 0; i < 2; i++)
        PQclear(pair.facts[i]);
    arena_free(arena);
    return result;
}

/* ---- Making a pair smaller -------------------------------------------------------------------------------------- */

typedef struct Shrinking {
    Arena *arena;
    const RandomBase *base;
    MutationVec mutations; /* the pair fails with these */
    Str *report;
    size_t tries_left;
} Shrinking;

static bool fails_with(Shrinking *shrinking, MutationVec mutations)
{
    if (shrinking->tries_left == 0)
        return false;
    shrinking->tries_left--;
    if (check_pair(shrinking->base, &mutations, shrinking->report, NULL) != PAIR_FAILED)
        return false;
    shrinking->mutations = mutations;
    return true;
}

/* The changes without one of them. */
static MutationVec without(const Shrinking *shrinking, size_t left_out)
{
    MutationVec fewer = {0};

    for (size_t i = 0; i < shrinking->mutations.count; i++)
        if (i != left_out)
            vec_push(shrinking->arena, &fewer, shrinking->mutations.items[i]);
    return fewer;
}

/* The changes, and objects taken away in some sides: every `step`-th one from `first` on up to `end`. */
static MutationVec without_objects(const Shrinking *shrinking, size_t first, size_t end,
                                   size_t sides)
{
    MutationVec more = without(shrinking, SIZE_MAX);

    for (size_t i = first; i < end; i++) {
        Mutation removal = {
            .in = {sides != 1, sides != 2}, .type = MUTATION_REMOVE, .object = i * 2};

        vec_push(shrinking->arena, &more, removal);
    }
    return more;
}

static size_t count_objects(Arena *arena, const RandomBase *base)
{
    size_t most = 0;

    for (size_t side = 0; side < 2; side++) {
        const Model *model = random_read(arena, base, base->schemas[side], NULL);
        size_t count = model == NULL ? 0 : random_objects(arena, model).count;

        most = count > most ? count : most;
    }
    return most;
}

/* Leaves changes out, and takes objects out of both sides (many at once, then fewer, the last ones first) or one, as long as
 * the pair still fails. */
static void shrink(const RandomBase *base, MutationVec mutations, Str *report)
{
    Arena *arena = arena_new();
    Shrinking shrinking = {arena, base, mutations, report, SHRINK_TRIES};
    size_t count = count_objects(arena, base);

    for (size_t i = 0; i < shrinking.mutations.count;)
        if (!fails_with(&shrinking, without(&shrinking, i)))
            i++;
    for (size_t size = count / 2; size > 0; size /= 2)
        for (size_t end = count; end > 0; end = end > size ? end - size : 0)
            for (size_t sides = 0; sides < (size == 1 ? 3 : 1); sides++)
                if (fails_with(&shrinking, without_objects(&shrinking, end > size ? end - size : 0,
                                                           end, sides)))
                    break;
    arena_free(arena);
}

/* ---- The test --------------------------------------------------------------------------------------------------- */

static int group_setup(void **state)
{
    (void)state;
    /* A statement that never ends is one that the server refuses. */
    setenv("PGOPTIONS", "-c statement_timeout=60s", 1);
    counts.reach = (Reach){test_arena(), map_new(test_arena())};
    for (size_t i = 0; i < 2; i++) {
        const char *error = start_side(i);

        if (error == NULL)
            error = database_open(test_arena(), &databases[i]);
        if (error != NULL) {
            fprintf(stderr, "%s\n", error);
            return -1;
        }
    }
    server_version = PQserverVersion(databases[0].conn) / 10000;
    return 0;
}

static int group_teardown(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++)
        database_end(&databases[i]);
    if (getenv("SCHEMAC_RANDOM_ROUNDS") != NULL)
        reach_print(&counts.reach);
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

    return only == NULL || strstr(only, what) != NULL;
}

/* The seed of what is done to a schema does not depend on which others there are. */
static uint64_t seed_of(const char *name, uint64_t seed)
{
    for (const char *c = name; *c != '\0'; c++)
        seed = (seed ^ (unsigned char)*c) * 0x100000001b3u;
    return seed;
}

static void try_pair(const char *name, RandomBase *base, Random *random, uint64_t seed)
{
    Arena *arena = arena_new();
    MutationVec mutations = random_mutations(arena, random);
    Str report = str_new(arena);

    base->online = random_below(random, 4) == 0;
    base->rows = random_below(random, base->external != NULL ? 4 : 2) == 0;
    if (check_pair(base, &mutations, &report, &counts) == PAIR_FAILED) {
        shrink(base, mutations, &report);
        fprintf(stderr, "%s, seed %llu%s%s:\n%s\n", name, (unsigned long long)seed,
                base->online ? ", online" : "", base->rows ? ", rows" : "", report.text);
    }
    arena_free(arena);
}

static void start_counting(void)
{
    memset(counts.results, 0, sizeof(counts.results));
    counts.rows = counts.with_rows = 0;
}

static void judge(void)
{
    printf(
        "%zu pairs, %zu with %zu rows that were found again, %zu that the server refuses, %zu of "
        "which the plan "
        "says that it may fail, or of its columns that they stand in another order, %zu failures\n",
        counts.results[PAIR_REACHED], counts.with_rows, counts.rows, counts.results[PAIR_NO_SCHEMA],
        counts.results[PAIR_TOLD], counts.results[PAIR_FAILED]);
    assert_int_equal(counts.results[PAIR_FAILED], 0);
    assert_true(counts.results[PAIR_REACHED] > 0);
}

static TextVec case_names(void)
{
    DiagList diags = support_diags();
    TextVec names = {0};

    assert_true(file_list(test_arena(), CASES, &names, &diags));
    return names;
}

/* The next system that stands on the same layers. */
static const System *unlike_system(const System *system)
{
    const System *other = system;

    do
        other = other == SYSTEMS + SYSTEM_COUNT - 1 ? SYSTEMS : other + 1;
    while (!same_layers(system, other));
    return other;
}

/* A system on either side; in each fourth round another one. */
static void try_system(const System *system, const TextVec *names, uint64_t rounds, uint64_t seed)
{
    const System *other = unlike_system(system);
    RandomBase base = {.external = make_external(system)};
    Source *schemas[] = {make_schema(system), make_schema(other)};

    for (size_t side = 0; side < 2; side++) {
        const char *error = make_template(test_arena(), databases[side].server, base.external);

        if (error != NULL)
            fail_msg("%s", error);
    }
    for (uint64_t round = seed; round < seed + rounds; round++) {
        Random random = {seed_of(system->name, round)};
        bool unlike = round % 4 == 3;

        base.donors.count = 0;
        add_donors(test_arena(), names, &random, &base);
        base.schemas[0] = schemas[0];
        base.schemas[1] = schemas[unlike ? 1 : 0];
        try_pair(unlike ? arena_printf(test_arena(), "%s to %s", system->name, other->name)
                        : system->name,
                 &base, &random, round);
    }
}

static void test_random_pairs(void **state)
{
    uint64_t rounds = setting("SCHEMAC_RANDOM_ROUNDS", ROUNDS);
    uint64_t seed = setting("SCHEMAC_RANDOM_SEED", 1);
    const char *named = getenv("RANDOM_SYSTEM");
    TextVec names = case_names();

    (void)state;
    if (!is_wanted("systems"))
        return;
    start_counting();
    for (size_t i = 0; i < SYSTEM_COUNT; i++)
        if (named == NULL || strcmp(named, SYSTEMS[i].name) == 0)
            try_system(&SYSTEMS[i], &names, rounds, seed);
    judge();
}

/* Makes the base of a pair of the case of this name, and says how it is called. */
typedef const char *(*MakeBase)(Arena *arena, const char *name, const TextVec *names,
                                Random *random, RandomBase *base);

static const char *one_case(Arena *arena, const char *name, const TextVec *names, Random *random,
                            RandomBase *base)
{
    (void)names;
    (void)random;
    return make_case_base(arena, name, NULL, base) ? name : NULL;
}

static const char *two_cases(Arena *arena, const char *name, const TextVec *names, Random *random,
                             RandomBase *base)
{
    const char *other = names->items[random_below(random, names->count)];

    if (random_below(random, 2) == 0)
        return make_unlike_base(arena, name, other, base)
                   ? arena_printf(arena, "%s to %s", name, other)
                   : NULL;
    return make_case_base(arena, name, other, base) ? arena_printf(arena, "%s and %s", name, other)
                                                    : NULL;
}

static void try_cases(MakeBase make, uint64_t default_every)
{
    uint64_t rounds = setting("SCHEMAC_RANDOM_ROUNDS", 1);
    uint64_t seed = setting("SCHEMAC_RANDOM_SEED", 1);
    const char *named = getenv("RANDOM_CASES");
    uint64_t every = named != NULL ? 1 : setting("RANDOM_CASES_EVERY", default_every);
    TextVec names = case_names();

    start_counting();
    for (uint64_t round = seed; round < seed + rounds; round++)
        for (size_t i = (size_t)(round % every); i < names.count; i += every) {
            Random random = {seed_of(names.items[i], round)};
            Arena *arena = arena_new();
            RandomBase base = {0};
            const char *name;

            if (named == NULL || strstr(names.items[i], named) != NULL) {
                add_donors(arena, &names, &random, &base);
                name = make(arena, names.items[i], &names, &random, &base);
                if (name != NULL)
                    try_pair(name, &base, &random, round);
            }
            arena_free(arena);
        }
    judge();
}

/* Both schemas of a case, each changed at random: all kinds, and changes of all sorts. */
static void test_random_cases(void **state)
{
    (void)state;
    if (is_wanted("cases"))
        try_cases(one_case, CASES_EVERY);
}

/* Two cases in one schema, or from one to another. */
static void test_random_merged(void **state)
{
    (void)state;
    if (is_wanted("merged"))
        try_cases(two_cases, MERGED_EVERY);
}
