<% if need.reserve then %>

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
<% end %>
<% if need.append then %>

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
<% end %>

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

/* Sends the request, prepared if it may be. NULL or a result with an error on failure. */
static PGresult *pfx_send(pfx_conn *conn)
{
    const char *sql = conn->constant != NULL ? conn->constant : conn->sql.data;
    pfx_statement *slot = NULL;

    conn->sent = NULL;
    if (conn->backend_pid != PQbackendPID(conn->pg))
        pfx_forget_statements(conn);
    if (conn->prepare)
        slot = pfx_find_statement(conn);
    if (slot == NULL || (slot->name[0] == '\0' && conn->statement_count >= PFX_STATEMENT_MAX))
        return PQexecParams(conn->pg, sql, conn->param_count, NULL, conn->param_values,
                            conn->param_lengths, conn->param_formats, 1);
    if (slot->name[0] == '\0') {
        PGresult *failed = pfx_prepare(conn, slot, sql);

        if (slot->name[0] == '\0')
            return failed;
    }
    conn->sent = slot;
    return PQexecPrepared(conn->pg, slot->name, conn->param_count, conn->param_values,
                          conn->param_lengths, conn->param_formats, 1);
}

/*
 * Sends the request and returns the server's answer, which the caller clears; NULL with the error
 * set if anything failed, now or while the request was built. A statement that went stale (DISCARD
 * ALL, a changed table) is prepared again, unless that would lose a transaction.
 */
static PGresult *pfx_exchange(pfx_conn *conn)
{
    PGresult *pg = NULL;

    if (conn->error.status != PFX_OK)
        return NULL;
    for (int i = 0; i < conn->param_count; i++) {
        const pfx_param *param = &conn->params[i];

        conn->param_values[i] =
            param->in_scratch ? conn->scratch.data + param->offset : param->data;
        conn->param_lengths[i] = param->length;
        conn->param_formats[i] = param->format;
    }
    for (int attempt = 0; attempt < 2; attempt++) {
        PQclear(pg);
        pg = pfx_send(conn);
        if (!pfx_is_stale(pg))
            break;
        pfx_forget_statements(conn);
        conn->sent = NULL;
        if (PQtransactionStatus(conn->pg) != PQTRANS_IDLE)
            break;
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

void pfx_start(pfx_conn *conn, const char *constant)
{
    pfx_clear_error(conn);
    conn->constant = constant;
    conn->sql.size = 0;
    conn->values.size = 0;
    conn->scratch.size = 0;
    conn->param_count = 0;
    conn->assigned = 0;
    conn->is_insert = false;
    conn->column = NULL;
}
<% if need.insert then %>

void pfx_start_insert(pfx_conn *conn, const char *table)
{
    pfx_start(conn, NULL);
    pfx_append(conn, &conn->sql, "INSERT INTO ");
    pfx_append(conn, &conn->sql, table);
    conn->is_insert = true;
}

void pfx_finish_insert(pfx_conn *conn, const char *returning)
{
    if (conn->assigned == 0) {
        pfx_append(conn, &conn->sql, " DEFAULT VALUES");
    } else if (conn->error.status == PFX_OK) {
        pfx_append(conn, &conn->sql, ") VALUES (");
        pfx_append(conn, &conn->sql, conn->values.data);
        pfx_append(conn, &conn->sql, ")");
    }
    if (returning != NULL) {
        pfx_append(conn, &conn->sql, " RETURNING ");
        pfx_append(conn, &conn->sql, returning);
    }
}
<% end %>
<% if need.update then %>

void pfx_start_update(pfx_conn *conn, const char *table)
{
    pfx_start(conn, NULL);
    pfx_append(conn, &conn->sql, "UPDATE ");
    pfx_append(conn, &conn->sql, table);
    pfx_append(conn, &conn->sql, " SET ");
}

void pfx_finish_update(pfx_conn *conn, const char *where, const char *returning)
{
    pfx_append(conn, &conn->sql, where);
    if (returning != NULL) {
        pfx_append(conn, &conn->sql, " RETURNING ");
        pfx_append(conn, &conn->sql, returning);
    }
}

bool pfx_has_changes(const pfx_conn *conn)
{
    return conn->assigned > 0 || conn->error.status != PFX_OK;
}
<% end %>
<% if need.put_column then %>

bool pfx_put_column(pfx_conn *conn, const char *column, const char *cast, pfx_state state)
{
    char parameter[16];

    conn->column = column;
    if (conn->error.status != PFX_OK || state == PFX_UNSET)
        return false;
    if (state != PFX_NULL && state != PFX_VALUE) {
        pfx_fail(conn, PFX_ERR_ARGUMENT, "column %s: the state of the field is invalid", column);
        return false;
    }
    snprintf(parameter, sizeof parameter, "$%d", conn->param_count + 1);
    if (conn->is_insert) {
        pfx_append(conn, &conn->sql, conn->assigned == 0 ? " (" : ", ");
        pfx_append(conn, &conn->sql, column);
        pfx_append(conn, &conn->values, conn->assigned == 0 ? "" : ", ");
        pfx_append(conn, &conn->values, parameter);
        pfx_append(conn, &conn->values, cast);
    } else {
        pfx_append(conn, &conn->sql, conn->assigned == 0 ? "" : ", ");
        pfx_append(conn, &conn->sql, column);
        pfx_append(conn, &conn->sql, " = ");
        pfx_append(conn, &conn->sql, parameter);
        pfx_append(conn, &conn->sql, cast);
    }
    conn->assigned++;
    if (state == PFX_NULL)
        pfx_bind_null(conn);
    return state == PFX_VALUE;
}
<% end %>

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
    if (conn->param_count < conn->param_capacity)
        return true;
    if (conn->param_count >= PFX_PARAM_MAX) {
        pfx_refuse(conn, "too many parameters");
        return false;
    }
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
<% if need.bind_scratch then %>

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
<% end %>

void pfx_bind_null(pfx_conn *conn)
{
    pfx_bind_memory(conn, NULL, 0, 0);
}

void pfx_bind_text(pfx_conn *conn, const char *value)
{
    if (value == NULL)
        pfx_refuse(conn, "the text is a null pointer");
    else
        pfx_bind_memory(conn, value, strlen(value), 0);
}
<% if need["bind:bytes"] then %>

void pfx_bind_bytes(pfx_conn *conn, pfx_bytes value)
{
    if (value.data == NULL && value.size > 0)
        pfx_refuse(conn, "the bytes are a null pointer");
    else
        pfx_bind_memory(conn, value.data != NULL ? value.data : "", value.size, 1);
}
<% end %>
<% if need.bind_enum then %>

void pfx_bind_label(pfx_conn *conn, const char *label)
{
    if (label == NULL)
        pfx_refuse(conn, "the value is none of the enum's");
    else
        pfx_bind_text(conn, label);
}
<% end %>
<% if need.bind_binary then %>

char *pfx_bind_binary(pfx_conn *conn, size_t size)
{
    size_t offset = conn->scratch.size;

    if (!pfx_reserve(conn, &conn->scratch, size))
        return NULL;
    conn->scratch.size += size;
    pfx_bind_scratch(conn, offset, 1);
    return conn->error.status == PFX_OK ? conn->scratch.data + offset : NULL;
}
<% end %>
<% if need.bind_array_binary then %>

bool pfx_start_array(pfx_conn *conn, Oid element, size_t count, const void *items)
{
    char *at;

    conn->open_at = conn->scratch.size;
    if (count > INT32_MAX || (items == NULL && count > 0))
        pfx_refuse(conn, items == NULL ? "the array is a null pointer" : "the array is too long");
    if (!pfx_reserve(conn, &conn->scratch, 20))
        return false;
    at = conn->scratch.data + conn->scratch.size;
    pfx_store32(at, count > 0 ? 1 : 0); /* dimensions */
    pfx_store32(at + 4, 0);             /* flags; the server finds nulls by itself */
    pfx_store32(at + 8, element);
    pfx_store32(at + 12, (uint32_t)count);
    pfx_store32(at + 16, 1); /* lower bound */
    conn->scratch.size += count > 0 ? 20 : 12;
    return true;
}

char *pfx_add_element(pfx_conn *conn, bool is_null, size_t size)
{
    char *at;

    if (is_null)
        size = 0;
    if (!pfx_reserve(conn, &conn->scratch, 4 + size))
        return NULL;
    at = conn->scratch.data + conn->scratch.size;
    pfx_store32(at, is_null ? UINT32_MAX : (uint32_t)size);
    conn->scratch.size += 4 + size;
    return is_null ? NULL : at + 4;
}

void pfx_finish_array(pfx_conn *conn)
{
    pfx_bind_scratch(conn, conn->open_at, 1);
}
<% end %>
<% if need.bind_array_text then %>

bool pfx_start_literal(pfx_conn *conn, size_t count, const void *items)
{
    conn->open_at = conn->scratch.size;
    if (items == NULL && count > 0)
        pfx_refuse(conn, "the array is a null pointer");
    pfx_append(conn, &conn->scratch, "{");
    return conn->error.status == PFX_OK;
}

void pfx_add_literal(pfx_conn *conn, bool is_null, const char *text)
{
    if (conn->scratch.size > conn->open_at + 1)
        pfx_append(conn, &conn->scratch, ",");
    if (is_null) {
        pfx_append(conn, &conn->scratch, "NULL");
        return;
    }
    if (text == NULL) {
        pfx_refuse(conn, "an element of the array is a null pointer or no value of the enum");
        return;
    }
    pfx_append(conn, &conn->scratch, "\"");
    while (*text != '\0') {
        size_t plain = strcspn(text, "\"\\");

        pfx_append_bytes(conn, &conn->scratch, text, plain);
        text += plain;
        if (*text != '\0') {
            pfx_append(conn, &conn->scratch, "\\");
            pfx_append_bytes(conn, &conn->scratch, text, 1);
            text++;
        }
    }
    pfx_append(conn, &conn->scratch, "\"");
}

void pfx_finish_literal(pfx_conn *conn)
{
    pfx_append(conn, &conn->scratch, "}");
    if (conn->error.status != PFX_OK)
        return;
    pfx_bind_scratch(conn, conn->open_at, 0);
    conn->scratch.size++; /* a text parameter ends with its NUL */
}
<% end %>
<% if need.page then %>

static void pfx_bind_count(pfx_conn *conn, int64_t value, const char *what)
{
    char *at;

    if (value < 0) {
        pfx_refuse(conn, what);
    } else if (value == 0) {
        pfx_bind_null(conn);
    } else if ((at = pfx_bind_binary(conn, 8)) != NULL) {
        pfx_store64(at, (uint64_t)value);
    }
}

void pfx_bind_page(pfx_conn *conn, const pfx_page *page)
{
    pfx_bind_count(conn, page != NULL ? page->limit : 0, "the limit of the page is negative");
    pfx_bind_count(conn, page != NULL ? page->offset : 0, "the offset of the page is negative");
}
<% end %>
<% if need.page_unordered then %>

void pfx_bind_unordered_page(pfx_conn *conn, const pfx_page *page)
{
    pfx_bind_page(conn, page);
    if (page != NULL && page->descending && conn->error.status == PFX_OK)
        pfx_fail(conn, PFX_ERR_ARGUMENT, "descending order needs a primary key");
}
<% end %>

/* -- Transactions ------------------------------------------------------------------------------ */

/* Runs a command without parameters and returns its tag in *tag, if that is not NULL. */
static pfx_status pfx_command(pfx_conn *conn, const char *sql, char tag[16])
{
    PGresult *pg = PQexec(conn->pg, sql);
    pfx_status status = PFX_OK;

    if (PQresultStatus(pg) != PGRES_COMMAND_OK)
        status = pfx_fail_server(conn, pg);
    else if (tag != NULL)
        pfx_copy(tag, 16, PQcmdStatus(pg));
    PQclear(pg);
    return status;
}

pfx_status pfx_begin(pfx_conn *conn)
{
    PGTransactionStatusType state = PQtransactionStatus(conn->pg);

    pfx_clear_error(conn);
    if (state == PQTRANS_INTRANS || state == PQTRANS_INERROR)
        return pfx_fail(conn, PFX_ERR_TRANSACTION, "a transaction is open already");
    return pfx_command(conn, "BEGIN", NULL);
}

pfx_status pfx_begin_as(pfx_conn *conn, const pfx_identity *identity)
{
    static const char sql[] =
        "SELECT pg_catalog.set_config('request.jwt.claims', coalesce($3::json::text,"
        " pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object("
        "'role', $1::text, 'sub', $2::text))::text), true),"
        " pg_catalog.set_config('role', $1::text, true)";
    PGresult *pg;
    pfx_status status;

    pfx_clear_error(conn);
    if (identity == NULL || identity->role == NULL || identity->role[0] == '\0')
        return pfx_fail(conn, PFX_ERR_ARGUMENT, "the identity has no role");
    if (strcmp(identity->role, "none") == 0)
        return pfx_fail(conn, PFX_ERR_ARGUMENT,
                        "the role \"none\" would act as the role of the connection itself");
    status = pfx_begin(conn);
    if (status != PFX_OK)
        return status;
    pfx_start(conn, sql);
    pfx_bind_text(conn, identity->role);
    if (identity->subject != NULL)
        pfx_bind_text(conn, identity->subject);
    else
        pfx_bind_null(conn);
    if (identity->claims != NULL)
        pfx_bind_text(conn, identity->claims);
    else
        pfx_bind_null(conn);
    pg = pfx_exchange(conn);
    if (pg == NULL)
        PQclear(PQexec(conn->pg, "ROLLBACK"));
    PQclear(pg);
    return conn->error.status;
}

pfx_status pfx_commit(pfx_conn *conn)
{
    char tag[16] = "";
    pfx_status status;

    pfx_clear_error(conn);
    if (PQtransactionStatus(conn->pg) == PQTRANS_IDLE)
        return pfx_fail(conn, PFX_ERR_TRANSACTION, "no transaction is open");
    status = pfx_command(conn, "COMMIT", tag);
    if (status == PFX_OK && strcmp(tag, "ROLLBACK") == 0)
        return pfx_fail(conn, PFX_ERR_TRANSACTION,
                        "a statement of the transaction had failed, so it was rolled back");
    return status;
}

pfx_status pfx_rollback(pfx_conn *conn)
{
    if (PQtransactionStatus(conn->pg) == PQTRANS_IDLE)
        return PFX_OK;
    return pfx_command(conn, "ROLLBACK", NULL);
}
