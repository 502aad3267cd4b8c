#include "sqlread/reader.h"

/* Sequences, and their options for identity columns. Source: CREATE SEQUENCE in the manual, sequence.c. */

#include <inttypes.h>

SequenceOptions sequence_defaults(const char *data_type)
{
    SequenceOptions options = {
        .data_type = data_type, .start = 1, .increment = 1, .minimum = 1, .cache = 1};

    options.maximum = strcmp(data_type, "smallint") == 0  ? INT16_MAX
                      : strcmp(data_type, "integer") == 0 ? INT32_MAX
                                                          : INT64_MAX;
    return options;
}

static int64_t type_minimum(const char *data_type)
{
    return strcmp(data_type, "smallint") == 0  ? INT16_MIN
           : strcmp(data_type, "integer") == 0 ? INT32_MIN
                                               : INT64_MIN;
}

/* What the option list names, before defaults are worked out. */
typedef struct SequenceWords {
    const DefElem *start, *increment, *minimum, *maximum, *cache, *cycle, *type, *owned_by, *name;
} SequenceWords;

static bool collect_words(Reader *reader, const List *options, SequenceWords *words)
{
    ListCell *cell;

    foreach(cell, options)
    {
        const DefElem *element = lfirst_node(DefElem, cell);
        const struct {
            const char *name;
            const DefElem **slot;
        } slots[] = {
            {"start", &words->start},
            {"increment", &words->increment},
            {"minvalue", &words->minimum},
            {"maxvalue", &words->maximum},
            {"cache", &words->cache},
            {"cycle", &words->cycle},
            {"as", &words->type},
            {"owned_by", &words->owned_by},
            {"sequence_name", &words->name},
        };

        for (size_t i = 0; i < lengthof(slots); i++) {
            if (strcmp(element->defname, slots[i].name) != 0)
                continue;
            if (*slots[i].slot != NULL) {
                reader_fail(reader, element->location, "sequence-option",
                            "this option of the sequence is given twice");
                return false;
            }
            *slots[i].slot = element;
        }
    }
    return true;
}

static bool read_number(Reader *reader, const DefElem *element, int64_t *value)
{
    if (element == NULL || element->arg == NULL)
        return true;
    if (reader_def_int(element, value))
        return true;
    reader_fail(reader, element->location, "sequence-option",
                "\"%s\" of a sequence must be a whole number of 64 bits", element->defname);
    return false;
}

static bool is_sequence_type(const char *type)
{
    return strcmp(type, "smallint") == 0 || strcmp(type, "integer") == 0 ||
           strcmp(type, "bigint") == 0;
}

static ReadResult refuse_option(Reader *reader, const DefElem *first, const DefElem *second,
                                const char *trouble)
{
    const DefElem *element = first != NULL ? first : second;

    return reader_fail(reader, element != NULL ? element->location : -1, "sequence-option", "%s",
                       trouble);
}

/* What the server refuses too: init_params() of sequence.c. */
static ReadResult check_sequence(Reader *reader, const SequenceWords *words,
                                 const SequenceOptions *values)
{
    Arena *arena = reader->scratch;
    int64_t highest = sequence_defaults(values->data_type).maximum;
    int64_t lowest = type_minimum(values->data_type);

    if (values->maximum > highest || values->maximum < lowest)
        return refuse_option(reader, words->maximum, words->type,
                             arena_printf(arena, "MAXVALUE %" PRId64 " is out of range for type %s",
                                          values->maximum, values->data_type));
    if (values->minimum > highest || values->minimum < lowest)
        return refuse_option(reader, words->minimum, words->type,
                             arena_printf(arena, "MINVALUE %" PRId64 " is out of range for type %s",
                                          values->minimum, values->data_type));
    if (values->minimum >= values->maximum)
        return refuse_option(reader, words->minimum, words->maximum,
                             arena_printf(arena,
                                          "MINVALUE %" PRId64 " is not less than MAXVALUE %" PRId64,
                                          values->minimum, values->maximum));
    if (values->start < values->minimum)
        return refuse_option(reader, words->start, words->minimum,
                             arena_printf(arena, "START %" PRId64 " is less than MINVALUE %" PRId64,
                                          values->start, values->minimum));
    if (values->start > values->maximum)
        return refuse_option(reader, words->start, words->maximum,
                             arena_printf(arena,
                                          "START %" PRId64 " is greater than MAXVALUE %" PRId64,
                                          values->start, values->maximum));
    if (values->cache < 1)
        return refuse_option(reader, words->cache, NULL, "CACHE must be at least 1");
    return READ_DONE;
}

/* A bound that was the limit of the former type becomes that of the new one. */
static void follow_type(SequenceOptions *values, const char *type)
{
    if (values->maximum == sequence_defaults(values->data_type).maximum)
        values->maximum = sequence_defaults(type).maximum;
    if (values->minimum == type_minimum(values->data_type))
        values->minimum = type_minimum(type);
    values->data_type = type;
}

ReadResult sequence_retype(Reader *reader, SequenceOptions *values, const char *type, int location)
{
    if (!is_sequence_type(type))
        return reader_fail(reader, location, "sequence-option",
                           "the type of a sequence must be smallint, integer or bigint, not %s",
                           type);
    follow_type(values, type);
    return check_sequence(reader, &(SequenceWords){0}, values);
}

ReadResult read_sequence_options(Reader *reader, const List *options, SequenceOptions *values,
                                 List **owned_by, const char **sequence_name,
                                 const char **sequence_schema)
{
    bool creates = values->start_is_default;
    SequenceWords words = {0};
    bool descending;

    if (!collect_words(reader, options, &words))
        return READ_FAILED;
    if (words.type != NULL) {
        const char *type =
            reader_type_quiet(reader, &reader->place, castNode(TypeName, words.type->arg));

        if (!is_sequence_type(type))
            return reader_fail(reader, words.type->location, "sequence-option",
                               "the type of a sequence must be smallint, integer or bigint, not %s",
                               type);
        follow_type(values, type);
    }
    if (!read_number(reader, words.increment, &values->increment))
        return READ_FAILED;
    if (values->increment == 0)
        return refuse_option(reader, words.increment, NULL, "INCREMENT must not be zero");
    descending = values->increment < 0;
    /* Bounds are those of type and direction for a new sequence, and again after NO MAXVALUE and NO MINVALUE. */
    if (creates || (words.maximum != NULL && words.maximum->arg == NULL))
        values->maximum = descending ? -1 : sequence_defaults(values->data_type).maximum;
    if (creates || (words.minimum != NULL && words.minimum->arg == NULL))
        values->minimum = descending ? type_minimum(values->data_type) : 1;
    if (!read_number(reader, words.maximum, &values->maximum) ||
        !read_number(reader, words.minimum, &values->minimum) ||
        !read_number(reader, words.cache, &values->cache))
        return READ_FAILED;
    if (creates)
        values->start = descending ? values->maximum : values->minimum;
    if (!read_number(reader, words.start, &values->start))
        return READ_FAILED;
    if (words.cycle != NULL)
        values->cycle = reader_def_bool(words.cycle);
    if (owned_by != NULL && words.owned_by != NULL)
        *owned_by = castNode(List, words.owned_by->arg);
    if (sequence_name != NULL && words.name != NULL)
        name_parts(castNode(List, words.name->arg), sequence_schema, sequence_name);
    return check_sequence(reader, &words, values);
}

void reader_own_sequence(Reader *reader, Object *sequence, Object *column)
{
    Object *owner = object_child(sequence, KIND_SEQUENCE_OWNER, NULL);

    if (column == NULL) {
        if (owner != NULL)
            reader_forget(reader, owner);
        return;
    }
    owner = reader_set_child(reader, KIND_SEQUENCE_OWNER, sequence, "");
    owner->implicit = sequence->implicit;
    ((SequenceOwnerObject *)owner)->column_sql =
        arena_printf(reader->arena, "%s.%s", reader_object_sql(reader, column->parent),
                     reader_qualified(reader, NULL, column->name));
    owner->dependencies.count = 0;
    object_depend(reader->arena, owner, column, DEPENDENCY_NORMAL);
}

/* OWNED BY table.column, or NONE. */
static ReadResult apply_owned_by(Reader *reader, Object *sequence, const List *owned_by)
{
    RangeVar *relation;
    const char *schema;
    const char *name;
    Object *table;
    Object *column;
    ReadResult result;

    if (owned_by == NIL)
        return READ_DONE;
    if (list_length(owned_by) == 1) {
        reader_own_sequence(reader, sequence, NULL);
        return READ_DONE;
    }
    name_parts(pgtree_list_head(owned_by, list_length(owned_by) - 1), &schema, &name);
    relation = makeRangeVar((char *)schema, (char *)name, reader_word(reader, name));
    result = reader_need_relation(reader, relation, &table);
    if (result != READ_DONE)
        return result;
    column = object_child(table, KIND_COLUMN, strVal(llast(owned_by)));
    if (column == NULL)
        return reader_wait_for_part(reader, table, NAMESPACE_COLUMN, -1, strVal(llast(owned_by)));
    reader_own_sequence(reader, sequence, column);
    return READ_DONE;
}

ReadResult read_create_sequence(Reader *reader, Node *node)
{
    CreateSeqStmt *create = castNode(CreateSeqStmt, node);
    const char *schema = reader_relation_schema(reader, create->sequence);
    Object *existing = model_find_relation(reader->model, schema, create->sequence->relname);
    SequenceOptions options = sequence_defaults("bigint");
    List *owned_by = NIL;
    Object *object;
    ReadResult result;

    if (existing != NULL && create->if_not_exists) {
        reader_note_second(reader, existing);
        return READ_DONE;
    }
    options.start_is_default = true;
    result = read_sequence_options(reader, create->options, &options, &owned_by, NULL, NULL);
    if (result != READ_DONE)
        return result;
    object = reader_new_object(reader, KIND_SEQUENCE, NULL, schema, create->sequence->relname,
                               create->sequence->location);
    draft_of(reader, object)->node = node;
    SEQUENCE_COPY((SequenceObject *)object, &options);
    if (create->sequence->relpersistence == RELPERSISTENCE_UNLOGGED)
        ((SequenceObject *)object)->persistence = "UNLOGGED";
    result = reader_add(reader, object);
    if (result != READ_DONE)
        return result;
    result = apply_owned_by(reader, object, owned_by);
    if (result != READ_DONE)
        reader_forget(reader, object);
    return result;
}

static ReadResult alter_identity_sequence(Reader *reader, const AlterSeqStmt *alter, Object *object)
{
    IdentityObject *identity = (IdentityObject *)object;
    SequenceOptions options = {0};
    List *owned_by = NIL;
    ReadResult result;

    SEQUENCE_COPY(&options, identity);
    result = read_sequence_options(reader, alter->options, &options, &owned_by, NULL, NULL);
    if (result != READ_DONE)
        return result;
    if (owned_by != NIL)
        return reader_fail(reader, alter->sequence->location, "wrong-kind",
                           "the sequence \"%s\" belongs to the identity column %s",
                           identity->sequence_name, object_id(reader->scratch, object->parent));
    SEQUENCE_COPY(identity, &options);
    return READ_DONE;
}

ReadResult read_alter_sequence(Reader *reader, Node *node)
{
    AlterSeqStmt *alter = castNode(AlterSeqStmt, node);
    Object *identity =
        reader_find_identity(reader, alter->sequence->schemaname, alter->sequence->relname);
    List *owned_by = NIL;
    SequenceOptions options = {0};
    Object *object;
    ReadResult result;

    if (identity != NULL)
        return alter_identity_sequence(reader, alter, identity);
    result = reader_need_relation(reader, alter->sequence, &object);
    if (result != READ_DONE)
        return alter->missing_ok && reader->retrying ? READ_DONE : result;
    if (object->kind != KIND_SEQUENCE)
        return reader_fail(reader, alter->sequence->location, "wrong-kind",
                           "\"%s\" is a %s, not a sequence", object->name,
                           kind_label(object->kind));
    SEQUENCE_COPY(&options, (SequenceObject *)object);
    result = read_sequence_options(reader, alter->options, &options, &owned_by, NULL, NULL);
    if (result != READ_DONE)
        return result;
    SEQUENCE_COPY((SequenceObject *)object, &options);
    return apply_owned_by(reader, object, owned_by);
}

/*
 * A sequence belongs to whoever has the table whose column owns it (change_owner_recurse_to_sequences() of the server), and
 * the two cannot be linked before they do.
 */
static void own_with_table(Reader *reader, Object *link)
{
    const Object *column = link->kind == KIND_SEQUENCE_OWNER && link->dependencies.count > 0
                               ? link->dependencies.items[0].on
                               : NULL;
    Object *owner = column == NULL ? NULL : object_child(column->parent, KIND_OWNER, NULL);
    Object *own;

    if (owner == NULL)
        return;
    reader_set_owner(reader, link->parent, ((OwnerObject *)owner)->role);
    own = object_child(link->parent, KIND_OWNER, NULL);
    own->implicit = link->implicit;
    object_depend(reader->arena, own, owner, DEPENDENCY_NORMAL);
    object_depend(reader->arena, link, own, DEPENDENCY_NORMAL);
}

void finish_owned_sequences(Reader *reader)
{
    for (size_t i = 0; i < reader->model->objects.count; i++)
        own_with_table(reader, reader->model->objects.items[i]);
}
