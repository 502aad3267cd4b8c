/* CREATE VIEW. */
#include "kinds/write.h"

static const Attribute VIEW_COLUMN_ATTRIBUTES[] = {
    ATTR(ViewColumn, name, NAME, 0),
    ATTR(ViewColumn, type, TEXT, 0),
    ATTR(ViewColumn, not_null, BOOL, 0),
    ATTR_END,
};

const ItemType view_column_type = {sizeof(ViewColumn), VIEW_COLUMN_ATTRIBUTES};

static const Attribute VIEW_ATTRIBUTES[] = {
    ATTR(ViewObject, column_names, NAMES,
         ATTRIBUTE_IGNORE), /* part of what queries are compared by */
    ATTR_ITEMS(ViewObject, columns, &view_column_type, ATTRIBUTE_IGNORE),
    ATTR(ViewObject, query, EXPR, ATTRIBUTE_ALTER),
    ATTR(ViewObject, options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR(ViewObject, check_option, TEXT, ATTRIBUTE_ALTER),
    ATTR(ViewObject, recursive, BOOL, ATTRIBUTE_ALTER),
    ATTR_END,
};

static const ViewObject *as_view(const Object *object)
{
    return (const ViewObject *)object;
}

static Str view_sql(Arena *arena, const ViewObject *view, const char *verb)
{
    Str sql = str_new(arena);

    str_printf(&sql, "%s %sVIEW ", verb, view->recursive ? "RECURSIVE " : "");
    write_name(&sql, &view->object);
    if (!view->names_in_query)
        write_columns(&sql, &view->column_names);
    if (view->options.count > 0) {
        str_text(&sql, " WITH");
        write_options(&sql, &view->options);
    }
    str_printf(&sql, " AS\n%s", view->query.sql);
    str_trim_end(&sql);
    if (view->check_option != NULL)
        str_printf(&sql, "\nWITH %s CHECK OPTION", view->check_option);
    return sql;
}

/* True when a boolean option is on. */
static bool option_is_on(const OptionVec *options, const char *name)
{
    const char *value = options_get(options, name);

    for (size_t i = 0; i < options->count; i++) {
        if (text_equal(options->items[i].name, name))
            return value == NULL || strcmp(value, "true") == 0 || strcmp(value, "on") == 0 ||
                   strcmp(value, "yes") == 0 || strcmp(value, "1") == 0;
    }
    return false;
}

bool view_has_invoker(const Object *view)
{
    return option_is_on(&as_view(view)->options, "security_invoker");
}

/* A table of the view whose policies its readers pass by; NULL when there is none. */
static const Object *opened_table(const ViewObject *view)
{
    if (view_has_invoker(&view->object))
        return NULL;
    for (size_t i = 0; i < view->object.dependencies.count; i++) {
        const Object *root = object_root(view->object.dependencies.items[i].on);

        if (root->kind == KIND_TABLE && ((const TableObject *)root)->row_security)
            return root;
    }
    return NULL;
}

static void view_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const Object *table = opened_table(as_view(object));
    Str sql = view_sql(steps->arena, as_view(object), "CREATE");

    (void)folded;
    if (table != NULL)
        write_step(steps, &sql, HAZARD_SECURITY_CHANGE,
                   "%s reads %s with the rights of its owner: the policies for whoever queries it "
                   "do not apply",
                   object_id(steps->arena, object), object_id(steps->arena, table));
    else
        steps_add(steps, &sql, 0);
}

/* The next collation that a query names, behind its COLLATE; NULL at the end. */
static const char *next_collation(const char *sql, size_t *length)
{
    static const char WORD[] = " COLLATE ";
    const char *found = strstr(sql, WORD);

    if (found == NULL)
        return NULL;
    found += strlen(WORD);
    *length = strcspn(found, " ,();\n");
    return found;
}

/* A column keeps its collation, too, wherever in the query it comes from. */
static bool same_collations(const char *a, const char *b)
{
    size_t length_a = 0, length_b = 0;

    do {
        a = next_collation(a, &length_a);
        b = next_collation(b, &length_b);
        if (a == NULL || b == NULL)
            return a == b;
    } while (length_a == length_b && strncmp(a, b, length_a) == 0);
    return false;
}

static bool has_column(const ViewObject *view, const char *name)
{
    for (size_t i = 0; i < view->columns.count; i++)
        if (text_equal(view->columns.items[i].name, name))
            return true;
    return false;
}

/* CREATE OR REPLACE keeps the columns that there are and may add some after them. They may have got other names first, that none of
 * them has, where nothing is said of them by their names. */
static bool columns_are_kept(const ViewObject *from, const ViewObject *to)
{
    if (from->columns.count == 0 || from->columns.count > to->columns.count ||
        !same_collations(from->query.sql, to->query.sql))
        return false;
    for (size_t i = 0; i < from->columns.count; i++) {
        const ViewColumn *a = &from->columns.items[i];
        const ViewColumn *b = &to->columns.items[i];

        if (a->type == NULL || a->name == NULL || b->name == NULL || !text_equal(a->type, b->type))
            return false;
        if (!text_equal(a->name, b->name) &&
            (has_column(from, b->name) || has_column(to, a->name) ||
             object_child(&from->object, KIND_VIEW_COLUMN, a->name) != NULL))
            return false;
    }
    return true;
}

static void rename_columns(Steps *steps, const ViewObject *from, const ViewObject *to)
{
    for (size_t i = 0; i < from->columns.count; i++) {
        const char *name = from->columns.items[i].name;
        Str sql;

        if (text_equal(name, to->columns.items[i].name))
            continue;
        sql = str_new(steps->arena);
        str_text(&sql, "ALTER VIEW ");
        write_name(&sql, &to->object);
        str_text(&sql, " RENAME COLUMN ");
        str_sql_ident(&sql, name);
        str_text(&sql, " TO ");
        str_sql_ident(&sql, to->columns.items[i].name);
        steps_add(steps, &sql, 0);
    }
}

/* What it means for the rights of others that an option is on now, or off. */
typedef struct OptionEffect {
    const char *option;
    const char *on;
    const char *off;
} OptionEffect;

static const OptionEffect OPTION_EFFECTS[] = {
    {"security_invoker",
     "now reads its tables with the rights, and under the policies, of whoever queries it",
     "now reads its tables with the rights of its owner: the policies for whoever queries it no "
     "longer apply"},
    {"security_barrier", "no longer lets functions of a query see rows that it does not show",
     "now lets functions of a query see rows that it does not show"},
};

/* Says so at the step that changes one of these options. */
static void mark_security(Steps *steps, size_t first, const ViewObject *from, const ViewObject *to)
{
    for (size_t i = 0; i < sizeof(OPTION_EFFECTS) / sizeof(OPTION_EFFECTS[0]); i++) {
        const OptionEffect *effect = &OPTION_EFFECTS[i];
        bool on = option_is_on(&to->options, effect->option);
        size_t last = first;
        Step *step;

        if (on == option_is_on(&from->options, effect->option))
            continue;
        while (last + 1 < steps->list.count &&
               strstr(steps->list.items[last].sql, effect->option) == NULL)
            last++;
        step = &steps->list.items[last];
        step->hazards |= HAZARD_SECURITY_CHANGE;
        step_add_note(steps->arena, step,
                      arena_printf(steps->arena, "%s %s", object_id(steps->arena, &to->object),
                                   on ? effect->on : effect->off));
    }
}

static void alter_check_option(Steps *steps, const ViewObject *to)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER VIEW ");
    write_name(&sql, &to->object);
    if (to->check_option == NULL)
        str_text(&sql, " RESET (check_option)");
    else
        str_printf(&sql, " SET (check_option = %s)",
                   strcmp(to->check_option, "LOCAL") == 0 ? "local" : "cascaded");
    steps_add(steps, &sql, 0);
}

static bool view_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const ViewObject *old_view = as_view(from);
    const ViewObject *view = as_view(to);
    size_t first = steps->list.count;
    Str sql;

    if (attribute_in(VIEW_ATTRIBUTES, changed, "query") ||
        attribute_in(VIEW_ATTRIBUTES, changed, "recursive")) {
        if (!columns_are_kept(old_view, view))
            return false;
        rename_columns(steps, old_view, view);
        /* The options are all set anew by it. */
        sql = view_sql(steps->arena, view, "CREATE OR REPLACE");
        steps_add(steps, &sql, 0);
        mark_security(steps, first, old_view, view);
        return true;
    }
    if (attribute_in(VIEW_ATTRIBUTES, changed, "options")) {
        sql = str_new(steps->arena);
        str_text(&sql, "ALTER VIEW ");
        write_name(&sql, to);
        write_option_changes(steps, sql.text, &old_view->options, &view->options);
        mark_security(steps, first, old_view, view);
    }
    if (attribute_in(VIEW_ATTRIBUTES, changed, "check_option"))
        alter_check_option(steps, view);
    return true;
}

static void view_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps view_ops = {
    .sql_kind = "VIEW",
    .size = sizeof(ViewObject),
    .attributes = VIEW_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .create = view_create,
    .alter = view_alter,
    .drop = view_drop,
};
