#include "sqlread/builtin.h"

#include "base/str.h"

#include <stdlib.h>
#include <string.h>

// clang-format off
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

const void *builtin_rows_named(const void *rows, size_t count, size_t size, size_t name_offset,
                               const char *name, size_t *found)
{
    const char *base = (const char *)rows + name_offset;
    size_t low = 0;
    size_t high = count;
    size_t end;

#define ROW_NAME(index) (*(const char *const *)(const void *)(base + (index)*size))
    while (low < high) {
        size_t middle = (low + high) / 2;

        if (text_order(ROW_NAME(middle), name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    /* Rows of one name mostly share its text. */
    for (end = low; end < count && ((end > low && ROW_NAME(end) == ROW_NAME(low)) ||
                                    text_order(ROW_NAME(end), name) == 0);)
        end++;
#undef ROW_NAME
    *found = end - low;
    return end > low ? (const char *)rows + low * size : NULL;
}

const BuiltinOperator *builtin_operators(const char *name, size_t *count)
{
    return builtin_rows_named(builtin_operator_rows, builtin_operator_count,
                              sizeof(BuiltinOperator), 0, name, count);
}

const BuiltinFunction *builtin_functions(const char *name, size_t *count)
{
    if (name[0] < 'n')
        return builtin_rows_named(builtin_function_rows_a, builtin_function_count_a,
                                  sizeof(BuiltinFunction), 0, name, count);
    return builtin_rows_named(builtin_function_rows_b, builtin_function_count_b,
                              sizeof(BuiltinFunction), 0, name, count);
}

bool builtin_function_exists(const char *name)
{
    size_t count;

    return builtin_functions(name, &count) != NULL ||
           builtin_rows_named(builtin_function_names, builtin_function_name_count,
                              sizeof(const char *), 0, name, &count) != NULL;
}

const BuiltinOutput *builtin_outputs(const char *function, size_t *count)
{
    return builtin_rows_named(outputs, COUNT(outputs), sizeof(BuiltinOutput), 0, function, count);
}

/* ---- Relations ---------------------------------------------------------------------------------------------------- */

static int compare_relation(const void *key, const void *row)
{
    return strcmp(key, ((const BuiltinRelation *)row)->name);
}

const BuiltinRelation *builtin_relation(const char *schema, const char *name)
{
    if (strcmp(schema, "pg_catalog") == 0)
        return bsearch(name, builtin_catalog_relations, builtin_catalog_relation_count,
                       sizeof(builtin_catalog_relations[0]), compare_relation);
    if (strcmp(schema, "information_schema") == 0)
        return bsearch(name, builtin_standard_relations, builtin_standard_relation_count,
                       sizeof(builtin_standard_relations[0]), compare_relation);
    return NULL;
}

/* Source: information_schema.sql of the server. */
BuiltinType builtin_standard_domain(const char *name)
{
    static const struct {
        const char *name;
        BuiltinType base;
    } rows[] = {
        {"cardinal_number", TYPE_INT4}, {"character_data", TYPE_VARCHAR},
        {"sql_identifier", TYPE_NAME},  {"time_stamp", TYPE_TIMESTAMPTZ},
        {"yes_or_no", TYPE_VARCHAR},
    };

    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (strcmp(rows[i].name, name) == 0)
            return rows[i].base;
    return TYPE_NONE;
}
