#include "sqlread/builtin.h"
#include "sqlread/canonical.h"
#include "sqlread/definitions.h"

/*
 * What statements name and no file makes: objects of pg_catalog and information_schema, those of extensions, and what the server
 * makes with a relation, its row type and array types, the rule of a view. There is no object for what is said of them.
 */

static bool is_system_schema(const char *schema)
{
    return strcmp(schema, "information_schema") == 0 || strncmp(schema, "pg_", 3) == 0;
}

/* The names of an object, as DROP, COMMENT and GRANT have them; NIL where it has none that would tell. */
static const List *names_of(Node *name)
{
    switch (nodeTag(name)) {
    case T_List:
        return castNode(List, name);
    case T_TypeName:
        return castNode(TypeName, name)->names;
    case T_ObjectWithArgs:
        return castNode(ObjectWithArgs, name)->objname;
    default:
        return NIL;
    }
}

/* An extension that is there, in the schema if one is named, and of which it is not known that it has no such object. */
static bool an_extension_may_have(const Reader *reader, const char *schema, const char *name)
{
    for (size_t i = 0; i < reader->extensions.count; i++) {
        const ExtensionObject *extension = (const ExtensionObject *)reader->extensions.items[i];

        if (extension->object.key != NULL &&
            (schema == NULL || extension->in_schema == NULL ||
             strcmp(extension->in_schema, schema) == 0) &&
            !builtin_extension_is_complete(extension->object.name, name))
            return true;
    }
    return false;
}

static bool is_routine_of_extension(const Reader *reader, const char *name)
{
    size_t count;
    const BuiltinExtensionFunction *rows = builtin_extension_functions(name, &count);

    for (size_t i = 0; rows != NULL && i < count; i++)
        if (find_extension(reader, rows[i].extension) != NULL)
            return true;
    return false;
}

static bool is_type_of_extension(const Reader *reader, const char *name)
{
    const char *extension = builtin_extension_of_type(builtin_extension_type(name));

    return extension != NULL && find_extension(reader, extension) != NULL;
}

/* The row type of a relation, or the array type of that or of another type. */
static bool comes_with_other(Reader *reader, const char *schema, const char *name)
{
    static const Namespace spaces[] = {NAMESPACE_RELATION, NAMESPACE_TYPE};
    const bool is_array = name[0] == '_';

    for (size_t i = 0; i < lengthof(spaces); i++)
        if (find_on_path(reader->model, reader->place.path, spaces[i], schema, name, NULL) !=
                NULL ||
            (is_array && find_on_path(reader->model, reader->place.path, spaces[i], schema,
                                      name + 1, NULL) != NULL))
            return true;
    return false;
}

static bool is_routine(Reader *reader, const char *schema, const char *name)
{
    return (schema == NULL && reader_is_builtin_routine(name)) ||
           is_routine_of_extension(reader, name) || an_extension_may_have(reader, schema, name);
}

static bool is_type(Reader *reader, const char *schema, const char *name)
{
    const char *element = name[0] == '_' ? name + 1 : name;

    return (schema == NULL && reader_is_builtin_type(element)) ||
           is_type_of_extension(reader, element) || comes_with_other(reader, schema, name) ||
           an_extension_may_have(reader, schema, name);
}

static bool is_relation(Reader *reader, const char *schema, const char *name)
{
    return (schema == NULL && builtin_relation("pg_catalog", name) != NULL) ||
           an_extension_may_have(reader, schema, name);
}

static bool is_operator(const Reader *reader, const char *name)
{
    size_t count;
    const BuiltinExtensionOperator *rows = builtin_extension_operators(name, &count);

    if (builtin_operators(name, &count) != NULL)
        return true;
    for (size_t i = 0; rows != NULL && i < count; i++)
        if (find_extension(reader, rows[i].extension) != NULL)
            return true;
    return false;
}

/* The rule of a view. */
static bool is_view_rule(Reader *reader, const List *names)
{
    const int count = list_length(names);
    const char *schema, *name;
    const Object *relation;

    if (count < 2 || strcmp(strVal(llast(names)), "_RETURN") != 0)
        return false;
    name_parts(pgtree_list_head(names, count - 1), &schema, &name);
    relation =
        find_on_path(reader->model, reader->place.path, NAMESPACE_RELATION, schema, name, NULL);
    return relation != NULL && object_is_view(relation);
}

/* What initdb makes of kinds whose objects have few names. */
static bool is_definition(ObjectType type, const char *name)
{
    static const struct {
        ObjectType type;
        const char *names[8];
    } rows[] = {
        {OBJECT_ACCESS_METHOD, {"brin", "btree", "gin", "gist", "hash", "heap", "spgist"}},
        {OBJECT_COLLATION, {"C", "POSIX", "default", "ucs_basic", "unicode"}},
        {OBJECT_TSCONFIGURATION, {"english", "simple"}},
        {OBJECT_TSDICTIONARY, {"english_stem", "simple"}},
        {OBJECT_TSPARSER, {"default"}},
        {OBJECT_TSTEMPLATE, {"ispell", "simple", "snowball", "synonym", "thesaurus"}},
    };

    for (size_t i = 0; i < lengthof(rows); i++)
        for (size_t j = 0; rows[i].type == type && j < 8 && rows[i].names[j] != NULL; j++)
            if (strcmp(rows[i].names[j], name) == 0)
                return true;
    return false;
}

/* A cast between types of the server. */
static bool is_cast(const List *types)
{
    ListCell *cell;

    foreach(cell, types) if (!IsA(lfirst(cell), TypeName) ||
                             !reader_is_builtin_type(
                                 strVal(llast(lfirst_node(TypeName, cell)->names)))) return false;
    return types != NIL;
}

/* Whether a plain name means something of the server, when nothing of the files has it. */
static bool is_plain_name(Reader *reader, ObjectType type, const List *names, const char *schema,
                          const char *name)
{
    switch (type) {
    case OBJECT_FUNCTION:
    case OBJECT_PROCEDURE:
    case OBJECT_ROUTINE:
    case OBJECT_AGGREGATE:
        return is_routine(reader, schema, name);
    case OBJECT_TYPE:
        return is_type(reader, schema, name);
    case OBJECT_TABLE:
    case OBJECT_VIEW:
    case OBJECT_SEQUENCE:
        return is_relation(reader, schema, name);
    case OBJECT_OPERATOR:
        return schema == NULL && is_operator(reader, name);
    case OBJECT_RULE:
        return is_view_rule(reader, names);
    default:
        return schema == NULL && is_definition(type, name);
    }
}

bool reader_is_of_server(Reader *reader, ObjectType type, Node *object)
{
    const List *names;
    const char *schema = NULL, *name;

    if (IsA(object, RangeVar)) {
        const RangeVar *relation = castNode(RangeVar, object);

        if (relation->schemaname != NULL && is_system_schema(relation->schemaname))
            return true;
        return reader->retrying && is_relation(reader, relation->schemaname, relation->relname);
    }
    if (IsA(object, String))
        return type == OBJECT_SCHEMA ? is_system_schema(strVal(object))
                                     : is_definition(type, strVal(object));
    names = names_of(object);
    if (type == OBJECT_CAST)
        return reader->retrying && is_cast(names);
    if (names == NIL || !IsA(linitial(names), String))
        return false;
    if (list_length(names) > 1 && is_system_schema(strVal(linitial(names))))
        return true;
    name_parts(names, &schema, &name);
    return reader->retrying && is_plain_name(reader, type, names, schema, name);
}
