#include "sqlread/canonical.h"

/* Types of expressions: spelling, categories and coercion. Source: format_type(), TypeCategory(),
 * can_coerce_type(), select_common_type() of the server. */

ExprType type_of_code(uint8_t code)
{
    return (ExprType){.code = (BuiltinType)(code & ~TYPE_ARRAY), .array = (code & TYPE_ARRAY) != 0};
}

bool type_known(const ExprType *type)
{
    return type->code != TYPE_NONE || type->user != NULL;
}

bool type_is(const ExprType *type, BuiltinType code)
{
    return type->code == code && !type->array;
}

bool type_is_literal(const ExprType *type)
{
    return type_is(type, TYPE_UNKNOWN);
}

bool type_is_enum(const ExprType *type)
{
    return !type->array && type->object != NULL && type->object->kind == KIND_ENUM;
}

bool type_equal(const ExprType *a, const ExprType *b)
{
    return type_known(a) && a->code == b->code && a->array == b->array && text_equal(a->user, b->user);
}

/* ---- Spelling ------------------------------------------------------------------------------------------------- */

/* Takes "(20)" out of "character varying(20)", "(3)" out of "timestamp(3) with time zone", and what follows a plain
 * interval: the name of the type alone. */
static const char *without_modifier(Arena *arena, const char *text, size_t length)
{
    const char *open = memchr(text, '(', length);
    const char *close = open == NULL ? NULL : memchr(open, ')', length - (size_t)(open - text));

    if (length > 9 && strncmp(text, "interval ", 9) == 0)
        return "interval";
    if (close == NULL)
        return arena_strndup(arena, text, length);
    return arena_printf(arena, "%.*s%.*s", (int)(open - text), text, (int)(text + length - close - 1), close + 1);
}

/* Splits `schema.name`, either of them in double quotes. */
static void split_qualified(Arena *arena, const char *text, const char **schema, const char **name)
{
    Str parts[2] = {str_new(arena), str_new(arena)};
    size_t part = 0;
    bool quoted = false;

    for (const char *p = text; *p != '\0'; p++) {
        if (*p == '"' && quoted && p[1] == '"')
            str_char(&parts[part], *p++);
        else if (*p == '"')
            quoted = !quoted;
        else if (*p == '.' && !quoted && part == 0)
            part = 1;
        else
            str_char(&parts[part], *p);
    }
    *schema = part == 1 ? parts[0].text : NULL;
    *name = parts[part].text;
}

ExprType type_from_text(const Reader *reader, const char *text)
{
    ExprType type = {.spelled = text};
    size_t length = text == NULL ? 0 : strlen(text);
    const char *name;
    const char *schema;

    if (length == 0)
        return type_unknown();
    while (length > 2 && text[length - 2] == '[' && text[length - 1] == ']') {
        type.array = true;
        length -= 2;
    }
    name = without_modifier(reader->scratch, text, length);
    type.code = builtin_type_by_sql(name);
    if (type.code != TYPE_NONE)
        return type;
    type.user = name;
    split_qualified(reader->scratch, name, &schema, &name);
    if (schema != NULL) {
        type.object = model_find_type(reader->model, schema, name);
        if (type.object == NULL)
            type.object = model_find_relation(reader->model, schema, name);
    }
    return type;
}

const char *type_text(Arena *arena, const ExprType *type)
{
    const char *name = type->user != NULL ? type->user : builtin_type(type->code)->sql;

    if (!type_known(type))
        return NULL;
    if (type->spelled != NULL)
        return arena_strdup(arena, type->spelled);
    if (type_is_literal(type))
        return "text";
    return type->array ? arena_printf(arena, "%s[]", name) : arena_strdup(arena, name);
}

/* ---- Categories ----------------------------------------------------------------------------------------------- */

char type_category(const ExprType *type)
{
    if (type->array)
        return 'A';
    if (type->code != TYPE_NONE)
        return builtin_type(type->code)->category;
    if (type_is_enum(type))
        return 'E';
    return type->object != NULL ? 'C' : 'U';
}

bool type_is_preferred(const ExprType *type)
{
    return !type->array && type->code != TYPE_NONE && builtin_type(type->code)->preferred;
}

bool type_is_polymorphic(const ExprType *type)
{
    switch (type->code) {
    case TYPE_ANYELEMENT:
    case TYPE_ANYARRAY:
    case TYPE_ANYNONARRAY:
    case TYPE_ANYENUM:
    case TYPE_ANYRANGE:
    case TYPE_ANYMULTIRANGE:
    case TYPE_ANYCOMPATIBLE:
    case TYPE_ANYCOMPATIBLEARRAY:
    case TYPE_ANYCOMPATIBLENONARRAY:
    case TYPE_ANYCOMPATIBLERANGE:
    case TYPE_ANYCOMPATIBLEMULTIRANGE:
        return true;
    default:
        return false;
    }
}

ExprType type_element(const ExprType *type)
{
    ExprType element = *type;

    element.spelled = NULL;
    element.array = false;
    if (type->array)
        return element;
    switch (type->code) {
    case TYPE_INT2VECTOR:
        return type_of_code(TYPE_INT2);
    case TYPE_OIDVECTOR:
        return type_of_code(TYPE_OID);
    case TYPE_NAME:
        return type_of_code(TYPE_CHAR);
    case TYPE_POINT:
        return type_of_code(TYPE_FLOAT8);
    default:
        return type_unknown();
    }
}

ExprType type_array_of(const ExprType *type)
{
    ExprType array = *type;

    array.spelled = NULL;
    if (type_is_literal(type))
        array.code = TYPE_TEXT;
    if (type_known(type))
        array.array = true;
    return array;
}

/* ---- Coercion ------------------------------------------------------------------------------------------------- */

static bool context_allows(char wanted, char given)
{
    return given == 'i' || (given == 'a' && wanted != 'i') || wanted == 'e';
}

static bool is_range(const ExprType *type, bool multirange)
{
    const char *name = type->code == TYPE_NONE ? "" : builtin_type(type->code)->name;

    return !type->array && type_category(type) == 'R' && (strstr(name, "multirange") != NULL) == multirange;
}

static bool can_be_polymorphic(const ExprType *from, BuiltinType to)
{
    switch (to) {
    case TYPE_ANYARRAY:
    case TYPE_ANYCOMPATIBLEARRAY:
        return type_known(&(ExprType){.code = type_element(from).code, .user = type_element(from).user}) &&
               !type_is(from, TYPE_NAME) && !type_is(from, TYPE_POINT);
    case TYPE_ANYNONARRAY:
    case TYPE_ANYCOMPATIBLENONARRAY:
        return !from->array;
    case TYPE_ANYENUM:
        return type_is_enum(from);
    case TYPE_ANYRANGE:
    case TYPE_ANYCOMPATIBLERANGE:
        return is_range(from, false);
    case TYPE_ANYMULTIRANGE:
    case TYPE_ANYCOMPATIBLEMULTIRANGE:
        return is_range(from, true);
    default:
        return true;
    }
}

/* Casts that every type has: to and from strings through its text form. */
static bool can_convert_text(const ExprType *from, const ExprType *to, char context)
{
    if (type_category(to) == 'S' && !type_is(to, TYPE_NAME))
        return context != 'i';
    return type_category(from) == 'S' && context == 'e';
}

bool type_can_coerce(const ExprType *from, const ExprType *to, char context)
{
    const BuiltinCast *cast;

    if (!type_known(from) || !type_known(to))
        return false;
    if (type_is_literal(from) || type_is(to, TYPE_ANY) || type_equal(from, to))
        return true;
    if (type_is_polymorphic(to))
        return can_be_polymorphic(from, to->code);
    if (type_is(to, TYPE_RECORD))
        return from->object != NULL && !type_is_enum(from) && !from->array;
    if (from->array != to->array)
        return can_convert_text(from, to, context);
    if (from->code == TYPE_NONE || to->code == TYPE_NONE)
        return can_convert_text(from, to, context);
    cast = builtin_cast(from->code, to->code);
    if (cast != NULL && context_allows(context, cast->context))
        return true;
    return can_convert_text(from, to, context);
}

ExprType type_common(const ExprType *types, size_t count)
{
    ExprType common = count > 0 ? types[0] : type_unknown();
    char category;

    for (size_t i = 0; i < count; i++)
        if (!type_known(&types[i]))
            return type_unknown();
    if (count == 0)
        return common;
    category = type_category(&common);
    for (size_t i = 1; i < count; i++) {
        const ExprType *type = &types[i];

        if (type_equal(type, &common)) {
            if (!text_equal(type->spelled, common.spelled))
                common.spelled = NULL;
            continue;
        }
        if (type_is_literal(type))
            continue;
        if (type_is_literal(&common)) {
            common = *type;
            category = type_category(type);
        } else if (type_category(type) != category) {
            return type_unknown();
        } else if (!type_is_preferred(&common) && type_can_coerce(&common, type, 'i') &&
                   !type_can_coerce(type, &common, 'i')) {
            common = *type;
        }
        common.spelled = NULL;
    }
    if (type_is_literal(&common))
        return type_of_code(TYPE_TEXT);
    return common;
}
