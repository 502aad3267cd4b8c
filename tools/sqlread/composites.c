#include "sqlread/definitions.h"
#include "sqlread/typed_tables.h"

/* Composite and range types. Source: DefineCompositeType(), DefineRange() of the server. */

#define NAME_BYTES 63

/* ---- Composite types ------------------------------------------------------------------------------------------ */

static int64_t next_number(const Object *type)
{
    for (size_t i = type->children.count; i-- > 0;)
        if (type->children.items[i]->kind == KIND_ATTRIBUTE)
            return ((const AttributeObject *)type->children.items[i])->number + 1;
    return 1;
}

static void set_type(Reader *reader, Object *attribute, const ColumnDef *definition)
{
    draft_of(reader, attribute)->type = definition->typeName;
    ((AttributeObject *)attribute)->collation =
        definition->collClause == NULL ? NULL
                                       : reader_collation(reader, definition->collClause->collname);
}

static ReadResult add_attribute(Reader *reader, Object *type, ColumnDef *definition)
{
    Object *attribute = reader_new_object(reader, KIND_ATTRIBUTE, type, NULL, definition->colname,
                                          definition->location);

    const Object *existing = object_child(type, KIND_ATTRIBUTE, attribute->name);

    if (existing != NULL)
        return reader_fail_second(reader, definition->location, "duplicate-attribute", existing,
                                  "attribute \"%s\" of %s is defined twice", attribute->name,
                                  object_id(reader->scratch, type));
    ((AttributeObject *)attribute)->number = next_number(type);
    draft_of(reader, attribute)->node = (Node *)definition;
    set_type(reader, attribute, definition);
    return reader_add(reader, attribute);
}

ReadResult read_create_composite_type(Reader *reader, Node *node)
{
    CompositeTypeStmt *create = castNode(CompositeTypeStmt, node);
    Object *type = reader_new_object(reader, KIND_COMPOSITE_TYPE, NULL,
                                     reader_creation_schema(reader, create->typevar->schemaname),
                                     create->typevar->relname, -1);
    ListCell *cell;

    draft_of(reader, type)->node = node;
    if (reader_add(reader, type) != READ_DONE)
        return READ_FAILED;
    foreach(cell,
            create->coldeflist) if (add_attribute(reader, type, lfirst_node(ColumnDef, cell)) !=
                                    READ_DONE) return READ_FAILED;
    return READ_DONE;
}

static ReadResult unknown_type(Reader *reader, const RangeVar *name)
{
    reader_wait(reader, name->location, "unknown composite type \"%s%s%s\"",
                name->schemaname == NULL ? "" : name->schemaname,
                name->schemaname == NULL ? "" : ".", name->relname);
    return reader_suggested(reader, reader_suggest(reader, NAMESPACE_TYPE, name->relname));
}

static ReadResult unknown_attribute(Reader *reader, const Object *type, const char *name)
{
    reader_wait(reader, reader_word(reader, name), "type %s has no attribute \"%s\"",
                object_id(reader->arena, type), name);
    return reader_suggested(reader, reader_suggest_part(type, NAMESPACE_COLUMN, name));
}

static ReadResult alter_of_itself(Reader *reader, Object *type, const AlterTableCmd *command)
{
    Object *attribute =
        command->name == NULL ? NULL : object_child(type, KIND_ATTRIBUTE, command->name);

    switch (command->subtype) {
    case AT_AddColumn:
        return add_attribute(reader, type, castNode(ColumnDef, command->def));
    case AT_DropColumn:
        if (attribute == NULL)
            return command->missing_ok ? READ_DONE : unknown_attribute(reader, type, command->name);
        reader_forget(reader, attribute);
        return READ_DONE;
    case AT_AlterColumnType:
        if (attribute == NULL)
            return unknown_attribute(reader, type, command->name);
        set_type(reader, attribute, castNode(ColumnDef, command->def));
        return READ_DONE;
    case AT_ChangeOwner:
        reader_set_owner(reader, type, reader_role(reader, command->newowner));
        return READ_DONE;
    default:
        return READ_OPAQUE;
    }
}

/* And what CASCADE does to the tables of the type. */
static ReadResult alter_attribute(Reader *reader, Object *type, const AlterTableCmd *command)
{
    ObjectVec tables = {0};
    ReadResult result = command->subtype == AT_ChangeOwner
                            ? READ_DONE
                            : typed_tables_of(reader, type, command->behavior, &tables);

    if (result == READ_DONE)
        result = alter_of_itself(reader, type, command);
    return result == READ_DONE ? typed_tables_alter(reader, type, &tables, command) : result;
}

/* ALTER TYPE … ADD, DROP, ALTER ATTRIBUTE. What was done is not done again after waiting. */
ReadResult read_alter_composite_type(Reader *reader, Node *node)
{
    AlterTableStmt *alter = castNode(AlterTableStmt, node);
    const RangeVar *name = alter->relation;
    Object *type = find_on_path(reader->model, reader->place.path, NAMESPACE_TYPE, name->schemaname,
                                name->relname, NULL);

    if (type == NULL || type->kind != KIND_COMPOSITE_TYPE)
        return unknown_type(reader, name);
    while (alter->cmds != NIL) {
        ReadResult result =
            alter_attribute(reader, type, linitial_node(AlterTableCmd, alter->cmds));

        if (result != READ_DONE)
            return result;
        alter->cmds = list_copy_tail(alter->cmds, 1);
    }
    return READ_DONE;
}

ReadResult read_rename_attribute(Reader *reader, const RenameStmt *statement)
{
    const RangeVar *name = statement->relation;
    Object *type = find_on_path(reader->model, reader->place.path, NAMESPACE_TYPE, name->schemaname,
                                name->relname, NULL);
    Object *attribute =
        type == NULL ? NULL : object_child(type, KIND_ATTRIBUTE, statement->subname);
    const Object *existing;

    if (type == NULL)
        return unknown_type(reader, name);
    if (attribute == NULL)
        return unknown_attribute(reader, type, statement->subname);
    existing = object_child(type, KIND_ATTRIBUTE, statement->newname);
    if (existing != NULL)
        return reader_fail_second(reader, reader_word(reader, statement->newname),
                                  "duplicate-attribute", existing,
                                  "%s has an attribute \"%s\" already",
                                  object_id(reader->scratch, type), statement->newname);
    attribute->name = arena_strdup(reader->arena, statement->newname);
    model_rekey(reader->model, attribute);
    return READ_DONE;
}

/* The children stand in the order of their numbers until the model is finished. */
void finish_composite_type(Reader *reader, Object *object, Draft *draft)
{
    TextVec *order = &((CompositeTypeObject *)object)->attribute_order;

    (void)draft;
    for (size_t i = 0; i < object->children.count; i++)
        if (object->children.items[i]->kind == KIND_ATTRIBUTE)
            vec_push(reader->arena, order, object->children.items[i]->name);
}

void finish_attribute(Reader *reader, Object *object, Draft *draft)
{
    AttributeObject *attribute = (AttributeObject *)object;

    attribute->type =
        reader_type_text(reader, &draft->place, draft->type, object, &attribute->type_object);
    attribute->collation =
        reader_collation_text(reader, &draft->place, attribute->collation, object);
}

/* ---- Range types ---------------------------------------------------------------------------------------------- */

/* Source: makeMultirangeTypeName() */
static const char *multirange_name(Reader *reader, const char *range)
{
    const char *word = strstr(range, "range");
    const char *name;
    size_t length = 0;

    if (word != NULL)
        name = arena_printf(reader->arena, "%.*smulti%s", (int)(word - range), range, word);
    else
        name = arena_printf(reader->arena, "%.*s_multirange", NAME_BYTES - 11, range);
    while (name[length] != '\0') {
        size_t width = utf8_length(name + length, strlen(name + length));

        width = width == 0 ? 1 : width;
        if (length + width > NAME_BYTES)
            break;
        length += width;
    }
    return arena_strndup(reader->arena, name, length);
}

static TypeName *plain_type(const char *schema, const char *name)
{
    TypeName *type = makeNode(TypeName);

    if (schema != NULL)
        type->names = list_make1(makeString(pstrdup(schema)));
    type->names = lappend(type->names, makeString(pstrdup(name)));
    type->typemod = -1;
    type->location = -1;
    return type;
}

static List *add_parameter(List *parameters, const TypeName *type, FunctionParameterMode mode)
{
    FunctionParameter *parameter = makeNode(FunctionParameter);

    parameter->argType = copyObject((TypeName *)type);
    parameter->mode = mode;
    return lappend(parameters, parameter);
}

/* A function of the name of the type, in the schema of the range type. */
static ReadResult add_range_function(Reader *reader, Object *type, const char *schema,
                                     List *parameters)
{
    CreateFunctionStmt *create = makeNode(CreateFunctionStmt);
    Object *function = reader_new_object(reader, KIND_RANGE_FUNCTION, type, schema, type->name, -1);

    create->parameters = parameters;
    create->returnType = plain_type(type->schema, type->name);
    function->implicit = true;
    reader_fill_routine(reader, (RoutineObject *)function, create);
    ((RoutineObject *)function)->language = "internal";
    ((RoutineObject *)function)->volatility = "IMMUTABLE";
    function->signature = reader_signature(reader, parameters);
    return reader_add(reader, function);
}

/* Source: makeRangeConstructors() */
static ReadResult add_range_functions(Reader *reader, Object *range, const TypeName *subtype)
{
    List *bounds =
        add_parameter(add_parameter(NIL, subtype, FUNC_PARAM_IN), subtype, FUNC_PARAM_IN);
    List *with_text =
        add_parameter(list_copy(bounds), plain_type("pg_catalog", "text"), FUNC_PARAM_IN);

    return add_range_function(reader, range, range->schema, bounds) == READ_DONE
               ? add_range_function(reader, range, range->schema, with_text)
               : READ_FAILED;
}

/* Source: makeMultirangeConstructors() */
static ReadResult add_multirange_functions(Reader *reader, Object *multirange)
{
    const Object *range = multirange->parent;
    TypeName *ranges = plain_type(range->schema, range->name);
    List *lists[] = {NIL, NIL, NIL};
    ReadResult result = READ_DONE;

    lists[1] = add_parameter(NIL, ranges, FUNC_PARAM_IN);
    ranges->arrayBounds = list_make1(makeInteger(-1));
    lists[2] = add_parameter(NIL, ranges, FUNC_PARAM_VARIADIC);
    for (size_t i = 0; i < lengthof(lists) && result == READ_DONE; i++)
        result = add_range_function(reader, multirange, range->schema, lists[i]);
    return result;
}

static const char *const range_members[] = {
    "subtype", "subtype_opclass", "collation", "canonical", "subtype_diff", "multirange_type_name",
};

ReadResult read_create_range_type(Reader *reader, Node *node)
{
    CreateRangeStmt *create = castNode(CreateRangeStmt, node);
    const DefElem *given = def_find(create->params, "multirange_type_name");
    const char *schema;
    const char *name;
    const char *multirange_schema;
    RangeTypeObject *range;
    Object *multirange;
    ListCell *cell;

    name_parts(create->typeName, &schema, &name);
    schema = multirange_schema = reader_creation_schema(reader, schema);
    if (reader_find_opaque(reader, "type", schema, name) != NULL)
        return READ_OPAQUE; /* it fills a shell: its CANONICAL function takes the type itself */
    range = (RangeTypeObject *)reader_new_object(reader, KIND_RANGE_TYPE, NULL, schema, name, -1);
    draft_of(reader, &range->object)->node = node;
    foreach(cell, create->params)
    {
        const DefElem *element = lfirst_node(DefElem, cell);
        size_t i = 0;

        while (i < lengthof(range_members) && strcmp(range_members[i], element->defname) != 0)
            i++;
        if (i == lengthof(range_members))
            reader_refuse_member(reader, element, KIND_RANGE_TYPE);
    }
    if (def_find(create->params, "subtype") == NULL)
        return reader_fail(reader, reader_word(reader, name), "range-subtype",
                           "range type \"%s\" has no subtype", name);
    if (reader_add(reader, &range->object) != READ_DONE ||
        add_range_functions(reader, &range->object,
                            def_type(def_find(create->params, "subtype"))) != READ_DONE)
        return READ_FAILED;
    if (given != NULL) {
        name_parts(def_names(given), &multirange_schema, &name);
        multirange_schema = reader_creation_schema(reader, multirange_schema);
    } else {
        name = multirange_name(reader, name);
    }
    multirange = reader_new_object(reader, KIND_MULTIRANGE_TYPE, &range->object, multirange_schema,
                                   name, -1);
    multirange->implicit = true;
    return reader_add(reader, multirange) == READ_DONE
               ? add_multirange_functions(reader, multirange)
               : READ_FAILED;
}

/* The class that is the default for the subtype is none; neither is the collation that comes with it. */
void finish_range_type(Reader *reader, Object *object, Draft *draft)
{
    RangeTypeObject *range = (RangeTypeObject *)object;
    const List *params = castNode(CreateRangeStmt, draft->node)->params;
    const Object *multirange = object_child(object, KIND_MULTIRANGE_TYPE, NULL);
    const DefElem *collation = def_find(params, "collation");
    const DefElem *opclass = def_find(params, "subtype_opclass");
    const DefElem *canonical = def_find(params, "canonical");
    const DefElem *difference = def_find(params, "subtype_diff");

    ColumnObject subtype = {0};

    range->subtype = reader_type_text(reader, &draft->place, def_type(def_find(params, "subtype")),
                                      object, &subtype.type_object);
    subtype.type = range->subtype;
    if (opclass != NULL)
        range->opclass = reader_object_text(reader, &draft->place, NAMESPACE_OPERATOR_CLASS,
                                            def_names(opclass), "btree", object);
    if (range->opclass != NULL &&
        reader_is_default_class(reader, "btree", &subtype, range->opclass))
        range->opclass = NULL;
    if (range->opclass == NULL)
        reader_depend_on_default_class(reader, object, "btree", &subtype);
    if (collation != NULL)
        range->collation = reader_collation_text(
            reader, &draft->place, reader_collation(reader, def_names(collation)), object);
    if (canonical != NULL)
        range->canonical = reader_function_text(reader, &draft->place, def_names(canonical),
                                                reader_object_sql(reader, object), object);
    if (difference != NULL)
        range->subtype_diff = reader_function_text(
            reader, &draft->place, def_names(difference),
            arena_printf(reader->scratch, "%s, %s", range->subtype, range->subtype), object);
    if (multirange != NULL)
        range->multirange = reader_object_sql(reader, multirange);
}
