/*
 * Attributes: what an object of a kind consists of, as data.
 *
 * Each kind describes its struct in one constant table of Attribute. That table serves comparison,
 * the JSON form and the view that templates get, so an attribute is added in one place. Structs
 * inside objects (the keys of an index, the arguments of a routine) are described the same way.
 */
#ifndef SCHEMAC_MODEL_ATTRIBUTE_H
#define SCHEMAC_MODEL_ATTRIBUTE_H

#include "base/str.h"
#include "base/vec.h"

#include <stdint.h>

/* An SQL expression or query. `sql` has all names qualified and is what goes into statements;
 * `canonical` is for comparison only (DESIGN: canonical form). Both are NULL when there is none. */
typedef struct SqlExpr {
    const char *sql;
    const char *canonical;
} SqlExpr;

/* One storage parameter or configuration setting. */
typedef struct Option {
    const char *name;
    const char *value; /* NULL: given without a value */
    size_t
        rank; /* in the order in which they were written, from 1; of no meaning when options are compared */
} Option;

typedef VEC(Option) OptionVec;

typedef enum AttributeType {
    ATTRIBUTE_BOOL,    /* bool */
    ATTRIBUTE_INT,     /* int64_t */
    ATTRIBUTE_TEXT,    /* const char *: a keyword, type or other text; NULL when absent */
    ATTRIBUTE_NAME,    /* const char *: an unquoted identifier; NULL when absent */
    ATTRIBUTE_EXPR,    /* SqlExpr */
    ATTRIBUTE_NAMES,   /* TextVec of unquoted identifiers */
    ATTRIBUTE_TEXTS,   /* TextVec */
    ATTRIBUTE_OPTIONS, /* OptionVec, sorted by name */
    ATTRIBUTE_ITEMS,   /* VEC(struct) described by `items` */
} AttributeType;

enum {
    /* The server has an ALTER for it, which the kind's `alter` writes. Without it a change replaces
       the object. */
    ATTRIBUTE_ALTER = 1 << 0,
    /* Not compared: derived from something else, or of no effect. */
    ATTRIBUTE_IGNORE = 1 << 1,
    /* While it changes, nothing may use the object in an expression: such dependents are dropped before and made anew
     * after (the type of a column). */
    ATTRIBUTE_BLOCKS = 1 << 2,
    /* In place only while no column stores a value of the type that the object is a part of. */
    ATTRIBUTE_UNSTORED = 1 << 3,
    /* Compared where both say something: a server may have kept nothing of it (the name of NOT NULL, before 18). */
    ATTRIBUTE_IF_BOTH = 1 << 4,
};

typedef struct Attribute Attribute;

typedef struct ItemType {
    size_t size;
    const Attribute *attributes;
} ItemType;

/* A table of these ends with a row whose name is NULL. */
struct Attribute {
    const char *name;
    AttributeType type;
    size_t offset;
    unsigned flags;
    const ItemType *items;
};

#define ATTR(struct_type, member, attribute_type, attribute_flags)          \
    {                                                                       \
        .name = #member, .type = ATTRIBUTE_##attribute_type,                \
        .offset = offsetof(struct_type, member), .flags = (attribute_flags) \
    }
#define ATTR_ITEMS(struct_type, member, item_type, attribute_flags)                        \
    {                                                                                      \
        .name = #member, .type = ATTRIBUTE_ITEMS, .offset = offsetof(struct_type, member), \
        .flags = (attribute_flags), .items = (item_type)                                   \
    }
#define ATTR_END     \
    {                \
        .name = NULL \
    }

/* Which rows of an attribute table differ, bit i for row i. A table has at most 64 rows. */
typedef uint64_t AttributeSet;

/* The vector behind an ATTRIBUTE_ITEMS member: every VEC has this layout. */
typedef VEC(void) ItemVec;

/* Compares one attribute of two structs of the same type. */
bool attribute_equal(const Attribute *attribute, const void *a, const void *b);

/* All attributes that differ; those flagged ATTRIBUTE_IGNORE never do. */
AttributeSet attributes_differ(const Attribute *attributes, const void *a, const void *b);

/* True when the attribute holds nothing: false, 0, NULL or an empty list. */
bool attribute_is_empty(const Attribute *attribute, const void *value);

/* The row of a table with this name; NULL when there is none. */
const Attribute *attribute_find(const Attribute *attributes, const char *name);

/* True when `set` holds the attribute `name` of the table. An unknown name is a bug. */
bool attribute_in(const Attribute *attributes, AttributeSet set, const char *name);

/* Sorts options by name and keeps the last of equal names. Those without a rank come after those that have one. */
void options_normalise(OptionVec *options);

/* The option that was written after `last` (NULL: the first one); NULL at the end. */
const Option *options_after(const OptionVec *options, const Option *last);

/* The value of an option, NULL when it is not set. */
const char *options_get(const OptionVec *options, const char *name);

#endif
