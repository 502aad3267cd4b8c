/* Changes of types with what the model knows of them: domains, arrays of them, types that are replaced. */
#include "kinds/type_change.h"

/* What a value is under all domains. An array of a domain is an array. */
static TypeUse base_of(TypeUse use)
{
    while (use.object != NULL && use.object->kind == KIND_DOMAIN && !type_is_array(use.type))
        use = (TypeUse){((const DomainObject *)use.object)->type,
                        ((const DomainObject *)use.object)->type_object};
    return use;
}

/* The element of an array, whose object is that of the array. */
static TypeUse element_of(Arena *arena, TypeUse use)
{
    return (TypeUse){arena_strndup(arena, use.type, strlen(use.type) - strlen("[]")), use.object};
}

/* Both stand for one type of the server, before and after the plan. Without a plan there is no telling. */
static bool survives(const Steps *steps, TypeUse from, TypeUse to)
{
    const Object *successor =
        steps->counterpart == NULL ? NULL : steps_counterpart(steps, from.object);

    return successor != NULL && strcmp(successor->key, to.object->key) == 0;
}

bool type_use_is_replaced(const Steps *steps, TypeUse from, TypeUse to)
{
    return from.object != NULL && to.object != NULL && strcmp(from.type, to.type) == 0 &&
           !survives(steps, from, to);
}

/* No type of the model itself: one of the server, or of an extension. */
static bool is_listed(TypeUse use)
{
    return use.object == NULL || use.object->kind == KIND_EXTENSION ||
           use.object->kind == KIND_STATEMENT;
}

/* Types that this model defines, or one of them and a type of the server. */
static CastStrength modelled_strength(const Steps *steps, TypeUse from, TypeUse to)
{
    if (from.object != NULL && to.object != NULL) {
        if (survives(steps, from, to))
            return CAST_IMPLICIT;
        /* What the plan makes to convert them: see composite_type.c. */
        if (from.object->kind == KIND_COMPOSITE_TYPE && to.object->kind == KIND_COMPOSITE_TYPE &&
            strcmp(from.type, to.type) == 0)
            return CAST_EXPLICIT;
        return to.object->parent == from.object && to.object->kind == KIND_MULTIRANGE_TYPE
                   ? CAST_EXPLICIT
                   : CAST_NONE;
    }
    /* Only strings get along with it. */
    return CAST_NONE;
}

static bool is_string(Arena *arena, TypeUse use)
{
    return is_listed(use) && !type_is_array(use.type) && type_is_string(type_bare(arena, use.type));
}

/* A cast that a schema defines; one that the plan makes or drops does not count. */
static CastStrength defined_strength(const Steps *steps, TypeUse from, TypeUse to)
{
    const char *name = arena_printf(steps->arena, "%s AS %s", type_bare(steps->arena, from.type),
                                    type_bare(steps->arena, to.type));
    const Object *cast = steps->model == NULL || strcmp(from.type, to.type) == 0
                             ? NULL
                             : model_find(steps->model, NAMESPACE_CAST, NULL, NULL, name, NULL);

    if (cast == NULL || (steps->counterpart != NULL && steps_counterpart(steps, cast) == NULL))
        return CAST_NONE;
    if (((const CastObject *)cast)->context == NULL)
        return CAST_EXPLICIT;
    return strcmp(((const CastObject *)cast)->context, "IMPLICIT") == 0 ? CAST_IMPLICIT
                                                                        : CAST_ASSIGNMENT;
}

static CastStrength strength_of(const Steps *steps, TypeUse from, TypeUse to)
{
    CastStrength defined;

    from = base_of(from);
    to = base_of(to);
    if (type_is_array(from.type) && type_is_array(to.type))
        return strength_of(steps, element_of(steps->arena, from), element_of(steps->arena, to));
    defined = type_is_array(from.type) || type_is_array(to.type)
                  ? CAST_NONE
                  : defined_strength(steps, from, to);
    if (defined != CAST_NONE)
        return defined;
    if (is_string(steps->arena, to))
        return CAST_ASSIGNMENT;
    if (is_string(steps->arena, from))
        return CAST_EXPLICIT;
    if (is_listed(from) && is_listed(to))
        return type_cast_strength(steps->arena, from.type, to.type);
    return type_is_array(from.type) || type_is_array(to.type) ? CAST_NONE
                                                              : modelled_strength(steps, from, to);
}

/* A domain of these restricts its values. */
static bool has_conditions(TypeUse use)
{
    for (const Object *object = use.object; object != NULL && object->kind == KIND_DOMAIN;
         object = ((const DomainObject *)object)->type_object)
        if (((const DomainObject *)object)->not_null ||
            object_child(object, KIND_DOMAIN_CHECK, NULL) != NULL)
            return true;
    return false;
}

bool type_use_refuses_null(TypeUse use)
{
    bool not_null = false;

    if (type_is_array(use.type))
        return false;
    for (const Object *object = use.object; object != NULL && object->kind == KIND_DOMAIN;
         object = ((const DomainObject *)object)->type_object) {
        if (((const DomainObject *)object)->default_value.sql != NULL)
            return false;
        not_null = not_null || ((const DomainObject *)object)->not_null;
    }
    return not_null;
}

bool type_use_is_bare_domain(TypeUse use)
{
    return use.object != NULL && use.object->kind == KIND_DOMAIN && !type_is_array(use.type) &&
           !has_conditions(use) && strchr(base_of(use).type, '(') == NULL;
}

/* What values inside of others lose: elements of arrays whose type is a domain, rows of a type that is replaced. */
static unsigned nested_hazards(const Steps *steps, TypeUse from, TypeUse to)
{
    unsigned hazards = 0;

    if (type_is_array(from.type) && type_is_array(to.type))
        hazards =
            type_use_change(steps, element_of(steps->arena, from), element_of(steps->arena, to))
                .hazards;
    else if (from.object != NULL && to.object != NULL && from.object->kind == KIND_COMPOSITE_TYPE &&
             to.object->kind == KIND_COMPOSITE_TYPE && type_use_is_replaced(steps, from, to))
        hazards = composite_type_hazards(steps, from.object, to.object);
    return hazards & HAZARD_DATA_LOSS;
}

TypeChange type_use_change(const Steps *steps, TypeUse from, TypeUse to)
{
    TypeUse base_from = base_of(from);
    TypeUse base_to = base_of(to);
    TypeChange change = type_change(steps->arena, base_from.type, base_to.type);
    CastStrength strength;

    if (from.object == NULL && to.object == NULL)
        return change;
    change.hazards |= nested_hazards(steps, base_from, base_to);
    change.into_array = type_is_array(base_to.type) && !type_is_array(base_from.type);
    strength = change.into_array ? strength_of(steps, base_from, element_of(steps->arena, base_to))
                                 : strength_of(steps, from, to);
    change.needs_using = change.into_array || strength < CAST_ASSIGNMENT;
    change.through_text = strength == CAST_NONE;
    if (change.needs_using || has_conditions(to)) {
        change.hazards |= HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE | HAZARD_MAY_FAIL;
        change.note = type_cast_note(strength);
    }
    return change;
}

static void append_as(Str *out, const char *value, const char *type, const char *text_type,
                      const TypeChange *change)
{
    str_text(out, value);
    if (change->through_text)
        str_printf(out, "::%s", text_type);
    str_printf(out, "::%s", type);
}

void type_append_cast(Str *out, const char *value, TypeUse from, TypeUse to,
                      const TypeChange *change)
{
    const char *to_type = base_of(to).type;

    if (!change->into_array) {
        append_as(out, value, to.type,
                  type_is_array(base_of(from).type) && type_is_array(to_type) ? "text[]" : "text",
                  change);
        return;
    }
    str_printf(out, "CASE WHEN %s IS NOT NULL THEN ARRAY[", value);
    append_as(out, value, arena_strndup(out->arena, to_type, strlen(to_type) - strlen("[]")),
              "text", change);
    str_text(out, "] END");
}
