
/* -- COPY -------------------------------------------------------------------------------------- */

/* A COPY under way. */
typedef struct pfx_copy_state {
    const pfx_table *table;
    Oid *elements; /* per column: the type of the elements of an array */
    bool *copied;  /* per column */
    int16_t column_count;
<% if need.print then %>
    bool is_text;
<% end %>
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

/* How rows come into a table. */
typedef enum pfx_copy_form {
    PFX_COPY_BINARY,
<% if need.print then %>
    PFX_COPY_TEXT,
<% end %>
    PFX_COPY_ROWS /* inserted one by one */
} pfx_copy_form;

/*
 * How rows like this one can be copied. The server wants a binary form of every column of the
 * table, whether it is copied or not.
 */
static pfx_copy_form pfx_find_copy_form(pfx_conn *conn, const pfx_table *table, const void *row)
{
    pfx_copy_form form = PFX_COPY_BINARY;
    int count = 0;

    for (int i = 0; i < table->column_count; i++) {
        const pfx_column *column = &table->columns[i];
        bool is_set = pfx_column_state(conn, column, true, row) != PFX_UNSET;

        count += is_set;
<% if need.print then %>
        if (is_set && column->codec->print == NULL)
            return PFX_COPY_ROWS;
        if (column->codec->encode == NULL)
            form = PFX_COPY_TEXT;
<% else %>
        if (column->codec->encode == NULL)
            form = PFX_COPY_ROWS;
<% end %>
    }
    return count > 0 ? form : PFX_COPY_ROWS;
}

/* Notes which columns the first row sets; false if there is no memory. */
static bool pfx_open_copy(pfx_conn *conn, pfx_copy_state *copy, const void *row)
{
    size_t columns = (size_t)copy->table->column_count;

    copy->elements = calloc(columns, sizeof *copy->elements);
    copy->copied = calloc(columns, sizeof *copy->copied);
    if (copy->elements == NULL || copy->copied == NULL) {
        pfx_fail_memory(conn);
        return false;
    }
    for (int i = 0; i < copy->table->column_count; i++) {
        const pfx_column *column = &copy->table->columns[i];

        copy->copied[i] = pfx_column_state(conn, column, true, row) != PFX_UNSET;
        copy->column_count = (int16_t)(copy->column_count + copy->copied[i]);
        if (copy->copied[i] && column->codec->kind == PFX_KIND_ARRAY<%= need.print and " && !copy->is_text" or "" %>)
            copy->elements[i] = column->element != PFX_OID_USER
                                    ? column->element
                                    : pfx_find_element(conn, column->array_type);
    }
    return true;
}

/* Begins to copy the columns that the first row sets; whether it began, and has to be ended. */
static bool pfx_begin_copy(pfx_conn *conn, pfx_copy_state *copy, const void *row)
{
    static const char header[19] = "PGCOPY\n\377\r\n"; /* a NUL, flags, and an extension: zero */
    bool is_begun;
    PGresult *pg;

    if (!pfx_open_copy(conn, copy, row))
        return false;
    pfx_write(conn, "COPY ", copy->table->name, (char *)NULL);
    pfx_write_names(conn, copy->table, row);
<% if need.print then %>
    pfx_write(conn, " FROM STDIN (FORMAT ", copy->is_text ? "text)" : "binary)", (char *)NULL);
<% else %>
    pfx_write(conn, " FROM STDIN (FORMAT binary)", (char *)NULL);
<% end %>
    if (conn->error.status != PFX_OK)
        return false;
    pg = PQexec(conn->pg, conn->sql.data);
    is_begun = PQresultStatus(pg) == PGRES_COPY_IN;
    if (!is_begun)
        pfx_fail_server(conn, pg);
    PQclear(pg);
<% if need.print then %>
    if (!copy->is_text)
        pfx_extend_with(conn, header, sizeof header);
<% else %>
    pfx_extend_with(conn, header, sizeof header);
<% end %>
    return is_begun;
}

static void pfx_close_copy(pfx_copy_state *copy)
{
    free(copy->elements);
    free(copy->copied);
}

/* Sends what was collected. */
static void pfx_send_copy(pfx_conn *conn)
{
    const size_t most = PFX_COPY_MESSAGE;

    for (size_t at = 0; at < conn->scratch.size && conn->error.status == PFX_OK; at += most) {
        size_t size = conn->scratch.size - at < most ? conn->scratch.size - at : most;

        if (PQputCopyData(conn->pg, conn->scratch.data + at, (int)size) != 1)
            pfx_fail_server(conn, NULL);
    }
    conn->scratch.size = 0;
}

<% if need.print then %>
/* What stands behind a backslash for a character of a COPY in text. */
static char pfx_copy_letter(char c)
{
    switch (c) {
    case '\\':
        return '\\';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return '\0';
    }
}

/* Adds one value as text; NULL: a null. */
static void pfx_copy_value(pfx_conn *conn, const pfx_codec *codec, const void *value, bool is_first)
{
    size_t start;

    if (!is_first)
        pfx_append(conn, &conn->scratch, "\t");
    start = conn->scratch.size;
    if (value == NULL) {
        pfx_append(conn, &conn->scratch, "\\N");
    } else {
        codec->print(conn, codec, value);
        pfx_escape_from(conn, start, pfx_copy_letter);
    }
}

<% end %>
/* Adds one row. */
static void pfx_copy_row(pfx_conn *conn, const pfx_copy_state *copy, const void *row)
{
<% if need.print then %>
    bool is_first = true;
    char *at = copy->is_text ? NULL : pfx_extend(conn, 2);
<% else %>
    char *at = pfx_extend(conn, 2);
<% end %>

    if (at != NULL)
        pfx_store16(at, (uint16_t)copy->column_count);
    for (int i = 0; i < copy->table->column_count && conn->error.status == PFX_OK; i++) {
        const pfx_column *column = &copy->table->columns[i];
        pfx_state state =
            column->required ? PFX_VALUE : pfx_column_state(conn, column, true, row);

        conn->column = column->name;
        conn->element = copy->elements[i];
        if ((state != PFX_UNSET) != copy->copied[i]) {
            pfx_refuse(conn, "it must be set in all rows of a copy, or in none");
        } else if (state != PFX_UNSET) {
            const void *value = state == PFX_NULL ? NULL : pfx_column_value(column, true, row);

<% if need.print then %>
            if (copy->is_text)
                pfx_copy_value(conn, column->codec, value, is_first);
            else
                pfx_encode_sized(conn, column->codec, value);
            is_first = false;
<% else %>
            pfx_encode_sized(conn, column->codec, value);
<% end %>
        }
    }
    conn->column = NULL;
<% if need.print then %>
    if (copy->is_text)
        pfx_append(conn, &conn->scratch, "\n");
<% end %>
    if (conn->scratch.size >= PFX_COPY_BYTES)
        pfx_send_copy(conn);
}

/* Ends the copy: all rows come into the table, or none after an error. */
static void pfx_end_copy(pfx_conn *conn<%= need.print and ", const pfx_copy_state *copy" or "" %>, int64_t *count)
{
    bool is_fine;
    PGresult *pg;

    if (conn->error.status == PFX_OK) {
<% if need.print then %>
        if (!copy->is_text)
            pfx_extend_with(conn, "\377\377", 2);
<% else %>
        pfx_extend_with(conn, "\377\377", 2);
<% end %>
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

/*
 * Asks for the next row, while there is no error; other calls on this connection would fail
 * meanwhile.
 */
static pfx_status pfx_next_row(pfx_conn *conn, const pfx_source *source)
{
    pfx_status status;

    memset(source->row, 0, source->size);
    conn->is_busy = true;
    status = source->next(source->closure, source->row);
    conn->is_busy = false;
    if (conn->error.status != PFX_OK) /* that of another call, which found the connection busy */
        pfx_clear_error(conn);
    return status;
}

/* Copies the rows from the first on, which is there. */
static void pfx_copy_rows(pfx_conn *conn, const pfx_table *table, const pfx_source *source,
                          <%= need.print and "pfx_copy_form form, " or "" %>int64_t *count)
{
    pfx_status status = PFX_OK;
    pfx_copy_state copy = {.table = table<%= need.print and ", .is_text = form == PFX_COPY_TEXT" or "" %>};

    if (pfx_begin_copy(conn, &copy, source->row)) {
        while (status == PFX_OK && conn->error.status == PFX_OK) {
            pfx_copy_row(conn, &copy, source->row);
            if (conn->error.status == PFX_OK)
                status = pfx_next_row(conn, source);
        }
        pfx_note_source(conn, status);
        pfx_end_copy(conn<%= need.print and ", &copy" or "" %>, count);
    }
    pfx_close_copy(&copy);
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
    pfx_copy_form form;
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
    if (status == PFX_OK) {
        form = pfx_find_copy_form(conn, table, source.row);
        if (form == PFX_COPY_ROWS)
            pfx_pipe_rows(conn, table, &source, &copied);
        else
            pfx_copy_rows(conn, table, &source, <%= need.print and "form, " or "" %>&copied);
    }
    free(source.row);
    if (count != NULL && conn->error.status == PFX_OK)
        *count = copied;
    return conn->error.status;
}
