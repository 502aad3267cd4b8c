<% local has_zones = has.timetz or has.timestamptz %>
<% local has_dates = has.date or has_timestamps %>
<% local has_clocks = has.time or has.timetz or has_timestamps %>
<% if has_timestamps then %>

bool pfx_to_time_t(int64_t microseconds, time_t *out)
{
    int64_t seconds = microseconds / 1000000 - (microseconds % 1000000 < 0 ? 1 : 0);

    if (microseconds == PFX_TIMESTAMP_INFINITY || microseconds == PFX_TIMESTAMP_MINUS_INFINITY ||
        (int64_t)(time_t)seconds != seconds)
        return false;
    *out = (time_t)seconds;
    return true;
}

int64_t pfx_from_time_t(time_t value)
{
    return pfx_from_timespec((struct timespec){.tv_sec = value});
}

bool pfx_to_timespec(int64_t microseconds, struct timespec *out)
{
    int64_t rest = microseconds % 1000000;

    out->tv_sec = 0;
    out->tv_nsec = 0;
    if (!pfx_to_time_t(microseconds, &out->tv_sec))
        return false;
    out->tv_nsec = (long)(rest < 0 ? rest + 1000000 : rest) * 1000;
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
<% if has_dates or has_clocks or has.interval then %>

/* -- Times as text ----------------------------------------------------------------------------- */
<% if has_dates then %>

/*
 * The first and the last day that the server knows, counted from 1970-01-01: in 4714 BC and
 * 5874897.
 */
enum { PFX_FIRST_DAY = -2440588, PFX_LAST_DAY = 2145042905 };
<% end %>
<% if has_clocks then %>

/* Microseconds of a day. */
#define PFX_DAY INT64_C(86400000000)
<% end %>

/* Writes a number with at least so many digits. */
static char *pfx_put_number(char *to, uint64_t value, int width)
{
    char digits[20];
    int count = 0;

    for (; value > 0 || count == 0; value /= 10)
        digits[count++] = (char)('0' + value % 10);
    for (; width > count; width--)
        *to++ = '0';
    while (count > 0)
        *to++ = digits[--count];
    return to;
}
<% if has_clocks or has.interval then %>

/* Writes microseconds behind a point, if there are any, without zeros at the end. */
static char *pfx_put_fraction(char *to, uint64_t microseconds)
{
    if (microseconds == 0)
        return to;
    *to++ = '.';
    to = pfx_put_number(to, microseconds, 6);
    while (to[-1] == '0')
        to--;
    return to;
}

static uint64_t pfx_magnitude(int64_t value)
{
    return value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
}
<% end %>
<% if has_dates or has.interval then %>

static char *pfx_put_text(char *to, const char *text)
{
    size_t size = strlen(text);

    memcpy(to, text, size);
    return to + size;
}
<% end %>

/* Reads digits; false if there are less than `least`, and never more than `most`. */
static bool pfx_get_number(const char **at, int least, int most, int64_t *out)
{
    int count = 0;

    *out = 0;
    for (; count < most && **at >= '0' && **at <= '9'; count++)
        *out = *out * 10 + (*(*at)++ - '0');
    return count >= least;
}
<% if has_clocks or has_dates then %>

/* Passes a character if it is one of these. */
static bool pfx_get_char(const char **at, const char *characters)
{
    if (**at == '\0' || strchr(characters, **at) == NULL)
        return false;
    ++*at;
    return true;
}
<% end %>
<% if has_clocks or has.interval then %>

/*
 * Reads what stands behind the point of seconds, if there is one, as microseconds: the nearest,
 * as the server finds it.
 */
static bool pfx_get_fraction(const char **at, int64_t *out)
{
    double scale = 1, value = 0, rest;
    const char *start;

    *out = 0;
    if (**at != '.')
        return true;
    start = ++*at;
    for (; **at >= '0' && **at <= '9'; ++*at)
        if (*at - start < 15) { /* what a double holds */
            value = value * 10 + (**at - '0');
            scale *= 10;
        }
    value = value / scale * 1000000;
    *out = (int64_t)value;
    rest = value - (double)*out;
    if (rest > 0.5 || (rest >= 0.5 && *out % 2 == 1))
        ++*out;
    return *at > start;
}
<% end %>
<% if has_dates or has_zones or has.interval then %>

/* Passes a word, in whatever case. */
static bool pfx_get_word(const char **at, const char *word)
{
    size_t size = 0;

    for (; word[size] != '\0'; size++) {
        char c = (*at)[size];

        if ((c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c) != word[size])
            return false;
    }
    *at += size;
    return true;
}
<% end %>
<% if has_dates or has.interval then %>

/* Whether the text is infinity; *is_negative tells which. */
static bool pfx_get_infinity(const char *text, bool *is_negative)
{
    *is_negative = *text == '-';
    text += *is_negative;
    return pfx_get_word(&text, "infinity") && *text == '\0';
}
<% end %>
<% end %>
<% if has_dates then %>

/*
 * A date in days since 1970-01-01 to year, month and day, and back. As on the server the
 * Gregorian calendar holds at all times, and year 0 is 1 BC. Years begin in March here, so that
 * the day that some have more is their last.
 */
static void pfx_split_days(int64_t days, int64_t *year, int64_t *month, int64_t *day)
{
    int64_t from_march, of_era, year_of_era, day_of_year, era;

    days += 719468; /* since 0000-03-01 */
    era = (days >= 0 ? days : days - 146096) / 146097;
    of_era = days - era * 146097;
    year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    from_march = (5 * day_of_year + 2) / 153;
    *day = day_of_year - (153 * from_march + 2) / 5 + 1;
    *month = from_march < 10 ? from_march + 3 : from_march - 9;
    *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
}

static int64_t pfx_join_days(int64_t year, int64_t month, int64_t day)
{
    int64_t era, year_of_era, day_of_year;

    year -= month <= 2 ? 1 : 0;
    era = (year >= 0 ? year : year - 399) / 400;
    year_of_era = year - era * 400;
    day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

/* Days since 1970-01-01; false for a date that does not exist, or that the server does not know. */
static bool pfx_find_day(int64_t year, int64_t month, int64_t day, int64_t *out)
{
    int64_t split_year, split_month, split_day;

    if (month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    *out = pfx_join_days(year, month, day);
    pfx_split_days(*out, &split_year, &split_month, &split_day);
    return split_day == day && *out >= PFX_FIRST_DAY && *out <= PFX_LAST_DAY;
}

/* Writes a date; *is_bc tells whether " BC" has to end the text. */
static char *pfx_put_date(char *to, int64_t days, bool *is_bc)
{
    int64_t year, month, day;

    pfx_split_days(days, &year, &month, &day);
    *is_bc = year <= 0;
    to = pfx_put_number(to, (uint64_t)(year <= 0 ? 1 - year : year), 4);
    *to++ = '-';
    to = pfx_put_number(to, (uint64_t)month, 2);
    *to++ = '-';
    return pfx_put_number(to, (uint64_t)day, 2);
}

/* A date as it is written. */
typedef struct pfx_written_date {
    int64_t year;
    int64_t month;
    int64_t day;
} pfx_written_date;

static bool pfx_get_date(const char **at, pfx_written_date *date)
{
    return pfx_get_number(at, 4, 7, &date->year) && pfx_get_char(at, "-") &&
           pfx_get_number(at, 2, 2, &date->month) && pfx_get_char(at, "-") &&
           pfx_get_number(at, 2, 2, &date->day) && date->year > 0;
}

/* Reads " BC", if that is there, and the end of the text. */
static bool pfx_get_era(const char **at, pfx_written_date *date)
{
    if (pfx_get_word(at, " bc"))
        date->year = 1 - date->year;
    return **at == '\0';
}
<% end %>
<% if has.date then %>

bool pfx_date_parse(const char *text, pfx_date *out)
{
    pfx_written_date date;
    bool is_negative;
    int64_t days;

    if (pfx_get_infinity(text, &is_negative)) {
        *out = is_negative ? PFX_DATE_MINUS_INFINITY : PFX_DATE_INFINITY;
        return true;
    }
    if (!pfx_get_date(&text, &date) || !pfx_get_era(&text, &date) ||
        !pfx_find_day(date.year, date.month, date.day, &days))
        return false;
    *out = (pfx_date)days;
    return true;
}

void pfx_date_format(pfx_date value, char out[32])
{
    bool is_bc = false;

    if (value == PFX_DATE_INFINITY)
        out = pfx_put_text(out, "infinity");
    else if (value == PFX_DATE_MINUS_INFINITY)
        out = pfx_put_text(out, "-infinity");
    else
        out = pfx_put_date(out, value, &is_bc);
    *pfx_put_text(out, is_bc ? " BC" : "") = '\0';
}

bool pfx_date_from_civil(int32_t year, int month, int day, pfx_date *out)
{
    int64_t days;

    if (!pfx_find_day(year, month, day, &days))
        return false;
    *out = (pfx_date)days;
    return true;
}

bool pfx_date_to_civil(pfx_date value, int32_t *year, int *month, int *day)
{
    int64_t split_year, split_month, split_day;

    if (value == PFX_DATE_INFINITY || value == PFX_DATE_MINUS_INFINITY)
        return false;
    pfx_split_days(value, &split_year, &split_month, &split_day);
    *year = (int32_t)split_year;
    *month = (int)split_month;
    *day = (int)split_day;
    return true;
}
<% end %>
<% if has_clocks then %>

/* Writes microseconds since midnight. */
static char *pfx_put_clock(char *to, int64_t microseconds)
{
    uint64_t value = pfx_magnitude(microseconds);
    uint64_t seconds = value / 1000000;

    if (microseconds < 0)
        *to++ = '-';
    to = pfx_put_number(to, seconds / 3600, 2);
    *to++ = ':';
    to = pfx_put_number(to, seconds / 60 % 60, 2);
    *to++ = ':';
    to = pfx_put_number(to, seconds % 60, 2);
    return pfx_put_fraction(to, value % 1000000);
}

/* Reads hours, minutes, and seconds if they are there, up to 24:00. */
static bool pfx_get_clock(const char **at, int64_t *out)
{
    int64_t hours, minutes, seconds = 0, microseconds = 0;

    if (!pfx_get_number(at, 2, 2, &hours) || !pfx_get_char(at, ":") ||
        !pfx_get_number(at, 2, 2, &minutes))
        return false;
    if (pfx_get_char(at, ":") &&
        (!pfx_get_number(at, 2, 2, &seconds) || !pfx_get_fraction(at, &microseconds)))
        return false;
    *out = ((hours * 60 + minutes) * 60 + seconds) * 1000000 + microseconds;
    return hours <= 24 && minutes <= 59 && seconds <= 60 && *out <= PFX_DAY;
}
<% end %>
<% if has.time then %>

bool pfx_time_parse(const char *text, pfx_time *out)
{
    int64_t value;

    if (!pfx_get_clock(&text, &value) || *text != '\0')
        return false;
    *out = value;
    return true;
}

void pfx_time_format(pfx_time value, char out[40])
{
    *pfx_put_clock(out, value) = '\0';
}
<% end %>
<% if has.timetz then %>

/* Writes how far a time zone is from UTC: +02, -03:30. */
static char *pfx_put_zone(char *to, int32_t seconds_west)
{
    uint64_t value = pfx_magnitude(seconds_west);

    *to++ = seconds_west <= 0 ? '+' : '-';
    to = pfx_put_number(to, value / 3600, 2);
    if (value % 3600 != 0) {
        *to++ = ':';
        to = pfx_put_number(to, value / 60 % 60, 2);
    }
    if (value % 60 != 0) {
        *to++ = ':';
        to = pfx_put_number(to, value % 60, 2);
    }
    return to;
}
<% end %>
<% if has_zones then %>

/* Reads how far a time zone is from UTC, also as Z, and the minutes without a colon. */
static bool pfx_get_zone(const char **at, int32_t *seconds_west)
{
    bool is_east = **at == '+';
    int64_t hours, minutes = 0, seconds = 0;

    *seconds_west = 0;
    if (pfx_get_word(at, "z"))
        return true;
    if (!pfx_get_char(at, "+-") || !pfx_get_number(at, 2, 2, &hours))
        return false;
    if (pfx_get_char(at, ":")) {
        if (!pfx_get_number(at, 2, 2, &minutes) ||
            (pfx_get_char(at, ":") && !pfx_get_number(at, 2, 2, &seconds)))
            return false;
    } else if (**at >= '0' && **at <= '9' && !pfx_get_number(at, 2, 2, &minutes)) {
        return false;
    }
    *seconds_west = (int32_t)((hours * 60 + minutes) * 60 + seconds) * (is_east ? -1 : 1);
    return hours <= 15 && minutes <= 59 && seconds <= 59;
}
<% end %>
<% if has.timetz then %>

bool pfx_timetz_parse(const char *text, pfx_timetz *out)
{
    pfx_timetz value;

    if (!pfx_get_clock(&text, &value.microseconds) || !pfx_get_zone(&text, &value.seconds_west) ||
        *text != '\0')
        return false;
    *out = value;
    return true;
}

void pfx_timetz_format(pfx_timetz value, char out[64])
{
    *pfx_put_zone(pfx_put_clock(out, value.microseconds), value.seconds_west) = '\0';
}
<% end %>
<% if has_timestamps then %>

/*
 * Microseconds of a date and what is to be added to it; false if the server or C cannot hold
 * them.
 */
static bool pfx_join_moment(const pfx_written_date *date, int64_t more, int64_t *out)
{
    int64_t days, value;

    if (!pfx_find_day(date->year, date->month, date->day, &days) || days > INT64_MAX / PFX_DAY)
        return false;
    value = days * PFX_DAY;
    if (more > 0 && value > INT64_MAX - 1 - more)
        return false;
    *out = value + more;
    return *out >= PFX_FIRST_DAY * PFX_DAY;
}

/* Reads a date and a time of day, with a time zone behind it if `west` is not NULL. */
static bool pfx_get_moment(const char *text, int32_t *west, int64_t *out)
{
    pfx_written_date date;
    int64_t value = 0;
    bool is_negative;

    if (pfx_get_infinity(text, &is_negative)) {
        *out = is_negative ? PFX_TIMESTAMP_MINUS_INFINITY : PFX_TIMESTAMP_INFINITY;
        return true;
    }
    if (!pfx_get_date(&text, &date) || !pfx_get_char(&text, " Tt") || !pfx_get_clock(&text, &value))
        return false;
<% if has.timestamptz then %>
    if (west != NULL && !pfx_get_zone(&text, west))
        return false;
<% end %>
    return pfx_get_era(&text, &date) &&
           pfx_join_moment(&date, value + (west != NULL ? *west * INT64_C(1000000) : 0), out);
}

/* Writes the same, in UTC. */
static void pfx_put_moment(char *to, int64_t value, const char *zone)
{
    int64_t rest = value % PFX_DAY;
    bool is_bc = false;

    rest += rest < 0 ? PFX_DAY : 0;
    if (value == PFX_TIMESTAMP_INFINITY) {
        to = pfx_put_text(to, "infinity");
    } else if (value == PFX_TIMESTAMP_MINUS_INFINITY) {
        to = pfx_put_text(to, "-infinity");
    } else {
        to = pfx_put_date(to, value / PFX_DAY - (value % PFX_DAY < 0 ? 1 : 0), &is_bc);
        *to++ = ' ';
        to = pfx_put_text(pfx_put_clock(to, rest), zone);
    }
    *pfx_put_text(to, is_bc ? " BC" : "") = '\0';
}
<% end %>
<% if has.timestamp then %>

bool pfx_timestamp_parse(const char *text, pfx_timestamp *out)
{
    int64_t value;

    if (!pfx_get_moment(text, NULL, &value))
        return false;
    *out = value;
    return true;
}

void pfx_timestamp_format(pfx_timestamp value, char out[40])
{
    pfx_put_moment(out, value, "");
}
<% end %>
<% if has.timestamptz then %>

bool pfx_timestamptz_parse(const char *text, pfx_timestamptz *out)
{
    int32_t west = 0;
    int64_t value;

    if (!pfx_get_moment(text, &west, &value))
        return false;
    *out = value;
    return true;
}

void pfx_timestamptz_format(pfx_timestamptz value, char out[40])
{
    pfx_put_moment(out, value, "+00");
}
<% end %>
<% if has.interval then %>

/* The parts of an interval in ISO 8601; those from the hours on stand behind a T. */
static const struct pfx_unit {
    char letter;
    bool is_time;
    int64_t months;
    int64_t days;
    int64_t microseconds;
} pfx_units[] = {
    {'Y', false, 12, 0, 0},         {'M', false, 1, 0, 0},         {'W', false, 0, 7, 0},
    {'D', false, 0, 1, 0},          {'H', true, 0, 0, 3600000000}, {'M', true, 0, 0, 60000000},
    {'S', true, 0, 0, 1000000},
};

/* Adds count times unit, and a fraction of the sign of count, to a sum; false if that overflows. */
static bool pfx_add_part(int64_t *sum, int64_t count, bool is_negative, int64_t unit,
                         int64_t fraction)
{
    int64_t value;

    if (unit == 0)
        return true;
    if (count > INT64_MAX / unit || count * unit > INT64_MAX - fraction)
        return false;
    value = count * unit + fraction;
    if (is_negative ? *sum < INT64_MIN + value : *sum > INT64_MAX - value)
        return false;
    *sum += is_negative ? -value : value;
    return true;
}

/* Reads one part, such as -3D or 4.5S, and adds it. */
static bool pfx_get_part(const char **at, bool is_time, int64_t *months, int64_t *days,
                         int64_t *microseconds)
{
    bool is_negative = **at == '-';
    int64_t count, fraction;

    *at += is_negative;
    if (!pfx_get_number(at, 1, 18, &count) || !pfx_get_fraction(at, &fraction))
        return false;
    for (size_t i = 0; i < sizeof pfx_units / sizeof *pfx_units; i++) {
        const struct pfx_unit *unit = &pfx_units[i];

        if (unit->is_time != is_time || unit->letter != **at)
            continue;
        ++*at;
        return (fraction == 0 || unit->microseconds == 1000000) &&
               pfx_add_part(months, count, is_negative, unit->months, 0) &&
               pfx_add_part(days, count, is_negative, unit->days, 0) &&
               pfx_add_part(microseconds, count, is_negative, unit->microseconds, fraction);
    }
    return false;
}

bool pfx_interval_parse(const char *text, pfx_interval *out)
{
    int64_t months = 0, days = 0, microseconds = 0;
    bool is_negative, is_time = false;

    if (pfx_get_infinity(text, &is_negative)) {
        *out = is_negative ? (pfx_interval){INT32_MIN, INT32_MIN, INT64_MIN}
                           : (pfx_interval){INT32_MAX, INT32_MAX, INT64_MAX};
        return true;
    }
    if (*text++ != 'P' || *text == '\0')
        return false;
    while (*text != '\0') {
        if (*text == 'T' && !is_time) {
            is_time = true;
            text++;
        }
        if (!pfx_get_part(&text, is_time, &months, &days, &microseconds))
            return false;
    }
    if (months < INT32_MIN || months > INT32_MAX || days < INT32_MIN || days > INT32_MAX)
        return false;
    *out = (pfx_interval){(int32_t)months, (int32_t)days, microseconds};
    return true;
}

/* Writes one part of an interval, unless it is zero. */
static char *pfx_put_part(char *to, int64_t value, char letter)
{
    if (value == 0)
        return to;
    if (value < 0)
        *to++ = '-';
    to = pfx_put_number(to, pfx_magnitude(value), 1);
    *to++ = letter;
    return to;
}

void pfx_interval_format(pfx_interval value, char out[64])
{
    int64_t seconds = value.microseconds / 1000000;
    int64_t rest = value.microseconds % 1000000;
    char *to = out;

    *to++ = 'P';
    to = pfx_put_part(to, value.months / 12, 'Y');
    to = pfx_put_part(to, value.months % 12, 'M');
    to = pfx_put_part(to, value.days, 'D');
    if (value.microseconds != 0)
        *to++ = 'T';
    to = pfx_put_part(to, seconds / 3600, 'H');
    to = pfx_put_part(to, seconds / 60 % 60, 'M');
    if (seconds % 60 != 0 || rest != 0) {
        if (value.microseconds < 0)
            *to++ = '-';
        to = pfx_put_number(to, pfx_magnitude(seconds % 60), 1);
        to = pfx_put_fraction(to, pfx_magnitude(rest));
        *to++ = 'S';
    }
    *to = '\0';
    if (value.months == 0 && value.days == 0 && value.microseconds == 0)
        *pfx_put_text(out, "PT0S") = '\0';
    if (value.months == INT32_MAX && value.days == INT32_MAX && value.microseconds == INT64_MAX)
        *pfx_put_text(out, "infinity") = '\0';
    if (value.months == INT32_MIN && value.days == INT32_MIN && value.microseconds == INT64_MIN)
        *pfx_put_text(out, "-infinity") = '\0';
}
<% end %>
