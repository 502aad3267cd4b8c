/* SECURITY LABEL, for the modules that read it (sepgsql, anon). */
#include "kinds/write.h"

static const Attribute SECURITY_LABEL_ATTRIBUTES[] = {
    ATTR(SecurityLabelObject, text, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void add_step(const Object *object, const char *label, Steps *steps)
{
    const KindOps *target = kind_ops(object->parent->kind);
    Str sql = str_new(steps->arena);

    if (target->sql_kind == NULL)
        BUG("a %s cannot have a security label", kind_name(object->parent->kind));
    str_text(&sql, "SECURITY LABEL ");
    if (object->name[0] != '\0') {
        str_text(&sql, "FOR ");
        str_sql_ident(&sql, object->name);
        str_char(&sql, ' ');
    }
    str_printf(&sql, "ON %s ", target->sql_kind);
    target->append_reference(&sql, object->parent);
    str_text(&sql, " IS ");
    if (label != NULL)
        str_sql_literal(&sql, label);
    else
        str_text(&sql, "NULL");
    write_step(steps, &sql, HAZARD_SECURITY_CHANGE, "what this means for %s is for %s to say",
               object_id(steps->arena, object->parent),
               object->name[0] != '\0' ? object->name : "the module that reads labels");
}

static void security_label_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    (void)folded;
    add_step(object, ((const SecurityLabelObject *)object)->text, steps);
}

static bool security_label_alter(const Object *from, const Object *to, AttributeSet changed,
                                 Steps *steps)
{
    (void)from;
    (void)changed;
    add_step(to, ((const SecurityLabelObject *)to)->text, steps);
    return true;
}

static void security_label_drop(const Object *object, Steps *steps)
{
    add_step(object, NULL, steps);
}

const KindOps security_label_ops = {
    .sql_kind = NULL,
    .size = sizeof(SecurityLabelObject),
    .attributes = SECURITY_LABEL_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_NOTHING,
    .create = security_label_create,
    .alter = security_label_alter,
    .drop = security_label_drop,
};
