#include "kinds/kinds_support.h"
#include "kinds/type_change.h"

#define REWRITE (HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE)
#define USING 0x1000u

static void test_changes(void **state)
{
    static const struct {
        const char *from;
        const char *to;
        unsigned expected;
    } CASES[] = {
        /* Nothing is written. */
        {"character varying(10)", "character varying(10)", 0},
        {"character varying(10)", "character varying(11)", 0},
        {"character varying(10)", "character varying", 0},
        {"character varying(10)", "text", 0},
        {"text", "character varying", 0},
        {"numeric(10,2)", "numeric(12,2)", 0},
        {"numeric(10,2)", "numeric", 0},
        {"timestamp(3) with time zone", "timestamp(6) with time zone", 0},
        {"timestamp(3) with time zone", "timestamp with time zone", 0},
        {"interval(2)", "interval", 0},
        {"interval hour to minute", "interval", 0},
        {"bit varying(3)", "bit varying(4)", 0},
        {"cidr", "inet", 0},
        /* Every row is written. */
        {"smallint", "integer", REWRITE},
        {"integer", "numeric", REWRITE},
        {"real", "double precision", REWRITE},
        {"date", "timestamp without time zone", REWRITE},
        {"timestamp without time zone", "timestamp with time zone", REWRITE},
        {"json", "jsonb", REWRITE},
        {"character(3)", "text", REWRITE},
        {"character(3)", "character(5)", REWRITE},
        {"integer", "text", REWRITE},
        {"public.mood", "text", REWRITE},
        {"integer[]", "bigint[]", REWRITE},
        {"character varying(3)[]", "text[]", REWRITE},
        /* It may not fit. */
        {"character varying(10)", "character varying(9)", REWRITE | HAZARD_MAY_FAIL},
        {"text", "character varying(9)", REWRITE | HAZARD_MAY_FAIL},
        {"integer", "character varying(9)", REWRITE | HAZARD_MAY_FAIL},
        {"bigint", "integer", REWRITE | HAZARD_MAY_FAIL},
        {"integer", "numeric(3,0)", REWRITE | HAZARD_MAY_FAIL},
        {"numeric(20,0)", "bigint", REWRITE | HAZARD_MAY_FAIL},
        {"numeric(10,2)", "numeric(10,4)", REWRITE | HAZARD_MAY_FAIL},
        {"extensions.vector(3)", "extensions.vector(5)", REWRITE | HAZARD_MAY_FAIL},
        /* Something is lost. */
        {"numeric(10,2)", "numeric(10,1)", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS},
        {"numeric", "numeric(10,1)", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS},
        {"numeric", "bigint", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS},
        {"double precision", "real", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS},
        {"bigint", "double precision", REWRITE | HAZARD_DATA_LOSS},
        {"timestamp with time zone", "date", REWRITE | HAZARD_DATA_LOSS},
        {"timestamp(6) with time zone", "timestamp(3) with time zone", REWRITE | HAZARD_DATA_LOSS},
        {"inet", "cidr", REWRITE | HAZARD_DATA_LOSS},
        {"integer", "real", REWRITE | HAZARD_DATA_LOSS},
        {"double precision", "numeric(10,2)", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS},
        {"double precision", "numeric", REWRITE | HAZARD_DATA_LOSS},
        {"money", "numeric(10,1)", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS},
        {"numeric", "money", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS},
        {"time with time zone", "time without time zone", REWRITE | HAZARD_DATA_LOSS},
        {"timestamp without time zone", "time without time zone",
         REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS},
        {"interval", "interval hour to minute", REWRITE | HAZARD_DATA_LOSS},
        {"interval day", "interval month", REWRITE | HAZARD_DATA_LOSS},
        {"text", "name", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS | USING},
        {"text", "\"char\"", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS | USING},
        {"text", "numeric(10,2)", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS | USING},
        {"text", "character varying(3)[]", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS | USING},
        {"integer", "boolean", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS | USING},
        {"integer", "bit(4)", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS | USING},
        {"polygon", "point", REWRITE | HAZARD_MAY_FAIL | HAZARD_DATA_LOSS | USING},
        /* Only an explicit cast can do it. */
        {"text", "integer", REWRITE | HAZARD_MAY_FAIL | USING},
        {"text", "public.mood", REWRITE | HAZARD_MAY_FAIL | USING},
        {"boolean", "integer", REWRITE | HAZARD_MAY_FAIL | USING},
        {"integer", "integer[]", REWRITE | HAZARD_MAY_FAIL | USING},
        {"text", "text[]", REWRITE | HAZARD_MAY_FAIL | USING},
        {"public.\"a(1)\"", "public.\"a(2)\"", REWRITE | HAZARD_MAY_FAIL | USING},
        {"\"(\"", "\"(\"[]", REWRITE | HAZARD_MAY_FAIL | USING},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        TypeChange change = type_change(test_arena(), CASES[i].from, CASES[i].to);
        unsigned found = change.hazards | (change.needs_using ? USING : 0);

        if (found != CASES[i].expected)
            fail_msg("%s to %s: %#x, not %#x", CASES[i].from, CASES[i].to, found,
                     CASES[i].expected);
        assert_true((found & (HAZARD_MAY_FAIL | HAZARD_DATA_LOSS)) == 0 || change.note != NULL);
    }
}

/* Of well-known extensions all casts are known; of others the reader has to know. */
static void test_casts_of_extensions(void **state)
{
    static const struct {
        const char *from, *to, *said;
        bool through_text;
    } CASES[] = {
        {"jsonb", "tools.hstore", TYPE_CHANGE_NO_CAST, true},
        {"tools.hstore", "jsonb", "fails on a value that the new type cannot hold", false},
        {"text[]", "hstore", "fails on a value that the new type cannot hold", false},
        {"hstore[]", "jsonb[]", "fails on a value that the new type cannot hold", false},
        {"public.ltree", "public.lquery", TYPE_CHANGE_NO_CAST, true},
        {"integer", "public.citext", NULL, false},
        {"public.citext", "integer", "fails on a value that the new type cannot hold", false},
        {"real[]", "public.vector(3)", TYPE_CHANGE_UNKNOWN_CAST, false},
        {"public.geometry", "public.geography(Point,4326)", TYPE_CHANGE_UNKNOWN_CAST, false},
        {"jsonb", "public.geometry", TYPE_CHANGE_UNKNOWN_CAST, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(CASES) / sizeof(CASES[0]); i++) {
        TypeChange change = type_change(test_arena(), CASES[i].from, CASES[i].to);

        if (!text_equal(change.note, CASES[i].said) || change.through_text != CASES[i].through_text)
            fail_msg("%s to %s: %s", CASES[i].from, CASES[i].to, change.note);
    }
}

static void test_storage(void **state)
{
    (void)state;
    assert_string_equal(type_storage("text"), "EXTENDED");
    assert_string_equal(type_storage("numeric(10,2)"), "MAIN");
    assert_string_equal(type_storage("numeric[]"), "EXTENDED");
    assert_string_equal(type_storage("inet"), "MAIN");
    assert_string_equal(type_storage("tsquery"), "PLAIN");
    assert_string_equal(type_storage("integer"), "PLAIN");
    assert_string_equal(type_storage("timestamp(3) with time zone"), "PLAIN");
}
