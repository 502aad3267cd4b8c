/*
 * GRANT and REVOKE. A grant object holds all that one role was given on the parent by one other; its steps turn
 * one such set into another, and "no object" stands for the set that the server gives by itself.
 *
 * What is given by a grant option depends on the grant that has it: so it goes before that, and comes after, and nothing
 * is ever taken by CASCADE. The server takes for the grantor whoever runs the statement (select_best_grantor()), and lets
 * nobody else be named.
 */
#include "kinds/write.h"

static const Attribute GRANT_ATTRIBUTES[] = {
    ATTR(GrantObject, privileges, TEXTS, ATTRIBUTE_ALTER | ATTRIBUTE_BLOCKS),
    ATTR(GrantObject, grantable, TEXTS, ATTRIBUTE_ALTER | ATTRIBUTE_BLOCKS),
    ATTR(GrantObject, grantor, NAME, ATTRIBUTE_IGNORE),
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
    const char *grantor; /* NULL: the owner */
    TextVec all;         /* every privilege that the target has */
} Change;

/* ---- whose they are -------------------------------------------------------------------------- */

const char *owner_of(const Object *object)
{
    for (; object != NULL; object = object->parent) {
        const Object *owner = object_child(object, KIND_OWNER, NULL);

        if (owner != NULL)
            return ((const OwnerObject *)owner)->role;
        if (object->kind == KIND_RANGE_FUNCTION) /* it belongs to the first superuser */
            break;
    }
    return NULL;
}

const char *grant_signature(Arena *arena, const Object *target, const char *role,
                            const char *grantor)
{
    Str signature = str_new(arena);

    if (grantor == NULL)
        return text_equal(owner_of(target), role) ? "OWNER" : NULL;
    str_text(&signature, "BY ");
    str_sql_ident(&signature, grantor);
    return signature.text;
}

GrantObject *grant_find(const Object *target, const char *role, const char *grantor)
{
    GrantObject *first = (GrantObject *)object_child(target, KIND_GRANT, role);

    if (first == NULL || text_equal(first->grantor, grantor))
        return first;
    for (size_t i = 0; i < target->children.count; i++) {
        GrantObject *grant = (GrantObject *)target->children.items[i];

        if (grant->object.kind == KIND_GRANT && strcmp(grant->object.name, role) == 0 &&
            text_equal(grant->grantor, grantor))
            return grant;
    }
    return NULL;
}

/* Whether another grant than `except` gives it. */
static bool is_given(const Object *target, const char *role, const char *privilege,
                     const Object *except)
{
    const Object *first = object_child(target, KIND_GRANT, role);

    for (size_t i = 0; first != NULL && i < target->children.count; i++) {
        const Object *child = target->children.items[i];
        const TextVec *given = &((const GrantObject *)child)->privileges;

        if (child->kind == KIND_GRANT && child != except && strcmp(child->name, role) == 0 &&
            (texts_have(given, privilege) || texts_have(given, "ALL")))
            return true;
    }
    return false;
}

bool grant_gives(const Object *target, const char *role, const char *privilege)
{
    return is_given(target, role, privilege, NULL);
}

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
static Rights default_rights(Arena *arena, const Object *target, const char *role,
                             const char *grantor)
{
    Namespace space = kind_namespace(target->kind);
    Rights rights = {0};

    if (grantor != NULL || space == NAMESPACE_COLUMN)
        return rights;
    if (text_equal(owner_of(target), role)) {
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

/* What is taken is not gone where others have given the same. */
static void append_others_note(Str *note, const Change *change, const TextVec *privileges)
{
    const Object *target = steps_counterpart(change->steps, change->former_target);
    const GrantObject *own =
        target == NULL ? NULL : grant_find(target, change->role, change->grantor);

    for (size_t i = 0; target != NULL && i < privileges->count; i++)
        if (!is_given(target, change->role, privileges->items[i],
                      own == NULL ? NULL : &own->object))
            return;
    if (target != NULL)
        str_text(note, " by this alone: others let it as well");
}

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
    if (verb == VERB_REVOKE)
        append_others_note(&note, change, privileges);
    if (change->grantor != NULL)
        str_printf(&note,
                   verb == VERB_GRANT || verb == VERB_GRANT_OPTION
                       ? "; %s lets it, and has to be a role of whoever runs this"
                       : "; %s had let it",
                   change->grantor);
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

static void add_step(const Change *change, Verb verb, const TextVec *privileges)
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
    steps_add(change->steps, &sql, HAZARD_SECURITY_CHANGE)->note =
        note_of(change, verb, privileges);
}

/* ---- changing one set into another ---------------------------------------------------------- */

/* True for a set that only ALL can name on every version of the server. */
static bool needs_all(const TextVec *set)
{
    return set->count > 1 && texts_have(set, "MAINTAIN");
}

/* What the server takes when `lost` is taken: all, where a part cannot be named. */
static TextVec taken_with(Arena *arena, const Object *target, const TextVec *lost)
{
    return needs_all(lost) ? all_privileges(arena, target) : *lost;
}

/* What a grant that stays gives of these. */
static Rights kept_rights(const Change *change, const Object *former, const TextVec *lost)
{
    Arena *arena = change->steps->arena;
    const Object *grant = steps_counterpart(change->steps, former);
    Rights kept = {0};

    if (grant != NULL) {
        Rights had = rights_of(arena, former);
        Rights rights = rights_of(arena, grant);

        kept.grantable = set_both(arena, &rights.grantable, &had.grantable);
        kept.grantable = set_both(arena, &kept.grantable, lost);
        kept.privileges = set_both(arena, &rights.privileges, &had.privileges);
        kept.privileges = set_both(arena, &kept.privileges, lost);
        kept.privileges = texts_minus(arena, &kept.privileges, &kept.grantable);
    }
    return kept;
}

static void restore_column(const Change *change, const Object *column, const TextVec *lost)
{
    for (size_t i = 0; i < column->children.count; i++) {
        const GrantObject *grant = (const GrantObject *)column->children.items[i];
        Change again = *change;
        Rights kept;

        if (grant->object.kind != KIND_GRANT || strcmp(grant->object.name, change->role) != 0 ||
            !text_equal(grant->grantor, change->grantor))
            continue;
        kept = kept_rights(change, &grant->object, lost);
        again.target = column;
        again.all = (TextVec){0};
        add_step(&again, VERB_GRANT, &kept.privileges);
        add_step(&again, VERB_GRANT_OPTION, &kept.grantable);
    }
}

/* REVOKE on a table takes the same privileges from its columns, where they were given by name by the same grantor. */
static void restore_columns(const Change *change, const TextVec *lost)
{
    for (size_t i = 0; i < change->former_target->children.count; i++) {
        const Object *column = change->former_target->children.items[i];

        if (kind_namespace(column->kind) == NAMESPACE_COLUMN)
            restore_column(change, column, lost);
    }
}

/* Takes `lost` away, and says what is gone by that. */
static TextVec revoke(const Change *change, Verb verb, const TextVec *lost)
{
    TextVec gone = taken_with(change->steps->arena, change->target, lost);

    if (gone.count == 0)
        return gone;
    add_step(change, verb, &gone);
    restore_columns(change, &gone);
    return gone;
}

/* Grants what is missing: where it cannot be named, all, less what is too much. */
static void grant(const Change *change, Verb verb, const TextVec *missing, const TextVec *wanted)
{
    TextVec too_much = texts_minus(change->steps->arena, &change->all, wanted);

    if (!needs_all(missing)) {
        add_step(change, verb, missing);
        return;
    }
    add_step(change, verb, &change->all);
    add_step(change, verb == VERB_GRANT ? VERB_REVOKE : VERB_REVOKE_OPTION, &too_much);
}

static void write_change(Change *change, Rights from, const Rights *to)
{
    Arena *arena = change->steps->arena;
    TextVec lost, gone, plain, with_option;

    change->all = all_privileges(arena, change->target);
    lost = texts_minus(arena, &from.privileges, &to->privileges);
    gone = revoke(change, VERB_REVOKE, &lost);
    from.privileges = texts_minus(arena, &from.privileges, &gone);

    /* The right to grant a privilege goes with the privilege. */
    from.grantable = texts_minus(arena, &from.grantable, &gone);
    lost = texts_minus(arena, &from.grantable, &to->grantable);
    gone = revoke(change, VERB_REVOKE_OPTION, &lost);
    from.grantable = texts_minus(arena, &from.grantable, &gone);

    with_option = texts_minus(arena, &to->grantable, &from.grantable);
    plain = texts_minus(arena, &to->privileges, &from.privileges);
    plain = texts_minus(arena, &plain, &with_option);
    grant(change, VERB_GRANT, &plain, &to->privileges);
    grant(change, VERB_GRANT_OPTION, &with_option, &to->grantable);
}

/* Between SET ROLE and RESET ROLE, where the owner is not the one who grants. */
static void change_rights(const Change *change, const Rights *from, const Rights *to)
{
    Steps own = *change->steps;
    Change inner = *change;
    Str sql = str_new(own.arena);

    own.list = (StepVec){0};
    inner.steps = &own;
    write_change(&inner, *from, to);
    if (own.list.count == 0)
        return;
    if (change->grantor != NULL) {
        str_text(&sql, "SET ROLE ");
        str_sql_ident(&sql, change->grantor);
        steps_add(change->steps, &sql, 0);
    }
    for (size_t i = 0; i < own.list.count; i++)
        vec_push(own.arena, &change->steps->list, own.list.items[i]);
    if (change->grantor != NULL) {
        str_clear(&sql);
        str_text(&sql, "RESET ROLE");
        steps_add(change->steps, &sql, 0);
    }
}

static Change change_of(Steps *steps, const Object *from, const Object *to)
{
    return (Change){
        .steps = steps,
        .target = to->parent,
        .former_target = from->parent,
        .role = to->name,
        .grantor = ((const GrantObject *)to)->grantor,
    };
}

void write_given_rights(Steps *steps, const Object *target, const char *role,
                        const TextVec *privileges, const TextVec *grantable)
{
    Arena *arena = steps->arena;
    const GrantObject *grant = grant_find(target, role, NULL);
    const TextVec all = all_privileges(arena, target);
    const Rights given = {.privileges = plain_set(&all, privileges),
                          .grantable = plain_set(&all, grantable)};
    const Rights usual = default_rights(arena, target, role, NULL);
    const Rights wanted = grant == NULL ? usual : rights_of(arena, &grant->object);
    /* The grant takes away what is usual and not wanted, and gives what is wanted and not usual. */
    const TextVec always = set_both(arena, &wanted.privileges, &usual.privileges);
    const TextVec known = set_or(arena, &wanted.privileges, &usual.privileges);
    const TextVec kept = set_both(arena, &given.privileges, &known);
    Rights to = {.privileges = set_or(arena, &kept, &always),
                 .grantable = set_both(arena, &given.grantable, &wanted.grantable)};
    const TextVec lost = texts_minus(arena, &given.privileges, &to.privileges);
    Change change = {.steps = steps, .target = target, .former_target = target, .role = role};

    /* The grant gives all, and takes what is too much, by itself. */
    if (needs_all(&wanted.grantable))
        to.grantable = given.grantable;
    /* Where all has to be taken away, the grant gives all that is wanted. */
    if (needs_all(&lost))
        to = (Rights){.privileges = always,
                      .grantable = set_both(arena, &to.grantable, &usual.grantable)};
    change_rights(&change, &given, &to);
}

/* What the server gives by itself in the place of a grant that there is not. */
static Rights rights_without(Arena *arena, const Object *object)
{
    return default_rights(arena, object->parent, object->name,
                          ((const GrantObject *)object)->grantor);
}

/* What a column has goes and comes by itself: what is taken from its table is taken from it. */
static bool changes_owner(const Object *former, const Object *target)
{
    return former != NULL && target != NULL && kind_namespace(target->kind) != NAMESPACE_COLUMN &&
           owner_of(target) != NULL && !text_equal(owner_of(former), owner_of(target));
}

/* What the next owner itself has then: what the former one had, and what that gave it. Source: aclnewowner(). */
static bool hands_over(const Steps *steps, const Object *target, Rights *rights)
{
    const Object *former = steps_counterpart(steps, target);
    const char *owner = owner_of(target), *former_owner;
    const GrantObject *own, *given;
    Rights more;

    if (!changes_owner(former, target))
        return false;
    former_owner = owner_of(former);
    own = former_owner == NULL ? NULL : grant_find(former, former_owner, NULL);
    given = grant_find(former, owner, NULL);
    *rights = own != NULL ? rights_of(steps->arena, &own->object)
                          : default_rights(steps->arena, target, owner, NULL);
    if (given != NULL) {
        more = rights_of(steps->arena, &given->object);
        rights->privileges = set_or(steps->arena, &rights->privileges, &more.privileges);
        rights->grantable = set_or(steps->arena, &rights->grantable, &more.grantable);
    }
    return true;
}

void write_rights_of_owner(Steps *steps, const Object *target)
{
    const char *owner = owner_of(target);
    Rights from;

    if (owner != NULL && grant_find(target, owner, NULL) == NULL &&
        hands_over(steps, target, &from)) {
        const Change change = {
            .steps = steps, .target = target, .former_target = target, .role = owner};
        const Rights to = default_rights(steps->arena, target, owner, NULL);

        change_rights(&change, &from, &to);
    }
    for (size_t i = 0; i < target->children.count; i++)
        if (target->children.items[i]->children.count > 0 &&
            target->children.items[i]->kind != KIND_RANGE_FUNCTION)
            write_rights_of_owner(steps, target->children.items[i]);
}

static void grant_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const Change change = change_of(steps, object, object);
    const bool is_own =
        change.grantor == NULL && text_equal(owner_of(object->parent), object->name);
    const Rights to = rights_of(steps->arena, object);
    Rights from;

    (void)folded;
    if (!is_own || !hands_over(steps, object->parent, &from))
        from = rights_without(steps->arena, object);
    change_rights(&change, &from, &to);
}

static bool grant_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const Change change = change_of(steps, from, to);
    const Rights had = rights_of(steps->arena, from);
    const Rights wanted = rights_of(steps->arena, to);

    (void)changed;
    change_rights(&change, &had, &wanted);
    return true;
}

static void grant_drop(const Object *object, Steps *steps)
{
    const Change change = change_of(steps, object, object);
    const Rights from = rights_of(steps->arena, object);
    const Rights to = rights_without(steps->arena, object);
    const Object *target = steps_counterpart(steps, object->parent);

    /* It is the next owner's. */
    if (change.grantor == NULL && changes_owner(object->parent, target) &&
        (text_equal(owner_of(object->parent), object->name) ||
         text_equal(owner_of(target), object->name)))
        return;
    change_rights(&change, &from, &to);
}

/* What was given by an option stays while that changes, unless the very option is taken, if only for a moment. */
static bool grant_carries_over(const Object *object, const Object *from, const Object *to)
{
    Arena *scratch;
    Rights had, has, given;
    TextVec lost, lost_options, taken;
    bool carries;

    if (from->kind != object->kind)
        return true;
    scratch = arena_new();
    had = rights_of(scratch, from);
    has = rights_of(scratch, to);
    given = rights_of(scratch, object);
    lost = texts_minus(scratch, &had.privileges, &has.privileges);
    lost_options = texts_minus(scratch, &had.grantable, &has.grantable);
    lost = taken_with(scratch, from->parent, &lost);
    lost_options = taken_with(scratch, from->parent, &lost_options);
    taken = set_or(scratch, &lost, &lost_options);
    carries = set_both(scratch, &given.privileges, &taken).count == 0;
    arena_free(scratch);
    return carries;
}

const KindOps grant_ops = {
    .sql_kind = NULL,
    .size = sizeof(GrantObject),
    .attributes = GRANT_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .reaches_parts = true,
    .holds_on = true,
    .create = grant_create,
    .alter = grant_alter,
    .carries_over = grant_carries_over,
    .drop = grant_drop,
};
