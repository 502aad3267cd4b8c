#include "sqlread/canonical.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <strings.h>

/* Literals: one spelling for each value, that of the type's output function where it can be told. */

/* ---- Nodes ---------------------------------------------------------------------------------------------------- */

static A_Const *constant_node(NodeTag tag)
{
    A_Const *constant = makeNode(A_Const);

    constant->val.node.type = tag;
    constant->location = -1;
    return constant;
}

static Node *string_node(const char *value)
{
    A_Const *constant = constant_node(T_String);

    constant->val.sval.sval = pstrdup(value);
    return (Node *)constant;
}

static Node *boolean_node(bool value)
{
    A_Const *constant = constant_node(T_Boolean);

    constant->val.boolval.boolval = value;
    return (Node *)constant;
}

static bool fits_integer(const char *value, long long *number)
{
    char *end;

    errno = 0;
    *number = strtoll(value, &end, 10);
    return errno == 0 && *end == '\0' && end != value && *number >= INT_MIN && *number <= INT_MAX;
}

bool canonical_fits_bigint(const char *value)
{
    char *end;

    errno = 0;
    strtoll(value, &end, 10);
    return errno == 0 && *end == '\0' && end != value;
}

static Node *number_node(const char *value)
{
    long long number;
    A_Const *constant;

    if (fits_integer(value, &number)) {
        constant = constant_node(T_Integer);
        constant->val.ival.ival = (int)number;
    } else {
        constant = constant_node(T_Float);
        constant->val.fval.fval = pstrdup(value);
    }
    return (Node *)constant;
}

static Node *with_type(const Resolver *resolver, Node *node, const ExprType *type)
{
    TypeCast *cast = makeNode(TypeCast);

    cast->arg = node;
    cast->typeName = canonical_type_name(resolver, type);
    cast->location = -1;
    return (Node *)cast;
}

/* B'0101' and X'5': the text of the bits. */
static const char *bit_text(const char *value)
{
    char *bits;
    size_t length = 0;

    if (value[0] != 'x')
        return value + 1;
    bits = palloc(strlen(value) * 4 + 1);
    for (const char *p = value + 1; *p != '\0'; p++) {
        const int digit =
            isdigit((unsigned char)*p) ? *p - '0' : tolower((unsigned char)*p) - 'a' + 10;

        for (int bit = 3; bit >= 0; bit--)
            bits[length++] = (digit >> bit & 1) != 0 ? '1' : '0';
    }
    bits[length] = '\0';
    return bits;
}

bool canonical_literal_value(Node *node, const char **value, TypeName **type)
{
    const A_Const *constant;

    if (node != NULL && IsA(node, TypeCast)) {
        if (type == NULL && castNode(TypeCast, node)->typeName->typmods != NIL)
            return false;
        if (type != NULL)
            *type = castNode(TypeCast, node)->typeName;
        node = castNode(TypeCast, node)->arg;
    } else if (type != NULL) {
        *type = NULL;
    }
    if (node == NULL || !IsA(node, A_Const))
        return false;
    constant = castNode(A_Const, node);
    *value = NULL;
    if (constant->isnull)
        return true;
    switch (nodeTag(&constant->val)) {
    case T_Integer:
        *value = psprintf("%d", constant->val.ival.ival);
        return true;
    case T_Float:
        *value = constant->val.fval.fval;
        return true;
    case T_Boolean:
        *value = constant->val.boolval.boolval ? "true" : "false";
        return true;
    case T_String:
        *value = constant->val.sval.sval;
        return true;
    case T_BitString:
        *value = bit_text(constant->val.bsval.bsval);
        return true;
    default:
        return false;
    }
}

/* ---- Numbers and booleans ------------------------------------------------------------------------------------- */

static bool parse_boolean(const char *value, bool *result)
{
    static const char *const words[] = {"true", "false", "yes", "no", "on", "off", "1", "0"};
    char word[8];
    size_t length;

    while (isspace((unsigned char)*value))
        value++;
    length = strlen(value);
    while (length > 0 && isspace((unsigned char)value[length - 1]))
        length--;
    if (length == 0 || length >= sizeof(word))
        return false;
    memcpy(word, value, length);
    word[length] = '\0';
    if (strcasecmp(word, "o") == 0)
        return false;
    for (size_t i = 0; i < lengthof(words); i++) {
        if (strncasecmp(words[i], word, length) == 0) {
            *result = i % 2 == 0;
            return true;
        }
    }
    return false;
}

/* 1.5e3 without its exponent; NULL when there is none, or too large a one. */
static const char *without_exponent(Arena *arena, const char *value)
{
    const char *mark = strpbrk(value, "eE");
    const char *point = memchr(value, '.', mark == NULL ? 0 : (size_t)(mark - value));
    long exponent = mark == NULL ? 0 : strtol(mark + 1, NULL, 10);
    Str text = str_new(arena);
    long whole;
    const char *p = value;

    if (mark == NULL || exponent > 40 || exponent < -40 ||
        strspn(value, "+-0123456789.") != (size_t)(mark - value))
        return NULL;
    if (*p == '-' || *p == '+')
        str_char(&text, *p++);
    whole = (long)((point == NULL ? mark : point) - p) + exponent;
    for (; whole < 0; whole++) {
        if (whole == (long)((point == NULL ? mark : point) - p) + exponent)
            str_text(&text, "0.");
        str_char(&text, '0');
    }
    for (; p < mark || whole > 0; p++) {
        if (p < mark && *p == '.')
            continue;
        if (whole-- == 0 && strchr(text.text, '.') == NULL)
            str_char(&text, '.');
        str_char(&text, p < mark ? *p : '0');
    }
    return text.text;
}

/* Digits with an optional sign and point; NULL for anything else. Leading zeros, blanks and a plus sign are dropped. */
static char *plain_number(Arena *arena, const char *value)
{
    Str text = str_new(arena);
    const char *start;
    size_t digits;

    while (isspace((unsigned char)*value))
        value++;
    if (*value == '-')
        str_char(&text, '-');
    if (*value == '-' || *value == '+')
        value++;
    start = value;
    while (value[0] == '0' && isdigit((unsigned char)value[1]))
        value++;
    if (*value == '.')
        str_char(&text, '0');
    digits = strspn(value, "0123456789");
    str_bytes(&text, value, digits);
    value += digits;
    if (*value == '.') {
        size_t fraction = strspn(value + 1, "0123456789");

        if (digits + fraction == 0)
            return NULL;
        if (fraction > 0)
            str_bytes(&text, value, fraction + 1);
        value += fraction + 1;
    }
    if (value == start)
        return NULL;
    while (isspace((unsigned char)*value))
        value++;
    return *value == '\0' ? text.text : NULL;
}

/* The shortest text that reads back as the same number. */
static char *shortest_float(Arena *arena, const char *value)
{
    char *end;
    double number = strtod(value, &end);

    if (*end != '\0' || end == value)
        return NULL;
    for (int precision = 15; precision < 17; precision++) {
        char *text = arena_printf(arena, "%.*g", precision, number);

        if (strtod(text, NULL) == number)
            return text;
    }
    return arena_printf(arena, "%.17g", number);
}

static Node *number_literal(const Resolver *resolver, const char *value, const ExprType *type)
{
    const char *expanded = without_exponent(resolver->arena, value);
    char *text = plain_number(resolver->arena, expanded != NULL ? expanded : value);
    long long ignored;

    if (text != NULL && (type->code == TYPE_FLOAT8 || type->code == TYPE_FLOAT4))
        text = shortest_float(resolver->arena, text);
    if (text == NULL)
        return with_type(resolver, string_node(value), type);
    switch (type->code) {
    case TYPE_INT4:
        return fits_integer(text, &ignored) ? number_node(text)
                                            : with_type(resolver, string_node(value), type);
    case TYPE_INT8:
        if (!fits_integer(text, &ignored) && canonical_fits_bigint(text))
            return number_node(text);
        break;
    case TYPE_NUMERIC:
        if (!canonical_fits_bigint(text))
            return number_node(text);
        break;
    default:
        break;
    }
    return with_type(resolver, number_node(text), type);
}

/* "day to second" of "interval day to second(3)". */
static const char *interval_fields(const ExprType *type)
{
    return type->spelled != NULL && strncmp(type->spelled, "interval ", 9) == 0 ? type->spelled + 9
                                                                                : "";
}

Node *canonical_literal(const Resolver *resolver, const char *value, const ExprType *type)
{
    bool truth;

    if (value == NULL) {
        A_Const *null = constant_node(T_Invalid);

        null->isnull = true;
        return type_is(type, TYPE_TEXT) || !type_known(type)
                   ? (Node *)null
                   : with_type(resolver, (Node *)null, type);
    }
    if (!type_known(type) || type_is(type, TYPE_TEXT) || type_is_literal(type))
        return string_node(value);
    if (type->base != NULL && !type->array)
        return with_type(resolver, canonical_literal(resolver, value, type->base), type);
    if (type->array)
        return with_type(resolver, string_node(canonical_array(resolver->arena, type->code, value)),
                         type);
    switch (type->code) {
    case TYPE_INTERVAL:
        return with_type(
            resolver,
            string_node(canonical_interval(resolver->arena, value, interval_fields(type))), type);
    case TYPE_BOOL:
        return parse_boolean(value, &truth) ? boolean_node(truth)
                                            : with_type(resolver, string_node(value), type);
    case TYPE_INT2:
    case TYPE_INT4:
    case TYPE_INT8:
    case TYPE_NUMERIC:
    case TYPE_FLOAT4:
    case TYPE_FLOAT8:
    case TYPE_OID:
        return number_literal(resolver, value, type);
    default:
        return with_type(resolver, string_node(canonical_value(resolver->arena, type->code, value)),
                         type);
    }
}
