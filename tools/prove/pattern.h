/*
 * Patterns: texts that a regular expression, or a pattern of LIKE, matches. Internal to prove/.
 *
 * Manual: "9.7.3 POSIX Regular Expressions". Only a guess: the server is asked before a text is used.
 */
#ifndef SCHEMAC_PROVE_PATTERN_H
#define SCHEMAC_PROVE_PATTERN_H

#include "base/str.h"
#include "base/vec.h"

/* Appends a few texts that the pattern may match; nothing for a text without any sign of a pattern. */
void pattern_samples(Arena *arena, const char *pattern, TextVec *samples);

#endif
