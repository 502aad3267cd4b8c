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

static void drop_setting(RoutineObject *routine, const char *name)
{
    for (size_t i = 0; i < routine->settings.count; i++)
        if (strcmp(routine->settings.items[i].name, name) == 0) {
            vec_remove(&routine->settings, i);
            return;
        }
}

/* SET name TO value: the value is kept as it stands in SQL. */
static void apply_setting(Reader *reader, RoutineObject *routine, VariableSetStmt *set)
{
    Option option;
    const char *text;
    const char *to;

    if (set->kind == VAR_RESET_ALL) {
        routine->settings.count = 0;
        return;
    }
    drop_setting(routine, set->name);
    if (set->kind == VAR_RESET || set->kind == VAR_SET_DEFAULT)
        return;
    option.name = arena_strdup(reader->arena, set->name);
    if (set->kind == VAR_SET_CURRENT) {
        option.value = "CURRENT";
    } else {
        text = pgtree_deparse(reader->arena, (Node *)set);
        to = text == NULL ? NULL : strstr(text, " TO ");
        option.value = to == NULL ? "" : to + strlen(" TO ");
    }
    vec_push(reader->arena, &routine->settings, option);
    options_normalise(&routine->settings);
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

        foreach (cell, castNode(List, element->arg))
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
        apply_setting(reader, routine, castNode(VariableSetStmt, element->arg));
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
    bool native = routine->language != NULL &&
                  (strcmp(routine->language, "c") == 0 || strcmp(routine->language, "internal") == 0);

    if (routine->cost != NULL && strcmp(routine->cost, native ? "1" : "100") == 0)
        routine->cost = NULL;
    if (routine->rows != NULL && strcmp(routine->rows, "1000") == 0)
        routine->rows = NULL;
}

static bool same_input_names(const List *parameters, const RoutineObject *existing)
{
    size_t i = 0;
    ListCell *cell;

    foreach (cell, parameters) {
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

static void fill_routine(Reader *reader, RoutineObject *routine, CreateFunctionStmt *create)
{
    ListCell *cell;

    routine->volatility = "VOLATILE";
    routine->parallel = "UNSAFE";
    routine->language = create->sql_body != NULL ? "sql" : NULL;
    foreach (cell, create->parameters) {
        const FunctionParameter *parameter = lfirst_node(FunctionParameter, cell);
        RoutineArgument argument = {.mode = mode_words(parameter->mode)};

        if (parameter->name != NULL && parameter->name[0] != '\0')
            argument.name = arena_strdup(reader->arena, parameter->name);
        vec_push(reader->arena, &routine->arguments, argument);
    }
    routine->returns_set = create->returnType != NULL && create->returnType->setof;
    foreach (cell, create->options)
        apply_attribute(reader, routine, lfirst_node(DefElem, cell));
    if (routine->language == NULL)
        routine->language = "sql";
    drop_default_estimates(routine);
    draft_of(reader, &routine->object)->node = (Node *)create;
    if (create->sql_body != NULL)
        vec_push(reader->scratch, &reader->queries, &routine->object);
}

ReadResult read_create_routine(Reader *reader, Node *node)
{
    CreateFunctionStmt *create = castNode(CreateFunctionStmt, node);
    ObjectKind kind = create->is_procedure ? KIND_PROCEDURE : KIND_FUNCTION;
    bool optional_seen = false;
    const char *schema;
    const char *name;
    Object *existing;
    Object *object;
    ListCell *cell;

    foreach (cell, create->parameters) {
        const FunctionParameter *parameter = lfirst_node(FunctionParameter, cell);
        bool input = parameter->mode != FUNC_PARAM_OUT && parameter->mode != FUNC_PARAM_TABLE;

        if (input && optional_seen && parameter->defexpr == NULL && parameter->mode != FUNC_PARAM_VARIADIC) {
            Diag *diag = diag_error(reader->diags, "required-after-default", reader->place.span,
                                    "parameter \"%s\" has no default, but one before it has",
                                    parameter->name == NULL ? "" : parameter->name);

            diag_hint(reader->diags, diag, "move it before the parameters with defaults, or give it a default");
            return READ_FAILED;
        }
        optional_seen = optional_seen || (input && parameter->defexpr != NULL);
    }
    name_parts(create->funcname, &schema, &name);
    schema = reader_creation_schema(reader, schema);
    object = reader_new_object(reader, kind, NULL, schema, name, -1);
    object->signature = reader_signature(reader, create->parameters);
    fill_routine(reader, (RoutineObject *)object, create);
    existing = model_find(reader->model, NAMESPACE_ROUTINE, NULL, schema, name, object->signature);
    if (existing != NULL && create->replace && existing->kind == kind) {
        if (!same_input_names(create->parameters, (RoutineObject *)existing)) {
            Diag *diag = diag_error(reader->diags, "cannot-replace", reader->place.span,
                                    "CREATE OR REPLACE cannot rename the parameters of %s",
                                    object_id(reader->scratch, existing));

            diag_hint(reader->diags, diag, "the server refuses this too: drop the routine first");
            diag->related = existing->span;
            diag->related_message = "first defined here";
            return READ_FAILED;
        }
        /* What hangs on it stays: comments, grants, owner. */
        object->children = existing->children;
        object->key = existing->key;
        object->position = existing->position;
        object->annotations = existing->annotations;
        *(RoutineObject *)existing = *(RoutineObject *)object;
        return READ_DONE;
    }
    return reader_add(reader, object);
}

ReadResult read_alter_routine(Reader *reader, Node *node)
{
    AlterFunctionStmt *alter = castNode(AlterFunctionStmt, node);
    Object *object = reader_find_routine(reader, alter->func);
    ListCell *cell;

    if (object == NULL)
        return reader_wait(reader, -1, "unknown routine \"%s\"", strVal(llast(alter->func->objname)));
    foreach (cell, alter->actions)
        apply_attribute(reader, (RoutineObject *)object, lfirst_node(DefElem, cell));
    drop_default_estimates((RoutineObject *)object);
    return READ_DONE;
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
        } else {
            foreach (cell, routine->objargs)
                str_printf(&signature, "%s%s", signature.length > 0 ? ", " : "",
                           reader_signature_type(reader, lfirst_node(TypeName, cell)));
            found = find_on_path(reader->model, reader->place.path, NAMESPACE_ROUTINE, schema, name, signature.text);
        }
        return found;
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
