#include "model/model.h"

#include "model/kind.h"

/*
 * Keys. A key is the namespace, the parent's key, schema, name and signature, each ended by a unit
 * separator. The separator may occur in a hostile name, where it is escaped: different objects
 * never have the same key. What has a schema of its own is known by that, not by its parent: an
 * index is looked for, and collides with others, as schema.name.
 */
#define KEY_SEPARATOR '\x1f'
#define KEY_ESCAPE '\x1e'

typedef struct KeyParts {
    Namespace space;
    const char *parent_key; /* "" for none */
    const char *schema;
    const char *name;
    const char *signature;
} KeyParts;

/* Like snprintf: writes what fits and returns the length that is needed. */
static size_t key_put(char *out, size_t size, size_t length, char c)
{
    if (length < size)
        out[length] = c;
    return length + 1;
}

static size_t key_put_part(char *out, size_t size, size_t length, const char *part)
{
    for (const char *c = part != NULL ? part : ""; *c != '\0'; c++) {
        if (*c == KEY_SEPARATOR || *c == KEY_ESCAPE)
            length = key_put(out, size, length, KEY_ESCAPE);
        length = key_put(out, size, length, *c);
    }
    return key_put(out, size, length, KEY_SEPARATOR);
}

static size_t key_write(char *out, size_t size, const KeyParts *parts)
{
    /* A character for the namespace. */
    const char space[] = {(char)('0' + parts->space), '\0'};
    size_t length = 0;

    length = key_put_part(out, size, length, space);
    for (const char *c = parts->parent_key; *c != '\0'; c++)
        length = key_put(out, size, length, *c);
    length = key_put(out, size, length, KEY_SEPARATOR);
    length = key_put_part(out, size, length, parts->schema);
    length = key_put_part(out, size, length, parts->name);
    length = key_put_part(out, size, length, parts->signature);
    return key_put(out, size, length, '\0');
}

/* The key in `buffer`, or on the heap when it does not fit; key_release() frees it. */
static char *key_make(char *buffer, size_t size, const KeyParts *parts)
{
    size_t needed = key_write(buffer, size, parts);
    char *key = buffer;

    if (needed > size) {
        key = malloc(needed);
        if (key == NULL)
            BUG("out of memory for a key of %zu bytes", needed);
        key_write(key, needed, parts);
    }
    return key;
}

static void key_release(char *buffer, char *key)
{
    if (key != buffer)
        free(key);
}

static KeyParts key_parts(const Object *object)
{
    KeyParts parts = {
        .space = kind_namespace(object->kind),
        .parent_key = object->parent != NULL && object->schema == NULL ? object->parent->key : "",
        .schema = object->schema,
        .name = object->name,
        .signature = object->signature,
    };

    if (parts.parent_key == NULL)
        BUG("the parent %s of %s is not in the model", object->parent->name, object->name);
    return parts;
}

/* ---- building ------------------------------------------------------------------------------- */

Model *model_new(Arena *arena)
{
    Model *model = ARENA_NEW(arena, Model);

    model->arena = arena;
    model->by_key = map_new(arena);
    return model;
}

Object *model_new_object(Model *model, ObjectKind kind, Object *parent, const char *schema,
                         const char *name)
{
    Object *object = arena_alloc(model->arena, kind_ops(kind)->size);

    object->kind = kind;
    object->parent = parent;
    object->schema = arena_strdup(model->arena, schema);
    object->name = arena_strdup(model->arena, name != NULL ? name : "");
    return object;
}

Object *model_add(Model *model, Object *object)
{
    char buffer[512];
    KeyParts parts = key_parts(object);
    char *key = key_make(buffer, sizeof(buffer), &parts);
    Object *present = map_add(model->by_key, key, object, &object->key);

    if (present == NULL) {
        object->position = model->next_position++;
        vec_push(model->arena, &model->objects, object);
        if (object->parent != NULL) {
            vec_push(model->arena, &object->parent->children, object);
            object_note_child(model->arena, object);
        }
    }
    key_release(buffer, key);
    return present;
}

static void objects_take_out(ObjectVec *objects, const Object *object)
{
    /* From the end: what is removed was often added a moment ago. */
    for (size_t i = objects->count; i-- > 0;) {
        if (objects->items[i] == object) {
            vec_remove(objects, i);
            return;
        }
    }
}

static void remove_tree(Model *model, Object *object)
{
    for (size_t i = object->children.count; i-- > 0;)
        remove_tree(model, object->children.items[i]);
    object->children.count = 0;
    objects_take_out(&model->objects, object);
    if (object->key != NULL && map_get(model->by_key, object->key) == object)
        map_remove(model->by_key, object->key);
    object->key = NULL;
}

void model_remove(Model *model, Object *object)
{
    model->removals++;
    if (object->parent != NULL)
        objects_take_out(&object->parent->children, object);
    remove_tree(model, object);
}

static void forget_keys(Model *model, Object *object)
{
    if (object->key != NULL && map_get(model->by_key, object->key) == object)
        map_remove(model->by_key, object->key);
    for (size_t i = 0; i < object->children.count; i++)
        forget_keys(model, object->children.items[i]);
}

static void make_keys(Model *model, Object *object)
{
    char buffer[512];
    KeyParts parts = key_parts(object);
    char *key = key_make(buffer, sizeof(buffer), &parts);

    object->key = arena_strdup(model->arena, key);
    key_release(buffer, key);
    map_put(model->by_key, object->key, object);
    for (size_t i = 0; i < object->children.count; i++)
        make_keys(model, object->children.items[i]);
}

/* Makes the object a child of its parent only, in case the parent is another one now. */
static void move_to_parent(Model *model, Object *object)
{
    for (size_t i = object->parent->children.count; i-- > 0;) {
        if (object->parent->children.items[i] == object)
            return;
    }
    for (size_t i = 0; i < model->objects.count; i++)
        objects_take_out(&model->objects.items[i]->children, object);
    vec_push(model->arena, &object->parent->children, object);
}

void model_rekey(Model *model, Object *object)
{
    if (object->key == NULL)
        BUG("%s is not in the model", object->name);
    model->renames++;
    forget_keys(model, object);
    if (object->parent != NULL)
        move_to_parent(model, object);
    make_keys(model, object);
    if (object->parent != NULL)
        object_note_child(model->arena, object);
}

/* ---- finding -------------------------------------------------------------------------------- */

Object *model_find(const Model *model, Namespace space, const Object *parent, const char *schema,
                   const char *name, const char *signature)
{
    char buffer[512];
    KeyParts parts = {
        .space = space,
        .parent_key = parent != NULL && schema == NULL ? parent->key : "",
        .schema = schema,
        .name = name,
        .signature = signature,
    };
    char *key;
    Object *found;

    /* What is not in the model has no children in it. */
    if (parts.parent_key == NULL)
        return NULL;
    key = key_make(buffer, sizeof(buffer), &parts);
    found = map_get(model->by_key, key);
    key_release(buffer, key);
    return found;
}

Object *model_find_schema(const Model *model, const char *name)
{
    return model_find(model, NAMESPACE_SCHEMA, NULL, NULL, name, NULL);
}

Object *model_find_relation(const Model *model, const char *schema, const char *name)
{
    return model_find(model, NAMESPACE_RELATION, NULL, schema, name, NULL);
}

Object *model_find_type(const Model *model, const char *schema, const char *name)
{
    return model_find(model, NAMESPACE_TYPE, NULL, schema, name, NULL);
}

Object *model_find_key(const Model *model, const char *key)
{
    return map_get(model->by_key, key);
}

/* ---- order ---------------------------------------------------------------------------------- */

/* The attribute that orders siblings of one kind; NULL where the kind has none. */
static const Attribute *number_attribute(ObjectKind kind)
{
    const Attribute *number = attribute_find(kind_ops(kind)->attributes, "number");

    return number == NULL || number->type != ATTRIBUTE_INT ? NULL : number;
}

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int compare_names(const Object *a, const Object *b)
{
    int order = text_compare(a->name, b->name);

    return order != 0 ? order : text_compare(a->signature, b->signature);
}

/*
 * What objects of a kind are ordered by first, found out once for each and close together: objects and names lie all over the memory.
 * The rank is that of the root among the names of all roots.
 */
typedef struct OrderKey {
    Object *object;
    const char *schema;
    int32_t number;
    uint32_t rank;
    bool is_child;
} OrderKey;

typedef VEC(OrderKey) OrderKeyVec;

static OrderKey order_key(const Object *object, const Attribute *number, uint32_t rank)
{
    return (OrderKey){
        .object = (Object *)object,
        .schema = object_schema(object),
        .number = number == NULL
                      ? 0
                      : (int32_t) * (const int64_t *)((const char *)object + number->offset),
        .rank = rank,
        .is_child = object->parent != NULL,
    };
}

static int compare_keys(const OrderKey *left, const OrderKey *right)
{
    const Object *a = left->object;
    const Object *b = right->object;
    int order = left->schema == right->schema ? 0 : text_compare(left->schema, right->schema);

    if (order == 0)
        order = left->is_child - right->is_child;
    if (order == 0)
        order = compare_numbers(left->rank, right->rank);
    if (order == 0 && a->parent != b->parent)
        order = object_compare(a->parent, b->parent);
    if (order == 0)
        order = compare_numbers(left->number, right->number);
    if (order == 0)
        order = compare_names(a, b);
    return order != 0 ? order : text_compare(a->schema, b->schema);
}

int object_compare(const Object *a, const Object *b)
{
    int order = a == b ? 0 : kind_weight(a->kind) - kind_weight(b->kind);
    OrderKey left, right;

    if (a == b || order != 0)
        return order;
    order = compare_names(object_root(a), object_root(b));
    left = order_key(a, number_attribute(a->kind), order > 0);
    right = order_key(b, number_attribute(b->kind), order < 0);
    return compare_keys(&left, &right);
}

static int compare_entries(const void *a, const void *b)
{
    return compare_keys(a, b);
}

/* A root, with the beginning of its name as a number, which mostly decides. */
typedef struct RootKey {
    Object *object;
    uint64_t beginning;
} RootKey;

static RootKey root_key(Object *object)
{
    RootKey key = {.object = object};
    const char *name = object->name;

    for (size_t i = 0; i < sizeof(key.beginning); i++) {
        key.beginning = key.beginning << 8 | (unsigned char)*name;
        name += *name != '\0';
    }
    return key;
}

static int compare_roots(const void *a, const void *b)
{
    const RootKey *left = a;
    const RootKey *right = b;

    if (left->beginning != right->beginning)
        return left->beginning < right->beginning ? -1 : 1;
    return compare_names(left->object, right->object);
}

/* What keys are made with. */
typedef struct Sorting {
    Arena *scratch;
    const Attribute *numbers[KIND_COUNT];
    const char
        *schema; /* of the object before: most are of one, which gets one text for all of them */
    OrderKeyVec keys[KIND_COUNT];
} Sorting;

static void add_keys(Sorting *sorting, const Object *object, uint32_t rank)
{
    OrderKey key = order_key(object, sorting->numbers[object->kind], rank);

    if (text_equal(key.schema, sorting->schema))
        key.schema = sorting->schema;
    sorting->schema = key.schema;
    vec_push(sorting->scratch, &sorting->keys[object->kind], key);
    for (size_t i = 0; i < object->children.count; i++)
        add_keys(sorting, object->children.items[i], rank);
}

/* Sorts the keys of a kind, which mostly are in order: they were made root by root. */
static void sort_keys(OrderKeyVec *keys)
{
    size_t sorted = 1;

    while (sorted < keys->count &&
           compare_keys(&keys->items[sorted - 1], &keys->items[sorted]) <= 0)
        sorted++;
    if (sorted < keys->count)
        vec_sort(keys, compare_entries);
}

static void sort_objects(Arena *scratch, ObjectVec *objects)
{
    Sorting sorting = {.scratch = scratch};
    VEC(RootKey) roots = {0};
    size_t counts[KIND_COUNT] = {0};
    uint32_t rank = 0;
    size_t count = 0;

    for (ObjectKind kind = 0; kind < KIND_COUNT; kind++)
        sorting.numbers[kind] = number_attribute(kind);
    for (size_t i = 0; i < objects->count; i++) {
        counts[objects->items[i]->kind]++;
        if (objects->items[i]->parent == NULL)
            vec_push(scratch, &roots, root_key(objects->items[i]));
    }
    vec_sort(&roots, compare_roots);
    for (ObjectKind kind = 0; kind < KIND_COUNT; kind++)
        vec_reserve(scratch, &sorting.keys[kind], counts[kind]);
    for (size_t i = 0; i < roots.count; i++) {
        rank += i > 0 && compare_roots(&roots.items[i - 1], &roots.items[i]) != 0;
        add_keys(&sorting, roots.items[i].object, rank);
    }
    for (ObjectKind kind = 0; kind < KIND_COUNT; kind++) {
        OrderKeyVec *keys = &sorting.keys[kind];

        sort_keys(keys);
        for (size_t i = 0; i < keys->count && count < objects->count; i++) {
            objects->items[count] = keys->items[i].object;
            objects->items[count]->index = count;
            count++;
        }
    }
    if (count != objects->count)
        BUG("%zu of %zu objects hang on others", count, objects->count);
}

/* Children get the order that they have among all objects. */
static void order_children(Arena *arena, const ObjectVec *objects)
{
    for (size_t i = 0; i < objects->count; i++)
        objects->items[i]->children.count = 0;
    for (size_t i = 0; i < objects->count; i++)
        if (objects->items[i]->parent != NULL)
            vec_push(arena, &objects->items[i]->parent->children, objects->items[i]);
    for (size_t i = 0; i < objects->count; i++)
        object_note_children(arena, objects->items[i]);
}

void model_finish(Model *model)
{
    Arena *scratch = arena_new();

    sort_objects(scratch, &model->objects);
    order_children(model->arena, &model->objects);
    arena_free(scratch);
}

/* ---- the account of statements -------------------------------------------------------------- */

const char *statement_class_name(StatementClass class)
{
    switch (class) {
    case STATEMENT_MODELLED:
        return "modelled";
    case STATEMENT_OPAQUE:
        return "opaque";
    case STATEMENT_DATA:
        return "data";
    case STATEMENT_SESSION:
        return "session";
    case STATEMENT_FAILED:
        return "failed";
    case STATEMENT_CLASS_COUNT:
        break;
    }
    BUG("there is no class of statements %d", (int)class);
}

size_t account_total(const StatementAccount *account)
{
    size_t total = 0;

    for (size_t i = 0; i < STATEMENT_CLASS_COUNT; i++)
        total += account->counts[i];
    return total;
}

void account_format(Str *out, const StatementAccount *account)
{
    /* What is understood and harmless first, what needs attention last. */
    static const StatementClass ORDER[] = {STATEMENT_MODELLED, STATEMENT_DATA, STATEMENT_SESSION,
                                           STATEMENT_OPAQUE, STATEMENT_FAILED};
    size_t total = account_total(account);
    const char *separator = ": ";

    str_printf(out, "%zu statement%s", total, total == 1 ? "" : "s");
    for (size_t i = 0; i < sizeof(ORDER) / sizeof(ORDER[0]); i++) {
        if (account->counts[ORDER[i]] == 0)
            continue;
        str_printf(out, "%s%zu %s", separator, account->counts[ORDER[i]],
                   statement_class_name(ORDER[i]));
        separator = ", ";
    }
}
