#include "sqlread/definitions.h"

/* Objects as DROP, COMMENT, ALTER … OWNER and RENAME name them. */

static Object *find_relation_name(Reader *reader, const List *names)
{
    const char *schema;
    const char *name;

    name_parts(names, &schema, &name);
    return find_on_path(reader->model, reader->place.path, NAMESPACE_RELATION, schema, name, NULL);
}

/* `relation.part`, the last name being that of the part. */
static Object *find_part(Reader *reader, const List *names, Namespace space)
{
    int count = list_length(names);
    Object *relation =
        count < 2 ? NULL : find_relation_name(reader, pgtree_list_head(names, count - 1));

    return relation == NULL
               ? NULL
               : model_find(reader->model, space, relation, NULL, strVal(llast(names)), NULL);
}

static Object *find_type_name(Reader *reader, const Node *name)
{
    const List *names =
        IsA(name, TypeName) ? castNode(TypeName, name)->names : castNode(List, name);
    const char *schema;
    const char *type;

    name_parts(names, &schema, &type);
    return find_on_path(reader->model, reader->place.path, NAMESPACE_TYPE, schema, type, NULL);
}

Object *reader_column(Reader *reader, Object *relation, const char *name)
{
    Object *column = model_find(reader->model, NAMESPACE_COLUMN, relation, NULL, name, NULL);

    if (column != NULL || !object_is_view(relation))
        return column;
    column = reader_new_object(reader, KIND_VIEW_COLUMN, relation, NULL, name, -1);
    column->implicit = true;
    return reader_add(reader, column) == READ_DONE ? column : NULL;
}

/* Which databases there are is for the server to know: one that is named is there. */
static Object *find_database(Reader *reader, const char *name)
{
    Object *object = model_find(reader->model, NAMESPACE_DATABASE, NULL, NULL, name, NULL);

    if (object == NULL) {
        object = reader_new_object(reader, KIND_DATABASE, NULL, NULL,
                                   arena_strdup(reader->arena, name), -1);
        model_add(reader->model, object);
    }
    return object;
}

Object *reader_find_object(Reader *reader, ObjectType type, Node *name, bool *known)
{
    *known = true;
    switch (type) {
    case OBJECT_SCHEMA:
        return model_find_schema(reader->model, strVal(name));
    case OBJECT_EXTENSION:
        return model_find(reader->model, NAMESPACE_EXTENSION, NULL, NULL, strVal(name), NULL);
    case OBJECT_TABLE:
    case OBJECT_FOREIGN_TABLE:
    case OBJECT_VIEW:
    case OBJECT_MATVIEW:
    case OBJECT_SEQUENCE:
    case OBJECT_INDEX: {
        const List *names = castNode(List, name);
        const char *schema;
        const char *relation;
        Object *object = find_relation_name(reader, names);

        name_parts(names, &schema, &relation);
        if (object == NULL && reader_find_opaque(reader, "relation", schema, relation) != NULL)
            *known = false;
        if (object == NULL && type == OBJECT_INDEX)
            object = reader_find_key_index(reader, schema, relation);
        if (object == NULL && type == OBJECT_SEQUENCE)
            object = reader_find_identity(reader, schema, relation);
        return object;
    }
    case OBJECT_COLUMN: {
        const List *names = castNode(List, name);
        const List *relation_names = pgtree_list_head(names, list_length(names) - 1);
        Object *relation =
            relation_names == NIL ? NULL : find_relation_name(reader, relation_names);
        const char *schema;
        const char *simple;

        if (relation == NULL && relation_names != NIL) /* an attribute of a composite type */
            relation = find_type_name(reader, (const Node *)relation_names);
        if (relation != NULL)
            return reader_column(reader, relation, strVal(llast(names)));
        if (relation_names == NIL)
            return NULL;
        name_parts(relation_names, &schema, &simple);
        *known = reader_find_opaque(reader, "relation", schema, simple) == NULL &&
                 reader_find_opaque(reader, "type", schema, simple) == NULL;
        return NULL;
    }
    case OBJECT_TABCONSTRAINT:
        return find_part(reader, castNode(List, name), NAMESPACE_CONSTRAINT);
    case OBJECT_TRIGGER:
        return find_part(reader, castNode(List, name), NAMESPACE_TRIGGER);
    case OBJECT_POLICY:
        return find_part(reader, castNode(List, name), NAMESPACE_POLICY);
    case OBJECT_DATABASE:
        return find_database(reader, strVal(name));
    case OBJECT_FDW:
        return model_find(reader->model, NAMESPACE_FOREIGN_DATA_WRAPPER, NULL, NULL, strVal(name),
                          NULL);
    case OBJECT_FOREIGN_SERVER:
        return model_find(reader->model, NAMESPACE_SERVER, NULL, NULL, strVal(name), NULL);
    case OBJECT_RULE:
        return find_part(reader, castNode(List, name), NAMESPACE_RULE);
    case OBJECT_STATISTIC_EXT: {
        const char *schema;
        const char *simple;

        name_parts(castNode(List, name), &schema, &simple);
        return find_on_path(reader->model, reader->place.path, NAMESPACE_STATISTIC, schema, simple,
                            NULL);
    }
    case OBJECT_FUNCTION:
    case OBJECT_PROCEDURE:
    case OBJECT_ROUTINE:
        return reader_find_routine(reader, castNode(ObjectWithArgs, name));
    case OBJECT_TYPE: {
        Object *object = find_type_name(reader, name);
        const List *names =
            IsA(name, TypeName) ? castNode(TypeName, name)->names : castNode(List, name);
        const char *schema;
        const char *simple;

        name_parts(names, &schema, &simple);
        if (object == NULL && reader_find_opaque(reader, "type", schema, simple) != NULL)
            *known = false;
        return object;
    }
    default:
        return find_definition(reader, type, name, known);
    }
}

static const char *lower_words(Arena *arena, const char *words)
{
    Str lower = str_new(arena);

    for (; *words != '\0'; words++)
        str_char(&lower, *words >= 'A' && *words <= 'Z' ? (char)(*words - 'A' + 'a') : *words);
    return lower.text;
}

static bool fits(ObjectType type, const Object *object)
{
    switch (type) {
    case OBJECT_TABLE:
        return object->kind == KIND_TABLE;
    case OBJECT_FOREIGN_TABLE:
        return object->kind == KIND_FOREIGN_TABLE;
    case OBJECT_VIEW:
        return object->kind == KIND_VIEW;
    case OBJECT_MATVIEW:
        return object->kind == KIND_MATERIALIZED_VIEW;
    case OBJECT_SEQUENCE:
        return object->kind == KIND_SEQUENCE || object->kind == KIND_IDENTITY;
    case OBJECT_INDEX:
        return object->kind == KIND_INDEX || object->kind == KIND_PRIMARY_KEY ||
               object->kind == KIND_UNIQUE || object->kind == KIND_EXCLUSION;
    case OBJECT_FUNCTION:
        return object->kind == KIND_FUNCTION || object->kind == KIND_RANGE_FUNCTION;
    case OBJECT_PROCEDURE:
        return object->kind == KIND_PROCEDURE;
    case OBJECT_AGGREGATE:
        return object->kind == KIND_AGGREGATE;
    case OBJECT_DOMAIN:
        return object->kind == KIND_DOMAIN;
    default:
        return true;
    }
}

bool reader_check_kind(Reader *reader, ObjectType type, const Object *object, const char *verb)
{
    const KindOps *ops = kind_ops(object->kind);
    Diag *diag;

    if (object->kind == KIND_STATEMENT || fits(type, object))
        return true;
    diag = diag_error(
        reader->diags, "wrong-kind", reader_span(reader, reader_word(reader, object->name)),
        "%s is a %s, not a %s", object_id(reader->scratch, object), reader_kind_words(object),
        lower_words(reader->scratch, object_type_words(type)));
    if (ops->sql_kind != NULL)
        diag_hint(reader->diags, diag, "write %s %s", verb, ops->sql_kind);
    return false;
}

/* The name as the statement has it, for messages. */
static const char *name_text(Reader *reader, const Node *name)
{
    Str text = str_new(reader->arena);
    const List *names = NIL;
    ListCell *cell;

    if (IsA(name, String))
        return arena_strdup(reader->arena, strVal(name));
    if (IsA(name, List))
        names = castNode(List, name);
    else if (IsA(name, TypeName))
        names = castNode(TypeName, name)->names;
    else if (IsA(name, ObjectWithArgs))
        names = castNode(ObjectWithArgs, name)->objname;
    foreach(cell, names)
    {
        if (!IsA(lfirst(cell), String))
            continue;
        if (text.length > 0)
            str_char(&text, '.');
        str_text(&text, strVal(lfirst(cell)));
    }
    return text.text;
}

/* "f(integer, text)" */
static const char *routine_text(Reader *reader, const ObjectWithArgs *routine, const char *name)
{
    Str text = str_new(reader->arena);
    const char *separator = "(";

    if (routine->args_unspecified)
        return name;
    str_text(&text, name);
    foreach_node(TypeName, type, routine->objargs)
    {
        str_printf(&text, "%s%s", separator, reader_signature_type(reader, type));
        separator = ", ";
    }
    str_text(&text, routine->objargs == NIL ? "()" : ")");
    return text.text;
}

/* The routine is not there, or the name alone does not say which. */
static ReadResult wait_for_routine(Reader *reader, const char *words, const ObjectWithArgs *routine)
{
    const char *text = name_text(reader, (const Node *)routine);
    const char *name = strVal(llast(routine->objname));
    const char *suggestion = reader_suggest(reader, NAMESPACE_ROUTINE, name);
    Str others = str_new(reader->arena);
    size_t count = 0;

    for (size_t i = 0; i < reader->model->objects.count; i++) {
        const Object *object = reader->model->objects.items[i];

        if (kind_namespace(object->kind) != NAMESPACE_ROUTINE || strcmp(object->name, name) != 0)
            continue;
        if (count++ < 3)
            str_printf(&others, "%s%s", others.length > 0 ? ", " : "",
                       object_id(reader->scratch, object));
    }
    if (count > 1 && routine->args_unspecified)
        reader_wait(reader, reader_word(reader, name),
                    "there is more than one %s \"%s\": name the types of its arguments", words,
                    text);
    else
        reader_wait(reader, reader_word(reader, name), "unknown %s \"%s\"", words,
                    routine_text(reader, routine, text));
    if (count > 0)
        reader->missing_hint =
            arena_printf(reader->arena, "there %s %s%s", count > 1 ? "are" : "is", others.text,
                         count > 3 ? " and more" : "");
    else if (suggestion != NULL)
        reader->missing_hint = arena_printf(reader->arena, "did you mean \"%s\"?", suggestion);
    return READ_WAIT;
}

/* The nearest name of what DROP, COMMENT or ALTER may mean; NULL when none is near. */
static const char *suggest_object(Reader *reader, ObjectType type, const Node *name)
{
    static const struct {
        ObjectType type;
        Namespace space;
        bool part; /* of the object that the rest of the name gives */
    } spaces[] = {
        {OBJECT_TABLE, NAMESPACE_RELATION, false},
        {OBJECT_VIEW, NAMESPACE_RELATION, false},
        {OBJECT_MATVIEW, NAMESPACE_RELATION, false},
        {OBJECT_FOREIGN_TABLE, NAMESPACE_RELATION, false},
        {OBJECT_SEQUENCE, NAMESPACE_RELATION, false},
        {OBJECT_TYPE, NAMESPACE_TYPE, false},
        {OBJECT_DOMAIN, NAMESPACE_TYPE, false},
        {OBJECT_SCHEMA, NAMESPACE_SCHEMA, false},
        {OBJECT_EXTENSION, NAMESPACE_EXTENSION, false},
        {OBJECT_COLLATION, NAMESPACE_COLLATION, false},
        {OBJECT_COLUMN, NAMESPACE_COLUMN, true},
        {OBJECT_TABCONSTRAINT, NAMESPACE_CONSTRAINT, true},
        {OBJECT_TRIGGER, NAMESPACE_TRIGGER, true},
        {OBJECT_POLICY, NAMESPACE_POLICY, true},
    };
    const char *text = name_text(reader, name);
    const char *last = strrchr(text, '.');
    const Object *whole;

    for (size_t i = 0; i < lengthof(spaces); i++) {
        if (spaces[i].type != type)
            continue;
        if (!spaces[i].part)
            return reader_suggest(reader, spaces[i].space, last == NULL ? text : last + 1);
        if (!IsA(name, List) || list_length((const List *)name) < 2)
            return NULL;
        whole = find_relation_name(
            reader, pgtree_list_head((const List *)name, list_length((const List *)name) - 1));
        return whole == NULL ? NULL : reader_suggest_part(whole, spaces[i].space, last + 1);
    }
    return NULL;
}

ReadResult reader_wait_for_object(Reader *reader, ObjectType type, const Node *name)
{
    const char *text = name_text(reader, name);
    const char *last = strrchr(text, '.');
    const char *words = type == OBJECT_COLUMN ? "column"
                        : type == OBJECT_TABCONSTRAINT
                            ? "constraint"
                            : lower_words(reader->arena, object_type_words(type));

    if (type == OBJECT_FUNCTION || type == OBJECT_PROCEDURE || type == OBJECT_ROUTINE)
        return wait_for_routine(reader, words, castNode(ObjectWithArgs, name));
    reader_wait(reader, reader_word(reader, last == NULL ? text : last + 1), "unknown %s \"%s\"",
                words, text);
    return reader_suggested(reader, suggest_object(reader, type, name));
}

Object *reader_find_key_index(Reader *reader, const char *schema, const char *name)
{
    for (size_t i = 0; i < reader->model->objects.count; i++) {
        Object *object = reader->model->objects.items[i];

        if ((object->kind == KIND_PRIMARY_KEY || object->kind == KIND_UNIQUE ||
             object->kind == KIND_EXCLUSION) &&
            strcmp(object->name, name) == 0 &&
            (schema == NULL ? reader_on_path(reader, object_schema(object))
                            : strcmp(schema, object_schema(object)) == 0))
            return object;
    }
    return NULL;
}

void reader_index_model(Reader *reader)
{
    for (size_t i = 0; i < reader->model->objects.count; i++) {
        Object *object = reader->model->objects.items[i];
        ObjectVec *same;

        if (object->kind == KIND_COLLATION)
            vec_push(reader->scratch, &reader->collations, object);
        if (object->kind == KIND_OPERATOR)
            vec_push(reader->scratch, &reader->operators, object);
        if (object->kind == KIND_CAST &&
            text_equal(((const CastObject *)object)->context, "IMPLICIT"))
            vec_push(reader->scratch, &reader->implicit_casts, object);
        if (object->kind == KIND_OPERATOR_CLASS && ((OperatorClassObject *)object)->is_default)
            vec_push(reader->scratch, &reader->default_classes, object);
        if (kind_namespace(object->kind) != NAMESPACE_ROUTINE)
            continue;
        same = map_get(reader->routines, object->name);
        if (same == NULL) {
            same = ARENA_NEW(reader->scratch, ObjectVec);
            map_put(reader->routines, object->name, same);
        }
        vec_push(reader->scratch, same, object);
    }
}
