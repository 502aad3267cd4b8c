/*
 * What it means to change the type of a value: of a column, or of an attribute that is stored. Private to tools/kinds.
 *
 * Casts follow the server's find_coercion_pathway(): through pg_cast between the base types of domains, element by
 * element between arrays, and by the text of the value from and to strings.
 */
#ifndef SCHEMAC_KINDS_TYPE_CHANGE_H
#define SCHEMAC_KINDS_TYPE_CHANGE_H

#include "kinds/objects.h"

/* How readily the server casts one type to another. */
typedef enum CastStrength {
    CAST_NONE,
    CAST_UNKNOWN, /* the extension that has one of the types knows */
    CAST_EXPLICIT,
    CAST_ASSIGNMENT,
    CAST_IMPLICIT,
} CastStrength;

typedef struct TypeChange {
    bool needs_using;  /* there is no cast that the server would apply by itself */
    bool through_text; /* there is no cast at all: only by way of the text of the value */
    bool into_array;   /* a value becomes the only element of an array */
    unsigned hazards;
    const char *note; /* constant text; NULL */
} TypeChange;

#define TYPE_CHANGE_NO_CAST                                                                     \
    "there is no cast between these types, so the text of each value is read as the new type; " \
    "where that is not what is meant, write -- @using EXPRESSION above the column"

#define TYPE_CHANGE_UNKNOWN_CAST                                                               \
    "only the extension of the type knows whether there is such a cast; where there is none, " \
    "or it is not what is meant, write -- @using EXPRESSION above the column"

#define TYPE_CHANGE_TOO_LONG "fails on a value that is too long for the new type"

/* Both types in their catalog spelling: "character varying(20)", "numeric(10,2)[]", "public.mood".
 */
TypeChange type_change(Arena *arena, const char *from, const char *to);

/* A type as something names it: the text, and the object of the model that it means; NULL for built-in types. */
typedef struct TypeUse {
    const char *type;
    const Object *object;
} TypeUse;

/* The same with what the model knows of the types: the values of a domain are those of its base type, and a type that
 * the plan replaces has no cast to its successor, unless that is a composite type (see `bridge` of KindOps). */
TypeChange type_use_change(const Steps *steps, TypeUse from, TypeUse to);

/* Whether a value of the type has to be given: it is that of a domain which is NOT NULL and has no default. */
bool type_use_refuses_null(TypeUse use);

/* True for a domain that does not restrict the values of its base type in any way: nothing is done to what becomes one but
 * what the change of the base type needs. */
bool type_use_is_bare_domain(TypeUse use);

/* What may become of the attributes of a composite type whose values are to be those of another. */
unsigned composite_type_hazards(const Steps *steps, const Object *from, const Object *to);

/* True when the plan replaces the type that both name, or is about to. */
bool type_use_is_replaced(const Steps *steps, TypeUse from, TypeUse to);

/* Appends the expression `value`, of the type `from`, as a value of `to`: `c::text::public.mood`. */
void type_append_cast(Str *out, const char *value, TypeUse from, TypeUse to,
                      const TypeChange *change);

/* True when values are read from the text of others in a table with foreign tables below: the server takes no USING there, but a
 * cast, if only for the time being. */
bool foreign_below_needs_cast(const Steps *steps, const ColumnObject *from, const ColumnObject *to);
void foreign_below_add_cast(Steps *steps, const ColumnObject *from, const ColumnObject *to);
void foreign_below_drop_cast(Steps *steps, const ColumnObject *from, const ColumnObject *to);

/* The cast between two types of the server or of extensions, as they are called. */
CastStrength type_cast_strength(Arena *arena, const char *from, const char *to);

/* What is said of a change that takes a cast of this strength. */
const char *type_cast_note(CastStrength strength);

/* True for text, character varying, character, and what extensions have of the kind: without modifiers, not arrays. */
bool type_is_string(const char *type);

/* The type without modifiers, of arrays the element. */
const char *type_bare(Arena *arena, const char *type);

/* True when the types differ by their modifiers only. */
bool type_base_equal(Arena *arena, const char *a, const char *b);

/* True when the type is an array. */
bool type_is_array(const char *type);

/* The storage that values of a type have unless a column says otherwise: EXTENDED, MAIN or PLAIN.
 * Meant for types whose storage can be changed at all. */
const char *type_storage(const char *type);

/* The same for the type of a column, which may be an enum or a domain. */
const char *column_type_storage(const ColumnObject *column);

#endif
