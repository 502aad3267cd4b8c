#include "sqlread/reader.h"

/* CREATE and ALTER FUNCTION and PROCEDURE. Source: their pages in the manual, functioncmds.c. */

static const char *mode_words(FunctionParameterMode mode)
{
    switch (mode) {
    case FUNC_PARAM_OUT:
        return "OUT";
    case FUNC_PARAM_INOUT:
        return "INOUT";
    case FUNC_PARAM_VARIADIC:
        return "VARIADIC";
    case FUNC_PARAM_TABLE:
        return "TABLE";
    case FUNC_PARAM_IN:
    case FUNC_PARAM_DEFAULT:
        break;
    }
    return "IN";
}

typedef enum RoutineWord {
    WORD_AS,
    WORD_LANGUAGE,
    WORD_TRANSFORM,
    WORD_WINDOW,
    WORD_VOLATILITY,
    WORD_STRICT,
    WORD_SECURITY,
    WORD_LEAKPROOF,
    WORD_SET,
    WORD_COST,
    WORD_ROWS,
    WORD_SUPPORT,
    WORD_PARALLEL,
} RoutineWord;

static const char *const routine_words[] = {
    [WORD_AS] = "as",
    [WORD_LANGUAGE] = "language",
    [WORD_TRANSFORM] = "transform",
    [WORD_WINDOW] = "window",
    [WORD_VOLATILITY] = "volatility",
    [WORD_STRICT] = "strict",
    [WORD_SECURITY] = "security",
    [WORD_LEAKPROOF] = "leakproof",
    [WORD_SET] = "set",
    [WORD_COST] = "cost",
    [WORD_ROWS] = "rows",
    [WORD_SUPPORT] = "support",
    [WORD_PARALLEL] = "parallel",
};

static void apply_body(Reader *reader, RoutineObject *routine, const DefElem *element)
{
    List *parts = castNode(List, element->arg);

    routine->body = arena_strdup(reader->arena, strVal(linitial(parts)));
    if (list_length(parts) > 1)
        routine->symbol = arena_strdup(reader->arena, strVal(lsecond(parts)));
}

static void apply_attribute(Reader *reader, RoutineObject *routine, DefElem *element)
{
    size_t word = 0;

    while (word < lengthof(routine_words) && strcmp(routine_words[word], element->defname) != 0)
        word++;
    switch ((RoutineWord)word) {
    case WORD_AS:
        apply_body(reader, routine, element);
        break;
    case WORD_LANGUAGE:
        routine->language = arena_strdup(reader->arena, strVal(element->arg));
        break;
    case WORD_TRANSFORM: {
        Str text = str_new(reader->arena);
        ListCell *cell;

        foreach(cell, castNode(List, element->arg))
            str_printf(&text, "%sFOR TYPE %s", text.length > 0 ? ", " : "",
                       reader_type_quiet(reader, &reader->place, lfirst_node(TypeName, cell)));
        routine->transform = text.text;
        break;
    }
    case WORD_WINDOW:
        routine->window = reader_def_bool(element);
        break;
    case WORD_VOLATILITY:
        routine->volatility = reader_upper(reader, strVal(element->arg));
        break;
    case WORD_STRICT:
        routine->strict = reader_def_bool(element);
        break;
    case WORD_SECURITY:
        routine->security_definer = reader_def_bool(element);
        break;
    case WORD_LEAKPROOF:
        routine->leakproof = reader_def_bool(element);
        break;
    case WORD_SET:
        reader_apply_setting(reader, &routine->settings, castNode(VariableSetStmt, element->arg));
        break;
    case WORD_COST:
        routine->cost = reader_def_text(reader, element);
        break;
    case WORD_ROWS:
        routine->rows = reader_def_text(reader, element);
        break;
    case WORD_SUPPORT: {
        const char *schema;
        const char *name;

        name_parts(castNode(List, element->arg), &schema, &name);
        routine->support = reader_qualified(reader, schema, name);
        break;
    }
    case WORD_PARALLEL:
        routine->parallel = reader_upper(reader, strVal(element->arg));
        break;
    }
}

/* Costs and rows that the server would assume anyway are not kept. Source: "CREATE FUNCTION", COST and ROWS. */
static void drop_default_estimates(RoutineObject *routine)
{
    bool native = routine->language != NULL && (strcmp(routine->language, "c") == 0 ||
                                                strcmp(routine->language, "internal") == 0);

    if (routine->cost != NULL && strcmp(routine->cost, native ? "1" : "100") == 0)
        routine->cost = NULL;
    if (routine->rows != NULL && strcmp(routine->rows, "1000") == 0)
        routine->rows = NULL;
}

static bool same_input_names(const List *parameters, const RoutineObject *existing)
{
    size_t i = 0;
    ListCell *cell;

    foreach(cell, parameters)
    {
        const FunctionParameter *parameter = lfirst_node(FunctionParameter, cell);

        if (i < existing->arguments.count) {
            const char *name = existing->arguments.items[i].name;

            if (name != NULL && (parameter->name == NULL || strcmp(parameter->name, name) != 0))
                return false;
        }
        i++;
    }
    return true;
}

void reader_fill_routine(Reader *reader, RoutineObject *routine, CreateFunctionStmt *create)
{
    ListCell *cell;

    routine->volatility = "VOLATILE";
    routine->parallel = "UNSAFE";
    routine->language = create->sql_body != NULL ? "sql" : NULL;
    foreach(cell, create->parameters)
    {
        const FunctionParameter *parameter = lfirst_node(FunctionParameter, cell);
        RoutineArgument argument = {.mode = mode_words(parameter->mode)};

        if (parameter->name != NULL && parameter->name[0] != '\0')
            argument.name = arena_strdup(reader->arena, parameter->name);
        vec_push(reader->arena, &routine->arguments, argument);
    }
    routine->returns_set = create->returnType != NULL && create->returnType->setof;
    foreach(cell, create->options) apply_attribute(reader, routine, lfirst_node(DefElem, cell));
    if (routine->language == NULL)
        routine->language = "sql";
    drop_default_estimates(routine);
    draft_of(reader, &routine->object)->node = (Node *)create;
    if (create->sql_body != NULL)
        vec_push(reader->scratch, &reader->queries, &routine->object);
}

static bool is_input(const FunctionParameter *parameter)
{
    return parameter->mode != FUNC_PARAM_OUT && parameter->mode != FUNC_PARAM_TABLE;
}

static bool is_output(const FunctionParameter *parameter)
{
    return parameter->mode == FUNC_PARAM_OUT || parameter->mode == FUNC_PARAM_INOUT ||
           parameter->mode == FUNC_PARAM_TABLE;
}

static const char *parameter_name(const FunctionParameter *parameter)
{
    return parameter->name == NULL ? "" : parameter->name;
}

static ReadResult refuse_parameter(Reader *reader, const FunctionParameter *parameter,
                                   const char *code, const char *trouble, const char *hint)
{
    int first = reader_word(reader, parameter->name);
    int second = place_word_after(reader, &reader->place, first, parameter->name);
    bool repeated = strcmp(code, "duplicate-parameter") == 0 && second >= 0;
    Diag *diag = diag_error(reader->diags, code, reader_span(reader, repeated ? second : first),
                            "parameter \"%s\" %s", parameter_name(parameter), trouble);

    if (hint != NULL)
        diag_hint(reader->diags, diag, "%s", hint);
    return READ_FAILED;
}

/* Two inputs, or two outputs, of one name. */
static bool is_repeated(const List *parameters, const FunctionParameter *parameter)
{
    ListCell *cell;

    foreach(cell, parameters)
    {
        const FunctionParameter *other = lfirst_node(FunctionParameter, cell);

        if (other == parameter)
            return false;
        if (parameter_name(parameter)[0] != '\0' &&
            strcmp(parameter_name(other), parameter_name(parameter)) == 0 &&
            ((is_input(other) && is_input(parameter)) ||
             (is_output(other) && is_output(parameter))))
            return true;
    }
    return false;
}

static bool is_array_type(Reader *reader, const TypeName *type)
{
    const char *spelled = reader_signature_type(reader, type);

    return text_ends_with(spelled, "[]") || strcmp(spelled, "\"any\"") == 0 ||
           strcmp(spelled, "anyarray") == 0 || strcmp(spelled, "anycompatiblearray") == 0;
}

/* What the server refuses too: interpret_function_parameter_list(). */
static ReadResult check_parameters(Reader *reader, const CreateFunctionStmt *create)
{
    const FunctionParameter *variadic = NULL;
    bool optional_seen = false;
    ListCell *cell;

    foreach(cell, create->parameters)
    {
        const FunctionParameter *parameter = lfirst_node(FunctionParameter, cell);

        if (is_repeated(create->parameters, parameter))
            return refuse_parameter(reader, parameter, "duplicate-parameter", "is named twice",
                                    NULL);
        if (variadic != NULL && is_input(parameter))
            return refuse_parameter(reader, variadic, "variadic",
                                    "is VARIADIC and has to be the last one", NULL);
        if (parameter->mode == FUNC_PARAM_VARIADIC)
            variadic = parameter;
        if (variadic == parameter && !is_array_type(reader, parameter->argType))
            return refuse_parameter(reader, parameter, "variadic",
                                    "is VARIADIC and has to be an array", NULL);
        if (is_input(parameter) && optional_seen && parameter->defexpr == NULL &&
            parameter != variadic)
            return refuse_parameter(
                reader, parameter, "required-after-default",
                "has no default, but one before it has",
                "move it before the parameters with defaults, or give it a default");
        if (create->is_procedure && parameter->mode == FUNC_PARAM_OUT && optional_seen)
            return refuse_parameter(
                reader, parameter, "required-after-default",
                "is OUT and stands after one with a default",
                "a CALL has to give something for it: move it before the parameters with defaults");
        optional_seen = optional_seen || (is_input(parameter) && parameter->defexpr != NULL);
    }
    return READ_DONE;
}

static int count_outputs(const CreateFunctionStmt *create, const FunctionParameter **only)
{
    int count = 0;
    ListCell *cell;

    foreach(cell, create->parameters)
    {
        if (!is_output(lfirst_node(FunctionParameter, cell)))
            continue;
        *only = lfirst_node(FunctionParameter, cell);
        count++;
    }
    return count;
}

/* The type of the result, as far as the arguments have a say in it. */
static const char *result_type(Reader *reader, const Place *place, const CreateFunctionStmt *create)
{
    const FunctionParameter *only = NULL;
    int outputs = count_outputs(create, &only);

    if (outputs > 1)
        return "record";
    if (outputs == 1)
        return reader_signature_type_at(reader, place, only->argType);
    return create->returnType != NULL ? reader_signature_type_at(reader, place, create->returnType)
                                      : "void";
}

/* LANGUAGE, AS and their like: each once, and none missing. */
static ReadResult check_clauses(Reader *reader, const CreateFunctionStmt *create)
{
    const char *what = create->is_procedure ? "procedure" : "function";
    bool seen[lengthof(routine_words)] = {false};
    ListCell *cell;

    foreach(cell, create->options)
    {
        const DefElem *element = lfirst_node(DefElem, cell);
        size_t word = 0;

        while (word < lengthof(routine_words) && strcmp(routine_words[word], element->defname) != 0)
            word++;
        if (word < lengthof(routine_words) && word != WORD_SET && seen[word])
            return reader_fail(reader, element->location, "routine-clause",
                               "this clause of the %s contradicts or repeats one before it", what);
        if (word < lengthof(routine_words))
            seen[word] = true;
    }
    if (create->sql_body == NULL && !seen[WORD_LANGUAGE])
        return reader_fail(reader, reader_word(reader, strVal(llast(create->funcname))),
                           "routine-clause", "the %s has no LANGUAGE", what);
    if (create->sql_body == NULL && !seen[WORD_AS])
        return reader_fail(reader, reader_word(reader, strVal(llast(create->funcname))),
                           "routine-clause", "the %s has no body", what);
    if (create->sql_body != NULL && seen[WORD_AS])
        return reader_fail(reader, reader_word(reader, strVal(llast(create->funcname))),
                           "routine-clause", "the %s has two bodies", what);
    return READ_DONE;
}

static ReadResult check_result(Reader *reader, const CreateFunctionStmt *create)
{
    const FunctionParameter *only = NULL;
    int outputs = count_outputs(create, &only);

    if (create->is_procedure)
        return READ_DONE;
    if (create->returnType == NULL && outputs == 0)
        return reader_fail(reader, reader_word(reader, strVal(llast(create->funcname))),
                           "routine-clause", "the function has neither RETURNS nor OUT parameters");
    if (create->returnType != NULL && outputs > 0 &&
        strcmp(reader_signature_type_at(reader, &reader->place, create->returnType),
               result_type(reader, &reader->place, create)) != 0)
        return reader_fail(reader, create->returnType->location, "routine-clause",
                           "the function has to return %s because of its OUT parameters",
                           result_type(reader, &reader->place, create));
    return READ_DONE;
}

static bool same_outputs(Reader *reader, const CreateFunctionStmt *a, const Place *place_b,
                         const CreateFunctionStmt *b)
{
    List *lists[2] = {NIL, NIL};
    const CreateFunctionStmt *both[2] = {a, b};
    ListCell *cell_a;
    ListCell *cell_b;
    ListCell *cell;

    for (size_t i = 0; i < lengthof(lists); i++)
        foreach(cell, both[i]->parameters) if (is_output(lfirst_node(FunctionParameter, cell)))
            lists[i] = lappend(lists[i], lfirst(cell));
    if (list_length(lists[0]) != list_length(lists[1]))
        return false;
    forboth(cell_a, lists[0], cell_b, lists[1])
    {
        const FunctionParameter *left = lfirst_node(FunctionParameter, cell_a);
        const FunctionParameter *right = lfirst_node(FunctionParameter, cell_b);

        if ((list_length(lists[0]) > 1 &&
             strcmp(parameter_name(left), parameter_name(right)) != 0) ||
            strcmp(reader_signature_type_at(reader, &reader->place, left->argType),
                   reader_signature_type_at(reader, place_b, right->argType)) != 0)
            return false;
    }
    return true;
}

static int count_defaults(const CreateFunctionStmt *create)
{
    int count = 0;
    ListCell *cell;

    foreach(cell, create->parameters) count +=
        lfirst_node(FunctionParameter, cell)->defexpr != NULL;
    return count;
}

/* Why the server would not let one definition replace the other; NULL when it would. */
static const char *cannot_replace(Reader *reader, const CreateFunctionStmt *create,
                                  Object *existing)
{
    const Draft *draft = draft_of(reader, existing);
    const CreateFunctionStmt *former = castNode(CreateFunctionStmt, draft->node);
    bool set = create->returnType != NULL && create->returnType->setof;
    bool former_set = former->returnType != NULL && former->returnType->setof;

    if (!same_input_names(create->parameters, (RoutineObject *)existing))
        return "rename the parameters of";
    if (!create->is_procedure && (set != former_set ||
                                  strcmp(result_type(reader, &reader->place, create),
                                         result_type(reader, &draft->place, former)) != 0 ||
                                  !same_outputs(reader, create, &draft->place, former)))
        return "change the result of";
    if (count_defaults(create) < count_defaults(former))
        return "remove defaults from the parameters of";
    return NULL;
}

static ReadResult replace_routine(Reader *reader, const CreateFunctionStmt *create, Object *object,
                                  Object *existing)
{
    const char *trouble = cannot_replace(reader, create, existing);
    Diag *diag;

    if (trouble != NULL) {
        diag = diag_error(reader->diags, "cannot-replace", reader_name_span(reader, object),
                          "CREATE OR REPLACE cannot %s %s", trouble,
                          object_id(reader->scratch, existing));
        diag_hint(reader->diags, diag, "the server refuses this too: drop the routine first");
        diag->related = reader_name_span(reader, existing);
        diag->related_message = "first defined here";
        return READ_FAILED;
    }
    reader_note_replaced(reader, existing);
    /* What hangs on it stays: comments, grants, owner. */
    object->children = existing->children;
    object->key = existing->key;
    object->position = existing->position;
    object->annotations = existing->annotations;
    *(RoutineObject *)existing = *(RoutineObject *)object;
    return READ_DONE;
}

ReadResult read_create_routine(Reader *reader, Node *node)
{
    CreateFunctionStmt *create = castNode(CreateFunctionStmt, node);
    ObjectKind kind = create->is_procedure ? KIND_PROCEDURE : KIND_FUNCTION;
    const char *schema;
    const char *name;
    Object *existing;
    Object *object;

    if (check_parameters(reader, create) != READ_DONE ||
        check_clauses(reader, create) != READ_DONE || check_result(reader, create) != READ_DONE)
        return READ_FAILED;
    name_parts(create->funcname, &schema, &name);
    schema = reader_creation_schema(reader, schema);
    object = reader_new_object(reader, kind, NULL, schema, name, -1);
    object->signature = reader_signature(reader, create->parameters);
    reader_fill_routine(reader, (RoutineObject *)object, create);
    existing = model_find(reader->model, NAMESPACE_ROUTINE, NULL, schema, name, object->signature);
    if (existing != NULL && create->replace && existing->kind == KIND_RANGE_FUNCTION)
        return READ_OPAQUE;
    if (existing != NULL && create->replace && existing->kind == kind && existing->draft != NULL)
        return replace_routine(reader, create, object, existing);
    return reader_add(reader, object);
}

ReadResult read_alter_routine(Reader *reader, Node *node)
{
    AlterFunctionStmt *alter = castNode(AlterFunctionStmt, node);
    Object *object = reader_find_routine(reader, alter->func);
    ListCell *cell;

    if (object == NULL && reader_is_of_server(reader, OBJECT_ROUTINE, (Node *)alter->func))
        return READ_OPAQUE;
    if (object == NULL)
        return reader_wait(reader, reader_word(reader, strVal(llast(alter->func->objname))),
                           "unknown routine \"%s\"", strVal(llast(alter->func->objname)));
    if (object->kind == KIND_RANGE_FUNCTION)
        return READ_OPAQUE;
    foreach(cell, alter->actions)
        apply_attribute(reader, (RoutineObject *)object, lfirst_node(DefElem, cell));
    drop_default_estimates((RoutineObject *)object);
    return READ_DONE;
}

/* DROP PROCEDURE p (integer, integer) may name OUT arguments, too. */
static Object *find_by_all_types(Reader *reader, const char *schema, const char *name,
                                 const char *types)
{
    const Place place = reader->place;
    Object *found = NULL;

    for (size_t i = 0; i < reader->model->objects.count && found == NULL; i++) {
        Object *object = reader->model->objects.items[i];
        Str all = str_new(reader->scratch);
        ListCell *cell;

        if (object->kind != KIND_PROCEDURE || object->draft == NULL ||
            strcmp(object->name, name) != 0 ||
            (schema != NULL ? strcmp(schema, object->schema) != 0
                            : !reader_on_path(reader, object->schema)))
            continue;
        reader->place = draft_of(reader, object)->place;
        foreach(cell, castNode(CreateFunctionStmt, draft_of(reader, object)->node)->parameters)
            str_printf(
                &all, "%s%s", all.length > 0 ? ", " : "",
                reader_signature_type(reader, lfirst_node(FunctionParameter, cell)->argType));
        reader->place = place;
        if (strcmp(all.text, types) == 0)
            found = object;
    }
    return found;
}

Object *reader_find_routine(Reader *reader, const ObjectWithArgs *routine)
{
    const char *schema;
    const char *name;
    Str signature = str_new(reader->scratch);
    Object *found = NULL;
    ListCell *cell;

    name_parts(routine->objname, &schema, &name);
    if (!routine->args_unspecified) {
        /* objfuncargs tells the modes; the plain list may hold OUT types too. */
        if (routine->objfuncargs != NIL) {
            found = find_on_path(reader->model, reader->place.path, NAMESPACE_ROUTINE, schema, name,
                                 reader_signature(reader, routine->objfuncargs));
            foreach(cell, routine->objfuncargs) str_printf(
                &signature, "%s%s", signature.length > 0 ? ", " : "",
                reader_signature_type(reader, lfirst_node(FunctionParameter, cell)->argType));
        } else {
            foreach(cell, routine->objargs)
                str_printf(&signature, "%s%s", signature.length > 0 ? ", " : "",
                           reader_signature_type(reader, lfirst_node(TypeName, cell)));
            found = find_on_path(reader->model, reader->place.path, NAMESPACE_ROUTINE, schema, name,
                                 signature.text);
        }
        return found != NULL ? found : find_by_all_types(reader, schema, name, signature.text);
    }
    for (size_t i = 0; i < reader->model->objects.count; i++) {
        Object *object = reader->model->objects.items[i];

        if (kind_namespace(object->kind) != NAMESPACE_ROUTINE || strcmp(object->name, name) != 0 ||
            (schema != NULL && strcmp(schema, object->schema) != 0) ||
            (schema == NULL && !reader_on_path(reader, object->schema)))
            continue;
        if (found != NULL)
            return NULL;
        found = object;
    }
    return found;
}
