#include "sqlread/uses.h"

#include "sqlread/canonical.h"
#include "sqlread/definitions.h"

/* One relation of FROM, or the table that an expression hangs on. */
typedef struct Entry {
    const char *name;
    Object *relation; /* NULL: columns are not known */
    bool own;
} Entry;

typedef struct Level {
    const struct Level *outer;
    VEC(Entry) entries;
    TextVec with_names;
} Level;

typedef struct Walk {
    Reader *reader;
    Arena *arena;
    const SearchPath *path;
    const Level *level;
    const RangeVar *target; /* of the innermost statement that changes rows: never a WITH query */
    const Object *wanted;   /* NULL: all */
    const Object *frozen;   /* `*` over this table is replaced; NULL */
    UseVisit *visit;        /* NULL while `frozen` is set */
    void *context;
} Walk;

static void walk_slot(Node **slot, void *state);

static void walk_node(Walk *walk, Node *node)
{
    if (node != NULL)
        walk_slot(&node, walk);
}

static void report(const Walk *walk, NameUse use)
{
    if (use.object != NULL && walk->visit != NULL &&
        (walk->wanted == NULL || use.object == walk->wanted))
        walk->visit(&use, walk->context);
}

/* Saves looking up names that cannot be the wanted one. */
static bool is_wanted(const Walk *walk, const char *name)
{
    return walk->wanted == NULL || strcmp(walk->wanted->name, name) == 0;
}

static Object *find_relation(const Walk *walk, const char *schema, const char *name)
{
    return find_on_path(walk->reader->model, walk->path, NAMESPACE_RELATION, schema, name, NULL);
}

/* ---- What is in scope ----------------------------------------------------------------------------------------- */

static bool is_with_name(const Walk *walk, const char *name)
{
    for (const Level *level = walk->level; level != NULL; level = level->outer)
        for (size_t i = 0; i < level->with_names.count; i++)
            if (strcmp(level->with_names.items[i], name) == 0)
                return true;
    return false;
}

static Object *range_relation(const Walk *walk, const RangeVar *range)
{
    if (range != walk->target && range->schemaname == NULL && is_with_name(walk, range->relname))
        return NULL;
    return find_relation(walk, range->schemaname, range->relname);
}

static void add_entry(const Walk *walk, Level *level, const char *name, Object *relation)
{
    Entry entry = {.name = name, .relation = relation};

    vec_push(walk->arena, &level->entries, entry);
}

static void add_range(const Walk *walk, Level *level, Node *node)
{
    const Alias *alias = NULL;

    if (node == NULL)
        return;
    if (IsA(node, RangeVar)) {
        const RangeVar *range = castNode(RangeVar, node);
        bool renamed = range->alias != NULL && range->alias->colnames != NIL;

        add_entry(walk, level, range->alias != NULL ? range->alias->aliasname : range->relname,
                  renamed ? NULL : range_relation(walk, range));
        return;
    }
    if (IsA(node, JoinExpr)) {
        add_range(walk, level, castNode(JoinExpr, node)->larg);
        add_range(walk, level, castNode(JoinExpr, node)->rarg);
        alias = castNode(JoinExpr, node)->alias;
    } else if (IsA(node, RangeTableSample)) {
        add_range(walk, level, castNode(RangeTableSample, node)->relation);
    } else if (IsA(node, RangeSubselect)) {
        alias = castNode(RangeSubselect, node)->alias;
    } else if (IsA(node, RangeFunction)) {
        alias = castNode(RangeFunction, node)->alias;
    } else if (IsA(node, RangeTableFunc)) {
        alias = castNode(RangeTableFunc, node)->alias;
    } else if (IsA(node, JsonTable)) {
        alias = castNode(JsonTable, node)->alias;
    }
    if (alias != NULL)
        add_entry(walk, level, alias->aliasname, NULL);
}

static void add_ranges(const Walk *walk, Level *level, const List *from)
{
    ListCell *cell;

    foreach(cell, from) add_range(walk, level, lfirst(cell));
}

static void add_with(const Walk *walk, Level *level, const WithClause *with)
{
    if (with == NULL)
        return;
    foreach_node(CommonTableExpr, cte, with->ctes)
        vec_push(walk->arena, &level->with_names, cte->ctename);
}

typedef enum Known {
    KNOWN_NO,
    KNOWN_YES,
    KNOWN_NOT,
} Known;

static bool is_star(const Node *value)
{
    return value != NULL && IsA(value, ColumnRef) &&
           IsA(llast(castNode(ColumnRef, value)->fields), A_Star);
}

/* Does a view yield a column of that name? */
static Known view_yields(const Object *view, const char *name)
{
    const Draft *draft = view->draft;
    const SelectStmt *select =
        draft != NULL && IsA(draft->expr, SelectStmt) ? castNode(SelectStmt, draft->expr) : NULL;
    const TextVec *names = &((const ViewObject *)view)->column_names;

    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], name) == 0)
            return KNOWN_YES;
    while (select != NULL && select->op != SETOP_NONE)
        select = select->larg;
    if (select == NULL || select->targetList == NIL || names->count > 0)
        return KNOWN_NOT;
    foreach_node(ResTarget, target,
                 select->targetList) if (!is_star(target->val) &&
                                         strcmp(target->name != NULL
                                                    ? target->name
                                                    : reader_expression_name(target->val),
                                                name) == 0) return KNOWN_YES;
    foreach_node(ResTarget, target, select->targetList) if (is_star(target->val)) return KNOWN_NOT;
    return KNOWN_NO;
}

static Known has_column(const Walk *walk, const Object *relation, const char *name)
{
    if (relation == NULL)
        return KNOWN_NOT;
    if (model_find(walk->reader->model, NAMESPACE_COLUMN, relation, NULL, name, NULL) != NULL)
        return KNOWN_YES;
    if (object_is_view(relation))
        return view_yields(relation, name);
    return object_is_table(relation) ? KNOWN_NO : KNOWN_NOT;
}

/* The range that an unqualified column belongs to; NULL when that cannot be told. */
static const Entry *find_column(const Walk *walk, const char *column)
{
    for (const Level *level = walk->level; level != NULL; level = level->outer) {
        bool unknown = false;

        for (size_t i = 0; i < level->entries.count; i++) {
            const Entry *entry = &level->entries.items[i];

            switch (has_column(walk, entry->relation, column)) {
            case KNOWN_YES:
                return entry;
            case KNOWN_NOT:
                unknown = true;
                break;
            case KNOWN_NO:
                break;
            }
        }
        if (unknown)
            return NULL;
    }
    return NULL;
}

static const Entry *find_range(const Walk *walk, const char *name)
{
    for (const Level *level = walk->level; level != NULL; level = level->outer)
        for (size_t i = 0; i < level->entries.count; i++)
            if (strcmp(level->entries.items[i].name, name) == 0)
                return &level->entries.items[i];
    return NULL;
}

/* ---- Uses ----------------------------------------------------------------------------------------------------- */

static void see_column(const Walk *walk, ColumnRef *reference)
{
    const Entry *entry = NULL;
    NameUse use = {.kind = USE_COLUMN, .node = (Node *)reference};
    int count = list_length(reference->fields);
    const Node *last = llast(reference->fields);
    const Node *qualifier = count > 1 ? list_nth(reference->fields, count - 2) : NULL;

    use.column = IsA(last, String) ? strVal(last) : NULL;
    use.qualifiers = count - 1;
    if (qualifier != NULL && IsA(qualifier, String)) {
        entry = find_range(walk, strVal(qualifier));
    } else if (count == 1 && use.column != NULL) {
        entry = find_column(walk, use.column);
        if (entry == NULL && is_system_column(use.column))
            return;
        if (entry == NULL) { /* a whole row */
            entry = find_range(walk, use.column);
            use.column = NULL;
            use.qualifiers = 1;
        }
    }
    if (entry == NULL && use.column == NULL) {
        /* `*`: all of the innermost FROM */
        for (size_t i = 0; walk->level != NULL && i < walk->level->entries.count; i++) {
            use.object = walk->level->entries.items[i].relation;
            use.qualifiers = 0;
            report(walk, use);
        }
        return;
    }
    if (entry == NULL)
        return;
    use.object = entry->relation;
    use.own = entry->own;
    report(walk, use);
}

static void see_type(const Walk *walk, TypeName *type)
{
    NameUse use = {.kind = USE_TYPE, .node = (Node *)type};
    const char *schema;
    const char *name;

    if (type->names == NIL)
        return;
    if (type->pct_type) {
        name_parts(pgtree_list_head(type->names, list_length(type->names) - 1), &schema, &name);
        use.column = strVal(llast(type->names));
        if (is_wanted(walk, name))
            use.object = find_relation(walk, schema, name);
        report(walk, use);
        return;
    }
    name_parts(type->names, &schema, &name);
    /* A plain name finds pg_catalog first. */
    if (!is_wanted(walk, name) || (schema == NULL && reader_is_builtin_type(name)))
        return;
    use.object = find_on_path(walk->reader->model, walk->path, NAMESPACE_TYPE, schema, name, NULL);
    if (use.object == NULL)
        use.object = find_relation(walk, schema, name);
    report(walk, use);
}

/* Where a routine is named without arguments. */
#define ANY_COUNT (-1)

static bool takes_arguments(const Object *object, int count)
{
    const CreateFunctionStmt *create =
        object->draft == NULL || object->kind == KIND_AGGREGATE
            ? NULL
            : castNode(CreateFunctionStmt, ((const Draft *)object->draft)->node);
    int required = 0;
    int total = 0;
    bool variadic = false;
    ListCell *cell;

    if (create == NULL || count == ANY_COUNT)
        return true;
    foreach(cell, create->parameters)
    {
        const FunctionParameter *parameter = lfirst_node(FunctionParameter, cell);

        if (parameter->mode == FUNC_PARAM_OUT || parameter->mode == FUNC_PARAM_TABLE)
            continue;
        total++;
        required += parameter->defexpr == NULL && parameter->mode != FUNC_PARAM_VARIADIC;
        variadic = variadic || parameter->mode == FUNC_PARAM_VARIADIC;
    }
    return count >= required && (variadic || count <= total);
}

/* The routine that a call means; NULL when several could take it. */
static Object *find_called(const Walk *walk, const List *names, int count)
{
    const char *schema;
    const char *name;
    const ObjectVec *objects = &walk->reader->model->objects;
    Object *found = NULL;

    name_parts(names, &schema, &name);
    if (walk->wanted == NULL || !is_wanted(walk, name))
        return NULL;
    for (size_t i = 0; i < objects->count; i++) {
        Object *object = objects->items[i];
        bool reachable;

        if (kind_namespace(object->kind) != NAMESPACE_ROUTINE || strcmp(object->name, name) != 0)
            continue;
        reachable = schema != NULL && strcmp(schema, object->schema) == 0;
        for (size_t j = 0; schema == NULL && j < walk->path->count; j++)
            reachable = reachable || strcmp(walk->path->schemas[j], object->schema) == 0;
        if (!reachable || !takes_arguments(object, count))
            continue;
        if (found != NULL)
            return NULL;
        found = object;
    }
    return found;
}

/* 'name' as the server reads it for regclass. */
static Object *regclass_relation(const Walk *walk, const A_Const *constant)
{
    Node *cast;
    const char *schema;
    const char *name;

    if (constant->isnull || !IsA(&constant->val, String) ||
        (walk->wanted != NULL && strstr(strVal(&constant->val), walk->wanted->name) == NULL))
        return NULL;
    /* The rules are those of a type name: try it as one. */
    cast = pgtree_parse_expression(walk->arena,
                                   arena_printf(walk->arena, "NULL::%s", strVal(&constant->val)));
    if (cast == NULL || !IsA(cast, TypeCast))
        return NULL;
    name_parts(castNode(TypeCast, cast)->typeName->names, &schema, &name);
    if (!is_wanted(walk, name))
        return NULL;
    return find_relation(walk, schema, name);
}

static void see_regclass(const Walk *walk, Node *argument)
{
    if (argument == NULL || !IsA(argument, A_Const))
        return;
    report(walk, (NameUse){.kind = USE_REGCLASS,
                           .node = argument,
                           .object = regclass_relation(walk, castNode(A_Const, argument))});
}

static void see_call(const Walk *walk, FuncCall *call)
{
    static const char *const sequence_functions[] = {"nextval", "currval", "setval"};
    const char *name = strVal(llast(call->funcname));

    report(walk, (NameUse){.kind = USE_ROUTINE,
                           .node = (Node *)call,
                           .object = find_called(walk, call->funcname, list_length(call->args))});
    for (size_t i = 0; i < lengthof(sequence_functions); i++)
        if (strcmp(name, sequence_functions[i]) == 0 && call->args != NIL)
            see_regclass(walk, linitial(call->args));
}

static void see_targets(Walk *walk, Object *relation, const List *targets)
{
    ListCell *cell;

    foreach(cell, targets)
    {
        Node *node = lfirst(cell);
        const char *name = IsA(node, ResTarget)   ? castNode(ResTarget, node)->name
                           : IsA(node, IndexElem) ? castNode(IndexElem, node)->name
                                                  : NULL;

        if (name != NULL)
            report(walk,
                   (NameUse){.kind = USE_TARGET, .node = node, .object = relation, .column = name});
    }
}

/* ---- Stars ---------------------------------------------------------------------------------------------------- */

/* True when `*` is all columns of one range after the other. */
static bool is_plain_from(const List *from)
{
    ListCell *cell;

    foreach(cell, from)
    {
        const Node *node = lfirst(cell);
        const JoinExpr *join;

        if (IsA(node, RangeVar))
            continue;
        if (!IsA(node, JoinExpr))
            return false;
        join = castNode(JoinExpr, node);
        if (join->isNatural || join->usingClause != NIL || join->alias != NULL ||
            !is_plain_from(list_make2(join->larg, join->rarg)))
            return false;
    }
    return true;
}

static ResTarget *column_target(const char *range, Node *column)
{
    ResTarget *target = makeNode(ResTarget);
    ColumnRef *reference = makeNode(ColumnRef);

    reference->fields = list_make2(makeString(pstrdup(range)), column);
    reference->location = -1;
    target->val = (Node *)reference;
    target->location = -1;
    return target;
}

static List *add_columns(List *targets, const Entry *entry)
{
    if (entry->relation == NULL || !object_is_table(entry->relation))
        return lappend(targets, column_target(entry->name, (Node *)makeNode(A_Star)));
    for (size_t i = 0; i < entry->relation->children.count; i++) {
        const Object *child = entry->relation->children.items[i];

        if (child->kind == KIND_COLUMN)
            targets = lappend(targets,
                              column_target(entry->name, (Node *)makeString(pstrdup(child->name))));
    }
    return targets;
}

static List *without_stars(const Walk *walk, const SelectStmt *select)
{
    const Level *level = walk->level;
    List *targets = NIL;
    bool expandable = false;

    for (size_t i = 0; i < level->entries.count; i++)
        expandable = expandable || level->entries.items[i].relation == walk->frozen;
    if (!expandable || !is_plain_from(select->fromClause))
        return select->targetList;
    foreach_node(ResTarget, target, select->targetList)
    {
        const List *fields = is_star(target->val) ? castNode(ColumnRef, target->val)->fields : NIL;
        const char *range =
            list_length(fields) > 1 ? strVal(list_nth(fields, list_length(fields) - 2)) : NULL;

        if (fields == NIL)
            targets = lappend(targets, target);
        for (size_t i = 0; fields != NIL && i < level->entries.count; i++)
            if (range == NULL || strcmp(range, level->entries.items[i].name) == 0)
                targets = add_columns(targets, &level->entries.items[i]);
    }
    return targets;
}

/* ---- Walking -------------------------------------------------------------------------------------------------- */

/* A column of the result keeps the name that it had when the query was stored. */
static void walk_target(Walk *walk, ResTarget *target)
{
    bool named = target->name != NULL || target->val == NULL;
    const char *before =
        named ? NULL : arena_strdup(walk->arena, reader_expression_name(target->val));

    node_children((Node *)target, walk_slot, walk);
    if (!named && strcmp(before, reader_expression_name(target->val)) != 0)
        target->name = pstrdup(before);
}

static void walk_select(Walk *walk, SelectStmt *select, Level *level)
{
    walk->level = level;
    add_with(walk, level, select->withClause);
    add_ranges(walk, level, select->fromClause);
    if (walk->frozen != NULL)
        select->targetList = without_stars(walk, select);
    foreach_node(ResTarget, target, select->targetList) walk_target(walk, target);
    {
        List *targets = select->targetList;

        select->targetList = NIL;
        node_children((Node *)select, walk_slot, walk);
        select->targetList = targets;
    }
}

static void walk_change(Walk *walk, Node *node, Level *level)
{
    const RangeVar *target = tree_target(node);
    const RangeVar *outer_target = walk->target;
    const List *names = NIL;
    const OnConflictClause *conflict = NULL;

    walk->level = level;
    walk->target = target;
    if (IsA(node, InsertStmt)) {
        const InsertStmt *insert = castNode(InsertStmt, node);

        names = insert->cols;
        conflict = insert->onConflictClause;
        add_with(walk, level, insert->withClause);
    } else if (IsA(node, UpdateStmt)) {
        const UpdateStmt *update = castNode(UpdateStmt, node);

        names = update->targetList;
        add_with(walk, level, update->withClause);
        add_ranges(walk, level, update->fromClause);
    } else if (IsA(node, DeleteStmt)) {
        const DeleteStmt *delete = castNode(DeleteStmt, node);

        add_with(walk, level, delete->withClause);
        add_ranges(walk, level, delete->usingClause);
    } else {
        const MergeStmt *merge = castNode(MergeStmt, node);

        add_with(walk, level, merge->withClause);
        add_range(walk, level, merge->sourceRelation);
        foreach_node(MergeWhenClause, when, merge->mergeWhenClauses)
            see_targets(walk, range_relation(walk, target), when->targetList);
    }
    add_range(walk, level, (Node *)target);
    see_targets(walk, range_relation(walk, target), names);
    if (conflict != NULL) {
        add_entry(walk, level, "excluded", range_relation(walk, target));
        see_targets(walk, range_relation(walk, target), conflict->targetList);
        if (conflict->infer != NULL)
            see_targets(walk, range_relation(walk, target), conflict->infer->indexElems);
    }
    node_children(node, walk_slot, walk);
    walk->target = outer_target;
}

static void walk_slot(Node **slot, void *state)
{
    Walk *walk = state;
    Node *node = *slot;
    Level level = {.outer = walk->level};

    switch (nodeTag(node)) {
    case T_List: {
        ListCell *cell;

        foreach(cell, (List *)node) walk_node(walk, lfirst(cell));
        return;
    }
    case T_SelectStmt:
        walk_select(walk, castNode(SelectStmt, node), &level);
        walk->level = level.outer;
        return;
    case T_InsertStmt:
    case T_UpdateStmt:
    case T_DeleteStmt:
    case T_MergeStmt:
        walk_change(walk, node, &level);
        walk->level = level.outer;
        return;
    case T_RangeVar:
        report(walk, (NameUse){.kind = USE_RELATION,
                               .node = node,
                               .object = range_relation(walk, castNode(RangeVar, node))});
        return;
    case T_ColumnRef:
        see_column(walk, castNode(ColumnRef, node));
        return;
    case T_TypeName:
        see_type(walk, castNode(TypeName, node));
        return;
    case T_FuncCall:
        see_call(walk, castNode(FuncCall, node));
        break;
    case T_TypeCast: {
        TypeCast *cast = castNode(TypeCast, node);

        if (strcmp(strVal(llast(cast->typeName->names)), "regclass") == 0)
            see_regclass(walk, cast->arg);
        see_type(walk, cast->typeName);
        break;
    }
    case T_XmlSerialize:
        see_type(walk, castNode(XmlSerialize, node)->typeName);
        break;
    default:
        break;
    }
    node_children(node, walk_slot, walk);
}

/* ---- Objects -------------------------------------------------------------------------------------------------- */

static void walk_routine(Walk *walk, const CreateFunctionStmt *create)
{
    foreach_node(FunctionParameter, parameter, create->parameters)
    {
        see_type(walk, parameter->argType);
        walk_node(walk, parameter->defexpr);
    }
    if (create->returnType != NULL)
        see_type(walk, create->returnType);
    walk_node(walk, create->sql_body);
}

static void see_definition_type(TypeName *type, void *context)
{
    see_type(context, type);
}

static void see_definition_names(List **names, Namespace space, void *context)
{
    const Walk *walk = context;

    if (space == NAMESPACE_ROUTINE)
        report(walk,
               (NameUse){.kind = USE_ROUTINE, .object = find_called(walk, *names, ANY_COUNT)});
}

static void walk_draft(Walk *walk, Object *object, Draft *draft)
{
    switch (object->kind) {
    case KIND_FOREIGN_KEY:
        walk_node(walk, (Node *)castNode(Constraint, draft->node)->pktable);
        break;
    case KIND_INDEX:
        walk_node(walk, castNode(IndexStmt, draft->node)->whereClause);
        foreach_node(IndexElem, element, castNode(IndexStmt, draft->node)->indexParams)
            walk_node(walk, element->expr);
        break;
    case KIND_TRIGGER: {
        CreateTrigStmt *create = castNode(CreateTrigStmt, draft->node);

        report(walk, (NameUse){.kind = USE_ROUTINE,
                               .node = (Node *)create,
                               .object = find_called(walk, create->funcname, 0)});
        walk_node(walk, (Node *)create->constrrel);
        break;
    }
    case KIND_RULE:
        walk_node(walk, (Node *)castNode(RuleStmt, draft->node)->actions);
        break;
    case KIND_FUNCTION:
    case KIND_RANGE_FUNCTION:
    case KIND_PROCEDURE:
        walk_routine(walk, castNode(CreateFunctionStmt, draft->node));
        break;
    default:
        definition_visit(object, &(DefinitionVisit){.type = see_definition_type,
                                                    .names = see_definition_names,
                                                    .context = walk});
        break;
    }
    if (draft->type != NULL)
        see_type(walk, draft->type);
    walk_node(walk, draft->expr);
    walk_node(walk, draft->check);
}

/* The relation whose columns the expressions of an object name. */
static Object *own_relation(const Object *object)
{
    return object->kind == KIND_PUBLICATION_TABLE ? ((const PublicationTableObject *)object)->of
                                                  : object->parent;
}

static void walk_object(Walk *walk, Object *object)
{
    Draft *draft = object->draft;
    Object *table = own_relation(object);
    Level level = {0};

    if (draft == NULL)
        return;
    walk->path = draft->place.path;
    walk->level = &level;
    if (draft->expr == NULL && draft->check == NULL && draft->node == NULL) {
        if (draft->type != NULL)
            see_type(walk, draft->type);
        walk->level = NULL;
        return;
    }
    if (object->kind == KIND_TRIGGER || object->kind == KIND_RULE) {
        add_entry(walk, &level, "old", table);
        add_entry(walk, &level, "new", table);
    } else if (table != NULL && kind_namespace(table->kind) == NAMESPACE_RELATION) {
        add_entry(walk, &level, table->name, table);
        level.entries.items[0].own = true;
    }
    walk_draft(walk, object, draft);
    walk->level = NULL;
}

void uses_of_object(Reader *reader, Arena *scratch, Object *object, const Object *wanted,
                    UseVisit *visit, void *context)
{
    Walk walk = {
        .reader = reader, .arena = scratch, .wanted = wanted, .visit = visit, .context = context};

    walk_object(&walk, object);
}

static void walk_all(Walk *walk, const ObjectVec *objects)
{
    walk->arena = arena_new();
    for (size_t i = 0; i < objects->count; i++)
        if (objects->items[i]->key != NULL) /* else it was dropped */
            walk_object(walk, objects->items[i]);
    arena_free(walk->arena);
}

void uses_everywhere(Reader *reader, const Object *wanted, UseVisit *visit, void *context)
{
    Walk walk = {.reader = reader, .wanted = wanted, .visit = visit, .context = context};

    walk_all(&walk, &reader->model->objects);
}

void freeze_stars(Reader *reader, const Object *table)
{
    Walk walk = {.reader = reader, .wanted = table, .frozen = table};

    walk_all(&walk, &reader->queries);
}

/* ---- Does one object use another? ------------------------------------------------------------------------------ */

typedef struct Question {
    const char *column;
    bool answer;
} Question;

static void ask(const NameUse *use, void *context)
{
    Question *question = context;

    if (question->column == NULL)
        question->answer = true;
    else if (use->kind == USE_COLUMN || use->kind == USE_TARGET ||
             (use->kind == USE_TYPE && use->column != NULL))
        question->answer =
            question->answer || use->column == NULL || strcmp(use->column, question->column) == 0;
}

bool object_uses(Reader *reader, Arena *scratch, Object *object, const Object *used,
                 const char *column)
{
    Question question = {.column = column};

    uses_of_object(reader, scratch, object, used, ask, &question);
    return question.answer;
}
