
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

/* Starts the first request of a transaction; false with the error set if there cannot be one. */
static bool pfx_start_first(pfx_conn *conn, const char *sql)
{
    PGTransactionStatusType state = PQtransactionStatus(conn->pg);

    pfx_start(conn, sql);
    if (conn->error.status == PFX_OK && (state == PQTRANS_INTRANS || state == PQTRANS_INERROR))
        pfx_fail(conn, PFX_ERR_TRANSACTION, "a transaction is open already");
    return conn->error.status == PFX_OK;
}

pfx_status pfx_begin(pfx_conn *conn)
{
    static const char sql[] = "BEGIN";

    if (!pfx_start_first(conn, sql))
        return conn->error.status;
    return pfx_command(conn, sql, NULL);
}

static void pfx_bind_text_or_null(pfx_conn *conn, const char *text)
{
    if (text != NULL)
        pfx_bind_text(conn, text);
    else
        pfx_bind_null(conn);
}

/*
 * Sends BEGIN and the request in one go and waits for both answers. The request is not prepared,
 * which would take a round trip of its own.
 */
static pfx_status pfx_begin_with(pfx_conn *conn)
{
    pfx_pipeline pipeline = {.conn = conn};
    bool is_sent;

    if (!pfx_fill_params(conn))
        return conn->error.status;
    conn->sent = NULL;
    is_sent = PQenterPipelineMode(conn->pg) == 1 &&
              PQsendQueryParams(conn->pg, "BEGIN", 0, NULL, NULL, NULL, NULL, 0) == 1;
    pipeline.pending += is_sent;
    is_sent = is_sent && pfx_send_only(conn);
    pipeline.pending += is_sent;
    if (!is_sent)
        pfx_fail_server(conn, NULL);
    return pfx_end_pipeline(&pipeline);
}

pfx_status pfx_begin_as(pfx_conn *conn, const pfx_identity *identity)
{
    static const char sql[] =
        "SELECT pg_catalog.set_config('request.jwt.claims', coalesce($3::json::text,"
        " pg_catalog.jsonb_strip_nulls(pg_catalog.jsonb_build_object("
        "'role', $1::text, 'sub', $2::text))::text), true),"
        " pg_catalog.set_config('role', $1::text, true)";

    pfx_clear_error(conn);
    if (identity == NULL || identity->role == NULL || identity->role[0] == '\0')
        return pfx_fail(conn, PFX_ERR_ARGUMENT, "the identity has no role");
    if (strcmp(identity->role, "none") == 0)
        return pfx_fail(conn, PFX_ERR_ARGUMENT,
                        "the role \"none\" would act as the role of the connection itself");
    if (!pfx_start_first(conn, sql))
        return conn->error.status;
    pfx_bind_text(conn, identity->role);
    pfx_bind_text_or_null(conn, identity->subject);
    pfx_bind_text_or_null(conn, identity->claims);
    if (pfx_begin_with(conn) != PFX_OK && PQtransactionStatus(conn->pg) != PQTRANS_IDLE)
        PQclear(PQexec(conn->pg, "ROLLBACK"));
    return conn->error.status;
}

pfx_status pfx_commit(pfx_conn *conn)
{
    char tag[16] = "";
    pfx_status status;

    pfx_start(conn, NULL);
    if (conn->error.status != PFX_OK)
        return conn->error.status;
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
    if (conn->is_busy)
        return pfx_fail_busy(conn);
    if (PQtransactionStatus(conn->pg) == PQTRANS_IDLE)
        return PFX_OK;
    return pfx_command(conn, "ROLLBACK", NULL);
}

/* Runs a command about a savepoint. */
static pfx_status pfx_command_on(pfx_conn *conn, const char *command, const char *savepoint)
{
    char *quoted;
    pfx_status status;

    pfx_start(conn, NULL);
    if (conn->error.status != PFX_OK)
        return conn->error.status;
    if (savepoint == NULL)
        return pfx_fail(conn, PFX_ERR_ARGUMENT, "the savepoint has no name");
    quoted = PQescapeIdentifier(conn->pg, savepoint, strlen(savepoint));
    if (quoted == NULL)
        return pfx_fail(conn, PFX_ERR_ARGUMENT, "the name of the savepoint is no UTF-8");
    pfx_append(conn, &conn->sql, command);
    pfx_append(conn, &conn->sql, quoted);
    PQfreemem(quoted);
    status = conn->error.status;
    return status == PFX_OK ? pfx_command(conn, conn->sql.data, NULL) : status;
}

pfx_status pfx_savepoint(pfx_conn *conn, const char *name)
{
    return pfx_command_on(conn, "SAVEPOINT ", name);
}

pfx_status pfx_release(pfx_conn *conn, const char *name)
{
    return pfx_command_on(conn, "RELEASE SAVEPOINT ", name);
}

pfx_status pfx_rollback_to(pfx_conn *conn, const char *name)
{
    return pfx_command_on(conn, "ROLLBACK TO SAVEPOINT ", name);
}

pfx_status pfx_transaction(pfx_conn *conn, const pfx_identity *identity,
                           pfx_status (*body)(pfx_conn *conn, void *context), void *context)
{
    pfx_status status = identity != NULL ? pfx_begin_as(conn, identity) : pfx_begin(conn);

    if (status != PFX_OK)
        return status;
    status = body(conn, context);
    if (status == PFX_OK)
        return pfx_commit(conn);
    pfx_rollback(conn);
    return status;
}
