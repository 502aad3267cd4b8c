#include "sqlread/privileges.h"

/* GRANT and REVOKE. Source: "5.8 Privileges" in the manual, aclchk.c. Who granted a privilege is not compared. */

/* One GRANT or REVOKE for one target and one role. */
typedef struct Change {
    Reader *reader;
    const GrantStmt *statement;
    const char *privilege; /* NULL: ALL */
} Change;

static GrantObject *grant_object(Reader *reader, Object *target, const PrivilegeSet *set,
                                 const char *role)
{
    Object *object = object_child(target, KIND_GRANT, role);
    GrantObject *grant;

    if (object != NULL)
        return (GrantObject *)object;
    grant = (GrantObject *)reader_set_child(reader, KIND_GRANT, target, role);
    grant->privileges = usual_privileges(reader->arena, target, set, role);
    return grant;
}

static Rights grant_rights(GrantObject *grant)
{
    return (Rights){.privileges = &grant->privileges, .grantable = &grant->grantable};
}

/* The object is there only where it says something that the server does not grant by itself. */
static void settle(Reader *reader, GrantObject *grant, const PrivilegeSet *set)
{
    TextVec usual = usual_privileges(reader->arena, grant->object.parent, set, grant->object.name);

    if (rights_settle(reader->arena, set, grant_rights(grant), usual))
        reader_forget(reader, &grant->object);
}

/* The role that gives something as its own, because it was given it with the option; NULL: it is the owner, or acts for
 * the owner. Source: select_best_grantor(). */
static const char *grantor_of(const Change *change, Object *target)
{
    const char *role = change->reader->place.role;
    const GrantObject *own =
        role == NULL ? NULL : (const GrantObject *)object_child(target, KIND_GRANT, role);

    if (own == NULL && role != NULL && kind_namespace(target->kind) == NAMESPACE_COLUMN)
        own = (const GrantObject *)object_child(target->parent, KIND_GRANT, role);
    return own != NULL && own->grantable.count > 0 &&
                   (change->privilege == NULL || texts_have(&own->grantable, "ALL") ||
                    texts_have(&own->grantable, change->privilege))
               ? role
               : NULL;
}

static void revoke_passed_on(const Change *change, Object *target, const char *role);

static void change_one(const Change *change, Object *target, const char *role)
{
    Reader *reader = change->reader;
    const PrivilegeSet *set = target_privileges(target);
    GrantObject *grant = grant_object(reader, target, set, role);
    bool option = change->statement->grant_option;
    const char *grantor = grantor_of(change, target);

    if (grantor != NULL && change->statement->is_grant && !texts_have(&grant->grantors, grantor))
        vec_push(reader->arena, &grant->grantors, grantor);
    if (change->statement->is_grant)
        rights_grant(reader->arena, grant_rights(grant), change->privilege, option);
    else
        rights_revoke(reader->arena, set, grant_rights(grant), change->privilege, option);
    settle(reader, grant, set);
    if (!change->statement->is_grant && change->statement->behavior == DROP_CASCADE)
        revoke_passed_on(change, target, role);
}

/* CASCADE: what others have from this role alone goes as well, the option that it had being gone. */
static void revoke_passed_on(const Change *change, Object *target, const char *role)
{
    GrantStmt revoke = *change->statement;
    const Change passed_on = {
        .reader = change->reader, .statement = &revoke, .privilege = change->privilege};
    TextVec roles = {0};

    revoke.grant_option = false;
    for (size_t i = 0; i < target->children.count; i++) {
        const GrantObject *grant = (const GrantObject *)target->children.items[i];

        if (grant->object.kind == KIND_GRANT && grant->grantors.count == 1 &&
            strcmp(grant->grantors.items[0], role) == 0 && strcmp(grant->object.name, role) != 0)
            vec_push(change->reader->scratch, &roles, grant->object.name);
    }
    for (size_t i = 0; i < roles.count; i++)
        change_one(&passed_on, target, roles.items[i]);
}

/* Revoking from a table takes the same privilege from its columns. */
static void revoke_from_columns(const Change *change, Object *table, const char *role)
{
    for (size_t i = 0; i < table->children.count; i++) {
        Object *column = table->children.items[i];

        if (kind_namespace(column->kind) == NAMESPACE_COLUMN &&
            object_child(column, KIND_GRANT, role) != NULL)
            change_one(change, column, role);
    }
}

/* The server refuses a privilege that the kind does not have. */
static bool check_privilege(Reader *reader, const Object *target, const AccessPriv *given)
{
    return given->cols != NIL
               ? privilege_check(reader, &column_privileges, "column", given->priv_name)
               : privilege_check(reader, target_privileges(target), kind_label(target->kind),
                                 given->priv_name);
}

static ReadResult change_target(Reader *reader, const GrantStmt *statement, Object *target)
{
    TextVec roles = {0};
    ListCell *cell;
    List *privileges = statement->privileges;

    if (target_privileges(target) == NULL)
        return READ_OPAQUE;
    if (privileges == NIL)
        privileges = list_make1(makeNode(AccessPriv));
    reader_roles(reader, statement->grantees, &roles);
    foreach(cell, privileges)
    {
        const AccessPriv *privilege = lfirst_node(AccessPriv, cell);
        Change change = {.reader = reader, .statement = statement};

        if (privilege->priv_name != NULL)
            change.privilege = privilege_name(reader, privilege->priv_name);
        if (change.privilege != NULL && !check_privilege(reader, target, privilege))
            return READ_FAILED;
        for (size_t i = 0; i < roles.count; i++) {
            if (privilege->cols == NIL) {
                change_one(&change, target, roles.items[i]);
                if (!statement->is_grant)
                    revoke_from_columns(&change, target, roles.items[i]);
            }
            foreach_ptr(Node, name, privilege->cols)
            {
                Object *column = reader_column(reader, target, strVal(name));

                if (column == NULL)
                    return object_is_table(target)
                               ? reader_wait_for_part(reader, target, NAMESPACE_COLUMN, 0,
                                                      strVal(name))
                               : READ_OPAQUE;
                change_one(&change, column, roles.items[i]);
            }
        }
    }
    return READ_DONE;
}

/* ON ALL TABLES IN SCHEMA: those that exist at this point. */
static ReadResult change_all_in_schema(Reader *reader, const GrantStmt *statement)
{
    ReadResult result = READ_DONE;
    ListCell *cell;

    foreach(cell, statement->objects)
    {
        const char *schema = strVal(lfirst(cell));
        const ObjectVec *objects = &reader->model->objects;
        ObjectVec targets = {0};

        if (model_find_schema(reader->model, schema) == NULL && reader->retrying &&
            reader->opaque_blocks > 0)
            return READ_OPAQUE;
        if (model_find_schema(reader->model, schema) == NULL)
            return reader_wait(reader, reader_word(reader, schema), "unknown schema \"%s\"",
                               schema);
        for (size_t i = 0; i < objects->count; i++)
            if (privilege_class_holds(statement->objtype, objects->items[i]) &&
                text_equal(object_schema(objects->items[i]), schema))
                vec_push(reader->scratch, &targets, objects->items[i]);
        for (size_t i = 0; i < targets.count && result == READ_DONE; i++)
            result = change_target(reader, statement, targets.items[i]);
        if (result != READ_DONE)
            return result;
    }
    return result;
}

static Object *find_target(Reader *reader, const GrantStmt *statement, Node *name, bool *known)
{
    if (IsA(name, RangeVar)) {
        const RangeVar *relation = castNode(RangeVar, name);
        Object *object = reader_find_relation(reader, relation);

        if (object == NULL)
            object = reader_find_identity(reader, relation->schemaname, relation->relname);
        *known = object != NULL || reader_find_opaque(reader, "relation", relation->schemaname,
                                                      relation->relname) == NULL;
        if (object == NULL && *known)
            reader_need_relation(reader, relation, &object);
        return object;
    }
    return reader_find_object(reader, statement->objtype, name, known);
}

/* Whether an object that belongs to `role` is one whose owner is left unsaid: it belongs to whoever runs the files. */
static bool is_default_owner(const Object *object, const char *role)
{
    if (object->kind == KIND_SCHEMA && strcmp(object->name, "public") == 0)
        return strcmp(role, OWNER_OF_PUBLIC_SCHEMA) == 0;
    return strcmp(role, "CURRENT_USER") == 0 || strcmp(role, "CURRENT_ROLE") == 0 ||
           strcmp(role, "SESSION_USER") == 0;
}

/* Back to an owner that is left unsaid, with all rights of an owner. */
static void forget_owner(Reader *reader, Object *object)
{
    OwnerObject *owner = (OwnerObject *)object_child(object, KIND_OWNER, NULL);
    Object *own;

    if (owner == NULL)
        return;
    own = object_child(object, KIND_GRANT, owner->role);
    if (own != NULL)
        reader_forget(reader, own);
    reader_forget(reader, &owner->object);
}

void reader_set_owner(Reader *reader, Object *object, const char *role)
{
    OwnerObject *owner;
    Object *former, *own;

    if (is_default_owner(object, role)) {
        forget_owner(reader, object);
        return;
    }
    owner = (OwnerObject *)reader_set_child(reader, KIND_OWNER, object, "");
    former = owner->role == NULL ? NULL : object_child(object, KIND_GRANT, owner->role);
    own = object_child(object, KIND_GRANT, role);
    if (own != NULL && own != former)
        reader_forget(reader, own);
    if (former != NULL && own != former) {
        former->name = role;
        model_rekey(reader->model, former);
    }
    owner->role = role;
}

/* Privileges are granted on all that has rows as on tables, and on aggregates as on functions. */
static bool is_granted_alike(ObjectType type, const Object *target)
{
    return type == OBJECT_TABLE || (type == OBJECT_FUNCTION && target->kind == KIND_AGGREGATE);
}

void reader_warn_grantor(Reader *reader, const RoleSpec *grantor)
{
    if (grantor != NULL && grantor->roletype == ROLESPEC_CSTRING)
        diag_warning(reader->diags, "granted-by", reader_span(reader, grantor->location),
                     "GRANTED BY is passed over: who grants a privilege is not compared");
}

ReadResult read_grant(Reader *reader, Node *node)
{
    GrantStmt *statement = castNode(GrantStmt, node);
    VEC(Object *) targets = {0};
    ListCell *cell;

    reader_warn_grantor(reader, statement->grantor);
    if (statement->targtype == ACL_TARGET_ALL_IN_SCHEMA)
        return change_all_in_schema(reader, statement);
    foreach(cell, statement->objects)
    {
        bool known;
        Object *target;

        reader->missing = NULL;
        target = find_target(reader, statement, lfirst(cell), &known);
        if (!known)
            return READ_OPAQUE;
        if (target == NULL)
            return reader->missing != NULL
                       ? READ_WAIT
                       : reader_wait_for_object(reader, statement->objtype, lfirst(cell));
        if (!is_granted_alike(statement->objtype, target) &&
            !reader_check_kind(reader, statement->objtype, target, "… ON"))
            return READ_FAILED;
        vec_push(reader->scratch, &targets, target);
    }
    for (size_t i = 0; i < targets.count; i++) {
        ReadResult result = change_target(reader, statement, targets.items[i]);

        if (result != READ_DONE)
            return result;
    }
    return READ_DONE;
}
