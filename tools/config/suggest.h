/*
 * Suggestions: the name that somebody probably meant.
 */
#ifndef SCHEMAC_CONFIG_SUGGEST_H
#define SCHEMAC_CONFIG_SUGGEST_H

#include <stddef.h>

/* The nearest of `names` to `given` when it is near enough to be a slip of the finger; NULL when none is. */
const char *suggest_name(const char *const *names, size_t count, const char *given);

#endif
