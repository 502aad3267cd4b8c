#include "model/attribute.h"
#include "support/support.h"

typedef struct Part {
    const char *name;
    int64_t size;
    bool noise;
} Part;

typedef struct Thing {
    bool flag;
    int64_t number;
    const char *word;
    const char *label;
    SqlExpr expr;
    TextVec names;
    TextVec words;
    OptionVec options;
    VEC(Part) parts;
    int64_t noise;
} Thing;

static const Attribute PART[] = {
    ATTR(Part, name, NAME, 0),
    ATTR(Part, size, INT, 0),
    ATTR(Part, noise, BOOL, ATTRIBUTE_IGNORE),
    ATTR_END,
};
static const ItemType PART_TYPE = {sizeof(Part), PART};
static const Attribute THING[] = {
    ATTR(Thing, flag, BOOL, 0),
    ATTR(Thing, number, INT, ATTRIBUTE_ALTER),
    ATTR(Thing, word, TEXT, 0),
    ATTR(Thing, label, NAME, 0),
    ATTR(Thing, expr, EXPR, 0),
    ATTR(Thing, names, NAMES, 0),
    ATTR(Thing, words, TEXTS, 0),
    ATTR(Thing, options, OPTIONS, 0),
    ATTR_ITEMS(Thing, parts, &PART_TYPE, 0),
    ATTR(Thing, noise, INT, ATTRIBUTE_IGNORE),
    ATTR_END,
};

static Thing full_thing(Arena *arena)
{
    Thing thing = {.flag = true, .number = 7, .word = "CASCADE", .label = "x y"};

    thing.expr = (SqlExpr){"now()", "now()"};
    vec_push(arena, &thing.names, "a");
    vec_push(arena, &thing.names, "b");
    vec_push(arena, &thing.words, "c");
    vec_push(arena, &thing.options, ((Option){.name = "fillfactor", .value = "70"}));
    vec_push(arena, &thing.parts, (Part){"p", 1, false});
    return thing;
}

static void test_equal_things(void **state)
{
    Thing a = full_thing(test_arena());
    Thing b = full_thing(test_arena());
    Thing none = {0}, other_none = {0};

    (void)state;
    assert_int_equal(attributes_differ(THING, &a, &b), 0);
    assert_int_equal(attributes_differ(THING, &none, &other_none), 0);
    /* Everything but the last, which is not compared. */
    assert_int_equal(attributes_differ(THING, &a, &none), 0x1ff);
    assert_int_equal(attributes_differ(THING, &none, &a), 0x1ff);
}

static void assert_differs(const Thing *a, const Thing *b, const char *name)
{
    AttributeSet set = attributes_differ(THING, a, b);

    assert_true(attribute_in(THING, set, name));
    assert_int_equal(set & (set - 1), 0);
}

static void test_each_type_differs(void **state)
{
    Arena *arena = test_arena();
    Thing a = full_thing(arena), b;

    (void)state;
    b = full_thing(arena), b.flag = false;
    assert_differs(&a, &b, "flag");
    b = full_thing(arena), b.number = -7;
    assert_differs(&a, &b, "number");
    b = full_thing(arena), b.word = NULL;
    assert_differs(&a, &b, "word");
    b = full_thing(arena), b.label = "x  y";
    assert_differs(&a, &b, "label");
    b = full_thing(arena), b.names.items[1] = "B";
    assert_differs(&a, &b, "names");
    b = full_thing(arena), b.words.count = 0;
    assert_differs(&a, &b, "words");
    b = full_thing(arena), b.options.items[0].value = "71";
    assert_differs(&a, &b, "options");
    b = full_thing(arena), b.options.items[0].name = "filler";
    assert_differs(&a, &b, "options");
    b = full_thing(arena), b.options.items[0].value = NULL;
    assert_differs(&a, &b, "options");
    b = full_thing(arena), b.parts.items[0].size = 2;
    assert_differs(&a, &b, "parts");
    b = full_thing(arena), b.parts.items[0].noise = true;
    assert_int_equal(attributes_differ(THING, &a, &b), 0);
    b = full_thing(arena), b.noise = 4;
    assert_int_equal(attributes_differ(THING, &a, &b), 0);
}

static void test_expressions_compare_by_canonical_form(void **state)
{
    Thing a = full_thing(test_arena());
    Thing b = full_thing(test_arena());

    (void)state;
    b.expr.sql = "NOW( )";
    assert_int_equal(attributes_differ(THING, &a, &b), 0);
    b.expr.canonical = "later()";
    assert_differs(&a, &b, "expr");
    /* Without it on one side, the text decides. */
    b.expr.canonical = NULL;
    assert_differs(&a, &b, "expr");
    b.expr.sql = "now()";
    assert_int_equal(attributes_differ(THING, &a, &b), 0);
}

static void test_empty(void **state)
{
    Thing a = full_thing(test_arena());
    Thing none = {0};

    (void)state;
    for (const Attribute *attribute = THING; attribute->name != NULL; attribute++) {
        assert_true(attribute_is_empty(attribute, &none));
        if ((attribute->flags & ATTRIBUTE_IGNORE) == 0)
            assert_false(attribute_is_empty(attribute, &a));
    }
}

static void test_find(void **state)
{
    (void)state;
    assert_ptr_equal(attribute_find(THING, "word"), &THING[2]);
    assert_null(attribute_find(THING, "wor"));
    assert_true(attribute_in(THING, 1 << 2, "word"));
    assert_false(attribute_in(THING, 1 << 1, "word"));
}

static void test_options_are_written_in_their_order(void **state)
{
    Arena *arena = test_arena();
    OptionVec options = {0};
    const Option *option;

    (void)state;
    vec_push(arena, &options, ((Option){.name = "fillfactor", .value = "70"}));
    vec_push(arena, &options, ((Option){.name = "buffering", .value = "on"}));
    options_normalise(&options);
    /* One that is set again comes last, as the server keeps it. */
    vec_push(arena, &options, ((Option){.name = "autovacuum_enabled", .value = "off"}));
    vec_push(arena, &options, ((Option){.name = "fillfactor", .value = "80"}));
    options_normalise(&options);
    option = options_after(&options, NULL);
    assert_string_equal(option->name, "buffering");
    option = options_after(&options, option);
    assert_string_equal(option->name, "autovacuum_enabled");
    option = options_after(&options, option);
    assert_string_equal(option->name, "fillfactor");
    assert_string_equal(option->value, "80");
    assert_null(options_after(&options, option));
}

static void test_options_are_sorted_and_the_last_wins(void **state)
{
    Arena *arena = test_arena();
    OptionVec options = {0};

    (void)state;
    options_normalise(&options);
    assert_null(options_get(&options, "b"));
    vec_push(arena, &options, ((Option){.name = "b", .value = "1"}));
    vec_push(arena, &options, ((Option){.name = "a", .value = "2"}));
    vec_push(arena, &options, ((Option){.name = "b", .value = "3"}));
    vec_push(arena, &options, ((Option){.name = "c", .value = NULL}));
    vec_push(arena, &options, ((Option){.name = "a", .value = "4"}));
    options_normalise(&options);
    assert_int_equal(options.count, 3);
    assert_string_equal(options.items[0].name, "a");
    assert_string_equal(options_get(&options, "a"), "4");
    assert_string_equal(options_get(&options, "b"), "3");
    assert_string_equal(options.items[2].name, "c");
    assert_null(options_get(&options, "c"));
}
