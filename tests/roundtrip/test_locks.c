/*
 * needs: server
 *
 * What the plan of each round-trip case says of its statements, lock, rewrite and scan, against what a server does when
 * it runs them. LOCKS_ONLY=text runs the cases whose name holds the text, LOCKS_EVERY=1 all of them: without, every
 * fifth, for the kinds repeat themselves.
 */
#include "kinds/locks.h"
#include "plan/renames.h"
#include "roundtrip/database.h"
#include "sqlread/sqlread.h"

#define CASES "tests/roundtrip/cases"
#define EVERY 5

static Database database;
static Str wrong;

/* ---- what the server does ---- */

/* Relations that are there, with the file that holds their rows and how often they were read, also by an index. */
static const char STATE[] =
    "select c.oid, case when c.relkind in ('r', 'm') then pg_relation_filenode(c.oid) end,"
    " case when c.relkind in ('r', 'm') then pg_stat_get_xact_numscans(c.oid)"
    " + (select coalesce(sum(pg_stat_get_xact_numscans(i.indexrelid)), 0) from pg_index i"
    " where i.indrelid = c.oid) end"
    " from pg_class c where c.oid >= 16384 and c.relkind in ('r', 'p', 'm', 'f', 'v', 'S')"
    " order by 1";

/* The strongest lock of this transaction on each of them. */
static const char LOCKS[] =
    "select distinct on (relation) relation, upper(regexp_replace(replace(mode, 'Lock', ''),"
    " '([a-z])([A-Z])', '\\1 \\2', 'g')) from pg_locks"
    " where pid = pg_backend_pid() and locktype = 'relation' and relation >= 16384"
    " and mode not in ('AccessShareLock', 'RowShareLock', 'RowExclusiveLock')"
    " order by relation, array_position('{ShareUpdateExclusiveLock, ShareLock,"
    " ShareRowExclusiveLock, ExclusiveLock, AccessExclusiveLock}', mode) desc";

static PGresult *query(const char *sql)
{
    PGresult *result = PQexec(database.conn, sql);

    if (PQresultStatus(result) != PGRES_TUPLES_OK)
        fail_msg("%s: %s", sql, PQerrorMessage(database.conn));
    return result;
}

static int find_row(const PGresult *state, const char *oid)
{
    for (int row = 0; row < PQntuples(state); row++)
        if (strcmp(PQgetvalue(state, row, 0), oid) == 0)
            return row;
    return -1;
}

static int strength(const char *lock)
{
    static const char *const LEVELS[] = {"none", "SHARE UPDATE EXCLUSIVE", "SHARE",
                                         "SHARE ROW EXCLUSIVE", "ACCESS EXCLUSIVE"};

    for (int i = 0; i < 5; i++)
        if (strcmp(LEVELS[i], lock) == 0)
            return i;
    fail_msg("lock %s", lock);
    return 0;
}

/* The strongest lock on what was there before. */
static const char *lock_taken(Arena *arena, const PGresult *before, const PGresult *locks)
{
    const char *strongest = "none";

    for (int row = 0; row < PQntuples(locks); row++)
        if (find_row(before, PQgetvalue(locks, row, 0)) >= 0 &&
            strength(PQgetvalue(locks, row, 1)) > strength(strongest))
            strongest = arena_strdup(arena, PQgetvalue(locks, row, 1));
    return strongest;
}

/* Columns of STATE. */
enum { STATE_FILE = 1, STATE_SCANS };

/* What was counted of an index that is dropped is gone. */
static bool differs(const char *before, const char *after, int column)
{
    return column == STATE_FILE ? strcmp(before, after) != 0
                                : strtoll(before, NULL, 10) < strtoll(after, NULL, 10);
}

/* True when a table that was there when the plan began, and is locked now, has another file, or was read since. */
static bool has_changed(const PGresult *first, const PGresult *before, const PGresult *after,
                        const PGresult *locks, int column)
{
    for (int row = 0; row < PQntuples(before); row++) {
        const char *oid = PQgetvalue(before, row, 0);
        int other = find_row(after, oid);

        if (other >= 0 && find_row(first, oid) >= 0 && find_row(locks, oid) >= 0 &&
            differs(PQgetvalue(before, row, column), PQgetvalue(after, other, column), column))
            return true;
    }
    return false;
}

/* True when there is a table for the plan to speak of: none is left when all are partitioned, foreign or gone. */
static bool locks_a_table(const PGresult *first, const PGresult *after, const PGresult *locks)
{
    for (int row = 0; row < PQntuples(locks); row++) {
        int at = find_row(after, PQgetvalue(locks, row, 0));

        if (at >= 0 && !PQgetisnull(after, at, 1) &&
            find_row(first, PQgetvalue(locks, row, 0)) >= 0)
            return true;
    }
    return false;
}

/* ---- one statement ---- */

static void note_wrong(const char *name, const Step *step, const char *what)
{
    str_printf(&wrong, "%s: %s\n  %s\n", name, what, step->sql);
}

/* A column without a value for the rows that there are fails at the first of them: that is no scan. */
static bool reads_no_further(const Step *step)
{
    return (step->hazards & HAZARD_MAY_FAIL) != 0 && strstr(step->sql, " ADD COLUMN ") != NULL;
}

/* Rows that refer to those of a partition are looked for when it has any. */
static bool needs_no_look(const Step *step)
{
    return strstr(step->sql, " DETACH PARTITION ") != NULL;
}

/* Where a plan says the most that can be: what it does not know are the tables with columns of a domain, whether a column
 * is that of a table, the casts of extensions, whether an index sorts by a collation, and whether the server keeps the names
 * of NOT NULL constraints. */
static bool may_do_less(const Step *step)
{
    static const char *const BEGINNINGS[] = {"ALTER DOMAIN ", "COMMENT ON COLUMN ",
                                             "DO LANGUAGE plpgsql "};
    static const char *const PARTS[] = {" COLLATE ", "citext"};

    for (size_t i = 0; i < sizeof(BEGINNINGS) / sizeof(*BEGINNINGS); i++)
        if (strncmp(step->sql, BEGINNINGS[i], strlen(BEGINNINGS[i])) == 0)
            return true;
    for (size_t i = 0; i < sizeof(PARTS) / sizeof(*PARTS); i++)
        if (strstr(step->sql, PARTS[i]) != NULL)
            return true;
    return false;
}

static const char *check_step(Arena *arena, const char *name, const PGresult *first,
                              const Step *step)
{
    const char *says = lock_of_statement(step->sql) == NULL ? "none" : lock_of_statement(step->sql);
    bool rewritten = (step->hazards & HAZARD_TABLE_REWRITE) != 0;
    bool scanned = rewritten || (step->hazards & HAZARD_TABLE_SCAN) != 0;
    PGresult *before, *after, *locks;
    const char *lock, *error;
    bool writes, reads, less;

    if (step->transaction == STEP_OUTSIDE)
        return database_run(arena, &database, step->sql);
    database_run(arena, &database, "begin");
    before = query(STATE);
    error = database_run(arena, &database, step->sql);
    if (error == NULL) {
        locks = query(LOCKS);
        lock = lock_taken(arena, before, locks);
        after = query(STATE);
        if (strcmp(lock, says) != 0 && !(may_do_less(step) && strength(lock) < strength(says)))
            note_wrong(name, step, arena_printf(arena, "takes %s, not %s", lock, says));
        writes = has_changed(first, before, after, locks, STATE_FILE);
        reads = writes || has_changed(first, before, after, locks, STATE_SCANS);
        less = may_do_less(step) || needs_no_look(step) || !locks_a_table(first, after, locks);
        if (writes != rewritten && (writes || !less))
            note_wrong(name, step, writes ? "writes anew" : "does not write anew");
        else if (reads != scanned && (reads ? !reads_no_further(step) : !less))
            note_wrong(name, step, reads ? "reads" : "does not read");
        PQclear(after);
        PQclear(locks);
    }
    PQclear(before);
    database_run(arena, &database, error == NULL ? "commit" : "rollback");
    return error;
}

/* ---- one case ---- */

typedef struct Side {
    Arena *arena;
    Source *setup;
    Source *source;
    DiagList *diags;
} Side;

static Model *read_side(void *data, Source *renames)
{
    const Side *side = data;
    Model *model = model_new(side->arena);
    SqlReader *reader = sql_reader_new(model, side->diags);

    if (side->setup != NULL)
        sql_reader_read(reader, side->setup, false);
    sql_reader_read(reader, side->source, false);
    if (renames != NULL) {
        sql_reader_settle(reader);
        sql_reader_read(reader, renames, false);
    }
    sql_reader_finish(reader);
    return side->diags->errors == 0 ? model : NULL;
}

static Source *case_file(Arena *arena, const char *folder, const char *name, DiagList *diags)
{
    const char *path = path_join(arena, folder, name);

    return file_exists(path) ? file_read(arena, path, diags) : NULL;
}

static void run_plan(Arena *arena, const char *name, const Plan *plan)
{
    const char *error = database_run(arena, &database, "reset all; set timezone = 'Asia/Tokyo'");
    PGresult *first = query(STATE);

    if (plan->unchecked_bodies)
        database_run(arena, &database, "set check_function_bodies = false");
    for (size_t i = 0; error == NULL && i < plan->actions.count; i++)
        for (size_t j = 0; error == NULL && j < plan->actions.items[i].steps.list.count; j++)
            if (plan->actions.items[i].steps.list.items[j].sql[0] != '\0')
                error = check_step(arena, name, first, &plan->actions.items[i].steps.list.items[j]);
    if (error != NULL)
        str_printf(&wrong, "%s: %s\n", name, error);
    PQclear(first);
}

static void run_case(const char *name)
{
    Arena *arena = arena_new();
    const char *folder = arena_printf(arena, CASES "/%s", name), *error;
    DiagList diags = diag_list_new(arena);
    Side from = {.arena = arena, .diags = &diags}, to = from;
    Plan *plan = NULL;

    from.setup = to.setup = case_file(arena, folder, "setup.sql", &diags);
    from.source = case_file(arena, folder, "old.sql", &diags);
    to.source = case_file(arena, folder, "new.sql", &diags);
    if (support_wanted_server(from.source->text) > PQserverVersion(database.conn) / 10000) {
        arena_free(arena);
        return;
    }
    error = database_load(arena, &database, from.setup);
    if (error == NULL)
        error = database_load(arena, &database, from.source);
    if (error == NULL)
        plan = renames_plan(arena, read_side(&from, NULL), read_side(&to, NULL), read_side, &from,
                            NULL, &diags);
    if (plan != NULL)
        run_plan(arena, name, plan);
    error = database_reset(arena, &database);
    if (error != NULL)
        fail_msg("%s: %s", name, error);
    arena_free(arena);
}

static int group_setup(void **state)
{
    const char *error = database_begin(test_arena(), &database, "locks");

    (void)state;
    if (error == NULL)
        error = database_open(test_arena(), &database);
    if (error != NULL)
        fprintf(stderr, "%s\n", error);
    return error == NULL ? 0 : -1;
}

static int group_teardown(void **state)
{
    (void)state;
    database_end(&database);
    return 0;
}

static void test_statements_do_what_plans_say(void **state)
{
    const char *only = getenv("LOCKS_ONLY");
    bool all = getenv("LOCKS_EVERY") != NULL;
    DiagList diags = support_diags();
    TextVec names = {0};

    (void)state;
    wrong = str_new(test_arena());
    assert_true(file_list(test_arena(), CASES, &names, &diags));
    for (size_t i = 0; i < names.count; i++)
        if (only != NULL ? strstr(names.items[i], only) != NULL : all || i % EVERY == 0)
            run_case(names.items[i]);
    if (wrong.length > 0) {
        fputs(wrong.text, stderr);
        fail_msg("the plans are wrong about some statements");
    }
}
