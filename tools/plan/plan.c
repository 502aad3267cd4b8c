#include "plan/plan.h"

#include "plan/order.h"

Plan *plan_make(Arena *arena, const Model *from, const Model *to, DiagList *diags)
{
    Plan *plan = ARENA_NEW(arena, Plan);
    Changes *changes = changes_make(arena, from, to);

    plan->arena = arena;
    return order_changes(changes, plan, diags) ? plan : NULL;
}

bool plan_is_empty(const Plan *plan)
{
    return plan->actions.count == 0;
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
            diag_error(diags, "refused", action->object->span, "%s: %s %s %s", hazard_name(bit),
                       action->verb == ACTION_DROP ? "dropping" : "changing",
                       kind_label(action->object->kind), object_id(plan->arena, action->object));
        }
    }
    return allowed;
}
