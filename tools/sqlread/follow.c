#include "sqlread/follow.h"
#include "sqlread/canonical.h"
#include "sqlread/tree.h"
#include "sqlread/uses.h"

#include "sqlread/definitions.h"

/* ---- All syntax of an object ---------------------------------------------------------------------------------- */

/* Names that are no expressions of their own: the function of a trigger. */
typedef void (*NamesVisitor)(List **names, Namespace space, void *context);

typedef struct DefinitionWalk {
    TreeWalker *walker;
    NamesVisitor visit_names;
    void *context;
} DefinitionWalk;

static void walk_definition_type(TypeName *type, void *context)
{
    const DefinitionWalk *walk = context;

    walk->walker((Node *)type, walk->context);
}

static void walk_definition_names(List **names, Namespace space, void *context)
{
    const DefinitionWalk *walk = context;

    if (walk->visit_names != NULL)
        walk->visit_names(names, space, walk->context);
}

static void visit_definition(Object *object, TreeWalker *walker, NamesVisitor visit_names,
                             void *context)
{
    DefinitionWalk walk = {.walker = walker, .visit_names = visit_names, .context = context};

    definition_visit(object, &(DefinitionVisit){.type = walk_definition_type,
                                                .names = walk_definition_names,
                                                .context = &walk});
}

static void visit_index(IndexStmt *index, TreeWalker *walker, void *context)
{
    walker(index->whereClause, context);
    foreach_node(IndexElem, element, index->indexParams) walker(element->expr, context);
}

static void visit_routine(CreateFunctionStmt *routine, TreeWalker *walker, void *context)
{
    foreach_node(FunctionParameter, parameter, routine->parameters)
    {
        walker((Node *)parameter->argType, context);
        walker(parameter->defexpr, context);
    }
    walker((Node *)routine->returnType, context);
    walker(routine->sql_body, context);
}

static void visit_draft(Object *object, TreeWalker *walker, NamesVisitor visit_names, void *context)
{
    Draft *draft = object->draft;
    CreateTrigStmt *trigger;

    walker(draft->expr, context);
    walker(draft->check, context);
    walker((Node *)draft->type, context);
    if (draft->node == NULL)
        return;
    switch (object->kind) {
    case KIND_FOREIGN_KEY:
        walker((Node *)castNode(Constraint, draft->node)->pktable, context);
        break;
    case KIND_INDEX:
        visit_index(castNode(IndexStmt, draft->node), walker, context);
        break;
    case KIND_TRIGGER:
        trigger = castNode(CreateTrigStmt, draft->node);
        walker((Node *)trigger->constrrel, context);
        if (visit_names != NULL)
            visit_names(&trigger->funcname, NAMESPACE_ROUTINE, context);
        break;
    case KIND_RULE:
        foreach_ptr(Node, action,
                    castNode(RuleStmt, draft->node)->actions) if (!IsA(action, NotifyStmt))
            walker(action, context);
        break;
    case KIND_FUNCTION:
    case KIND_RANGE_FUNCTION:
    case KIND_PROCEDURE:
        visit_routine(castNode(CreateFunctionStmt, draft->node), walker, context);
        break;
    default:
        visit_definition(object, walker, visit_names, context);
        break;
    }
}

/* ---- Objects -------------------------------------------------------------------------------------------------- */

/* The name of a WITH query, where it hides relations of that name. */
typedef struct WithName {
    const char *name;
    const struct WithName *next;
} WithName;

typedef struct Following {
    Reader *reader;
    Namespace space;
    const char *schema;
    const char *name; /* NULL: all objects of the schema */
    const char *new_schema;
    const char *new_name;
    const SearchPath *path; /* of the syntax looked at */
    bool requalify;         /* columns may be qualified by the old name */
    bool casts;      /* a call of its name with one argument is a cast to it: of a range type */
    int least, most; /* arguments that a call of a routine has */
    const WithName *with_names;
} Following;

static bool is_on_path(const SearchPath *path, const char *schema)
{
    for (size_t i = 0; i < path->count; i++)
        if (strcmp(path->schemas[i], schema) == 0)
            return true;
    return false;
}

static bool refers(const Following *following, const char *schema, const char *name)
{
    if (following->schema == NULL ||
        (following->name != NULL && strcmp(name, following->name) != 0))
        return false;
    if (schema != NULL)
        return strcmp(schema, following->schema) == 0;
    return following->name != NULL && is_on_path(following->path, following->schema);
}

static void follow_names(List **names, Namespace space, void *context)
{
    const Following *following = context;
    const char *schema;
    const char *name;

    name_parts(*names, &schema, &name);
    if (following->space == space && refers(following, schema, name))
        *names = list_make2(
            makeString(pstrdup(following->new_schema)),
            makeString(pstrdup(following->new_name != NULL ? following->new_name : name)));
}

static void follow_in_tree(Node *node, void *context);

/* Another routine of the name may be meant, which has other numbers of arguments. */
static void follow_call(FuncCall *call, Following *following)
{
    int count = list_length(call->args);

    if (following->casts && count == 1)
        follow_names(&call->funcname, NAMESPACE_TYPE, following);
    else if (count >= following->least && count <= following->most)
        follow_names(&call->funcname, NAMESPACE_ROUTINE, following);
}

/* What has its name from the function keeps it: the server's stored queries have an alias there. */
static void follow_range_function(RangeFunction *item, Following *following)
{
    Node *first = linitial(linitial_node(List, item->functions));
    FuncCall *call = IsA(first, FuncCall) ? castNode(FuncCall, first) : NULL;
    const char *name = call == NULL ? NULL : strVal(llast(call->funcname));

    tree_walk((Node *)item, follow_in_tree, following);
    if (call == NULL || item->alias != NULL || strcmp(name, strVal(llast(call->funcname))) == 0)
        return;
    item->alias = makeNode(Alias);
    item->alias->aliasname = pstrdup(name);
}

static void follow_type_name(TypeName *type, const Following *following)
{
    const char *schema;
    const char *name;

    name_parts(type->names, &schema, &name);
    /* A relation is a type, too: that of its rows. */
    if (following->space != NAMESPACE_ROUTINE && !type->pct_type && refers(following, schema, name))
        type->names = list_make2(
            makeString(pstrdup(following->new_schema)),
            makeString(pstrdup(following->new_name != NULL ? following->new_name : name)));
}

static bool names_with_query(const RangeVar *variable, const Following *following)
{
    const WithName *with = following->with_names;

    while (with != NULL && strcmp(with->name, variable->relname) != 0)
        with = with->next;
    return variable->schemaname == NULL && with != NULL;
}

static void follow_range_variable(RangeVar *variable, Following *following)
{
    if (following->space != NAMESPACE_RELATION || names_with_query(variable, following) ||
        !refers(following, variable->schemaname, variable->relname))
        return;
    following->requalify = following->requalify || variable->alias == NULL;
    variable->schemaname = pstrdup(following->new_schema);
    if (following->new_name != NULL)
        variable->relname = pstrdup(following->new_name);
}

/* A text that names something of a schema that has another name now. */
static void follow_schema_of_text(A_Const *constant, const Following *following)
{
    Reader *reader = following->reader;
    const char *text = strVal(&constant->val);
    const char *schema = reader_qualified(reader, NULL, following->schema);
    size_t length = strlen(schema);

    if (strncmp(text, schema, length) == 0 && text[length] == '.')
        constant->val.sval.sval =
            psprintf("%s%s", reader_qualified(reader, NULL, following->new_schema), text + length);
}

/* nextval('s'), 's'::regclass: a text that names a relation. */
static void follow_regclass(Node *node, const Following *following)
{
    Reader *reader = following->reader;
    A_Const *constant = node != NULL && IsA(node, A_Const) ? castNode(A_Const, node) : NULL;
    const char *text;

    if (constant == NULL || constant->isnull || !IsA(&constant->val, String) ||
        following->space != NAMESPACE_RELATION || following->schema == NULL)
        return;
    if (following->name == NULL) {
        follow_schema_of_text(constant, following);
        return;
    }
    text = strVal(&constant->val);
    if (strcmp(text, reader_qualified(reader, following->schema, following->name)) != 0 &&
        (strcmp(text, reader_qualified(reader, NULL, following->name)) != 0 ||
         !is_on_path(following->path, following->schema)))
        return;
    constant->val.sval.sval =
        pstrdup(reader_qualified(reader, following->new_schema, following->new_name));
}

static bool takes_regclass(const FuncCall *call)
{
    const char *name = strVal(llast(call->funcname));

    return strcmp(name, "nextval") == 0 || strcmp(name, "currval") == 0 ||
           strcmp(name, "setval") == 0;
}

static void add_with_name(Following *following, const CommonTableExpr *cte)
{
    WithName *with = palloc(sizeof(*with));

    *with = (WithName){.name = cte->ctename, .next = following->with_names};
    following->with_names = with;
}

/*
 * A WITH query is seen by those that follow it and by the statement; under RECURSIVE by all of them.
 * Source: transformWithClause() of the server.
 */
static void follow_with(WithClause *with, Following *following)
{
    if (with->recursive)
        foreach_node(CommonTableExpr, cte, with->ctes) add_with_name(following, cte);
    foreach_node(CommonTableExpr, cte, with->ctes)
    {
        follow_in_tree(cte->ctequery, following);
        if (!with->recursive)
            add_with_name(following, cte);
    }
}

/* A column of a query that has its name from what is renamed keeps it. */
static void follow_result(ResTarget *target, Following *following)
{
    const char *name = target->name == NULL ? result_name(target->val) : NULL;

    follow_in_tree(target->val, following);
    if (name != NULL && strcmp(name, result_name(target->val)) != 0)
        target->name = pstrdup(name);
}

static void follow_select(SelectStmt *select, Following *following)
{
    List *targets = select->targetList;

    foreach_ptr(Node, target, targets) if (IsA(target, ResTarget))
        follow_result((ResTarget *)target, following);
    select->targetList = NIL;
    tree_walk((Node *)select, follow_in_tree, following);
    select->targetList = targets;
}

static void follow_statement(Node *node, WithClause **with, Following *following)
{
    const WithName *outer = following->with_names;
    WithClause *clause = *with;

    follow_with(clause, following);
    *with = NULL; /* followed already, each query with the names that it sees */
    if (IsA(node, SelectStmt))
        follow_select(castNode(SelectStmt, node), following);
    else
        tree_walk(node, follow_in_tree, following);
    *with = clause;
    following->with_names = outer;
}

/* What a statement changes never is a WITH query. */
static void follow_target(RangeVar *target, Following *following)
{
    const WithName *outer = following->with_names;

    following->with_names = NULL;
    follow_range_variable(target, following);
    following->with_names = outer;
}

static void follow_in_tree(Node *node, void *context)
{
    Following *following = context;
    WithClause **with = node != NULL ? tree_with_clause(node) : NULL;

    if (node == NULL)
        return;
    if (tree_target(node) != NULL)
        follow_target(tree_target(node), following);
    if (with != NULL && *with != NULL) {
        follow_statement(node, with, following);
        return;
    }
    if (IsA(node, SelectStmt)) {
        follow_select(castNode(SelectStmt, node), following);
        return;
    }
    if (IsA(node, RangeFunction)) {
        follow_range_function(castNode(RangeFunction, node), following);
        return;
    }
    if (IsA(node, RangeVar))
        follow_range_variable(castNode(RangeVar, node), following);
    else if (IsA(node, TypeName))
        follow_type_name(castNode(TypeName, node), following);
    else if (IsA(node, CollateClause))
        follow_names(&castNode(CollateClause, node)->collname, NAMESPACE_COLLATION, following);
    else if (IsA(node, FuncCall)) {
        follow_call(castNode(FuncCall, node), following);
        if (takes_regclass(castNode(FuncCall, node)) && castNode(FuncCall, node)->args != NIL)
            follow_regclass(linitial(castNode(FuncCall, node)->args), following);
    } else if (IsA(node, TypeCast) &&
               strcmp(strVal(llast(castNode(TypeCast, node)->typeName->names)), "regclass") == 0) {
        follow_regclass(castNode(TypeCast, node)->arg, following);
    }
    tree_walk(node, follow_in_tree, context);
}

/* `t.c` and `s.t.c`, where a table without alias has got another name. */
static void requalify_in_tree(Node *node, void *context)
{
    const Following *following = context;
    List *fields;
    int last;

    if (node == NULL)
        return;
    if (!IsA(node, ColumnRef)) {
        tree_walk(node, requalify_in_tree, context);
        return;
    }
    fields = castNode(ColumnRef, node)->fields;
    last = list_length(fields) - 1;
    if (last >= 1 && (following->name == NULL ||
                      strcmp(strVal(list_nth(fields, last - 1)), following->name) == 0)) {
        if (following->new_name != NULL)
            lfirst(list_nth_cell(fields, last - 1)) = makeString(pstrdup(following->new_name));
        if (last >= 2 && strcmp(strVal(list_nth(fields, last - 2)), following->schema) == 0)
            lfirst(list_nth_cell(fields, last - 2)) = makeString(pstrdup(following->new_schema));
    }
}

static void follow_everywhere(Following *following, const Object *renamed)
{
    const ObjectVec *objects = &following->reader->model->objects;

    for (size_t i = 0; i < objects->count; i++) {
        Object *object = objects->items[i];

        if (object->draft == NULL)
            continue;
        following->path = ((const Draft *)object->draft)->place.path;
        following->requalify = renamed != NULL && object_root(object) == renamed;
        visit_draft(object, follow_in_tree, follow_names, following);
        if (following->requalify)
            visit_draft(object, requalify_in_tree, NULL, following);
    }
}

/* How many arguments a call of a routine has, at least and at most. */
static void count_arguments(const Object *object, Following *following)
{
    const Draft *draft = object->draft;
    const CreateFunctionStmt *routine =
        draft != NULL && draft->node != NULL && IsA(draft->node, CreateFunctionStmt)
            ? castNode(CreateFunctionStmt, draft->node)
            : NULL;
    bool defaults = false;

    following->least = 0;
    following->most = routine == NULL ? INT_MAX : 0;
    if (routine == NULL)
        return;
    foreach_node(FunctionParameter, parameter, routine->parameters)
    {
        bool variadic = parameter->mode == FUNC_PARAM_VARIADIC;

        if (parameter->mode == FUNC_PARAM_TABLE ||
            (parameter->mode == FUNC_PARAM_OUT && !routine->is_procedure))
            continue;
        defaults |= parameter->defexpr != NULL || variadic;
        following->least += !defaults;
        following->most = variadic || following->most == INT_MAX ? INT_MAX : following->most + 1;
    }
}

/* A whole row by the name of its table, where no alias gives another. */
static void rename_row(const NameUse *use, void *context)
{
    const Following *following = context;
    ColumnRef *reference = use->kind == USE_COLUMN ? castNode(ColumnRef, use->node) : NULL;

    if (reference != NULL && use->column == NULL && list_length(reference->fields) == 1 &&
        IsA(linitial(reference->fields), String) &&
        strcmp(strVal(linitial(reference->fields)), following->name) == 0)
        reference->fields = list_make1(makeString(pstrdup(following->new_name)));
}

void follow_object(Reader *reader, const Object *object, const char *new_schema,
                   const char *new_name)
{
    Following following = {
        .reader = reader,
        .space = kind_namespace(object->kind),
        .schema = object->schema,
        .name = object->name,
        .new_schema = new_schema != NULL ? new_schema : object->schema,
        .new_name = new_name != NULL ? new_name : object->name,
    };

    count_arguments(object, &following);
    following.casts = object->kind == KIND_RANGE_TYPE;
    reader_note_change(reader, object);
    if (following.space == NAMESPACE_RELATION && new_name != NULL)
        uses_everywhere(reader, object, rename_row, &following);
    follow_everywhere(&following, object);
    follow_in_texts(reader, object, following.new_schema, following.new_name);
}

/* ---- Schemas -------------------------------------------------------------------------------------------------- */

/* The same path with the new name in it. */
static const SearchPath *follow_path(Reader *reader, const SearchPath *path, const char *old_name,
                                     const char *new_name)
{
    SearchPath *copy;
    const char **schemas;

    if (!is_on_path(path, old_name))
        return path;
    copy = ARENA_NEW(reader->arena, SearchPath);
    schemas = arena_alloc(reader->arena, path->count * sizeof(*schemas));
    for (size_t i = 0; i < path->count; i++)
        schemas[i] = strcmp(path->schemas[i], old_name) == 0 ? new_name : path->schemas[i];
    *copy = (SearchPath){.schemas = schemas, .count = path->count};
    return copy;
}

void follow_schema(Reader *reader, const char *old_name, const char *new_name)
{
    static const Namespace spaces[] = {NAMESPACE_RELATION, NAMESPACE_ROUTINE, NAMESPACE_OPERATOR,
                                       NAMESPACE_COLLATION};
    const ObjectVec *objects = &reader->model->objects;

    reader->names_changed = true;
    for (size_t i = 0; i < lengthof(spaces); i++) {
        Following following = {
            .reader = reader,
            .space = spaces[i],
            .schema = old_name,
            .new_schema = new_name,
            .most = INT_MAX,
        };

        follow_everywhere(&following, NULL);
    }
    for (size_t i = 0; i < objects->count; i++) {
        Draft *draft = objects->items[i]->draft;

        if (draft != NULL)
            draft->place.path = follow_path(reader, draft->place.path, old_name, new_name);
    }
}

/* ---- Columns -------------------------------------------------------------------------------------------------- */

typedef struct ColumnRename {
    const char *old_name;
    const char *new_name;
} ColumnRename;

static void rename_use(const NameUse *use, void *context)
{
    const ColumnRename *rename = context;
    char *name = pstrdup(rename->new_name);

    if (use->column == NULL || strcmp(use->column, rename->old_name) != 0)
        return;
    switch (nodeTag(use->node)) {
    case T_ColumnRef:
        lfirst(list_last_cell(castNode(ColumnRef, use->node)->fields)) = makeString(name);
        break;
    case T_TypeName: /* table.column%TYPE */
        lfirst(list_last_cell(castNode(TypeName, use->node)->names)) = makeString(name);
        break;
    case T_ResTarget:
        castNode(ResTarget, use->node)->name = name;
        break;
    case T_IndexElem:
        castNode(IndexElem, use->node)->name = name;
        break;
    default:
        break;
    }
}

static void follow_strings(List *names, const char *old_name, const char *new_name)
{
    ListCell *cell;

    foreach(cell, names) if (strcmp(strVal(lfirst(cell)), old_name) == 0) lfirst(cell) =
        makeString(pstrdup(new_name));
}

/* Whether a function yields rows of the table. */
static bool yields_rows_of(const Reader *reader, const Object *function, const Object *table)
{
    const Draft *draft = function->kind == KIND_FUNCTION ? function->draft : NULL;
    const TypeName *type =
        draft == NULL ? NULL : castNode(CreateFunctionStmt, draft->node)->returnType;
    const char *schema;
    const char *name;

    if (type == NULL || type->pct_type || type->arrayBounds != NIL)
        return false;
    name_parts(type->names, &schema, &name);
    return find_on_path(reader->model, draft->place.path, NAMESPACE_RELATION, schema, name, NULL) ==
           table;
}

/* A call of a function in FROM, alone and without a list of columns; NULL when it is another item. */
static const FuncCall *plain_call(const RangeFunction *item)
{
    const List *function = linitial_node(List, item->functions);

    return list_length(item->functions) == 1 && item->coldeflist == NIL &&
                   lsecond(function) == NULL && IsA(linitial(function), FuncCall) &&
                   (item->alias == NULL || item->alias->colnames == NIL)
               ? linitial_node(FuncCall, function)
               : NULL;
}

typedef struct FunctionRows {
    Following following; /* of the function */
    const Object *table;
} FunctionRows;

static void name_columns(RangeFunction *item, const FuncCall *call, const Object *table)
{
    if (item->alias == NULL) {
        item->alias = makeNode(Alias);
        item->alias->aliasname = pstrdup(strVal(llast(call->funcname)));
    }
    for (size_t i = 0; i < table->children.count; i++)
        if (table->children.items[i]->kind == KIND_COLUMN)
            item->alias->colnames =
                lappend(item->alias->colnames, makeString(pstrdup(table->children.items[i]->name)));
}

static void name_columns_in_tree(Node *node, void *context)
{
    const FunctionRows *rows = context;
    const FuncCall *call =
        node != NULL && IsA(node, RangeFunction) ? plain_call(castNode(RangeFunction, node)) : NULL;
    const char *schema;
    const char *name;

    if (node == NULL)
        return;
    if (call != NULL) {
        const int count = list_length(call->args);

        name_parts(call->funcname, &schema, &name);
        if (count >= rows->following.least && count <= rows->following.most &&
            refers(&rows->following, schema, name))
            name_columns(castNode(RangeFunction, node), call, rows->table);
    }
    tree_walk(node, name_columns_in_tree, context);
}

/* Stored queries have the columns of a function that yields rows of the table under the names that they had: `f() f(a, b)`. */
static void keep_function_columns(Reader *reader, const Object *table)
{
    const ObjectVec *objects = &reader->model->objects;

    for (size_t i = 0; i < objects->count; i++) {
        const Object *function = objects->items[i];
        FunctionRows rows = {
            .following = {.reader = reader, .schema = function->schema, .name = function->name},
            .table = table,
        };

        if (!yields_rows_of(reader, function, table))
            continue;
        count_arguments(function, &rows.following);
        for (size_t j = 0; j < objects->count; j++) {
            Object *object = objects->items[j];

            if (object->draft == NULL)
                continue;
            rows.following.path = ((const Draft *)object->draft)->place.path;
            visit_draft(object, name_columns_in_tree, NULL, &rows);
        }
    }
}

void follow_column(Reader *reader, const Object *relation, const char *old_name,
                   const char *new_name)
{
    const ObjectVec *objects = &reader->model->objects;
    ColumnRename rename = {.old_name = old_name, .new_name = new_name};

    for (size_t i = 0; i < objects->count; i++) {
        const Draft *draft = objects->items[i]->draft;
        Constraint *constraint;

        if (objects->items[i]->kind != KIND_FOREIGN_KEY || draft == NULL)
            continue;
        constraint = castNode(Constraint, draft->node);
        if (find_on_path(reader->model, draft->place.path, NAMESPACE_RELATION,
                         constraint->pktable->schemaname, constraint->pktable->relname,
                         NULL) == relation)
            follow_strings(constraint->pk_attrs, old_name, new_name);
    }
    reader_note_change(reader, relation);
    keep_function_columns(reader, relation);
    uses_everywhere(reader, relation, rename_use, &rename);
}

/* ---- Labels --------------------------------------------------------------------------------------------------- */

typedef struct LabelScope {
    const Object *type;
    const char *old_label;
    const char *new_label;
    const SearchPath *path;
    TextVec columns; /* that have the type */
} LabelScope;

static bool is_of_type(const LabelScope *scope, const TypeName *type)
{
    const char *schema;
    const char *name;

    if (type == NULL || type->pct_type)
        return false;
    name_parts(type->names, &schema, &name);
    return strcmp(name, scope->type->name) == 0 &&
           (schema != NULL ? strcmp(schema, scope->type->schema) == 0
                           : is_on_path(scope->path, scope->type->schema));
}

/* A literal, or a list or array of them. */
static void rename_label(Node *node, const LabelScope *scope)
{
    List *list = NIL;

    if (node == NULL)
        return;
    if (IsA(node, A_Const) && !castNode(A_Const, node)->isnull &&
        IsA(&castNode(A_Const, node)->val, String)) {
        A_Const *constant = castNode(A_Const, node);

        if (strcmp(strVal(&constant->val), scope->old_label) == 0)
            constant->val.sval.sval = pstrdup(scope->new_label);
    } else if (IsA(node, List)) {
        list = castNode(List, node);
    } else if (IsA(node, A_ArrayExpr)) {
        list = castNode(A_ArrayExpr, node)->elements;
    }
    foreach_ptr(Node, element, list) rename_label(element, scope);
}

static bool is_column_of_type(const LabelScope *scope, const Node *node)
{
    const Node *last =
        node != NULL && IsA(node, ColumnRef) ? llast(castNode(ColumnRef, node)->fields) : NULL;

    for (size_t i = 0; last != NULL && IsA(last, String) && i < scope->columns.count; i++)
        if (strcmp(scope->columns.items[i], strVal(last)) == 0)
            return true;
    return false;
}

static void label_in_tree(Node *node, void *context)
{
    const LabelScope *scope = context;

    if (node == NULL)
        return;
    if (IsA(node, TypeCast) && is_of_type(scope, castNode(TypeCast, node)->typeName)) {
        rename_label(castNode(TypeCast, node)->arg, scope);
    } else if (IsA(node, A_Expr)) {
        if (is_column_of_type(scope, castNode(A_Expr, node)->lexpr))
            rename_label(castNode(A_Expr, node)->rexpr, scope);
        else if (is_column_of_type(scope, castNode(A_Expr, node)->rexpr))
            rename_label(castNode(A_Expr, node)->lexpr, scope);
    }
    tree_walk(node, label_in_tree, context);
}

void follow_label(Reader *reader, const Object *type, const char *old_label, const char *new_label)
{
    const ObjectVec *objects = &reader->model->objects;
    LabelScope scope = {.type = type, .old_label = old_label, .new_label = new_label};

    for (size_t i = 0; i < objects->count; i++) {
        const Draft *draft = objects->items[i]->draft;

        if (objects->items[i]->kind != KIND_COLUMN || draft == NULL)
            continue;
        scope.path = draft->place.path;
        if (is_of_type(&scope, draft->type))
            vec_push(reader->scratch, &scope.columns, objects->items[i]->name);
    }
    for (size_t i = 0; i < objects->count; i++) {
        Object *object = objects->items[i];
        const Draft *draft = object->draft;
        const Draft *column = object->parent == NULL ? NULL : object->parent->draft;

        if (draft == NULL)
            continue;
        scope.path = draft->place.path;
        if (object->kind == KIND_DEFAULT && column != NULL && is_of_type(&scope, column->type))
            rename_label(draft->expr, &scope);
        visit_draft(object, label_in_tree, NULL, &scope);
    }
}
