#include "sqlread/privileges.h"
#include "sqlread/schemaless.h"

/*
 * Roles and memberships. Source: CREATE ROLE, ALTER ROLE, GRANT in the manual, user.c; the catalogs are pg_authid,
 * pg_auth_members and pg_db_role_setting.
 *
 * Roles belong to the whole server. Only those that the files create are managed; statements about others are kept as
 * text, except that a membership needs no more than two names, and settings those of role and database.
 */

static RoleObject *find_role(const Reader *reader, const char *name)
{
    return (RoleObject *)model_find(reader->model, NAMESPACE_ROLE, NULL, NULL, name, NULL);
}

static bool has_name(const RoleSpec *role)
{
    return role->roletype == ROLESPEC_CSTRING;
}

bool reader_declares_role(const Reader *reader, const char *role)
{
    const RoleObject *found = find_role(reader, role);

    return found != NULL && !found->superuser;
}

bool reader_is_superuser(const Reader *reader, const char *role)
{
    const RoleObject *found = find_role(reader, role);

    return found != NULL && found->superuser;
}

/* Statements about a role that nobody creates are kept as text, when all files have been read. */
static ReadResult wait_for_role(Reader *reader, const char *name)
{
    return reader->retrying
               ? READ_OPAQUE
               : reader_wait(reader, reader_word(reader, name), "unknown %s \"%s\"", "role", name);
}

/* ---- Memberships ----------------------------------------------------------------------------------------------- */

/* Each grantor gives a membership of its own: AddRoleMems() since PostgreSQL 16. */
static const char *membership_signature(Arena *arena, const char *role, const char *grantor)
{
    Str signature = str_new(arena);

    str_text(&signature, role);
    if (grantor != NULL) {
        str_text(&signature, " BY ");
        str_sql_ident(&signature, grantor);
    }
    return signature.text;
}

static MembershipObject *find_given(Reader *reader, const char *role, const char *member,
                                    const char *grantor)
{
    return (MembershipObject *)model_find(reader->model, NAMESPACE_MEMBERSHIP, NULL, NULL, member,
                                          membership_signature(reader->scratch, role, grantor));
}

/* A membership that anybody gave, with ADMIN OPTION if there is one. */
static MembershipObject *find_membership(Reader *reader, const char *role, const char *member)
{
    const ObjectVec *given = &reader->given_memberships;
    MembershipObject *found = find_given(reader, role, member, NULL);

    for (size_t i = 0; (found == NULL || !found->admin_option) && i < given->count; i++) {
        MembershipObject *other = (MembershipObject *)given->items[i];

        if (other->object.key != NULL && strcmp(other->object.name, member) == 0 &&
            strcmp(other->role, role) == 0 && (found == NULL || other->admin_option))
            found = other;
    }
    return found;
}

/* A role that the files do not create is taken to be as roles are made. */
static bool inherits(const Reader *reader, const char *role)
{
    const RoleObject *found = find_role(reader, role);

    return found == NULL || found->inherit;
}

void reader_inherited_roles(Reader *reader, const char *role, TextVec *roles)
{
    const ObjectVec *all = &reader->memberships;

    vec_push(reader->scratch, roles, role);
    for (size_t i = 0; i < roles->count; i++)
        for (size_t j = 0; j < all->count; j++) {
            const MembershipObject *membership = (const MembershipObject *)all->items[j];

            if (membership->object.key != NULL && membership->inherits &&
                strcmp(membership->object.name, roles->items[i]) == 0 &&
                !texts_have(roles, membership->role))
                vec_push(reader->scratch, roles, membership->role);
        }
}

/*
 * The role that gives a membership as its own; NULL: it is whoever runs the statement, or the superuser that the server has
 * from the beginning, in whose name superusers act. Source: check_role_grantor().
 */
static const char *grantor_of(Reader *reader, const char *role, const RoleSpec *spec)
{
    bool named = spec != NULL && spec->roletype == ROLESPEC_CSTRING;
    const char *name = named ? spec->rolename : reader->place.role;
    const MembershipObject *own = name == NULL ? NULL : find_membership(reader, role, name);
    const RoleObject *found = name == NULL ? NULL : find_role(reader, name);

    if (own == NULL || !own->admin_option || (!named && found != NULL && found->superuser))
        return NULL;
    return own->object.name;
}

static MembershipObject *membership_of(Reader *reader, const char *role, const char *member,
                                       const char *grantor)
{
    MembershipObject *membership = find_given(reader, role, member, grantor);
    Object *object;

    if (membership != NULL)
        return membership;
    object = reader_new_object(reader, KIND_MEMBERSHIP, NULL, NULL, member, -1);
    object->signature = membership_signature(reader->arena, role, grantor);
    membership = (MembershipObject *)object;
    membership->role = arena_strdup(reader->arena, role);
    membership->grantor = grantor;
    membership->inherits = inherits(reader, member);
    reader_add(reader, object);
    vec_push(reader->arena, &reader->memberships, object);
    if (grantor != NULL)
        vec_push(reader->arena, &reader->given_memberships, object);
    return membership;
}

/* WITH ADMIN TRUE, INHERIT FALSE, SET FALSE; the last two came with PostgreSQL 16. */
static ReadResult set_membership_option(Reader *reader, MembershipObject *membership,
                                        const DefElem *option)
{
    bool value = reader_def_bool(option);

    if (strcmp(option->defname, "admin") == 0)
        membership->admin_option = value;
    else if (strcmp(option->defname, "inherit") == 0)
        membership->inherit_option = (membership->inherits = value) ? "TRUE" : "FALSE";
    else if (strcmp(option->defname, "set") == 0)
        membership->set_option = value ? NULL : "FALSE";
    else
        return reader_fail(reader, option->location, "unknown-option",
                           "a membership has no option \"%s\"", option->defname);
    return READ_DONE;
}

static ReadResult grant_role(Reader *reader, const char *role, const char *member,
                             const GrantRoleStmt *grant, const List *options)
{
    MembershipObject *membership;
    const char *grantor = grantor_of(reader, role, grant == NULL ? NULL : grant->grantor);
    ReadResult result = READ_DONE;
    ListCell *cell;

    if (strcmp(role, member) == 0)
        return reader_fail(reader, -1, "membership", "role \"%s\" cannot be a member of itself",
                           role);
    if (find_membership(reader, member, role) != NULL)
        return reader_fail(reader, -1, "membership",
                           "role \"%s\" is a member of \"%s\": not the other way round as well",
                           role, member);
    membership = membership_of(reader, role, member, grantor);
    if (grantor == NULL && grant != NULL && grant->grantor != NULL && has_name(grant->grantor))
        diag_warning(reader->diags, "granted-by", reader_span(reader, grant->grantor->location),
                     "GRANTED BY is passed over: the files do not give \"%s\" the ADMIN OPTION of "
                     "\"%s\"",
                     grant->grantor->rolename, role);
    foreach(cell, options)
    {
        if (result == READ_DONE)
            result = set_membership_option(reader, membership, lfirst_node(DefElem, cell));
    }
    return result;
}

/* What a role has given goes with its own membership, or with its ADMIN OPTION. */
static void revoke_given(Reader *reader, const char *role, const char *grantor)
{
    const ObjectVec *objects = &reader->given_memberships;

    for (size_t i = objects->count; i-- > 0;) {
        MembershipObject *given = (MembershipObject *)objects->items[i];
        const char *member = given->object.name;

        if (given->object.key == NULL || strcmp(given->role, role) != 0 ||
            !text_equal(given->grantor, grantor))
            continue;
        reader_forget(reader, &given->object);
        revoke_given(reader, role, member);
        i = objects->count;
    }
}

/* REVOKE ADMIN OPTION FOR and its like take the option only. */
static ReadResult revoke_role(Reader *reader, const char *role, const char *member,
                              const GrantRoleStmt *grant, const List *options)
{
    const char *grantor = grantor_of(reader, role, grant == NULL ? NULL : grant->grantor);
    MembershipObject *membership = find_given(reader, role, member, grantor);
    ReadResult result = READ_DONE;
    ListCell *cell;

    /* Before PostgreSQL 16 there is one, whoever gave it. */
    if (membership == NULL)
        membership = find_membership(reader, role, member);
    if (membership == NULL)
        return READ_DONE; /* a warning of the server */
    if (options == NIL)
        reader_forget(reader, &membership->object);
    foreach(cell, options)
    {
        if (result == READ_DONE)
            result = set_membership_option(reader, membership, lfirst_node(DefElem, cell));
    }
    if (grant != NULL && grant->behavior == DROP_CASCADE &&
        (options == NIL || !membership->admin_option))
        revoke_given(reader, role, member);
    return result;
}

ReadResult read_grant_role(Reader *reader, Node *node)
{
    const GrantRoleStmt *grant = castNode(GrantRoleStmt, node);
    ReadResult result = READ_DONE;

    foreach_node(RoleSpec, member, grant->grantee_roles) if (!has_name(member)) return READ_OPAQUE;
    foreach_node(AccessPriv, role, grant->granted_roles)
    {
        foreach_node(RoleSpec, member, grant->grantee_roles)
        {
            if (result == READ_DONE)
                result = (grant->is_grant ? grant_role : revoke_role)(
                    reader, role->priv_name, member->rolename, grant, grant->opt);
        }
    }
    return result;
}

/* IN ROLE, ROLE and ADMIN of CREATE ROLE; ADD and DROP USER of ALTER GROUP. */
static ReadResult change_members(Reader *reader, const char *name, const DefElem *element,
                                 bool drop)
{
    bool is_member = strcmp(element->defname, "addroleto") == 0;
    const List *options =
        strcmp(element->defname, "adminmembers") == 0
            ? list_make1(makeDefElem(pstrdup("admin"), (Node *)makeBoolean(true), -1))
            : NIL;
    ReadResult result = READ_DONE;

    foreach_node(RoleSpec, other, castNode(List, element->arg))
    {
        const char *role = is_member ? reader_role(reader, other) : name;
        const char *member = is_member ? name : reader_role(reader, other);

        if (result == READ_DONE)
            result = drop ? revoke_role(reader, role, member, NULL, NIL)
                          : grant_role(reader, role, member, NULL, options);
    }
    return result;
}

/* ---- Properties ------------------------------------------------------------------------------------------------ */

static const struct {
    const char *name;
    size_t offset;
} flags[] = {
    {"superuser", offsetof(RoleObject, superuser)},
    {"createdb", offsetof(RoleObject, create_db)},
    {"createrole", offsetof(RoleObject, create_role)},
    {"inherit", offsetof(RoleObject, inherit)},
    {"canlogin", offsetof(RoleObject, login)},
    {"isreplication", offsetof(RoleObject, replication)},
    {"bypassrls", offsetof(RoleObject, bypass_rls)},
};

static ReadResult set_property(Reader *reader, RoleObject *role, const DefElem *element, bool drop)
{
    const char *name = element->defname;

    for (size_t i = 0; i < lengthof(flags); i++)
        if (strcmp(flags[i].name, name) == 0) {
            *(bool *)((char *)role + flags[i].offset) = reader_def_bool(element);
            return READ_DONE;
        }
    if (strcmp(name, "connectionlimit") == 0) {
        if (!reader_def_int(element, &role->connection_limit) || role->connection_limit < -1)
            return reader_fail(reader, element->location, "role",
                               "the connection limit of a role is a number from -1 on");
    } else if (strcmp(name, "validUntil") == 0) {
        const char *until = reader_def_text(reader, element);

        role->valid_until = strcmp(until, "infinity") == 0 ? NULL : until;
    } else if (strcmp(name, "password") == 0) {
        role->has_password = element->arg != NULL;
    } else if (strcmp(name, "addroleto") == 0 || strcmp(name, "rolemembers") == 0 ||
               strcmp(name, "adminmembers") == 0) {
        return change_members(reader, role->object.name, element, drop);
    } else if (strcmp(name, "sysid") != 0) { /* which the server passes over */
        return READ_OPAQUE;
    }
    return READ_DONE;
}

static ReadResult set_properties(Reader *reader, RoleObject *role, const List *options, bool drop)
{
    ReadResult result = READ_DONE;
    ListCell *cell;

    foreach(cell, options)
    {
        if (result == READ_DONE)
            result = set_property(reader, role, lfirst_node(DefElem, cell), drop);
    }
    return result;
}

ReadResult read_create_role(Reader *reader, Node *node)
{
    const CreateRoleStmt *create = castNode(CreateRoleStmt, node);
    RoleObject *role =
        (RoleObject *)reader_new_object(reader, KIND_ROLE, NULL, NULL, create->role, -1);
    ReadResult result;

    if (strncmp(create->role, "pg_", 3) == 0)
        return reader_fail(reader, reader_word(reader, create->role), "role",
                           "names of roles that begin with pg_ are reserved");
    role->inherit = true;
    role->connection_limit = -1;
    role->login = create->stmt_type == ROLESTMT_USER;
    result = reader_add(reader, &role->object);
    return result == READ_DONE ? set_properties(reader, role, create->options, false) : result;
}

/* A password is no part of the model, whosever it is; of a role that nobody creates nothing else may be left to say. */
static bool remove_password(AlterRoleStmt *alter)
{
    bool found = false;

    for (int i = list_length(alter->options); i-- > 0;)
        if (strcmp(list_nth_node(DefElem, alter->options, i)->defname, "password") == 0) {
            alter->options = list_delete_nth_cell(alter->options, i);
            found = true;
        }
    return found;
}

ReadResult read_alter_role(Reader *reader, Node *node)
{
    AlterRoleStmt *alter = castNode(AlterRoleStmt, node);
    RoleObject *role = has_name(alter->role) ? find_role(reader, alter->role->rolename) : NULL;

    if (role != NULL)
        return set_properties(reader, role, alter->options, alter->action < 0);
    if (has_name(alter->role) && !reader->retrying)
        return wait_for_role(reader, alter->role->rolename);
    if (remove_password(alter))
        diag_warning(reader->diags, "password", reader_span(reader, alter->role->location),
                     "a password is passed over: no plan sets it");
    return alter->options == NIL ? READ_DONE : READ_OPAQUE;
}

/* ---- Settings -------------------------------------------------------------------------------------------------- */

/*
 * Who has set something: a role that the files create, another role, or all of them ("public"). What a project sets of a role of
 * a platform is its own, so it is no attribute of that role.
 */
typedef struct Setter {
    RoleObject *role; /* NULL: not one that is created here */
    const char *name;
    const char *database; /* NULL: in all of them */
} Setter;

static Object *find_settings(Reader *reader, const Setter *setter)
{
    return setter->role != NULL
               ? object_child(&setter->role->object, KIND_ROLE_SETTING, setter->database)
               : model_find(reader->model, NAMESPACE_ROLE_SETTING, NULL, NULL, setter->name,
                            setter->database);
}

static Object *add_settings(Reader *reader, const Setter *setter)
{
    Object *parent = setter->role == NULL ? NULL : &setter->role->object;
    const char *database = arena_strdup(reader->arena, setter->database);
    Object *object = reader_new_object(
        reader, KIND_ROLE_SETTING, parent, NULL,
        parent != NULL ? database : arena_strdup(reader->arena, setter->name), -1);

    object->signature = parent != NULL ? NULL : database;
    reader_add(reader, object);
    return object;
}

/* The object is there as long as it has something set. */
static void change_settings(Reader *reader, const Setter *setter, VariableSetStmt *statement)
{
    Object *object;
    OptionVec *settings;

    if (setter->role != NULL && setter->database == NULL) {
        reader_apply_setting(reader, &setter->role->settings, statement);
        return;
    }
    object = find_settings(reader, setter);
    if (object == NULL)
        object = add_settings(reader, setter);
    settings = &((RoleSettingObject *)object)->settings;
    reader_apply_setting(reader, settings, statement);
    if (settings->count == 0)
        reader_forget(reader, object);
}

ReadResult read_alter_role_set(Reader *reader, Node *node)
{
    const AlterRoleSetStmt *alter = castNode(AlterRoleSetStmt, node);
    Setter setter = {.name = "public", .database = alter->database};

    /* The value of FROM CURRENT is known to the server only. */
    if ((alter->role != NULL && !has_name(alter->role)) || alter->setstmt->kind == VAR_SET_CURRENT)
        return READ_OPAQUE;
    if (alter->role != NULL) {
        setter.name = alter->role->rolename;
        setter.role = find_role(reader, setter.name);
        if (setter.role == NULL && !reader->retrying)
            return wait_for_role(reader, setter.name);
        if (setter.role != NULL && setter.role->object.external && !reader->place.external)
            setter.role = NULL;
    }
    change_settings(reader, &setter, alter->setstmt);
    return READ_DONE;
}

ReadResult read_alter_database_set(Reader *reader, Node *node)
{
    const AlterDatabaseSetStmt *alter = castNode(AlterDatabaseSetStmt, node);
    const Setter setter = {.name = "public", .database = alter->dbname};

    if (alter->setstmt->kind == VAR_SET_CURRENT)
        return READ_OPAQUE;
    change_settings(reader, &setter, alter->setstmt);
    return READ_DONE;
}

/* ---- Who names a role ------------------------------------------------------------------------------------------ */

static const char *renamed(const char *name, const char *old_name, const char *new_name)
{
    return name != NULL && strcmp(name, old_name) == 0 ? new_name : name;
}

/* Memberships, and settings that are no part of the role. */
static bool goes_with_role(const Object *object)
{
    return object->kind == KIND_MEMBERSHIP ||
           (object->kind == KIND_ROLE_SETTING && object->parent == NULL);
}

static bool names_itself_after_role(const Object *object)
{
    return object->kind == KIND_GRANT || object->kind == KIND_DEFAULT_PRIVILEGE ||
           object->kind == KIND_USER_MAPPING || goes_with_role(object);
}

/* What names a role other than by its own name. NULL: nothing; a policy has a list. */
static const char *role_of(const Object *object)
{
    switch (object->kind) {
    case KIND_OWNER:
        return ((const OwnerObject *)object)->role;
    case KIND_MEMBERSHIP:
        return ((const MembershipObject *)object)->role;
    case KIND_DEFAULT_PRIVILEGE:
        return ((const DefaultPrivilegeObject *)object)->creator;
    default:
        return NULL;
    }
}

static bool names_role(const Object *object, const char *role)
{
    const PolicyObject *policy = (const PolicyObject *)object;

    if (names_itself_after_role(object) && strcmp(object->name, role) == 0)
        return true;
    if (object->kind == KIND_GRANT && text_equal(((const GrantObject *)object)->grantor, role))
        return true;
    for (size_t i = 0; object->kind == KIND_POLICY && i < policy->roles.count; i++)
        if (strcmp(policy->roles.items[i], role) == 0)
            return true;
    return text_equal(role_of(object), role);
}

void reader_depend_on_roles(Reader *reader, Object *object)
{
    const PolicyObject *policy = (const PolicyObject *)object;
    RoleObject *role;

    role = names_itself_after_role(object) ? find_role(reader, object->name) : NULL;
    if (role != NULL)
        object_depend(reader->arena, object, &role->object, DEPENDENCY_NORMAL);
    role = role_of(object) != NULL ? find_role(reader, role_of(object)) : NULL;
    if (role != NULL)
        object_depend(reader->arena, object, &role->object, DEPENDENCY_NORMAL);
    if (object->kind == KIND_GRANT && ((const GrantObject *)object)->grantor != NULL) {
        role = find_role(reader, ((const GrantObject *)object)->grantor);
        if (role != NULL)
            object_depend(reader->arena, object, &role->object, DEPENDENCY_NORMAL);
        reader_depend_on_grantor(reader, (GrantObject *)object);
    }
    if (object->kind == KIND_MEMBERSHIP && ((const MembershipObject *)object)->grantor != NULL) {
        MembershipObject *own = find_membership(reader, ((const MembershipObject *)object)->role,
                                                ((const MembershipObject *)object)->grantor);

        if (own != NULL)
            object_depend(reader->arena, object, &own->object, DEPENDENCY_NORMAL);
    }
    for (size_t i = 0; object->kind == KIND_POLICY && i < policy->roles.count; i++) {
        role = find_role(reader, policy->roles.items[i]);
        if (role != NULL)
            object_depend(reader->arena, object, &role->object, DEPENDENCY_NORMAL);
    }
}

static void rename_in(Reader *reader, Object *object, const char *old_name, const char *new_name)
{
    PolicyObject *policy = (PolicyObject *)object;
    DefaultPrivilegeObject *privilege = (DefaultPrivilegeObject *)object;

    for (size_t i = 0; object->kind == KIND_POLICY && i < policy->roles.count; i++)
        policy->roles.items[i] = renamed(policy->roles.items[i], old_name, new_name);
    if (object->kind == KIND_OWNER)
        ((OwnerObject *)object)->role = renamed(((OwnerObject *)object)->role, old_name, new_name);
    if (!names_itself_after_role(object))
        return;
    object->name = renamed(object->name, old_name, new_name);
    if (object->kind == KIND_GRANT && ((GrantObject *)object)->grantor != NULL) {
        GrantObject *grant = (GrantObject *)object;

        grant->grantor = renamed(grant->grantor, old_name, new_name);
        object->signature =
            grant_signature(reader->arena, object->parent, object->name, grant->grantor);
    }
    if (object->kind == KIND_MEMBERSHIP) {
        MembershipObject *membership = (MembershipObject *)object;

        membership->role = renamed(membership->role, old_name, new_name);
        membership->grantor = renamed(membership->grantor, old_name, new_name);
        object->signature =
            membership_signature(reader->arena, membership->role, membership->grantor);
    }
    if (object->kind == KIND_DEFAULT_PRIVILEGE && text_equal(privilege->creator, old_name)) {
        privilege->creator = new_name;
        object->signature = reader_default_privilege_signature(reader, privilege);
    }
    model_rekey(reader->model, object);
}

/* A membership between others that the role gave. */
static bool is_given_by(const Object *object, const char *role)
{
    return object->kind == KIND_MEMBERSHIP &&
           text_equal(((const MembershipObject *)object)->grantor, role);
}

ReadResult read_rename_role(Reader *reader, const RenameStmt *statement)
{
    RoleObject *role = find_role(reader, statement->subname);
    const char *new_name = arena_strdup(reader->arena, statement->newname);
    const ObjectVec *objects = &reader->model->objects;

    if (role == NULL)
        return wait_for_role(reader, statement->subname);
    if (find_role(reader, new_name) != NULL)
        return reader_fail(reader, reader_word(reader, new_name), "duplicate",
                           "there is a role \"%s\" already", new_name);
    for (size_t i = 0; i < objects->count; i++)
        if (names_role(objects->items[i], statement->subname) ||
            is_given_by(objects->items[i], statement->subname))
            rename_in(reader, objects->items[i], statement->subname, new_name);
    role->object.name = new_name;
    model_rekey(reader->model, &role->object);
    return READ_DONE;
}

/* ---- DROP ------------------------------------------------------------------------------------------------------ */

/* What goes with a role apart, everything is in the way. */
static const Object *user_of_role(const Reader *reader, const char *role)
{
    const ObjectVec *objects = &reader->model->objects;

    for (size_t i = 0; i < objects->count; i++)
        if (!goes_with_role(objects->items[i]) && names_role(objects->items[i], role))
            return objects->items[i];
    return NULL;
}

static ReadResult drop_role(Reader *reader, const char *name)
{
    const ObjectVec *objects = &reader->model->objects;
    const Object *user = user_of_role(reader, name);
    Diag *diag;

    if (user != NULL) {
        diag = diag_error(reader->diags, "in-use", reader->place.span,
                          "cannot drop role \"%s\": %s names it", name,
                          object_id(reader->scratch, user));
        diag_hint(reader->diags, diag, "take away what it owns and what it may do first");
        diag->related = user->span;
        diag->related_message = "named here";
        return READ_FAILED;
    }
    for (size_t i = objects->count; i-- > 0;)
        if (goes_with_role(objects->items[i]) && names_role(objects->items[i], name))
            reader_forget(reader, objects->items[i]);
    reader_forget(reader, &find_role(reader, name)->object);
    return READ_DONE;
}

ReadResult read_drop_role(Reader *reader, Node *node)
{
    DropRoleStmt *drop = castNode(DropRoleStmt, node);
    ReadResult result = READ_DONE;

    foreach_node(RoleSpec, role, drop->roles)
    {
        if (!has_name(role))
            return READ_OPAQUE;
        if (find_role(reader, role->rolename) == NULL && !drop->missing_ok)
            return wait_for_role(reader, role->rolename);
    }
    foreach_node(RoleSpec, role, drop->roles)
    {
        if (result == READ_DONE && find_role(reader, role->rolename) != NULL)
            result = drop_role(reader, role->rolename);
    }
    return result;
}

/* ---- REASSIGN OWNED, DROP OWNED --------------------------------------------------------------------------------- */

/* What the files give no owner belongs to whoever runs them: that cannot be followed. */
static bool are_followed(const List *roles)
{
    foreach_node(RoleSpec, role, roles) if (!has_name(role)) return false;
    return true;
}

ReadResult read_reassign_owned(Reader *reader, Node *node)
{
    const ReassignOwnedStmt *statement = castNode(ReassignOwnedStmt, node);
    const ObjectVec *objects = &reader->model->objects;
    const char *new_role = reader_role(reader, statement->newrole);

    if (!are_followed(statement->roles))
        return READ_OPAQUE;
    foreach_node(RoleSpec, role, statement->roles)
    {
        for (size_t i = 0; i < objects->count; i++)
            if (objects->items[i]->kind == KIND_OWNER &&
                names_role(objects->items[i], role->rolename))
                reader_set_owner(reader, objects->items[i]->parent, new_role);
    }
    return READ_DONE;
}

/* A policy for others as well stays, without this role. Source: RemoveRoleFromObjectPolicy() */
static void drop_from_policy(Reader *reader, Object *object, const char *role)
{
    PolicyObject *policy = (PolicyObject *)object;

    if (policy->roles.count == 1) {
        reader_forget(reader, object);
        return;
    }
    for (size_t i = 0; i < policy->roles.count; i++)
        if (strcmp(policy->roles.items[i], role) == 0) {
            vec_remove(&policy->roles, i);
            return;
        }
}

static ReadResult drop_owned(Reader *reader, const char *role, bool cascade)
{
    const ObjectVec *objects = &reader->model->objects;
    ReadResult result = READ_DONE;

    for (size_t i = 0; i < objects->count && result == READ_DONE;) {
        Object *object = objects->items[i];

        if (!names_role(object, role) || goes_with_role(object)) {
            i++;
            continue;
        }
        if (object->kind == KIND_OWNER)
            result = reader_drop(reader, object->parent, cascade);
        else if (object->kind == KIND_POLICY)
            drop_from_policy(reader, object, role);
        else
            reader_forget(reader, object);
        i = 0;
    }
    return result;
}

ReadResult read_drop_owned(Reader *reader, Node *node)
{
    const DropOwnedStmt *statement = castNode(DropOwnedStmt, node);
    ReadResult result = READ_DONE;

    if (!are_followed(statement->roles))
        return READ_OPAQUE;
    foreach_node(RoleSpec, role, statement->roles)
    {
        if (result == READ_DONE)
            result = drop_owned(reader, arena_strdup(reader->arena, role->rolename),
                                statement->behavior == DROP_CASCADE);
    }
    return result;
}

/* ---- SET ROLE -------------------------------------------------------------------------------------------------- */

/* Kinds whose objects have an owner of their own that ALTER … OWNER TO can name. */
static bool has_owner(const Object *object)
{
    switch (object->kind) {
    case KIND_ROLE:
    case KIND_MEMBERSHIP:
    case KIND_DEFAULT_PRIVILEGE:
    case KIND_STATEMENT:
    case KIND_EXTENSION:
    case KIND_CAST:
    case KIND_TRANSFORM:
    case KIND_ACCESS_METHOD:
    case KIND_TEXT_SEARCH_PARSER:
    case KIND_TEXT_SEARCH_TEMPLATE:
        return false;
    case KIND_STATISTIC:
        return true;
    case KIND_SEQUENCE: /* that of a column goes with its table */
        return object_child(object, KIND_SEQUENCE_OWNER, NULL) == NULL;
    default:
        return object->parent == NULL;
    }
}

void reader_own_new(Reader *reader, size_t position)
{
    const ObjectVec *objects = &reader->model->objects;
    const char *role = reader->place.role;
    ObjectVec created = {0};

    for (size_t i = objects->count;
         role != NULL && i-- > 0 && objects->items[i]->position >= position;)
        if (has_owner(objects->items[i]) && !objects->items[i]->implicit &&
            object_child(objects->items[i], KIND_OWNER, NULL) == NULL)
            vec_push(reader->scratch, &created, objects->items[i]);
    for (size_t i = created.count; i-- > 0;)
        reader_set_owner(reader, created.items[i], role);
}
