/* CREATE FOREIGN DATA WRAPPER. */
#include "kinds/write.h"

static const Attribute FOREIGN_DATA_WRAPPER_ATTRIBUTES[] = {
    ATTR(ForeignDataWrapperObject, handler, TEXT, ATTRIBUTE_ALTER),
    ATTR(ForeignDataWrapperObject, validator, TEXT, ATTRIBUTE_ALTER),
    ATTR(ForeignDataWrapperObject, foreign_options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void append_function(Str *sql, const char *word, const char *function)
{
    if (function != NULL)
        str_printf(sql, " %s %s", word, function);
    else
        str_printf(sql, " NO %s", word);
}

static void foreign_data_wrapper_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const ForeignDataWrapperObject *wrapper = (const ForeignDataWrapperObject *)object;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE FOREIGN DATA WRAPPER ");
    str_sql_ident(&sql, object->name);
    if (wrapper->handler != NULL)
        append_function(&sql, "HANDLER", wrapper->handler);
    if (wrapper->validator != NULL)
        append_function(&sql, "VALIDATOR", wrapper->validator);
    write_foreign_options(&sql, &wrapper->foreign_options);
    steps_add(steps, &sql, 0);
}

static bool foreign_data_wrapper_alter(const Object *from, const Object *to, AttributeSet changed,
                                       Steps *steps)
{
    const ForeignDataWrapperObject *old_wrapper = (const ForeignDataWrapperObject *)from;
    const ForeignDataWrapperObject *wrapper = (const ForeignDataWrapperObject *)to;
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER FOREIGN DATA WRAPPER ");
    str_sql_ident(&sql, to->name);
    if (attribute_in(FOREIGN_DATA_WRAPPER_ATTRIBUTES, changed, "handler"))
        append_function(&sql, "HANDLER", wrapper->handler);
    if (attribute_in(FOREIGN_DATA_WRAPPER_ATTRIBUTES, changed, "validator"))
        append_function(&sql, "VALIDATOR", wrapper->validator);
    write_foreign_option_changes(&sql, &old_wrapper->foreign_options, &wrapper->foreign_options);
    steps_add(steps, &sql, 0);
    return true;
}

static void foreign_data_wrapper_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

const KindOps foreign_data_wrapper_ops = {
    .sql_kind = "FOREIGN DATA WRAPPER",
    .size = sizeof(ForeignDataWrapperObject),
    .attributes = FOREIGN_DATA_WRAPPER_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_name,
    .append_rename = write_rename,
    .create = foreign_data_wrapper_create,
    .alter = foreign_data_wrapper_alter,
    .drop = foreign_data_wrapper_drop,
};
