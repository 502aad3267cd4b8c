#include "kinds/type_change.h"
#include "sqlread/builtin.h"
#include "sqlread/definitions.h"
#include "sqlread/foreign.h"
#include "sqlread/schemaless.h"
#include "sqlread/triggers.h"
#include "sqlread/typed_tables.h"

/* The end of reading: types, expressions and references of every object, now that all names are known. */

void reader_depend_on_columns(Reader *reader, Object *object, const Object *table,
                              const TextVec *columns, DependencyType type)
{
    for (size_t i = 0; i < columns->count; i++) {
        Object *column = object_child(table, KIND_COLUMN, columns->items[i]);

        if (column != NULL)
            object_depend(reader->arena, object, column, type);
    }
}

/* Values of a fixed length are stored as they are: GetAttributeStorage() and GetAttributeCompression() of the server. */
static void check_storage(Reader *reader, ColumnObject *column)
{
    const char *usual;
    bool fixed;

    if (column->storage == NULL && column->compression == NULL)
        return;
    if (column->type_object != NULL)
        finish_object(reader, column->type_object);
    usual = column_type_storage(column);
    fixed = strcmp(usual, "PLAIN") == 0 && strcmp(column->type, "tsquery") != 0;
    if (fixed && column->storage != NULL && strcmp(column->storage, usual) != 0)
        diag_error(reader->diags, "column-storage", reader_name_span(reader, &column->object),
                   "column %s of type %s can only have the storage PLAIN, not %s",
                   object_id(reader->scratch, &column->object), column->type, column->storage);
    if (fixed && column->compression != NULL)
        diag_error(reader->diags, "column-storage", reader_name_span(reader, &column->object),
                   "column %s of type %s cannot be compressed",
                   object_id(reader->scratch, &column->object), column->type);
    /* Said in so many words, but no different from what the type brings. */
    if (text_equal(column->storage, usual))
        column->storage = NULL;
}

static void resolve_column_type(Reader *reader, Object *object, Draft *draft)
{
    ColumnObject *column = (ColumnObject *)object;

    if (draft->typed)
        return;
    column->collation = reader_collation_text(reader, &draft->place, column->collation, object);
    if (draft->type != NULL) {
        column->type =
            reader_type(reader, &draft->place, draft->type, object, &column->type_object);
        if (column->type == NULL)
            column->type = reader_type_quiet(reader, &draft->place, draft->type);
        if (type_is_pseudo(column->type))
            diag_error(reader->diags, "column-type",
                       place_span(&draft->place, draft->type->location),
                       "column %s cannot have the pseudo-type %s",
                       object_id(reader->scratch, object), column->type);
    }
    draft->typed = true;
    check_storage(reader, column);
}

static void finish_column(Reader *reader, Object *object, Draft *draft)
{
    ColumnObject *column = (ColumnObject *)object;
    ExprScope scope = {.relation = object->parent};

    resolve_column_type(reader, object, draft);
    if (draft->expr != NULL)
        resolve_expression(reader, object, &draft->place, &scope, draft->expr, &column->generated);
    else
        column->generated = (SqlExpr){0};
    column->computed_on_read = column->computed_on_read && draft->expr != NULL;
}

static void finish_check(Reader *reader, Object *object, Draft *draft)
{
    ExprScope scope = {.relation = object->parent};

    resolve_expression(reader, object, &draft->place, &scope, draft->expr,
                       &((CheckObject *)object)->expr);
}

/* ---- Indexes, views, triggers, policies ----------------------------------------------------------------------- */

/* The type and collation of a column of a table or materialized view; false when there is no such column. */
static bool find_key_column(Reader *reader, Object *relation, const char *name, ColumnObject *found,
                            Object **object)
{
    const ViewObject *view = (const ViewObject *)relation;

    *object = object_child(relation, KIND_COLUMN, name);
    if (*object != NULL) {
        *found = *(ColumnObject *)*object;
        return true;
    }
    if (!object_is_view(relation))
        return false;
    finish_object(reader, relation);
    for (size_t i = 0; i < view->columns.count; i++)
        if (text_equal(view->columns.items[i].name, name)) {
            found->type = view->columns.items[i].type;
            return true;
        }
    return view->columns.count == 0;
}

static void finish_key(Reader *reader, Object *object, Draft *draft)
{
    const KeyObject *key = (const KeyObject *)object;

    reader_depend_on_columns(reader, object, object->parent, &key->columns, DEPENDENCY_NORMAL);
    reader_depend_on_columns(reader, object, object->parent, &key->include, DEPENDENCY_NORMAL);
    reader_check_included(reader, object, draft, &key->include);
    for (size_t i = 0; reader->default_classes.count > 0 && i < key->columns.count; i++) {
        ColumnObject column = {0};
        Object *found;

        if (find_key_column(reader, object->parent, key->columns.items[i], &column, &found))
            reader_depend_on_default_class(reader, object, key->without_overlaps ? "gist" : "btree",
                                           &column);
    }
    if (key->without_overlaps)
        reader_depend_on_extensions(reader, object);
}

/* What a definition says before it comes to columns. */
static int columns_location(const Node *node)
{
    switch (nodeTag(node)) {
    case T_IndexStmt:
        return castNode(IndexStmt, node)->relation->location;
    case T_Constraint:
        return castNode(Constraint, node)->location;
    case T_CreateStmt:
        return castNode(CreateStmt, node)->partspec == NULL
                   ? 0
                   : castNode(CreateStmt, node)->partspec->location;
    default:
        return 0;
    }
}

/* A column that an index, a constraint or a partition key names and the table lacks. */
static void report_key_column(Reader *reader, const Object *object, const Object *relation,
                              const Draft *draft, const char *name)
{
    int location = place_word_after(reader, &draft->place, columns_location(draft->node), name);
    Diag *diag;

    diag = diag_error(reader->diags, "unknown-column", place_span(&draft->place, location),
                      "%s \"%s\" names unknown column \"%s\" of %s",
                      object == relation ? "the partition key of" : kind_label(object->kind),
                      object->name, name, object_id(reader->scratch, relation));
    reader_hint_part(reader, diag, relation, NAMESPACE_COLUMN, name);
}

void reader_check_included(Reader *reader, const Object *object, const Draft *draft,
                           const TextVec *columns)
{
    for (size_t i = 0; object_is_table(object->parent) && i < columns->count; i++)
        if (object_child(object->parent, KIND_COLUMN, columns->items[i]) == NULL)
            report_key_column(reader, object, object->parent, draft, columns->items[i]);
}

/* An operator class of the schema itself, or of an extension. */
static void finish_class(Reader *reader, Object *object, const Draft *draft, const char *method,
                         const ColumnObject *column, IndexKey *key)
{
    Node *text = pgtree_parse_expression(reader->scratch, key->opclass);
    const char *schema;
    const char *name;
    Object *class = NULL;

    if (text != NULL && IsA(text, ColumnRef)) {
        name_parts(castNode(ColumnRef, text)->fields, &schema, &name);
        class = find_on_path(reader->model, draft->place.path, NAMESPACE_OPERATOR_CLASS, schema,
                             name, method);
    }
    if (class == NULL) {
        finish_extension_class(reader, object, key);
        return;
    }
    object_depend(reader->arena, object, class, DEPENDENCY_NORMAL);
    key->opclass =
        key->opclass_options.count == 0 && reader_takes_class(reader, class, method, column)
            ? NULL
            : reader_object_sql(reader, class);
}

void reader_finish_index_key(Reader *reader, Object *object, Object *relation, Draft *draft,
                             const ExprScope *scope, const char *method, Node *expr, IndexKey *key)
{
    ColumnObject column = {0};
    Object *column_object = NULL;
    bool found = key->column != NULL &&
                 find_key_column(reader, relation, key->column, &column, &column_object);

    if (found && column.type != NULL && key->opclass != NULL && key->opclass_options.count == 0 &&
        reader_is_default_class(reader, method, &column, key->opclass))
        key->opclass = NULL;
    key->collation = reader_collation_text(reader, &draft->place, key->collation, object);
    /* An index sorts by the collation of its column unless it says otherwise. */
    if (found && text_equal(key->collation, column.collation))
        key->collation = NULL;
    if (column_object != NULL)
        object_depend(reader->arena, object, column_object,
                      object == relation ? DEPENDENCY_EXPRESSION : DEPENDENCY_NORMAL);
    else if (key->column != NULL && !found)
        report_key_column(reader, object, relation, draft, key->column);
    if (expr != NULL) {
        ExprScope typed = *scope;

        typed.type = &column.type;
        resolve_expression(reader, object, &draft->place, &typed, expr, &key->expr);
    }
    if (key->opclass != NULL)
        finish_class(reader, object, draft, method, &column, key);
    else
        reader_depend_on_default_class(reader, object, method, &column);
}

static void finish_index(Reader *reader, Object *object, Draft *draft)
{
    IndexObject *index = (IndexObject *)object;
    IndexStmt *statement = castNode(IndexStmt, draft->node);
    ExprScope scope = {.relation = object->parent};
    size_t i = 0;

    if (object_is_view(object->parent))
        finish_object(reader, object->parent);
    foreach_node(IndexElem, element, statement->indexParams)
    {
        if (object_is_view(object->parent) && element->expr != NULL)
            index->keys.items[i] = reader_element_key(reader, object->parent, element);
        reader_finish_index_key(reader, object, object->parent, draft, &scope, index->method,
                                element->expr, &index->keys.items[i++]);
    }
    reader_depend_on_columns(reader, object, object->parent, &index->include, DEPENDENCY_NORMAL);
    reader_check_included(reader, object, draft, &index->include);
    if (statement->whereClause != NULL)
        resolve_expression(reader, object, &draft->place, &scope, statement->whereClause,
                           &index->predicate);
}

/* Functions of the server that triggers call. */
static bool is_builtin_trigger(const char *name)
{
    static const char *const names[] = {
        "suppress_redundant_updates_trigger",
        "tsvector_update_trigger",
        "tsvector_update_trigger_column",
    };

    return text_is_among(name, names, lengthof(names));
}

static void check_trigger_function(Reader *reader, const Object *trigger, const Draft *draft,
                                   const Object *function)
{
    const Draft *defined = function->draft;
    const TypeName *returns =
        defined == NULL ? NULL : castNode(CreateFunctionStmt, defined->node)->returnType;
    Diag *diag;

    if (returns == NULL || strcmp(strVal(llast(returns->names)), "trigger") == 0)
        return;
    diag = diag_error(reader->diags, "trigger-function",
                      place_span(&draft->place, place_word(reader, &draft->place, function->name)),
                      "trigger \"%s\" calls %s, which does not return trigger", trigger->name,
                      object_id(reader->scratch, function));
    diag->related = reader_name_span(reader, function);
    diag->related_message = "defined here";
}

/* The body of the function sees rows of the table. */
static void note_firing(const Object *function, Object *table)
{
    Draft *draft = function->draft;

    if (draft == NULL)
        return;
    draft->fires_elsewhere =
        draft->fires_elsewhere || (draft->fires_on != NULL && draft->fires_on != table);
    if (draft->fires_on == NULL)
        draft->fires_on = table;
}

/* FROM of a constraint trigger: a table of the model, of the server itself, or of what is not modelled. */
static void finish_trigger_from(Reader *reader, TriggerObject *trigger, const Draft *draft,
                                const RangeVar *named)
{
    const char *schema = named->schemaname;
    Object *from = find_on_path(reader->model, draft->place.path, NAMESPACE_RELATION, schema,
                                named->relname, NULL);
    Object *opaque =
        from != NULL ? NULL : reader_find_opaque(reader, "relation", schema, named->relname);

    if (from == NULL && builtin_relation(schema == NULL ? "pg_catalog" : schema, named->relname)) {
        trigger->from_table =
            reader_qualified(reader, schema == NULL ? "pg_catalog" : schema, named->relname);
        return;
    }
    trigger->from_table = from != NULL ? reader_object_sql(reader, from)
                                       : reader_qualified(reader, schema, named->relname);
    if (from != NULL || opaque != NULL) {
        object_depend(reader->arena, &trigger->object, from != NULL ? from : opaque,
                      DEPENDENCY_NORMAL);
        return;
    }
    reader_report_unknown_table(
        reader, &draft->place, named,
        arena_printf(reader->scratch, "trigger \"%s\" is FROM", trigger->object.name));
}

static void finish_trigger(Reader *reader, Object *object, Draft *draft)
{
    TriggerObject *trigger = (TriggerObject *)object;
    CreateTrigStmt *statement = castNode(CreateTrigStmt, draft->node);
    ExprScope scope = {.relation = object->parent, .row_images = true};
    const char *schema;
    const char *name;
    const char *of_extension;
    Object *function;

    name_parts(statement->funcname, &schema, &name);
    function = find_on_path(reader->model, draft->place.path, NAMESPACE_ROUTINE, schema, name, "");
    trigger->function = function != NULL ? reader_object_sql(reader, function)
                                         : reader_qualified(reader, schema, name);
    if (function != NULL) {
        object_depend(reader->arena, object, function, DEPENDENCY_NORMAL);
        check_trigger_function(reader, object, draft, function);
        note_firing(function, object->parent);
    } else if (is_builtin_trigger(name)) {
        trigger->function = reader_qualified(reader, "pg_catalog", name);
    } else if (schema == NULL &&
               (of_extension = reader_extension_function(reader, name, object)) != NULL) {
        trigger->function = of_extension;
    } else if (reader->extensions.count == 0 && reader->opaque_blocks == 0 &&
               !reader_is_builtin_routine(name)) {
        const char *suggestion = reader_suggest(reader, NAMESPACE_ROUTINE, name);
        int location = place_word(reader, &draft->place, name);
        Diag *diag =
            diag_error(reader->diags, "unknown-function", place_span(&draft->place, location),
                       "trigger \"%s\" calls unknown function \"%s\"", object->name, name);

        if (suggestion != NULL)
            diag_hint(reader->diags, diag, "did you mean \"%s\"?", suggestion);
    } else {
        for (size_t i = 0; i < reader->extensions.count; i++)
            object_depend(reader->arena, object, reader->extensions.items[i], DEPENDENCY_NORMAL);
    }
    for (size_t i = 0; i < trigger->update_columns.count; i++) {
        Object *column =
            object_child(object->parent, KIND_COLUMN, trigger->update_columns.items[i]);

        /* The server refuses to change the type of a column that a trigger names. */
        if (column != NULL)
            object_depend(reader->arena, object, column, DEPENDENCY_EXPRESSION);
        else
            report_key_column(reader, object, object->parent, draft,
                              trigger->update_columns.items[i]);
    }
    trigger_check_early(reader, object, draft);
    if (statement->constrrel != NULL)
        finish_trigger_from(reader, trigger, draft, statement->constrrel);
    if (draft->expr != NULL)
        resolve_expression(reader, object, &draft->place, &scope, draft->expr, &trigger->when);
}

static void finish_policy(Reader *reader, Object *object, Draft *draft)
{
    PolicyObject *policy = (PolicyObject *)object;
    const TableObject *table = (const TableObject *)object->parent;
    ExprScope scope = {.relation = object->parent};

    if (draft->expr != NULL)
        resolve_expression(reader, object, &draft->place, &scope, draft->expr, &policy->using_expr);
    if (draft->check != NULL)
        resolve_expression(reader, object, &draft->place, &scope, draft->check,
                           &policy->check_expr);
    if (!table->row_security && !object->external) {
        Diag *diag =
            diag_warning(reader->diags, "policy-without-rls", reader_name_span(reader, object),
                         "policy \"%s\" has no effect: row level security is not enabled on %s",
                         object->name, object_id(reader->scratch, object->parent));

        diag_hint(reader->diags, diag, "alter table %s enable row level security;",
                  reader_object_sql(reader, object->parent));
    }
}

/* ---- Routines ------------------------------------------------------------------------------------------------- */

static void depend_on_all_columns(Reader *reader, Object *object, const Object *relation,
                                  DependencyType type)
{
    for (size_t i = 0; i < relation->children.count; i++)
        if (kind_namespace(relation->children.items[i]->kind) == NAMESPACE_COLUMN)
            object_depend(reader->arena, object, relation->children.items[i], type);
}

/* Columns of the tables that a text names, wherever their names stand in it; `*` may stand for all. */
void reader_depend_on_named_columns(Reader *reader, Object *object, const char *text,
                                    const PgTokenVec *tokens, DependencyType type)
{
    size_t count = object->dependencies.count;

    for (size_t i = 0; i < tokens->count; i++) {
        const char *word = pgtree_token_name(reader->scratch, text, &tokens->items[i]);

        for (size_t j = 0; word != NULL && j < count; j++) {
            const Object *on = object->dependencies.items[j].on;
            Object *column =
                kind_namespace(on->kind) != NAMESPACE_RELATION
                    ? NULL
                    : model_find(reader->model, NAMESPACE_COLUMN, on, NULL, word, NULL);

            if (column != NULL)
                object_depend(reader->arena, object, column, type);
        }
        for (size_t j = 0;
             type == DEPENDENCY_EXPRESSION && tokens->items[i].code == '*' && j < count; j++)
            depend_on_all_columns(reader, object, object->dependencies.items[j].on, type);
    }
}

void reader_depend_on_routines(Reader *reader, Object *object, const Place *place,
                               const char *schema, const char *name, DependencyType type)
{
    const ObjectVec *candidates = map_get(reader->routines, name);

    for (size_t i = 0; candidates != NULL && i < candidates->count; i++) {
        Object *routine = candidates->items[i];
        bool reachable = schema != NULL && strcmp(schema, routine->schema) == 0;

        for (size_t j = 0; schema == NULL && j < place->path->count; j++)
            reachable = reachable || strcmp(place->path->schemas[j], routine->schema) == 0;
        if (reachable && routine != object)
            object_depend(reader->arena, object, routine, type);
    }
}

static bool describes_result(const char *mode)
{
    return strcmp(mode, "OUT") == 0 || strcmp(mode, "INOUT") == 0 || strcmp(mode, "TABLE") == 0;
}

/* What an argument is by default becomes a row when the routine is made. */
static void depend_on_default_row(Reader *reader, Object *object, const Place *place,
                                  const FunctionParameter *parameter)
{
    Object *row = NULL;

    if (parameter->defexpr == NULL ||
        !(IsA(parameter->defexpr, RowExpr) || IsA(parameter->defexpr, A_Const)))
        return;
    reader_result_type(reader, place, parameter->argType, object, &row);
    if (row == NULL)
        return;
    object_depend_in_order(reader->arena, object, row, DEPENDENCY_NORMAL);
    depend_on_all_columns(reader, object, row, DEPENDENCY_EXPRESSION);
}

static void finish_routine(Reader *reader, Object *object, Draft *draft)
{
    RoutineObject *routine = (RoutineObject *)object;
    CreateFunctionStmt *create = castNode(CreateFunctionStmt, draft->node);
    ExprScope scope = {.routine = object};
    Object *row = NULL;
    bool described = false;
    size_t i = 0;

    foreach_node(FunctionParameter, parameter, create->parameters)
    {
        RoutineArgument *argument = &routine->arguments.items[i++];

        argument->type = reader_bare_type(reader, &draft->place, parameter->argType, object);
        described = described || describes_result(argument->mode);
        depend_on_default_row(reader, object, &draft->place, parameter);
        if (parameter->defexpr != NULL)
            resolve_expression(reader, object, &draft->place,
                               &(ExprScope){.parameter = argument->type}, parameter->defexpr,
                               &argument->default_value);
    }
    if (create->sql_body != NULL)
        object_depends_on_values(object, NULL);
    if (create->returnType != NULL && !described)
        routine->returns =
            reader_result_type(reader, &draft->place, create->returnType, object, &row);
    /* The server compares what a body in SQL yields with the row that it is to yield: check_sql_fn_retval(). */
    if (row != NULL && text_equal(routine->language, "sql"))
        depend_on_all_columns(reader, object, row, DEPENDENCY_SOFT);
    reader_depend_on_language(reader, object, routine->language);
    if (create->sql_body != NULL) {
        BodyEnd end = {0};

        scope.end = &end;
        resolve_query(reader, object, &draft->place, &scope, create->sql_body, &routine->sql_body,
                      NULL);
        routine->last_statement = end.offset;
        routine->last_columns = end.columns;
        routine->last_starred = end.starred;
    }
}

/* What it uses is what the type uses that it hangs on, which has reported what is not there. */
static void finish_range_function(Reader *reader, Object *object, Draft *draft)
{
    RoutineObject *routine = (RoutineObject *)object;
    const CreateFunctionStmt *create = castNode(CreateFunctionStmt, draft->node);
    size_t i = 0;

    foreach_node(FunctionParameter, parameter, create->parameters) routine->arguments.items[i++]
        .type = reader_bare_type_quiet(reader, &draft->place, parameter->argType);
    routine->returns = reader_bare_type_quiet(reader, &draft->place, create->returnType);
}

/* What can be dropped and made anew without loss follows what it uses, a materialized view for one. The rest (types that
 * columns have, tables, blocks) only keeps its place. */
static DependencyType statement_dependency(const StatementObject *statement)
{
    static const char *const keeps[] = {"DROP TABLE ", "DROP FOREIGN TABLE ", "DROP TYPE ",
                                        "DROP DOMAIN "};

    for (size_t i = 0; statement->undo != NULL && i < lengthof(keeps); i++)
        if (strncmp(statement->undo, keeps[i], strlen(keeps[i])) == 0)
            return DEPENDENCY_SOFT;
    return statement->undo == NULL ? DEPENDENCY_SOFT : DEPENDENCY_EXPRESSION;
}

static void depend_on_former(Reader *reader, Object *object, Object *found, DependencyType type)
{
    /* What came before it may be needed; what comes after cannot be. */
    if (found != NULL && found != object && found->position < object->position)
        object_depend(reader->arena, object, found, type);
}

/* IMPORT FOREIGN SCHEMA asks a server. */
static void depend_on_server(Reader *reader, Object *object)
{
    for (size_t i = 0; i < reader->imports.count; i++) {
        const Import *import = &reader->imports.items[i];
        Object *server =
            model_find(reader->model, NAMESPACE_SERVER, NULL, NULL, import->server, NULL);

        if (import->statement == object && server != NULL)
            object_depend(reader->arena, object, server, DEPENDENCY_NORMAL);
    }
}

static void finish_statement(Reader *reader, Object *object, Draft *draft)
{
    static const Namespace spaces[] = {NAMESPACE_RELATION, NAMESPACE_TYPE};
    static const char *const definitions[] = {"relation", "type"};
    const DependencyType type = statement_dependency((const StatementObject *)object);
    const Span span = draft->place.span;
    PgTokenVec tokens = {0};
    size_t error_offset;
    const char *error_message;

    depend_on_server(reader, object);
    pgtree_scan(reader->scratch, span.source->text, span.start, span.end, &tokens, &error_offset,
                &error_message);
    for (size_t i = 0; i < tokens.count; i++) {
        const char *word = pgtree_token_name(reader->scratch, span.source->text, &tokens.items[i]);
        const char *schema =
            i >= 2 && tokens.items[i - 1].code == '.'
                ? pgtree_token_name(reader->scratch, span.source->text, &tokens.items[i - 2])
                : NULL;

        for (size_t j = 0; word != NULL && j < lengthof(spaces); j++)
            depend_on_former(
                reader, object,
                find_on_path(reader->model, draft->place.path, spaces[j], schema, word, NULL),
                type);
        for (size_t j = 0; word != NULL && j < lengthof(definitions); j++)
            depend_on_former(
                reader, object,
                find_on_path(reader->model, draft->place.path, NAMESPACE_STATEMENT, schema,
                             arena_printf(reader->scratch, "%s %s", definitions[j], word), NULL),
                type);
        if (word != NULL)
            depend_on_former(reader, object,
                             reader_find_import(reader, draft->place.path, schema, word), type);
        /* An array type goes by the name of its elements. */
        for (size_t j = 0; word != NULL && word[0] == '_' && j < lengthof(spaces); j++)
            depend_on_former(
                reader, object,
                find_on_path(reader->model, draft->place.path, spaces[j], schema, word + 1, NULL),
                type);
        /* CREATE OPERATOR and their like name a function without calling it. */
        if (word != NULL)
            reader_depend_on_routines(reader, object, &draft->place, schema, word, type);
    }
    reader_depend_on_named_columns(reader, object, span.source->text, &tokens, type);
}

/* ---- All of them ---------------------------------------------------------------------------------------------- */

typedef void (*FinishFunction)(Reader *reader, Object *object, Draft *draft);

static const FinishFunction finish_functions[KIND_COUNT] = {
    [KIND_TABLE] = finish_table,
    [KIND_INHERITANCE] = finish_inheritance,
    [KIND_COLUMN] = finish_column,
    [KIND_DEFAULT] = finish_default,
    [KIND_PRIMARY_KEY] = finish_key,
    [KIND_UNIQUE] = finish_key,
    [KIND_EXCLUSION] = finish_exclusion,
    [KIND_CHECK] = finish_check,
    [KIND_FOREIGN_KEY] = finish_foreign_key,
    [KIND_INDEX] = finish_index,
    [KIND_VIEW] = finish_view,
    [KIND_MATERIALIZED_VIEW] = finish_view,
    [KIND_VIEW_COLUMN] = finish_view_column,
    [KIND_FOREIGN_TABLE] = finish_foreign_table,
    [KIND_FOREIGN_DATA_WRAPPER] = finish_wrapper,
    [KIND_SERVER] = finish_server,
    [KIND_TABLE_TYPE] = finish_table_type,
    [KIND_RULE] = finish_rule,
    [KIND_STATISTIC] = finish_statistic,
    [KIND_TRIGGER] = finish_trigger,
    [KIND_POLICY] = finish_policy,
    [KIND_FUNCTION] = finish_routine,
    [KIND_RANGE_FUNCTION] = finish_range_function,
    [KIND_PROCEDURE] = finish_routine,
    [KIND_STATEMENT] = finish_statement,
    [KIND_PUBLICATION_TABLE] = finish_publication_table,
    [KIND_PUBLICATION_SCHEMA] = finish_publication_schema,
    [KIND_EVENT_TRIGGER] = finish_event_trigger,
    [KIND_DOMAIN] = finish_domain,
    [KIND_DOMAIN_CHECK] = finish_domain_check,
    [KIND_COMPOSITE_TYPE] = finish_composite_type,
    [KIND_ATTRIBUTE] = finish_attribute,
    [KIND_RANGE_TYPE] = finish_range_type,
    [KIND_AGGREGATE] = finish_aggregate,
    [KIND_OPERATOR] = finish_operator,
    [KIND_OPERATOR_FAMILY] = finish_operator_family,
    [KIND_OPERATOR_CLASS] = finish_operator_class,
    [KIND_CAST] = finish_cast,
    [KIND_TRANSFORM] = finish_transform,
    [KIND_CONVERSION] = finish_conversion,
    [KIND_ACCESS_METHOD] = finish_access_method,
    [KIND_LANGUAGE] = finish_language,
    [KIND_TEXT_SEARCH_PARSER] = finish_text_search,
    [KIND_TEXT_SEARCH_TEMPLATE] = finish_text_search,
    [KIND_TEXT_SEARCH_DICTIONARY] = finish_text_search,
    [KIND_TEXT_SEARCH_CONFIGURATION] = finish_text_search,
};

/* What an object uses is finished first, which goes as deep as definitions build on later ones. The bound is that of the
 * server: the default of max_stack_depth. */
static bool is_too_deep(Reader *reader, const Object *object)
{
    const ptrdiff_t limit = (ptrdiff_t)2 * 1024 * 1024;
    const char *here = __builtin_frame_address(0);
    Diag *diag;

    if (reader->stack - here < limit)
        return false;
    diag =
        diag_error(reader->diags, "too-deep", object->span,
                   "%s \"%s\" is at the end of too long a chain of objects that use the next one",
                   reader_kind_words(object), object_id(reader->scratch, object));
    diag_hint(reader->diags, diag, "define it before the objects that use it");
    return true;
}

void finish_object(Reader *reader, Object *object)
{
    Draft *draft = object->draft;

    if (draft == NULL || draft->done || draft->busy || is_too_deep(reader, object))
        return;
    draft->busy = true;
    if (finish_functions[object->kind] != NULL) {
        const Place place = reader->place;

        reader->place = draft->place;
        if (!finish_copy(reader, object))
            finish_functions[object->kind](reader, object, draft);
        reader->place = place;
    }
    draft->busy = false;
    draft->done = true;
}

void finish_column_type(Reader *reader, Object *column)
{
    Draft *draft = column->draft;
    const Place place = reader->place;

    if (draft == NULL || draft->expr == NULL || draft->copied) {
        finish_object(reader, column);
        return;
    }
    reader->place = draft->place;
    resolve_column_type(reader, column, draft);
    reader->place = place;
}

/* An object needs its schema; one that nobody makes is an error of the server. */
static void depend_on_schema(Reader *reader, Object *object)
{
    const ExtensionObject *extension = (const ExtensionObject *)object;
    const char *name = object->kind == KIND_EXTENSION ? extension->in_schema : object->schema;
    Object *schema = name == NULL ? NULL : model_find_schema(reader->model, name);
    const Draft *draft = object->draft;
    Span span = object->span;
    Diag *diag;

    if (schema != NULL) {
        object_depend(reader->arena, object, schema, DEPENDENCY_NORMAL);
        return;
    }
    if (name == NULL || object->parent != NULL || strcmp(name, "public") == 0 ||
        strncmp(name, "pg_", 3) == 0 || reader->opaque_blocks > 0 ||
        map_get(reader->reported_schemas, name) != NULL)
        return;
    map_put(reader->reported_schemas, name, object);
    if (draft != NULL)
        span = place_span(&draft->place, place_word(reader, &draft->place, name));
    diag = diag_error(reader->diags, "unknown-schema", span, "schema \"%s\" does not exist", name);
    diag_hint(reader->diags, diag,
              "create it, or read the files of the platform that has it as external (schemac.yaml, "
              "or --external)");
}

/* A change of owner moves the owner's privileges: what was his goes before, what is his comes after. */
static void depend_on_owner(Reader *reader, Object *object)
{
    Object *owner = NULL;

    for (Object *on = object->parent; object->kind == KIND_GRANT && owner == NULL && on != NULL;
         on = on->parent)
        owner = object_child(on, KIND_OWNER, NULL);

    if (owner != NULL)
        object_depend(reader->arena, object, owner, DEPENDENCY_SOFT);
}

/* DEFAULT NULL is no default: AddRelationNewConstraints() of the server leaves it out, unless a modifier of the type or a
 * domain makes an expression of it. */
static bool is_null_default(const Object *object)
{
    const ColumnObject *column = (const ColumnObject *)object->parent;
    const Draft *draft = object->draft;
    const Node *value = draft == NULL ? NULL : draft->expr;

    if (object->kind != KIND_DEFAULT || column->object.kind != KIND_COLUMN || value == NULL)
        return false;
    while (IsA(value, TypeCast))
        value = castNode(TypeCast, value)->arg;
    return IsA(value, A_Const) && castNode(A_Const, value)->isnull &&
           strchr(column->type, '(') == NULL &&
           (column->type_object == NULL || strchr(column->type, '[') != NULL ||
            (column->type_object->kind != KIND_STATEMENT &&
             column->type_object->kind != KIND_DOMAIN));
}

static void forget_null_defaults(Reader *reader)
{
    for (size_t i = reader->model->objects.count; i-- > 0;)
        if (is_null_default(reader->model->objects.items[i]))
            reader_forget(reader, reader->model->objects.items[i]);
}

void finish_all(Reader *reader)
{
    ObjectVec *objects = &reader->model->objects;

    reader->columns = map_new(reader->scratch);
    reader_index_model(reader);
    finish_type_circles(reader);
    finish_owned_sequences(reader);
    reader_split_grants(reader);
    for (size_t i = 0; i < objects->count; i++) {
        depend_on_schema(reader, objects->items[i]);
        depend_on_owner(reader, objects->items[i]);
        reader_depend_on_roles(reader, objects->items[i]);
    }
    for (size_t i = 0; i < objects->count; i++)
        if (objects->items[i]->kind == KIND_COLUMN)
            finish_object(reader, objects->items[i]);
    forget_null_defaults(reader);
    reader_finish_views(reader);
    for (size_t i = 0; i < objects->count; i++)
        finish_object(reader, objects->items[i]);
    finish_bodies(reader);
    finish_toast_options(reader);
}
