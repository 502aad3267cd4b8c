#include "sqlread/canonical.h"

/*
 * What a default says depends on its words, the type of its column and the search path, and a schema has the same few
 * over and over: now(), gen_random_uuid(), false. Each of them is resolved once.
 */

/* What was made of the words. */
typedef struct KnownDefault {
    SqlExpr expr;
    const SearchPath *path;
    DependencyVec dependencies;
} KnownDefault;

/* Ends a text in a key, so that none can have it. */
#define KEY_SEPARATOR '\x1f'

static bool append_node(Str *key, const Node *node);

static bool append_text(Str *key, const char *text)
{
    str_text(key, text);
    str_char(key, KEY_SEPARATOR);
    return strchr(text, KEY_SEPARATOR) == NULL;
}

static bool append_nodes(Str *key, const List *nodes)
{
    const ListCell *cell;

    str_char(key, '(');
    foreach(cell, nodes) if (!append_node(key, lfirst(cell))) return false;
    str_char(key, ')');
    return true;
}

static bool append_type(Str *key, const TypeName *type)
{
    return !type->setof && !type->pct_type && append_nodes(key, type->names) &&
           append_nodes(key, type->typmods) && append_nodes(key, type->arrayBounds);
}

static bool append_call(Str *key, const FuncCall *call)
{
    return call->funcformat == COERCE_EXPLICIT_CALL && call->agg_order == NIL &&
           call->agg_filter == NULL && call->over == NULL && !call->agg_within_group &&
           !call->agg_star && !call->agg_distinct && !call->func_variadic &&
           append_nodes(key, call->funcname) && append_nodes(key, call->args);
}

/* Appends all that a tree consists of; false when it has nodes that defaults seldom have. */
static bool append_node(Str *key, const Node *node)
{
    switch (nodeTag(node)) {
    case T_Integer:
        str_printf(key, "i%d;", intVal(node));
        return true;
    case T_Boolean:
        str_char(key, boolVal(node) ? 't' : 'f');
        return true;
    case T_Float:
        str_char(key, 'n');
        return append_text(key, castNode(Float, node)->fval);
    case T_String:
        str_char(key, 's');
        return append_text(key, strVal(node));
    case T_A_Const:
        str_char(key, castNode(A_Const, node)->isnull ? 'N' : 'A');
        return castNode(A_Const, node)->isnull ||
               append_node(key, &castNode(A_Const, node)->val.node);
    case T_TypeCast:
        str_char(key, 'C');
        return append_node(key, castNode(TypeCast, node)->arg) &&
               append_type(key, castNode(TypeCast, node)->typeName);
    case T_FuncCall:
        str_char(key, 'F');
        return append_call(key, castNode(FuncCall, node));
    case T_SQLValueFunction:
        str_printf(key, "V%d,%d;", (int)castNode(SQLValueFunction, node)->op,
                   (int)castNode(SQLValueFunction, node)->typmod);
        return true;
    default:
        return false;
    }
}

/* Puts into `key` what equal defaults have equal; false where that cannot be told. */
static bool make_key(Str *key, const Object *column, const Node *expr)
{
    const char *type = column->kind == KIND_COLUMN ? ((const ColumnObject *)column)->type : NULL;

    return type != NULL && append_text(key, type) && append_node(key, expr);
}

static void take_over(Reader *reader, DefaultObject *object, const KnownDefault *known)
{
    object->expr = known->expr;
    for (size_t i = 0; i < known->dependencies.count; i++)
        object_depend(reader->arena, &object->object, known->dependencies.items[i].on,
                      known->dependencies.items[i].type);
}

/* Resolves a default, and remembers it when there was nothing to say about it. */
static void resolve_default(Reader *reader, DefaultObject *object, const Draft *draft,
                            const char *key)
{
    const ExprScope scope = {0};
    size_t reported = reader->diags->diags.count;
    KnownDefault *known;

    if (!resolve_expression(reader, &object->object, &draft->place, &scope, draft->expr,
                            &object->expr) ||
        key == NULL || reader->diags->diags.count > reported)
        return;
    known = ARENA_NEW(reader->scratch, KnownDefault);
    *known = (KnownDefault){.expr = object->expr,
                            .path = draft->place.path,
                            .dependencies = object->object.dependencies};
    map_put(reader->defaults, key, known);
}

void finish_default(Reader *reader, Object *object, Draft *draft)
{
    const KnownDefault *known = NULL;
    Str key = str_new(reader->scratch);
    bool simple;

    finish_object(reader, object->parent->parent);
    if (draft->expr == NULL)
        return;
    simple = object->dependencies.count == 0 && make_key(&key, object->parent, draft->expr);
    if (simple)
        known = map_get(reader->defaults, key.text);
    if (known != NULL && known->path == draft->place.path)
        take_over(reader, (DefaultObject *)object, known);
    else
        resolve_default(reader, (DefaultObject *)object, draft, simple ? key.text : NULL);
}
