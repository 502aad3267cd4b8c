#include "sqlread/reader.h"

/* CREATE INDEX. Expressions, collations and operator classes are resolved at the end: finish_index(). */

/* A part of a name as ChooseIndexColumnNames() makes it: numbered when it is repeated. */
static void add_part(Reader *reader, TextVec *names, const char *name)
{
    const char *unique = name;

    for (int number = 1; texts_have(names, unique); number++)
        unique = arena_printf(reader->scratch, "%s%d", name, number);
    vec_push(reader->scratch, names, arena_strdup(reader->scratch, unique));
}

/* Those of the keys: "expr" for expressions. */
static void key_names(Reader *reader, const List *all, TextVec *names)
{
    ListCell *cell;

    foreach(cell, all)
    {
        const IndexElem *element = lfirst_node(IndexElem, cell);

        add_part(reader, names,
                 element->indexcolname != NULL ? element->indexcolname
                 : element->name != NULL       ? element->name
                                               : reader_expression_name(element->expr));
    }
}

const char *reader_join_key_columns(Reader *reader, const TextVec *columns, const TextVec *include)
{
    TextVec names = {0};

    for (size_t i = 0; i < columns->count; i++)
        add_part(reader, &names, columns->items[i]);
    for (size_t i = 0; i < include->count; i++)
        add_part(reader, &names, include->items[i]);
    return reader_join_columns(reader, &names);
}

/* How sure a name is: a cast gives its type's only where nothing inside has a better one. */
typedef enum NameStrength {
    NAME_NONE,
    NAME_WEAK,
    NAME_STRONG,
} NameStrength;

static NameStrength figure_name(const Node *expression, const char **name);

static NameStrength strong(const char **name, const char *word)
{
    *name = word;
    return NAME_STRONG;
}

static NameStrength weak(const char **name, const char *word, NameStrength inner)
{
    if (inner == NAME_STRONG)
        return inner;
    *name = word;
    return NAME_WEAK;
}

static NameStrength sublink_name(const SubLink *link, const char **name)
{
    const SelectStmt *select;

    switch (link->subLinkType) {
    case EXISTS_SUBLINK:
        return strong(name, "exists");
    case ARRAY_SUBLINK:
        return strong(name, "array");
    case EXPR_SUBLINK:
        select = castNode(SelectStmt, link->subselect);
        while (select->op != SETOP_NONE)
            select = select->larg;
        if (select->targetList == NIL)
            return NAME_NONE;
        if (linitial_node(ResTarget, select->targetList)->name != NULL)
            return strong(name, linitial_node(ResTarget, select->targetList)->name);
        return figure_name(linitial_node(ResTarget, select->targetList)->val, name);
    default:
        return NAME_NONE;
    }
}

static NameStrength indirection_name(const A_Indirection *indirection, const char **name)
{
    const char *field = NULL;
    ListCell *cell;

    foreach(cell, indirection->indirection) if (IsA(lfirst(cell), String)) field =
        strVal(lfirst(cell));
    return field != NULL ? strong(name, field) : figure_name(indirection->arg, name);
}

static const char *value_function_name(SQLValueFunctionOp op)
{
    static const char *const names[] = {
        [SVFOP_CURRENT_DATE] = "current_date",
        [SVFOP_CURRENT_TIME] = "current_time",
        [SVFOP_CURRENT_TIME_N] = "current_time",
        [SVFOP_CURRENT_TIMESTAMP] = "current_timestamp",
        [SVFOP_CURRENT_TIMESTAMP_N] = "current_timestamp",
        [SVFOP_LOCALTIME] = "localtime",
        [SVFOP_LOCALTIME_N] = "localtime",
        [SVFOP_LOCALTIMESTAMP] = "localtimestamp",
        [SVFOP_LOCALTIMESTAMP_N] = "localtimestamp",
        [SVFOP_CURRENT_ROLE] = "current_role",
        [SVFOP_CURRENT_USER] = "current_user",
        [SVFOP_USER] = "user",
        [SVFOP_SESSION_USER] = "session_user",
        [SVFOP_CURRENT_CATALOG] = "current_catalog",
        [SVFOP_CURRENT_SCHEMA] = "current_schema",
    };

    return (size_t)op < lengthof(names) ? names[op] : NULL;
}

static NameStrength xml_name(const XmlExpr *expression, const char **name)
{
    static const char *const names[] = {
        [IS_XMLCONCAT] = "xmlconcat", [IS_XMLELEMENT] = "xmlelement", [IS_XMLFOREST] = "xmlforest",
        [IS_XMLPARSE] = "xmlparse",   [IS_XMLPI] = "xmlpi",           [IS_XMLROOT] = "xmlroot",
    };

    if ((size_t)expression->op >= lengthof(names) || names[expression->op] == NULL)
        return NAME_NONE;
    return strong(name, names[expression->op]);
}

static NameStrength json_name(const Node *expression, const char **name)
{
    switch (nodeTag(expression)) {
    case T_JsonParseExpr:
        return strong(name, "json");
    case T_JsonScalarExpr:
        return strong(name, "json_scalar");
    case T_JsonSerializeExpr:
        return strong(name, "json_serialize");
    case T_JsonObjectConstructor:
        return strong(name, "json_object");
    case T_JsonArrayConstructor:
    case T_JsonArrayQueryConstructor:
        return strong(name, "json_array");
    case T_JsonObjectAgg:
        return strong(name, "json_objectagg");
    case T_JsonArrayAgg:
        return strong(name, "json_arrayagg");
    case T_JsonFuncExpr:
        switch (castNode(JsonFuncExpr, expression)->op) {
        case JSON_EXISTS_OP:
            return strong(name, "json_exists");
        case JSON_QUERY_OP:
            return strong(name, "json_query");
        case JSON_VALUE_OP:
            return strong(name, "json_value");
        default:
            return NAME_NONE;
        }
    default:
        return NAME_NONE;
    }
}

/* FigureColnameInternal() of the server. */
static NameStrength figure_name(const Node *expression, const char **name)
{
    if (expression == NULL)
        return NAME_NONE;
    switch (nodeTag(expression)) {
    case T_ColumnRef: {
        const Node *last = llast(castNode(ColumnRef, expression)->fields);

        return IsA(last, String) ? strong(name, strVal(last)) : NAME_NONE;
    }
    case T_A_Indirection:
        return indirection_name(castNode(A_Indirection, expression), name);
    case T_FuncCall:
        return strong(name, strVal(llast(castNode(FuncCall, expression)->funcname)));
    case T_A_Expr:
        return castNode(A_Expr, expression)->kind == AEXPR_NULLIF ? strong(name, "nullif")
                                                                  : NAME_NONE;
    case T_TypeCast:
        return weak(name, strVal(llast(castNode(TypeCast, expression)->typeName->names)),
                    figure_name(castNode(TypeCast, expression)->arg, name));
    case T_CollateClause:
        return figure_name(castNode(CollateClause, expression)->arg, name);
    case T_GroupingFunc:
        return strong(name, "grouping");
    case T_MergeSupportFunc:
        return strong(name, "merge_action");
    case T_SubLink:
        return sublink_name(castNode(SubLink, expression), name);
    case T_CaseExpr:
        return weak(name, "case",
                    figure_name((const Node *)castNode(CaseExpr, expression)->defresult, name));
    case T_A_ArrayExpr:
        return strong(name, "array");
    case T_RowExpr:
        return strong(name, "row");
    case T_CoalesceExpr:
        return strong(name, "coalesce");
    case T_MinMaxExpr:
        return strong(name,
                      castNode(MinMaxExpr, expression)->op == IS_GREATEST ? "greatest" : "least");
    case T_SQLValueFunction: {
        const char *word = value_function_name(castNode(SQLValueFunction, expression)->op);

        return word != NULL ? strong(name, word) : NAME_NONE;
    }
    case T_XmlExpr:
        return xml_name(castNode(XmlExpr, expression), name);
    case T_XmlSerialize:
        return strong(name, "xmlserialize");
    default:
        return json_name(expression, name);
    }
}

const char *reader_expression_name(const Node *expression)
{
    const char *name = "expr";

    figure_name(expression, &name);
    return name;
}

const char *reader_choose_index_name(Reader *reader, const Object *table,
                                     const IndexStmt *statement)
{
    TextVec names = {0};

    key_names(reader,
              list_concat(list_copy(statement->indexParams), statement->indexIncludingParams),
              &names);
    return reader_choose_relation_name(reader, table->schema, table->name,
                                       reader_join_columns(reader, &names), "idx");
}

const char *reader_index_name(Reader *reader, const Object *table, const IndexStmt *statement)
{
    TextVec names = {0};

    key_names(reader,
              list_concat(list_copy(statement->indexParams), statement->indexIncludingParams),
              &names);
    return reader_object_name(reader, table->name, reader_join_columns(reader, &names), "idx");
}

const char *reader_choose_exclusion_name(Reader *reader, const Object *table,
                                         const Constraint *constraint)
{
    TextVec names = {0};
    List *elements = NIL;

    foreach_ptr(List, pair, constraint->exclusions) elements = lappend(elements, linitial(pair));
    foreach_ptr(Node, name, constraint->including)
    {
        IndexElem *element = makeNode(IndexElem);

        element->name = strVal(name);
        elements = lappend(elements, element);
    }
    key_names(reader, elements, &names);
    return reader_choose_relation_name(reader, table->schema, table->name,
                                       reader_join_columns(reader, &names), "excl");
}

/* What a materialized view yields is known at the end only. */
static bool has_column(const Object *relation, const char *name)
{
    const ViewObject *view = (const ViewObject *)relation;

    if (!object_is_view(relation))
        return object_child(relation, KIND_COLUMN, name) != NULL;
    for (size_t i = 0; i < view->columns.count; i++)
        if (strcmp(view->columns.items[i].name, name) == 0)
            return true;
    return false;
}

/* `(column)` and `(column COLLATE c)` are columns, not expressions: ComputeIndexAttrs() of the server. */
static void simplify_key(const Object *table, IndexElem *element)
{
    const Node *expression = element->expr;
    List *collation = element->collation;
    const Node *last;

    for (; expression != NULL && IsA(expression, CollateClause);
         expression = castNode(CollateClause, expression)->arg)
        if (collation == NIL)
            collation = castNode(CollateClause, expression)->collname;
    if (expression == NULL || !IsA(expression, ColumnRef))
        return;
    last = llast(castNode(ColumnRef, expression)->fields);
    if (!IsA(last, String) || !has_column(table, strVal(last)))
        return;
    element->name = strVal(last);
    element->collation = collation;
    element->expr = NULL;
}

IndexKey reader_index_key(Reader *reader, const char *name, const List *collation,
                          const List *opclass, const List *opclass_options)
{
    IndexKey key = {.column = arena_strdup(reader->arena, name)};

    if (opclass != NIL) {
        const char *schema;
        const char *simple;

        name_parts(opclass, &schema, &simple);
        key.opclass = reader_qualified(reader, schema, simple);
    }
    if (collation != NIL)
        key.collation = reader_collation(reader, collation);
    reader_options(reader, opclass_options, &key.opclass_options);
    return key;
}

IndexKey reader_element_key(Reader *reader, const Object *table, IndexElem *element)
{
    IndexKey key;

    simplify_key(table, element);
    key = reader_index_key(reader, element->name, element->collation, element->opclass,
                           element->opclassopts);
    key.descending = element->ordering == SORTBY_DESC;
    key.nulls_first = element->nulls_ordering == SORTBY_NULLS_DEFAULT
                          ? key.descending
                          : element->nulls_ordering == SORTBY_NULLS_FIRST;
    return key;
}

ReadResult read_create_index(Reader *reader, Node *node)
{
    IndexStmt *statement = castNode(IndexStmt, node);
    const char *name = statement->idxname;
    IndexObject *index;
    Object *existing;
    Object *table;
    ReadResult result = reader_need_relation(reader, statement->relation, &table);

    if (result != READ_DONE)
        return reader_find_opaque(reader, "relation", statement->relation->schemaname,
                                  statement->relation->relname) != NULL
                   ? READ_OPAQUE
                   : result;
    if (table->kind != KIND_TABLE && table->kind != KIND_MATERIALIZED_VIEW)
        return reader_fail(reader, statement->relation->location, "wrong-kind",
                           "%s is a %s: it cannot have an index", object_id(reader->scratch, table),
                           kind_label(table->kind));
    foreach_node(IndexElem, element, statement->indexParams) simplify_key(table, element);
    if (name == NULL)
        name = reader_choose_index_name(reader, table, statement);
    existing = model_find_relation(reader->model, table->schema, name);
    if (existing != NULL && statement->if_not_exists) {
        reader_note_second(reader, existing);
        return READ_DONE;
    }
    index = (IndexObject *)reader_new_object(reader, KIND_INDEX, table, table->schema, name, -1);
    index->object.implicit = statement->idxname == NULL;
    index->unique = statement->unique;
    index->method = arena_strdup(reader->arena, statement->accessMethod);
    index->nulls_not_distinct = statement->nulls_not_distinct;
    index->tablespace = arena_strdup(reader->arena, statement->tableSpace);
    reader_options(reader, statement->options, &index->options);
    draft_of(reader, &index->object)->node = node;
    foreach_node(IndexElem, element, statement->indexParams)
    {
        vec_push(reader->arena, &index->keys, reader_element_key(reader, table, element));
    }
    foreach_node(IndexElem, element, statement->indexIncludingParams)
        vec_push(reader->arena, &index->include, arena_strdup(reader->arena, element->name));
    result = reader_add(reader, &index->object);
    /* ON ONLY leaves the partitions alone. */
    return result == READ_DONE && statement->relation->inh ? reader_pass_on(reader, &index->object)
                                                           : result;
}

ReadResult reader_need_index(Reader *reader, const Object *relation, const char *name)
{
    if (relation_find_index(relation, name) == NULL)
        return reader_wait(reader, reader_word(reader, name), "unknown index \"%s\" of %s", name,
                           object_id(reader->scratch, relation));
    return READ_DONE;
}

ReadResult read_cluster(Reader *reader, Node *node)
{
    const ClusterStmt *cluster = castNode(ClusterStmt, node);
    Object *relation;
    ReadResult result;

    if (cluster->relation == NULL || cluster->indexname == NULL)
        return READ_DONE;
    result = reader_need_relation(reader, cluster->relation, &relation);
    if (result == READ_DONE)
        result = reader_need_index(reader, relation, cluster->indexname);
    if (result != READ_DONE) /* a block that is kept as text may have made it */
        return reader->retrying && reader->opaque_blocks > 0 ? READ_DONE : result;
    *reader_clustered_on(relation) = arena_strdup(reader->arena, cluster->indexname);
    return READ_DONE;
}

const char **reader_clustered_on(Object *relation)
{
    return relation->kind == KIND_MATERIALIZED_VIEW
               ? &((MaterializedViewObject *)relation)->clustered_on
               : &((TableObject *)relation)->clustered_on;
}
