/*
 * Privileges: what can be granted on which kind, and lists of them. Internal to sqlread/.
 *
 * A list is sorted and holds words such as SELECT, or the single word ALL for everything that the kind has. Source:
 * "5.8 Privileges" in the manual, acldefault() of the server.
 */
#ifndef SCHEMAC_SQLREAD_PRIVILEGES_H
#define SCHEMAC_SQLREAD_PRIVILEGES_H

#include "sqlread/reader.h"

enum {
    PRIVILEGES_MAX = 8,
};

/* All privileges that a kind of target has, and what PUBLIC has of a new one. MAINTAIN came with PostgreSQL 17: it
 * tells "all but one" from a list of the others. */
typedef struct PrivilegeSet {
    const char *all[PRIVILEGES_MAX];
    const char *public_default[2];
} PrivilegeSet;

extern const PrivilegeSet column_privileges;

/* NULL: nothing can be granted on it. */
const PrivilegeSet *target_privileges(const Object *target);

/* The same for a class of objects: OBJECT_TABLE, OBJECT_SEQUENCE, OBJECT_FUNCTION, OBJECT_TYPE, OBJECT_SCHEMA. */
const PrivilegeSet *class_privileges(ObjectType class);

/* True for objects that ON ALL TABLES IN SCHEMA (or SEQUENCES, FUNCTIONS, PROCEDURES, ROUTINES) means. */
bool privilege_class_holds(ObjectType class, const Object *object);

/* What the server grants a role on a new object by itself, and what of it everybody has. Its owner has all. */
TextVec usual_privileges(Arena *arena, const Object *target, const PrivilegeSet *set,
                         const char *role);
TextVec usual_of_public(Arena *arena, const PrivilegeSet *set);

/* The two lists of a grant, or of a default privilege. */
typedef struct Rights {
    TextVec *privileges;
    TextVec *grantable; /* those of them WITH GRANT OPTION */
} Rights;

/* GRANT and REVOKE of one privilege (NULL: ALL); `option`: WITH GRANT OPTION, GRANT OPTION FOR. */
void rights_grant(Arena *arena, Rights rights, const char *privilege, bool option);
void rights_revoke(Arena *arena, const PrivilegeSet *set, Rights rights, const char *privilege,
                   bool option);

/* A list without the word ALL; NULL: all that there are. */
TextVec privileges_spelled_out(Arena *arena, const PrivilegeSet *set, const TextVec *texts);

/* NULL for the word ALL, as rights_grant() has it. */
static inline const char *privilege_or_all(const char *privilege)
{
    return strcmp(privilege, "ALL") == 0 ? NULL : privilege;
}

/* Brings both lists into their final form. True when they hold no more and no less than `usual`. */
bool rights_settle(Arena *arena, const PrivilegeSet *set, Rights rights, TextVec usual);

/* A privilege as the sets have it: in capitals, and by its full name. */
const char *privilege_name(Reader *reader, const char *written);

/* False, with an error, when a set does not have a privilege, given as it is written; `what` is the kind for the message. */
bool privilege_check(Reader *reader, const PrivilegeSet *set, const char *what,
                     const char *written);

/* What `grantor` (NULL: the owner) gives to a role, made if there is nothing yet: then it is empty. */
GrantObject *reader_grant(Reader *reader, Object *target, const char *role, const char *grantor,
                          bool *is_new);

/* What a role gives as its own, it gives by what it was given, on the object or on the table of the column. To name the
 * object it needs the schema as well, whoever lets it use that. */
void reader_depend_on_grantor(Reader *reader, GrantObject *grant);

/* ---- Roles (roles.c) ---- */

/* Whether the files create a role that is no superuser, and one that is. */
bool reader_declares_role(const Reader *reader, const char *role);
bool reader_is_superuser(const Reader *reader, const char *role);

/* Appends the roles whose rights a role has without SET ROLE, itself first, in the order of roles_is_member_of(). */
void reader_inherited_roles(Reader *reader, const char *role, TextVec *roles);

/* ---- ALTER DEFAULT PRIVILEGES (default_privileges.c) ---- */

ReadResult read_alter_default_privileges(Reader *reader, Node *node);

/* What tells default privileges of the same role apart: "TABLES", "TABLES of creator". */
const char *reader_default_privilege_signature(Reader *reader,
                                               const DefaultPrivilegeObject *privilege);

/* The objects that a statement has made, from this position on, get what default privileges give. */
void reader_apply_default_privileges(Reader *reader, size_t position);

#endif
