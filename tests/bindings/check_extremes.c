/*
 * check_extremes.c - the most that the server takes: arrays of six dimensions, and not of more; and JSON that it takes as
 * json and not as jsonb.
 */
#include "check.h"

#include "db.h"

#include <stdio.h>
#include <string.h>

enum { ITEMS = 2 * 1 * 3 * 1 * 2 * 2 };

/* Bounds at both ends of what a subscript can be, and around 0. */
static const db_dimensions six = {
    .count = 6,
    .size = {2, 1, 3, 1, 2, 2},
    .lower_bound = {1, INT32_MAX - 2, -1, INT32_MIN, 0, 7},
};

typedef struct Arrays {
    db_nullable_int32 numbers[ITEMS];
    db_nullable_text texts[ITEMS];
    db_nullable_evil_enum labels[ITEMS];
    db_nullable_bytes bytes[ITEMS];
    db_nullable_uuid ids[ITEMS];
    db_every_type_new values;
    int left; /* for copy_in */
} Arrays;

static void make_arrays(Arrays *arrays)
{
    static const char *const texts[] = {"{", "}", "a,\"b\\", "NULL"};

    *arrays = (Arrays){.left = 2};
    for (int i = 0; i < ITEMS; i++) {
        arrays->numbers[i] = (db_nullable_int32){.is_null = i == 5, .value = i};
        arrays->texts[i] = (db_nullable_text){.value = texts[i % 4]};
        arrays->labels[i] = (db_nullable_evil_enum){.is_null = i == 0, .value = DB_EVIL_ENUM_A_B};
        arrays->bytes[i] = (db_nullable_bytes){.value = {"\0\\x{\"}", (size_t)i % 6}};
        arrays->ids[i] = (db_nullable_uuid){.value = {{(uint8_t)i, 255}}};
    }
    arrays->values.ai4 = db_set_array_int32((db_array_int32){ITEMS, arrays->numbers, &six});
    arrays->values.at = db_set_array_text((db_array_text){ITEMS, arrays->texts, &six});
    arrays->values.aen = db_set_array_evil_enum((db_array_evil_enum){ITEMS, arrays->labels, &six});
    arrays->values.aby = db_set_array_bytes((db_array_bytes){ITEMS, arrays->bytes, &six});
    arrays->values.au = db_set_array_uuid((db_array_uuid){ITEMS, arrays->ids, &six});
}

static bool has_six(const db_dimensions *dimensions, size_t count)
{
    return count == ITEMS && dimensions != NULL && dimensions->count == 6 &&
           memcmp(dimensions->size, six.size, sizeof six.size) == 0 &&
           memcmp(dimensions->lower_bound, six.lower_bound, sizeof six.lower_bound) == 0;
}

/* Reads all rows, which must be as many and have these arrays. */
static void check_read(Check *check, const Arrays *arrays, size_t count)
{
    db_every_type_rows rows;

    CHECK_OK(check, db_every_type_list(check->conn, NULL, NULL, &rows));
    CHECK(check, rows.count == count);
    for (size_t i = 0; i < rows.count; i++) {
        const db_every_type_row *row = &rows.rows[i];

        CHECK(check, has_six(row->ai4.value.dimensions, row->ai4.value.count) &&
                         has_six(row->at.value.dimensions, row->at.value.count) &&
                         has_six(row->aen.value.dimensions, row->aen.value.count) &&
                         has_six(row->aby.value.dimensions, row->aby.value.count) &&
                         has_six(row->au.value.dimensions, row->au.value.count));
        for (size_t k = 0; k < row->at.value.count && k < ITEMS; k++) {
            CHECK(check, row->ai4.value.items[k].is_null == (k == 5) &&
                             (k == 5 || row->ai4.value.items[k].value == (int32_t)k));
            CHECK_TEXT(check, row->at.value.items[k].value, arrays->texts[k].value);
            CHECK(check, row->aen.value.items[k].is_null == (k == 0));
            CHECK(check, row->aby.value.items[k].value.size == k % 6 &&
                             memcmp(row->aby.value.items[k].value.data, arrays->bytes[k].value.data,
                                    k % 6) == 0);
            CHECK(check, row->au.value.items[k].value.bytes[0] == (uint8_t)k);
        }
    }
    db_every_type_rows_free(&rows);
}

static db_status give_twice(void *context, db_every_type_new *row)
{
    Arrays *arrays = context;

    *row = arrays->values;
    return --arrays->left < 0 ? DB_NOT_FOUND : DB_OK;
}

static void check_six_dimensions(Check *check)
{
    db_every_type_filter filter = {0};
    db_every_type_new many[3];
    Arrays arrays;
    int64_t count = 0;

    check_sql(check, "TRUNCATE every_type");
    make_arrays(&arrays);
    CHECK_OK(check, db_every_type_insert(check->conn, &arrays.values, NULL));
    for (int i = 0; i < 3; i++)
        many[i] = arrays.values;
    CHECK_OK(check, db_every_type_insert_many(check->conn, many, 3, NULL));
    CHECK_OK(check, db_every_type_copy_in(check->conn, give_twice, &arrays, &count));
    CHECK(check, count == 2);
    check_read(check, &arrays, 6);
    CHECK_SQL(check, "SELECT DISTINCT array_ndims(ai4) || array_dims(at) FROM every_type",
              "6[1:2][2147483645:2147483645][-1:1][-2147483648:-2147483648][0:1][7:8]");
    filter.ai4.eq = &arrays.values.ai4.value;
    filter.at.contains = &arrays.values.at.value;
    CHECK_OK(check, db_every_type_count(check->conn, &filter, &count));
    CHECK(check, count == 6);
}

/* Dimensions that the server does not take, or that do not fit the items, are refused before anything is sent. */
static void check_other_dimensions(Check *check)
{
    static const struct {
        db_dimensions dimensions;
        const char *why;
    } cases[] = {
        {{.count = 7, .size = {2, 1, 3, 1, 2, 2}}, "more than six dimensions"},
        {{.count = INT32_MAX, .size = {2, 1, 3, 1, 2, 2}}, "more than six dimensions"},
        {{.count = -1, .size = {ITEMS}}, "more than six dimensions"},
        {{.count = 6, .size = {2, 1, 3, 1, 2, 1}}, "do not multiply"},
        {{.count = 6, .size = {65536, 65536, 65536, 65536, 1, 1}}, "too long"},
        {{.count = 2, .size = {-4, -6}}, "too long"},
        {{.count = 2, .size = {0, ITEMS}}, "do not multiply"},
    };
    Arrays arrays;

    make_arrays(&arrays);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        db_every_type_new number = {0}, text = {0}, label = {0};

        number.ai4 =
            db_set_array_int32((db_array_int32){ITEMS, arrays.numbers, &cases[i].dimensions});
        text.at = db_set_array_text((db_array_text){ITEMS, arrays.texts, &cases[i].dimensions});
        label.aen = db_set_array_evil_enum(
            (db_array_evil_enum){ITEMS, arrays.labels, &cases[i].dimensions});
        CHECK_STATUS(check, db_every_type_insert(check->conn, &number, NULL), DB_ERR_ARGUMENT);
        CHECK_HOLDS(check, db_last_error(check->conn)->message, cases[i].why);
        CHECK_HOLDS(check, db_last_error(check->conn)->message, "ai4");
        CHECK_STATUS(check, db_every_type_insert(check->conn, &text, NULL), DB_ERR_ARGUMENT);
        CHECK_HOLDS(check, db_last_error(check->conn)->message, cases[i].why);
        CHECK_STATUS(check, db_every_type_insert(check->conn, &label, NULL), DB_ERR_ARGUMENT);
        CHECK_HOLDS(check, db_last_error(check->conn)->message, cases[i].why);
    }
    CHECK_SQL(check, "SELECT count(*) FROM every_type", "6");
}

/* What the server says of the escape \u0000 comes back whole, whichever way it was sent. */
static void check_zero_escape(Check *check)
{
    static const char zero[] = "{\"a\": \"x\\u0000y\"}";
    db_conn *conn = check->conn;
    const db_every_type_new as_json = {.j = db_set_text(zero)};
    const db_every_type_new as_jsonb = {.jb = db_set_text(zero)};
    const db_every_type_new two[] = {{.jb = db_set_text("1")}, as_jsonb};
    Arrays arrays = {.values = as_jsonb, .left = 2};
    db_every_type_rows rows;
    db_status statuses[3];

    check_sql(check, "TRUNCATE every_type");
    CHECK_OK(check, db_every_type_insert(conn, &as_json, &rows));
    CHECK(check, rows.count == 1);
    CHECK_TEXT(check, rows.count == 1 ? rows.rows[0].j.value : NULL, zero);
    db_every_type_rows_free(&rows);
    for (int i = 0; i < 3; i++) {
        statuses[i] = i == 0   ? db_every_type_insert(conn, &as_jsonb, NULL)
                      : i == 1 ? db_every_type_insert_many(conn, two, 2, NULL)
                               : db_every_type_copy_in(conn, give_twice, &arrays, NULL);
        CHECK_STATUS(check, statuses[i], DB_ERR_SERVER);
        CHECK_TEXT(check, db_last_error(conn)->sqlstate, "22P05");
        CHECK_TEXT(check, db_last_error(conn)->message, "unsupported Unicode escape sequence");
        CHECK_TEXT(check, db_last_error(conn)->detail, "\\u0000 cannot be converted to text.");
    }
    CHECK_SQL(check, "SELECT count(*) FROM every_type", "1");
    check_sql(check, "TRUNCATE every_type");
}

void check_extremes(Check *check)
{
    check_six_dimensions(check);
    check_other_dimensions(check);
    check_zero_escape(check);
}
