#include "sqlread/split.h"

#include "sqlread/pgtree.h"
#include "sqlread/statement.h"

/* Statements that refuse to run inside a transaction block: the reference page of each says so. */
static bool runs_outside_transaction(const Node *node)
{
    switch (nodeTag(node)) {
    case T_IndexStmt:
        return castNode(IndexStmt, node)->concurrent;
    case T_DropStmt:
        return castNode(DropStmt, node)->concurrent;
    case T_VacuumStmt:
        return castNode(VacuumStmt, node)->is_vacuumcmd;
    case T_ReindexStmt: {
        const ReindexStmt *reindex = castNode(ReindexStmt, node);
        ListCell *cell;

        foreach(cell, reindex->params) if (strcmp(lfirst_node(DefElem, cell)->defname,
                                                  "concurrently") == 0) return true;
        return reindex->kind == REINDEX_OBJECT_DATABASE || reindex->kind == REINDEX_OBJECT_SYSTEM ||
               reindex->kind == REINDEX_OBJECT_SCHEMA;
    }
    case T_AlterTableStmt: {
        ListCell *cell;

        foreach(cell, castNode(AlterTableStmt, node)->cmds)
        {
            const AlterTableCmd *command = lfirst_node(AlterTableCmd, cell);

            if (command->subtype == AT_DetachPartition && command->def != NULL &&
                castNode(PartitionCmd, command->def)->concurrent)
                return true;
        }
        return false;
    }
    case T_CreateSubscriptionStmt:
    case T_DropSubscriptionStmt:
    case T_CreatedbStmt:
    case T_DropdbStmt:
    case T_CreateTableSpaceStmt:
    case T_DropTableSpaceStmt:
    case T_AlterSystemStmt:
        return true;
    case T_ClusterStmt:
        return castNode(ClusterStmt, node)->relation == NULL;
    default:
        return false;
    }
}

bool sql_split(Arena *arena, Source *source, SqlStatementVec *statements, DiagList *diags)
{
    MemoryContext context = pgtree_begin();
    PgStatementVec parsed = {0};
    bool ok = pgtree_parse(arena, source, &parsed, NULL, NULL, diags);

    for (size_t i = 0; i < parsed.count; i++) {
        const PgStatement *from = &parsed.items[i];
        SqlStatement statement = {.span = span_make(source, from->start, from->end), .tag = ""};

        if (from->node != NULL) {
            statement.tag = statement_tag(arena, from->node);
            statement.outside_transaction = runs_outside_transaction(from->node);
            statement.transaction_control = IsA(from->node, TransactionStmt);
        }
        vec_push(arena, statements, statement);
    }
    pgtree_end(context);
    return ok;
}

void sql_normalise(Arena *arena, Source *source, Span span, Str *out)
{
    MemoryContext context = pgtree_begin();
    PgTokenVec tokens = {0};
    size_t error_offset;
    const char *error_message;
    bool first = true;

    if (!pgtree_scan(arena, source->text, span.start, span.end, &tokens, &error_offset,
                     &error_message)) {
        str_bytes(out, source->text + span.start, span.end - span.start);
    } else {
        for (size_t i = 0; i < tokens.count; i++) {
            const PgToken *token = &tokens.items[i];

            if (pgtree_is_comment(token->code))
                continue;
            if (!first)
                str_char(out, ' ');
            str_bytes(out, source->text + token->start, token->end - token->start);
            first = false;
        }
    }
    pgtree_end(context);
}
