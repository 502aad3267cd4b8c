#include "plan/plan.h"

#include "kinds/locks.h"

#include <jansson.h>

const char *plan_verb(ActionVerb verb)
{
    static const char *const words[] = {
        [ACTION_CREATE] = "create",       [ACTION_ALTER] = "alter",     [ACTION_DROP] = "drop",
        [ACTION_SET_ASIDE] = "set aside", [ACTION_DROP_ASIDE] = "drop", [ACTION_RENAME] = "rename",
    };

    return words[verb];
}

static const char *transaction_word(StepTransaction transaction)
{
    static const char *const words[] = {
        [STEP_INSIDE] = "inside",
        [STEP_COMMIT_AFTER] = "commit after",
        [STEP_OUTSIDE] = "outside",
    };

    return words[transaction];
}

/* ---- SQL ------------------------------------------------------------------------------------------------------ */

static void append_comment(Str *out, const char *label, const char *text)
{
    str_text(out, "-- ");
    str_text(out, label);
    str_sql_comment(out, text);
    str_char(out, '\n');
}

/* A line for the hazards and the note; of several notes, each has its own. */
static void append_hazards(Str *out, const Step *step)
{
    const char *note = step->notes.count > 1 ? NULL : step->note;
    Str text = str_new(out->arena);

    for (unsigned bit = 0; bit < HAZARD_COUNT; bit++)
        if ((step->hazards & 1U << bit) != 0)
            str_printf(&text, "%s%s", text.length > 0 ? ", " : "", hazard_name(bit));
    if (note != NULL)
        str_printf(&text, "%s%s", text.length > 0 ? ": " : "", note);
    if (text.length > 0)
        append_comment(out, "", text.text);
    for (size_t i = 0; note == NULL && i < step->notes.count; i++)
        append_comment(out, "", step->notes.items[i]);
}

/* The lines by which the runner knows where to commit. */
static void append_group(Str *out, const Step *step)
{
    if (step->starts_group)
        str_text(out, "-- @commit\n");
    if (step->transaction == STEP_OUTSIDE)
        str_text(out, "-- @no-transaction\n");
}

/* A statement of several lines, or with something to say of itself, is set off by empty lines. */
static bool stands_apart(const Step *step)
{
    return strchr(step->sql, '\n') != NULL || step->hazards != 0 || step->note != NULL;
}

/* Statements of one line stand together when they have the same reason, or none and are about the same table, or do the
 * same with objects of one kind. */
static bool belongs_to(const PlanAction *action, const PlanAction *last)
{
    if (action->reason != NULL || last->reason != NULL)
        return text_equal(action->reason, last->reason);
    return object_root(action->object) == object_root(last->object) ||
           (action->verb == last->verb && action->object->kind == last->object->kind);
}

/* Statements with the same note and nothing else to say share it. */
static bool has_same_note(const Step *step, const Step *last)
{
    return step->note != NULL && text_equal(step->note, last->note) && step->hazards == 0 &&
           last->hazards == 0 && strchr(step->sql, '\n') == NULL && strchr(last->sql, '\n') == NULL;
}

static void append_remarks(Str *out, const PlanAction *action, const Step *step, bool begins)
{
    const char *reason = step->reason != NULL ? step->reason : action->reason;

    if (!begins)
        return;
    if (reason != NULL && step == action->steps.list.items)
        append_comment(out, "because ", reason);
    append_hazards(out, step);
}

static void format_statements(Str *out, const Plan *plan, bool with_remarks)
{
    const PlanAction *last = NULL;
    const Step *last_step = NULL;

    if (plan->unchecked_bodies)
        str_printf(out,
                   "-- some routines %s: their bodies are checked when they run\n"
                   "SET check_function_bodies = false;\n",
                   plan->unchecked_paths
                       ? "would be refused here, though not where they were written"
                       : "use each other");
    for (size_t i = 0; i < plan->actions.count; i++) {
        const PlanAction *action = &plan->actions.items[i];

        for (size_t j = 0; j < action->steps.list.count; j++) {
            const Step *step = &action->steps.list.items[j];
            bool begins =
                last == NULL || step->starts_group || !belongs_to(action, last) ||
                (stands_apart(step) ? !has_same_note(step, last_step) : stands_apart(last_step));

            if (out->length > 0 && begins)
                str_char(out, '\n');
            append_group(out, step);
            if (with_remarks)
                append_remarks(out, action, step, begins);
            if (step->sql[0] != '\0') {
                str_text(out, step->sql);
                str_text(out, ";\n");
            }
            last = action;
            last_step = step;
        }
    }
    if (plan->unchecked_bodies)
        str_text(out, "\nRESET check_function_bodies;\n");
}

void plan_format_sql(Str *out, const Plan *plan)
{
    format_statements(out, plan, true);
}

void plan_format_script(Str *out, const Plan *plan)
{
    format_statements(out, plan, false);
}

/* ---- JSON ----------------------------------------------------------------------------------------------------- */

static json_t *text_or_null(const char *text)
{
    return text == NULL ? json_null() : json_string(text);
}

static json_t *hazards_json(unsigned hazards)
{
    json_t *names = json_array();

    for (unsigned bit = 0; bit < HAZARD_COUNT; bit++)
        if ((hazards & 1U << bit) != 0)
            json_array_append_new(names, json_string(hazard_name(bit)));
    return names;
}

static json_t *ids_json(Arena *arena, const ObjectVec *objects)
{
    json_t *ids = json_array();

    for (size_t i = 0; i < objects->count; i++)
        json_array_append_new(ids, json_string(object_id(arena, objects->items[i])));
    return ids;
}

static json_t *step_json(Arena *arena, const Step *step, int group)
{
    json_t *object = json_object();

    json_object_set_new(object, "sql", json_string(step->sql));
    json_object_set_new(object, "also", ids_json(arena, &step->others));
    json_object_set_new(object, "hazards", hazards_json(step->hazards));
    json_object_set_new(object, "lock", text_or_null(lock_of_statement(step->sql)));
    json_object_set_new(object, "rewrites", json_boolean(step->hazards & HAZARD_TABLE_REWRITE));
    json_object_set_new(object, "scans",
                        json_boolean((step->hazards & (HAZARD_TABLE_SCAN | HAZARD_TABLE_REWRITE)) ||
                                     statement_reads_beside(step->sql)));
    json_object_set_new(object, "loses_data", json_boolean(step->hazards & HAZARD_DATA_LOSS));
    json_object_set_new(object, "group", json_integer(group));
    json_object_set_new(object, "transaction", json_string(transaction_word(step->transaction)));
    json_object_set_new(object, "starts_group", json_boolean(step->starts_group));
    json_object_set_new(object, "note", text_or_null(step->note));
    return object;
}

/* What the object needs, as the model has it: what it hangs on, and what it names. */
static json_t *needs_json(Arena *arena, const Object *object)
{
    json_t *needs = json_array();

    if (object->parent != NULL)
        json_array_append_new(needs, json_string(object_id(arena, object->parent)));
    for (size_t i = 0; i < object->dependencies.count; i++)
        if (object->dependencies.items[i].on != object->parent)
            json_array_append_new(needs,
                                  json_string(object_id(arena, object->dependencies.items[i].on)));
    return needs;
}

/* `group` is the number of the open transaction. */
static json_t *action_json(Arena *arena, const PlanAction *action, int *group)
{
    json_t *object = json_object();
    json_t *steps = json_array();

    json_object_set_new(object, "action", json_string(plan_verb(action->verb)));
    json_object_set_new(object, "kind", json_string(kind_name(action->object->kind)));
    json_object_set_new(object, "object", json_string(object_id(arena, action->object)));
    json_object_set_new(object, "reason", text_or_null(action->reason));
    json_object_set_new(object, "needs", needs_json(arena, action->object));
    json_object_set_new(object, "hazards", hazards_json(action->hazards));
    for (size_t i = 0; i < action->steps.list.count; i++) {
        const Step *step = &action->steps.list.items[i];

        *group += step->starts_group ? 1 : 0;
        json_array_append_new(steps, step_json(arena, step, *group));
    }
    json_object_set_new(object, "steps", steps);
    return object;
}

void plan_format_json(Str *out, const Plan *plan)
{
    json_t *root = json_object();
    json_t *actions = json_array();
    json_t *losses = json_array();
    int group = 1;
    char *text;

    json_object_set_new(root, "format", json_integer(1));
    json_object_set_new(root, "unchecked_bodies", json_boolean(plan->unchecked_bodies));
    json_object_set_new(root, "data_loss", losses);
    for (size_t i = 0; i < plan->actions.count; i++) {
        const PlanAction *action = &plan->actions.items[i];

        json_array_append_new(actions, action_json(plan->arena, action, &group));
        if ((action->hazards & HAZARD_DATA_LOSS) != 0)
            json_array_append_new(losses, json_string(object_id(plan->arena, action->object)));
    }
    json_object_set_new(root, "actions", actions);
    text = json_dumps(root, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
    if (text != NULL)
        str_text(out, text);
    str_char(out, '\n');
    free(text);
    json_decref(root);
}

/* ---- Summary -------------------------------------------------------------------------------------------------- */

void plan_format_summary(Str *out, const Plan *plan, bool color)
{
    static const struct {
        const char *sign;
        const char *color;
    } signs[] = {
        [ACTION_CREATE] = {"+", "\033[32m"},     [ACTION_ALTER] = {"~", "\033[33m"},
        [ACTION_DROP] = {"-", "\033[31m"},       [ACTION_SET_ASIDE] = {"~", "\033[33m"},
        [ACTION_DROP_ASIDE] = {"-", "\033[31m"}, [ACTION_RENAME] = {"~", "\033[33m"},
    };

    for (size_t i = 0; i < plan->actions.count; i++) {
        const PlanAction *action = &plan->actions.items[i];
        unsigned hazards = action->hazards;

        if (action->continues)
            continue;
        str_printf(out, "%s%s%s ", color ? signs[action->verb].color : "", signs[action->verb].sign,
                   color ? "\033[0m" : "");
        str_sql_comment(out, object_title(plan->arena, action->object));
        for (unsigned bit = 0; bit < HAZARD_COUNT; bit++)
            if ((hazards & 1U << bit) != 0)
                str_printf(out, "  %s", hazard_name(bit));
        if (action->reason != NULL) {
            str_text(out, "  (");
            str_sql_comment(out, action->reason);
            str_char(out, ')');
        }
        str_char(out, '\n');
    }
}
