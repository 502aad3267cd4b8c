#include "sqlread/reader.h"

/* Sequences, and their options for identity columns. Source: CREATE SEQUENCE in the manual, sequence.c. */

#include <errno.h>

SequenceOptions sequence_defaults(const char *data_type)
{
    SequenceOptions options = {.data_type = data_type, .start = 1, .increment = 1, .minimum = 1, .cache = 1};

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
typedef struct SequenceWords
{
    const DefElem *start, *increment, *minimum, *maximum, *cache, *cycle, *type, *owned_by, *name;
} SequenceWords;

static void collect_words(const List *options, SequenceWords *words)
{
    ListCell *cell;

    foreach (cell, options) {
        const DefElem *element = lfirst_node(DefElem, cell);
        const struct
        {
            const char *name;
            const DefElem **slot;
        } slots[] = {
            {"start", &words->start},       {"increment", &words->increment}, {"minvalue", &words->minimum},
            {"maxvalue", &words->maximum},  {"cache", &words->cache},         {"cycle", &words->cycle},
            {"as", &words->type},           {"owned_by", &words->owned_by},   {"sequence_name", &words->name},
        };

        for (size_t i = 0; i < lengthof(slots); i++)
            if (strcmp(element->defname, slots[i].name) == 0)
                *slots[i].slot = element;
    }
}

static bool read_number(Reader *reader, const DefElem *element, int64_t *value)
{
    if (element == NULL || element->arg == NULL)
        return true;
    if (reader_def_int(element, value))
        return true;
    reader_fail(reader, element->location, "sequence-option", "\"%s\" of a sequence must be a whole number of 64 bits",
                element->defname);
    return false;
}

ReadResult read_sequence_options(Reader *reader, const List *options, SequenceOptions *values, List **owned_by,
                                 const char **sequence_name, const char **sequence_schema)
{
    SequenceWords words = {0};
    SequenceOptions former = *values;
    const char *former_type = former.data_type;
    bool descending;

    collect_words(options, &words);
    if (words.type != NULL)
        values->data_type = reader_type_quiet(reader, &reader->place, castNode(TypeName, words.type->arg));
    if (!read_number(reader, words.increment, &values->increment))
        return READ_FAILED;
    descending = values->increment < 0;
    if (values->increment == 0)
        return reader_fail(reader, words.increment->location, "sequence-option", "INCREMENT must not be zero");
    /* A bound that was the default of the former type or direction follows the new one. */
    if (words.type != NULL || words.increment != NULL) {
        SequenceOptions old_defaults = sequence_defaults(former_type);
        bool was_descending = former.increment < 0;
        int64_t old_maximum = was_descending ? -1 : old_defaults.maximum;
        int64_t old_minimum = was_descending ? type_minimum(former_type) : 1;

        if (former.maximum == old_maximum)
            values->maximum = descending ? -1 : sequence_defaults(values->data_type).maximum;
        if (former.minimum == old_minimum)
            values->minimum = descending ? type_minimum(values->data_type) : 1;
    }
    if (words.maximum != NULL && words.maximum->arg == NULL)
        values->maximum = descending ? -1 : sequence_defaults(values->data_type).maximum;
    if (words.minimum != NULL && words.minimum->arg == NULL)
        values->minimum = descending ? type_minimum(values->data_type) : 1;
    if (!read_number(reader, words.maximum, &values->maximum) || !read_number(reader, words.minimum, &values->minimum) ||
        !read_number(reader, words.cache, &values->cache))
        return READ_FAILED;
    if (words.start != NULL) {
        if (!read_number(reader, words.start, &values->start))
            return READ_FAILED;
    } else if (values->start_is_default) {
        values->start = descending ? values->maximum : values->minimum;
    }
    if (words.cycle != NULL)
        values->cycle = reader_def_bool(words.cycle);
    if (owned_by != NULL && words.owned_by != NULL)
        *owned_by = castNode(List, words.owned_by->arg);
    if (sequence_name != NULL && words.name != NULL)
        name_parts(castNode(List, words.name->arg), sequence_schema, sequence_name);
    return READ_DONE;
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
    relation = makeRangeVar((char *)schema, (char *)name, -1);
    result = reader_need_relation(reader, relation, &table);
    if (result != READ_DONE)
        return result;
    column = object_child(table, KIND_COLUMN, strVal(llast(owned_by)));
    if (column == NULL)
        return reader_wait(reader, -1, "column \"%s\" does not exist in %s", strVal(llast(owned_by)),
                           object_id(reader->arena, table));
    reader_own_sequence(reader, sequence, column);
    return READ_DONE;
}

static void store_options(SequenceObject *sequence, const SequenceOptions *options)
{
    sequence->data_type = options->data_type;
    sequence->start = options->start;
    sequence->increment = options->increment;
    sequence->minimum = options->minimum;
    sequence->maximum = options->maximum;
    sequence->cache = options->cache;
    sequence->cycle = options->cycle;
}

ReadResult read_create_sequence(Reader *reader, Node *node)
{
    CreateSeqStmt *create = castNode(CreateSeqStmt, node);
    const char *schema = reader_creation_schema(reader, create->sequence->schemaname);
    Object *existing = model_find_relation(reader->model, schema, create->sequence->relname);
    SequenceOptions options = sequence_defaults("bigint");
    List *owned_by = NIL;
    Object *object;
    ReadResult result;

    if (create->sequence->relpersistence == RELPERSISTENCE_TEMP)
        return READ_DONE;
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
    store_options((SequenceObject *)object, &options);
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

ReadResult read_alter_sequence(Reader *reader, Node *node)
{
    AlterSeqStmt *alter = castNode(AlterSeqStmt, node);
    List *owned_by = NIL;
    SequenceObject *sequence;
    SequenceOptions options;
    Object *object;
    ReadResult result = reader_need_relation(reader, alter->sequence, &object);

    if (result != READ_DONE)
        return alter->missing_ok ? READ_DONE : result;
    if (object->kind != KIND_SEQUENCE)
        return reader_fail(reader, alter->sequence->location, "wrong-kind", "\"%s\" is a %s, not a sequence",
                           object->name, kind_label(object->kind));
    sequence = (SequenceObject *)object;
    options = (SequenceOptions){
        .data_type = sequence->data_type,
        .start = sequence->start,
        .increment = sequence->increment,
        .minimum = sequence->minimum,
        .maximum = sequence->maximum,
        .cache = sequence->cache,
        .cycle = sequence->cycle,
    };
    result = read_sequence_options(reader, alter->options, &options, &owned_by, NULL, NULL);
    if (result != READ_DONE)
        return result;
    store_options(sequence, &options);
    return apply_owned_by(reader, object, owned_by);
}
