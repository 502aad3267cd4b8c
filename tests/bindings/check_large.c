/*
 * check_large.c - insert_many of so many rows that COPY is the best way: it is taken where it does the same as INSERT, and
 * only there; whatever the way, the same rows come into the table, or none.
 */
#include "check.h"

#include "db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARGE = 3000 };

static db_items_new values[LARGE];
static char codes[LARGE][24];

static void make_values(void)
{
    static const db_nullable_text tags[] = {{.value = "\xc3\xa4 \"b\\"}, {.is_null = true}};

    for (int i = 0; i < LARGE; i++) {
        snprintf(codes[i], sizeof codes[i], "code %d", i);
        values[i] = (db_items_new){
            .code = codes[i],
            .weight = {DB_VALUE, i},
            .grade = i % 3 == 0 ? db_set_null_grade() : db_set_grade(DB_GRADE_HIGH),
            .price = db_set_text(i % 2 == 0 ? "-1.255e1" : "7"),
            .tags = db_set_array_text((db_array_text){.count = (size_t)i % 3, .items = tags}),
            .extra = i % 2 == 0 ? db_set_text("{\"a\": [1]}") : db_set_null_text(),
            .seen = db_set_timestamptz(i == 5 ? DB_TIMESTAMP_INFINITY : i),
        };
    }
}

/* Empties the table and forgets what was noted. */
static void start_again(Check *check)
{
    check_sql(check, "TRUNCATE items, parts, noted RESTART IDENTITY");
}

/* Inserts the rows; the first word of what the server ran must be the command, so many times. */
static void check_way(Check *check, const char *command, const char *times)
{
    char sql[160];

    start_again(check);
    CHECK_OK(check, db_items_insert_many(check->conn, values, LARGE, NULL));
    CHECK_SQL(check, "SELECT count(*) FROM items", "3000");
    CHECK_SQL(check,
              "SELECT count(*) FROM items WHERE weight = id - 1 AND code = 'code ' || weight",
              "3000");
    snprintf(sql, sizeof sql, "SELECT count(*) FROM noted WHERE query LIKE '%s%%'", command);
    CHECK_SQL(check, sql, times);
    CHECK_SQL(check, "SELECT count(DISTINCT split_part(query, ' ', 1)) FROM noted", "1");
}

/* What COPY brings is what INSERT brings. */
static void check_same_rows(Check *check)
{
    db_items_rows rows;

    check_way(check, "COPY public.items", "1");
    check_sql(check, "CREATE TABLE copied AS SELECT * FROM items");
    start_again(check);
    CHECK_OK(check, db_items_insert_many(check->conn, values, LARGE, &rows));
    CHECK(check, rows.count == LARGE && rows.rows[7].id == 8 && rows.rows[7].weight == 7);
    db_items_rows_free(&rows);
    CHECK_SQL(check, "SELECT count(*) FROM noted WHERE query LIKE 'COPY%'", "0");
    CHECK_SQL(check,
              "SELECT count(*) FROM items i JOIN copied c USING (id) WHERE i IS NOT DISTINCT FROM"
              " c::text::items",
              "3000");
    check_sql(check, "DROP TABLE copied");
}

/* What makes COPY differ from INSERT, or fail; and how the server is brought back. */
static void check_differences(Check *check)
{
    static const struct {
        const char *change, *undo;
        const char *check, *expected;
    } cases[] = {
        {"ALTER TABLE items ALTER weight TYPE bigint", "ALTER TABLE items ALTER weight TYPE int",
         "SELECT sum(weight) FROM items", "4498500"},
        {"ALTER TABLE items ALTER extra TYPE text",
         "ALTER TABLE items ALTER extra TYPE jsonb USING extra::jsonb",
         "SELECT count(*) FROM items WHERE extra = '{\"a\": [1]}'", "1500"},
        {"ALTER TABLE items ADD odd aclitem", "ALTER TABLE items DROP odd",
         "SELECT sum(weight) FROM items", "4498500"},
        {"ALTER TABLE items RENAME TO items_below; CREATE VIEW items AS SELECT * FROM items_below",
         "DROP VIEW items; ALTER TABLE items_below RENAME TO items",
         "SELECT sum(weight) FROM items", "4498500"},
        {"CREATE RULE note AS ON INSERT TO items DO ALSO INSERT INTO ruled VALUES (NEW.weight)",
         "DROP RULE note ON items", "SELECT count(DISTINCT weight) FROM ruled", "3000"},
    };

    check_sql(check, "CREATE TABLE ruled (weight int)");
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_sql(check, "TRUNCATE items, parts RESTART IDENTITY");
        check_sql(check, cases[i].change);
        check_sql(check, "TRUNCATE noted");
        CHECK_OK(check, db_items_insert_many(check->conn, values, LARGE, NULL));
        CHECK_SQL(check, "SELECT count(*) FROM items", "3000");
        CHECK_SQL(check, cases[i].check, cases[i].expected);
        CHECK_SQL(check, "SELECT count(*) FROM noted WHERE query LIKE 'COPY%'", "0");
        CHECK_SQL(check, "SELECT count(*) > 0 FROM noted", "t");
        check_sql(check, cases[i].undo);
    }
    check_sql(check, "DROP TABLE ruled");
    check_sql(check, "VACUUM items"); /* which finds that there are no rules any more */
    /* INSERT refuses a value for a column that is always made by the server; COPY would take it. */
    start_again(check);
    check_sql(check, "ALTER TABLE items ALTER weight DROP DEFAULT,"
                     " ALTER weight ADD GENERATED ALWAYS AS IDENTITY");
    CHECK_STATUS(check, db_items_insert_many(check->conn, values, LARGE, NULL), DB_ERR_SCHEMA);
    check_sql(check, "ALTER TABLE items ALTER weight DROP IDENTITY, ALTER weight SET DEFAULT 0");
    /* A column of a domain over the type is as good. */
    check_sql(check, "CREATE DOMAIN weight AS int CHECK (value < 10000);"
                     " ALTER TABLE items ALTER weight TYPE weight");
    check_way(check, "COPY", "1");
    check_sql(check, "ALTER TABLE items ALTER weight TYPE int; DROP DOMAIN weight");
    check_way(check, "COPY", "1");
}

/* Row level security, which COPY does not know, holds for those whom it concerns. */
static void check_policies(Check *check)
{
    start_again(check);
    check_sql(check,
              "CREATE ROLE app; GRANT INSERT (code, weight, grade, price, tags, extra, seen) ON"
              " items TO app; GRANT INSERT ON noted TO app; ALTER TABLE items ENABLE ROW LEVEL"
              " SECURITY; CREATE POLICY light ON items FOR INSERT WITH CHECK (weight < 2999)");
    check_way(check, "COPY", "1"); /* its owner is exempt */
    check_sql_inside(check, "SET ROLE app");
    start_again(check);
    CHECK_STATUS(check, db_items_insert_many(check->conn, values, LARGE, NULL), DB_ERR_DENIED);
    CHECK_SQL(check, "SELECT count(*) FROM items", "0");
    CHECK_OK(check, db_items_insert_many(check->conn, values, LARGE - 1, NULL));
    CHECK_SQL(check, "SELECT count(*) FROM items", "2999");
    CHECK_SQL(check, "SELECT count(*) FROM noted WHERE query LIKE 'COPY%'", "0");
    /* The right to insert into the columns is all that COPY needs, too. */
    check_sql(check, "DROP POLICY light ON items; ALTER TABLE items DISABLE ROW LEVEL SECURITY");
    check_way(check, "COPY", "1");
    check_sql_inside(check, "RESET ROLE");
    check_sql(check, "DROP OWNED BY app; DROP ROLE app");
}

/* One bad row, wherever it is and whatever is wrong with it, and no row is inserted. */
static void check_errors(Check *check)
{
    db_items_rows rows;

    for (int bad = 0; bad < LARGE; bad = bad * 7 + 1) {
        start_again(check);
        values[bad].weight = db_set_int32(-1);
        CHECK_STATUS(check, db_items_insert_many(check->conn, values, LARGE, NULL),
                     DB_ERR_CONSTRAINT);
        CHECK(check, db_items_violated(db_last_error(check->conn)) ==
                         DB_ITEMS_CONSTRAINT_WEIGHT_NOT_NEGATIVE);
        values[bad].weight = db_set_int32(bad);
        values[bad].code = NULL;
        CHECK_STATUS(check, db_items_insert_many(check->conn, values, LARGE, NULL),
                     DB_ERR_ARGUMENT);
        CHECK_HOLDS(check, db_last_error(check->conn)->message, "code");
        values[bad].code = codes[bad];
        values[bad].grade.state = (db_state)9;
        CHECK_STATUS(check, db_items_insert_many(check->conn, values, LARGE, NULL),
                     DB_ERR_ARGUMENT);
        CHECK_HOLDS(check, db_last_error(check->conn)->message, "grade");
        make_values();
        CHECK_SQL(check, "SELECT count(*) FROM items", "0");
    }
    /* In a transaction of the caller it is left to him. */
    CHECK_OK(check, db_begin(check->conn));
    CHECK_OK(check, db_items_insert_many(check->conn, values, LARGE, NULL));
    CHECK_STATUS(check, db_items_insert_many(check->conn, values, LARGE, NULL), DB_ERR_CONSTRAINT);
    CHECK_STATUS(check, db_commit(check->conn), DB_ERR_TRANSACTION);
    CHECK_SQL(check, "SELECT count(*) FROM items", "0");
    /* Runs of rows that set other columns, each in its own way, are one transaction. */
    for (int i = 1000; i < 1010; i++)
        values[i].seen = (db_field_timestamptz){0};
    values[LARGE - 1].weight = db_set_int32(-1);
    CHECK_STATUS(check, db_items_insert_many(check->conn, values, LARGE, NULL), DB_ERR_CONSTRAINT);
    CHECK_SQL(check, "SELECT count(*) FROM items", "0");
    values[LARGE - 1].weight = db_set_int32(LARGE - 1);
    check_sql(check, "TRUNCATE noted");
    check_sql_inside(check, "DISCARD ALL");
    CHECK_OK(check, db_items_insert_many(check->conn, values, LARGE, NULL));
    CHECK_SQL(check, "SELECT count(*) FROM items WHERE seen IS NULL", "10");
    CHECK_SQL(check, "SELECT count(*) FROM noted WHERE query LIKE 'COPY%'", "2");
    start_again(check);
    CHECK_OK(check, db_items_insert_many(check->conn, values, LARGE, &rows));
    CHECK(check, rows.count == LARGE && rows.rows[LARGE - 1].weight == LARGE - 1);
    db_items_rows_free(&rows);
    make_values();
}

/* Rows that are too large for one statement are all inserted or none, too, with or without being read back. */
static void check_large_rows(Check *check)
{
    enum { ROWS = 9, BYTES = 12 << 20 };
    char *text = malloc(BYTES + 1);
    db_no_key_new large[ROWS];
    db_no_key_rows rows;

    if (!CHECK(check, text != NULL))
        return;
    memset(text, 'x', BYTES);
    text[BYTES] = '\0';
    check_sql(check, "TRUNCATE no_key; ALTER TABLE no_key ADD CONSTRAINT small CHECK (a < 100)");
    for (int i = 0; i < ROWS; i++)
        large[i] = (db_no_key_new){.a = {DB_VALUE, i == ROWS - 1 ? 100 : i}, .b = text};
    CHECK_STATUS(check, db_no_key_insert_many(check->conn, large, ROWS, &rows), DB_ERR_CONSTRAINT);
    CHECK(check, rows.count == 0);
    CHECK_STATUS(check, db_no_key_insert_many(check->conn, large, ROWS, NULL), DB_ERR_CONSTRAINT);
    CHECK_SQL(check, "SELECT count(*) FROM no_key", "0");
    large[ROWS - 1].a = db_set_int32(ROWS - 1);
    CHECK_OK(check, db_no_key_insert_many(check->conn, large, ROWS, &rows));
    if (CHECK(check, rows.count == ROWS))
        for (int i = 0; i < ROWS; i++)
            CHECK(check, rows.rows[i].a.value == i && strlen(rows.rows[i].b) == BYTES);
    db_no_key_rows_free(&rows);
    check_sql(check, "TRUNCATE no_key; ALTER TABLE no_key DROP CONSTRAINT small");
    free(text);
}

void check_large(Check *check)
{
    make_values();
    check_sql(
        check,
        "CREATE TABLE noted (query text);"
        " CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " INSERT INTO noted VALUES (current_query()); RETURN NULL; END $$;"
        " CREATE TRIGGER note AFTER INSERT ON items FOR EACH STATEMENT EXECUTE FUNCTION note();"
        " DROP INDEX items_price_weight");
    check_same_rows(check);
    check_differences(check);
    check_policies(check);
    check_errors(check);
    if (!check->is_short)
        check_large_rows(check);
    check_sql(check, "DROP TRIGGER note ON items; DROP FUNCTION note(); DROP TABLE noted;"
                     " TRUNCATE items, parts;"
                     " CREATE UNIQUE INDEX items_price_weight ON items (price, weight)");
}
