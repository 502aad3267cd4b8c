/*
 * check.c - calls named queries of every form on a database with schema.sql, and looks at what they do. Connects to
 * DATABASE_URL. Exit code 1 after a failed check.
 */
#include "note.h"

#include <stdlib.h>
#include <string.h>

#define IS(check, call, expected) NOTE(check, (call) == (expected), #call)
#define TEXT(check, actual, expected) \
    NOTE(check, (actual) != NULL && strcmp((actual), (expected)) == 0, #actual)

static void sql(Check *check, const char *text)
{
    PGresult *result = PQexec(check->side, text);

    if (PQresultStatus(result) == PGRES_FATAL_ERROR)
        NOTE(check, false, PQerrorMessage(check->side));
    PQclear(result);
}

/* The author that the other checks work with. */
static int64_t add_author(Check *check)
{
    static const db_nullable_text tags[] = {{.value = "a,\"b"}, {.is_null = true}, {.value = ""}};
    static const db_nullable_mood moods[] = {{.value = DB_MOOD_GLAD}, {.is_null = true}};
    const db_array_mood given = {.count = 2, .items = moods};
    const db_date born = 0;
    const db_address home = {
        .street = {.value = "Ring (1), \"a\""}, .town = {.is_null = true}, .number = {.value = 7}};
    db_authors_rows rows;
    int64_t id = 0;

    if (!OK(check, db_add_author(check->conn, "Ada", "ad'a", "xy", &born, "12.34", DB_MOOD_SAD,
                                 &home, (db_array_text){.count = 3, .items = tags}, &given,
                                 "{\"a\": [1]}", &rows)))
        return 0;
    if (CHECK(check, rows.count == 1)) {
        const db_authors_row *row = &rows.rows[0];

        id = row->id;
        TEXT(check, row->name, "Ada");
        TEXT(check, row->nick.value, "ad'a");
        TEXT(check, row->code.value, "xy ");
        TEXT(check, row->rating.value, "12.34");
        CHECK(check, !row->born.is_null && row->born.value == 0 && row->feeling == DB_MOOD_SAD);
        CHECK(check, row->tags.count == 3 && row->tags.items[1].is_null);
        TEXT(check, row->tags.items[0].value, "a,\"b");
        CHECK(check,
              row->moods.value.count == 2 && row->moods.value.items[0].value == DB_MOOD_GLAD);
        TEXT(check, row->home.value.street.value, "Ring (1), \"a\"");
        CHECK(check, row->home.value.town.is_null && row->active);
    }
    db_authors_rows_free(&rows);
    return id;
}

static void check_one(Check *check, int64_t id)
{
    db_authors_rows rows;
    db_author_by_name_rows named;

    OK(check, db_author(check->conn, id, &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].id == id);
    db_authors_rows_free(&rows);
    IS(check, db_author(check->conn, -1, &rows), DB_NOT_FOUND);
    CHECK(check, rows.count == 0 && rows.rows == NULL && rows.result == NULL);
    IS(check, db_author(check->conn, -1, NULL), DB_NOT_FOUND);
    OK(check, db_author(check->conn, id, NULL));
    OK(check, db_author_by_name(check->conn, "Ada", &named));
    CHECK(check, named.count == 1 && named.rows[0].id == id);
    db_author_by_name_rows_free(&named);
    IS(check, db_author_by_name(check->conn, NULL, &named), DB_ERR_ARGUMENT);
    OK(check, db_author_by_name(check->conn, "Ada", NULL));
}

/* NULL where a parameter may be NULL, and where it is not given. */
static void check_nulls(Check *check)
{
    db_authors_rows rows;
    db_optional_filter_rows found;

    OK(check, db_add_author(check->conn, "Nobody", NULL, NULL, NULL, NULL, DB_MOOD_FINE, NULL,
                            (db_array_text){0}, NULL, NULL, &rows));
    if (CHECK(check, rows.count == 1))
        CHECK(check, rows.rows[0].nick.is_null && rows.rows[0].born.is_null &&
                         rows.rows[0].home.is_null && rows.rows[0].moods.is_null &&
                         rows.rows[0].tags.count == 0);
    db_authors_rows_free(&rows);
    OK(check, db_optional_filter(check->conn, NULL, NULL, &found));
    CHECK(check, found.count == 2);
    db_optional_filter_rows_free(&found);
    OK(check, db_optional_filter(check->conn, "Second", "1000", &found));
    CHECK(check, found.count == 1);
    db_optional_filter_rows_free(&found);
    OK(check, db_optional_filter(check->conn, NULL, "5", &found));
    CHECK(check, found.count == 0);
    db_optional_filter_rows_free(&found);
}

static db_uuid add_books(Check *check, int64_t author)
{
    const int32_t pages = 100;
    const int16_t shelf = 3;
    const db_bytes cover = {.size = 3, .data = "\0\1\377"};
    const db_range_timestamptz lent = {.upper_bound = DB_BOUND_EXCLUSIVE, .upper = 1000000};
    db_books_rows rows;
    db_uuid id = {{0}};

    OK(check, db_add_book(check->conn, author, "First", &pages, "label", "9.99", NULL, &shelf,
                          &lent, "{\"x\": 1}", &cover, NULL, &rows));
    if (CHECK(check, rows.count == 1)) {
        id = rows.rows[0].id;
        CHECK(check, rows.rows[0].pages.value == 100 && rows.rows[0].cover.value.size == 3);
        TEXT(check, rows.rows[0].words.value, "'first':1");
    }
    db_books_rows_free(&rows);
    OK(check, db_add_book(check->conn, author, "Second", NULL, NULL, "20", NULL, NULL, NULL, NULL,
                          NULL, NULL, NULL));
    return id;
}

/* Functions whose types are a matter of each call. */
static void check_polymorphic(Check *check)
{
    static const db_nullable_int32 numbers[] = {{.value = 7}, {.is_null = true}};
    static const db_nullable_int64 large[] = {{.value = INT64_MAX}};
    const db_array_int32 list = {.items = numbers, .count = 2};
    const db_range_date days = {.lower_bound = DB_BOUND_INCLUSIVE,
                                .lower = 1,
                                .upper_bound = DB_BOUND_EXCLUSIVE,
                                .upper = 3};
    db_first_number_rows first;
    db_both_as_bigint_rows both;
    db_lowest_day_rows low;
    db_anything_typed_rows rows;
    db_give_back_rows back;

    OK(check, db_first_number(check->conn, list, &first));
    CHECK(check, first.count == 1 && first.rows[0].item.value == 7);
    db_first_number_rows_free(&first);
    OK(check,
       db_both_as_bigint(check->conn, 5, (db_array_int64){.items = large, .count = 1}, &both));
    CHECK(check, both.count == 1 && both.rows[0].x.value == 5 && both.rows[0].y.value.count == 1 &&
                     both.rows[0].y.value.items[0].value == INT64_MAX);
    db_both_as_bigint_rows_free(&both);
    OK(check, db_lowest_day(check->conn, days, &low));
    CHECK(check,
          low.count == 1 && low.rows[0].low.value == 1 && low.rows[0].whole.value.count == 1);
    db_lowest_day_rows_free(&low);
    OK(check, db_anything_typed(check->conn, 3, 1, &rows));
    CHECK(check, rows.count == 2 && rows.rows[1].n.value == 3);
    db_anything_typed_rows_free(&rows);
    OK(check, db_give_back(check->conn, 4, list, &back));
    CHECK(check,
          back.count == 1 && back.rows[0].it.value == 4 && back.rows[0].them.value.count == 2);
    db_give_back_rows_free(&back);
}

static bool stop_at_two(void *context, const db_books_row *row)
{
    (void)row;
    return ++*(int *)context < 2;
}

static void check_many(Check *check)
{
    static const db_nullable_int64 ids[] = {{.value = 1}, {.value = 2}, {.is_null = true}};
    static const db_nullable_mood moods[] = {{.value = DB_MOOD_FINE}};
    db_books_rows books;
    db_array_of_ids_rows found;
    db_by_enum_rows sad;
    int visited = 0;

    OK(check, db_table_itself(check->conn, &books));
    CHECK(check, books.count == 2);
    db_books_rows_free(&books);
    OK(check, db_table_itself_each(check->conn, stop_at_two, &visited));
    CHECK(check, visited == 2);
    visited = 0;
    OK(check, db_only_one_side_each(check->conn, "Nobody", stop_at_two, &visited));
    CHECK(check, visited == 0);
    OK(check, db_array_of_ids(check->conn, (db_array_int64){.count = 3, .items = ids},
                              (db_array_int64){0}, &found));
    CHECK(check, found.count == 2);
    db_array_of_ids_rows_free(&found);
    OK(check, db_by_enum(check->conn, DB_MOOD_SAD, (db_array_mood){.count = 1, .items = moods},
                         DB_MOOD_SAD, DB_MOOD_GLAD, &sad));
    CHECK(check, sad.count == 1);
    db_by_enum_rows_free(&sad);
    IS(check,
       db_by_enum(check->conn, (db_mood)99, (db_array_mood){0}, DB_MOOD_SAD, DB_MOOD_SAD, &sad),
       DB_ERR_ARGUMENT);
    CHECK(check, sad.count == 0);
}

static void check_exec(Check *check, int64_t id, db_uuid book)
{
    db_rename_rows renamed;
    db_copy_books_rows copied;
    int64_t affected = -1;

    OK(check, db_change(check->conn, id, "Ada L.", NULL, "1", "new", &affected));
    CHECK(check, affected == 1);
    OK(check, db_change(check->conn, -1, "x", NULL, "1", "new", &affected));
    CHECK(check, affected == 0);
    OK(check, db_result_of_change(check->conn, id, &affected));
    CHECK(check, affected == 1);
    OK(check, db_change(check->conn, id, "Ada", NULL, "1", "new", NULL));
    affected = -1;
    IS(check, db_change(check->conn, id, "Nobody", NULL, "1", "new", &affected), DB_ERR_CONSTRAINT);
    CHECK(check, affected == 0);
    OK(check, db_add_two(check->conn, "One", DB_MOOD_GLAD, "Two", &affected));
    CHECK(check, affected == 2);
    OK(check, db_refresh_nothing(check->conn, &affected));
    OK(check, db_free(check->conn, &affected));
    OK(check, db_tidy_query(check->conn, NULL));
    OK(check, db_rename(check->conn, id, "Ada", 7, &renamed));
    CHECK(check, renamed.count == 1 && renamed.rows[0].changed.value == 7);
    db_rename_rows_free(&renamed);
    OK(check, db_copy_books(check->conn, "Copy of ", "2", book, &copied));
    if (CHECK(check, copied.count == 1))
        TEXT(check, copied.rows[0].title, "Copy of New title");
    db_copy_books_rows_free(&copied);
}

/* Names that C does not take, duplicates, text that ends comments. */
static void check_hostile(Check *check)
{
    static const db_nullable_int32 list[] = {{.value = 5}, {.value = 6}};
    db_int_rows numbers;
    db_twice_the_same_rows twice;
    db_texts_in_sql_rows texts;
    db_parameter_with_subscript_rows parts;

    OK(check, db_int(check->conn, &numbers));
    if (CHECK(check, numbers.count == 1))
        CHECK(check, numbers.rows[0].int_ == 1 && numbers.rows[0].class_ == 2 &&
                         numbers.rows[0].NULL_ == 3 && numbers.rows[0].a_b == 8);
    db_int_rows_free(&numbers);
    OK(check, db_twice_the_same(check->conn, &twice));
    if (CHECK(check, twice.count >= 1))
        CHECK(check, twice.rows[0]._column_ == 1 && twice.rows[0]._column_2 == 2);
    db_twice_the_same_rows_free(&twice);
    OK(check, db_texts_in_sql(check->conn, "\"*/'\\", &texts));
    if (CHECK(check, texts.count == 1))
        TEXT(check, texts.rows[0].unnamed_2, "\"*/'\\");
    db_texts_in_sql_rows_free(&texts);
    OK(check, db_parameter_with_subscript(check->conn, (db_array_int32){.count = 2, .items = list},
                                          2, &parts));
    if (CHECK(check, parts.count == 1))
        CHECK(check, parts.rows[0].part.value == 6 && parts.rows[0].first.value == 5 &&
                         parts.rows[0].all_of_it.count == 2);
    db_parameter_with_subscript_rows_free(&parts);
}

/* Types that the bindings have as text only. */
static void check_as_text(Check *check, db_uuid book)
{
    db_as_text_from_select_rows selected;
    db_as_text_from_update_rows updated;
    db_as_text_from_values_rows values;

    OK(check, db_as_text_from_select(check->conn, "Ada", &selected));
    if (CHECK(check, selected.count == 1)) {
        TEXT(check, selected.rows[0].kind, "mood");
        TEXT(check, selected.rows[0].pair, "(1,Ada)");
    }
    db_as_text_from_select_rows_free(&selected);
    OK(check, db_as_text_from_update(check->conn, "New title", book, &updated));
    if (CHECK(check, updated.count == 1))
        TEXT(check, updated.rows[0].words.value, "'new':1 'titl':2");
    db_as_text_from_update_rows_free(&updated);
    OK(check, db_as_text_from_values(check->conn, "bigint", &values));
    if (CHECK(check, values.count == 2))
        TEXT(check, values.rows[1].column2, "bigint");
    db_as_text_from_values_rows_free(&values);
}

/* The database is not the one that the code was generated for. */
static void check_drift(Check *check, int64_t id)
{
    db_authors_rows rows;
    db_paged_rows pages;

    OK(check, db_author(check->conn, id, NULL));
    sql(check, "alter table authors add column later int not null default 1");
    OK(check, db_author(check->conn, id, &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].id == id);
    db_authors_rows_free(&rows);
    sql(check, "alter table authors alter column active type text using active::text");
    IS(check, db_author(check->conn, id, &rows), DB_ERR_SCHEMA);
    CHECK(check, rows.count == 0);
    sql(check, "alter table authors alter column active type bool using active::bool");
    OK(check, db_author(check->conn, id, NULL));
    sql(check, "drop view author_books; drop function author_row, books_of; alter table authors "
               "rename column nick to nickname");
    IS(check, db_author(check->conn, id, &rows), DB_ERR_SCHEMA);
    sql(check, "alter table books alter column id type text using id::text");
    IS(check, db_paged(check->conn, 10, 0, &pages), DB_ERR_SCHEMA);
    CHECK(check, pages.count == 0);
    sql(check, "discard all");
    OK(check, db_int(check->conn, NULL));
}

int main(void)
{
    const char *url = getenv("DATABASE_URL");
    Check check = {.side = PQconnectdb(url != NULL ? url : "")};
    int64_t author;
    db_uuid book;

    if (db_connect(url != NULL ? url : "", &check.conn) != DB_OK) {
        puts(db_last_error(check.conn)->message);
        db_close(check.conn);
        PQfinish(check.side);
        return 1;
    }
    author = add_author(&check);
    check_one(&check, author);
    book = add_books(&check, author);
    check_nulls(&check);
    check_polymorphic(&check);
    check_many(&check);
    check_as_text(&check, book);
    check_hostile(&check);
    check_exec(&check, author, book);
    check_drift(&check, author);
    printf("%d checks, %d failed\n", check.count, check.failures);
    db_close(check.conn);
    PQfinish(check.side);
    return check.failures > 0;
}
