#include "sqlread/builtin.h"
#include "sqlread/definitions.h"

/* How definitions name what they are made of. */

/* ---- Members of definitions ----------------------------------------------------------------------------------- */

const DefElem *def_find(const List *definition, const char *name)
{
    ListCell *cell;

    foreach(cell, definition) if (strcmp(lfirst_node(DefElem, cell)->defname, name) ==
                                  0) return lfirst_node(DefElem, cell);
    return NULL;
}

/* A name alone is a type to the parser. Source: defGetQualifiedName() */
const List *def_names(const DefElem *element)
{
    if (element->arg == NULL)
        return NIL;
    switch (nodeTag(element->arg)) {
    case T_TypeName:
        return castNode(TypeName, element->arg)->names;
    case T_List:
        return castNode(List, element->arg);
    case T_String:
        return list_make1(element->arg);
    default:
        return NIL;
    }
}

const TypeName *def_type(const DefElem *element)
{
    if (element->arg != NULL && IsA(element->arg, TypeName))
        return castNode(TypeName, element->arg);
    return def_names(element) == NIL ? NULL
                                     : makeTypeNameFromNameList(list_copy(def_names(element)));
}

void reader_warn_unknown_member(Reader *reader, const DefElem *element, ObjectKind kind)
{
    diag_warning(reader->diags, "unknown-option", reader_span(reader, element->location),
                 "no %s has an option \"%s\": the server passes it over", kind_label(kind),
                 element->defname);
}

void reader_refuse_member(Reader *reader, const DefElem *element, ObjectKind kind)
{
    diag_error(reader->diags, "unknown-option", reader_span(reader, element->location),
               "no %s has an option \"%s\"", kind_label(kind), element->defname);
}

/* ---- Types ---------------------------------------------------------------------------------------------------- */

const char *reader_type_text(Reader *reader, const Place *place, const TypeName *type,
                             Object *owner, Object **found)
{
    const char *text = reader_type(reader, place, type, owner, found);

    return text != NULL ? text : reader_type_quiet(reader, place, type);
}

ReadResult reader_need_type(Reader *reader, const TypeName *type)
{
    if (type == NULL || reader->retrying || reader_type_is_there(reader, &reader->place, type))
        return READ_DONE;
    return reader_wait(reader, type->location, "unknown type \"%s\"", strVal(llast(type->names)));
}

/* ---- Functions ------------------------------------------------------------------------------------------------ */

static bool is_catalog(const char *schema)
{
    return schema != NULL && strcmp(schema, "pg_catalog") == 0;
}

static void depend_on_extensions(Reader *reader, Object *owner)
{
    for (size_t i = 0; i < reader->extensions.count; i++)
        object_depend(reader->arena, owner, reader->extensions.items[i], DEPENDENCY_NORMAL);
}

static void report_unknown_function(Reader *reader, const Place *place, const char *name,
                                    const Object *owner)
{
    const char *suggestion = reader_suggest(reader, NAMESPACE_ROUTINE, name);
    Diag *diag = diag_error(reader->diags, "unknown-function",
                            place_span(place, place_word(reader, place, name)),
                            "%s \"%s\" names unknown function \"%s\"", kind_label(owner->kind),
                            object_id(reader->scratch, owner), name);

    if (suggestion != NULL)
        diag_hint(reader->diags, diag, "did you mean \"%s\"?", suggestion);
}

/* Some function of the name that can be meant; NULL when there is none. */
static Object *any_function(const Reader *reader, const Place *place, const char *schema,
                            const char *name)
{
    const ObjectVec *candidates = map_get(reader->routines, name);

    for (size_t i = 0; candidates != NULL && i < candidates->count; i++) {
        Object *candidate = candidates->items[i];

        if (schema != NULL && strcmp(schema, candidate->schema) == 0)
            return candidate;
        for (size_t j = 0; schema == NULL && j < place->path->count; j++)
            if (strcmp(place->path->schemas[j], candidate->schema) == 0)
                return candidate;
    }
    return NULL;
}

const char *reader_function_text(Reader *reader, const Place *place, const List *names,
                                 const char *signature, Object *owner)
{
    const char *schema;
    const char *name;
    Object *function = NULL;

    name_parts(names, &schema, &name);
    if (is_catalog(schema))
        return reader_qualified(reader, NULL, name);
    if (signature != NULL)
        function =
            find_on_path(reader->model, place->path, NAMESPACE_ROUTINE, schema, name, signature);
    if (function != NULL) {
        object_depend(reader->arena, owner, function, DEPENDENCY_NORMAL);
        return reader_object_sql(reader, function);
    }
    if (schema == NULL && reader_is_builtin_routine(name))
        return reader_qualified(reader, NULL, name);
    function = any_function(reader, place, schema, name);
    if (function != NULL) {
        reader_depend_on_routines(reader, owner, place, schema, name, DEPENDENCY_NORMAL);
        return reader_object_sql(reader, function);
    }
    if (reader->extensions.count == 0 && reader->opaque_blocks == 0)
        report_unknown_function(reader, place, name, owner);
    depend_on_extensions(reader, owner);
    return reader_qualified(reader, schema, name);
}

/* The signature of the only function of the name; "" when there are several or none. */
static const char *only_signature(const Reader *reader, const Place *place, const List *names)
{
    const char *schema;
    const char *name;
    const Object *function;

    name_parts(names, &schema, &name);
    function = any_function(reader, place, schema, name);
    return function != NULL && function->signature != NULL ? function->signature : "";
}

const char *reader_function_call_text(Reader *reader, const Place *place,
                                      const ObjectWithArgs *function, Object *owner)
{
    Str signature = str_new(reader->scratch);
    ListCell *cell;

    if (function->args_unspecified) {
        str_text(&signature, only_signature(reader, place, function->objname));
    } else {
        foreach(cell, function->objargs)
            str_printf(&signature, "%s%s", signature.length > 0 ? ", " : "",
                       reader_signature_type(reader, lfirst_node(TypeName, cell)));
    }
    return arena_printf(
        reader->arena, "%s(%s)",
        reader_function_text(reader, place, function->objname, signature.text, owner),
        signature.text);
}

/* ---- Operators ------------------------------------------------------------------------------------------------ */

const char *reader_operator_signature(Reader *reader, const char *left, const char *right)
{
    return arena_printf(reader->arena, "%s, %s", left == NULL ? "NONE" : left, right);
}

const char *reader_operator_text(Reader *reader, const Place *place, const List *names,
                                 const char *signature, Object **found)
{
    const char *schema;
    const char *name;
    Object *found_operator;
    Str text = str_new(reader->arena);

    name_parts(names, &schema, &name);
    found_operator = is_catalog(schema) ? NULL
                                        : find_on_path(reader->model, place->path,
                                                       NAMESPACE_OPERATOR, schema, name, signature);
    if (found != NULL)
        *found = found_operator;
    if (found_operator != NULL)
        schema = found_operator->schema;
    if (schema != NULL && !is_catalog(schema)) {
        str_sql_ident(&text, schema);
        str_char(&text, '.');
    }
    str_text(&text, name);
    return text.text;
}

const char *reader_operator_member(Reader *reader, const Place *place, const List *names,
                                   const char *signature, Object **found)
{
    const char *text = reader_operator_text(reader, place, names, signature, found);
    size_t count;
    const char *schema;
    const char *name;

    name_parts(names, &schema, &name);
    if (strcmp(text, name) != 0)
        return arena_printf(reader->arena, "OPERATOR(%s)", text);
    /* One that is still to come is looked for where this one is. */
    if (!is_catalog(schema) && builtin_operators(name, &count) == NULL && place->path->count > 0)
        return arena_printf(reader->arena, "OPERATOR(%s.%s)",
                            reader_qualified(reader, NULL, place->path->schemas[0]), name);
    return text;
}

/* ---- Other objects -------------------------------------------------------------------------------------------- */

const char *reader_object_text(Reader *reader, const Place *place, Namespace space,
                               const List *names, const char *signature, Object *owner)
{
    const char *schema;
    const char *name;
    Object *object;

    name_parts(names, &schema, &name);
    if (is_catalog(schema))
        return reader_qualified(reader, NULL, name);
    object = find_on_path(reader->model, place->path, space, schema, name, signature);
    if (object == NULL) {
        depend_on_extensions(reader, owner);
        return reader_qualified(reader, schema, name);
    }
    object_depend(reader->arena, owner, object, DEPENDENCY_NORMAL);
    return reader_object_sql(reader, object);
}

/* True when the collation is what `text`, the quoted and perhaps qualified name, means. */
static bool is_collation(Reader *reader, const Place *place, const Object *object, const char *text)
{
    if (strcmp(text, reader_object_sql(reader, object)) == 0)
        return true;
    if (strcmp(text, reader_qualified(reader, NULL, object->name)) != 0)
        return false;
    for (size_t i = 0; i < place->path->count; i++)
        if (strcmp(place->path->schemas[i], object->schema) == 0)
            return true;
    return false;
}

const char *reader_collation_text(Reader *reader, const Place *place, const char *collation,
                                  Object *owner)
{
    for (size_t i = 0; collation != NULL && i < reader->collations.count; i++) {
        Object *object = reader->collations.items[i];

        if (!is_collation(reader, place, object, collation))
            continue;
        object_depend(reader->arena, owner, object, DEPENDENCY_NORMAL);
        return reader_object_sql(reader, object);
    }
    return collation;
}
