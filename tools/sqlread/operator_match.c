#include "sqlread/canonical.h"

/* Which operator of a name is meant, from the types of its sides: oper() and its like of the server (parse_oper.c). */

/* Operators that give NULL for no other arguments than NULL, on all types that they are built in for. */
static bool is_strict(const char *name)
{
    static const char *const names[] = {"!~", "!~*", "!~~", "!~~*", "%",  "&&", "*",  "+",  "-",
                                        "/",  "<",   "<=",  "<>",   "<@", "=",  ">",  ">=", "?",
                                        "?&", "?|",  "@>",  "^",    "||", "~",  "~*", "~~", "~~*"};

    return text_is_among(name, names, lengthof(names));
}

static bool same_code(const ExprType *type, uint8_t code)
{
    return type->user == NULL && type->code == (BuiltinType)(code & ~TYPE_ARRAY) &&
           type->array == ((code & TYPE_ARRAY) != 0);
}

/* All operators of a name: those of pg_catalog, then those of extensions that are there. */
typedef struct OperatorRows {
    const char *schema; /* that the name was written with; NULL: search_path decides */
    const BuiltinOperator *rows;
    size_t count;
    const BuiltinExtensionOperator *others;
    size_t other_count;
} OperatorRows;

static OperatorRows operator_rows(const char *schema, const char *name)
{
    OperatorRows all = {.schema = schema};

    all.rows = builtin_operators(name, &all.count);
    all.others = builtin_extension_operators(name, &all.other_count);
    return all;
}

/* Whether an operator of a schema, NULL where that is not known, can be meant. */
static bool is_visible(const Resolver *resolver, const OperatorRows *all, const char *schema)
{
    const SearchPath *path = resolver->place->path;

    if (schema == NULL)
        return true;
    if (all->schema != NULL)
        return strcmp(all->schema, schema) == 0;
    for (size_t i = 0; i < path->count; i++)
        if (strcmp(path->schemas[i], schema) == 0)
            return true;
    return false;
}

static bool has_visible_operators(const Resolver *resolver, const OperatorRows *all,
                                  const ExtensionObject *extension)
{
    return is_visible(resolver, all, extension->in_schema) ||
           (extension->made_in != NULL && is_visible(resolver, all, extension->made_in));
}

/* The row at a position; NULL for an extension that is not there, or not on search_path. */
static const BuiltinOperator *operator_row(const Resolver *resolver, const OperatorRows *all,
                                           size_t index, const char **extension)
{
    const BuiltinExtensionOperator *other;
    const ExtensionObject *object;

    *extension = NULL;
    if (index < all->count)
        return &all->rows[index];
    other = &all->others[index - all->count];
    *extension = other->extension;
    object = find_extension(resolver->reader, other->extension);
    return object != NULL && has_visible_operators(resolver, all, object) ? &other->row : NULL;
}

static void set_match(OperatorMatch *match, const BuiltinOperator *row, const char *extension)
{
    *match = (OperatorMatch){.extension = extension,
                             .left = type_of_code(row->left),
                             .right = type_of_code(row->right),
                             .result = type_of_code(row->result),
                             .strict = is_strict(row->name)};
}

/* The row for exactly these types; a literal is taken for the type of the other side first. */
static bool match_exactly(const Resolver *resolver, const OperatorRows *all, const ExprType *left,
                          const ExprType *right, OperatorMatch *match)
{
    const ExprType *as_left = left != NULL && type_is_literal(left) ? right : left;
    const ExprType *as_right = left != NULL && type_is_literal(right) ? left : right;

    for (size_t i = 0; i < all->count + all->other_count; i++) {
        const char *extension;
        const BuiltinOperator *row = operator_row(resolver, all, i, &extension);

        if (row == NULL || !same_code(as_right, row->right))
            continue;
        if (left == NULL ? row->left == TYPE_NONE : same_code(as_left, row->left)) {
            set_match(match, row, extension);
            return true;
        }
    }
    return false;
}

/* Where a walk through the operators of the model has come to. */
typedef struct OwnWalk {
    size_t step; /* the schema: the one that is named, or the next of search_path */
    size_t next;
} OwnWalk;

/* The schema of a step of the walk; NULL at the end. What is in an earlier one hides its like in a later one. */
static const char *walked_schema(const Resolver *resolver, const OperatorRows *all, size_t step)
{
    const SearchPath *path = resolver->place->path;

    if (all->schema != NULL)
        return step == 0 ? all->schema : NULL;
    return step < path->count ? path->schemas[step] : NULL;
}

/* The next operator of the model with this name and this number of arguments that can be meant, those of the first schema
 * of search_path first; NULL at the end. */
static OperatorObject *next_own(const Resolver *resolver, const OperatorRows *all, const char *name,
                                bool prefix, OwnWalk *walk)
{
    const ObjectVec *operators = &resolver->reader->operators;

    for (const char *schema;
         operators->count > 0 && (schema = walked_schema(resolver, all, walk->step)) != NULL;
         walk->step++, walk->next = 0) {
        while (walk->next < operators->count) {
            OperatorObject *own = (OperatorObject *)operators->items[walk->next++];

            if (strcmp(own->object.name, name) != 0 || (own->left == NULL) != prefix ||
                !text_equal(own->object.schema, schema))
                continue;
            /* Its types may have been renamed since. */
            resolve_finish(resolver, &own->object);
            return own;
        }
    }
    return NULL;
}

/* The result of the function behind an operator, when it can be told. */
static ExprType operator_result(const Resolver *resolver, OperatorObject *own)
{
    ExprType named = {0};
    const ObjectVec *routines;
    const char *schema;
    const char *name;
    ExprType result = type_unknown();

    resolve_finish(resolver, &own->object);
    if (own->function == NULL)
        return result;
    named.user = own->function;
    type_names(resolver->arena, &named, &schema, &name);
    routines =
        resolver->reader->routines == NULL ? NULL : map_get(resolver->reader->routines, name);
    for (size_t i = 0; routines != NULL && i < routines->count; i++) {
        Object *routine = routines->items[i];

        if (!text_equal(routine->schema, schema))
            continue;
        resolve_finish(resolver, routine);
        if (type_known(&result))
            return type_unknown(); /* overloaded */
        result = type_from_text(resolver, ((const RoutineObject *)routine)->returns);
    }
    return result;
}

static void set_own_match(const Resolver *resolver, OperatorMatch *match, OperatorObject *own)
{
    *match = (OperatorMatch){.own = own, .result = operator_result(resolver, own)};
    if (own->left != NULL)
        match->left = type_from_text(resolver, own->left);
    match->right = type_from_text(resolver, own->right);
}

/* As match_exactly(), for the operators of the model. */
static bool match_own(const Resolver *resolver, const OperatorRows *all, const char *name,
                      const ExprType *left, const ExprType *right, OperatorMatch *match)
{
    const ExprType *as_left = left != NULL && type_is_literal(left) ? right : left;
    const ExprType *as_right = left != NULL && type_is_literal(right) ? left : right;
    OperatorObject *own;
    OwnWalk walk = {0};

    while ((own = next_own(resolver, all, name, left == NULL, &walk)) != NULL) {
        ExprType type = type_from_text(resolver, own->right);

        if (!type_equal(&type, as_right))
            continue;
        if (left != NULL) {
            type = type_from_text(resolver, own->left);
            if (!type_equal(&type, as_left))
                continue;
        }
        set_own_match(resolver, match, own);
        return true;
    }
    return false;
}

static void add_candidate(const Resolver *resolver, CandidateVec *candidates, Candidate candidate,
                          ExprType left, ExprType right)
{
    candidate.arguments = arena_alloc(resolver->arena, 2 * sizeof(*candidate.arguments));
    candidate.arguments[0] = left;
    candidate.arguments[1] = right;
    vec_push(resolver->arena, candidates, candidate);
}

/* Whether an operator of an earlier schema of search_path takes the same types. Source: OpernameGetCandidates(). */
static bool is_hidden(const CandidateVec *candidates, const ExprType *left, const ExprType *right)
{
    for (size_t i = 0; i < candidates->count; i++) {
        const Candidate *other = &candidates->items[i];

        if (other->own != NULL && type_equal(&other->arguments[0], left) &&
            type_equal(&other->arguments[1], right))
            return true;
    }
    return false;
}

static void collect_candidates(const Resolver *resolver, const OperatorRows *all, const char *name,
                               bool prefix, CandidateVec *candidates)
{
    OperatorObject *own;
    OwnWalk walk = {0};

    vec_reserve(resolver->arena, candidates, all->count + all->other_count);
    for (size_t i = 0; i < all->count + all->other_count; i++) {
        Candidate candidate = {0};
        const BuiltinOperator *row = operator_row(resolver, all, i, &candidate.extension);

        if (row == NULL || prefix != (row->left == TYPE_NONE))
            continue;
        candidate.result = type_of_code(row->result);
        add_candidate(resolver, candidates, candidate,
                      type_of_code(prefix ? row->right : row->left), type_of_code(row->right));
    }
    while ((own = next_own(resolver, all, name, prefix, &walk)) != NULL) {
        const ExprType right = type_from_text(resolver, own->right);
        const ExprType left = prefix ? right : type_from_text(resolver, own->left);

        if (walk.step == 0 || !is_hidden(candidates, &left, &right))
            add_candidate(resolver, candidates, (Candidate){.own = own}, left, right);
    }
}

static bool match_best(const Resolver *resolver, const OperatorRows *all, const char *name,
                       const ExprType *left, const ExprType *right, OperatorMatch *match)
{
    CandidateVec candidates = {0};
    const ExprType types[] = {left == NULL ? *right : *left, *right};
    size_t arguments = left == NULL ? 1 : 2;
    const Candidate *best;
    Polymorph polymorph;
    bool unsure;

    collect_candidates(resolver, all, name, left == NULL, &candidates);
    best = candidates_choose(resolver, &candidates, types, arguments, &unsure);
    if (best == NULL || unsure)
        return false;
    if (best->own != NULL) {
        set_own_match(resolver, match, best->own);
        return true;
    }
    polymorph = polymorph_of(best->arguments, types, arguments);
    *match = (OperatorMatch){.left = polymorph_type(&polymorph, &best->arguments[0]),
                             .right = polymorph_type(&polymorph, &best->arguments[1]),
                             .result = polymorph_type(&polymorph, &best->result),
                             .extension = best->extension,
                             .strict = is_strict(name)};
    return true;
}

/* The usual mixtures, for which the rules always end at the same pair: character varying counts as text, and an
 * integer beside a numeric as numeric. */
static bool match_usual(const Resolver *resolver, const OperatorRows *all, const ExprType *left,
                        const ExprType *right, OperatorMatch *match)
{
    const ExprType *sides[] = {left, right};
    ExprType changed[2];
    bool any = false;

    for (size_t i = 0; i < 2; i++) {
        const ExprType *other = sides[1 - i];

        if (sides[i] == NULL || other == NULL)
            return false;
        changed[i] = *sides[i];
        if (type_is(sides[i], TYPE_VARCHAR) &&
            (type_is_literal(other) || type_is(other, TYPE_VARCHAR) || type_is(other, TYPE_TEXT)))
            changed[i].code = TYPE_TEXT;
        else if (type_is(other, TYPE_NUMERIC) &&
                 (type_is(sides[i], TYPE_INT2) || type_is(sides[i], TYPE_INT4) ||
                  type_is(sides[i], TYPE_INT8)))
            changed[i].code = TYPE_NUMERIC;
        any = any || changed[i].code != sides[i]->code;
    }
    return any && match_exactly(resolver, all, &changed[0], &changed[1], match);
}

bool operator_match(const Resolver *resolver, const char *schema, const char *name,
                    const ExprType *left, const ExprType *right, OperatorMatch *match)
{
    const OperatorRows all = operator_rows(schema, name);
    ExprType bases[2];

    /* One for a domain comes before those for what it is made of. */
    if ((right->base != NULL || (left != NULL && left->base != NULL)) &&
        match_own(resolver, &all, name, left, right, match))
        return true;
    if (left != NULL) {
        bases[0] = type_base(left);
        left = &bases[0];
    }
    bases[1] = type_base(right);
    right = &bases[1];
    if (!type_known(right) || (left != NULL && !type_known(left)))
        return false;
    if (match_exactly(resolver, &all, left, right, match) ||
        match_own(resolver, &all, name, left, right, match) ||
        match_usual(resolver, &all, left, right, match))
        return true;
    return match_best(resolver, &all, name, left, right, match);
}
