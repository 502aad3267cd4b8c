/* CREATE MATERIALIZED VIEW. Indexes are children of it. */
#include "kinds/write.h"

#define VIEW_ATTR(member, attribute_type, attribute_flags)                                  \
    {                                                                                       \
        .name = #member, .type = ATTRIBUTE_##attribute_type,                                \
        .offset = offsetof(MaterializedViewObject, view.member), .flags = (attribute_flags) \
    }

static const Attribute MATERIALIZED_VIEW_ATTRIBUTES[] = {
    VIEW_ATTR(column_names, NAMES, ATTRIBUTE_IGNORE), /* as for views */
    {
        .name = "columns",
        .type = ATTRIBUTE_ITEMS,
        .offset = offsetof(MaterializedViewObject, view.columns),
        .flags = ATTRIBUTE_IGNORE,
        .items = &view_column_type,
    },
    VIEW_ATTR(query, EXPR, 0),
    VIEW_ATTR(options, OPTIONS, ATTRIBUTE_ALTER),
    /* What is in it is not a matter of its definition. */
    ATTR(MaterializedViewObject, no_data, BOOL, ATTRIBUTE_IGNORE),
    ATTR(MaterializedViewObject, access_method, NAME, ATTRIBUTE_ALTER),
    ATTR(MaterializedViewObject, tablespace, NAME, ATTRIBUTE_ALTER),
    ATTR(MaterializedViewObject, clustered_on, NAME, ATTRIBUTE_ALTER),
    ATTR(MaterializedViewObject, replica_identity, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static const MaterializedViewObject *as_view(const Object *object)
{
    return (const MaterializedViewObject *)object;
}

static void add_alter_name(Steps *steps, const Object *object, unsigned hazards, const char *words,
                           const char *name)
{
    Str sql = write_alter_table(steps, object);

    str_text(&sql, words);
    if (name != NULL)
        str_sql_ident(&sql, name);
    steps_add(steps, &sql, hazards);
}

static void add_replica_identity(Steps *steps, const MaterializedViewObject *view)
{
    const char *identity = view->replica_identity;

    add_alter_name(steps, &view->view.object, 0,
                   identity == NULL                      ? "REPLICA IDENTITY DEFAULT"
                   : replica_identity_is_index(identity) ? "REPLICA IDENTITY USING INDEX "
                   : identity[0] == 'F'                  ? "REPLICA IDENTITY FULL"
                                                         : "REPLICA IDENTITY NOTHING",
                   replica_identity_is_index(identity) ? identity : NULL);
}

static void materialized_view_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const MaterializedViewObject *view = as_view(object);
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE MATERIALIZED VIEW ");
    write_name(&sql, object);
    if (!view->view.names_in_query)
        write_columns(&sql, &view->view.column_names);
    if (view->access_method != NULL) {
        str_text(&sql, " USING ");
        str_sql_ident(&sql, view->access_method);
    }
    if (view->view.options.count > 0) {
        str_text(&sql, " WITH");
        write_options(&sql, &view->view.options);
    }
    if (view->tablespace != NULL) {
        str_text(&sql, " TABLESPACE ");
        str_sql_ident(&sql, view->tablespace);
    }
    str_printf(&sql, " AS\n%s", view->view.query.sql);
    str_trim_end(&sql);
    if (view->no_data)
        str_text(&sql, "\nWITH NO DATA");
    steps_add(steps, &sql, 0);
    /* One that is an index follows the creation of that. */
    if (view->replica_identity != NULL && !replica_identity_is_index(view->replica_identity))
        add_replica_identity(steps, view);
}

/* An index that is made, or made anew, is marked by the steps that make it. */
static void alter_index_marks(Steps *steps, const MaterializedViewObject *from,
                              const MaterializedViewObject *to, AttributeSet changed)
{
    const Object *object = &to->view.object;

    if (attribute_in(MATERIALIZED_VIEW_ATTRIBUTES, changed, "replica_identity") &&
        (!replica_identity_is_index(to->replica_identity) ||
         relation_keeps_index(steps, &from->view.object, to->replica_identity)))
        add_replica_identity(steps, to);
    if (!attribute_in(MATERIALIZED_VIEW_ATTRIBUTES, changed, "clustered_on"))
        return;
    if (to->clustered_on == NULL)
        add_alter_name(steps, object, 0, "SET WITHOUT CLUSTER", NULL);
    else if (relation_keeps_index(steps, &from->view.object, to->clustered_on))
        add_alter_name(steps, object, 0, "CLUSTER ON ", to->clustered_on);
}

static bool materialized_view_alter(const Object *from, const Object *to, AttributeSet changed,
                                    Steps *steps)
{
    const MaterializedViewObject *old_view = as_view(from);
    const MaterializedViewObject *view = as_view(to);
    const Attribute *attributes = MATERIALIZED_VIEW_ATTRIBUTES;
    unsigned rewrite = HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE;
    Str sql = write_alter_table(steps, to);

    if (attribute_in(attributes, changed, "access_method"))
        add_alter_name(steps, to, rewrite, "SET ACCESS METHOD ",
                       view->access_method != NULL ? view->access_method : "heap");
    if (attribute_in(attributes, changed, "tablespace"))
        add_alter_name(steps, to, rewrite, "SET TABLESPACE ",
                       view->tablespace != NULL ? view->tablespace : "pg_default");
    if (attribute_in(attributes, changed, "options")) {
        str_trim_end(&sql);
        write_option_changes(steps, sql.text, &old_view->view.options, &view->view.options);
    }
    alter_index_marks(steps, old_view, view, changed);
    return true;
}

/* As with a generated column, no data is lost. */
static void materialized_view_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0)->note = "its rows are computed from its query";
}

const KindOps materialized_view_ops = {
    .sql_kind = "MATERIALIZED VIEW",
    .size = sizeof(MaterializedViewObject),
    .attributes = MATERIALIZED_VIEW_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .has_rows = true,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .create = materialized_view_create,
    .alter = materialized_view_alter,
    .drop = materialized_view_drop,
};
