#include "sqlread/follow.h"

/* Schemas, extensions, enums, comments and owners. */

/* Elements of CREATE SCHEMA may name those after them: the server takes them in this order, see
 * transformCreateSchemaStmtElements(). */
static List *ordered_elements(const List *elements)
{
    static const NodeTag order[] = {T_CreateSeqStmt, T_CreateStmt,     T_ViewStmt,
                                    T_IndexStmt,     T_CreateTrigStmt, T_GrantStmt};
    List *ordered = NIL;

    for (size_t i = 0; i < lengthof(order); i++)
        foreach_ptr(Node, element, elements) if (nodeTag(element) == order[i]) ordered =
            lappend(ordered, element);
    return ordered;
}

/* The role of AUTHORIZATION makes the elements, so they are its own. A sequence of a column has the owner of the table. */
static void own_elements(Reader *reader, size_t first_new, const char *role)
{
    size_t count = reader->model->objects.count;

    for (size_t i = first_new; i < count; i++) {
        Object *object = reader->model->objects.items[i];

        if (object->parent == NULL && !object->implicit &&
            kind_namespace(object->kind) == NAMESPACE_RELATION)
            reader_set_owner(reader, object, role);
    }
}

ReadResult read_create_schema(Reader *reader, Node *node)
{
    CreateSchemaStmt *create = castNode(CreateSchemaStmt, node);
    const char *name =
        create->schemaname != NULL ? create->schemaname : reader_role(reader, create->authrole);
    Object *schema = model_find_schema(reader->model, name);
    const SearchPath *path = reader->place.path;
    SearchPath inner;
    ReadResult result = READ_DONE;
    const char **schemas;
    size_t first_new;

    /* `public` exists in every database: CREATE SCHEMA public of a dump only names it again. */
    if (schema == NULL) {
        schema = reader_new_object(reader, KIND_SCHEMA, NULL, NULL, name, -1);
        result = reader_add(reader, schema);
    } else if (!create->if_not_exists && strcmp(name, "public") != 0) {
        return reader_add(reader, reader_new_object(reader, KIND_SCHEMA, NULL, NULL, name, -1));
    }
    if (result != READ_DONE)
        return result;
    if (create->authrole != NULL)
        reader_set_owner(reader, schema, reader_role(reader, create->authrole));
    /* Elements of CREATE SCHEMA stand in the new schema. */
    schemas = arena_alloc(reader->scratch, sizeof(*schemas) * (path->count + 1));
    schemas[0] = arena_strdup(reader->scratch, name);
    for (size_t i = 0; i < path->count; i++)
        schemas[i + 1] = path->schemas[i];
    inner = (SearchPath){.schemas = schemas, .count = path->count + 1};
    reader->place.path = memcpy(arena_alloc(reader->scratch, sizeof(inner)), &inner, sizeof(inner));
    first_new = reader->model->objects.count;
    foreach_ptr(Node, element, ordered_elements(create->schemaElts))
    {
        const StatementType *type = statement_type(element);

        if (type == NULL || type->read == NULL || type->read(reader, element) != READ_DONE)
            result = READ_FAILED;
    }
    reader->place.path = path;
    if (create->authrole != NULL)
        own_elements(reader, first_new, reader_role(reader, create->authrole));
    return result;
}

static const DefElem *find_option(const List *options, const char *name)
{
    ListCell *cell;

    foreach(cell, options) if (strcmp(lfirst_node(DefElem, cell)->defname, name) ==
                               0) return lfirst_node(DefElem, cell);
    return NULL;
}

ReadResult read_create_extension(Reader *reader, Node *node)
{
    CreateExtensionStmt *create = castNode(CreateExtensionStmt, node);
    const DefElem *schema = find_option(create->options, "schema");
    const DefElem *version = find_option(create->options, "new_version");
    Object *existing =
        model_find(reader->model, NAMESPACE_EXTENSION, NULL, NULL, create->extname, NULL);
    ExtensionObject *extension;
    ReadResult result;

    /* Every new database has it; dumps repeat it. */
    if (strcmp(create->extname, "plpgsql") == 0)
        return READ_DONE;
    if (existing != NULL && create->if_not_exists) {
        if (schema != NULL &&
            !text_equal(((ExtensionObject *)existing)->in_schema, strVal(schema->arg)))
            reader_note_second(reader, existing);
        return READ_DONE;
    }
    extension = (ExtensionObject *)reader_new_object(reader, KIND_EXTENSION, NULL, NULL,
                                                     create->extname, -1);
    if (schema != NULL)
        extension->in_schema = arena_strdup(reader->arena, strVal(schema->arg));
    else if (reader->place.path->count > 0)
        extension->in_schema = arena_strdup(reader->arena, reader->place.path->schemas[0]);
    if (version != NULL)
        extension->version = arena_strdup(reader->arena, strVal(version->arg));
    draft_of(reader, &extension->object)->node = node;
    result = reader_add(reader, &extension->object);
    if (result == READ_DONE)
        vec_push(reader->scratch, &reader->extensions, &extension->object);
    return result;
}

ReadResult read_alter_extension(Reader *reader, Node *node)
{
    AlterExtensionStmt *alter = castNode(AlterExtensionStmt, node);
    Object *extension =
        model_find(reader->model, NAMESPACE_EXTENSION, NULL, NULL, alter->extname, NULL);
    const DefElem *version = find_option(alter->options, "new_version");

    if (extension == NULL)
        return reader_wait(reader, reader_word(reader, alter->extname), "unknown extension \"%s\"",
                           alter->extname);
    if (version != NULL)
        ((ExtensionObject *)extension)->version = arena_strdup(reader->arena, strVal(version->arg));
    return READ_DONE;
}

/* ---- Enums ---------------------------------------------------------------------------------------------------- */

static bool has_label(Reader *reader, EnumObject *type, const char *label)
{
    return map_get(draft_of(reader, &type->object)->labels, label) != NULL;
}

/* Where a label stands, mostly near the end; the number of labels when it is not there. */
static size_t label_index(Reader *reader, EnumObject *type, const char *label)
{
    size_t i = type->labels.count;

    if (!has_label(reader, type, label))
        return i;
    while (strcmp(type->labels.items[--i], label) != 0)
        continue;
    return i;
}

/* The text of a quoted label. */
static const char *quoted_label(Reader *reader, const char *text, const char *end)
{
    Str label = str_new(reader->scratch);

    for (text++; text < end && (*text != '\'' || (text + 1 < end && text[1] == '\'')); text++) {
        text += *text == '\'';
        str_char(&label, *text);
    }
    return label.text;
}

/* The annotations above a label: they say which one they mean. */
static void annotate_label(Reader *reader, EnumObject *type, size_t offset)
{
    const Span *span = &reader->place.span;
    const char *label =
        quoted_label(reader, span->source->text + offset, span->source->text + span->end);
    size_t first = type->object.annotations.count;

    if (!has_label(reader, type, label))
        return;
    reader_annotate_part(reader, &type->object, offset);
    for (size_t i = first; i < type->object.annotations.count; i++) {
        Annotation *annotation = &type->object.annotations.items[i];
        Str value = str_new(reader->arena);

        str_text(&value, annotation->value);
        str_text(&value, " to=");
        str_sql_literal(&value, label);
        annotation->value = value.text;
    }
}

/* `-- @renamed from=old` in lines above a label. */
static void annotate_labels(Reader *reader, EnumObject *type)
{
    const Span *span = &reader->place.span;
    const char *text = span->source == NULL ? NULL : span->source->text;
    bool above = false; /* such a line stands right above */

    for (size_t line = span->start; text != NULL && line < span->end;) {
        const char *newline = memchr(text + line, '\n', span->end - line);
        size_t end = newline == NULL ? span->end : (size_t)(newline - text);
        size_t start = line + strspn(text + line, " \t");

        if (end - line > 2 && text[start] == '-' && text[start + 1] == '-') {
            above = above || memchr(text + start, '@', end - start) != NULL;
        } else {
            if (above && text[start] == '\'')
                annotate_label(reader, type, start);
            above = false;
        }
        line = end + 1;
    }
}

ReadResult read_create_enum(Reader *reader, Node *node)
{
    CreateEnumStmt *create = castNode(CreateEnumStmt, node);
    const char *schema;
    const char *name;
    EnumObject *type;
    Map *labels = map_new(reader->scratch);
    ListCell *cell;

    name_parts(create->typeName, &schema, &name);
    type = (EnumObject *)reader_new_object(reader, KIND_ENUM, NULL,
                                           reader_creation_schema(reader, schema), name, -1);
    draft_of(reader, &type->object)->node = node;
    draft_of(reader, &type->object)->labels = labels;
    foreach(cell, create->vals)
    {
        const char *label = strVal(lfirst(cell));

        if (map_put(labels, label, type) != NULL)
            return reader_fail(
                reader, place_word_after(reader, &reader->place, reader_word(reader, label), label),
                "duplicate-label", "label \"%s\" of enum \"%s\" is given twice", label, name);
        if (strlen(label) > 63)
            return reader_fail(reader, reader_word(reader, label), "long-label",
                               "label \"%s\" of enum \"%s\" is longer than 63 bytes", label, name);
        vec_push(reader->arena, &type->labels, arena_strdup(reader->arena, label));
    }
    annotate_labels(reader, type);
    return reader_add(reader, &type->object);
}

static ReadResult unknown_label(Reader *reader, const EnumObject *type, const char *label)
{
    size_t distance = suggestion_limit(label);
    const char *best = NULL;

    for (size_t i = 0; i < type->labels.count; i++)
        best = nearest_name(label, best, type->labels.items[i], &distance);
    reader_wait(reader, reader_word(reader, label), "enum \"%s\" has no label \"%s\"",
                type->object.name, label);
    return reader_suggested(reader, best);
}

static void insert_label(Reader *reader, EnumObject *type, size_t index, const char *label)
{
    map_put(draft_of(reader, &type->object)->labels, label, type);
    vec_push(reader->arena, &type->labels, NULL);
    for (size_t i = type->labels.count - 1; i > index; i--)
        type->labels.items[i] = type->labels.items[i - 1];
    type->labels.items[index] = arena_strdup(reader->arena, label);
}

ReadResult read_alter_enum(Reader *reader, Node *node)
{
    AlterEnumStmt *alter = castNode(AlterEnumStmt, node);
    const char *schema;
    const char *name;
    Object *object;
    EnumObject *type;
    size_t index;

    name_parts(alter->typeName, &schema, &name);
    object = find_on_path(reader->model, reader->place.path, NAMESPACE_TYPE, schema, name, NULL);
    if (object == NULL || object->kind != KIND_ENUM) {
        reader_wait(reader, reader_word(reader, name), "unknown enum type \"%s\"", name);
        return reader_suggested(reader, reader_suggest(reader, NAMESPACE_TYPE, name));
    }
    type = (EnumObject *)object;
    if (alter->oldVal != NULL) {
        index = label_index(reader, type, alter->oldVal);
        if (index == type->labels.count)
            return unknown_label(reader, type, alter->oldVal);
        if (has_label(reader, type, alter->newVal))
            return reader_fail(reader, reader_word(reader, alter->newVal), "duplicate-label",
                               "enum \"%s\" has the label \"%s\" already", name, alter->newVal);
        follow_label(reader, object, alter->oldVal, alter->newVal);
        type->labels.items[index] = arena_strdup(reader->arena, alter->newVal);
        map_remove(draft_of(reader, object)->labels, alter->oldVal);
        map_put(draft_of(reader, object)->labels, alter->newVal, type);
        return READ_DONE;
    }
    if (has_label(reader, type, alter->newVal)) {
        if (alter->skipIfNewValExists)
            return READ_DONE;
        return reader_fail(reader, reader_word(reader, alter->newVal), "duplicate-label",
                           "enum \"%s\" has the label \"%s\" already", name, alter->newVal);
    }
    index = type->labels.count;
    if (alter->newValNeighbor != NULL) {
        index = label_index(reader, type, alter->newValNeighbor);
        if (index == type->labels.count)
            return unknown_label(reader, type, alter->newValNeighbor);
        index += alter->newValIsAfter ? 1 : 0;
    }
    insert_label(reader, type, index, alter->newVal);
    return READ_DONE;
}

/* ---- Comments and owners -------------------------------------------------------------------------------------- */

/* What the object has from the beginning: dumps repeat it. */
static bool is_usual_comment(const Object *object, const char *text)
{
    return text != NULL && text_equal(text, comment_from_beginning(object));
}

/* PL/pgSQL, of which dumps say whose it is and what it is for. */
static bool is_of_every_database(ObjectType type, const Node *name)
{
    return (type == OBJECT_EXTENSION || type == OBJECT_LANGUAGE) &&
           strcmp(strVal(name), "plpgsql") == 0;
}

/* NOT NULL is an attribute of its column here: its comment is kept as text. */
static bool is_of_not_null(Reader *reader, const CommentStmt *statement)
{
    const List *names;
    const char *schema;
    const char *name;
    const Object *table;

    if (statement->objtype != OBJECT_TABCONSTRAINT)
        return false;
    names = castNode(List, statement->object);
    name_parts(pgtree_list_head(names, list_length(names) - 1), &schema, &name);
    table = find_on_path(reader->model, reader->place.path, NAMESPACE_RELATION, schema, name, NULL);
    return table != NULL && reader_find_not_null(reader, table, strVal(llast(names))) != NULL;
}

ReadResult read_comment(Reader *reader, Node *node)
{
    CommentStmt *statement = castNode(CommentStmt, node);
    bool known;
    Object *object = reader_find_object(reader, statement->objtype, statement->object, &known);
    const char *name = "";
    Object *comment;

    if (is_of_every_database(statement->objtype, statement->object))
        return READ_DONE;
    /* A role that nobody creates is one of the server. */
    if (!known || (object == NULL && (is_of_not_null(reader, statement) ||
                                      (statement->objtype == OBJECT_ROLE && reader->retrying))))
        return READ_OPAQUE;
    if (object == NULL && reader_is_of_server(reader, statement->objtype, statement->object))
        return READ_OPAQUE;
    if (object == NULL)
        return reader_wait_for_object(reader, statement->objtype, statement->object);
    if (!reader_check_kind(reader, statement->objtype, object, "COMMENT ON"))
        return READ_FAILED;
    if (statement->objtype == OBJECT_INDEX && object->kind != KIND_INDEX)
        name = "index"; /* not the comment of the constraint that has this index */
    comment = object_child(object, KIND_COMMENT, name);
    if (is_usual_comment(object, statement->comment)) {
        if (comment != NULL)
            reader_forget(reader, comment);
        return READ_DONE;
    }
    if (statement->comment == NULL || statement->comment[0] == '\0') {
        if (comment != NULL)
            reader_forget(reader, comment);
        return READ_DONE;
    }
    comment = reader_set_child(reader, KIND_COMMENT, object, name);
    ((CommentObject *)comment)->text = arena_strdup(reader->arena, statement->comment);
    return READ_DONE;
}

ReadResult read_owner(Reader *reader, Node *node)
{
    AlterOwnerStmt *statement = castNode(AlterOwnerStmt, node);
    bool known;
    Object *object;

    if (is_of_every_database(statement->objectType, statement->object))
        return READ_DONE;
    object = reader_find_object(reader, statement->objectType, statement->object, &known);
    if (!known)
        return READ_OPAQUE;
    if (object == NULL && reader_is_of_server(reader, statement->objectType, statement->object))
        return READ_OPAQUE;
    if (object == NULL)
        return reader_wait_for_object(reader, statement->objectType, statement->object);
    reader_set_owner(reader, object, reader_role(reader, statement->newowner));
    return READ_DONE;
}
