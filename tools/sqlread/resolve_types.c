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
    return type_known(a) && a->code == b->code && a->array == b->array &&
           text_equal(a->user, b->user);
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
    return arena_printf(arena, "%.*s%.*s", (int)(open - text), text,
                        (int)(text + length - close - 1), close + 1);
}

/* Either part may be in double quotes. */
void type_names(Arena *arena, const ExprType *type, const char **schema, const char **name)
{
    const char *text = type->user;
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

/* What a domain is made of, through other domains. */
static const ExprType *domain_base(const Resolver *resolver, Object *domain)
{
    ExprType *base = ARENA_NEW(resolver->arena, ExprType);

    resolve_finish(resolver, domain);
    *base = type_from_text(
        resolver, resolve_declared_type(resolver, domain, ((const DomainObject *)domain)->type));
    *base = type_base(base);
    base->spelled = NULL;
    return base;
}

static const ExprType *standard_base(const Resolver *resolver, const char *schema, const char *name)
{
    const BuiltinType code =
        strcmp(schema, "information_schema") == 0 ? builtin_standard_domain(name) : TYPE_NONE;
    ExprType *base = code == TYPE_NONE ? NULL : ARENA_NEW(resolver->arena, ExprType);

    if (base != NULL)
        *base = type_of_code((uint8_t)code);
    return base;
}

static void find_user_type(const Resolver *resolver, ExprType *type)
{
    const Reader *reader = resolver->reader;
    const char *schema;
    const char *name;

    type_names(resolver->arena, type, &schema, &name);
    type->code = builtin_extension_type(name);
    if (type->code != TYPE_NONE &&
        find_extension(reader, builtin_extension_of_type(type->code)) != NULL) {
        type->user = NULL;
        return;
    }
    type->code = TYPE_NONE;
    if (schema == NULL)
        return;
    type->base = standard_base(resolver, schema, name);
    type->object = model_find_type(reader->model, schema, name);
    if (type->object == NULL)
        type->object = model_find_relation(reader->model, schema, name);
    if (type->object != NULL && type->object->kind == KIND_DOMAIN)
        type->base = domain_base(resolver, type->object);
}

ExprType type_base(const ExprType *type)
{
    return type->base != NULL && !type->array ? *type->base : *type;
}

bool type_is_composite(const ExprType *type)
{
    return !type->array && type->object != NULL &&
           (kind_namespace(type->object->kind) != NAMESPACE_TYPE ||
            type->object->kind == KIND_COMPOSITE_TYPE);
}

ExprType type_from_text(const Resolver *resolver, const char *text)
{
    ExprType type = {.spelled = text};
    size_t length = text == NULL ? 0 : strlen(text);
    const char *name;

    if (length == 0)
        return type_unknown();
    while (length > 2 && text[length - 2] == '[' && text[length - 1] == ']') {
        type.array = true;
        length -= 2;
    }
    name = without_modifier(resolver->arena, text, length);
    type.code = builtin_type_by_sql(name);
    if (type.code != TYPE_NONE)
        return type;
    type.user = name;
    find_user_type(resolver, &type);
    return type;
}

const ExtensionObject *find_extension(const Reader *reader, const char *name)
{
    for (size_t i = 0; i < reader->extensions.count; i++)
        if (strcmp(reader->extensions.items[i]->name, name) == 0)
            return (const ExtensionObject *)reader->extensions.items[i];
    return NULL;
}

static const char *extension_type_text(const Reader *reader, Arena *arena, const ExprType *type)
{
    const ExtensionObject *extension =
        find_extension(reader, builtin_extension_of_type(type->code));
    Str text = str_new(arena);

    str_sql_qualified(&text, extension == NULL ? NULL : extension->in_schema,
                      builtin_type(type->code)->name);
    str_text(&text, type->array ? "[]" : "");
    return text.text;
}

/* As it was written, with the schema of its extension. */
static const char *extension_spelled(const Reader *reader, Arena *arena, const ExprType *type)
{
    const char *name = builtin_extension_of_type(type->code);
    const ExtensionObject *extension = name == NULL ? NULL : find_extension(reader, name);
    Str text = str_new(arena);

    if (extension != NULL && extension->in_schema != NULL && strchr(type->spelled, '.') == NULL) {
        str_sql_ident(&text, extension->in_schema);
        str_char(&text, '.');
    }
    str_text(&text, type->spelled);
    return text.text;
}

const char *type_text(const Reader *reader, Arena *arena, const ExprType *type)
{
    const char *name = type->user != NULL ? type->user : builtin_type(type->code)->sql;

    if (!type_known(type))
        return NULL;
    if (type->spelled != NULL)
        return extension_spelled(reader, arena, type);
    if (type_is_literal(type))
        return "text";
    if (type->user == NULL && type->code >= TYPE_BUILTIN_COUNT)
        return extension_type_text(reader, arena, type);
    return type->array ? arena_printf(arena, "%s[]", name) : arena_strdup(arena, name);
}

/* ---- Categories ----------------------------------------------------------------------------------------------- */

char type_category(const ExprType *type)
{
    if (type->base != NULL && !type->array)
        return type_category(type->base);
    if (type->array)
        return 'A';
    if (type->code != TYPE_NONE)
        return builtin_type(type->code)->category;
    if (type_is_enum(type))
        return 'E';
    if (type_is_composite(type))
        return 'C';
    return type->object != NULL && kind_namespace(type->object->kind) == NAMESPACE_TYPE ? 'R' : 'U';
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

    if (type->base != NULL && !type->array)
        return type_element(type->base);
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

    return !type->array && type_category(type) == 'R' &&
           (strstr(name, "multirange") != NULL) == multirange;
}

static bool can_be_polymorphic(const ExprType *from, BuiltinType to)
{
    switch (to) {
    case TYPE_ANYARRAY:
    case TYPE_ANYCOMPATIBLEARRAY:
        return type_known(
                   &(ExprType){.code = type_element(from).code, .user = type_element(from).user}) &&
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
    ExprType from_base;
    ExprType to_base;

    if (!type_known(from) || !type_known(to))
        return false;
    if ((from->base != NULL || to->base != NULL) && !type_equal(from, to)) {
        from_base = type_base(from);
        to_base = type_base(to);
        if (from_base.base == NULL && to_base.base == NULL)
            return type_can_coerce(&from_base, &to_base, context);
    }
    if (type_is_literal(from) || type_is(to, TYPE_ANY) || type_equal(from, to))
        return true;
    if (type_is_polymorphic(to))
        return can_be_polymorphic(from, to->code);
    if (type_is(to, TYPE_RECORD))
        return type_is_composite(from);
    if (from->array != to->array)
        return can_convert_text(from, to, context);
    if (from->code == TYPE_NONE || to->code == TYPE_NONE)
        return can_convert_text(from, to, context);
    cast = builtin_cast(from->code, to->code);
    if (cast != NULL && context_allows(context, cast->context))
        return true;
    return can_convert_text(from, to, context);
}

static bool all_equal(const ExprType *types, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (!type_equal(&types[i], &types[0]))
            return false;
    return true;
}

ExprType type_common(const ExprType *types, size_t count)
{
    /* Domains count as what they are made of, unless all are the same. */
    ExprType common = count > 0 && !all_equal(types, count) ? type_base(&types[0])
                      : count > 0                           ? types[0]
                                                            : type_unknown();
    char category;

    for (size_t i = 0; i < count; i++)
        if (!type_known(&types[i]))
            return type_unknown();
    if (count == 0)
        return common;
    category = type_category(&common);
    for (size_t i = 1; i < count; i++) {
        const ExprType base = type_base(&types[i]);
        const ExprType *type = type_equal(&types[i], &common) ? &types[i] : &base;

        if (type_equal(type, &common)) {
            if (!text_equal(type->spelled, common.spelled))
                common.spelled = NULL;
            continue;
        }
        if (type_is_literal(type)) {
            common.spelled = NULL; /* a literal has no modifier */
            continue;
        }
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
