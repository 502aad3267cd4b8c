/*
 * Random pairs of schemas: a schema, or two of them, and how each was changed.
 *
 * A change takes an object away together with everything that needs it, or changes one of its attributes: to what
 * another object of the kind has there, or to another value of its type. Nothing here knows a kind; whether the server
 * accepts what comes out, the server has to say.
 */
#ifndef SCHEMAC_TESTS_ROUNDTRIP_RANDOM_H
#define SCHEMAC_TESTS_ROUNDTRIP_RANDOM_H

#include "kinds/objects.h"
#include "plan/plan.h"
#include "sqlread/sqlread.h"
#include "support/support.h"

/* The generator of pseudo-random numbers splitmix64: the same everywhere. */
typedef struct Random {
    uint64_t state;
} Random;

static inline uint64_t random_next(Random *random)
{
    uint64_t z = random->state += 0x9e3779b97f4a7c15u;

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static inline size_t random_below(Random *random, size_t limit)
{
    return limit == 0 ? 0 : (size_t)(random_next(random) % limit);
}

/* One change of the schema that a pair starts from. */
typedef struct Mutation {
    bool in[2]; /* which sides it is made in */
    bool removal;
    uint64_t object;    /* its number, modulo the count */
    uint64_t attribute; /* likewise */
    uint64_t value;
} Mutation;

typedef VEC(Mutation) MutationVec;

/* The files that a pair is made of. */
typedef struct RandomBase {
    Source *external;   /* NULL: none */
    Source *schemas[2]; /* what either side starts from */
    bool online;        /* plans are made for tables that are in use */
} RandomBase;

static inline Model *random_read(Arena *arena, const RandomBase *base, Source *schema)
{
    DiagList diags = diag_list_new(arena);
    Model *model = model_new(arena);
    SqlReader *reader = sql_reader_new(model, &diags);

    if (base->external != NULL)
        sql_reader_read(reader, base->external, true);
    sql_reader_read(reader, schema, false);
    sql_reader_finish(reader);
    return diags.errors == 0 ? model : NULL;
}

/* False for a schema of which reading says that some of it is passed over: a grantor who may not grant, as servers before
 * PostgreSQL 16 take it. */
static inline bool random_says_all(Arena *arena, const RandomBase *base, Source *schema)
{
    DiagList diags = diag_list_new(arena);
    SqlReader *reader = sql_reader_new(model_new(arena), &diags);

    if (base->external != NULL)
        sql_reader_read(reader, base->external, true);
    sql_reader_read(reader, schema, false);
    sql_reader_finish(reader);
    for (size_t i = 0; i < diags.diags.count; i++)
        if (strcmp(diags.diags.items[i]->code, "granted-by") == 0)
            return false;
    return true;
}

static inline bool random_needs(const Object *object, const Map *removed)
{
    for (const Object *one = object; one != NULL; one = one->parent)
        if (map_get(removed, one->key) != NULL)
            return true;
    for (size_t i = 0; i < object->dependencies.count; i++)
        for (const Object *on = object->dependencies.items[i].on; on != NULL; on = on->parent)
            if (on->key != NULL && map_get(removed, on->key) != NULL)
                return true;
    return false;
}

/* Removes an object and all that needs it. */
static inline void random_remove(Arena *arena, Model *model, Object *object)
{
    Map *removed = map_new(arena);
    ObjectVec doomed = {0};
    bool more = true;

    map_put(removed, object->key, object);
    vec_push(arena, &doomed, object);
    while (more) {
        more = false;
        for (size_t i = 0; i < model->objects.count; i++) {
            Object *other = model->objects.items[i];

            if (map_get(removed, other->key) != NULL || !random_needs(other, removed))
                continue;
            map_put(removed, other->key, other);
            vec_push(arena, &doomed, other);
            more = true;
        }
    }
    for (size_t i = 0; i < doomed.count; i++)
        if (doomed.items[i]->key != NULL)
            model_remove(model, doomed.items[i]);
}

/* Another object of the kind, the number-th after this one. */
static inline const Object *random_sibling(const Model *model, const Object *object,
                                           uint64_t number)
{
    ObjectVec others = {0};
    Arena *arena = model->arena;

    for (size_t i = 0; i < model->objects.count; i++)
        if (model->objects.items[i]->kind == object->kind)
            vec_push(arena, &others, model->objects.items[i]);
    return others.items[number % others.count];
}

static inline void random_change_texts(Arena *arena, TextVec *texts, uint64_t value)
{
    TextVec changed = {0};
    size_t place = texts->count == 0 ? 0 : (size_t)(value / 4 % texts->count);

    for (size_t i = 0; i < texts->count; i++) {
        if (i == place && value % 4 == 0)
            continue; /* one is gone */
        if (i == place && value % 4 == 1)
            vec_push(arena, &changed, arena_printf(arena, "new %d", (int)(value % 100)));
        vec_push(arena, &changed, texts->items[i]);
    }
    if (changed.count > 1 && value % 4 == 2) {
        const char *first = changed.items[0];

        changed.items[0] = changed.items[changed.count - 1];
        changed.items[changed.count - 1] = first;
    }
    if (value % 4 == 3)
        vec_push(arena, &changed, arena_printf(arena, "more %d", (int)(value % 100)));
    *texts = changed;
}

static inline void random_change(Arena *arena, const Model *model, Object *object,
                                 const Mutation *mutation)
{
    const Attribute *attributes = object_attributes(object);
    const Object *sibling = random_sibling(model, object, mutation->value / 8);
    const Attribute *attribute;
    size_t count = 0;
    char *value;

    while (attributes[count].name != NULL)
        count++;
    if (count == 0)
        return;
    attribute = &attributes[mutation->attribute % count];
    value = (char *)object + attribute->offset;
    if (attribute->type == ATTRIBUTE_BOOL)
        *(bool *)(void *)value = !*(bool *)(void *)value;
    else if (attribute->type == ATTRIBUTE_TEXTS && mutation->value % 8 < 4)
        random_change_texts(arena, (TextVec *)(void *)value, mutation->value / 8);
    else if (attribute->type == ATTRIBUTE_TEXT || attribute->type == ATTRIBUTE_NAME)
        *(const char **)(void *)value =
            *(const char *const *)(const void *)((const char *)sibling + attribute->offset);
    else if (attribute->type == ATTRIBUTE_EXPR)
        *(SqlExpr *)(void *)value =
            *(const SqlExpr *)(const void *)((const char *)sibling + attribute->offset);
    else if (attribute->type == ATTRIBUTE_INT)
        *(int64_t *)(void *)value += (int64_t)(mutation->value % 3);
    else
        *(ItemVec *)(void *)value =
            *(const ItemVec *)(const void *)((const char *)sibling + attribute->offset);
}

/* An extension brings a comment that only the server knows: a schema that says none does not mean that there is none. */
static inline bool random_is_needed(const Object *object)
{
    return object->kind == KIND_COMMENT && object->parent->kind == KIND_EXTENSION;
}

/* Managed objects that a person wrote. */
static inline ObjectVec random_objects(Arena *arena, const Model *model)
{
    ObjectVec objects = {0};

    for (size_t i = 0; i < model->objects.count; i++)
        if (!model->objects.items[i]->external && !model->objects.items[i]->implicit)
            vec_push(arena, &objects, model->objects.items[i]);
    return objects;
}

/* One side of a pair as SQL; NULL when nothing sensible comes out. */
static inline Source *random_side(Arena *arena, const RandomBase *base,
                                  const MutationVec *mutations, size_t side)
{
    Model *model = random_read(arena, base, base->schemas[side]);
    DiagList diags = diag_list_new(arena);
    ObjectVec objects;
    Str sql = str_new(arena);
    Plan *plan;

    if (model == NULL)
        return NULL;
    objects = random_objects(arena, model);
    if (objects.count == 0)
        return NULL;
    for (size_t pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < mutations->count; i++) {
            const Mutation *mutation = &mutations->items[i];
            Object *object = objects.items[mutation->object % objects.count];

            if (!mutation->in[side] || mutation->removal != (pass == 1) || object->key == NULL ||
                random_is_needed(object))
                continue;
            if (mutation->removal)
                random_remove(arena, model, object);
            else
                random_change(arena, model, object, mutation);
        }
    model_finish(model);
    plan = plan_make(arena, model_new(arena), model, NULL, &diags);
    if (plan == NULL)
        return NULL;
    plan_format_sql(&sql, plan);
    return source_new(arena, side == 0 ? "old.sql" : "new.sql", sql.text, sql.length);
}

/* Some changes of either side. */
static inline MutationVec random_mutations(Arena *arena, Random *random)
{
    MutationVec mutations = {0};
    size_t count = 2 + random_below(random, 8);

    for (size_t i = 0; i < count; i++) {
        size_t side = random_below(random, 2);
        Mutation mutation = {
            .removal = random_below(random, 2) == 0,
            .object = random_next(random),
            .attribute = random_next(random),
            .value = random_next(random),
        };

        mutation.in[side] = true;
        vec_push(arena, &mutations, mutation);
    }
    return mutations;
}

#endif
