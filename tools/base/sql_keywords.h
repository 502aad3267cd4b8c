/*
 * SQL keywords that cannot stand as a plain name everywhere: PostgreSQL's categories "reserved",
 * "reserved (can be function or type)" and "unreserved (cannot be function or type name)".
 * quote_ident() quotes exactly these.
 */
#ifndef SCHEMAC_BASE_SQL_KEYWORDS_H
#define SCHEMAC_BASE_SQL_KEYWORDS_H

#include <stdbool.h>

/* True when the lower-case `name` is such a keyword. */
bool sql_keyword_needs_quotes(const char *name);

#endif
