#include "sqlread/definitions.h"

/*
 * Types that are made of themselves: a domain over itself, composite types that are attributes of each other. The server
 * has one of two types before the other, or finds the circle when an attribute is added. Here the order of statements does
 * not matter, so that it has to be looked for, before anything asks what a type is made of.
 * Source: DefineDomain(), CheckAttributeType().
 */

typedef struct Walk {
    Reader *reader;
    Map *seen; /* key of a type: `open` while it is looked at, `closed` afterwards */
    char open, closed;
} Walk;

static bool is_made_of_others(const Object *type)
{
    return type->kind == KIND_DOMAIN || type->kind == KIND_COMPOSITE_TYPE ||
           type->kind == KIND_RANGE_TYPE || object_is_table(type);
}

static void visit(Walk *walk, Object *type);

/* `slot` holds a TypeName. One that closes a circle becomes another, so that nobody goes round in it. */
static void visit_part(Walk *walk, const Object *whole, const Draft *draft, Node **slot)
{
    Reader *reader = walk->reader;
    const TypeName *name = (const TypeName *)*slot;
    const char *schema;
    const char *last;
    Object *type;

    if (name == NULL || name->names == NIL || name->pct_type)
        return;
    name_parts(name->names, &schema, &last);
    if (schema == NULL && reader_is_builtin_type(last))
        return;
    type = find_on_path(reader->model, draft->place.path, NAMESPACE_TYPE, schema, last, NULL);
    if (type == NULL)
        type =
            find_on_path(reader->model, draft->place.path, NAMESPACE_RELATION, schema, last, NULL);
    if (type == NULL || !is_made_of_others(type))
        return;
    if (map_get(walk->seen, type->key) != &walk->open) {
        visit(walk, type);
        return;
    }
    diag_error(reader->diags, "circular-type", place_span(&draft->place, name->location),
               "%s \"%s\" cannot be made of itself", reader_kind_words(whole),
               object_id(reader->scratch, whole));
    *slot = (Node *)makeTypeName(pstrdup("text"));
}

static void visit_type_of(Walk *walk, const Object *whole, const Object *part)
{
    Draft *draft = draft_of(walk->reader, part);
    Node *slot = draft == NULL ? NULL : (Node *)draft->type;

    if (slot == NULL)
        return;
    visit_part(walk, whole, draft, &slot);
    draft->type = (TypeName *)slot;
}

static void visit(Walk *walk, Object *type)
{
    const ObjectKind part = object_is_table(type) ? KIND_COLUMN : KIND_ATTRIBUTE;
    DefElem *subtype;

    if (map_get(walk->seen, type->key) != NULL || draft_of(walk->reader, type) == NULL)
        return;
    map_put(walk->seen, type->key, &walk->open);
    visit_type_of(walk, type, type);
    if (type->kind == KIND_RANGE_TYPE) {
        subtype = (DefElem *)def_find(
            castNode(CreateRangeStmt, draft_of(walk->reader, type)->node)->params, "subtype");
        if (subtype->arg != NULL && IsA(subtype->arg, TypeName))
            visit_part(walk, type, draft_of(walk->reader, type), &subtype->arg);
    }
    for (size_t i = 0; i < type->children.count; i++)
        if (type->children.items[i]->kind == part)
            visit_type_of(walk, type, type->children.items[i]);
    map_put(walk->seen, type->key, &walk->closed);
}

void finish_type_circles(Reader *reader)
{
    Walk walk = {.reader = reader, .seen = map_new(reader->scratch)};

    for (size_t i = 0; i < reader->model->objects.count; i++)
        if (kind_namespace(reader->model->objects.items[i]->kind) == NAMESPACE_TYPE &&
            is_made_of_others(reader->model->objects.items[i]))
            visit(&walk, reader->model->objects.items[i]);
}
