/*
 * CREATE SUBSCRIPTION. A plan never connects to the publisher: the subscription is made without its
 * slot and disabled, and taken away without touching the slot. What is left to do is said.
 */
#include "kinds/write.h"

static const Attribute SUBSCRIPTION_ATTRIBUTES[] = {
    ATTR(SubscriptionObject, connection, TEXT, ATTRIBUTE_ALTER),
    ATTR(SubscriptionObject, publications, NAMES, ATTRIBUTE_ALTER),
    ATTR(SubscriptionObject, options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR(SubscriptionObject, enabled, BOOL, ATTRIBUTE_ALTER),
    ATTR_END,
};

static Str begin(Steps *steps, const char *verb, const Object *object)
{
    Str sql = str_new(steps->arena);

    str_printf(&sql, "%s SUBSCRIPTION ", verb);
    str_sql_ident(&sql, object->name);
    str_char(&sql, ' ');
    return sql;
}

/* What an option is when nothing is said of it. Source: parse_subscription_options() of the server. */
static const char *option_default(const char *name)
{
    static const char *const DEFAULTS[][2] = {
        {"synchronous_commit", "off"},
        {"origin", "any"},
        {"password_required", "true"},
    };

    for (size_t i = 0; i < sizeof(DEFAULTS) / sizeof(DEFAULTS[0]); i++) {
        if (strcmp(DEFAULTS[i][0], name) == 0)
            return DEFAULTS[i][1];
    }
    return "false";
}

/* Options whose default is another since a version of the server. Source: the release notes of PostgreSQL 18. */
typedef struct MovedDefault {
    const char *name;
    const char *before;
    const char *since; /* server_version_num */
    const char *then;
} MovedDefault;

static const MovedDefault MOVED_DEFAULTS[] = {{"streaming", "off", "180000", "parallel"}};

static const MovedDefault *moved_default(const char *name)
{
    for (size_t i = 0; i < sizeof(MOVED_DEFAULTS) / sizeof(MOVED_DEFAULTS[0]); i++)
        if (strcmp(MOVED_DEFAULTS[i].name, name) == 0)
            return &MOVED_DEFAULTS[i];
    return NULL;
}

static void append_option(Str *sql, const char *separator, const char *name, const char *value)
{
    str_text(sql, separator);
    str_sql_ident(sql, name);
    str_text(sql, " = ");
    /* The word, not the text: there may be a slot of that name. */
    if (strcmp(name, "slot_name") == 0 && value == NULL)
        str_text(sql, "NONE");
    else
        str_sql_literal(sql, value != NULL ? value : option_default(name));
}

static void append_publications(Str *sql, const SubscriptionObject *subscription)
{
    str_text(sql, "PUBLICATION ");
    str_sql_idents(sql, subscription->publications.items, subscription->publications.count);
}

static void add_enabled(Steps *steps, const SubscriptionObject *subscription)
{
    Str sql = begin(steps, "ALTER", &subscription->object);

    str_text(&sql, subscription->enabled ? "ENABLE" : "DISABLE");
    steps_add(steps, &sql, 0);
}

static void subscription_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const SubscriptionObject *subscription = (const SubscriptionObject *)object;
    Str sql = begin(steps, "CREATE", object);

    (void)folded;
    str_text(&sql, "CONNECTION ");
    str_sql_literal(&sql, subscription->connection);
    str_char(&sql, ' ');
    append_publications(&sql, subscription);
    str_text(&sql, " WITH (connect = false");
    for (size_t i = 0; i < subscription->options.count; i++)
        append_option(&sql, ", ", subscription->options.items[i].name,
                      subscription->options.items[i].value);
    str_char(&sql, ')');
    if (subscription->enabled)
        write_step(steps, &sql, HAZARD_UNTRACKABLE,
                   "made without a connection: create its replication slot on the publisher, then "
                   "ENABLE subscription %s and REFRESH PUBLICATION",
                   object->name);
    else
        steps_add(steps, &sql, 0);
}

static const char *find_value(const OptionVec *options, const char *name, bool *found)
{
    *found = false;
    for (size_t i = 0; i < options->count; i++) {
        if (strcmp(options->items[i].name, name) == 0) {
            *found = true;
            return options->items[i].value;
        }
    }
    return NULL;
}

/* There is no RESET: the server that the plan runs on knows what it would have taken by itself. */
static void add_moved_default(Steps *steps, const Object *subscription, const MovedDefault *option)
{
    Str set = begin(steps, "ALTER", subscription);
    Str body = str_new(steps->arena);
    Str sql = str_new(steps->arena);

    str_printf(&set, "SET (%s = ", option->name);
    str_printf(&body, "\nBEGIN\n    IF current_setting('server_version_num')::integer < %s THEN\n",
               option->since);
    str_printf(&body, "        %s%s);\n    ELSE\n", set.text, option->before);
    str_printf(&body, "        %s%s);\n    END IF;\nEND\n", set.text, option->then);
    str_text(&sql, "DO ");
    str_sql_dollar(&sql, body.text);
    steps_add(steps, &sql, 0)->note =
        arena_printf(steps->arena, "the default of %s, which depends on the version of the server",
                     option->name);
}

static void add_options(Steps *steps, const SubscriptionObject *from, const SubscriptionObject *to)
{
    Str sql = begin(steps, "ALTER", &to->object);
    size_t start = sql.length;
    bool found;

    for (size_t i = 0; i < from->options.count; i++) {
        const char *name = from->options.items[i].name;

        find_value(&to->options, name, &found);
        if (!found && moved_default(name) != NULL)
            add_moved_default(steps, &to->object, moved_default(name));
        else if (!found)
            append_option(&sql, sql.length == start ? "SET (" : ", ", name,
                          strcmp(name, "slot_name") == 0 ? to->object.name : option_default(name));
    }
    for (size_t i = 0; i < to->options.count; i++) {
        const Option *option = &to->options.items[i];
        const char *old = find_value(&from->options, option->name, &found);

        if (!found || !text_equal(old, option->value))
            append_option(&sql, sql.length == start ? "SET (" : ", ", option->name, option->value);
    }
    if (sql.length == start)
        return;
    str_char(&sql, ')');
    steps_add(steps, &sql, 0);
}

/* These are properties of the slot on the publisher, which a plan does not touch: the subscription is made anew. */
static bool slot_changes(const OptionVec *from, const OptionVec *to)
{
    return !text_equal(options_get(from, "two_phase"), options_get(to, "two_phase")) ||
           !text_equal(options_get(from, "failover"), options_get(to, "failover"));
}

static bool subscription_alter(const Object *from, const Object *to, AttributeSet changed,
                               Steps *steps)
{
    const SubscriptionObject *old_subscription = (const SubscriptionObject *)from;
    const SubscriptionObject *subscription = (const SubscriptionObject *)to;
    const Attribute *attributes = SUBSCRIPTION_ATTRIBUTES;
    bool enabled_changes = attribute_in(attributes, changed, "enabled");
    Str sql;

    if (slot_changes(&old_subscription->options, &subscription->options))
        return false;
    /* Without a slot it can only be disabled: that first, and enabling it last. */
    if (enabled_changes && !subscription->enabled)
        add_enabled(steps, subscription);
    if (attribute_in(attributes, changed, "connection")) {
        sql = begin(steps, "ALTER", to);
        str_text(&sql, "CONNECTION ");
        str_sql_literal(&sql, subscription->connection);
        steps_add(steps, &sql, 0);
    }
    if (attribute_in(attributes, changed, "publications")) {
        sql = begin(steps, "ALTER", to);
        str_text(&sql, "SET ");
        append_publications(&sql, subscription);
        str_text(&sql, " WITH (refresh = false)");
        write_step(steps, &sql, HAZARD_UNTRACKABLE,
                   "REFRESH PUBLICATION of subscription %s when the publisher can be reached",
                   to->name);
    }
    if (attribute_in(attributes, changed, "options"))
        add_options(steps, old_subscription, subscription);
    if (enabled_changes && subscription->enabled)
        add_enabled(steps, subscription);
    return true;
}

static void subscription_drop(const Object *object, Steps *steps)
{
    Str sql = begin(steps, "ALTER", object);

    str_text(&sql, "DISABLE");
    steps_add(steps, &sql, 0);
    sql = begin(steps, "ALTER", object);
    str_text(&sql, "SET (slot_name = NONE)");
    write_step(steps, &sql, HAZARD_UNTRACKABLE,
               "the replication slot of subscription %s stays on the publisher: drop it there",
               object->name);
    write_drop(steps, object, 0);
}

const KindOps subscription_ops = {
    .sql_kind = "SUBSCRIPTION",
    .size = sizeof(SubscriptionObject),
    .attributes = SUBSCRIPTION_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_name,
    .append_rename = write_rename,
    .create = subscription_create,
    .alter = subscription_alter,
    .drop = subscription_drop,
};
