#include "plan/groups.h"

#include "base/map.h"

/* What is made in the open group and can be used in the next. */
typedef struct Uncommitted {
    const Object *object;
    const char *text; /* how statements name it; NULL: any statement about the object may */
} Uncommitted;

typedef VEC(Uncommitted) UncommittedVec;

/* Objects with all that they need, at any distance. */
typedef struct Reached {
    Arena *arena;
    Map *objects;
    ObjectVec pending;
} Reached;

static void reach_one(Reached *reached, const Object *object)
{
    if (object == NULL || map_get(reached->objects, object->key) != NULL)
        return;
    map_put(reached->objects, object->key, (void *)object);
    vec_push(reached->arena, &reached->pending, (Object *)object);
}

static void reach(Reached *reached, const Object *object)
{
    reach_one(reached, object);
    while (reached->pending.count > 0) {
        const Object *next = reached->pending.items[--reached->pending.count];

        reach_one(reached, next->parent);
        for (size_t i = 0; i < next->dependencies.count; i++)
            reach_one(reached, next->dependencies.items[i].on);
    }
}

static bool has_reached(const Reached *reached, const Object *object)
{
    return map_get(reached->objects, object->key) == object;
}

/* A statement uses what it names, or what the rows that it reads or writes may hold. */
static bool may_use(const Step *step, const Uncommitted *made)
{
    static const unsigned READS_ROWS = HAZARD_TABLE_REWRITE | HAZARD_TABLE_SCAN | HAZARD_MAY_FAIL;

    return made->text == NULL || (step->hazards & READS_ROWS) != 0;
}

static bool uses_any(Arena *arena, const PlanAction *action, const Step *step,
                     const UncommittedVec *made)
{
    Reached reached = {.arena = arena};
    bool any = false;

    /* Values of one type are added one after the other. */
    if (step->transaction == STEP_COMMIT_AFTER)
        return false;
    for (size_t i = 0; i < made->count; i++) {
        if (made->items[i].text != NULL && strstr(step->sql, made->items[i].text) != NULL)
            return true;
        any = any || may_use(step, &made->items[i]);
    }
    if (!any)
        return false;
    reached.objects = map_new(arena);
    reach(&reached, action->object);
    for (size_t i = 0; i < step->others.count; i++)
        reach(&reached, step->others.items[i]);
    for (size_t i = 0; i < made->count; i++)
        if (may_use(step, &made->items[i]) && has_reached(&reached, made->items[i].object))
            return true;
    return false;
}

/* Locks of a transaction are held to its end: what takes long should not be in it together with others. */
static bool holds_long(const Step *step)
{
    return (step->hazards & (HAZARD_TABLE_REWRITE | HAZARD_TABLE_SCAN)) != 0;
}

static bool any_holds_long(const PlanAction *action)
{
    for (size_t i = 0; i < action->steps.list.count; i++)
        if (holds_long(&action->steps.list.items[i]))
            return true;
    return false;
}

static bool has_outside(const PlanAction *action)
{
    for (size_t i = 0; i < action->steps.list.count; i++)
        if (action->steps.list.items[i].transaction == STEP_OUTSIDE)
            return true;
    return false;
}

/* The drop of what an action makes anew, itself or with all that hung on it. What takes long to make is no such thing,
 * unless what it hangs on is new: constraints and indexes of a table. NULL: none. */
static const PlanAction *find_drop(const Map *dropped, const PlanAction *action)
{
    const PlanAction *drop;

    if (action->verb != ACTION_CREATE || has_outside(action))
        return NULL;
    drop = map_get(dropped, object_root(action->object)->key);
    return drop == NULL && !any_holds_long(action) ? map_get(dropped, action->object->key) : drop;
}

/* True for the actions that follow the drop of something, up to where it is made anew: what others use (a view, a policy,
 * a default) should not be missing in between. */
static bool *find_absences(const Plan *plan)
{
    size_t count = plan->actions.count;
    bool *absent = arena_alloc(plan->arena, (count + 1) * sizeof(*absent));
    int *changes = arena_alloc(plan->arena, (count + 2) * sizeof(*changes));
    Map *dropped = map_new(plan->arena);
    int missing = 0;

    for (size_t i = 0; i < count; i++) {
        PlanAction *action = &plan->actions.items[i];
        const PlanAction *drop = find_drop(dropped, action);

        if (action->verb == ACTION_DROP)
            map_put(dropped, action->object->key, action);
        if (drop != NULL) {
            changes[drop - plan->actions.items + 1]++;
            changes[i + 1]--;
        }
    }
    for (size_t i = 0; i < count; i++) {
        missing += changes[i];
        absent[i] = missing > 0;
    }
    return absent;
}

/* What an action does after a commit of its own (a constraint is validated) becomes an action by itself where something is
 * missing, so that it can come after that. The first part keeps the hazards of the whole. */
static void split_commits(Plan *plan, const bool *absent)
{
    PlanActionVec all = {0};

    for (size_t i = 0; i < plan->actions.count; i++) {
        PlanAction *action = &plan->actions.items[i];
        PlanAction rest = *action;
        size_t commit = 1;

        while (commit < action->steps.list.count && !action->steps.list.items[commit].starts_group)
            commit++;
        if (!absent[i] || has_outside(action) || commit >= action->steps.list.count) {
            vec_push(plan->arena, &all, *action);
            continue;
        }
        rest.verb = ACTION_ALTER;
        rest.continues = true;
        rest.hazards = 0;
        rest.steps.list = (StepVec){0};
        for (size_t j = commit; j < action->steps.list.count; j++) {
            vec_push(plan->arena, &rest.steps.list, action->steps.list.items[j]);
            rest.hazards |= action->steps.list.items[j].hazards;
        }
        action->steps.list.count = commit;
        vec_push(plan->arena, &all, *action);
        vec_push(plan->arena, &all, rest);
    }
    plan->actions = all;
}

/* The server looks at what an object hangs on, and at what that is linked with (a partition with the whole). */
static void reach_roots(Reached *reached, const Object *object)
{
    reach_one(reached, object_root(object));
    for (size_t i = 0; i < object->dependencies.count; i++)
        reach_one(reached, object_root(object->dependencies.items[i].on));
}

/* Whether an action can wait until nothing is missing any more, for all those that come after it and do not wait. What is
 * left to do of one counts only for what looks at that. */
static bool can_wait(const PlanAction *action, const Reached *needed, const Reached *checked)
{
    if (action->continues)
        return !has_reached(checked, object_root(action->object));
    return action->verb == ACTION_CREATE && has_outside(action) &&
           !has_reached(needed, action->object);
}

/* What is removed outside of a transaction goes before the first of a range of actions that does not have to come before it,
 * what commits otherwise behind the last: marks them. */
static void find_committing(const Plan *plan, size_t start, size_t end, bool *leads, bool *waits)
{
    Reached before = {.arena = plan->arena, .objects = map_new(plan->arena)};
    Reached needed = {.arena = plan->arena, .objects = map_new(plan->arena)};
    Reached checked = {.arena = plan->arena, .objects = map_new(plan->arena)};

    for (size_t i = start; i < end; i++) {
        const PlanAction *action = &plan->actions.items[i];

        leads[i - start] = action->verb == ACTION_DROP && has_outside(action) &&
                           !has_reached(&before, action->object);
        if (!leads[i - start])
            reach(&before, action->object);
    }
    for (size_t i = end; i > start; i--) {
        const PlanAction *action = &plan->actions.items[i - 1];

        waits[i - 1 - start] = can_wait(action, &needed, &checked);
        if (waits[i - 1 - start])
            continue;
        reach(&needed, action->object);
        if (kind_ops(action->object->kind)->needs_not_null)
            reach_roots(&checked, action->object);
    }
}

static void move_aside(Plan *plan, size_t start, size_t end)
{
    bool *leads = arena_alloc(plan->arena, (end - start) * sizeof(*leads));
    bool *waits = arena_alloc(plan->arena, (end - start) * sizeof(*waits));
    PlanActionVec order = {0};

    find_committing(plan, start, end, leads, waits);
    for (int turn = 0; turn < 3; turn++)
        for (size_t i = 0; i < end - start; i++)
            if (turn == (leads[i] ? 0 : waits[i] ? 2 : 1))
                vec_push(plan->arena, &order, plan->actions.items[start + i]);
    memcpy(&plan->actions.items[start], order.items, (end - start) * sizeof(*order.items));
}

/* What refuses a transaction, or comes after one, would end that in which something is missing, from the drop that an absence
 * begins with to its end. */
static void move_commits(Plan *plan)
{
    const bool *absent;

    split_commits(plan, find_absences(plan));
    absent = find_absences(plan);
    for (size_t start = 1, end; start < plan->actions.count; start = end + 1) {
        for (end = start; end < plan->actions.count && absent[end];)
            end++;
        if (end > start)
            move_aside(plan, start - 1, end);
    }
}

/* Where something is missing while rows are read or written, the whole of it is a transaction of its own: marks the first
 * action of it, and the first behind it. */
static bool *find_ends(const Plan *plan, const bool *absent)
{
    bool *ends = arena_alloc(plan->arena, (plan->actions.count + 2) * sizeof(*ends));

    for (size_t i = 1; i < plan->actions.count; i++) {
        size_t start = i - 1;
        bool any_long = false;

        for (; i < plan->actions.count && absent[i]; i++)
            any_long = any_long || any_holds_long(&plan->actions.items[i]);
        ends[start] = ends[start] || any_long;
        ends[i] = ends[i] || any_long;
    }
    return ends;
}

void groups_mark(Plan *plan, bool online)
{
    UncommittedVec made = {0};
    const bool *absent, *ends;
    const Step *last = NULL;

    if (online)
        move_commits(plan);
    absent = find_absences(plan);
    ends = find_ends(plan, absent);
    for (size_t i = 0; i < plan->actions.count; i++) {
        PlanAction *action = &plan->actions.items[i];

        for (size_t j = 0; j < action->steps.list.count; j++) {
            Step *step = &action->steps.list.items[j];

            if (step->sql[0] == '\0')
                continue;
            step->starts_group =
                last != NULL && (step->starts_group || step->transaction == STEP_OUTSIDE ||
                                 last->transaction == STEP_OUTSIDE ||
                                 (online && !absent[i] &&
                                  (holds_long(step) || holds_long(last) || (ends[i] && j == 0))) ||
                                 uses_any(plan->arena, action, step, &made));
            if (step->starts_group)
                made.count = 0;
            if (step->transaction == STEP_COMMIT_AFTER) {
                Uncommitted one = {.object = action->object, .text = step->makes};

                vec_push(plan->arena, &made, one);
            }
            last = step;
        }
    }
}
