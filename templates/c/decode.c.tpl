
/* -- Reading values ---------------------------------------------------------------------------- */

const char *pfx_odd_value(pfx_reader *in, int column, bool is_sized)
{
    static const char zeros[16];

    in->column = column;
    if (PQgetisnull(in->pg, in->row, column))
        pfx_fail_read(in, PFX_ERR_SCHEMA, "NULL in a column that is NOT NULL here");
    else if (is_sized)
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
 * The binary form is a count of base 10,000 digits, the power of the first one, a sign, the
 * number of decimals to show, and the digits.
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
