#include "plan/groups.h"

#include "base/map.h"

/* What is made in the open group and can be used in the next. */
typedef struct Uncommitted {
    const Object *object;
    const char *text; /* how statements name it; NULL: any statement about the object may */
} Uncommitted;

typedef VEC(Uncommitted) UncommittedVec;

/* True when one object needs another, at any distance. */
static bool depends_on(const Object *object, const Object *other, Map *seen)
{
    if (object == other)
        return true;
    if (map_get(seen, object->key) != NULL)
        return false;
    map_put(seen, object->key, (void *)object);
    if (object->parent != NULL && depends_on(object->parent, other, seen))
        return true;
    for (size_t i = 0; i < object->dependencies.count; i++)
        if (depends_on(object->dependencies.items[i].on, other, seen))
            return true;
    return false;
}

/* A statement uses it when it names it, or when it reads or writes rows that may hold it. */
static bool uses(Arena *arena, const PlanAction *action, const Step *step, const Uncommitted *made)
{
    static const unsigned READS_ROWS = HAZARD_TABLE_REWRITE | HAZARD_TABLE_SCAN | HAZARD_MAY_FAIL;

    if (made->text != NULL && strstr(step->sql, made->text) != NULL)
        return true;
    if (made->text != NULL && (step->hazards & READS_ROWS) == 0)
        return false;
    return depends_on(action->object, made->object, map_new(arena));
}

static bool uses_any(Arena *arena, const PlanAction *action, const Step *step,
                     const UncommittedVec *made)
{
    /* Values of one type are added one after the other. */
    if (step->transaction == STEP_COMMIT_AFTER)
        return false;
    for (size_t i = 0; i < made->count; i++)
        if (uses(arena, action, step, &made->items[i]))
            return true;
    return false;
}

/* Locks of a transaction are held to its end: what takes long should not be in it together with others. */
static bool holds_long(const Step *step)
{
    return (step->hazards & (HAZARD_TABLE_REWRITE | HAZARD_TABLE_SCAN)) != 0;
}

void groups_mark(Plan *plan, bool online)
{
    UncommittedVec made = {0};
    const Step *last = NULL;

    for (size_t i = 0; i < plan->actions.count; i++) {
        PlanAction *action = &plan->actions.items[i];

        for (size_t j = 0; j < action->steps.list.count; j++) {
            Step *step = &action->steps.list.items[j];

            if (step->sql[0] == '\0')
                continue;
            step->starts_group =
                last != NULL && (step->starts_group || step->transaction == STEP_OUTSIDE ||
                                 last->transaction == STEP_OUTSIDE ||
                                 (online && (holds_long(step) || holds_long(last))) ||
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
