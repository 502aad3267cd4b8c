#include "sqlread/canonical.h"

/* Choosing among candidates by the types of the arguments. Source: chapter 10 of the manual; func_match_argtypes(),
 * func_select_candidate() and check_generic_type_consistency() of the server. */

/* ---- Polymorphic types ---------------------------------------------------------------------------------------- */

static const struct {
    BuiltinType range;
    BuiltinType multirange;
    BuiltinType element;
} ranges[] = {
    {TYPE_INT4RANGE, TYPE_INT4MULTIRANGE, TYPE_INT4},
    {TYPE_INT8RANGE, TYPE_INT8MULTIRANGE, TYPE_INT8},
    {TYPE_NUMRANGE, TYPE_NUMMULTIRANGE, TYPE_NUMERIC},
    {TYPE_DATERANGE, TYPE_DATEMULTIRANGE, TYPE_DATE},
    {TYPE_TSRANGE, TYPE_TSMULTIRANGE, TYPE_TIMESTAMP},
    {TYPE_TSTZRANGE, TYPE_TSTZMULTIRANGE, TYPE_TIMESTAMPTZ},
};

static size_t range_index(const ExprType *type)
{
    size_t i = 0;

    while (i < lengthof(ranges) &&
           (type->array || (ranges[i].range != type->code && ranges[i].multirange != type->code)))
        i++;
    return i;
}

/* Notes what a polymorphic type stands for; false when it stands for something else already. */
static bool note(ExprType *known, const ExprType *type)
{
    if (!type_known(known) || type_is_literal(known)) {
        *known = *type;
        return true;
    }
    return type_equal(known, type);
}

static bool note_range(Polymorph *polymorph, const ExprType *type)
{
    size_t index = range_index(type);
    ExprType element;

    if (index == lengthof(ranges))
        return false;
    polymorph->range = index;
    element = type_of_code((uint8_t)ranges[index].element);
    return note(&polymorph->element, &element);
}

static bool note_compatible(ExprType *known, const ExprType *type)
{
    const ExprType both[] = {*known, *type};

    *known = type_known(known) ? type_common(both, 2) : *type;
    return type_known(known);
}

/* Takes one argument into account; false when it cannot be. */
static bool polymorph_add(Polymorph *polymorph, const ExprType *declared, const ExprType *actual)
{
    const ExprType element = type_element(actual);

    if (!type_is_polymorphic(declared) || type_is_literal(actual) || !type_known(actual))
        return true;
    switch (declared->code) {
    case TYPE_ANYARRAY:
        return note(&polymorph->element, &element);
    case TYPE_ANYRANGE:
    case TYPE_ANYMULTIRANGE:
        return note_range(polymorph, actual);
    case TYPE_ANYCOMPATIBLEARRAY:
        return note_compatible(&polymorph->compatible, &element);
    case TYPE_ANYCOMPATIBLE:
    case TYPE_ANYCOMPATIBLENONARRAY:
        return note_compatible(&polymorph->compatible, actual);
    case TYPE_ANYCOMPATIBLERANGE:
    case TYPE_ANYCOMPATIBLEMULTIRANGE:
        return note_range(polymorph, actual);
    default:
        return note(&polymorph->element, actual);
    }
}

Polymorph polymorph_of(const ExprType *declared, const ExprType *actual, size_t count)
{
    Polymorph polymorph = {.range = lengthof(ranges), .consistent = true};
    bool compatible_literal = false;

    for (size_t i = 0; i < count; i++) {
        polymorph.consistent =
            polymorph_add(&polymorph, &declared[i], &actual[i]) && polymorph.consistent;
        compatible_literal = compatible_literal || (declared[i].code == TYPE_ANYCOMPATIBLE &&
                                                    type_is_literal(&actual[i]));
    }
    if (!type_known(&polymorph.compatible) && compatible_literal)
        polymorph.compatible = type_of_code(TYPE_TEXT);
    return polymorph;
}

ExprType polymorph_type(const Polymorph *polymorph, const ExprType *declared)
{
    switch (declared->code) {
    case TYPE_ANYELEMENT:
    case TYPE_ANYNONARRAY:
    case TYPE_ANYENUM:
        return polymorph->element;
    case TYPE_ANYARRAY:
        return type_array_of(&polymorph->element);
    case TYPE_ANYCOMPATIBLE:
    case TYPE_ANYCOMPATIBLENONARRAY:
        return polymorph->compatible;
    case TYPE_ANYCOMPATIBLEARRAY:
        return type_array_of(&polymorph->compatible);
    case TYPE_ANYRANGE:
    case TYPE_ANYCOMPATIBLERANGE:
        if (polymorph->range < lengthof(ranges))
            return type_of_code((uint8_t)ranges[polymorph->range].range);
        return type_unknown();
    case TYPE_ANYMULTIRANGE:
    case TYPE_ANYCOMPATIBLEMULTIRANGE:
        if (polymorph->range < lengthof(ranges))
            return type_of_code((uint8_t)ranges[polymorph->range].multirange);
        return type_unknown();
    default:
        return *declared;
    }
}

/* ---- Selection ------------------------------------------------------------------------------------------------ */

typedef VEC(const Candidate *) ChoiceVec;

typedef struct Choice {
    const Resolver *resolver;
    const ExprType *types;
    size_t count;
    ChoiceVec left;
} Choice;

static bool matches_exactly(const Candidate *candidate, const ExprType *types, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!type_equal(&candidate->arguments[i], &types[i]))
            return false;
    return true;
}

/* The schema has an implicit cast. */
static bool has_implicit_cast(const Resolver *resolver, const ExprType *from, const ExprType *to)
{
    const ObjectVec *casts = &resolver->reader->implicit_casts;
    const char *source, *target;

    if (casts->count == 0 || (from->user == NULL && to->user == NULL) || type_is_polymorphic(to))
        return false;
    source = type_text(resolver->reader, resolver->arena, from);
    target = type_text(resolver->reader, resolver->arena, to);
    for (size_t i = 0; i < casts->count; i++) {
        const CastObject *cast = (const CastObject *)casts->items[i];

        resolve_finish(resolver, casts->items[i]);
        if (text_equal(cast->source_type, source) && text_equal(cast->target_type, target))
            return true;
    }
    return false;
}

static bool accepts(const Resolver *resolver, const Candidate *candidate, const ExprType *types,
                    size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (type_known(&types[i]) && !type_can_coerce(&types[i], &candidate->arguments[i], 'i') &&
            !has_implicit_cast(resolver, &types[i], &candidate->arguments[i]))
            return false;
    return polymorph_of(candidate->arguments, types, count).consistent;
}

/* Keeps the candidates with the highest score. */
static void keep_best(Choice *choice,
                      size_t (*score)(const Choice *choice, const Candidate *candidate))
{
    size_t best = 0;
    size_t kept = 0;

    for (size_t i = 0; i < choice->left.count; i++) {
        size_t here = score(choice, choice->left.items[i]);

        if (here > best) {
            best = here;
            kept = 0;
        }
        if (here == best)
            choice->left.items[kept++] = choice->left.items[i];
    }
    choice->left.count = kept;
}

static size_t score_exact(const Choice *choice, const Candidate *candidate)
{
    size_t score = 0;

    for (size_t i = 0; i < choice->count; i++)
        score += !type_is_literal(&choice->types[i]) &&
                 type_equal(&choice->types[i], &candidate->arguments[i]);
    return score;
}

static size_t score_preferred(const Choice *choice, const Candidate *candidate)
{
    size_t score = 0;

    for (size_t i = 0; i < choice->count; i++) {
        const ExprType *type = &choice->types[i];
        const ExprType *argument = &candidate->arguments[i];

        if (type_is_literal(type))
            continue;
        score += type_equal(type, argument) ||
                 (type_is_preferred(argument) && type_category(argument) == type_category(type));
    }
    return score;
}

/* What the candidates say of a literal: its category, and whether that has a preferred type. False: they disagree. */
static bool literal_category(const Choice *choice, size_t argument, char *category, bool *preferred)
{
    bool conflict = false;

    *category = 0;
    *preferred = false;
    for (size_t i = 0; i < choice->left.count; i++) {
        const ExprType *type = &choice->left.items[i]->arguments[argument];
        char here = type_category(type);

        if (*category == 0) {
            *category = here;
            *preferred = type_is_preferred(type);
        } else if (here == *category) {
            *preferred = *preferred || type_is_preferred(type);
        } else if (here == 'S') {
            *category = here;
            *preferred = type_is_preferred(type);
        } else {
            conflict = true;
        }
    }
    return !conflict || *category == 'S';
}

static void keep_by_category(Choice *choice)
{
    char *categories = arena_alloc(choice->resolver->arena, choice->count + 1);
    bool *preferred =
        arena_alloc(choice->resolver->arena, (choice->count + 1) * sizeof(*preferred));
    size_t kept = 0;

    for (size_t i = 0; i < choice->count; i++)
        if (type_is_literal(&choice->types[i]) &&
            !literal_category(choice, i, &categories[i], &preferred[i]))
            return;
    for (size_t i = 0; i < choice->left.count; i++) {
        bool keep = true;

        for (size_t j = 0; j < choice->count; j++) {
            const ExprType *argument = &choice->left.items[i]->arguments[j];

            if (type_is_literal(&choice->types[j]) &&
                (type_category(argument) != categories[j] ||
                 (preferred[j] && !type_is_preferred(argument))))
                keep = false;
        }
        if (keep) {
            const Candidate *candidate = choice->left.items[i];

            choice->left.items[i] = choice->left.items[kept];
            choice->left.items[kept++] = candidate;
        }
    }
    if (kept > 0)
        choice->left.count = kept;
}

/* When all known arguments have one type, the literals are taken for it as well. */
static const Candidate *choose_same_type(const Choice *choice)
{
    ExprType *same = arena_alloc(choice->resolver->arena, (choice->count + 1) * sizeof(*same));
    const ExprType *known = NULL;
    const Candidate *found = NULL;

    for (size_t i = 0; i < choice->count; i++) {
        if (type_is_literal(&choice->types[i]))
            continue;
        if (known != NULL && !type_equal(known, &choice->types[i]))
            return NULL;
        known = &choice->types[i];
    }
    if (known == NULL)
        return NULL;
    for (size_t i = 0; i < choice->count; i++)
        same[i] = *known;
    for (size_t i = 0; i < choice->left.count; i++) {
        const Candidate *candidate = choice->left.items[i];
        bool fits = polymorph_of(candidate->arguments, same, choice->count).consistent;

        for (size_t j = 0; j < choice->count; j++)
            fits = fits && type_can_coerce(known, &candidate->arguments[j], 'i');
        if (fits && found != NULL)
            return NULL;
        if (fits)
            found = candidate;
    }
    return found;
}

const Candidate *candidates_choose(const Resolver *resolver, const CandidateVec *candidates,
                                   const ExprType *types, size_t count, bool *unsure)
{
    ExprType *bases = arena_alloc(resolver->arena, (count + 1) * sizeof(*bases));
    Choice choice = {.resolver = resolver, .types = bases, .count = count};
    bool literals = false;

    *unsure = false;
    for (size_t i = 0; i < count; i++) {
        bases[i] = type_base(&types[i]);
        literals = literals || type_is_literal(&types[i]);
        *unsure = *unsure || !type_known(&types[i]);
    }
    for (size_t i = 0; i < candidates->count; i++)
        if (matches_exactly(&candidates->items[i], types, count))
            return &candidates->items[i];
    for (size_t i = 0; i < candidates->count; i++)
        if (accepts(resolver, &candidates->items[i], types, count))
            vec_push(resolver->arena, &choice.left, &candidates->items[i]);
    if (choice.left.count <= 1 || *unsure)
        return choice.left.count == 1 ? choice.left.items[0] : NULL;
    keep_best(&choice, score_exact);
    if (choice.left.count > 1)
        keep_best(&choice, score_preferred);
    if (choice.left.count > 1 && literals)
        keep_by_category(&choice);
    if (choice.left.count == 1)
        return choice.left.items[0];
    return literals ? choose_same_type(&choice) : NULL;
}
