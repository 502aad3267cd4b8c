
/* -- Statements -------------------------------------------------------------------------------- */

/* Appends several texts; the list ends with NULL. */
static void pfx_write(pfx_conn *conn, ...)
{
    va_list texts;
    const char *text;

    va_start(texts, conn);
    while ((text = va_arg(texts, const char *)) != NULL)
        pfx_append(conn, &conn->sql, text);
    va_end(texts);
}

/* Appends $n and the cast of the column. */
static void pfx_write_parameter(pfx_conn *conn, int number, const char *cast)
{
    char text[16];

    snprintf(text, sizeof text, "$%d", number);
    pfx_write(conn, text, cast, (char *)NULL);
}

/* Appends "t.column" and what follows it, an operator or a comma. */
static void pfx_write_column(pfx_conn *conn, const pfx_column *column, const char *next)
{
    pfx_write(conn, "t.", column->name, column->compare != NULL ? column->compare : "", next,
              (char *)NULL);
}

/* Appends "t.column operator $n" and binds the value. */
static void pfx_write_comparison(pfx_conn *conn, const pfx_column *column, const char *operator,
                                 const void *value)
{
    conn->column = column->name;
    pfx_write_column(conn, column, operator);
    pfx_write_parameter(conn, conn->param_count + 1, column->cast);
    pfx_bind(conn, column->codec, value);
    conn->column = NULL;
}

/* Appends what joins the next condition to those before. */
static void pfx_write_and(pfx_conn *conn)
{
    pfx_write(conn, conn->condition_count == 0 ? " WHERE " : " AND ", (char *)NULL);
    conn->condition_count++;
}

void pfx_start_select(pfx_conn *conn, const pfx_table *table)
{
    pfx_start(conn, NULL);
    pfx_write(conn, "SELECT ", table->columns_sql, " FROM ", table->name, " AS t", (char *)NULL);
}

void pfx_start_count(pfx_conn *conn, const pfx_table *table)
{
    pfx_start(conn, NULL);
    pfx_write(conn, "SELECT pg_catalog.count(*) FROM ", table->name, " AS t", (char *)NULL);
}

void pfx_start_exists(pfx_conn *conn, const pfx_table *table)
{
    pfx_start(conn, NULL);
    pfx_write(conn, "SELECT EXISTS (SELECT FROM ", table->name, " AS t", (char *)NULL);
}

void pfx_start_delete(pfx_conn *conn, const pfx_table *table)
{
    pfx_start(conn, NULL);
    pfx_write(conn, "DELETE FROM ", table->name, " AS t", (char *)NULL);
}

void pfx_add_returning(pfx_conn *conn, const pfx_table *table, bool wanted)
{
    if (wanted)
        pfx_write(conn, " RETURNING ", table->columns_sql, (char *)NULL);
}

void pfx_add_equal(pfx_conn *conn, const pfx_table *table, int column, const void *value)
{
    pfx_write_and(conn);
    pfx_write_comparison(conn, &table->columns[column], " = ", value);
}

/* -- Filters ----------------------------------------------------------------------------------- */

/* What follows the pointers of a pfx_where_..., where it has lists. */
typedef struct pfx_any_list {
    size_t count;
    const void *items;
} pfx_any_list;

/* The operators of the pointers of each kind of pfx_where_..., in order. */
static const struct {
    const char *operators[8];
    bool has_lists;
} pfx_condition_kinds[] = {
    [PFX_CONDITIONS_NULL] = {{NULL}, false},
    [PFX_CONDITIONS_ORDERED] = {{" = ", " <> ", " < ", " <= ", " > ", " >= "}, true},
    [PFX_CONDITIONS_TEXT] =
        {{" = ", " <> ", " < ", " <= ", " > ", " >= ", " LIKE ", " ILIKE "}, true},
    [PFX_CONDITIONS_JSON] = {{" = ", " <> ", " @> "}, false},
    [PFX_CONDITIONS_ARRAY] = {{" = ", " <> ", " @> ", " && "}, false},
};

/* Appends "AND" between the conditions on a row, and counts them. */
static void pfx_write_between(pfx_conn *conn, int *count)
{
    if ((*count)++ > 0)
        pfx_write(conn, " AND ", (char *)NULL);
}

/* Appends "t.column = ANY ($n)" for a list that is there. */
static void pfx_write_list(pfx_conn *conn, const pfx_column *column, const char *operator,
                           const pfx_any_list *list, int *count)
{
    pfx_items items = {
        .at = list->items,
        .count = list->count,
        .stride = column->codec->size,
        .nulls = PFX_NEVER_NULL,
        .codec = column->codec,
    };

    if (list->items == NULL && list->count == 0)
        return;
    conn->column = column->name;
    pfx_write_between(conn, count);
    pfx_write_column(conn, column, operator);
    pfx_write_parameter(conn, conn->param_count + 1, column->cast);
    pfx_write(conn, column->cast[0] != '\0' ? "[])" : ")", (char *)NULL);
    pfx_bind_items(conn, &items);
    conn->column = NULL;
}

/* Appends the conditions on one column. */
static void pfx_write_conditions(pfx_conn *conn, const pfx_column *column, const char *where,
                                 int *count)
{
    const char *const *operators = pfx_condition_kinds[column->conditions].operators;
    pfx_any_list lists[2];
    pfx_null_test test;

    for (int i = 0; i < 8 && operators[i] != NULL; i++) {
        const void *value;

        memcpy(&value, where, sizeof value);
        where += sizeof value;
        if (value == NULL)
            continue;
        pfx_write_between(conn, count);
        pfx_write_comparison(conn, column, operators[i],
                             column->codec->kind == PFX_KIND_TEXT ? &value : value);
    }
    if (pfx_condition_kinds[column->conditions].has_lists) {
        memcpy(lists, where, sizeof lists);
        where += sizeof lists;
        pfx_write_list(conn, column, " = ANY (", &lists[0], count);
        pfx_write_list(conn, column, " <> ALL (", &lists[1], count);
    }
    memcpy(&test, where, sizeof test);
    if (test == PFX_NULL_OR_NOT)
        return;
    pfx_write_between(conn, count);
    pfx_write(conn, "t.", column->name, test == PFX_IS_NULL ? " IS NULL" : " IS NOT NULL",
              (char *)NULL);
}

/* Appends one alternative of a filter; returns the next. */
static const void *pfx_write_alternative(pfx_conn *conn, const pfx_table *table,
                                         const void *filter, int *count)
{
    const void *or_else;

    for (int i = 0; i < table->column_count; i++)
        pfx_write_conditions(conn, &table->columns[i],
                             (const char *)filter + table->columns[i].in_filter, count);
    memcpy(&or_else, (const char *)filter + table->or_else, sizeof or_else);
    return or_else;
}

void pfx_add_filter(pfx_conn *conn, const pfx_table *table, const void *filter)
{
    size_t start = conn->sql.size;
    const void *or_else;
    int count = 0;

    if (filter == NULL)
        return;
    pfx_write_and(conn);
    pfx_write(conn, "((", (char *)NULL);
    or_else = pfx_write_alternative(conn, table, filter, &count);
    if (count == 0 && or_else == NULL && conn->error.status == PFX_OK) { /* no conditions */
        conn->sql.size = start;
        conn->sql.data[start] = '\0';
        conn->condition_count--;
        return;
    }
    while (or_else != NULL && conn->error.status == PFX_OK) {
        pfx_write(conn, count == 0 ? "true) OR (" : ") OR (", (char *)NULL);
        count = 0;
        or_else = pfx_write_alternative(conn, table, or_else, &count);
    }
    pfx_write(conn, count == 0 ? "true))" : "))", (char *)NULL);
}

void pfx_add_strict_filter(pfx_conn *conn, const pfx_table *table, const void *filter)
{
    int before = conn->condition_count;

    pfx_add_filter(conn, table, filter);
    if (filter != NULL && conn->condition_count == before && conn->error.status == PFX_OK)
        pfx_fail(conn, PFX_ERR_ARGUMENT,
                 "the filter has no conditions; pass NULL in its place for all rows");
}

/* -- Order and pages --------------------------------------------------------------------------- */

/* The value of a column in a row that was read; NULL if it is null. */
static const void *pfx_row_value(const pfx_column *column, const void *row)
{
    const char *at = (const char *)row + column->in_row;

    if (!column->nullable)
        return at;
    return *(const bool *)(const void *)at ? NULL : at + column->codec->in_nullable;
}

/* Whether the rows behind another are those whose columns, as a list, are greater (or less). */
static bool pfx_is_uniform(const pfx_table *table, const pfx_order *order)
{
    for (int i = 0; i < order->count; i++)
        if (table->columns[order->columns[i].column].nullable ||
            order->columns[i].descending != order->columns[0].descending)
            return false;
    return true;
}

/* Appends "(t.a, t.b) > ($1, $2)". */
static void pfx_write_row_comparison(pfx_conn *conn, const pfx_table *table, const pfx_order *order,
                                     bool descending, const void *after)
{
    const char *compare = order->columns[0].descending != descending ? ") < (" : ") > (";

    pfx_write(conn, "(", (char *)NULL);
    for (int i = 0; i < order->count; i++)
        pfx_write_column(conn, &table->columns[order->columns[i].column],
                         i + 1 < order->count ? ", " : compare);
    for (int i = 0; i < order->count; i++) {
        const pfx_column *column = &table->columns[order->columns[i].column];

        pfx_write(conn, i > 0 ? ", " : "", (char *)NULL);
        pfx_write_parameter(conn, conn->param_count + 1, column->cast);
        pfx_bind(conn, column->codec, pfx_row_value(column, after));
    }
    pfx_write(conn, ")", (char *)NULL);
}

/* Appends the condition that a row stands behind another in one column. */
static void pfx_write_behind(pfx_conn *conn, const pfx_column *column, const pfx_sort *sort,
                             bool descending, const void *value)
{
    bool nulls_last = sort->nulls_first == descending;

    if (value == NULL) {
        pfx_write(conn, nulls_last ? "false" : "t.", nulls_last ? "" : column->name,
                  nulls_last ? "" : " IS NOT NULL", (char *)NULL);
        return;
    }
    if (column->nullable && nulls_last)
        pfx_write(conn, "t.", column->name, " IS NULL OR ", (char *)NULL);
    pfx_write_comparison(conn, column, sort->descending != descending ? " < " : " > ", value);
}

/* Appends "a > $1 OR a = $1 AND (b > $2 OR ...)", with nulls where the order has them. */
static void pfx_write_all_behind(pfx_conn *conn, const pfx_table *table, const pfx_order *order,
                                 bool descending, const void *after)
{
    for (int i = 0; i < order->count; i++) {
        const pfx_column *column = &table->columns[order->columns[i].column];
        const void *value = pfx_row_value(column, after);
        bool is_last = i + 1 == order->count;

        pfx_write(conn, "(", (char *)NULL);
        pfx_write_behind(conn, column, &order->columns[i], descending, value);
        if (is_last)
            break;
        pfx_write(conn, " OR ", (char *)NULL);
        if (value != NULL)
            pfx_write_comparison(conn, column, " = ", value);
        else
            pfx_write(conn, "t.", column->name, " IS NULL", (char *)NULL);
        pfx_write(conn, " AND ", (char *)NULL);
    }
    for (int i = 0; i < order->count; i++)
        pfx_write(conn, ")", (char *)NULL);
}

/* Appends LIMIT or OFFSET, unless it is zero. */
static void pfx_write_bound(pfx_conn *conn, const char *what, int64_t value)
{
    size_t offset = conn->scratch.size;
    char *at;

    if (value < 0) {
        pfx_fail(conn, PFX_ERR_ARGUMENT, "the limit or the offset of the page is negative");
        return;
    }
    if (value == 0 || (at = pfx_extend(conn, 8)) == NULL)
        return;
    pfx_store64(at, (uint64_t)value);
    pfx_write(conn, what, (char *)NULL);
    pfx_write_parameter(conn, conn->param_count + 1, "::bigint");
    pfx_bind_scratch(conn, offset, 1);
}

/* Appends ORDER BY. */
static void pfx_write_order(pfx_conn *conn, const pfx_table *table, const pfx_order *order,
                            bool descending)
{
    for (int i = 0; i < order->count; i++) {
        const pfx_sort *sort = &order->columns[i];
        bool is_descending = sort->descending != descending;
        bool nulls_first = sort->nulls_first != descending;

        pfx_write(conn, i == 0 ? " ORDER BY t." : ", t.", table->columns[sort->column].name,
                  is_descending ? " DESC" : "", (char *)NULL);
        if (nulls_first != is_descending)
            pfx_write(conn, nulls_first ? " NULLS FIRST" : " NULLS LAST", (char *)NULL);
    }
}

void pfx_add_span(pfx_conn *conn, const pfx_table *table, pfx_span span)
{
    static const char *const locks[] = {
        [PFX_LOCK_NONE] = "",
        [PFX_LOCK_UPDATE] = " FOR UPDATE",
        [PFX_LOCK_UPDATE_NOWAIT] = " FOR UPDATE NOWAIT",
        [PFX_LOCK_UPDATE_SKIP_LOCKED] = " FOR UPDATE SKIP LOCKED",
        [PFX_LOCK_SHARE] = " FOR SHARE",
    };
    const pfx_order *order = NULL;

    if (conn->error.status != PFX_OK)
        return;
    if (span.order >= 0 && span.order < table->order_count)
        order = &table->orders[span.order];
    if (order == NULL || (order->count == 0 && (span.descending || span.after != NULL)) ||
        (unsigned)span.lock >= sizeof locks / sizeof *locks) {
        pfx_fail(conn, PFX_ERR_ARGUMENT, "%s: the page asks for an order that there is not",
                 table->shape->name);
        return;
    }
    if (span.after != NULL) {
        if (!order->is_total) {
            pfx_fail(conn, PFX_ERR_ARGUMENT,
                     "%s: rows may be equal in this order, so none can be told to be the last one",
                     table->shape->name);
            return;
        }
        pfx_write_and(conn);
        if (pfx_is_uniform(table, order))
            pfx_write_row_comparison(conn, table, order, span.descending, span.after);
        else
            pfx_write_all_behind(conn, table, order, span.descending, span.after);
    }
    pfx_write_order(conn, table, order, span.descending);
    pfx_write_bound(conn, " LIMIT ", span.limit);
    pfx_write_bound(conn, " OFFSET ", span.offset);
    pfx_write(conn, locks[span.lock], (char *)NULL);
}

/* -- Writing rows ------------------------------------------------------------------------------ */

/* What becomes of a column of a row to insert or to change. */
static pfx_state pfx_column_state(pfx_conn *conn, const pfx_column *column, bool is_new,
                                  const void *values)
{
    pfx_state state;

    if (!column->writable)
        return PFX_UNSET;
    if (is_new && column->required)
        return PFX_VALUE;
    memcpy(&state, (const char *)values + (is_new ? column->in_new : column->in_changes),
           sizeof state);
    if (state != PFX_UNSET && state != PFX_NULL && state != PFX_VALUE) {
        conn->column = column->name;
        pfx_refuse(conn, "the state of the field is invalid");
        conn->column = NULL;
    }
    return state;
}

/* Where the value is. */
static const void *pfx_column_value(const pfx_column *column, bool is_new, const void *values)
{
    if (!is_new)
        return (const char *)values + column->in_changes + column->codec->in_field;
    return (const char *)values + column->in_new +
           (column->required ? 0 : column->codec->in_field);
}

/* Appends $n for a value and binds it. */
static void pfx_write_value(pfx_conn *conn, const pfx_column *column, pfx_state state, bool is_new,
                            const void *values)
{
    conn->column = column->name;
    pfx_write_parameter(conn, conn->param_count + 1, column->cast);
    if (state == PFX_NULL)
        pfx_bind_null(conn);
    else
        pfx_bind(conn, column->codec, pfx_column_value(column, is_new, values));
    conn->column = NULL;
}

/* Appends the names of the columns that a row sets; returns how many these are. */
static int pfx_write_names(pfx_conn *conn, const pfx_table *table, const void *values)
{
    int count = 0;

    for (int i = 0; i < table->column_count; i++)
        if (pfx_column_state(conn, &table->columns[i], true, values) != PFX_UNSET)
            pfx_write(conn, count++ == 0 ? " (" : ", ", table->columns[i].name, (char *)NULL);
    if (count > 0)
        pfx_write(conn, ")", (char *)NULL);
    return count;
}

void pfx_start_insert(pfx_conn *conn, const pfx_table *table, const void *values)
{
    int count = 0;

    pfx_start(conn, NULL);
    pfx_write(conn, "INSERT INTO ", table->name, " AS t", (char *)NULL);
    if (values == NULL || pfx_write_names(conn, table, values) == 0) {
        pfx_write(conn, " DEFAULT VALUES", (char *)NULL);
        return;
    }
    for (int i = 0; i < table->column_count; i++) {
        const pfx_column *column = &table->columns[i];
        pfx_state state = pfx_column_state(conn, column, true, values);

        if (state == PFX_UNSET)
            continue;
        pfx_write(conn, count++ == 0 ? " VALUES (" : ", ", (char *)NULL);
        pfx_write_value(conn, column, state, true, values);
    }
    pfx_write(conn, ")", (char *)NULL);
}

/* Whether a column is one of the key. */
static bool pfx_is_in_key(const int *key, int count, int column)
{
    for (int i = 0; i < count; i++)
        if (key[i] == column)
            return true;
    return false;
}

void pfx_add_conflict(pfx_conn *conn, const pfx_table *table, const void *values, const int *key,
                      int count)
{
    int assigned = 0;

    for (int i = 0; i < count; i++)
        pfx_write(conn, i == 0 ? " ON CONFLICT (" : ", ", table->columns[key[i]].name,
                  (char *)NULL);
    pfx_write(conn, ") DO UPDATE SET ", (char *)NULL);
    for (int i = 0; i < table->column_count; i++) {
        const char *name = table->columns[i].name;

        if (pfx_is_in_key(key, count, i) ||
            pfx_column_state(conn, &table->columns[i], true, values) == PFX_UNSET)
            continue;
        pfx_write(conn, assigned++ > 0 ? ", " : "", name, " = EXCLUDED.", name, (char *)NULL);
    }
    /* A row that is there is to be returned even if nothing of it changes. */
    if (assigned == 0)
        pfx_write(conn, table->columns[key[0]].name, " = EXCLUDED.", table->columns[key[0]].name,
                  (char *)NULL);
}

bool pfx_start_update(pfx_conn *conn, const pfx_table *table, const void *changes)
{
    int count = 0;

    pfx_start(conn, NULL);
    pfx_write(conn, "UPDATE ", table->name, " AS t SET ", (char *)NULL);
    for (int i = 0; i < table->column_count; i++) {
        const pfx_column *column = &table->columns[i];
        pfx_state state = pfx_column_state(conn, column, false, changes);

        if (state == PFX_UNSET)
            continue;
        pfx_write(conn, count++ > 0 ? ", " : "", column->name, " = ", (char *)NULL);
        pfx_write_value(conn, column, state, false, changes);
    }
    return count > 0 || conn->error.status != PFX_OK;
}

pfx_status pfx_fail_no_changes(pfx_conn *conn, const pfx_table *table)
{
    if (conn->error.status != PFX_OK)
        return conn->error.status;
    return pfx_fail(conn, PFX_ERR_ARGUMENT, "%s: no changes are set", table->shape->name);
}
