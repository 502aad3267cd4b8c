#include "sqlread/canonical.h"

/* Visiting the children of nodes. The library's walker gives nodes, not the slots that hold them. */

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

#define NODE(tag)                  \
    case T_##tag: {                \
        tag *parent = (tag *)node; \
                                   \
        (void)parent;
#define CHILD(member) visit_child(&parent->member, visit, state)
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
        CHILD(returningList);
    END
    NODE(UpdateStmt)
        CHILD(withClause); CHILD(relation); CHILD(targetList); CHILD(fromClause); CHILD(whereClause);
        CHILD(returningList);
    END
    NODE(DeleteStmt)
        CHILD(withClause); CHILD(relation); CHILD(usingClause); CHILD(whereClause); CHILD(returningList);
    END
    NODE(MergeStmt)
        CHILD(withClause); CHILD(relation); CHILD(sourceRelation); CHILD(joinCondition); CHILD(mergeWhenClauses);
        CHILD(returningList);
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
// clang-format on

/* ---- Depth ---------------------------------------------------------------------------------------------------- */

typedef struct Depth {
    size_t here;
    size_t deepest;
    size_t limit;
} Depth;

static void visit_depth(Node **slot, void *state)
{
    Depth *depth = state;

    depth->here++;
    if (depth->here > depth->deepest)
        depth->deepest = depth->here;
    if (depth->here <= depth->limit)
        node_children(*slot, visit_depth, depth);
    depth->here--;
}

size_t node_depth(Node *node, size_t limit)
{
    Depth depth = {.limit = limit};

    visit_child(&node, visit_depth, &depth);
    return depth.deepest;
}
