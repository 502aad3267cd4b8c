/*
 * Random pairs of schemas: a schema, or two of them, and how each was changed.
 *
 * A change takes an object away together with everything that needs it, changes one of its attributes (to what another
 * object of the kind has there, in this schema or in others, or to another value of its type), or gives it another name,
 * which an annotation of the schema then tells. Nothing here knows a kind; whether the server accepts what comes out, the
 * server has to say.
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

typedef enum MutationType {
    MUTATION_CHANGE,
    MUTATION_RENAME,
    MUTATION_REMOVE,
} MutationType;

/* One change of the schema that a pair starts from. */
typedef struct Mutation {
    bool in[2]; /* which sides it is made in */
    MutationType type;
    uint64_t
        object; /* even: half of it is the number of the object; odd: first of the kind, then of its objects */
    uint64_t relative; /* not 0: something that hangs together with that object instead */
    uint64_t attribute;
    uint64_t value;
} Mutation;

typedef VEC(Mutation) MutationVec;
typedef VEC(Model *) ModelVec;

/* What a pair is made of. */
typedef struct RandomBase {
    Source *external;     /* NULL: none */
    Source *schemas[2];   /* what either side starts from */
    VEC(Source *) donors; /* schemas whose attributes objects get as well */
    bool online;          /* plans are made for tables that are in use */
    bool rows;            /* the tables get rows before */
} RandomBase;

/* A schema with the statements of `more` after it; NULL for one with errors, or of which reading passes something over: a
 * grantor who may not grant, as servers before PostgreSQL 16 take it. */
static inline Model *random_read(Arena *arena, const RandomBase *base, Source *schema, Source *more)
{
    DiagList diags = diag_list_new(arena);
    Model *model = model_new(arena);
    SqlReader *reader = sql_reader_new(model, &diags);

    sql_reader_note_unmodelled(reader, &diags);
    if (base->external != NULL)
        sql_reader_read(reader, base->external, true);
    sql_reader_read(reader, schema, false);
    if (more != NULL) {
        sql_reader_settle(reader);
        sql_reader_read(reader, more, false);
    }
    sql_reader_finish(reader);
    for (size_t i = 0; i < diags.diags.count; i++)
        if (strcmp(diags.diags.items[i]->code, "granted-by") == 0)
            return NULL;
    return diags.errors == 0 ? model : NULL;
}

/* ---- The object that is meant ----------------------------------------------------------------------------------- */

static inline int random_compare_positions(const void *a, const void *b)
{
    const Object *left = *(Object *const *)a, *right = *(Object *const *)b;

    return (left->position > right->position) - (left->position < right->position);
}

/* Managed objects that a person wrote, in the order in which they are written. */
static inline ObjectVec random_objects(Arena *arena, const Model *model)
{
    ObjectVec objects = {0};

    for (size_t i = 0; i < model->objects.count; i++)
        if (!model->objects.items[i]->external && !model->objects.items[i]->implicit)
            vec_push(arena, &objects, model->objects.items[i]);
    if (objects.count > 0)
        qsort(objects.items, objects.count, sizeof(*objects.items), random_compare_positions);
    return objects;
}

static inline bool random_uses(const Object *object, const Object *used)
{
    for (size_t i = 0; i < object->dependencies.count; i++)
        if (object->dependencies.items[i].on == used)
            return true;
    return false;
}

/* What an object hangs on, what hangs on it, what it uses and what uses it. */
static inline ObjectVec random_relatives(Arena *arena, const ObjectVec *objects,
                                         const Object *object)
{
    ObjectVec relatives = {0};

    for (size_t i = 0; i < objects->count; i++) {
        Object *other = objects->items[i];

        if (other == object->parent || other->parent == object || random_uses(object, other) ||
            random_uses(other, object))
            vec_push(arena, &relatives, other);
    }
    return relatives;
}

/* The number-th object of the number-th kind of those that there are. */
static inline size_t random_of_kind(const ObjectVec *objects, uint64_t number)
{
    size_t of_kind[KIND_COUNT] = {0};
    size_t kinds = 0, kind = 0, place;

    for (size_t i = 0; i < objects->count; i++)
        kinds += of_kind[objects->items[i]->kind]++ == 0;
    for (uint64_t skipped = number % kinds;; kind++)
        if (of_kind[kind] > 0 && skipped-- == 0)
            break;
    place = (size_t)(number / kinds % of_kind[kind]);
    for (size_t i = 0;; i++)
        if (objects->items[i]->kind == kind && place-- == 0)
            return i;
}

/* The place of the object of a mutation. */
static inline size_t random_pick(Arena *arena, const ObjectVec *objects, const Mutation *mutation)
{
    size_t place = mutation->object % 2 == 0 ? (size_t)(mutation->object / 2 % objects->count)
                                             : random_of_kind(objects, mutation->object / 2);
    ObjectVec relatives;
    const Object *wanted;

    if (mutation->relative == 0)
        return place;
    relatives = random_relatives(arena, objects, objects->items[place]);
    if (relatives.count == 0)
        return place;
    wanted = relatives.items[mutation->relative % relatives.count];
    for (size_t i = 0; i < objects->count; i++)
        if (objects->items[i] == wanted)
            return i;
    return place;
}

/* ---- Removals --------------------------------------------------------------------------------------------------- */

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

/* An extension brings a comment that only the server knows: a schema that says none does not mean that there is none. */
static inline bool random_is_needed(const Object *object)
{
    return object->kind == KIND_COMMENT && object->parent->kind == KIND_EXTENSION;
}

/* ---- Attributes ------------------------------------------------------------------------------------------------- */

/* Another object of the kind that has something else there, in the model or in those of the donors; NULL: there is none. */
static inline const Object *random_donor(Arena *arena, const ModelVec *models, const Object *object,
                                         const Attribute *attribute, uint64_t number)
{
    ObjectVec others = {0};

    for (size_t i = 0; i < models->count; i++)
        for (size_t j = 0; j < models->items[i]->objects.count; j++) {
            Object *other = models->items[i]->objects.items[j];

            if (other->kind == object->kind &&
                !attribute_equal(attribute, (const char *)other + attribute->offset,
                                 (const char *)object + attribute->offset))
                vec_push(arena, &others, other);
        }
    return others.count == 0 ? NULL : others.items[number % others.count];
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

static inline size_t random_attribute_size(const Attribute *attribute)
{
    static const size_t SIZES[] = {
        [ATTRIBUTE_BOOL] = sizeof(bool),         [ATTRIBUTE_INT] = sizeof(int64_t),
        [ATTRIBUTE_TEXT] = sizeof(const char *), [ATTRIBUTE_NAME] = sizeof(const char *),
        [ATTRIBUTE_EXPR] = sizeof(SqlExpr),      [ATTRIBUTE_NAMES] = sizeof(TextVec),
        [ATTRIBUTE_TEXTS] = sizeof(TextVec),     [ATTRIBUTE_OPTIONS] = sizeof(OptionVec),
        [ATTRIBUTE_ITEMS] = sizeof(ItemVec),
    };

    return SIZES[attribute->type];
}

static inline void random_change(Arena *arena, const ModelVec *models, Object *object,
                                 const Mutation *mutation)
{
    const Attribute *attributes = object_attributes(object);
    const Attribute *attribute;
    const Object *donor;
    size_t count = 0;
    char *value;

    while (attributes[count].name != NULL)
        count++;
    if (count == 0)
        return;
    attribute = &attributes[mutation->attribute % count];
    value = (char *)object + attribute->offset;
    donor = random_donor(arena, models, object, attribute, mutation->value / 8);
    if (attribute->type == ATTRIBUTE_BOOL)
        *(bool *)(void *)value = !*(bool *)(void *)value;
    else if (attribute->type == ATTRIBUTE_TEXTS && (donor == NULL || mutation->value % 8 < 4))
        random_change_texts(arena, (TextVec *)(void *)value, mutation->value / 8);
    else if (attribute->type == ATTRIBUTE_INT && (donor == NULL || mutation->value % 8 < 4))
        *(int64_t *)(void *)value += 1 + (int64_t)(mutation->value % 3);
    else if (donor != NULL)
        memcpy(value, (const char *)donor + attribute->offset, random_attribute_size(attribute));
}

/* ---- Names ------------------------------------------------------------------------------------------------------ */

/* What is called otherwise than in the schema that the pair starts from. */
typedef struct Renamed {
    size_t place; /* among its objects */
    const char *schema;
    const char *name;
    const char *part; /* a part (the label of an enum) is; NULL: the object itself */
    const char *new_part;
    bool untold; /* no annotation says so: to a plan, one object goes and another one comes */
} Renamed;

typedef VEC(Renamed) RenamedVec;

static inline size_t random_depth(const Object *object)
{
    size_t depth = 0;

    for (const Object *parent = object->parent; parent != NULL; parent = parent->parent)
        depth++;
    return depth;
}

static inline const char *random_name(Arena *arena, const Object *object, uint64_t value)
{
    int number = (int)(value / 8 % 100);
    char padded[64];

    switch (value % 5) {
    case 0:
        return arena_printf(arena, "Re\"named %d", number);
    case 1:
        return arena_printf(arena, "größer_%d%%d", number);
    case 2:
        return "select";
    case 3:
        snprintf(padded, sizeof(padded), "%.10s_%052d", object->kind == KIND_ROLE ? "r" : "n",
                 number);
        return arena_strdup(arena, padded);
    default:
        return arena_printf(arena, "renamed_%d", number);
    }
}

/* An object that could change names with another, of its kind or of one that has its names beside it (a table, a view). */
static inline bool random_is_like(const Object *a, const Object *b)
{
    return a != b && kind_namespace(a->kind) == kind_namespace(b->kind) &&
           kind_ops(b->kind)->append_rename != NULL && a->parent == b->parent &&
           text_equal(a->schema, b->schema) && text_equal(a->signature, b->signature);
}

static inline Object *random_copy(Arena *arena, const Object *object)
{
    return memcpy(arena_alloc(arena, kind_ops(object->kind)->size), object,
                  kind_ops(object->kind)->size);
}

/* Statements that give objects other names, one after the other. */
typedef struct Renaming {
    Arena *arena;
    const ObjectVec *objects;
    RenamedVec renamed;
    Str sql;
    bool untold; /* what is renamed now */
} Renaming;

static inline bool random_is_renamed(const Renaming *renaming, size_t place)
{
    for (size_t i = 0; i < renaming->renamed.count; i++)
        if (renaming->renamed.items[i].place == place)
            return true;
    return false;
}

static inline void random_note_renamed(Renaming *renaming, size_t place)
{
    const Object *object = renaming->objects->items[place];

    vec_push(renaming->arena, &renaming->renamed,
             (Renamed){.place = place,
                       .schema = object->schema,
                       .name = object->name,
                       .untold = renaming->untold});
}

static inline void random_add_rename(Renaming *renaming, const Object *object, const char *name)
{
    kind_ops(object->kind)->append_rename(&renaming->sql, object, name);
    str_text(&renaming->sql, ";\n");
}

/* Two objects exchange their names, or the second one gives its name away. */
static inline void random_exchange(Renaming *renaming, size_t place, size_t other, bool both)
{
    const Object *object = renaming->objects->items[place];
    const Object *sibling = renaming->objects->items[other];
    Object *aside = random_copy(renaming->arena, sibling);

    aside->name = arena_printf(renaming->arena, "gave_its_name_away_%zu", other);
    random_add_rename(renaming, sibling, aside->name);
    random_add_rename(renaming, object, sibling->name);
    if (both)
        random_add_rename(renaming, aside, object->name);
    random_note_renamed(renaming, place);
    random_note_renamed(renaming, other);
}

/* Into the schema of another object of the kind. */
static inline void random_move(Renaming *renaming, size_t place, uint64_t value)
{
    const Object *object = renaming->objects->items[place];
    TextVec schemas = {0};

    for (size_t i = 0; i < renaming->objects->count; i++)
        if (renaming->objects->items[i]->kind == KIND_SCHEMA &&
            strcmp(renaming->objects->items[i]->name, object->schema) != 0)
            vec_push(renaming->arena, &schemas, renaming->objects->items[i]->name);
    if (schemas.count == 0)
        return;
    str_printf(&renaming->sql, "ALTER %s ", kind_ops(object->kind)->sql_kind);
    kind_ops(object->kind)->append_reference(&renaming->sql, object);
    str_text(&renaming->sql, " SET SCHEMA ");
    str_sql_ident(&renaming->sql, schemas.items[value % schemas.count]);
    str_text(&renaming->sql, ";\n");
    random_note_renamed(renaming, place);
}

/* The first list of texts of an object is that of its parts. */
static inline void random_rename_part(Renaming *renaming, size_t place, uint64_t value)
{
    const Object *object = renaming->objects->items[place];
    const KindOps *ops = kind_ops(object->kind);
    const char *name = arena_printf(renaming->arena, "part's \"%d\"", (int)(value / 8 % 100));

    for (const Attribute *attribute = ops->attributes; attribute->name != NULL; attribute++) {
        const TextVec *parts =
            (const TextVec *)(const void *)((const char *)object + attribute->offset);
        const char *part;

        if (attribute->type != ATTRIBUTE_TEXTS || parts->count == 0)
            continue;
        part = parts->items[value % parts->count];
        if (!ops->has_part(object, part) || ops->has_part(object, name))
            return;
        ops->append_part_rename(&renaming->sql, object, part, name);
        str_text(&renaming->sql, ";\n");
        random_note_renamed(renaming, place);
        renaming->renamed.items[renaming->renamed.count - 1].part = part;
        renaming->renamed.items[renaming->renamed.count - 1].new_part = name;
        return;
    }
}

static inline void random_rename(Renaming *renaming, size_t place, uint64_t value)
{
    const Object *object = renaming->objects->items[place];
    const KindOps *ops = kind_ops(object->kind);

    if (random_is_renamed(renaming, place) || ops->append_rename == NULL)
        return;
    renaming->untold = value % 7 == 0;
    if (ops->append_part_rename != NULL && value % 3 == 0) {
        random_rename_part(renaming, place, value / 3);
        return;
    }
    if (value % 8 == 1 && object->schema != NULL && object->parent == NULL &&
        ops->append_reference != NULL) {
        random_move(renaming, place, value / 8);
        return;
    }
    for (size_t i = 0; value % 8 < 4 && i < renaming->objects->count; i++)
        if (random_is_like(object, renaming->objects->items[i]) &&
            !random_is_renamed(renaming, i)) {
            random_exchange(renaming, place, i, value % 8 < 3);
            return;
        }
    random_add_rename(renaming, object, random_name(renaming->arena, object, value / 8));
    random_note_renamed(renaming, place);
}

/* All renames of a side: what hangs on an object before it, what is named by types first, schemas in the end. */
static inline Renaming random_renames(Arena *arena, const ObjectVec *objects,
                                      const MutationVec *mutations, size_t side)
{
    Renaming renaming = {.arena = arena, .objects = objects, .sql = str_new(arena)};

    for (size_t rank = 0; rank < 6; rank++)
        for (size_t i = 0; i < mutations->count; i++) {
            const Mutation *mutation = &mutations->items[i];
            const Object *object;
            size_t place;

            if (!mutation->in[side] || mutation->type != MUTATION_RENAME)
                continue;
            place = random_pick(arena, objects, mutation);
            object = objects->items[place];
            if (rank == (object->signature != NULL     ? 0
                         : object->kind == KIND_SCHEMA ? 5
                         : random_depth(object) > 2    ? 1
                                                       : 4 - random_depth(object)))
                random_rename(&renaming, place, mutation->value);
        }
    return renaming;
}

/* ---- Annotations ------------------------------------------------------------------------------------------------ */

typedef struct Note {
    size_t offset; /* of the line that it comes before */
    const char *text;
} Note;

typedef VEC(Note) NoteVec;

static inline int random_compare_notes(const void *a, const void *b)
{
    const Note *left = a, *right = b;

    return (left->offset > right->offset) - (left->offset < right->offset);
}

static inline void random_quote(Str *out, const char *name)
{
    str_char(out, '"');
    for (; *name != '\0'; name++) {
        if (*name == '"')
            str_char(out, '"');
        str_char(out, *name);
    }
    str_char(out, '"');
}

/* Where the annotation stands: above the statement or clause, or above the label. */
static inline size_t random_note_offset(const Object *object, const Renamed *renamed, Arena *arena)
{
    const char *text = object->span.source->text;
    Str literal = str_new(arena);
    const char *label;

    if (renamed->part == NULL)
        return object->span.start;
    str_sql_literal(&literal, renamed->new_part);
    label = strstr(text + object->span.start, literal.text);
    return label == NULL ? object->span.start : (size_t)(label - text);
}

/* The text of a schema with annotations above what is called otherwise. `objects` are those that were renamed, by their
 * places; they are found by their keys. */
static inline Source *random_annotate(Arena *arena, Source *schema, const Model *model,
                                      const ObjectVec *objects, const RenamedVec *renamed,
                                      const char *name)
{
    NoteVec notes = {0};
    Str text = str_new(arena);
    size_t done = 0;

    for (size_t i = 0; i < renamed->count; i++) {
        const Renamed *one = &renamed->items[i];
        const char *key = objects->items[one->place]->key;
        const Object *object = key == NULL ? NULL : model_find_key(model, key);
        Str note = str_new(arena);

        if (object == NULL || object->span.source != schema || one->untold)
            continue;
        str_text(&note, "-- @renamed from=");
        if (one->part == NULL && one->schema != NULL && object->parent == NULL) {
            random_quote(&note, one->schema);
            str_char(&note, '.');
        }
        random_quote(&note, one->part != NULL ? one->part : one->name);
        str_char(&note, '\n');
        vec_push(arena, &notes, (Note){random_note_offset(object, one, arena), note.text});
    }
    if (notes.count > 0)
        qsort(notes.items, notes.count, sizeof(*notes.items), random_compare_notes);
    for (size_t i = 0; i < notes.count; i++) {
        size_t offset = notes.items[i].offset;

        str_bytes(&text, schema->text + done, offset - done);
        str_text(&text, notes.items[i].text);
        for (done = offset; done > 0 && schema->text[done - 1] == ' '; done--)
            str_char(&text, ' ');
        done = offset;
    }
    str_bytes(&text, schema->text + done, schema->length - done);
    return source_new(arena, name, text.text, text.length);
}

/* ---- Sides ------------------------------------------------------------------------------------------------------ */

/* A model as the statements that make it; NULL: there is no order for them. */
static inline Source *random_script(Arena *arena, const Model *model, const char *name)
{
    DiagList diags = diag_list_new(arena);
    Plan *plan = plan_make(arena, model_new(arena), model, NULL, &diags);
    Str sql = str_new(arena);

    if (plan == NULL)
        return NULL;
    plan_format_script(&sql, plan);
    return source_new(arena, name, sql.text, sql.length);
}

static inline void random_mutate(Arena *arena, const ModelVec *models, const ObjectVec *objects,
                                 const ObjectVec *former, const MutationVec *mutations, size_t side)
{
    for (MutationType type = MUTATION_CHANGE; type <= MUTATION_REMOVE; type++)
        for (size_t i = 0; i < mutations->count; i++) {
            const Mutation *mutation = &mutations->items[i];
            Object *object;

            if (!mutation->in[side] || mutation->type != type || type == MUTATION_RENAME)
                continue;
            object = objects->items[random_pick(arena, former, mutation)];
            if (object->key == NULL || random_is_needed(object))
                continue;
            if (type == MUTATION_REMOVE)
                random_remove(arena, models->items[0], object);
            else
                random_change(arena, models, object, mutation);
        }
}

/* One side of a pair as SQL; NULL when nothing sensible comes out. */
static inline Source *random_side(Arena *arena, const RandomBase *base,
                                  const MutationVec *mutations, size_t side)
{
    const char *name = side == 0 ? "old.sql" : "new.sql";
    Model *model = random_read(arena, base, base->schemas[side], NULL);
    ModelVec models = {0};
    ObjectVec former, objects;
    Renaming renaming;
    Source *script;

    if (model == NULL)
        return NULL;
    former = objects = random_objects(arena, model);
    if (former.count == 0)
        return NULL;
    renaming = random_renames(arena, &former, mutations, side);
    if (renaming.sql.length > 0) {
        model = random_read(arena, base, base->schemas[side],
                            source_new(arena, "renames", renaming.sql.text, renaming.sql.length));
        if (model == NULL)
            return NULL;
        objects = random_objects(arena, model);
    } else {
        /* Objects are picked as they hang together before they are changed. */
        model = random_read(arena, base, base->schemas[side], NULL);
        objects = random_objects(arena, model);
    }
    if (objects.count != former.count)
        return NULL;
    vec_push(arena, &models, model);
    for (size_t i = 0; i < base->donors.count; i++) {
        Model *donor = random_read(arena, base, base->donors.items[i], NULL);

        if (donor != NULL)
            vec_push(arena, &models, donor);
    }
    random_mutate(arena, &models, &objects, &former, mutations, side);
    model_finish(model);
    /* What an attribute says now decides the order only when it has been read. */
    for (size_t time = 0; time < 2; time++) {
        script = random_script(arena, model, name);
        model = script == NULL ? NULL : random_read(arena, base, script, NULL);
        if (model == NULL)
            return NULL;
    }
    return random_annotate(arena, script, model, &objects, &renaming.renamed, name);
}

/* The same with as many of the changes as can be read; `kept` says which. */
static inline Source *random_fitting_side(Arena *arena, const RandomBase *base,
                                          const MutationVec *mutations, size_t side)
{
    Source *fitting = random_side(arena, base, mutations, side);
    MutationVec kept = {0};

    for (size_t i = 0; fitting == NULL && i < mutations->count; i++) {
        if (!mutations->items[i].in[side])
            continue;
        vec_push(arena, &kept, mutations->items[i]);
        if (random_side(arena, base, &kept, side) == NULL)
            kept.count--;
    }
    return fitting != NULL ? fitting : random_side(arena, base, &kept, side);
}

/* Some changes of either side, each second one of something that hangs together with what the one before is about. */
static inline MutationVec random_mutations(Arena *arena, Random *random)
{
    static const MutationType TYPES[] = {MUTATION_CHANGE, MUTATION_CHANGE, MUTATION_RENAME,
                                         MUTATION_REMOVE, MUTATION_REMOVE};
    MutationVec mutations = {0};
    size_t count = 2 + random_below(random, 8);

    for (size_t i = 0; i < count; i++) {
        size_t side = random_below(random, 2);
        Mutation mutation = {
            .type = TYPES[random_below(random, sizeof(TYPES) / sizeof(*TYPES))],
            .object = random_next(random),
            .attribute = random_next(random),
            .value = random_next(random),
        };

        if (i > 0 && random_below(random, 2) == 0) {
            mutation.object = mutations.items[i - 1].object;
            mutation.relative = random_next(random);
        }
        mutation.in[side] = true;
        vec_push(arena, &mutations, mutation);
    }
    return mutations;
}

#endif
