/* GENERATED … AS IDENTITY. The type of its sequence is that of the column and follows it by itself, unless LIKE … INCLUDING
 * IDENTITY or ALTER SEQUENCE made it another. */
#include "kinds/column.h"
#include "kinds/write.h"

static const Attribute IDENTITY_ATTRIBUTES[] = {
    ATTR(IdentityObject, generation, TEXT, ATTRIBUTE_ALTER),
    ATTR(IdentityObject, sequence_name, NAME, ATTRIBUTE_ALTER),
    SEQUENCE_ATTRIBUTES(IdentityObject),
    ATTR_END,
};

static const char *column_type(const Object *identity)
{
    return ((const ColumnObject *)identity->parent)->type;
}

/* The name that the server would choose. One that is too long is shortened in its own way, so it is
 * not guessed. */
static bool sequence_name_is_usual(const IdentityObject *identity)
{
    const char *table = object_root(&identity->object)->name;
    const char *column = identity->object.parent->name;
    const char *name = identity->sequence_name;
    size_t table_length = strlen(table);
    size_t column_length = strlen(column);

    return strlen(name) == table_length + column_length + 5 && name[table_length] == '_' &&
           strncmp(name, table, table_length) == 0 &&
           strncmp(name + table_length + 1, column, column_length) == 0 &&
           strcmp(name + table_length + 1 + column_length, "_seq") == 0;
}

static void identity_append_clause(Str *out, const Object *object, const ObjectVec *folded)
{
    const IdentityObject *identity = (const IdentityObject *)object;
    SequenceValues values = sequence_values_within(SEQUENCE_VALUES(identity), column_type(object));
    Str options = str_new(out->arena);

    (void)folded;
    if (identity->sequence_name != NULL && !sequence_name_is_usual(identity)) {
        str_text(&options, " SEQUENCE NAME ");
        str_sql_qualified(&options, object_schema(object), identity->sequence_name);
    }
    write_sequence_values(&options, &values);
    str_printf(out, "GENERATED %s AS IDENTITY", identity->generation);
    if (options.length > 0)
        str_printf(out, " (%s)", options.text + 1);
}

/* A sequence whose type is not that of the column gets it behind the statement that makes it. */
static bool has_own_type(const IdentityObject *identity)
{
    return identity->sequence_name != NULL &&
           !text_equal(identity->data_type, column_type(&identity->object));
}

static void add_changes(Steps *steps, const IdentityObject *from, const IdentityObject *to,
                        const SequenceValues *now, const SequenceValues *values)
{
    bool generation_changes = !text_equal(from->generation, to->generation);
    SequenceValues before = SEQUENCE_VALUES(from);
    Str sql = write_alter_column(steps, to->object.parent);
    Str changes = str_new(steps->arena);

    if (generation_changes)
        str_printf(&changes, " SET GENERATED %s", to->generation);
    write_sequence_changes(&changes, " SET ", now, values);
    if (changes.length == 0)
        return;
    str_text(&sql, changes.text + 1);
    write_sequence_change(steps, &sql, &before, values);
}

static void add_retype(Steps *steps, const IdentityObject *from, const char *type)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER SEQUENCE ");
    str_sql_qualified(&sql, object_schema(&from->object), from->sequence_name);
    str_printf(&sql, " AS %s", type);
    steps_add(steps, &sql, 0);
}

/* From the values that the sequence, still called as in `from`, has now: limits have to fit its type at any time. */
static void add_value_changes(Steps *steps, const IdentityObject *from, const IdentityObject *to,
                              SequenceValues now)
{
    SequenceValues values = SEQUENCE_VALUES(to);
    bool retype = from->sequence_name != NULL && !text_equal(now.data_type, values.data_type);
    bool narrows = retype && sequence_type_is_wider(now.data_type, values.data_type);

    if (retype && !narrows) {
        add_retype(steps, from, values.data_type);
        sequence_values_retype(&now, values.data_type);
    }
    if (narrows)
        values.data_type = now.data_type;
    add_changes(steps, from, to, &now, &values);
    if (narrows)
        add_retype(steps, from, to->data_type);
}

static void identity_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const IdentityObject *identity = (const IdentityObject *)object;
    SequenceValues values = SEQUENCE_VALUES(identity);
    Str sql = write_alter_column(steps, object->parent);

    str_text(&sql, "ADD ");
    identity_append_clause(&sql, object, folded);
    steps_add(steps, &sql, 0);
    if (has_own_type(identity))
        add_value_changes(steps, identity, identity,
                          sequence_values_within(values, column_type(object)));
    if (!write_sequence_succession(steps, object, &values) && identity->sequence_name != NULL)
        write_sequence_behind(steps, object->parent, object_schema(object), identity->sequence_name,
                              &values);
}

static const Object *folded_identity(const Object *column, const ObjectVec *folded)
{
    const Object *identity = object_child(column, KIND_IDENTITY, NULL);

    for (size_t i = 0; identity != NULL && folded != NULL && i < folded->count; i++)
        if (folded->items[i] == identity)
            return identity;
    return NULL;
}

/* "cannot recursively add identity column to table that has child tables": before PostgreSQL 17 that goes for partitions,
 * too. Source: ATExecAddColumn(). */
bool identity_comes_after(const Steps *steps, const Object *column, const ObjectVec *folded)
{
    return steps->counterpart != NULL && object_is_table(column->parent) &&
           ((const TableObject *)column->parent)->inheritors.count > 0 &&
           steps_counterpart(steps, column->parent) != NULL &&
           folded_identity(column, folded) != NULL;
}

static void add_column_numbered(Steps *steps, const ColumnObject *column, const char *sequence,
                                const ObjectVec *folded)
{
    const Object *object = &column->object;
    Str sql = column_begin_adding(steps, column);
    ObjectVec rest = {0};

    for (size_t i = 0; i < folded->count; i++)
        if (folded->items[i] != folded_identity(object, folded))
            vec_push(steps->arena, &rest, folded->items[i]);
    column_append_new(&sql, steps, column, object, &rest);
    str_text(&sql, " DEFAULT nextval(");
    str_sql_literal(&sql, sequence);
    str_char(&sql, ')');
    steps_add(steps, &sql, HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE);
    sql = write_alter_column(steps, object);
    str_text(&sql, "DROP DEFAULT");
    steps_add(steps, &sql, 0);
}

void identity_create_with_column(Steps *steps, const ColumnObject *column, const ObjectVec *folded)
{
    const IdentityObject *identity =
        (const IdentityObject *)folded_identity(&column->object, folded);
    SequenceValues values = sequence_values_within(SEQUENCE_VALUES(identity), column->type);
    bool parked = steps->parked;
    Str name = str_new(steps->arena);
    Str sql = str_new(steps->arena);

    str_sql_qualified(
        &name, object_schema(&column->object),
        aside_name(steps->arena, arena_printf(steps->arena, "%s_%s", column->object.parent->name,
                                              column->object.name)));
    str_printf(&sql, "CREATE SEQUENCE %s AS %s", name.text, column->type);
    write_sequence_values(&sql, &values);
    write_step(steps, &sql, 0,
               "the rows get their numbers from it: the server adds no column with an identity "
               "to tables below");
    add_column_numbered(steps, column, name.text, folded);
    str_clear(&sql);
    str_printf(&sql, "DROP SEQUENCE %s", name.text);
    steps_add(steps, &sql, 0);
    /* There are numbers by now. */
    steps->parked = true;
    identity_create(&identity->object, NULL, steps);
    steps->parked = parked;
}

static bool identity_can_fold(const Object *object)
{
    const KindOps *column = kind_ops(object->parent->kind);

    if (has_own_type((const IdentityObject *)object))
        return false;
    return column->can_fold == NULL || column->can_fold(object->parent);
}

static bool identity_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const IdentityObject *old_identity = (const IdentityObject *)from;
    const IdentityObject *identity = (const IdentityObject *)to;
    SequenceValues old_values = SEQUENCE_VALUES(old_identity);
    SequenceValues values = SEQUENCE_VALUES(identity);
    Str sql = str_new(steps->arena);

    if (old_identity->sequence_name != NULL)
        write_sequence_advance(steps, object_schema(from), old_identity->sequence_name, &old_values,
                               &values);
    if (!text_equal(column_type(from), column_type(to)))
        sequence_values_retype(&old_values, column_type(to));
    add_value_changes(steps, old_identity, identity, old_values);
    if (attribute_in(IDENTITY_ATTRIBUTES, changed, "sequence_name") &&
        old_identity->sequence_name != NULL && identity->sequence_name != NULL) {
        str_text(&sql, "ALTER SEQUENCE ");
        str_sql_qualified(&sql, object_schema(to), old_identity->sequence_name);
        str_text(&sql, " RENAME TO ");
        str_sql_ident(&sql, identity->sequence_name);
        steps_add(steps, &sql, 0);
    }
    return true;
}

static Str drop_identity(const Object *object, Steps *steps)
{
    Str sql = write_alter_column(steps, object->parent);

    str_text(&sql, "DROP IDENTITY");
    return sql;
}

static void identity_drop(const Object *object, Steps *steps)
{
    Str sql = drop_identity(object, steps);

    write_step(steps, &sql, HAZARD_DATA_LOSS, "the number that the %s has reached is lost",
               object_id(steps->arena, object));
}

static void identity_drop_aside(const Object *object, const Object *to, Steps *steps)
{
    Str sql = drop_identity(object, steps);

    (void)to;
    steps_add(steps, &sql, 0);
}

static const Object *identity_numbers(const Object *object)
{
    return ((const IdentityObject *)object)->sequence_name == NULL ? NULL : object->parent;
}

/* What comments and grants speak of is its sequence. */
static void append_sequence(Str *out, const Object *object)
{
    str_sql_qualified(out, object_schema(object), ((const IdentityObject *)object)->sequence_name);
}

const KindOps identity_ops = {
    .sql_kind = "SEQUENCE",
    .size = sizeof(IdentityObject),
    .attributes = IDENTITY_ATTRIBUTES,
    .folding = FOLD_ALWAYS,
    .on_replaced = REPLACED_NOTHING,
    .append_reference = append_sequence,
    .create = identity_create,
    .append_clause = identity_append_clause,
    .can_fold = identity_can_fold,
    .alter = identity_alter,
    .drop = identity_drop,
    .aside = ASIDE_FOR_SUCCESSOR,
    .set_aside = sequence_set_aside,
    .drop_aside = identity_drop_aside,
    .numbers = identity_numbers,
    .needs_not_null = true,
};
