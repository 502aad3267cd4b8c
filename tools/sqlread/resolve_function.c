#include "sqlread/canonical.h"

/* Function calls. Source: parse_func.c of the server. */

/* A call while it is being resolved. */
typedef struct Call {
    Resolver *resolver;
    FuncCall *node;
    const char *schema;
    const char *name;
    size_t count;
    Typed *values; /* of the arguments, then of WITHIN GROUP (ORDER BY …) */
    Node ***slots;
    const char **names; /* of named arguments; NULL */
    bool named;
    CandidateVec candidates;
    size_t unfit; /* routines of the name that do not take so many arguments */
} Call;

/* ---- Arguments ------------------------------------------------------------------------------------------------ */

static void add_argument(Call *call, Scope *scope, Node **slot)
{
    size_t i = call->count++;

    if (IsA(*slot, NamedArgExpr)) {
        NamedArgExpr *named = castNode(NamedArgExpr, *slot);

        call->names[i] = named->name;
        call->named = true;
        slot = (Node **)&named->arg;
    }
    call->slots[i] = slot;
    call->values[i] = resolve_node(call->resolver, scope, slot);
}

static void resolve_arguments(Call *call, Scope *scope)
{
    FuncCall *node = call->node;
    Arena *arena = call->resolver->arena;
    size_t limit = (size_t)list_length(node->args) + (size_t)list_length(node->agg_order) + 1;
    ListCell *cell;

    call->values = arena_alloc(arena, limit * sizeof(*call->values));
    call->slots = arena_alloc(arena, limit * sizeof(*call->slots));
    call->names = arena_alloc(arena, limit * sizeof(*call->names));
    foreach(cell, node->args) add_argument(call, scope, (Node **)&lfirst(cell));
    for (size_t i = 0; node->agg_distinct && i < call->count; i++)
        depend_on_sorting(call->resolver, &call->values[i].type);
    if (!node->agg_within_group) {
        resolve_sort(call->resolver, scope, node->agg_order);
    } else {
        foreach(cell, node->agg_order)
        {
            SortBy *sort = lfirst_node(SortBy, cell);

            add_argument(call, scope, &sort->node);
            depend_on_sorting(call->resolver, &call->values[call->count - 1].type);
            if (call->resolver->canonical)
                canonical_order(sort);
        }
    }
    if (node->agg_filter != NULL)
        resolve_condition(call->resolver, scope, &node->agg_filter);
    resolve_window(call->resolver, scope, node->over);
}

/* ---- Candidates ----------------------------------------------------------------------------------------------- */

static void add_builtin(Call *call, const BuiltinFunction *row, const char *extension)
{
    const bool variadic = (row->flags & BUILTIN_VARIADIC) != 0 && !call->node->func_variadic;
    const uint8_t last = row->count > 0 ? row->arguments[row->count - 1] : TYPE_NONE;
    Candidate candidate = {
        .builtin = row, .extension = extension, .result = type_of_code(row->result)};

    if (call->count + row->defaults < row->count && !(variadic && call->count + 1 >= row->count))
        return;
    if (call->count > row->count && !variadic)
        return;
    candidate.arguments =
        arena_alloc(call->resolver->arena, (call->count + 1) * sizeof(*candidate.arguments));
    for (size_t i = 0; i < call->count; i++) {
        const bool repeated = variadic && i + 1 >= row->count;
        ExprType type = type_of_code(repeated ? last : row->arguments[i]);

        if (repeated && type.array)
            type = type_element(&type);
        else if (repeated && type.code == TYPE_ANYARRAY)
            type = type_of_code(TYPE_ANYELEMENT);
        else if (repeated && type.code == TYPE_ANYCOMPATIBLEARRAY)
            type = type_of_code(TYPE_ANYCOMPATIBLE);
        candidate.arguments[i] = type;
    }
    vec_push(call->resolver->arena, &call->candidates, candidate);
}

/* What a call gives. CALL names the OUT arguments of a procedure, too. */
static bool is_input(const Call *call, const RoutineArgument *argument)
{
    if (call->node == call->resolver->called)
        return strcmp(argument->mode, "TABLE") != 0;
    return strcmp(argument->mode, "OUT") != 0 && strcmp(argument->mode, "TABLE") != 0;
}

/* The arguments of a routine that a call can give, in order. */
static size_t inputs_of(const Call *call, const RoutineObject *routine,
                        const RoutineArgument ***inputs)
{
    size_t count = 0;

    *inputs = arena_alloc(call->resolver->arena, (routine->arguments.count + 1) * sizeof(**inputs));
    for (size_t i = 0; i < routine->arguments.count; i++)
        if (is_input(call, &routine->arguments.items[i]))
            (*inputs)[count++] = &routine->arguments.items[i];
    return count;
}

static size_t input_of_argument(const Call *call, const RoutineArgument *const *inputs,
                                size_t count, size_t argument)
{
    if (call->names[argument] == NULL)
        return argument;
    for (size_t i = 0; i < count; i++)
        if (text_equal(inputs[i]->name, call->names[argument]))
            return i;
    return count;
}

static ExprType element_of_variadic(const ExprType *type)
{
    if (type->code == TYPE_ANYARRAY)
        return type_of_code(TYPE_ANYELEMENT);
    if (type->code == TYPE_ANYCOMPATIBLEARRAY)
        return type_of_code(TYPE_ANYCOMPATIBLE);
    return type_element(type);
}

/* VARIADIC takes the arguments one by one. */
static bool is_expanded(const Call *call, const RoutineObject *routine)
{
    for (size_t i = 0; !call->node->func_variadic && i < routine->arguments.count; i++)
        if (strcmp(routine->arguments.items[i].mode, "VARIADIC") == 0)
            return true;
    return false;
}

/* The declared type of each argument of the call; false when the routine cannot be called so. */
static bool fit_routine(const Call *call, const RoutineObject *routine, ExprType *types)
{
    const RoutineArgument **inputs;
    size_t count = inputs_of(call, routine, &inputs);
    bool *given = arena_alloc(call->resolver->arena, count + 1);
    const bool variadic = is_expanded(call, routine);

    for (size_t i = 0; i < call->count; i++) {
        size_t input = input_of_argument(call, inputs, count, i);
        bool repeated = variadic && input + 1 >= count;

        if (input >= count && !repeated)
            return false;
        input = repeated ? count - 1 : input;
        given[input] = true;
        types[i] = type_from_text(call->resolver, inputs[input]->type);
        if (repeated)
            types[i] = element_of_variadic(&types[i]);
    }
    for (size_t i = 0; i < count; i++)
        if (!given[i] && inputs[i]->default_value.sql == NULL && !(variadic && i + 1 == count))
            return false;
    return true;
}

static ExprType routine_result(const Call *call, const RoutineObject *routine)
{
    const RoutineArgument *only = NULL;
    size_t outputs = 0;

    if (routine->returns != NULL)
        return type_from_text(call->resolver, routine->returns);
    for (size_t i = 0; i < routine->arguments.count; i++) {
        const char *mode = routine->arguments.items[i].mode;

        if (strcmp(mode, "IN") == 0 || strcmp(mode, "VARIADIC") == 0)
            continue;
        only = &routine->arguments.items[i];
        outputs++;
    }
    return outputs == 1 ? type_from_text(call->resolver, only->type) : type_of_code(TYPE_RECORD);
}

/* A function before the end of reading: its types, which its draft has, are put into a copy. */
static RoutineObject *peek_routine(const Call *call, const Object *object)
{
    const RoutineObject *routine = (const RoutineObject *)object;
    const Draft *draft = object->draft;
    const CreateFunctionStmt *create = castNode(CreateFunctionStmt, draft->node);
    Reader *reader = call->resolver->reader;
    Arena *arena = call->resolver->arena;
    RoutineObject *copy = arena_alloc(arena, sizeof(*copy));
    bool described = false;

    *copy = *routine;
    copy->arguments.items = NULL;
    copy->arguments.count = copy->arguments.capacity = 0;
    foreach_node(FunctionParameter, parameter, create->parameters)
    {
        RoutineArgument argument = routine->arguments.items[copy->arguments.count];

        argument.type = reader_bare_type_quiet(reader, &draft->place, parameter->argType);
        argument.default_value.sql = parameter->defexpr == NULL ? NULL : "";
        described = described ||
                    (strcmp(argument.mode, "IN") != 0 && strcmp(argument.mode, "VARIADIC") != 0);
        vec_push(arena, &copy->arguments, argument);
    }
    if (create->returnType != NULL && !described)
        copy->returns = reader_bare_type_quiet(reader, &draft->place, create->returnType);
    return copy;
}

/* Of two in one schema with the same types for the arguments at hand, that which has them as they are goes before that
 * which is expanded: FuncnameGetCandidates() of the server. */
static void add_candidate(Call *call, const Candidate *candidate)
{
    for (size_t i = 0; i < call->candidates.count; i++) {
        Candidate *other = &call->candidates.items[i];
        size_t same = 0;

        if (other->routine == NULL || other->expanded == candidate->expanded ||
            !text_equal(other->routine->object.schema, candidate->routine->object.schema))
            continue;
        while (same < call->count &&
               type_equal(&other->arguments[same], &candidate->arguments[same]))
            same++;
        if (same < call->count)
            continue;
        if (other->expanded)
            *other = *candidate;
        return;
    }
    vec_push(call->resolver->arena, &call->candidates, *candidate);
}

static void add_routine(Call *call, Object *object)
{
    RoutineObject *routine =
        call->resolver->peek ? peek_routine(call, object) : (RoutineObject *)object;
    Candidate candidate = {.routine = routine};

    resolve_finish(call->resolver, object);
    candidate.arguments =
        arena_alloc(call->resolver->arena, (call->count + 1) * sizeof(*candidate.arguments));
    if (!fit_routine(call, routine, candidate.arguments)) {
        call->unfit++;
        return;
    }
    candidate.result = routine_result(call, routine);
    candidate.expanded = is_expanded(call, routine);
    add_candidate(call, &candidate);
}

static void add_routines_of(Call *call, const ObjectVec *routines, const char *schema)
{
    for (size_t i = 0; i < routines->count; i++)
        if (strcmp(routines->items[i]->schema, schema) == 0)
            add_routine(call, routines->items[i]);
}

/* In whichever schema the extension is. */
static void add_extensions(Call *call)
{
    size_t count;
    const BuiltinExtensionFunction *rows = builtin_extension_functions(call->name, &count);

    for (size_t i = 0; rows != NULL && i < count; i++)
        if (find_extension(call->resolver->reader, rows[i].extension) != NULL)
            add_builtin(call, &rows[i].row, rows[i].extension);
}

/* Those of the name in any schema. Only at the end of reading there is an index of them. */
static const ObjectVec *routines_of_name(const Call *call)
{
    const Reader *reader = call->resolver->reader;
    ObjectVec *routines;

    if (!call->resolver->peek)
        return reader->routines == NULL ? NULL : map_get(reader->routines, call->name);
    routines = ARENA_NEW(call->resolver->arena, ObjectVec);
    for (size_t i = 0; i < reader->model->objects.count; i++) {
        Object *object = reader->model->objects.items[i];

        if (object->kind == KIND_FUNCTION && strcmp(object->name, call->name) == 0)
            vec_push(call->resolver->arena, routines, object);
    }
    return routines;
}

static void collect(Call *call)
{
    const ObjectVec *routines = routines_of_name(call);
    const SearchPath *path = call->resolver->place->path;

    if (call->schema == NULL || strcmp(call->schema, "pg_catalog") == 0) {
        size_t count;
        const BuiltinFunction *rows = builtin_functions(call->name, &count);

        for (size_t i = 0; rows != NULL && i < count; i++)
            add_builtin(call, &rows[i], NULL);
    }
    if (routines != NULL && call->schema != NULL)
        add_routines_of(call, routines, call->schema);
    for (size_t i = 0; routines != NULL && call->schema == NULL && i < path->count; i++)
        add_routines_of(call, routines, path->schemas[i]);
    add_extensions(call);
}

/* ---- Errors --------------------------------------------------------------------------------------------------- */

static bool extension_may_have(const Call *call)
{
    const Reader *reader = call->resolver->reader;

    for (size_t i = 0; i < reader->extensions.count; i++) {
        const ExtensionObject *extension = (const ExtensionObject *)reader->extensions.items[i];

        if (builtin_extension_is_complete(extension->object.name, call->name))
            continue;
        if (call->schema == NULL || extension->in_schema == NULL ||
            strcmp(extension->in_schema, call->schema) == 0)
            return true;
    }
    return false;
}

static bool schema_is_complete(const Call *call)
{
    const Object *schema;

    if (call->schema == NULL || strcmp(call->schema, "public") == 0)
        return true;
    schema = model_find_schema(call->resolver->reader->model, call->schema);
    return schema != NULL && !schema->external && strncmp(call->schema, "pg_", 3) != 0;
}

static void append_types(const Call *call, Str *out)
{
    for (size_t i = 0; i < call->count; i++) {
        const char *type =
            type_text(call->resolver->reader, call->resolver->arena, &call->values[i].type);

        if (i > 0)
            str_text(out, ", ");
        str_text(out, type == NULL                             ? "?"
                      : type_is_literal(&call->values[i].type) ? "unknown"
                                                               : type);
    }
}

static const char *call_text(const Call *call)
{
    Str text = str_new(call->resolver->arena);

    if (call->schema != NULL)
        str_printf(&text, "%s.", call->schema);
    str_printf(&text, "%s(", call->name);
    append_types(call, &text);
    str_char(&text, ')');
    return text.text;
}

/* The name of a type: the constructor that a range type brings along, or a cast written like a call. */
static bool is_type_name(Call *call)
{
    Resolver *resolver = call->resolver;
    Object *type = find_on_path(resolver->reader->model, resolver->place->path, NAMESPACE_TYPE,
                                call->schema, call->name, NULL);

    if (type == NULL ||
        (type->kind != KIND_RANGE_TYPE && type->kind != KIND_MULTIRANGE_TYPE && call->count != 1))
        return false;
    resolve_depend(resolver, type);
    call->node->funcname =
        list_make2(makeString(pstrdup(type->schema)), makeString(pstrdup(type->name)));
    return true;
}

static void report_unknown(Call *call)
{
    Resolver *resolver = call->resolver;
    const ObjectVec *same =
        resolver->reader->routines == NULL ? NULL : map_get(resolver->reader->routines, call->name);
    Diag *diag;

    if ((call->schema == NULL &&
         (builtin_function_exists(call->name) || builtin_type_by_name(call->name) != TYPE_NONE)) ||
        (call->schema != NULL && strcmp(call->schema, "pg_catalog") == 0) || is_type_name(call))
        return;
    resolve_depend_on_extensions(resolver);
    if (!schema_is_complete(call) || extension_may_have(call) ||
        resolve_may_exist(resolver, call->name))
        return;
    if (resolver->late && (same != NULL || call->unfit > 0))
        return;
    if (call->unfit > 0) {
        diag = resolve_error(resolver, call->node->location, "unknown-function",
                             "no function %s takes these arguments", call_text(call));
        if (diag != NULL && same != NULL)
            diag_hint(resolver->reader->diags, diag, "there is %s",
                      object_id(resolver->arena, same->items[0]));
        return;
    }
    diag = resolve_error(resolver, call->node->location, "unknown-function",
                         "unknown function \"%s%s%s\"", call->schema == NULL ? "" : call->schema,
                         call->schema == NULL ? "" : ".", call->name);
    if (diag != NULL)
        resolve_hint(resolver, diag,
                     reader_suggest(resolver->reader, NAMESPACE_ROUTINE, call->name));
}

/* ---- Applying the choice -------------------------------------------------------------------------------------- */

/* Built-in functions that never return NULL; those marked do so when no argument is NULL. */
static bool is_never_null(const char *name, bool *strict)
{
    static const char *const always[] = {
        "clock_timestamp",
        "concat",
        "concat_ws",
        "count",
        "cume_dist",
        "current_database",
        "current_user",
        "dense_rank",
        "gen_random_uuid",
        "json_build_array",
        "json_build_object",
        "jsonb_build_array",
        "jsonb_build_object",
        "nextval",
        "now",
        "ntile",
        "num_nonnulls",
        "num_nulls",
        "percent_rank",
        "pg_typeof",
        "random",
        "rank",
        "row_number",
        "session_user",
        "statement_timestamp",
        "timeofday",
        "transaction_timestamp",
        "txid_current",
        "uuidv4",
        "uuidv7",
        "version",
    };
    static const char *const when_given[] = {
        "abs",       "age",        "bit_length", "btrim", "ceil",         "ceiling",  "char_length",
        "date_part", "date_trunc", "extract",    "floor", "initcap",      "left",     "length",
        "lower",     "lpad",       "ltrim",      "md5",   "octet_length", "replace",  "reverse",
        "right",     "round",      "rpad",       "rtrim", "sign",         "timezone", "to_char",
        "to_json",   "to_jsonb",   "trunc",      "upper",
    };

    *strict = false;
    for (size_t i = 0; i < lengthof(always); i++)
        if (strcmp(always[i], name) == 0)
            return true;
    *strict = true;
    for (size_t i = 0; i < lengthof(when_given); i++)
        if (strcmp(when_given[i], name) == 0)
            return true;
    return false;
}

static bool result_not_null(const Call *call, const Candidate *candidate)
{
    bool strict;

    if (candidate->builtin == NULL || !is_never_null(call->name, &strict))
        return false;
    for (size_t i = 0; strict && i < call->count; i++)
        if (!call->values[i].not_null)
            return false;
    return true;
}

static void set_name(Call *call, const char *schema)
{
    List *name = list_make1(makeString(pstrdup(call->name)));

    if (schema != NULL)
        name = lcons(makeString(pstrdup(schema)), name);
    call->node->funcname = name;
}

/* What was written with words of the grammar (`at AT TIME ZONE 'UTC'`), the server keeps and shows as that; the deparser
 * does so where the name says pg_catalog. */
static void set_builtin_name(Call *call)
{
    set_name(call, call->node->funcformat == COERCE_SQL_SYNTAX ? "pg_catalog" : NULL);
}

/* What the routine calls an argument of the call; NULL when it has no name for it. */
static const char *argument_name(const Call *call, const Candidate *candidate, size_t argument)
{
    const RoutineArgument **inputs;
    size_t count;

    if (call->names[argument] != NULL || candidate->routine == NULL)
        return call->names[argument];
    count = inputs_of(call, candidate->routine, &inputs);
    return argument < count ? inputs[argument]->name : NULL;
}

static Typed apply(Call *call, Candidate *candidate)
{
    ExprType *types = arena_alloc(call->resolver->arena, (call->count + 1) * sizeof(*types));
    ExprType result;

    for (size_t i = 0; i < call->count; i++)
        types[i] = call->values[i].type;
    candidate->polymorph = polymorph_of(candidate->arguments, types, call->count);
    for (size_t i = 0; i < call->count; i++) {
        const ExprType type = polymorph_type(&candidate->polymorph, &candidate->arguments[i]);

        parameter_call_it(call->resolver, *call->slots[i], argument_name(call, candidate, i));
        canonical_coerce(call->resolver, call->slots[i], &types[i], &type);
    }
    if (candidate->routine != NULL) {
        resolve_depend(call->resolver, &candidate->routine->object);
        set_name(call, candidate->routine->object.schema);
    } else if (call->resolver->canonical) {
        set_builtin_name(call);
    } else if (candidate->extension != NULL) {
        const ExtensionObject *extension =
            find_extension(call->resolver->reader, candidate->extension);

        resolve_depend_on_extension(call->resolver, candidate->extension);
        if (call->schema == NULL && extension->in_schema != NULL)
            set_name(call, extension->in_schema);
    }
    result = polymorph_type(&candidate->polymorph, &candidate->result);
    result.spelled = NULL; /* what a function returns has no modifiers */
    return (Typed){.type = result, .not_null = result_not_null(call, candidate)};
}

/* No single choice: all that may be meant are used; the result is known when they agree. */
static Typed apply_all(Call *call)
{
    Typed result = {0};
    const char *schema = NULL;
    bool one_schema = true;

    for (size_t i = 0; i < call->candidates.count; i++) {
        const Candidate *candidate = &call->candidates.items[i];
        const char *here = candidate->routine == NULL ? NULL : candidate->routine->object.schema;

        if (candidate->routine != NULL)
            resolve_depend(call->resolver, &candidate->routine->object);
        one_schema = one_schema && (i == 0 || text_equal(schema, here));
        schema = here;
        if (i == 0)
            result.type = candidate->result;
        else if (!type_equal(&result.type, &candidate->result))
            result.type = type_unknown();
    }
    if (type_is_polymorphic(&result.type))
        result.type = type_unknown();
    for (size_t i = 0; i < call->count; i++) {
        depend_on_casts_of(call->resolver, &call->values[i].type);
        canonical_loosen(call->resolver, call->slots[i]);
    }
    if (call->candidates.count > 0 && one_schema && schema != NULL)
        set_name(call, schema);
    else if (call->resolver->canonical)
        set_builtin_name(call);
    return result;
}

/* f(VARIADIC ARRAY[a, b]) is f(a, b): so the server shows the call. */
static void unpack_variadic(FuncCall *node)
{
    const Node *last = node->args == NIL ? NULL : llast(node->args);

    if (!node->func_variadic || last == NULL || !IsA(last, A_ArrayExpr) ||
        castNode(A_ArrayExpr, last)->elements == NIL)
        return;
    node->args = list_concat(list_truncate(node->args, list_length(node->args) - 1),
                             castNode(A_ArrayExpr, last)->elements);
    node->func_variadic = false;
}

static Typed resolve_call(Resolver *resolver, Scope *scope, FuncCall *node, Candidate *chosen)
{
    Call call = {.resolver = resolver, .node = node};
    ExprType *types;
    const Candidate *best;
    bool unsure;

    if (resolver->canonical)
        unpack_variadic(node);
    name_parts(node->funcname, &call.schema, &call.name);
    resolve_arguments(&call, scope);
    types = arena_alloc(resolver->arena, (call.count + 1) * sizeof(*types));
    for (size_t i = 0; i < call.count; i++)
        types[i] = call.values[i].type;
    collect(&call);
    best = candidates_choose(resolver, &call.candidates, types, call.count, &unsure);
    if (best != NULL && best->builtin != NULL && (call.named || unsure) &&
        call.candidates.count > 1)
        best = NULL;
    if (best != NULL) {
        *chosen = *best;
        return apply(&call, chosen);
    }
    if (call.candidates.count == 0)
        report_unknown(&call);
    return apply_all(&call);
}

/* ---- FROM f (…) ----------------------------------------------------------------------------------------------- */

static bool add_outputs(Resolver *resolver, Range *range, const Candidate *chosen)
{
    size_t count = 0;

    if (chosen->builtin != NULL) {
        const BuiltinOutput *outputs =
            chosen->extension == NULL ? builtin_outputs(chosen->builtin->name, &count)
                                      : builtin_extension_outputs(chosen->builtin->name, &count);

        /* unnest(tsvector) has output columns, unnest(anyarray) has not. */
        if (count > 1 && chosen->builtin->result != TYPE_RECORD)
            return false;
        for (size_t i = 0; i < count; i++)
            range_add_column(resolver, range, outputs[i].column, type_of_code(outputs[i].type),
                             false);
    } else if (chosen->routine != NULL) {
        for (size_t i = 0; i < chosen->routine->arguments.count; i++) {
            const RoutineArgument *argument = &chosen->routine->arguments.items[i];
            const ExprType declared = type_from_text(resolver, argument->type);

            if (strcmp(argument->mode, "IN") == 0 || strcmp(argument->mode, "VARIADIC") == 0)
                continue;
            count++;
            range_add_column(resolver, range,
                             argument->name != NULL
                                 ? argument->name
                                 : arena_printf(resolver->arena, "column%zu", count),
                             polymorph_type(&chosen->polymorph, &declared), false);
        }
    }
    return count > 0;
}

Typed resolve_function(Resolver *resolver, Scope *scope, Node **slot)
{
    Candidate chosen = {0};
    Typed value = resolve_call(resolver, scope, castNode(FuncCall, *slot), &chosen);

    if (type_is(&value.type, TYPE_RECORD)) {
        Range *row = range_new(resolver, NULL);

        if (add_outputs(resolver, row, &chosen))
            value.row = row;
    }
    return value;
}

/* unnest(a, b, …) in FROM: a column for each array. */
static bool is_unnest_of_several(const FuncCall *call)
{
    const char *schema;
    const char *name;

    name_parts(call->funcname, &schema, &name);
    return strcmp(name, "unnest") == 0 && (schema == NULL || strcmp(schema, "pg_catalog") == 0) &&
           list_length(call->args) > 1;
}

static void add_unnested(Resolver *resolver, Scope *scope, FuncCall *call, Range *range)
{
    ListCell *cell;

    foreach(cell, call->args)
    {
        const Typed array = resolve_node(resolver, scope, (Node **)&lfirst(cell));

        range_add_column(resolver, range, "unnest", type_element(&array.type), false);
    }
    if (resolver->canonical)
        call->funcname = list_make1(makeString("unnest"));
}

void resolve_range_function(Resolver *resolver, Scope *scope, Node **slot, int functions,
                            Range *range)
{
    const char *name = range->alias;
    const size_t before = range->columns.count;
    Candidate chosen = {0};
    Typed value;

    if (!IsA(*slot, FuncCall)) {
        value = resolve_node(resolver, scope, slot);
        range_add_column(resolver, range, name != NULL ? name : "column", value.type,
                         value.not_null);
        range->open = range->open || name == NULL;
        range->scalar = functions == 1;
        return;
    }
    if (is_unnest_of_several(castNode(FuncCall, *slot))) {
        add_unnested(resolver, scope, castNode(FuncCall, *slot), range);
        return;
    }
    if (name == NULL || functions > 1)
        name = pstrdup(strVal(llast(castNode(FuncCall, *slot)->funcname)));
    value = resolve_call(resolver, scope, castNode(FuncCall, *slot), &chosen);
    if (add_outputs(resolver, range, &chosen)) {
        range->scalar = functions == 1 && range->columns.count == before + 1 &&
                        !type_is(&value.type, TYPE_RECORD);
        return;
    }
    if (type_is_composite(&value.type)) {
        Range *relation = range_of_relation(resolver, value.type.object, name);

        for (size_t i = 0; i < relation->columns.count; i++)
            vec_push(resolver->arena, &range->columns, relation->columns.items[i]);
        for (size_t i = before; i < range->columns.count; i++)
            range->columns.items[i].not_null = false;
        range->open = range->open || relation->open;
        range->object = functions == 1 ? value.type.object : NULL;
        return;
    }
    if (!type_known(&value.type) || value.type.user != NULL || type_is(&value.type, TYPE_RECORD)) {
        if (value.type.object == NULL && !value.type.array) {
            range->open = true;
            return;
        }
    }
    range_add_column(resolver, range, name, value.type, false);
    range->scalar = functions == 1;
}

void resolve_procedure(Resolver *resolver, Scope *scope, FuncCall *call, Range *outputs)
{
    Candidate chosen = {0};

    resolver->called = call;
    resolve_call(resolver, scope, call, &chosen);
    resolver->called = NULL;
    add_outputs(resolver, outputs, &chosen);
    outputs->open = chosen.routine == NULL;
}

bool reader_is_builtin_routine(const char *name)
{
    return builtin_function_exists(name);
}
