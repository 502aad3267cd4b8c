/*
 * check_types.c - values of every type, read and written back: what comes out of the table as C values and goes in
 * again must be the same for the server.
 */
#include "check.h"

#include "check_values.h"
#include "db.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>

/* Inserts a copy of the row under another key, then writes all columns again. */
static void copy_row(Check *check, const db_every_type_row *row, db_uuid id)
{
    db_every_type_new values = {.id = {DB_VALUE, id}};
    db_every_type_changes changes = {.id = {DB_UNSET, {{0}}}};
    db_every_type_rows copy;

#define COPY(column)                                                \
    values.column.state = row->column.is_null ? DB_NULL : DB_VALUE; \
    values.column.value = row->column.value;                        \
    changes.column = values.column;
    COLUMNS(COPY)
#undef COPY
    CHECK_OK(check, db_every_type_insert(check->conn, &values, &copy));
    CHECK(check, copy.count == 1 && memcmp(&copy.rows[0].id, &id, sizeof id) == 0);
    db_every_type_rows_free(&copy);
    CHECK_OK(check, db_every_type_update(check->conn, id, &changes, NULL));
}

/* The same into the table where nothing may be NULL, if the row has no NULL; whether it had none. */
static bool copy_full_row(Check *check, const db_every_type_row *row, db_uuid id)
{
    db_every_type_not_null_new values = {.id = {DB_VALUE, id}};
    db_every_type_not_null_rows copy;
    bool has_null = false;

#define COPY(column)                            \
    has_null = has_null || row->column.is_null; \
    values.column = row->column.value;
    COLUMNS(COPY)
#undef COPY
    if (has_null)
        return false;
    CHECK_OK(check, db_every_type_not_null_insert(check->conn, &values, &copy));
    CHECK(check, copy.count == 1);
    db_every_type_not_null_rows_free(&copy);
    return true;
}

/* A view of the table reads as the table does. */
static void check_view(Check *check, const db_every_type_rows *rows)
{
    db_every_type_view_rows view;

    CHECK_OK(check, db_every_type_view_list(check->conn, NULL, NULL, &view));
    CHECK(check, view.count == rows->count);
    for (size_t i = 0; i < view.count; i++) {
        size_t same = 0;

        while (same < rows->count &&
               memcmp(&view.rows[i].id, &rows->rows[same].id, sizeof(db_uuid)) != 0)
            same++;
        if (CHECK(check, same < rows->count) && !view.rows[i].t.is_null)
            CHECK_TEXT(check, view.rows[i].t.value, rows->rows[same].t.value);
    }
    db_every_type_view_rows_free(&view);
}

/* Numbers of any size are written as the server writes them. */
static void check_numeric(Check *check, const db_every_type_row *row)
{
    const char *values[1];
    char id[37];
    PGresult *result;

    if (row->n.is_null)
        return;
    db_uuid_format(row->id, id);
    values[0] = id;
    result = PQexecParams(check->side, "SELECT n FROM every_type WHERE id = $1", 1, NULL, values,
                          NULL, NULL, 0);
    CHECK_TEXT(check, row->n.value, PQgetvalue(result, 0, 0));
    PQclear(result);
}

/* fill(seed), read all, write all. */
static void check_round_trip(Check *check, int seed)
{
    char sql[128];
    db_every_type_rows rows;
    int full = 0;

    snprintf(sql, sizeof sql, "TRUNCATE every_type, every_type_not_null; SELECT fill(%d)", seed);
    check_sql(check, sql);
    if (!CHECK_OK(check, db_every_type_list(check->conn, NULL, NULL, &rows)))
        return;
    check_view(check, &rows);
    check_copied(check, &rows, seed < 3);
    for (size_t i = 0; i < rows.count; i++) {
        db_uuid id = rows.rows[i].id;

        id.bytes[0] ^= 0xff;
        check_numeric(check, &rows.rows[i]);
        copy_row(check, &rows.rows[i], id);
        full += copy_full_row(check, &rows.rows[i], id);
    }
    db_every_type_rows_free(&rows);
    CHECK(check, full == (seed == 0 ? 2 : 0));
    CHECK_SQL(check,
              "SELECT count(*) FROM (SELECT (to_jsonb(e) - 'id')::text FROM every_type e"
              " GROUP BY 1 HAVING count(*) % 2 <> 0) odd",
              "0");
    CHECK_SQL(check,
              "SELECT string_agg(format('%s is %s, not %s', key, kept.value, copy.value), '; ')"
              " FROM (SELECT id, v.* FROM every_type_not_null k, jsonb_each(to_jsonb(k)) v) kept"
              " FULL JOIN (SELECT id, v.* FROM every_type e, jsonb_each(to_jsonb(e)) v WHERE id IN"
              " (SELECT id FROM every_type_not_null)) copy USING (id, key)"
              " WHERE kept.value IS DISTINCT FROM copy.value",
              "");
}

/* What the C values of a row are, to the bit. */
static void check_exact(Check *check)
{
    db_uuid id = {{1}};
    db_every_type_rows rows;
    const db_every_type_row *row;

    check_sql(check,
              "TRUNCATE every_type; INSERT INTO every_type"
              " (id, iv, tm, ts, tstz, d, f4, f8, i2, b, by, u, ai2, ch, t, en, rng, pr)"
              " VALUES ('01000000-0000-0000-0000-000000000000', '-14 mon 3 days 00:00:00.000007',"
              " '01:02:03.000004', '1970-01-01 00:00:01.5', '1969-12-31 23:59:59Z', '1970-01-02',"
              " 1.5, -2.25, -2, true, '\\x0001', '00112233-4455-6677-8899-aabbccddeeff',"
              " '{5,NULL,-6}', 'x', '', 'A-B', '[1,5)', row(1, 'a b'))");
    if (!CHECK_OK(check, db_every_type_get(check->conn, id, &rows)))
        return;
    row = &rows.rows[0];
    CHECK(check, row->iv.value.months == -14 && row->iv.value.days == 3);
    CHECK(check, row->iv.value.microseconds == 7);
    CHECK(check, row->tm.value == 3723000004 && row->ts.value == 1500000);
    CHECK(check, row->tstz.value == -1000000 && row->d.value == 1);
    CHECK(check, row->f4.value == 1.5f && row->f8.value == -2.25);
    CHECK(check, row->i2.value == -2 && row->b.value);
    CHECK(check, row->by.value.size == 2 && memcmp(row->by.value.data, "\0\1", 2) == 0);
    CHECK(check, row->u.value.bytes[15] == 0xff && row->u.value.bytes[1] == 0x11);
    if (CHECK(check, row->ai2.value.count == 3)) {
        CHECK(check, row->ai2.value.items[0].value == 5 && !row->ai2.value.items[0].is_null);
        CHECK(check, row->ai2.value.items[1].is_null && row->ai2.value.items[2].value == -6);
    }
    CHECK_TEXT(check, row->ch.value, "x   ");
    CHECK(check, !row->t.is_null && row->t.value[0] == '\0');
    CHECK(check, row->en.value == DB_EVIL_ENUM_A_B_3);
    CHECK(check, row->rng.value.lower == 1 && row->rng.value.upper == 5);
    CHECK(check, row->pr.value.first.value == 1);
    CHECK_TEXT(check, row->pr.value.second.value, "a b");
    CHECK(check, row->n.is_null && row->n.value == NULL && row->i4.is_null && row->i4.value == 0);
    db_every_type_rows_free(&rows);
}

static void check_times(Check *check)
{
    struct timespec ts = {.tv_sec = 1, .tv_nsec = 1};

    CHECK(check, !db_to_timespec(DB_TIMESTAMP_INFINITY, &ts) && ts.tv_sec == 0 && ts.tv_nsec == 0);
    CHECK(check, !db_to_timespec(DB_TIMESTAMP_MINUS_INFINITY, &ts));
    CHECK(check, db_to_timespec(-1, &ts) && ts.tv_sec == -1 && ts.tv_nsec == 999999000);
    CHECK(check, db_from_timespec(ts) == -1);
    ts = (struct timespec){.tv_sec = INT64_MAX};
    CHECK(check, db_from_timespec(ts) == DB_TIMESTAMP_INFINITY);
    ts = (struct timespec){.tv_sec = INT64_MIN};
    CHECK(check, db_from_timespec(ts) == DB_TIMESTAMP_MINUS_INFINITY);
    ts = (struct timespec){.tv_sec = INT64_MAX / 1000000 - 1, .tv_nsec = 999999999};
    CHECK(check, db_from_timespec(ts) > 0);
    ts = (struct timespec){.tv_sec = -(INT64_MAX / 1000000 - 1)};
    CHECK(check, db_from_timespec(ts) < 0);
}

/* Labels that differ in what C cannot hold have different constants. */
static void check_enums(Check *check)
{
    static const char *const labels[] = {"a\"b", "a'b", "?\?/x", "*/ /*", "unrecognized",
                                         "",     "é",   "%s",    "A-B",   "a b"};

    for (int i = 0; i < 10; i++) {
        db_evil_enum value = db_evil_enum_from_text(labels[i]);

        CHECK(check, (int)value == i + 1);
        CHECK_TEXT(check, db_evil_enum_to_text(value), labels[i]);
    }
    CHECK(check, db_evil_enum_from_text("A B") == DB_EVIL_ENUM_UNRECOGNIZED);
    CHECK(check, db_evil_enum_to_text(DB_EVIL_ENUM_UNRECOGNIZED) == NULL);
    CHECK(check, db_evil_enum_to_text((db_evil_enum)11) == NULL);
    CHECK(check, db_evil_enum_to_text((db_evil_enum)-1) == NULL);
    CHECK(check, db_empty_from_text("x") == DB_EMPTY_UNRECOGNIZED);
    CHECK(check, db_empty_to_text(DB_EMPTY_UNRECOGNIZED) == NULL);
}

void check_types(Check *check)
{
    int rounds = check->is_short ? 2 : 16;

    for (int seed = 0; seed < rounds; seed++)
        check_round_trip(check, seed);
    check_exact(check);
    check_times(check);
    check_enums(check);
}
