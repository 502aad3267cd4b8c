/* CREATE SERVER. */
#include "kinds/write.h"

static const Attribute SERVER_ATTRIBUTES[] = {
    ATTR(ServerObject, wrapper, NAME, 0),
    ATTR(ServerObject, type, TEXT, 0),
    ATTR(ServerObject, version, TEXT, ATTRIBUTE_ALTER),
    ATTR(ServerObject, foreign_options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void server_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const ServerObject *server = (const ServerObject *)object;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE SERVER ");
    str_sql_ident(&sql, object->name);
    if (server->type != NULL) {
        str_text(&sql, " TYPE ");
        str_sql_literal(&sql, server->type);
    }
    if (server->version != NULL) {
        str_text(&sql, " VERSION ");
        str_sql_literal(&sql, server->version);
    }
    str_text(&sql, " FOREIGN DATA WRAPPER ");
    str_sql_ident(&sql, server->wrapper);
    write_foreign_options(&sql, &server->foreign_options);
    steps_add(steps, &sql, 0);
}

static bool server_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const ServerObject *old_server = (const ServerObject *)from;
    const ServerObject *server = (const ServerObject *)to;
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER SERVER ");
    str_sql_ident(&sql, to->name);
    if (attribute_in(SERVER_ATTRIBUTES, changed, "version")) {
        str_text(&sql, " VERSION ");
        if (server->version != NULL)
            str_sql_literal(&sql, server->version);
        else
            str_text(&sql, "NULL");
    }
    write_foreign_option_changes(&sql, &old_server->foreign_options, &server->foreign_options);
    steps_add(steps, &sql, 0);
    return true;
}

static void server_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps server_ops = {
    .sql_kind = "SERVER",
    .size = sizeof(ServerObject),
    .attributes = SERVER_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_name,
    .append_rename = write_rename,
    .create = server_create,
    .alter = server_alter,
    .drop = server_drop,
};
