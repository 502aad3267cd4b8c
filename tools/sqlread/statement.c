#include "sqlread/statement.h"

#include "sqlread/definitions.h"
#include "sqlread/foreign.h"
#include "sqlread/privileges.h"
#include "sqlread/schemaless.h"

/* One row for each statement that is not simply kept as text, by the tag of its node. */
static const StatementType statement_types[] = {
    [T_CreateSchemaStmt] = {"CREATE SCHEMA", STATEMENT_MODELLED, read_create_schema},
    [T_CreateExtensionStmt] = {"CREATE EXTENSION", STATEMENT_MODELLED, read_create_extension},
    [T_AlterExtensionStmt] = {"ALTER EXTENSION", STATEMENT_MODELLED, read_alter_extension},
    [T_CreateEnumStmt] = {"CREATE TYPE", STATEMENT_MODELLED, read_create_enum},
    [T_AlterEnumStmt] = {"ALTER TYPE", STATEMENT_MODELLED, read_alter_enum},
    [T_CreateDomainStmt] = {"CREATE DOMAIN", STATEMENT_MODELLED, read_create_domain},
    [T_AlterDomainStmt] = {"ALTER DOMAIN", STATEMENT_MODELLED, read_alter_domain},
    [T_CompositeTypeStmt] = {"CREATE TYPE", STATEMENT_MODELLED, read_create_composite_type},
    [T_CreateRangeStmt] = {"CREATE TYPE", STATEMENT_MODELLED, read_create_range_type},
    [T_DefineStmt] = {"CREATE TYPE", STATEMENT_MODELLED, read_define},
    [T_AlterOperatorStmt] = {"ALTER OPERATOR", STATEMENT_MODELLED, read_alter_operator},
    [T_CreateOpClassStmt] = {"CREATE OPERATOR CLASS", STATEMENT_MODELLED,
                             read_create_operator_class},
    [T_CreateOpFamilyStmt] = {"CREATE OPERATOR FAMILY", STATEMENT_MODELLED,
                              read_create_operator_family},
    [T_AlterOpFamilyStmt] = {"ALTER OPERATOR FAMILY", STATEMENT_MODELLED,
                             read_alter_operator_family},
    [T_CreateCastStmt] = {"CREATE CAST", STATEMENT_MODELLED, read_create_cast},
    [T_CreateTransformStmt] = {"CREATE TRANSFORM", STATEMENT_MODELLED, read_create_transform},
    [T_CreateConversionStmt] = {"CREATE CONVERSION", STATEMENT_MODELLED, read_create_conversion},
    [T_CreateAmStmt] = {"CREATE ACCESS METHOD", STATEMENT_MODELLED, read_create_access_method},
    [T_CreatePLangStmt] = {"CREATE LANGUAGE", STATEMENT_MODELLED, read_create_language},
    [T_AlterTSConfigurationStmt] = {"ALTER TEXT SEARCH CONFIGURATION", STATEMENT_MODELLED,
                                    read_alter_ts_configuration},
    [T_AlterTSDictionaryStmt] = {"ALTER TEXT SEARCH DICTIONARY", STATEMENT_MODELLED,
                                 read_alter_ts_dictionary},
    [T_CreateSeqStmt] = {"CREATE SEQUENCE", STATEMENT_MODELLED, read_create_sequence},
    [T_AlterSeqStmt] = {"ALTER SEQUENCE", STATEMENT_MODELLED, read_alter_sequence},
    [T_CreateStmt] = {"CREATE TABLE", STATEMENT_MODELLED, read_create_table},
    [T_AlterTableStmt] = {"ALTER TABLE", STATEMENT_MODELLED, read_alter_table},
    [T_IndexStmt] = {"CREATE INDEX", STATEMENT_MODELLED, read_create_index},
    [T_ViewStmt] = {"CREATE VIEW", STATEMENT_MODELLED, read_create_view},
    [T_CreateTableAsStmt] = {"CREATE TABLE AS", STATEMENT_MODELLED, read_create_table_as},
    [T_CreateFdwStmt] = {"CREATE FOREIGN DATA WRAPPER", STATEMENT_MODELLED, read_create_wrapper},
    [T_AlterFdwStmt] = {"ALTER FOREIGN DATA WRAPPER", STATEMENT_MODELLED, read_alter_wrapper},
    [T_CreateForeignServerStmt] = {"CREATE SERVER", STATEMENT_MODELLED, read_create_server},
    [T_AlterForeignServerStmt] = {"ALTER SERVER", STATEMENT_MODELLED, read_alter_server},
    [T_CreateUserMappingStmt] = {"CREATE USER MAPPING", STATEMENT_MODELLED,
                                 read_create_user_mapping},
    [T_AlterUserMappingStmt] = {"ALTER USER MAPPING", STATEMENT_MODELLED, read_alter_user_mapping},
    [T_DropUserMappingStmt] = {"DROP USER MAPPING", STATEMENT_MODELLED, read_drop_user_mapping},
    [T_CreateForeignTableStmt] = {"CREATE FOREIGN TABLE", STATEMENT_MODELLED,
                                  read_create_foreign_table},
    [T_RuleStmt] = {"CREATE RULE", STATEMENT_MODELLED, read_create_rule},
    [T_CreateStatsStmt] = {"CREATE STATISTICS", STATEMENT_MODELLED, read_create_statistics},
    [T_AlterStatsStmt] = {"ALTER STATISTICS", STATEMENT_MODELLED, read_alter_statistics},
    [T_CreateFunctionStmt] = {"CREATE FUNCTION", STATEMENT_MODELLED, read_create_routine},
    [T_AlterFunctionStmt] = {"ALTER FUNCTION", STATEMENT_MODELLED, read_alter_routine},
    [T_CreateTrigStmt] = {"CREATE TRIGGER", STATEMENT_MODELLED, read_create_trigger},
    [T_CreatePolicyStmt] = {"CREATE POLICY", STATEMENT_MODELLED, read_create_policy},
    [T_AlterPolicyStmt] = {"ALTER POLICY", STATEMENT_MODELLED, read_alter_policy},
    [T_CreatePublicationStmt] = {"CREATE PUBLICATION", STATEMENT_MODELLED, read_create_publication},
    [T_AlterPublicationStmt] = {"ALTER PUBLICATION", STATEMENT_MODELLED, read_alter_publication},
    [T_CreateSubscriptionStmt] = {"CREATE SUBSCRIPTION", STATEMENT_MODELLED,
                                  read_create_subscription},
    [T_AlterSubscriptionStmt] = {"ALTER SUBSCRIPTION", STATEMENT_MODELLED, read_alter_subscription},
    [T_DropSubscriptionStmt] = {"DROP SUBSCRIPTION", STATEMENT_MODELLED, read_drop_subscription},
    [T_CreateEventTrigStmt] = {"CREATE EVENT TRIGGER", STATEMENT_MODELLED,
                               read_create_event_trigger},
    [T_AlterEventTrigStmt] = {"ALTER EVENT TRIGGER", STATEMENT_MODELLED, read_alter_event_trigger},
    [T_CreateRoleStmt] = {"CREATE ROLE", STATEMENT_MODELLED, read_create_role},
    [T_AlterRoleStmt] = {"ALTER ROLE", STATEMENT_MODELLED, read_alter_role},
    [T_AlterRoleSetStmt] = {"ALTER ROLE", STATEMENT_MODELLED, read_alter_role_set},
    [T_AlterDatabaseSetStmt] = {"ALTER DATABASE", STATEMENT_MODELLED, read_alter_database_set},
    [T_DropRoleStmt] = {"DROP ROLE", STATEMENT_MODELLED, read_drop_role},
    [T_GrantRoleStmt] = {"GRANT ROLE", STATEMENT_MODELLED, read_grant_role},
    [T_ReassignOwnedStmt] = {"REASSIGN OWNED", STATEMENT_MODELLED, read_reassign_owned},
    [T_DropOwnedStmt] = {"DROP OWNED", STATEMENT_MODELLED, read_drop_owned},
    [T_AlterDefaultPrivilegesStmt] = {"ALTER DEFAULT PRIVILEGES", STATEMENT_MODELLED,
                                      read_alter_default_privileges},
    [T_SecLabelStmt] = {"SECURITY LABEL", STATEMENT_MODELLED, read_security_label},
    [T_CommentStmt] = {"COMMENT", STATEMENT_MODELLED, read_comment},
    [T_GrantStmt] = {"GRANT", STATEMENT_MODELLED, read_grant},
    [T_DropStmt] = {"DROP", STATEMENT_MODELLED, read_drop},
    [T_RenameStmt] = {"ALTER … RENAME", STATEMENT_MODELLED, read_rename},
    [T_AlterObjectSchemaStmt] = {"ALTER … SET SCHEMA", STATEMENT_MODELLED, read_set_schema},
    [T_AlterOwnerStmt] = {"ALTER … OWNER TO", STATEMENT_MODELLED, read_owner},
    [T_DoStmt] = {"DO", STATEMENT_MODELLED, read_do},

    [T_VariableSetStmt] = {"SET", STATEMENT_SESSION, read_set_variable},
    [T_VariableShowStmt] = {"SHOW", STATEMENT_SESSION, NULL},
    [T_TransactionStmt] = {"BEGIN", STATEMENT_SESSION, read_transaction},
    [T_ConstraintsSetStmt] = {"SET CONSTRAINTS", STATEMENT_SESSION, NULL},
    [T_DiscardStmt] = {"DISCARD", STATEMENT_SESSION, NULL},
    [T_LoadStmt] = {"LOAD", STATEMENT_SESSION, NULL},
    [T_LockStmt] = {"LOCK TABLE", STATEMENT_SESSION, NULL},
    [T_CheckPointStmt] = {"CHECKPOINT", STATEMENT_SESSION, NULL},
    [T_NotifyStmt] = {"NOTIFY", STATEMENT_SESSION, NULL},
    [T_ListenStmt] = {"LISTEN", STATEMENT_SESSION, NULL},
    [T_UnlistenStmt] = {"UNLISTEN", STATEMENT_SESSION, NULL},
    [T_PrepareStmt] = {"PREPARE", STATEMENT_SESSION, NULL},
    [T_ExecuteStmt] = {"EXECUTE", STATEMENT_SESSION, NULL},
    [T_DeallocateStmt] = {"DEALLOCATE", STATEMENT_SESSION, NULL},

    [T_SelectStmt] = {"SELECT", STATEMENT_DATA, read_select},
    [T_InsertStmt] = {"INSERT", STATEMENT_DATA, NULL},
    [T_UpdateStmt] = {"UPDATE", STATEMENT_DATA, NULL},
    [T_DeleteStmt] = {"DELETE", STATEMENT_DATA, NULL},
    [T_MergeStmt] = {"MERGE", STATEMENT_DATA, NULL},
    [T_TruncateStmt] = {"TRUNCATE TABLE", STATEMENT_DATA, NULL},
    [T_CopyStmt] = {"COPY", STATEMENT_DATA, NULL},
    [T_CallStmt] = {"CALL", STATEMENT_DATA, NULL},
    [T_ExplainStmt] = {"EXPLAIN", STATEMENT_DATA, NULL},
    [T_RefreshMatViewStmt] = {"REFRESH MATERIALIZED VIEW", STATEMENT_DATA, read_refresh},
    [T_VacuumStmt] = {"VACUUM", STATEMENT_DATA, NULL},
    [T_ReindexStmt] = {"REINDEX", STATEMENT_DATA, NULL},
    [T_AlterCollationStmt] = {"ALTER COLLATION", STATEMENT_DATA, NULL},
    [T_ClusterStmt] = {"CLUSTER", STATEMENT_DATA, read_cluster},
};

/* Tags of statements that are kept as text. */
static const struct {
    NodeTag node;
    const char *tag;
} opaque_tags[] = {
    {T_AlterTypeStmt, "ALTER TYPE"},
    {T_ImportForeignSchemaStmt, "IMPORT FOREIGN SCHEMA"},
    {T_AlterObjectDependsStmt, "ALTER … DEPENDS ON"},
    {T_AlterDatabaseStmt, "ALTER DATABASE"},
    {T_CreatedbStmt, "CREATE DATABASE"},
    {T_DropdbStmt, "DROP DATABASE"},
    {T_AlterSystemStmt, "ALTER SYSTEM"},
    {T_CreateTableSpaceStmt, "CREATE TABLESPACE"},
    {T_DropTableSpaceStmt, "DROP TABLESPACE"},
    {T_AlterExtensionContentsStmt, "ALTER EXTENSION"},
};

const StatementType *statement_type(const Node *node)
{
    size_t tag = nodeTag(node);

    return tag < lengthof(statement_types) && statement_types[tag].tag != NULL
               ? &statement_types[tag]
               : NULL;
}

static const char *define_tag(const DefineStmt *define)
{
    switch (define->kind) {
    case OBJECT_AGGREGATE:
        return "CREATE AGGREGATE";
    case OBJECT_OPERATOR:
        return "CREATE OPERATOR";
    case OBJECT_COLLATION:
        return "CREATE COLLATION";
    case OBJECT_TSPARSER:
        return "CREATE TEXT SEARCH PARSER";
    case OBJECT_TSDICTIONARY:
        return "CREATE TEXT SEARCH DICTIONARY";
    case OBJECT_TSTEMPLATE:
        return "CREATE TEXT SEARCH TEMPLATE";
    case OBJECT_TSCONFIGURATION:
        return "CREATE TEXT SEARCH CONFIGURATION";
    default:
        return "CREATE TYPE";
    }
}

static const char *transaction_tag(TransactionStmtKind kind)
{
    switch (kind) {
    case TRANS_STMT_BEGIN:
        return "BEGIN";
    case TRANS_STMT_START:
        return "START TRANSACTION";
    case TRANS_STMT_COMMIT:
        return "COMMIT";
    case TRANS_STMT_ROLLBACK:
    case TRANS_STMT_ROLLBACK_TO:
        return "ROLLBACK";
    case TRANS_STMT_SAVEPOINT:
        return "SAVEPOINT";
    case TRANS_STMT_RELEASE:
        return "RELEASE";
    case TRANS_STMT_PREPARE:
        return "PREPARE TRANSACTION";
    case TRANS_STMT_COMMIT_PREPARED:
        return "COMMIT PREPARED";
    case TRANS_STMT_ROLLBACK_PREPARED:
        return "ROLLBACK PREPARED";
    }
    return "BEGIN";
}

const char *statement_tag(Arena *arena, const Node *node)
{
    const StatementType *type = statement_type(node);

    switch (nodeTag(node)) {
    case T_DropStmt:
        return arena_printf(arena, "DROP %s",
                            object_type_words(castNode(DropStmt, node)->removeType));
    case T_RenameStmt:
        return arena_printf(arena, "ALTER %s",
                            object_type_words(castNode(RenameStmt, node)->renameType));
    case T_AlterObjectSchemaStmt:
        return arena_printf(arena, "ALTER %s",
                            object_type_words(castNode(AlterObjectSchemaStmt, node)->objectType));
    case T_AlterOwnerStmt:
        return arena_printf(arena, "ALTER %s",
                            object_type_words(castNode(AlterOwnerStmt, node)->objectType));
    case T_AlterTableStmt:
        return arena_printf(arena, "ALTER %s",
                            object_type_words(castNode(AlterTableStmt, node)->objtype));
    case T_GrantStmt:
        return castNode(GrantStmt, node)->is_grant ? "GRANT" : "REVOKE";
    case T_CreateFunctionStmt:
        return castNode(CreateFunctionStmt, node)->is_procedure ? "CREATE PROCEDURE"
                                                                : "CREATE FUNCTION";
    case T_CreateTableAsStmt:
        return castNode(CreateTableAsStmt, node)->objtype == OBJECT_MATVIEW
                   ? "CREATE MATERIALIZED VIEW"
                   : "CREATE TABLE AS";
    case T_TransactionStmt:
        return transaction_tag(castNode(TransactionStmt, node)->kind);
    case T_DefineStmt:
        return define_tag(castNode(DefineStmt, node));
    default:
        break;
    }
    if (type != NULL)
        return type->tag;
    for (size_t i = 0; i < lengthof(opaque_tags); i++)
        if (opaque_tags[i].node == nodeTag(node))
            return opaque_tags[i].tag;
    return "statement";
}

const char *object_type_words(ObjectType type)
{
    static const char *const words[] = {
        [OBJECT_ACCESS_METHOD] = "ACCESS METHOD",
        [OBJECT_AGGREGATE] = "AGGREGATE",
        [OBJECT_CAST] = "CAST",
        [OBJECT_COLUMN] = "TABLE",
        [OBJECT_ATTRIBUTE] = "TYPE",
        [OBJECT_COLLATION] = "COLLATION",
        [OBJECT_CONVERSION] = "CONVERSION",
        [OBJECT_DATABASE] = "DATABASE",
        [OBJECT_DOMAIN] = "DOMAIN",
        [OBJECT_DOMCONSTRAINT] = "DOMAIN",
        [OBJECT_EVENT_TRIGGER] = "EVENT TRIGGER",
        [OBJECT_EXTENSION] = "EXTENSION",
        [OBJECT_FDW] = "FOREIGN DATA WRAPPER",
        [OBJECT_FOREIGN_SERVER] = "SERVER",
        [OBJECT_FOREIGN_TABLE] = "FOREIGN TABLE",
        [OBJECT_FUNCTION] = "FUNCTION",
        [OBJECT_INDEX] = "INDEX",
        [OBJECT_LANGUAGE] = "LANGUAGE",
        [OBJECT_LARGEOBJECT] = "LARGE OBJECT",
        [OBJECT_MATVIEW] = "MATERIALIZED VIEW",
        [OBJECT_OPCLASS] = "OPERATOR CLASS",
        [OBJECT_OPERATOR] = "OPERATOR",
        [OBJECT_OPFAMILY] = "OPERATOR FAMILY",
        [OBJECT_POLICY] = "POLICY",
        [OBJECT_PROCEDURE] = "PROCEDURE",
        [OBJECT_PUBLICATION] = "PUBLICATION",
        [OBJECT_ROLE] = "ROLE",
        [OBJECT_ROUTINE] = "ROUTINE",
        [OBJECT_RULE] = "RULE",
        [OBJECT_SCHEMA] = "SCHEMA",
        [OBJECT_SEQUENCE] = "SEQUENCE",
        [OBJECT_SUBSCRIPTION] = "SUBSCRIPTION",
        [OBJECT_STATISTIC_EXT] = "STATISTICS",
        [OBJECT_TABCONSTRAINT] = "TABLE",
        [OBJECT_TABLE] = "TABLE",
        [OBJECT_TABLESPACE] = "TABLESPACE",
        [OBJECT_TRANSFORM] = "TRANSFORM",
        [OBJECT_TRIGGER] = "TRIGGER",
        [OBJECT_TSCONFIGURATION] = "TEXT SEARCH CONFIGURATION",
        [OBJECT_TSDICTIONARY] = "TEXT SEARCH DICTIONARY",
        [OBJECT_TSPARSER] = "TEXT SEARCH PARSER",
        [OBJECT_TSTEMPLATE] = "TEXT SEARCH TEMPLATE",
        [OBJECT_TYPE] = "TYPE",
        [OBJECT_USER_MAPPING] = "USER MAPPING",
        [OBJECT_VIEW] = "VIEW",
    };

    return (size_t)type < lengthof(words) && words[type] != NULL ? words[type] : "OBJECT";
}
