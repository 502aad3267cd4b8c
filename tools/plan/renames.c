#include "plan/renames.h"

#include "base/map.h"
#include "diff/diff.h"

/* What the old schema's objects are called that make way for each other. */
#define ASIDE_SUFFIX "_schemac_old"

#define ANNOTATION "renamed"

/* A statement to come, and the object that it renames. */
typedef struct Pending {
    Object *from;
    const Object *carrier; /* the old table that takes it along to another schema; NULL */
    const Object *to;
    const char *sql[3]; /* into the other schema, and to the other name */
    size_t sql_count;
    bool done;
} Pending;

typedef struct Finding {
    Arena *arena;
    const Model *from;
    const Model *to;
    Map *former;          /* key of a new object to the old one that is renamed */
    Map *created;         /* schemas that objects move to */
    VEC(Pending) pending; /* parents before what hangs on them */
    RenameVec *renames;
} Finding;

static void add_rename(Finding *finding, const Object *object, const char *sql)
{
    Rename rename = {.object = object, .sql = sql};

    vec_push(finding->arena, finding->renames, rename);
}

/* ---- Annotations ---------------------------------------------------------------------------------------------- */

/* A name at `text`: quoted with either quote, or up to a blank or a dot. Sets `end` behind it. */
static const char *read_name(Arena *arena, const char *text, const char **end)
{
    char quote = *text == '"' || *text == '\'' ? *text : '\0';
    Str name = str_new(arena);

    if (quote == '\0') {
        size_t length = strcspn(text, " \t.");

        *end = text + length;
        return arena_strndup(arena, text, length);
    }
    for (text++; *text != '\0'; text++) {
        if (*text == quote && text[1] != quote)
            break;
        text += *text == quote;
        str_char(&name, *text);
    }
    *end = *text == '\0' ? text : text + 1;
    return name.text;
}

/* What `from=…` and `to=…` of an annotation say. */
typedef struct Former {
    const char *schema; /* NULL: not said */
    const char *name;
    const char *part; /* the new name of a part; NULL: the object itself was renamed */
} Former;

static bool read_former(Arena *arena, const Annotation *annotation, Former *former)
{
    static const char FROM[] = "from=";
    static const char TO[] = "to=";
    const char *text = annotation->value;

    *former = (Former){0};
    if (strcmp(annotation->key, ANNOTATION) != 0 || strncmp(text, FROM, strlen(FROM)) != 0)
        return false;
    former->name = read_name(arena, text + strlen(FROM), &text);
    if (*text == '.') {
        former->schema = former->name;
        former->name = read_name(arena, text + 1, &text);
    }
    text += strspn(text, " \t");
    if (strncmp(text, TO, strlen(TO)) == 0)
        former->part = read_name(arena, text + strlen(TO), &text);
    return *former->name != '\0';
}

/* ---- Finding the old objects ---------------------------------------------------------------------------------- */

/* The name that the schema of an object had. */
static const char *former_schema(const Finding *finding, const char *name)
{
    const Object *schema = name == NULL ? NULL : model_find_schema(finding->to, name);
    const Object *former = schema == NULL ? NULL : map_get(finding->former, schema->key);

    return former == NULL ? name : former->name;
}

/* The old object of this name at the place of a new one, which may have had other names itself. */
static Object *find_at(const Finding *finding, const Object *object, const char *schema,
                       const char *name);

/* The old object that a new one was: renamed, or with the same name. */
static Object *former_of(const Finding *finding, const Object *object)
{
    Object *former = map_get(finding->former, object->key);

    return former != NULL
               ? former
               : find_at(finding, object, former_schema(finding, object->schema), object->name);
}

/* Argument types may have had other names: one routine of this name is the one. */
static Object *find_by_name(const Finding *finding, const Object *object, const char *schema,
                            const char *name)
{
    Object *found = NULL;

    for (size_t i = 0; i < finding->from->objects.count; i++) {
        Object *other = finding->from->objects.items[i];

        if (other->kind != object->kind || !text_equal(other->schema, schema) ||
            strcmp(other->name, name) != 0)
            continue;
        if (found != NULL)
            return NULL;
        found = other;
    }
    return found;
}

static Object *find_at(const Finding *finding, const Object *object, const char *schema,
                       const char *name)
{
    const Object *parent = object->parent == NULL ? NULL : former_of(finding, object->parent);
    Object *found;

    if (object->parent != NULL && parent == NULL)
        return NULL;
    found = model_find(finding->from, kind_namespace(object->kind), parent,
                       object->schema == NULL ? NULL : schema, name, object->signature);
    return found == NULL && object->parent == NULL && object->signature != NULL
               ? find_by_name(finding, object, schema, name)
               : found;
}

/* What the annotation of a new object speaks of. */
static Object *find_former(const Finding *finding, const Object *object, const Former *former)
{
    Object *found =
        find_at(finding, object,
                former->schema != NULL ? former->schema : former_schema(finding, object->schema),
                former->name);

    return found != NULL && found->kind == object->kind && !found->external ? found : NULL;
}

/* The old object that has the name of a new one, which is to be given to another. */
static Object *find_holder(const Finding *finding, const Object *object)
{
    return find_at(finding, object, former_schema(finding, object->schema), object->name);
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
    Object *schema = model_find_schema(finding->to, name);
    Steps steps = {.arena = finding->arena};

    if (schema == NULL || schema->external || model_find_schema(finding->from, name) != NULL ||
        map_put(finding->created, name, schema) != NULL)
        return;
    kind_ops(schema->kind)->create(schema, NULL, &steps);
    for (size_t i = 0; i < steps.list.count; i++)
        add_rename(finding, schema, steps.list.items[i].sql);
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

/* The old object goes to the schema and gets the name of the new one; by then its parents have their old names. */
static void add_pending(Finding *finding, Object *from, const Object *to, const char *schema)
{
    Pending pending = {.from = from, .to = to, .carrier = carrier_of(from)};
    Object *moved = copy_object(finding->arena, from);

    if (pending.carrier == NULL && from->schema != NULL && from->parent == NULL &&
        !text_equal(from->schema, schema)) {
        create_schema(finding, schema);
        pending.sql[pending.sql_count++] = move_sql(finding->arena, from, schema);
        moved->schema = schema;
    }
    if (strcmp(from->name, to->name) != 0)
        pending.sql[pending.sql_count++] = rename_sql(finding->arena, moved, to->name);
    if (pending.sql_count == 0)
        return;
    map_put(finding->former, to->key, from);
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
    const Object *old = former_of(finding, object);
    Str sql = str_new(finding->arena);

    if (!part_is_renamed(object, old, former))
        return;
    ops->append_part_rename(&sql, old, former->name, former->part);
    add_rename(finding, object, sql.text);
}

/* What an annotation of a new object asks for, unless it is done already. */
static void find_object(Finding *finding, const Object *object, const Former *former)
{
    Object *old;

    if (kind_ops(object->kind)->append_rename == NULL)
        return;
    old = find_former(finding, object, former);
    if (old == NULL || former_of(finding, object) == old)
        return;
    add_pending(finding, old, object, former_schema(finding, object->schema));
}

/* An old object that stays what it is, or is claimed twice, is not renamed; nor is one whose new name is in use. */
static void drop_stale(Finding *finding)
{
    Map *renamed = map_new(finding->arena);
    size_t kept = 0;

    for (size_t i = 0; i < finding->pending.count; i++)
        map_put(renamed, finding->pending.items[i].from->key, finding);
    for (size_t i = 0; i < finding->pending.count; i++) {
        const Pending *pending = &finding->pending.items[i];
        const Object *holder = find_holder(finding, pending->to);
        const Object *heir = model_find_key(finding->to, pending->from->key);

        if ((holder != NULL && map_get(renamed, holder->key) == NULL) ||
            (heir != NULL && map_get(finding->former, heir->key) == NULL)) {
            map_put(finding->former, pending->to->key, NULL);
            continue;
        }
        finding->pending.items[kept++] = *pending;
    }
    finding->pending.count = kept;
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
    const Object *holder = find_holder(finding, pending->to);

    if (holder == NULL)
        holder = find_namesake(finding, pending);
    for (size_t i = 0; holder != NULL && i < finding->pending.count; i++)
        if (finding->pending.items[i].from == holder && !finding->pending.items[i].done)
            return &finding->pending.items[i];
    return NULL;
}

static void run_pending(Finding *finding, Pending *pending)
{
    for (size_t i = 0; i < pending->sql_count; i++)
        add_rename(finding, pending->to, pending->sql[i]);
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

    for (size_t i = 0; i < finding->to->objects.count; i++)
        count += text_equal(finding->to->objects.items[i]->schema, other->name);
    for (size_t i = 0; i < finding->from->objects.count; i++) {
        const Object *object = finding->from->objects.items[i];

        if (!text_equal(object->schema, schema->name))
            continue;
        if (object->parent == NULL &&
            model_find(finding->to, kind_namespace(object->kind), NULL, other->name, object->name,
                       object->signature) == NULL)
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
        const Object *holder = pending->done ? NULL : find_holder(finding, pending->to);

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
    Object *aside = copy_object(finding->arena, pending->from);

    aside->name = arena_printf(finding->arena, "%.50s" ASIDE_SUFFIX, pending->from->name);
    add_rename(finding, pending->to, rename_sql(finding->arena, pending->from, aside->name));
    pending->sql_count = 0;
    if (aside->schema != NULL && aside->parent == NULL &&
        !text_equal(aside->schema, former_schema(finding, pending->to->schema))) {
        const char *schema = former_schema(finding, pending->to->schema);

        pending->sql[pending->sql_count++] = move_sql(finding->arena, aside, schema);
        aside->schema = schema;
    }
    pending->sql[pending->sql_count++] = rename_sql(finding->arena, aside, pending->to->name);
    pending->from = aside;
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

/* An object is renamed while all that its statement names has the old names; a name must be free before it is taken. */
static void order_pending(Finding *finding)
{
    size_t left = finding->pending.count;

    while (left > 0) {
        size_t count = run_free(finding, true);

        count = count > 0 ? count : run_free(finding, false);
        left -= count;
        if (count == 0 && is_exchanged(finding))
            break;
        for (size_t i = finding->pending.count; count == 0 && i > 0; i--)
            if (!finding->pending.items[i - 1].done) {
                make_way(finding, &finding->pending.items[i - 1]);
                break;
            }
    }
}

typedef void (*EachAnnotation)(Finding *finding, const Object *object, const Former *former);

/* Calls `each` for the annotations of new objects that speak of objects, or of parts of objects. */
static void each_annotation(Finding *finding, bool parts, EachAnnotation each)
{
    for (size_t i = 0; i < finding->to->objects.count; i++) {
        const Object *object = finding->to->objects.items[i];
        Former former;

        for (size_t j = 0; !object->external && j < object->annotations.count; j++)
            if (read_former(finding->arena, &object->annotations.items[j], &former) &&
                (former.part != NULL) == parts)
                each(finding, object, &former);
    }
}

static Finding new_finding(Arena *arena, const Model *from, const Model *to, RenameVec *renames)
{
    return (Finding){.arena = arena,
                     .from = from,
                     .to = to,
                     .former = map_new(arena),
                     .created = map_new(arena),
                     .renames = renames};
}

static Finding start_finding(Arena *arena, const Model *from, const Model *to, RenameVec *renames)
{
    Finding finding = new_finding(arena, from, to, renames);

    each_annotation(&finding, false, find_object);
    drop_stale(&finding);
    return finding;
}

void renames_find_annotated(Arena *arena, const Model *from, const Model *to, RenameVec *renames)
{
    Finding finding = start_finding(arena, from, to, renames);

    each_annotation(&finding, true, find_part);
    order_pending(&finding);
}

/* ---- The way back --------------------------------------------------------------------------------------------- */

static void annotate(Arena *arena, Object *object, const Str *value)
{
    Annotation annotation = {.key = ANNOTATION, .value = value->text, .span = object->span};

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
    Object *old = former_of(finding, object);
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
    return arena_printf(arena, "%d\x1f%s\x1f%s\x1f%s", (int)object->kind,
                        object->parent == NULL ? "" : object->parent->key,
                        object->schema == NULL ? "" : object->schema,
                        object->signature == NULL ? "" : object->signature);
}

static bool is_same(const Object *from, const Object *to)
{
    return attributes_differ(object_attributes(from), from, to) == 0 &&
           kind_ops(from->kind)->same_content(from, to);
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

        if (pairs.from[i] != NULL || object->external ||
            kind_ops(object->kind)->same_content == NULL)
            continue;
        here = map_get(dropped, place_key(arena, object));
        for (size_t j = 0; here != NULL && j < here->count; j++)
            if (is_same(here->items[j], object)) {
                add_pending(&finding, here->items[j], object, object->schema);
                vec_remove(here, j);
                break;
            }
    }
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

/* ---- Use ------------------------------------------------------------------------------------------------------ */

static Source *make_source(Arena *arena, const RenameVec *renames)
{
    Str text = str_new(arena);

    for (size_t i = 0; i < renames->count; i++) {
        str_text(&text, renames->items[i].sql);
        str_text(&text, ";\n");
    }
    return source_new(arena, "renames", text.text, text.length);
}

static void add_to_plan(Plan *plan, const RenameVec *renames)
{
    PlanActionVec actions = {0};

    for (size_t i = 0; i < renames->count; i++) {
        const Rename *rename = &renames->items[i];
        PlanAction action = {.verb = ACTION_RENAME, .object = rename->object};
        Str sql = str_new(plan->arena);

        str_text(&sql, rename->sql);
        action.steps.arena = plan->arena;
        steps_add(&action.steps, &sql, 0);
        vec_push(plan->arena, &actions, action);
    }
    for (size_t i = 0; i < plan->actions.count; i++)
        vec_push(plan->arena, &actions, plan->actions.items[i]);
    plan->actions = actions;
}

/* ---- Annotations that come to nothing -------------------------------------------------------------------------- */

static bool has_kind(const Model *model, ObjectKind kind)
{
    for (size_t i = 0; i < model->objects.count; i++)
        if (model->objects.items[i]->kind == kind && !model->objects.items[i]->external)
            return true;
    return false;
}

/* True when the plan makes the object anew though the old schema has its parent, and objects of its kind. */
static bool is_made_anew(const Finding *finding, const Object *object)
{
    return kind_ops(object->kind)->append_rename != NULL &&
           model_find_key(finding->from, object->key) == NULL &&
           has_kind(finding->from, object->kind) &&
           (object->parent == NULL || model_find_key(finding->from, object->parent->key) != NULL);
}

static void report_object(Finding *finding, const Object *object, const Annotation *annotation,
                          const Former *former, DiagList *diags)
{
    const char *id = object_id(finding->arena, object);
    Diag *diag;

    if (!is_made_anew(finding, object))
        return;
    if (find_former(finding, object, former) != NULL) {
        diag_warning(diags, "renamed", annotation->span,
                     "%s is new: \"%s\" is in the new schema, too, so it is not renamed", id,
                     former->name);
        return;
    }
    diag = diag_warning(diags, "renamed", annotation->span,
                        "%s is new: the old schema has no %s \"%s\" that could be renamed", id,
                        kind_label(object->kind), former->name);
    diag_hint(diags, diag, "correct the name, or remove the annotation");
}

static void report_part(Finding *finding, const Object *object, const Annotation *annotation,
                        const Former *former, DiagList *diags)
{
    const KindOps *ops = kind_ops(object->kind);
    const Object *old = model_find_key(finding->from, object->key);
    Diag *diag;

    if (ops->has_part == NULL || old == NULL || ops->has_part(old, former->part))
        return;
    diag = diag_warning(diags, "renamed", annotation->span,
                        "\"%s\" of %s is new: the old schema has no \"%s\" there that could be "
                        "renamed",
                        former->part, object_id(finding->arena, object), former->name);
    diag_hint(diags, diag, "correct the name, or remove the annotation");
}

/* An annotation that is passed over silently costs the values of a column: each that does nothing is told. */
static void report_annotations(Finding *finding, DiagList *diags)
{
    for (size_t i = 0; i < finding->to->objects.count; i++) {
        const Object *object = finding->to->objects.items[i];

        for (size_t j = 0; !object->external && j < object->annotations.count; j++) {
            const Annotation *annotation = &object->annotations.items[j];
            Former former;

            if (strcmp(annotation->key, ANNOTATION) != 0)
                continue;
            if (!read_former(finding->arena, annotation, &former))
                diag_warning(diags, "renamed", annotation->span,
                             "@renamed without the old name: write from=old_name");
            else if (former.part != NULL)
                report_part(finding, object, annotation, &former, diags);
            else
                report_object(finding, object, annotation, &former, diags);
        }
    }
}

Plan *renames_plan(Arena *arena, const Model *from, const Model *to, RereadFunction reread,
                   void *context, const PlanOptions *options, DiagList *diags)
{
    RenameVec renames = {0};
    Finding finding = {.arena = arena, .to = to, .former = map_new(arena)};
    size_t found;
    Plan *plan;

    renames_find_annotated(arena, from, to, &renames);
    if (renames.count > 0)
        from = reread(context, make_source(arena, &renames));
    if (from == NULL)
        return NULL;
    /* Parts of what has its new name are found after it. */
    do {
        found = renames.count;
        renames_find_same(arena, from, to, &renames);
        if (renames.count > found)
            from = reread(context, make_source(arena, &renames));
        if (from == NULL)
            return NULL;
    } while (renames.count > found);
    finding.from = from;
    report_annotations(&finding, diags);
    plan = plan_make(arena, from, to, options, diags);
    if (plan != NULL)
        add_to_plan(plan, &renames);
    return plan;
}
