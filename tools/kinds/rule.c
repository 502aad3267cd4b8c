/* CREATE RULE. The rule behind a view is part of the view. */
#include "kinds/write.h"

static const Attribute RULE_ATTRIBUTES[] = {
    ATTR(RuleObject, event, TEXT, ATTRIBUTE_ALTER),
    ATTR(RuleObject, instead, BOOL, ATTRIBUTE_ALTER),
    ATTR(RuleObject, condition, EXPR, ATTRIBUTE_ALTER),
    ATTR_ITEMS(RuleObject, actions, &expr_item_type, ATTRIBUTE_ALTER),
    ATTR(RuleObject, enabled, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void add_definition(Steps *steps, const RuleObject *rule, const char *verb)
{
    Str sql = str_new(steps->arena);

    str_printf(&sql, "%s RULE ", verb);
    str_sql_ident(&sql, rule->object.name);
    str_printf(&sql, " AS\n    ON %s TO ", rule->event);
    write_relation(&sql, &rule->object);
    if (rule->condition.sql != NULL)
        str_printf(&sql, "\n    WHERE (%s)", rule->condition.sql);
    str_text(&sql, rule->instead ? "\n    DO INSTEAD " : "\n    DO ALSO ");
    if (rule->actions.count == 0)
        str_text(&sql, "NOTHING");
    for (size_t i = 0; i < rule->actions.count; i++) {
        if (rule->actions.count > 1)
            str_text(&sql, i == 0 ? "(\n    " : ";\n    ");
        str_text(&sql, rule->actions.items[i].expr.sql);
    }
    if (rule->actions.count > 1)
        str_char(&sql, ')');
    steps_add(steps, &sql, 0);
}

static void add_enabled(Steps *steps, const RuleObject *rule)
{
    Str sql = write_alter_table(steps, &rule->object);

    write_enabled(&sql, "RULE", rule->enabled);
    str_sql_ident(&sql, rule->object.name);
    steps_add(steps, &sql, 0);
}

static void rule_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const RuleObject *rule = (const RuleObject *)object;

    (void)folded;
    add_definition(steps, rule, "CREATE");
    if (rule->enabled != NULL)
        add_enabled(steps, rule);
}

static bool rule_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const RuleObject *rule = (const RuleObject *)to;
    bool enabled_changes = attribute_in(RULE_ATTRIBUTES, changed, "enabled");
    AttributeSet enabled_bit = (AttributeSet)1
                               << (attribute_find(RULE_ATTRIBUTES, "enabled") - RULE_ATTRIBUTES);

    (void)from;
    if ((changed & ~enabled_bit) != 0)
        add_definition(steps, rule, "CREATE OR REPLACE");
    if (enabled_changes)
        add_enabled(steps, rule);
    return true;
}

static void rule_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps rule_ops = {
    .sql_kind = "RULE",
    .size = sizeof(RuleObject),
    .attributes = RULE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference_on_relation,
    .append_rename = write_rename,
    .create = rule_create,
    .alter = rule_alter,
    .drop = rule_drop,
};
