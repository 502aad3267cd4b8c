#include "plan/plan.h"

#include "base/map.h"
#include "kinds/locks.h"
#include "plan/groups.h"
#include "plan/order.h"

/* ---- One statement instead of several ---- */

/* `ALTER TABLE public.t `, with which all statements about the columns of a table begin. */
static const char *table_prefix(Arena *arena, const Object *object)
{
    const Object *root = object_root(object);
    Str prefix = str_new(arena);

    str_text(&prefix, "ALTER TABLE ");
    str_sql_qualified(&prefix, root->schema, root->name);
    str_char(&prefix, ' ');
    return prefix.text;
}

/* The subcommands that can stand beside others. What comes after the name of a table otherwise (RENAME, ATTACH PARTITION)
 * stands alone, or is not about what the table consists of. */
static bool is_subcommand(const char *text)
{
    static const char *const WORDS[] = {
        "ADD COLUMN ", "ADD CONSTRAINT ", "ALTER COLUMN ", "DROP COLUMN ", "DROP CONSTRAINT ",
    };

    for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++)
        if (strncmp(text, WORDS[i], strlen(WORDS[i])) == 0)
            return true;
    return false;
}

/* What the reader has to see of each object by itself. */
static const unsigned TOLD_APART = HAZARD_DATA_LOSS | HAZARD_SECURITY_CHANGE;

/* The first step, when it is one subcommand for a table; NULL otherwise. */
static Step *first_subcommand(const PlanAction *action, const char *prefix)
{
    Step *step = action->steps.list.count > 0 ? &action->steps.list.items[0] : NULL;

    return step != NULL && step->transaction == STEP_INSIDE && (step->hazards & TOLD_APART) == 0 &&
                   strncmp(step->sql, prefix, strlen(prefix)) == 0 &&
                   is_subcommand(step->sql + strlen(prefix))
               ? step
               : NULL;
}

/* A statement that takes in those that come after it. */
typedef struct Sharing {
    Arena *arena;
    const PlanAction *first;
    Step *step;
    const char *prefix;
    const char *lock; /* of the statement */
    Str sql;          /* the statement as it grows; "" while it is as it was */
    Str note;         /* what is said of it */
} Sharing;

/* Type changes of columns do not disturb each other, whatever else an action has to do for its column. Other statements
 * are joined when they are all that their actions have to say, and are alike. */
static bool can_share(const Sharing *sharing, const PlanAction *next)
{
    const PlanAction *first = sharing->first;
    const Step *shared = sharing->step;
    const Step *step = first_subcommand(next, sharing->prefix);

    if (step == NULL || step->starts_group ||
        object_root(first->object) != object_root(next->object))
        return false;
    /* The rows are written once for all of them, whatever their reasons. */
    if ((shared->hazards & HAZARD_TABLE_REWRITE) != 0 && first->verb == ACTION_ALTER &&
        next->verb == ACTION_ALTER)
        return (step->hazards & HAZARD_TABLE_REWRITE) != 0 ||
               (step->hazards == 0 && step->note == NULL &&
                text_equal(first->reason, next->reason));
    return text_equal(first->reason, next->reason) && first->steps.list.count == 1 &&
           next->steps.list.count == 1 && shared->hazards == step->hazards &&
           strchr(step->sql, '\n') == NULL &&
           text_equal(sharing->lock, lock_of_statement(step->sql));
}

/* Why: each reason once. What differs by itself needs none. */
static void share_reason(Sharing *sharing, const char *reason)
{
    const char *shared = sharing->step->reason;

    if (reason == NULL || (shared != NULL && strstr(shared, reason) != NULL))
        return;
    sharing->step->reason =
        shared == NULL ? reason : arena_printf(sharing->arena, "%s, %s", shared, reason);
}

static void share_note(Sharing *sharing, const char *note)
{
    if (note == NULL || strstr(sharing->note.text, note) != NULL)
        return;
    str_text(&sharing->note, sharing->note.length > 0 ? "; " : "");
    str_text(&sharing->note, note);
    sharing->step->note = sharing->note.text;
}

/* Moves the first step of an action into the statement. */
static void share_step(Sharing *sharing, PlanAction *next)
{
    const Step *step = &next->steps.list.items[0];
    const char *lock = lock_of_statement(step->sql);
    size_t start = strlen(sharing->prefix);

    if (sharing->sql.length == 0) {
        /* The blank before the subcommand becomes a line end. */
        str_bytes(&sharing->sql, sharing->prefix, start - 1);
        str_text(&sharing->sql, "\n    ");
        str_text(&sharing->sql, sharing->step->sql + start);
    }
    str_text(&sharing->sql, ",\n    ");
    str_text(&sharing->sql, step->sql + start);
    if (!text_equal(lock, sharing->lock))
        sharing->lock = lock_of_statement(sharing->sql.text);
    sharing->step->hazards |= step->hazards;
    share_reason(sharing, next->reason);
    share_note(sharing, step->note);
    vec_remove(&next->steps.list, 0);
}

/* What changes in a table one after the other does so in one statement: the rows are read or written once. */
static void share_statements(Plan *plan)
{
    for (size_t i = 0; i < plan->actions.count; i++) {
        PlanAction *first = &plan->actions.items[i];
        Sharing sharing = {.arena = plan->arena, .first = first};

        sharing.prefix = table_prefix(plan->arena, first->object);
        sharing.step = first_subcommand(first, sharing.prefix);
        if (sharing.step == NULL || strchr(sharing.step->sql, '\n') != NULL)
            continue;
        sharing.lock = lock_of_statement(sharing.step->sql);
        sharing.sql = str_new(plan->arena);
        sharing.note = str_new(plan->arena);
        share_note(&sharing, sharing.step->note);
        share_reason(&sharing, first->reason);
        while (i + 1 < plan->actions.count && can_share(&sharing, &plan->actions.items[i + 1]))
            share_step(&sharing, &plan->actions.items[++i]);
        if (sharing.sql.length > 0)
            sharing.step->sql = sharing.sql.text;
    }
}

/* ---- What is missing for a while ---- */

typedef struct Gap {
    PlanAction *drop;
    int group;
} Gap;

static void note_gap(Arena *arena, PlanAction *drop)
{
    static const char NOTE[] = "it is missing until a later transaction of this plan makes it anew";
    Step *step = drop->steps.list.count > 0 ? &drop->steps.list.items[0] : NULL;

    if (step != NULL)
        step_add_note(arena, step, NOTE);
}

/* What comes back as it was within one transaction gives nobody other rights. */
static void keep_rights(PlanAction *drop)
{
    for (size_t i = 0; i < drop->steps.list.count; i++) {
        Step *step = &drop->steps.list.items[i];

        if ((step->hazards & HAZARD_SECURITY_CHANGE) == 0)
            continue;
        step->hazards &= ~(unsigned)HAZARD_SECURITY_CHANGE;
        step->note = step->hazards == 0 ? NULL : step->note;
    }
}

/* What is dropped in one transaction and comes back in a later one: others see the database without it meanwhile. */
static void note_gaps(Plan *plan)
{
    Map *dropped = map_new(plan->arena);
    int group = 0;

    for (size_t i = 0; i < plan->actions.count; i++) {
        PlanAction *action = &plan->actions.items[i];
        Gap *gap = map_get(dropped, action->object->key);

        for (size_t j = 0; j < action->steps.list.count; j++)
            group += action->steps.list.items[j].starts_group ? 1 : 0;
        if (action->verb == ACTION_DROP) {
            gap = ARENA_NEW(plan->arena, Gap);
            gap->drop = action;
            gap->group = group;
            map_put(dropped, action->object->key, gap);
        } else if (action->verb == ACTION_CREATE && gap != NULL && gap->group != group) {
            note_gap(plan->arena, gap->drop);
        } else if (action->verb == ACTION_CREATE && gap != NULL && !gap->drop->replaced) {
            keep_rights(gap->drop);
        }
    }
}

static void collect_hazards(Plan *plan)
{
    for (size_t i = 0; i < plan->actions.count; i++)
        for (size_t j = 0; j < plan->actions.items[i].steps.list.count; j++)
            plan->hazards |= plan->actions.items[i].steps.list.items[j].hazards;
}

Plan *plan_make(Arena *arena, const Model *from, const Model *to, const PlanOptions *options,
                DiagList *diags)
{
    Plan *plan = ARENA_NEW(arena, Plan);
    Changes *changes = changes_make(arena, from, to);

    plan->arena = arena;
    if (!order_changes(changes, plan, options, diags))
        return NULL;
    share_statements(plan);
    groups_mark(plan, options != NULL && options->online);
    note_gaps(plan);
    collect_hazards(plan);
    return plan;
}

bool plan_is_empty(const Plan *plan)
{
    return plan->actions.count == 0;
}

static void refuse(const Plan *plan, const PlanAction *action, unsigned bit, DiagList *diags)
{
    Diag *diag = diag_error(diags, "refused", action->object->span, "%s: %s %s", hazard_name(bit),
                            action->replaced              ? "replacing"
                            : action->verb == ACTION_DROP ? "dropping"
                                                          : "changing",
                            object_title(plan->arena, action->object));

    if (action->reason != NULL)
        diag_detail(diags, diag, "%s", action->reason);
    if (action->replaced && object_root(action->object) == action->object)
        diag_hint(diags, diag,
                  "to keep the rows: create the new one under another name, copy the rows with a "
                  "statement of your own, and drop this one in a later migration");
}

bool plan_check_hazards(const Plan *plan, unsigned refused, DiagList *diags)
{
    bool allowed = true;

    for (size_t i = 0; i < plan->actions.count; i++) {
        const PlanAction *action = &plan->actions.items[i];
        unsigned found = 0;

        for (size_t j = 0; j < action->steps.list.count; j++)
            found |= action->steps.list.items[j].hazards & refused;
        for (unsigned bit = 0; bit < HAZARD_COUNT; bit++) {
            if ((found & 1U << bit) == 0)
                continue;
            allowed = false;
            refuse(plan, action, bit, diags);
        }
    }
    return allowed;
}
