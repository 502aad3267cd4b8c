#include "sqlread/foreign.h"
#include "sqlread/pgversion.h"

/* CREATE TABLE and ALTER TABLE … ADD COLUMN: columns with what their definition brings along. */

#include <inttypes.h>

int64_t next_column_number(const Object *table)
{
    /* Children are in order of definition: the last column has the greatest number. */
    for (size_t i = table->children.count; i-- > 0;)
        if (table->children.items[i]->kind == KIND_COLUMN)
            return ((const ColumnObject *)table->children.items[i])->number + 1;
    return 1;
}

/* A sequence that belongs to a serial column: CREATE SEQUENCE, DEFAULT nextval(), OWNED BY and NOT NULL. */
static ReadResult add_serial(Reader *reader, Object *table, ColumnObject *column,
                             const char *integer_type, int location)
{
    const char *name =
        reader_choose_relation_name(reader, table->schema, table->name, column->object.name, "seq");
    Object *object = reader_new_object(reader, KIND_SEQUENCE, NULL, table->schema, name, location);
    SequenceObject *sequence = (SequenceObject *)object;
    SequenceOptions options = sequence_defaults(integer_type);
    Object *expression;
    FuncCall *call;

    SEQUENCE_COPY(sequence, &options);
    sequence->persistence = ((TableObject *)table)->persistence;
    object->implicit = true;
    if (reader_add(reader, object) != READ_DONE)
        return READ_FAILED;
    reader_own_sequence(reader, object, &column->object);

    call = makeFuncCall(list_make1(makeString("nextval")), NIL, COERCE_EXPLICIT_CALL, -1);
    {
        A_Const *constant = makeNode(A_Const);
        TypeCast *cast = makeNode(TypeCast);

        constant->val.sval.type = T_String;
        constant->val.sval.sval = pstrdup(reader_object_sql(reader, object));
        constant->location = -1;
        cast->arg = (Node *)constant;
        cast->typeName = makeTypeName("regclass");
        cast->location = -1;
        call->args = list_make1(cast);
    }
    expression = reader_set_child(reader, KIND_DEFAULT, &column->object, "");
    expression->implicit = true;
    draft_of(reader, expression)->expr = (Node *)call;
    reader_be_not_null(reader, &column->object);
    return READ_DONE;
}

static ReadResult add_identity(Reader *reader, Object *column, const Constraint *constraint)
{
    Object *object = reader_set_child(reader, KIND_IDENTITY, column, "");
    IdentityObject *identity = (IdentityObject *)object;
    const char *sequence_name = NULL;
    const char *sequence_schema = NULL;

    identity->generation =
        constraint->generated_when == ATTRIBUTE_IDENTITY_ALWAYS ? "ALWAYS" : "BY DEFAULT";
    reader_be_not_null(reader, column);
    return read_identity_options(reader, identity, constraint->options, &sequence_name,
                                 &sequence_schema);
}

/* The options need the column's integer type, which is not resolved yet: the spelling of the parser is enough. */
ReadResult read_identity_options(Reader *reader, IdentityObject *identity, const List *options,
                                 const char **sequence_name, const char **sequence_schema)
{
    const Object *column = identity->object.parent;
    const Object *table = column->parent;
    const TypeName *type = draft_of(reader, column)->type;
    const char *data_type = ((const ColumnObject *)column)->type; /* of serial */
    SequenceOptions values;
    ReadResult result;

    if (type != NULL) {
        const char *spelled = reader_type_quiet(reader, &reader->place, type);

        if (strcmp(spelled, "integer") != 0 && strcmp(spelled, "smallint") != 0 &&
            strcmp(spelled, "bigint") != 0)
            return reader_fail(reader, type->location, "column-type",
                               "an identity column must be smallint, integer or bigint, not %s",
                               spelled);
        data_type = spelled;
    }
    values = sequence_defaults(data_type != NULL ? data_type : "bigint");
    values.start_is_default = true;
    result = read_sequence_options(reader, options, &values, NULL, sequence_name, sequence_schema);
    if (result != READ_DONE)
        return result;
    SEQUENCE_COPY(identity, &values);
    identity->sequence_name =
        *sequence_name != NULL
            ? arena_strdup(reader->arena, *sequence_name)
            : reader_choose_relation_name(reader, table->schema, table->name, column->name, "seq");
    reader_note_identity(reader, &identity->object);
    return READ_DONE;
}

ReadResult read_column_constraint(Reader *reader, Object *table, Object *object,
                                  Constraint *constraint)
{
    ColumnObject *column = (ColumnObject *)object;
    bool enforced;

    switch (constraint->contype) {
    case CONSTR_NULL:
        column->not_null = false;
        return READ_DONE;
    case CONSTR_NOTNULL:
        reader_set_not_null(reader, object, constraint);
        return READ_DONE;
    case CONSTR_DEFAULT:
        draft_of(reader, reader_set_child(reader, KIND_DEFAULT, object, ""))->expr =
            constraint->raw_expr;
        return READ_DONE;
    case CONSTR_IDENTITY:
        return add_identity(reader, object, constraint);
    case CONSTR_GENERATED:
        draft_of(reader, object)->expr = constraint->raw_expr;
        column->computed_on_read = pg_is_virtual(constraint);
        return READ_DONE;
    case CONSTR_ATTR_DEFERRABLE:
    case CONSTR_ATTR_NOT_DEFERRABLE:
    case CONSTR_ATTR_DEFERRED:
    case CONSTR_ATTR_IMMEDIATE:
        return READ_DONE; /* belongs to the constraint before it: see reader_merge_constraint_attributes() */
    default:
        if (pg_is_enforced_word(constraint, &enforced))
            return READ_DONE; /* likewise */
        return read_constraint(reader, table, object, constraint);
    }
}

/* `… REFERENCES t DEFERRABLE INITIALLY DEFERRED`: the parser gives the words as constraints of their own. */
void reader_merge_constraint_attributes(const List *constraints)
{
    Constraint *last = NULL;
    bool enforced;
    ListCell *cell;

    foreach(cell, constraints)
    {
        Constraint *constraint = lfirst_node(Constraint, cell);

        switch (constraint->contype) {
        case CONSTR_ATTR_DEFERRABLE:
            if (last != NULL)
                last->deferrable = true;
            break;
        case CONSTR_ATTR_DEFERRED:
            if (last != NULL)
                last->deferrable = last->initdeferred = true;
            break;
        case CONSTR_ATTR_NOT_DEFERRABLE:
        case CONSTR_ATTR_IMMEDIATE:
            break;
        default:
            if (!pg_is_enforced_word(constraint, &enforced))
                last = constraint;
            else if (last != NULL)
                pg_set_enforced(last, enforced);
        }
    }
}

const char *reader_collation(Reader *reader, const List *names)
{
    const char *schema;
    const char *name;

    name_parts(names, &schema, &name);
    if (schema != NULL && strcmp(schema, "pg_catalog") == 0)
        schema = NULL;
    if (schema == NULL && strcmp(name, "default") == 0)
        return NULL;
    return reader_qualified(reader, schema, name);
}

/* Where the value of a column comes from when none is given; only one of them is possible. */
static const char *value_source(ConstrType type)
{
    switch (type) {
    case CONSTR_DEFAULT:
        return "a default";
    case CONSTR_IDENTITY:
        return "an identity";
    case CONSTR_GENERATED:
        return "a generation expression";
    default:
        return NULL;
    }
}

/* Words of a column that contradict each other: transformColumnDefinition() of the server. */
static ReadResult check_column_words(Reader *reader, const Object *table,
                                     const ColumnDef *definition, bool serial)
{
    const char *source = serial ? "the default of its serial type" : NULL;
    bool null = false;
    bool not_null = serial;
    ListCell *cell;

    foreach(cell, definition->constraints)
    {
        const Constraint *constraint = lfirst_node(Constraint, cell);
        const char *other = value_source(constraint->contype);

        null = null || constraint->contype == CONSTR_NULL;
        not_null = not_null || constraint->contype == CONSTR_NOTNULL ||
                   constraint->contype == CONSTR_IDENTITY;
        if (null && not_null)
            return reader_fail(reader, constraint->location, "column-conflict",
                               "column \"%s\" of %s is declared both NULL and NOT NULL",
                               definition->colname, object_id(reader->scratch, table));
        if (other != NULL && source != NULL)
            return reader_fail(
                reader, constraint->location, "column-conflict",
                strcmp(source, other) == 0 ? "column \"%s\" of %s has %s twice"
                                           : "column \"%s\" of %s has both %s and %s",
                definition->colname, object_id(reader->scratch, table), source, other);
        source = other != NULL ? other : source;
    }
    if (definition->typeName != NULL && definition->typeName->setof)
        return reader_fail(reader, definition->typeName->location, "column-type",
                           "column \"%s\" of %s cannot hold a set", definition->colname,
                           object_id(reader->scratch, table));
    return READ_DONE;
}

/* OPTIONS of a column are for the wrapper of a foreign table. */
static ReadResult read_column_options(Reader *reader, const Object *table, ColumnObject *column,
                                      const ColumnDef *definition)
{
    if (definition->fdwoptions != NIL && table->kind != KIND_FOREIGN_TABLE)
        return reader_fail(reader, definition->location, "wrong-kind",
                           "column \"%s\" has OPTIONS, but %s is no foreign table",
                           definition->colname, object_id(reader->scratch, table));
    return reader_foreign_options(reader, definition->fdwoptions, &column->foreign_options);
}

ReadResult read_column(Reader *reader, Object *table, ColumnDef *definition)
{
    const char *integer_type = NULL;
    Object *object = reader_new_object(reader, KIND_COLUMN, table, NULL, definition->colname,
                                       definition->location);
    ColumnObject *column = (ColumnObject *)object;
    const Object *existing;
    bool serial =
        definition->typeName != NULL && type_is_serial(definition->typeName, &integer_type);
    ReadResult result;
    ListCell *cell;

    column->number = next_column_number(table);
    existing = object_child(table, KIND_COLUMN, object->name);
    if (existing != NULL)
        return reader_fail_second(reader, definition->location, "duplicate-column", existing,
                                  "column \"%s\" of %s is defined twice", object->name,
                                  object_id(reader->scratch, table));
    result = check_column_words(reader, table, definition, serial);
    if (result != READ_DONE)
        return result;
    if (reader_add(reader, object) != READ_DONE)
        return READ_FAILED;
    draft_of(reader, object)->node = (Node *)definition;
    draft_of(reader, object)->type = definition->typeName;
    column->not_null = definition->is_not_null;
    if (serial) {
        column->type = integer_type;
        draft_of(reader, object)->type = NULL;
        result = add_serial(reader, table, column, integer_type, definition->location);
        if (result != READ_DONE)
            return result;
    }
    result = read_column_options(reader, table, column, definition);
    if (result != READ_DONE)
        return result;
    if (definition->collClause != NULL)
        column->collation = reader_collation(reader, definition->collClause->collname);
    if (definition->storage_name != NULL)
        column->storage =
            reader_unless(reader, reader_upper(reader, definition->storage_name), "DEFAULT");
    if (definition->compression != NULL)
        column->compression = arena_strdup(reader->arena, definition->compression);
    reader_merge_constraint_attributes(definition->constraints);
    foreach(cell, definition->constraints)
    {
        result = read_column_constraint(reader, table, object, lfirst_node(Constraint, cell));
        if (result != READ_DONE)
            return result;
    }
    return READ_DONE;
}
