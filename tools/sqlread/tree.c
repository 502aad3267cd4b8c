#include "sqlread/tree.h"
#include "sqlread/pgversion.h"

static void visit_child(void *slot, NodeVisit *visit, void *state)
{
    Node **child = slot;

    if (*child == NULL)
        return;
    if (IsA(*child, List)) {
        ListCell *cell;

        foreach(cell, (List *)*child) if (lfirst(cell) != NULL)
            visit_child(&lfirst(cell), visit, state);
        return;
    }
    visit(child, state);
}

static void visit_list(List **list, NodeVisit *visit, void *state)
{
    if (list != NULL)
        visit_child(list, visit, state);
}

#define NODE(tag)                  \
    case T_##tag: {                \
        tag *parent = (tag *)node; \
                                   \
        (void)parent;
#define CHILD(member) visit_child(&parent->member, visit, state)
#define RETURNING visit_list(PG_RETURNING(parent), visit, state)
#define END \
    break;  \
    }

// clang-format off
static void query_children(Node *node, NodeVisit *visit, void *state)
{
    switch (nodeTag(node)) {
    NODE(SelectStmt)
        CHILD(withClause); CHILD(distinctClause); CHILD(targetList); CHILD(fromClause); CHILD(whereClause);
        CHILD(groupClause); CHILD(havingClause); CHILD(windowClause); CHILD(valuesLists); CHILD(sortClause);
        CHILD(limitOffset); CHILD(limitCount); CHILD(lockingClause); CHILD(larg); CHILD(rarg);
    END
    NODE(InsertStmt)
        CHILD(withClause); CHILD(relation); CHILD(cols); CHILD(selectStmt); CHILD(onConflictClause);
        RETURNING;
    END
    NODE(UpdateStmt)
        CHILD(withClause); CHILD(relation); CHILD(targetList); CHILD(fromClause); CHILD(whereClause);
        RETURNING;
    END
    NODE(DeleteStmt)
        CHILD(withClause); CHILD(relation); CHILD(usingClause); CHILD(whereClause); RETURNING;
    END
    NODE(MergeStmt)
        CHILD(withClause); CHILD(relation); CHILD(sourceRelation); CHILD(joinCondition); CHILD(mergeWhenClauses);
        RETURNING;
    END
    NODE(ReturnStmt) CHILD(returnval); END
    NODE(MergeWhenClause) CHILD(condition); CHILD(targetList); CHILD(values); END
    NODE(OnConflictClause) CHILD(infer); CHILD(targetList); CHILD(whereClause); END
    NODE(InferClause) CHILD(indexElems); CHILD(whereClause); END
    NODE(IndexElem) CHILD(expr); END
    NODE(WithClause) CHILD(ctes); END
    NODE(CommonTableExpr) CHILD(ctequery); CHILD(cycle_clause); END
    NODE(CTECycleClause) CHILD(cycle_mark_value); CHILD(cycle_mark_default); END
    NODE(ResTarget) CHILD(indirection); CHILD(val); END
    NODE(MultiAssignRef) CHILD(source); END
    NODE(SortBy) CHILD(node); END
    NODE(WindowDef) CHILD(partitionClause); CHILD(orderClause); CHILD(startOffset); CHILD(endOffset); END
    NODE(GroupingSet) CHILD(content); END
    NODE(JoinExpr) CHILD(larg); CHILD(rarg); CHILD(quals); END
    NODE(RangeSubselect) CHILD(subquery); END
    NODE(RangeFunction) CHILD(functions); END
    NODE(RangeTableSample) CHILD(relation); CHILD(args); CHILD(repeatable); END
    NODE(RangeTableFunc) CHILD(docexpr); CHILD(rowexpr); CHILD(namespaces); CHILD(columns); END
    NODE(RangeTableFuncCol) CHILD(colexpr); CHILD(coldefexpr); END
    NODE(JsonTable) CHILD(context_item); CHILD(pathspec); CHILD(passing); CHILD(columns); CHILD(on_error); END
    NODE(JsonTablePathSpec) CHILD(string); END
    NODE(JsonTableColumn) CHILD(pathspec); CHILD(columns); CHILD(on_empty); CHILD(on_error); END
    default:
        break;
    }
}

void node_children(Node *node, NodeVisit *visit, void *state)
{
    switch (nodeTag(node)) {
    NODE(A_Expr) CHILD(lexpr); CHILD(rexpr); END
    NODE(BoolExpr) CHILD(args); END
    NODE(FuncCall) CHILD(args); CHILD(agg_order); CHILD(agg_filter); CHILD(over); END
    NODE(TypeCast) CHILD(arg); END
    NODE(CollateClause) CHILD(arg); END
    NODE(NamedArgExpr) CHILD(arg); END
    NODE(A_Indices) CHILD(lidx); CHILD(uidx); END
    NODE(A_Indirection) CHILD(arg); CHILD(indirection); END
    NODE(A_ArrayExpr) CHILD(elements); END
    NODE(SubLink) CHILD(testexpr); CHILD(subselect); END
    NODE(CaseExpr) CHILD(arg); CHILD(args); CHILD(defresult); END
    NODE(CaseWhen) CHILD(expr); CHILD(result); END
    NODE(RowExpr) CHILD(args); END
    NODE(CoalesceExpr) CHILD(args); END
    NODE(MinMaxExpr) CHILD(args); END
    NODE(NullTest) CHILD(arg); END
    NODE(BooleanTest) CHILD(arg); END
    NODE(GroupingFunc) CHILD(args); END
    NODE(XmlExpr) CHILD(named_args); CHILD(args); END
    NODE(XmlSerialize) CHILD(expr); END
    NODE(JsonValueExpr) CHILD(raw_expr); END
    NODE(JsonBehavior) CHILD(expr); END
    NODE(JsonIsPredicate) CHILD(expr); END
    NODE(JsonArgument) CHILD(val); END
    NODE(JsonKeyValue) CHILD(key); CHILD(value); END
    NODE(JsonFuncExpr) CHILD(context_item); CHILD(pathspec); CHILD(passing); CHILD(on_empty); CHILD(on_error); END
    NODE(JsonParseExpr) CHILD(expr); END
    NODE(JsonScalarExpr) CHILD(expr); END
    NODE(JsonSerializeExpr) CHILD(expr); END
    NODE(JsonObjectConstructor) CHILD(exprs); END
    NODE(JsonArrayConstructor) CHILD(exprs); END
    NODE(JsonArrayQueryConstructor) CHILD(query); END
    NODE(JsonAggConstructor) CHILD(agg_filter); CHILD(agg_order); CHILD(over); END
    NODE(JsonObjectAgg) CHILD(constructor); CHILD(arg); END
    NODE(JsonArrayAgg) CHILD(constructor); CHILD(arg); END
    default:
        query_children(node, visit, state);
    }
}

/* What is below a type name or a statement that is no query. */
static void definition_children(Node *node, NodeVisit *visit, void *state)
{
    switch (nodeTag(node)) {
    NODE(TypeName) CHILD(typmods); END
    NODE(ColumnDef) CHILD(typeName); CHILD(raw_default); CHILD(collClause); CHILD(constraints); END
    NODE(Constraint) CHILD(raw_expr); CHILD(options); CHILD(exclusions); CHILD(where_clause); CHILD(pktable); END
    NODE(DefElem) CHILD(arg); END
    NODE(FunctionParameter) CHILD(argType); CHILD(defexpr); END
    NODE(PartitionSpec) CHILD(partParams); END
    NODE(PartitionElem) CHILD(expr); END
    NODE(PartitionBoundSpec) CHILD(listdatums); CHILD(lowerdatums); CHILD(upperdatums); END
    NODE(StatsElem) CHILD(expr); END
    NODE(PublicationObjSpec) CHILD(pubtable); END
    NODE(PublicationTable) CHILD(whereClause); END
    NODE(CreateStmt)
        CHILD(tableElts); CHILD(constraints); CHILD(options); CHILD(partspec); CHILD(partbound); CHILD(ofTypename);
    END
    NODE(CreateForeignTableStmt) definition_children((Node *)&parent->base, visit, state); CHILD(options); END
    NODE(AlterTableStmt) CHILD(cmds); END
    NODE(AlterTableCmd) CHILD(def); END
    NODE(CreateDomainStmt) CHILD(typeName); CHILD(collClause); CHILD(constraints); END
    NODE(AlterDomainStmt) CHILD(def); END
    NODE(CompositeTypeStmt) CHILD(coldeflist); END
    NODE(CreateRangeStmt) CHILD(params); END
    NODE(DefineStmt) CHILD(args); CHILD(definition); END
    NODE(CreateSchemaStmt) CHILD(schemaElts); END
    NODE(CreateStatsStmt) CHILD(exprs); CHILD(relations); END
    NODE(CreateFunctionStmt) CHILD(parameters); CHILD(returnType); CHILD(sql_body); CHILD(options); END
    NODE(CreatePolicyStmt) CHILD(qual); CHILD(with_check); END
    NODE(AlterPolicyStmt) CHILD(qual); CHILD(with_check); END
    NODE(CreatePublicationStmt) CHILD(pubobjects); END
    NODE(AlterPublicationStmt) CHILD(pubobjects); END
    NODE(CreateTrigStmt) CHILD(whenClause); END
    NODE(CreateCastStmt) CHILD(sourcetype); CHILD(targettype); END
    NODE(IndexStmt) CHILD(indexParams); CHILD(indexIncludingParams); CHILD(whereClause); END
    NODE(RuleStmt) CHILD(whereClause); CHILD(actions); END
    NODE(ViewStmt) CHILD(query); CHILD(options); END
    NODE(CreateTableAsStmt) CHILD(query); END
    NODE(CopyStmt) CHILD(query); CHILD(whereClause); END
    NODE(PrepareStmt) CHILD(argtypes); CHILD(query); END
    NODE(ExecuteStmt) CHILD(params); END
    NODE(ExplainStmt) CHILD(query); END
    NODE(DeclareCursorStmt) CHILD(query); END
    NODE(CallStmt) CHILD(funccall); END
    default:
        node_children(node, visit, state);
    }
}

void tree_children(Node *node, NodeVisit *visit, void *state)
{
    switch (nodeTag(node)) {
    NODE(List) visit_child(&node, visit, state); END
    NODE(TypeCast) CHILD(arg); CHILD(typeName); END
    NODE(XmlSerialize) CHILD(expr); CHILD(typeName); END
    NODE(RangeTableFuncCol) CHILD(typeName); CHILD(colexpr); CHILD(coldefexpr); END
    NODE(RangeFunction) CHILD(functions); CHILD(coldeflist); END
    NODE(JsonOutput) CHILD(typeName); END
    NODE(JsonTableColumn) CHILD(typeName); node_children(node, visit, state); END
    NODE(JsonFuncExpr) CHILD(output); node_children(node, visit, state); END
    NODE(JsonParseExpr) CHILD(expr); CHILD(output); END
    NODE(JsonScalarExpr) CHILD(expr); CHILD(output); END
    NODE(JsonSerializeExpr) CHILD(expr); CHILD(output); END
    NODE(JsonObjectConstructor) CHILD(exprs); CHILD(output); END
    NODE(JsonArrayConstructor) CHILD(exprs); CHILD(output); END
    NODE(JsonArrayQueryConstructor) CHILD(query); CHILD(output); END
    NODE(JsonAggConstructor) CHILD(output); node_children(node, visit, state); END
    default:
        definition_children(node, visit, state);
    }
}
// clang-format on

typedef struct TreeWalk {
    TreeWalker *walker;
    void *context;
} TreeWalk;

static void walk_slot(Node **slot, void *state)
{
    const TreeWalk *walk = state;

    walk->walker(*slot, walk->context);
}

void tree_walk(Node *node, TreeWalker *walker, void *context)
{
    tree_children(node, walk_slot, &(TreeWalk){.walker = walker, .context = context});
}

/* ---- Depth ---------------------------------------------------------------------------------------------------- */

typedef struct Depth {
    size_t here;
    bool too_deep;
    int location; /* of the innermost node that has one */
} Depth;

/* Not exprLocation(): it walks down to the leftmost leaf. */
static int own_location(const Node *node)
{
    switch (nodeTag(node)) {
    case T_A_Expr:
        return castNode(A_Expr, node)->location;
    case T_BoolExpr:
        return castNode(BoolExpr, node)->location;
    case T_FuncCall:
        return castNode(FuncCall, node)->location;
    case T_TypeCast:
        return castNode(TypeCast, node)->location;
    case T_A_ArrayExpr:
        return castNode(A_ArrayExpr, node)->location;
    case T_SubLink:
        return castNode(SubLink, node)->location;
    case T_CaseExpr:
        return castNode(CaseExpr, node)->location;
    case T_RowExpr:
        return castNode(RowExpr, node)->location;
    case T_ResTarget:
        return castNode(ResTarget, node)->location;
    case T_CommonTableExpr:
        return castNode(CommonTableExpr, node)->location;
    case T_ColumnDef:
        return castNode(ColumnDef, node)->location;
    case T_Constraint:
        return castNode(Constraint, node)->location;
    default:
        return -1;
    }
}

static void visit_depth(Node **slot, void *state)
{
    Depth *depth = state;
    const int before = depth->location;

    if (depth->too_deep)
        return;
    if (own_location(*slot) >= 0)
        depth->location = own_location(*slot);
    if (++depth->here > TREE_DEPTH_LIMIT)
        depth->too_deep = true;
    else
        tree_children(*slot, visit_depth, depth);
    depth->here--;
    if (!depth->too_deep)
        depth->location = before;
}

bool tree_is_too_deep(Node *node, size_t length, int *location)
{
    Depth depth = {.location = -1};

    /* Every level takes at least one byte of the text, so only long statements need a look. */
    if (length > TREE_DEPTH_LIMIT)
        visit_child(&node, visit_depth, &depth);
    *location = depth.location;
    return depth.too_deep;
}

List **tree_returning(const Node *node)
{
    switch (nodeTag(node)) {
    case T_InsertStmt:
        return PG_RETURNING(castNode(InsertStmt, node));
    case T_UpdateStmt:
        return PG_RETURNING(castNode(UpdateStmt, node));
    case T_DeleteStmt:
        return PG_RETURNING(castNode(DeleteStmt, node));
    case T_MergeStmt:
        return PG_RETURNING(castNode(MergeStmt, node));
    default:
        return NULL;
    }
}

WithClause **tree_with_clause(Node *node)
{
    switch (nodeTag(node)) {
    case T_SelectStmt:
        return &castNode(SelectStmt, node)->withClause;
    case T_InsertStmt:
        return &castNode(InsertStmt, node)->withClause;
    case T_UpdateStmt:
        return &castNode(UpdateStmt, node)->withClause;
    case T_DeleteStmt:
        return &castNode(DeleteStmt, node)->withClause;
    case T_MergeStmt:
        return &castNode(MergeStmt, node)->withClause;
    default:
        return NULL;
    }
}

RangeVar *tree_target(Node *node)
{
    switch (nodeTag(node)) {
    case T_InsertStmt:
        return castNode(InsertStmt, node)->relation;
    case T_UpdateStmt:
        return castNode(UpdateStmt, node)->relation;
    case T_DeleteStmt:
        return castNode(DeleteStmt, node)->relation;
    case T_MergeStmt:
        return castNode(MergeStmt, node)->relation;
    default:
        return NULL;
    }
}
