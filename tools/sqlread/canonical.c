#include "sqlread/canonical.h"

/* Casts, and literals in the type that their place gives them. Source: parse_coerce.c and, for what shows, ruleutils.c
 * of the server. */

/* ---- Type names ----------------------------------------------------------------------------------------------- */

static bool is_builtin_name(const TypeName *type)
{
    const char *schema;
    const char *name;

    name_parts(type->names, &schema, &name);
    if (schema != NULL && strcmp(schema, "pg_catalog") != 0)
        return false;
    return builtin_type_by_name(name[0] == '_' ? name + 1 : name) != TYPE_NONE;
}

/* Types that the grammar has words for. The deparser writes those words when the name says pg_catalog. */
static bool is_keyword_type(BuiltinType type)
{
    static const BuiltinType words[] = {
        TYPE_BOOL,   TYPE_INT2,      TYPE_INT4,        TYPE_INT8,     TYPE_FLOAT4,
        TYPE_FLOAT8, TYPE_NUMERIC,   TYPE_BPCHAR,      TYPE_VARCHAR,  TYPE_TIME,
        TYPE_TIMETZ, TYPE_TIMESTAMP, TYPE_TIMESTAMPTZ, TYPE_INTERVAL,
    };

    for (size_t i = 0; i < lengthof(words); i++)
        if (words[i] == type)
            return true;
    return false;
}

TypeName *canonical_type_name(const Resolver *resolver, const ExprType *type)
{
    TypeName *name = makeNode(TypeName);
    const char *schema = NULL;
    const char *bare;

    if (type->user != NULL) {
        type_names(resolver->arena, type, &schema, &bare);
        if (type->object == NULL && type->base == NULL)
            schema = NULL; /* where an extension was put does not matter */
    } else {
        bare = builtin_type(type->code)->name;
        schema = is_keyword_type(type->code) ? "pg_catalog" : NULL;
    }

    name->names = list_make1(makeString(pstrdup(bare)));
    if (schema != NULL)
        name->names = lcons(makeString(pstrdup(schema)), name->names);
    if (type->array)
        name->arrayBounds = list_make1(makeInteger(-1));
    name->typemod = -1;
    name->location = -1;
    return name;
}

/* Reports unknown types and notes the use of those of the model, in the first pass; spells the name out in both. */
ExprType resolve_type_name(Resolver *resolver, TypeName *name)
{
    Reader *reader = resolver->reader;
    Object *found = NULL;
    const char *text;
    ExprType type;

    if (resolver->canonical || is_builtin_name(name)) {
        text = reader_type_quiet(reader, resolver->place, name);
    } else {
        text = reader_type(reader, resolver->place, name, resolver->owner, &found);
        resolver->failed = resolver->failed || text == NULL;
        if (found != NULL)
            resolve_depend(resolver, found);
    }
    type = type_from_text(resolver, text);
    if (resolver->canonical) {
        const TypeName *canonical = canonical_type_name(resolver, &type);

        if (type_known(&type)) {
            name->names = canonical->names;
            name->arrayBounds = canonical->arrayBounds;
        }
    } else if (type.user != NULL) {
        const char *schema;
        const char *bare;

        type_names(resolver->arena, &type, &schema, &bare);
        if (schema != NULL)
            name->names = list_make2(makeString(pstrdup(schema)), makeString(pstrdup(bare)));
    } else if (type.code >= TYPE_BUILTIN_COUNT && list_length(name->names) == 1) {
        const ExtensionObject *extension =
            find_extension(reader, builtin_extension_of_type(type.code));

        if (extension != NULL && extension->in_schema != NULL)
            name->names = lcons(makeString(pstrdup(extension->in_schema)), name->names);
    }
    if (name->typmods == NIL)
        type.spelled = NULL;
    return type;
}

/* ---- Kinds of types ------------------------------------------------------------------------------------------- */

static bool is_number(const ExprType *type)
{
    return type_is(type, TYPE_INT2) || type_is(type, TYPE_INT4) || type_is(type, TYPE_INT8) ||
           type_is(type, TYPE_NUMERIC) || type_is(type, TYPE_FLOAT8) || type_is(type, TYPE_FLOAT4);
}

static bool is_string(const ExprType *type)
{
    return type_is(type, TYPE_TEXT) || type_is(type, TYPE_VARCHAR);
}

static bool is_integer_text(const char *value)
{
    const char *digits = value[0] == '-' ? value + 1 : value;

    return digits[0] != '\0' && strspn(digits, "0123456789") == strlen(digits) &&
           strlen(digits) <= 9;
}

static bool is_decimal_text(const char *value)
{
    const char *digits = value[0] == '-' ? value + 1 : value;

    return digits[0] != '\0' && strspn(digits, "0123456789.") == strlen(digits) &&
           strlen(digits) <= 15;
}

static bool is_integer(const ExprType *type)
{
    return type_is(type, TYPE_INT2) || type_is(type, TYPE_INT4) || type_is(type, TYPE_INT8);
}

/* True when a literal of one type can be written as a literal of another with the same value. */
static bool can_rewrite(const char *value, const ExprType *from, const ExprType *to)
{
    if (value == NULL)
        return true;
    if (is_string(from) && is_string(to))
        return true;
    if (is_integer(from) && !is_integer_text(value))
        return false;
    if (is_integer(from) && is_string(to))
        return true;
    if (!is_number(from) || !is_number(to))
        return false;
    return is_integer_text(value) ||
           (is_decimal_text(value) && (type_is(to, TYPE_NUMERIC) || type_is(to, TYPE_FLOAT8)));
}

/* ---- Coercion ------------------------------------------------------------------------------------------------- */

static void add_cast(const Resolver *resolver, Node **slot, const ExprType *type)
{
    TypeCast *cast = makeNode(TypeCast);

    cast->arg = *slot;
    cast->typeName = canonical_type_name(resolver, type);
    cast->location = -1;
    *slot = (Node *)cast;
}

static void coerce_elements(Resolver *resolver, A_ArrayExpr *array, const ExprType *from,
                            const ExprType *to)
{
    const ExprType from_element = type_element(from);
    const ExprType to_element = type_element(to);
    ListCell *cell;

    foreach(cell, array->elements)
    {
        Node **slot = (Node **)&lfirst(cell);

        if (IsA(*slot, A_ArrayExpr))
            coerce_elements(resolver, castNode(A_ArrayExpr, *slot), from, to);
        else
            canonical_coerce(resolver, slot, &from_element, &to_element);
    }
}

static void depend_on_values(const Resolver *resolver, const ExprType *type)
{
    if (!resolver->canonical && resolver->owner != NULL && type->object != NULL)
        object_depends_on_values(resolver->owner, type->object);
}

/* The members of a row type, which the server compares with what becomes a row of it. */
static void depend_on_members(const Resolver *resolver, const ExprType *type)
{
    if (type->object != NULL)
        resolve_depend_in_order(resolver, type->object);
    depend_on_values(resolver, type);
    for (size_t i = 0; type->object != NULL && i < type->object->children.count; i++) {
        Object *member = type->object->children.items[i];

        if (kind_namespace(member->kind) == NAMESPACE_COLUMN)
            resolve_depend(resolver, member);
    }
}

static bool is_no_target(const ExprType *type)
{
    return !type_known(type) || type_is_polymorphic(type) || type_is(type, TYPE_ANY) ||
           type_is(type, TYPE_RECORD) || type_is_literal(type);
}

void depend_on_cast(const Resolver *resolver, const ExprType *from, const ExprType *to)
{
    const Reader *reader = resolver->reader;
    const char *source, *target;
    Object *cast;

    if (resolver->canonical || (from->user == NULL && to->user == NULL) || !type_known(from) ||
        type_is_literal(from) || !type_known(to))
        return;
    source = type_text(reader, resolver->arena, from);
    target = type_text(reader, resolver->arena, to);
    cast = source == NULL || target == NULL
               ? NULL
               : model_find(reader->model, NAMESPACE_CAST, NULL, NULL,
                            arena_printf(resolver->arena, "%s AS %s", source, target), NULL);
    if (cast != NULL)
        resolve_depend(resolver, cast);
}

void depend_on_casts_of(const Resolver *resolver, const ExprType *type)
{
    const ObjectVec *casts = &resolver->reader->implicit_casts;
    const char *source = type->user == NULL || casts->count == 0
                             ? NULL
                             : type_text(resolver->reader, resolver->arena, type);

    for (size_t i = 0; source != NULL && i < casts->count; i++) {
        resolve_finish(resolver, casts->items[i]);
        if (text_equal(((const CastObject *)casts->items[i])->source_type, source))
            resolve_depend(resolver, casts->items[i]);
    }
}

void canonical_coerce(Resolver *resolver, Node **slot, const ExprType *from, const ExprType *to)
{
    const char *value;
    TypeName *cast = NULL;

    if (*slot == NULL)
        return;
    if (type_is_literal(from))
        parameter_take_type(resolver, *slot, to);
    if (type_is_literal(from) || resolver->canonical)
        resolve_registered(resolver, slot, to);
    if (type_is_literal(from) && to->object != NULL)
        resolve_depend(resolver, to->object);
    if ((type_is_literal(from) || IsA(*slot, RowExpr)) && type_is_composite(to))
        depend_on_members(resolver, to);
    if (!type_equal(from, to))
        depend_on_cast(resolver, from, to);
    if (!resolver->canonical || is_no_target(to))
        return;
    if (canonical_literal_value(*slot, &value, &cast) && (cast == NULL || cast->typmods == NIL)) {
        if (type_is_literal(from) || can_rewrite(value, from, to)) {
            *slot = canonical_literal(resolver, value, to);
            return;
        }
    }
    if (type_equal(from, to) || !type_known(from))
        return;
    if (IsA(*slot, CollateClause)) { /* the server puts the cast below COLLATE */
        canonical_coerce(resolver, &castNode(CollateClause, *slot)->arg, from, to);
        return;
    }
    if (IsA(*slot, A_ArrayExpr) && from->array && to->array)
        coerce_elements(resolver, castNode(A_ArrayExpr, *slot), from, to);
    else
        add_cast(resolver, slot, to);
}

void canonical_loosen(const Resolver *resolver, Node **slot)
{
    const char *value;
    TypeName *cast = NULL;

    if (resolver->canonical && *slot != NULL && IsA(*slot, TypeCast) &&
        canonical_literal_value(*slot, &value, &cast) && cast->typmods == NIL)
        *slot = castNode(TypeCast, *slot)->arg;
}

static const char *last_part(const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot == NULL ? name : dot + 1;
}

/* True when the cast of a literal is to the type of the column that it goes to; for an extension's type, by name. */
static bool is_cast_to(const Resolver *resolver, const TypeName *cast, const ExprType *type)
{
    const TypeName *wanted = canonical_type_name(resolver, type);

    if ((cast->arrayBounds != NIL) != (wanted->arrayBounds != NIL))
        return false;
    return strcmp(last_part(strVal(llast(cast->names))), last_part(strVal(llast(wanted->names)))) ==
           0;
}

/* The server takes the one for the other without a cast, and so shows the one that was written. */
static bool keeps_cast(const TypeName *cast, const ExprType *from, const ExprType *to)
{
    return !type_is_literal(from) && is_string(from) && is_string(to) &&
           (!type_equal(from, to) || (cast != NULL && cast->typmods != NIL));
}

void canonical_assign(Resolver *resolver, Node **slot, const ExprType *from, const char *text)
{
    const ExprType declared = type_from_text(resolver, text);
    const ExprType type = type_base(&declared);
    const ExprType element = type_element(&type);
    TypeName *cast = NULL;
    const char *value;

    if (*slot == NULL)
        return;
    if (!resolver->canonical) {
        if (type_known(&type))
            canonical_coerce(resolver, slot, from, &type);
        return;
    }
    if (!type_known(&type) || type_is_polymorphic(&type)) {
        canonical_loosen(resolver, slot);
        return;
    }
    if (canonical_literal_value(*slot, &value, &cast)) {
        if (keeps_cast(cast, from, &type)) {
            if (cast == NULL)
                add_cast(resolver, slot, from);
            return;
        }
        canonical_coerce(resolver, slot, from, &type);
    } else if (IsA(*slot, A_ArrayExpr) && from->array && type.array && !is_string(&element)) {
        canonical_coerce(resolver, slot, from, &type);
    }
    if (canonical_literal_value(*slot, &value, &cast) && cast != NULL &&
        is_cast_to(resolver, cast, &type))
        *slot = castNode(TypeCast, *slot)->arg;
}

/* ---- Explicit casts ------------------------------------------------------------------------------------------- */

static bool cast_elements(Resolver *resolver, Scope *scope, A_ArrayExpr *array,
                          const ExprType *element)
{
    bool known = true;
    ListCell *cell;

    foreach(cell, array->elements)
    {
        Node **slot = (Node **)&lfirst(cell);

        if (IsA(*slot, A_ArrayExpr)) {
            known = cast_elements(resolver, scope, castNode(A_ArrayExpr, *slot), element) && known;
        } else {
            Typed value = resolve_node(resolver, scope, slot);

            known = known && type_known(&value.type) && (!value.type.array || element->array);
            canonical_coerce(resolver, slot, &value.type, element);
        }
    }
    return known;
}

/* ARRAY[…]::type[] casts each element; without elements the cast says the type. */
static Typed cast_array(Resolver *resolver, Scope *scope, Node **slot, const ExprType *type)
{
    TypeCast *cast = castNode(TypeCast, *slot);
    A_ArrayExpr *array = castNode(A_ArrayExpr, cast->arg);
    const ExprType element = type_element(type);
    const bool known = cast_elements(resolver, scope, array, &element);

    if (resolver->canonical && known && array->elements != NIL && cast->typeName->typmods == NIL &&
        type_known(type))
        *slot = cast->arg;
    return (Typed){.type = *type, .not_null = true};
}

/* A literal with a modifier, 'abc'::varchar(2): the server shows the cast twice. */
static void cast_with_modifier(const Resolver *resolver, Node **slot, const ExprType *type)
{
    TypeCast *cast = castNode(TypeCast, *slot);
    const char *value;
    TypeName *inner = NULL;

    if (!canonical_literal_value(cast->arg, &value, &inner) ||
        (inner != NULL && inner->typmods != NIL))
        return;
    if (inner != NULL && equal(inner->names, cast->typeName->names))
        cast->arg = castNode(TypeCast, cast->arg)->arg;
    if (type_is(type, TYPE_INTERVAL) && value != NULL)
        cast->arg = castNode(TypeCast, canonical_literal(resolver, value, type))->arg;
}

static void cast_value(Resolver *resolver, Node **slot, const Typed *value, const ExprType *type)
{
    TypeCast *cast = castNode(TypeCast, *slot);
    const char *text;
    TypeName *inner = NULL;

    if (cast->typeName->typmods != NIL) {
        cast_with_modifier(resolver, slot, type);
        return;
    }
    if (canonical_literal_value(cast->arg, &text, &inner) &&
        (inner == NULL || inner->typmods == NIL) &&
        (type_is_literal(&value->type) || can_rewrite(text, &value->type, type))) {
        *slot = canonical_literal(resolver, text, type);
        return;
    }
    if (type_equal(&value->type, type))
        *slot = cast->arg;
}

/* ROW(…)::type: each value becomes one of its attribute's type. Source: coerce_record_to_complex() of the server. */
static Typed cast_row(Resolver *resolver, Scope *scope, RowExpr *row, const ExprType *type)
{
    const Typed value = {.type = *type, .not_null = true};
    Range *attributes = row_columns(resolver, &value);
    const bool fits =
        attributes != NULL && attributes->columns.count == (size_t)list_length(row->args);
    size_t i = 0;
    ListCell *cell;

    if (fits)
        depend_on_members(resolver, type);
    foreach(cell, row->args)
    {
        Node **slot = (Node **)&lfirst(cell);
        const Typed item = resolve_node(resolver, scope, slot);

        if (fits && resolver->canonical) {
            const ExprType target = range_column_type(resolver, attributes, i);

            canonical_coerce(resolver, slot, &item.type, &target);
        }
        i++;
    }
    if (resolver->canonical)
        row->row_format = COERCE_EXPLICIT_CALL;
    return value;
}

bool resolve_assigned_row(Resolver *resolver, Scope *scope, Node *node, const char *text,
                          Typed *value)
{
    const ExprType declared = type_from_text(resolver, text);
    const ExprType type = type_base(&declared);

    if (!IsA(node, RowExpr) || !type_is_composite(&type))
        return false;
    *value = cast_row(resolver, scope, castNode(RowExpr, node), &type);
    return true;
}

Typed resolve_cast(Resolver *resolver, Scope *scope, Node **slot)
{
    TypeCast *cast = castNode(TypeCast, *slot);
    const ExprType type = resolve_type_name(resolver, cast->typeName);
    Typed value;

    depend_on_values(resolver, &type);
    if (IsA(cast->arg, A_ArrayExpr) && type.array)
        return cast_array(resolver, scope, slot, &type);
    if (IsA(cast->arg, RowExpr) && type_is_composite(&type))
        return cast_row(resolver, scope, castNode(RowExpr, cast->arg), &type);
    value = resolve_node(resolver, scope, &cast->arg);
    depend_on_cast(resolver, &value.type, &type);
    parameter_take_type(resolver, cast->arg, &type);
    resolve_registered(resolver, &cast->arg, &type);
    if (resolver->canonical && type_known(&type))
        cast_value(resolver, slot, &value, &type);
    return (Typed){.type = type, .not_null = value.not_null};
}

/* ---- AND, OR -------------------------------------------------------------------------------------------------- */

void canonical_boolean(BoolExpr *node)
{
    List *flat = NIL;
    ListCell *cell;

    if (node->boolop == NOT_EXPR)
        return;
    foreach(cell, node->args)
    {
        Node *arm = lfirst(cell);

        if (IsA(arm, BoolExpr) && castNode(BoolExpr, arm)->boolop == node->boolop)
            flat = list_concat(flat, castNode(BoolExpr, arm)->args);
        else
            flat = lappend(flat, arm);
    }
    node->args = flat;
}
