
/* -- Sending values ---------------------------------------------------------------------------- */

/* Room for more bytes of the request; NULL after an error. */
static inline char *pfx_extend(pfx_conn *conn, size_t size)
{
    pfx_buffer *buffer = &conn->scratch;

    if ((size > buffer->capacity - buffer->size || conn->error.status != PFX_OK) &&
        !pfx_reserve(conn, buffer, size))
        return NULL;
    buffer->size += size;
    return buffer->data + buffer->size - size;
}

/* Appends bytes that are someone's value; anything larger the server would not take. */
static void pfx_extend_with(pfx_conn *conn, const void *data, size_t size)
{
    char *at;

    if (size > PFX_VALUE_MAX)
        pfx_refuse(conn, "the value is larger than 1 GB");
    at = pfx_extend(conn, size);
    if (at != NULL && size > 0)
        memcpy(at, data, size);
}
<% if need["encode:bool"] then %>

static void pfx_encode_bool(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    char *at = pfx_extend(conn, 1);

    (void)codec;
    if (at != NULL)
        *at = *(const bool *)value ? 1 : 0;
}
<% end %>
<% for _, bits in ipairs({ 16, 32, 64 }) do %>
<% if need["encode:int" .. bits] then %>

static void pfx_encode_int<%= bits %>(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    char *at = pfx_extend(conn, <%= bits // 8 %>);

    (void)codec;
    if (at != NULL)
        pfx_store<%= bits %>(at, (uint<%= bits %>_t)*(const int<%= bits %>_t *)value);
}
<% end %>
<% end %>
<% for _, name in ipairs({ "float", "double" }) do %>
<% local bits = name == "float" and 32 or 64 %>
<% if need["encode:" .. name] then %>

static void pfx_encode_<%= name %>(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    char *at = pfx_extend(conn, <%= bits // 8 %>);
    uint<%= bits %>_t bits;

    (void)codec;
    memcpy(&bits, value, sizeof bits);
    if (at != NULL)
        pfx_store<%= bits %>(at, bits);
}
<% end %>
<% end %>
<% if need["encode:uint32"] then %>

static void pfx_encode_uint32(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    char *at = pfx_extend(conn, 4);

    (void)codec;
    if (at != NULL)
        pfx_store32(at, *(const uint32_t *)value);
}
<% end %>
<% if need["encode:timetz"] then %>

static void pfx_encode_timetz(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    const pfx_timetz *time = value;
    char *at = pfx_extend(conn, 12);

    (void)codec;
    if (at == NULL)
        return;
    pfx_store64(at, (uint64_t)time->microseconds);
    pfx_store32(at + 8, (uint32_t)time->seconds_west);
}
<% end %>
<% for _, name in ipairs({ "macaddr", "macaddr8" }) do %>
<% if need["encode:" .. name] then %>

static void pfx_encode_<%= name %>(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    (void)codec;
    pfx_extend_with(conn, ((const pfx_<%= name %> *)value)->bytes, sizeof(pfx_<%= name %>));
}
<% end %>
<% end %>
<% if need["encode:inet"] then %>

/*
 * The family, the length of the network, whether it is a cidr, the size of the address, its
 * bytes.
 */
static void pfx_encode_inet(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    const pfx_inet *inet = value;
    size_t size = inet->version == 6 ? 16 : 4;
    char *at;

    if ((inet->version != 4 && inet->version != 6) || inet->bits > 8 * size) {
        pfx_refuse(conn, "the address is of no version, or its network is longer than it");
        return;
    }
    at = pfx_extend(conn, 4 + size);
    if (at == NULL)
        return;
    at[0] = inet->version == 6 ? 3 : 2;
    at[1] = (char)inet->bits;
    at[2] = codec->oid == 650; /* cidr */
    at[3] = (char)size;
    memcpy(at + 4, inet->address, size);
}
<% end %>
<% if need["encode:bits"] then %>

static bool pfx_check_bits(pfx_conn *conn, const pfx_bits *bits)
{
    if (bits->count > INT32_MAX - 8 || (bits->data == NULL && bits->count > 0))
        pfx_refuse(conn, "the bits are a null pointer, or too many");
    return conn->error.status == PFX_OK;
}

static void pfx_encode_bits(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    const pfx_bits *bits = value;
    char *at;

    (void)codec;
    if (!pfx_check_bits(conn, bits))
        return;
    at = pfx_extend(conn, 4);
    if (at != NULL)
        pfx_store32(at, (uint32_t)bits->count);
    pfx_extend_with(conn, bits->data, (bits->count + 7) / 8);
}
<% end %>
<% if need["encode:uuid"] then %>

static void pfx_encode_uuid(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    (void)codec;
    pfx_extend_with(conn, ((const pfx_uuid *)value)->bytes, sizeof(pfx_uuid));
}
<% end %>
<% if need["encode:interval"] then %>

static void pfx_encode_interval(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    const pfx_interval *interval = value;
    char *at = pfx_extend(conn, 16);

    (void)codec;
    if (at == NULL)
        return;
    pfx_store64(at, (uint64_t)interval->microseconds);
    pfx_store32(at + 8, (uint32_t)interval->days);
    pfx_store32(at + 12, (uint32_t)interval->months);
}
<% end %>
<% if need["encode:date"] then %>

static void pfx_encode_date(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    char *at = pfx_extend(conn, 4);
    pfx_date days = *(const pfx_date *)value;

    (void)codec;
    if (days != PFX_DATE_INFINITY && days != PFX_DATE_MINUS_INFINITY) {
        if (days <= INT32_MIN + PFX_EPOCH_DAYS) {
            pfx_refuse(conn, "the date is too far in the past");
            return;
        }
        days -= PFX_EPOCH_DAYS;
    }
    if (at != NULL)
        pfx_store32(at, (uint32_t)days);
}
<% end %>
<% if need["encode:microseconds"] then %>

static void pfx_encode_microseconds(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    char *at = pfx_extend(conn, 8);
    int64_t time = *(const int64_t *)value;

    (void)codec;
    if (time != PFX_TIMESTAMP_INFINITY && time != PFX_TIMESTAMP_MINUS_INFINITY) {
        if (time <= INT64_MIN + PFX_EPOCH_MICROSECONDS) {
            pfx_refuse(conn, "the timestamp is too far in the past");
            return;
        }
        time -= PFX_EPOCH_MICROSECONDS;
    }
    if (at != NULL)
        pfx_store64(at, (uint64_t)time);
}
<% end %>
<% if need["encode:text"] then %>

static void pfx_encode_text(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    const char *text = *(const char *const *)value;

    (void)codec;
    if (text == NULL)
        pfx_refuse(conn, "the text is a null pointer");
    else
        pfx_extend_with(conn, text, strlen(text));
}
<% end %>
<% if need["encode:jsonb"] then %>

/* A version, and the text. */
static void pfx_encode_jsonb(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    char *at = pfx_extend(conn, 1);

    if (at != NULL)
        *at = 1;
    pfx_encode_text(conn, codec, value);
}
<% end %>
<% if need["encode:numeric"] then %>

/*
 * The digits of a number in text: 12.5e-3 has 3 digits, 2 of them before the point, which is at
 * -1.
 */
typedef struct pfx_digits {
    const char *at;
    long count;
    long written_point; /* digits before the point in the text */
    long point;         /* digits before the point of the number */
} pfx_digits;

/* Reads the digits; false if the text is no number or has too many. */
static bool pfx_find_digits(const char *text, pfx_digits *digits)
{
    size_t whole, decimals = 0;
    const char *end;
    char *behind;
    long exponent = 0;

    while (*text == '0' && text[1] >= '0' && text[1] <= '9')
        text++;
    whole = strspn(text, "0123456789");
    if (text[whole] == '.')
        decimals = strspn(text + whole + 1, "0123456789");
    end = text + whole + (text[whole] == '.' ? 1 : 0) + decimals;
    if (whole + decimals == 0 || whole > 131072 || decimals > 16383)
        return false;
    if (*end == 'e' || *end == 'E') {
        end += end[1] == '-' || end[1] == '+' ? 2 : 1;
        if (*end < '0' || *end > '9')
            return false;
        exponent = strtol(end, &behind, 10);
        exponent = end[-1] == '-' ? -exponent : exponent;
        end = behind;
    }
    if (*end != '\0' || exponent > 131072 || exponent < -16383)
        return false;
    *digits = (pfx_digits){text, (long)(whole + decimals), (long)whole, (long)whole + exponent};
    return digits->point <= 131072 && digits->count - digits->point <= 16383;
}

/* The digit at a position, which may be outside of what is written. */
static unsigned pfx_digit_at(const pfx_digits *digits, long i)
{
    if (i < 0 || i >= digits->count)
        return 0;
    return (unsigned)(digits->at[i + (i >= digits->written_point)] - '0');
}

/* Four digits from a position on. */
static unsigned pfx_digit_group(const pfx_digits *digits, long from)
{
    unsigned group = 0;

    for (long i = from; i < from + 4; i++)
        group = group * 10 + pfx_digit_at(digits, i);
    return group;
}

/* The sign of NaN and the infinities, 0 for none of them. */
static unsigned pfx_special_numeric(const char *text, bool is_negative)
{
    static const struct {
        const char *name;
        unsigned sign, negative_sign;
    } specials[] = {{"nan", 0xc000, 0}, {"inf", 0xd000, 0xf000}, {"infinity", 0xd000, 0xf000}};

    for (size_t i = 0; i < sizeof specials / sizeof *specials; i++) {
        const char *name = specials[i].name;
        size_t at = 0;

        while (name[at] != '\0' && (text[at] | 0x20) == name[at])
            at++;
        if (name[at] == '\0' && text[at] == '\0')
            return is_negative ? specials[i].negative_sign : specials[i].sign;
    }
    return 0;
}

/* See pfx_decode_numeric(). */
static void pfx_encode_numeric(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    const char *text = *(const char *const *)value;
    unsigned sign = 0, special;
    long decimals, before, groups;
    pfx_digits digits;
    char *at;

    (void)codec;
    if (text == NULL) {
        pfx_refuse(conn, "the text is a null pointer");
        return;
    }
    if (*text == '-' || *text == '+')
        sign = *text++ == '-' ? 0x4000 : 0;
    special = pfx_special_numeric(text, sign != 0);
    if (special == 0 && !pfx_find_digits(text, &digits)) {
        pfx_refuse(conn, "the text is no number");
        return;
    }
    if (special != 0)
        digits = (pfx_digits){0};
    decimals = digits.count > digits.point ? digits.count - digits.point : 0;
    before = digits.point > 0 ? (digits.point + 3) / 4 : 0;
    groups = before + (decimals + 3) / 4;
    at = pfx_extend(conn, 8 + 2 * (size_t)groups);
    if (at == NULL)
        return;
    pfx_store16(at, (uint16_t)groups);
    pfx_store16(at + 2, (uint16_t)(before - 1));
    pfx_store16(at + 4, (uint16_t)(special != 0 ? special : sign));
    pfx_store16(at + 6, (uint16_t)decimals);
    for (long i = 0; i < groups; i++)
        pfx_store16(at + 8 + 2 * i,
                    (uint16_t)pfx_digit_group(&digits, digits.point - 4 * (before - i)));
}
<% end %>
<% if need.enum then %>

static void pfx_encode_label(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    const char *label = codec->label(value);

    if (label == NULL)
        pfx_refuse(conn, "the value is none of the enum's");
    else
        pfx_extend_with(conn, label, strlen(label));
}
<% end %>
<% if need["encode:bytes"] then %>

static void pfx_encode_bytes(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    const pfx_bytes *bytes = value;

    (void)codec;
    if (bytes->data == NULL && bytes->size > 0)
        pfx_refuse(conn, "the bytes are a null pointer");
    else
        pfx_extend_with(conn, bytes->data, bytes->size);
}
<% end %>

/* A value behind its length, as arrays and COPY have it; NULL: a null. */
static inline void pfx_encode_sized(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    size_t start = conn->scratch.size;
    char *at = pfx_extend(conn, 4);

    if (at == NULL)
        return;
    if (value == NULL) {
        pfx_store32(at, UINT32_MAX);
        return;
    }
    codec->encode(conn, codec, value);
    pfx_store32(conn->scratch.data + start, (uint32_t)(conn->scratch.size - start - 4));
}

