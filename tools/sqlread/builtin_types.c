#include "sqlread/builtin.h"

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

/* Output columns of functions that return rows; the functions in byte order, their columns in order. */
static const BuiltinOutput outputs[] = {
    {"json_array_elements", "value", TYPE_JSON},
    {"json_array_elements_text", "value", TYPE_TEXT},
    {"json_each", "key", TYPE_TEXT},
    {"json_each", "value", TYPE_JSON},
    {"json_each_text", "key", TYPE_TEXT},
    {"json_each_text", "value", TYPE_TEXT},
    {"jsonb_array_elements", "value", TYPE_JSONB},
    {"jsonb_array_elements_text", "value", TYPE_TEXT},
    {"jsonb_each", "key", TYPE_TEXT},
    {"jsonb_each", "value", TYPE_JSONB},
    {"jsonb_each_text", "key", TYPE_TEXT},
    {"jsonb_each_text", "value", TYPE_TEXT},
    {"pg_available_extension_versions", "name", TYPE_NAME},
    {"pg_available_extension_versions", "version", TYPE_TEXT},
    {"pg_available_extension_versions", "superuser", TYPE_BOOL},
    {"pg_available_extension_versions", "trusted", TYPE_BOOL},
    {"pg_available_extension_versions", "relocatable", TYPE_BOOL},
    {"pg_available_extension_versions", "schema", TYPE_NAME},
    {"pg_available_extension_versions", "requires", TYPE_NAME | TYPE_ARRAY},
    {"pg_available_extension_versions", "comment", TYPE_TEXT},
    {"pg_available_extensions", "name", TYPE_NAME},
    {"pg_available_extensions", "default_version", TYPE_TEXT},
    {"pg_available_extensions", "comment", TYPE_TEXT},
    {"pg_available_wal_summaries", "tli", TYPE_INT8},
    {"pg_available_wal_summaries", "start_lsn", TYPE_PG_LSN},
    {"pg_available_wal_summaries", "end_lsn", TYPE_PG_LSN},
    {"pg_backup_stop", "lsn", TYPE_PG_LSN},
    {"pg_backup_stop", "labelfile", TYPE_TEXT},
    {"pg_backup_stop", "spcmapfile", TYPE_TEXT},
    {"pg_config", "name", TYPE_TEXT},
    {"pg_config", "setting", TYPE_TEXT},
    {"pg_control_checkpoint", "checkpoint_lsn", TYPE_PG_LSN},
    {"pg_control_checkpoint", "redo_lsn", TYPE_PG_LSN},
    {"pg_control_checkpoint", "redo_wal_file", TYPE_TEXT},
    {"pg_control_checkpoint", "timeline_id", TYPE_INT4},
    {"pg_control_checkpoint", "prev_timeline_id", TYPE_INT4},
    {"pg_control_checkpoint", "full_page_writes", TYPE_BOOL},
    {"pg_control_checkpoint", "next_xid", TYPE_TEXT},
    {"pg_control_checkpoint", "next_oid", TYPE_OID},
    {"pg_control_checkpoint", "next_multixact_id", TYPE_XID},
    {"pg_control_checkpoint", "next_multi_offset", TYPE_XID},
    {"pg_control_checkpoint", "oldest_xid", TYPE_XID},
    {"pg_control_checkpoint", "oldest_xid_dbid", TYPE_OID},
    {"pg_control_checkpoint", "oldest_active_xid", TYPE_XID},
    {"pg_control_checkpoint", "oldest_multi_xid", TYPE_XID},
    {"pg_control_checkpoint", "oldest_multi_dbid", TYPE_OID},
    {"pg_control_checkpoint", "oldest_commit_ts_xid", TYPE_XID},
    {"pg_control_checkpoint", "newest_commit_ts_xid", TYPE_XID},
    {"pg_control_checkpoint", "checkpoint_time", TYPE_TIMESTAMPTZ},
    {"pg_control_init", "max_data_alignment", TYPE_INT4},
    {"pg_control_init", "database_block_size", TYPE_INT4},
    {"pg_control_init", "blocks_per_segment", TYPE_INT4},
    {"pg_control_init", "wal_block_size", TYPE_INT4},
    {"pg_control_init", "bytes_per_wal_segment", TYPE_INT4},
    {"pg_control_init", "max_identifier_length", TYPE_INT4},
    {"pg_control_init", "max_index_columns", TYPE_INT4},
    {"pg_control_init", "max_toast_chunk_size", TYPE_INT4},
    {"pg_control_init", "large_object_chunk_size", TYPE_INT4},
    {"pg_control_init", "float8_pass_by_value", TYPE_BOOL},
    {"pg_control_init", "data_page_checksum_version", TYPE_INT4},
    {"pg_control_init", "default_char_signedness", TYPE_BOOL},
    {"pg_control_recovery", "min_recovery_end_lsn", TYPE_PG_LSN},
    {"pg_control_recovery", "min_recovery_end_timeline", TYPE_INT4},
    {"pg_control_recovery", "backup_start_lsn", TYPE_PG_LSN},
    {"pg_control_recovery", "backup_end_lsn", TYPE_PG_LSN},
    {"pg_control_recovery", "end_of_backup_record_required", TYPE_BOOL},
    {"pg_control_system", "pg_control_version", TYPE_INT4},
    {"pg_control_system", "catalog_version_no", TYPE_INT4},
    {"pg_control_system", "system_identifier", TYPE_INT8},
    {"pg_control_system", "pg_control_last_modified", TYPE_TIMESTAMPTZ},
    {"pg_cursor", "name", TYPE_TEXT},
    {"pg_cursor", "statement", TYPE_TEXT},
    {"pg_cursor", "is_holdable", TYPE_BOOL},
    {"pg_cursor", "is_binary", TYPE_BOOL},
    {"pg_cursor", "is_scrollable", TYPE_BOOL},
    {"pg_cursor", "creation_time", TYPE_TIMESTAMPTZ},
    {"pg_extension_update_paths", "source", TYPE_TEXT},
    {"pg_extension_update_paths", "target", TYPE_TEXT},
    {"pg_extension_update_paths", "path", TYPE_TEXT},
    {"pg_get_object_address", "classid", TYPE_OID},
    {"pg_get_object_address", "objid", TYPE_OID},
    {"pg_get_object_address", "objsubid", TYPE_INT4},
    {"pg_get_publication_tables", "pubid", TYPE_OID},
    {"pg_get_publication_tables", "relid", TYPE_OID},
    {"pg_get_publication_tables", "attrs", TYPE_INT2VECTOR},
    {"pg_get_publication_tables", "qual", TYPE_PG_NODE_TREE},
    {"pg_get_sequence_data", "last_value", TYPE_INT8},
    {"pg_get_sequence_data", "is_called", TYPE_BOOL},
    {"pg_get_wait_events", "type", TYPE_TEXT},
    {"pg_get_wait_events", "name", TYPE_TEXT},
    {"pg_get_wait_events", "description", TYPE_TEXT},
    {"pg_identify_object", "type", TYPE_TEXT},
    {"pg_identify_object", "schema", TYPE_TEXT},
    {"pg_identify_object", "name", TYPE_TEXT},
    {"pg_identify_object", "identity", TYPE_TEXT},
    {"pg_identify_object_as_address", "type", TYPE_TEXT},
    {"pg_identify_object_as_address", "object_names", TYPE_TEXT | TYPE_ARRAY},
    {"pg_identify_object_as_address", "object_args", TYPE_TEXT | TYPE_ARRAY},
    {"pg_input_error_info", "message", TYPE_TEXT},
    {"pg_input_error_info", "detail", TYPE_TEXT},
    {"pg_input_error_info", "hint", TYPE_TEXT},
    {"pg_input_error_info", "sql_error_code", TYPE_TEXT},
    {"pg_last_committed_xact", "xid", TYPE_XID},
    {"pg_last_committed_xact", "timestamp", TYPE_TIMESTAMPTZ},
    {"pg_last_committed_xact", "roident", TYPE_OID},
    {"pg_lock_status", "locktype", TYPE_TEXT},
    {"pg_lock_status", "database", TYPE_OID},
    {"pg_lock_status", "relation", TYPE_OID},
    {"pg_lock_status", "page", TYPE_INT4},
    {"pg_lock_status", "tuple", TYPE_INT2},
    {"pg_lock_status", "virtualxid", TYPE_TEXT},
    {"pg_lock_status", "transactionid", TYPE_XID},
    {"pg_lock_status", "classid", TYPE_OID},
    {"pg_lock_status", "objid", TYPE_OID},
    {"pg_lock_status", "objsubid", TYPE_INT2},
    {"pg_lock_status", "virtualtransaction", TYPE_TEXT},
    {"pg_lock_status", "pid", TYPE_INT4},
    {"pg_lock_status", "mode", TYPE_TEXT},
    {"pg_lock_status", "granted", TYPE_BOOL},
    {"pg_lock_status", "fastpath", TYPE_BOOL},
    {"pg_lock_status", "waitstart", TYPE_TIMESTAMPTZ},
    {"pg_mcv_list_items", "index", TYPE_INT4},
    {"pg_mcv_list_items", "values", TYPE_TEXT | TYPE_ARRAY},
    {"pg_mcv_list_items", "nulls", TYPE_BOOL | TYPE_ARRAY},
    {"pg_mcv_list_items", "frequency", TYPE_FLOAT8},
    {"pg_mcv_list_items", "base_frequency", TYPE_FLOAT8},
    {"pg_partition_ancestors", "relid", TYPE_REGCLASS},
    {"pg_partition_tree", "relid", TYPE_REGCLASS},
    {"pg_partition_tree", "parentrelid", TYPE_REGCLASS},
    {"pg_partition_tree", "isleaf", TYPE_BOOL},
    {"pg_partition_tree", "level", TYPE_INT4},
    {"pg_prepared_statement", "name", TYPE_TEXT},
    {"pg_prepared_statement", "statement", TYPE_TEXT},
    {"pg_prepared_statement", "prepare_time", TYPE_TIMESTAMPTZ},
    {"pg_prepared_statement", "parameter_types", TYPE_REGTYPE | TYPE_ARRAY},
    {"pg_prepared_statement", "result_types", TYPE_REGTYPE | TYPE_ARRAY},
    {"pg_prepared_statement", "from_sql", TYPE_BOOL},
    {"pg_prepared_statement", "generic_plans", TYPE_INT8},
    {"pg_prepared_statement", "custom_plans", TYPE_INT8},
    {"pg_prepared_xact", "transaction", TYPE_XID},
    {"pg_prepared_xact", "gid", TYPE_TEXT},
    {"pg_prepared_xact", "prepared", TYPE_TIMESTAMPTZ},
    {"pg_prepared_xact", "ownerid", TYPE_OID},
    {"pg_prepared_xact", "dbid", TYPE_OID},
    {"pg_sequence_parameters", "start_value", TYPE_INT8},
    {"pg_sequence_parameters", "minimum_value", TYPE_INT8},
    {"pg_sequence_parameters", "maximum_value", TYPE_INT8},
    {"pg_sequence_parameters", "increment", TYPE_INT8},
    {"pg_sequence_parameters", "cycle_option", TYPE_BOOL},
    {"pg_sequence_parameters", "cache_size", TYPE_INT8},
    {"pg_sequence_parameters", "data_type", TYPE_OID},
    {"pg_split_walfile_name", "segment_number", TYPE_NUMERIC},
    {"pg_split_walfile_name", "timeline_id", TYPE_INT8},
    {"pg_timezone_abbrevs_abbrevs", "abbrev", TYPE_TEXT},
    {"pg_timezone_abbrevs_abbrevs", "utc_offset", TYPE_INTERVAL},
    {"pg_timezone_abbrevs_abbrevs", "is_dst", TYPE_BOOL},
    {"pg_timezone_abbrevs_zone", "abbrev", TYPE_TEXT},
    {"pg_timezone_abbrevs_zone", "utc_offset", TYPE_INTERVAL},
    {"pg_timezone_abbrevs_zone", "is_dst", TYPE_BOOL},
    {"pg_timezone_names", "name", TYPE_TEXT},
    {"pg_timezone_names", "abbrev", TYPE_TEXT},
    {"pg_timezone_names", "utc_offset", TYPE_INTERVAL},
    {"pg_timezone_names", "is_dst", TYPE_BOOL},
    {"pg_walfile_name_offset", "file_name", TYPE_TEXT},
    {"pg_walfile_name_offset", "file_offset", TYPE_INT4},
    {"pg_xact_commit_timestamp_origin", "timestamp", TYPE_TIMESTAMPTZ},
    {"pg_xact_commit_timestamp_origin", "roident", TYPE_OID},
    {"ts_debug", "alias", TYPE_TEXT},
    {"ts_debug", "description", TYPE_TEXT},
    {"ts_debug", "token", TYPE_TEXT},
    {"ts_debug", "dictionaries", TYPE_REGDICTIONARY | TYPE_ARRAY},
    {"ts_debug", "dictionary", TYPE_REGDICTIONARY},
    {"ts_debug", "lexemes", TYPE_TEXT | TYPE_ARRAY},
    {"ts_parse", "tokid", TYPE_INT4},
    {"ts_parse", "token", TYPE_TEXT},
    {"ts_stat", "word", TYPE_TEXT},
    {"ts_stat", "ndoc", TYPE_INT4},
    {"ts_stat", "nentry", TYPE_INT4},
    {"ts_token_type", "tokid", TYPE_INT4},
    {"ts_token_type", "alias", TYPE_TEXT},
    {"ts_token_type", "description", TYPE_TEXT},
    {"unnest", "lexeme", TYPE_TEXT},
    {"unnest", "positions", TYPE_INT2 | TYPE_ARRAY},
    {"unnest", "weights", TYPE_TEXT | TYPE_ARRAY},
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
        int order = strcmp(name, types[middle].name);

        if (order == 0)
            return (BuiltinType)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return TYPE_NONE;
}

BuiltinType builtin_type_by_sql(const char *sql)
{
    BuiltinType type = builtin_type_by_name(sql);

    /* "char" in quotes is pg_type's char, and char without quotes is bpchar. */
    if (type != TYPE_NONE && strcmp(types[type].sql, sql) == 0)
        return type;
    for (size_t i = 1; i < TYPE_BUILTIN_COUNT; i++)
        if (strcmp(types[i].sql, sql) == 0)
            return (BuiltinType)i;
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

/*
 * The first row of `count` rows of `size` bytes, sorted by the name that each starts with, whose name is `name`; sets
 * *found to the number of rows that have it.
 */
static const void *rows_named(const void *rows, size_t count, size_t size, const char *name,
                              size_t *found)
{
    const char *base = rows;
    size_t low = 0;
    size_t high = count;
    size_t end;

#define ROW_NAME(index) (*(const char *const *)(const void *)(base + (index)*size))
    while (low < high) {
        size_t middle = (low + high) / 2;

        if (strcmp(ROW_NAME(middle), name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; end < count && strcmp(ROW_NAME(end), name) == 0;)
        end++;
#undef ROW_NAME
    *found = end - low;
    return end > low ? base + low * size : NULL;
}

const BuiltinOperator *builtin_operators(const char *name, size_t *count)
{
    return rows_named(builtin_operator_rows, builtin_operator_count, sizeof(BuiltinOperator), name,
                      count);
}

const BuiltinFunction *builtin_functions(const char *name, size_t *count)
{
    if (name[0] < 'n')
        return rows_named(builtin_function_rows_a, builtin_function_count_a,
                          sizeof(BuiltinFunction), name, count);
    return rows_named(builtin_function_rows_b, builtin_function_count_b, sizeof(BuiltinFunction),
                      name, count);
}

bool builtin_function_exists(const char *name)
{
    size_t count;

    return builtin_functions(name, &count) != NULL ||
           rows_named(builtin_function_names, builtin_function_name_count, sizeof(const char *),
                      name, &count) != NULL;
}

const BuiltinOutput *builtin_outputs(const char *function, size_t *count)
{
    return rows_named(outputs, COUNT(outputs), sizeof(BuiltinOutput), function, count);
}
