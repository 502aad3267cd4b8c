
/* -- Sending values ---------------------------------------------------------------------------- */

/* Room for more bytes of the request; NULL after an error. */
static char *pfx_extend(pfx_conn *conn, size_t size)
{
    char *at;

    if (!pfx_reserve(conn, &conn->scratch, size))
        return NULL;
    at = conn->scratch.data + conn->scratch.size;
    conn->scratch.size += size;
    return at;
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

/* The family, the length of the network, whether it is a cidr, the size of the address, its bytes. */
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

static void pfx_encode_bits(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    const pfx_bits *bits = value;
    char *at;

    (void)codec;
    if (bits->count > INT32_MAX - 8 || (bits->data == NULL && bits->count > 0)) {
        pfx_refuse(conn, "the bits are a null pointer, or too many");
        return;
    }
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

/* The digits of a number in text: 12.5e-3 has 3 digits, 2 of them before the point, which is at -1. */
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
        exponent = strtol(end + 1, &behind, 10);
        end = behind;
    }
    if (*end != '\0' || exponent > 131072 || exponent < -16383)
        return false;
    *digits = (pfx_digits){text, (long)(whole + decimals), (long)whole, (long)whole + exponent};
    return digits->point <= 131072 && digits->count - digits->point <= 16383;
}

/* Four digits from a position on, which may be outside of what is written. */
static unsigned pfx_digit_group(const pfx_digits *digits, long from)
{
    unsigned group = 0;

    for (long i = from; i < from + 4; i++) {
        group *= 10;
        if (i >= 0 && i < digits->count)
            group += (unsigned)(digits->at[i + (i >= digits->written_point)] - '0');
    }
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
static void pfx_encode_sized(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    size_t start = conn->scratch.size;
    char *at = pfx_extend(conn, 4);

    if (at == NULL)
        return;
    pfx_store32(at, UINT32_MAX);
    if (value == NULL)
        return;
    codec->encode(conn, codec, value);
    if (conn->error.status == PFX_OK)
        pfx_store32(conn->scratch.data + start, (uint32_t)(conn->scratch.size - start - 4));
}

<% if need["encode:range"] then %>
/* What every pfx_range_... begins with; lower and upper follow. */
typedef struct pfx_any_range {
    bool is_empty;
    pfx_bound lower_bound;
    pfx_bound upper_bound;
} pfx_any_range;

/* The flags of its binary form. */
enum {
    PFX_RANGE_EMPTY = 1,
    PFX_RANGE_LOWER_INCLUSIVE = 2,
    PFX_RANGE_UPPER_INCLUSIVE = 4,
    PFX_RANGE_NO_LOWER = 8,
    PFX_RANGE_NO_UPPER = 16
};

/* Flags, then the bounds that there are. */
static void pfx_encode_range(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    const char *lower = (const char *)value + codec->lower_at;
    int flags = 0;
    pfx_any_range range;
    char *at = pfx_extend(conn, 1);

    if (at == NULL)
        return;
    memcpy(&range, value, sizeof range);
    if (range.is_empty) {
        *at = PFX_RANGE_EMPTY;
        return;
    }
    flags |= range.lower_bound == PFX_BOUND_NONE ? PFX_RANGE_NO_LOWER : 0;
    flags |= range.upper_bound == PFX_BOUND_NONE ? PFX_RANGE_NO_UPPER : 0;
    flags |= range.lower_bound == PFX_BOUND_INCLUSIVE ? PFX_RANGE_LOWER_INCLUSIVE : 0;
    flags |= range.upper_bound == PFX_BOUND_INCLUSIVE ? PFX_RANGE_UPPER_INCLUSIVE : 0;
    *at = (char)flags;
    if (range.lower_bound != PFX_BOUND_NONE)
        pfx_encode_sized(conn, codec->element, lower);
    if (range.upper_bound != PFX_BOUND_NONE)
        pfx_encode_sized(conn, codec->element, lower + codec->element->size);
}

<% end %>
<% if need["encode:multirange"] then %>
/* What every pfx_multirange_... is. */
typedef struct pfx_any_multirange {
    size_t count;
    const void *items;
} pfx_any_multirange;

static void pfx_encode_multirange(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    pfx_any_multirange ranges;
    char *at = pfx_extend(conn, 4);

    memcpy(&ranges, value, sizeof ranges);
    if (ranges.count > INT32_MAX / 8 || (ranges.items == NULL && ranges.count > 0)) {
        pfx_refuse(conn, "the ranges are a null pointer, or too many");
        return;
    }
    if (at != NULL)
        pfx_store32(at, (uint32_t)ranges.count);
    for (size_t i = 0; i < ranges.count; i++)
        pfx_encode_sized(conn, codec->element, (const char *)ranges.items + i * codec->element->size);
}

<% end %>
<% if need["encode:record"] then %>
/* The number of attributes; for each its type and its value. */
static void pfx_encode_record(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    char *at = pfx_extend(conn, 4);

    if (at != NULL)
        pfx_store32(at, (uint32_t)codec->part_count);
    for (int i = 0; i < codec->part_count; i++) {
        const pfx_part *part = &codec->parts[i];
        const char *field = (const char *)value + part->at;
        bool is_null = *(const bool *)(const void *)field;

        at = pfx_extend(conn, 4);
        if (at != NULL)
            pfx_store32(at, part->oid);
        pfx_encode_sized(conn, part->codec, is_null ? NULL : field + part->codec->in_nullable);
    }
}

<% end %>
/* Values that are sent as one array. */
typedef struct pfx_items {
    const char *at;
    size_t count;
    size_t stride;
    size_t value_at;
    enum { PFX_NEVER_NULL, PFX_FLAG_NULL, PFX_STATE_NULL } nulls; /* what each item begins with */
    const pfx_codec *codec;
    const pfx_dimensions *dimensions; /* NULL: one dimension */
} pfx_items;

/* The value of an item; NULL if it is null. */
static const void *pfx_item(const pfx_items *items, size_t i)
{
    const char *at = items->at + i * items->stride;
    pfx_state state;

    if (items->nulls == PFX_FLAG_NULL && *(const bool *)(const void *)at)
        return NULL;
    if (items->nulls == PFX_STATE_NULL) {
        memcpy(&state, at, sizeof state);
        if (state != PFX_VALUE)
            return NULL;
    }
    return at + items->value_at;
}

/* Whether the items can be read and counted. */
static bool pfx_check_items(pfx_conn *conn, const pfx_items *items)
{
    size_t count = 1;

    if (items->at == NULL && items->count > 0)
        pfx_refuse(conn, "the array is a null pointer");
    if (items->count > INT32_MAX / 8)
        pfx_refuse(conn, "the array is too long");
    if (items->dimensions != NULL) {
        if (items->dimensions->count < 0 || items->dimensions->count > PFX_MAX_DIMENSIONS)
            pfx_refuse(conn, "the array has more than six dimensions");
        for (int i = 0; i < items->dimensions->count && i < PFX_MAX_DIMENSIONS; i++) {
            int32_t size = items->dimensions->size[i];

            if (size < 0 || (size > 0 && count > INT32_MAX / (size_t)size))
                pfx_refuse(conn, "a dimension of the array is too long");
            else
                count *= (size_t)size;
        }
        if (items->dimensions->count > 0 && count != items->count)
            pfx_refuse(conn, "the dimensions of the array do not multiply to the number of its items");
    }
    return conn->error.status == PFX_OK;
}

/* Appends an array in binary form. */
static void pfx_encode_items(pfx_conn *conn, const pfx_items *items, Oid element)
{
    const pfx_dimensions *dimensions = items->dimensions;
    int count = dimensions != NULL && dimensions->count > 0 ? dimensions->count : 1;
    char *at;

    if (!pfx_check_items(conn, items))
        return;
    if (items->count == 0)
        count = 0;
    at = pfx_extend(conn, 12 + 8 * (size_t)count);
    if (at == NULL)
        return;
    pfx_store32(at, (uint32_t)count);
    pfx_store32(at + 4, 0); /* flags; the server finds nulls by itself */
    pfx_store32(at + 8, element);
    for (int i = 0; i < count; i++) {
        bool is_plain = dimensions == NULL || dimensions->count == 0;

        pfx_store32(at + 12 + 8 * i,
                    is_plain ? (uint32_t)items->count : (uint32_t)dimensions->size[i]);
        pfx_store32(at + 16 + 8 * i, is_plain ? 1 : (uint32_t)dimensions->lower_bound[i]);
    }
    for (size_t i = 0; i < items->count; i++)
        pfx_encode_sized(conn, items->codec, pfx_item(items, i));
}

/* Appends text to an array literal, quoted. */
static void pfx_append_quoted(pfx_conn *conn, const char *text)
{
    pfx_append(conn, &conn->scratch, "\"");
    while (*text != '\0') {
        size_t plain = strcspn(text, "\"\\");

        pfx_append_bytes(conn, &conn->scratch, text, plain);
        text += plain;
        if (*text != '\0') {
            pfx_append(conn, &conn->scratch, "\\");
            pfx_append_bytes(conn, &conn->scratch, text, 1);
            text++;
        }
    }
    pfx_append(conn, &conn->scratch, "\"");
}

/* Appends braces, one for each dimension that begins or ends at item i. */
static void pfx_append_braces(pfx_conn *conn, const pfx_items *items, size_t i, const char *brace)
{
    size_t size = items->count;
    int dimensions = items->dimensions != NULL && items->dimensions->count > 0
                         ? items->dimensions->count
                         : 1;

    for (int d = 0; d < dimensions; d++) {
        if (i % size == 0)
            pfx_append(conn, &conn->scratch, brace);
        if (items->dimensions != NULL && items->dimensions->count > 0)
            size /= (size_t)items->dimensions->size[d];
    }
}

/* Appends an array of texts or labels as the text {"a","b",NULL}. */
static void pfx_write_literal(pfx_conn *conn, const pfx_items *items)
{
    char bounds[32];

    if (!pfx_check_items(conn, items))
        return;
    if (items->count == 0) {
        pfx_append(conn, &conn->scratch, "{}");
        return;
    }
    for (int i = 0; items->dimensions != NULL && i < items->dimensions->count; i++) {
        int32_t lower = items->dimensions->lower_bound[i];

        snprintf(bounds, sizeof bounds, "[%d:%" PRId64 "]", lower,
                 (int64_t)lower + items->dimensions->size[i] - 1);
        pfx_append(conn, &conn->scratch, bounds);
    }
    if (items->dimensions != NULL && items->dimensions->count > 0)
        pfx_append(conn, &conn->scratch, "=");
    for (size_t i = 0; i < items->count; i++) {
        const void *value = pfx_item(items, i);
        const char *text;

        if (i > 0)
            pfx_append(conn, &conn->scratch, ",");
        pfx_append_braces(conn, items, i, "{");
        if (value == NULL) {
            pfx_append(conn, &conn->scratch, "NULL");
        } else {
            text = items->codec->kind == PFX_KIND_ENUM ? items->codec->label(value)
                                                       : *(const char *const *)value;
            if (text == NULL)
                pfx_refuse(conn, "an element of the array is a null pointer or no value of the enum");
            else
                pfx_append_quoted(conn, text);
        }
        pfx_append_braces(conn, items, i + 1, "}");
    }
}

/* Adds an array as a parameter. */
static void pfx_bind_items(pfx_conn *conn, const pfx_items *items)
{
    size_t offset = conn->scratch.size;

    if (items->codec->kind == PFX_KIND_TEXT || items->codec->kind == PFX_KIND_ENUM) {
        pfx_write_literal(conn, items);
        pfx_bind_scratch(conn, offset, 0);
        conn->scratch.size++; /* a text parameter ends with its NUL */
    } else {
        pfx_encode_items(conn, items, items->codec->oid);
        pfx_bind_scratch(conn, offset, 1);
    }
}
<% if need.array then %>

/* What every pfx_array_... is. */
typedef struct pfx_any_array {
    size_t count;
    const void *items;
    const pfx_dimensions *dimensions;
} pfx_any_array;

static pfx_items pfx_items_of_array(const pfx_codec *codec, const void *value)
{
    pfx_any_array array;

    memcpy(&array, value, sizeof array);
    return (pfx_items){
        .at = array.items,
        .count = array.count,
        .stride = codec->element->nullable_size,
        .value_at = codec->element->in_nullable,
        .nulls = PFX_FLAG_NULL,
        .codec = codec->element,
        .dimensions = array.dimensions,
    };
}

static void pfx_encode_array(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    pfx_items items = pfx_items_of_array(codec, value);

    pfx_encode_items(conn, &items, conn->element != 0 ? conn->element : codec->element->oid);
}
<% end %>

void pfx_bind(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    size_t offset = conn->scratch.size;

    switch (codec->kind) {
    case PFX_KIND_TEXT:
        pfx_bind_text(conn, *(const char *const *)value);
        return;
    case PFX_KIND_ENUM:
        pfx_bind_label(conn, codec->label(value));
        return;
    case PFX_KIND_BYTES:
<% if need["encode:bytes"] then %>
        pfx_bind_bytes(conn, *(const pfx_bytes *)value);
<% end %>
        return;
    case PFX_KIND_ARRAY: {
<% if need.array then %>
        pfx_items items = pfx_items_of_array(codec, value);

        pfx_bind_items(conn, &items);
<% end %>
        return;
    }
    case PFX_KIND_BINARY:
        codec->encode(conn, codec, value);
        pfx_bind_scratch(conn, offset, 1);
        return;
    }
}

/* -- Reading values ---------------------------------------------------------------------------- */

const char *pfx_odd_value(pfx_reader *in, int column, int size)
{
    static const char zeros[16];

    if (PQgetisnull(in->pg, in->row, column))
        pfx_fail_read(in, PFX_ERR_SCHEMA, "NULL in a column that is NOT NULL here");
    else if (size >= 0)
        pfx_fail_read(in, PFX_ERR_SCHEMA, "the value has the size of another type");
    else
        return PQgetvalue(in->pg, in->row, column);
    return zeros;
}

const char *pfx_copy_text(pfx_reader *in, const char *at, size_t size)
{
    char *text = pfx_alloc(in, size + 1, 1);

    if (text != NULL)
        memcpy(text, at, size);
    return text;
}

void pfx_decode_value(pfx_reader *in, const pfx_codec *codec, const char *at, void *value)
{
    size_t size = (size_t)PQgetlength(in->pg, in->row, in->column);

    memset(value, 0, codec->size);
    if (in->status == PFX_OK)
        codec->decode(in, codec, at, size, value);
}
<% if need["read:jsonb"] then %>

const char *pfx_odd_jsonb(pfx_reader *in, const char *at)
{
    pfx_fail_read(in, PFX_ERR_SCHEMA, "jsonb of a version that is not known");
    return at;
}
<% end %>
<% if need["decode:numeric"] then %>

/* Appends the digits of one group of four, without leading zeros if it is the first. */
static char *pfx_write_group(char *to, unsigned group, bool first)
{
    unsigned unit = 1000;

    while (first && unit > 1 && group < unit)
        unit /= 10;
    for (; unit > 0; unit /= 10)
        *to++ = (char)('0' + group / unit % 10);
    return to;
}

/*
 * The binary form is a count of base 10,000 digits, the power of the first one, a sign, the number
 * of decimals to show, and the digits.
 */
const char *pfx_decode_numeric(pfx_reader *in, const char *at, size_t size)
{
    int digits, weight, scale;
    unsigned sign;
    char *text;
    char *to;

    if (in->status != PFX_OK)
        return NULL;
    if (size < 8 || size != 8 + 2 * (size_t)pfx_load16(at)) {
        pfx_fail_read(in, PFX_ERR_SCHEMA, "the value is no numeric");
        return NULL;
    }
    digits = pfx_load16(at);
    weight = (int16_t)pfx_load16(at + 2);
    sign = pfx_load16(at + 4);
    scale = pfx_load16(at + 6);
    if (sign == 0xc000)
        return "NaN";
    if (sign == 0xd000)
        return "Infinity";
    if (sign == 0xf000)
        return "-Infinity";
    text = pfx_alloc(in, (size_t)(weight >= 0 ? 4 * (weight + 1) : 1) + (size_t)scale + 8, 1);
    if (text == NULL)
        return NULL;
    to = text;
    if (sign == 0x4000)
        *to++ = '-';
    if (weight < 0)
        *to++ = '0';
    for (int i = 0; i <= weight; i++)
        to = pfx_write_group(to, i < digits ? pfx_load16(at + 8 + 2 * i) : 0, i == 0);
    if (scale > 0) {
        char *point = to;

        *to++ = '.';
        for (int i = weight + 1; to < point + 1 + scale; i++)
            to = pfx_write_group(
                to, i >= 0 && i < digits ? pfx_load16(at + 8 + 2 * i) : 0, false);
        to = point + 1 + scale;
    }
    *to = '\0';
    return text;
}
<% end %>
<% if need["decode:date"] then %>

pfx_date pfx_odd_date(pfx_reader *in, int32_t days)
{
    if (days != PFX_DATE_INFINITY && days != PFX_DATE_MINUS_INFINITY)
        pfx_fail_read(in, PFX_ERR_VALUE, "the date is too far in the future");
    return days;
}
<% end %>
<% if need["decode:microseconds"] then %>

int64_t pfx_odd_microseconds(pfx_reader *in, int64_t value)
{
    if (value != PFX_TIMESTAMP_INFINITY && value != PFX_TIMESTAMP_MINUS_INFINITY)
        pfx_fail_read(in, PFX_ERR_VALUE, "the timestamp is too far in the future");
    return value;
}
<% end %>
<% if need["read:jsonb"] then %>

static void pfx_take_jsonb(pfx_reader *in, const pfx_codec *codec, const char *at, size_t size,
                           void *value)
{
    (void)codec;
    if (size == 0 || *at != 1)
        pfx_odd_jsonb(in, at);
    else
        *(const char **)value = pfx_copy_text(in, at + 1, size - 1);
}
<% end %>
<% if need["decode:numeric"] then %>

static void pfx_take_numeric(pfx_reader *in, const pfx_codec *codec, const char *at, size_t size,
                             void *value)
{
    (void)codec;
    *(const char **)value = pfx_decode_numeric(in, at, size);
}
<% end %>
<% if need["read:text"] then %>

static void pfx_take_text(pfx_reader *in, const pfx_codec *codec, const char *at, size_t size,
                          void *value)
{
    (void)codec;
    *(const char **)value = pfx_copy_text(in, at, size);
}
<% end %>
<% if need["read:bytes"] then %>

static void pfx_take_bytes(pfx_reader *in, const pfx_codec *codec, const char *at, size_t size,
                           void *value)
{
    (void)in;
    (void)codec;
    *(pfx_bytes *)value = (pfx_bytes){at, size};
}
<% end %>
<% for _, item in ipairs(codecs) do %>
<% if item.kind == "fixed" then %>

<%= signature("static void pfx_take_" .. item.name, { "pfx_reader *in", "const pfx_codec *codec", "const char *at", "size_t size", "void *value" }) %>
{
    if (size != (size_t)codec->width)
        pfx_fail_read(in, PFX_ERR_SCHEMA, "the value has the size of another type");
    else
        *(<%= item.c %> *)value = pfx_decode_<%= item.codec %>(<%= item.checked and "in, " or "" %>at);
}
<% elseif item.kind == "enum" then %>

<%= signature("static const char *pfx_label_" .. item.name, { "const void *value" }) %>
{
    return pfx_<%= item.name %>_to_text(*(const <%= item.c %> *)value);
}

<%= signature("static void pfx_take_" .. item.name, { "pfx_reader *in", "const pfx_codec *codec", "const char *at", "size_t size", "void *value" }) %>
{
    const char *label = pfx_copy_text(in, at, size);

    (void)codec;
    if (label != NULL)
        *(<%= item.c %> *)value = pfx_<%= item.name %>_from_text(label);
}
<% end %>
<% end %>
<% if need["encode:inet"] then %>

static void pfx_take_inet(pfx_reader *in, const pfx_codec *codec, const char *at, size_t size,
                          void *value)
{
    pfx_inet *inet = value;

    (void)codec;
    if (size < 4 || size != 4 + (size_t)at[3] || (at[3] != 4 && at[3] != 16)) {
        pfx_fail_read(in, PFX_ERR_SCHEMA, "the value is no network address");
        return;
    }
    inet->version = at[3] == 4 ? 4 : 6;
    inet->bits = (uint8_t)at[1];
    memcpy(inet->address, at + 4, (size_t)at[3]);
}
<% end %>
<% if need["encode:bits"] then %>

static void pfx_take_bits(pfx_reader *in, const pfx_codec *codec, const char *at, size_t size,
                          void *value)
{
    uint32_t count = size >= 4 ? pfx_load32(at) : UINT32_MAX;

    (void)codec;
    if (count > INT32_MAX || ((size_t)count + 7) / 8 != size - 4)
        pfx_fail_read(in, PFX_ERR_SCHEMA, "the value is no bit string");
    else
        *(pfx_bits *)value = (pfx_bits){count, (const uint8_t *)(at + 4)};
}
<% end %>
<% if need["encode:range"] or need["encode:record"] then %>

/* Reads a value behind its length; returns what follows it, NULL after an error. */
static const char *pfx_take_sized(pfx_reader *in, const pfx_codec *codec, const char *at,
                                  const char *end, void *value, bool *is_null)
{
    size_t left = (size_t)(end - at);
    int32_t length = left >= 4 ? (int32_t)pfx_load32(at) : INT32_MAX;

    if (length >= 0 && (left < 4 || (size_t)length > left - 4)) {
        pfx_fail_read(in, PFX_ERR_SCHEMA, "the value has parts of other types");
        return NULL;
    }
    *is_null = length < 0;
    if (length < 0)
        return at + 4;
    codec->decode(in, codec, at + 4, (size_t)length, value);
    return in->status == PFX_OK ? at + 4 + length : NULL;
}
<% end %>
<% if need["encode:range"] then %>

static void pfx_take_range(pfx_reader *in, const pfx_codec *codec, const char *at, size_t size,
                           void *value)
{
    const char *end = at + size;
    char *lower = (char *)value + codec->lower_at;
    int flags = size > 0 ? *at++ : PFX_RANGE_EMPTY;
    pfx_any_range range = {.is_empty = (flags & PFX_RANGE_EMPTY) != 0};
    bool is_null;

    if (!range.is_empty && (flags & PFX_RANGE_NO_LOWER) == 0) {
        range.lower_bound = (flags & PFX_RANGE_LOWER_INCLUSIVE) != 0 ? PFX_BOUND_INCLUSIVE
                                                                     : PFX_BOUND_EXCLUSIVE;
        at = pfx_take_sized(in, codec->element, at, end, lower, &is_null);
    }
    if (at != NULL && !range.is_empty && (flags & PFX_RANGE_NO_UPPER) == 0) {
        range.upper_bound = (flags & PFX_RANGE_UPPER_INCLUSIVE) != 0 ? PFX_BOUND_INCLUSIVE
                                                                     : PFX_BOUND_EXCLUSIVE;
        pfx_take_sized(in, codec->element, at, end, lower + codec->element->size, &is_null);
    }
    memcpy(value, &range, sizeof range);
}
<% end %>
<% if need["encode:multirange"] then %>

static void pfx_take_multirange(pfx_reader *in, const pfx_codec *codec, const char *at, size_t size,
                                void *value)
{
    const char *end = at + size;
    uint32_t count = size >= 4 ? pfx_load32(at) : UINT32_MAX;
    pfx_any_multirange ranges = {0};
    bool is_null;
    char *items;

    if (count > size / 5) {
        pfx_fail_read(in, PFX_ERR_SCHEMA, "the value is no multirange");
        return;
    }
    items = pfx_alloc(in, count > 0 ? count : 1, codec->element->size);
    at += 4;
    for (uint32_t i = 0; i < count && at != NULL && items != NULL; i++)
        at = pfx_take_sized(in, codec->element, at, end, items + i * codec->element->size, &is_null);
    ranges.count = in->status == PFX_OK ? count : 0;
    ranges.items = items;
    memcpy(value, &ranges, sizeof ranges);
}
<% end %>
<% if need["encode:record"] then %>

static void pfx_take_record(pfx_reader *in, const pfx_codec *codec, const char *at, size_t size,
                            void *value)
{
    const char *end = at + size;
    bool is_null = false;

    if (size < 4 || pfx_load32(at) != (uint32_t)codec->part_count) {
        pfx_fail_read(in, PFX_ERR_SCHEMA, "the composite value has another number of attributes");
        return;
    }
    at += 4;
    for (int i = 0; i < codec->part_count && at != NULL; i++) {
        const pfx_part *part = &codec->parts[i];
        char *field = (char *)value + part->at;

        if (end - at < 4 || (part->oid != PFX_OID_USER && pfx_load32(at) != part->oid)) {
            pfx_fail_read(in, PFX_ERR_SCHEMA, "the composite value has attributes of other types");
            return;
        }
        at = pfx_take_sized(in, part->codec, at + 4, end, field + part->codec->in_nullable, &is_null);
        *(bool *)(void *)field = is_null;
    }
}
<% end %>
<% if need.array then %>

/* Reads the head of an array: its dimensions and, by *count, how many elements follow. */
static const pfx_dimensions *pfx_take_dimensions(pfx_reader *in, const char *at, int dimensions,
                                                 size_t *count)
{
    pfx_dimensions *result = NULL;
    uint64_t product = 1;

    if (dimensions > 1 || pfx_load32(at + 4) != 1)
        result = pfx_alloc(in, 1, sizeof *result);
    for (int i = 0; i < dimensions; i++) {
        uint32_t size = pfx_load32(at + 8 * i);

        product = product <= INT32_MAX ? product * size : product;
        if (result != NULL) {
            result->count = dimensions;
            result->size[i] = (int32_t)size;
            result->lower_bound[i] = (int32_t)pfx_load32(at + 8 * i + 4);
        }
    }
    *count = product <= INT32_MAX ? (size_t)product : SIZE_MAX;
    return result;
}

static void pfx_take_array(pfx_reader *in, const pfx_codec *codec, const char *at, size_t size,
                           void *value)
{
    const pfx_codec *element = codec->element;
    const char *end = at + size;
    uint32_t dimensions = size >= 12 ? pfx_load32(at) : UINT32_MAX;
    pfx_any_array array = {0};
    char *items;

    if (dimensions == 0)
        return;
    if (dimensions > PFX_MAX_DIMENSIONS || size < 12 + 8 * (size_t)dimensions) {
        pfx_fail_read(in, PFX_ERR_SCHEMA, "the value is no array");
        return;
    }
    array.dimensions = pfx_take_dimensions(in, at + 12, (int)dimensions, &array.count);
    at += 12 + 8 * (size_t)dimensions;
    if (array.count > (size_t)(end - at) / 4) {
        pfx_fail_read(in, PFX_ERR_SCHEMA, "the value is no array");
        return;
    }
    items = pfx_alloc(in, array.count > 0 ? array.count : 1, element->nullable_size);
    if (items == NULL)
        return;
    for (size_t i = 0; i < array.count && in->status == PFX_OK; i++) {
        char *item = items + i * element->nullable_size;
        size_t left = (size_t)(end - at);
        int32_t length = left >= 4 ? (int32_t)pfx_load32(at) : INT32_MAX;

        if (length >= 0 && (size_t)length > left - 4) {
            pfx_fail_read(in, PFX_ERR_SCHEMA, "the array has elements of another type");
            return;
        }
        at += 4;
        *(bool *)item = length < 0;
        if (length >= 0) {
            element->decode(in, element, at, (size_t)length, item + element->in_nullable);
            at += length;
        }
    }
    array.items = items;
    if (in->status == PFX_OK)
        memcpy(value, &array, sizeof array);
}
<% end %>

/* -- Codecs ------------------------------------------------------------------------------------ */
<% for _, item in ipairs(codecs) do %>
<% if item.fields then %>

static const pfx_part pfx_parts_<%= item.name %>[] = {
<% for _, field in ipairs(item.fields) do %>
    {&pfx_codec_<%= field.codec %>, PFX_OID_<%= field.oid %>, offsetof(<%= item.c %>, <%= field.member %>)},
<% end %>
};
<% end %>

const pfx_codec pfx_codec_<%= item.name %> = {
    .kind = PFX_KIND_<%= (item.kind == "fixed" or item.kind == "coded") and "BINARY" or item.kind:upper() %>,
    .width = <%= item.size or -1 %>,
    .oid = PFX_OID_<%= item.oid %>,
    .size = sizeof(<%= item.c %>),
    .in_field = offsetof(pfx_field_<%= item.family %>, value),
    .in_nullable = offsetof(pfx_nullable_<%= item.family %>, value),
    .nullable_size = sizeof(pfx_nullable_<%= item.family %>),
<% if item.element then %>
    .element = &pfx_codec_<%= item.element %>,
<% end %>
<% if item.form == "range" then %>
    .lower_at = offsetof(<%= item.c %>, lower),
<% end %>
<% if item.fields then %>
    .parts = pfx_parts_<%= item.name %>,
    .part_count = <%= #item.fields %>,
<% end %>
<% if item.encode then %>
    .encode = pfx_encode_<%= item.encode %>,
<% end %>
    .decode = pfx_take_<%= item.take %>,
<% if item.kind == "enum" then %>
    .label = pfx_label_<%= item.name %>,
<% end %>
};
<% end %>
