#include "sqlread/follow.h"

#include "sqlread/definitions.h"

/* Collations and operator classes stand as texts where columns and keys name them, until the end of reading. */

typedef struct Renamed {
    Reader *reader;
    const Object *object;
    const char *new_schema;
    const char *new_name;
    const SearchPath *path; /* of the object that is looked at */
} Renamed;

static void follow_text(const Renamed *renamed, const char **text)
{
    Reader *reader = renamed->reader;
    const Object *object = renamed->object;
    bool plain;

    if (*text == NULL)
        return;
    plain = strcmp(*text, reader_qualified(reader, NULL, object->name)) == 0 &&
            find_on_path(reader->model, renamed->path, kind_namespace(object->kind), NULL,
                         object->name, object->signature) == object;
    if (plain || strcmp(*text, reader_object_sql(reader, object)) == 0)
        *text = reader_qualified(reader, renamed->new_schema, renamed->new_name);
}

static void follow_key(const Renamed *renamed, const char *method, IndexKey *key)
{
    if (renamed->object->kind == KIND_COLLATION)
        follow_text(renamed, &key->collation);
    else if (text_equal(renamed->object->signature, method))
        follow_text(renamed, &key->opclass);
}

static void follow_keys(const Renamed *renamed, Object *object)
{
    IndexObject *index = (IndexObject *)object;
    ExclusionObject *exclusion = (ExclusionObject *)object;
    TableObject *table = (TableObject *)object;

    for (size_t i = 0; object->kind == KIND_INDEX && i < index->keys.count; i++)
        follow_key(renamed, index->method, &index->keys.items[i]);
    for (size_t i = 0; object->kind == KIND_EXCLUSION && i < exclusion->elements.count; i++)
        follow_key(renamed, exclusion->method, &exclusion->elements.items[i].key);
    for (size_t i = 0; object->kind == KIND_TABLE && i < table->partition_keys.count; i++)
        follow_key(renamed, text_equal(table->partition_strategy, "HASH") ? "hash" : "btree",
                   &table->partition_keys.items[i]);
}

static void follow_collation(const Renamed *renamed, Object *object)
{
    if (renamed->object->kind != KIND_COLLATION)
        return;
    if (object->kind == KIND_COLUMN)
        follow_text(renamed, &((ColumnObject *)object)->collation);
    else if (object->kind == KIND_ATTRIBUTE)
        follow_text(renamed, &((AttributeObject *)object)->collation);
    else if (object->kind == KIND_DOMAIN)
        follow_text(renamed, &((DomainObject *)object)->collation);
}

/* The member of a range type. */
static void follow_range(const Renamed *renamed, const Object *object)
{
    const bool is_collation = renamed->object->kind == KIND_COLLATION;
    const Draft *draft = object->draft;
    DefElem *member;
    const char *schema, *name, *text;

    if (object->kind != KIND_RANGE_TYPE ||
        (!is_collation && !text_equal(renamed->object->signature, "btree")))
        return;
    member = (DefElem *)def_find(castNode(CreateRangeStmt, draft->node)->params,
                                 is_collation ? "collation" : "subtype_opclass");
    if (member == NULL)
        return;
    name_parts(def_names(member), &schema, &name);
    text = reader_qualified(renamed->reader, schema, name);
    name = text;
    follow_text(renamed, &text);
    if (text != name)
        member->arg = (Node *)list_make2(makeString(pstrdup(renamed->new_schema)),
                                         makeString(pstrdup(renamed->new_name)));
}

void follow_in_texts(Reader *reader, const Object *object, const char *new_schema,
                     const char *new_name)
{
    Renamed renamed = {
        .reader = reader, .object = object, .new_schema = new_schema, .new_name = new_name};
    const ObjectVec *objects = &reader->model->objects;

    if (object->kind != KIND_COLLATION && object->kind != KIND_OPERATOR_CLASS)
        return;
    for (size_t i = 0; i < objects->count; i++) {
        if (objects->items[i]->draft == NULL)
            continue;
        renamed.path = ((const Draft *)objects->items[i]->draft)->place.path;
        follow_keys(&renamed, objects->items[i]);
        follow_collation(&renamed, objects->items[i]);
        follow_range(&renamed, objects->items[i]);
    }
}
