#include "sqlread/reader.h"

/* CREATE INDEX. Expressions, collations and operator classes are resolved at the end: finish_index(). */

/* Name parts of the keys as ChooseIndexColumnNames() makes them: "expr" for expressions, numbered when repeated. */
static void key_names(Reader *reader, const IndexStmt *statement, TextVec *names)
{
    List *all = list_concat(list_copy(statement->indexParams), statement->indexIncludingParams);
    ListCell *cell;

    foreach (cell, all) {
        const IndexElem *element = lfirst_node(IndexElem, cell);
        const char *name = element->indexcolname != NULL ? element->indexcolname
                           : element->name != NULL       ? element->name
                                                         : reader_expression_name(element->expr);
        const char *unique = name;

        for (int number = 1;; number++) {
            bool taken = false;

            for (size_t i = 0; i < names->count; i++)
                taken = taken || strcmp(names->items[i], unique) == 0;
            if (!taken)
                break;
            unique = arena_printf(reader->scratch, "%s%d", name, number);
        }
        vec_push(reader->scratch, names, arena_strdup(reader->scratch, unique));
    }
}

/* The name that an index on an expression gets: FigureIndexColname() of the server, "expr" when there is none. */
const char *reader_expression_name(const Node *expression)
{
    if (expression == NULL)
        return "expr";
    switch (nodeTag(expression)) {
    case T_ColumnRef: {
        const Node *last = llast(castNode(ColumnRef, expression)->fields);

        return IsA(last, String) ? strVal(last) : "expr";
    }
    case T_FuncCall:
        return strVal(llast(castNode(FuncCall, expression)->funcname));
    case T_TypeCast: {
        const TypeCast *cast = castNode(TypeCast, expression);
        const char *inner = reader_expression_name(cast->arg);

        return strcmp(inner, "expr") != 0 ? inner : strVal(llast(cast->typeName->names));
    }
    case T_CollateClause:
        return reader_expression_name(castNode(CollateClause, expression)->arg);
    case T_CoalesceExpr:
        return "coalesce";
    case T_CaseExpr:
        return castNode(CaseExpr, expression)->defresult == NULL
                   ? "case"
                   : (strcmp(reader_expression_name((Node *)castNode(CaseExpr, expression)->defresult), "expr") == 0
                          ? "case"
                          : reader_expression_name((Node *)castNode(CaseExpr, expression)->defresult));
    case T_MinMaxExpr:
        return castNode(MinMaxExpr, expression)->op == IS_GREATEST ? "greatest" : "least";
    case T_A_Expr:
        return castNode(A_Expr, expression)->kind == AEXPR_NULLIF ? "nullif" : "expr";
    case T_A_ArrayExpr:
        return "array";
    case T_RowExpr:
        return "row";
    default:
        return "expr";
    }
}

static const char *choose_index_name(Reader *reader, const Object *table, const IndexStmt *statement)
{
    TextVec names = {0};

    key_names(reader, statement, &names);
    return reader_choose_relation_name(reader, table->schema, table->name, reader_join_columns(reader, &names), "idx");
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
        return reader_find_opaque(reader, "relation", statement->relation->schemaname, statement->relation->relname) !=
                       NULL
                   ? READ_OPAQUE
                   : result;
    if (table->kind != KIND_TABLE)
        return reader_fail(reader, statement->relation->location, "wrong-kind", "%s is a %s: it cannot have an index",
                           object_id(reader->scratch, table), kind_label(table->kind));
    if (name == NULL)
        name = choose_index_name(reader, table, statement);
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
        IndexKey key = {.column = arena_strdup(reader->arena, element->name)};

        key.descending = element->ordering == SORTBY_DESC;
        key.nulls_first = element->nulls_ordering == SORTBY_NULLS_DEFAULT
                              ? key.descending
                              : element->nulls_ordering == SORTBY_NULLS_FIRST;
        if (element->opclass != NIL) {
            const char *schema;
            const char *opclass;

            name_parts(element->opclass, &schema, &opclass);
            key.opclass = reader_qualified(reader, schema, opclass);
        }
        if (element->collation != NIL)
            key.collation = reader_collation(reader, element->collation);
        reader_options(reader, element->opclassopts, &key.opclass_options);
        vec_push(reader->arena, &index->keys, key);
    }
    foreach_node(IndexElem, element, statement->indexIncludingParams)
        vec_push(reader->arena, &index->include, arena_strdup(reader->arena, element->name));
    return reader_add(reader, &index->object);
}
