#include "model/kind.h"

/* Defined in tools/kinds; a kind without operations is a link error. */
#define KIND(id, name, plural, namespace) extern const KindOps name##_ops;
#include "model/kinds.def"
#undef KIND

typedef struct KindRow {
    const char *name;
    const char *plural;
    Namespace space;
    const KindOps *ops;
} KindRow;

static const KindRow KINDS[KIND_COUNT] = {
#define KIND(id, name, plural, namespace) \
    [KIND_##id] = {#name, #plural, NAMESPACE_##namespace, &name##_ops},
#include "model/kinds.def"
#undef KIND
};

/* Names of more than one word; the others are their own label. */
static const char *const LABELS[KIND_COUNT] = {
    [KIND_COMPOSITE_TYPE] = "composite type",
    [KIND_DOMAIN_CHECK] = "domain check",
    [KIND_RANGE_TYPE] = "range type",
    [KIND_MULTIRANGE_TYPE] = "multirange type",
    [KIND_RANGE_FUNCTION] = "function of a range type",
    [KIND_TEXT_SEARCH_PARSER] = "text search parser",
    [KIND_TEXT_SEARCH_TEMPLATE] = "text search template",
    [KIND_TEXT_SEARCH_DICTIONARY] = "text search dictionary",
    [KIND_TEXT_SEARCH_CONFIGURATION] = "text search configuration",
    [KIND_ACCESS_METHOD] = "access method",
    [KIND_OPERATOR_FAMILY] = "operator family",
    [KIND_OPERATOR_CLASS] = "operator class",
    [KIND_PRIMARY_KEY] = "primary key",
    [KIND_FOREIGN_KEY] = "foreign key",
    [KIND_SEQUENCE_OWNER] = "owning column",
    [KIND_VIEW_COLUMN] = "column",
    [KIND_FOREIGN_DATA_WRAPPER] = "foreign data wrapper",
    [KIND_USER_MAPPING] = "user mapping",
    [KIND_FOREIGN_TABLE] = "foreign table",
    [KIND_MATERIALIZED_VIEW] = "materialized view",
    [KIND_TABLE_TYPE] = "type",
    [KIND_ROLE_SETTING] = "role setting",
    [KIND_PUBLICATION_TABLE] = "published table",
    [KIND_PUBLICATION_SCHEMA] = "published schema",
    [KIND_EVENT_TRIGGER] = "event trigger",
    [KIND_SECURITY_LABEL] = "security label",
    [KIND_DEFAULT_PRIVILEGE] = "default privilege",
};

static const KindRow *kind_row(ObjectKind kind)
{
    if ((unsigned)kind >= KIND_COUNT)
        BUG("there is no kind %d", (int)kind);
    return &KINDS[kind];
}

const KindOps *kind_ops(ObjectKind kind)
{
    return kind_row(kind)->ops;
}

const char *kind_name(ObjectKind kind)
{
    return kind_row(kind)->name;
}

const char *kind_plural(ObjectKind kind)
{
    return kind_row(kind)->plural;
}

const char *kind_label(ObjectKind kind)
{
    const KindRow *row = kind_row(kind);

    return LABELS[kind] != NULL ? LABELS[kind] : row->name;
}

Namespace kind_namespace(ObjectKind kind)
{
    return kind_row(kind)->space;
}

int kind_weight(ObjectKind kind)
{
    return (int)kind;
}

const Attribute *object_attributes(const Object *object)
{
    return kind_ops(object->kind)->attributes;
}

const char *object_text(const Object *object, const char *attribute)
{
    const Attribute *found = attribute_find(object_attributes(object), attribute);

    return found == NULL || (found->type != ATTRIBUTE_TEXT && found->type != ATTRIBUTE_NAME)
               ? NULL
               : *(const char *const *)((const char *)object + found->offset);
}

const char *hazard_name(unsigned index)
{
    static const char *const NAMES[HAZARD_COUNT] = {
        "DATA_LOSS",       "TABLE_REWRITE",          "TABLE_SCAN", "ACCESS_EXCLUSIVE_LOCK",
        "SECURITY_CHANGE", "UNTRACKABLE_DEPENDENCY", "MAY_FAIL",
    };

    if (index >= HAZARD_COUNT)
        BUG("there is no hazard %u", index);
    return NAMES[index];
}

Step *steps_add(Steps *steps, const Str *sql, unsigned hazards)
{
    Step step = {
        .sql = arena_strndup(steps->arena, sql->text, sql->length),
        .hazards = hazards,
        .transaction = STEP_INSIDE,
        .note = NULL,
    };

    vec_push(steps->arena, &steps->list, step);
    return &steps->list.items[steps->list.count - 1];
}

void step_add_note(Arena *arena, Step *step, const char *note)
{
    step->note = step->note == NULL ? note : arena_printf(arena, "%s; %s", step->note, note);
    if (step->notes.count > 0)
        vec_push(arena, &step->notes, note);
}

const Object *steps_counterpart(const Steps *steps, const Object *object)
{
    return steps->counterpart == NULL ? NULL : steps->counterpart(steps->context, object);
}

const Object *steps_succession(const Steps *steps, const Object *object)
{
    return steps->succession == NULL ? NULL : steps->succession(steps->context, object);
}
