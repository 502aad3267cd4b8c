#include "plan/sharing.h"

#include "kinds/locks.h"

/* What is said of some of those that share a statement. */
typedef struct Remark {
    const char *note;
    ObjectVec about;
} Remark;

/* A statement that takes in those that come after it. */
typedef struct Sharing {
    Arena *arena;
    const PlanAction *first;
    Step *step;
    const char *prefix;
    const char *lock; /* of the statement */
    Str sql;          /* the statement as it grows; "" while it is as it was */
    VEC(Remark) remarks;
    bool
        left_over; /* an action has more to do than what it shares, which has to come before others */
} Sharing;

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
        "ADD COLUMN ",      "ADD CONSTRAINT ", "ALTER COLUMN ", "DROP COLUMN ",
        "DROP CONSTRAINT ", "SET LOGGED",      "SET UNLOGGED",  "SET ACCESS METHOD ",
    };

    for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++)
        if (strncmp(text, WORDS[i], strlen(WORDS[i])) == 0)
            return true;
    return false;
}

static bool rewrites(const Step *step)
{
    return (step->hazards & HAZARD_TABLE_REWRITE) != 0;
}

/* What the reader has to see of each object by itself has a statement of its own, where that does not write the rows once
 * more. */
static bool is_told_apart(const Step *step)
{
    return (step->hazards & (HAZARD_DATA_LOSS | HAZARD_SECURITY_CHANGE)) != 0 && !rewrites(step);
}

/* What a statement says of the table, behind the blank or the line end after its name; NULL when it is about something else. */
static const char *behind_prefix(const char *sql, const char *prefix)
{
    const size_t length = strlen(prefix) - 1;

    if (strncmp(sql, prefix, length) != 0 || (sql[length] != ' ' && sql[length] != '\n'))
        return NULL;
    return sql + length + strspn(sql + length, " \n");
}

/* A step, when it consists of subcommands for a table; NULL otherwise. */
static Step *subcommand(const PlanAction *action, size_t index, const char *prefix)
{
    Step *step = index < action->steps.list.count ? &action->steps.list.items[index] : NULL;
    const char *text = step == NULL ? NULL : behind_prefix(step->sql, prefix);

    return text != NULL && step->transaction == STEP_INSIDE && !is_told_apart(step) &&
                   is_subcommand(text)
               ? step
               : NULL;
}

/* Type changes of columns do not disturb each other, whatever else an action has to do for its column. Other statements
 * are joined when they are all that their actions have to say, and are alike. */
static bool can_share(const Sharing *sharing, const PlanAction *next)
{
    const PlanAction *first = sharing->first;
    const Step *shared = sharing->step;
    const Step *step = subcommand(next, 0, sharing->prefix);

    if (step == NULL || step->starts_group ||
        object_root(first->object) != object_root(next->object))
        return false;
    /* The rows are written once for all of them, whatever their reasons: the server alters columns before it adds others. */
    if (rewrites(shared) && rewrites(step))
        return !sharing->left_over || next->verb == ACTION_ALTER;
    if (rewrites(shared) && first->verb == ACTION_ALTER && next->verb == ACTION_ALTER)
        return step->hazards == 0 && step->note == NULL && text_equal(first->reason, next->reason);
    return !sharing->left_over && text_equal(first->reason, next->reason) &&
           first->steps.list.count == 1 && next->steps.list.count == 1 &&
           shared->hazards == step->hazards && strchr(step->sql, '\n') == NULL &&
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

static void share_note(Sharing *sharing, const char *note, const Object *object)
{
    Remark remark = {.note = note};

    if (note == NULL)
        return;
    for (size_t i = 0; i < sharing->remarks.count; i++) {
        Remark *known = &sharing->remarks.items[i];

        if (text_equal(known->note, note)) {
            vec_push(sharing->arena, &known->about, (Object *)object);
            return;
        }
    }
    vec_push(sharing->arena, &remark.about, (Object *)object);
    vec_push(sharing->arena, &sharing->remarks, remark);
}

/* Moves a step of an action into the statement. */
static void share_step(Sharing *sharing, PlanAction *next, size_t index)
{
    const Step *step = &next->steps.list.items[index];
    const char *lock = lock_of_statement(step->sql);

    if (sharing->sql.length == 0) {
        /* The blank before the subcommand becomes a line end. */
        str_bytes(&sharing->sql, sharing->prefix, strlen(sharing->prefix) - 1);
        str_text(&sharing->sql, "\n    ");
        str_text(&sharing->sql, behind_prefix(sharing->step->sql, sharing->prefix));
    }
    str_text(&sharing->sql, ",\n    ");
    str_text(&sharing->sql, behind_prefix(step->sql, sharing->prefix));
    if (!text_equal(lock, sharing->lock))
        sharing->lock = lock_of_statement(sharing->sql.text);
    sharing->step->hazards |= step->hazards;
    share_reason(sharing, next->reason);
    share_note(sharing, step->note, next->object);
    if (next != sharing->first)
        vec_push(sharing->arena, &sharing->step->others, (Object *)next->object);
    vec_remove(&next->steps.list, index);
    sharing->left_over =
        sharing->left_over || (next != sharing->first && next->steps.list.count > 0);
}

/* Several steps of the same action that write the rows, one after the other. */
static void share_own_steps(Sharing *sharing, PlanAction *action)
{
    const Step *step;

    while (rewrites(sharing->step) && (step = subcommand(action, 1, sharing->prefix)) != NULL &&
           rewrites(step) && !step->starts_group)
        share_step(sharing, action, 1);
}

/* "a, b: " unless the remark is about all, or names what it is about. */
static void append_names(Str *out, const Sharing *sharing, const Remark *remark)
{
    if (remark->about.count > sharing->step->others.count ||
        strstr(remark->note, object_id(sharing->arena, remark->about.items[0])) != NULL)
        return;
    for (size_t i = 0; i < remark->about.count; i++) {
        const Object *object = remark->about.items[i];

        str_text(out, i > 0 ? ", " : "");
        str_sql_ident(out, object->name[0] != '\0' ? object->name : object->parent->name);
    }
    str_text(out, ": ");
}

static void write_remarks(Sharing *sharing)
{
    Str all = str_new(sharing->arena);

    for (size_t i = 0; i < sharing->remarks.count; i++) {
        const Remark *remark = &sharing->remarks.items[i];
        Str note = str_new(sharing->arena);

        append_names(&note, sharing, remark);
        str_text(&note, remark->note);
        vec_push(sharing->arena, &sharing->step->notes, note.text);
        str_printf(&all, "%s%s", all.length > 0 ? "; " : "", note.text);
    }
    sharing->step->note = all.length > 0 ? all.text : NULL;
}

/* ---- Lists ---------------------------------------------------------------------------------------------------- */

/* Whether two statements are the same, but for the list that each has. */
static bool have_lists_alike(const Step *step, const Step *next)
{
    return step->list_end > 0 && next->list_end > 0 && !next->starts_group &&
           step->hazards == next->hazards && step->transaction == next->transaction &&
           text_equal(step->note, next->note) && step->list_start == next->list_start &&
           strncmp(step->sql, next->sql, step->list_start) == 0 &&
           strcmp(step->sql + step->list_end, next->sql + next->list_end) == 0;
}

/* The last statement so far, which may take in the lists of those that follow. */
typedef struct OpenList {
    Sharing sharing;
    Str list; /* as it grows */
    bool grown;
} OpenList;

static void close_list(OpenList *open)
{
    Step *step = open->sharing.step;
    Str sql;

    if (!open->grown)
        return;
    sql = str_new(open->sharing.arena);
    str_bytes(&sql, step->sql, step->list_start);
    str_text(&sql, open->list.text);
    str_text(&sql, step->sql + step->list_end);
    step->list_end = step->list_start + open->list.length;
    step->sql = sql.text;
}

static OpenList open_list(Arena *arena, const PlanAction *action, Step *step)
{
    OpenList open = {.sharing = {.arena = arena, .first = action, .step = step},
                     .list = str_new(arena)};

    str_bytes(&open.list, step->sql + step->list_start, step->list_end - step->list_start);
    return open;
}

static void take_list(OpenList *open, const PlanAction *action, const Step *next)
{
    ObjectVec *others = &open->sharing.step->others;

    str_text(&open->list, "\n    ");
    str_bytes(&open->list, next->sql + next->list_start, next->list_end - next->list_start);
    open->grown = true;
    share_reason(&open->sharing, open->sharing.first->reason);
    share_reason(&open->sharing, action->reason);
    if (action->object != open->sharing.first->object &&
        (others->count == 0 || others->items[others->count - 1] != action->object))
        vec_push(open->sharing.arena, others, (Object *)action->object);
}

/* Lists of statements that follow each other become one. */
static void share_lists(Plan *plan)
{
    OpenList open = {0};

    for (size_t i = 0; i < plan->actions.count; i++) {
        const PlanAction *action = &plan->actions.items[i];
        StepVec *steps = &plan->actions.items[i].steps.list;

        for (size_t j = 0; j < steps->count;) {
            Step *step = &steps->items[j];

            if (open.sharing.step != NULL && have_lists_alike(open.sharing.step, step)) {
                take_list(&open, action, step);
                vec_remove(steps, j);
                continue;
            }
            close_list(&open);
            open = step->list_end > 0 ? open_list(plan->arena, action, step) : (OpenList){0};
            j++;
        }
    }
    close_list(&open);
}

/* ---- Subcommands ---------------------------------------------------------------------------------------------- */

static Sharing begin_sharing(Arena *arena, const PlanAction *first, Step *step, const char *prefix)
{
    Sharing sharing = {.arena = arena, .first = first, .step = step, .prefix = prefix};

    sharing.lock = lock_of_statement(step->sql);
    sharing.sql = str_new(arena);
    share_note(&sharing, step->note, first->object);
    share_reason(&sharing, first->reason);
    return sharing;
}

static void end_sharing(Sharing *sharing)
{
    if (sharing->sql.length == 0)
        return;
    sharing->step->sql = sharing->sql.text;
    write_remarks(sharing);
}

static void share_subcommands(Plan *plan)
{
    for (size_t i = 0; i < plan->actions.count; i++) {
        PlanAction *first = &plan->actions.items[i];
        const char *prefix = table_prefix(plan->arena, first->object);
        Step *step = subcommand(first, 0, prefix);
        Sharing sharing;

        if (step == NULL || strchr(step->sql, '\n') != NULL)
            continue;
        sharing = begin_sharing(plan->arena, first, step, prefix);
        share_own_steps(&sharing, first);
        while (i + 1 < plan->actions.count && can_share(&sharing, &plan->actions.items[i + 1]))
            share_step(&sharing, &plan->actions.items[++i], 0);
        end_sharing(&sharing);
    }
}

/* ---- Columns that are made anew ------------------------------------------------------------------------------- */

/* The statement that adds columns of a table, and the one that then writes their values. */
typedef struct AddedColumns {
    Plan *plan;
    const Object *table;
    const char *prefix;
    Sharing adding, writing;
    bool
        behind; /* the second statement adds one as well, which no other may come before any more */
} AddedColumns;

/* The step that adds a column of the table, if it is the first of the action; NULL. */
static Step *adding_step(const AddedColumns *columns, const PlanAction *action)
{
    static const char ADD[] = "ADD COLUMN ";
    Step *step = action->verb == ACTION_CREATE && object_root(action->object) == columns->table
                     ? subcommand(action, 0, columns->prefix)
                     : NULL;

    return step != NULL && !step->starts_group &&
                   strncmp(behind_prefix(step->sql, columns->prefix), ADD, sizeof(ADD) - 1) == 0
               ? step
               : NULL;
}

static bool is_plain(const Step *step)
{
    return step->hazards == 0 && step->note == NULL;
}

/* Whether one of the columns that are added one after the other, from an action on, gets values by a statement of its own. */
static bool any_is_written(const AddedColumns *columns, size_t start)
{
    const PlanActionVec *actions = &columns->plan->actions;

    for (size_t i = start; i < actions->count && adding_step(columns, &actions->items[i]); i++) {
        const Step *step = subcommand(&actions->items[i], 1, columns->prefix);

        if (step != NULL && rewrites(step))
            return true;
    }
    return false;
}

/* What follows the addition of a column, from a step on: its values, and what can stand beside these. */
static void take_values(AddedColumns *columns, PlanAction *action, size_t index)
{
    Step *step = subcommand(action, index, columns->prefix);

    if (step == NULL || !rewrites(step))
        return;
    if (columns->writing.step == NULL) {
        columns->writing = begin_sharing(columns->plan->arena, action, step, columns->prefix);
        index++;
    }
    while ((step = subcommand(action, index, columns->prefix)) != NULL &&
           (rewrites(step) || is_plain(step)) && !step->starts_group)
        share_step(&columns->writing, action, index);
}

/* False when the column has to be added by a statement of its own. */
static bool take_column(AddedColumns *columns, PlanAction *action)
{
    Step *step = adding_step(columns, action);

    if (step == NULL)
        return false;
    if (rewrites(step) && columns->writing.step != NULL) {
        share_step(&columns->writing, action, 0);
        columns->behind = true;
        return true;
    }
    if (!is_plain(step) || columns->behind)
        return false;
    if (columns->adding.step == NULL) {
        columns->adding = begin_sharing(columns->plan->arena, action, step, columns->prefix);
        take_values(columns, action, 1);
    } else {
        share_step(&columns->adding, action, 0);
        take_values(columns, action, 0);
    }
    return true;
}

/* All columns first, then the values of all of them at once. */
static void share_added_columns(Plan *plan)
{
    for (size_t i = 0; i < plan->actions.count; i++) {
        const Object *object = plan->actions.items[i].object;
        AddedColumns columns = {.plan = plan, .table = object_root(object)};
        size_t end = i;

        columns.prefix = table_prefix(plan->arena, object);
        if (!any_is_written(&columns, i))
            continue;
        while (end < plan->actions.count && take_column(&columns, &plan->actions.items[end]))
            end++;
        if (columns.adding.step != NULL)
            end_sharing(&columns.adding);
        if (columns.writing.step != NULL)
            end_sharing(&columns.writing);
        i = end > i ? end - 1 : i;
    }
}

void share_statements(Plan *plan)
{
    share_added_columns(plan);
    share_subcommands(plan);
    share_lists(plan);
}
