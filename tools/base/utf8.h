/*
 * UTF-8: walking over text that may be malformed. The basic functions stand in base/str.h; these
 * two are for code that shows or quotes text of unknown origin.
 */
#ifndef SCHEMAC_BASE_UTF8_H
#define SCHEMAC_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>

/* What a malformed byte stands for; no code point has this value. */
#define UTF8_MALFORMED 0xFFFFFFFFu

/* U+FFFD in UTF-8. */
#define UTF8_REPLACEMENT "\xEF\xBF\xBD"

/* Reads the character at `text`, of which `available` (> 0) bytes are left, and returns its length.
 * A byte that is not part of a well-formed character has length 1 and the code point
 * UTF8_MALFORMED. */
size_t utf8_next(const char *text, size_t available, unsigned *code_point);

/* True for ASCII and C1 controls, and for the Unicode line and paragraph separators. */
bool utf8_is_control(unsigned code_point);

/* True for the controls that make a terminal or editor show text in another order than it is
 * stored. */
bool utf8_is_bidi_control(unsigned code_point);

#endif
