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
            pfx_refuse(conn,
                       "the dimensions of the array do not multiply to the number of its items");
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

/*
 * What stands behind a backslash for a character in a quoted text; NUL: the character needs none.
 */
static char pfx_quoted_letter(char c)
{
    return c == '"' || c == '\\' ? c : '\0';
}

/* Puts a backslash before those characters, from an offset on, that have such a letter. */
static void pfx_escape_from(pfx_conn *conn, size_t start, char (*letter_of)(char c))
{
    size_t from = conn->scratch.size, more = 0;
    size_t to;
    char *data;

    for (size_t i = start; i < from && conn->error.status == PFX_OK; i++)
        more += letter_of(conn->scratch.data[i]) != '\0';
    if (more == 0 || pfx_extend(conn, more) == NULL)
        return;
    data = conn->scratch.data;
    for (to = conn->scratch.size; to > from;) {
        char letter = letter_of(data[--from]);

        data[--to] = letter != '\0' ? letter : data[from];
        if (letter != '\0')
            data[--to] = '\\';
    }
}

/* Appends a value as text, quoted. */
static void pfx_append_quoted(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    size_t start;

    pfx_append(conn, &conn->scratch, "\"");
    start = conn->scratch.size;
    codec->print(conn, codec, value);
    pfx_escape_from(conn, start, pfx_quoted_letter);
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

/* Appends an array as the text {"a","b",NULL}. */
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

        if (i > 0)
            pfx_append(conn, &conn->scratch, ",");
        pfx_append_braces(conn, items, i, "{");
        if (value == NULL)
            pfx_append(conn, &conn->scratch, "NULL");
        else
            pfx_append_quoted(conn, items->codec, value);
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
