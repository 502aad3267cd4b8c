/*
 * GRANT and REVOKE. A grant object holds all that one role may do with the parent; its steps turn
 * one such set into another, and "no object" stands for the set that the server gives by itself.
 */
#include "kinds/write.h"

static const Attribute GRANT_ATTRIBUTES[] = {
    ATTR(GrantObject, privileges, TEXTS, ATTRIBUTE_ALTER),
    ATTR(GrantObject, grantable, TEXTS, ATTRIBUTE_ALTER),
    ATTR_END,
};

/* The privileges of a role on an object. */
typedef struct Rights {
    TextVec privileges;
    TextVec grantable;
} Rights;

/* What the statements of a change have in common. */
typedef struct Change {
    Steps *steps;
    const Object *target;
    const char *role;
} Change;

/* ---- sets of privileges --------------------------------------------------------------------- */

/* The one privilege that a kind has, which ALL stands for as well; NULL for kinds with several. */
static const char *only_privilege(const Object *target)
{
    Namespace space = kind_namespace(target->kind);

    if (space == NAMESPACE_ROUTINE)
        return "EXECUTE";
    return space == NAMESPACE_TYPE ? "USAGE" : NULL;
}

static bool holds(const TextVec *set, const char *privilege)
{
    for (size_t i = 0; i < set->count; i++) {
        if (strcmp(set->items[i], privilege) == 0)
            return true;
    }
    return false;
}

static bool holds_all(const TextVec *set)
{
    return holds(set, "ALL");
}

/* The members of `a` that are not in `b`. */
static TextVec set_minus(Arena *arena, const TextVec *a, const TextVec *b)
{
    TextVec rest = {0};

    for (size_t i = 0; i < a->count; i++) {
        if (!holds(b, a->items[i]) && !holds_all(b))
            vec_push(arena, &rest, a->items[i]);
    }
    return rest;
}

static TextVec plain_set(Arena *arena, const Object *target, const TextVec *set)
{
    TextVec plain = {0};
    const char *only = only_privilege(target);

    for (size_t i = 0; i < set->count; i++) {
        if (only != NULL && strcmp(set->items[i], "ALL") == 0)
            vec_push(arena, &plain, only);
        else
            vec_push(arena, &plain, set->items[i]);
    }
    return plain;
}

static Rights rights_of(Arena *arena, const Object *object)
{
    const GrantObject *grant = (const GrantObject *)object;
    Rights rights = {
        .privileges = plain_set(arena, object->parent, &grant->privileges),
        .grantable = plain_set(arena, object->parent, &grant->grantable),
    };

    return rights;
}

/* What the server gives a role on a new object. */
static Rights default_rights(Arena *arena, const Object *object)
{
    const Object *target = object->parent;
    const char *usual = only_privilege(target);
    Rights rights = {0};

    /* Everybody may use the schema that comes with a database. */
    if (kind_namespace(target->kind) == NAMESPACE_SCHEMA && strcmp(target->name, "public") == 0)
        usual = "USAGE";
    if (strcmp(object->name, "public") == 0 && usual != NULL)
        vec_push(arena, &rights.privileges, usual);
    return rights;
}

/* ---- writing -------------------------------------------------------------------------------- */

static void append_target(Str *sql, const Object *target)
{
    const KindOps *ops = kind_ops(target->kind);

    if (target->kind == KIND_COLUMN) {
        str_text(sql, "TABLE ");
        write_relation(sql, target);
        return;
    }
    if (ops->sql_kind == NULL)
        BUG("nothing can be granted on a %s", kind_name(target->kind));
    /* Views are granted on as tables. */
    str_printf(sql, "%s ", target->kind == KIND_VIEW ? "TABLE" : ops->sql_kind);
    ops->append_reference(sql, target);
}

static void append_privileges(Str *sql, const Object *target, const TextVec *privileges)
{
    for (size_t i = 0; i < privileges->count; i++) {
        if (i > 0)
            str_text(sql, ", ");
        str_text(sql, privileges->items[i]);
        if (target->kind == KIND_COLUMN) {
            str_text(sql, " (");
            str_sql_ident(sql, target->name);
            str_char(sql, ')');
        }
    }
}

static const char *verb_of(const char *privilege)
{
    static const char *const VERBS[][2] = {
        {"SELECT", "read"},
        {"INSERT", "insert into"},
        {"UPDATE", "update"},
        {"DELETE", "delete from"},
        {"TRUNCATE", "truncate"},
        {"REFERENCES", "refer to"},
        {"TRIGGER", "create triggers on"},
        {"MAINTAIN", "maintain"},
        {"EXECUTE", "call"},
        {"USAGE", "use"},
        {"CREATE", "create objects in"},
        {"ALL", "do everything with"},
    };

    for (size_t i = 0; i < sizeof(VERBS) / sizeof(VERBS[0]); i++) {
        if (strcmp(VERBS[i][0], privilege) == 0)
            return VERBS[i][1];
    }
    return privilege;
}

/* "anon can now read and update public.tasks" */
static const char *note_of(const Change *change, const char *can, const TextVec *privileges)
{
    Str note = str_new(change->steps->arena);

    str_printf(&note, "%s %s ", strcmp(change->role, "public") == 0 ? "everyone" : change->role,
               can);
    for (size_t i = 0; i < privileges->count; i++) {
        if (i > 0)
            str_text(&note, i + 1 < privileges->count ? ", " : " and ");
        str_text(&note, verb_of(privileges->items[i]));
    }
    str_char(&note, ' ');
    object_append_id(&note, change->target);
    return note.text;
}

typedef enum Verb {
    VERB_GRANT,
    VERB_GRANT_OPTION,
    VERB_REVOKE,
    VERB_REVOKE_OPTION,
} Verb;

static void add_step(const Change *change, Verb verb, const TextVec *privileges)
{
    static const struct {
        const char *before;
        const char *to;
        const char *after;
        const char *can;
    } WORDS[] = {
        [VERB_GRANT] = {"GRANT ", " TO ", "", "can now"},
        [VERB_GRANT_OPTION] = {"GRANT ", " TO ", " WITH GRANT OPTION",
                               "can now, and can let others,"},
        [VERB_REVOKE] = {"REVOKE ", " FROM ", "", "can no longer"},
        [VERB_REVOKE_OPTION] = {"REVOKE GRANT OPTION FOR ", " FROM ", "",
                                "can no longer let others"},
    };
    Str sql = str_new(change->steps->arena);

    if (privileges->count == 0)
        return;
    str_text(&sql, WORDS[verb].before);
    append_privileges(&sql, change->target, privileges);
    str_text(&sql, " ON ");
    append_target(&sql, change->target);
    str_text(&sql, WORDS[verb].to);
    write_role(&sql, change->role);
    str_text(&sql, WORDS[verb].after);
    steps_add(change->steps, &sql, HAZARD_SECURITY_CHANGE)->note =
        note_of(change, WORDS[verb].can, privileges);
}

/* ---- changing one set into another ---------------------------------------------------------- */

/*
 * What ALL comprises depends on the version of the server, so a part of it is not taken away by
 * name: all goes, and what remains is granted again.
 */
static void change_rights(const Change *change, Rights from, const Rights *to)
{
    static const TextVec NONE = {0};
    Arena *arena = change->steps->arena;
    TextVec all = {0};
    TextVec lost, kept, options_lost, plain, with_option;

    vec_push(arena, &all, "ALL");
    if (holds_all(&from.privileges) && !holds_all(&to->privileges)) {
        add_step(change, VERB_REVOKE, &all);
        from.privileges = NONE;
        from.grantable = NONE;
    } else if (holds_all(&from.grantable) && !holds_all(&to->grantable)) {
        add_step(change, VERB_REVOKE_OPTION, &all);
        from.grantable = NONE;
    }
    lost = set_minus(arena, &from.privileges, &to->privileges);
    add_step(change, VERB_REVOKE, &lost);

    /* The right to grant a privilege goes with the privilege. */
    kept = set_minus(arena, &from.grantable, &lost);
    options_lost = set_minus(arena, &kept, &to->grantable);
    add_step(change, VERB_REVOKE_OPTION, &options_lost);

    with_option = set_minus(arena, &to->grantable, &kept);
    plain = set_minus(arena, &to->privileges, &from.privileges);
    plain = set_minus(arena, &plain, &with_option);
    add_step(change, VERB_GRANT, &plain);
    add_step(change, VERB_GRANT_OPTION, &with_option);
}

static void grant_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Change change = {.steps = steps, .target = object->parent, .role = object->name};
    Rights to = rights_of(steps->arena, object);

    (void)folded;
    change_rights(&change, default_rights(steps->arena, object), &to);
}

static bool grant_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    Change change = {.steps = steps, .target = to->parent, .role = to->name};
    Rights wanted = rights_of(steps->arena, to);

    (void)changed;
    change_rights(&change, rights_of(steps->arena, from), &wanted);
    return true;
}

static void grant_drop(const Object *object, Steps *steps)
{
    Change change = {.steps = steps, .target = object->parent, .role = object->name};
    Rights to = default_rights(steps->arena, object);

    change_rights(&change, rights_of(steps->arena, object), &to);
}

const KindOps grant_ops = {
    .sql_kind = NULL,
    .size = sizeof(GrantObject),
    .attributes = GRANT_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_NOTHING,
    .create = grant_create,
    .alter = grant_alter,
    .drop = grant_drop,
};
