#include "sqlread/privileges.h"

/*
 * ALTER … OWNER TO, and what it does to the privileges on the object: what the former owner had and gave is the new one's
 * by then. Source: aclnewowner() of the server.
 */

/* Whether an object that belongs to `role` is one whose owner is left unsaid: it belongs to whoever runs the files. */
static bool is_default_owner(const Object *object, const char *role)
{
    if (is_public_schema(object))
        return strcmp(role, OWNER_OF_PUBLIC_SCHEMA) == 0;
    return strcmp(role, "CURRENT_USER") == 0 || strcmp(role, "CURRENT_ROLE") == 0 ||
           strcmp(role, "SESSION_USER") == 0;
}

/* A change of owner; NULL: one that is left unsaid. */
typedef struct Handover {
    Reader *reader;
    const char *from;
    const char *to;
} Handover;

/* Adds the rights of one entry of the server's list to another one of the same grantor and role. */
static void merge(const Handover *handover, GrantObject *into, const GrantObject *grant)
{
    Arena *arena = handover->reader->arena;
    Rights rights = {.privileges = &into->privileges, .grantable = &into->grantable};

    for (size_t i = 0; i < grant->privileges.count; i++)
        rights_grant(arena, rights, privilege_or_all(grant->privileges.items[i]), false);
    for (size_t i = 0; i < grant->grantable.count; i++)
        rights_grant(arena, rights, privilege_or_all(grant->grantable.items[i]), true);
}

static void settle(const Handover *handover, GrantObject *grant)
{
    Arena *arena = handover->reader->arena;
    Object *target = grant->object.parent;
    const PrivilegeSet *set = target_privileges(target);
    Rights rights = {.privileges = &grant->privileges, .grantable = &grant->grantable};
    TextVec usual = {0};

    if (grant->grantor == NULL)
        usual = usual_privileges(arena, target, set, grant->object.name);
    if (rights_settle(arena, set, rights, usual))
        reader_forget(handover->reader, &grant->object);
}

/* One entry of the list, by what it is called now. */
static void hand_over(const Handover *handover, GrantObject *grant, bool is_own, bool own_is_said)
{
    Reader *reader = handover->reader;
    Object *target = grant->object.parent;
    const char *grantor = text_equal(grant->grantor, handover->to) ? NULL : grant->grantor;
    const bool goes_along = is_own || text_equal(grant->object.name, handover->from);
    const char *role = goes_along ? handover->to : grant->object.name;
    const char *signature =
        role == NULL ? NULL : grant_signature(reader->arena, target, role, grantor);
    GrantObject *other;
    bool is_new;

    if (role == NULL) {
        reader_forget(reader, &grant->object);
        return;
    }
    if (text_equal(role, grant->object.name) && text_equal(grantor, grant->grantor) &&
        text_equal(signature, grant->object.signature))
        return;
    other = grant_find(target, role, grantor);
    if (other == grant || other == NULL) {
        grant->object.name = role;
        grant->object.signature = signature;
        grant->grantor = grantor;
        model_rekey(reader->model, &grant->object);
        /* The owner has all, unless something else is said. */
        if (grantor == NULL && !is_own && !own_is_said && text_equal(role, handover->to))
            merge(handover, grant,
                  &(GrantObject){.privileges = usual_privileges(reader->scratch, target,
                                                                target_privileges(target), role)});
        settle(handover, grant);
        return;
    }
    other = reader_grant(reader, target, role, grantor, &is_new);
    merge(handover, other, grant);
    reader_forget(reader, &grant->object);
    settle(handover, other);
}

/* The lists of an object and of what belongs to whoever it belongs to: its columns. */
static void hand_over_all(const Handover *handover, Object *object)
{
    ObjectVec grants = {0}, parts = {0};
    bool own_is_said = false;

    for (size_t i = 0; i < object->children.count; i++) {
        Object *child = object->children.items[i];

        if (child->kind == KIND_GRANT)
            vec_push(handover->reader->scratch, &grants, child);
        else if (child->children.count > 0 && child->kind != KIND_RANGE_FUNCTION)
            vec_push(handover->reader->scratch, &parts, child);
    }
    /* What the owner itself has first, so that others find it under its new name. */
    for (int own = 1; own >= 0; own--)
        for (size_t i = 0; i < grants.count; i++) {
            GrantObject *grant = (GrantObject *)grants.items[i];
            bool is_own = grant->grantor == NULL && handover->from != NULL &&
                          strcmp(grant->object.name, handover->from) == 0;

            if (grant->object.key == NULL || is_own != (own == 1))
                continue;
            own_is_said = own_is_said || is_own;
            hand_over(handover, grant, is_own, own_is_said);
        }
    for (size_t i = 0; i < parts.count; i++)
        hand_over_all(handover, parts.items[i]);
}

void reader_set_owner(Reader *reader, Object *object, const char *role)
{
    OwnerObject *owner = (OwnerObject *)object_child(object, KIND_OWNER, NULL);
    Handover handover = {.reader = reader,
                         .from = owner == NULL ? NULL : owner->role,
                         .to = is_default_owner(object, role) ? NULL : role};

    if (text_equal(handover.from, handover.to))
        return;
    if (handover.to == NULL) {
        reader_forget(reader, &owner->object);
    } else {
        owner = (OwnerObject *)reader_set_child(reader, KIND_OWNER, object, "");
        owner->role = role;
    }
    hand_over_all(&handover, object);
}
