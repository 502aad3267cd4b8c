/* CREATE TYPE … AS ENUM. Labels can be added in place; anything else replaces the type. */
#include "kinds/write.h"

static const Attribute ENUM_ATTRIBUTES[] = {
    ATTR(EnumObject, labels, TEXTS, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void enum_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const EnumObject *type = (const EnumObject *)object;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE TYPE ");
    write_name(&sql, object);
    str_text(&sql, " AS ENUM (");
    for (size_t i = 0; i < type->labels.count; i++) {
        str_text(&sql, i == 0 ? "\n    " : ",\n    ");
        str_sql_literal(&sql, type->labels.items[i]);
    }
    if (type->labels.count > 0)
        str_char(&sql, '\n');
    str_char(&sql, ')');
    steps_add(steps, &sql, 0);
}

static bool labels_are_kept(const TextVec *old_labels, const TextVec *new_labels)
{
    size_t found = 0;

    for (size_t i = 0; i < new_labels->count && found < old_labels->count; i++) {
        if (strcmp(new_labels->items[i], old_labels->items[found]) == 0)
            found++;
    }
    return found == old_labels->count;
}

static bool enum_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const TextVec *old_labels = &((const EnumObject *)from)->labels;
    const TextVec *new_labels = &((const EnumObject *)to)->labels;
    size_t next = 0; /* the old label that comes next */

    (void)changed;
    if (!labels_are_kept(old_labels, new_labels))
        return false;
    for (size_t i = 0; i < new_labels->count; i++) {
        Str sql = str_new(steps->arena);
        Str label = str_new(steps->arena);
        Step *step;

        if (next < old_labels->count &&
            strcmp(new_labels->items[i], old_labels->items[next]) == 0) {
            next++;
            continue;
        }
        str_text(&sql, "ALTER TYPE ");
        write_name(&sql, to);
        str_text(&sql, " ADD VALUE ");
        str_sql_literal(&label, new_labels->items[i]);
        str_text(&sql, label.text);
        if (next < old_labels->count) {
            str_text(&sql, " BEFORE ");
            str_sql_literal(&sql, old_labels->items[next]);
        }
        step = steps_add(steps, &sql, 0);
        step->transaction = STEP_COMMIT_AFTER;
        step->makes = label.text;
    }
    return true;
}

static void enum_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, 0);
}

static bool enum_has_label(const Object *object, const char *label)
{
    const TextVec *labels = &((const EnumObject *)object)->labels;

    for (size_t i = 0; i < labels->count; i++)
        if (strcmp(labels->items[i], label) == 0)
            return true;
    return false;
}

static void enum_append_label_rename(Str *out, const Object *object, const char *from,
                                     const char *to)
{
    str_text(out, "ALTER TYPE ");
    write_name(out, object);
    str_text(out, " RENAME VALUE ");
    str_sql_literal(out, from);
    str_text(out, " TO ");
    str_sql_literal(out, to);
}

const KindOps enum_ops = {
    .sql_kind = "TYPE",
    .size = sizeof(EnumObject),
    .attributes = ENUM_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .has_part = enum_has_label,
    .append_part_rename = enum_append_label_rename,
    .create = enum_create,
    .alter = enum_alter,
    .drop = enum_drop,
    .aside = ASIDE_FOR_VALUES,
    .set_aside = write_set_aside,
    .drop_aside = write_drop_aside,
};
