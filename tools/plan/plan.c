#include "plan/plan.h"

#include "base/map.h"
#include "plan/groups.h"
#include "plan/order.h"
#include "plan/sharing.h"

static bool sets_role(const Step *step)
{
    static const char SET[] = "SET ROLE ";

    return strncmp(step->sql, SET, sizeof(SET) - 1) == 0;
}

static bool resets_role(const Step *step)
{
    return strcmp(step->sql, "RESET ROLE") == 0;
}

/* Statements of one role, one after the other, name it once: RESET ROLE goes where SET ROLE sets it again. */
static void share_roles(Plan *plan)
{
    StepVec *ended = NULL; /* whose last statement is RESET ROLE, with no other after it */
    const char *role = NULL;

    for (size_t i = 0; i < plan->actions.count; i++) {
        StepVec *steps = &plan->actions.items[i].steps.list;
        StepVec kept = {0};

        if (steps->count > 0 && !sets_role(&steps->items[0])) {
            ended = NULL;
            continue;
        }
        for (size_t j = 0; j < steps->count; j++) {
            const Step *step = &steps->items[j];

            if (sets_role(step) && ended != NULL && !step->starts_group &&
                text_equal(role, step->sql)) {
                ended->count--;
                ended = NULL;
                continue;
            }
            if (sets_role(step))
                role = step->sql;
            vec_push(plan->arena, &kept, *step);
            ended = resets_role(step) ? &kept : NULL;
        }
        *steps = kept;
        ended = ended == &kept ? steps : ended;
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
    drop->hazards &= ~(unsigned)HAZARD_SECURITY_CHANGE;
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
    for (size_t i = 0; i < plan->actions.count; i++) {
        PlanAction *action = &plan->actions.items[i];

        for (size_t j = 0; j < action->steps.list.count; j++)
            action->hazards |= action->steps.list.items[j].hazards;
    }
}

Plan *plan_make(Arena *arena, const Model *from, const Model *to, const PlanOptions *options,
                DiagList *diags)
{
    Plan *plan = ARENA_NEW(arena, Plan);
    Changes *changes = changes_make(arena, from, to);

    plan->arena = arena;
    if (!order_changes(changes, plan, options, diags))
        return NULL;
    collect_hazards(plan);
    share_statements(plan);
    groups_mark(plan, options != NULL && options->online);
    share_roles(plan);
    note_gaps(plan);
    for (size_t i = 0; i < plan->actions.count; i++)
        plan->hazards |= plan->actions.items[i].hazards;
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
        unsigned found = action->hazards & refused;

        for (unsigned bit = 0; bit < HAZARD_COUNT; bit++) {
            if ((found & 1U << bit) == 0)
                continue;
            allowed = false;
            refuse(plan, action, bit, diags);
        }
    }
    return allowed;
}
