/* Filters, orders, pages, each, count and exists; upserts and changes of many rows. See lists.sql. */
#include "check.h"

#include "check_values.h"
#include "db.h"

#include <stdio.h>
#include <string.h>

/* 60 rows; every third has no grade, every fifth no time. */
static void fill_items(Check *check)
{
    check_sql(
        check,
        "TRUNCATE items, parts RESTART IDENTITY;"
        " INSERT INTO items (code, grade, price, weight, tags, seen, address, extra, active)"
        " SELECT 'c' || to_char(i, 'FM00'),"
        " CASE i % 3 WHEN 1 THEN 'low' WHEN 2 THEN 'high' END::grade, i * 1.5, i % 7,"
        " CASE WHEN i % 2 = 0 THEN ARRAY['even', 'n' || i] END,"
        " CASE WHEN i % 5 <> 0 THEN '2024-01-01Z'::timestamptz + i % 11 * interval '1 day' END,"
        " ('10.0.0.' || i)::inet, jsonb_build_object('i', i, 'odd', i % 2 = 1), i % 4 <> 0"
        " FROM generate_series(1, 60) i");
}

/* The filter lets as many rows pass as the condition in SQL does. */
static void check_filter(Check *check, const db_items_filter *filter, const char *condition)
{
    char sql[512], count[32];
    db_items_rows rows;
    int64_t counted = -1;
    bool exists = false;

    CHECK_OK(check, db_items_list(check->conn, filter, NULL, &rows));
    snprintf(sql, sizeof sql, "SELECT count(*) FROM items WHERE %s", condition);
    snprintf(count, sizeof count, "%zu", rows.count);
    CHECK_SQL(check, sql, count);
    CHECK_OK(check, db_items_count(check->conn, filter, &counted));
    CHECK(check, counted == (int64_t)rows.count);
    CHECK_OK(check, db_items_exists(check->conn, filter, &exists));
    CHECK(check, exists == (rows.count > 0));
    db_items_rows_free(&rows);
}

static void check_filters(Check *check)
{
    const int32_t three = 3, five = 5, weights[] = {1, 6};
    const db_grade low = DB_GRADE_LOW, grades[] = {DB_GRADE_LOW, DB_GRADE_HIGH};
    const char *const codes[] = {"c01", "c02", "nothing \"like\" {it}"};
    const db_timestamptz time = INT64_C(1704326400000000);
    const db_nullable_text even = {.value = "even"}, none = {.value = "none"};
    const db_array_text is_even = {.count = 1, .items = &even},
                        is_none = {.count = 1, .items = &none};
    const db_inet address = inet("10.0.0.17");
    const bool yes = true;
    const db_items_filter heavy = {.weight = {.ge = &five}};

    check_filter(check, NULL, "true");
    check_filter(check, &(db_items_filter){.or_else = NULL}, "true");
    check_filter(check, &(db_items_filter){.weight = {.eq = &three}}, "weight = 3");
    check_filter(check, &(db_items_filter){.weight = {.ne = &three}}, "weight <> 3");
    check_filter(check, &(db_items_filter){.weight = {.gt = &three, .le = &five}},
                 "weight > 3 AND weight <= 5");
    check_filter(check, &(db_items_filter){.weight = {.lt = &three}, .active = {.eq = &yes}},
                 "weight < 3 AND active");
    check_filter(check, &(db_items_filter){.weight = {.in = {2, weights}}}, "weight IN (1, 6)");
    check_filter(check, &(db_items_filter){.weight = {.not_in = {2, weights}}},
                 "weight NOT IN (1, 6)");
    check_filter(check, &(db_items_filter){.weight = {.in = {0, weights}}}, "false");
    check_filter(check, &(db_items_filter){.grade = {.eq = &low}}, "grade = 'low'");
    check_filter(check, &(db_items_filter){.grade = {.gt = &low}}, "grade > 'low'");
    check_filter(check, &(db_items_filter){.grade = {.in = {2, grades}}},
                 "grade IN ('low', 'high')");
    check_filter(check, &(db_items_filter){.grade = {.null = DB_IS_NULL}}, "grade IS NULL");
    check_filter(check, &(db_items_filter){.grade = {.null = DB_IS_NOT_NULL}}, "grade IS NOT NULL");
    check_filter(check, &(db_items_filter){.code = {.like = "c_1"}}, "code LIKE 'c_1'");
    check_filter(check, &(db_items_filter){.code = {.ilike = "C1%"}}, "code ILIKE 'C1%'");
    check_filter(check, &(db_items_filter){.code = {.in = {3, codes}}}, "code IN ('c01', 'c02')");
    check_filter(check, &(db_items_filter){.code = {.eq = "' OR true --"}}, "false");
    check_filter(check, &(db_items_filter){.price = {.ge = "30.0", .lt = "45"}},
                 "price >= 30 AND price < 45");
    check_filter(check, &(db_items_filter){.seen = {.lt = &time}}, "seen < '2024-01-04Z'");
    check_filter(check, &(db_items_filter){.address = {.lt = &address}}, "address < '10.0.0.17'");
    check_filter(check, &(db_items_filter){.tags = {.contains = &is_even}}, "tags @> '{even}'");
    check_filter(check, &(db_items_filter){.tags = {.overlaps = &is_none}}, "tags && '{none}'");
    check_filter(check, &(db_items_filter){.extra = {.contains = "{\"odd\": true}"}},
                 "extra @> '{\"odd\": true}'");
    check_filter(check, &(db_items_filter){.grade = {.eq = &low}, .or_else = &heavy},
                 "grade = 'low' OR weight >= 5");

    CHECK_STATUS(check,
                 db_items_count(check->conn, &(db_items_filter){.grade = {.eq = &(db_grade){0}}},
                                &(int64_t){0}),
                 DB_ERR_ARGUMENT);
    CHECK_HOLDS(check, db_last_error(check->conn)->message, "grade");
}

/* Pages behind each other have every row once, and in the order that one list of all has. */
static void check_order(Check *check, db_items_order order, bool descending, int64_t limit)
{
    db_items_page page = {.order = order, .descending = descending};
    db_items_rows all, part = {0};
    size_t seen = 0;

    if (!CHECK_OK(check, db_items_list(check->conn, NULL, &page, &all)))
        return;
    CHECK(check, all.count == 60);
    page.limit = limit;
    for (;;) {
        db_items_rows next;

        page.after = part.count > 0 ? &part.rows[part.count - 1] : NULL;
        if (!CHECK_OK(check, db_items_list(check->conn, NULL, &page, &next)))
            break;
        db_items_rows_free(&part);
        part = next;
        for (size_t i = 0; i < part.count; i++, seen++)
            CHECK(check, seen < all.count && part.rows[i].id == all.rows[seen].id);
        if (part.count == 0 || seen > all.count)
            break;
    }
    CHECK(check, seen == all.count);
    db_items_rows_free(&part);
    db_items_rows_free(&all);
}

static void check_orders(Check *check)
{
    static const db_items_order orders[] = {
        DB_ITEMS_BY_ID, DB_ITEMS_BY_CODE, DB_ITEMS_BY_GRADE_AND_WEIGHT_DESC,
        DB_ITEMS_BY_PRICE_AND_WEIGHT, DB_ITEMS_BY_SEEN_NULLS_FIRST};
    db_items_rows rows;
    const char *const last = "c60";

    check_sql(check, "UPDATE items SET price = NULL WHERE id % 9 = 0");
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        for (int descending = 0; descending < 2; descending++)
            for (int64_t limit = 1; limit <= 25; limit += 12)
                check_order(check, orders[i], descending == 1, limit);
    CHECK_OK(check, db_items_list(
                        check->conn, NULL,
                        &(db_items_page){.order = DB_ITEMS_BY_CODE, .descending = true, .limit = 1},
                        &rows));
    CHECK_TEXT(check, rows.rows[0].code, last);
    db_items_rows_free(&rows);
    CHECK_STATUS(
        check,
        db_items_list(check->conn, NULL, &(db_items_page){.order = (db_items_order)99}, &rows),
        DB_ERR_ARGUMENT);
}

/* Two rows may be equal in an order: then there are no pages behind a row. */
static void check_unordered(Check *check)
{
    db_parts_row row = {0};
    db_parts_rows rows;

    CHECK_OK(check,
             db_parts_list(check->conn, NULL,
                           &(db_parts_page){.order = DB_PARTS_BY_ITEM_ID_AND_NUMBER, .after = &row},
                           &rows));
    db_parts_rows_free(&rows);
    CHECK_STATUS(check, db_parts_list(check->conn, NULL, &(db_parts_page){.after = &row}, &rows),
                 DB_ERR_ARGUMENT);
}

typedef struct Visits {
    db_conn *conn;
    int count;
    int limit;
    db_status inside; /* what another call says meanwhile */
    int64_t sum;
} Visits;

static bool visit(void *context, const db_items_row *row)
{
    Visits *visits = context;
    db_items_rows rows;

    visits->count++;
    visits->sum += row->id;
    if (row->tags.is_null ? row->tags.value.count != 0 : row->tags.value.count != 2)
        return false;
    visits->inside = db_items_get(visits->conn, row->id, &rows);
    return visits->count < visits->limit;
}

static void check_each(Check *check)
{
    Visits visits = {.conn = check->conn, .limit = 1000};
    int64_t count;

    CHECK_OK(check, db_items_each(check->conn, NULL, NULL, visit, &visits));
    CHECK(check, visits.count == 60 && visits.sum == 1830 && visits.inside == DB_ERR_BUSY);
    CHECK(check, db_last_error(check->conn)->status == DB_OK);
    for (int in_transaction = 0; in_transaction < 2; in_transaction++) {
        visits = (Visits){.conn = check->conn, .limit = 3};
        if (in_transaction)
            CHECK_OK(check, db_begin(check->conn));
        CHECK_OK(check, db_items_each(check->conn, NULL, NULL, visit, &visits));
        CHECK(check, visits.count == 3);
        CHECK_OK(check, db_items_count(check->conn, NULL, &count));
        if (in_transaction)
            CHECK_OK(check, db_commit(check->conn));
    }
    check_sql_inside(check, "DISCARD ALL");
    visits = (Visits){.conn = check->conn, .limit = 1000};
    CHECK_OK(check, db_items_each(check->conn, NULL, NULL, visit, &visits));
    CHECK(check, visits.count == 60);
    CHECK_STATUS(check,
                 db_items_each(check->conn, NULL, &(db_items_page){.limit = -1}, visit, &visits),
                 DB_ERR_ARGUMENT);
}

static void check_keys_of_items(Check *check)
{
    db_items_rows rows;

    CHECK_OK(check, db_items_get_by_code(check->conn, "c07", &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].id == 7);
    db_items_rows_free(&rows);
    CHECK_STATUS(check, db_items_get_by_code(check->conn, "c7", NULL), DB_NOT_FOUND);
    CHECK_OK(check, db_items_get_by_price_and_weight(check->conn, "10.5", 0, &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].id == 7);
    db_items_rows_free(&rows);
}

static void check_upsert(Check *check)
{
    db_items_new values = {.code = "c07", .weight = {DB_VALUE, 70}};
    db_items_rows rows;
    int32_t id;

    CHECK_OK(check, db_items_upsert_by_code(check->conn, &values, &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].id == 7 && rows.rows[0].weight == 70);
    CHECK_TEXT(check, rows.rows[0].price.value, "10.50");
    db_items_rows_free(&rows);
    values.code = "new";
    CHECK_OK(check, db_items_upsert_by_code(check->conn, &values, &rows));
    id = rows.rows[0].id;
    db_items_rows_free(&rows);
    CHECK_OK(check, db_items_upsert_by_code(check->conn, &(db_items_new){.code = "new"}, &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].id == id);
    db_items_rows_free(&rows);
    values = (db_items_new){.id = {DB_VALUE, id}, .code = "newer"};
    CHECK_OK(check, db_items_upsert(check->conn, &values, NULL));
    CHECK_OK(check, db_items_get_by_code(check->conn, "newer", NULL));
    values.weight = db_set_int32(-1);
    CHECK_STATUS(check, db_items_upsert(check->conn, &values, NULL), DB_ERR_CONSTRAINT);
    CHECK(check,
          db_items_violated(db_last_error(check->conn)) == DB_ITEMS_CONSTRAINT_WEIGHT_NOT_NEGATIVE);
    CHECK_OK(check, db_items_delete(check->conn, id));
}

static void check_where(Check *check)
{
    const int32_t three = 3;
    const db_items_filter filter = {.weight = {.eq = &three}}, none = {.or_else = NULL};
    const db_items_changes changes = {.grade = {DB_VALUE, DB_GRADE_MIDDLE}};
    int64_t count = -1;

    CHECK_OK(check, db_items_update_where(check->conn, &filter, &changes, &count));
    CHECK(check, count == 9);
    CHECK_SQL(check, "SELECT count(*) FROM items WHERE grade = 'middle'", "9");
    CHECK_STATUS(check, db_items_update_where(check->conn, &none, &changes, &count),
                 DB_ERR_ARGUMENT);
    CHECK_STATUS(
        check, db_items_update_where(check->conn, &filter, &(db_items_changes){.id = {0}}, &count),
        DB_ERR_ARGUMENT);
    CHECK_STATUS(check, db_items_delete_where(check->conn, &none, &count), DB_ERR_ARGUMENT);
    CHECK_OK(check, db_items_delete_where(check->conn, &filter, &count));
    CHECK(check, count == 9);
    CHECK_SQL(check, "SELECT count(*) FROM items", "51");
    CHECK_OK(check, db_items_delete_where(check->conn, NULL, NULL));
    CHECK_SQL(check, "SELECT count(*) FROM items", "0");
}

/* What one connection locked another cannot. */
static void check_locks(Check *check)
{
    db_items_page page = {.lock = DB_LOCK_UPDATE_SKIP_LOCKED};
    db_items_rows rows;
    db_conn *other;

    CHECK_OK(check, db_connect(check->conninfo, &other));
    CHECK_OK(check, db_begin(check->conn));
    CHECK_OK(check, db_items_get_for_update(check->conn, 7, NULL));
    CHECK_OK(check, db_begin(other));
    CHECK_OK(check, db_items_list(other, NULL, &page, &rows));
    CHECK(check, rows.count == 59);
    db_items_rows_free(&rows);
    page.lock = DB_LOCK_UPDATE_NOWAIT;
    CHECK_STATUS(check, db_items_list(other, NULL, &page, &rows), DB_ERR_RETRY);
    CHECK_OK(check, db_rollback(other));
    CHECK_OK(check, db_commit(check->conn));
    CHECK_OK(check, db_items_list(other, NULL, &page, &rows));
    CHECK(check, rows.count == 60);
    db_items_rows_free(&rows);
    db_close(other);
}

static db_status change_and_fail(db_conn *conn, void *context)
{
    db_status status = db_items_delete_where(conn, NULL, NULL);

    return status == DB_OK ? *(db_status *)context : status;
}

static void check_savepoints(Check *check)
{
    db_status answer = DB_ERR_VALUE;

    CHECK_STATUS(check, db_transaction(check->conn, NULL, change_and_fail, &answer), DB_ERR_VALUE);
    CHECK_SQL(check, "SELECT count(*) FROM items", "60");
    CHECK_OK(check, db_begin(check->conn));
    CHECK_OK(check, db_savepoint(check->conn, "a \"b\""));
    CHECK_OK(check, db_items_delete(check->conn, 1));
    CHECK_STATUS(check, db_items_insert(check->conn, &(db_items_new){.code = "c02"}, NULL),
                 DB_ERR_CONSTRAINT);
    CHECK_HOLDS(check, db_last_error(check->conn)->message, "(code)=(c02)");
    CHECK_OK(check, db_rollback_to(check->conn, "a \"b\""));
    CHECK_OK(check, db_items_get(check->conn, 1, NULL));
    CHECK_OK(check, db_release(check->conn, "a \"b\""));
    CHECK_STATUS(check, db_release(check->conn, NULL), DB_ERR_ARGUMENT);
    CHECK_OK(check, db_items_delete(check->conn, 60));
    CHECK_OK(check, db_commit(check->conn));
    answer = DB_OK;
    CHECK_OK(check, db_transaction(check->conn, NULL, change_and_fail, &answer));
    CHECK_SQL(check, "SELECT count(*) FROM items", "0");
    CHECK_STATUS(check, db_savepoint(check->conn, "x"), DB_ERR_TRANSACTION);
}

static void check_refresh(Check *check)
{
    db_item_grades_rows rows;

    CHECK_OK(check, db_item_grades_refresh(check->conn, false));
    CHECK_OK(check, db_item_grades_refresh(check->conn, true));
    CHECK_OK(check, db_item_grades_list(check->conn, NULL, NULL, &rows));
    CHECK(check, rows.count == 3);
    db_item_grades_rows_free(&rows);
}

void check_lists(Check *check)
{
    fill_items(check);
    check_filters(check);
    check_orders(check);
    check_unordered(check);
    fill_items(check);
    check_each(check);
    check_keys_of_items(check);
    check_upsert(check);
    check_refresh(check);
    fill_items(check);
    check_where(check);
    fill_items(check);
    check_locks(check);
    check_savepoints(check);
}
