
/* -- Buffers ----------------------------------------------------------------------------------- */

/* Makes room for `more` bytes at the end; false, with the error set, when there is none. */
static bool pfx_reserve(pfx_conn *conn, pfx_buffer *buffer, size_t more)
{
    size_t capacity = buffer->capacity > 0 ? buffer->capacity : 256;
    char *data;

    if (conn->error.status != PFX_OK)
        return false;
    if (more <= buffer->capacity - buffer->size)
        return true;
    if (more > SIZE_MAX / 4 || buffer->size > SIZE_MAX / 4) {
        pfx_fail_memory(conn);
        return false;
    }
    while (capacity - buffer->size < more)
        capacity *= 2;
    data = realloc(buffer->data, capacity);
    if (data == NULL) {
        pfx_fail_memory(conn);
        return false;
    }
    buffer->data = data;
    buffer->capacity = capacity;
    return true;
}

/* Appends bytes and keeps a NUL behind them. */
static void pfx_append_bytes(pfx_conn *conn, pfx_buffer *buffer, const char *data, size_t size)
{
    if (!pfx_reserve(conn, buffer, size + 1))
        return;
    memcpy(buffer->data + buffer->size, data, size);
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
}

static void pfx_append(pfx_conn *conn, pfx_buffer *buffer, const char *text)
{
    pfx_append_bytes(conn, buffer, text, strlen(text));
}

/* -- Prepared statements ----------------------------------------------------------------------- */

/* The slot that holds the statement of the request, or the free one where it belongs; or NULL. */
static pfx_statement *pfx_find_statement(pfx_conn *conn)
{
    uint64_t hash = (uintptr_t)conn->constant / 8;
    pfx_statement *slot;

    if (conn->statements == NULL)
        conn->statements = calloc(PFX_STATEMENT_SLOTS, sizeof *conn->statements);
    if (conn->statements == NULL)
        return NULL;
    if (conn->constant == NULL) {
        hash = 14695981039346656037u; /* FNV-1a */
        for (const char *at = conn->sql.data; *at != '\0'; at++)
            hash = (hash ^ (unsigned char)*at) * 1099511628211u;
    }
    for (size_t i = (size_t)(hash % PFX_STATEMENT_SLOTS);; i = (i + 1) % PFX_STATEMENT_SLOTS) {
        slot = &conn->statements[i];
        if (slot->name[0] == '\0' ||
            (slot->hash == hash && slot->constant == conn->constant &&
             (slot->text == NULL || strcmp(slot->text, conn->sql.data) == 0)))
            break;
    }
    slot->hash = hash;
    return slot;
}

/* Prepares the statement and remembers it in the slot; returns the result that tells why not. */
static PGresult *pfx_prepare(pfx_conn *conn, pfx_statement *slot, const char *sql)
{
    char *text = NULL;
    char name[sizeof slot->name];
    PGresult *prepared;

    if (conn->constant == NULL) {
        text = malloc(conn->sql.size + 1);
        if (text == NULL) {
            pfx_fail_memory(conn);
            return NULL;
        }
        memcpy(text, sql, conn->sql.size + 1);
    }
    conn->last_number++;
    snprintf(name, sizeof name, "pfx_%u", conn->last_number);
    prepared = PQprepare(conn->pg, name, sql, 0, NULL);
    if (PQresultStatus(prepared) != PGRES_COMMAND_OK) {
        free(text);
        return prepared;
    }
    PQclear(prepared);
    slot->constant = conn->constant;
    slot->text = text;
    memcpy(slot->name, name, sizeof name);
    conn->statement_count++;
    return NULL;
}

/*
 * Makes the request ready to be sent: as the prepared statement conn->sent, or whole if that is
 * NULL. False when preparing failed; *failed is then the answer of the server, or NULL.
 */
static bool pfx_make_ready(pfx_conn *conn, PGresult **failed)
{
    pfx_statement *slot = NULL;

    conn->sent = NULL;
    if (conn->backend_pid != PQbackendPID(conn->pg))
        pfx_forget_statements(conn);
    if (conn->prepare)
        slot = pfx_find_statement(conn);
    if (slot == NULL || (slot->name[0] == '\0' && conn->statement_count >= PFX_STATEMENT_MAX))
        return true;
    if (slot->name[0] == '\0') {
        *failed = pfx_prepare(conn, slot, conn->constant != NULL ? conn->constant : conn->sql.data);
        if (slot->name[0] == '\0')
            return false;
    }
    conn->sent = slot;
    return true;
}

/* Fills in what libpq wants to know of the parameters; false if the request is in error. */
static bool pfx_fill_params(pfx_conn *conn)
{
    uint64_t size = 0;

    if (conn->error.status != PFX_OK)
        return false;
    for (int i = 0; i < conn->param_count; i++) {
        const pfx_param *param = &conn->params[i];

        conn->param_values[i] =
            param->in_scratch ? conn->scratch.data + param->offset : param->data;
        conn->param_lengths[i] = param->length;
        conn->param_formats[i] = param->format;
        size += (uint64_t)param->length + 6;
    }
    if (size > PFX_SENT_MAX) {
        pfx_fail(conn, PFX_ERR_ARGUMENT, "the values are larger than 1 GB together");
        return false;
    }
    return true;
}

/* Sends the request and waits for the answer. NULL or a result with an error on failure. */
static PGresult *pfx_send(pfx_conn *conn)
{
    PGresult *failed = NULL;

    if (!pfx_make_ready(conn, &failed))
        return failed;
    if (conn->sent != NULL)
        return PQexecPrepared(conn->pg, conn->sent->name, conn->param_count, conn->param_values,
                              conn->param_lengths, conn->param_formats, conn->result_format);
    return PQexecParams(conn->pg, conn->constant != NULL ? conn->constant : conn->sql.data,
                        conn->param_count, NULL, conn->param_values, conn->param_lengths,
                        conn->param_formats, conn->result_format);
}

/* Sends the request without waiting. */
static bool pfx_send_only(pfx_conn *conn)
{
    if (conn->sent != NULL)
        return PQsendQueryPrepared(conn->pg, conn->sent->name, conn->param_count,
                                   conn->param_values, conn->param_lengths, conn->param_formats,
                                   conn->result_format) == 1;
    return PQsendQueryParams(conn->pg, conn->constant != NULL ? conn->constant : conn->sql.data,
                             conn->param_count, NULL, conn->param_values, conn->param_lengths,
                             conn->param_formats, conn->result_format) == 1;
}

/*
 * After an answer that says that the statement went stale (DISCARD ALL, a changed table): whether
 * to send the request again, which would be in vain once a transaction failed.
 */
static bool pfx_may_repeat(pfx_conn *conn, const PGresult *pg)
{
    if (!pfx_is_stale(pg))
        return false;
    pfx_forget_statements(conn);
    conn->sent = NULL;
    return PQtransactionStatus(conn->pg) == PQTRANS_IDLE;
}

/*
 * Sends the request and returns the server's answer, which the caller clears; NULL with the error
 * set if anything failed, now or while the request was built.
 */
static PGresult *pfx_exchange(pfx_conn *conn)
{
    PGresult *pg;

    if (!pfx_fill_params(conn))
        return NULL;
    pg = pfx_send(conn);
    if (pfx_may_repeat(conn, pg)) {
        PQclear(pg);
        pg = pfx_send(conn);
    }
    if (PQresultStatus(pg) != PGRES_TUPLES_OK && PQresultStatus(pg) != PGRES_COMMAND_OK) {
        if (conn->error.status == PFX_OK)
            pfx_fail_server(conn, pg);
        PQclear(pg);
        return NULL;
    }
    return pg;
}

/* -- Requests ---------------------------------------------------------------------------------- */

static pfx_status pfx_fail_busy(pfx_conn *conn)
{
    return pfx_fail(conn, PFX_ERR_BUSY,
                    "the connection is in the middle of reading or copying rows");
}

/*
 * Text is UTF-8 whatever else was asked for: a connection that was opened by someone else gets
 * its own encoding back by DISCARD ALL, RESET, or the end of a transaction.
 */
static void pfx_keep_utf8(pfx_conn *conn)
{
    int encoding = PQclientEncoding(conn->pg);

    if (encoding == PFX_ENCODING_UTF8 || encoding < 0 ||
        PQtransactionStatus(conn->pg) == PQTRANS_INERROR ||
        PQpipelineStatus(conn->pg) != PQ_PIPELINE_OFF)
        return;
    if (PQsetClientEncoding(conn->pg, "UTF8") != 0)
        pfx_fail_server(conn, NULL);
}

void pfx_start(pfx_conn *conn, const char *constant)
{
    if (conn->is_busy) { /* the request that is being answered stays as it is */
        pfx_fail_busy(conn);
        return;
    }
    pfx_clear_error(conn);
    pfx_keep_utf8(conn);
    conn->constant = constant;
    conn->sql.size = 0;
    conn->scratch.size = 0;
    conn->param_count = 0;
    conn->condition_count = 0;
    conn->column = NULL;
    conn->result_format = 1;
    conn->element = 0;
    if (constant == NULL)
        pfx_append(conn, &conn->sql, "");
}

/* Refuses the value being bound. */
static void pfx_refuse(pfx_conn *conn, const char *reason)
{
    if (conn->error.status != PFX_OK)
        return;
    if (conn->column != NULL)
        pfx_fail(conn, PFX_ERR_ARGUMENT, "column %s: %s", conn->column, reason);
    else
        pfx_fail(conn, PFX_ERR_ARGUMENT, "parameter $%d: %s", conn->param_count + 1, reason);
}

/* Makes room for one more parameter. */
static bool pfx_reserve_param(pfx_conn *conn)
{
    int capacity = conn->param_capacity > 0 ? conn->param_capacity * 2 : 16;
    size_t count = (size_t)capacity;
    pfx_param *params;
    const char **values;
    int *lengths;
    int *formats;

    if (conn->error.status != PFX_OK)
        return false;
    if (conn->param_count >= PFX_PARAM_MAX) {
        pfx_refuse(conn, "too many parameters");
        return false;
    }
    if (conn->param_count < conn->param_capacity)
        return true;
    if ((params = realloc(conn->params, count * sizeof *params)) != NULL)
        conn->params = params;
    if ((values = realloc(conn->param_values, count * sizeof *values)) != NULL)
        conn->param_values = values;
    if ((lengths = realloc(conn->param_lengths, count * sizeof *lengths)) != NULL)
        conn->param_lengths = lengths;
    if ((formats = realloc(conn->param_formats, count * sizeof *formats)) != NULL)
        conn->param_formats = formats;
    if (params == NULL || values == NULL || lengths == NULL || formats == NULL) {
        pfx_fail_memory(conn);
        return false;
    }
    conn->param_capacity = capacity;
    return true;
}

/* Adds a parameter that points to memory of the caller. */
static void pfx_bind_memory(pfx_conn *conn, const void *data, size_t size, int format)
{
    if (size > PFX_VALUE_MAX)
        pfx_refuse(conn, "the value is larger than 1 GB");
    if (pfx_reserve_param(conn))
        conn->params[conn->param_count++] =
            (pfx_param){.data = data, .length = (int)size, .format = format};
}

/* Adds a parameter whose bytes are those of the scratch buffer from an offset on. */
static void pfx_bind_scratch(pfx_conn *conn, size_t offset, int format)
{
    size_t size = conn->scratch.size - offset;

    if (size > PFX_VALUE_MAX)
        pfx_refuse(conn, "the value is larger than 1 GB");
    if (pfx_reserve_param(conn))
        conn->params[conn->param_count++] = (pfx_param){
            .offset = offset, .length = (int)size, .format = format, .in_scratch = true};
}

void pfx_bind_null(pfx_conn *conn)
{
    pfx_bind_memory(conn, NULL, 0, 0);
}

static void pfx_bind_text(pfx_conn *conn, const char *value)
{
    if (value == NULL)
        pfx_refuse(conn, "the text is a null pointer");
    else
        pfx_bind_memory(conn, value, strlen(value), 0);
}
<% if need["encode:bytes"] then %>

static void pfx_bind_bytes(pfx_conn *conn, pfx_bytes value)
{
    if (value.data == NULL && value.size > 0)
        pfx_refuse(conn, "the bytes are a null pointer");
    else
        pfx_bind_memory(conn, value.data != NULL ? value.data : "", value.size, 1);
}
<% end %>

static void pfx_bind_label(pfx_conn *conn, const char *label)
{
    if (label == NULL)
        pfx_refuse(conn, "the value is none of the enum's");
    else
        pfx_bind_text(conn, label);
}
