
/* -- Many rows --------------------------------------------------------------------------------- */

/* Rows that several answers brought, in the order they came. */
typedef struct pfx_collection {
    const pfx_shape *shape;
    size_t room; /* for so many rows */
    pfx_any_rows *rows;
} pfx_collection;

/* Makes room for the rows; nothing is to be collected where out is NULL. */
static pfx_status pfx_open_collection(pfx_conn *conn, pfx_collection *collection,
                                      const pfx_shape *shape, size_t count, pfx_any_rows *out)
{
    pfx_result *result;

    *collection = (pfx_collection){shape, count, out};
    if (out == NULL)
        return PFX_OK;
    result = pfx_make_result(shape, count);
    if (result == NULL)
        return pfx_fail_memory(conn);
    *out = (pfx_any_rows){0, result->rows, result};
    return PFX_OK;
}

/* Adds the rows of an answer, which it takes over. */
static pfx_status pfx_collect(pfx_conn *conn, pfx_collection *collection, PGresult *pg)
{
    size_t size = collection->shape->row_size;
    pfx_any_rows *all = collection->rows;
    pfx_any_rows more = {0};
    pfx_status status;

    if (all == NULL) {
        PQclear(pg);
        return PFX_OK;
    }
    status = pfx_read_rows(conn, collection->shape, pg, &more);
    if (status != PFX_OK || more.count == 0)
        return status;
    more.result->next = all->result->next;
    all->result->next = more.result;
    if (more.count > collection->room - all->count)
        return pfx_fail(conn, PFX_ERR_SERVER, "%s: more rows came back than were sent",
                        collection->shape->name);
    memcpy((char *)all->rows + all->count * size, more.rows, more.count * size);
    all->count += more.count;
    return PFX_OK;
}

/* Whether two rows set the same columns. */
static bool pfx_sets_same(pfx_conn *conn, const pfx_table *table, const void *a, const void *b)
{
    for (int i = 0; i < table->column_count; i++) {
        const pfx_column *column = &table->columns[i];

        if (!column->required && (pfx_column_state(conn, column, true, a) == PFX_UNSET) !=
                                     (pfx_column_state(conn, column, true, b) == PFX_UNSET))
            return false;
    }
    return true;
}

/* Whether rows like this one can be sent as arrays: unnest() would take arrays apart. */
static bool pfx_fits_arrays(pfx_conn *conn, const pfx_table *table, const void *row)
{
    int count = 0;

    for (int i = 0; i < table->column_count; i++) {
        const pfx_column *column = &table->columns[i];

        if (pfx_column_state(conn, column, true, row) == PFX_UNSET)
            continue;
        count++;
        if (column->codec->kind == PFX_KIND_ARRAY || column->type == NULL)
            return false;
    }
    return count > 0;
}

/* How many rows from the first on set the same columns as it. */
static size_t pfx_run_length(pfx_conn *conn, const pfx_table *table, const char *rows, size_t count)
{
    size_t length = 1;
    bool may_differ = false;

    for (int i = 0; i < table->column_count; i++)
        may_differ = may_differ || (table->columns[i].writable && !table->columns[i].required);
    if (!may_differ)
        return count;
    while (length < count && pfx_sets_same(conn, table, rows, rows + length * table->new_size))
        length++;
    return length;
}

/*
 * Builds the request that inserts rows by arrays. In the list of SELECT unnest() gives row after
 * row; in FROM all of them would be put into a store of rows first. False if the request became
 * too large, and there is no error: then fewer rows are to be sent.
 */
static bool pfx_build_arrays(pfx_conn *conn, const pfx_table *table, const char *rows, size_t count)
{
    bool is_first = true;

    pfx_start(conn, NULL);
    pfx_write(conn, "INSERT INTO ", table->name, " AS t", (char *)NULL);
    pfx_write_names(conn, table, rows);
    for (int i = 0; i < table->column_count; i++) {
        const pfx_column *column = &table->columns[i];
        size_t offset = conn->scratch.size;
        pfx_items items = {
            .at = rows + column->in_new,
            .count = count,
            .stride = table->new_size,
            .value_at = column->required ? 0 : column->codec->in_field,
            .nulls = column->required ? PFX_NEVER_NULL : PFX_STATE_NULL,
            .codec = column->codec,
        };

        if (pfx_column_state(conn, column, true, rows) == PFX_UNSET)
            continue;
        conn->column = column->name;
        pfx_write(conn, is_first ? " SELECT " : ", ", "pg_catalog.unnest(", (char *)NULL);
        pfx_write_parameter(conn, conn->param_count + 1, "::");
        pfx_write(conn, column->type, "[])", (char *)NULL);
        if (column->codec->encode != NULL && table->shape->types[i] != PFX_OID_USER) {
            pfx_encode_items(conn, &items, table->shape->types[i]);
            pfx_bind_scratch(conn, offset, 1);
        } else {
            pfx_bind_items(conn, &items);
        }
        is_first = false;
        if (conn->scratch.size > PFX_BATCH_MEMORY && count > 1)
            return conn->error.status != PFX_OK;
    }
    conn->column = NULL;
    return true;
}

/* A number of requests that were sent without waiting for their answers. */
typedef struct pfx_pipeline {
    pfx_conn *conn;
    pfx_collection *out; /* NULL: the answers hold no rows */
    int pending;
    size_t bytes;
} pfx_pipeline;

/* Takes one answer; the first error stays. */
static void pfx_take_answer(pfx_pipeline *pipeline, PGresult *pg)
{
    pfx_conn *conn = pipeline->conn;
    ExecStatusType status = PQresultStatus(pg);

    if (conn->error.status != PFX_OK || status == PGRES_PIPELINE_ABORTED) {
        PQclear(pg);
    } else if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        pfx_fail_server(conn, pg);
        PQclear(pg);
    } else if (pipeline->out != NULL) {
        conn->sent = NULL;
        pfx_collect(conn, pipeline->out, pg);
    } else {
        PQclear(pg);
    }
}

/* Waits for all answers. */
static void pfx_flush_pipeline(pfx_pipeline *pipeline)
{
    pfx_conn *conn = pipeline->conn;
    PGresult *pg;

    if (pipeline->pending == 0)
        return;
    if (PQpipelineSync(conn->pg) != 1 && conn->error.status == PFX_OK)
        pfx_fail_server(conn, NULL);
    for (; pipeline->pending > 0; pipeline->pending--) {
        while ((pg = PQgetResult(conn->pg)) != NULL)
            pfx_take_answer(pipeline, pg);
        if (PQstatus(conn->pg) != CONNECTION_OK) {
            if (conn->error.status == PFX_OK)
                pfx_fail_server(conn, NULL);
            break;
        }
    }
    while (PQstatus(conn->pg) == CONNECTION_OK && (pg = PQgetResult(conn->pg)) != NULL) {
        bool is_sync = PQresultStatus(pg) == PGRES_PIPELINE_SYNC;

        PQclear(pg);
        if (is_sync)
            break;
    }
    pipeline->pending = 0;
    pipeline->bytes = 0;
}

/* Ends the pipeline, whatever its state. */
static pfx_status pfx_end_pipeline(pfx_pipeline *pipeline)
{
    pfx_conn *conn = pipeline->conn;

    pfx_flush_pipeline(pipeline);
    if (PQpipelineStatus(conn->pg) != PQ_PIPELINE_OFF)
        PQexitPipelineMode(conn->pg);
    return conn->error.status;
}

/* The size of what is about to be sent. */
static size_t pfx_request_size(const pfx_conn *conn)
{
    size_t size = conn->prepare ? 64 : conn->sql.size;

    for (int i = 0; i < conn->param_count; i++)
        size += (size_t)conn->params[i].length + 16;
    return size;
}

/*
 * Sends the insert of one row. What was sent before is waited for when it is so much that the
 * server could stop reading, which would stop both.
 */
static void pfx_send_insert(pfx_pipeline *pipeline, const pfx_table *table, const void *row)
{
    pfx_conn *conn = pipeline->conn;
    PGresult *failed = NULL;
    pfx_statement *slot;

    if (conn->error.status != PFX_OK)
        return;
    pfx_start_insert(conn, table, row);
    pfx_add_returning(conn, table, pipeline->out != NULL);
    if (!pfx_fill_params(conn))
        return;
    pipeline->bytes += pfx_request_size(conn);
    slot = conn->prepare ? pfx_find_statement(conn) : NULL;
    if (pipeline->bytes > PFX_BATCH_BYTES || (slot != NULL && slot->name[0] == '\0')) {
        pfx_end_pipeline(pipeline);
        pipeline->bytes = pfx_request_size(conn);
        if (conn->error.status != PFX_OK)
            return;
    }
    if (PQpipelineStatus(conn->pg) == PQ_PIPELINE_OFF) {
        if (!pfx_make_ready(conn, &failed) || PQenterPipelineMode(conn->pg) != 1) {
            if (conn->error.status == PFX_OK)
                pfx_fail_server(conn, failed);
            PQclear(failed);
            return;
        }
    } else if (!pfx_make_ready(conn, &failed)) {
        PQclear(failed);
        return;
    }
    if (pfx_send_only(conn))
        pipeline->pending++;
    else
        pfx_fail_server(conn, NULL);
}

/* Ends the transaction that was begun for one call; keeps the error of the call. */
static void pfx_end_own_transaction(pfx_conn *conn)
{
    if (conn->error.status == PFX_OK)
        pfx_commit(conn);
    else
        pfx_rollback(conn);
}
