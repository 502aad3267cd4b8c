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
