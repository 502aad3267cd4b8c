/* CREATE ROLE, and GRANT of a role to another. */
#include "kinds/write.h"

#include <inttypes.h>

/* The password is no attribute: it is not even kept, and what the server has of it cannot be compared. */
static const Attribute ROLE_ATTRIBUTES[] = {
    ATTR(RoleObject, superuser, BOOL, ATTRIBUTE_ALTER),
    ATTR(RoleObject, create_db, BOOL, ATTRIBUTE_ALTER),
    ATTR(RoleObject, create_role, BOOL, ATTRIBUTE_ALTER),
    ATTR(RoleObject, inherit, BOOL, ATTRIBUTE_ALTER),
    ATTR(RoleObject, login, BOOL, ATTRIBUTE_ALTER),
    ATTR(RoleObject, replication, BOOL, ATTRIBUTE_ALTER),
    ATTR(RoleObject, bypass_rls, BOOL, ATTRIBUTE_ALTER),
    ATTR(RoleObject, connection_limit, INT, ATTRIBUTE_ALTER),
    ATTR(RoleObject, valid_until, TEXT, ATTRIBUTE_ALTER),
    ATTR(RoleObject, settings, OPTIONS, ATTRIBUTE_ALTER),
    ATTR_END,
};

/* What a role is allowed to when nothing is said: to have the rights of those it is a member of. */
static const RoleObject NEW_ROLE = {.inherit = true, .connection_limit = -1};

static void append_properties(Str *sql, const RoleObject *from, const RoleObject *to)
{
    const struct {
        bool from;
        bool to;
        const char *word;
    } flags[] = {
        {from->superuser, to->superuser, "SUPERUSER"},
        {from->create_db, to->create_db, "CREATEDB"},
        {from->create_role, to->create_role, "CREATEROLE"},
        {from->inherit, to->inherit, "INHERIT"},
        {from->login, to->login, "LOGIN"},
        {from->replication, to->replication, "REPLICATION"},
        {from->bypass_rls, to->bypass_rls, "BYPASSRLS"},
    };

    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        if (flags[i].from != flags[i].to)
            str_printf(sql, " %s%s", flags[i].to ? "" : "NO", flags[i].word);
    }
    if (from->connection_limit != to->connection_limit)
        str_printf(sql, " CONNECTION LIMIT %" PRId64, to->connection_limit);
    if (!text_equal(from->valid_until, to->valid_until)) {
        str_text(sql, " VALID UNTIL ");
        str_sql_literal(sql, to->valid_until != NULL ? to->valid_until : "infinity");
    }
}

/* What a role may do that others may not, and what it no longer may: "app may log in and pass by row security". */
static const char *role_note(Arena *arena, const RoleObject *from, const RoleObject *to,
                             const char *rest)
{
    const struct {
        bool from;
        bool to;
        const char *words;
    } powers[] = {
        {from->superuser, to->superuser, "do everything on the whole server"},
        {from->create_db, to->create_db, "create databases"},
        {from->create_role, to->create_role, "create and change roles"},
        {from->login, to->login, "log in"},
        {from->replication, to->replication, "read everything by replication"},
        {from->bypass_rls, to->bypass_rls, "pass by all policies"},
        {from->inherit, to->inherit,
         "use the rights of roles that it is a member of without SET ROLE"},
    };
    Str note = str_new(arena);

    for (int given = 1; given >= 0; given--) {
        bool first = true;

        for (size_t i = 0; i < sizeof(powers) / sizeof(powers[0]); i++) {
            if (powers[i].from == powers[i].to || powers[i].to != (given == 1))
                continue;
            if (first)
                str_printf(&note, "%s%s %s ", note.length > 0 ? "; " : "", to->object.name,
                           given == 1          ? "may now"
                           : from == &NEW_ROLE ? "may not"
                                               : "may no longer");
            str_printf(&note, "%s%s", first ? "" : ", ", powers[i].words);
            first = false;
        }
    }
    str_printf(&note, "%s%s", note.length > 0 ? "; " : "", rest);
    return note.text;
}

static void role_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const RoleObject *role = (const RoleObject *)object;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE ROLE ");
    str_sql_ident(&sql, object->name);
    append_properties(&sql, &NEW_ROLE, role);
    steps_add(steps, &sql, HAZARD_SECURITY_CHANGE)->note = role_note(
        steps->arena, &NEW_ROLE, role,
        role->has_password
            ? "roles belong to the whole server, not to this database alone; the password is not "
              "part of a plan, it has to be set by hand"
            : "roles belong to the whole server, not to this database alone");
    write_role_settings(steps, object->name, NULL, &NEW_ROLE.settings, &role->settings);
}

static bool role_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const RoleObject *old_role = (const RoleObject *)from;
    const RoleObject *role = (const RoleObject *)to;
    Str sql = str_new(steps->arena);
    size_t start;

    (void)changed;
    str_text(&sql, "ALTER ROLE ");
    str_sql_ident(&sql, to->name);
    start = sql.length;
    append_properties(&sql, old_role, role);
    if (sql.length > start)
        steps_add(steps, &sql, HAZARD_SECURITY_CHANGE)->note =
            role_note(steps->arena, old_role, role,
                      "roles belong to the whole server, not to this database alone");
    write_role_settings(steps, to->name, NULL, &old_role->settings, &role->settings);
    return true;
}

static void role_drop(const Object *object, Steps *steps)
{
    write_drop(steps, object, HAZARD_SECURITY_CHANGE | HAZARD_MAY_FAIL)->note =
        "fails while the role owns or may do something, in any database of the server";
}

const KindOps role_ops = {
    .sql_kind = "ROLE",
    .size = sizeof(RoleObject),
    .attributes = ROLE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_NOTHING,
    .append_reference = write_name,
    .append_rename = write_rename,
    .create = role_create,
    .alter = role_alter,
    .drop = role_drop,
};

/* ---- membership ------------------------------------------------------------------------------ */

static const Attribute MEMBERSHIP_ATTRIBUTES[] = {
    ATTR(MembershipObject, role, NAME, ATTRIBUTE_IGNORE),
    ATTR(MembershipObject, admin_option, BOOL, ATTRIBUTE_ALTER),
    ATTR(MembershipObject, inherits, BOOL, ATTRIBUTE_ALTER),
    ATTR(MembershipObject, inherit_option, TEXT, ATTRIBUTE_IGNORE),
    ATTR(MembershipObject, set_option, TEXT, ATTRIBUTE_ALTER),
    ATTR(MembershipObject, grantor, NAME, 0),
    ATTR_END,
};

static Str membership_begin(Steps *steps, const Object *object, const char *verb, const char *to)
{
    Str sql = str_new(steps->arena);

    str_printf(&sql, "%s ", verb);
    str_sql_ident(&sql, ((const MembershipObject *)object)->role);
    str_printf(&sql, " %s ", to);
    str_sql_ident(&sql, object->name);
    return sql;
}

/* Since PostgreSQL 16 each grantor gives a membership of its own, and takes no other. */
static void append_grantor(Str *sql, const Object *object)
{
    const char *grantor = ((const MembershipObject *)object)->grantor;

    if (grantor == NULL)
        return;
    str_text(sql, " GRANTED BY ");
    str_sql_ident(sql, grantor);
}

static void membership_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const MembershipObject *membership = (const MembershipObject *)object;
    Str sql = membership_begin(steps, object, "GRANT", "TO");
    const char *separator = " WITH ";

    (void)folded;
    if (membership->admin_option) {
        /* The form that every server knows, unless there is more to say. */
        str_text(&sql, membership->inherit_option == NULL && membership->set_option == NULL
                           ? " WITH ADMIN OPTION"
                           : " WITH ADMIN TRUE");
        separator = ", ";
    }
    if (membership->inherit_option != NULL) {
        str_printf(&sql, "%sINHERIT %s", separator, membership->inherit_option);
        separator = ", ";
    }
    if (membership->set_option != NULL)
        str_printf(&sql, "%sSET %s", separator, membership->set_option);
    append_grantor(&sql, object);
    write_step(steps, &sql, HAZARD_SECURITY_CHANGE, "%s %s the rights of %s%s", object->name,
               membership->inherits ? "has" : "can take by SET ROLE", membership->role,
               membership->admin_option ? ", and can let others be a member" : "");
}

static bool membership_alter(const Object *from, const Object *to, AttributeSet changed,
                             Steps *steps)
{
    const MembershipObject *old_membership = (const MembershipObject *)from;
    const MembershipObject *membership = (const MembershipObject *)to;
    const Attribute *admin_option = attribute_find(MEMBERSHIP_ATTRIBUTES, "admin_option");
    Str sql;

    /* What was said before cannot be unsaid, and what was not said is decided when the role becomes a member: AddRoleMems()
     * since PostgreSQL 16. */
    if ((attribute_in(MEMBERSHIP_ATTRIBUTES, changed, "inherits") &&
         membership->inherit_option == NULL) ||
        (old_membership->set_option != NULL && membership->set_option == NULL))
        return false;
    if (old_membership->admin_option && !membership->admin_option) {
        sql = membership_begin(steps, to, "REVOKE ADMIN OPTION FOR", "FROM");
        append_grantor(&sql, to);
        write_step(steps, &sql, HAZARD_SECURITY_CHANGE, "%s can no longer let others be %s",
                   to->name, membership->role);
        if (changed == (AttributeSet)1 << (admin_option - MEMBERSHIP_ATTRIBUTES))
            return true;
    }
    membership_create(to, NULL, steps);
    return true;
}

static void membership_drop(const Object *object, Steps *steps)
{
    Str sql = membership_begin(steps, object, "REVOKE", "FROM");

    append_grantor(&sql, object);
    write_step(steps, &sql, HAZARD_SECURITY_CHANGE, "%s no longer has the rights of %s",
               object->name, ((const MembershipObject *)object)->role);
}

/* Before PostgreSQL 16 there is one, whoever gave it: it goes before it is given by another one. */
static bool membership_excludes(const Object *object, const Object *other, Arena *scratch)
{
    (void)scratch;
    return strcmp(object->name, other->name) == 0 &&
           strcmp(((const MembershipObject *)object)->role,
                  ((const MembershipObject *)other)->role) == 0;
}

const KindOps membership_ops = {
    .sql_kind = NULL,
    .size = sizeof(MembershipObject),
    .attributes = MEMBERSHIP_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .create = membership_create,
    .alter = membership_alter,
    .drop = membership_drop,
    .excludes = membership_excludes,
};
