/*
 * check_convert.c - converters: text is what psql prints of the same value, for random values and at the edges; a text
 * that is read is one that the server takes, too, and means the same.
 */
#include "check.h"

#include "check_values.h"
#include "db.h"

#include <float.h>
#include <libpq-fe.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_SIZE = 64 };

/* A type with converters: reads the text and writes it again; false if it cannot be read. */
typedef struct Converter {
    const char *type;
    bool (*rewrite)(const char *text, char *out);
    const char *letters; /* what texts of the type are made of */
} Converter;

#define REWRITE(name)                                       \
    static bool rewrite_##name(const char *text, char *out) \
    {                                                       \
        db_##name value;                                    \
                                                            \
        if (!db_##name##_parse(text, &value))               \
            return false;                                   \
        db_##name##_format(value, out);                     \
        return true;                                        \
    }

REWRITE(date)
REWRITE(time)
REWRITE(timetz)
REWRITE(timestamp)
REWRITE(timestamptz)
REWRITE(interval)
REWRITE(uuid)
REWRITE(inet)
REWRITE(macaddr)
REWRITE(macaddr8)

static const Converter converters[] = {
    {"date", rewrite_date, "0123456789- BCbcinfy"},
    {"time", rewrite_time, "0123456789:. 624"},
    {"timetz", rewrite_timetz, "0123456789:.+-Zz"},
    {"timestamp", rewrite_timestamp, "0123456789-:. BCT24"},
    {"timestamptz", rewrite_timestamptz, "0123456789-:.+ BCTZ"},
    {"interval", rewrite_interval, "0123456789-.PTYMWDHS+"},
    {"uuid", rewrite_uuid, "0123456789abcdefABCDEF-{}"},
    {"inet", rewrite_inet, "0123456789abcdefF.:/"},
    {"macaddr", rewrite_macaddr, "0123456789abcdefABCDEF:-"},
    {"macaddr8", rewrite_macaddr8, "0123456789abcdefABCDEF:-"},
};

/* The text psql prints of a text cast to a type, into `out`; false if the server does not take it. */
static bool ask_server(Check *check, const char *type, const char *text, char *out)
{
    char sql[64];
    PGresult *result;
    bool is_fine;

    snprintf(sql, sizeof sql, "SELECT $1::%s", type);
    result = PQexecParams(check->side, sql, 1, NULL, &text, NULL, NULL, 0);
    is_fine = PQresultStatus(result) == PGRES_TUPLES_OK;
    snprintf(out, TEXT_SIZE, "%s", is_fine ? PQgetvalue(result, 0, 0) : "");
    PQclear(result);
    return is_fine;
}

/*
 * Whether a text lies in the middle between two microseconds: there intervals are rounded in this way or that, as the
 * version of the server has it.
 */
static bool is_tie(const char *text)
{
    const char *point = strchr(text, '.');

    return point != NULL && strspn(point + 1, "0123456789") == 7 && point[7] == '5';
}

/* What is read here is read by the server, with the same result; whether it was read. */
static bool check_text_of(Check *check, const Converter *converter, const char *text)
{
    char ours[TEXT_SIZE], theirs[TEXT_SIZE], place[2 * TEXT_SIZE];

    if (!converter->rewrite(text, ours))
        return false;
    if (converter->rewrite == rewrite_interval && is_tie(text))
        return true;
    if (!ask_server(check, converter->type, text, theirs))
        snprintf(theirs, sizeof theirs, "refused");
    snprintf(place, sizeof place, "%s '%s'", converter->type, text);
    check_text(check, ours, theirs, place, __FILE__, __LINE__);
    return true;
}

static unsigned next_random(unsigned *state, unsigned below)
{
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

/* Texts that are nearly right: some of their letters are others, more or less. */
static int check_damaged(Check *check, const Converter *converter, const char *text,
                         unsigned *state)
{
    size_t letters = strlen(converter->letters);
    int read = 0;

    for (int i = 0; i < (check->is_short ? 1 : 12); i++) {
        char damaged[TEXT_SIZE + 4] = "";
        size_t size = strlen(text), at = next_random(state, (unsigned)size + 1);

        memcpy(damaged, text, at);
        if (i % 3 != 0) /* a letter is put in, or takes the place of another, or is left out */
            damaged[at] = converter->letters[next_random(state, (unsigned)letters)];
        snprintf(damaged + strlen(damaged), sizeof damaged - strlen(damaged), "%s",
                 i % 3 == 1 || at == size ? text + at : text + at + 1);
        if (strlen(damaged) < TEXT_SIZE)
            read += check_text_of(check, converter, damaged);
    }
    return read;
}

/* The columns of the table that have converters, in the order of `converters`, and its texts. */
static const char fill[] =
    "TRUNCATE convertible; SET datestyle = ISO; SET intervalstyle = iso_8601; SET timezone = UTC;"
    "INSERT INTO convertible (id, d, tm, tmz, ts, tz, iv, n, i, f, u, ip, mac, mac8) SELECT i,"
    " date '2000-01-01' + ((random() - .3) * 10 ^ (random() * 6))::int, time '00:00' + random() * "
    "interval '1 day',"
    " ((time '00:00' + random() * interval '1 day')::text || to_char((random() * 22 - 11)::int, "
    "'SG00')"
    "  || ':' || to_char((random() * 59)::int, 'FM00'))::timetz,"
    " timestamp '2000-01-01' + (random() - .3) * (random() * 20000) * interval '1 year',"
    " timestamptz '2000-01-01' + (random() - .3) * (random() * 20000) * interval '1 year',"
    " make_interval(months => ((random() - .5) * 10 ^ (random() * 6))::int, days => ((random() - "
    ".5) * 1e4)::int)"
    "  + (random() - .5) * 10 ^ (random() * 8) * interval '1 s',"
    " round(((random() - .5) * 10 ^ (random() * 30))::numeric, (random() * 20)::int),"
    " ((random() - .5) * 10 ^ (random() * 19))::numeric::bigint, (random() - .5) * 10 ^ (random() "
    "* 600 - 300),"
    " md5(random()::text)::uuid, inet '0.0.0.0' + (random() * 4294967295)::bigint,"
    " left(md5(random()::text), 12)::macaddr, left(md5(random()::text), 16)::macaddr8"
    " FROM generate_series(1, 1000) i;"
    "INSERT INTO convertible (id, d, tm, tmz, ts, tz, iv, ip) VALUES"
    " (1001, 'infinity', '24:00', '24:00-15:59:59', 'infinity', 'infinity', '0', '::'),"
    " (1002, '-infinity', '0:00', '0:00+15:59', '-infinity', '-infinity', '-1 us', '::1/0'),"
    " (1003, '4714-11-24 BC', '0:00:00.000001', '12:00-00:30', '4714-11-24 BC', '4714-11-24 00:00Z "
    "BC',"
    "  '-178956970 years -8 months', '1:0:0:2::3'),"
    " (1004, '5874897-12-31', '23:59:59.999999', '12:00Z', '294246-12-31 23:59:59.999999',"
    "  '294246-12-31 23:59:59.999999Z', '2147483647 days', 'ff:0:0:0:0:0:0:1/12'),"
    " (1005, '0001-01-01', '1:00', '1:00+00:00:01', '0001-01-01', '0001-01-01Z', '1 year -1 day "
    "-0.1 s', '0.0.0.0/0'),"
    " (1006, '0001-12-31 BC', '1:00', '1:00', '0001-12-31 23:59:59.9 BC', '1-12-31 23:59:59.9Z "
    "BC', '-1 s', '::1.2.3.4'),"
    " (1007, '10000-01-01', '1:00', '1:00', '9999-12-31 23:59:59.99', '10000-01-01', '-60 s', "
    "'::ffff:1.2.3.4'),"
    " (1008, '1970-01-01', '1:00', '1:00', '1970-01-01', '1970-01-01Z', '2562047788:00:54.775807', "
    "'1::/16'),"
    " (1009, '1969-12-31', '1:00', '1:00', '1969-12-31 23:59:59.999999', '1969-12-31', "
    "interval '-2562047788:00:54.775807' - '1 us', '::1:0:0:0'),"
    " (1010, '2000-02-29', '1:00', '1:00', '1900-02-28 24:00', '2400-02-29', '1 hour -1 min', "
    "'1:2:3:4:5:6:7:8')";

static const char texts[] =
    "SELECT d, tm, tmz, ts, tz, iv, u, ip, mac, mac8, n, i, f FROM convertible ORDER BY id";

static void write_all(const db_convertible_row *row, char out[10][TEXT_SIZE])
{
    db_date_format(row->d.value, out[0]);
    db_time_format(row->tm.value, out[1]);
    db_timetz_format(row->tmz.value, out[2]);
    db_timestamp_format(row->ts.value, out[3]);
    db_timestamptz_format(row->tz.value, out[4]);
    db_interval_format(row->iv.value, out[5]);
    db_uuid_format(row->u.value, out[6]);
    db_inet_format(row->ip.value, out[7]);
    db_macaddr_format(row->mac.value, out[8]);
    db_macaddr8_format(row->mac8.value, out[9]);
}

/* numeric to what C has, with the row's other numbers, and back. */
static void check_numbers(Check *check, const db_convertible_row *row, PGresult *result, int at)
{
    char number[32];
    int64_t integer = 0;
    double real = 0;

    if (row->i.is_null)
        return;
    CHECK(check,
          db_numeric_to_int64(PQgetvalue(result, at, 11), &integer) && integer == row->i.value);
    db_numeric_from_int64(integer, number);
    CHECK_TEXT(check, number, PQgetvalue(result, at, 11));
    CHECK(check, db_numeric_to_double(PQgetvalue(result, at, 12), &real) && real == row->f.value);
    db_numeric_from_double(real, number);
    CHECK(check,
          strtod(number, NULL) == real && strlen(number) <= strlen(PQgetvalue(result, at, 12)) + 5);
    CHECK(check, db_numeric_to_double(row->n.value, &real) && real == strtod(row->n.value, NULL));
}

static void check_values(Check *check)
{
    const size_t count = sizeof converters / sizeof *converters;
    int read[sizeof converters / sizeof *converters] = {0};
    db_convertible_page page = {.order = DB_CONVERTIBLE_BY_ID};
    db_convertible_rows rows;
    PGresult *result;
    unsigned state = 1;

    check_sql(check, "SELECT setseed(0.5)");
    check_sql(check, fill);
    CHECK_OK(check, db_convertible_list(check->conn, NULL, &page, &rows));
    result = PQexec(check->side, texts);
    CHECK(check, PQntuples(result) == 1010 && rows.count == 1010);
    for (int i = 0; i < (int)rows.count; i++) {
        char ours[10][TEXT_SIZE];

        write_all(&rows.rows[i], ours);
        check_numbers(check, &rows.rows[i], result, i);
        for (size_t k = 0; k < count; k++) {
            const char *theirs = PQgetvalue(result, i, (int)k);

            if (PQgetisnull(result, i, (int)k))
                continue;
            check_text(check, ours[k], theirs, converters[k].type, __FILE__, __LINE__);
            CHECK(check, converters[k].rewrite(theirs, ours[k]) && strcmp(ours[k], theirs) == 0);
            if (i % 10 == 0 || i > 1000)
                read[k] += check_damaged(check, &converters[k], theirs, &state);
        }
    }
    for (size_t k = 0; k < count; k++)
        if (!CHECK(check, read[k] > 0))
            printf("    of %s no damaged text could be read\n", converters[k].type);
    PQclear(result);
    db_convertible_rows_free(&rows);
}

/* Texts that people write; `read` tells whether they are read here. */
static void check_written(Check *check)
{
    static const struct {
        int type; /* position in `converters` */
        bool read;
        const char *text;
    } cases[] = {
        {0, true, "2024-02-29"},
        {0, true, "12024-02-29"},
        {0, true, "0044-03-15 bc"},
        {0, true, "Infinity"},
        {0, true, "-infinity"},
        {0, false, "2023-02-29"},
        {0, false, "2024-13-01"},
        {0, false, "2024-00-01"},
        {0, false, "2024-01-00"},
        {0, false, "0000-01-01"},
        {0, false, "4714-11-23 BC"},
        {0, false, "5874898-01-01"},
        {0, false, "2024-02-29 "},
        {0, false, "2024-02-29 B"},
        {0, false, "2024-2-29"},
        {0, false, ""},
        {0, false, "today"},
        {1, true, "12:00"},
        {1, true, "24:00:00"},
        {1, true, "23:59:60"},
        {1, true, "23:59:59.9999996"},
        {1, true, "00:00:00.123456789"},
        {1, false, "24:00:00.000001"},
        {1, false, "25:00"},
        {1, false, "12:60"},
        {1, false, "12"},
        {1, false, "12:00:"},
        {1, false, "12:00:00."},
        {2, true, "12:00Z"},
        {2, true, "12:00:00+0530"},
        {2, true, "12:00:00-15:59:59"},
        {2, false, "12:00:00+16"},
        {2, false, "12:00"},
        {2, false, "12:00+02:60"},
        {3, true, "2024-02-29T12:00:00"},
        {3, true, "2024-02-29 24:00"},
        {3, false, "2024-02-29"},
        {3, false, "2024-02-29T12:00:00Z"},
        {3, false, "294277-01-01 00:00:00"},
        {3, false, "294247-01-10 04:00:54.775807"},
        {4, true, "2024-02-29T12:00:00.5Z"},
        {4, true, "2024-02-29T12:00:00+05:30"},
        {4, true, "0044-03-15 12:00:00+01 BC"},
        {4, false, "4714-11-24 00:00:00+01 BC"},
        {4, false, "2024-02-29 12:00:00"},
        {4, false, "2024-02-29 12:00:00 Europe/Berlin"},
        {5, true, "P1Y2M3W4DT5H6M7.5S"},
        {5, true, "P-1Y2M"},
        {5, false, "P-1Y+2M"},
        {5, true, "PT-0.5S"},
        {5, true, "PT0S"},
        {5, false, "P"},
        {5, false, "PT"},
        {5, false, "P1YT"},
        {5, false, "P1S"},
        {5, false, "PT1D"},
        {5, false, "P1.5D"},
        {5, false, "P2147483648D"},
        {5, false, "P178956970Y8M"},
        {5, false, "1 day"},
        {6, true, "{00112233-4455-6677-8899-AABBCCDDEEFF}"},
        {6, false, "00112233-4455-6677-8899-AABBCCDDEEF"},
        {8, true, "08-00-2B-01-02-03"},
        {8, true, "08002b010203"},
        {8, false, "08:00-2b:01:02:03"},
        {8, false, "08:00:2b:01:02"},
        {9, true, "08:00:2b:01:02:03:04:05"},
        {9, false, "08:00:2b:01:02:03:04:05:06"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!CHECK(check, check_text_of(check, &converters[cases[i].type], cases[i].text) ==
                              cases[i].read))
            printf("    %s '%s'\n", converters[cases[i].type].type, cases[i].text);
}

/* Numbers in text that fit, or do not. */
static void check_decimals(Check *check)
{
    static const struct {
        const char *text;
        bool fits, is_number;
        int64_t integer;
        double real;
    } cases[] = {
        {"0", true, true, 0, 0},
        {"-0.000", true, true, 0, 0},
        {"12.00", true, true, 12, 12},
        {"+0012.5", false, true, 0, 12.5},
        {"1.5e1", true, true, 15, 15},
        {"15e-1", false, true, 0, 1.5},
        {"9223372036854775807", true, true, INT64_MAX, 9223372036854775807.0},
        {"9223372036854775808", false, true, 0, 9223372036854775808.0},
        {"-9223372036854775808", true, true, INT64_MIN, -9223372036854775808.0},
        {"-9223372036854775809", false, true, 0, -9223372036854775808.0},
        {"1e308", false, true, 0, 1e308},
        {"1e-400", false, true, 0, 0},
        {"179769313486231580793e289", false, false, 0, 0},
        {"1e400", false, false, 0, 0},
        {".5", false, true, 0, 0.5},
        {"5.", true, true, 5, 5},
        {"", false, false, 0, 0},
        {".", false, false, 0, 0},
        {"1e", false, false, 0, 0},
        {"1e ", false, false, 0, 0},
        {"1e 5", false, false, 0, 0},
        {"--1", false, false, 0, 0},
        {"0x10", false, false, 0, 0},
        {"1,5", false, false, 0, 0},
        {"twelve", false, false, 0, 0},
    };
    char many[2001];
    double real;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t integer = 0;
        bool is_fine;

        real = 0;
        is_fine = db_numeric_to_int64(cases[i].text, &integer) == cases[i].fits &&
                  integer == cases[i].integer &&
                  db_numeric_to_double(cases[i].text, &real) == cases[i].is_number &&
                  real == cases[i].real;
        if (!CHECK(check, is_fine))
            printf("    '%s'\n", cases[i].text);
    }
    CHECK(check, db_numeric_to_double("NaN", &real) && isnan(real));
    CHECK(check, db_numeric_to_double("-Infinity", &real) && isinf(real) && real < 0);
    /* Just above the middle between 1 and the next double: the last of many digits decides. */
    snprintf(many, sizeof many, "1.00000000000000011102230246251565404236316680908203125%01940d1",
             0);
    CHECK(check, db_numeric_to_double(many, &real) && real == 1 + DBL_EPSILON);
    many[strlen(many) - 1] = '0';
    CHECK(check, db_numeric_to_double(many, &real) && real == 1);
    for (int i = 0; i < 3; i++) {
        db_numeric_from_double((double[]){0.1, 1e300, -1.5}[i], many);
        CHECK_TEXT(check, many, ((const char *[]){"1e-01", "1e+300", "-1.5"}[i]));
    }
    db_numeric_from_double(-INFINITY, many);
    CHECK_TEXT(check, many, "-Infinity");
}

/* The calendar, day by day over a cycle of it and more. */
static void check_calendar(Check *check)
{
    int32_t year, expected_year = -800;
    int month, day, expected_month = 1, expected_day = 1;
    db_date date, wrong = 0;

    if (!CHECK(check, db_date_from_civil(-800, 1, 1, &date)))
        return;
    for (; expected_year < 2400; date++) {
        static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        bool leap =
            expected_year % 4 == 0 && (expected_year % 100 != 0 || expected_year % 400 == 0);
        db_date back = 1;

        wrong += !db_date_to_civil(date, &year, &month, &day) || year != expected_year ||
                 month != expected_month || day != expected_day ||
                 !db_date_from_civil(year, month, day, &back) || back != date;
        if (++expected_day > lengths[expected_month - 1] + (leap && expected_month == 2)) {
            expected_day = 1;
            expected_month = expected_month % 12 + 1;
            expected_year += expected_month == 1;
        }
    }
    CHECK(check, wrong == 0);
    CHECK(check, !db_date_to_civil(DB_DATE_INFINITY, &year, &month, &day));
    CHECK(check,
          !db_date_from_civil(2023, 2, 29, &date) && !db_date_from_civil(2023, -1, 1, &date));
    CHECK(check, !db_date_from_civil(INT32_MAX, 1, 1, &date) &&
                     !db_date_from_civil(INT32_MIN, 1, 1, &date));
}

static void check_seconds(Check *check)
{
    time_t seconds = 7;

    CHECK(check, db_to_time_t(-1, &seconds) && seconds == -1);
    CHECK(check, db_to_time_t(1999999, &seconds) && seconds == 1);
    CHECK(check, !db_to_time_t(DB_TIMESTAMP_INFINITY, &seconds) && seconds == 1);
    CHECK(check, !db_to_time_t(DB_TIMESTAMP_MINUS_INFINITY, &seconds));
    CHECK(check, db_from_time_t(-2) == -2000000);
    CHECK(check, db_from_time_t(INT64_MAX) == DB_TIMESTAMP_INFINITY);
    CHECK(check, db_from_time_t(INT64_MIN) == DB_TIMESTAMP_MINUS_INFINITY);
}

/* Values that no server has are written somehow, but not beyond what they are written to. */
static void check_impossible(Check *check)
{
    char out[TEXT_SIZE];

    db_time_format(INT64_MIN, out);
    CHECK_TEXT(check, out, "-2562047788:00:54.775808");
    db_timetz_format((db_timetz){INT64_MIN + 1, INT32_MAX}, out);
    CHECK_TEXT(check, out, "-2562047788:00:54.775807-596523:14:07");
    db_timestamp_format(INT64_MIN + 1, out);
    CHECK_TEXT(check, out, "290309-12-21 19:59:05.224193 BC");
    db_date_format(INT32_MIN + 1, out);
    CHECK_TEXT(check, out, "5877642-06-24 BC");
}

void check_convert(Check *check)
{
    check_values(check);
    check_written(check);
    check_decimals(check);
    check_calendar(check);
    check_seconds(check);
    check_impossible(check);
}
