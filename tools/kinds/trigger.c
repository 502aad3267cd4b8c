/* CREATE TRIGGER. */
#include "kinds/write.h"

static const Attribute TRIGGER_ATTRIBUTES[] = {
    ATTR(TriggerObject, timing, TEXT, ATTRIBUTE_ALTER),
    ATTR(TriggerObject, events, TEXTS, ATTRIBUTE_ALTER),
    ATTR(TriggerObject, update_columns, NAMES, ATTRIBUTE_ALTER),
    ATTR(TriggerObject, for_each_row, BOOL, ATTRIBUTE_ALTER),
    ATTR(TriggerObject, when, EXPR, ATTRIBUTE_ALTER),
    ATTR(TriggerObject, function, TEXT, ATTRIBUTE_ALTER),
    ATTR(TriggerObject, arguments, TEXTS, ATTRIBUTE_ALTER),
    ATTR(TriggerObject, constraint, BOOL, 0),
    ATTR(TriggerObject, deferrable, BOOL, 0),
    ATTR(TriggerObject, initially_deferred, BOOL, 0),
    ATTR(TriggerObject, from_table, TEXT, ATTRIBUTE_ALTER),
    ATTR(TriggerObject, old_table, NAME, ATTRIBUTE_ALTER),
    ATTR(TriggerObject, new_table, NAME, ATTRIBUTE_ALTER),
    ATTR(TriggerObject, enabled, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void append_events(Str *sql, const TriggerObject *trigger)
{
    for (size_t i = 0; i < trigger->events.count; i++) {
        if (i > 0)
            str_text(sql, " OR ");
        str_text(sql, trigger->events.items[i]);
        if (strcmp(trigger->events.items[i], "UPDATE") == 0 && trigger->update_columns.count > 0) {
            str_text(sql, " OF ");
            str_sql_idents(sql, trigger->update_columns.items, trigger->update_columns.count);
        }
    }
}

static void append_transition_tables(Str *sql, const TriggerObject *trigger)
{
    if (trigger->old_table == NULL && trigger->new_table == NULL)
        return;
    str_text(sql, "\n    REFERENCING");
    if (trigger->old_table != NULL) {
        str_text(sql, " OLD TABLE AS ");
        str_sql_ident(sql, trigger->old_table);
    }
    if (trigger->new_table != NULL) {
        str_text(sql, " NEW TABLE AS ");
        str_sql_ident(sql, trigger->new_table);
    }
}

static void append_create(Str *sql, const TriggerObject *trigger, bool replace)
{
    str_text(sql, trigger->constraint ? "CREATE CONSTRAINT TRIGGER "
                  : replace           ? "CREATE OR REPLACE TRIGGER "
                                      : "CREATE TRIGGER ");
    str_sql_ident(sql, trigger->object.name);
    str_printf(sql, "\n    %s ", trigger->timing);
    append_events(sql, trigger);
    str_text(sql, " ON ");
    write_relation(sql, &trigger->object);
    if (trigger->from_table != NULL)
        str_printf(sql, "\n    FROM %s", trigger->from_table);
    if (trigger->deferrable) {
        str_text(sql, "\n   ");
        write_deferrable(sql, trigger->deferrable, trigger->initially_deferred);
    }
    append_transition_tables(sql, trigger);
    str_text(sql, trigger->for_each_row ? "\n    FOR EACH ROW" : "\n    FOR EACH STATEMENT");
    if (trigger->when.sql != NULL)
        str_printf(sql, "\n    WHEN (%s)", trigger->when.sql);
    str_printf(sql, "\n    EXECUTE FUNCTION %s(", trigger->function);
    for (size_t i = 0; i < trigger->arguments.count; i++) {
        if (i > 0)
            str_text(sql, ", ");
        str_sql_literal(sql, trigger->arguments.items[i]);
    }
    str_char(sql, ')');
}

static void add_enabled(Steps *steps, const TriggerObject *trigger)
{
    Str sql = write_alter_table(steps, &trigger->object);

    write_enabled(&sql, "TRIGGER", trigger->enabled);
    str_sql_ident(&sql, trigger->object.name);
    steps_add(steps, &sql, 0);
}

static void trigger_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const TriggerObject *trigger = (const TriggerObject *)object;
    Str sql = str_new(steps->arena);

    (void)folded;
    append_create(&sql, trigger, false);
    steps_add(steps, &sql, 0);
    if (trigger->enabled != NULL)
        add_enabled(steps, trigger);
}

static bool only_enabled(AttributeSet changed)
{
    for (size_t i = 0; TRIGGER_ATTRIBUTES[i].name != NULL; i++)
        if ((changed & (AttributeSet)1 << i) != 0 &&
            strcmp(TRIGGER_ATTRIBUTES[i].name, "enabled") != 0)
            return false;
    return true;
}

/* The server replaces all but constraint triggers, and makes the new one fire as usual. */
static bool trigger_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const TriggerObject *trigger = (const TriggerObject *)to;
    Str sql = str_new(steps->arena);

    (void)from;
    if (only_enabled(changed)) {
        add_enabled(steps, trigger);
        return true;
    }
    if (trigger->constraint)
        return false;
    append_create(&sql, trigger, true);
    steps_add(steps, &sql, 0);
    if (trigger->enabled != NULL)
        add_enabled(steps, trigger);
    return true;
}

static void trigger_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps trigger_ops = {
    .sql_kind = "TRIGGER",
    .size = sizeof(TriggerObject),
    .attributes = TRIGGER_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference_on_relation,
    .append_rename = write_rename,
    .same_content = write_same_content,
    .create = trigger_create,
    .alter = trigger_alter,
    .drop = trigger_drop,
};
