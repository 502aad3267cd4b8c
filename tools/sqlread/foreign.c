#include "sqlread/foreign.h"

#include "sqlread/definitions.h"

/* Foreign data: wrappers, servers, user mappings, foreign tables. Source: foreigncmds.c of the server. */

/* ---- Options -------------------------------------------------------------------------------------------------- */

static size_t option_index(const OptionVec *options, const char *name)
{
    size_t i = 0;

    while (i < options->count && strcmp(options->items[i].name, name) != 0)
        i++;
    return i;
}

/* transformGenericOptions() of the server. */
ReadResult reader_foreign_options(Reader *reader, const List *elements, OptionVec *options)
{
    ListCell *cell;

    foreach(cell, elements)
    {
        const DefElem *element = lfirst_node(DefElem, cell);
        size_t i = option_index(options, element->defname);
        bool present = i < options->count;
        bool adds = element->defaction == DEFELEM_ADD || element->defaction == DEFELEM_UNSPEC;

        if (present == adds)
            return reader_fail(reader, reader_word(reader, element->defname), "foreign-option",
                               present ? "option \"%s\" is there already"
                                       : "there is no option \"%s\" to change",
                               element->defname);
        if (present)
            vec_remove(options, i);
        if (element->defaction != DEFELEM_DROP)
            vec_push(reader->arena, options,
                     ((Option){.name = arena_strdup(reader->arena, element->defname),
                               .value = reader_def_text(reader, element)}));
    }
    options_normalise(options);
    return READ_DONE;
}

/* ---- Wrappers ------------------------------------------------------------------------------------------------- */

static Object *find_wrapper(const Reader *reader, const char *name)
{
    return model_find(reader->model, NAMESPACE_FOREIGN_DATA_WRAPPER, NULL, NULL, name, NULL);
}

static Object *find_server(const Reader *reader, const char *name)
{
    return model_find(reader->model, NAMESPACE_SERVER, NULL, NULL, name, NULL);
}

ReadResult read_create_wrapper(Reader *reader, Node *node)
{
    CreateFdwStmt *create = castNode(CreateFdwStmt, node);
    ForeignDataWrapperObject *wrapper = (ForeignDataWrapperObject *)reader_new_object(
        reader, KIND_FOREIGN_DATA_WRAPPER, NULL, NULL, create->fdwname, -1);
    ReadResult result = reader_foreign_options(reader, create->options, &wrapper->foreign_options);

    draft_of(reader, &wrapper->object)->node = node;
    return result == READ_DONE ? reader_add(reader, &wrapper->object) : result;
}

/* Replaces HANDLER and VALIDATOR of the statement that made the wrapper. */
static void set_function(CreateFdwStmt *create, DefElem *function)
{
    List *others = NIL;
    ListCell *cell;

    foreach(cell, create->func_options) if (strcmp(lfirst_node(DefElem, cell)->defname,
                                                   function->defname) != 0) others =
        lappend(others, lfirst(cell));
    create->func_options = lappend(others, function);
}

ReadResult read_alter_wrapper(Reader *reader, Node *node)
{
    AlterFdwStmt *alter = castNode(AlterFdwStmt, node);
    Object *object = find_wrapper(reader, alter->fdwname);
    ListCell *cell;

    if (object == NULL) {
        reader_wait(reader, reader_word(reader, alter->fdwname),
                    "unknown foreign data wrapper \"%s\"", alter->fdwname);
        return reader_suggested(
            reader, reader_suggest(reader, NAMESPACE_FOREIGN_DATA_WRAPPER, alter->fdwname));
    }
    foreach(cell, alter->func_options)
        set_function(castNode(CreateFdwStmt, draft_of(reader, object)->node), lfirst(cell));
    return reader_foreign_options(reader, alter->options,
                                  &((ForeignDataWrapperObject *)object)->foreign_options);
}

void finish_wrapper(Reader *reader, Object *object, Draft *draft)
{
    ForeignDataWrapperObject *wrapper = (ForeignDataWrapperObject *)object;
    ListCell *cell;

    wrapper->handler = wrapper->validator = NULL;
    foreach(cell, castNode(CreateFdwStmt, draft->node)->func_options)
    {
        const DefElem *element = lfirst_node(DefElem, cell);
        const bool is_handler = strcmp(element->defname, "handler") == 0;

        if (element->arg != NULL)
            *(is_handler ? &wrapper->handler : &wrapper->validator) =
                reader_function_text(reader, &draft->place, (const List *)element->arg,
                                     is_handler ? "" : "text[], oid", object);
    }
}

/* ---- Servers -------------------------------------------------------------------------------------------------- */

ReadResult read_create_server(Reader *reader, Node *node)
{
    CreateForeignServerStmt *create = castNode(CreateForeignServerStmt, node);
    Object *existing = find_server(reader, create->servername);
    ServerObject *server;
    ReadResult result;

    if (existing != NULL && create->if_not_exists) {
        reader_note_second(reader, existing);
        return READ_DONE;
    }
    server =
        (ServerObject *)reader_new_object(reader, KIND_SERVER, NULL, NULL, create->servername, -1);
    server->wrapper = arena_strdup(reader->arena, create->fdwname);
    server->type = arena_strdup(reader->arena, create->servertype);
    server->version = arena_strdup(reader->arena, create->version);
    draft_of(reader, &server->object)->node = node;
    result = reader_foreign_options(reader, create->options, &server->foreign_options);
    return result == READ_DONE ? reader_add(reader, &server->object) : result;
}

static ReadResult need_server(Reader *reader, const char *name, Object **server)
{
    *server = find_server(reader, name);
    if (*server != NULL)
        return READ_DONE;
    reader_wait(reader, reader_word(reader, name), "unknown server \"%s\"", name);
    return reader_suggested(reader, reader_suggest(reader, NAMESPACE_SERVER, name));
}

ReadResult read_alter_server(Reader *reader, Node *node)
{
    AlterForeignServerStmt *alter = castNode(AlterForeignServerStmt, node);
    Object *object;
    ReadResult result = need_server(reader, alter->servername, &object);

    if (result != READ_DONE)
        return result;
    if (alter->has_version)
        ((ServerObject *)object)->version = arena_strdup(reader->arena, alter->version);
    return reader_foreign_options(reader, alter->options,
                                  &((ServerObject *)object)->foreign_options);
}

/* A wrapper comes from a statement or, as most do, with an extension. */
void finish_server(Reader *reader, Object *object, Draft *draft)
{
    const ServerObject *server = (const ServerObject *)object;
    Object *wrapper = find_wrapper(reader, server->wrapper);
    Object *extension =
        model_find(reader->model, NAMESPACE_EXTENSION, NULL, NULL, server->wrapper, NULL);

    if (wrapper == NULL)
        wrapper = extension;
    if (wrapper != NULL) {
        object_depend(reader->arena, object, wrapper, DEPENDENCY_NORMAL);
        return;
    }
    for (size_t i = 0; i < reader->extensions.count; i++)
        object_depend(reader->arena, object, reader->extensions.items[i], DEPENDENCY_NORMAL);
    if (reader->extensions.count == 0 && reader->opaque_blocks == 0)
        diag_error(reader->diags, "unknown-object",
                   place_span(&draft->place, place_word(reader, &draft->place, server->wrapper)),
                   "server \"%s\" names unknown foreign data wrapper \"%s\"", object->name,
                   server->wrapper);
}

/* ---- User mappings -------------------------------------------------------------------------------------------- */

static Object *find_mapping(Reader *reader, Object *server, const RoleSpec *user)
{
    return object_child(server, KIND_USER_MAPPING, reader_role(reader, user));
}

ReadResult read_create_user_mapping(Reader *reader, Node *node)
{
    CreateUserMappingStmt *create = castNode(CreateUserMappingStmt, node);
    UserMappingObject *mapping;
    Object *server;
    ReadResult result = need_server(reader, create->servername, &server);

    if (result != READ_DONE)
        return result;
    if (create->if_not_exists && find_mapping(reader, server, create->user) != NULL) {
        reader_note_second(reader, find_mapping(reader, server, create->user));
        return READ_DONE;
    }
    mapping = (UserMappingObject *)reader_new_object(reader, KIND_USER_MAPPING, server, NULL,
                                                     reader_role(reader, create->user), -1);
    draft_of(reader, &mapping->object)->node = node;
    result = reader_foreign_options(reader, create->options, &mapping->foreign_options);
    return result == READ_DONE ? reader_add(reader, &mapping->object) : result;
}

static ReadResult wait_for_mapping(Reader *reader, const RoleSpec *user, const Object *server)
{
    return reader_wait(reader, reader_word(reader, server->name),
                       "there is no user mapping for \"%s\" on server \"%s\"",
                       reader_role(reader, user), server->name);
}

ReadResult read_alter_user_mapping(Reader *reader, Node *node)
{
    AlterUserMappingStmt *alter = castNode(AlterUserMappingStmt, node);
    Object *server;
    Object *mapping;
    ReadResult result = need_server(reader, alter->servername, &server);

    if (result != READ_DONE)
        return result;
    mapping = find_mapping(reader, server, alter->user);
    if (mapping == NULL)
        return wait_for_mapping(reader, alter->user, server);
    return reader_foreign_options(reader, alter->options,
                                  &((UserMappingObject *)mapping)->foreign_options);
}

ReadResult read_drop_user_mapping(Reader *reader, Node *node)
{
    DropUserMappingStmt *drop = castNode(DropUserMappingStmt, node);
    Object *server = find_server(reader, drop->servername);
    Object *mapping = server == NULL ? NULL : find_mapping(reader, server, drop->user);

    if (mapping != NULL)
        reader_forget(reader, mapping);
    if (mapping != NULL || drop->missing_ok)
        return READ_DONE;
    return server == NULL ? need_server(reader, drop->servername, &server)
                          : wait_for_mapping(reader, drop->user, server);
}

/* ---- Foreign tables ------------------------------------------------------------------------------------------- */

const char *foreign_table_lacks(const Constraint *constraint)
{
    switch (constraint->contype) {
    case CONSTR_PRIMARY:
        return "a primary key";
    case CONSTR_UNIQUE:
        return "a unique constraint";
    case CONSTR_EXCLUSION:
        return "an exclusion constraint";
    case CONSTR_FOREIGN:
        return "a foreign key";
    default:
        return NULL;
    }
}

ReadResult read_create_foreign_table(Reader *reader, Node *node)
{
    CreateForeignTableStmt *create = castNode(CreateForeignTableStmt, node);
    OptionVec options = {0};
    ReadResult result = reader_foreign_options(reader, create->options, &options);
    Object *object = NULL;

    if (result == READ_DONE)
        result = read_create_relation(reader, KIND_FOREIGN_TABLE, &create->base, &object);
    /* One with an error stays in the model, too. */
    if (object != NULL) {
        ((ForeignTableObject *)object)->server = arena_strdup(reader->arena, create->servername);
        ((ForeignTableObject *)object)->foreign_options = options;
    }
    return result;
}

void finish_foreign_table(Reader *reader, Object *object, Draft *draft)
{
    const char *name = ((const ForeignTableObject *)object)->server;
    Object *server = find_server(reader, name);

    finish_table(reader, object, draft);
    if (server != NULL)
        object_depend(reader->arena, object, server, DEPENDENCY_NORMAL);
    else if (reader->opaque_blocks == 0)
        diag_error(reader->diags, "unknown-object",
                   place_span(&draft->place, place_word(reader, &draft->place, name)),
                   "foreign table %s names unknown server \"%s\"",
                   object_id(reader->scratch, object), name);
}

/* ---- What hangs on a name ------------------------------------------------------------------------------------- */

bool reader_hangs_on_foreign(const Object *user, const Object *object)
{
    switch (user->kind) {
    case KIND_SERVER:
        return object->kind == KIND_FOREIGN_DATA_WRAPPER &&
               strcmp(((const ServerObject *)user)->wrapper, object->name) == 0;
    case KIND_USER_MAPPING:
        return user->parent == object;
    case KIND_FOREIGN_TABLE:
        return object->kind == KIND_SERVER &&
               strcmp(((const ForeignTableObject *)user)->server, object->name) == 0;
    default:
        return false;
    }
}

void reader_rename_foreign(Reader *reader, const Object *object, const char *new_name)
{
    const ObjectVec *objects = &reader->model->objects;

    for (size_t i = 0; i < objects->count; i++) {
        Object *user = objects->items[i];

        if (!reader_hangs_on_foreign(user, object))
            continue;
        if (user->kind == KIND_SERVER)
            ((ServerObject *)user)->wrapper = new_name;
        else if (user->kind == KIND_FOREIGN_TABLE)
            ((ForeignTableObject *)user)->server = new_name;
    }
}
