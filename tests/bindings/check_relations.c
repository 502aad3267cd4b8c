/* check_relations.c - partitions, children, tables of a type, tables without anything to write, foreign tables. */
#include "check.h"

#include "db.h"

#include <stdio.h>
#include <string.h>

static void check_partitions(Check *check)
{
    db_conn *conn = check->conn;
    db_measures_new values[3] = {{.id = 1}, {.id = 2}, {.id = 3}};
    db_measures_rows rows;
    db_measures_2024_rows part;
    int64_t count = 0;

    check_sql(check, "TRUNCATE measures");
    for (int i = 0; i < 3; i++) {
        CHECK(check, db_date_from_civil(2023 + i, 6, 1, &values[i].day));
        values[i].value = db_set_double(i);
    }
    CHECK_OK(check, db_measures_insert_many(conn, values, 3, &rows));
    CHECK(check, rows.count == 3 && rows.rows[2].value.value == 2);
    db_measures_rows_free(&rows);
    CHECK_OK(check, db_measures_rest_count(conn, NULL, &count));
    CHECK(check, count == 2);
    CHECK_OK(check, db_measures_2024_get(conn, 2, values[1].day, &part));
    CHECK(check, part.count == 1 && part.rows[0].value.value == 1);
    db_measures_2024_rows_free(&part);
    /* An upsert of the partitioned table finds the row in its partition. */
    values[1].value = db_set_double(7);
    CHECK_OK(check, db_measures_upsert(conn, &values[1], NULL));
    CHECK_SQL(check, "SELECT value FROM measures_2024", "7");
    /* A row that belongs elsewhere, and one that breaks a check of the parent. */
    CHECK_STATUS(
        check,
        db_measures_2024_insert(conn, &(db_measures_2024_new){.id = 9, .day = values[0].day}, NULL),
        DB_ERR_CONSTRAINT);
    values[1].value = db_set_double(-1);
    CHECK_STATUS(check, db_measures_upsert(conn, &values[1], NULL), DB_ERR_CONSTRAINT);
    CHECK_OK(check, db_measures_delete(conn, 2, values[1].day));
    CHECK_SQL(check, "SELECT count(*) FROM measures", "2");
}

static void check_children(Check *check)
{
    db_conn *conn = check->conn;
    db_animals_rows animals;
    db_dogs_rows dogs;
    db_shops_rows shops;

    check_sql(check, "TRUNCATE animals, dogs, shops");
    CHECK_OK(check, db_animals_insert(conn, &(db_animals_new){.id = 1, .name = "cat"}, NULL));
    CHECK_OK(check, db_dogs_insert(conn, &(db_dogs_new){.id = 2, .name = "dog"}, &dogs));
    if (CHECK(check, dogs.count == 1))
        CHECK(check, dogs.rows[0].barks && dogs.rows[0].born.value == 10957);
    db_dogs_rows_free(&dogs);
    CHECK_OK(check, db_animals_list(conn, NULL, NULL, &animals));
    CHECK(check, animals.count == 2);
    db_animals_rows_free(&animals);
    CHECK_OK(check, db_shops_insert(conn, &(db_shops_new){.id = 1}, &shops));
    if (CHECK(check, shops.count == 1))
        CHECK_TEXT(check, shops.rows[0].city, "nowhere");
    db_shops_rows_free(&shops);
}

static void check_nothing_to_write(Check *check)
{
    db_conn *conn = check->conn;
    db_all_generated_rows rows;
    db_empty_parent_rows empty;
    int64_t count = 0;

    check_sql(check, "TRUNCATE all_generated, empty_parent");
    CHECK_OK(check, db_all_generated_insert(conn, &rows));
    if (CHECK(check, rows.count == 1 && rows.rows[0].twice.value == 2))
        CHECK_TEXT(check, rows.rows[0].words.value, "'a':1 'b':2");
    db_all_generated_rows_free(&rows);
    CHECK_OK(check, db_empty_child_insert(conn, NULL));
    CHECK_OK(check, db_empty_parent_insert(conn, &empty));
    CHECK(check, empty.count == 1);
    db_empty_parent_rows_free(&empty);
    CHECK_OK(check, db_empty_parent_list(conn, NULL, NULL, &empty));
    CHECK(check, empty.count == 2);
    db_empty_parent_rows_free(&empty);
    CHECK_OK(check, db_empty_parent_delete_where(conn, NULL, &count));
    CHECK(check, count == 2);
}

static db_status next_far(void *context, db_far_new *row)
{
    int *left = context;

    if (--*left < 0)
        return DB_NOT_FOUND;
    row->id = 100 + *left;
    row->note = db_set_text("copied\t\\.");
    row->words = db_set_text("'a':1");
    return DB_OK;
}

static bool count_far(void *context, const db_far_row *row)
{
    *(int *)context += row->id;
    return true;
}

/* A foreign table is like one without a key. */
static void check_foreign(Check *check)
{
    db_conn *conn = check->conn;
    const char *wanted = "n%";
    db_far_filter filter = {.note = {.like = wanted}};
    db_far_new values[10] = {{0}};
    db_far_changes changes = {.note = db_set_text("changed")};
    db_far_rows rows;
    int64_t count = 0;
    int left = 3, sum = 0;

    check_sql(check, "TRUNCATE near");
    for (int i = 0; i < 10; i++)
        values[i] = (db_far_new){.id = i, .note = db_set_text(i < 4 ? "no" : "yes")};
    CHECK_OK(check, db_far_insert(conn, values, &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].tags.count == 1);
    db_far_rows_free(&rows);
    CHECK_OK(check, db_far_insert_many(conn, values + 1, 9, NULL));
    CHECK_OK(check, db_far_list(conn, &filter, NULL, &rows));
    CHECK(check, rows.count == 4);
    db_far_rows_free(&rows);
    CHECK_OK(check, db_far_update_where(conn, &filter, &changes, &count));
    CHECK(check, count == 4);
    CHECK_SQL(check, "SELECT count(*) FROM near WHERE note = 'changed' AND tags = '{far}'", "4");
    CHECK_OK(check, db_far_copy_in(conn, next_far, &left, &count));
    CHECK(check, count == 3);
    CHECK_SQL(check,
              "SELECT count(*) FROM near WHERE note = E'copied\\t\\\\.' AND words = '''a'':1'",
              "3");
    CHECK_OK(check, db_far_each(conn, NULL, NULL, count_far, &sum));
    CHECK(check, sum == 45 + 303);
    CHECK_OK(check, db_far_delete_where(conn, NULL, &count));
    CHECK(check, count == 13);
    /* What the other server says arrives here. */
    check_sql(check, "ALTER TABLE near RENAME note TO renamed");
    CHECK_STATUS(check, db_far_count(conn, &filter, &count), DB_ERR_SERVER);
    CHECK_TEXT(check, db_last_error(conn)->sqlstate, "42703");
    check_sql(check, "ALTER TABLE near RENAME renamed TO note");
}

void check_relations(Check *check)
{
    check_partitions(check);
    check_children(check);
    check_nothing_to_write(check);
    check_foreign(check);
}
