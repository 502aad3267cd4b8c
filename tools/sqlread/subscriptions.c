#include "sqlread/schemaless.h"

#include <strings.h>

/*
 * CREATE, ALTER and DROP SUBSCRIPTION. Source: their pages in the manual, parse_subscription_options(); the catalog is
 * pg_subscription. What a statement makes the server do at once (connect, copy, refresh, skip) is no part of a schema.
 */

typedef enum OptionType {
    OPTION_MOMENT, /* concerns the statement only */
    OPTION_BOOL,
    OPTION_WORD,
    OPTION_SLOT,
    OPTION_STREAMING,
} OptionType;

static const struct {
    const char *name;
    OptionType type;
    const char *usual; /* what the server takes by itself; NULL: that depends on its version */
} subscription_options[] = {
    {"connect", OPTION_MOMENT, NULL},           {"create_slot", OPTION_MOMENT, NULL},
    {"copy_data", OPTION_MOMENT, NULL},         {"refresh", OPTION_MOMENT, NULL},
    {"enabled", OPTION_MOMENT, NULL},           {"slot_name", OPTION_SLOT, NULL},
    {"binary", OPTION_BOOL, "false"},           {"disable_on_error", OPTION_BOOL, "false"},
    {"failover", OPTION_BOOL, "false"},         {"origin", OPTION_WORD, "any"},
    {"password_required", OPTION_BOOL, "true"}, {"run_as_owner", OPTION_BOOL, "false"},
    {"streaming", OPTION_STREAMING, NULL}, /* off, since PostgreSQL 18 parallel */
    {"synchronous_commit", OPTION_WORD, "off"}, {"two_phase", OPTION_BOOL, "false"},
};

static SubscriptionObject *find_subscription(const Reader *reader, const char *name)
{
    return (SubscriptionObject *)model_find(reader->model, NAMESPACE_SUBSCRIPTION, NULL, NULL, name,
                                            NULL);
}

static bool bool_option(const List *options, const char *name, bool usual)
{
    ListCell *cell;

    foreach(cell, options) if (strcmp(lfirst_node(DefElem, cell)->defname, name) ==
                               0) return reader_def_bool(lfirst_node(DefElem, cell));
    return usual;
}

/* ---- Options --------------------------------------------------------------------------------------------------- */

static void remove_option(SubscriptionObject *subscription, const char *name)
{
    for (size_t i = 0; i < subscription->options.count; i++)
        if (strcmp(subscription->options.items[i].name, name) == 0) {
            vec_remove(&subscription->options, i);
            return;
        }
}

static void set_option(Reader *reader, SubscriptionObject *subscription, const char *name,
                       const char *value)
{
    remove_option(subscription, name);
    vec_push(reader->arena, &subscription->options, (Option){.name = name, .value = value});
    options_normalise(&subscription->options);
}

/* NONE stands for no slot at all: an option without a value. The slot has the name of the subscription otherwise. */
static void set_slot(Reader *reader, SubscriptionObject *subscription, const char *slot)
{
    if (slot != NULL && strcmp(slot, subscription->object.name) == 0)
        remove_option(subscription, "slot_name");
    else
        set_option(reader, subscription, "slot_name",
                   slot == NULL || strcmp(slot, "none") == 0 ? NULL : slot);
}

static const char *streaming_word(const DefElem *element, const char *text)
{
    if (text != NULL && strcasecmp(text, "parallel") == 0)
        return "parallel";
    return reader_def_bool(element) ? "on" : "off";
}

static void read_option(Reader *reader, SubscriptionObject *subscription, const DefElem *element,
                        size_t row)
{
    const char *name = subscription_options[row].name;
    const char *usual = subscription_options[row].usual;
    const char *value = reader_def_text(reader, element);

    switch (subscription_options[row].type) {
    case OPTION_MOMENT:
        return;
    case OPTION_SLOT:
        set_slot(reader, subscription, value);
        return;
    case OPTION_STREAMING:
        value = streaming_word(element, value);
        break;
    case OPTION_BOOL:
        value = reader_def_bool(element) ? "true" : "false";
        break;
    case OPTION_WORD:
        break;
    }
    if (text_equal(value, usual))
        remove_option(subscription, name);
    else
        set_option(reader, subscription, name, value);
}

static ReadResult read_subscription_options(Reader *reader, SubscriptionObject *subscription,
                                            const List *options)
{
    ListCell *cell;

    foreach(cell, options)
    {
        const DefElem *element = lfirst_node(DefElem, cell);
        size_t row = 0;

        while (row < lengthof(subscription_options) &&
               strcmp(subscription_options[row].name, element->defname) != 0)
            row++;
        if (row == lengthof(subscription_options))
            return reader_fail(reader, element->location, "unknown-option",
                               "a subscription has no option \"%s\"", element->defname);
        read_option(reader, subscription, element, row);
    }
    return READ_DONE;
}

/* ---- Publications ---------------------------------------------------------------------------------------------- */

static size_t publication_index(const SubscriptionObject *subscription, const char *name)
{
    size_t i = 0;

    while (i < subscription->publications.count &&
           strcmp(subscription->publications.items[i], name) != 0)
        i++;
    return i;
}

static ReadResult add_publications(Reader *reader, SubscriptionObject *subscription,
                                   const List *names)
{
    ListCell *cell;

    foreach(cell, names)
    {
        const char *name = strVal(lfirst(cell));

        if (publication_index(subscription, name) < subscription->publications.count)
            return reader_fail(reader, reader_word(reader, name), "duplicate",
                               "subscription \"%s\" has publication \"%s\" already",
                               subscription->object.name, name);
        vec_push(reader->arena, &subscription->publications, arena_strdup(reader->arena, name));
    }
    texts_sort(&subscription->publications);
    return READ_DONE;
}

static ReadResult drop_publications(Reader *reader, SubscriptionObject *subscription,
                                    const List *names)
{
    ListCell *cell;

    foreach(cell, names)
    {
        size_t index = publication_index(subscription, strVal(lfirst(cell)));

        if (index == subscription->publications.count)
            return reader_fail(reader, reader_word(reader, strVal(lfirst(cell))), "unknown-object",
                               "subscription \"%s\" has no publication \"%s\"",
                               subscription->object.name, strVal(lfirst(cell)));
        vec_remove(&subscription->publications, index);
    }
    if (subscription->publications.count == 0)
        return reader_fail(reader, reader_word(reader, subscription->object.name), "in-use",
                           "subscription \"%s\" needs a publication", subscription->object.name);
    return READ_DONE;
}

/* ---- Statements ------------------------------------------------------------------------------------------------ */

ReadResult read_create_subscription(Reader *reader, Node *node)
{
    const CreateSubscriptionStmt *create = castNode(CreateSubscriptionStmt, node);
    bool connects = bool_option(create->options, "connect", true);
    SubscriptionObject *subscription = (SubscriptionObject *)reader_new_object(
        reader, KIND_SUBSCRIPTION, NULL, NULL, create->subname, -1);
    ReadResult result;

    subscription->connection = arena_strdup(reader->arena, create->conninfo);
    /* Without a connection it can only be made disabled. */
    subscription->enabled = bool_option(create->options, "enabled", connects);
    if (subscription->enabled && !connects)
        return reader_fail(reader, reader_word(reader, "enabled"), "subscription-options",
                           "connect = false and enabled = true exclude each other");
    result = add_publications(reader, subscription, create->publication);
    if (result == READ_DONE)
        result = read_subscription_options(reader, subscription, create->options);
    return result == READ_DONE ? reader_add(reader, &subscription->object) : result;
}

ReadResult read_alter_subscription(Reader *reader, Node *node)
{
    const AlterSubscriptionStmt *alter = castNode(AlterSubscriptionStmt, node);
    SubscriptionObject *subscription = find_subscription(reader, alter->subname);

    if (subscription == NULL)
        return reader_wait(reader, reader_word(reader, alter->subname),
                           "unknown subscription \"%s\"", alter->subname);
    switch (alter->kind) {
    case ALTER_SUBSCRIPTION_OPTIONS:
        return read_subscription_options(reader, subscription, alter->options);
    case ALTER_SUBSCRIPTION_CONNECTION:
        subscription->connection = arena_strdup(reader->arena, alter->conninfo);
        break;
    case ALTER_SUBSCRIPTION_SET_PUBLICATION:
        subscription->publications.count = 0;
        return add_publications(reader, subscription, alter->publication);
    case ALTER_SUBSCRIPTION_ADD_PUBLICATION:
        return add_publications(reader, subscription, alter->publication);
    case ALTER_SUBSCRIPTION_DROP_PUBLICATION:
        return drop_publications(reader, subscription, alter->publication);
    case ALTER_SUBSCRIPTION_ENABLED:
        subscription->enabled = bool_option(alter->options, "enabled", true);
        break;
    case ALTER_SUBSCRIPTION_REFRESH:
    case ALTER_SUBSCRIPTION_SKIP:
        break;
    }
    return READ_DONE;
}

ReadResult read_drop_subscription(Reader *reader, Node *node)
{
    const DropSubscriptionStmt *drop = castNode(DropSubscriptionStmt, node);
    SubscriptionObject *subscription = find_subscription(reader, drop->subname);

    if (subscription == NULL)
        return drop->missing_ok ? READ_DONE
                                : reader_wait(reader, reader_word(reader, drop->subname),
                                              "unknown subscription \"%s\"", drop->subname);
    reader_forget(reader, &subscription->object);
    return READ_DONE;
}

void reader_rename_subscription(Reader *reader, Object *object, const char *name)
{
    SubscriptionObject *subscription = (SubscriptionObject *)object;
    const char *slot = object->name;

    for (size_t i = 0; i < subscription->options.count; i++)
        if (strcmp(subscription->options.items[i].name, "slot_name") == 0)
            slot = subscription->options.items[i].value;
    object->name = name;
    model_rekey(reader->model, object);
    set_slot(reader, subscription, slot);
}
