#include "sqlread/canonical.h"

/* What is sorted, or compared to be grouped. Source: parse_clause.c, get_sort_group_operators() of the server. */

/* ---- Operators that nobody names ------------------------------------------------------------------------------ */

void depend_on_sorting(const Resolver *resolver, const ExprType *type)
{
    static const char *const methods[] = {"btree", "hash"};
    const Reader *reader = resolver->reader;
    const ColumnObject column = {.type_object = type->object,
                                 .type = type->user == NULL || reader->default_classes.count == 0
                                             ? NULL
                                             : type_text(reader, resolver->arena, type)};

    if (resolver->canonical || resolver->owner == NULL || column.type == NULL)
        return;
    for (size_t i = 0; i < lengthof(methods); i++)
        reader_depend_on_default_class(resolver->reader, resolver->owner, methods[i], &column);
}

void depend_on_sorted_columns(const Resolver *resolver, const QueryResult *result)
{
    for (size_t i = 0; i < result->columns.count; i++)
        depend_on_sorting(resolver, &result->columns.items[i].type);
}

/* The class of an operator knows which one belongs to it that tells what is equal. */
static void depend_on_classes_of(const Resolver *resolver, const Object *operator)
{
    const ObjectVec *objects = &resolver->reader->model->objects;

    for (size_t i = 0; !resolver->canonical && i < objects->count; i++) {
        Object *class = objects->items[i];

        if (class->kind != KIND_OPERATOR_CLASS)
            continue;
        resolve_finish(resolver, class);
        for (size_t j = 0; j < class->dependencies.count; j++)
            if (class->dependencies.items[j].on == operator)
                resolve_depend(resolver, class);
    }
}

/* ORDER BY x USING operator. */
static void resolve_sort_operator(Resolver *resolver, SortBy *sort, const ExprType *type)
{
    const char *name = strVal(llast(sort->useOp));
    const char *written = list_length(sort->useOp) < 2
                              ? NULL
                              : strVal(list_nth(sort->useOp, list_length(sort->useOp) - 2));
    OperatorMatch match;

    if (!operator_match(resolver, written, name, type, type, &match) || match.own == NULL)
        return;
    sort->useOp = list_make2(makeString(pstrdup(operator_schema(resolver, &match))),
                             makeString(pstrdup(name)));
    depend_on_classes_of(resolver, &match.own->object);
}

/* ---- ORDER BY ------------------------------------------------------------------------------------------------- */

void canonical_order(SortBy *sort)
{
    bool descending;

    if (sort->sortby_dir == SORTBY_USING) {
        const char *name = strVal(llast(sort->useOp));

        if (strcmp(name, ">") != 0 && strcmp(name, "<") != 0)
            return;
        sort->sortby_dir = name[0] == '>' ? SORTBY_DESC : SORTBY_DEFAULT;
        sort->useOp = NIL;
    }
    descending = sort->sortby_dir == SORTBY_DESC;

    if (sort->sortby_dir == SORTBY_ASC)
        sort->sortby_dir = SORTBY_DEFAULT;
    if (sort->sortby_nulls == (descending ? SORTBY_NULLS_FIRST : SORTBY_NULLS_LAST))
        sort->sortby_nulls = SORTBY_NULLS_DEFAULT;
}

void resolve_sorting(Resolver *resolver, SortBy *sort, const ExprType *type)
{
    if (sort->sortby_dir == SORTBY_USING)
        resolve_sort_operator(resolver, sort, type);
    else
        depend_on_sorting(resolver, type);
    if (resolver->canonical)
        canonical_order(sort);
}

void resolve_sort(Resolver *resolver, Scope *scope, List *sort)
{
    ListCell *cell;

    foreach(cell, sort)
    {
        SortBy *item = lfirst_node(SortBy, cell);

        const Typed value = resolve_node(resolver, scope, &item->node);

        parameter_take_type(resolver, item->node, &(ExprType){.code = TYPE_TEXT});
        resolve_sorting(resolver, item, &value.type);
    }
}

/* The offset of a frame: a number of rows or groups, or what is added to the value of ORDER BY. */
static void resolve_offset(Resolver *resolver, Scope *scope, const WindowDef *window, Node **slot)
{
    const ExprType bigint = type_of_code(TYPE_INT8);

    resolve_node(resolver, scope, slot);
    if (*slot != NULL && (window->frameOptions & (FRAMEOPTION_ROWS | FRAMEOPTION_GROUPS)) != 0)
        parameter_take_type(resolver, *slot, &bigint);
}

void resolve_window(Resolver *resolver, Scope *scope, WindowDef *window)
{
    ListCell *cell;

    if (window == NULL)
        return;
    foreach(cell, window->partitionClause)
    {
        const Typed value = resolve_node(resolver, scope, (Node **)&lfirst(cell));

        depend_on_sorting(resolver, &value.type);
    }
    resolve_sort(resolver, scope, window->orderClause);
    resolve_offset(resolver, scope, window, &window->startOffset);
    resolve_offset(resolver, scope, window, &window->endOffset);
}
