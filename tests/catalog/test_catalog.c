/*
 * needs: server
 *
 * What the model says of a schema, and what a server says that has loaded it. README.md tells how.
 *
 * CATALOG_ONLY=text takes the schemas whose name holds the text; CATALOG_SHOW=1 prints every script.
 */
#include "catalog/comparison.h"
#include "catalog/subject.h"
#include "plan/plan.h"
#include "roundtrip/database.h"

/* What the schemas failed in, one test for each. */
typedef enum Question {
    QUESTION_LOADS,
    QUESTION_CATALOG,
    QUESTION_VIEW_COLUMNS,
    QUESTION_DEFINITIONS,
    QUESTION_SCRIPT,
    QUESTION_COUNT,
} Question;

typedef struct Run {
    Arena *arena; /* one for each: roles belong to a server */
    Database databases[2];
    Catalog catalog;
    size_t subjects;
    size_t passed_over;
    size_t objects;
    ViewColumnCounts view_columns;
    Str failures[QUESTION_COUNT];
    size_t failure_counts[QUESTION_COUNT];
} Run;

static Run run;

static void add_failure(Question question, const Subject *subject, const char *what)
{
    Str *text = &run.failures[question];

    run.failure_counts[question]++;
    str_printf(text, "%s: %s", subject->name, what);
    if (text->text[text->length - 1] != '\n')
        str_char(text, '\n');
}

static void report(Question question)
{
    if (run.failure_counts[question] == 0)
        return;
    fputs(run.failures[question].text, stderr);
    fail_msg("%zu of %zu schemas", run.failure_counts[question], run.subjects);
}

/* ---- One schema --------------------------------------------------------------------------------- */

/* Loads the files of a schema; with `script`, that in place of its own files. NULL, or what the server said. */
static const char *load(const Subject *subject, Database *database, Source *script)
{
    const char *error = NULL;

    for (size_t i = 0; error == NULL && i < subject->external.count; i++)
        error = database_load(subject->arena, database, subject->external.items[i]);
    for (size_t i = 0; script == NULL && error == NULL && i < subject->files.count; i++)
        error = database_load(subject->arena, database, subject->files.items[i]);
    if (script != NULL && error == NULL)
        error = database_apply(subject->arena, database, script);
    return error;
}

/* Says in which objects two models differ; nothing when they do not. */
static void append_deltas(Str *out, Arena *arena, const Model *from, const Model *to)
{
    Pairs pairs = diff_pairs(arena, from, to);
    DeltaVec deltas = {0};

    diff_models(arena, from, to, &pairs, &deltas);
    for (size_t i = 0; i < deltas.count; i++)
        comparison_append_delta(out, &deltas.items[i]);
}

static void check_catalog(const Subject *subject, const Model *model)
{
    Str differences = str_new(subject->arena);
    const char *error = catalog_compare(&run.catalog, run.databases[0].conn, model, &differences);

    run.objects += model->objects.count;
    if (error != NULL)
        add_failure(QUESTION_CATALOG, subject, error);
    else if (differences.length > 0)
        add_failure(QUESTION_CATALOG, subject,
                    arena_printf(subject->arena, "\n%s", differences.text));
    differences = str_new(subject->arena);
    error = catalog_compare_view_columns(&run.catalog, run.databases[0].conn, model, &differences,
                                         &run.view_columns);
    if (error != NULL)
        add_failure(QUESTION_VIEW_COLUMNS, subject, error);
    else if (differences.length > 0)
        add_failure(QUESTION_VIEW_COLUMNS, subject,
                    arena_printf(subject->arena, "\n%s", differences.text));
}

/* Bodies that name what only the search_path of their file leads to: elsewhere nothing is known of what they use. */
static bool has_unchecked_bodies(const Model *model)
{
    for (size_t i = 0; i < model->objects.count; i++) {
        const Object *object = model->objects.items[i];

        if (kind_ops(object->kind)->unchecked != NULL && kind_ops(object->kind)->unchecked(object))
            return true;
    }
    return false;
}

/* The server's own words, read after the files, change nothing. */
static void check_definitions(const Subject *subject, const Model *model)
{
    const char *error = NULL;
    Source *definitions = catalog_definitions(&run.catalog, run.databases[0].conn, subject->arena,
                                              has_unchecked_bodies(model), &error);
    DiagList diags = diag_list_new(subject->arena);
    const Model *anew;
    Str differences = str_new(subject->arena);

    if (definitions == NULL) {
        add_failure(QUESTION_DEFINITIONS, subject, error);
        return;
    }
    anew = subject_read(subject, NULL, definitions, &diags);
    if (diags.errors > 0)
        str_printf(&differences, "\n%s", support_diag_text(&diags));
    append_deltas(&differences, subject->arena, model, anew);
    if (differences.length > 0)
        add_failure(QUESTION_DEFINITIONS, subject,
                    arena_printf(subject->arena, "\n%s", differences.text));
}

/* inspect --format sql; NULL after adding a failure, and for schemas with something that only hands can do (a subscription
 * that is connected). */
static Source *script_of(const Subject *subject, const Model *model)
{
    DiagList diags = diag_list_new(subject->arena);
    Plan *plan = plan_make(subject->arena, subject_nothing(subject), model, NULL, &diags);
    Str sql = str_new(subject->arena);

    if (plan == NULL) {
        add_failure(QUESTION_SCRIPT, subject, support_diag_text(&diags));
        return NULL;
    }
    if ((plan->hazards & HAZARD_UNTRACKABLE) != 0)
        return NULL;
    plan_format_script(&sql, plan);
    if (getenv("CATALOG_SHOW") != NULL)
        printf("---- %s\n%s", subject->name, sql.text);
    return source_new(subject->arena, "script.sql", sql.text, sql.length);
}

static void check_script_loads(const Subject *subject, Source *script)
{
    const char *error = load(subject, &run.databases[1], script);
    PGresult *is = NULL, *should = NULL;
    Str detail = str_new(subject->arena);

    if (error == NULL)
        is = database_facts(subject->arena, &run.databases[1], &error);
    if (error == NULL)
        should = database_facts(subject->arena, &run.databases[0], &error);
    if (error != NULL)
        str_printf(&detail, "the script: %s\n", error);
    else
        database_diff_facts(&detail, is, should);
    PQclear(is);
    PQclear(should);
    if (detail.length > 0)
        add_failure(QUESTION_SCRIPT, subject,
                    arena_printf(subject->arena, "\n%s---- the script was:\n%s", detail.text,
                                 script->text));
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The lines of a script in an order that does not depend on that of its statements. */
static const char *sorted_lines(Arena *arena, const char *script)
{
    char *lines = arena_strdup(arena, script);
    TextVec sorted = {0};
    Str text = str_new(arena);
    char *place = NULL;

    for (char *line = strtok_r(lines, "\n", &place); line != NULL;
         line = strtok_r(NULL, "\n", &place))
        vec_push(arena, &sorted, line);
    vec_sort(&sorted, compare_lines);
    for (size_t i = 0; i < sorted.count; i++)
        str_printf(&text, "%s\n", sorted.items[i]);
    return text.text;
}

/* What unchecked bodies use is not known any more when a script is read: their routines may come earlier then. */
static bool is_same_script(const Subject *subject, const Model *model, const char *script,
                           const char *again)
{
    return strcmp(script, again) == 0 ||
           (has_unchecked_bodies(model) &&
            strcmp(sorted_lines(subject->arena, script), sorted_lines(subject->arena, again)) == 0);
}

static void check_script(const Subject *subject, const Model *model)
{
    Source *script = script_of(subject, model);
    DiagList diags = diag_list_new(subject->arena);
    const Model *anew;
    const Source *again;
    Str differences = str_new(subject->arena);

    if (script == NULL)
        return;
    check_script_loads(subject, script);
    anew = subject_read(subject, script, NULL, &diags);
    if (diags.errors > 0)
        str_printf(&differences, "\n%s", support_diag_text(&diags));
    append_deltas(&differences, subject->arena, model, anew);
    again = script_of(subject, anew);
    if (again != NULL && !is_same_script(subject, model, script->text, again->text))
        str_printf(&differences, "the script is no fixed point:\n%s---- and then:\n%s",
                   script->text, again->text);
    if (differences.length > 0)
        add_failure(QUESTION_SCRIPT, subject, differences.text);
}

static void check_subject(const Subject *subject)
{
    const char *error = load(subject, &run.databases[0], NULL);
    DiagList diags = diag_list_new(subject->arena);
    const Model *model;

    if (error == NULL)
        error = database_run(subject->arena, &run.databases[0], "RESET ALL; SET search_path = ''");
    if (error != NULL) {
        add_failure(QUESTION_LOADS, subject, error);
        return;
    }
    model = subject_read(subject, NULL, NULL, &diags);
    if (diags.errors > 0) {
        add_failure(QUESTION_LOADS, subject, support_diag_text(&diags));
        return;
    }
    check_catalog(subject, model);
    check_definitions(subject, model);
    check_script(subject, model);
}

/* ---- All schemas -------------------------------------------------------------------------------- */

static const char *run_subject(const Subject *subject)
{
    const char *error = NULL;

    run.subjects++;
    if (subject->server > PQserverVersion(run.databases[0].conn) / 10000) {
        run.passed_over++;
        return NULL;
    }
    check_subject(subject);
    for (size_t i = 0; error == NULL && i < 2; i++) {
        const int backend = PQbackendPID(run.databases[i].conn);

        /* A platform has objects that reset.sql knows nothing of. */
        error = subject->external.count > 0 ? database_open(run.arena, &run.databases[i])
                                            : database_reset(subject->arena, &run.databases[i]);
        if (error == NULL && i == 0 && PQbackendPID(run.databases[i].conn) != backend)
            error = catalog_prepare(&run.catalog, run.databases[i].conn);
    }
    return error != NULL ? arena_strdup(run.arena, error) : NULL;
}

static const char *start_side(size_t side)
{
    static const char *const NAMES[] = {"catalog_a", "catalog_b"};
    const char *error = database_begin(run.arena, &run.databases[side], NAMES[side]);

    return error != NULL ? error : database_open(run.arena, &run.databases[side]);
}

static const char *start(void)
{
    const char *error = start_side(0);

    if (error == NULL)
        error = start_side(1);
    catalog_init(&run.catalog, run.arena);
    return error != NULL ? error : catalog_prepare(&run.catalog, run.databases[0].conn);
}

static int group_setup(void **state)
{
    const char *only = getenv("CATALOG_ONLY");
    DiagList diags = support_diags();
    TextVec names = {0};
    const char *error;

    (void)state;
    run.arena = test_arena();
    for (size_t i = 0; i < QUESTION_COUNT; i++)
        run.failures[i] = str_new(run.arena);
    error = start();
    if (error == NULL && !subject_names(run.arena, &names, &diags))
        error = support_diag_text(&diags);
    for (size_t i = 0; error == NULL && i < names.count; i++) {
        Subject subject;

        if ((only != NULL && strstr(names.items[i], only) == NULL) || i % cases_every() != 0)
            continue;
        if (!subject_open(&subject, names.items[i], &diags))
            error = support_diag_text(&diags);
        else
            error = run_subject(&subject);
        arena_free(subject.arena);
    }
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

static void test_schemas_load(void **state)
{
    (void)state;
    report(QUESTION_LOADS);
    assert_true(run.subjects > 0);
    printf("%zu schemas, %zu of them for newer servers; %zu objects\n", run.subjects,
           run.passed_over, run.objects);
}

static void test_catalog_says_the_same(void **state)
{
    (void)state;
    report(QUESTION_CATALOG);
}

static void test_view_columns_have_their_types(void **state)
{
    (void)state;
    report(QUESTION_VIEW_COLUMNS);
    printf("%zu columns of views, %zu of unknown type\n", run.view_columns.all,
           run.view_columns.unknown);
}

static void test_definitions_of_the_server_are_ours(void **state)
{
    (void)state;
    report(QUESTION_DEFINITIONS);
}

static void test_script_is_the_schema(void **state)
{
    (void)state;
    report(QUESTION_SCRIPT);
}
