#include "sqlread/definitions.h"

#include <strings.h>

/*
 * DO blocks that only guard DDL, in the two usual ways:
 *
 *     DO $$ BEGIN CREATE TYPE …; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
 *     DO $$ BEGIN IF NOT EXISTS (SELECT … FROM pg_type …) THEN CREATE TYPE …; END IF; END $$;
 *
 * Both mean: make what is not there. Any other block is kept as text.
 */

typedef struct Block {
    Reader *reader;
    const char *text;
    PgTokenVec tokens; /* without comments */
    size_t next;
    VEC(Node *) statements;
    VEC(Span) spans;     /* of the statements, in `text` */
    bool all_or_nothing; /* an exception takes back what came before it */
} Block;

static bool word_is(const Block *block, size_t index, const char *word)
{
    const PgToken *token = index < block->tokens.count ? &block->tokens.items[index] : NULL;

    return token != NULL && token->end - token->start == strlen(word) &&
           strncasecmp(block->text + token->start, word, strlen(word)) == 0;
}

static bool take(Block *block, const char *word)
{
    if (!word_is(block, block->next, word))
        return false;
    block->next++;
    return true;
}

/* The token after the parenthesis that is opened at `index`. */
static size_t after_parenthesis(const Block *block, size_t index)
{
    int depth = 0;

    for (; index < block->tokens.count; index++) {
        depth += word_is(block, index, "(") ? 1 : word_is(block, index, ")") ? -1 : 0;
        if (depth == 0)
            return index + 1;
    }
    return index;
}

/* A statement of SQL up to its semicolon; false when it is something of PL/pgSQL. */
static bool take_statement(Block *block)
{
    size_t first = block->next;
    size_t end = first;
    Node *node;
    Span span = {0};

    while (end < block->tokens.count && !word_is(block, end, ";"))
        end = word_is(block, end, "(") ? after_parenthesis(block, end) : end + 1;
    if (end == first || end >= block->tokens.count)
        return false;
    span.start = block->tokens.items[first].start;
    span.end = block->tokens.items[end - 1].end;
    node = pgtree_parse_statement(
        arena_strndup(block->reader->scratch, block->text + span.start, span.end - span.start));
    if (node == NULL || statement_type(node) == NULL ||
        statement_type(node)->class != STATEMENT_MODELLED)
        return false;
    vec_push(block->reader->scratch, &block->statements, node);
    vec_push(block->reader->scratch, &block->spans, span);
    block->next = end + 1;
    return true;
}

/* The condition looks into the catalog. */
static bool asks_catalog(const Block *block, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const char *word = block->text + block->tokens.items[i].start;

        if (strncasecmp(word, "pg_", 3) == 0 || word_is(block, i, "information_schema"))
            return true;
    }
    return false;
}

/* IF NOT EXISTS (SELECT …) THEN statements END IF; */
static bool take_if(Block *block)
{
    size_t open = block->next;
    size_t close;

    if (!take(block, "NOT") || !take(block, "EXISTS") || !word_is(block, block->next, "("))
        return false;
    close = after_parenthesis(block, block->next);
    if (!asks_catalog(block, open, close))
        return false;
    block->next = close;
    if (!take(block, "THEN"))
        return false;
    while (!word_is(block, block->next, "END"))
        if (!take_statement(block))
            return false;
    return take(block, "END") && take(block, "IF") && take(block, ";");
}

/* WHEN duplicate_object OR duplicate_table THEN NULL; RAISE … is as good as NULL. */
static bool take_handlers(Block *block)
{
    static const char *const conditions[] = {
        "duplicate_object",   "duplicate_table",          "duplicate_column",
        "duplicate_function", "duplicate_schema",         "duplicate_alias",
        "unique_violation",   "invalid_table_definition", "others",
    };

    while (take(block, "WHEN")) {
        do {
            bool known = false;

            for (size_t i = 0; i < lengthof(conditions) && !known; i++)
                known = take(block, conditions[i]);
            if (!known)
                return false;
        } while (take(block, "OR"));
        if (!take(block, "THEN"))
            return false;
        while (word_is(block, block->next, "NULL") || word_is(block, block->next, "RAISE")) {
            while (block->next < block->tokens.count && !word_is(block, block->next, ";"))
                block->next++;
            block->next++;
        }
    }
    return true;
}

static bool parse_block(Block *block)
{
    if (!take(block, "BEGIN"))
        return false;
    while (!word_is(block, block->next, "END") && !word_is(block, block->next, "EXCEPTION")) {
        bool ok = take(block, "IF") ? take_if(block) : take_statement(block);

        if (!ok)
            return false;
    }
    if (take(block, "EXCEPTION")) {
        block->all_or_nothing = true;
        if (!take_handlers(block))
            return false;
    }
    if (!take(block, "END"))
        return false;
    take(block, ";");
    return block->next == block->tokens.count && block->statements.count > 0;
}

/* ---- What is there already ------------------------------------------------------------------------------------ */

static Object *find_part(Reader *reader, const RangeVar *relation, Namespace space,
                         const char *name)
{
    Object *object = relation == NULL ? NULL : reader_find_relation(reader, relation);

    return object == NULL || name == NULL
               ? NULL
               : model_find(reader->model, space, object, NULL, name, NULL);
}

/* Says of a subcommand that it may be passed over; true when what it makes is there. */
static bool exists_subcommand(Reader *reader, const AlterTableStmt *alter, AlterTableCmd *command)
{
    Object *existing;

    if (command->subtype == AT_AddColumn)
        command->missing_ok = true;
    if (command->subtype != AT_AddConstraint)
        return false;
    existing = find_part(reader, alter->relation, NAMESPACE_CONSTRAINT,
                         castNode(Constraint, command->def)->conname);
    if (existing != NULL)
        reader_note_second_part(reader, existing, command->def);
    return existing != NULL;
}

static bool exists_whole(Reader *reader, Object *existing)
{
    if (existing != NULL)
        reader_note_second(reader, existing);
    return existing != NULL;
}

/* True when the server would find a duplicate. */
static bool exists_already(Reader *reader, Node *node)
{
    const char *schema;
    const char *name;

    switch (nodeTag(node)) {
    case T_CreateEnumStmt:
        name_parts(castNode(CreateEnumStmt, node)->typeName, &schema, &name);
        return exists_whole(
            reader, model_find_type(reader->model, reader_creation_schema(reader, schema), name));
    case T_CreateSchemaStmt:
        castNode(CreateSchemaStmt, node)->if_not_exists = true;
        return false;
    case T_CreateExtensionStmt:
        castNode(CreateExtensionStmt, node)->if_not_exists = true;
        return false;
    case T_CreateStmt:
        castNode(CreateStmt, node)->if_not_exists = true;
        return false;
    case T_CreateSeqStmt:
        castNode(CreateSeqStmt, node)->if_not_exists = true;
        return false;
    case T_IndexStmt:
        castNode(IndexStmt, node)->if_not_exists = castNode(IndexStmt, node)->idxname != NULL;
        return false;
    case T_AlterEnumStmt:
        castNode(AlterEnumStmt, node)->skipIfNewValExists = true;
        return false;
    case T_CreatePolicyStmt:
        return exists_whole(reader, find_part(reader, castNode(CreatePolicyStmt, node)->table,
                                              NAMESPACE_POLICY,
                                              castNode(CreatePolicyStmt, node)->policy_name));
    case T_CreateTrigStmt:
        return exists_whole(reader,
                            find_part(reader, castNode(CreateTrigStmt, node)->relation,
                                      NAMESPACE_TRIGGER, castNode(CreateTrigStmt, node)->trigname));
    case T_ViewStmt: {
        const ViewStmt *view = castNode(ViewStmt, node);

        return !view->replace &&
               model_find_relation(reader->model,
                                   reader_creation_schema(reader, view->view->schemaname),
                                   view->view->relname) != NULL;
    }
    case T_AlterTableStmt: {
        bool exists = false;

        foreach_node(AlterTableCmd, command, castNode(AlterTableStmt, node)->cmds) exists =
            exists_subcommand(reader, castNode(AlterTableStmt, node), command) || exists;
        return exists;
    }
    default:
        return exists_whole(reader, definition_existing(reader, node));
    }
}

/* ---- Reading -------------------------------------------------------------------------------------------------- */

static const char *option_text(const DoStmt *statement, const char *name)
{
    ListCell *cell;

    foreach(cell, statement->args)
    {
        const DefElem *element = lfirst_node(DefElem, cell);

        if (strcmp(element->defname, name) == 0)
            return strVal(element->arg);
    }
    return NULL;
}

static void scan_block(Block *block)
{
    PgTokenVec all = {0};
    size_t error_offset;
    const char *error_message;

    pgtree_scan(block->reader->scratch, block->text, 0, strlen(block->text), &all, &error_offset,
                &error_message);
    for (size_t i = 0; i < all.count; i++)
        if (!pgtree_is_comment(all.items[i].code))
            vec_push(block->reader->scratch, &block->tokens, all.items[i]);
}

/* Runs the statements where they stand in the source, as far as the quotes of the body allow to say where that is. */
static ReadResult run_block(Reader *reader, const Block *block)
{
    const Place place = reader->place;
    const char *body = strstr(place.source->text + place.span.start, block->text);
    ReadResult result = READ_DONE;

    for (size_t i = 0; i < block->statements.count && result == READ_DONE; i++) {
        Node *node = block->statements.items[i];

        if (body != NULL) {
            size_t offset = (size_t)(body - place.source->text) + block->spans.items[i].start;

            reader->place.base = offset;
            reader->place.span =
                span_make(place.source, offset,
                          offset + block->spans.items[i].end - block->spans.items[i].start);
        }
        reader->statement_node = node;
        if (exists_already(reader, node)) {
            if (block->all_or_nothing)
                break;
            continue;
        }
        result = statement_type(node)->read(reader, node);
    }
    reader->place = place;
    return result;
}

ReadResult read_do(Reader *reader, Node *node)
{
    const DoStmt *statement = castNode(DoStmt, node);
    const char *language = option_text(statement, "language");
    Block block = {.reader = reader, .text = option_text(statement, "as")};

    if (block.text == NULL || (language != NULL && strcmp(language, "plpgsql") != 0))
        return READ_OPAQUE;
    scan_block(&block);
    return parse_block(&block) ? run_block(reader, &block) : READ_OPAQUE;
}
