/*
 * Names that the server makes up for what is given none: name1_name2_label within 63 bytes. Source: makeObjectName().
 */
#ifndef SCHEMAC_KINDS_GENERATED_NAME_H
#define SCHEMAC_KINDS_GENERATED_NAME_H

#include "model/object.h"

#define NAME_BYTES 63 /* NAMEDATALEN - 1 */

/* Length of at most `limit` bytes that does not cut a character in two. */
size_t name_clip(const char *text, size_t length, size_t limit);

/* The longer of the two names is shortened first. `name2` and `label` may be NULL. On the arena. */
const char *generated_name(Arena *arena, const char *name1, const char *name2, const char *label);

/* The name of the NOT NULL of a column, as PostgreSQL 18 has it: what it was given, else table_column_not_null. */
const char *not_null_name(Arena *arena, const Object *column);

/* A name with something behind it, within what the server keeps of a name. */
const char *name_with_suffix(Arena *arena, const char *name, const char *suffix);

#endif
