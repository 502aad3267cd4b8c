
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

    pfx_start(conn, NULL);
    if (conn->error.status != PFX_OK)
        return conn->error.status;
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
