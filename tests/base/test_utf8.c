#include "base/utf8.h"
#include "support/support.h"

/* The encoding of a code point, also of those that are not allowed. Returns its length. */
static size_t encode(unsigned code_point, char *out)
{
    size_t length = code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    static const unsigned char FIRST[] = {0, 0, 0xC0, 0xE0, 0xF0};

    for (size_t i = length; i-- > 1;) {
        out[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    out[0] = (char)(FIRST[length] | code_point);
    return length;
}

static void test_every_code_point(void **state)
{
    char text[4];

    (void)state;
    for (unsigned code_point = 0; code_point < 0x110400; code_point++) {
        size_t length = encode(code_point, text);
        bool valid = code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);

        if (utf8_length(text, length) != (valid ? length : 0))
            fail_msg("wrong length of U+%04X", code_point);
        if (valid && utf8_decode(text, length) != code_point)
            fail_msg("wrong code point of U+%04X", code_point);
        if (valid && length > 1 && utf8_length(text, length - 1) != 0)
            fail_msg("U+%04X is well-formed without its last byte", code_point);
    }
}

static void test_malformed(void **state)
{
    static const char *const TEXTS[] = {
        "\x80", /* a continuation without a beginning */
        "\xBF",
        "\xC0\x80", /* overlong NUL */
        "\xC1\xBF",
        "\xE0\x9F\xBF", /* overlong */
        "\xF0\x8F\xBF\xBF",
        "\xED\xA0\x80",     /* a surrogate */
        "\xF4\x90\x80\x80", /* above U+10FFFF */
        "\xF5\x80\x80\x80",
        "\xFE",
        "\xFF",
        "\xC3",
        "\xE2\x82",
        "\xE2(\xAC",
        "\xF0\x9F\x98",
        "\xC3(",
    };

    (void)state;
    for (size_t i = 0; i < sizeof(TEXTS) / sizeof(TEXTS[0]); i++) {
        if (utf8_length(TEXTS[i], strlen(TEXTS[i])) != 0)
            fail_msg("text %zu passes for UTF-8", i);
        assert_int_equal(utf8_check(TEXTS[i], strlen(TEXTS[i])), 0);
    }
    assert_int_equal(utf8_length("", 0), 0);
}

static void test_check(void **state)
{
    (void)state;
    assert_int_equal(utf8_check("", 0), 0);
    assert_int_equal(utf8_check("a\0b", 3), 3);
    assert_int_equal(utf8_check("gr\xC3\xBC\xC3\x9F"
                                "e",
                                7),
                     7);
    assert_int_equal(utf8_check("gr\xFC\xDF"
                                "e",
                                5),
                     2);
    assert_int_equal(utf8_check("a\xE2\x82\xAC", 3), 1);
}

static void test_next(void **state)
{
    unsigned code_point;

    (void)state;
    assert_int_equal(utf8_next("\xE2\x82\xAC!", 4, &code_point), 3);
    assert_int_equal(code_point, 0x20AC);
    assert_int_equal(utf8_next("\xE2\x82", 2, &code_point), 1);
    assert_int_equal(code_point, UTF8_MALFORMED);
    /* It may be told more than there is of a text that ends with NUL. */
    assert_int_equal(utf8_next("\xE2", 4, &code_point), 1);
    assert_int_equal(code_point, UTF8_MALFORMED);
}

static void test_width(void **state)
{
    (void)state;
    assert_int_equal(utf8_width('a'), 1);
    assert_int_equal(utf8_width(0xE4), 1);    /* ä */
    assert_int_equal(utf8_width(0xAD), 1);    /* soft hyphen */
    assert_int_equal(utf8_width(0x0301), 0);  /* combining acute accent */
    assert_int_equal(utf8_width(0x200B), 0);  /* zero width space */
    assert_int_equal(utf8_width(0x200D), 0);  /* zero width joiner */
    assert_int_equal(utf8_width(0xFE0F), 0);  /* variation selector */
    assert_int_equal(utf8_width(0x2026), 1);  /* … */
    assert_int_equal(utf8_width(0x6F22), 2);  /* 漢 */
    assert_int_equal(utf8_width(0xAC00), 2);  /* 가 */
    assert_int_equal(utf8_width(0x1160), 0);  /* a joining Hangul vowel */
    assert_int_equal(utf8_width(0x1F600), 2); /* an emoji */
    assert_int_equal(utf8_width(0xFF21), 2);  /* fullwidth A */
    assert_int_equal(utf8_width(0xFF71), 1);  /* halfwidth katakana */
    assert_int_equal(utf8_width(0x20000), 2);
    assert_int_equal(utf8_width(0xE0001), 0); /* a language tag */
    assert_int_equal(utf8_width(0x10FFFF), 1);
}

static void test_controls(void **state)
{
    (void)state;
    assert_true(utf8_is_control('\n'));
    assert_true(utf8_is_control(0x7F));
    assert_true(utf8_is_control(0x9B));
    assert_true(utf8_is_control(0x2028));
    assert_false(utf8_is_control(' '));
    assert_false(utf8_is_control(0xA0));
    assert_false(utf8_is_control(UTF8_MALFORMED));
    assert_true(utf8_is_bidi_control(0x202E));
    assert_true(utf8_is_bidi_control(0x2066));
    assert_false(utf8_is_bidi_control(0x202F));
}
