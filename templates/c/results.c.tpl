
/* -- Results ----------------------------------------------------------------------------------- */

void pfx_result_free(pfx_result *result)
{
    if (result == NULL)
        return;
<% if need.alloc then %>
    while (result->blocks != NULL) {
        pfx_block *next = result->blocks->next;

        free(result->blocks);
        result->blocks = next;
    }
<% end %>
    PQclear(result->pg);
    free(result);
}

/* Ends reading with an error about the current column, if there is none yet. */
static void pfx_fail_read(pfx_reader *in, pfx_status status, const char *reason)
{
    const char *column = PQfname(in->pg, in->column);

    if (in->status != PFX_OK)
        return;
    in->status = pfx_fail(in->conn, status, "%s, column %s: %s", in->shape->name,
                          column != NULL ? column : "?", reason);
    pfx_copy(in->conn->error.column, sizeof in->conn->error.column, column);
    if (status == PFX_ERR_SCHEMA)
        pfx_copy(in->conn->error.hint, sizeof in->conn->error.hint,
                 "Migrate the database, or generate this code again from its schema.");
}
<% if need.alloc then %>

/* Zeroed memory that lives as long as the result; NULL, with the error set, when there is none. */
static void *pfx_alloc(pfx_reader *in, size_t count, size_t size)
{
    pfx_block *block = in->result->blocks;
    void *memory;

    if (count > (SIZE_MAX / 2) / size) {
        in->status = pfx_fail_memory(in->conn);
        return NULL;
    }
    size = (count * size + sizeof(max_align_t) - 1) / sizeof(max_align_t) * sizeof(max_align_t);
    if (block == NULL || block->size - block->used < size) {
        size_t capacity = size > PFX_BLOCK_SIZE ? size : PFX_BLOCK_SIZE;

        block = calloc(1, sizeof *block + capacity);
        if (block == NULL) {
            in->status = pfx_fail_memory(in->conn);
            return NULL;
        }
        block->size = capacity;
        block->next = in->result->blocks;
        in->result->blocks = block;
    }
    memory = (char *)block->data + block->used;
    block->used += size;
    return memory;
}
<% end %>

/*
 * Whether another type than the expected one will do: text types may stand for each other, enums
 * and citext have no number that could be known.
 */
static bool pfx_accepts(Oid expected, Oid actual)
{
    static const Oid text[] = {25, 1043, 1042, 19};
    static const Oid text_arrays[] = {1009, 1015, 1014, 1003};
    const Oid first_of_users = 16384;
    bool expected_text = false, actual_text = false;
    bool expected_array = false, actual_array = false;

    for (int i = 0; i < 4; i++) {
        expected_text = expected_text || expected == text[i];
        actual_text = actual_text || actual == text[i];
        expected_array = expected_array || expected == text_arrays[i];
        actual_array = actual_array || actual == text_arrays[i];
    }
    if (expected == PFX_OID_USER)
        return actual >= first_of_users || actual_text || actual_array;
    return (expected_text && (actual_text || actual >= first_of_users)) ||
           (expected_array && (actual_array || actual >= first_of_users));
}

/* Whether the result has the columns the shape describes. */
static bool pfx_check_shape(pfx_reader *in)
{
    const pfx_shape *shape = in->shape;
    pfx_statement *sent = in->conn->sent;
    char reason[96];

    if (sent != NULL && sent->shape == shape)
        return true;
    if (PQnfields(in->pg) != shape->column_count) {
        in->status = pfx_fail(in->conn, PFX_ERR_SCHEMA, "%s: %d columns came back instead of %d",
                              shape->name, PQnfields(in->pg), shape->column_count);
        return false;
    }
    for (in->column = 0; in->column < shape->column_count; in->column++) {
        Oid expected = shape->types[in->column];
        Oid actual = PQftype(in->pg, in->column);

        if (expected != actual && !pfx_accepts(expected, actual)) {
            snprintf(reason, sizeof reason, "the type has OID %u in the database, but %u here",
                     actual, expected);
            pfx_fail_read(in, PFX_ERR_SCHEMA, reason);
            return false;
        }
    }
    if (sent != NULL)
        sent->shape = shape;
    return true;
}

static pfx_status pfx_fail_not_found(pfx_conn *conn, const pfx_shape *shape)
{
    return pfx_fail(conn, PFX_NOT_FOUND, "%s: no such row", shape->name);
}

void *pfx_run(pfx_conn *conn, const pfx_shape *shape, pfx_expect expect, pfx_reader *in)
{
    PGresult *pg = pfx_exchange(conn);
    size_t count;

    *in = (pfx_reader){.conn = conn, .shape = shape, .pg = pg, .status = conn->error.status};
    if (pg == NULL)
        return NULL;
    count = (size_t)PQntuples(pg);
    if (count <= (SIZE_MAX - sizeof *in->result) / shape->row_size)
        in->result = calloc(1, sizeof *in->result + count * shape->row_size);
    if (in->result == NULL) {
        PQclear(pg);
        in->status = pfx_fail_memory(conn);
        return NULL;
    }
    in->result->pg = pg;
    if (!pfx_check_shape(in))
        return NULL;
    in->count = (int)count;
    if (count > 0)
        return in->result->rows;
    if (expect == PFX_ONE_ROW)
        in->status = pfx_fail_not_found(conn, shape);
    return NULL;
}

pfx_status pfx_end(pfx_reader *in)
{
    if (in->status != PFX_OK || in->count == 0) {
        pfx_result_free(in->result);
        in->result = NULL;
        in->count = 0;
    }
    return in->status;
}
<% if need.execute then %>

pfx_status pfx_execute(pfx_conn *conn, const pfx_shape *shape)
{
    PGresult *pg = pfx_exchange(conn);
    bool found;

    if (pg == NULL)
        return conn->error.status;
    found = strcmp(PQcmdTuples(pg), "0") != 0;
    PQclear(pg);
    return found ? PFX_OK : pfx_fail_not_found(conn, shape);
}
<% end %>

/* -- Values ------------------------------------------------------------------------------------ */

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
<% if need["read:jsonb"] then %>

const char *pfx_odd_jsonb(pfx_reader *in, const char *at)
{
    pfx_fail_read(in, PFX_ERR_SCHEMA, "jsonb of a version that is not known");
    return at;
}
<% end %>
<% if need["decode:text"] then %>

const char *pfx_decode_text(pfx_reader *in, const char *at, size_t size)
{
    char *text = pfx_alloc(in, size + 1, 1);

    if (text != NULL)
        memcpy(text, at, size);
    return text;
}
<% end %>
<% if need["decode:jsonb"] then %>

const char *pfx_decode_jsonb(pfx_reader *in, const char *at, size_t size)
{
    if (size == 0 || *at != 1) {
        pfx_fail_read(in, PFX_ERR_SCHEMA, "jsonb of a version that is not known");
        return NULL;
    }
    return pfx_decode_text(in, at + 1, size - 1);
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
<% if need["encode:date"] then %>

void pfx_encode_date(pfx_conn *conn, char *at, pfx_date value)
{
    if (value != PFX_DATE_INFINITY && value != PFX_DATE_MINUS_INFINITY) {
        if (value <= INT32_MIN + PFX_EPOCH_DAYS)
            pfx_refuse(conn, "the date is too far in the past");
        else
            value -= PFX_EPOCH_DAYS;
    }
    pfx_store32(at, (uint32_t)value);
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
<% if need["encode:microseconds"] then %>

void pfx_encode_microseconds(pfx_conn *conn, char *at, int64_t value)
{
    if (value != PFX_TIMESTAMP_INFINITY && value != PFX_TIMESTAMP_MINUS_INFINITY) {
        if (value <= INT64_MIN + PFX_EPOCH_MICROSECONDS)
            pfx_refuse(conn, "the timestamp is too far in the past");
        else
            value -= PFX_EPOCH_MICROSECONDS;
    }
    pfx_store64(at, (uint64_t)value);
}
<% end %>
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
<% if need.read_array then %>

void *pfx_open_array(pfx_reader *in, const char *at, size_t item_size, pfx_array_cursor *cursor)
{
    size_t size = in->status == PFX_OK ? (size_t)PQgetlength(in->pg, in->row, in->column) : 0;
    uint32_t dimensions, count;

    *cursor = (pfx_array_cursor){.at = at, .end = at + size};
    if (in->status != PFX_OK)
        return NULL;
    dimensions = size >= 12 ? pfx_load32(at) : 1;
    if (dimensions == 0)
        return NULL;
    if (dimensions > 1) {
        pfx_fail_read(in, PFX_ERR_VALUE, "the array has more than one dimension");
        return NULL;
    }
    count = size >= 20 ? pfx_load32(at + 12) : 0;
    if (size < 20 || count > (size - 20) / 4) {
        pfx_fail_read(in, PFX_ERR_SCHEMA, "the value is no array");
        return NULL;
    }
    cursor->at = at + 20;
    cursor->count = count;
    return pfx_alloc(in, count > 0 ? count : 1, item_size);
}

const char *pfx_next_element(pfx_reader *in, pfx_array_cursor *cursor, int expected)
{
    size_t left = (size_t)(cursor->end - cursor->at);
    int32_t size = left >= 4 ? (int32_t)pfx_load32(cursor->at) : 0;
    const char *at;

    if (size < 0) {
        cursor->at += 4;
        return NULL;
    }
    if (left < 4 || (size_t)size > left - 4 || (expected >= 0 && size != expected)) {
        pfx_fail_read(in, PFX_ERR_SCHEMA, "the array has elements of another type");
        cursor->count = 0;
        return NULL;
    }
    at = cursor->at + 4;
    cursor->size = (size_t)size;
    cursor->at = at + size;
    return at;
}
<% end %>
