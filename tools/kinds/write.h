/*
 * Pieces of SQL that several kinds write. Private to tools/kinds.
 *
 * All names are qualified, and quoted where they have to be. Texts of steps and notes are on the
 * arena of the steps.
 */
#ifndef SCHEMAC_KINDS_WRITE_H
#define SCHEMAC_KINDS_WRITE_H

#include "kinds/objects.h"

/* The object's name with its schema where it has one: public.tasks. */
void write_name(Str *out, const Object *object);

/* The name of the relation that the object hangs on, directly or through its column. */
void write_relation(Str *out, const Object *object);

/* append_reference of kinds that stand in a schema, of routines, and of what hangs on a relation:
 * `c ON public.t`. */
void write_reference(Str *out, const Object *object);
void write_routine_reference(Str *out, const Object *object);
void write_reference_on_relation(Str *out, const Object *object);

/* A new text that begins with the beginning of a statement about the object's relation, and about a
 * column of it. */
Str write_alter_table(Steps *steps, const Object *object);
Str write_alter_column(Steps *steps, const Object *column);

/* `(a, b)` of unquoted names, with a space before it; nothing when there are none. */
void write_columns(Str *out, const TextVec *columns);

/* ` (a = 1, b = 'x')` for WITH and SET; nothing when there are none. */
void write_options(Str *out, const OptionVec *options);

/*
 * Steps `<statement> SET (…)` for the options that are new or changed and `<statement> RESET (…)`
 * for those that are gone.
 */
void write_option_changes(Steps *steps, const char *statement, const OptionVec *from,
                          const OptionVec *to);

/* The name of a setting, which may have several parts: search_path, app.tenant. */
void write_setting(Str *out, const char *name);

/* A role; PUBLIC, CURRENT_USER and their like stay words. */
void write_role(Str *out, const char *role);

/* Roles for people: "everyone" or "anon, authenticated". */
void write_roles_note(Str *out, const TextVec *roles);

/* The expression of a column's DEFAULT, in parentheses unless the grammar takes it without. */
void write_default_expr(Str *out, const char *sql);

/* `DEFERRABLE INITIALLY DEFERRED`, as far as it differs from the default, with a space before it.
 */
void write_deferrable(Str *out, bool deferrable, bool initially_deferred);

/* A step `DROP <sql_kind> <reference>`. */
Step *write_drop(Steps *steps, const Object *object, unsigned hazards);

/* Adds a step with a note. */
Step *write_step(Steps *steps, const Str *sql, unsigned hazards, const char *note_format, ...)
    __attribute__((format(printf, 4, 5)));

/*
 * What a table says of one of its indexes (CLUSTER ON, REPLICA IDENTITY USING INDEX), as steps that
 * follow the creation of that index, whichever kind of object has made it.
 */
void write_index_marks(Steps *steps, const Object *relation, const char *index_name);

/* carries_over of checks and indexes: when a column changes its type, the server makes them anew from their text, unless
 * only USING can convert the values. */
bool write_carries_over(const Object *object, const Object *from_column, const Object *to_column);

/* True when REPLICA IDENTITY is an index, not a word. */
bool replica_identity_is_index(const char *replica_identity);

/* ---- the values of sequences, shared by sequences and identity columns ---- */

typedef struct SequenceValues {
    SEQUENCE_OPTIONS;
} SequenceValues;

/* The values of a struct that holds SEQUENCE_OPTIONS. */
#define SEQUENCE_VALUES(object)                                                  \
    ((SequenceValues){(object)->data_type, (object)->start, (object)->increment, \
                      (object)->minimum, (object)->maximum, (object)->cache, (object)->cycle})

#define SEQUENCE_ATTRIBUTES(struct_type)                    \
    ATTR(struct_type, data_type, TEXT, ATTRIBUTE_ALTER),    \
        ATTR(struct_type, start, INT, ATTRIBUTE_ALTER),     \
        ATTR(struct_type, increment, INT, ATTRIBUTE_ALTER), \
        ATTR(struct_type, minimum, INT, ATTRIBUTE_ALTER),   \
        ATTR(struct_type, maximum, INT, ATTRIBUTE_ALTER),   \
        ATTR(struct_type, cache, INT, ATTRIBUTE_ALTER),     \
        ATTR(struct_type, cycle, BOOL, ATTRIBUTE_ALTER)

/* Appends the options that differ from what the server would choose, each with a space before it;
 * without the type. */
void write_sequence_values(Str *out, const SequenceValues *values);

/*
 * Appends the options that have to change, each after `prefix` (" " or " SET "); without the type.
 * Restarts the sequence where the new limits have nothing in common with the old ones.
 */
void write_sequence_changes(Str *out, const char *prefix, const SequenceValues *from,
                            const SequenceValues *to);

/*
 * The server refuses limits that the number reached does not fit. A sequence that has not come as
 * far as its new beginning is moved there by a step, which has to come before the change; nothing
 * when that cannot happen.
 */
void write_sequence_advance(Steps *steps, const char *schema, const char *name,
                            const SequenceValues *from, const SequenceValues *to);

/* HAZARD_MAY_FAIL when the number reached may lie outside of the new limits all the same; otherwise
 * 0. */
unsigned sequence_change_hazards(const SequenceValues *from, const SequenceValues *to);

#endif
