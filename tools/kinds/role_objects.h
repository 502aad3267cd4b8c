/*
 * The structs of roles, and of what belongs to them and what they may do: a part of kinds/objects.h, which tells what holds
 * for all of them.
 */
#ifndef SCHEMAC_KINDS_ROLE_OBJECTS_H
#define SCHEMAC_KINDS_ROLE_OBJECTS_H

#include "model/kind.h"

/* A role that the schema declares. */
typedef struct RoleObject {
    Object object;
    bool superuser;
    bool create_db;
    bool create_role;
    bool inherit;
    bool login;
    bool replication;
    bool bypass_rls;
    int64_t connection_limit; /* -1: no limit */
    const char *valid_until;
    OptionVec settings; /* ALTER ROLE … SET; the value as it stands after TO */
    bool has_password;  /* which is not kept */
} RoleObject;

/*
 * ALTER ROLE … SET and ALTER DATABASE … SET, as far as they are no attribute of a role. Of a role that the schema declares, in
 * one database: a child of the role, the name is that of the database. All others: the name is that of the role, "public"
 * for all roles; the signature is that of the database, NULL for all databases.
 */
typedef struct RoleSettingObject {
    Object object;
    OptionVec settings;
} RoleSettingObject;

/* GRANT role TO role. The name is the member's; the signature tells apart what several grantors gave, which are memberships
 * of their own since PostgreSQL 16. */
typedef struct MembershipObject {
    Object object;
    const char *role;
    bool admin_option;
    bool inherits;              /* what is said, or what the member was like when it became one */
    const char *inherit_option; /* TRUE, FALSE; NULL: as the member has it */
    const char *set_option;     /* FALSE; NULL: TRUE */
    const char *grantor;        /* who gave it by an ADMIN OPTION; NULL: whoever runs the plan */
} MembershipObject;

/*
 * ALTER DEFAULT PRIVILEGES: what a role gets on objects that another one creates later. The name is
 * the role that gets them, object.schema where they are created; the signature tells these of the
 * same role apart.
 */
typedef struct DefaultPrivilegeObject {
    Object object;
    const char *creator;     /* FOR ROLE; NULL: whoever runs the statement */
    const char *object_type; /* TABLES, SEQUENCES, FUNCTIONS, TYPES, SCHEMAS */
    TextVec privileges;      /* sorted; the single word ALL for everything */
    TextVec grantable;
} DefaultPrivilegeObject;

/* True for objects that get these privileges when they are created, whoever does that. */
bool default_privilege_concerns(const DefaultPrivilegeObject *privilege, const Object *object);

/* True where they are for what `creator` (NULL: whoever runs the statement) makes: functions that come with a range type are
 * made for the first superuser, whoever makes the type. */
bool default_privilege_is_of(const DefaultPrivilegeObject *privilege, const Object *object,
                             const char *creator);

/* Who owns the parent. */
typedef struct OwnerObject {
    Object object;
    const char *role;
} OwnerObject;

/*
 * What one role (object.name; "public" for PUBLIC) may do with the parent, where it differs from
 * what the server grants by itself: EXECUTE on a new routine and USAGE on a new type belong to
 * PUBLIC, so an object without privileges means that they were revoked. Column privileges hang on
 * the column. What several grantors gave are objects of their own, told apart by the signature.
 */
typedef struct GrantObject {
    Object object;
    TextVec privileges;  /* sorted; the single word ALL for everything that the kind has */
    TextVec grantable;   /* those of them WITH GRANT OPTION */
    const char *grantor; /* who gave it by a grant option; NULL: the owner */
} GrantObject;

/* NULL for what the owner gives to others, a word for what it has itself, `BY x` for what others give. */
const char *grant_signature(Arena *arena, const Object *target, const char *role,
                            const char *grantor);

/* What `grantor` (NULL: the owner) gave to a role; NULL when there is nothing to say. */
GrantObject *grant_find(const Object *target, const char *role, const char *grantor);

/* Whether a role was given a privilege on the object by itself, whoever gave it. */
bool grant_gives(const Object *target, const char *role, const char *privilege);

/* The role that an object, or what it hangs on, belongs to; NULL: it is left unsaid. */
const char *owner_of(const Object *object);

/* The superuser that a server has from the beginning, where nobody asked for another name. */
#define BOOTSTRAP_SUPERUSER "postgres"

/* The owner that initdb gives the schema public, since PostgreSQL 15. */
#define OWNER_OF_PUBLIC_SCHEMA "pg_database_owner"

static inline bool is_public_schema(const Object *object)
{
    return object->kind == KIND_SCHEMA && strcmp(object->name, "public") == 0;
}

#endif
