<% if need.print then %>

/* -- Values as text, for COPY ------------------------------------------------------------------- */
<% end %>
<% if need["print:bool"] then %>

static void pfx_print_bool(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    (void)codec;
    pfx_append(conn, &conn->scratch, *(const bool *)value ? "t" : "f");
}
<% end %>
<% for _, item in ipairs({ { "int16", "int16_t", "PRId16" }, { "int32", "int32_t", "PRId32" }, { "int64", "int64_t", "PRId64" }, { "oid", "uint32_t", "PRIu32" } }) do %>
<% local name, c, format = table.unpack(item) %>
<% if need["print:" .. name] then %>

static void pfx_print_<%= name %>(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    char text[24];

    (void)codec;
    snprintf(text, sizeof text, "%" <%= format %>, *(const <%= c %> *)value);
    pfx_append(conn, &conn->scratch, text);
}
<% end %>
<% end %>
<% if need["print:float"] or need["print:double"] or need["decode:numeric"] then %>

/*
 * Copies a number as printf writes it, with a point whatever that is in this locale; returns its
 * end.
 */
static char *pfx_put_plain(char *to, const char *written)
{
    for (const char *at = written; *at != '\0'; at++)
        if ((*at >= '0' && *at <= '9') || (*at >= 'a' && *at <= 'z') || *at == '-' || *at == '+')
            *to++ = *at;
        else if (to[-1] != '.')
            *to++ = '.';
    *to = '\0';
    return to;
}
<% end %>
<% for _, item in ipairs({ { "float", 9 }, { "double", 17 } }) do %>
<% local name, digits = table.unpack(item) %>
<% if need["print:" .. name] then %>

static void pfx_print_<%= name %>(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    const <%= name %> *number = value;
    char written[64], text[64];

    (void)codec;
    if (*number != *number)
        snprintf(written, sizeof written, "nan"); /* without a sign, which the server would not read */
    else
        snprintf(written, sizeof written, "%.<%= digits %>g", (double)*number);
    pfx_put_plain(text, written);
    pfx_append(conn, &conn->scratch, text);
}
<% end %>
<% end %>
<% for _, name in ipairs({ "uuid", "date", "time", "timetz", "timestamp", "timestamptz", "interval", "inet", "macaddr", "macaddr8" }) do %>
<% if need["print:" .. name] then %>

<%= signature("static void pfx_print_" .. name, { "pfx_conn *conn", "const pfx_codec *codec", "const void *value" }) %>
{
    char text[64];

    (void)codec;
    pfx_<%= name %>_format(*(const pfx_<%= name %> *)value, text);
    pfx_append(conn, &conn->scratch, text);
}
<% end %>
<% end %>
<% if need["print:bits"] then %>

static void pfx_print_bits(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    const pfx_bits *bits = value;
    char *at;

    (void)codec;
    if (!pfx_check_bits(conn, bits))
        return;
    at = pfx_extend(conn, bits->count);
    for (size_t i = 0; at != NULL && i < bits->count; i++)
        at[i] = (bits->data[i / 8] & 0x80 >> i % 8) != 0 ? '1' : '0';
}
<% end %>
<% if need["print:bytes"] then %>

static void pfx_print_bytes(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    static const char digits[] = "0123456789abcdef";
    const pfx_bytes *bytes = value;
    const unsigned char *data = bytes->data;
    char *at;

    (void)codec;
    if (bytes->size > PFX_VALUE_MAX / 2 || (data == NULL && bytes->size > 0)) {
        pfx_refuse(conn, "the bytes are a null pointer, or more than 500 MB");
        return;
    }
    pfx_append(conn, &conn->scratch, "\\x");
    at = pfx_extend(conn, 2 * bytes->size);
    for (size_t i = 0; at != NULL && i < bytes->size; i++) {
        *at++ = digits[data[i] >> 4];
        *at++ = digits[data[i] & 15];
    }
}
<% end %>
<% if need["print:range"] then %>

static void pfx_print_range(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    const char *lower = (const char *)value + codec->lower_at;
    pfx_any_range range;

    memcpy(&range, value, sizeof range);
    if (range.is_empty) {
        pfx_append(conn, &conn->scratch, "empty");
        return;
    }
    pfx_append(conn, &conn->scratch, range.lower_bound == PFX_BOUND_INCLUSIVE ? "[" : "(");
    if (range.lower_bound != PFX_BOUND_NONE)
        pfx_append_quoted(conn, codec->element, lower);
    pfx_append(conn, &conn->scratch, ",");
    if (range.upper_bound != PFX_BOUND_NONE)
        pfx_append_quoted(conn, codec->element, lower + codec->element->size);
    pfx_append(conn, &conn->scratch, range.upper_bound == PFX_BOUND_INCLUSIVE ? "]" : ")");
}
<% end %>
<% if need["print:multirange"] then %>

static void pfx_print_multirange(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    pfx_any_multirange ranges;

    memcpy(&ranges, value, sizeof ranges);
    if (ranges.items == NULL && ranges.count > 0) {
        pfx_refuse(conn, "the ranges are a null pointer");
        return;
    }
    pfx_append(conn, &conn->scratch, "{");
    for (size_t i = 0; i < ranges.count && conn->error.status == PFX_OK; i++) {
        if (i > 0)
            pfx_append(conn, &conn->scratch, ",");
        codec->element->print(conn, codec->element,
                              (const char *)ranges.items + i * codec->element->size);
    }
    pfx_append(conn, &conn->scratch, "}");
}
<% end %>
<% if need["print:record"] then %>

static void pfx_print_record(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    pfx_append(conn, &conn->scratch, "(");
    for (int i = 0; i < codec->part_count; i++) {
        const pfx_part *part = &codec->parts[i];
        const char *field = (const char *)value + part->at;

        if (i > 0)
            pfx_append(conn, &conn->scratch, ",");
        if (!*(const bool *)(const void *)field)
            pfx_append_quoted(conn, part->codec, field + part->codec->in_nullable);
    }
    pfx_append(conn, &conn->scratch, ")");
}
<% end %>
<% if need["print:array"] then %>

static void pfx_print_array(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    pfx_items items = pfx_items_of_array(codec, value);

    pfx_write_literal(conn, &items);
}
<% end %>
