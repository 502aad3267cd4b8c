/*
 * check_functions.c - calls of functions and procedures: every form of argument and result, NULLs, arguments left out,
 * overloads, errors, and functions that changed.
 */
#include "check.h"

#include "db.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>

/* Checks a text that a call returned, and frees it. */
#define CHECK_OWNED(check, call, expected) \
    check_owned((check), (call), &text, (expected), #call, __LINE__)

static void check_owned(Check *check, db_status status, db_owned_text *text, const char *expected,
                        const char *call, int line)
{
    check_status(check, (int)status, DB_OK, call, __FILE__, line);
    if (expected == NULL)
        check_note(check, text->is_null && text->value == NULL, call, __FILE__, line);
    else
        check_text(check, text->value, expected, call, __FILE__, line);
    db_owned_text_free(text);
}

static const int32_t one = 1, two = 2, three = 3, ten = 10;

/* -- Values ------------------------------------------------------------------------------------ */

static void check_values_of_each_kind(Check *check)
{
    db_conn *conn = check->conn;
    db_nullable_int32 number;
    db_nullable_fn_mood mood;
    db_owned_text text;
    db_owned_bytes bytes;
    db_owned_fn_pair pair;
    db_owned_range_int32 range;
    db_owned_array_fn_mood moods;
    const db_fn_mood cross = DB_FN_MOOD_CROSS;
    const db_nullable_fn_mood items[] = {{false, DB_FN_MOOD_CROSS}, {.is_null = true}};

    CHECK_OK(check, db_fn_add(conn, &one, &two, &number));
    CHECK(check, !number.is_null && number.value == 3);
    CHECK_OK(check, db_fn_add(conn, &one, NULL, &number));
    CHECK(check, number.is_null && number.value == 0);
    CHECK_OK(check, db_fn_add(conn, &one, &two, NULL));
    CHECK_OK(check, db_fn_nothing(conn));
    CHECK_OK(check, db_fn_reversed(conn, &three, &number));
    CHECK(check, number.value == -3);
    CHECK_OWNED(check, db_fn_text_of(conn, "a", &text), "a");
    CHECK_OWNED(check, db_fn_text_of(conn, "", &text), "");
    CHECK_OWNED(check, db_fn_text_of(conn, NULL, &text), NULL);
    CHECK_OK(check, db_fn_text_of(conn, "a", NULL));
    CHECK_OWNED(check, db_fn_json_of(conn, "{\"a\": [1]}", &text), "{\"a\": [1]}");
    CHECK_OWNED(check, db_fn_number_of(conn, "-12345678901234567890.50", &text),
                "-12345678901234567890.50");
    CHECK_OWNED(check, db_fn_vector_of(conn, "b a", &text), "'a' 'b'");
    CHECK_OWNED(check, db_fn_vector_of(conn, NULL, &text), NULL);
    CHECK_OWNED(check, db_fn_word_of(conn, "w", &text), "w");
    CHECK_OK(check, db_fn_bytes_of(conn, &(db_bytes){"a\0b", 3}, &bytes));
    CHECK(check,
          !bytes.is_null && bytes.value.size == 3 && memcmp(bytes.value.data, "a\0b", 3) == 0);
    db_owned_bytes_free(&bytes);
    CHECK_OK(check, db_fn_mood_of(conn, &cross, &mood));
    CHECK(check, !mood.is_null && mood.value == DB_FN_MOOD_CROSS);
    CHECK_OK(check, db_fn_mood_of(conn, NULL, &mood));
    CHECK(check, mood.is_null);
    CHECK_OK(check, db_fn_percent_of(conn, &ten, &number));
    CHECK(check, number.value == 10);
    CHECK_OK(check, db_fn_pair_of(conn, &one, NULL, &pair));
    CHECK(check, !pair.is_null && pair.value.a.value == 1 && pair.value.b.is_null);
    db_owned_fn_pair_free(&pair);
    CHECK_OK(check, db_fn_pair_of(conn, NULL, NULL, &pair));
    CHECK(check, pair.is_null);
    db_owned_fn_pair_free(&pair);
    CHECK_OK(check, db_fn_range_of(conn, &one, NULL, &range));
    CHECK(check, range.value.lower == 1 && range.value.upper_bound == DB_BOUND_NONE);
    db_owned_range_int32_free(&range);
    CHECK_OK(check, db_fn_moods_of(conn, &(db_array_fn_mood){2, items, NULL}, &moods));
    CHECK(check, moods.value.count == 2 && moods.value.items[0].value == DB_FN_MOOD_CROSS &&
                     moods.value.items[1].is_null);
    db_owned_array_fn_mood_free(&moods);
}

/* A value of every type goes in, and so does a NULL. */
static void check_arguments(Check *check)
{
    db_conn *conn = check->conn;
    db_owned_text text;
    const db_uuid id = {{0xab}};
    const db_date day = 10957;
    const db_timestamp time = 0;
    const db_time noon = INT64_C(43200000000);
    const db_interval day_long = {0, 1, 0};
    const db_fn_mood cross = DB_FN_MOOD_CROSS;
    const db_range_int32 range = {.lower_bound = DB_BOUND_INCLUSIVE,
                                  .upper_bound = DB_BOUND_EXCLUSIVE,
                                  .lower = 1,
                                  .upper = 3};
    const db_inet local = {.version = 4, .bits = 32, .address = {127, 0, 0, 1}};
    const db_bits bits = {3, (const uint8_t[]){0xa0}};
    const db_fn_pair pair = {.a = {false, 1}, .b = {false, "p q"}};
    const db_nullable_int32 numbers[] = {{false, 7}, {.is_null = true}};
    const db_nullable_text words[] = {{false, "a,\"b\\"}, {.is_null = true}, {false, "NULL"}};
    const db_nullable_text amounts[] = {{false, "1.50"}};
    const db_nullable_uuid ids[] = {{false, {{0xab}}}};
    const db_nullable_fn_mood moods[] = {{false, DB_FN_MOOD_CALM}};
    const db_nullable_fn_pair pairs[] = {{false, {{false, 1}, {false, "x"}}}, {.is_null = true}};
    const db_nullable_date days[] = {{false, 10957}};

    CHECK_OWNED(
        check,
        db_fn_all_types(conn, &(bool){true}, &(int16_t){-2}, &(int64_t){1}, &(float){1.5f},
                        &(double){0.25}, "1.50", "t\"t", "v", "abc", &(db_bytes){"\x01", 1}, &id,
                        "{\"a\":1}", "[ ]", &day, &noon, &time, &time, &day_long, &cross, &ten, "w",
                        &range, &bits, &local, "a b", &pair, &text),
        "(t,-2,1,1.5,0.25,1.50,\"t\"\"t\",v,abc,\"\\\\x01\",ab000000-0000-0000-0000-000000000000,"
        "\"{\"\"a\"\": 1}\",\"[ ]\",2000-01-01,12:00:00,\"1970-01-01 00:00:00\",\"1970-01-01 "
        "00:00:00+00\","
        "\"1 day\",cross,10,w,\"[1,3)\",101,127.0.0.1,\"'a' 'b'\",\"(1,\"\"p q\"\")\")");
    CHECK_OWNED(check,
                db_fn_all_types(conn, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                                NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                                NULL, NULL, NULL, NULL, NULL, &text),
                "(,,,,,,,,,,,,,,,,,,,,,,,,,)");
    CHECK_OWNED(
        check,
        db_fn_all_arrays(conn, &(db_array_int32){2, numbers, NULL},
                         &(db_array_text){3, words, NULL}, &(db_array_text){1, amounts, NULL},
                         &(db_array_uuid){1, ids, NULL}, &(db_array_fn_mood){1, moods, NULL},
                         &(db_array_int32){2, numbers, NULL}, &(db_array_fn_pair){2, pairs, NULL},
                         &(db_array_text){3, words, NULL}, &(db_array_date){1, days, NULL}, &text),
        "(\"{7,NULL}\",\"{\"\"a,\\\\\"\"b\\\\\\\\\"\",NULL,\"\"NULL\"\"}\",{1.50},"
        "{ab000000-0000-0000-0000-000000000000},{calm},\"{7,NULL}\",\"{\"\"(1,x)\"\",NULL}\","
        "\"{\"\"a,\\\\\"\"b\\\\\\\\\"\",NULL,\"\"NULL\"\"}\",{2000-01-01})");
    CHECK_STATUS(check, db_fn_word_of(conn, "", &text), DB_ERR_CONSTRAINT);
    CHECK(check, text.value == NULL && text.result == NULL);
    CHECK_STATUS(check, db_fn_percent_of(conn, &(int32_t){101}, NULL), DB_ERR_CONSTRAINT);
    CHECK_STATUS(check, db_fn_mood_of(conn, &(db_fn_mood){DB_FN_MOOD_UNRECOGNIZED}, NULL),
                 DB_ERR_ARGUMENT);
    CHECK_HOLDS(check, db_last_error(conn)->message, "$1");
    CHECK_STATUS(check, db_fn_number_of(conn, "no number", &text), DB_ERR_SERVER);
    CHECK_TEXT(check, db_last_error(conn)->sqlstate, "22P02");
}

/* -- Rows -------------------------------------------------------------------------------------- */

static void check_rows_of_each_kind(Check *check)
{
    db_conn *conn = check->conn;
    db_fn_split_rows parts;
    db_fn_unnamed_rows unnamed;
    db_fn_odd_pair_of_rows odd;
    db_fn_listed_rows listed;
    db_fn_things_rows things;

    CHECK_OK(check, db_fn_split(conn, "abc", &parts));
    CHECK(check, parts.count == 1);
    CHECK_TEXT(check, parts.rows[0].head.value, "a");
    CHECK_TEXT(check, parts.rows[0].tail.value, "bc");
    db_fn_split_rows_free(&parts);
    CHECK_OK(check, db_fn_split(conn, "", &parts));
    CHECK(check, parts.count == 1 && parts.rows[0].head.is_null && parts.rows[0].tail.is_null);
    db_fn_split_rows_free(&parts);
    CHECK_OK(check, db_fn_unnamed(conn, &ten, &unnamed));
    CHECK(check, unnamed.count == 1 && unnamed.rows[0].column1.value == 10);
    CHECK_TEXT(check, unnamed.rows[0].column2.value, "10");
    db_fn_unnamed_rows_free(&unnamed);
    CHECK_OK(check, db_fn_odd_pair_of(conn, &one, "b a", &odd));
    CHECK(check, odd.count == 1 && odd.rows[0].a.value == 1);
    CHECK_TEXT(check, odd.rows[0].b.value, "'a' 'b'");
    db_fn_odd_pair_of_rows_free(&odd);
    CHECK_OK(check, db_fn_listed(conn, &two, &listed));
    CHECK(check, listed.count == 2 && listed.rows[1].number.value == 2 &&
                     listed.rows[1].words.value.count == 2);
    CHECK_TEXT(check, listed.rows[1].words.value.items[0].value, "w2");
    CHECK(check,
          listed.rows[1].words.value.items[1].is_null && listed.rows[1].while_.value.a.value == 2);
    db_fn_listed_rows_free(&listed);
    CHECK_OK(check, db_fn_listed(conn, &two, NULL));

    check_sql(check, "TRUNCATE fn.things; INSERT INTO fn.things VALUES (1, 'a', 'calm'), (2, 'b', "
                     "NULL), (5, 'e', 'cross')");
    CHECK_OK(check, db_fn_find_thing(conn, &two, &things));
    CHECK(check, things.count == 1 && things.rows[0].id == 2 && things.rows[0].mood.is_null);
    CHECK_TEXT(check, things.rows[0].name, "b");
    db_fn_things_rows_free(&things);
    CHECK_OK(check, db_fn_find_thing(conn, &three, &things));
    CHECK(check, things.count == 0 && things.rows == NULL);
    db_fn_things_rows_free(&things);
    CHECK_OK(check, db_fn_all_things(conn, NULL, &things));
    CHECK(check, things.count == 3 && things.rows[2].mood.value == DB_FN_MOOD_CROSS);
    db_fn_things_rows_free(&things);
    CHECK_OK(check, db_fn_all_things(conn, &(db_fn_all_things_options){.at_most = {DB_VALUE, 2}},
                                     &things));
    CHECK(check, things.count == 2);
    db_fn_things_rows_free(&things);
    CHECK_STATUS(check, db_fn_broken_things(conn, &two, &things), DB_ERR_SCHEMA);
    CHECK_TEXT(check, db_last_error(conn)->column, "name");
    CHECK(check, things.count == 0 && things.result == NULL);
}

/* -- Sets -------------------------------------------------------------------------------------- */

/* What the visitors below count. */
typedef struct Seen {
    db_conn *conn;
    int64_t sum;
    size_t count;
    size_t nulls;
    size_t stop_at;
    bool is_busy;
} Seen;

static bool see_number(void *context, const db_nullable_int32 *row)
{
    Seen *seen = context;

    seen->count++;
    seen->nulls += row->is_null;
    seen->sum += row->value;
    seen->is_busy = seen->is_busy || db_fn_nothing(seen->conn) == DB_ERR_BUSY;
    return seen->count != seen->stop_at;
}

static bool see_pair(void *context, const db_nullable_fn_pair *row)
{
    Seen *seen = context;

    seen->count++;
    seen->nulls += row->is_null;
    seen->sum += row->value.a.value;
    return row->is_null || row->value.b.value[0] == 'p';
}

static bool see_thing(void *context, const db_fn_things_row *row)
{
    Seen *seen = context;

    seen->count++;
    seen->sum += row->id;
    return true;
}

static bool see_listed(void *context, const db_fn_listed_row *row)
{
    Seen *seen = context;

    seen->count++;
    return row->words.value.items[0].value[0] == 'w';
}

static void check_sets(Check *check)
{
    db_conn *conn = check->conn;
    db_values_int32 numbers;
    db_values_text texts;
    db_values_fn_pair pairs;

    CHECK_OK(check, db_fn_numbers(conn, &three, &numbers));
    CHECK(check, numbers.count == 3 && numbers.values[0].value == 1 && numbers.values[1].is_null &&
                     numbers.values[2].value == 3);
    db_values_int32_free(&numbers);
    CHECK(check, numbers.count == 0 && numbers.values == NULL);
    CHECK_OK(check, db_fn_numbers(conn, NULL, &numbers));
    CHECK(check, numbers.count == 0);
    db_values_int32_free(&numbers);
    CHECK_OK(check, db_fn_strict_numbers(conn, NULL, &numbers));
    CHECK(check, numbers.count == 0);
    db_values_int32_free(&numbers);
    CHECK_OK(check, db_fn_lines(conn, &two, &texts));
    CHECK(check, texts.count == 2);
    CHECK_TEXT(check, texts.values[1].value, "ll");
    db_values_text_free(&texts);
    CHECK_OK(check, db_fn_vectors(conn, &texts));
    CHECK(check, texts.count == 2 && texts.values[1].is_null);
    CHECK_TEXT(check, texts.values[0].value, "'a' 'b'");
    db_values_text_free(&texts);
    CHECK_OK(check, db_fn_pairs(conn, &three, &pairs));
    CHECK(check, pairs.count == 3 && pairs.values[1].is_null && pairs.values[2].value.a.value == 3);
    CHECK_TEXT(check, pairs.values[2].value.b.value, "p3");
    db_values_fn_pair_free(&pairs);
}

/* Domains over composite types, alone, in arrays and in other composite types. */
static void check_composed(Check *check)
{
    db_conn *conn = check->conn;
    const db_fn_pair pair = {.a = {.value = 1}, .b = {.value = "x"}};
    const db_fn_pair unsound = {.a = {.value = -1}, .b = {.is_null = true}};
    const db_nullable_fn_pair items[] = {{.value = pair},
                                         {.is_null = true},
                                         {.value = {.a = {.value = -1}, .b = {.is_null = true}}}};
    const db_array_fn_pair list = {.count = 2, .items = items};
    const db_fn_nest nest = {
        .one = {.value = pair}, .many = {.value = list}, .sound = {.is_null = true}};
    db_owned_fn_pair sound;
    db_values_fn_pair all;
    db_fn_nested_rows nested;

    CHECK_OK(check, db_fn_sound_of(conn, &pair, &sound));
    CHECK(check, !sound.is_null && sound.value.a.value == 1);
    CHECK_TEXT(check, sound.value.b.value, "x");
    db_owned_fn_pair_free(&sound);
    CHECK_OK(check, db_fn_sound_of(conn, NULL, &sound));
    CHECK(check, sound.is_null);
    db_owned_fn_pair_free(&sound);
    CHECK_STATUS(check, db_fn_sound_of(conn, &unsound, &sound), DB_ERR_CONSTRAINT);
    db_owned_fn_pair_free(&sound);
    CHECK_OK(check, db_fn_sound_list(conn, &list, &all));
    CHECK(check, all.count == 2 && all.values[0].value.a.value == 1 && all.values[1].is_null);
    db_values_fn_pair_free(&all);
    CHECK_STATUS(check,
                 db_fn_sound_list(conn, &(db_array_fn_pair){.count = 3, .items = items}, &all),
                 DB_ERR_CONSTRAINT);
    if (CHECK_OK(check, db_fn_nested(conn, &nest, &nested))) {
        const db_array_fn_nest *twice = &nested.rows[0].twice.value;

        CHECK(check, nested.count == 1 && twice->count == 2 && twice->items[1].is_null);
        CHECK(check, twice->items[0].value.sound.is_null && !twice->items[0].value.at.is_null);
        CHECK(check, twice->items[0].value.many.value.items[1].is_null);
        CHECK_TEXT(check, twice->items[0].value.one.value.b.value, "x");
    }
    db_fn_nested_rows_free(&nested);
}

static void check_visits(Check *check)
{
    db_conn *conn = check->conn;
    Seen seen = {.conn = conn};
    int32_t many = check->is_short ? 1000 : 100000;

    CHECK_OK(check, db_fn_numbers_each(conn, &three, see_number, &seen));
    CHECK(check, seen.count == 3 && seen.nulls == 1 && seen.sum == 4 && seen.is_busy);
    seen = (Seen){.conn = conn, .stop_at = 5};
    CHECK_OK(check, db_fn_numbers_each(conn, &many, see_number, &seen));
    CHECK(check, seen.count == 5);
    seen = (Seen){.conn = conn};
    CHECK_OK(check, db_fn_pairs_each(conn, &many, see_pair, &seen));
    CHECK(check, seen.count == (size_t)many && seen.nulls == 1);
    seen = (Seen){.conn = conn};
    CHECK_OK(check, db_fn_listed_each(conn, &many, see_listed, &seen));
    CHECK(check, seen.count == (size_t)many);
    seen = (Seen){.conn = conn};
    CHECK_OK(check,
             db_fn_all_things_each(conn, &(db_fn_all_things_options){.at_least = {DB_VALUE, 2}},
                                   see_thing, &seen));
    CHECK(check, seen.count == 2 && seen.sum == 7);
    CHECK_STATUS(check, db_fn_broken_things_each(conn, &two, see_thing, &seen), DB_ERR_SCHEMA);
}

/* -- Arguments that may be left out ------------------------------------------------------------ */

static void check_options(Check *check)
{
    db_conn *conn = check->conn;
    db_owned_text text;
    db_nullable_int32 number;
    db_nullable_int64 total;
    const db_nullable_int32 numbers[] = {{false, 7}, {.is_null = true}, {false, 5}};
    const db_nullable_text tags[] = {{false, "x"}, {.is_null = true}};
    db_fn_described_options options = {.color = {DB_VALUE, "blue"}};
    db_fn_mixed_options mixed = {.d = {DB_VALUE, "D"}};

    CHECK_OWNED(check, db_fn_described(conn, "w", NULL, &text), "w 1 red's 2000-01-01 calm");
    CHECK_OWNED(check, db_fn_described(conn, "w", &options, &text), "w 1 blue 2000-01-01 calm");
    options.size = db_set_null_int32();
    options.mood = db_set_fn_mood(DB_FN_MOOD_CROSS);
    CHECK_OWNED(check, db_fn_described(conn, "w", &options, &text), "w NULL blue 2000-01-01 cross");
    options.when = db_set_date(10958);
    CHECK_OWNED(check, db_fn_described(conn, "w", &options, &text), "w NULL blue 2000-01-02 cross");
    options.size.state = (db_state)7;
    CHECK_STATUS(check, db_fn_described(conn, "w", &options, &text), DB_ERR_ARGUMENT);

    CHECK_OK(check, db_fn_defaults_only(conn, NULL, &number));
    CHECK(check, number.value == 12);
    CHECK_OK(check, db_fn_defaults_only(conn, &(db_fn_defaults_only_options){.b = {DB_VALUE, 5}},
                                        &number));
    CHECK(check, number.value == 15);

    /* Without a name an argument is where it is; what stands before it gets its default. */
    CHECK_OWNED(check, db_fn_joined(conn, "a", NULL, &text), "abc");
    CHECK_OWNED(check,
                db_fn_joined(conn, "a", &(db_fn_joined_options){.arg_2 = {DB_VALUE, "B"}}, &text),
                "aBc");
    CHECK_OWNED(check,
                db_fn_joined(conn, "a", &(db_fn_joined_options){.arg_3 = {DB_VALUE, "C"}}, &text),
                "abC");
    CHECK_OWNED(check, db_fn_mixed(conn, "a", &mixed, &text), "abcD");
    mixed.arg_3 = db_set_text("C");
    CHECK_OWNED(check, db_fn_mixed(conn, "a", &mixed, &text), "abCD");
    mixed.b = db_set_text("B");
    CHECK_OWNED(check, db_fn_mixed(conn, "a", &mixed, &text), "aBCD");

    CHECK_OK(check, db_fn_total(conn, &(db_array_int32){3, numbers, NULL}, &total));
    CHECK(check, total.value == 12);
    CHECK_OK(check, db_fn_total(conn, NULL, &total));
    CHECK(check, total.is_null);
    CHECK_OWNED(check, db_fn_tagged(conn, "n", NULL, &text), "n-none");
    CHECK_OWNED(check,
                db_fn_tagged(conn, "n",
                             &(db_fn_tagged_options){.tags = {DB_VALUE, {2, tags, NULL}}}, &text),
                "n-x-NULL");
    CHECK_OWNED(
        check,
        db_fn_tagged(conn, "n", &(db_fn_tagged_options){.separator = {DB_VALUE, "+"}}, &text),
        "n+none");
}

static void check_overloads(Check *check)
{
    db_conn *conn = check->conn;
    db_owned_text text;
    const db_fn_pair pair = {.a = {false, 1}, .b = {false, "p"}};
    const db_nullable_int32 sides[] = {{false, 1}, {false, 2}};
    db_nullable_int64 count;

    CHECK_OWNED(check, db_fn_area_integer(conn, &two, &text), "square 2");
    CHECK_OWNED(check, db_fn_area_integer_integer(conn, &two, &three, &text), "2 by 3");
    CHECK_OWNED(check, db_fn_area_text(conn, "s", &text), "text s");
    CHECK_OWNED(check, db_fn_area_character_varying(conn, "s", &text), "varchar s");
    CHECK_OWNED(check, db_fn_area_fn_pair(conn, &pair, &text), "pair p");
    CHECK_OWNED(check, db_fn_area_integer_array(conn, &(db_array_int32){2, sides, NULL}, &text),
                "array 2");
    CHECK_OWNED(check, db_fn_area(conn, &text), "none");
    CHECK_OWNED(check, db_fn_area_text(conn, NULL, &text), NULL);

    /* The server could not tell a call without all arguments from one of fn.pick(integer, text). */
    CHECK_OWNED(check, db_fn_pick(conn, &one, NULL, &text), "three 1xy");
    CHECK_OWNED(check, db_fn_pick(conn, &one, &(db_fn_pick_options){.c = {DB_VALUE, "C"}}, &text),
                "three 1xC");
    CHECK_OWNED(check, db_fn_choose_integer_integer_text(conn, &one, NULL, &text), "1 5 x");
    CHECK_OWNED(check, db_fn_choose_integer_text(conn, &one, NULL, &text), "1 z");
    CHECK_OK(check, db_fn_things_count_2(conn, &count));
    CHECK(check, count.value == 3);
}

/* -- Procedures -------------------------------------------------------------------------------- */

static void check_procedures(Check *check)
{
    db_conn *conn = check->conn;
    db_nullable_int64 total;
    db_fn_swap_rows swapped;
    db_fn_halves_rows halves;

    CHECK_OK(check, db_fn_forget(conn, NULL));
    CHECK_OK(check, db_fn_store(conn, &one, "one", NULL, &total));
    CHECK(check, total.value == 1);
    CHECK_OK(check, db_fn_store(conn, &two, "two",
                                &(db_fn_store_options){.mood = {.state = DB_NULL}}, NULL));
    CHECK_SQL(
        check,
        "SELECT string_agg(name || coalesce(mood::text, '-'), ' ' ORDER BY id) FROM fn.things",
        "onecalm two-");
    CHECK_STATUS(check, db_fn_store(conn, &two, "zwei", NULL, &total), DB_ERR_CONSTRAINT);
    CHECK(check, db_fn_things_violated(db_last_error(conn)) == DB_FN_THINGS_CONSTRAINT_THINGS_PKEY);
    CHECK(check, total.is_null);
    CHECK_OK(check, db_fn_swap(conn, &one, NULL, &swapped));
    CHECK(check, swapped.count == 1 && swapped.rows[0].a.is_null && swapped.rows[0].b.value == 1);
    db_fn_swap_rows_free(&swapped);
    CHECK_OK(check, db_fn_halves(conn, &three, &halves));
    CHECK(check, halves.rows[0].half.value == 1 && halves.rows[0].rest.value == 1);
    db_fn_halves_rows_free(&halves);
    CHECK_OK(check, db_fn_forget(conn, &(db_fn_forget_options){.wanted = {DB_VALUE, 2}}));
    CHECK_SQL(check, "SELECT count(*) FROM fn.things", "1");

    /* A procedure may commit, but not inside a transaction. */
    CHECK_OK(check, db_fn_forget(conn, NULL));
    CHECK_OK(check, db_fn_store_each(conn, &three));
    CHECK_SQL(check, "SELECT count(*) FROM fn.things", "3");
    CHECK_OK(check, db_fn_forget(conn, NULL));
    CHECK_OK(check, db_begin(conn));
    CHECK_STATUS(check, db_fn_store_each(conn, &ten), DB_ERR_SERVER);
    CHECK_TEXT(check, db_last_error(conn)->sqlstate, "2D000");
    CHECK_OK(check, db_rollback(conn));
}

/* What a CALL returns cannot be turned into text by SQL around it: all of it is asked for as text. */
static void check_procedures_as_text(Check *check)
{
    db_conn *conn = check->conn;
    const db_date day = 1;
    db_fn_sort_words_rows sorted;
    db_owned_text text;

    for (int i = 0; i < 2; i++) {
        db_use_prepared(conn, i == 0);
        if (CHECK_OK(check, db_fn_sort_words(conn, "b a", "c", &day, &sorted))) {
            CHECK_TEXT(check, sorted.rows[0].vector.value, "'a' 'b' 'c'");
            CHECK_TEXT(check, sorted.rows[0].size.value, "3");
            CHECK_TEXT(check, sorted.rows[0].day_.value, "1970-01-02");
            CHECK_TEXT(check, sorted.rows[0].a_b.value, "(1,\"x y\")");
        }
        db_fn_sort_words_rows_free(&sorted);
        CHECK_OK(check, db_fn_sort_words(conn, "", NULL, NULL, &sorted));
        CHECK(check, sorted.count == 1 && sorted.rows[0].day_.is_null);
        db_fn_sort_words_rows_free(&sorted);
        CHECK_OWNED(check, db_fn_only_words(conn, "y", &text), "'y' 'z'");
        CHECK_OWNED(check, db_fn_only_words(conn, NULL, &text), NULL);
        CHECK_OK(check, db_fn_only_words(conn, "y", NULL));
        CHECK_STATUS(check, db_fn_only_words(conn, "'", &text), DB_ERR_SERVER);
    }
    db_use_prepared(conn, true);
}

/* -- Errors ------------------------------------------------------------------------------------ */

static void check_errors(Check *check)
{
    db_conn *conn = check->conn;
    const db_error *error = db_last_error(conn);
    db_nullable_int32 number = {false, 9};

    CHECK_STATUS(check, db_fn_fail(conn, "P1234", "it \"fails\" %s", &number), DB_ERR_SERVER);
    CHECK(check, number.is_null && number.value == 0);
    CHECK_TEXT(check, error->sqlstate, "P1234");
    CHECK_TEXT(check, error->message, "it \"fails\" %s");
    CHECK_TEXT(check, error->detail, "the detail");
    CHECK_TEXT(check, error->hint, "the hint");
    CHECK_STATUS(check, db_fn_fail(conn, "42501", "no", NULL), DB_ERR_DENIED);
    CHECK_STATUS(check, db_fn_fail(conn, "40001", "again", NULL), DB_ERR_RETRY);
    CHECK_STATUS(check, db_fn_fail(conn, "23514", "check", NULL), DB_ERR_CONSTRAINT);
    /* What the body of a function does not find says nothing about the bindings. */
    CHECK_STATUS(check, db_fn_use_missing(conn, &two, NULL), DB_ERR_SERVER);
    CHECK_TEXT(check, error->sqlstate, "42P01");
    CHECK_STATUS(check, db_fn_fail(conn, "26000", "not stale", NULL), DB_ERR_SERVER);
    CHECK_OK(check, db_fn_add(conn, &one, &two, &number));
    CHECK(check, number.value == 3);
}

/* The connection breaks in the middle of a call: the error says so, nothing leaks, and it can be made again. */
static void check_broken_connection(Check *check)
{
    db_conn *conn = check->conn;
    const int32_t many = 50000;
    db_nullable_int32 number;
    db_values_int32 numbers;
    Seen seen = {.conn = conn};

    CHECK_STATUS(check, db_fn_die(conn, &two, &number), DB_ERR_CONNECTION);
    CHECK(check, number.is_null);
    CHECK_STATUS(check, db_fn_die(conn, &one, &number), DB_ERR_CONNECTION);
    CHECK_OK(check, db_reconnect(conn));
    CHECK_OK(check, db_fn_die(conn, &one, &number));
    CHECK(check, number.value == 1);
    CHECK_STATUS(check, db_fn_die_after(conn, &many, &numbers), DB_ERR_CONNECTION);
    CHECK(check, numbers.count == 0 && numbers.result == NULL);
    CHECK_OK(check, db_reconnect(conn));
    CHECK_STATUS(check, db_fn_die_after_each(conn, &many, see_number, &seen), DB_ERR_CONNECTION);
    CHECK(check, seen.count <= 50000);
    CHECK_OK(check, db_reconnect(conn));
    CHECK_OK(check, db_fn_nothing(conn));
}

/* Functions that are not any more what they were; then they are again. */
static void check_changes(Check *check)
{
    db_conn *conn = check->conn;
    db_nullable_int32 number;
    db_fn_split_rows parts;
    db_owned_text text;

    CHECK_OK(check, db_fn_add(conn, &one, &two, &number));
    check_sql(check, "ALTER FUNCTION fn.add(integer, integer) RENAME TO added");
    CHECK_STATUS(check, db_fn_add(conn, &one, &two, &number), DB_ERR_SCHEMA);
    CHECK_TEXT(check, db_last_error(conn)->sqlstate, "42883");
    check_sql(check, "CREATE FUNCTION fn.add(integer, integer) RETURNS bigint LANGUAGE sql AS "
                     "'SELECT 5::bigint'");
    CHECK_STATUS(check, db_fn_add(conn, &one, &two, &number), DB_ERR_SCHEMA);
    CHECK_HOLDS(check, db_last_error(conn)->message, "fn.add(integer, integer)");
    check_sql(check, "DROP FUNCTION fn.add(integer, integer); ALTER FUNCTION fn.added(integer, "
                     "integer) RENAME TO add");
    CHECK_OK(check, db_fn_add(conn, &one, &two, &number));
    CHECK(check, number.value == 3);

    check_sql(check, "ALTER FUNCTION fn.split(text) RENAME TO splitted;"
                     " CREATE FUNCTION fn.split(whole text, OUT head text, OUT rest text) LANGUAGE "
                     "sql AS 'SELECT $1, $1'");
    CHECK_STATUS(check, db_fn_split(conn, "abc", &parts), DB_ERR_SCHEMA);
    check_sql(check,
              "DROP FUNCTION fn.split(text); ALTER FUNCTION fn.splitted(text) RENAME TO split");
    CHECK_OK(check, db_fn_split(conn, "abc", &parts));
    db_fn_split_rows_free(&parts);

    /* Statements are prepared again, or never were. */
    check_sql_inside(check, "DISCARD ALL");
    CHECK_OWNED(check, db_fn_described(conn, "w", NULL, &text), "w 1 red's 2000-01-01 calm");
    CHECK_OK(check, db_fn_forget(conn, NULL));
    db_use_prepared(conn, false);
    CHECK_OWNED(check, db_fn_described(conn, "w", NULL, &text), "w 1 red's 2000-01-01 calm");
    CHECK_OK(check, db_fn_forget(conn, NULL));
    db_use_prepared(conn, true);
}

/* -- Names ------------------------------------------------------------------------------------- */

static void check_names(Check *check)
{
    db_conn *conn = check->conn;
    db_nullable_int32 number;
    db_fn_select_rows rows;

    CHECK_OK(check, db_fn_select(conn, &one, NULL, &rows));
    CHECK(check, rows.count == 1 && rows.rows[0].int_.value == 1);
    CHECK_TEXT(check, rows.rows[0].a_b_s.value, "x'y\\");
    db_fn_select_rows_free(&rows);
    CHECK_OK(check,
             db_fn_select(conn, &one,
                          &(db_fn_select_options){.a_b_s = {DB_VALUE, "v"}, .Gr_e = {DB_VALUE, 2}},
                          &rows));
    CHECK_TEXT(check, rows.rows[0].a_b_s.value, "v");
    CHECK(check, rows.rows[0].Gr_e.value == 2);
    db_fn_select_rows_free(&rows);
    CHECK_OK(check, db_fn_while(conn, &one, &two, &(db_fn_while_options){.options_ = {DB_VALUE, 5}},
                                &number));
    CHECK(check, number.value == 1235);
    CHECK_OK(check, db_fn_a_b(conn, &number));
    CHECK(check, number.value == 2);
    CHECK_OK(check, db_fn_a_b_2(conn, &number));
    CHECK(check, number.value == 1);
    CHECK_OK(check, db_fn_a_name_of_sixty_three_bytes_which_is_as_long_as_names_may_be_he(
                        conn, NULL, &number));
    CHECK(check, number.value == 7);
    CHECK_OK(check, db_connect_2(conn, &number));
    CHECK(check, number.value == 42);
}

/* Types, arguments and defaults with quotes, ends of comments, trigraphs and line ends in them. */
static void check_hostile_names(Check *check)
{
    db_conn *conn = check->conn;
    const db_fn_mo_od_s quote = DB_FN_MO_OD_S_UNNAMED_2;
    const db_fn_pa_ir pair = {.a = {.is_null = true}, .b_ = {.is_null = true}};
    db_fn_hos_tile_s_fn_mo_od_s_fn_do_main_fn_pa_ir_fn_mo_od_s_array_options options = {
        .p_ = {DB_VALUE, pair},
        .ms_ = {.state = DB_NULL},
    };
    db_fn_ta_ble_rows rows;
    db_fn_call_rows called;
    db_values_fn_pa_ir pairs;

    CHECK_TEXT(check, db_fn_mo_od_s_to_text(quote), "\"");
    CHECK_OK(check, db_fn_hos_tile_s_fn_mo_od_s_fn_do_main_fn_pa_ir_fn_mo_od_s_array(conn, &quote,
                                                                                     NULL, &pairs));
    CHECK(check, pairs.count == 1 && pairs.values[0].value.a.value == quote);
    CHECK_TEXT(check, pairs.values[0].value.b_.value, "*/ \\ \" ?\?/ %s-*/");
    db_values_fn_pa_ir_free(&pairs);
    CHECK_OK(check, db_fn_hos_tile_s_fn_mo_od_s_fn_do_main_fn_pa_ir_fn_mo_od_s_array(
                        conn, NULL, &options, &pairs));
    CHECK(check,
          pairs.count == 1 && pairs.values[0].value.a.is_null && pairs.values[0].value.b_.is_null);
    db_values_fn_pa_ir_free(&pairs);
    CHECK_OK(check, db_fn_hos_tile_s_fn_ta_ble(conn, "(5,\"{\"\"*/\"\"}\")", &rows));
    CHECK(check,
          rows.count == 1 && rows.rows[0].co_lumn_s == 5 && rows.rows[0].where.value.count == 1);
    db_fn_ta_ble_rows_free(&rows);
    CHECK_OK(check, db_fn_call(conn, NULL, &called));
    CHECK(check, called.count == 1 && called.rows[0].x_.value == quote);
    CHECK_TEXT(check, called.rows[0].y_.value, "\\");
    db_fn_call_rows_free(&called);
}

void check_functions(Check *check)
{
    check_values_of_each_kind(check);
    check_arguments(check);
    check_rows_of_each_kind(check);
    check_sets(check);
    check_composed(check);
    check_visits(check);
    check_options(check);
    check_overloads(check);
    check_procedures(check);
    check_procedures_as_text(check);
    check_errors(check);
    check_broken_connection(check);
    check_changes(check);
    check_names(check);
    check_hostile_names(check);
}
