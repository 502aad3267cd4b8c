
/* -- Converters -------------------------------------------------------------------------------- */

/*
 * Values to and from text, and to what C has for them. The text is what psql prints with
 * DateStyle ISO, IntervalStyle iso_8601 and in UTC. None of these functions asks the server, the
 * locale or a time zone database, allocates memory or keeps what it is given. ..._parse() is
 * false, and *out as it was, if the text is no such value of the server, or one that C cannot
 * hold.
 */
<% if has_timestamps then %>

/* Whether microseconds since 1970 fit the timespec; false for the infinities, *out is then 0. */
bool pfx_to_timespec(int64_t microseconds, struct timespec *out);

/* Microseconds since 1970, rounded down; what is too far away becomes one of the infinities. */
int64_t pfx_from_timespec(struct timespec value);

/* The same with whole seconds, rounded down. *out stays as it is when it is false. */
bool pfx_to_time_t(int64_t microseconds, time_t *out);
int64_t pfx_from_time_t(time_t value);
<% end %>
<% if has.date then %>

/* "2024-02-29", "0044-03-15 BC", "12024-01-01", "infinity". */
bool pfx_date_parse(const char *text, pfx_date *out);
void pfx_date_format(pfx_date value, char out[32]);

/*
 * Year, month and day, both from 1 on; year 0 is 1 BC, -1 is 2 BC. False if there is no such day,
 * or none that the server knows; and of an infinity, which has no year.
 */
bool pfx_date_from_civil(int32_t year, int month, int day, pfx_date *out);
bool pfx_date_to_civil(pfx_date value, int32_t *year, int *month, int *day);
<% end %>
<% if has.time then %>

/* "13:05:59.000001"; seconds need not be there to be read. */
bool pfx_time_parse(const char *text, pfx_time *out);
void pfx_time_format(pfx_time value, char out[40]);
<% end %>
<% if has.timetz then %>

/* "13:05:59+02", "13:05:59-03:30"; also with Z, and as 13:05:59+0200. */
bool pfx_timetz_parse(const char *text, pfx_timetz *out);
void pfx_timetz_format(pfx_timetz value, char out[64]);
<% end %>
<% if has.timestamp then %>

/*
 * "2024-02-29 13:05:59.5", "0044-03-15 12:00:00 BC", "-infinity"; also with a T, and without a
 * zone only.
 */
bool pfx_timestamp_parse(const char *text, pfx_timestamp *out);
void pfx_timestamp_format(pfx_timestamp value, char out[40]);
<% end %>
<% if has.timestamptz then %>

/*
 * "2024-02-29 13:05:59.5+00": written in UTC; read with whatever offset, or Z, but not without
 * one, nor with the name of a time zone.
 */
bool pfx_timestamptz_parse(const char *text, pfx_timestamptz *out);
void pfx_timestamptz_format(pfx_timestamptz value, char out[40]);
<% end %>
<% if has.interval then %>

/*
 * "P1Y2M3DT4H5M6.789S", "P-1Y", "P2W", each part negative or not, only seconds with decimals;
 * "infinity", which is all three parts at their end, is known to PostgreSQL 17 and later.
 */
bool pfx_interval_parse(const char *text, pfx_interval *out);
void pfx_interval_format(pfx_interval value, char out[64]);
<% end %>
<% if need["decode:numeric"] then %>

/*
 * numeric is text, and so exact. False if the text is no number; to int64 also if it has decimals
 * other than zero or does not fit; to double, which is the nearest one, if it is too large. From
 * double: as few digits as are needed to read the same number again.
 */
bool pfx_numeric_to_int64(const char *text, int64_t *out);
bool pfx_numeric_to_double(const char *text, double *out);
void pfx_numeric_from_int64(int64_t value, char out[24]);
void pfx_numeric_from_double(double value, char out[32]);
<% end %>
<% if has.uuid then %>

/* Reads 32 hexadecimal digits, with or without hyphens and braces. False if it is anything else. */
bool pfx_uuid_parse(const char *text, pfx_uuid *out);

/* Writes the usual form of 36 characters and a NUL. */
void pfx_uuid_format(pfx_uuid value, char out[37]);
<% end %>
<% if has.inet then %>

/* Reads "10.0.0.1", "10.0.0.0/8", "::1". False if it is no address. */
bool pfx_inet_parse(const char *text, pfx_inet *out);

/* Writes the same, without the length if it is that of a single host. */
void pfx_inet_format(pfx_inet value, char out[50]);
<% end %>
<% if has.macaddr then %>

/* "08:00:2b:01:02:03"; also with hyphens or without anything between the bytes. */
bool pfx_macaddr_parse(const char *text, pfx_macaddr *out);
void pfx_macaddr_format(pfx_macaddr value, char out[18]);
<% end %>
<% if has.macaddr8 then %>

/* The same with 8 bytes. */
bool pfx_macaddr8_parse(const char *text, pfx_macaddr8 *out);
void pfx_macaddr8_format(pfx_macaddr8 value, char out[24]);
<% end %>
