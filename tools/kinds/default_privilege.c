/* ALTER DEFAULT PRIVILEGES: what one role gets on objects that another creates from now on. */
#include "kinds/write.h"

#include <ctype.h>

static const Attribute DEFAULT_PRIVILEGE_ATTRIBUTES[] = {
    ATTR(DefaultPrivilegeObject, creator, NAME, ATTRIBUTE_IGNORE),
    ATTR(DefaultPrivilegeObject, object_type, TEXT, ATTRIBUTE_IGNORE),
    ATTR(DefaultPrivilegeObject, privileges, TEXTS, ATTRIBUTE_ALTER),
    ATTR(DefaultPrivilegeObject, grantable, TEXTS, ATTRIBUTE_ALTER),
    ATTR_END,
};

/* Two sets of privileges, those that can be passed on and the others. */
typedef struct Rights {
    TextVec plain;
    TextVec grantable;
} Rights;

/* What the server gives by itself. In a schema the privileges are added to those, so nothing. */
static Rights usual_rights(Arena *arena, const DefaultPrivilegeObject *object)
{
    const char *role = object->object.name;
    Rights rights = {0};

    if (object->object.schema != NULL)
        return rights;
    if (text_equal(role, object->creator))
        vec_push(arena, &rights.plain, "ALL");
    else if (strcmp(role, "public") == 0 && strcmp(object->object_type, "FUNCTIONS") == 0)
        vec_push(arena, &rights.plain, "ALL");
    else if (strcmp(role, "public") == 0 && strcmp(object->object_type, "TYPES") == 0)
        vec_push(arena, &rights.plain, "ALL");
    return rights;
}

static Rights rights_of(Arena *arena, const DefaultPrivilegeObject *object)
{
    Rights rights = {.grantable = object->grantable};

    rights.plain = texts_have(&object->grantable, "ALL")
                       ? (TextVec){0}
                       : texts_minus(arena, &object->privileges, &object->grantable);
    return rights;
}

/* "anon can read tables that postgres creates in schema app from now on" */
static const char *note_of(Arena *arena, const DefaultPrivilegeObject *object, bool grant,
                           const TextVec *privileges, bool with_option)
{
    const char *role = object->object.name;
    Str note = str_new(arena);

    str_printf(&note, "%s %s ", strcmp(role, "public") == 0 ? "everyone" : role,
               !grant        ? "may no longer"
               : with_option ? "can, and can let others,"
                             : "can");
    if (texts_have(privileges, "ALL") && strcmp(object->object_type, "FUNCTIONS") == 0)
        str_text(&note, "call");
    else if (texts_have(privileges, "ALL") && strcmp(object->object_type, "TYPES") == 0)
        str_text(&note, "use");
    else
        write_privileges_note(&note, privileges);
    str_char(&note, ' ');
    for (const char *c = object->object_type; *c != '\0'; c++)
        str_char(&note, (char)tolower((unsigned char)*c));
    str_printf(&note, " that %s creates",
               object->creator != NULL ? object->creator : "whoever runs this");
    if (object->object.schema != NULL)
        str_printf(&note, " in schema %s", object->object.schema);
    str_text(&note, " from now on");
    return note.text;
}

static void add_step(Steps *steps, const DefaultPrivilegeObject *object, bool grant,
                     const TextVec *privileges, bool with_option)
{
    Str sql = str_new(steps->arena);
    const char *name = object->object.name;

    if (privileges->count == 0)
        return;
    str_text(&sql, "ALTER DEFAULT PRIVILEGES");
    if (object->creator != NULL) {
        str_text(&sql, " FOR ROLE ");
        write_role(&sql, object->creator);
    }
    if (object->object.schema != NULL) {
        str_text(&sql, " IN SCHEMA ");
        str_sql_ident(&sql, object->object.schema);
    }
    str_text(&sql, grant ? " GRANT " : " REVOKE ");
    for (size_t i = 0; i < privileges->count; i++)
        str_printf(&sql, "%s%s", i > 0 ? ", " : "", privileges->items[i]);
    str_printf(&sql, " ON %s %s ", object->object_type, grant ? "TO" : "FROM");
    write_role(&sql, name);
    if (with_option)
        str_text(&sql, " WITH GRANT OPTION");
    steps_add(steps, &sql, HAZARD_SECURITY_CHANGE)->note =
        note_of(steps->arena, object, grant, privileges, with_option);
}

/* MAINTAIN came with PostgreSQL 17: among others it can only be named by ALL. */
static bool needs_all(const TextVec *set)
{
    return texts_have(set, "ALL") || (set->count > 1 && texts_have(set, "MAINTAIN"));
}

/* All but these, of the privileges that tables have: the only ones where MAINTAIN is among others. */
static TextVec complement(Arena *arena, const Rights *rights)
{
    static const char *const TABLE[] = {"DELETE", "INSERT",  "MAINTAIN", "REFERENCES",
                                        "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"};
    TextVec rest = {0};

    for (size_t i = 0; i < sizeof(TABLE) / sizeof(TABLE[0]); i++) {
        if (!texts_have(&rights->plain, TABLE[i]) && !texts_have(&rights->grantable, TABLE[i]))
            vec_push(arena, &rest, TABLE[i]);
    }
    return rest;
}

static void give(Steps *steps, const DefaultPrivilegeObject *object, const TextVec *privileges,
                 bool with_option, const Rights *wanted)
{
    TextVec all = {0};
    TextVec rest;

    if (!needs_all(privileges) || texts_have(privileges, "ALL")) {
        add_step(steps, object, true, privileges, with_option);
        return;
    }
    vec_push(steps->arena, &all, "ALL");
    rest = complement(steps->arena, wanted);
    add_step(steps, object, true, &all, with_option);
    add_step(steps, object, false, &rest, false);
}

/* What is too much goes; where the right to pass a privilege on goes, the privilege comes back. */
static void change(Steps *steps, const DefaultPrivilegeObject *object, const Rights *from,
                   const Rights *to)
{
    Arena *arena = steps->arena;
    TextVec lost = texts_minus(arena, &from->plain, &to->plain);
    TextVec lost_option = texts_minus(arena, &from->grantable, &to->grantable);
    TextVec plain = texts_minus(arena, &to->plain, &from->plain);
    TextVec option = texts_minus(arena, &to->grantable, &from->grantable);
    TextVec gone = texts_minus(arena, &lost, &to->grantable);
    TextVec all = {0};

    vec_push(arena, &all, "ALL");
    for (size_t i = 0; i < lost_option.count; i++)
        vec_push(arena, &gone, lost_option.items[i]);
    /* It was part of what is given as ALL. */
    if (lost_option.count > 0 && texts_have(&from->plain, "ALL") && texts_have(&to->plain, "ALL"))
        plain = to->plain;
    if (needs_all(&gone)) {
        add_step(steps, object, false, &all, false);
        plain = to->plain;
        option = to->grantable;
    } else {
        add_step(steps, object, false, &gone, false);
    }
    give(steps, object, &plain, false, to);
    give(steps, object, &option, true, to);
}

static void default_privilege_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const DefaultPrivilegeObject *privilege = (const DefaultPrivilegeObject *)object;
    Rights from = usual_rights(steps->arena, privilege);
    Rights to = rights_of(steps->arena, privilege);

    (void)folded;
    change(steps, privilege, &from, &to);
}

static bool default_privilege_alter(const Object *from, const Object *to, AttributeSet changed,
                                    Steps *steps)
{
    const DefaultPrivilegeObject *privilege = (const DefaultPrivilegeObject *)to;
    Rights old_rights = rights_of(steps->arena, (const DefaultPrivilegeObject *)from);
    Rights rights = rights_of(steps->arena, privilege);

    (void)changed;
    change(steps, privilege, &old_rights, &rights);
    return true;
}

static void default_privilege_drop(const Object *object, Steps *steps)
{
    const DefaultPrivilegeObject *privilege = (const DefaultPrivilegeObject *)object;
    Rights from = rights_of(steps->arena, privilege);
    Rights to = usual_rights(steps->arena, privilege);

    change(steps, privilege, &from, &to);
}

static bool is_of_class(const char *class, const Object *object)
{
    if (strcmp(class, "TABLES") == 0)
        return object_is_table(object) || object_is_view(object);
    if (strcmp(class, "SEQUENCES") == 0)
        return object->kind == KIND_SEQUENCE || object->kind == KIND_IDENTITY;
    if (strcmp(class, "FUNCTIONS") == 0)
        return kind_namespace(object->kind) == NAMESPACE_ROUTINE;
    if (strcmp(class, "TYPES") == 0)
        return kind_namespace(object->kind) == NAMESPACE_TYPE &&
               object->kind != KIND_MULTIRANGE_TYPE;
    return object->kind == KIND_SCHEMA;
}

bool default_privilege_concerns(const DefaultPrivilegeObject *privilege, const Object *object)
{
    const char *schema = privilege->object.schema;

    return is_of_class(privilege->object_type, object) &&
           (schema == NULL || text_equal(schema, object_schema(object)));
}

bool default_privilege_is_of(const DefaultPrivilegeObject *privilege, const Object *object,
                             const char *creator)
{
    if (object->kind != KIND_RANGE_FUNCTION)
        return text_equal(privilege->creator, creator);
    return privilege->creator == NULL || strcmp(privilege->creator, BOOTSTRAP_SUPERUSER) == 0;
}

/* What is said of a certain creator is not for those who run plans. */
static void default_privilege_undo_for_new(const Object *object, const Object *created,
                                           Steps *steps)
{
    const DefaultPrivilegeObject *privilege = (const DefaultPrivilegeObject *)object;
    TextVec given = privilege->privileges;
    TextVec all = {0};

    if (!default_privilege_is_of(privilege, created, NULL) ||
        !default_privilege_concerns(privilege, created))
        return;
    /* In a schema the privileges are added to those that the server gives anyway. */
    vec_push(steps->arena, &all, "ALL");
    if (object->schema != NULL && strcmp(object->name, "public") == 0 &&
        (strcmp(privilege->object_type, "FUNCTIONS") == 0 ||
         strcmp(privilege->object_type, "TYPES") == 0))
        given = all;
    write_given_rights(steps, created, object->name, &given, &privilege->grantable);
}

const KindOps default_privilege_ops = {
    .sql_kind = NULL,
    .size = sizeof(DefaultPrivilegeObject),
    .attributes = DEFAULT_PRIVILEGE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_NOTHING,
    .create = default_privilege_create,
    .alter = default_privilege_alter,
    .drop = default_privilege_drop,
    .undo_for_new = default_privilege_undo_for_new,
};
