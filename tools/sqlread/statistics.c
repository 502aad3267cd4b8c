#include "sqlread/reader.h"

/* CREATE STATISTICS. Source: CREATE STATISTICS in the manual, statscmds.c of the server. */

/* What the server makes of the elements for the name of statistics without one: ChooseExtendedStatisticNameAddition(). */
static const char *name_addition(Reader *reader, const List *elements)
{
    Str text = str_new(reader->scratch);
    ListCell *cell;

    foreach(cell, elements)
    {
        const StatsElem *element = lfirst_node(StatsElem, cell);

        if (text.length > 0)
            str_char(&text, '_');
        str_text(&text, element->name != NULL ? element->name : "expr");
        if (text.length >= NAMEDATALEN)
            break;
    }
    return text.text;
}

/* A name that no statistics of the schema have: ChooseExtendedStatisticName(). */
static const char *choose_name(Reader *reader, const Object *table, const List *elements)
{
    const char *addition = name_addition(reader, elements);

    for (int pass = 0;; pass++) {
        const char *label = pass == 0 ? "stat" : arena_printf(reader->scratch, "stat%d", pass);
        const char *name = reader_object_name(reader, table->name, addition, label);

        if (model_find(reader->model, NAMESPACE_STATISTIC, NULL, table->schema, name, NULL) == NULL)
            return name;
    }
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void reader_sort_statistic(Object *statistic)
{
    vec_sort(&((StatisticObject *)statistic)->columns, compare_texts);
}

static ReadResult read_types(Reader *reader, const CreateStatsStmt *statement,
                             StatisticObject *statistic)
{
    static const char *const KNOWN[] = {"dependencies", "mcv", "ndistinct"};

    foreach_ptr(Node, name, statement->stat_types)
    {
        bool known = false;

        for (size_t i = 0; i < lengthof(KNOWN); i++)
            known = known || strcmp(KNOWN[i], strVal(name)) == 0;
        if (!known)
            return reader_fail(reader, reader_word(reader, strVal(name)), "statistics",
                               "there are no statistics of kind \"%s\": they are ndistinct, "
                               "dependencies and mcv",
                               strVal(name));
        if (!texts_have(&statistic->types, strVal(name)))
            vec_push(reader->arena, &statistic->types, arena_strdup(reader->arena, strVal(name)));
    }
    vec_sort(&statistic->types, compare_texts);
    if (statistic->types.count == lengthof(KNOWN))
        statistic->types.count = 0; /* as when none is named */
    return READ_DONE;
}

/* `(a)` is a column, too. */
static const char *element_column(const Object *table, const StatsElem *element)
{
    const Node *last = element->name != NULL || !IsA(element->expr, ColumnRef)
                           ? NULL
                           : llast(castNode(ColumnRef, element->expr)->fields);

    if (element->name != NULL)
        return element->name;
    return last != NULL && IsA(last, String) &&
                   object_child(table, KIND_COLUMN, strVal(last)) != NULL
               ? strVal(last)
               : NULL;
}

static ReadResult read_elements(Reader *reader, const CreateStatsStmt *statement,
                                StatisticObject *statistic, const Object *table)
{
    Draft *draft = draft_of(reader, &statistic->object);
    List *expressions = NIL;

    foreach_node(StatsElem, element, statement->exprs)
    {
        const char *column = element_column(table, element);

        if (column == NULL) {
            expressions = lappend(expressions, element->expr);
            continue;
        }
        if (texts_have(&statistic->columns, column))
            return reader_fail(
                reader,
                place_word_after(reader, &reader->place, reader_word(reader, column), column),
                "statistics", "statistics name the column \"%s\" twice", column);
        vec_push(reader->arena, &statistic->columns, arena_strdup(reader->arena, column));
    }
    if (statistic->columns.count + (size_t)list_length(expressions) < 2 && expressions == NIL)
        return reader_fail(reader, -1, "statistics",
                           "statistics need two columns, or an expression: the server counts over "
                           "single columns by itself");
    if (list_length(statement->exprs) == 1 && statement->stat_types != NIL)
        return reader_fail(reader, -1, "statistics",
                           "statistics over a single expression have no kinds");
    draft->expr = (Node *)expressions;
    reader_sort_statistic(&statistic->object);
    return READ_DONE;
}

ReadResult read_create_statistics(Reader *reader, Node *node)
{
    CreateStatsStmt *statement = castNode(CreateStatsStmt, node);
    const char *schema = NULL;
    const char *name = NULL;
    StatisticObject *statistic;
    Object *existing;
    Object *table;
    ReadResult result;

    if (list_length(statement->relations) != 1 || !IsA(linitial(statement->relations), RangeVar))
        return reader_fail(reader, -1, "statistics", "statistics are about one table");
    result = reader_need_relation(reader, linitial_node(RangeVar, statement->relations), &table);
    if (result != READ_DONE)
        return result;
    if (!object_is_table(table) && table->kind != KIND_MATERIALIZED_VIEW)
        return reader_fail(reader, linitial_node(RangeVar, statement->relations)->location,
                           "wrong-kind", "%s is a %s: it has no statistics",
                           object_id(reader->scratch, table), kind_label(table->kind));
    if (statement->defnames != NIL) {
        name_parts(statement->defnames, &schema, &name);
        schema = reader_creation_schema(reader, schema);
    } else {
        schema = table->schema;
        name = choose_name(reader, table, statement->exprs);
    }
    existing = model_find(reader->model, NAMESPACE_STATISTIC, NULL, schema, name, NULL);
    if (existing != NULL && statement->if_not_exists) {
        reader_note_second(reader, existing);
        return READ_DONE;
    }
    statistic =
        (StatisticObject *)reader_new_object(reader, KIND_STATISTIC, table, schema, name, -1);
    statistic->object.implicit = statement->defnames == NIL;
    draft_of(reader, &statistic->object)->node = node;
    result = read_types(reader, statement, statistic);
    if (result == READ_DONE)
        result = read_elements(reader, statement, statistic, table);
    return result == READ_DONE ? reader_add(reader, &statistic->object) : result;
}

ReadResult read_alter_statistics(Reader *reader, Node *node)
{
    AlterStatsStmt *alter = castNode(AlterStatsStmt, node);
    const Node *target = alter->stxstattarget;
    const char *schema;
    const char *name;
    Object *object;

    name_parts(alter->defnames, &schema, &name);
    object =
        find_on_path(reader->model, reader->place.path, NAMESPACE_STATISTIC, schema, name, NULL);
    if (object == NULL && alter->missing_ok && reader->retrying)
        return READ_DONE;
    if (object == NULL)
        return reader_wait(reader, reader_word(reader, name), "unknown statistics \"%s\"", name);
    ((StatisticObject *)object)->target = target != NULL && intVal(target) >= 0
                                              ? arena_printf(reader->arena, "%d", intVal(target))
                                              : NULL;
    return READ_DONE;
}

/* ---- LIKE … INCLUDING STATISTICS ------------------------------------------------------------------------------ */

ReadResult reader_copy_statistic(Reader *reader, Object *table, const Object *original)
{
    const StatisticObject *from = (const StatisticObject *)original;
    const Draft *draft = draft_of(reader, original);
    CreateStatsStmt *copy = makeNode(CreateStatsStmt);

    /* In the order of the columns: generateClonedExtStatsStmt() of the server. */
    for (size_t i = 0; i < original->parent->children.count; i++) {
        const Object *column = original->parent->children.items[i];
        StatsElem *element;

        if (column->kind != KIND_COLUMN || !texts_have(&from->columns, column->name))
            continue;
        element = makeNode(StatsElem);
        element->name = pstrdup(column->name);
        copy->exprs = lappend(copy->exprs, element);
    }
    foreach_ptr(Node, expression, (List *)draft->expr)
    {
        StatsElem *element = makeNode(StatsElem);

        element->expr = copyObject(expression);
        copy->exprs = lappend(copy->exprs, element);
    }
    for (size_t i = 0; i < from->types.count; i++)
        copy->stat_types = lappend(copy->stat_types, makeString(pstrdup(from->types.items[i])));
    copy->relations = list_make1(makeRangeVar(pstrdup(table->schema), pstrdup(table->name), -1));
    return read_create_statistics(reader, (Node *)copy);
}

/* ---- The end -------------------------------------------------------------------------------------------------- */

static bool view_has_column(const Object *relation, const char *name)
{
    const ViewObject *view = (const ViewObject *)relation;

    for (size_t i = 0; object_is_view(relation) && i < view->columns.count; i++)
        if (strcmp(view->columns.items[i].name, name) == 0)
            return true;
    return object_is_view(relation) && view->columns.count == 0;
}

static void report_column(Reader *reader, const Object *statistic, const Draft *draft,
                          const char *name)
{
    Diag *diag = diag_error(reader->diags, "unknown-column",
                            place_span(&draft->place, place_word(reader, &draft->place, name)),
                            "statistics \"%s\" name unknown column \"%s\" of %s", statistic->name,
                            name, object_id(reader->scratch, statistic->parent));

    reader_hint_part(reader, diag, statistic->parent, NAMESPACE_COLUMN, name);
}

void finish_statistic(Reader *reader, Object *object, Draft *draft)
{
    StatisticObject *statistic = (StatisticObject *)object;
    const ExprScope scope = {.relation = object->parent};

    finish_object(reader, object->parent);
    for (size_t i = 0; i < statistic->columns.count; i++) {
        const char *name = statistic->columns.items[i];
        Object *column = object_child(object->parent, KIND_COLUMN, name);

        /* When the column gets another type, the server makes it anew but forgets its target:
         * RememberStatisticsForRebuilding(). */
        if (column != NULL)
            object_depend(reader->arena, object, column,
                          statistic->target == NULL ? DEPENDENCY_NORMAL : DEPENDENCY_EXPRESSION);
        else if (!view_has_column(object->parent, name))
            report_column(reader, object, draft, name);
    }
    statistic->expressions.count = 0;
    foreach_ptr(Node, expression, (List *)draft->expr)
    {
        SqlExprItem item = {0};

        resolve_expression(reader, object, &draft->place, &scope, expression, &item.expr);
        vec_push(reader->arena, &statistic->expressions, item);
    }
}
