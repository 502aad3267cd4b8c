/*
 * One way of a random pair: the plan from one schema to the other, applied to a database that holds the first, with rows or
 * without, and what of the schemas it was about. The work of a process of its own: see guarded.h.
 */
#ifndef SCHEMAC_TESTS_ROUNDTRIP_RANDOM_WAY_H
#define SCHEMAC_TESTS_ROUNDTRIP_RANDOM_WAY_H

#include "plan/renames.h"
#include "prove/fill.h"
#include "prove/kept.h"
#include "roundtrip/database.h"
#include "roundtrip/random.h"

typedef enum PairResult {
    PAIR_REACHED,
    PAIR_NO_SCHEMA, /* the server takes one of them for none */
    PAIR_TOLD, /* a statement failed of which the plan says that it may, or what it says stands in another order */
    PAIR_FAILED,
    PAIR_RESULTS,
} PairResult;

typedef struct Way {
    const RandomBase *base;
    Source *from;
    Source *to;
    const Database *database; /* holds `from` */
    const Database
        *twin; /* holds `to`, and is not needed any more: gets rows as well; NULL: no new rows */
} Way;

/* What the work answers with, in this order. */
enum {
    WAY_RESULT, /* "0": PAIR_REACHED and so on */
    WAY_REACH,  /* a line for each difference: see reach.h */
    WAY_ROWS,   /* how many were there afterwards */
    WAY_TROUBLE,
    WAY_PLAN,
    WAY_ANSWERS,
};

/* ---- The plan --------------------------------------------------------------------------------------------------- */

typedef struct OldSchema {
    Arena *arena;
    const RandomBase *base;
    Source *schema;
    Source *renames; /* that were read last */
} OldSchema;

static inline Model *way_reread(void *data, Source *renames)
{
    OldSchema *old = data;

    old->renames = renames;
    return random_read(old->arena, old->base, old->schema, renames);
}

/* What differs, and what is renamed. */
static inline void way_note_reach(Arena *arena, const Model *from, const Model *to,
                                  const Plan *plan, Str *reach)
{
    static const char *const WORDS[] = {
        [DELTA_ADD] = "add", [DELTA_DROP] = "drop", [DELTA_CHANGE] = "change"};
    Pairs pairs = diff_pairs(arena, from, to);
    DeltaVec deltas = {0};

    diff_models(arena, from, to, &pairs, &deltas);
    for (size_t i = 0; i < deltas.count; i++) {
        const Delta *delta = &deltas.items[i];
        const Object *object = delta->to != NULL ? delta->to : delta->from;
        const Attribute *attributes = object_attributes(object);

        if (delta->type != DELTA_CHANGE || delta->changed == DELTA_CHANGED_NATURE) {
            str_printf(reach, "%s %s\n", WORDS[delta->type], kind_name(object->kind));
            continue;
        }
        for (size_t bit = 0; attributes[bit].name != NULL; bit++)
            if ((delta->changed >> bit & 1) != 0)
                str_printf(reach, "change %s.%s\n", kind_name(object->kind), attributes[bit].name);
    }
    for (size_t i = 0; i < plan->actions.count; i++)
        if (plan->actions.items[i].verb == ACTION_RENAME)
            str_printf(reach, "rename %s\n", kind_name(plan->actions.items[i].object->kind));
}

/* Whether something that has a say in statements (an event trigger) has it on both sides: it may refuse the plan. */
static inline bool way_is_watched(const Model *from, const Model *to)
{
    for (size_t i = 0; i < from->objects.count; i++) {
        const Object *object = from->objects.items[i];
        bool (*interferes)(const Object *) = kind_ops(object->kind)->interferes;
        const Object *other = interferes == NULL ? NULL : model_find_key(to, object->key);

        if (other != NULL && interferes(object) && interferes(other))
            return true;
    }
    return false;
}

/* The plan between two schemas that the server takes; NULL after writing why there is none. */
static inline Plan *way_plan(Arena *arena, const Way *way, Str *reach, bool *watched, Str *trouble)
{
    const PlanOptions options = {.online = way->base->online};
    OldSchema old = {arena, way->base, way->from, NULL};
    DiagList diags = diag_list_new(arena);
    const Model *from = random_read(arena, way->base, way->from, NULL);
    const Model *to = random_read(arena, way->base, way->to, NULL);
    Plan *plan;

    if (from == NULL || to == NULL) {
        str_text(trouble, "the server takes it, but it cannot be read\n");
        return NULL;
    }
    renames_turn_round(arena, to, from);
    plan = renames_plan(arena, from, to, way_reread, &old, &options, &diags);
    if (plan == NULL)
        str_printf(trouble, "no plan\n%s%s", support_diag_text(&diags),
                   old.renames == NULL ? "" : old.renames->text);
    else
        way_note_reach(arena, from, to, plan, reach);
    *watched = way_is_watched(from, to);
    return plan;
}

/* Whether the plan says of the statement that an error tells of that it may fail. */
static inline bool way_is_told(const char *plan, const char *error)
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

/* Rows meet the query of a materialized view for the first time: what it calls may refuse them. */
static inline bool way_is_for_rows(const Way *way, const char *error)
{
    return way->base->rows && strstr(error, "  in: CREATE MATERIALIZED VIEW") != NULL;
}

/* ---- Rows ------------------------------------------------------------------------------------------------------- */

typedef struct WayRows {
    DiagList diags;
    Session *session;
    KeptRows *kept; /* NULL: no rows can be put in */
} WayRows;

static inline Session *way_session(Arena *arena, const Database *database, DiagList *diags)
{
    return session_open(arena, scratch_conninfo(database->server, arena, database->name), diags);
}

/* Rows that both schemas take, where there are none yet; reads what is there. */
static inline void way_fill(Arena *arena, const Way *way, const Plan *plan, WayRows *rows)
{
    ProveResult result = {0};

    *rows = (WayRows){.diags = diag_list_new(arena)};
    rows->session = way_session(arena, way->database, &rows->diags);
    if (way->twin != NULL) {
        Session *twin = way_session(arena, way->twin, &rows->diags);

        fill_tables(rows->session, twin, plan, arena, &result);
        session_close(twin);
    }
    rows->kept = kept_read(rows->session, arena, plan);
}

/* Looks for the rows again; returns how many there were. */
static inline size_t way_check_rows(Arena *arena, const WayRows *rows, const Plan *plan,
                                    Str *trouble)
{
    ProveResult result = {0};

    if (!kept_check(rows->session, arena, rows->kept, plan, &result))
        str_printf(trouble, "rows cannot be read: %s\n", support_diag_text(&rows->diags));
    for (size_t i = 0; i < result.losses.count; i++)
        str_printf(trouble, "%s: %s\n", result.losses.items[i].table, result.losses.items[i].text);
    return result.kept_rows;
}

/* ---- The way ---------------------------------------------------------------------------------------------------- */

/* Applies the plan; says what became of it. */
static inline PairResult way_apply(Arena *arena, const Way *way, const Plan *plan, const char *sql,
                                   bool watched, Str *trouble, size_t *kept)
{
    Database database = *way->database;
    WayRows rows = {0};
    const char *error;

    database.conn = PQconnectdb(scratch_conninfo(database.server, arena, database.name));
    PQsetNoticeProcessor(database.conn, database_be_quiet, NULL);
    if (way->base->rows)
        way_fill(arena, way, plan, &rows);
    error = database_apply(arena, &database, source_new(arena, "plan", sql, strlen(sql)));
    PQfinish(database.conn);
    if (error != NULL && (watched || way_is_told(sql, error) || way_is_for_rows(way, error)))
        return PAIR_TOLD;
    if (error != NULL)
        str_printf(trouble, "%s\n", error);
    else if (rows.kept != NULL)
        *kept = way_check_rows(arena, &rows, plan, trouble);
    return trouble->length == 0 ? PAIR_REACHED : PAIR_FAILED;
}

/* GuardedWork for a Way. */
static inline void way_work(void *data, TextVec *answer, Arena *arena)
{
    const Way *way = data;
    PairResult result = PAIR_FAILED;
    Str texts[WAY_ANSWERS];
    size_t kept = 0;
    bool watched = false;
    Plan *plan;

    for (size_t i = 0; i < WAY_ANSWERS; i++)
        texts[i] = str_new(arena);
    plan = way_plan(arena, way, &texts[WAY_REACH], &watched, &texts[WAY_TROUBLE]);
    if (plan != NULL) {
        plan_format_sql(&texts[WAY_PLAN], plan);
        result =
            way_apply(arena, way, plan, texts[WAY_PLAN].text, watched, &texts[WAY_TROUBLE], &kept);
    }
    str_printf(&texts[WAY_RESULT], "%d", (int)result);
    str_printf(&texts[WAY_ROWS], "%zu", kept);
    for (size_t i = 0; i < WAY_ANSWERS; i++)
        vec_push(arena, answer, texts[i].text);
}

/* ---- A side ----------------------------------------------------------------------------------------------------- */

typedef struct SideWork {
    const RandomBase *base;
    const MutationVec *mutations;
    size_t side;
} SideWork;

/* GuardedWork for a SideWork: answers with the schema, or nothing. */
static inline void side_work(void *data, TextVec *answer, Arena *arena)
{
    const SideWork *work = data;
    Source *schema = random_fitting_side(arena, work->base, work->mutations, work->side);

    if (schema != NULL)
        vec_push(arena, answer, schema->text);
}

#endif
