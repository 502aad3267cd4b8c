
/* -- insert_many ------------------------------------------------------------------------------- */

/* An insert_many under way. */
typedef struct pfx_insertion {
    const pfx_table *table;
    pfx_collection *out;
    pfx_pipeline pipeline;
    bool is_own; /* the transaction was begun here */
} pfx_insertion;

/* More than one statement follows, and all of them count or none. */
static void pfx_need_transaction(pfx_conn *conn, pfx_insertion *job)
{
    if (conn->error.status == PFX_OK && PQtransactionStatus(conn->pg) == PQTRANS_IDLE)
        job->is_own = pfx_begin(conn) == PFX_OK;
}

/*
 * Whether COPY would do the same as INSERT: it knows no rules and no row level security, converts
 * nothing, and gives identity columns whatever it gets. The database may differ from the schema
 * of this code, so the server is asked.
 */
static bool pfx_may_copy(pfx_conn *conn, const pfx_table *table, const void *row)
{
    char type[32];
    bool may = false;
    bool is_first = true;

    if (pfx_find_copy_form(conn, table, row) != PFX_COPY_BINARY)
        return false;
    pfx_start(conn, NULL);
    pfx_write(conn,
              "SELECT EXISTS (SELECT FROM pg_catalog.pg_class AS c"
              " WHERE c.oid = pg_catalog.to_regclass($1::text) AND c.relkind IN ('r', 'p')"
              " AND NOT c.relhasrules AND NOT pg_catalog.row_security_active(c.oid)"
              /* types that COPY could not read even if no value of theirs is sent */
              " AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_type AS y"
              " ON y.oid = a.atttypid WHERE a.attrelid = c.oid AND a.attnum > 0"
              " AND y.typreceive = 0)"
              /* columns that are gone or are others now; a domain's values are those of its base */
              " AND NOT EXISTS (SELECT FROM (VALUES",
              (char *)NULL);
    pfx_bind_text(conn, table->name);
    for (int i = 0; i < table->column_count; i++) {
        const pfx_column *column = &table->columns[i];

        if (pfx_column_state(conn, column, true, row) == PFX_UNSET)
            continue;
        pfx_write(conn, is_first ? " (" : ", (", (char *)NULL);
        pfx_write_parameter(conn, conn->param_count + 1, "::text");
        pfx_bind_text(conn, column->name);
        snprintf(type, sizeof type, ", %u::oid)", table->shape->types[i]);
        pfx_write(conn, type, (char *)NULL);
        is_first = false;
    }
    pfx_write(conn,
              ") AS sent (name, type) LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid"
              " AND a.attname = (pg_catalog.parse_ident(sent.name))[1]::name"
              " AND a.attidentity <> 'a' AND a.attgenerated = ''"
              " LEFT JOIN pg_catalog.pg_type AS y ON y.oid = a.atttypid"
              " WHERE (CASE WHEN sent.type = 0 THEN y.oid >= 16384"
              " ELSE sent.type IN (y.oid, y.typbasetype) END) IS NOT TRUE)",
              (char *)NULL);
    pfx_fetch_exists(conn, &may);
    return may;
}

/* Copies rows that set the same columns. */
static void pfx_insert_copy(pfx_conn *conn, const pfx_table *table, const char *rows, size_t count)
{
    pfx_copy_state copy = {.table = table};
    int64_t copied;

    pfx_start(conn, NULL);
    if (pfx_begin_copy(conn, &copy, rows)) {
        for (size_t i = 0; i < count && conn->error.status == PFX_OK; i++)
            pfx_copy_row(conn, &copy, rows + i * table->new_size);
        pfx_end_copy(conn<%= need.print and ", &copy" or "" %>, &copied);
    }
    pfx_close_copy(&copy);
}

/* Inserts rows that set the same columns as arrays. */
static void pfx_insert_arrays(pfx_conn *conn, pfx_insertion *job, const char *rows, size_t count)
{
    size_t most = PFX_BATCH_ROWS;

    if (count > most)
        pfx_need_transaction(conn, job);
    while (count > 0 && conn->error.status == PFX_OK) {
        size_t part = count < most ? count : most;
        PGresult *pg;

        if (!pfx_build_arrays(conn, job->table, rows, part)) {
            most = part / 2;
            pfx_need_transaction(conn, job);
            continue;
        }
        pfx_add_returning(conn, job->table, job->out->rows != NULL);
        pg = pfx_exchange(conn);
        if (pg != NULL)
            pfx_collect(conn, job->out, pg);
        rows += part * job->table->new_size;
        count -= part;
    }
}

/* Inserts rows that set the same columns, in the way that suits them best. */
static void pfx_insert_run(pfx_conn *conn, pfx_insertion *job, const char *rows, size_t count)
{
    const pfx_table *table = job->table;
    bool is_large = count >= PFX_LARGE_ROWS && job->out->rows == NULL;
    bool fits_arrays = count >= PFX_UNNEST_ROWS && pfx_fits_arrays(conn, table, rows);

    if (is_large || fits_arrays) {
        if (pfx_end_pipeline(&job->pipeline) != PFX_OK)
            return;
        if (is_large && pfx_may_copy(conn, table, rows)) {
            pfx_insert_copy(conn, table, rows, count);
            return;
        }
        if (fits_arrays && conn->error.status == PFX_OK)
            pfx_insert_arrays(conn, job, rows, count);
        if (fits_arrays || conn->error.status != PFX_OK)
            return;
    }
    if (count > 1)
        pfx_need_transaction(conn, job);
    for (size_t i = 0; i < count; i++)
        pfx_send_insert(&job->pipeline, table, rows + i * table->new_size);
}

/* Inserts all rows. */
static void pfx_insert_runs(pfx_conn *conn, pfx_insertion *job, const char *rows, size_t count)
{
    size_t length;

    for (size_t done = 0; done < count && conn->error.status == PFX_OK; done += length) {
        const char *row = rows + done * job->table->new_size;

        length = pfx_run_length(conn, job->table, row, count - done);
        if (length < count)
            pfx_need_transaction(conn, job);
        if (conn->error.status == PFX_OK)
            pfx_insert_run(conn, job, row, length);
    }
    pfx_end_pipeline(&job->pipeline);
}

/* Whether the last error is a statement that the server does not have (any more) as it was. */
static bool pfx_was_stale(const pfx_conn *conn)
{
    return conn->error.status == PFX_ERR_RETRY && (strcmp(conn->error.sqlstate, "26000") == 0 ||
                                                   strcmp(conn->error.sqlstate, "0A000") == 0);
}

pfx_status pfx_insert_many(pfx_conn *conn, const pfx_table *table, const void *rows, size_t count,
                           pfx_any_rows *out)
{
    pfx_collection collection;

    if (out != NULL)
        *out = (pfx_any_rows){0};
    pfx_start(conn, NULL);
    if (rows == NULL && count > 0)
        pfx_fail(conn, PFX_ERR_ARGUMENT, "the rows are a null pointer");
    if (conn->error.status != PFX_OK || count == 0)
        return conn->error.status;
    for (int attempt = 0; attempt < 2; attempt++) {
        pfx_insertion job = {.table = table, .out = &collection};

        if (pfx_open_collection(conn, &collection, table->shape, count, out) != PFX_OK)
            break;
        job.pipeline = (pfx_pipeline){.conn = conn, .out = out != NULL ? &collection : NULL};
        pfx_insert_runs(conn, &job, rows, count);
        if (job.is_own)
            pfx_end_own_transaction(conn);
        if (conn->error.status != PFX_OK && out != NULL) {
            pfx_result_free(out->result);
            *out = (pfx_any_rows){0};
        }
        if (!job.is_own || !pfx_was_stale(conn))
            break;
        pfx_forget_statements(conn);
        pfx_clear_error(conn);
    }
    return conn->error.status;
}
