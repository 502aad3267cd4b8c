#include "sqlread/reader.h"

/*
 * Temporary objects: names resolve to them in the session that has made them, but they are no part of a schema. They live
 * in the schema pg_temp, which is searched first for relations and types, and are taken out at the end.
 */

#define TEMPORARY "pg_temp"

const char *reader_relation_schema(Reader *reader, const RangeVar *relation)
{
    Object *former;

    if (relation->relpersistence != RELPERSISTENCE_TEMP &&
        !text_equal(relation->schemaname, TEMPORARY))
        return reader_creation_schema(reader, relation->schemaname);
    /* Another file is another session, and what its transaction drops may come again. */
    former = model_find_relation(reader->model, TEMPORARY, relation->relname);
    if (former != NULL && former->span.source != reader->place.source)
        reader_forget(reader, former);
    return TEMPORARY;
}

void reader_note_temporary(Reader *reader, const Object *object)
{
    if (text_equal(object->schema, TEMPORARY))
        reader->model->temporary = true;
}

static bool is_temporary(const Object *object)
{
    return text_equal(object_root(object)->schema, TEMPORARY);
}

static bool uses_temporary(const Object *object)
{
    for (size_t i = 0; i < object->dependencies.count; i++)
        if (object->dependencies.items[i].type != DEPENDENCY_SOFT &&
            is_temporary(object->dependencies.items[i].on))
            return true;
    return false;
}

/* A view over something temporary is temporary, too, wherever it was to be made. Source: isQueryUsingTempRelation(). */
static void find_views(const Model *model)
{
    bool found = true;

    while (found) {
        found = false;
        for (size_t i = 0; i < model->objects.count; i++) {
            Object *object = model->objects.items[i];

            if (object->kind != KIND_VIEW || is_temporary(object) || !uses_temporary(object))
                continue;
            object->schema = TEMPORARY;
            found = true;
        }
    }
}

static void forget_dependencies(Object *object)
{
    size_t kept = 0;

    for (size_t i = 0; i < object->dependencies.count; i++)
        if (!is_temporary(object->dependencies.items[i].on))
            object->dependencies.items[kept++] = object->dependencies.items[i];
    object->dependencies.count = kept;
}

void reader_forget_temporary(Reader *reader)
{
    const ObjectVec *objects = &reader->model->objects;

    if (!reader->model->temporary)
        return;
    find_views(reader->model);
    for (size_t i = 0; i < objects->count; i++)
        if (!is_temporary(objects->items[i]))
            forget_dependencies(objects->items[i]);
    for (size_t i = objects->count; i-- > 0;)
        if (i < objects->count && objects->items[i]->parent == NULL &&
            is_temporary(objects->items[i]))
            reader_forget(reader, objects->items[i]);
}
