<% if need["decode:numeric"] then %>

/* -- Numbers ----------------------------------------------------------------------------------- */

bool pfx_numeric_to_int64(const char *text, int64_t *out)
{
    bool is_negative = *text == '-';
    uint64_t most = (uint64_t)INT64_MAX + (is_negative ? 1 : 0);
    uint64_t value = 0;
    pfx_digits digits;

    text += *text == '-' || *text == '+';
    if (!pfx_find_digits(text, &digits))
        return false;
    for (long i = digits.point > 0 ? digits.point : 0; i < digits.count; i++)
        if (pfx_digit_at(&digits, i) != 0)
            return false;
    for (long i = 0; i < digits.point; i++) {
        unsigned digit = pfx_digit_at(&digits, i);

        if (value > (most - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = is_negative ? (int64_t)(0 - value) : (int64_t)value;
    return true;
}

void pfx_numeric_from_int64(int64_t value, char out[24])
{
    snprintf(out, 24, "%" PRId64, value);
}

bool pfx_numeric_to_double(const char *text, double *out)
{
    enum { ENOUGH = 800 }; /* of further digits it only matters whether there are any but zeros */
    char written[ENOUGH + 32];
    bool is_negative = *text == '-';
    int used = 0;
    long at = 0;
    pfx_digits digits;
    unsigned special;
    double value;

    text += *text == '-' || *text == '+';
    special = pfx_special_numeric(text, is_negative);
    if (special != 0) {
        *out = special == 0xc000 ? NAN : special == 0xd000 ? INFINITY : -INFINITY;
        return true;
    }
    if (!pfx_find_digits(text, &digits))
        return false;
    while (at < digits.count - 1 && pfx_digit_at(&digits, at) == 0)
        at++;
    for (; at < digits.count && used < ENOUGH; at++)
        written[used++] = (char)('0' + pfx_digit_at(&digits, at));
    snprintf(written + used, sizeof written - (size_t)used, "e%ld", digits.point - at);
    for (; at < digits.count; at++)
        if (pfx_digit_at(&digits, at) != 0)
            written[ENOUGH - 1] = '1';
    value = strtod(written, NULL); /* it has no point, which some locales write otherwise */
    if (value > DBL_MAX)
        return false;
    *out = is_negative ? -value : value;
    return true;
}

void pfx_numeric_from_double(double value, char out[32])
{
    char written[64];
    char *to;

    if (isnan(value) || isinf(value)) {
        snprintf(out, 32, "%s", isnan(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        return;
    }
    for (int decimals = 0; decimals < 17; decimals++) {
        snprintf(written, sizeof written, "%.*e", decimals, value);
        if (strtod(written, NULL) == value)
            break;
    }
    to = pfx_put_plain(out, written);
    if (to - out > 4 && strcmp(to - 4, "e+00") == 0)
        to[-4] = '\0';
}
<% end %>
