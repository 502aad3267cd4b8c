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
    ATTR(TriggerObject, part_of, TEXT, 0),
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

/* ---- copies in partitions -------------------------------------------------------------------- */

static const TriggerObject *whole_of(const TriggerObject *trigger)
{
    return (const TriggerObject *)trigger->whole;
}

/* True when all copies of a trigger, at every level, are in its state. */
static bool copies_agree(const TriggerObject *trigger)
{
    const TableObject *table = object_is_table(trigger->object.parent)
                                   ? (const TableObject *)trigger->object.parent
                                   : NULL;

    for (size_t i = 0; table != NULL && i < table->inheritors.count; i++) {
        const TriggerObject *copy = (const TriggerObject *)object_child(
            table->inheritors.items[i]->parent, KIND_TRIGGER, trigger->object.name);

        if (copy == NULL || whole_of(copy) != trigger)
            continue;
        if (!text_equal(copy->enabled, trigger->enabled) || !copies_agree(copy))
            return false;
    }
    return true;
}

/* True when something else than the state differs: the server makes trigger and copies anew then. */
static bool is_made_anew(const TriggerObject *from, const TriggerObject *to)
{
    AttributeSet changed = attributes_differ(TRIGGER_ATTRIBUTES, from, to);

    for (size_t i = 0; TRIGGER_ATTRIBUTES[i].name != NULL; i++)
        if ((changed & (AttributeSet)1 << i) != 0 &&
            strcmp(TRIGGER_ATTRIBUTES[i].name, "enabled") != 0)
            return true;
    return false;
}

/* The state is set of the trigger alone when its copies have others. */
static void add_enabled(Steps *steps, const TriggerObject *trigger)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, copies_agree(trigger) ? "ALTER TABLE " : "ALTER TABLE ONLY ");
    write_relation(&sql, &trigger->object);
    str_char(&sql, ' ');
    write_enabled(&sql, "TRIGGER", trigger->enabled);
    str_sql_ident(&sql, trigger->object.name);
    steps_add(steps, &sql, 0);
}

/*
 * A new copy has the state that the trigger has when the table is attached, or the usual one when the trigger is made. So it
 * has the right one only when that of the trigger is set together with those of its copies, or there is but one state.
 */
static void create_copy(Steps *steps, const TriggerObject *copy)
{
    const TriggerObject *whole = whole_of(copy);
    const TriggerObject *former = (const TriggerObject *)steps_counterpart(steps, &whole->object);
    bool stays = former != NULL && !is_made_anew(former, whole);

    if (!copies_agree(whole) && (!text_equal(copy->enabled, whole->enabled) ||
                                 !text_equal(whole->enabled, stays ? former->enabled : NULL)))
        add_enabled(steps, copy);
}

/* It is altered together with the trigger, but for a state of its own. */
static void alter_copy(Steps *steps, const TriggerObject *from, const TriggerObject *copy)
{
    const TriggerObject *whole = whole_of(copy);
    const TriggerObject *former = (const TriggerObject *)steps_counterpart(steps, &whole->object);
    bool anew = former != NULL && is_made_anew(former, whole);

    if (former != NULL && copies_agree(whole) &&
        (anew || !text_equal(former->enabled, whole->enabled)))
        return;
    if (!text_equal(copy->enabled, anew ? NULL : from->enabled))
        add_enabled(steps, copy);
}

/* ---- steps ----------------------------------------------------------------------------------- */

static void trigger_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const TriggerObject *trigger = (const TriggerObject *)object;
    Str sql = str_new(steps->arena);

    (void)folded;
    if (trigger->part_of != NULL) {
        create_copy(steps, trigger);
        return;
    }
    append_create(&sql, trigger, false);
    steps_add(steps, &sql, 0);
    if (trigger->enabled != NULL)
        add_enabled(steps, trigger);
}

/* The server replaces all but constraint triggers, and makes the new one fire as usual. It leaves copies alone when a trigger
 * is no longer for each row. */
static bool trigger_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const TriggerObject *former = (const TriggerObject *)from;
    const TriggerObject *trigger = (const TriggerObject *)to;
    Str sql = str_new(steps->arena);

    if (is_made_anew(former, trigger) &&
        (trigger->constraint || (attribute_in(TRIGGER_ATTRIBUTES, changed, "for_each_row") &&
                                 object_is_table(from->parent) &&
                                 ((const TableObject *)from->parent)->inheritors.count > 0)))
        return false;
    if (trigger->part_of != NULL) {
        alter_copy(steps, former, trigger);
        return true;
    }
    if (is_made_anew(former, trigger)) {
        append_create(&sql, trigger, true);
        steps_add(steps, &sql, 0);
        if (trigger->enabled == NULL)
            return true;
    }
    add_enabled(steps, trigger);
    return true;
}

/* A copy goes with the trigger, or when its table is no longer a partition. */
static void trigger_drop(const Object *object, Steps *steps)
{
    if (((const TriggerObject *)object)->part_of == NULL)
        write_drop(steps, object, 0);
}

/* A copy: the trigger, and that its table is a partition. */
static const Object *trigger_comes_with(const Object *object, size_t index)
{
    const Object *whole = ((const TriggerObject *)object)->whole;
    const Object *link = NULL;
    size_t next = 0;

    if (whole == NULL || index == 0)
        return whole;
    while (index == 1 && (link = inheritance_of(object->parent, &next)) != NULL &&
           inheritance_parent(link) != whole->parent) {
    }
    return link;
}

const KindOps trigger_ops = {
    .sql_kind = "TRIGGER",
    .size = sizeof(TriggerObject),
    .attributes = TRIGGER_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference_on_relation,
    .append_rename = write_rename,
    .same_content = write_same_content_alone,
    .comes_with = trigger_comes_with,
    .create = trigger_create,
    .alter = trigger_alter,
    .drop = trigger_drop,
};
