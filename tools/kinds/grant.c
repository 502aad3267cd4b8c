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
    const Object *former_target; /* as it was before the plan; its columns keep their privileges */
    const char *role;
    TextVec all; /* every privilege that the target has */
} Change;

/* ---- sets of privileges --------------------------------------------------------------------- */

/* An identity column has a sequence, on which something can be granted as on any other. */
static bool is_sequence(const Object *target)
{
    return target->kind == KIND_SEQUENCE || target->kind == KIND_IDENTITY;
}

/*
 * All privileges of a kind of target, as ALL comprises them. MAINTAIN came with PostgreSQL 17: older
 * servers do not know the word, so it is written only where it stands alone.
 */
static TextVec all_privileges(Arena *arena, const Object *target)
{
    static const struct {
        Namespace space;
        const char *words[8];
    } SETS[] = {
        {NAMESPACE_COLUMN, {"INSERT", "REFERENCES", "SELECT", "UPDATE"}},
        {NAMESPACE_DATABASE, {"CONNECT", "CREATE", "TEMPORARY"}},
        {NAMESPACE_SCHEMA, {"CREATE", "USAGE"}},
        {NAMESPACE_ROUTINE, {"EXECUTE"}},
        {NAMESPACE_TYPE, {"USAGE"}},
        {NAMESPACE_LANGUAGE, {"USAGE"}},
        {NAMESPACE_FOREIGN_DATA_WRAPPER, {"USAGE"}},
        {NAMESPACE_SERVER, {"USAGE"}},
        {NAMESPACE_RELATION,
         {"DELETE", "INSERT", "MAINTAIN", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE", "UPDATE"}},
    };
    static const char *const SEQUENCE[] = {"SELECT", "UPDATE", "USAGE"};
    TextVec all = {0};

    for (size_t i = 0; is_sequence(target) && i < 3; i++)
        vec_push(arena, &all, SEQUENCE[i]);
    for (size_t i = 0; all.count == 0 && i < sizeof(SETS) / sizeof(SETS[0]); i++) {
        if (SETS[i].space != kind_namespace(target->kind))
            continue;
        for (size_t j = 0; j < 8 && SETS[i].words[j] != NULL; j++)
            vec_push(arena, &all, SETS[i].words[j]);
    }
    return all;
}

static TextVec set_both(Arena *arena, const TextVec *a, const TextVec *b)
{
    TextVec both = {0};

    for (size_t i = 0; i < a->count; i++) {
        if (texts_have(b, a->items[i]))
            vec_push(arena, &both, a->items[i]);
    }
    return both;
}

static TextVec set_or(Arena *arena, const TextVec *a, const TextVec *b)
{
    TextVec either = texts_minus(arena, b, a);

    for (size_t i = 0; i < a->count; i++)
        vec_push(arena, &either, a->items[i]);
    return either;
}

static TextVec plain_set(const TextVec *all, const TextVec *set)
{
    return texts_have(set, "ALL") ? *all : *set;
}

static Rights rights_of(Arena *arena, const Object *object)
{
    const GrantObject *grant = (const GrantObject *)object;
    TextVec all = all_privileges(arena, object->parent);
    Rights rights = {
        .privileges = plain_set(&all, &grant->privileges),
        .grantable = plain_set(&all, &grant->grantable),
    };

    return rights;
}

/* What the server gives a role on a new object: all to the owner, something to everybody. */
static Rights default_rights(Arena *arena, const Object *target, const char *role)
{
    const OwnerObject *owner = (const OwnerObject *)object_child(target, KIND_OWNER, NULL);
    Namespace space = kind_namespace(target->kind);
    Rights rights = {0};

    if (owner != NULL && strcmp(owner->role, role) == 0) {
        rights.privileges = all_privileges(arena, target);
    } else if (strcmp(role, "public") == 0) {
        if (space == NAMESPACE_DATABASE) {
            vec_push(arena, &rights.privileges, "CONNECT");
            vec_push(arena, &rights.privileges, "TEMPORARY");
        } else if (space == NAMESPACE_ROUTINE) {
            vec_push(arena, &rights.privileges, "EXECUTE");
        } else if (space == NAMESPACE_TYPE || space == NAMESPACE_LANGUAGE ||
                   (space == NAMESPACE_SCHEMA && strcmp(target->name, "public") == 0)) {
            vec_push(arena, &rights.privileges, "USAGE");
        }
    }
    return rights;
}

/* ---- writing -------------------------------------------------------------------------------- */

static void append_target(Str *sql, const Object *target)
{
    const KindOps *ops = kind_ops(target->kind);

    if (kind_namespace(target->kind) == NAMESPACE_COLUMN) {
        str_text(sql, "TABLE ");
        write_relation(sql, target);
        return;
    }
    if (target->kind == KIND_IDENTITY) {
        str_text(sql, "SEQUENCE ");
        str_sql_qualified(sql, object_schema(target),
                          ((const IdentityObject *)target)->sequence_name);
        return;
    }
    if (target->kind == KIND_AGGREGATE) {
        str_text(sql, "FUNCTION ");
        write_routine_reference(sql, target);
        return;
    }
    if (ops->sql_kind == NULL)
        BUG("nothing can be granted on a %s", kind_name(target->kind));
    /* All that has rows is granted on as a table. */
    if (kind_namespace(target->kind) == NAMESPACE_RELATION && target->kind != KIND_SEQUENCE)
        str_text(sql, "TABLE ");
    else
        str_printf(sql, "%s%s ", target->kind == KIND_SERVER ? "FOREIGN " : "", ops->sql_kind);
    ops->append_reference(sql, target);
}

static void append_privileges(Str *sql, const Object *target, const TextVec *privileges)
{
    for (size_t i = 0; i < privileges->count; i++) {
        if (i > 0)
            str_text(sql, ", ");
        str_text(sql, privileges->items[i]);
        if (kind_namespace(target->kind) == NAMESPACE_COLUMN) {
            str_text(sql, " (");
            str_sql_ident(sql, target->name);
            str_char(sql, ')');
        }
    }
}

typedef enum Verb {
    VERB_GRANT,
    VERB_GRANT_OPTION,
    VERB_REVOKE,
    VERB_REVOKE_OPTION,
} Verb;

/* "anon can now read and update public.tasks, as far as its policies let" */
static const char *note_of(const Change *change, Verb verb, const TextVec *privileges)
{
    static const char *const CAN[] = {
        [VERB_GRANT] = "can now",
        [VERB_GRANT_OPTION] = "can now, and can let others,",
        [VERB_REVOKE] = "can no longer",
        [VERB_REVOKE_OPTION] = "can no longer let others",
    };
    Str note = str_new(change->steps->arena);

    str_printf(&note, "%s %s ", strcmp(change->role, "public") == 0 ? "everyone" : change->role,
               CAN[verb]);
    write_privileges_note(&note, privileges);
    str_char(&note, ' ');
    object_append_id(&note, change->target);
    if (verb == VERB_GRANT || verb == VERB_GRANT_OPTION)
        write_granted_note(&note, change->target, change->role, privileges);
    else if (verb == VERB_REVOKE)
        write_revoked_note(&note, change->target, change->role, privileges);
    return note.text;
}

/* Whether the role may be the owner, who is left unsaid: of what the superuser makes that every server has. Nothing can
 * be taken from a superuser, and an owner would lose what the owner of a new object has. Who owns the schema public is
 * known: OWNER_OF_PUBLIC_SCHEMA. */
static bool may_be_owner(const Change *change)
{
    const Object *grant = object_child(change->former_target, KIND_GRANT, change->role);

    return strcmp(change->role, BOOTSTRAP_SUPERUSER) == 0 && !is_public_schema(change->target) &&
           object_child(change->target, KIND_OWNER, NULL) == NULL &&
           (grant == NULL || grant->dependencies.count == 0);
}

static void add_step(const Change *change, Verb verb, const TextVec *privileges, bool cascade)
{
    static const struct {
        const char *before;
        const char *to;
        const char *after;
    } WORDS[] = {
        [VERB_GRANT] = {"GRANT ", " TO ", ""},
        [VERB_GRANT_OPTION] = {"GRANT ", " TO ", " WITH GRANT OPTION"},
        [VERB_REVOKE] = {"REVOKE ", " FROM ", ""},
        [VERB_REVOKE_OPTION] = {"REVOKE GRANT OPTION FOR ", " FROM ", ""},
    };
    Str sql = str_new(change->steps->arena);
    TextVec everything = {0};

    if (privileges->count == 0 ||
        ((verb == VERB_REVOKE || verb == VERB_REVOKE_OPTION) && may_be_owner(change)))
        return;
    if (privileges->count > 1 && privileges->count == change->all.count) {
        vec_push(change->steps->arena, &everything, "ALL");
        privileges = &everything;
    }
    str_text(&sql, WORDS[verb].before);
    append_privileges(&sql, change->target, privileges);
    str_text(&sql, " ON ");
    append_target(&sql, change->target);
    str_text(&sql, WORDS[verb].to);
    write_role(&sql, change->role);
    str_text(&sql, WORDS[verb].after);
    if (cascade)
        str_text(&sql, " CASCADE");
    steps_add(change->steps, &sql, HAZARD_SECURITY_CHANGE)->note =
        note_of(change, verb, privileges);
}

/* ---- changing one set into another ---------------------------------------------------------- */

/* True for a set that only ALL can name on every version of the server. */
static bool needs_all(const TextVec *set)
{
    return set->count > 1 && texts_have(set, "MAINTAIN");
}

/* What a role had on an object, and keeps. */
static Rights kept_rights(const Change *change, const Object *target, const char *role)
{
    Arena *arena = change->steps->arena;
    const Object *counterpart = steps_counterpart(change->steps, target);
    const Object *former = object_child(target, KIND_GRANT, role);
    const Object *object = counterpart == NULL ? NULL : object_child(counterpart, KIND_GRANT, role);
    Rights kept = {0};

    if (former != NULL && object != NULL) {
        Rights had = rights_of(arena, former);
        Rights rights = rights_of(arena, object);

        kept.privileges = set_both(arena, &rights.privileges, &had.privileges);
        kept.grantable = set_both(arena, &rights.grantable, &had.grantable);
    }
    return kept;
}

/* Gives again what was taken along with something else. */
static void restore(const Change *again, Rights kept, const TextVec *lost)
{
    Arena *arena = again->steps->arena;

    kept.grantable = set_both(arena, &kept.grantable, lost);
    kept.privileges = set_both(arena, &kept.privileges, lost);
    kept.privileges = texts_minus(arena, &kept.privileges, &kept.grantable);
    add_step(again, VERB_GRANT, &kept.privileges, false);
    add_step(again, VERB_GRANT_OPTION, &kept.grantable, false);
}

/* REVOKE on a table takes the same privileges from its columns, where they were given by name. */
static void restore_columns(const Change *change, const TextVec *lost)
{
    for (size_t i = 0; i < change->former_target->children.count; i++) {
        const Object *column = change->former_target->children.items[i];
        Change again = {.steps = change->steps, .target = column, .role = change->role};

        if (kind_namespace(column->kind) == NAMESPACE_COLUMN)
            restore(&again, kept_rights(change, column, change->role), lost);
    }
}

/* True when another role has one of the privileges, which may come from the one that loses it. */
static bool others_have(const Change *change, const TextVec *privileges)
{
    Arena *arena = change->steps->arena;

    for (size_t i = 0; i < change->former_target->children.count; i++) {
        const Object *other = change->former_target->children.items[i];
        Rights rights;

        if (other->kind != KIND_GRANT || strcmp(other->name, change->role) == 0)
            continue;
        rights = rights_of(arena, other);
        if (set_both(arena, &rights.privileges, privileges).count > 0)
            return true;
    }
    return false;
}

/* CASCADE takes from others what came from the one that loses it: who had it and is to keep it gets it again. */
static void restore_all(const Change *change, const TextVec *lost)
{
    for (size_t i = 0; lost->count > 0 && i < change->former_target->children.count; i++) {
        const Object *other = change->former_target->children.items[i];
        Change again = {.steps = change->steps, .target = change->target, .all = change->all};

        if (other->kind != KIND_GRANT || (strcmp(other->name, change->role) == 0 &&
                                          ((const GrantObject *)other)->grantors.count == 0))
            continue;
        again.role = other->name;
        restore(&again, kept_rights(change, change->former_target, other->name), lost);
    }
}

/* The first in the line of those who gave something, whose right to do so is the owner's gift. */
static const GrantObject *first_grantor(const Object *target, const char *role)
{
    const GrantObject *grantor = (const GrantObject *)object_child(target, KIND_GRANT, role);

    for (size_t i = 0; grantor != NULL && grantor->grantors.count > 0 && i < target->children.count;
         i++)
        grantor = (const GrantObject *)object_child(target, KIND_GRANT, grantor->grantors.items[0]);
    return grantor;
}

/* What others than the owner gave, the owner can take only by taking their right to give it, which they get again; who
 * does not get it again loses it by itself. What is gone by that. */
static TextVec revoke_from_grantors(const Change *change, const TextVec *lost)
{
    Arena *arena = change->steps->arena;
    const GrantObject *former =
        (const GrantObject *)object_child(change->former_target, KIND_GRANT, change->role);
    TextVec gone = {0};

    for (size_t i = 0; former != NULL && i < former->grantors.count; i++) {
        const GrantObject *grantor =
            first_grantor(change->former_target, former->grantors.items[i]);
        Change from = *change;
        Rights rights;
        TextVec passed_on;

        if (grantor == NULL)
            continue;
        from.role = grantor->object.name;
        rights = kept_rights(change, change->former_target, from.role);
        passed_on = set_both(arena, &rights.grantable, lost);
        passed_on = texts_minus(arena, &passed_on, &gone);
        add_step(&from, VERB_REVOKE_OPTION, &passed_on, true);
        gone = set_or(arena, &gone, &passed_on);
    }
    return gone;
}

/* Takes `lost` away, and says what is gone by that: all, where a part cannot be named. */
static TextVec revoke(const Change *change, Verb verb, const TextVec *lost,
                      const TextVec *grantable)
{
    TextVec gone = needs_all(lost) ? change->all : *lost;
    TextVec passed_on = set_both(change->steps->arena, &gone, grantable);
    TextVec taken;
    bool cascade;

    if (gone.count == 0)
        return gone;
    cascade = passed_on.count > 0 && others_have(change, &passed_on);
    taken = revoke_from_grantors(change, &gone);
    add_step(change, verb, &gone, cascade);
    if (cascade)
        taken = set_or(change->steps->arena, &taken, &passed_on);
    restore_all(change, &taken);
    restore_columns(change, &gone);
    return gone;
}

/* Grants what is missing: where it cannot be named, all, less what is too much. */
static void grant(const Change *change, Verb verb, const TextVec *missing, const TextVec *wanted)
{
    TextVec too_much = texts_minus(change->steps->arena, &change->all, wanted);

    if (!needs_all(missing)) {
        add_step(change, verb, missing, false);
        return;
    }
    add_step(change, verb, &change->all, false);
    add_step(change, verb == VERB_GRANT ? VERB_REVOKE : VERB_REVOKE_OPTION, &too_much, false);
}

static void change_rights(Change *change, Rights from, const Rights *to)
{
    Arena *arena = change->steps->arena;
    TextVec lost, gone, plain, with_option, given;

    change->all = all_privileges(arena, change->target);
    lost = texts_minus(arena, &from.privileges, &to->privileges);
    gone = revoke(change, VERB_REVOKE, &lost, &from.grantable);
    from.privileges = texts_minus(arena, &from.privileges, &gone);

    /* The right to grant a privilege goes with the privilege. */
    from.grantable = texts_minus(arena, &from.grantable, &gone);
    lost = texts_minus(arena, &from.grantable, &to->grantable);
    gone = revoke(change, VERB_REVOKE_OPTION, &lost, &from.grantable);
    from.grantable = texts_minus(arena, &from.grantable, &gone);

    with_option = texts_minus(arena, &to->grantable, &from.grantable);
    plain = texts_minus(arena, &to->privileges, &from.privileges);
    plain = texts_minus(arena, &plain, &with_option);
    given = set_both(arena, &with_option, &from.privileges);
    given = revoke_from_grantors(change, &given);
    restore_all(change, &given);
    grant(change, VERB_GRANT, &plain, &to->privileges);
    grant(change, VERB_GRANT_OPTION, &with_option, &to->grantable);
}

static Change change_of(Steps *steps, const Object *from, const Object *to)
{
    return (Change){
        .steps = steps,
        .target = to->parent,
        .former_target = from->parent,
        .role = to->name,
    };
}

void write_given_rights(Steps *steps, const Object *target, const char *role,
                        const TextVec *privileges, const TextVec *grantable)
{
    Arena *arena = steps->arena;
    const Object *grant = object_child(target, KIND_GRANT, role);
    const TextVec all = all_privileges(arena, target);
    const Rights given = {.privileges = plain_set(&all, privileges),
                          .grantable = plain_set(&all, grantable)};
    const Rights usual = default_rights(arena, target, role);
    const Rights wanted = grant == NULL ? usual : rights_of(arena, grant);
    /* The grant takes away what is usual and not wanted, and gives what is wanted and not usual. */
    const TextVec always = set_both(arena, &wanted.privileges, &usual.privileges);
    const TextVec known = set_or(arena, &wanted.privileges, &usual.privileges);
    const TextVec kept = set_both(arena, &given.privileges, &known);
    Rights to = {.privileges = set_or(arena, &kept, &always),
                 .grantable = set_both(arena, &given.grantable, &wanted.grantable)};
    const TextVec lost = texts_minus(arena, &given.privileges, &to.privileges);
    Change change = {.steps = steps, .target = target, .former_target = target, .role = role};

    /* Where all has to be taken away, the grant gives all that is wanted. */
    if (needs_all(&lost))
        to = (Rights){.privileges = always,
                      .grantable = set_both(arena, &to.grantable, &usual.grantable)};
    change_rights(&change, given, &to);
}

static void grant_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    Change change = change_of(steps, object, object);
    Rights to = rights_of(steps->arena, object);

    (void)folded;
    change_rights(&change, default_rights(steps->arena, object->parent, object->name), &to);
}

static bool grant_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    Change change = change_of(steps, from, to);
    Rights wanted = rights_of(steps->arena, to);

    (void)changed;
    change_rights(&change, rights_of(steps->arena, from), &wanted);
    return true;
}

static void grant_drop(const Object *object, Steps *steps)
{
    Change change = change_of(steps, object, object);
    Rights to = default_rights(steps->arena, object->parent, object->name);

    change_rights(&change, rights_of(steps->arena, object), &to);
}

const KindOps grant_ops = {
    .sql_kind = NULL,
    .size = sizeof(GrantObject),
    .attributes = GRANT_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_NOTHING,
    .reaches_parts = true,
    .create = grant_create,
    .alter = grant_alter,
    .drop = grant_drop,
};
