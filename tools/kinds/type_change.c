#include "kinds/type_change.h"

#include "kinds/builtin_type.h"

/* Types between which the server casts by itself when a value is stored. */
typedef enum Family {
    FAMILY_OTHER,
    FAMILY_NUMBER,
    FAMILY_TEXT,
    FAMILY_BITS,
    FAMILY_DATE,
    FAMILY_CLOCK,
    FAMILY_INTERVAL,
    FAMILY_JSON,
    FAMILY_NETWORK,
} Family;

typedef struct KnownType {
    const char *name;
    Family family;
    int width; /* within a family: a cast to a larger width loses nothing */
} KnownType;

static const KnownType KNOWN_TYPES[] = {
    {"smallint", FAMILY_NUMBER, 1},
    {"integer", FAMILY_NUMBER, 2},
    {"bigint", FAMILY_NUMBER, 3},
    {"numeric", FAMILY_NUMBER, 6},
    {"real", FAMILY_NUMBER, 4},
    {"double precision", FAMILY_NUMBER, 5},
    {"character varying", FAMILY_TEXT, 2},
    {"text", FAMILY_TEXT, 2},
    {"character", FAMILY_TEXT, 1},
    {"bit", FAMILY_BITS, 1},
    {"bit varying", FAMILY_BITS, 2},
    {"date", FAMILY_DATE, 1},
    {"timestamp without time zone", FAMILY_DATE, 2},
    {"timestamp with time zone", FAMILY_DATE, 2},
    {"time without time zone", FAMILY_CLOCK, 2},
    {"time with time zone", FAMILY_CLOCK, 2},
    {"interval", FAMILY_INTERVAL, 1},
    {"json", FAMILY_JSON, 1},
    {"jsonb", FAMILY_JSON, 1},
    {"cidr", FAMILY_NETWORK, 1},
    {"inet", FAMILY_NETWORK, 2},
};

/* A type taken apart: "numeric(10,2)[]" is numeric, two modifiers, an array. */
typedef struct TypeParts {
    const char *base;
    int modifiers[2];
    int modifier_count;
    bool array;
} TypeParts;

static TypeParts type_parts(Arena *arena, const char *type)
{
    TypeParts parts = {.array = type_is_array(type)};
    Str base = str_new(arena);
    const char *open = type[0] == '"' ? NULL : strchr(type, '(');
    const char *rest = type;

    /* A modifier may stand in the middle: timestamp(3) without time zone. */
    if (open != NULL && strchr(open, ')') != NULL && strchr(type, '"') == NULL) {
        char *end;

        str_bytes(&base, type, (size_t)(open - type));
        parts.modifiers[0] = (int)strtol(open + 1, &end, 10);
        parts.modifier_count = 1;
        if (*end == ',') {
            parts.modifiers[1] = (int)strtol(end + 1, &end, 10);
            parts.modifier_count = 2;
        }
        rest = strchr(open, ')') + 1;
    }
    str_text(&base, rest);
    if (parts.array)
        base.text[base.length - 2] = '\0';
    parts.base = base.text;
    return parts;
}

bool type_base_equal(Arena *arena, const char *a, const char *b)
{
    TypeParts parts_a = type_parts(arena, a);
    TypeParts parts_b = type_parts(arena, b);

    return parts_a.array == parts_b.array && strcmp(parts_a.base, parts_b.base) == 0;
}

bool type_is_array(const char *type)
{
    size_t length = strlen(type);

    return length > 2 && strcmp(type + length - 2, "[]") == 0;
}

static const KnownType *known_type(const char *base)
{
    static const KnownType OTHER = {"", FAMILY_OTHER, 0};

    for (size_t i = 0; i < sizeof(KNOWN_TYPES) / sizeof(KNOWN_TYPES[0]); i++) {
        if (strcmp(KNOWN_TYPES[i].name, base) == 0)
            return &KNOWN_TYPES[i];
    }
    return &OTHER;
}

static bool is_integer(const KnownType *type)
{
    return type->family == FAMILY_NUMBER && type->width <= 3;
}

/* True when every value that fits `from` fits `to`, by their modifiers alone. */
static bool modifiers_widen(const TypeParts *from, const TypeParts *to)
{
    if (to->modifier_count == 0)
        return true;
    if (from->modifier_count == 0)
        return false;
    if (strcmp(to->base, "numeric") == 0) {
        int old_scale = from->modifier_count > 1 ? from->modifiers[1] : 0;
        int new_scale = to->modifier_count > 1 ? to->modifiers[1] : 0;

        return new_scale == old_scale && to->modifiers[0] >= from->modifiers[0];
    }
    return to->modifiers[0] >= from->modifiers[0];
}

/* "character" and "bit" without a length have the length one, and values are filled up to their
 * length. */
static bool is_padded(const TypeParts *type)
{
    return strcmp(type->base, "character") == 0 || strcmp(type->base, "bit") == 0;
}

static TypeChange modifier_change(const TypeParts *from, const TypeParts *to)
{
    TypeChange change = {.hazards = HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE};
    const KnownType *type = known_type(to->base);

    if (type->family == FAMILY_OTHER) {
        /* What the modifier means is known to the extension alone: vector(3), geometry(Point). */
        change.hazards |= HAZARD_MAY_FAIL;
        change.note = "fails on a value that the new type cannot hold";
    } else if (modifiers_widen(from, to) && !is_padded(to) && !to->array) {
        change.hazards = 0;
    } else if (strcmp(to->base, "numeric") == 0) {
        bool finer =
            to->modifier_count == 0 ||
            (from->modifier_count > 0 && (to->modifier_count > 1 ? to->modifiers[1] : 0) >=
                                             (from->modifier_count > 1 ? from->modifiers[1] : 0));

        change.hazards |= HAZARD_MAY_FAIL | (finer ? 0 : HAZARD_DATA_LOSS);
        change.note = finer ? "fails on a number that is too large for the new type"
                            : "numbers are rounded to the new scale";
    } else if (modifiers_widen(from, to)) {
        change.note = NULL;
    } else if (type->family == FAMILY_TEXT || type->family == FAMILY_BITS) {
        change.hazards |= HAZARD_MAY_FAIL;
        change.note = TYPE_CHANGE_TOO_LONG;
    } else {
        change.hazards |= HAZARD_DATA_LOSS;
        change.note = "values are rounded to the new precision";
    }
    return change;
}

/* A numeric of so many digits, none of which is behind the point. */
static bool is_whole(const TypeParts *type)
{
    return type->modifier_count == 1 || (type->modifier_count == 2 && type->modifiers[1] <= 0);
}

static TypeChange number_change(const TypeParts *parts_from, const TypeParts *to)
{
    TypeChange change = {.hazards = HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE};
    const KnownType *from = known_type(parts_from->base);
    const KnownType *target = known_type(to->base);

    if (!is_integer(from) && is_integer(target) && !is_whole(parts_from)) {
        change.hazards |= HAZARD_DATA_LOSS | HAZARD_MAY_FAIL;
        change.note = "fractions are rounded away";
    } else if (target->width < from->width && !is_integer(target)) {
        change.hazards |= HAZARD_DATA_LOSS | HAZARD_MAY_FAIL;
        change.note = "digits beyond the precision of the new type are lost";
    } else if (!is_integer(from) && target->width > from->width && target->width == 6) {
        /* float4_numeric(), float8_numeric() */
        change.hazards |= HAZARD_DATA_LOSS | (to->modifier_count > 0 ? HAZARD_MAY_FAIL : 0);
        change.note = to->modifier_count > 0
                          ? "numbers are rounded to the new scale"
                          : "numbers are rounded to 15 digits, those of real to 6";
    } else if (target->width < from->width || to->modifier_count > 0) {
        change.hazards |= HAZARD_MAY_FAIL;
        change.note = "fails on a number that is too large for the new type";
    } else if ((from->width == 3 && (target->width == 4 || target->width == 5)) ||
               (from->width == 2 && target->width == 4)) {
        change.hazards |= HAZARD_DATA_LOSS;
        change.note = "large numbers lose their last digits";
    }
    return change;
}

static bool has_time_zone(const TypeParts *type)
{
    return strstr(type->base, "with time zone") != NULL;
}

/* `interval hour to minute` keeps these fields only. */
static bool is_interval(const TypeParts *type)
{
    static const char NAME[] = "interval";
    size_t length = sizeof(NAME) - 1;

    return strncmp(type->base, NAME, length) == 0 &&
           (type->base[length] == '\0' || type->base[length] == ' ');
}

static TypeChange fields_change(const TypeParts *from, const TypeParts *to)
{
    TypeChange change = {.hazards = HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE};

    if (strchr(to->base, ' ') != NULL) {
        change.hazards |= HAZARD_DATA_LOSS;
        change.note = "what the fields of the new type cannot hold is lost";
    } else if (!modifiers_widen(from, to)) {
        change.hazards |= HAZARD_DATA_LOSS;
        change.note = "values are rounded to the new precision";
    } else if (!to->array) {
        change.hazards = 0;
    }
    return change;
}

/* Casts of the server that do not fail where the new type cannot hold all that there was. A source of NULL stands for all
 * texts. */
static const struct {
    const char *source;
    const char *target;
    const char *note;
} LOSSY_CASTS[] = {
    {"time with time zone", "time without time zone", "the time zone of each value is lost"},
    {"timestamp with time zone", "time with time zone", "the date is lost"},
    {"timestamp with time zone", "time without time zone", "the date is lost"},
    {"timestamp without time zone", "time without time zone", "the date is lost"},
    {"interval", "time without time zone", "whole days are lost"},
    {NULL, "name", "what is longer than 63 bytes is cut"},
    {NULL, "\"char\"", "all but the first byte is lost"},
    {"numeric", "money", "amounts are rounded to the smallest coin"},
    {"integer", "boolean", "all numbers but 0 become true"},
    {"integer", "bit", "bits beyond the new length are lost"},
    {"bigint", "bit", "bits beyond the new length are lost"},
    {"box", "circle", "shapes become others that are like them"},
    {"box", "lseg", "shapes become others that are like them"},
    {"box", "point", "of each shape only the middle is left"},
    {"circle", "box", "shapes become others that are like them"},
    {"circle", "point", "of each shape only the middle is left"},
    {"circle", "polygon", "shapes become others that are like them"},
    {"lseg", "point", "of each shape only the middle is left"},
    {"polygon", "box", "shapes become others that are like them"},
    {"polygon", "circle", "shapes become others that are like them"},
    {"polygon", "point", "of each shape only the middle is left"},
};

/* What such a cast loses; NULL for nothing. Into a type with a precision of its own, texts and amounts are rounded. */
static const char *lossy_note(const TypeParts *from, const TypeParts *to)
{
    Family family = known_type(from->base)->family;
    Family target = known_type(to->base)->family;

    for (size_t i = 0; i < sizeof(LOSSY_CASTS) / sizeof(LOSSY_CASTS[0]); i++) {
        const char *source = LOSSY_CASTS[i].source;

        if (strcmp(LOSSY_CASTS[i].target, to->base) == 0 &&
            (source == NULL ? family == FAMILY_TEXT : strcmp(source, from->base) == 0))
            return LOSSY_CASTS[i].note;
    }
    if (to->modifier_count > 0 &&
        (target == FAMILY_NUMBER || target == FAMILY_DATE || target == FAMILY_CLOCK ||
         target == FAMILY_INTERVAL) &&
        (family == FAMILY_TEXT || strcmp(from->base, "money") == 0))
        return "values are rounded to the new precision";
    return NULL;
}

static TypeChange with_losses(TypeChange change, const TypeParts *from, const TypeParts *to)
{
    const char *note = from->array == to->array ? lossy_note(from, to) : NULL;
    Family target = known_type(to->base)->family;

    /* Where a cast is written, the server cuts what it would refuse otherwise. */
    if (note == NULL && change.needs_using && to->modifier_count > 0 &&
        (target == FAMILY_TEXT || target == FAMILY_BITS))
        note = "longer values are cut";
    if (note != NULL) {
        change.hazards |= HAZARD_DATA_LOSS;
        change.note = note;
    }
    return change;
}

/* Between types of one family, which are different. */
static TypeChange family_change(const KnownType *known_from, const TypeParts *from,
                                const KnownType *known_to, const TypeParts *to)
{
    TypeChange change = {.hazards = HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE};

    switch (known_to->family) {
    case FAMILY_NUMBER:
        return number_change(from, to);
    case FAMILY_TEXT:
    case FAMILY_BITS:
        if (is_padded(to) || !modifiers_widen(from, to)) {
            change.hazards |= HAZARD_MAY_FAIL;
            change.note = TYPE_CHANGE_TOO_LONG;
        } else if (!is_padded(from) && !to->array) {
            change.hazards = 0;
        }
        return change;
    case FAMILY_DATE:
    case FAMILY_CLOCK:
        if (known_to->width < known_from->width) {
            change.hazards |= HAZARD_DATA_LOSS;
            change.note = "the time of day is lost";
        } else if (has_time_zone(from) != has_time_zone(to)) {
            change.note = "values are read in the time zone of the session that runs this";
        }
        return change;
    case FAMILY_INTERVAL:
    case FAMILY_JSON:
        return change;
    case FAMILY_NETWORK:
        if (known_to->width > known_from->width && !to->array) {
            change.hazards = 0;
        } else if (known_to->width < known_from->width) {
            change.hazards |= HAZARD_DATA_LOSS;
            change.note = "bits to the right of the netmask are lost";
        }
        return change;
    case FAMILY_OTHER:
        break;
    }
    return change;
}

/* Casts that servers before PostgreSQL 18 do not have. */
static bool is_recent(const BuiltinCast *cast)
{
    return cast->source == TYPE_BYTEA || cast->target == TYPE_BYTEA;
}

/* As the tables of built-in types and of well-known extensions have it; TYPE_NONE for others. */
static unsigned listed_type(const TypeParts *parts)
{
    const char *dot = strrchr(parts->base, '.');
    BuiltinType type = builtin_type_by_sql(parts->base);

    if (type == TYPE_NONE)
        type = builtin_extension_type(dot == NULL ? parts->base : dot + 1);
    return type == TYPE_NONE ? TYPE_NONE : type | (parts->array ? TYPE_ARRAY : 0U);
}

/* A type of an extension that is of the category of strings. */
static bool is_foreign_string(const TypeParts *parts)
{
    unsigned type = listed_type(parts);

    return type >= TYPE_BUILTIN_COUNT && type < TYPE_COUNT &&
           builtin_type((BuiltinType)type)->category == 'S';
}

/* A text can be read as any type, and any value can be written as text. */
static bool is_text(const TypeParts *parts)
{
    return !parts->array &&
           (known_type(parts->base)->family == FAMILY_TEXT || is_foreign_string(parts));
}

bool type_is_string(const char *type)
{
    return is_text(&(TypeParts){.base = type});
}

/* The tables do not have all casts between these types and arrays. */
static bool is_partly_listed(unsigned type)
{
    type &= ~(unsigned)TYPE_ARRAY;
    return type == TYPE_VECTOR || type == TYPE_HALFVEC || type == TYPE_SPARSEVEC;
}

static CastStrength listed_strength(unsigned source, unsigned target)
{
    const BuiltinCast *cast = builtin_cast((BuiltinType)source, (BuiltinType)target);

    if (source == TYPE_NONE || target == TYPE_NONE)
        return CAST_UNKNOWN;
    if (source == target)
        return CAST_IMPLICIT;
    if (cast == NULL || is_recent(cast))
        return is_partly_listed(source) || is_partly_listed(target) ? CAST_UNKNOWN : CAST_NONE;
    return cast->context == 'i'   ? CAST_IMPLICIT
           : cast->context == 'a' ? CAST_ASSIGNMENT
                                  : CAST_EXPLICIT;
}

static CastStrength named_strength(const TypeParts *from, const TypeParts *to)
{
    TypeParts element_from = *from;
    TypeParts element_to = *to;

    if (from->array == to->array && strcmp(from->base, to->base) == 0)
        return CAST_IMPLICIT;
    /* Element by element. */
    if (from->array && to->array)
        element_from.array = element_to.array = false;
    if (is_text(&element_to))
        return is_text(&element_from) ? CAST_IMPLICIT : CAST_ASSIGNMENT;
    if (is_text(&element_from))
        return CAST_EXPLICIT;
    return listed_strength(listed_type(&element_from), listed_type(&element_to));
}

CastStrength type_cast_strength(Arena *arena, const char *from, const char *to)
{
    TypeParts parts_from = type_parts(arena, from);
    TypeParts parts_to = type_parts(arena, to);

    return named_strength(&parts_from, &parts_to);
}

const char *type_cast_note(CastStrength strength)
{
    return strength == CAST_NONE      ? TYPE_CHANGE_NO_CAST
           : strength == CAST_UNKNOWN ? TYPE_CHANGE_UNKNOWN_CAST
                                      : "fails on a value that the new type cannot hold";
}

const char *type_bare(Arena *arena, const char *type)
{
    return type_parts(arena, type).base;
}

TypeChange type_change(Arena *arena, const char *from, const char *to)
{
    TypeParts parts_from = type_parts(arena, from);
    TypeParts parts_to = type_parts(arena, to);
    TypeParts element = parts_to;
    const KnownType *known_from = known_type(parts_from.base);
    const KnownType *known_to = known_type(parts_to.base);
    TypeChange change = {.hazards = HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE};
    CastStrength strength;

    if (parts_from.array == parts_to.array && strcmp(parts_from.base, parts_to.base) == 0)
        return modifier_change(&parts_from, &parts_to);
    if (parts_from.array == parts_to.array && is_interval(&parts_from) && is_interval(&parts_to))
        return fields_change(&parts_from, &parts_to);
    if (parts_from.array == parts_to.array && known_from->family == known_to->family &&
        known_to->family != FAMILY_OTHER)
        return with_losses(family_change(known_from, &parts_from, known_to, &parts_to), &parts_from,
                           &parts_to);
    /* Any value can be stored as text. */
    if (is_text(&parts_to)) {
        if (parts_to.modifier_count > 0 || is_padded(&parts_to)) {
            change.hazards |= HAZARD_MAY_FAIL;
            change.note = TYPE_CHANGE_TOO_LONG;
        }
        return change;
    }
    change.into_array = parts_to.array && !parts_from.array;
    if (change.into_array)
        element.array = false;
    strength = named_strength(&parts_from, &element);
    change.needs_using = change.into_array || strength < CAST_ASSIGNMENT;
    change.through_text = strength == CAST_NONE;
    change.hazards |= HAZARD_MAY_FAIL;
    change.note = type_cast_note(strength);
    return with_losses(change, &parts_from, &parts_to);
}

static bool is_one_of(const char *const *names, size_t count, const char *type)
{
    size_t length = strcspn(type, "(");

    for (size_t i = 0; i < count; i++)
        if (strlen(names[i]) == length && strncmp(type, names[i], length) == 0)
            return true;
    return false;
}

/* pg_type.typstorage */
const char *type_storage(const char *type)
{
    static const char *const MAIN[] = {"numeric", "inet", "cidr"};
    static const char *const PLAIN[] = {
        "tsquery",
        "boolean",
        "\"char\"",
        "name",
        "smallint",
        "integer",
        "bigint",
        "real",
        "double precision",
        "money",
        "oid",
        "uuid",
        "date",
        "time",
        "time without time zone",
        "time with time zone",
        "timestamp",
        "timestamp without time zone",
        "timestamp with time zone",
        "interval",
        "macaddr",
        "macaddr8",
        "point",
        "lseg",
        "box",
        "line",
        "circle",
        "tid",
        "xid",
        "xid8",
        "cid",
        "pg_lsn",
        "regclass",
        "regproc",
        "regprocedure",
        "regoper",
        "regoperator",
        "regtype",
        "regrole",
        "regnamespace",
        "regconfig",
        "regdictionary",
        "regcollation",
    };

    if (type_is_array(type))
        return "EXTENDED";
    if (is_one_of(MAIN, sizeof(MAIN) / sizeof(MAIN[0]), type))
        return "MAIN";
    return is_one_of(PLAIN, sizeof(PLAIN) / sizeof(PLAIN[0]), type) ? "PLAIN" : "EXTENDED";
}

const char *column_type_storage(const ColumnObject *column)
{
    const char *type = column->type;
    const Object *object = column->type_object;

    while (object != NULL && object->kind == KIND_DOMAIN && !type_is_array(type)) {
        type = ((const DomainObject *)object)->type;
        object = ((const DomainObject *)object)->type_object;
    }
    if (object != NULL && object->kind == KIND_ENUM && !type_is_array(type))
        return "PLAIN";
    return type_storage(type);
}
