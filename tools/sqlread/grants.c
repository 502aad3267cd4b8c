#include "sqlread/reader.h"

/* GRANT and REVOKE. Source: "5.8 Privileges" in the manual, acldefault() of the server. */

/* All privileges that a kind of target has, and what PUBLIC has of a new one. MAINTAIN came with PostgreSQL 17: it
 * tells "all but one" from a list of the others. */
typedef struct PrivilegeSet {
    const char *all[8];
    const char *public_default; /* NULL: nothing */
} PrivilegeSet;

static const PrivilegeSet table_privileges = {
    .all = {"DELETE", "INSERT", "MAINTAIN", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE",
            "UPDATE"},
};
static const PrivilegeSet column_privileges = {.all = {"INSERT", "REFERENCES", "SELECT", "UPDATE"}};
static const PrivilegeSet sequence_privileges = {.all = {"SELECT", "UPDATE", "USAGE"}};
static const PrivilegeSet schema_privileges = {.all = {"CREATE", "USAGE"}};
/* Everybody may use the schema that comes with a database; PostgreSQL 14 and older let everybody create there too. */
static const PrivilegeSet public_schema_privileges = {.all = {"CREATE", "USAGE"},
                                                      .public_default = "USAGE"};
static const PrivilegeSet routine_privileges = {.all = {"EXECUTE"}, .public_default = "EXECUTE"};
static const PrivilegeSet foreign_privileges = {.all = {"USAGE"}};
static const PrivilegeSet type_privileges = {.all = {"USAGE"}, .public_default = "USAGE"};

static const PrivilegeSet *target_privileges(const Object *target)
{
    switch (kind_namespace(target->kind)) {
    case NAMESPACE_RELATION:
        return target->kind == KIND_SEQUENCE ? &sequence_privileges : &table_privileges;
    case NAMESPACE_COLUMN:
        return &column_privileges;
    case NAMESPACE_IDENTITY:
        return &sequence_privileges;
    case NAMESPACE_SCHEMA:
        return strcmp(target->name, "public") == 0 ? &public_schema_privileges : &schema_privileges;
    case NAMESPACE_ROUTINE:
        return &routine_privileges;
    case NAMESPACE_TYPE:
        return &type_privileges;
    case NAMESPACE_FOREIGN_DATA_WRAPPER:
    case NAMESPACE_SERVER:
        return &foreign_privileges;
    case NAMESPACE_LANGUAGE:
        return &type_privileges;
    default:
        return NULL;
    }
}

static bool has_text(const TextVec *texts, const char *text)
{
    for (size_t i = 0; i < texts->count; i++)
        if (strcmp(texts->items[i], text) == 0)
            return true;
    return false;
}

static void add_text(Arena *arena, TextVec *texts, const char *text)
{
    if (!has_text(texts, text))
        vec_push(arena, texts, text);
}

static void remove_text(TextVec *texts, const char *text)
{
    for (size_t i = 0; i < texts->count; i++)
        if (strcmp(texts->items[i], text) == 0) {
            vec_remove(texts, i);
            return;
        }
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* ALL as single privileges, so that one can be taken away. */
static void expand_all(Arena *arena, const PrivilegeSet *set, TextVec *texts)
{
    if (!has_text(texts, "ALL"))
        return;
    texts->count = 0;
    for (size_t i = 0; i < lengthof(set->all) && set->all[i] != NULL; i++)
        vec_push(arena, texts, set->all[i]);
}

/* The single word ALL for everything. */
static void collapse_all(Arena *arena, const PrivilegeSet *set, TextVec *texts)
{
    size_t count = 0;

    vec_sort(texts, compare_texts);
    while (count < lengthof(set->all) && set->all[count] != NULL)
        count++;
    if (texts->count == count) {
        texts->count = 0;
        vec_push(arena, texts, "ALL");
    }
}

/* One GRANT or REVOKE for one target and one role. */
typedef struct Change {
    Reader *reader;
    const GrantStmt *statement;
    const char *privilege; /* NULL: ALL */
} Change;

/* What the server grants a role on a new object: all to its owner. NULL: nothing. */
static const char *usual_privilege(const Object *target, const PrivilegeSet *set, const char *role)
{
    const OwnerObject *owner = (const OwnerObject *)object_child(target, KIND_OWNER, NULL);

    if (owner != NULL && strcmp(owner->role, role) == 0)
        return "ALL";
    return strcmp(role, "public") == 0 ? set->public_default : NULL;
}

static GrantObject *grant_object(Reader *reader, Object *target, const PrivilegeSet *set,
                                 const char *role)
{
    Object *object = object_child(target, KIND_GRANT, role);
    GrantObject *grant;

    if (object != NULL)
        return (GrantObject *)object;
    grant = (GrantObject *)reader_set_child(reader, KIND_GRANT, target, role);
    if (usual_privilege(target, set, role) != NULL)
        vec_push(reader->arena, &grant->privileges, usual_privilege(target, set, role));
    expand_all(reader->arena, set, &grant->privileges);
    return grant;
}

static void take_away(Arena *arena, const PrivilegeSet *set, TextVec *texts, const char *privilege)
{
    if (privilege == NULL) {
        texts->count = 0;
        return;
    }
    expand_all(arena, set, texts);
    remove_text(texts, privilege);
}

static void give(Arena *arena, const PrivilegeSet *set, TextVec *texts, const char *privilege)
{
    if (has_text(texts, "ALL"))
        return;
    if (privilege == NULL) {
        texts->count = 0;
        vec_push(arena, texts, "ALL");
        return;
    }
    add_text(arena, texts, privilege);
    (void)set;
}

/* The object is there only where it says something that the server does not grant by itself. */
static void settle(Reader *reader, GrantObject *grant, const PrivilegeSet *set)
{
    const char *privilege = usual_privilege(grant->object.parent, set, grant->object.name);
    TextVec usual = {0};

    if (privilege != NULL)
        vec_push(reader->arena, &usual, privilege);
    collapse_all(reader->arena, set, &usual);
    collapse_all(reader->arena, set, &grant->privileges);
    collapse_all(reader->arena, set, &grant->grantable);
    if (grant->grantable.count == 0 && grant->privileges.count == usual.count &&
        (usual.count == 0 || strcmp(usual.items[0], grant->privileges.items[0]) == 0))
        reader_forget(reader, &grant->object);
}

static void change_one(const Change *change, Object *target, const char *role)
{
    Reader *reader = change->reader;
    const PrivilegeSet *set = target_privileges(target);
    GrantObject *grant = grant_object(reader, target, set, role);
    bool option = change->statement->grant_option;

    if (change->statement->is_grant) {
        give(reader->arena, set, &grant->privileges, change->privilege);
        if (option)
            give(reader->arena, set, &grant->grantable, change->privilege);
    } else {
        take_away(reader->arena, set, &grant->grantable, change->privilege);
        if (!option)
            take_away(reader->arena, set, &grant->privileges, change->privilege);
    }
    settle(reader, grant, set);
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

/* "SELECT, UPDATE and USAGE" */
static const char *all_words(Arena *arena, const PrivilegeSet *set)
{
    Str words = str_new(arena);

    for (size_t i = 0; i < lengthof(set->all) && set->all[i] != NULL; i++) {
        bool last = i + 1 == lengthof(set->all) || set->all[i + 1] == NULL;

        str_printf(&words, "%s%s", i == 0 ? "" : last ? " and " : ", ", set->all[i]);
    }
    return words.text;
}

/* The server refuses a privilege that the kind does not have. */
static bool check_privilege(Reader *reader, const Object *target, const AccessPriv *given,
                            const char *privilege)
{
    bool column = given->cols != NIL;
    const PrivilegeSet *set = column ? &column_privileges : target_privileges(target);
    const char *what = column ? "column" : kind_label(target->kind);
    Diag *diag;

    for (size_t i = 0; i < lengthof(set->all) && set->all[i] != NULL; i++)
        if (strcmp(set->all[i], privilege) == 0)
            return true;
    diag = diag_error(reader->diags, "privilege",
                      reader_span(reader, reader_word(reader, given->priv_name)),
                      "there is no privilege %s on a %s", privilege, what);
    diag_hint(reader->diags, diag, "a %s has %s", what, all_words(reader->scratch, set));
    return false;
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
            change.privilege = reader_upper(reader, privilege->priv_name);
        if (change.privilege != NULL &&
            !check_privilege(reader, target, privilege, change.privilege))
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

static bool in_class(const Object *object, ObjectType type)
{
    switch (type) {
    case OBJECT_TABLE:
        return object_is_table(object) || object_is_view(object);
    case OBJECT_SEQUENCE:
        return object->kind == KIND_SEQUENCE || object->kind == KIND_IDENTITY;
    case OBJECT_FUNCTION:
        return object->kind == KIND_FUNCTION || object->kind == KIND_AGGREGATE;
    case OBJECT_PROCEDURE:
        return object->kind == KIND_PROCEDURE;
    case OBJECT_ROUTINE:
        return kind_namespace(object->kind) == NAMESPACE_ROUTINE;
    default:
        return false;
    }
}

/* ON ALL TABLES IN SCHEMA: those that exist at this point. */
static ReadResult change_all_in_schema(Reader *reader, const GrantStmt *statement)
{
    ListCell *cell;

    foreach(cell, statement->objects)
    {
        const char *schema = strVal(lfirst(cell));
        size_t count = reader->model->objects.count;

        for (size_t i = 0; i < count; i++) {
            Object *object = reader->model->objects.items[i];

            if (!in_class(object, statement->objtype) || strcmp(object_schema(object), schema) != 0)
                continue;
            if (change_target(reader, statement, object) == READ_WAIT)
                return READ_WAIT;
        }
    }
    return READ_DONE;
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

void reader_set_owner(Reader *reader, Object *object, const char *role)
{
    OwnerObject *owner = (OwnerObject *)reader_set_child(reader, KIND_OWNER, object, "");
    Object *former = owner->role == NULL ? NULL : object_child(object, KIND_GRANT, owner->role);
    Object *own = object_child(object, KIND_GRANT, role);

    if (own != NULL && own != former)
        reader_forget(reader, own);
    if (former != NULL && own != former) {
        former->name = role;
        model_rekey(reader->model, former);
    }
    owner->role = role;
}

ReadResult read_grant(Reader *reader, Node *node)
{
    GrantStmt *statement = castNode(GrantStmt, node);
    VEC(Object *) targets = {0};
    ListCell *cell;

    if (statement->targtype == ACL_TARGET_DEFAULTS)
        return READ_OPAQUE;
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
        if (statement->objtype != OBJECT_TABLE &&
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
