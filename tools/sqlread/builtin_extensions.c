/* Types, operators and functions of well-known extensions, as builtin.h says; those of pgvector are taken from its manual. */
#include "sqlread/builtin.h"

#include <string.h>

// clang-format off
/* In byte order of the name of the operator, and of the function. */
static const BuiltinExtensionOperator operators[] = {
    {"citext", {"!~", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"citext", {"!~", TYPE_CITEXT, TYPE_TEXT, TYPE_BOOL}},
    {"citext", {"!~*", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"citext", {"!~*", TYPE_CITEXT, TYPE_TEXT, TYPE_BOOL}},
    {"citext", {"!~~", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"citext", {"!~~", TYPE_CITEXT, TYPE_TEXT, TYPE_BOOL}},
    {"citext", {"!~~*", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"citext", {"!~~*", TYPE_CITEXT, TYPE_TEXT, TYPE_BOOL}},
    {"intarray", {"#", TYPE_NONE, TYPE_INT4 | TYPE_ARRAY, TYPE_INT4}},
    {"intarray", {"#", TYPE_INT4 | TYPE_ARRAY, TYPE_INT4, TYPE_INT4}},
    {"hstore", {"#<#", TYPE_HSTORE, TYPE_HSTORE, TYPE_BOOL}},
    {"hstore", {"#<=#", TYPE_HSTORE, TYPE_HSTORE, TYPE_BOOL}},
    {"hstore", {"#=", TYPE_ANYELEMENT, TYPE_HSTORE, TYPE_ANYELEMENT}},
    {"hstore", {"#>#", TYPE_HSTORE, TYPE_HSTORE, TYPE_BOOL}},
    {"hstore", {"#>=#", TYPE_HSTORE, TYPE_HSTORE, TYPE_BOOL}},
    {"pg_trgm", {"%", TYPE_TEXT, TYPE_TEXT, TYPE_BOOL}},
    {"hstore", {"%#", TYPE_NONE, TYPE_HSTORE, TYPE_TEXT | TYPE_ARRAY}},
    {"hstore", {"%%", TYPE_NONE, TYPE_HSTORE, TYPE_TEXT | TYPE_ARRAY}},
    {"pg_trgm", {"%>", TYPE_TEXT, TYPE_TEXT, TYPE_BOOL}},
    {"pg_trgm", {"%>>", TYPE_TEXT, TYPE_TEXT, TYPE_BOOL}},
    {"intarray", {"&", TYPE_INT4 | TYPE_ARRAY, TYPE_INT4 | TYPE_ARRAY, TYPE_INT4 | TYPE_ARRAY}},
    {"intarray", {"&&", TYPE_INT4 | TYPE_ARRAY, TYPE_INT4 | TYPE_ARRAY, TYPE_BOOL}},
    {"vector", {"*", TYPE_VECTOR, TYPE_VECTOR, TYPE_VECTOR}},
    {"vector", {"*", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_HALFVEC}},
    {"intarray", {"+", TYPE_INT4 | TYPE_ARRAY, TYPE_INT4, TYPE_INT4 | TYPE_ARRAY}},
    {"intarray", {"+", TYPE_INT4 | TYPE_ARRAY, TYPE_INT4 | TYPE_ARRAY, TYPE_INT4 | TYPE_ARRAY}},
    {"vector", {"+", TYPE_VECTOR, TYPE_VECTOR, TYPE_VECTOR}},
    {"vector", {"+", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_HALFVEC}},
    {"hstore", {"-", TYPE_HSTORE, TYPE_HSTORE, TYPE_HSTORE}},
    {"hstore", {"-", TYPE_HSTORE, TYPE_TEXT, TYPE_HSTORE}},
    {"hstore", {"-", TYPE_HSTORE, TYPE_TEXT | TYPE_ARRAY, TYPE_HSTORE}},
    {"intarray", {"-", TYPE_INT4 | TYPE_ARRAY, TYPE_INT4, TYPE_INT4 | TYPE_ARRAY}},
    {"intarray", {"-", TYPE_INT4 | TYPE_ARRAY, TYPE_INT4 | TYPE_ARRAY, TYPE_INT4 | TYPE_ARRAY}},
    {"vector", {"-", TYPE_VECTOR, TYPE_VECTOR, TYPE_VECTOR}},
    {"vector", {"-", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_HALFVEC}},
    {"hstore", {"->", TYPE_HSTORE, TYPE_TEXT, TYPE_TEXT}},
    {"hstore", {"->", TYPE_HSTORE, TYPE_TEXT | TYPE_ARRAY, TYPE_TEXT | TYPE_ARRAY}},
    {"citext", {"<", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"ltree", {"<", TYPE_LTREE, TYPE_LTREE, TYPE_BOOL}},
    {"vector", {"<", TYPE_VECTOR, TYPE_VECTOR, TYPE_BOOL}},
    {"vector", {"<", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_BOOL}},
    {"vector", {"<", TYPE_SPARSEVEC, TYPE_SPARSEVEC, TYPE_BOOL}},
    {"vector", {"<#>", TYPE_VECTOR, TYPE_VECTOR, TYPE_FLOAT8}},
    {"vector", {"<#>", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_FLOAT8}},
    {"vector", {"<#>", TYPE_SPARSEVEC, TYPE_SPARSEVEC, TYPE_FLOAT8}},
    {"pg_trgm", {"<%", TYPE_TEXT, TYPE_TEXT, TYPE_BOOL}},
    {"vector", {"<%>", TYPE_BIT, TYPE_BIT, TYPE_FLOAT8}},
    {"vector", {"<+>", TYPE_VECTOR, TYPE_VECTOR, TYPE_FLOAT8}},
    {"vector", {"<+>", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_FLOAT8}},
    {"vector", {"<+>", TYPE_SPARSEVEC, TYPE_SPARSEVEC, TYPE_FLOAT8}},
    {"btree_gist", {"<->", TYPE_INT8, TYPE_INT8, TYPE_INT8}},
    {"btree_gist", {"<->", TYPE_DATE, TYPE_DATE, TYPE_INT4}},
    {"btree_gist", {"<->", TYPE_FLOAT8, TYPE_FLOAT8, TYPE_FLOAT8}},
    {"btree_gist", {"<->", TYPE_INT4, TYPE_INT4, TYPE_INT4}},
    {"btree_gist", {"<->", TYPE_INTERVAL, TYPE_INTERVAL, TYPE_INTERVAL}},
    {"btree_gist", {"<->", TYPE_MONEY, TYPE_MONEY, TYPE_MONEY}},
    {"btree_gist", {"<->", TYPE_OID, TYPE_OID, TYPE_OID}},
    {"btree_gist", {"<->", TYPE_FLOAT4, TYPE_FLOAT4, TYPE_FLOAT4}},
    {"btree_gist", {"<->", TYPE_INT2, TYPE_INT2, TYPE_INT2}},
    {"pg_trgm", {"<->", TYPE_TEXT, TYPE_TEXT, TYPE_FLOAT4}},
    {"btree_gist", {"<->", TYPE_TIME, TYPE_TIME, TYPE_INTERVAL}},
    {"btree_gist", {"<->", TYPE_TIMESTAMPTZ, TYPE_TIMESTAMPTZ, TYPE_INTERVAL}},
    {"btree_gist", {"<->", TYPE_TIMESTAMP, TYPE_TIMESTAMP, TYPE_INTERVAL}},
    {"vector", {"<->", TYPE_VECTOR, TYPE_VECTOR, TYPE_FLOAT8}},
    {"vector", {"<->", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_FLOAT8}},
    {"vector", {"<->", TYPE_SPARSEVEC, TYPE_SPARSEVEC, TYPE_FLOAT8}},
    {"pg_trgm", {"<->>", TYPE_TEXT, TYPE_TEXT, TYPE_FLOAT4}},
    {"pg_trgm", {"<->>>", TYPE_TEXT, TYPE_TEXT, TYPE_FLOAT4}},
    {"pg_trgm", {"<<%", TYPE_TEXT, TYPE_TEXT, TYPE_BOOL}},
    {"pg_trgm", {"<<->", TYPE_TEXT, TYPE_TEXT, TYPE_FLOAT4}},
    {"pg_trgm", {"<<<->", TYPE_TEXT, TYPE_TEXT, TYPE_FLOAT4}},
    {"citext", {"<=", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"ltree", {"<=", TYPE_LTREE, TYPE_LTREE, TYPE_BOOL}},
    {"vector", {"<=", TYPE_VECTOR, TYPE_VECTOR, TYPE_BOOL}},
    {"vector", {"<=", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_BOOL}},
    {"vector", {"<=", TYPE_SPARSEVEC, TYPE_SPARSEVEC, TYPE_BOOL}},
    {"vector", {"<=>", TYPE_VECTOR, TYPE_VECTOR, TYPE_FLOAT8}},
    {"vector", {"<=>", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_FLOAT8}},
    {"vector", {"<=>", TYPE_SPARSEVEC, TYPE_SPARSEVEC, TYPE_FLOAT8}},
    {"citext", {"<>", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"hstore", {"<>", TYPE_HSTORE, TYPE_HSTORE, TYPE_BOOL}},
    {"ltree", {"<>", TYPE_LTREE, TYPE_LTREE, TYPE_BOOL}},
    {"vector", {"<>", TYPE_VECTOR, TYPE_VECTOR, TYPE_BOOL}},
    {"vector", {"<>", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_BOOL}},
    {"vector", {"<>", TYPE_SPARSEVEC, TYPE_SPARSEVEC, TYPE_BOOL}},
    {"hstore", {"<@", TYPE_HSTORE, TYPE_HSTORE, TYPE_BOOL}},
    {"ltree", {"<@", TYPE_LTREE, TYPE_LTREE, TYPE_BOOL}},
    {"ltree", {"<@", TYPE_LTREE, TYPE_LTREE | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"<@", TYPE_LTREE | TYPE_ARRAY, TYPE_LTREE, TYPE_BOOL}},
    {"intarray", {"<@", TYPE_INT4 | TYPE_ARRAY, TYPE_INT4 | TYPE_ARRAY, TYPE_BOOL}},
    {"vector", {"<~>", TYPE_BIT, TYPE_BIT, TYPE_FLOAT8}},
    {"citext", {"=", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"hstore", {"=", TYPE_HSTORE, TYPE_HSTORE, TYPE_BOOL}},
    {"ltree", {"=", TYPE_LTREE, TYPE_LTREE, TYPE_BOOL}},
    {"vector", {"=", TYPE_VECTOR, TYPE_VECTOR, TYPE_BOOL}},
    {"vector", {"=", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_BOOL}},
    {"vector", {"=", TYPE_SPARSEVEC, TYPE_SPARSEVEC, TYPE_BOOL}},
    {"citext", {">", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"ltree", {">", TYPE_LTREE, TYPE_LTREE, TYPE_BOOL}},
    {"vector", {">", TYPE_VECTOR, TYPE_VECTOR, TYPE_BOOL}},
    {"vector", {">", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_BOOL}},
    {"vector", {">", TYPE_SPARSEVEC, TYPE_SPARSEVEC, TYPE_BOOL}},
    {"citext", {">=", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"ltree", {">=", TYPE_LTREE, TYPE_LTREE, TYPE_BOOL}},
    {"vector", {">=", TYPE_VECTOR, TYPE_VECTOR, TYPE_BOOL}},
    {"vector", {">=", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_BOOL}},
    {"vector", {">=", TYPE_SPARSEVEC, TYPE_SPARSEVEC, TYPE_BOOL}},
    {"hstore", {"?", TYPE_HSTORE, TYPE_TEXT, TYPE_BOOL}},
    {"ltree", {"?", TYPE_LQUERY | TYPE_ARRAY, TYPE_LTREE, TYPE_BOOL}},
    {"ltree", {"?", TYPE_LQUERY | TYPE_ARRAY, TYPE_LTREE | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"?", TYPE_LTREE, TYPE_LQUERY | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"?", TYPE_LTREE | TYPE_ARRAY, TYPE_LQUERY | TYPE_ARRAY, TYPE_BOOL}},
    {"hstore", {"?&", TYPE_HSTORE, TYPE_TEXT | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"?<@", TYPE_LTREE | TYPE_ARRAY, TYPE_LTREE, TYPE_LTREE}},
    {"ltree", {"?@", TYPE_LTREE | TYPE_ARRAY, TYPE_LTXTQUERY, TYPE_LTREE}},
    {"ltree", {"?@>", TYPE_LTREE | TYPE_ARRAY, TYPE_LTREE, TYPE_LTREE}},
    {"hstore", {"?|", TYPE_HSTORE, TYPE_TEXT | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"?~", TYPE_LTREE | TYPE_ARRAY, TYPE_LQUERY, TYPE_LTREE}},
    {"ltree", {"@", TYPE_LTREE, TYPE_LTXTQUERY, TYPE_BOOL}},
    {"ltree", {"@", TYPE_LTREE | TYPE_ARRAY, TYPE_LTXTQUERY, TYPE_BOOL}},
    {"ltree", {"@", TYPE_LTXTQUERY, TYPE_LTREE, TYPE_BOOL}},
    {"ltree", {"@", TYPE_LTXTQUERY, TYPE_LTREE | TYPE_ARRAY, TYPE_BOOL}},
    {"hstore", {"@>", TYPE_HSTORE, TYPE_HSTORE, TYPE_BOOL}},
    {"ltree", {"@>", TYPE_LTREE, TYPE_LTREE, TYPE_BOOL}},
    {"ltree", {"@>", TYPE_LTREE, TYPE_LTREE | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"@>", TYPE_LTREE | TYPE_ARRAY, TYPE_LTREE, TYPE_BOOL}},
    {"intarray", {"@>", TYPE_INT4 | TYPE_ARRAY, TYPE_INT4 | TYPE_ARRAY, TYPE_BOOL}},
    {"intarray", {"@@", TYPE_INT4 | TYPE_ARRAY, TYPE_QUERY_INT, TYPE_BOOL}},
    {"ltree", {"^<@", TYPE_LTREE, TYPE_LTREE, TYPE_BOOL}},
    {"ltree", {"^<@", TYPE_LTREE, TYPE_LTREE | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"^<@", TYPE_LTREE | TYPE_ARRAY, TYPE_LTREE, TYPE_BOOL}},
    {"ltree", {"^?", TYPE_LQUERY | TYPE_ARRAY, TYPE_LTREE, TYPE_BOOL}},
    {"ltree", {"^?", TYPE_LQUERY | TYPE_ARRAY, TYPE_LTREE | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"^?", TYPE_LTREE, TYPE_LQUERY | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"^?", TYPE_LTREE | TYPE_ARRAY, TYPE_LQUERY | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"^@", TYPE_LTREE, TYPE_LTXTQUERY, TYPE_BOOL}},
    {"ltree", {"^@", TYPE_LTREE | TYPE_ARRAY, TYPE_LTXTQUERY, TYPE_BOOL}},
    {"ltree", {"^@", TYPE_LTXTQUERY, TYPE_LTREE, TYPE_BOOL}},
    {"ltree", {"^@", TYPE_LTXTQUERY, TYPE_LTREE | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"^@>", TYPE_LTREE, TYPE_LTREE, TYPE_BOOL}},
    {"ltree", {"^@>", TYPE_LTREE, TYPE_LTREE | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"^@>", TYPE_LTREE | TYPE_ARRAY, TYPE_LTREE, TYPE_BOOL}},
    {"ltree", {"^~", TYPE_LQUERY, TYPE_LTREE, TYPE_BOOL}},
    {"ltree", {"^~", TYPE_LQUERY, TYPE_LTREE | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"^~", TYPE_LTREE, TYPE_LQUERY, TYPE_BOOL}},
    {"ltree", {"^~", TYPE_LTREE | TYPE_ARRAY, TYPE_LQUERY, TYPE_BOOL}},
    {"intarray", {"|", TYPE_INT4 | TYPE_ARRAY, TYPE_INT4, TYPE_INT4 | TYPE_ARRAY}},
    {"intarray", {"|", TYPE_INT4 | TYPE_ARRAY, TYPE_INT4 | TYPE_ARRAY, TYPE_INT4 | TYPE_ARRAY}},
    {"hstore", {"||", TYPE_HSTORE, TYPE_HSTORE, TYPE_HSTORE}},
    {"ltree", {"||", TYPE_LTREE, TYPE_LTREE, TYPE_LTREE}},
    {"ltree", {"||", TYPE_LTREE, TYPE_TEXT, TYPE_LTREE}},
    {"ltree", {"||", TYPE_TEXT, TYPE_LTREE, TYPE_LTREE}},
    {"vector", {"||", TYPE_VECTOR, TYPE_VECTOR, TYPE_VECTOR}},
    {"vector", {"||", TYPE_HALFVEC, TYPE_HALFVEC, TYPE_HALFVEC}},
    {"citext", {"~", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"citext", {"~", TYPE_CITEXT, TYPE_TEXT, TYPE_BOOL}},
    {"ltree", {"~", TYPE_LQUERY, TYPE_LTREE, TYPE_BOOL}},
    {"ltree", {"~", TYPE_LQUERY, TYPE_LTREE | TYPE_ARRAY, TYPE_BOOL}},
    {"ltree", {"~", TYPE_LTREE, TYPE_LQUERY, TYPE_BOOL}},
    {"ltree", {"~", TYPE_LTREE | TYPE_ARRAY, TYPE_LQUERY, TYPE_BOOL}},
    {"citext", {"~*", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"citext", {"~*", TYPE_CITEXT, TYPE_TEXT, TYPE_BOOL}},
    {"citext", {"~<=~", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"citext", {"~<~", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"citext", {"~>=~", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"citext", {"~>~", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"citext", {"~~", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"citext", {"~~", TYPE_CITEXT, TYPE_TEXT, TYPE_BOOL}},
    {"intarray", {"~~", TYPE_QUERY_INT, TYPE_INT4 | TYPE_ARRAY, TYPE_BOOL}},
    {"citext", {"~~*", TYPE_CITEXT, TYPE_CITEXT, TYPE_BOOL}},
    {"citext", {"~~*", TYPE_CITEXT, TYPE_TEXT, TYPE_BOOL}},
};

static const BuiltinExtensionFunction functions[] = {
    {"intarray", {"_int_different", TYPE_BOOL, 0, 0, 2, {TYPE_INT4 | TYPE_ARRAY, TYPE_INT4 | TYPE_ARRAY}}},
    {"intarray", {"_int_same", TYPE_BOOL, 0, 0, 2, {TYPE_INT4 | TYPE_ARRAY, TYPE_INT4 | TYPE_ARRAY}}},
    {"hstore", {"akeys", TYPE_TEXT | TYPE_ARRAY, 0, 0, 1, {TYPE_HSTORE}}},
    {"pgcrypto", {"armor", TYPE_TEXT, 0, 0, 1, {TYPE_BYTEA}}},
    {"pgcrypto", {"armor", TYPE_TEXT, 0, 0, 3, {TYPE_BYTEA, TYPE_TEXT | TYPE_ARRAY, TYPE_TEXT | TYPE_ARRAY}}},
    {"autoinc", {"autoinc", TYPE_TRIGGER, 0, 0, 0, {0}}},
    {"hstore", {"avals", TYPE_TEXT | TYPE_ARRAY, 0, 0, 1, {TYPE_HSTORE}}},
    {"vector", {"avg", TYPE_VECTOR, BUILTIN_AGGREGATE, 0, 1, {TYPE_VECTOR}}},
    {"vector", {"avg", TYPE_HALFVEC, BUILTIN_AGGREGATE, 0, 1, {TYPE_HALFVEC}}},
    {"vector", {"binary_quantize", TYPE_BIT, 0, 0, 1, {TYPE_VECTOR}}},
    {"vector", {"binary_quantize", TYPE_BIT, 0, 0, 1, {TYPE_HALFVEC}}},
    {"refint", {"check_foreign_key", TYPE_TRIGGER, 0, 0, 0, {0}}},
    {"refint", {"check_primary_key", TYPE_TRIGGER, 0, 0, 0, {0}}},
    {"citext", {"citext", TYPE_CITEXT, 0, 0, 1, {TYPE_BOOL}}},
    {"citext", {"citext", TYPE_CITEXT, 0, 0, 1, {TYPE_BPCHAR}}},
    {"citext", {"citext", TYPE_CITEXT, 0, 0, 1, {TYPE_INET}}},
    {"citext", {"citextsend", TYPE_BYTEA, 0, 0, 1, {TYPE_CITEXT}}},
    {"tablefunc", {"connectby", TYPE_RECORD, BUILTIN_SET, 0, 5, {TYPE_TEXT, TYPE_TEXT, TYPE_TEXT, TYPE_TEXT, TYPE_INT4}}},
    {"tablefunc", {"connectby", TYPE_RECORD, BUILTIN_SET, 0, 6, {TYPE_TEXT, TYPE_TEXT, TYPE_TEXT, TYPE_TEXT, TYPE_INT4, TYPE_TEXT}}},
    {"tablefunc", {"connectby", TYPE_RECORD, BUILTIN_SET, 0, 6, {TYPE_TEXT, TYPE_TEXT, TYPE_TEXT, TYPE_TEXT, TYPE_TEXT, TYPE_INT4}}},
    {"tablefunc", {"connectby", TYPE_RECORD, BUILTIN_SET, 0, 7, {TYPE_TEXT, TYPE_TEXT, TYPE_TEXT, TYPE_TEXT, TYPE_TEXT, TYPE_INT4, TYPE_TEXT}}},
    {"vector", {"cosine_distance", TYPE_FLOAT8, 0, 0, 2, {TYPE_VECTOR, TYPE_VECTOR}}},
    {"vector", {"cosine_distance", TYPE_FLOAT8, 0, 0, 2, {TYPE_HALFVEC, TYPE_HALFVEC}}},
    {"vector", {"cosine_distance", TYPE_FLOAT8, 0, 0, 2, {TYPE_SPARSEVEC, TYPE_SPARSEVEC}}},
    {"tablefunc", {"crosstab", TYPE_RECORD, BUILTIN_SET, 0, 1, {TYPE_TEXT}}},
    {"tablefunc", {"crosstab", TYPE_RECORD, BUILTIN_SET, 0, 2, {TYPE_TEXT, TYPE_INT4}}},
    {"tablefunc", {"crosstab", TYPE_RECORD, BUILTIN_SET, 0, 2, {TYPE_TEXT, TYPE_TEXT}}},
    {"pgcrypto", {"crypt", TYPE_TEXT, 0, 0, 2, {TYPE_TEXT, TYPE_TEXT}}},
    {"pgcrypto", {"dearmor", TYPE_BYTEA, 0, 0, 1, {TYPE_TEXT}}},
    {"pgcrypto", {"decrypt", TYPE_BYTEA, 0, 0, 3, {TYPE_BYTEA, TYPE_BYTEA, TYPE_TEXT}}},
    {"pgcrypto", {"decrypt_iv", TYPE_BYTEA, 0, 0, 4, {TYPE_BYTEA, TYPE_BYTEA, TYPE_BYTEA, TYPE_TEXT}}},
    {"hstore", {"defined", TYPE_BOOL, 0, 0, 2, {TYPE_HSTORE, TYPE_TEXT}}},
    {"fuzzystrmatch", {"difference", TYPE_INT4, 0, 0, 2, {TYPE_TEXT, TYPE_TEXT}}},
    {"pgcrypto", {"digest", TYPE_BYTEA, 0, 0, 2, {TYPE_BYTEA, TYPE_TEXT}}},
    {"pgcrypto", {"digest", TYPE_BYTEA, 0, 0, 2, {TYPE_TEXT, TYPE_TEXT}}},
    {"fuzzystrmatch", {"dmetaphone", TYPE_TEXT, 0, 0, 1, {TYPE_TEXT}}},
    {"fuzzystrmatch", {"dmetaphone_alt", TYPE_TEXT, 0, 0, 1, {TYPE_TEXT}}},
    {"hstore", {"each", TYPE_RECORD, BUILTIN_SET, 0, 1, {TYPE_HSTORE}}},
    {"pgcrypto", {"encrypt", TYPE_BYTEA, 0, 0, 3, {TYPE_BYTEA, TYPE_BYTEA, TYPE_TEXT}}},
    {"pgcrypto", {"encrypt_iv", TYPE_BYTEA, 0, 0, 4, {TYPE_BYTEA, TYPE_BYTEA, TYPE_BYTEA, TYPE_TEXT}}},
    {"pgcrypto", {"gen_random_bytes", TYPE_BYTEA, 0, 0, 1, {TYPE_INT4}}},
    {"pgcrypto", {"gen_random_uuid", TYPE_UUID, 0, 0, 0, {0}}},
    {"pgcrypto", {"gen_salt", TYPE_TEXT, 0, 0, 1, {TYPE_TEXT}}},
    {"pgcrypto", {"gen_salt", TYPE_TEXT, 0, 0, 2, {TYPE_TEXT, TYPE_INT4}}},
    {"vector", {"hamming_distance", TYPE_FLOAT8, 0, 0, 2, {TYPE_BIT, TYPE_BIT}}},
    {"pgcrypto", {"hmac", TYPE_BYTEA, 0, 0, 3, {TYPE_BYTEA, TYPE_BYTEA, TYPE_TEXT}}},
    {"pgcrypto", {"hmac", TYPE_BYTEA, 0, 0, 3, {TYPE_TEXT, TYPE_TEXT, TYPE_TEXT}}},
    {"hstore", {"hstore", TYPE_HSTORE, 0, 0, 1, {TYPE_RECORD}}},
    {"hstore", {"hstore", TYPE_HSTORE, 0, 0, 1, {TYPE_TEXT | TYPE_ARRAY}}},
    {"hstore", {"hstore", TYPE_HSTORE, 0, 0, 2, {TYPE_TEXT, TYPE_TEXT}}},
    {"hstore", {"hstore", TYPE_HSTORE, 0, 0, 2, {TYPE_TEXT | TYPE_ARRAY, TYPE_TEXT | TYPE_ARRAY}}},
    {"hstore", {"hstore_to_json", TYPE_JSON, 0, 0, 1, {TYPE_HSTORE}}},
    {"hstore", {"hstore_to_json_loose", TYPE_JSON, 0, 0, 1, {TYPE_HSTORE}}},
    {"hstore", {"hstore_to_jsonb", TYPE_JSONB, 0, 0, 1, {TYPE_HSTORE}}},
    {"hstore", {"hstore_to_jsonb_loose", TYPE_JSONB, 0, 0, 1, {TYPE_HSTORE}}},
    {"ltree", {"index", TYPE_INT4, 0, 0, 2, {TYPE_LTREE, TYPE_LTREE}}},
    {"ltree", {"index", TYPE_INT4, 0, 0, 3, {TYPE_LTREE, TYPE_LTREE, TYPE_INT4}}},
    {"vector", {"inner_product", TYPE_FLOAT8, 0, 0, 2, {TYPE_VECTOR, TYPE_VECTOR}}},
    {"vector", {"inner_product", TYPE_FLOAT8, 0, 0, 2, {TYPE_HALFVEC, TYPE_HALFVEC}}},
    {"vector", {"inner_product", TYPE_FLOAT8, 0, 0, 2, {TYPE_SPARSEVEC, TYPE_SPARSEVEC}}},
    {"insert_username", {"insert_username", TYPE_TRIGGER, 0, 0, 0, {0}}},
    {"intarray", {"intset", TYPE_INT4 | TYPE_ARRAY, 0, 0, 1, {TYPE_INT4}}},
    {"hstore", {"isdefined", TYPE_BOOL, 0, 0, 2, {TYPE_HSTORE, TYPE_TEXT}}},
    {"hstore", {"isexists", TYPE_BOOL, 0, 0, 2, {TYPE_HSTORE, TYPE_TEXT}}},
    {"vector", {"jaccard_distance", TYPE_FLOAT8, 0, 0, 2, {TYPE_BIT, TYPE_BIT}}},
    {"vector", {"l1_distance", TYPE_FLOAT8, 0, 0, 2, {TYPE_VECTOR, TYPE_VECTOR}}},
    {"vector", {"l1_distance", TYPE_FLOAT8, 0, 0, 2, {TYPE_HALFVEC, TYPE_HALFVEC}}},
    {"vector", {"l1_distance", TYPE_FLOAT8, 0, 0, 2, {TYPE_SPARSEVEC, TYPE_SPARSEVEC}}},
    {"vector", {"l2_distance", TYPE_FLOAT8, 0, 0, 2, {TYPE_VECTOR, TYPE_VECTOR}}},
    {"vector", {"l2_distance", TYPE_FLOAT8, 0, 0, 2, {TYPE_HALFVEC, TYPE_HALFVEC}}},
    {"vector", {"l2_distance", TYPE_FLOAT8, 0, 0, 2, {TYPE_SPARSEVEC, TYPE_SPARSEVEC}}},
    {"vector", {"l2_norm", TYPE_FLOAT8, 0, 0, 1, {TYPE_HALFVEC}}},
    {"vector", {"l2_norm", TYPE_FLOAT8, 0, 0, 1, {TYPE_SPARSEVEC}}},
    {"vector", {"l2_normalize", TYPE_VECTOR, 0, 0, 1, {TYPE_VECTOR}}},
    {"vector", {"l2_normalize", TYPE_HALFVEC, 0, 0, 1, {TYPE_HALFVEC}}},
    {"vector", {"l2_normalize", TYPE_SPARSEVEC, 0, 0, 1, {TYPE_SPARSEVEC}}},
    {"ltree", {"lca", TYPE_LTREE, 0, 0, 1, {TYPE_LTREE | TYPE_ARRAY}}},
    {"ltree", {"lca", TYPE_LTREE, 0, 0, 2, {TYPE_LTREE, TYPE_LTREE}}},
    {"ltree", {"lca", TYPE_LTREE, 0, 0, 3, {TYPE_LTREE, TYPE_LTREE, TYPE_LTREE}}},
    {"ltree", {"lca", TYPE_LTREE, 0, 0, 4, {TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE}}},
    {"ltree", {"lca", TYPE_LTREE, 0, 0, 5, {TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE}}},
    {"ltree", {"lca", TYPE_LTREE, 0, 0, 6, {TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE}}},
    {"ltree", {"lca", TYPE_LTREE, 0, 0, 7, {TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE}}},
    {"ltree", {"lca", TYPE_LTREE, 0, 0, 8, {TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE, TYPE_LTREE}}},
    {"fuzzystrmatch", {"levenshtein", TYPE_INT4, 0, 0, 2, {TYPE_TEXT, TYPE_TEXT}}},
    {"fuzzystrmatch", {"levenshtein", TYPE_INT4, 0, 0, 5, {TYPE_TEXT, TYPE_TEXT, TYPE_INT4, TYPE_INT4, TYPE_INT4}}},
    {"fuzzystrmatch", {"levenshtein_less_equal", TYPE_INT4, 0, 0, 3, {TYPE_TEXT, TYPE_TEXT, TYPE_INT4}}},
    {"fuzzystrmatch", {"levenshtein_less_equal", TYPE_INT4, 0, 0, 6, {TYPE_TEXT, TYPE_TEXT, TYPE_INT4, TYPE_INT4, TYPE_INT4, TYPE_INT4}}},
    {"lo", {"lo_manage", TYPE_TRIGGER, 0, 0, 0, {0}}},
    {"ltree", {"ltree2text", TYPE_TEXT, 0, 0, 1, {TYPE_LTREE}}},
    {"citext", {"max", TYPE_CITEXT, BUILTIN_AGGREGATE, 0, 1, {TYPE_CITEXT}}},
    {"fuzzystrmatch", {"metaphone", TYPE_TEXT, 0, 0, 2, {TYPE_TEXT, TYPE_INT4}}},
    {"citext", {"min", TYPE_CITEXT, BUILTIN_AGGREGATE, 0, 1, {TYPE_CITEXT}}},
    {"moddatetime", {"moddatetime", TYPE_TRIGGER, 0, 0, 0, {0}}},
    {"ltree", {"nlevel", TYPE_INT4, 0, 0, 1, {TYPE_LTREE}}},
    {"tablefunc", {"normal_rand", TYPE_FLOAT8, BUILTIN_SET, 0, 3, {TYPE_INT4, TYPE_FLOAT8, TYPE_FLOAT8}}},
    {"pg_stat_statements", {"pg_stat_statements", TYPE_RECORD, BUILTIN_SET, 0, 1, {TYPE_BOOL}}},
    {"pg_stat_statements", {"pg_stat_statements_info", TYPE_RECORD, 0, 0, 0, {0}}},
    {"pg_stat_statements", {"pg_stat_statements_reset", TYPE_VOID, 0, 3, 3, {TYPE_OID, TYPE_OID, TYPE_INT8}}},
    {"pgcrypto", {"pgp_armor_headers", TYPE_RECORD, BUILTIN_SET, 0, 1, {TYPE_TEXT}}},
    {"pgcrypto", {"pgp_key_id", TYPE_TEXT, 0, 0, 1, {TYPE_BYTEA}}},
    {"pgcrypto", {"pgp_pub_decrypt", TYPE_TEXT, 0, 0, 2, {TYPE_BYTEA, TYPE_BYTEA}}},
    {"pgcrypto", {"pgp_pub_decrypt", TYPE_TEXT, 0, 0, 3, {TYPE_BYTEA, TYPE_BYTEA, TYPE_TEXT}}},
    {"pgcrypto", {"pgp_pub_decrypt", TYPE_TEXT, 0, 0, 4, {TYPE_BYTEA, TYPE_BYTEA, TYPE_TEXT, TYPE_TEXT}}},
    {"pgcrypto", {"pgp_pub_decrypt_bytea", TYPE_BYTEA, 0, 0, 2, {TYPE_BYTEA, TYPE_BYTEA}}},
    {"pgcrypto", {"pgp_pub_decrypt_bytea", TYPE_BYTEA, 0, 0, 3, {TYPE_BYTEA, TYPE_BYTEA, TYPE_TEXT}}},
    {"pgcrypto", {"pgp_pub_decrypt_bytea", TYPE_BYTEA, 0, 0, 4, {TYPE_BYTEA, TYPE_BYTEA, TYPE_TEXT, TYPE_TEXT}}},
    {"pgcrypto", {"pgp_pub_encrypt", TYPE_BYTEA, 0, 0, 2, {TYPE_TEXT, TYPE_BYTEA}}},
    {"pgcrypto", {"pgp_pub_encrypt", TYPE_BYTEA, 0, 0, 3, {TYPE_TEXT, TYPE_BYTEA, TYPE_TEXT}}},
    {"pgcrypto", {"pgp_pub_encrypt_bytea", TYPE_BYTEA, 0, 0, 2, {TYPE_BYTEA, TYPE_BYTEA}}},
    {"pgcrypto", {"pgp_pub_encrypt_bytea", TYPE_BYTEA, 0, 0, 3, {TYPE_BYTEA, TYPE_BYTEA, TYPE_TEXT}}},
    {"pgcrypto", {"pgp_sym_decrypt", TYPE_TEXT, 0, 0, 2, {TYPE_BYTEA, TYPE_TEXT}}},
    {"pgcrypto", {"pgp_sym_decrypt", TYPE_TEXT, 0, 0, 3, {TYPE_BYTEA, TYPE_TEXT, TYPE_TEXT}}},
    {"pgcrypto", {"pgp_sym_decrypt_bytea", TYPE_BYTEA, 0, 0, 2, {TYPE_BYTEA, TYPE_TEXT}}},
    {"pgcrypto", {"pgp_sym_decrypt_bytea", TYPE_BYTEA, 0, 0, 3, {TYPE_BYTEA, TYPE_TEXT, TYPE_TEXT}}},
    {"pgcrypto", {"pgp_sym_encrypt", TYPE_BYTEA, 0, 0, 2, {TYPE_TEXT, TYPE_TEXT}}},
    {"pgcrypto", {"pgp_sym_encrypt", TYPE_BYTEA, 0, 0, 3, {TYPE_TEXT, TYPE_TEXT, TYPE_TEXT}}},
    {"pgcrypto", {"pgp_sym_encrypt_bytea", TYPE_BYTEA, 0, 0, 2, {TYPE_BYTEA, TYPE_TEXT}}},
    {"pgcrypto", {"pgp_sym_encrypt_bytea", TYPE_BYTEA, 0, 0, 3, {TYPE_BYTEA, TYPE_TEXT, TYPE_TEXT}}},
    {"intarray", {"querytree", TYPE_TEXT, 0, 0, 1, {TYPE_QUERY_INT}}},
    {"citext", {"regexp_match", TYPE_TEXT | TYPE_ARRAY, 0, 0, 2, {TYPE_CITEXT, TYPE_CITEXT}}},
    {"citext", {"regexp_match", TYPE_TEXT | TYPE_ARRAY, 0, 0, 3, {TYPE_CITEXT, TYPE_CITEXT, TYPE_TEXT}}},
    {"citext", {"regexp_matches", TYPE_TEXT | TYPE_ARRAY, BUILTIN_SET, 0, 2, {TYPE_CITEXT, TYPE_CITEXT}}},
    {"citext", {"regexp_matches", TYPE_TEXT | TYPE_ARRAY, BUILTIN_SET, 0, 3, {TYPE_CITEXT, TYPE_CITEXT, TYPE_TEXT}}},
    {"citext", {"regexp_replace", TYPE_TEXT, 0, 0, 3, {TYPE_CITEXT, TYPE_CITEXT, TYPE_TEXT}}},
    {"citext", {"regexp_replace", TYPE_TEXT, 0, 0, 4, {TYPE_CITEXT, TYPE_CITEXT, TYPE_TEXT, TYPE_TEXT}}},
    {"citext", {"regexp_split_to_array", TYPE_TEXT | TYPE_ARRAY, 0, 0, 2, {TYPE_CITEXT, TYPE_CITEXT}}},
    {"citext", {"regexp_split_to_array", TYPE_TEXT | TYPE_ARRAY, 0, 0, 3, {TYPE_CITEXT, TYPE_CITEXT, TYPE_TEXT}}},
    {"citext", {"regexp_split_to_table", TYPE_TEXT, BUILTIN_SET, 0, 2, {TYPE_CITEXT, TYPE_CITEXT}}},
    {"citext", {"regexp_split_to_table", TYPE_TEXT, BUILTIN_SET, 0, 3, {TYPE_CITEXT, TYPE_CITEXT, TYPE_TEXT}}},
    {"citext", {"replace", TYPE_TEXT, 0, 0, 3, {TYPE_CITEXT, TYPE_CITEXT, TYPE_CITEXT}}},
    {"pg_trgm", {"set_limit", TYPE_FLOAT4, 0, 0, 1, {TYPE_FLOAT4}}},
    {"pg_trgm", {"show_limit", TYPE_FLOAT4, 0, 0, 0, {0}}},
    {"pg_trgm", {"show_trgm", TYPE_TEXT | TYPE_ARRAY, 0, 0, 1, {TYPE_TEXT}}},
    {"pg_trgm", {"similarity", TYPE_FLOAT4, 0, 0, 2, {TYPE_TEXT, TYPE_TEXT}}},
    {"hstore", {"skeys", TYPE_TEXT, BUILTIN_SET, 0, 1, {TYPE_HSTORE}}},
    {"hstore", {"slice", TYPE_HSTORE, 0, 0, 2, {TYPE_HSTORE, TYPE_TEXT | TYPE_ARRAY}}},
    {"intarray", {"sort", TYPE_INT4 | TYPE_ARRAY, 0, 0, 1, {TYPE_INT4 | TYPE_ARRAY}}},
    {"intarray", {"sort", TYPE_INT4 | TYPE_ARRAY, 0, 0, 2, {TYPE_INT4 | TYPE_ARRAY, TYPE_TEXT}}},
    {"intarray", {"sort_asc", TYPE_INT4 | TYPE_ARRAY, 0, 0, 1, {TYPE_INT4 | TYPE_ARRAY}}},
    {"intarray", {"sort_desc", TYPE_INT4 | TYPE_ARRAY, 0, 0, 1, {TYPE_INT4 | TYPE_ARRAY}}},
    {"fuzzystrmatch", {"soundex", TYPE_TEXT, 0, 0, 1, {TYPE_TEXT}}},
    {"citext", {"split_part", TYPE_TEXT, 0, 0, 3, {TYPE_CITEXT, TYPE_CITEXT, TYPE_INT4}}},
    {"pg_trgm", {"strict_word_similarity", TYPE_FLOAT4, 0, 0, 2, {TYPE_TEXT, TYPE_TEXT}}},
    {"citext", {"strpos", TYPE_INT4, 0, 0, 2, {TYPE_CITEXT, TYPE_CITEXT}}},
    {"intarray", {"subarray", TYPE_INT4 | TYPE_ARRAY, 0, 0, 2, {TYPE_INT4 | TYPE_ARRAY, TYPE_INT4}}},
    {"intarray", {"subarray", TYPE_INT4 | TYPE_ARRAY, 0, 0, 3, {TYPE_INT4 | TYPE_ARRAY, TYPE_INT4, TYPE_INT4}}},
    {"ltree", {"subltree", TYPE_LTREE, 0, 0, 3, {TYPE_LTREE, TYPE_INT4, TYPE_INT4}}},
    {"ltree", {"subpath", TYPE_LTREE, 0, 0, 2, {TYPE_LTREE, TYPE_INT4}}},
    {"ltree", {"subpath", TYPE_LTREE, 0, 0, 3, {TYPE_LTREE, TYPE_INT4, TYPE_INT4}}},
    {"vector", {"subvector", TYPE_VECTOR, 0, 0, 3, {TYPE_VECTOR, TYPE_INT4, TYPE_INT4}}},
    {"vector", {"subvector", TYPE_HALFVEC, 0, 0, 3, {TYPE_HALFVEC, TYPE_INT4, TYPE_INT4}}},
    {"vector", {"sum", TYPE_VECTOR, BUILTIN_AGGREGATE, 0, 1, {TYPE_VECTOR}}},
    {"vector", {"sum", TYPE_HALFVEC, BUILTIN_AGGREGATE, 0, 1, {TYPE_HALFVEC}}},
    {"hstore", {"svals", TYPE_TEXT, BUILTIN_SET, 0, 1, {TYPE_HSTORE}}},
    {"hstore", {"tconvert", TYPE_HSTORE, 0, 0, 2, {TYPE_TEXT, TYPE_TEXT}}},
    {"ltree", {"text2ltree", TYPE_LTREE, 0, 0, 1, {TYPE_TEXT}}},
    {"fuzzystrmatch", {"text_soundex", TYPE_TEXT, 0, 0, 1, {TYPE_TEXT}}},
    {"citext", {"translate", TYPE_TEXT, 0, 0, 3, {TYPE_CITEXT, TYPE_CITEXT, TYPE_TEXT}}},
    {"tcn", {"triggered_change_notification", TYPE_TRIGGER, 0, 0, 0, {0}}},
    {"unaccent", {"unaccent", TYPE_TEXT, 0, 0, 1, {TYPE_TEXT}}},
    {"unaccent", {"unaccent", TYPE_TEXT, 0, 0, 2, {TYPE_REGDICTIONARY, TYPE_TEXT}}},
    {"intarray", {"uniq", TYPE_INT4 | TYPE_ARRAY, 0, 0, 1, {TYPE_INT4 | TYPE_ARRAY}}},
    {"uuid-ossp", {"uuid_generate_v1", TYPE_UUID, 0, 0, 0, {0}}},
    {"uuid-ossp", {"uuid_generate_v1mc", TYPE_UUID, 0, 0, 0, {0}}},
    {"uuid-ossp", {"uuid_generate_v3", TYPE_UUID, 0, 0, 2, {TYPE_UUID, TYPE_TEXT}}},
    {"uuid-ossp", {"uuid_generate_v4", TYPE_UUID, 0, 0, 0, {0}}},
    {"uuid-ossp", {"uuid_generate_v5", TYPE_UUID, 0, 0, 2, {TYPE_UUID, TYPE_TEXT}}},
    {"uuid-ossp", {"uuid_nil", TYPE_UUID, 0, 0, 0, {0}}},
    {"uuid-ossp", {"uuid_ns_dns", TYPE_UUID, 0, 0, 0, {0}}},
    {"uuid-ossp", {"uuid_ns_oid", TYPE_UUID, 0, 0, 0, {0}}},
    {"uuid-ossp", {"uuid_ns_url", TYPE_UUID, 0, 0, 0, {0}}},
    {"uuid-ossp", {"uuid_ns_x500", TYPE_UUID, 0, 0, 0, {0}}},
    {"vector", {"vector_dims", TYPE_INT4, 0, 0, 1, {TYPE_VECTOR}}},
    {"vector", {"vector_dims", TYPE_INT4, 0, 0, 1, {TYPE_HALFVEC}}},
    {"vector", {"vector_norm", TYPE_FLOAT8, 0, 0, 1, {TYPE_VECTOR}}},
    {"pg_trgm", {"word_similarity", TYPE_FLOAT4, 0, 0, 2, {TYPE_TEXT, TYPE_TEXT}}},
};
// clang-format on

static const BuiltinOutput outputs[] = {
    {"each", "key", TYPE_TEXT},
    {"each", "value", TYPE_TEXT},
    {"pgp_armor_headers", "key", TYPE_TEXT},
    {"pgp_armor_headers", "value", TYPE_TEXT},
};

/* Extensions whose functions are all known by the tables, begin with one of the prefixes (separated by blanks), or have a
 * schema of their own. */
static const struct {
    const char *name;
    const char *prefixes;
} complete[] = {
    {"autoinc", ""},
    {"btree_gin", "gin_"},
    {"btree_gist",
     "gbt_ gbtree cash_ date_ float4_ float8_ int2_ int4_ int8_ interval_ oid_ time_ ts_ tstz_"},
    {"citext", "citext texticlike texticnlike texticregexeq texticregexne"},
    {"fuzzystrmatch", "daitch_mokotoff soundex text_soundex"},
    {"insert_username", ""},
    {"moddatetime", ""},
    {"pg_cron", ""},
    {"pg_graphql", ""},
    {"pg_net", ""},
    {"pg_stat_statements", "pg_stat_statements"},
    {"pg_trgm", "gin_ gtrgm similarity strict_word_ word_"},
    {"pgcrypto", "pgp_ fips_mode"},
    {"pgmq", ""},
    {"pgsodium", ""},
    {"plpgsql", "plpgsql_"},
    {"supabase_vault", ""},
    {"unaccent", "unaccent"},
    {"uuid-ossp", "uuid_"},
    {"vector", "array_to_ halfvec hnsw ivfflat l2_ sparsevec vector"},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

bool builtin_extension_is_complete(const char *extension, const char *function)
{
    for (size_t i = 0; i < COUNT(complete); i++) {
        if (strcmp(complete[i].name, extension) != 0)
            continue;
        for (const char *prefix = complete[i].prefixes; *prefix != '\0';) {
            const size_t length = strcspn(prefix, " ");

            if (strncmp(function, prefix, length) == 0)
                return false;
            prefix += length + (prefix[length] == ' ');
        }
        return true;
    }
    return false;
}

const char *builtin_extension_of_type(BuiltinType type)
{
    switch (type) {
    case TYPE_CITEXT:
        return "citext";
    case TYPE_HSTORE:
        return "hstore";
    case TYPE_LTREE:
    case TYPE_LQUERY:
    case TYPE_LTXTQUERY:
        return "ltree";
    case TYPE_QUERY_INT:
        return "intarray";
    case TYPE_VECTOR:
    case TYPE_HALFVEC:
    case TYPE_SPARSEVEC:
        return "vector";
    default:
        return NULL;
    }
}

const BuiltinExtensionOperator *builtin_extension_operators(const char *name, size_t *count)
{
    size_t first = 0;
    size_t end;

    while (first < COUNT(operators) && (operators[first].row.name[0] != name[0] ||
                                        strcmp(operators[first].row.name, name) != 0))
        first++;
    for (end = first; end < COUNT(operators) && strcmp(operators[end].row.name, name) == 0;)
        end++;
    *count = end - first;
    return end > first ? &operators[first] : NULL;
}

const BuiltinExtensionFunction *builtin_extension_functions(const char *name, size_t *count)
{
    size_t first = 0;
    size_t end;

    while (first < COUNT(functions) && (functions[first].row.name[0] != name[0] ||
                                        strcmp(functions[first].row.name, name) != 0))
        first++;
    for (end = first; end < COUNT(functions) && strcmp(functions[end].row.name, name) == 0;)
        end++;
    *count = end - first;
    return end > first ? &functions[first] : NULL;
}

const BuiltinOutput *builtin_extension_outputs(const char *function, size_t *count)
{
    size_t first = 0;
    size_t end;

    while (first < COUNT(outputs) && strcmp(outputs[first].function, function) != 0)
        first++;
    for (end = first; end < COUNT(outputs) && strcmp(outputs[end].function, function) == 0;)
        end++;
    *count = end - first;
    return end > first ? &outputs[first] : NULL;
}
