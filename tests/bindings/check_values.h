/* check_values.h - values that several parts of the check program write. */
#ifndef SCHEMAC_TESTS_BINDINGS_CHECK_VALUES_H
#define SCHEMAC_TESTS_BINDINGS_CHECK_VALUES_H

#include "db.h"

#include <string.h>

/* An address; zero, which no server takes, if the text is none. */
static inline db_inet inet(const char *text)
{
    db_inet value = {0};

    return db_inet_parse(text, &value) ? value : (db_inet){0};
}

/* Whether an address is written so. */
static inline bool is_inet(db_inet value, const char *text)
{
    char written[50];

    db_inet_format(value, written);
    return strcmp(written, text) == 0;
}

#endif
