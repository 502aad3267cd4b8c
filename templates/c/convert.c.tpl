
/* -- Converters -------------------------------------------------------------------------------- */
<% if has.uuid or has.inet or has.macaddr or has.macaddr8 then %>

static int pfx_hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *at = c != '\0' ? strchr(digits, c) : NULL;

    return at != NULL ? (int)((at - digits) % 16) : -1;
}
<% end %>
<% if has.uuid then %>

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
<% if has.inet then %>

/* Reads the length of a network, behind its slash, or takes the longest. */
static bool pfx_parse_bits(const char *text, unsigned most, uint8_t *bits)
{
    char *end = NULL;
    long value = *text != '\0' ? strtol(text + 1, &end, 10) : (long)most;

    if (*text != '\0' && (text[1] < '0' || text[1] > '9' || *end != '\0' ||
                          (text[1] == '0' && text[2] != '\0')))
        return false;
    *bits = (uint8_t)value;
    return value <= (long)most;
}

/* Reads the four numbers of an address of version 4. */
static bool pfx_parse_ipv4(const char *text, size_t length, uint8_t address[4])
{
    size_t at = 0;

    for (int i = 0; i < 4; i++) {
        unsigned number = 0;
        size_t start = at;

        while (at < length && text[at] >= '0' && text[at] <= '9' && at - start < 3)
            number = number * 10 + (unsigned)(text[at++] - '0');
        if (at == start || number > 255 || (i < 3 && (at == length || text[at++] != '.')))
            return false;
        address[i] = (uint8_t)number;
    }
    return at == length;
}

/* Reads the groups of an address of version 6, one run of zeros of which may be left out. */
static bool pfx_parse_ipv6(const char *text, size_t length, uint8_t address[16])
{
    uint8_t bytes[16] = {0};
    size_t at = 0, count = 0, gap = SIZE_MAX;

    if (length >= 2 && text[0] == ':' && text[1] == ':') {
        gap = 0;
        at = 2;
    }
    while (at < length && count < 16) {
        unsigned group = 0;
        size_t start = at;

        while (at < length && at - start < 4 && pfx_hex_digit(text[at]) >= 0)
            group = group * 16 + (unsigned)pfx_hex_digit(text[at++]);
        if (at < length && text[at] == '.' && count <= 12 &&
            pfx_parse_ipv4(text + start, length - start, bytes + count)) {
            count += 4;
            at = length;
            break;
        }
        if (at == start)
            return false;
        bytes[count++] = (uint8_t)(group >> 8);
        bytes[count++] = (uint8_t)(group & 255);
        if (at == length)
            break;
        if (text[at++] != ':' || at == length)
            return false;
        if (text[at] == ':') {
            if (gap != SIZE_MAX)
                return false;
            gap = count;
            at++;
        }
    }
    if (at != length || (gap == SIZE_MAX ? count != 16 : count > 14))
        return false;
    memset(address, 0, 16);
    gap = gap == SIZE_MAX ? count : gap;
    memcpy(address, bytes, gap);
    memcpy(address + 16 - (count - gap), bytes + gap, count - gap);
    return true;
}

bool pfx_inet_parse(const char *text, pfx_inet *out)
{
    size_t length = strcspn(text, "/");
    pfx_inet value = {0};

    value.version = memchr(text, ':', length) != NULL ? 6 : 4;
    if (!(value.version == 4 ? pfx_parse_ipv4(text, length, value.address)
                             : pfx_parse_ipv6(text, length, value.address)) ||
        !pfx_parse_bits(text + length, value.version == 4 ? 32 : 128, &value.bits))
        return false;
    *out = value;
    return true;
}

/* Whether an address is written ::a.b.c.d or ::ffff:a.b.c.d; zeros: so many groups begin it. */
static bool pfx_ends_as_ipv4(const pfx_inet *value, int zeros)
{
    return zeros == 6 || (zeros == 5 && value->address[10] == 0xff && value->address[11] == 0xff);
}

void pfx_inet_format(pfx_inet value, char out[50])
{
    char *end = out + 50;
    int best = -1, best_count = 1; /* the longest run of groups that are zero */

    for (int i = 0; value.version == 6 && i < 8; i++) {
        int count = 0;

        while (i + count < 8 && value.address[2 * (i + count)] == 0 &&
               value.address[2 * (i + count) + 1] == 0)
            count++;
        if (count > best_count) {
            best = i;
            best_count = count;
        }
    }
    if (value.version != 6) {
        out += snprintf(out, (size_t)(end - out), "%u.%u.%u.%u", value.address[0],
                        value.address[1], value.address[2], value.address[3]);
    } else {
        for (int i = 0; i < 8; i++) {
            unsigned group = (unsigned)value.address[2 * i] << 8 | value.address[2 * i + 1];

            if (i == best) {
                out += snprintf(out, (size_t)(end - out), i + best_count == 8 ? "::" : ":");
                i += best_count - 1;
            } else if (i == 6 && best == 0 && pfx_ends_as_ipv4(&value, best_count)) {
                out += snprintf(out, (size_t)(end - out), ":%u.%u.%u.%u", value.address[12],
                                value.address[13], value.address[14], value.address[15]);
                break;
            } else {
                out += snprintf(out, (size_t)(end - out), "%s%x", i > 0 ? ":" : "", group);
            }
        }
    }
    if (value.bits != (value.version == 6 ? 128 : 32))
        snprintf(out, (size_t)(end - out), "/%u", value.bits);
}
<% end %>
<% for _, item in ipairs({ { "macaddr", 6 }, { "macaddr8", 8 } }) do %>
<% local name, size = table.unpack(item) %>
<% if has[name] then %>

bool pfx_<%= name %>_parse(const char *text, pfx_<%= name %> *out)
{
    char separator = '\0';
    pfx_<%= name %> value;

    for (int i = 0; i < <%= size %>; i++) {
        int high, low;

        if (i == 1 && (*text == ':' || *text == '-'))
            separator = *text;
        if (i > 0 && separator != '\0' && *text++ != separator)
            return false;
        high = pfx_hex_digit(text[0]);
        low = high >= 0 ? pfx_hex_digit(text[1]) : -1;
        if (low < 0)
            return false;
        value.bytes[i] = (uint8_t)(high * 16 + low);
        text += 2;
    }
    if (*text != '\0')
        return false;
    *out = value;
    return true;
}

void pfx_<%= name %>_format(pfx_<%= name %> value, char out[<%= 3 * size %>])
{
    static const char digits[] = "0123456789abcdef";

    for (int i = 0; i < <%= size %>; i++) {
        *out++ = digits[value.bytes[i] >> 4];
        *out++ = digits[value.bytes[i] & 15];
        *out++ = i < <%= size - 1 %> ? ':' : '\0';
    }
}
<% end %>
<% end %>
