#include "kinds/builtin_type.h"

#include "base/str.h"

#include <string.h>

static const BuiltinTypeInfo types[TYPE_COUNT] = {
#define BUILTIN_TYPE_ROW(id, type_name, sql_name, type_category, is_preferred, is_pseudo) \
    [TYPE_##id] = {.name = type_name,                                                     \
                   .sql = sql_name,                                                       \
                   .category = type_category,                                             \
                   .preferred = is_preferred,                                             \
                   .pseudo = is_pseudo},
    BUILTIN_TYPES(BUILTIN_TYPE_ROW) BUILTIN_EXTENSION_TYPES(BUILTIN_TYPE_ROW)
#undef BUILTIN_TYPE_ROW
};

// clang-format off
/* pg_cast, by source and target. Casts of array types follow from those of their elements. */
static const BuiltinCast casts[] = {
    {TYPE_BIT, TYPE_BIT, 'i'}, {TYPE_BIT, TYPE_INT4, 'e'}, {TYPE_BIT, TYPE_INT8, 'e'},
    {TYPE_BIT, TYPE_VARBIT, 'i'}, {TYPE_BOOL, TYPE_BPCHAR, 'a'}, {TYPE_BOOL, TYPE_INT4, 'e'},
    {TYPE_BOOL, TYPE_TEXT, 'a'}, {TYPE_BOOL, TYPE_VARCHAR, 'a'}, {TYPE_BOX, TYPE_CIRCLE, 'e'},
    {TYPE_BOX, TYPE_LSEG, 'e'}, {TYPE_BOX, TYPE_POINT, 'e'}, {TYPE_BOX, TYPE_POLYGON, 'a'},
    {TYPE_BPCHAR, TYPE_BPCHAR, 'i'}, {TYPE_BPCHAR, TYPE_CHAR, 'a'}, {TYPE_BPCHAR, TYPE_NAME, 'i'},
    {TYPE_BPCHAR, TYPE_TEXT, 'i'}, {TYPE_BPCHAR, TYPE_VARCHAR, 'i'}, {TYPE_BPCHAR, TYPE_XML, 'e'},
    {TYPE_BYTEA, TYPE_INT2, 'e'}, {TYPE_BYTEA, TYPE_INT4, 'e'}, {TYPE_BYTEA, TYPE_INT8, 'e'},
    {TYPE_CHAR, TYPE_BPCHAR, 'a'}, {TYPE_CHAR, TYPE_INT4, 'e'}, {TYPE_CHAR, TYPE_TEXT, 'i'},
    {TYPE_CHAR, TYPE_VARCHAR, 'a'}, {TYPE_CIDR, TYPE_BPCHAR, 'a'}, {TYPE_CIDR, TYPE_INET, 'i'},
    {TYPE_CIDR, TYPE_TEXT, 'a'}, {TYPE_CIDR, TYPE_VARCHAR, 'a'}, {TYPE_CIRCLE, TYPE_BOX, 'e'},
    {TYPE_CIRCLE, TYPE_POINT, 'e'}, {TYPE_CIRCLE, TYPE_POLYGON, 'e'},
    {TYPE_DATE, TYPE_TIMESTAMP, 'i'}, {TYPE_DATE, TYPE_TIMESTAMPTZ, 'i'},
    {TYPE_DATERANGE, TYPE_DATEMULTIRANGE, 'e'}, {TYPE_FLOAT4, TYPE_FLOAT8, 'i'},
    {TYPE_FLOAT4, TYPE_INT2, 'a'}, {TYPE_FLOAT4, TYPE_INT4, 'a'}, {TYPE_FLOAT4, TYPE_INT8, 'a'},
    {TYPE_FLOAT4, TYPE_NUMERIC, 'a'}, {TYPE_FLOAT8, TYPE_FLOAT4, 'a'},
    {TYPE_FLOAT8, TYPE_INT2, 'a'}, {TYPE_FLOAT8, TYPE_INT4, 'a'}, {TYPE_FLOAT8, TYPE_INT8, 'a'},
    {TYPE_FLOAT8, TYPE_NUMERIC, 'a'}, {TYPE_INET, TYPE_BPCHAR, 'a'}, {TYPE_INET, TYPE_CIDR, 'a'},
    {TYPE_INET, TYPE_TEXT, 'a'}, {TYPE_INET, TYPE_VARCHAR, 'a'}, {TYPE_INT2, TYPE_BYTEA, 'e'},
    {TYPE_INT2, TYPE_FLOAT4, 'i'}, {TYPE_INT2, TYPE_FLOAT8, 'i'}, {TYPE_INT2, TYPE_INT4, 'i'},
    {TYPE_INT2, TYPE_INT8, 'i'}, {TYPE_INT2, TYPE_NUMERIC, 'i'}, {TYPE_INT2, TYPE_OID, 'i'},
    {TYPE_INT2, TYPE_REGCLASS, 'i'}, {TYPE_INT2, TYPE_REGCOLLATION, 'i'},
    {TYPE_INT2, TYPE_REGCONFIG, 'i'}, {TYPE_INT2, TYPE_REGDICTIONARY, 'i'},
    {TYPE_INT2, TYPE_REGNAMESPACE, 'i'}, {TYPE_INT2, TYPE_REGOPER, 'i'},
    {TYPE_INT2, TYPE_REGOPERATOR, 'i'}, {TYPE_INT2, TYPE_REGPROC, 'i'},
    {TYPE_INT2, TYPE_REGPROCEDURE, 'i'}, {TYPE_INT2, TYPE_REGROLE, 'i'},
    {TYPE_INT2, TYPE_REGTYPE, 'i'}, {TYPE_INT4, TYPE_BIT, 'e'}, {TYPE_INT4, TYPE_BOOL, 'e'},
    {TYPE_INT4, TYPE_BYTEA, 'e'}, {TYPE_INT4, TYPE_CHAR, 'e'}, {TYPE_INT4, TYPE_FLOAT4, 'i'},
    {TYPE_INT4, TYPE_FLOAT8, 'i'}, {TYPE_INT4, TYPE_INT2, 'a'}, {TYPE_INT4, TYPE_INT8, 'i'},
    {TYPE_INT4, TYPE_MONEY, 'a'}, {TYPE_INT4, TYPE_NUMERIC, 'i'}, {TYPE_INT4, TYPE_OID, 'i'},
    {TYPE_INT4, TYPE_REGCLASS, 'i'}, {TYPE_INT4, TYPE_REGCOLLATION, 'i'},
    {TYPE_INT4, TYPE_REGCONFIG, 'i'}, {TYPE_INT4, TYPE_REGDICTIONARY, 'i'},
    {TYPE_INT4, TYPE_REGNAMESPACE, 'i'}, {TYPE_INT4, TYPE_REGOPER, 'i'},
    {TYPE_INT4, TYPE_REGOPERATOR, 'i'}, {TYPE_INT4, TYPE_REGPROC, 'i'},
    {TYPE_INT4, TYPE_REGPROCEDURE, 'i'}, {TYPE_INT4, TYPE_REGROLE, 'i'},
    {TYPE_INT4, TYPE_REGTYPE, 'i'}, {TYPE_INT4RANGE, TYPE_INT4MULTIRANGE, 'e'},
    {TYPE_INT8, TYPE_BIT, 'e'}, {TYPE_INT8, TYPE_BYTEA, 'e'}, {TYPE_INT8, TYPE_FLOAT4, 'i'},
    {TYPE_INT8, TYPE_FLOAT8, 'i'}, {TYPE_INT8, TYPE_INT2, 'a'}, {TYPE_INT8, TYPE_INT4, 'a'},
    {TYPE_INT8, TYPE_MONEY, 'a'}, {TYPE_INT8, TYPE_NUMERIC, 'i'}, {TYPE_INT8, TYPE_OID, 'i'},
    {TYPE_INT8, TYPE_REGCLASS, 'i'}, {TYPE_INT8, TYPE_REGCOLLATION, 'i'},
    {TYPE_INT8, TYPE_REGCONFIG, 'i'}, {TYPE_INT8, TYPE_REGDICTIONARY, 'i'},
    {TYPE_INT8, TYPE_REGNAMESPACE, 'i'}, {TYPE_INT8, TYPE_REGOPER, 'i'},
    {TYPE_INT8, TYPE_REGOPERATOR, 'i'}, {TYPE_INT8, TYPE_REGPROC, 'i'},
    {TYPE_INT8, TYPE_REGPROCEDURE, 'i'}, {TYPE_INT8, TYPE_REGROLE, 'i'},
    {TYPE_INT8, TYPE_REGTYPE, 'i'}, {TYPE_INT8RANGE, TYPE_INT8MULTIRANGE, 'e'},
    {TYPE_INTERVAL, TYPE_INTERVAL, 'i'}, {TYPE_INTERVAL, TYPE_TIME, 'a'},
    {TYPE_JSON, TYPE_JSONB, 'a'}, {TYPE_JSONB, TYPE_BOOL, 'e'}, {TYPE_JSONB, TYPE_FLOAT4, 'e'},
    {TYPE_JSONB, TYPE_FLOAT8, 'e'}, {TYPE_JSONB, TYPE_INT2, 'e'}, {TYPE_JSONB, TYPE_INT4, 'e'},
    {TYPE_JSONB, TYPE_INT8, 'e'}, {TYPE_JSONB, TYPE_JSON, 'a'}, {TYPE_JSONB, TYPE_NUMERIC, 'e'},
    {TYPE_LSEG, TYPE_POINT, 'e'}, {TYPE_MACADDR, TYPE_MACADDR8, 'i'},
    {TYPE_MACADDR8, TYPE_MACADDR, 'i'}, {TYPE_MONEY, TYPE_NUMERIC, 'a'},
    {TYPE_NAME, TYPE_BPCHAR, 'a'}, {TYPE_NAME, TYPE_TEXT, 'i'}, {TYPE_NAME, TYPE_VARCHAR, 'a'},
    {TYPE_NUMERIC, TYPE_FLOAT4, 'i'}, {TYPE_NUMERIC, TYPE_FLOAT8, 'i'},
    {TYPE_NUMERIC, TYPE_INT2, 'a'}, {TYPE_NUMERIC, TYPE_INT4, 'a'}, {TYPE_NUMERIC, TYPE_INT8, 'a'},
    {TYPE_NUMERIC, TYPE_MONEY, 'a'}, {TYPE_NUMERIC, TYPE_NUMERIC, 'i'},
    {TYPE_NUMRANGE, TYPE_NUMMULTIRANGE, 'e'}, {TYPE_OID, TYPE_INT4, 'a'},
    {TYPE_OID, TYPE_INT8, 'a'}, {TYPE_OID, TYPE_REGCLASS, 'i'}, {TYPE_OID, TYPE_REGCOLLATION, 'i'},
    {TYPE_OID, TYPE_REGCONFIG, 'i'}, {TYPE_OID, TYPE_REGDICTIONARY, 'i'},
    {TYPE_OID, TYPE_REGNAMESPACE, 'i'}, {TYPE_OID, TYPE_REGOPER, 'i'},
    {TYPE_OID, TYPE_REGOPERATOR, 'i'}, {TYPE_OID, TYPE_REGPROC, 'i'},
    {TYPE_OID, TYPE_REGPROCEDURE, 'i'}, {TYPE_OID, TYPE_REGROLE, 'i'},
    {TYPE_OID, TYPE_REGTYPE, 'i'}, {TYPE_PATH, TYPE_POLYGON, 'a'},
    {TYPE_PG_DEPENDENCIES, TYPE_BYTEA, 'i'}, {TYPE_PG_DEPENDENCIES, TYPE_TEXT, 'i'},
    {TYPE_PG_MCV_LIST, TYPE_BYTEA, 'i'}, {TYPE_PG_MCV_LIST, TYPE_TEXT, 'i'},
    {TYPE_PG_NDISTINCT, TYPE_BYTEA, 'i'}, {TYPE_PG_NDISTINCT, TYPE_TEXT, 'i'},
    {TYPE_PG_NODE_TREE, TYPE_TEXT, 'i'}, {TYPE_POINT, TYPE_BOX, 'a'}, {TYPE_POLYGON, TYPE_BOX, 'e'},
    {TYPE_POLYGON, TYPE_CIRCLE, 'e'}, {TYPE_POLYGON, TYPE_PATH, 'a'},
    {TYPE_POLYGON, TYPE_POINT, 'e'}, {TYPE_REGCLASS, TYPE_INT4, 'a'},
    {TYPE_REGCLASS, TYPE_INT8, 'a'}, {TYPE_REGCLASS, TYPE_OID, 'i'},
    {TYPE_REGCOLLATION, TYPE_INT4, 'a'}, {TYPE_REGCOLLATION, TYPE_INT8, 'a'},
    {TYPE_REGCOLLATION, TYPE_OID, 'i'}, {TYPE_REGCONFIG, TYPE_INT4, 'a'},
    {TYPE_REGCONFIG, TYPE_INT8, 'a'}, {TYPE_REGCONFIG, TYPE_OID, 'i'},
    {TYPE_REGDICTIONARY, TYPE_INT4, 'a'}, {TYPE_REGDICTIONARY, TYPE_INT8, 'a'},
    {TYPE_REGDICTIONARY, TYPE_OID, 'i'}, {TYPE_REGNAMESPACE, TYPE_INT4, 'a'},
    {TYPE_REGNAMESPACE, TYPE_INT8, 'a'}, {TYPE_REGNAMESPACE, TYPE_OID, 'i'},
    {TYPE_REGOPER, TYPE_INT4, 'a'}, {TYPE_REGOPER, TYPE_INT8, 'a'}, {TYPE_REGOPER, TYPE_OID, 'i'},
    {TYPE_REGOPER, TYPE_REGOPERATOR, 'i'}, {TYPE_REGOPERATOR, TYPE_INT4, 'a'},
    {TYPE_REGOPERATOR, TYPE_INT8, 'a'}, {TYPE_REGOPERATOR, TYPE_OID, 'i'},
    {TYPE_REGOPERATOR, TYPE_REGOPER, 'i'}, {TYPE_REGPROC, TYPE_INT4, 'a'},
    {TYPE_REGPROC, TYPE_INT8, 'a'}, {TYPE_REGPROC, TYPE_OID, 'i'},
    {TYPE_REGPROC, TYPE_REGPROCEDURE, 'i'}, {TYPE_REGPROCEDURE, TYPE_INT4, 'a'},
    {TYPE_REGPROCEDURE, TYPE_INT8, 'a'}, {TYPE_REGPROCEDURE, TYPE_OID, 'i'},
    {TYPE_REGPROCEDURE, TYPE_REGPROC, 'i'}, {TYPE_REGROLE, TYPE_INT4, 'a'},
    {TYPE_REGROLE, TYPE_INT8, 'a'}, {TYPE_REGROLE, TYPE_OID, 'i'}, {TYPE_REGTYPE, TYPE_INT4, 'a'},
    {TYPE_REGTYPE, TYPE_INT8, 'a'}, {TYPE_REGTYPE, TYPE_OID, 'i'}, {TYPE_TEXT, TYPE_BPCHAR, 'i'},
    {TYPE_TEXT, TYPE_CHAR, 'a'}, {TYPE_TEXT, TYPE_NAME, 'i'}, {TYPE_TEXT, TYPE_REGCLASS, 'i'},
    {TYPE_TEXT, TYPE_VARCHAR, 'i'}, {TYPE_TEXT, TYPE_XML, 'e'}, {TYPE_TIME, TYPE_INTERVAL, 'i'},
    {TYPE_TIME, TYPE_TIME, 'i'}, {TYPE_TIME, TYPE_TIMETZ, 'i'}, {TYPE_TIMESTAMP, TYPE_DATE, 'a'},
    {TYPE_TIMESTAMP, TYPE_TIME, 'a'}, {TYPE_TIMESTAMP, TYPE_TIMESTAMP, 'i'},
    {TYPE_TIMESTAMP, TYPE_TIMESTAMPTZ, 'i'}, {TYPE_TIMESTAMPTZ, TYPE_DATE, 'a'},
    {TYPE_TIMESTAMPTZ, TYPE_TIME, 'a'}, {TYPE_TIMESTAMPTZ, TYPE_TIMESTAMP, 'a'},
    {TYPE_TIMESTAMPTZ, TYPE_TIMESTAMPTZ, 'i'}, {TYPE_TIMESTAMPTZ, TYPE_TIMETZ, 'a'},
    {TYPE_TIMETZ, TYPE_TIME, 'a'}, {TYPE_TIMETZ, TYPE_TIMETZ, 'i'},
    {TYPE_TSRANGE, TYPE_TSMULTIRANGE, 'e'}, {TYPE_TSTZRANGE, TYPE_TSTZMULTIRANGE, 'e'},
    {TYPE_VARBIT, TYPE_BIT, 'i'}, {TYPE_VARBIT, TYPE_VARBIT, 'i'}, {TYPE_VARCHAR, TYPE_BPCHAR, 'i'},
    {TYPE_VARCHAR, TYPE_CHAR, 'a'}, {TYPE_VARCHAR, TYPE_NAME, 'i'},
    {TYPE_VARCHAR, TYPE_REGCLASS, 'i'}, {TYPE_VARCHAR, TYPE_TEXT, 'i'},
    {TYPE_VARCHAR, TYPE_VARCHAR, 'i'}, {TYPE_VARCHAR, TYPE_XML, 'e'}, {TYPE_XID8, TYPE_XID, 'e'},
    {TYPE_XML, TYPE_BPCHAR, 'a'}, {TYPE_XML, TYPE_TEXT, 'a'}, {TYPE_XML, TYPE_VARCHAR, 'a'},
    /* extensions */
    {TYPE_BOOL, TYPE_CITEXT, 'a'}, {TYPE_BPCHAR, TYPE_CITEXT, 'a'}, {TYPE_CITEXT, TYPE_BPCHAR, 'a'},
    {TYPE_CITEXT, TYPE_TEXT, 'i'}, {TYPE_CITEXT, TYPE_VARCHAR, 'i'}, {TYPE_HSTORE, TYPE_JSON, 'e'},
    {TYPE_HSTORE, TYPE_JSONB, 'e'}, {TYPE_INET, TYPE_CITEXT, 'a'},
    {TYPE_TEXT | TYPE_ARRAY, TYPE_HSTORE, 'e'}, {TYPE_TEXT, TYPE_CITEXT, 'a'},
    {TYPE_VARCHAR, TYPE_CITEXT, 'a'}, {TYPE_VECTOR, TYPE_HALFVEC, 'a'},
    {TYPE_VECTOR, TYPE_SPARSEVEC, 'i'}, {TYPE_HALFVEC, TYPE_VECTOR, 'i'},
    {TYPE_HALFVEC, TYPE_SPARSEVEC, 'i'}, {TYPE_SPARSEVEC, TYPE_VECTOR, 'a'},
    {TYPE_SPARSEVEC, TYPE_HALFVEC, 'a'}, {TYPE_VECTOR, TYPE_VECTOR, 'i'},
    {TYPE_HALFVEC, TYPE_HALFVEC, 'i'}, {TYPE_SPARSEVEC, TYPE_SPARSEVEC, 'i'},
};
// clang-format on

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

const BuiltinTypeInfo *builtin_type(BuiltinType type)
{
    return &types[type];
}

/* pg_type's names are in byte order in the table; those of format_type() are few and differ for a dozen types. */
BuiltinType builtin_type_by_name(const char *name)
{
    size_t low = 1;
    size_t high = TYPE_BUILTIN_COUNT;

    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = text_order(name, types[middle].name);

        if (order == 0)
            return (BuiltinType)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return TYPE_NONE;
}

/* Types that format_type() calls by another name than pg_type does. */
static const BuiltinType renamed[] = {
    TYPE_ANY,    TYPE_BIT,    TYPE_BOOL,      TYPE_CHAR,        TYPE_FLOAT4,
    TYPE_FLOAT8, TYPE_INT2,   TYPE_INT4,      TYPE_INT8,        TYPE_TIME,
    TYPE_TIMETZ, TYPE_VARBIT, TYPE_TIMESTAMP, TYPE_TIMESTAMPTZ, TYPE_VARCHAR,
};

BuiltinType builtin_type_by_sql(const char *sql)
{
    BuiltinType type = builtin_type_by_name(sql);

    /* "char" in quotes is pg_type's char, and char without quotes is bpchar. */
    if (type != TYPE_NONE && strcmp(types[type].sql, sql) == 0)
        return type;
    for (size_t i = 0; i < COUNT(renamed); i++)
        if (text_order(types[renamed[i]].sql, sql) == 0)
            return renamed[i];
    if (strcmp(sql, "character") == 0)
        return TYPE_BPCHAR;
    return strcmp(sql, "bit") == 0 ? TYPE_BIT : TYPE_NONE;
}

BuiltinType builtin_extension_type(const char *name)
{
    for (size_t i = TYPE_BUILTIN_COUNT; i < TYPE_COUNT; i++)
        if (strcmp(types[i].name, name) == 0)
            return (BuiltinType)i;
    return TYPE_NONE;
}

const BuiltinCast *builtin_cast(BuiltinType source, BuiltinType target)
{
    for (size_t i = 0; i < COUNT(casts); i++)
        if (casts[i].source == source && casts[i].target == target)
            return &casts[i];
    return NULL;
}
