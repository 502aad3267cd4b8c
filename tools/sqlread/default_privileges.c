#include "sqlread/privileges.h"

/*
 * ALTER DEFAULT PRIVILEGES, and what it means for objects that are created later. Source: its page in the manual,
 * SetDefaultACL() and get_user_default_acl() of aclchk.c; the catalog is pg_default_acl.
 *
 * Without IN SCHEMA it changes what the server gives by itself; in a schema it adds to that. Whoever runs the files has no
 * name here: what is said without FOR ROLE is for the objects of the same run.
 */

static const struct {
    ObjectType class;
    const char *words;
    const char *one; /* for messages */
} classes[] = {
    {OBJECT_TABLE, "TABLES", "table"},         {OBJECT_SEQUENCE, "SEQUENCES", "sequence"},
    {OBJECT_FUNCTION, "FUNCTIONS", "routine"}, {OBJECT_TYPE, "TYPES", "type"},
    {OBJECT_SCHEMA, "SCHEMAS", "schema"},
};

static size_t class_index(ObjectType class)
{
    size_t i = 0;

    while (i < lengthof(classes) && classes[i].class != class)
        i++;
    return i;
}

/* One statement for one creator and one schema. */
typedef struct Change {
    Reader *reader;
    const GrantStmt *action;
    const char *creator; /* NULL: whoever runs it */
    const char *schema;  /* NULL: everywhere */
} Change;

static Rights rights_of(DefaultPrivilegeObject *object)
{
    return (Rights){.privileges = &object->privileges, .grantable = &object->grantable};
}

/* What a role has of new objects when nothing is said: in a schema nothing is added. */
static TextVec usual_default(Arena *arena, const DefaultPrivilegeObject *object,
                             const PrivilegeSet *set)
{
    TextVec usual = {0};

    if (object->object.schema != NULL)
        return usual;
    if (text_equal(object->object.name, object->creator))
        vec_push(arena, &usual, "ALL");
    else if (strcmp(object->object.name, "public") == 0)
        usual = usual_of_public(arena, set);
    return usual;
}

const char *reader_default_privilege_signature(Reader *reader,
                                               const DefaultPrivilegeObject *privilege)
{
    return privilege->creator == NULL
               ? privilege->object_type
               : arena_printf(reader->arena, "%s of %s", privilege->object_type,
                              reader_qualified(reader, NULL, privilege->creator));
}

static DefaultPrivilegeObject *default_privilege(const Change *change, const char *role)
{
    Reader *reader = change->reader;
    const PrivilegeSet *set = class_privileges(change->action->objtype);
    Object *object =
        reader_new_object(reader, KIND_DEFAULT_PRIVILEGE, NULL, change->schema, role, -1);
    DefaultPrivilegeObject *privilege = (DefaultPrivilegeObject *)object;
    Object *existing;

    privilege->creator = change->creator;
    privilege->object_type = classes[class_index(change->action->objtype)].words;
    object->signature = reader_default_privilege_signature(reader, privilege);
    existing = model_find(reader->model, NAMESPACE_DEFAULT_PRIVILEGE, NULL, change->schema, role,
                          object->signature);
    if (existing != NULL)
        return (DefaultPrivilegeObject *)existing;
    privilege->privileges = usual_default(reader->arena, privilege, set);
    reader_add(reader, object);
    vec_push(reader->scratch, &reader->default_privileges, object);
    return privilege;
}

static void change_privilege(const Change *change, const char *role, const char *privilege)
{
    Reader *reader = change->reader;
    const PrivilegeSet *set = class_privileges(change->action->objtype);
    DefaultPrivilegeObject *object = default_privilege(change, role);
    bool option = change->action->grant_option;

    if (change->action->is_grant)
        rights_grant(reader->arena, rights_of(object), privilege, option);
    else
        rights_revoke(reader->arena, set, rights_of(object), privilege, option);
    if (rights_settle(reader->arena, set, rights_of(object),
                      usual_default(reader->arena, object, set)))
        reader_forget(reader, &object->object);
}

static ReadResult change_privileges(const Change *change)
{
    Reader *reader = change->reader;
    const PrivilegeSet *set = class_privileges(change->action->objtype);
    List *privileges = change->action->privileges;
    TextVec roles = {0};

    if (privileges == NIL)
        privileges = list_make1(makeNode(AccessPriv));
    reader_roles(reader, change->action->grantees, &roles);
    foreach_node(AccessPriv, privilege, privileges)
    {
        const char *word =
            privilege->priv_name == NULL ? NULL : reader_upper(reader, privilege->priv_name);

        if (word != NULL &&
            !privilege_check(reader, set, classes[class_index(change->action->objtype)].one,
                             privilege->priv_name))
            return READ_FAILED;
        for (size_t i = 0; i < roles.count; i++)
            change_privilege(change, roles.items[i], word);
    }
    return READ_DONE;
}

/* Roles without a name are the one that runs the file. */
static const char *creator_of(Reader *reader, const RoleSpec *role)
{
    return role->roletype == ROLESPEC_CSTRING ? reader_role(reader, role) : reader->place.role;
}

static ReadResult change_in_schemas(Change *change, const List *schemas)
{
    ReadResult result = READ_DONE;
    ListCell *cell;

    if (schemas == NIL) {
        change->schema = NULL;
        return change_privileges(change);
    }
    foreach(cell, schemas)
    {
        change->schema = arena_strdup(change->reader->arena, strVal(lfirst(cell)));
        result = change_privileges(change);
        if (result != READ_DONE)
            return result;
    }
    return result;
}

static const List *option_list(const List *options, const char *name)
{
    ListCell *cell;

    foreach(cell, options) if (strcmp(lfirst_node(DefElem, cell)->defname, name) ==
                               0) return castNode(List, lfirst_node(DefElem, cell)->arg);
    return NIL;
}

ReadResult read_alter_default_privileges(Reader *reader, Node *node)
{
    const AlterDefaultPrivilegesStmt *alter = castNode(AlterDefaultPrivilegesStmt, node);
    const List *schemas = option_list(alter->options, "schemas");
    const List *roles = option_list(alter->options, "roles");
    Change change = {.reader = reader, .action = alter->action, .creator = reader->place.role};
    ReadResult result = READ_DONE;
    ListCell *cell;

    if (class_index(alter->action->objtype) == lengthof(classes))
        return READ_OPAQUE;
    if (alter->action->objtype == OBJECT_SCHEMA && schemas != NIL)
        return reader_fail(reader, -1, "default-privileges",
                           "IN SCHEMA cannot be said of privileges on schemas");
    foreach(cell,
            schemas) if (model_find_schema(reader->model, strVal(lfirst(cell))) ==
                         NULL) return reader_wait(reader, reader_word(reader, strVal(lfirst(cell))),
                                                  "unknown schema \"%s\"", strVal(lfirst(cell)));
    if (roles == NIL)
        return change_in_schemas(&change, schemas);
    foreach(cell, roles)
    {
        change.creator = creator_of(reader, lfirst_node(RoleSpec, cell));
        result = change_in_schemas(&change, schemas);
        if (result != READ_DONE)
            return result;
    }
    return result;
}

/* ---- What new objects get --------------------------------------------------------------------------------------- */

static bool concerns(const Reader *reader, const DefaultPrivilegeObject *privilege,
                     const Object *object)
{
    return default_privilege_is_of(privilege, object, reader->place.role) &&
           default_privilege_concerns(privilege, object);
}

/* A default for all schemas takes the place of what the server would give; one for a schema is added. */
static void apply(Reader *reader, Object *object, const DefaultPrivilegeObject *privilege)
{
    const char *role = privilege->object.name;
    const PrivilegeSet *set = target_privileges(object);
    TextVec usual = usual_privileges(reader->arena, object, set, role);
    bool is_new;
    GrantObject *grant = reader_grant(reader, object, role, NULL, &is_new);
    Rights rights;

    if (is_new && privilege->object.schema != NULL)
        grant->privileges = usual_privileges(reader->arena, object, set, role);
    rights = (Rights){.privileges = &grant->privileges, .grantable = &grant->grantable};
    for (size_t i = 0; i < privilege->privileges.count; i++)
        rights_grant(reader->arena, rights, privilege_or_all(privilege->privileges.items[i]),
                     false);
    for (size_t i = 0; i < privilege->grantable.count; i++)
        rights_grant(reader->arena, rights, privilege_or_all(privilege->grantable.items[i]), true);
    if (rights_settle(reader->arena, set, rights, usual))
        reader_forget(reader, &grant->object);
}

static void apply_all(Reader *reader, Object *object, bool in_schema)
{
    for (size_t i = 0; i < reader->default_privileges.count; i++) {
        const Object *privilege = reader->default_privileges.items[i];

        if (privilege->key != NULL && (privilege->schema != NULL) == in_schema &&
            concerns(reader, (const DefaultPrivilegeObject *)privilege, object))
            apply(reader, object, (const DefaultPrivilegeObject *)privilege);
    }
}

void reader_apply_default_privileges(Reader *reader, size_t position)
{
    const ObjectVec *objects = &reader->model->objects;
    size_t first = objects->count;
    ObjectVec created = {0};

    if (reader->default_privileges.count == 0)
        return;
    while (first > 0 && objects->items[first - 1]->position >= position)
        first--;
    for (size_t i = first; i < objects->count; i++)
        vec_push(reader->scratch, &created, objects->items[i]);
    for (size_t i = 0; i < created.count; i++) {
        apply_all(reader, created.items[i], false);
        apply_all(reader, created.items[i], true);
    }
}
