#include "sqlread/canonical.h"

#include <ctype.h>
#include <strings.h>

/* The spelling that output functions give to values. What is not understood stays as it is. */

/* ---- Intervals. Source: interval_in(), EncodeInterval() ------------------------------------------------------- */

typedef struct Duration {
    long long months;
    long long days;
    long long microseconds;
} Duration;

typedef struct Unit {
    const char *names; /* separated by blanks */
    long long months;
    long long days;
    long long microseconds;
} Unit;

#define SECOND 1000000LL

static const Unit units[] = {
    {"microsecond microseconds us usec usecs usecond useconds", 0, 0, 1},
    {"millisecond milliseconds ms msec msecs msecond mseconds", 0, 0, 1000},
    {"second seconds s sec secs", 0, 0, SECOND},
    {"minute minutes m min mins", 0, 0, 60 * SECOND},
    {"hour hours h hr hrs", 0, 0, 3600 * SECOND},
    {"day days d", 0, 1, 0},
    {"week weeks w", 0, 7, 0},
    {"month months mon mons", 1, 0, 0},
    {"year years y yr yrs", 12, 0, 0},
    {"decade decades dec decs", 120, 0, 0},
    {"century centuries c cent", 1200, 0, 0},
    {"millennium millennia mil mils", 12000, 0, 0},
};

static const Unit *find_unit(const char *word, size_t length)
{
    for (size_t i = 0; i < lengthof(units); i++) {
        for (const char *name = units[i].names; *name != '\0';) {
            size_t width = strcspn(name, " ");

            if (width == length && strncasecmp(name, word, length) == 0)
                return &units[i];
            name += width + (name[width] == ' ');
        }
    }
    return NULL;
}

/* A decimal number in millionths. */
static bool read_decimal(const char **text, long long *millionths)
{
    const char *p = *text;
    const char *start = p;
    long long whole = 0;
    long long fraction = 0;
    long long scale = SECOND;

    for (; isdigit((unsigned char)*p) && p - start < 12; p++)
        whole = whole * 10 + (*p - '0');
    if (*p == '.')
        for (p++; isdigit((unsigned char)*p) && scale > 1; p++) {
            scale /= 10;
            fraction += (*p - '0') * scale;
        }
    if (p == start || isdigit((unsigned char)*p))
        return false;
    *text = p;
    *millionths = whole * SECOND + fraction;
    return true;
}

/* hh:mm or hh:mm:ss.ffffff, after the hours were read. */
static bool read_clock(const char **text, long long hours, long long *microseconds)
{
    long long parts[2] = {0, 0};

    for (int i = 0; i < 2 && **text == ':'; i++) {
        (*text)++;
        if (!read_decimal(text, &parts[i]))
            return false;
    }
    if (hours % SECOND != 0 || parts[0] % SECOND != 0)
        return false;
    *microseconds = hours * 3600 + parts[0] * 60 + parts[1];
    return true;
}

static bool add_quantity(Duration *interval, const Unit *unit, long long millionths, int sign)
{
    const bool whole = millionths % SECOND == 0;

    if (unit->microseconds > 0) {
        if (millionths > 86400LL * 366 * 100 * SECOND / unit->microseconds * SECOND)
            return false;
        interval->microseconds += sign * (millionths / SECOND * unit->microseconds +
                                          millionths % SECOND * unit->microseconds / SECOND);
        return true;
    }
    if (!whole && unit->months >= 12 && millionths * unit->months % SECOND == 0) {
        interval->months += sign * millionths * unit->months / SECOND;
        return true;
    }
    if (!whole)
        return false;
    interval->days += sign * millionths / SECOND * unit->days;
    interval->months += sign * millionths / SECOND * unit->months;
    return true;
}

/* The last of the fields that a type names, `day` of "interval year to day": what a number alone counts. */
static const Unit *default_unit(const char *fields)
{
    const char *word = fields;
    size_t length;

    while (strstr(word, " to ") != NULL)
        word = strstr(word, " to ") + 4;
    while (*word == ' ')
        word++;
    for (length = 0; isalpha((unsigned char)word[length]);)
        length++;
    return length == 0 ? &units[2] : find_unit(word, length);
}

/* What is smaller than the last field is cut off. */
static void cut_fields(Duration *interval, const char *fields)
{
    const Unit *unit = default_unit(fields);

    if (unit == NULL || unit->microseconds == SECOND)
        return;
    interval->microseconds = unit->microseconds == 0
                                 ? 0
                                 : interval->microseconds / unit->microseconds * unit->microseconds;
    if (unit->months > 0)
        interval->days = 0;
    if (unit->months > 1)
        interval->months = interval->months / unit->months * unit->months;
}

static bool read_interval(const char *text, const Unit *plain, Duration *interval)
{
    bool any = false;

    while (isspace((unsigned char)*text) || *text == '@')
        text++;
    while (*text != '\0') {
        int sign = *text == '-' ? -1 : 1;
        long long number;
        size_t length;
        const Unit *unit;

        if (strcasecmp(text, "ago") == 0 && any) {
            interval->months = -interval->months;
            interval->days = -interval->days;
            interval->microseconds = -interval->microseconds;
            return true;
        }
        if (*text == '-' || *text == '+')
            text++;
        if (!read_decimal(&text, &number))
            return false;
        any = true;
        if (*text == ':') {
            if (!read_clock(&text, number, &number))
                return false;
            interval->microseconds += sign * number;
        } else {
            while (isspace((unsigned char)*text))
                text++;
            for (length = 0; isalpha((unsigned char)text[length]);)
                length++;
            unit = length == 0 && *text == '\0' ? plain : find_unit(text, length);
            if (unit == NULL || !add_quantity(interval, unit, number, sign))
                return false;
            text += length;
        }
        while (isspace((unsigned char)*text))
            text++;
    }
    return any;
}

static void write_part(Str *out, long long value, const char *unit, bool *negative)
{
    if (value == 0)
        return;
    str_printf(out, "%s%s%lld %s%s", out->length > 0 ? " " : "", *negative && value > 0 ? "+" : "",
               value, unit, value == 1 ? "" : "s");
    *negative = value < 0;
}

static const char *write_interval(Arena *arena, const Duration *interval)
{
    Str out = str_new(arena);
    bool negative = false;
    long long time = interval->microseconds < 0 ? -interval->microseconds : interval->microseconds;

    write_part(&out, interval->months / 12, "year", &negative);
    write_part(&out, interval->months % 12, "mon", &negative);
    write_part(&out, interval->days, "day", &negative);
    if (out.length > 0 && time == 0)
        return out.text;
    str_printf(&out, "%s%s%02lld:%02lld:%02lld", out.length > 0 ? " " : "",
               interval->microseconds < 0 ? "-"
               : negative                 ? "+"
                                          : "",
               time / (3600 * SECOND), time / (60 * SECOND) % 60, time / SECOND % 60);
    if (time % SECOND != 0) {
        str_printf(&out, ".%06lld", time % SECOND);
        while (out.text[out.length - 1] == '0')
            out.text[--out.length] = '\0';
    }
    return out.text;
}

const char *canonical_interval(Arena *arena, const char *value, const char *fields)
{
    Duration interval = {0};
    const Unit *plain = default_unit(fields);

    if (plain == NULL || !read_interval(value, plain, &interval))
        return value;
    cut_fields(&interval, fields);
    return write_interval(arena, &interval);
}

/* ---- Dates and times ------------------------------------------------------------------------------------------ */

typedef struct Moment {
    int year, month, day, hour, minute, second;
    char fraction[8]; /* with its point; "" for none */
    bool has_date, has_time, has_offset;
    int offset; /* minutes */
} Moment;

static bool read_digits(const char **text, int width, int *value)
{
    *value = 0;
    for (int i = 0; i < width; i++, (*text)++) {
        if (!isdigit((unsigned char)**text))
            return false;
        *value = *value * 10 + (**text - '0');
    }
    return true;
}

static bool read_time(const char **text, Moment *moment)
{
    if (!read_digits(text, 2, &moment->hour) || *(*text)++ != ':' ||
        !read_digits(text, 2, &moment->minute))
        return false;
    moment->has_time = true;
    if (**text != ':')
        return true;
    (*text)++;
    if (!read_digits(text, 2, &moment->second))
        return false;
    if (**text == '.') {
        size_t length = 1 + strspn(*text + 1, "0123456789");

        if (length > 7)
            return false;
        memcpy(moment->fraction, *text, length);
        *text += length;
        while (length > 0 &&
               (moment->fraction[length - 1] == '0' || moment->fraction[length - 1] == '.'))
            length--;
        moment->fraction[length] = '\0';
    }
    return true;
}

static bool read_offset(const char **text, Moment *moment)
{
    int hours;
    int minutes = 0;
    int sign = **text == '-' ? -1 : 1;

    moment->has_offset = true;
    if (strcasecmp(*text, "z") == 0 || strcasecmp(*text, "utc") == 0) {
        *text += strlen(*text);
        return true;
    }
    if (**text != '+' && **text != '-')
        return false;
    (*text)++;
    if (!read_digits(text, 2, &hours))
        return false;
    if (**text == ':')
        (*text)++;
    if (**text != '\0' && !read_digits(text, 2, &minutes))
        return false;
    moment->offset = sign * (hours * 60 + minutes);
    return true;
}

/* ISO 8601 only: other spellings depend on settings of the server. */
static bool read_moment(const char *text, Moment *moment)
{
    const char *start;

    while (isspace((unsigned char)*text))
        text++;
    start = text;
    if (strlen(text) >= 10 && text[4] == '-') {
        if (!read_digits(&text, 4, &moment->year) || *text++ != '-' ||
            !read_digits(&text, 2, &moment->month) || *text++ != '-' ||
            !read_digits(&text, 2, &moment->day))
            return false;
        moment->has_date = true;
        if (*text == 'T' || *text == ' ')
            text++;
    }
    if (*text != '\0' && !read_time(&text, moment))
        return false;
    while (*text == ' ')
        text++;
    if (*text != '\0' && !read_offset(&text, moment))
        return false;
    return *text == '\0' && text != start;
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[(month - 1) % 12];
}

static void next_day(Moment *moment, int step)
{
    moment->day += step;
    if (moment->day < 1) {
        moment->month = moment->month == 1 ? 12 : moment->month - 1;
        moment->year -= moment->month == 12;
        moment->day = days_of_month(moment->year, moment->month);
    } else if (moment->day > days_of_month(moment->year, moment->month)) {
        moment->day = 1;
        moment->month = moment->month == 12 ? 1 : moment->month + 1;
        moment->year += moment->month == 1;
    }
}

/* A value without an offset is taken for UTC. */
static void to_utc(Moment *moment)
{
    int minutes = moment->hour * 60 + moment->minute - moment->offset;

    if (minutes < 0)
        next_day(moment, -1);
    else if (minutes >= 1440)
        next_day(moment, 1);
    minutes = (minutes + 1440) % 1440;
    moment->hour = minutes / 60;
    moment->minute = minutes % 60;
}

static const char *canonical_moment(Arena *arena, BuiltinType type, const char *value)
{
    Moment moment = {0};
    Str out = str_new(arena);

    if (!read_moment(value, &moment) || moment.month > 12 || moment.day > 31)
        return value;
    if ((type == TYPE_TIME) == moment.has_date || (type == TYPE_TIME && moment.has_offset))
        return value;
    if (type == TYPE_TIMESTAMPTZ)
        to_utc(&moment);
    if (type != TYPE_TIME)
        str_printf(&out, "%04d-%02d-%02d", moment.year, moment.month, moment.day);
    if (type == TYPE_TIMESTAMP || type == TYPE_TIMESTAMPTZ)
        str_char(&out, ' ');
    if (type != TYPE_DATE)
        str_printf(&out, "%02d:%02d:%02d%s", moment.hour, moment.minute, moment.second,
                   moment.fraction);
    if (type == TYPE_TIMESTAMPTZ)
        str_text(&out, "+00");
    return out.text;
}

/* ---- jsonpath ------------------------------------------------------------------------------------------------- */

/* The server writes $."a" for $.a and sets its own blanks: both go. */
static const char *canonical_jsonpath(Arena *arena, const char *value)
{
    Str out = str_new(arena);

    for (const char *p = value; *p != '\0';) {
        size_t name = strspn(p[0] == '"' ? p + 1 : "",
                             "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789");

        if (isspace((unsigned char)*p)) {
            p++;
        } else if (*p != '"') {
            str_char(&out, *p++);
        } else if (name > 0 && p[name + 1] == '"' && out.length > 0 &&
                   out.text[out.length - 1] == '.') {
            str_bytes(&out, p + 1, name);
            p += name + 2;
        } else {
            do {
                if (*p == '\\' && p[1] != '\0')
                    str_char(&out, *p++);
                str_char(&out, *p++);
            } while (*p != '"' && *p != '\0');
            if (*p == '"')
                str_char(&out, *p++);
        }
    }
    return out.text;
}

/* ---- Others --------------------------------------------------------------------------------------------------- */

static const char *canonical_uuid(Arena *arena, const char *value)
{
    Str out = str_new(arena);
    size_t digits = 0;

    for (const char *p = value; *p != '\0'; p++) {
        if (*p == '{' || *p == '}' || *p == '-')
            continue;
        if (!isxdigit((unsigned char)*p) || digits == 32)
            return value;
        if (digits == 8 || digits == 12 || digits == 16 || digits == 20)
            str_char(&out, '-');
        str_char(&out, (char)tolower((unsigned char)*p));
        digits++;
    }
    return digits == 32 ? out.text : value;
}

/* $1,234.50, as under the locale C or en_US. */
static const char *canonical_money(Arena *arena, const char *value)
{
    const char *p = value + strspn(value, " ");
    const bool negative = *p == '-';
    long long cents = 0;
    int decimals = -1;
    char digits[32];
    Str out = str_new(arena);

    p += negative;
    p += *p == '$';
    for (; isdigit((unsigned char)*p) || *p == ',' || *p == '.'; p++) {
        if (*p == '.' && decimals < 0)
            decimals = 0;
        else if (*p == '.' || (*p == ',' && decimals >= 0) || cents > 1000000000000000LL)
            return value;
        else if (*p != ',' && decimals == 2)
            break;
        else if (*p != ',') {
            cents = cents * 10 + (*p - '0');
            decimals += decimals >= 0;
        }
    }
    for (decimals = decimals < 0 ? 0 : decimals; decimals < 2; decimals++)
        cents *= 10;
    cents += *p >= '5' && *p <= '9';
    p += strspn(p, "0123456789");
    if (*p != '\0')
        return value;
    snprintf(digits, sizeof(digits), "%lld", cents / 100);
    str_text(&out, negative ? "-$" : "$");
    for (size_t i = 0, length = strlen(digits); i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            str_char(&out, ',');
        str_char(&out, digits[i]);
    }
    str_printf(&out, ".%02lld", cents % 100);
    return out.text;
}

const char *canonical_value(Arena *arena, BuiltinType type, const char *value)
{
    switch (type) {
    case TYPE_INTERVAL:
        return canonical_interval(arena, value, "");
    case TYPE_JSONB:
        return canonical_jsonb(arena, value);
    case TYPE_UUID:
        return canonical_uuid(arena, value);
    case TYPE_DATE:
    case TYPE_TIME:
    case TYPE_TIMESTAMP:
    case TYPE_TIMESTAMPTZ:
        return canonical_moment(arena, type, value);
    case TYPE_REGCONFIG:
    case TYPE_REGDICTIONARY:
    case TYPE_REGTYPE:
    case TYPE_REGPROC:
    case TYPE_REGPROCEDURE:
        return strncmp(value, "pg_catalog.", 11) == 0 ? value + 11 : value;
    case TYPE_MONEY:
        return canonical_money(arena, value);
    case TYPE_JSONPATH:
        return canonical_jsonpath(arena, value);
    default:
        return value;
    }
}

/* ---- Arrays. Source: array_in(), array_out() ------------------------------------------------------------------ */

static bool needs_quotes(const char *element)
{
    if (element[0] == '\0' || strcasecmp(element, "null") == 0)
        return true;
    return strpbrk(element, "{}\",\\ \t\n\r\v\f") != NULL;
}

static void write_element(Str *out, const char *element)
{
    bool quotes = needs_quotes(element);

    if (quotes)
        str_char(out, '"');
    for (const char *p = element; *p != '\0'; p++) {
        if (*p == '"' || *p == '\\')
            str_char(out, '\\');
        str_char(out, *p);
    }
    if (quotes)
        str_char(out, '"');
}

/* Reads up to the next comma or brace. Returns false for what is not understood, such as a nested array. */
static bool read_element(Arena *arena, const char **text, Str *element, bool *quoted)
{
    const char *p = *text;

    *element = str_new(arena);
    *quoted = false;
    while (isspace((unsigned char)*p))
        p++;
    if (*p == '"') {
        *quoted = true;
        for (p++; *p != '"'; p++) {
            if (*p == '\\')
                p++;
            if (*p == '\0')
                return false;
            str_char(element, *p);
        }
        for (p++; isspace((unsigned char)*p);)
            p++;
    } else {
        for (; *p != ',' && *p != '}'; p++) {
            if (*p == '\0' || *p == '{' || *p == '"' || *p == '\\')
                return false;
            str_char(element, *p);
        }
        str_trim_end(element);
    }
    *text = p;
    return *p == ',' || *p == '}';
}

const char *canonical_array(Arena *arena, BuiltinType type, const char *value)
{
    Str out = str_new(arena);
    const char *p = value;

    while (isspace((unsigned char)*p))
        p++;
    if (*p++ != '{')
        return value;
    while (isspace((unsigned char)*p))
        p++;
    str_char(&out, '{');
    while (*p != '}') {
        Str element;
        bool quoted;

        if (!read_element(arena, &p, &element, &quoted))
            return value;
        if (out.length > 1)
            str_char(&out, ',');
        if (!quoted && strcasecmp(element.text, "null") == 0)
            str_text(&out, "NULL");
        else
            write_element(&out, canonical_value(arena, type, element.text));
        if (*p == ',')
            p++;
    }
    for (p++; isspace((unsigned char)*p);)
        p++;
    if (*p != '\0')
        return value;
    str_char(&out, '}');
    return out.text;
}
