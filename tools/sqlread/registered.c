#include "sqlread/canonical.h"

/* Objects in literals: 't'::regclass and its like. Source: regproc.c of the server; find_expr_references_walker() notes what
 * such a constant names. */

/* Cuts `schema.name`, with quotes, into its parts; false when it is something else, such as a number. */
static bool split_name(const Resolver *resolver, const char *text, const char **schema,
                       const char **name)
{
    Node *parsed = text[0] == '\0' || strspn(text, "0123456789") == strlen(text)
                       ? NULL
                       : pgtree_parse_expression(resolver->arena, text);
    const List *fields;

    if (parsed == NULL || !IsA(parsed, ColumnRef))
        return false;
    fields = castNode(ColumnRef, parsed)->fields;
    if (list_length(fields) > 2 || !IsA(llast(fields), String))
        return false;
    name_parts(fields, schema, name);
    return true;
}

static Object *registered_relation(Resolver *resolver, const char *schema, const char *name,
                                   int location)
{
    RangeVar relation = {.type = T_RangeVar,
                         .schemaname = (char *)schema,
                         .relname = (char *)name,
                         .location = location};
    Cte *cte;

    return resolve_relation(resolver, NULL, &relation, &cte);
}

static Object *registered_object(Resolver *resolver, Namespace space, const char *schema,
                                 const char *name)
{
    Object *found =
        find_on_path(resolver->reader->model, resolver->place->path, space, schema, name, NULL);

    if (found != NULL)
        resolve_depend(resolver, found);
    return found;
}

/* The object of `name(types)`, or of the name alone where there is only one, on the search path of the expression. */
static const char *called_object(Resolver *resolver, ObjectType type, const char *words,
                                 const char *text)
{
    Reader *reader = resolver->reader;
    const Node *comment = pgtree_parse_statement(
        arena_printf(resolver->arena, "COMMENT ON %s %s IS NULL", words, text));
    const Place before = reader->place;
    const bool types = strchr(text, '(') != NULL;
    const char *name;
    bool known = false;
    Object *found;
    Str signature = str_new(resolver->arena);

    if (comment == NULL || !IsA(comment, CommentStmt))
        return NULL;
    reader->place.path = resolver->place->path;
    found = reader_find_object(reader, type, castNode(CommentStmt, comment)->object, &known);
    reader->place = before;
    if (!known || found == NULL || found->signature == NULL)
        return NULL;
    resolve_depend(resolver, found);
    name = type == OBJECT_OPERATOR
               ? arena_printf(resolver->arena, "%s.%s",
                              reader_qualified(reader, NULL, found->schema), found->name)
               : reader_qualified(reader, found->schema, found->name);
    for (const char *rest = found->signature; *rest != '\0'; rest++)
        if (*rest != ' ' || rest == found->signature || rest[-1] != ',')
            str_char(&signature, *rest);
    return types ? arena_printf(resolver->arena, "%s(%s)", name, signature.text) : name;
}

static const char *registered_type(Resolver *resolver, const char *text)
{
    Node *cast =
        pgtree_parse_expression(resolver->arena, arena_printf(resolver->arena, "NULL::%s", text));
    const char *spelling;
    ExprType type;

    if (cast == NULL || !IsA(cast, TypeCast))
        return NULL;
    spelling =
        reader_type_quiet(resolver->reader, resolver->place, castNode(TypeCast, cast)->typeName);
    type = type_from_text(resolver, spelling);
    if (spelling == NULL || type.object == NULL)
        return NULL;
    resolve_depend(resolver, type.object);
    return spelling;
}

/* What the text of a literal is when it names its object with the schema; NULL: as it is. */
static const char *registered_text(Resolver *resolver, const ExprType *type, const char *text,
                                   int location)
{
    static const struct {
        BuiltinType type;
        Namespace space;
    } spaces[] = {
        {TYPE_REGCONFIG, NAMESPACE_TEXT_SEARCH_CONFIGURATION},
        {TYPE_REGDICTIONARY, NAMESPACE_TEXT_SEARCH_DICTIONARY},
        {TYPE_REGCOLLATION, NAMESPACE_COLLATION},
    };
    const char *schema;
    const char *name;
    Object *found = NULL;

    if (type_is(type, TYPE_REGTYPE))
        return registered_type(resolver, text);
    if (type_is(type, TYPE_REGPROCEDURE))
        return called_object(resolver, OBJECT_ROUTINE, "ROUTINE", text);
    if (type_is(type, TYPE_REGOPERATOR))
        return called_object(resolver, OBJECT_OPERATOR, "OPERATOR", text);
    if (!split_name(resolver, text, &schema, &name))
        return NULL;
    if (type_is(type, TYPE_REGPROC))
        return schema == NULL && reader_is_builtin_routine(name)
                   ? NULL
                   : called_object(resolver, OBJECT_ROUTINE, "ROUTINE", text);
    if (type_is(type, TYPE_REGCLASS))
        found = registered_relation(resolver, schema, name, location);
    for (size_t i = 0; i < lengthof(spaces); i++)
        if (type_is(type, spaces[i].type))
            found = registered_object(resolver, spaces[i].space, schema, name);
    return found == NULL ? NULL : reader_qualified(resolver->reader, object_schema(found), name);
}

void resolve_registered(Resolver *resolver, Node **slot, const ExprType *type)
{
    static const BuiltinType types[] = {TYPE_REGCLASS,     TYPE_REGCONFIG,  TYPE_REGDICTIONARY,
                                        TYPE_REGCOLLATION, TYPE_REGTYPE,    TYPE_REGPROC,
                                        TYPE_REGPROCEDURE, TYPE_REGOPERATOR};
    Node *literal = IsA(*slot, TypeCast) ? castNode(TypeCast, *slot)->arg : *slot;
    bool registered = false;
    A_Const *constant;
    const char *text;

    for (size_t i = 0; i < lengthof(types); i++)
        registered = registered || type_is(type, types[i]);
    if (!registered || !IsA(literal, A_Const) || castNode(A_Const, literal)->isnull ||
        !IsA(&castNode(A_Const, literal)->val, String))
        return;
    constant = castNode(A_Const, literal);
    text = registered_text(resolver, type, constant->val.sval.sval, constant->location);
    if (text != NULL)
        constant->val.sval.sval = pstrdup(text);
}
