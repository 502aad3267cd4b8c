/* CREATE EVENT TRIGGER. */
#include "kinds/write.h"

static const Attribute EVENT_TRIGGER_ATTRIBUTES[] = {
    ATTR(EventTriggerObject, event, NAME, 0),
    ATTR(EventTriggerObject, tags, TEXTS, 0),
    ATTR(EventTriggerObject, function, TEXT, 0),
    ATTR(EventTriggerObject, enabled, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void add_enabled(Steps *steps, const EventTriggerObject *trigger)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER EVENT TRIGGER ");
    str_sql_ident(&sql, trigger->object.name);
    if (trigger->enabled == NULL)
        str_text(&sql, " ENABLE");
    else if (strcmp(trigger->enabled, "DISABLED") == 0)
        str_text(&sql, " DISABLE");
    else
        str_printf(&sql, " ENABLE %s", trigger->enabled);
    steps_add(steps, &sql, 0);
}

static void event_trigger_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const EventTriggerObject *trigger = (const EventTriggerObject *)object;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE EVENT TRIGGER ");
    str_sql_ident(&sql, object->name);
    str_text(&sql, "\n    ON ");
    str_sql_ident(&sql, trigger->event);
    for (size_t i = 0; i < trigger->written.count; i++) {
        str_text(&sql, i == 0 ? "\n    WHEN TAG IN (" : ", ");
        str_sql_literal(&sql, trigger->written.items[i]);
    }
    if (trigger->written.count > 0)
        str_char(&sql, ')');
    str_printf(&sql, "\n    EXECUTE FUNCTION %s()", trigger->function);
    steps_add(steps, &sql, 0);
    if (trigger->enabled != NULL)
        add_enabled(steps, trigger);
}

static bool event_trigger_alter(const Object *from, const Object *to, AttributeSet changed,
                                Steps *steps)
{
    (void)from;
    (void)changed;
    add_enabled(steps, (const EventTriggerObject *)to);
    return true;
}

static void event_trigger_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

static bool event_trigger_interferes(const Object *object)
{
    return !text_equal(((const EventTriggerObject *)object)->enabled, "DISABLED");
}

const KindOps event_trigger_ops = {
    .sql_kind = "EVENT TRIGGER",
    .size = sizeof(EventTriggerObject),
    .attributes = EVENT_TRIGGER_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_name,
    .append_rename = write_rename,
    .create = event_trigger_create,
    .alter = event_trigger_alter,
    .interferes = event_trigger_interferes,
    .drop = event_trigger_drop,
};
