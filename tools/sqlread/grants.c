#include "sqlread/definitions.h"
#include "sqlread/privileges.h"
#include "sqlread/schemaless.h"

/*
 * GRANT and REVOKE. Source: "5.8 Privileges" in the manual, aclchk.c, acl.c. What several grantors gave are grants of their
 * own, as they are in the server's lists.
 */

/* One GRANT or REVOKE on one target. */
typedef struct Change {
    Reader *reader;
    const GrantStmt *statement;
    Object *target;
    const PrivilegeSet *set;
    TextVec privileges;  /* in capitals; none: ALL */
    const char *grantor; /* NULL: the owner */
    bool refused;        /* it has no effect: whoever runs it may not grant any of this */
} Change;

GrantObject *reader_grant(Reader *reader, Object *target, const char *role, const char *grantor,
                          bool *is_new)
{
    GrantObject *grant = grant_find(target, role, grantor);
    Object *object;

    *is_new = grant == NULL;
    if (grant != NULL)
        return grant;
    object = reader_new_object(reader, KIND_GRANT, target, NULL, role, -1);
    object->signature = grant_signature(reader->arena, target, role, grantor);
    grant = (GrantObject *)object;
    grant->grantor = grantor;
    model_add(reader->model, object);
    return grant;
}

static GrantObject *grant_object(const Change *change, const char *role, const char *grantor)
{
    bool is_new;
    GrantObject *grant = reader_grant(change->reader, change->target, role, grantor, &is_new);

    if (is_new && grantor == NULL)
        grant->privileges =
            usual_privileges(change->reader->arena, change->target, change->set, role);
    return grant;
}

static Rights grant_rights(GrantObject *grant)
{
    return (Rights){.privileges = &grant->privileges, .grantable = &grant->grantable};
}

/* The object is there only where it says something that the server does not grant by itself. */
static void settle(Reader *reader, GrantObject *grant, const PrivilegeSet *set)
{
    TextVec usual = {0};

    if (grant->grantor == NULL)
        usual = usual_privileges(reader->arena, grant->object.parent, set, grant->object.name);
    if (rights_settle(reader->arena, set, grant_rights(grant), usual))
        reader_forget(reader, &grant->object);
}

/* ---- Who grants ------------------------------------------------------------------------------------------------ */

/* Adds what a role may pass on of a target, whoever gave it that. */
static void add_options(Reader *reader, const Object *target, const char *role, TextVec *options)
{
    for (size_t i = 0; i < target->children.count; i++) {
        const GrantObject *grant = (const GrantObject *)target->children.items[i];
        TextVec own = {0};

        if (grant->object.kind != KIND_GRANT || strcmp(grant->object.name, role) != 0)
            continue;
        own = privileges_spelled_out(reader->scratch, target_privileges(target), &grant->grantable);
        for (size_t j = 0; j < own.count; j++)
            if (!texts_have(options, own.items[j]))
                vec_push(reader->scratch, options, own.items[j]);
    }
}

/* What may be passed on of a column is what may be of the column, or of the table. */
static TextVec options_of(Reader *reader, const Object *target, const char *role)
{
    TextVec options = {0};

    add_options(reader, target, role, &options);
    if (kind_namespace(target->kind) == NAMESPACE_COLUMN)
        add_options(reader, target->parent, role, &options);
    return options;
}

static bool has_options(const Object *target)
{
    for (size_t i = 0; i < target->children.count; i++)
        if (target->children.items[i]->kind == KIND_GRANT &&
            ((const GrantObject *)target->children.items[i])->grantable.count > 0)
            return true;
    return kind_namespace(target->kind) == NAMESPACE_COLUMN && has_options(target->parent);
}

/* A role of the files that has not been given the option grants nothing. Of another one the files may not tell all. */
static void report_no_option(Change *change)
{
    Reader *reader = change->reader;
    const char *role = reader->place.role;

    if (reader->opaque_blocks > 0 || strcmp(role, BOOTSTRAP_SUPERUSER) == 0)
        return;
    change->refused = reader_declares_role(reader, role);
    if (change->refused)
        diag_warning(reader->diags, "granted-by", reader->place.span,
                     "this has no effect: \"%s\" has no grant option on %s", role,
                     object_id(reader->scratch, change->target));
    else if (reader->notes != NULL && map_put(reader->reported_grantors, role, reader) == NULL)
        diag_add(
            reader->notes, SEVERITY_NOTE, "granted-by", reader->place.span,
            "nothing tells why \"%s\" may grant something on %s: it is taken to act for the owner",
            role, object_id(reader->notes->arena, change->target));
}

/*
 * The role that grants, or revokes, as its own what it was given with the option; `change` is cut down to what that may
 * be. The owner, a superuser and whoever has the rights of the owner act for the owner, and so does a role of which the
 * files do not tell why it may do so. Source: select_best_grantor().
 */
static void choose_grantor(Change *change)
{
    Reader *reader = change->reader;
    const char *role = reader->place.role;
    const char *owner = owner_of(change->target);
    const TextVec needed = change->privileges.count > 0
                               ? change->privileges
                               : privileges_spelled_out(reader->scratch, change->set, NULL);
    TextVec roles = {0}, best = {0};

    if (role == NULL || text_equal(role, owner) || reader_is_superuser(reader, role))
        return;
    /* There is nothing to be found. */
    if (!has_options(change->target) && !reader_declares_role(reader, role) &&
        (reader->notes == NULL || map_get(reader->reported_grantors, role) != NULL))
        return;
    reader_inherited_roles(reader, role, &roles);
    for (size_t i = 0; i < roles.count && best.count < needed.count; i++) {
        TextVec options = options_of(reader, change->target, roles.items[i]);
        TextVec able = {0};

        if (text_equal(roles.items[i], owner)) {
            change->grantor = NULL;
            return;
        }
        for (size_t j = 0; j < needed.count; j++)
            if (texts_have(&options, needed.items[j]))
                vec_push(reader->scratch, &able, needed.items[j]);
        if (able.count > best.count) {
            change->grantor = roles.items[i];
            best = able;
        }
    }
    if (change->grantor == NULL)
        report_no_option(change);
    else if (best.count < needed.count)
        change->privileges = best;
}

/* ---- Taking ---------------------------------------------------------------------------------------------------- */

static void take(const Change *change, GrantObject *grant, bool option)
{
    Arena *arena = change->reader->arena;

    if (change->privileges.count == 0)
        rights_revoke(arena, change->set, grant_rights(grant), NULL, option);
    for (size_t i = 0; i < change->privileges.count; i++)
        rights_revoke(arena, change->set, grant_rights(grant), change->privileges.items[i], option);
    settle(change->reader, grant, change->set);
}

static void give(const Change *change, GrantObject *grant, bool option)
{
    Arena *arena = change->reader->arena;

    if (change->privileges.count == 0)
        rights_grant(arena, grant_rights(grant), NULL, option);
    for (size_t i = 0; i < change->privileges.count; i++)
        rights_grant(arena, grant_rights(grant), change->privileges.items[i], option);
    settle(change->reader, grant, change->set);
}

static bool lose_option(const Change *change, const char *role, const TextVec *former);

/* What a role gave, and may no longer give. Where the server would have refused to take the option without CASCADE, it was
 * the owner who gave it: the role could act for the owner. */
static bool lose_given(const Change *change, GrantObject *grant, const TextVec *lost)
{
    Reader *reader = change->reader;
    TextVec given = privileges_spelled_out(reader->scratch, change->set, &grant->privileges);
    TextVec passed_on = privileges_spelled_out(reader->scratch, change->set, &grant->grantable);
    TextVec options = {0};
    Change loss = *change;
    const char *role = grant->object.name, *grantor = grant->grantor;

    add_options(reader, change->target, role, &options);
    loss.privileges = (TextVec){0};
    for (size_t i = 0; i < lost->count; i++)
        if (texts_have(&given, lost->items[i]))
            vec_push(reader->scratch, &loss.privileges, lost->items[i]);
    if (loss.privileges.count == 0)
        return true;
    if (change->statement->behavior == DROP_CASCADE) {
        take(&loss, grant, false);
        return lose_option(&loss, role, &options);
    }
    if (reader_declares_role(reader, grantor)) {
        Diag *diag =
            diag_error(reader->diags, "in-use", reader->place.span,
                       "cannot revoke from \"%s\": what it gave to \"%s\" on %s hangs on it",
                       grantor, role, object_id(reader->scratch, change->target));

        diag_hint(reader->diags, diag, "add CASCADE, or revoke that first");
        diag->related = grant->object.span;
        diag->related_message = "given here";
        return false;
    }
    for (size_t i = 0; i < loss.privileges.count; i++) {
        Change one = *change;

        one.privileges = (TextVec){0};
        vec_push(reader->scratch, &one.privileges, loss.privileges.items[i]);
        give(&one, grant_object(&one, role, NULL), texts_have(&passed_on, one.privileges.items[0]));
    }
    take(&loss, grant, false);
    return true;
}

/* A role had these options: what it gave by those that are gone goes as well. Source: recursive_revoke(). */
static bool lose_option(const Change *change, const char *role, const TextVec *former)
{
    Reader *reader = change->reader;
    TextVec options = {0}, lost = {0};
    ObjectVec given = {0};

    add_options(reader, change->target, role, &options);
    for (size_t i = 0; i < former->count; i++)
        if (!texts_have(&options, former->items[i]))
            vec_push(reader->scratch, &lost, former->items[i]);
    for (size_t i = 0; lost.count > 0 && i < change->target->children.count; i++) {
        Object *child = change->target->children.items[i];

        if (child->kind == KIND_GRANT && text_equal(((const GrantObject *)child)->grantor, role))
            vec_push(reader->scratch, &given, child);
    }
    for (size_t i = 0; i < given.count; i++)
        if (given.items[i]->key != NULL &&
            !lose_given(change, (GrantObject *)given.items[i], &lost))
            return false;
    return true;
}

static bool revoke_from(const Change *change, const char *role)
{
    GrantObject *grant = grant_find(change->target, role, change->grantor);
    TextVec options = {0};

    if (grant == NULL && change->grantor == NULL)
        grant = grant_object(change, role, NULL);
    if (grant == NULL)
        return true;
    if (grant->grantable.count > 0)
        add_options(change->reader, change->target, role, &options);
    take(change, grant, change->statement->grant_option);
    return lose_option(change, role, &options);
}

/* Revoking from a table takes the same privilege from its columns. */
static bool revoke_from_columns(const Change *change, const char *role)
{
    Change part = *change;

    part.set = &column_privileges;
    for (size_t i = 0; i < change->target->children.count; i++) {
        part.target = change->target->children.items[i];
        if (kind_namespace(part.target->kind) == NAMESPACE_COLUMN &&
            grant_find(part.target, role, change->grantor) != NULL && !revoke_from(&part, role))
            return false;
    }
    return true;
}

static bool change_one(const Change *change, const char *role)
{
    if (change->statement->is_grant) {
        give(change, grant_object(change, role, change->grantor), change->statement->grant_option);
        return true;
    }
    return revoke_from(change, role) && revoke_from_columns(change, role);
}

/* ---- The statement --------------------------------------------------------------------------------------------- */

/* The server refuses a privilege that the kind does not have. */
static bool check_privilege(Reader *reader, const Object *target, const AccessPriv *given)
{
    return given->cols != NIL
               ? privilege_check(reader, &column_privileges, "column", given->priv_name)
               : privilege_check(reader, target_privileges(target), kind_label(target->kind),
                                 given->priv_name);
}

typedef VEC(Change) ChangeVec;

/* The change of a column, to which the privileges that are written with it are added. */
static Change *change_of_column(ChangeVec *changes, const Change *whole, Object *column)
{
    Change change = *whole;

    for (size_t i = 1; i < changes->count; i++)
        if (changes->items[i].target == column)
            return &changes->items[i];
    change.target = column;
    change.set = &column_privileges;
    change.privileges = (TextVec){0};
    vec_push(whole->reader->scratch, changes, change);
    return &changes->items[changes->count - 1];
}

/* What is said of the target as a whole, first, and of each column. `privileges` of none means ALL. */
static ReadResult collect_changes(const Change *whole, ChangeVec *changes)
{
    Reader *reader = whole->reader;
    bool on_whole = whole->statement->privileges == NIL;

    vec_push(reader->scratch, changes, *whole);
    foreach_node(AccessPriv, privilege, whole->statement->privileges)
    {
        const char *name =
            privilege->priv_name == NULL ? NULL : privilege_name(reader, privilege->priv_name);

        if (name != NULL && !check_privilege(reader, whole->target, privilege))
            return READ_FAILED;
        if (privilege->cols == NIL) {
            on_whole = true;
            vec_push(reader->scratch, &changes->items[0].privileges, name);
        }
        foreach_ptr(Node, column_name, privilege->cols)
        {
            Object *column = reader_column(reader, whole->target, strVal(column_name));
            Change *change;

            if (column == NULL)
                return object_is_table(whole->target)
                           ? reader_wait_for_part(reader, whole->target, NAMESPACE_COLUMN, 0,
                                                  strVal(column_name))
                           : READ_OPAQUE;
            change = change_of_column(changes, whole, column);
            if (name != NULL)
                vec_push(reader->scratch, &change->privileges, name);
        }
    }
    if (!on_whole)
        changes->items[0].target = NULL;
    return READ_DONE;
}

static ReadResult change_target(Reader *reader, const GrantStmt *statement, Object *target)
{
    const Change whole = {.reader = reader,
                          .statement = statement,
                          .target = target,
                          .set = target_privileges(target)};
    ChangeVec changes = {0};
    TextVec roles = {0};
    ReadResult result;

    if (whole.set == NULL)
        return READ_OPAQUE;
    result = collect_changes(&whole, &changes);
    if (result != READ_DONE)
        return result;
    reader_roles(reader, statement->grantees, &roles);
    for (size_t i = 0; i < changes.count; i++) {
        Change *change = &changes.items[i];

        if (change->target == NULL)
            continue;
        choose_grantor(change);
        for (size_t j = 0; !change->refused && j < roles.count; j++)
            if (!change_one(change, roles.items[j]))
                return READ_FAILED;
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

        if (model_find_schema(reader->model, schema) == NULL &&
            (reader_is_of_server(reader, OBJECT_SCHEMA, lfirst(cell)) ||
             (reader->retrying && reader->opaque_blocks > 0)))
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

/* A language that every database has: no schema makes it, and none removes it. */
static void add_built_in_language(Reader *reader, const char *name)
{
    if (reader_is_builtin_language(name) &&
        model_find(reader->model, NAMESPACE_LANGUAGE, NULL, NULL, name, NULL) == NULL)
        model_add(reader->model, reader_new_object(reader, KIND_LANGUAGE, NULL, NULL,
                                                   arena_strdup(reader->arena, name), -1));
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
    if (statement->objtype == OBJECT_LANGUAGE)
        add_built_in_language(reader, strVal(name));
    return reader_find_object(reader, statement->objtype, name, known);
}

/* Privileges are granted on all that has rows as on tables, and on aggregates as on functions. */
static bool is_granted_alike(ObjectType type, const Object *target)
{
    return type == OBJECT_TABLE || (type == OBJECT_FUNCTION && target->kind == KIND_AGGREGATE);
}

/* The server lets nobody be named but the role that runs the statement. Who that is is known while SET ROLE lasts. */
static void warn_grantor(Reader *reader, const RoleSpec *grantor)
{
    Diag *diag;

    if (grantor == NULL || grantor->roletype != ROLESPEC_CSTRING ||
        text_equal(grantor->rolename, reader->place.role))
        return;
    diag = diag_warning(
        reader->diags, "granted-by", reader_span(reader, grantor->location),
        "GRANTED BY is passed over: only the role that runs the statement can be named");
    diag_hint(reader->diags, diag, "SET ROLE %s before the statement says who grants",
              grantor->rolename);
}

ReadResult read_grant(Reader *reader, Node *node)
{
    GrantStmt *statement = castNode(GrantStmt, node);
    VEC(Object *) targets = {0};
    ListCell *cell;

    warn_grantor(reader, statement->grantor);
    if (statement->targtype == ACL_TARGET_ALL_IN_SCHEMA)
        return change_all_in_schema(reader, statement);
    foreach(cell, statement->objects)
    {
        bool known;
        Object *target;

        reader->missing = NULL;
        target = find_target(reader, statement, lfirst(cell), &known);
        if (!known ||
            (target == NULL && reader_is_of_server(reader, statement->objtype, lfirst(cell))))
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

/* ---- The end --------------------------------------------------------------------------------------------------- */

/* Whether a role gave something to another one, if by way of others. */
static bool leads_to(Reader *reader, const Object *target, const char *role, const char *other,
                     TextVec *seen)
{
    for (size_t i = 0; i < target->children.count; i++) {
        const GrantObject *grant = (const GrantObject *)target->children.items[i];

        if (grant->object.kind != KIND_GRANT || !text_equal(grant->grantor, role))
            continue;
        if (strcmp(grant->object.name, other) == 0)
            return true;
        if (texts_have(seen, grant->object.name))
            continue;
        vec_push(reader->scratch, seen, grant->object.name);
        if (leads_to(reader, target, grant->object.name, other, seen))
            return true;
    }
    return false;
}

static void name_privilege(Reader *reader, GrantObject *grant, const char *privilege, bool option)
{
    grant->privileges = grant->grantable = (TextVec){0};
    vec_push(reader->arena, &grant->privileges, privilege);
    if (option)
        vec_push(reader->arena, &grant->grantable, privilege);
    grant->object.signature = arena_printf(
        reader->arena, "%s %s",
        grant_signature(reader->arena, grant->object.parent, grant->object.name, grant->grantor),
        privilege);
}

static void split(Reader *reader, GrantObject *grant)
{
    const PrivilegeSet *set = target_privileges(grant->object.parent);
    const TextVec words = privileges_spelled_out(reader->arena, set, &grant->privileges);
    const TextVec options = privileges_spelled_out(reader->arena, set, &grant->grantable);

    for (size_t i = words.count; words.count > 1 && i-- > 0;) {
        GrantObject *part = grant;

        if (i > 0) {
            Object *object = reader_new_object(reader, KIND_GRANT, grant->object.parent, NULL,
                                               grant->object.name, -1);

            object->span = grant->object.span;
            object->external = grant->object.external;
            part = (GrantObject *)object;
            part->grantor = grant->grantor;
        }
        name_privilege(reader, part, words.items[i], texts_have(&options, words.items[i]));
        if (i > 0)
            model_add(reader->model, &part->object);
        else
            model_rekey(reader->model, &part->object);
    }
}

void reader_split_grants(Reader *reader)
{
    const ObjectVec *objects = &reader->model->objects;
    ObjectVec circular = {0};

    for (size_t i = 0; i < objects->count; i++) {
        const GrantObject *grant = (const GrantObject *)objects->items[i];
        TextVec seen = {0};

        if (grant->object.kind == KIND_GRANT && grant->grantor != NULL &&
            leads_to(reader, grant->object.parent, grant->object.name, grant->grantor, &seen))
            vec_push(reader->scratch, &circular, objects->items[i]);
    }
    for (size_t i = 0; i < circular.count; i++)
        split(reader, (GrantObject *)circular.items[i]);
}

/* Whether what `own` gives a role is what the role needs to give `grant`: the option, or on the table that which cannot be
 * taken without being taken from the column. */
static bool is_needed_for(Reader *reader, const GrantObject *grant, const GrantObject *own)
{
    const Object *target = own->object.parent;
    const bool is_whole = target != grant->object.parent;
    const TextVec given = privileges_spelled_out(
        reader->scratch, target_privileges(grant->object.parent), &grant->privileges);
    const TextVec has = privileges_spelled_out(reader->scratch, target_privileges(target),
                                               is_whole ? &own->privileges : &own->grantable);

    for (size_t i = 0; i < given.count; i++)
        if (texts_have(&has, given.items[i]))
            return true;
    return false;
}

void reader_depend_on_grantor(Reader *reader, GrantObject *grant)
{
    Object *schema = model_find_schema(reader->model, object_schema(&grant->object));
    Object *target = grant->object.parent;

    for (; target != NULL; target = target->parent)
        for (size_t i = 0; i < target->children.count; i++) {
            Object *child = target->children.items[i];

            if (child->kind == KIND_GRANT && strcmp(child->name, grant->grantor) == 0 &&
                is_needed_for(reader, grant, (GrantObject *)child))
                object_depend(reader->arena, &grant->object, child, DEPENDENCY_EXPRESSION);
        }
    for (size_t i = 0; schema != NULL && i < schema->children.count; i++)
        if (schema->children.items[i]->kind == KIND_GRANT)
            object_depend(reader->arena, &grant->object, schema->children.items[i],
                          DEPENDENCY_SOFT);
    for (size_t i = 0; i < reader->memberships.count; i++) {
        Object *membership = reader->memberships.items[i];

        if (membership->key != NULL && strcmp(membership->name, grant->grantor) == 0)
            object_depend(reader->arena, &grant->object, membership, DEPENDENCY_SOFT);
    }
}
