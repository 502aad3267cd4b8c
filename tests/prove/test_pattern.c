/* Texts that a pattern matches. */
#include "prove/pattern.h"
#include "support/support.h"

#include <regex.h>

static const char *const PATTERNS[] = {
    "^[a-z0-9_-]+$",
    "^#[0-9A-Fa-f]{6}$",
    "^[A-Z]{2,3}$",
    "^\\+?[1-9][0-9]{7,14}$",
    "^(draft|published|gone)$",
    "^[^@ ]+@[^@ ]+\\.[a-z]{2,}$",
    "^https?://",
    "^[[:upper:]][[:digit:]]*$",
    "^(a|(b|c)d)+x?$",
    "^v[0-9]+(\\.[0-9]+){2}$",
    "x*",
    ".",
};

static void test_samples_match(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(PATTERNS) / sizeof(*PATTERNS); i++) {
        TextVec samples = {0};
        regex_t pattern;

        assert_int_equal(regcomp(&pattern, PATTERNS[i], REG_EXTENDED | REG_NOSUB), 0);
        pattern_samples(test_arena(), PATTERNS[i], &samples);
        assert_true(samples.count > 0);
        for (size_t j = 0; j < samples.count; j++)
            if (regexec(&pattern, samples.items[j], 0, NULL, 0) != 0)
                fail_msg("%s does not match %s", PATTERNS[i], samples.items[j]);
        regfree(&pattern);
    }
}

static void test_escapes(void **state)
{
    TextVec samples = {0};

    (void)state;
    pattern_samples(test_arena(), "^\\d{2}\\s\\w+\\.$", &samples);
    assert_text(samples.items[0], "11 a.");
    assert_text(samples.items[2], "33 ccc.");
}

static void test_like(void **state)
{
    TextVec samples = {0};

    (void)state;
    pattern_samples(test_arena(), "%/in_", &samples);
    assert_text(samples.items[0], "a/ina");
    samples.count = 0;
    pattern_samples(test_arena(), "plain", &samples);
    assert_int_equal(samples.count, 0);
}

/* What is no pattern at all must not hang or crash. */
static void test_broken_patterns(void **state)
{
    static const char *const BROKEN[] = {"[",  "[^", "(",   ")",    "a)b",
                                         "\\", "a{", "[a-", "[[:x", "((((((((((((((((((((((((((((",
                                         "*",  "|",  "{3}", "[]"};

    (void)state;
    for (size_t i = 0; i < sizeof(BROKEN) / sizeof(*BROKEN); i++) {
        TextVec samples = {0};

        pattern_samples(test_arena(), BROKEN[i], &samples);
        assert_true(samples.count > 0 || strpbrk(BROKEN[i], "^$[\\.*+?{(|") == NULL);
    }
}
