/*
 * Built-in: what pg_catalog holds, as constant tables: operators and functions, besides types and casts. It lets expressions be
 * resolved and typed without a server.
 *
 * The tables were made from the catalogs of PostgreSQL 18 (pg_operator, pg_proc), leaving out what SQL
 * cannot call: functions with arguments of type internal or cstring, support functions, and functions whose
 * description says "implementation of … operator". Functions that are left out are still known by name.
 */
#ifndef SCHEMAC_SQLREAD_BUILTIN_H
#define SCHEMAC_SQLREAD_BUILTIN_H

#include "kinds/builtin_type.h"

typedef struct BuiltinOperator {
    const char *name;
    uint8_t left; /* TYPE_NONE: prefix operator */
    uint8_t right;
    uint8_t result;
} BuiltinOperator;

/* All operators of a name: the first, and their number. */
const BuiltinOperator *builtin_operators(const char *name, size_t *count);

enum {
    BUILTIN_SET = 1 << 0,
    BUILTIN_VARIADIC = 1 << 1,
    BUILTIN_AGGREGATE = 1 << 2,
    BUILTIN_WINDOW = 1 << 3,
    BUILTIN_ARGUMENTS = 8,
};

typedef struct BuiltinFunction {
    const char *name;
    uint8_t result;
    uint8_t flags;
    uint8_t defaults; /* how many of the last arguments may be left out */
    uint8_t count;
    uint8_t arguments[BUILTIN_ARGUMENTS];
} BuiltinFunction;

/* All functions of a name whose arguments are known: the first, and their number. */
const BuiltinFunction *builtin_functions(const char *name, size_t *count);

/* True for every function of pg_catalog, also those that builtin_functions() does not have. */
bool builtin_function_exists(const char *name);

/* An output column of a function that returns rows. */
typedef struct BuiltinOutput {
    const char *function;
    const char *column;
    uint8_t type;
} BuiltinOutput;

const BuiltinOutput *builtin_outputs(const char *function, size_t *count);

/* ---- Relations ---- */

/* A table or view of pg_catalog or information_schema. Other servers have more columns or fewer. */
typedef struct BuiltinRelation {
    const char *name;
    const char *
        columns; /* "oid oid!,relname name": `!` is NOT NULL, `?` a type that depends on the server */
} BuiltinRelation;

/* The relation of that schema ("pg_catalog", "information_schema"); NULL for none. */
const BuiltinRelation *builtin_relation(const char *schema, const char *name);

/* What a domain of information_schema is made of; TYPE_NONE when there is none of that name. */
BuiltinType builtin_standard_domain(const char *name);

/* ---- Extensions ---- */

typedef struct BuiltinExtensionOperator {
    const char *extension;
    BuiltinOperator row;
} BuiltinExtensionOperator;

typedef struct BuiltinExtensionFunction {
    const char *extension;
    BuiltinFunction row;
} BuiltinExtensionFunction;

/* As builtin_operators() and so on, whether the extension is there or not. */
const BuiltinExtensionOperator *builtin_extension_operators(const char *name, size_t *count);
const BuiltinExtensionFunction *builtin_extension_functions(const char *name, size_t *count);
const BuiltinOutput *builtin_extension_outputs(const char *function, size_t *count);

/* The extension that has a type; NULL for other types. */
const char *builtin_extension_of_type(BuiltinType type);

/* True when the extension is known well enough to say that it has no function of this name but those of the tables. */
bool builtin_extension_is_complete(const char *extension, const char *function);

/*
 * The first row of `count` rows of `size` bytes, sorted by the name at `name_offset` in each, whose name is `name`; sets
 * *found to the number of rows that have it. NULL when there is none.
 */
const void *builtin_rows_named(const void *rows, size_t count, size_t size, size_t name_offset,
                               const char *name, size_t *found);

/* The tables behind the functions above, sorted by name. */
extern const BuiltinRelation builtin_catalog_relations[];
extern const size_t builtin_catalog_relation_count;
extern const BuiltinRelation builtin_standard_relations[];
extern const size_t builtin_standard_relation_count;
extern const BuiltinOperator builtin_operator_rows[];
extern const size_t builtin_operator_count;
extern const BuiltinFunction builtin_function_rows_a[];
extern const size_t builtin_function_count_a;
extern const BuiltinFunction builtin_function_rows_b[];
extern const size_t builtin_function_count_b;
extern const char *const builtin_function_names[];
extern const size_t builtin_function_name_count;

#endif
