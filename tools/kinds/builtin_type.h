/*
 * Built-in types: what pg_type and pg_cast hold, as constant tables. Made from the catalogs of PostgreSQL 18.
 */
#ifndef SCHEMAC_KINDS_BUILTIN_TYPE_H
#define SCHEMAC_KINDS_BUILTIN_TYPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// clang-format off
/* X(ID, name in pg_type, name as format_type() prints it, category, preferred in its category, pseudo-type) */
#define BUILTIN_TYPES(X) \
    X(ACLITEM, "aclitem", "aclitem", 'U', 0, 0) \
    X(ANY, "any", "\"any\"", 'P', 0, 1) \
    X(ANYARRAY, "anyarray", "anyarray", 'P', 0, 1) \
    X(ANYCOMPATIBLE, "anycompatible", "anycompatible", 'P', 0, 1) \
    X(ANYCOMPATIBLEARRAY, "anycompatiblearray", "anycompatiblearray", 'P', 0, 1) \
    X(ANYCOMPATIBLEMULTIRANGE, "anycompatiblemultirange", "anycompatiblemultirange", 'P', 0, 1) \
    X(ANYCOMPATIBLENONARRAY, "anycompatiblenonarray", "anycompatiblenonarray", 'P', 0, 1) \
    X(ANYCOMPATIBLERANGE, "anycompatiblerange", "anycompatiblerange", 'P', 0, 1) \
    X(ANYELEMENT, "anyelement", "anyelement", 'P', 0, 1) \
    X(ANYENUM, "anyenum", "anyenum", 'P', 0, 1) \
    X(ANYMULTIRANGE, "anymultirange", "anymultirange", 'P', 0, 1) \
    X(ANYNONARRAY, "anynonarray", "anynonarray", 'P', 0, 1) \
    X(ANYRANGE, "anyrange", "anyrange", 'P', 0, 1) \
    X(BIT, "bit", "\"bit\"", 'V', 0, 0) \
    X(BOOL, "bool", "boolean", 'B', 1, 0) \
    X(BOX, "box", "box", 'G', 0, 0) \
    X(BPCHAR, "bpchar", "bpchar", 'S', 0, 0) \
    X(BYTEA, "bytea", "bytea", 'U', 0, 0) \
    X(CHAR, "char", "\"char\"", 'Z', 0, 0) \
    X(CID, "cid", "cid", 'U', 0, 0) \
    X(CIDR, "cidr", "cidr", 'I', 0, 0) \
    X(CIRCLE, "circle", "circle", 'G', 0, 0) \
    X(CSTRING, "cstring", "cstring", 'P', 0, 1) \
    X(DATE, "date", "date", 'D', 0, 0) \
    X(DATEMULTIRANGE, "datemultirange", "datemultirange", 'R', 0, 0) \
    X(DATERANGE, "daterange", "daterange", 'R', 0, 0) \
    X(EVENT_TRIGGER, "event_trigger", "event_trigger", 'P', 0, 1) \
    X(FDW_HANDLER, "fdw_handler", "fdw_handler", 'P', 0, 1) \
    X(FLOAT4, "float4", "real", 'N', 0, 0) \
    X(FLOAT8, "float8", "double precision", 'N', 1, 0) \
    X(GTSVECTOR, "gtsvector", "gtsvector", 'U', 0, 0) \
    X(INDEX_AM_HANDLER, "index_am_handler", "index_am_handler", 'P', 0, 1) \
    X(INET, "inet", "inet", 'I', 1, 0) \
    X(INT2, "int2", "smallint", 'N', 0, 0) \
    X(INT2VECTOR, "int2vector", "int2vector", 'A', 0, 0) \
    X(INT4, "int4", "integer", 'N', 0, 0) \
    X(INT4MULTIRANGE, "int4multirange", "int4multirange", 'R', 0, 0) \
    X(INT4RANGE, "int4range", "int4range", 'R', 0, 0) \
    X(INT8, "int8", "bigint", 'N', 0, 0) \
    X(INT8MULTIRANGE, "int8multirange", "int8multirange", 'R', 0, 0) \
    X(INT8RANGE, "int8range", "int8range", 'R', 0, 0) \
    X(INTERNAL, "internal", "internal", 'P', 0, 1) \
    X(INTERVAL, "interval", "interval", 'T', 1, 0) \
    X(JSON, "json", "json", 'U', 0, 0) \
    X(JSONB, "jsonb", "jsonb", 'U', 0, 0) \
    X(JSONPATH, "jsonpath", "jsonpath", 'U', 0, 0) \
    X(LANGUAGE_HANDLER, "language_handler", "language_handler", 'P', 0, 1) \
    X(LINE, "line", "line", 'G', 0, 0) \
    X(LSEG, "lseg", "lseg", 'G', 0, 0) \
    X(MACADDR, "macaddr", "macaddr", 'U', 0, 0) \
    X(MACADDR8, "macaddr8", "macaddr8", 'U', 0, 0) \
    X(MONEY, "money", "money", 'N', 0, 0) \
    X(NAME, "name", "name", 'S', 0, 0) \
    X(NUMERIC, "numeric", "numeric", 'N', 0, 0) \
    X(NUMMULTIRANGE, "nummultirange", "nummultirange", 'R', 0, 0) \
    X(NUMRANGE, "numrange", "numrange", 'R', 0, 0) \
    X(OID, "oid", "oid", 'N', 1, 0) \
    X(OIDVECTOR, "oidvector", "oidvector", 'A', 0, 0) \
    X(PATH, "path", "path", 'G', 0, 0) \
    X(PG_BRIN_BLOOM_SUMMARY, "pg_brin_bloom_summary", "pg_brin_bloom_summary", 'Z', 0, 0) \
    X(PG_BRIN_MINMAX_MULTI_SUMMARY, "pg_brin_minmax_multi_summary", "pg_brin_minmax_multi_summary", 'Z', 0, 0) \
    X(PG_DDL_COMMAND, "pg_ddl_command", "pg_ddl_command", 'P', 0, 1) \
    X(PG_DEPENDENCIES, "pg_dependencies", "pg_dependencies", 'Z', 0, 0) \
    X(PG_LSN, "pg_lsn", "pg_lsn", 'U', 0, 0) \
    X(PG_MCV_LIST, "pg_mcv_list", "pg_mcv_list", 'Z', 0, 0) \
    X(PG_NDISTINCT, "pg_ndistinct", "pg_ndistinct", 'Z', 0, 0) \
    X(PG_NODE_TREE, "pg_node_tree", "pg_node_tree", 'Z', 0, 0) \
    X(PG_SNAPSHOT, "pg_snapshot", "pg_snapshot", 'U', 0, 0) \
    X(POINT, "point", "point", 'G', 0, 0) \
    X(POLYGON, "polygon", "polygon", 'G', 0, 0) \
    X(RECORD, "record", "record", 'P', 0, 1) \
    X(REFCURSOR, "refcursor", "refcursor", 'U', 0, 0) \
    X(REGCLASS, "regclass", "regclass", 'N', 0, 0) \
    X(REGCOLLATION, "regcollation", "regcollation", 'N', 0, 0) \
    X(REGCONFIG, "regconfig", "regconfig", 'N', 0, 0) \
    X(REGDICTIONARY, "regdictionary", "regdictionary", 'N', 0, 0) \
    X(REGNAMESPACE, "regnamespace", "regnamespace", 'N', 0, 0) \
    X(REGOPER, "regoper", "regoper", 'N', 0, 0) \
    X(REGOPERATOR, "regoperator", "regoperator", 'N', 0, 0) \
    X(REGPROC, "regproc", "regproc", 'N', 0, 0) \
    X(REGPROCEDURE, "regprocedure", "regprocedure", 'N', 0, 0) \
    X(REGROLE, "regrole", "regrole", 'N', 0, 0) \
    X(REGTYPE, "regtype", "regtype", 'N', 0, 0) \
    X(TABLE_AM_HANDLER, "table_am_handler", "table_am_handler", 'P', 0, 1) \
    X(TEXT, "text", "text", 'S', 1, 0) \
    X(TID, "tid", "tid", 'U', 0, 0) \
    X(TIME, "time", "time without time zone", 'D', 0, 0) \
    X(TIMESTAMP, "timestamp", "timestamp without time zone", 'D', 0, 0) \
    X(TIMESTAMPTZ, "timestamptz", "timestamp with time zone", 'D', 1, 0) \
    X(TIMETZ, "timetz", "time with time zone", 'D', 0, 0) \
    X(TRIGGER, "trigger", "trigger", 'P', 0, 1) \
    X(TSM_HANDLER, "tsm_handler", "tsm_handler", 'P', 0, 1) \
    X(TSMULTIRANGE, "tsmultirange", "tsmultirange", 'R', 0, 0) \
    X(TSQUERY, "tsquery", "tsquery", 'U', 0, 0) \
    X(TSRANGE, "tsrange", "tsrange", 'R', 0, 0) \
    X(TSTZMULTIRANGE, "tstzmultirange", "tstzmultirange", 'R', 0, 0) \
    X(TSTZRANGE, "tstzrange", "tstzrange", 'R', 0, 0) \
    X(TSVECTOR, "tsvector", "tsvector", 'U', 0, 0) \
    X(TXID_SNAPSHOT, "txid_snapshot", "txid_snapshot", 'U', 0, 0) \
    X(UNKNOWN, "unknown", "unknown", 'X', 0, 1) \
    X(UUID, "uuid", "uuid", 'U', 0, 0) \
    X(VARBIT, "varbit", "bit varying", 'V', 1, 0) \
    X(VARCHAR, "varchar", "character varying", 'S', 0, 0) \
    X(VOID, "void", "void", 'P', 0, 1) \
    X(XID, "xid", "xid", 'U', 0, 0) \
    X(XID8, "xid8", "xid8", 'U', 0, 0) \
    X(XML, "xml", "xml", 'U', 0, 0)

/* The same for types of extensions, which the server does not have by itself. */
#define BUILTIN_EXTENSION_TYPES(X) \
    X(CITEXT, "citext", "citext", 'S', 0, 0) \
    X(HSTORE, "hstore", "hstore", 'U', 0, 0) \
    X(LTREE, "ltree", "ltree", 'U', 0, 0) \
    X(LQUERY, "lquery", "lquery", 'U', 0, 0) \
    X(LTXTQUERY, "ltxtquery", "ltxtquery", 'U', 0, 0) \
    X(QUERY_INT, "query_int", "query_int", 'U', 0, 0) \
    X(VECTOR, "vector", "vector", 'U', 0, 0) \
    X(HALFVEC, "halfvec", "halfvec", 'U', 0, 0) \
    X(SPARSEVEC, "sparsevec", "sparsevec", 'U', 0, 0)
// clang-format on

typedef enum BuiltinType {
    TYPE_NONE, /* no type, or one that is not known */
#define BUILTIN_TYPE_ENUM(id, name, sql, category, preferred, pseudo) TYPE_##id,
    BUILTIN_TYPES(BUILTIN_TYPE_ENUM)
        TYPE_BUILTIN_COUNT, /* types from here on belong to extensions */
    TYPE_BEFORE_EXTENSIONS = TYPE_BUILTIN_COUNT - 1,
    BUILTIN_EXTENSION_TYPES(BUILTIN_TYPE_ENUM)
#undef BUILTIN_TYPE_ENUM
        TYPE_COUNT,
} BuiltinType;

/* In the tables a type is a byte: a BuiltinType, with this bit for the array of it. */
enum {
    TYPE_ARRAY = 0x80,
};

typedef struct BuiltinTypeInfo {
    const char *name; /* "int4" */
    const char *sql;  /* "integer" */
    char category;    /* as pg_type.typcategory */
    bool preferred;
    bool pseudo;
} BuiltinTypeInfo;

/* Row of a type; `type` is not TYPE_NONE and has no array bit. */
const BuiltinTypeInfo *builtin_type(BuiltinType type);

/* By its name in pg_type, or as format_type() prints it; TYPE_NONE when there is none. Not for types of extensions. */
BuiltinType builtin_type_by_name(const char *name);
BuiltinType builtin_type_by_sql(const char *sql);

typedef struct BuiltinCast {
    uint8_t source;
    uint8_t target;
    char context; /* 'i' implicit, 'a' assignment, 'e' explicit */
} BuiltinCast;

/* The cast between two types without the array bit; NULL when pg_cast has none. */
const BuiltinCast *builtin_cast(BuiltinType source, BuiltinType target);

/* A type of an extension by name; TYPE_NONE when there is none. */
BuiltinType builtin_extension_type(const char *name);

#endif
