/* Columns of views that something is said of: a comment, a grant, a default. They come and go with the view. */
#include "kinds/type_change.h"
#include "kinds/write.h"

static const Attribute VIEW_COLUMN_ATTRIBUTES[] = {
    ATTR(ViewColumnObject, storage, TEXT, ATTRIBUTE_ALTER),
    ATTR(ViewColumnObject, compression, TEXT, ATTRIBUTE_ALTER),
    ATTR(ViewColumnObject, statistics, TEXT, ATTRIBUTE_ALTER),
    ATTR(ViewColumnObject, options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR_END,
};

static const ViewColumnObject *as_column(const Object *object)
{
    return (const ViewColumnObject *)object;
}

static void view_column_append_reference(Str *out, const Object *object)
{
    write_relation(out, object);
    str_char(out, '.');
    str_sql_ident(out, object->name);
}

static const char *own_storage(const Object *object)
{
    const ViewObject *view = (const ViewObject *)object->parent;

    for (size_t i = 0; i < view->columns.count; i++) {
        if (text_equal(view->columns.items[i].name, object->name) &&
            view->columns.items[i].type != NULL)
            return type_storage(view->columns.items[i].type);
    }
    return "EXTENDED";
}

static void add_setting(Steps *steps, const Object *object, const char *words, const char *value)
{
    Str sql = write_alter_column(steps, object);

    str_printf(&sql, "%s %s", words, value);
    steps_add(steps, &sql, 0);
}

static bool view_column_alter(const Object *from, const Object *to, AttributeSet changed,
                              Steps *steps)
{
    const ViewColumnObject *column = as_column(to);
    Str sql = write_alter_column(steps, to);

    if (attribute_in(VIEW_COLUMN_ATTRIBUTES, changed, "storage"))
        add_setting(steps, to, "SET STORAGE",
                    column->storage != NULL ? column->storage : own_storage(to));
    if (attribute_in(VIEW_COLUMN_ATTRIBUTES, changed, "compression"))
        add_setting(steps, to, "SET COMPRESSION",
                    column->compression != NULL ? column->compression : "DEFAULT");
    if (attribute_in(VIEW_COLUMN_ATTRIBUTES, changed, "statistics"))
        add_setting(steps, to, "SET STATISTICS",
                    column->statistics != NULL ? column->statistics : "-1");
    if (attribute_in(VIEW_COLUMN_ATTRIBUTES, changed, "options")) {
        str_trim_end(&sql);
        write_option_changes(steps, sql.text, &as_column(from)->options, &column->options);
    }
    return true;
}

/* The column comes with its view; what is said of it follows. */
static void view_column_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    static const ViewColumnObject PLAIN = {0};

    (void)folded;
    view_column_alter(&PLAIN.object, object,
                      attributes_differ(VIEW_COLUMN_ATTRIBUTES, &PLAIN, object), steps);
}

/* It has no clause that a default could be part of. */
static bool view_column_can_fold(const Object *object)
{
    (void)object;
    return false;
}

const KindOps view_column_ops = {
    .sql_kind = "COLUMN",
    .size = sizeof(ViewColumnObject),
    .attributes = VIEW_COLUMN_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_NOTHING,
    .append_reference = view_column_append_reference,
    .append_rename = write_rename_part,
    .create = view_column_create,
    .can_fold = view_column_can_fold,
    .alter = view_column_alter,
};
