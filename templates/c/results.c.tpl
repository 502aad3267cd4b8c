
/* -- Results ----------------------------------------------------------------------------------- */

/* Frees what the rows of a result point to and PGresult does not hold. */
static void pfx_free_blocks(pfx_result *result)
{
    while (result->blocks != NULL) {
        pfx_block *next = result->blocks->next;

        free(result->blocks);
        result->blocks = next;
    }
}

void pfx_result_free(pfx_result *result)
{
    while (result != NULL) {
        pfx_result *next = result->next;
        PGresult *pg = result->pg;

        /* In the opposite order of allocation, so that an allocator can join what is free. */
        pfx_free_blocks(result);
        free(result);
        PQclear(pg);
        result = next;
    }
}

/* Ends reading with an error about the current column, if there is none yet. */
static void pfx_fail_read(pfx_reader *in, pfx_status status, const char *reason)
{
    const char *column = PQfname(in->pg, in->column);

    if (in->status != PFX_OK)
        return;
    in->status = pfx_fail(in->conn, status, "%s, column %s: %s", in->shape->name,
                          column != NULL ? column : "?", reason);
    pfx_copy(in->conn->error.column, sizeof in->conn->error.column, column);
    if (status == PFX_ERR_SCHEMA)
        pfx_copy(in->conn->error.hint, sizeof in->conn->error.hint,
                 "Migrate the database, or generate this code again from its schema.");
}

/* Zeroed memory that lives as long as the result; NULL, with the error set, when there is none. */
static void *pfx_alloc(pfx_reader *in, size_t count, size_t size)
{
    pfx_block *block = in->result->blocks;
    void *memory;

    if (count > (SIZE_MAX / 2) / size) {
        in->status = pfx_fail_memory(in->conn);
        return NULL;
    }
    size = (count * size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    if (block == NULL || block->size - block->used < size) {
        size_t capacity = size > PFX_BLOCK_SIZE ? size : PFX_BLOCK_SIZE;

        block = calloc(1, sizeof *block + capacity);
        if (block == NULL) {
            in->status = pfx_fail_memory(in->conn);
            return NULL;
        }
        block->size = capacity;
        block->next = in->result->blocks;
        in->result->blocks = block;
    }
    memory = (char *)block->data + block->used;
    block->used += size;
    return memory;
}

/*
 * Whether another type than the expected one will do: text types may stand for each other, enums
 * and citext have no number that could be known.
 */
static bool pfx_accepts(Oid expected, Oid actual)
{
    static const Oid text[] = {25, 1043, 1042, 19};
    static const Oid text_arrays[] = {1009, 1015, 1014, 1003};
    const Oid first_of_users = 16384;
    bool expected_text = false, actual_text = false;
    bool expected_array = false, actual_array = false;

    for (int i = 0; i < 4; i++) {
        expected_text = expected_text || expected == text[i];
        actual_text = actual_text || actual == text[i];
        expected_array = expected_array || expected == text_arrays[i];
        actual_array = actual_array || actual == text_arrays[i];
    }
    if (expected == PFX_OID_USER)
        return actual >= first_of_users || actual_text || actual_array;
    return (expected_text && (actual_text || actual >= first_of_users)) ||
           (expected_array && (actual_array || actual >= first_of_users));
}

/* Whether the result has the columns the shape describes. */
static bool pfx_check_shape(pfx_reader *in)
{
    const pfx_shape *shape = in->shape;
    pfx_statement *sent = in->conn->sent;
    char reason[96];

    if (sent != NULL && sent->shape == shape)
        return true;
    if (PQnfields(in->pg) != shape->column_count) {
        in->status = pfx_fail(in->conn, PFX_ERR_SCHEMA, "%s: %d columns came back instead of %d",
                              shape->name, PQnfields(in->pg), shape->column_count);
        return false;
    }
    for (in->column = 0; in->column < shape->column_count && !shape->is_text; in->column++) {
        Oid expected = shape->types[in->column];
        Oid actual = PQftype(in->pg, in->column);

        if (expected != actual && !pfx_accepts(expected, actual)) {
            snprintf(reason, sizeof reason, "the type has OID %u in the database, but %u here",
                     actual, expected);
            pfx_fail_read(in, PFX_ERR_SCHEMA, reason);
            return false;
        }
    }
    if (sent != NULL)
        sent->shape = shape;
    return true;
}

static pfx_status pfx_fail_not_found(pfx_conn *conn, const pfx_shape *shape)
{
    return pfx_fail(conn, PFX_NOT_FOUND, "%s: no such row", shape->name);
}

/*
 * A result with room for rows; NULL when there is no memory. Reading sets every member of a row,
 * so that only rows without columns need zeros.
 */
static pfx_result *pfx_make_result(const pfx_shape *shape, size_t count)
{
    pfx_result *result;

    if (count > (SIZE_MAX - sizeof *result) / shape->row_size)
        return NULL;
    result = malloc(sizeof *result + count * shape->row_size);
    if (result == NULL)
        return NULL;
    *result = (pfx_result){0};
    if (shape->read == NULL)
        memset(result->rows, 0, count * shape->row_size);
    return result;
}

/* Reads all rows of an answer, which the result takes over; *out is empty if anything fails. */
static pfx_status pfx_read_rows(pfx_conn *conn, const pfx_shape *shape, PGresult *pg,
                                pfx_any_rows *out)
{
    pfx_reader in = {.conn = conn, .shape = shape, .pg = pg, .count = PQntuples(pg)};
    size_t count = (size_t)in.count;

    in.result = pfx_make_result(shape, (size_t)in.count);
    if (in.result == NULL) {
        PQclear(pg);
        return pfx_fail_memory(conn);
    }
    in.result->pg = pg;
    if (pfx_check_shape(&in) && shape->read != NULL)
        shape->read(&in, in.result->rows);
    if (in.status != PFX_OK || count == 0)
        pfx_result_free(in.result);
    else
        *out = (pfx_any_rows){count, in.result->rows, in.result};
    return in.status;
}

pfx_status pfx_fetch(pfx_conn *conn, const pfx_shape *shape, pfx_expect expect, pfx_any_rows *out)
{
    PGresult *pg;
    pfx_status status;

    conn->result_format = shape->is_text ? 0 : 1;
    pg = pfx_exchange(conn);
    *out = (pfx_any_rows){0};
    if (pg == NULL)
        return conn->error.status;
    status = pfx_read_rows(conn, shape, pg, out);
    if (status == PFX_OK && out->count == 0 && expect == PFX_ONE_ROW)
        return pfx_fail_not_found(conn, shape);
    return status;
}

/* Leaves no count where the command has none. */
static int64_t pfx_touched(PGresult *pg)
{
    return strtoll(PQcmdTuples(pg), NULL, 10);
}

pfx_status pfx_execute(pfx_conn *conn, const pfx_shape *shape, pfx_expect expect)
{
    int64_t count = 0;
    pfx_status status = pfx_execute_count(conn, &count);

    if (status == PFX_OK && count == 0 && expect == PFX_ONE_ROW)
        return pfx_fail_not_found(conn, shape);
    return status;
}

pfx_status pfx_execute_count(pfx_conn *conn, int64_t *count)
{
    PGresult *pg = pfx_exchange(conn);

    if (count != NULL)
        *count = 0;
    if (pg == NULL)
        return conn->error.status;
    if (count != NULL)
        *count = pfx_touched(pg);
    PQclear(pg);
    return PFX_OK;
}

/* The bytes of an answer that is one value of a size; NULL with the error set if it is not. */
static const char *pfx_single_value(pfx_conn *conn, const PGresult *pg, int size)
{
    if (pg == NULL)
        return NULL;
    if (PQntuples(pg) == 1 && PQnfields(pg) == 1 && PQgetlength(pg, 0, 0) == size)
        return PQgetvalue(pg, 0, 0);
    pfx_fail(conn, PFX_ERR_SERVER, "the server answered in an unexpected way");
    return NULL;
}

pfx_status pfx_fetch_count(pfx_conn *conn, int64_t *out)
{
    PGresult *pg = pfx_exchange(conn);
    const char *at = pfx_single_value(conn, pg, 8);

    *out = at != NULL ? (int64_t)pfx_load64(at) : 0;
    PQclear(pg);
    return conn->error.status;
}

pfx_status pfx_fetch_exists(pfx_conn *conn, bool *out)
{
    PGresult *pg;
    const char *at;

    pfx_append(conn, &conn->sql, ")"); /* of SELECT EXISTS ( */
    pg = pfx_exchange(conn);
    at = pfx_single_value(conn, pg, 1);

    *out = at != NULL && *at != 0;
    PQclear(pg);
    return conn->error.status;
}

/* -- Reading row by row ------------------------------------------------------------------------ */

/* Sends the request so that its rows come one by one, or a few at a time where libpq can. */
static bool pfx_send_rows(pfx_conn *conn, PGresult **failed)
{
    if (!pfx_make_ready(conn, failed))
        return false;
    if (!pfx_send_only(conn))
        return false;
#ifdef LIBPQ_HAS_CHUNK_MODE
    return PQsetChunkedRowsMode(conn->pg, 256) == 1;
#else
    return PQsetSingleRowMode(conn->pg) == 1;
#endif
}

/* Takes what is still to come of an answer. */
static void pfx_drain(pfx_conn *conn)
{
    PGresult *pg;

    while ((pg = PQgetResult(conn->pg)) != NULL) {
        bool copies = PQresultStatus(pg) == PGRES_COPY_IN;

        PQclear(pg);
        if (copies && PQputCopyEnd(conn->pg, "given up") != 1)
            break;
        if (PQstatus(conn->pg) != CONNECTION_OK)
            break;
    }
}

/* Asks the server to end what it is doing. */
static void pfx_cancel(pfx_conn *conn)
{
    char ignored[256];
    PGcancel *cancel = PQgetCancel(conn->pg);

    if (cancel != NULL)
        PQcancel(cancel, ignored, sizeof ignored);
    PQfreeCancel(cancel);
}

/* The state of an each: the reader and the row it reads into. */
typedef struct pfx_walk {
    pfx_reader in;
    void *row;
    bool (*visit)(const void *closure, const void *row);
    const void *closure;
    bool is_checked; /* the shape of the first answer stands for all */
    bool is_over;
} pfx_walk;

/* Hands the rows of one answer over. */
static void pfx_walk_rows(pfx_walk *walk, const PGresult *pg)
{
    pfx_reader *in = &walk->in;
    int count = PQntuples(pg);

    in->pg = pg;
    if (!walk->is_checked && !pfx_check_shape(in))
        return;
    walk->is_checked = true;
    for (int row = 0; row < count && in->status == PFX_OK && !walk->is_over; row++) {
        in->row = row;
        in->count = row + 1;
        if (in->shape->read != NULL)
            in->shape->read(in, walk->row);
        if (in->status == PFX_OK)
            walk->is_over = !walk->visit(walk->closure, walk->row);
        pfx_free_blocks(in->result);
    }
}

/* Whether an answer holds rows of a list that may go on. */
static bool pfx_has_rows(const PGresult *pg)
{
    ExecStatusType status = PQresultStatus(pg);

#ifdef LIBPQ_HAS_CHUNK_MODE
    if (status == PGRES_TUPLES_CHUNK)
        return true;
#endif
    return status == PGRES_SINGLE_TUPLE || status == PGRES_TUPLES_OK;
}

/* Reads the answers until there are no more, or the walk is over; returns what failed. */
static PGresult *pfx_walk_answers(pfx_conn *conn, pfx_walk *walk)
{
    PGresult *pg;

    while ((pg = PQgetResult(conn->pg)) != NULL) {
        if (!pfx_has_rows(pg))
            return pg;
        pfx_walk_rows(walk, pg);
        PQclear(pg);
        if (walk->is_over || walk->in.status != PFX_OK)
            return NULL;
    }
    return NULL;
}

pfx_status pfx_each(pfx_conn *conn, const pfx_shape *shape,
                    bool (*visit)(const void *closure, const void *row), const void *closure)
{
    pfx_walk walk = {.in = {.conn = conn, .shape = shape}, .visit = visit, .closure = closure};
    bool in_transaction = PQtransactionStatus(conn->pg) != PQTRANS_IDLE;
    PGresult *failed = NULL;
    bool is_sent = false;

    if (!pfx_fill_params(conn))
        return conn->error.status;
    walk.row = calloc(1, shape->row_size);
    walk.in.result = calloc(1, sizeof *walk.in.result);
    if (walk.row == NULL || walk.in.result == NULL) {
        free(walk.row);
        free(walk.in.result);
        return pfx_fail_memory(conn);
    }
    for (int attempt = 0; attempt < 2; attempt++) {
        PQclear(failed);
        failed = NULL;
        is_sent = pfx_send_rows(conn, &failed);
        conn->is_busy = true;
        if (is_sent)
            failed = pfx_walk_answers(conn, &walk);
        /* What is still to come: the visitor may have asked for no more, or could not go on. */
        if (is_sent && failed == NULL && !in_transaction &&
            (walk.is_over || walk.in.status != PFX_OK))
            pfx_cancel(conn);
        pfx_drain(conn);
        conn->is_busy = false;
        if (failed == NULL || walk.is_checked || !pfx_may_repeat(conn, failed))
            break;
    }
    if (failed != NULL || (!is_sent && conn->error.status == PFX_OK))
        pfx_fail_server(conn, failed);
    else if (is_sent && walk.in.status == PFX_OK)
        pfx_clear_error(conn);
    PQclear(failed);
    pfx_free_blocks(walk.in.result);
    free(walk.in.result);
    free(walk.row);
    return conn->error.status;
}
