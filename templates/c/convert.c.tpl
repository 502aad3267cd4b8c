
/* -- Converters -------------------------------------------------------------------------------- */
<% if has_timestamps then %>

bool pfx_to_timespec(int64_t microseconds, struct timespec *out)
{
    int64_t seconds = microseconds / 1000000;
    int64_t rest = microseconds % 1000000;

    if (rest < 0) {
        rest += 1000000;
        seconds--;
    }
    out->tv_sec = 0;
    out->tv_nsec = 0;
    if (microseconds == PFX_TIMESTAMP_INFINITY || microseconds == PFX_TIMESTAMP_MINUS_INFINITY ||
        (int64_t)(time_t)seconds != seconds)
        return false;
    out->tv_sec = (time_t)seconds;
    out->tv_nsec = (long)rest * 1000;
    return true;
}

int64_t pfx_from_timespec(struct timespec value)
{
    const int64_t limit = INT64_MAX / 1000000 - 1;

    const int64_t seconds = value.tv_sec;

    if (seconds > limit)
        return PFX_TIMESTAMP_INFINITY;
    if (seconds < -limit)
        return PFX_TIMESTAMP_MINUS_INFINITY;
    return seconds * 1000000 + value.tv_nsec / 1000;
}
<% end %>
<% if has.uuid then %>

static int pfx_hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *at = c != '\0' ? strchr(digits, c) : NULL;

    return at != NULL ? (int)((at - digits) % 16) : -1;
}

bool pfx_uuid_parse(const char *text, pfx_uuid *out)
{
    pfx_uuid value;
    bool braces = *text == '{';

    text += braces;
    for (int i = 0; i < 16; i++) {
        int high, low;

        if (i > 0 && i % 2 == 0 && *text == '-')
            text++;
        high = pfx_hex_digit(text[0]);
        low = high >= 0 ? pfx_hex_digit(text[1]) : -1;
        if (low < 0)
            return false;
        value.bytes[i] = (uint8_t)(high * 16 + low);
        text += 2;
    }
    if (braces && *text++ != '}')
        return false;
    if (*text != '\0')
        return false;
    *out = value;
    return true;
}

void pfx_uuid_format(pfx_uuid value, char out[37])
{
    static const char digits[] = "0123456789abcdef";

    for (int i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *out++ = '-';
        *out++ = digits[value.bytes[i] >> 4];
        *out++ = digits[value.bytes[i] & 15];
    }
    *out = '\0';
}
<% end %>
