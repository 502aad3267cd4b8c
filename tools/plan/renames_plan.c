#include "base/map.h"
#include "plan/former.h"
#include "plan/renames.h"

static Source *make_source(Arena *arena, const RenameVec *renames)
{
    Str text = str_new(arena);

    for (size_t i = 0; i < renames->count; i++) {
        str_text(&text, renames->items[i].sql);
        str_text(&text, ";\n");
    }
    return source_new(arena, "renames", text.text, text.length);
}

static bool is_renamed(const RenameVec *renames, const Object *object)
{
    for (size_t i = 0; i < renames->count; i++)
        if (strcmp(renames->items[i].object->key, object->key) == 0)
            return true;
    return false;
}

/* How many actions of a plan come before the renames: by the first ones, what would have a say in these loses it. */
static size_t count_silencing(const Plan *plan, const RenameVec *renames)
{
    size_t count = 0;

    while (count < plan->actions.count) {
        const PlanAction *action = &plan->actions.items[count];

        if ((action->verb != ACTION_DROP && action->verb != ACTION_ALTER) ||
            kind_ops(action->object->kind)->interferes == NULL ||
            is_renamed(renames, action->object))
            break;
        count++;
    }
    return count;
}

/* Adds the statement to the last action when that is about the same object that goes. */
static void add_statement(Plan *plan, PlanActionVec *actions, const Rename *rename)
{
    PlanAction new_action = {.verb = rename->verb, .object = rename->object};
    PlanAction *action = actions->count > 0 ? &actions->items[actions->count - 1] : NULL;
    Str sql = str_new(plan->arena);

    if (action == NULL || rename->verb != ACTION_DROP || action->verb != ACTION_DROP ||
        action->object != rename->object) {
        new_action.steps.arena = plan->arena;
        vec_push(plan->arena, actions, new_action);
        action = &actions->items[actions->count - 1];
    }
    str_text(&sql, rename->sql);
    steps_add(&action->steps, &sql, rename->hazards)->note = rename->note;
    action->hazards |= rename->hazards;
    plan->hazards |= rename->hazards;
}

static void add_to_plan(Plan *plan, const RenameVec *renames)
{
    size_t first = renames->count > 0 ? count_silencing(plan, renames) : 0;
    PlanActionVec actions = {0};

    for (size_t i = 0; i < first; i++)
        vec_push(plan->arena, &actions, plan->actions.items[i]);
    for (size_t i = 0; i < renames->count; i++)
        add_statement(plan, &actions, &renames->items[i]);
    for (size_t i = first; i < plan->actions.count; i++)
        vec_push(plan->arena, &actions, plan->actions.items[i]);
    plan->actions = actions;
}

Plan *renames_plan(Arena *arena, const Model *from, const Model *to, RereadFunction reread,
                   void *context, const PlanOptions *options, DiagList *diags)
{
    RenameVec renames = {0};
    Formers formers = {NULL, to, map_new(arena)};
    size_t found;
    Plan *plan;

    renames_find_annotated(arena, from, to, &renames);
    if (renames.count > 0)
        from = reread(context, make_source(arena, &renames));
    if (from == NULL)
        return NULL;
    /* Parts of what has its new name are found after it. */
    do {
        found = renames.count;
        renames_find_same(arena, from, to, &renames);
        if (renames.count > found)
            from = reread(context, make_source(arena, &renames));
        if (from == NULL)
            return NULL;
    } while (renames.count > found);
    formers.from = from;
    former_report(arena, &formers, diags);
    plan = plan_make(arena, from, to, options, diags);
    if (plan != NULL)
        add_to_plan(plan, &renames);
    return plan;
}
