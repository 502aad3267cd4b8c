#include "sqlread/definitions.h"

/* CREATE with a list of members, and how DROP, COMMENT and ALTER name the kinds that definitions.h is about. */

/* A type with input and output functions, or a shell that is still to be filled, is kept as text. */
ReadResult read_define(Reader *reader, Node *node)
{
    DefineStmt *define = castNode(DefineStmt, node);

    switch (define->kind) {
    case OBJECT_AGGREGATE:
        return read_define_aggregate(reader, define);
    case OBJECT_OPERATOR:
        return read_define_operator(reader, define);
    case OBJECT_COLLATION:
        return read_define_collation(reader, define);
    case OBJECT_TSPARSER:
    case OBJECT_TSTEMPLATE:
    case OBJECT_TSDICTIONARY:
    case OBJECT_TSCONFIGURATION:
        return read_define_text_search(reader, define);
    default:
        return READ_OPAQUE;
    }
}

/* ---- Names ---------------------------------------------------------------------------------------------------- */

static Object *find_named(const Reader *reader, Namespace space, const List *names,
                          const char *signature)
{
    const char *schema;
    const char *name;

    name_parts(names, &schema, &name);
    return find_on_path(reader->model, reader->place.path, space, schema, name, signature);
}

static const List *type_names(const Node *name)
{
    return IsA(name, TypeName) ? castNode(TypeName, name)->names : castNode(List, name);
}

static Object *find_operator(Reader *reader, const ObjectWithArgs *name)
{
    const TypeName *left = list_length(name->objargs) > 1 ? linitial(name->objargs) : NULL;
    const TypeName *right = name->objargs == NIL ? NULL : llast(name->objargs);

    if (right == NULL)
        return NULL;
    return find_named(
        reader, NAMESPACE_OPERATOR, name->objname,
        reader_operator_signature(reader, left == NULL ? NULL : reader_signature_type(reader, left),
                                  reader_signature_type(reader, right)));
}

/* `name USING method` comes as a list that begins with the method. */
static Object *find_of_method(const Reader *reader, Namespace space, const List *names)
{
    return find_named(reader, space, list_copy_tail(names, 1), strVal(linitial(names)));
}

static Object *find_cast(Reader *reader, const List *types)
{
    const char *source = reader_signature_type(reader, linitial_node(TypeName, types));
    const char *target = reader_signature_type(reader, lsecond_node(TypeName, types));

    return model_find(reader->model, NAMESPACE_CAST, NULL, NULL,
                      arena_printf(reader->scratch, "%s AS %s", source, target), NULL);
}

static Object *find_transform(Reader *reader, const List *parts)
{
    return model_find(reader->model, NAMESPACE_TRANSFORM, NULL, NULL,
                      reader_signature_type(reader, linitial_node(TypeName, parts)),
                      strVal(lsecond(parts)));
}

static Object *find_domain_check(const Reader *reader, const List *parts)
{
    const Object *domain = find_named(reader, NAMESPACE_TYPE, type_names(linitial(parts)), NULL);

    return domain == NULL ? NULL
                          : model_find(reader->model, NAMESPACE_CONSTRAINT, domain, NULL,
                                       strVal(lsecond(parts)), NULL);
}

static Object *find_aggregate(Reader *reader, const ObjectWithArgs *name)
{
    Object *object = reader_find_routine(reader, name);

    return object != NULL && object->kind == KIND_AGGREGATE ? object : NULL;
}

bool reader_is_builtin_language(const char *name)
{
    return strcmp(name, "sql") == 0 || strcmp(name, "plpgsql") == 0 || strcmp(name, "c") == 0 ||
           strcmp(name, "internal") == 0;
}

Object *find_definition(Reader *reader, ObjectType type, Node *name, bool *known)
{
    Object *object;

    *known = true;
    switch (type) {
    case OBJECT_DOMAIN:
        return find_named(reader, NAMESPACE_TYPE, type_names(name), NULL);
    case OBJECT_DOMCONSTRAINT:
        return find_domain_check(reader, castNode(List, name));
    case OBJECT_AGGREGATE:
        return find_aggregate(reader, castNode(ObjectWithArgs, name));
    case OBJECT_OPERATOR:
        return find_operator(reader, castNode(ObjectWithArgs, name));
    case OBJECT_OPCLASS:
        return find_of_method(reader, NAMESPACE_OPERATOR_CLASS, castNode(List, name));
    case OBJECT_OPFAMILY:
        return find_of_method(reader, NAMESPACE_OPERATOR_FAMILY, castNode(List, name));
    case OBJECT_CAST:
        return find_cast(reader, castNode(List, name));
    case OBJECT_TRANSFORM:
        return find_transform(reader, castNode(List, name));
    case OBJECT_CONVERSION:
        return find_named(reader, NAMESPACE_CONVERSION, castNode(List, name), NULL);
    case OBJECT_COLLATION:
        return find_named(reader, NAMESPACE_COLLATION, castNode(List, name), NULL);
    case OBJECT_TSPARSER:
        return find_named(reader, NAMESPACE_TEXT_SEARCH_PARSER, castNode(List, name), NULL);
    case OBJECT_TSTEMPLATE:
        return find_named(reader, NAMESPACE_TEXT_SEARCH_TEMPLATE, castNode(List, name), NULL);
    case OBJECT_TSDICTIONARY:
        return find_named(reader, NAMESPACE_TEXT_SEARCH_DICTIONARY, castNode(List, name), NULL);
    case OBJECT_TSCONFIGURATION:
        return find_named(reader, NAMESPACE_TEXT_SEARCH_CONFIGURATION, castNode(List, name), NULL);
    case OBJECT_ROLE:
        return model_find(reader->model, NAMESPACE_ROLE, NULL, NULL, strVal(name), NULL);
    case OBJECT_PUBLICATION:
        return model_find(reader->model, NAMESPACE_PUBLICATION, NULL, NULL, strVal(name), NULL);
    case OBJECT_SUBSCRIPTION:
        return model_find(reader->model, NAMESPACE_SUBSCRIPTION, NULL, NULL, strVal(name), NULL);
    case OBJECT_EVENT_TRIGGER:
        return model_find(reader->model, NAMESPACE_EVENT_TRIGGER, NULL, NULL, strVal(name), NULL);
    case OBJECT_ACCESS_METHOD:
        return model_find(reader->model, NAMESPACE_ACCESS_METHOD, NULL, NULL, strVal(name), NULL);
    case OBJECT_LANGUAGE:
        object = model_find(reader->model, NAMESPACE_LANGUAGE, NULL, NULL, strVal(name), NULL);
        *known = object != NULL || !reader_is_builtin_language(strVal(name));
        return object;
    default:
        *known = false;
        return NULL;
    }
}

/* ---- Guards --------------------------------------------------------------------------------------------------- */

Object *definition_existing(Reader *reader, Node *node)
{
    const char *schema = NULL;
    const char *name = NULL;

    switch (nodeTag(node)) {
    case T_CreateDomainStmt:
        name_parts(castNode(CreateDomainStmt, node)->domainname, &schema, &name);
        break;
    case T_CompositeTypeStmt:
        schema = castNode(CompositeTypeStmt, node)->typevar->schemaname;
        name = castNode(CompositeTypeStmt, node)->typevar->relname;
        break;
    case T_CreateRangeStmt:
        name_parts(castNode(CreateRangeStmt, node)->typeName, &schema, &name);
        break;
    case T_CreateCastStmt:
        return find_cast(reader, list_make2(castNode(CreateCastStmt, node)->sourcetype,
                                            castNode(CreateCastStmt, node)->targettype));
    case T_DefineStmt:
        castNode(DefineStmt, node)->if_not_exists =
            castNode(DefineStmt, node)->kind == OBJECT_COLLATION;
        return NULL;
    default:
        return NULL;
    }
    return model_find_type(reader->model, reader_creation_schema(reader, schema), name);
}
