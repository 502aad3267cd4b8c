#include "sqlread/definitions.h"

/*
 * Types that are made of themselves: a domain over itself, composite types that are attributes of each other. The server
 * has one of two types before the other, or finds the circle when an attribute is added. Here the order of statements does
 * not matter, so that it has to be looked for, before anything asks what a type is made of.
 * Source: DefineDomain(), CheckAttributeType().
 */

/* A type that is looked at, and which of its parts comes next. */
typedef struct Frame {
    Object *type;
    size_t next;
} Frame;

typedef struct Walk {
    Reader *reader;
    Map *seen; /* key of a type: `open` while it is looked at, `closed` afterwards */
    char open, closed;
    VEC(Frame)
    frames; /* of the types that are open: types may follow each other in chains of any length */
} Walk;

static bool is_made_of_others(const Object *type)
{
    return type->kind == KIND_DOMAIN || type->kind == KIND_COMPOSITE_TYPE ||
           type->kind == KIND_RANGE_TYPE || object_is_table(type);
}

static void enter(Walk *walk, Object *type)
{
    const Frame frame = {.type = type};

    if (map_get(walk->seen, type->key) != NULL || draft_of(walk->reader, type) == NULL)
        return;
    map_put(walk->seen, type->key, &walk->open);
    vec_push(walk->reader->scratch, &walk->frames, frame);
}

static TypeName *subtype_of(const Draft *draft)
{
    const DefElem *subtype = def_find(castNode(CreateRangeStmt, draft->node)->params, "subtype");

    return subtype->arg != NULL && IsA(subtype->arg, TypeName) ? (TypeName *)subtype->arg : NULL;
}

/* The next part of a type: its own base, its subtype, or a column or attribute. False at the end; *name is NULL where there
 * is none. */
static bool next_part(const Walk *walk, Frame *frame, const Draft **draft, TypeName **name)
{
    const Object *type = frame->type;
    const ObjectKind kind = object_is_table(type) ? KIND_COLUMN : KIND_ATTRIBUTE;
    const size_t part = frame->next++;
    const Object *child;

    *draft = draft_of(walk->reader, type);
    *name = NULL;
    if (part == 0) {
        *name = (*draft)->type;
    } else if (part == 1) {
        *name = type->kind == KIND_RANGE_TYPE ? subtype_of(*draft) : NULL;
    } else if (part - 2 < type->children.count) {
        child = type->children.items[part - 2];
        *draft = child->kind == kind ? draft_of(walk->reader, child) : NULL;
        *name = *draft == NULL ? NULL : (*draft)->type;
    } else {
        return false;
    }
    return true;
}

/* The type of the schema that is meant, if it is made of others; NULL. */
static Object *find_type(const Walk *walk, const Draft *draft, const TypeName *name)
{
    const Model *model = walk->reader->model;
    const SearchPath *path = draft->place.path;
    const char *schema;
    const char *last;
    Object *type;

    if (name->names == NIL || name->pct_type)
        return NULL;
    name_parts(name->names, &schema, &last);
    if (schema == NULL && reader_is_builtin_type(last))
        return NULL;
    type = find_on_path(model, path, NAMESPACE_TYPE, schema, last, NULL);
    if (type == NULL)
        type = find_on_path(model, path, NAMESPACE_RELATION, schema, last, NULL);
    return type != NULL && is_made_of_others(type) ? type : NULL;
}

/* The name that closes the circle becomes another, so that nobody goes round in it. */
static void report(const Walk *walk, const Object *whole, const Draft *draft, TypeName *name)
{
    Reader *reader = walk->reader;

    diag_error(reader->diags, "circular-type", place_span(&draft->place, name->location),
               "%s \"%s\" cannot be made of itself", reader_kind_words(whole),
               object_id(reader->scratch, whole));
    *name = *makeTypeName(pstrdup("text"));
}

static void visit(Walk *walk, Object *first)
{
    enter(walk, first);
    while (walk->frames.count > 0) {
        Frame *frame = &walk->frames.items[walk->frames.count - 1];
        const Draft *draft;
        TypeName *name;
        Object *type;

        if (!next_part(walk, frame, &draft, &name)) {
            map_put(walk->seen, frame->type->key, &walk->closed);
            walk->frames.count--;
            continue;
        }
        type = name == NULL ? NULL : find_type(walk, draft, name);
        if (type != NULL && map_get(walk->seen, type->key) == &walk->open)
            report(walk, frame->type, draft, name);
        else if (type != NULL)
            enter(walk, type);
    }
}

void finish_type_circles(Reader *reader)
{
    Walk walk = {.reader = reader, .seen = map_new(reader->scratch)};

    for (size_t i = 0; i < reader->model->objects.count; i++)
        if (kind_namespace(reader->model->objects.items[i]->kind) == NAMESPACE_TYPE &&
            is_made_of_others(reader->model->objects.items[i]))
            visit(&walk, reader->model->objects.items[i]);
}
