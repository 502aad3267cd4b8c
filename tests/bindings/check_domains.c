/* check_domains.c - domains are the type that they are based on, with constraints and defaults of their own. */
#include "check.h"

#include "check_values.h"
#include "db.h"

#include <string.h>

static void check_insert(Check *check)
{
    static const db_nullable_int32 numbers[] = {{.value = 1}, {.is_null = true}, {.value = 3}};
    static const db_nullable_text mails[] = {{.value = "a@b"}, {.value = "\"c\"@d"}};
    static const db_nullable_task_status states[] = {{.value = DB_TASK_STATUS_ERROR}};
    const db_nullable_inet address = {.value = inet("10.0.0.2")};
    db_conn *conn = check->conn;
    const db_domains_new values = {
        .id = 4,
        .mail = "x@y",
        .route = {DB_VALUE, {.count = 3, .items = numbers}},
        .address = {DB_VALUE, inet("10.0.0.1")},
        .positives = {DB_VALUE, {.count = 3, .items = numbers}},
        .mails = {DB_VALUE, {.count = 2, .items = mails}},
        .states = {DB_VALUE, {.count = 1, .items = states}},
        .routes = {DB_VALUE, "{\"{1,2}\",\"{3}\"}"},
        .addresses = {DB_VALUE, {.count = 1, .items = &address}},
    };
    db_domains_rows rows;
    const db_domains_row *row;

    if (!CHECK_OK(check, db_domains_insert(conn, &values, &rows)))
        return;
    row = &rows.rows[0];
    CHECK(check, row->id == 4 && row->small_ == 7);
    CHECK_TEXT(check, row->mail.value, "x@y");
    CHECK_TEXT(check, row->backup.value, "nobody@example.com");
    CHECK(check, row->state.value == DB_TASK_STATUS_PROCESSING);
    CHECK(check, row->route.value.count == 3 && row->route.value.items[2].value == 3);
    CHECK(check, is_inet(row->address.value, "10.0.0.1"));
    CHECK(check, row->positives.value.count == 3 && row->positives.value.items[0].value == 1 &&
                     row->positives.value.items[1].is_null);
    if (CHECK(check, row->mails.value.count == 2))
        CHECK_TEXT(check, row->mails.value.items[1].value, "\"c\"@d");
    CHECK(check, row->states.count == 1 && row->states.items[0].value == DB_TASK_STATUS_ERROR);
    CHECK_TEXT(check, row->routes.value, "{\"{1,2}\",\"{3}\"}");
    CHECK(check, row->addresses.value.count == 1 &&
                     is_inet(row->addresses.value.items[0].value, "10.0.0.2"));
    db_domains_rows_free(&rows);
    CHECK_OK(check, db_domains_get(conn, 4, NULL));
}

/* What a domain does not allow is a violated constraint: none of the table's, but one of the domain's. */
static void check_constraints(Check *check)
{
    db_conn *conn = check->conn;
    db_domains_changes changes = {.small_ = db_set_int32(100)};

    CHECK_STATUS(check, db_domains_update(conn, 4, &changes, NULL), DB_ERR_CONSTRAINT);
    CHECK_TEXT(check, db_last_error(conn)->sqlstate, "23514");
    CHECK_TEXT(check, db_last_error(conn)->constraint, "small_positive_check");
    CHECK(check, db_domains_violated(db_last_error(conn)) == DB_DOMAINS_CONSTRAINT_NONE);
    CHECK(check, db_small_positive_violated(db_last_error(conn)) ==
                     DB_SMALL_POSITIVE_CONSTRAINT_SMALL_POSITIVE_CHECK);
    CHECK(check, db_positive_violated(db_last_error(conn)) == DB_POSITIVE_CONSTRAINT_NONE);
    changes.small_ = db_set_int32(-1); /* what the domain is based on does not allow it */
    CHECK_STATUS(check, db_domains_update(conn, 4, &changes, NULL), DB_ERR_CONSTRAINT);
    CHECK_TEXT(check, db_last_error(conn)->datatype, "small_positive");
    CHECK_TEXT(check, db_last_error(conn)->constraint, "positive_check");
    CHECK(check, db_small_positive_violated(db_last_error(conn)) ==
                     DB_SMALL_POSITIVE_CONSTRAINT_POSITIVE_CHECK);
    changes = (db_domains_changes){.state = db_set_null_task_status()};
    CHECK_STATUS(check, db_domains_update(conn, 4, &changes, NULL), DB_ERR_CONSTRAINT);
    CHECK_TEXT(check, db_last_error(conn)->sqlstate, "23502");
    CHECK_TEXT(check, db_last_error(conn)->datatype, "state");
    CHECK_STATUS(check, db_domains_get(conn, -4, NULL), DB_NOT_FOUND);
    CHECK(check, db_positive_violated(db_last_error(conn)) == DB_POSITIVE_CONSTRAINT_NONE);
}

/* Keys of domains over types whose operators the server does not find for these. */
static void check_keys_of_domains(Check *check)
{
    static const db_task_status states[] = {DB_TASK_STATUS_PENDING, DB_TASK_STATUS_ERROR,
                                            DB_TASK_STATUS_COMPLETED};
    static const db_nullable_task_status items[] = {{.value = DB_TASK_STATUS_ERROR}};
    const db_inet host = {.version = 4, .bits = 32, .address = {10, 0, 0, 1}};
    db_conn *conn = check->conn;
    db_domain_keys_page page = {.limit = 1};
    db_domain_keys_filter filter = {.state = {.ge = &states[2]}};
    db_domain_keys_changes changes = {.states = {DB_VALUE, {1, items, NULL}}};
    db_domain_keys_rows rows;
    int64_t count = 0;
    int pages = 0;

    for (int i = 0; i < 3; i++) {
        const db_domain_keys_new values = {.state = {DB_VALUE, states[i]}, .address = host};

        CHECK_OK(check, db_domain_keys_upsert(conn, &values, NULL));
        CHECK_OK(check, db_domain_keys_get(conn, states[i], host, NULL));
    }
    CHECK_OK(check, db_domain_keys_list(conn, NULL, &page, &rows));
    while (rows.count == 1 && pages < 4) {
        const db_domain_keys_row last = rows.rows[0];

        pages++;
        page.after = &last;
        db_domain_keys_rows_free(&rows);
        CHECK_OK(check, db_domain_keys_list(conn, NULL, &page, &rows));
    }
    db_domain_keys_rows_free(&rows);
    CHECK(check, pages == 3);
    CHECK_OK(check, db_domain_keys_count(conn, &filter, &count));
    CHECK(check, count == 2);
    CHECK_OK(check, db_domain_keys_update(conn, states[1], host, &changes, NULL));
    CHECK_OK(check,
             db_domain_keys_get_by_states_and_state(conn, changes.states.value, states[1], NULL));
    CHECK_OK(check, db_domain_keys_delete(conn, states[1], host));
    CHECK_STATUS(check, db_domain_keys_get_for_update(conn, states[1], host, &rows), DB_NOT_FOUND);
}

void check_domains(Check *check)
{
    db_conn *conn = check->conn;
    db_domain_refs_rows refs;
    db_domain_view_rows view;

    check_insert(check);
    check_constraints(check);
    check_keys_of_domains(check);
    CHECK_OK(check, db_domain_refs_insert(
                        conn, &(db_domain_refs_new){.id = 1, .domain_id = {DB_VALUE, 4}}, &refs));
    CHECK(check, refs.count == 1 && refs.rows[0].twice.value == 2);
    db_domain_refs_rows_free(&refs);
    CHECK_OK(check, db_domain_refs_list_by_domain_id(conn, 4, NULL, &refs));
    CHECK(check, refs.count == 1);
    db_domain_refs_rows_free(&refs);
    CHECK_OK(check, db_domain_view_list(conn, NULL, NULL, &view));
    CHECK(check, view.count == 1 && view.rows[0].ref.value == 1 && view.rows[0].small_ == 7);
    db_domain_view_rows_free(&view);
}
