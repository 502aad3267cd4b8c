#include "plan/renames.h"

#include "base/map.h"
#include "diff/diff.h"
#include "kinds/generated_name.h"
#include "plan/former.h"
#include "plan/likeness.h"

/* What the old schema's objects are called that make way for each other. */
#define ASIDE_SUFFIX "_schemac_old"

/* A statement to come, and the object that it renames. */
typedef struct Pending {
    Object *from;
    const Object *carrier; /* the old table that takes it along to another schema; NULL */
    const Object *to;
    const Object
        *room_for; /* the new object because of whose name it makes way, before it goes; NULL */
    const char *sql[3]; /* into the other schema, and to the other name */
    size_t sql_count;
    bool aside; /* it has made way, and goes by another name until its own is free */
    bool done;
} Pending;

typedef struct Finding {
    Arena *arena;
    Formers formers;
    Map *created;         /* schemas that objects move to */
    VEC(Pending) pending; /* parents before what hangs on them */
    RenameVec *renames;
} Finding;

static void add_rename(Finding *finding, const Object *object, const char *sql, const char *note)
{
    Rename rename = {.object = object, .sql = sql, .verb = ACTION_RENAME, .note = note};

    vec_push(finding->arena, finding->renames, rename);
}

static Object *copy_object(Arena *arena, const Object *object)
{
    return memcpy(arena_alloc(arena, kind_ops(object->kind)->size), object,
                  kind_ops(object->kind)->size);
}

static const char *rename_sql(Arena *arena, const Object *object, const char *name)
{
    Str sql = str_new(arena);

    kind_ops(object->kind)->append_rename(&sql, object, name);
    return sql.text;
}

static const char *move_sql(Arena *arena, const Object *object, const char *schema)
{
    const KindOps *ops = kind_ops(object->kind);
    Str sql = str_new(arena);

    str_printf(&sql, "ALTER %s ", ops->sql_kind);
    ops->append_reference(&sql, object);
    str_text(&sql, " SET SCHEMA ");
    str_sql_ident(&sql, schema);
    return sql.text;
}

/* A schema that objects move to has to be there. */
static void create_schema(Finding *finding, const char *name)
{
    Object *schema = model_find_schema(finding->formers.to, name);
    Steps steps = {.arena = finding->arena};

    if (schema == NULL || schema->external ||
        model_find_schema(finding->formers.from, name) != NULL ||
        map_put(finding->created, name, schema) != NULL)
        return;
    kind_ops(schema->kind)->create(schema, NULL, &steps);
    for (size_t i = 0; i < steps.list.count; i++)
        add_rename(finding, schema, steps.list.items[i].sql, NULL);
}

/* What takes an old object along when it moves, and refuses to let it go alone: the table of an owned sequence. */
static const Object *carrier_of(const Object *object)
{
    for (size_t i = 0; i < object->children.count; i++) {
        const Object *child = object->children.items[i];

        if (kind_ops(child->kind)->owns_parent && child->dependencies.count > 0)
            return object_root(child->dependencies.items[0].on);
    }
    return NULL;
}

static bool moves_by_itself(const Object *object)
{
    return object->schema != NULL &&
           (object->parent == NULL || kind_ops(object->kind)->moves_alone);
}

/* The old object goes to the schema and gets the name of the new one; by then its parents have their old names. */
static void add_pending(Finding *finding, Object *from, const Object *to, const char *schema)
{
    Pending pending = {.from = from, .to = to, .carrier = carrier_of(from)};
    Object *moved = copy_object(finding->arena, from);

    if (moves_by_itself(from) && pending.carrier == NULL && !text_equal(from->schema, schema)) {
        create_schema(finding, schema);
        pending.sql[pending.sql_count++] = move_sql(finding->arena, from, schema);
        moved->schema = schema;
    }
    if (strcmp(from->name, to->name) != 0)
        pending.sql[pending.sql_count++] = rename_sql(finding->arena, moved, to->name);
    if (pending.sql_count == 0)
        return;
    map_put(finding->formers.renamed, to->key, from);
    vec_push(finding->arena, &finding->pending, pending);
}

/* True when the old object has the part under its former name still, and the new one under the other. */
static bool part_is_renamed(const Object *object, const Object *old, const Former *former)
{
    const KindOps *ops = kind_ops(object->kind);

    return ops->has_part != NULL && old != NULL && old->kind == object->kind && !old->external &&
           ops->has_part(old, former->name) && !ops->has_part(old, former->part) &&
           !ops->has_part(object, former->name);
}

static void find_part(Finding *finding, const Object *object, const Former *former)
{
    const KindOps *ops = kind_ops(object->kind);
    const Object *old = former_of(&finding->formers, object);
    Str sql = str_new(finding->arena);

    if (!part_is_renamed(object, old, former))
        return;
    ops->append_part_rename(&sql, old, former->name, former->part);
    add_rename(finding, object, sql.text, NULL);
}

/* What an annotation of a new object asks for, unless it is done already. */
static void find_object(Finding *finding, const Object *object, const Former *former)
{
    Object *old;

    /* It was one object only: the first that is there. */
    if (kind_ops(object->kind)->append_rename == NULL ||
        map_get(finding->formers.renamed, object->key) != NULL)
        return;
    old = former_find(&finding->formers, object, former);
    if (old == NULL || former_of(&finding->formers, object) == old)
        return;
    add_pending(finding, old, object, former_schema(&finding->formers, object->schema));
}

/* How many new objects say that they were an old one. */
static size_t count_claims(const Finding *finding, const Object *old)
{
    size_t count = 0;

    for (size_t i = 0; i < finding->pending.count; i++)
        count += finding->pending.items[i].from == old;
    return count;
}

static bool is_pending(const Finding *finding, const Object *old)
{
    return count_claims(finding, old) > 0;
}

static size_t distance(const Finding *finding, const Object *from, const Object *to)
{
    return likeness_distance(finding->arena, from, to);
}

/* Whether the new schema has an object of the name that an old one has now, and that is rather what this was. */
static bool has_heir(const Finding *finding, const Pending *pending)
{
    const Object *heir = model_find_key(finding->formers.to, pending->from->key);

    return heir != NULL && map_get(finding->formers.renamed, heir->key) == NULL &&
           distance(finding, pending->from, heir) <= distance(finding, pending->from, pending->to);
}

/* Whether the old object gets the name of another new one than that. */
static bool becomes_another(const Finding *finding, const Object *old, const Object *to)
{
    for (size_t i = 0; i < finding->pending.count; i++)
        if (finding->pending.items[i].from == old && finding->pending.items[i].to != to)
            return true;
    return false;
}

/* An old object that stays what it is, or is claimed twice, is not renamed; nor is one whose new name is in use, or a part of
 * something that is another thing now. */
static bool is_stale(const Finding *finding, const Pending *pending)
{
    const Object *holder = former_holder(&finding->formers, pending->to);

    if (pending->room_for != NULL
            ? map_get(finding->formers.renamed, pending->room_for->key) == NULL
            : has_heir(finding, pending))
        return true;
    return (holder != NULL && !is_pending(finding, holder)) ||
           (pending->to->parent != NULL &&
            (former_of(&finding->formers, pending->to->parent) != pending->from->parent ||
             becomes_another(finding, pending->from->parent, pending->to->parent))) ||
           count_claims(finding, pending->from) > 1;
}

static void drop_stale(Finding *finding)
{
    size_t count;

    do {
        size_t kept = 0;

        count = finding->pending.count;
        for (size_t i = 0; i < count; i++)
            finding->pending.items[i].done = is_stale(finding, &finding->pending.items[i]);
        for (size_t i = 0; i < count; i++) {
            if (finding->pending.items[i].done)
                map_put(finding->formers.renamed, finding->pending.items[i].to->key, NULL);
            else
                finding->pending.items[kept++] = finding->pending.items[i];
        }
        finding->pending.count = kept;
    } while (finding->pending.count < count);
}

static void make_room_for(Finding *finding, Object *holder, const Object *heir, const Object *to)
{
    Object *aside = copy_object(finding->arena, holder);

    aside->name = name_with_suffix(finding->arena, holder->name, ASIDE_SUFFIX);
    aside->key = arena_printf(finding->arena, "%s aside", holder->key);
    aside->parent = heir->parent;
    aside->schema = heir->schema;
    add_pending(finding, holder, aside, holder->schema);
    finding->pending.items[finding->pending.count - 1].room_for = to;
}

/* The sequences of its columns go as well, and those of what gets its name are called after that. */
static void make_room_for_owned(Finding *finding, const Object *holder, const Object *to)
{
    for (size_t i = 0; i < finding->formers.from->objects.count; i++) {
        Object *object = finding->formers.from->objects.items[i];
        const Object *heir =
            carrier_of(object) == holder ? model_find_key(finding->formers.to, object->key) : NULL;

        if (heir != NULL && !is_pending(finding, object) &&
            map_get(finding->formers.renamed, heir->key) == NULL)
            make_room_for(finding, object, heir, to);
    }
}

/* What goes and has the new name of another makes way, if that one is rather what is of this name now: else it has been
 * renamed before, and the annotation was left. */
static void make_room(Finding *finding)
{
    const size_t count = finding->pending.count;

    for (size_t i = 0; i < count; i++) {
        const Object *from = finding->pending.items[i].from;
        const Object *to = finding->pending.items[i].to;
        Object *holder = former_holder(&finding->formers, to);
        const Object *heir =
            holder == NULL ? NULL : model_find_key(finding->formers.to, holder->key);

        if (holder == NULL || holder->external || is_pending(finding, holder) ||
            kind_ops(holder->kind)->append_rename == NULL ||
            (heir != NULL && map_get(finding->formers.renamed, heir->key) == NULL) ||
            distance(finding, holder, to) <= distance(finding, from, to))
            continue;
        make_room_for(finding, holder, to, to);
        make_room_for_owned(finding, holder, to);
    }
}

/* ---- The order ------------------------------------------------------------------------------------------------ */

/* A constraint that has an index takes a name among the relations of its schema. */
static bool has_storage(const Object *object)
{
    return kind_namespace(object->kind) == NAMESPACE_CONSTRAINT &&
           attribute_find(object_attributes(object), "tablespace") != NULL;
}

/* The key of another table that has the new name of a key. */
static const Object *find_namesake(const Finding *finding, const Pending *pending)
{
    for (size_t i = 0; has_storage(pending->to) && i < finding->pending.count; i++) {
        const Pending *other = &finding->pending.items[i];

        if (!other->done && other != pending && other->from->parent != pending->from->parent &&
            has_storage(other->from) && strcmp(other->from->name, pending->to->name) == 0 &&
            text_equal(object_schema(other->from), object_schema(pending->from)))
            return other->from;
    }
    return NULL;
}

/* The pending rename of the object that has the new name still; NULL when the name is free. */
static Pending *holder_of(Finding *finding, const Pending *pending)
{
    const Object *holder = former_holder(&finding->formers, pending->to);

    if (holder == NULL)
        holder = find_namesake(finding, pending);
    for (size_t i = 0; holder != NULL && i < finding->pending.count; i++)
        if (finding->pending.items[i].from == holder && !finding->pending.items[i].done)
            return &finding->pending.items[i];
    return NULL;
}

static void rename_rest(Finding *finding, const Object *object, const Object *from,
                        const char *schema, const char *name)
{
    Steps steps = {.arena = finding->arena};

    if (kind_ops(from->kind)->rename_rest == NULL)
        return;
    kind_ops(from->kind)->rename_rest(from, schema, name, &steps);
    for (size_t i = 0; i < steps.list.count; i++)
        add_rename(finding, object, steps.list.items[i].sql, NULL);
}

static void run_pending(Finding *finding, Pending *pending)
{
    const Object *to = pending->to;

    rename_rest(finding, to, pending->from, former_schema(&finding->formers, to->schema), to->name);
    for (size_t i = 0; i < pending->sql_count; i++)
        add_rename(finding, to, pending->sql[i],
                   pending->room_for == NULL ? NULL : "it goes, and another one gets its name");
    pending->done = true;
}

static bool same_children(const Object *object, const Object *other)
{
    if (object->children.count != other->children.count)
        return false;
    for (size_t i = 0; i < object->children.count; i++) {
        const Object *child = object->children.items[i];

        if (object_child(other, child->kind, child->name) == NULL)
            return false;
    }
    return true;
}

static bool is_schema(const Object *object)
{
    return kind_namespace(object->kind) == NAMESPACE_SCHEMA;
}

/* The same names in both schemas, each in its model. */
static bool same_contents(const Finding *finding, const Object *schema, const Object *other)
{
    size_t count = 0;

    for (size_t i = 0; i < finding->formers.to->objects.count; i++)
        count += text_equal(finding->formers.to->objects.items[i]->schema, other->name);
    for (size_t i = 0; i < finding->formers.from->objects.count; i++) {
        const Object *object = finding->formers.from->objects.items[i];

        if (!text_equal(object->schema, schema->name))
            continue;
        if (object->parent == NULL &&
            model_find(finding->formers.to, kind_namespace(object->kind), NULL, other->name,
                       object->name, object->signature) == NULL)
            return false;
        count--;
    }
    return count == 0;
}

/* Objects that exchange their names: after that, the same annotations are still there. It is done when each is what the
 * new one of its name is. */
static bool is_exchanged(const Finding *finding)
{
    for (size_t i = 0; i < finding->pending.count; i++) {
        const Pending *pending = &finding->pending.items[i];
        const Object *holder = pending->done ? NULL : former_holder(&finding->formers, pending->to);

        if (!pending->done && find_namesake(finding, pending) != NULL)
            return false;
        if (holder != NULL &&
            (holder->kind != pending->to->kind ||
             attributes_differ(object_attributes(holder), holder, pending->to) != 0 ||
             !same_children(holder, pending->to) ||
             (is_schema(holder) && !same_contents(finding, holder, pending->to))))
            return false;
    }
    return true;
}

/* Objects that exchange their names: this one makes way. */
static void make_way(Finding *finding, Pending *pending)
{
    const char *schema = former_schema(&finding->formers, pending->to->schema);
    Object *aside = copy_object(finding->arena, pending->from);
    Object *moved = copy_object(finding->arena, pending->from);

    moved->name = aside->name = name_with_suffix(finding->arena, aside->name, ASIDE_SUFFIX);
    rename_rest(finding, pending->to, pending->from, aside->schema, aside->name);
    add_rename(finding, pending->to, rename_sql(finding->arena, pending->from, aside->name), NULL);
    pending->sql_count = 0;
    if (moves_by_itself(aside) && !text_equal(aside->schema, schema)) {
        pending->sql[pending->sql_count++] = move_sql(finding->arena, aside, schema);
        moved->schema = schema;
    }
    pending->sql[pending->sql_count++] = rename_sql(finding->arena, moved, pending->to->name);
    pending->from = aside;
    pending->aside = true;
}

/* True when the name of an object is a part of another's, or its schema decides that of the other. */
static bool names(const Object *object, const Pending *other)
{
    const Object *parent = other->from->parent;

    if (is_schema(object))
        return other->from->schema != NULL || parent != NULL;
    while (parent != NULL && parent != object)
        parent = parent->parent;
    return parent == object || other->carrier == object;
}

/* Statements name objects by what they hang on and where they are, so that has its old name to the end. */
static bool is_named_by_others(const Finding *finding, const Pending *pending)
{
    for (size_t i = 0; i < finding->pending.count; i++) {
        const Pending *other = &finding->pending.items[i];

        if (!other->done && other != pending && names(pending->from, other))
            return true;
    }
    return false;
}

/* Renames what is named with the names of types, or else the others; what hangs on an object before the object. */
static size_t run_free(Finding *finding, bool with_signature)
{
    size_t count = 0;

    for (size_t i = finding->pending.count; i > 0; i--) {
        Pending *pending = &finding->pending.items[i - 1];

        if (pending->done || (pending->from->signature != NULL) != with_signature ||
            holder_of(finding, pending) != NULL || is_named_by_others(finding, pending))
            continue;
        run_pending(finding, pending);
        count++;
    }
    return count;
}

/* The last one whose new name another has still; NULL when none is left that has not made way yet. */
static Pending *last_waiting(Finding *finding, bool with_signature)
{
    for (size_t i = finding->pending.count; i > 0; i--) {
        Pending *pending = &finding->pending.items[i - 1];

        if (!pending->done && !pending->aside &&
            (pending->from->signature != NULL) == with_signature)
            return pending;
    }
    return NULL;
}

/* An object is renamed while all that its statement names has the old names; a name must be free before it is taken. */
static void order_pending(Finding *finding)
{
    size_t left = finding->pending.count;

    while (left > 0) {
        size_t count = run_free(finding, true);
        Pending *waiting = count > 0 ? NULL : last_waiting(finding, true);

        /* What is named with types exchanges its names before these get others. */
        if (waiting == NULL || is_exchanged(finding))
            count = count > 0 ? count : run_free(finding, false);
        left -= count;
        if (count > 0)
            continue;
        if (is_exchanged(finding))
            break;
        waiting = waiting != NULL ? waiting : last_waiting(finding, false);
        if (waiting == NULL)
            break;
        make_way(finding, waiting);
    }
}

typedef void (*EachAnnotation)(Finding *finding, const Object *object, const Former *former);

/* Calls `each` for the annotations of new objects that speak of objects, or of parts of objects. */
static void each_annotation(Finding *finding, bool parts, EachAnnotation each)
{
    for (size_t i = 0; i < finding->formers.to->objects.count; i++) {
        const Object *object = finding->formers.to->objects.items[i];
        Former former;

        for (size_t j = 0; !object->external && j < object->annotations.count; j++)
            if (former_read(finding->arena, &object->annotations.items[j], &former) &&
                (former.part != NULL) == parts)
                each(finding, object, &former);
    }
}

static Finding new_finding(Arena *arena, const Model *from, const Model *to, RenameVec *renames)
{
    return (Finding){.arena = arena,
                     .formers = {from, to, map_new(arena)},
                     .created = map_new(arena),
                     .renames = renames};
}

static Finding start_finding(Arena *arena, const Model *from, const Model *to, RenameVec *renames)
{
    Finding finding = new_finding(arena, from, to, renames);

    each_annotation(&finding, false, find_object);
    make_room(&finding);
    drop_stale(&finding);
    return finding;
}

/* Lets go of what keeps an old object from having another name: its like above has not got that name as well. */
static void release(Finding *finding, const Pending *pending, Map *released)
{
    const KindOps *ops = kind_ops(pending->from->kind);
    const Object *holder, *origin;
    size_t next = 0;

    while (ops->held_by != NULL && (holder = ops->held_by(pending->from, &next, &origin)) != NULL) {
        Steps steps = {.arena = finding->arena};

        if (is_pending(finding, origin) || map_put(released, holder->key, finding) != NULL)
            continue;
        kind_ops(holder->kind)->drop(holder, &steps);
        for (size_t i = 0; i < steps.list.count; i++) {
            const Step *step = &steps.list.items[i];
            Rename rename = {.object = holder,
                             .sql = step->sql,
                             .verb = ACTION_DROP,
                             .hazards = step->hazards,
                             .note = step->note};

            vec_push(finding->arena, finding->renames, rename);
        }
    }
}

void renames_find_annotated(Arena *arena, const Model *from, const Model *to, RenameVec *renames)
{
    Finding finding = start_finding(arena, from, to, renames);
    Map *released = map_new(arena);

    for (size_t i = 0; i < finding.pending.count; i++)
        release(&finding, &finding.pending.items[i], released);
    each_annotation(&finding, true, find_part);
    order_pending(&finding);
}

/* ---- The way back --------------------------------------------------------------------------------------------- */

static void annotate(Arena *arena, Object *object, const Str *value)
{
    Annotation annotation = {.key = FORMER_ANNOTATION, .value = value->text, .span = object->span};

    vec_push(arena, &object->annotations, annotation);
}

static void append_quoted(Str *value, const char *name)
{
    str_char(value, '"');
    for (; *name != '\0'; name++) {
        if (*name == '"')
            str_char(value, '"');
        str_char(value, *name);
    }
    str_char(value, '"');
}

static void annotate_part(Finding *finding, const Object *object, const Former *former)
{
    Object *old = former_of(&finding->formers, object);
    Str value = str_new(finding->arena);

    if (!part_is_renamed(object, old, former))
        return;
    str_text(&value, "from=");
    append_quoted(&value, former->part);
    str_text(&value, " to=");
    append_quoted(&value, former->name);
    annotate(finding->arena, old, &value);
}

void renames_turn_round(Arena *arena, const Model *from, const Model *to)
{
    RenameVec renames = {0};
    Finding finding = start_finding(arena, from, to, &renames);

    each_annotation(&finding, true, annotate_part);
    for (size_t i = 0; i < finding.pending.count; i++) {
        const Pending *pending = &finding.pending.items[i];
        Str value = str_new(arena);

        if (pending->room_for != NULL)
            continue;
        str_text(&value, "from=");
        if (pending->to->schema != NULL) {
            append_quoted(&value, pending->to->schema);
            str_char(&value, '.');
        }
        append_quoted(&value, pending->to->name);
        annotate(arena, pending->from, &value);
    }
}

/* ---- The same under another name ------------------------------------------------------------------------------ */

/* What has to be equal for two objects to be one: kind, and what they hang on or where they stand. */
static const char *place_key(Arena *arena, const Object *object)
{
    const bool is_placed = object->schema != NULL && !kind_ops(object->kind)->moves_alone;

    return arena_printf(arena, "%d\x1f%s\x1f%s\x1f%s", (int)object->kind,
                        object->parent == NULL ? "" : object->parent->key,
                        is_placed ? object->schema : "",
                        object->signature == NULL ? "" : object->signature);
}

static bool is_same(const Object *from, const Object *to)
{
    return attributes_differ(object_attributes(from), from, to) == 0 &&
           kind_ops(from->kind)->same_content(from, to);
}

/* Whether an object of the same name has to be made anew. */
static bool is_replaced(const Object *from, const Object *to)
{
    const Attribute *attributes = object_attributes(from);
    const AttributeSet changed =
        from->kind == to->kind ? attributes_differ(attributes, from, to) : 0;

    for (size_t i = 0; attributes[i].name != NULL; i++)
        if ((changed & (AttributeSet)1 << i) != 0 && (attributes[i].flags & ATTRIBUTE_ALTER) == 0)
            return true;
    return false;
}

/* The old key of another table, or a relation, that has the new name of a key, and that goes. */
static Object *find_taker(const Finding *finding, const Pending *pending)
{
    for (size_t i = 0; i < finding->formers.from->objects.count; i++) {
        Object *other = finding->formers.from->objects.items[i];

        if (other->kind == pending->from->kind && other->parent != pending->from->parent &&
            !other->external && strcmp(other->name, pending->to->name) == 0 &&
            text_equal(object_schema(other), object_schema(pending->from)) &&
            model_find_key(finding->formers.to, other->key) == NULL && !is_pending(finding, other))
            return other;
    }
    return NULL;
}

/* What goes, and has the name of a key that takes its name among the relations, makes way. */
static void free_names(Finding *finding)
{
    size_t count = finding->pending.count;

    for (size_t i = 0; i < count; i++) {
        const Pending *pending = &finding->pending.items[i];
        Object *taker = has_storage(pending->to) ? find_taker(finding, pending) : NULL;
        Object *aside;

        if (taker == NULL)
            continue;
        aside = copy_object(finding->arena, taker);
        aside->name = name_with_suffix(finding->arena, taker->name, ASIDE_SUFFIX);
        add_pending(finding, taker, aside, taker->schema);
    }
}

void renames_find_same(Arena *arena, const Model *from, const Model *to, RenameVec *renames)
{
    Map *dropped = map_new(arena); /* place to ObjectVec */
    Finding finding = new_finding(arena, from, to, renames);
    Pairs pairs = diff_pairs(arena, from, to);

    for (size_t i = 0; i < from->objects.count; i++) {
        Object *object = from->objects.items[i];
        const char *place;
        ObjectVec *here;

        if (pairs.to[i] != NULL || object->external || kind_ops(object->kind)->same_content == NULL)
            continue;
        place = place_key(arena, object);
        here = map_get(dropped, place);
        if (here == NULL) {
            here = ARENA_NEW(arena, ObjectVec);
            map_put(dropped, place, here);
        }
        vec_push(arena, here, object);
    }
    for (size_t i = 0; i < to->objects.count; i++) {
        const Object *object = to->objects.items[i];
        ObjectVec *here;

        if (map_count(dropped) == 0 || object->external ||
            kind_ops(object->kind)->same_content == NULL)
            continue;
        here = map_get(dropped, place_key(arena, object));
        if (here == NULL || (pairs.from[i] != NULL && !is_replaced(pairs.from[i], object)))
            continue;
        for (size_t j = 0; j < here->count; j++)
            if (is_same(here->items[j], object)) {
                if (pairs.from[i] != NULL)
                    make_room_for(&finding, pairs.from[i], object, object);
                add_pending(&finding, here->items[j], object, object->schema);
                vec_remove(here, j);
                break;
            }
    }
    free_names(&finding);
    /* The last one is the first to be renamed. */
    for (size_t i = 0; i < finding.pending.count / 2; i++) {
        Pending *left = &finding.pending.items[i];
        Pending *right = &finding.pending.items[finding.pending.count - 1 - i];
        const Pending swapped = *left;

        *left = *right;
        *right = swapped;
    }
    order_pending(&finding);
}
