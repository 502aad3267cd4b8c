/*
 * needs: server
 *
 * Every case of tests/roundtrip/cases, both ways: the plan from one schema to the other, applied to a database that
 * holds the first, makes the second. README.md tells what a case is.
 *
 * ROUNDTRIP_ONLY=text runs the cases whose name holds the text; ROUNDTRIP_SHOW=1 prints every plan.
 */
#include "base/map.h"
#include "plan/renames.h"
#include "roundtrip/database.h"
#include "roundtrip/rows.h"
#include "sqlread/sqlread.h"

#define CASES "tests/roundtrip/cases"

/* What the cases failed in, one test for each. */
typedef enum Question {
    QUESTION_LOADS,    /* the files are what README.md asks for */
    QUESTION_FORWARD,  /* old to new */
    QUESTION_BACKWARD, /* new to old */
    QUESTION_ONLINE,   /* old to new, while the tables are in use */
    QUESTION_AT_REST,  /* a schema compared with itself needs nothing */
    QUESTION_REPLAYED, /* the old schema and the plan, read one after the other, are the new schema */
    QUESTION_MINIMAL, /* no plan does anything twice, or more than renaming where that is enough */
    QUESTION_COUNT,
} Question;

typedef struct Run {
    Arena *arena;
    Database databases[2];
    size_t cases;
    size_t passed_over; /* they want a newer server */
    size_t unreadable;  /* they want a newer libpg_query than that of this build */
    Str failures[QUESTION_COUNT];
    size_t failure_counts[QUESTION_COUNT];
} Run;

typedef struct Side {
    const char *label; /* old, new */
    Source *source;
    Source *data;       /* rows for it; NULL: none */
    Database *database; /* holds this side, until the plan is applied */
    PGresult *facts;
    PGresult *columns; /* those of its tables */
} Side;

typedef struct Case {
    Run *run;
    Arena *arena;
    const char *name;
    Source *setup;  /* NULL: none */
    Source *rows;   /* the query for what has to stay; NULL: every column that both sides have */
    Source *replay; /* why reading the plan does not lead to the other side; NULL: it has to */
    Side sides[2];
    bool failed[QUESTION_COUNT];
} Case;

static Run run;

/* ---- Failures --------------------------------------------------------------------------------------------------- */

static void add_failure(Case *one, Question question, const char *what, const char *detail)
{
    Str *text = &one->run->failures[question];

    if (!one->failed[question])
        one->run->failure_counts[question]++;
    one->failed[question] = true;
    str_printf(text, "%s: %s\n%s", one->name, what, detail);
    if (text->text[text->length - 1] != '\n')
        str_char(text, '\n');
    str_char(text, '\n');
}

static void report(Question question)
{
    if (run.failure_counts[question] == 0)
        return;
    fputs(run.failures[question].text, stderr);
    fail_msg("%zu of %zu cases", run.failure_counts[question], run.cases);
}

/* ---- One case --------------------------------------------------------------------------------------------------- */

static Model *read_side(Case *one, const Side *side, Source *renames, DiagList *diags)
{
    Model *model = model_new(one->arena);
    SqlReader *reader = sql_reader_new(model, diags);

    if (one->setup != NULL)
        sql_reader_read(reader, one->setup, false);
    sql_reader_read(reader, side->source, false);
    if (renames != NULL) {
        sql_reader_settle(reader);
        sql_reader_read(reader, renames, false);
    }
    sql_reader_finish(reader);
    return model;
}

/* The side that is read once more when objects of it are renamed. */
typedef struct OldSide {
    Case *one;
    const Side *side;
    DiagList *diags;
} OldSide;

static Model *reread_side(void *data, Source *renames)
{
    const OldSide *old = data;
    Model *model = read_side(old->one, old->side, renames, old->diags);

    return old->diags->errors == 0 ? model : NULL;
}

static void check_once(Case *one, Map *seen, const char *what, const char *text)
{
    if (map_put(seen, arena_printf(one->arena, "%s\x1f%s", what, text), seen) != NULL)
        add_failure(one, QUESTION_MINIMAL, what, text);
}

/* Who runs the statements that follow: that changes nothing by itself. */
static bool sets_role(const char *sql)
{
    return strncmp(sql, "SET ROLE ", strlen("SET ROLE ")) == 0 || strcmp(sql, "RESET ROLE") == 0;
}

/* No statement is repeated, and no object is dropped or made twice. */
static void check_minimal(Case *one, const Plan *plan)
{
    Map *seen = map_new(one->arena);
    const char *role = "";

    for (size_t i = 0; i < plan->actions.count; i++) {
        const PlanAction *action = &plan->actions.items[i];

        if (action->verb == ACTION_CREATE || action->verb == ACTION_DROP)
            check_once(one, seen, action->verb == ACTION_CREATE ? "created twice" : "dropped twice",
                       action->object->key);
        for (size_t j = 0; j < action->steps.list.count; j++) {
            const char *sql = action->steps.list.items[j].sql;

            if (sets_role(sql))
                role = sql;
            else if (sql[0] != '\0')
                check_once(one, seen, "run twice", arena_printf(one->arena, "%s; %s", role, sql));
        }
    }
}

/* Where the name of the case promises it, the way to the new schema does nothing but rename. */
static void check_only_renames(Case *one, const Plan *plan)
{
    static const char PROMISE[] = "renamed_only_";

    if (strncmp(one->name, PROMISE, sizeof(PROMISE) - 1) != 0)
        return;
    for (size_t i = 0; i < plan->actions.count; i++)
        if (plan->actions.items[i].verb != ACTION_RENAME)
            add_failure(one, QUESTION_MINIMAL, "more than a rename",
                        object_id(one->arena, plan->actions.items[i].object));
}

/* The SQL that leads from one side to the other; NULL after adding a failure. */
static const char *make_plan(Case *one, Question question, const Side *from, const Side *to)
{
    PlanOptions options = {.online = question == QUESTION_ONLINE};
    DiagList diags = diag_list_new(one->arena);
    OldSide old = {one, from, &diags};
    const Model *from_model = read_side(one, from, NULL, &diags);
    const Model *to_model = read_side(one, to, NULL, &diags);
    Plan *plan = diags.errors == 0 ? renames_plan(one->arena, from_model, to_model, reread_side,
                                                  &old, &options, &diags)
                                   : NULL;
    Str sql = str_new(one->arena);

    if (plan == NULL) {
        add_failure(one, question,
                    arena_printf(one->arena, "no plan from %s to %s", from->label, to->label),
                    support_diag_text(&diags));
        return NULL;
    }
    check_minimal(one, plan);
    if (question == QUESTION_FORWARD)
        check_only_renames(one, plan);
    plan_format_sql(&sql, plan);
    if (getenv("ROUNDTRIP_SHOW") != NULL)
        printf("---- %s, %s to %s\n%s", one->name, from->label, to->label, sql.text);
    return sql.text;
}

static bool is_same_case(const Case *one)
{
    return strncmp(one->name, "same_", 5) == 0;
}

static bool load_side(Case *one, Side *side)
{
    const char *error = database_load(one->arena, side->database, one->setup);

    if (error == NULL)
        error = database_load(one->arena, side->database, side->source);
    if (error == NULL)
        side->facts = database_facts(one->arena, side->database, &error);
    if (error == NULL)
        side->columns = rows_run(one->arena, side->database, ROWS_COLUMNS, &error);
    if (error == NULL && side->data != NULL)
        error = database_load(one->arena, side->database, side->data);
    if (error != NULL)
        add_failure(one, QUESTION_LOADS, "does not load", error);
    return error == NULL;
}

/* What asks for the rows that have to stay, on both sides alike. */
static void find_rows(Case *one, const Side *from, const Side *to, RowsQueryVec *queries)
{
    if (from->data == NULL)
        return;
    if (one->rows == NULL)
        rows_queries(one->arena, from->columns, to->columns, queries);
    else
        vec_push(one->arena, queries, (RowsQuery){.what = "rows.sql", .sql = one->rows->text});
}

/* Applies the plan; adds what the server refuses, and which facts and rows are not as they should be. */
static void apply_plan(Case *one, const char *plan, const Side *from, const Side *to, Str *detail)
{
    PGresult *facts = NULL;
    RowsQueryVec queries = {0};
    Str before = str_new(one->arena);
    Str after = str_new(one->arena);
    const char *error;

    find_rows(one, from, to, &queries);
    error = rows_read(one->arena, from->database, &queries, &before);
    if (error == NULL)
        error = database_apply(one->arena, from->database,
                               source_new(one->arena, "plan", plan, strlen(plan)));
    if (error == NULL)
        facts = database_facts(one->arena, from->database, &error);
    if (error == NULL)
        error = rows_read(one->arena, from->database, &queries, &after);
    if (error != NULL)
        str_printf(detail, "%s\n", error);
    else
        database_diff_facts(detail, facts, to->facts);
    if (error == NULL && strcmp(before.text, after.text) != 0)
        str_printf(detail, "rows before:\n%srows after:\n%s", before.text, after.text);
    PQclear(facts);
}

/* The old schema and the plan, one after the other as migrations are, read as the new schema does. */
static void check_replayed(Case *one, const Side *from, const Side *to, const char *plan)
{
    DiagList diags = diag_list_new(one->arena);
    Source *source = source_new(one->arena, "plan", plan, strlen(plan));
    const Model *replayed = read_side(one, from, source, &diags);
    const Model *to_model = read_side(one, to, NULL, &diags);
    Plan *left = diags.errors == 0 ? plan_make(one->arena, replayed, to_model, NULL, &diags) : NULL;
    const char *what = arena_printf(one->arena, "%s to %s", from->label, to->label);
    Str sql = str_new(one->arena);

    if (left == NULL) {
        add_failure(one, QUESTION_REPLAYED, what, support_diag_text(&diags));
        return;
    }
    plan_format_sql(&sql, left);
    if (sql.length > 0 && one->replay == NULL)
        add_failure(
            one, QUESTION_REPLAYED, what,
            arena_printf(one->arena, "%s---- is left after this plan:\n%s", sql.text, plan));
}

static void check_way(Case *one, Question question, const Side *from, const Side *to)
{
    const char *plan = make_plan(one, question, from, to);
    const char *what = arena_printf(one->arena, "%s to %s", from->label, to->label);
    Str detail = str_new(one->arena);

    if (plan == NULL)
        return;
    if ((plan[0] == '\0') != is_same_case(one)) {
        add_failure(one, question, what,
                    plan[0] == '\0'
                        ? "no difference was found"
                        : arena_printf(one->arena, "the plan should be empty:\n%s", plan));
        return;
    }
    check_replayed(one, from, to, plan);
    apply_plan(one, plan, from, to, &detail);
    if (detail.length > 0)
        add_failure(one, question, what,
                    arena_printf(one->arena, "%s---- after this plan:\n%s", detail.text, plan));
}

/* `database` has gone back to the old schema. */
static void check_online(Case *one, Database *database)
{
    Side old_side = one->sides[0];

    old_side.database = database;
    if (!one->failed[QUESTION_FORWARD] && !one->failed[QUESTION_BACKWARD])
        check_way(one, QUESTION_ONLINE, &old_side, &one->sides[1]);
}

static void check_at_rest(Case *one, const Side *side)
{
    const char *plan = make_plan(one, QUESTION_AT_REST, side, side);

    if (plan != NULL && plan[0] != '\0')
        add_failure(one, QUESTION_AT_REST, arena_printf(one->arena, "%s to itself", side->label),
                    plan);
}

static void check_case(Case *one)
{
    Side *old_side = &one->sides[0];
    Side *new_side = &one->sides[1];

    if (load_side(one, old_side) && load_side(one, new_side)) {
        if (database_same_facts(old_side->facts, new_side->facts) != is_same_case(one))
            add_failure(one, QUESTION_LOADS, "is no case",
                        is_same_case(one) ? "the facts differ" : "the facts are the same");
        check_way(one, QUESTION_FORWARD, old_side, new_side);
        check_way(one, QUESTION_BACKWARD, new_side, old_side);
        check_online(one, new_side->database);
        check_at_rest(one, old_side);
        check_at_rest(one, new_side);
    }
    for (size_t i = 0; i < 2; i++) {
        PQclear(one->sides[i].facts);
        PQclear(one->sides[i].columns);
    }
}

static void plan_way(Case *one, Question question, const Side *from, const Side *to)
{
    const char *plan = make_plan(one, question, from, to);

    if (plan != NULL)
        check_replayed(one, from, to, plan);
}

/* All plans of a case, carried out nowhere. */
static void plan_case(Case *one)
{
    const Side *old_side = &one->sides[0];
    const Side *new_side = &one->sides[1];

    plan_way(one, QUESTION_FORWARD, old_side, new_side);
    plan_way(one, QUESTION_BACKWARD, new_side, old_side);
    plan_way(one, QUESTION_ONLINE, old_side, new_side);
    check_at_rest(one, old_side);
    check_at_rest(one, new_side);
}

/* A file of the case that need not be there. */
static Source *optional_file(Case *one, const char *folder, const char *name, DiagList *diags)
{
    const char *path = path_join(one->arena, folder, name);

    return file_exists(path) ? file_read(one->arena, path, diags) : NULL;
}

static const char *run_case(const char *name)
{
    static const char *const LABELS[] = {"old", "new"};
    static const char *const DATA[] = {"data.sql", "data_back.sql"};
    Case one = {.run = &run, .arena = arena_new(), .name = name};
    DiagList diags = diag_list_new(one.arena);
    const char *folder = arena_printf(one.arena, CASES "/%s", name);
    const char *error = NULL;
    int wanted;

    one.setup = optional_file(&one, folder, "setup.sql", &diags);
    one.rows = optional_file(&one, folder, "rows.sql", &diags);
    one.replay = optional_file(&one, folder, "replay.txt", &diags);
    for (size_t i = 0; i < 2; i++) {
        one.sides[i].label = LABELS[i];
        one.sides[i].database = &run.databases[i];
        one.sides[i].source =
            file_read(one.arena, arena_printf(one.arena, "%s/%s.sql", folder, LABELS[i]), &diags);
        one.sides[i].data = optional_file(&one, folder, DATA[i], &diags);
    }
    run.cases++;
    wanted = diags.errors > 0 ? 0 : support_wanted_server(one.sides[0].source->text);
    if (diags.errors > 0)
        add_failure(&one, QUESTION_LOADS, "cannot be read", support_diag_text(&diags));
    else if (wanted == SUPPORT_NO_SERVER)
        run.unreadable++;
    else if (wanted > PQserverVersion(run.databases[0].conn) / 10000)
        run.passed_over++;
    else if (run.cases % cases_every() != 0)
        plan_case(&one);
    else
        check_case(&one);
    for (size_t i = 0; error == NULL && run.cases % cases_every() == 0 && i < 2; i++)
        error = database_reset(one.arena, &run.databases[i]);
    if (error != NULL)
        error = arena_strdup(run.arena, error);
    arena_free(one.arena);
    return error;
}

/* ---- All cases -------------------------------------------------------------------------------------------------- */

static const char *start_side(size_t side)
{
    static const char *const NAMES[] = {"roundtrip_a", "roundtrip_b"};
    const char *error = database_begin(run.arena, &run.databases[side], NAMES[side]);

    return error != NULL ? error : database_open(run.arena, &run.databases[side]);
}

static const char *start(void)
{
    const char *error = start_side(0);

    return error != NULL ? error : start_side(1);
}

/* Whether a name holds one of the texts of a list, which is divided by blanks. */
static bool is_wanted(const char *name, const char *list)
{
    char *texts = list == NULL ? NULL : arena_strdup(run.arena, list);
    char *rest = NULL;

    if (texts == NULL || *texts == '\0')
        return true;
    for (char *text = strtok_r(texts, " ", &rest); text != NULL; text = strtok_r(NULL, " ", &rest))
        if (strstr(name, text) != NULL)
            return true;
    return false;
}

static int group_setup(void **state)
{
    const char *only = getenv("ROUNDTRIP_ONLY");
    DiagList diags = support_diags();
    TextVec names = {0};
    const char *error;

    (void)state;
    run.arena = test_arena();
    for (size_t i = 0; i < QUESTION_COUNT; i++)
        run.failures[i] = str_new(run.arena);
    error = start();
    if (error == NULL && !file_list(run.arena, CASES, &names, &diags))
        error = support_diag_text(&diags);
    for (size_t i = 0; error == NULL && i < names.count; i++)
        if (is_wanted(names.items[i], only))
            error = run_case(names.items[i]);
    if (error != NULL)
        fprintf(stderr, "%s\n", error);
    return error == NULL ? 0 : -1;
}

static int group_teardown(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++)
        database_end(&run.databases[i]);
    return 0;
}

static void test_cases_load(void **state)
{
    (void)state;
    report(QUESTION_LOADS);
    assert_true(run.cases > 0);
    printf("%zu cases, %zu of them for newer servers\n", run.cases, run.passed_over);
    if (run.unreadable > 0)
        printf("skipped: %zu cases that only a build with a newer libpg_query can read\n",
               run.unreadable);
}

static void test_forward(void **state)
{
    (void)state;
    report(QUESTION_FORWARD);
}

static void test_backward(void **state)
{
    (void)state;
    report(QUESTION_BACKWARD);
}

static void test_online(void **state)
{
    (void)state;
    report(QUESTION_ONLINE);
}

static void test_replayed(void **state)
{
    (void)state;
    report(QUESTION_REPLAYED);
}

static void test_nothing_is_done_twice(void **state)
{
    (void)state;
    report(QUESTION_MINIMAL);
}

static void test_nothing_to_do_at_rest(void **state)
{
    (void)state;
    report(QUESTION_AT_REST);
}
