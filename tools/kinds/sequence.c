/* CREATE SEQUENCE. Which column owns it is an object of its own, sequence_owner. */
#include "kinds/write.h"

static const Attribute SEQUENCE_ATTRIBUTES_TABLE[] = {
    SEQUENCE_ATTRIBUTES(SequenceObject),
    ATTR(SequenceObject, persistence, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void sequence_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const SequenceObject *sequence = (const SequenceObject *)object;
    SequenceValues values = SEQUENCE_VALUES(sequence);
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE ");
    if (sequence->persistence != NULL)
        str_printf(&sql, "%s ", sequence->persistence);
    str_text(&sql, "SEQUENCE ");
    write_name(&sql, object);
    if (values.data_type != NULL && strcmp(values.data_type, "bigint") != 0)
        str_printf(&sql, " AS %s", values.data_type);
    write_sequence_values(&sql, &values);
    steps_add(steps, &sql, 0);
    write_sequence_succession(steps, object, &values);
}

static bool sequence_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const SequenceObject *old_sequence = (const SequenceObject *)from;
    const SequenceObject *sequence = (const SequenceObject *)to;
    SequenceValues old_values = SEQUENCE_VALUES(old_sequence);
    SequenceValues values = SEQUENCE_VALUES(sequence);
    Str sql = str_new(steps->arena);
    size_t beginning;

    write_sequence_advance(steps, from->schema, from->name, &old_values, &values);
    str_text(&sql, "ALTER SEQUENCE ");
    write_name(&sql, to);
    beginning = sql.length;
    if (!text_equal(old_values.data_type, values.data_type))
        str_printf(&sql, " AS %s", values.data_type);
    write_sequence_changes(&sql, " ", &old_values, &values);
    if (sql.length > beginning)
        write_sequence_change(steps, &sql, &old_values, &values);
    if (attribute_in(SEQUENCE_ATTRIBUTES_TABLE, changed, "persistence")) {
        str_clear(&sql);
        str_text(&sql, "ALTER SEQUENCE ");
        write_name(&sql, to);
        str_text(&sql, sequence->persistence != NULL ? " SET UNLOGGED" : " SET LOGGED");
        steps_add(steps, &sql, 0);
    }
    return true;
}

static const Object *owning_column(const Object *object)
{
    const Object *owner = object_child(object, KIND_SEQUENCE_OWNER, NULL);

    for (size_t i = 0; owner != NULL && i < owner->dependencies.count; i++)
        if (owner->dependencies.items[i].on->kind == KIND_COLUMN)
            return owner->dependencies.items[i].on;
    return NULL;
}

static void sequence_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, HAZARD_DATA_LOSS)->note = arena_printf(
        steps->arena, "the number that %s has reached is lost", object_id(steps->arena, object));
}

/* A sequence that the same column owns. Its value is data, so others are not taken for each other. */
static bool sequence_same_content(const Object *from, const Object *to)
{
    const Object *owner = object_child(from, KIND_SEQUENCE_OWNER, NULL);
    const Object *other = object_child(to, KIND_SEQUENCE_OWNER, NULL);

    return owner != NULL && other != NULL &&
           strcmp(((const SequenceOwnerObject *)owner)->column_sql,
                  ((const SequenceOwnerObject *)other)->column_sql) == 0;
}

const KindOps sequence_ops = {
    .sql_kind = "SEQUENCE",
    .size = sizeof(SequenceObject),
    .attributes = SEQUENCE_ATTRIBUTES_TABLE,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_reference,
    .append_rename = write_rename,
    .same_content = sequence_same_content,
    .create = sequence_create,
    .alter = sequence_alter,
    .drop = sequence_drop,
    .aside = ASIDE_FOR_SUCCESSOR,
    .set_aside = sequence_set_aside,
    .drop_aside = sequence_drop_aside,
    .numbers = owning_column,
};
