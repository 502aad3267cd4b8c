#include "sqlread/reader.h"

/* DROP, with what goes along by CASCADE. */

/* Looks for a name in syntax that is not resolved yet. */
typedef struct Mention
{
    const char *schema; /* of the object looked for */
    const char *name;
    bool routine;
    bool column; /* any column of that name */
    bool found;
} Mention;

static bool find_mention(Node *node, void *context)
{
    Mention *mention = context;
    const char *schema = NULL;
    const char *name = NULL;

    if (node == NULL || mention->found)
        return mention->found;
    if (IsA(node, RangeVar) && !mention->routine && !mention->column) {
        schema = castNode(RangeVar, node)->schemaname;
        name = castNode(RangeVar, node)->relname;
    } else if (IsA(node, FuncCall) && mention->routine) {
        name_parts(castNode(FuncCall, node)->funcname, &schema, &name);
    } else if (IsA(node, ColumnRef) && mention->column) {
        const Node *last = llast(castNode(ColumnRef, node)->fields);

        name = IsA(last, String) ? strVal(last) : NULL;
    }
    if (name != NULL && strcmp(name, mention->name) == 0 &&
        (schema == NULL || mention->schema == NULL || strcmp(schema, mention->schema) == 0)) {
        mention->found = true;
        return true;
    }
    return raw_expression_tree_walker(node, find_mention, context);
}

static bool draft_mentions(const Object *object, Mention *mention)
{
    const Draft *draft = object->draft;

    if (draft == NULL)
        return false;
    mention->found = false;
    find_mention(draft->expr, mention);
    if (!mention->found)
        find_mention(draft->check, mention);
    if (!mention->found && object->kind == KIND_INDEX) {
        const IndexStmt *index = castNode(IndexStmt, draft->node);

        find_mention(index->whereClause, mention);
        foreach_node(IndexElem, element, index->indexParams)
            if (!mention->found)
                find_mention(element->expr, mention);
    }
    return mention->found;
}

bool reader_mentions(Reader *reader, const Object *object, const char *column)
{
    Mention mention = {.name = column, .column = true};

    (void)reader;
    return draft_mentions(object, &mention);
}

void reader_drop_owned_sequences(Reader *reader, const Object *column)
{
    for (size_t i = reader->model->objects.count; i-- > 0;) {
        Object *object = i < reader->model->objects.count ? reader->model->objects.items[i] : NULL;

        if (object == NULL || object->kind != KIND_SEQUENCE_OWNER)
            continue;
        for (size_t j = 0; j < object->dependencies.count; j++)
            if (object->dependencies.items[j].on == column) {
                reader_forget(reader, object->parent);
                break;
            }
    }
}

static bool trigger_calls(const Object *object, const Object *routine)
{
    const char *schema;
    const char *name;

    if (object->kind != KIND_TRIGGER || object->draft == NULL)
        return false;
    name_parts(castNode(CreateTrigStmt, ((const Draft *)object->draft)->node)->funcname, &schema, &name);
    return strcmp(name, routine->name) == 0 && (schema == NULL || strcmp(schema, routine->schema) == 0);
}

static bool foreign_key_points_at(const Object *object, const Object *table)
{
    const RangeVar *target;

    if (object->kind != KIND_FOREIGN_KEY || object->draft == NULL || object->parent == table)
        return false;
    target = castNode(Constraint, ((const Draft *)object->draft)->node)->pktable;
    return strcmp(target->relname, table->name) == 0 &&
           (target->schemaname == NULL || strcmp(target->schemaname, table->schema) == 0);
}

static void drop_object(Reader *reader, Object *object, bool cascade);

static void drop_dependents(Reader *reader, const Object *object)
{
    bool routine = kind_namespace(object->kind) == NAMESPACE_ROUTINE;
    Mention mention = {.schema = object->schema, .name = object->name, .routine = routine};

    for (size_t i = 0; i < reader->model->objects.count;) {
        Object *other = reader->model->objects.items[i];
        bool depends = other != object && object_root(other) != object_root(object) &&
                       (foreign_key_points_at(other, object) || (routine && trigger_calls(other, object)) ||
                        draft_mentions(other, &mention));

        if (depends) {
            drop_object(reader, other, true);
            i = 0;
        } else {
            i++;
        }
    }
}

static void drop_object(Reader *reader, Object *object, bool cascade)
{
    Namespace space = kind_namespace(object->kind);

    if (object->kind == KIND_TABLE) {
        for (size_t i = object->children.count; i-- > 0;)
            if (object->children.items[i]->kind == KIND_COLUMN)
                reader_drop_owned_sequences(reader, object->children.items[i]);
    }
    if (cascade && (space == NAMESPACE_RELATION || space == NAMESPACE_ROUTINE))
        drop_dependents(reader, object);
    if (space == NAMESPACE_SCHEMA) {
        for (size_t i = reader->model->objects.count; i-- > 0;) {
            Object *other = i < reader->model->objects.count ? reader->model->objects.items[i] : NULL;

            if (other != NULL && other->parent == NULL && other->schema != NULL &&
                strcmp(other->schema, object->name) == 0)
                drop_object(reader, other, cascade);
        }
    }
    reader_forget(reader, object);
}

/* What opaque statements call the kinds that DROP can name. */
static const char *opaque_word(ObjectType type)
{
    switch (type) {
    case OBJECT_DOMAIN:
    case OBJECT_TYPE:
        return "type";
    case OBJECT_MATVIEW:
    case OBJECT_FOREIGN_TABLE:
    case OBJECT_TABLE:
        return "relation";
    case OBJECT_AGGREGATE:
        return "routine";
    default:
        return NULL;
    }
}

static ReadResult drop_one(Reader *reader, const DropStmt *drop, Node *name)
{
    bool cascade = drop->behavior == DROP_CASCADE;
    const char *word = opaque_word(drop->removeType);
    bool known;
    Object *object = reader_find_object(reader, drop->removeType, name, &known);

    if (object == NULL && word != NULL) {
        const List *names = IsA(name, TypeName)         ? castNode(TypeName, name)->names
                            : IsA(name, ObjectWithArgs) ? castNode(ObjectWithArgs, name)->objname
                                                        : castNode(List, name);
        const char *schema;
        const char *simple;

        name_parts(names, &schema, &simple);
        object = reader_find_opaque(reader, word, schema, simple);
        known = known || object != NULL;
    }
    if (object != NULL) {
        drop_object(reader, object, cascade);
        return READ_DONE;
    }
    if (drop->missing_ok)
        return READ_DONE;
    return known ? reader_wait_for_object(reader, drop->removeType, name) : READ_OPAQUE;
}

ReadResult read_drop(Reader *reader, Node *node)
{
    DropStmt *drop = castNode(DropStmt, node);

    /* What is dropped is gone, so that a later retry does not meet it again. */
    while (drop->objects != NIL) {
        ReadResult result = drop_one(reader, drop, linitial(drop->objects));

        if (result != READ_DONE)
            return result;
        drop->objects = list_copy_tail(drop->objects, 1);
    }
    return READ_DONE;
}
