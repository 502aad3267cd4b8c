
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
    if (count > (SIZE_MAX - sizeof *result) / shape->row_size)
        return pfx_fail_memory(conn);
    result = calloc(1, sizeof *result + count * shape->row_size);
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
    for (int i = 0; i < table->column_count; i++)
        if ((pfx_column_state(conn, &table->columns[i], true, a) == PFX_UNSET) !=
            (pfx_column_state(conn, &table->columns[i], true, b) == PFX_UNSET))
            return false;
    return true;
}

/* Whether rows like this one can be sent as arrays: unnest() would take arrays in them apart. */
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

    while (length < count && length < PFX_BATCH_ROWS &&
           pfx_sets_same(conn, table, rows, rows + length * table->new_size))
        length++;
    return length;
}

/*
 * Builds the request that inserts rows by arrays. False if it became too large, and there is no
 * error: then fewer rows are to be sent.
 */
static bool pfx_build_arrays(pfx_conn *conn, const pfx_table *table, const char *rows, size_t count)
{
    bool is_first = true;

    pfx_start(conn, NULL);
    pfx_write(conn, "INSERT INTO ", table->name, " AS t", (char *)NULL);
    pfx_write_names(conn, table, rows);
    pfx_write(conn, " SELECT * FROM ROWS FROM (", (char *)NULL);
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
        pfx_write(conn, is_first ? "" : ", ", "pg_catalog.unnest(", (char *)NULL);
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
    pfx_write(conn, ")", (char *)NULL);
    return true;
}

/* Inserts rows that set the same columns; *count becomes the number of those that it took. */
static pfx_status pfx_insert_arrays(pfx_conn *conn, const pfx_table *table, const char *rows,
                                    size_t *count, pfx_collection *out)
{
    PGresult *pg;

    while (!pfx_build_arrays(conn, table, rows, *count))
        *count = *count / 2;
    pfx_add_returning(conn, table, out->rows != NULL);
    pg = pfx_exchange(conn);
    if (pg == NULL)
        return conn->error.status;
    return pfx_collect(conn, out, pg);
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
 * Sends the insert of one row. What was sent before is waited for when it is so much that the server
 * could stop reading, which would stop both.
 */
static void pfx_send_insert(pfx_pipeline *pipeline, const pfx_table *table, const void *row)
{
    pfx_conn *conn = pipeline->conn;
    pfx_error error = conn->error;
    PGresult *failed = NULL;
    pfx_statement *slot;

    if (error.status != PFX_OK)
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

/* Inserts all rows, in whatever way fits each part of them. */
static pfx_status pfx_insert_parts(pfx_conn *conn, const pfx_table *table, const char *rows,
                                   size_t count, pfx_collection *out)
{
    pfx_pipeline pipeline = {.conn = conn, .out = out->rows != NULL ? out : NULL};
    size_t done = 0;

    while (done < count && conn->error.status == PFX_OK) {
        const char *row = rows + done * table->new_size;
        size_t length = pfx_run_length(conn, table, row, count - done);

        if (length >= PFX_UNNEST_ROWS && pfx_fits_arrays(conn, table, row)) {
            if (pfx_end_pipeline(&pipeline) == PFX_OK)
                pfx_insert_arrays(conn, table, row, &length, out);
        } else {
            for (size_t i = 0; i < length; i++)
                pfx_send_insert(&pipeline, table, row + i * table->new_size);
        }
        done += length;
    }
    return pfx_end_pipeline(&pipeline);
}

/* Whether the last error is a statement that the server does not have (any more) as it was. */
static bool pfx_was_stale(const pfx_conn *conn)
{
    return conn->error.status == PFX_ERR_RETRY && (strcmp(conn->error.sqlstate, "26000") == 0 ||
                                                   strcmp(conn->error.sqlstate, "0A000") == 0);
}

/* Ends the transaction that was begun for one call; keeps the error of the call. */
static void pfx_end_own_transaction(pfx_conn *conn)
{
    if (conn->error.status == PFX_OK)
        pfx_commit(conn);
    else
        pfx_rollback(conn);
}

pfx_status pfx_insert_many(pfx_conn *conn, const pfx_table *table, const void *rows, size_t count,
                           pfx_any_rows *out)
{
    bool is_own;
    pfx_collection collection;

    if (out != NULL)
        *out = (pfx_any_rows){0};
    pfx_start(conn, NULL);
    if (rows == NULL && count > 0)
        pfx_fail(conn, PFX_ERR_ARGUMENT, "the rows are a null pointer");
    if (conn->error.status != PFX_OK || count == 0)
        return conn->error.status;
    is_own = PQtransactionStatus(conn->pg) == PQTRANS_IDLE &&
             pfx_run_length(conn, table, rows, count) < count;
    is_own = is_own || (PQtransactionStatus(conn->pg) == PQTRANS_IDLE && count > 1 &&
                        !pfx_fits_arrays(conn, table, rows));
    for (int attempt = 0; attempt < 2; attempt++) {
        if (pfx_open_collection(conn, &collection, table->shape, count, out) != PFX_OK)
            break;
        if (!is_own || pfx_begin(conn) == PFX_OK) {
            pfx_insert_parts(conn, table, rows, count, &collection);
            if (is_own)
                pfx_end_own_transaction(conn);
        }
        if (conn->error.status != PFX_OK && out != NULL) {
            pfx_result_free(out->result);
            *out = (pfx_any_rows){0};
        }
        if (!is_own || !pfx_was_stale(conn))
            break;
        pfx_forget_statements(conn);
        pfx_clear_error(conn);
    }
    return conn->error.status;
}

/* -- COPY -------------------------------------------------------------------------------------- */

/* A COPY under way. */
typedef struct pfx_copy_state {
    const pfx_table *table;
    Oid *elements; /* per column: the type of the elements of an array */
    bool *copied;  /* per column */
    int16_t column_count;
} pfx_copy_state;

/* The number of the type of an array's elements. */
static Oid pfx_find_element(pfx_conn *conn, const char *array_type)
{
    static const char sql[] =
        "SELECT typelem FROM pg_catalog.pg_type WHERE oid = $1::pg_catalog.regtype";
    PGresult *pg = PQexecParams(conn->pg, sql, 1, NULL, &array_type, NULL, NULL, 1);
    Oid element = 0;

    if (PQresultStatus(pg) != PGRES_TUPLES_OK)
        pfx_fail_server(conn, pg);
    else if (PQntuples(pg) == 1 && PQgetlength(pg, 0, 0) == 4)
        element = (Oid)pfx_load32(PQgetvalue(pg, 0, 0));
    PQclear(pg);
    return element;
}

/*
 * Whether rows like this one can be copied in binary form. The server wants one of every column of
 * the table, whether it is copied or not.
 */
static bool pfx_can_copy(pfx_conn *conn, const pfx_table *table, const void *row)
{
    int count = 0;

    for (int i = 0; i < table->column_count; i++) {
        const pfx_column *column = &table->columns[i];

        count += pfx_column_state(conn, column, true, row) != PFX_UNSET;
        if (column->codec->encode == NULL)
            return false;
    }
    return count > 0;
}

/* Begins to copy the columns that the first row sets. */
static void pfx_begin_copy(pfx_conn *conn, pfx_copy_state *copy, const void *row)
{
    static const char header[19] = "PGCOPY\n\377\r\n"; /* a NUL, flags, and an extension: zero */
    PGresult *pg;

    for (int i = 0; i < copy->table->column_count; i++) {
        const pfx_column *column = &copy->table->columns[i];

        copy->copied[i] = pfx_column_state(conn, column, true, row) != PFX_UNSET;
        copy->column_count = (int16_t)(copy->column_count + copy->copied[i]);
        if (copy->copied[i] && column->codec->kind == PFX_KIND_ARRAY)
            copy->elements[i] = column->element != PFX_OID_USER
                                    ? column->element
                                    : pfx_find_element(conn, column->array_type);
    }
    pfx_write(conn, "COPY ", copy->table->name, (char *)NULL);
    pfx_write_names(conn, copy->table, row);
    pfx_write(conn, " FROM STDIN (FORMAT binary)", (char *)NULL);
    if (conn->error.status != PFX_OK)
        return;
    pg = PQexec(conn->pg, conn->sql.data);
    if (PQresultStatus(pg) != PGRES_COPY_IN)
        pfx_fail_server(conn, pg);
    PQclear(pg);
    pfx_extend_with(conn, header, sizeof header);
}

/* Sends what was collected. */
static void pfx_send_copy(pfx_conn *conn)
{
    const size_t most = 1 << 30;

    for (size_t at = 0; at < conn->scratch.size && conn->error.status == PFX_OK; at += most) {
        size_t size = conn->scratch.size - at < most ? conn->scratch.size - at : most;

        if (PQputCopyData(conn->pg, conn->scratch.data + at, (int)size) != 1)
            pfx_fail_server(conn, NULL);
    }
    conn->scratch.size = 0;
}

/* Adds one row. */
static void pfx_copy_row(pfx_conn *conn, const pfx_copy_state *copy, const void *row)
{
    char *at = pfx_extend(conn, 2);

    if (at != NULL)
        pfx_store16(at, (uint16_t)copy->column_count);
    for (int i = 0; i < copy->table->column_count && conn->error.status == PFX_OK; i++) {
        const pfx_column *column = &copy->table->columns[i];
        pfx_state state = pfx_column_state(conn, column, true, row);

        conn->column = column->name;
        conn->element = copy->elements[i];
        if ((state != PFX_UNSET) != copy->copied[i])
            pfx_refuse(conn, "it must be set in all rows of a copy, or in none");
        else if (state != PFX_UNSET)
            pfx_encode_sized(conn, column->codec,
                             state == PFX_NULL ? NULL : pfx_column_value(column, true, row));
    }
    conn->column = NULL;
    if (conn->scratch.size >= PFX_COPY_BYTES)
        pfx_send_copy(conn);
}

/* Ends the copy: all rows come into the table, or none after an error. */
static void pfx_end_copy(pfx_conn *conn, int64_t *count)
{
    bool is_fine;
    PGresult *pg;

    if (conn->error.status == PFX_OK) {
        pfx_extend_with(conn, "\377\377", 2);
        pfx_send_copy(conn);
    }
    is_fine = conn->error.status == PFX_OK;
    if (PQputCopyEnd(conn->pg, is_fine ? NULL : "the client gave up") != 1 && is_fine)
        pfx_fail_server(conn, NULL);
    pg = PQgetResult(conn->pg);
    if (PQresultStatus(pg) == PGRES_COMMAND_OK)
        *count = pfx_touched(pg);
    else if (is_fine)
        pfx_fail_server(conn, pg);
    PQclear(pg);
    pfx_drain(conn);
}

/* Says what the source of the rows answered, unless it was the end. */
static void pfx_note_source(pfx_conn *conn, pfx_status status)
{
    if (status != PFX_OK && status != PFX_NOT_FOUND && conn->error.status == PFX_OK)
        pfx_fail(conn, status, "the function that provides the rows gave up: %s",
                 pfx_status_text(status));
}

/* Where the rows come from. */
typedef struct pfx_source {
    pfx_status (*next)(const void *closure, void *row);
    const void *closure;
    void *row;
    size_t size;
} pfx_source;

/* Asks for the next row; other bindings on this connection would fail meanwhile. */
static pfx_status pfx_next_row(pfx_conn *conn, const pfx_source *source)
{
    pfx_error error = conn->error;
    pfx_status status;

    memset(source->row, 0, source->size);
    conn->is_busy = true;
    status = source->next(source->closure, source->row);
    conn->is_busy = false;
    conn->error = error;
    return status;
}

/* Copies the rows from the first on, which is there. */
static void pfx_copy_rows(pfx_conn *conn, const pfx_table *table, const pfx_source *source,
                          int64_t *count)
{
    pfx_status status = PFX_OK;
    pfx_copy_state copy = {.table = table};

    copy.elements = calloc((size_t)table->column_count, sizeof *copy.elements);
    copy.copied = calloc((size_t)table->column_count, sizeof *copy.copied);
    if (copy.elements == NULL || copy.copied == NULL)
        pfx_fail_memory(conn);
    else
        pfx_begin_copy(conn, &copy, source->row);
    if (conn->error.status == PFX_OK) {
        while (status == PFX_OK && conn->error.status == PFX_OK) {
            pfx_copy_row(conn, &copy, source->row);
            if (conn->error.status == PFX_OK)
                status = pfx_next_row(conn, source);
        }
        pfx_note_source(conn, status);
        pfx_end_copy(conn, count);
    }
    free(copy.elements);
    free(copy.copied);
}

/* Inserts the rows from the first on, where they have no binary form. */
static void pfx_pipe_rows(pfx_conn *conn, const pfx_table *table, const pfx_source *source,
                          int64_t *count)
{
    bool is_own = PQtransactionStatus(conn->pg) == PQTRANS_IDLE;
    pfx_pipeline pipeline = {.conn = conn};
    pfx_status status = PFX_OK;
    void *first = malloc(source->size);

    if (first == NULL) {
        pfx_fail_memory(conn);
        return;
    }
    memcpy(first, source->row, source->size);
    if (is_own && pfx_begin(conn) != PFX_OK) {
        free(first);
        return;
    }
    while (status == PFX_OK && conn->error.status == PFX_OK) {
        if (!pfx_sets_same(conn, table, first, source->row))
            pfx_fail(conn, PFX_ERR_ARGUMENT, "%s: all rows of a copy must set the same columns",
                     table->shape->name);
        else
            pfx_send_insert(&pipeline, table, source->row);
        ++*count;
        if (conn->error.status == PFX_OK)
            status = pfx_next_row(conn, source);
    }
    pfx_note_source(conn, status);
    pfx_end_pipeline(&pipeline);
    if (is_own)
        pfx_end_own_transaction(conn);
    free(first);
}

pfx_status pfx_copy_in(pfx_conn *conn, const pfx_table *table,
                       pfx_status (*next)(const void *closure, void *row), const void *closure,
                       int64_t *count)
{
    pfx_source source = {next, closure, NULL, table->new_size};
    int64_t copied = 0;
    pfx_status status;

    pfx_start(conn, NULL);
    if (count != NULL)
        *count = 0;
    if (conn->error.status != PFX_OK)
        return conn->error.status;
    source.row = calloc(1, table->new_size);
    if (source.row == NULL)
        return pfx_fail_memory(conn);
    status = pfx_next_row(conn, &source);
    pfx_note_source(conn, status);
    if (status == PFX_OK && pfx_can_copy(conn, table, source.row))
        pfx_copy_rows(conn, table, &source, &copied);
    else if (status == PFX_OK)
        pfx_pipe_rows(conn, table, &source, &copied);
    free(source.row);
    if (count != NULL && conn->error.status == PFX_OK)
        *count = copied;
    return conn->error.status;
}
