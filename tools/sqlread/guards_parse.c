#include "sqlread/guards.h"
#include "sqlread/tree.h"

#include <strings.h>

/* Blocks within blocks, and IFs: deeper ones are not understood. */
#define NESTING_LIMIT 50

typedef struct Block {
    Arena *arena;
    const char *text;
    PgTokenVec tokens; /* without comments */
    size_t next;
    int depth;
} Block;

static bool parse_steps(Block *block, GuardStepVec *steps);

/* ---- Tokens --------------------------------------------------------------------------------------------------- */

static bool word_is(const Block *block, size_t index, const char *word)
{
    const PgToken *token = index < block->tokens.count ? &block->tokens.items[index] : NULL;

    return token != NULL && token->end - token->start == strlen(word) &&
           strncasecmp(block->text + token->start, word, strlen(word)) == 0;
}

static bool next_is(const Block *block, const char *word)
{
    return word_is(block, block->next, word);
}

static bool take(Block *block, const char *word)
{
    if (!next_is(block, word))
        return false;
    block->next++;
    return true;
}

/* The first of the words outside of parentheses, from the next token on; the end of the tokens when there is none. */
static size_t find_word(const Block *block, const char *const *words, size_t count)
{
    int depth = 0;

    for (size_t at = block->next; at < block->tokens.count; at++) {
        depth += word_is(block, at, "(") ? 1 : word_is(block, at, ")") ? -1 : 0;
        for (size_t i = 0; depth <= 0 && i < count; i++)
            if (word_is(block, at, words[i]))
                return at;
    }
    return block->tokens.count;
}

static size_t find_semicolon(const Block *block)
{
    static const char *const words[] = {";"};

    return find_word(block, words, 1);
}

/* The text of tokens[first, end). */
static const char *text_of(const Block *block, size_t first, size_t end)
{
    size_t start = block->tokens.items[first].start;

    return arena_strndup(block->arena, block->text + start,
                         block->tokens.items[end - 1].end - start);
}

static Node *take_expression(Block *block, size_t end)
{
    Node *node = end > block->next && end < block->tokens.count
                     ? pgtree_parse_expression(block->arena, text_of(block, block->next, end))
                     : NULL;

    block->next = end + 1;
    return node;
}

static GuardStep *add_step(Block *block, GuardStepVec *steps, GuardStepKind kind)
{
    GuardStep *step = ARENA_NEW(block->arena, GuardStep);

    step->kind = kind;
    vec_push(block->arena, steps, step);
    return step;
}

/* ---- Statements ----------------------------------------------------------------------------------------------- */

/* Data is passed over wherever it stands; what has INTO is an assignment. A DO would nest without end. */
static bool is_understood(const Node *node)
{
    const StatementType *type = node == NULL ? NULL : statement_type(node);

    return type != NULL && !IsA(node, DoStmt) && !IsA(node, SelectStmt) &&
           (type->class == STATEMENT_MODELLED || type->class == STATEMENT_DATA);
}

static bool take_statement(Block *block, GuardStepVec *steps)
{
    size_t first = block->next;
    size_t end = find_semicolon(block);
    Node *node;
    GuardStep *step;

    if (end == first || end >= block->tokens.count)
        return false;
    node = pgtree_parse_statement(text_of(block, first, end));
    if (!is_understood(node))
        return false;
    step = add_step(block, steps, STEP_STATEMENT);
    step->node = node;
    step->span.start = step->base = block->tokens.items[first].start;
    step->span.end = block->tokens.items[end - 1].end;
    block->next = end + 1;
    return true;
}

/* Where the text of a literal begins, when it stands there as it is. */
static size_t literal_base(const Block *block, size_t index, const char *value)
{
    const PgToken *token = &block->tokens.items[index];
    const char *text = block->text + token->start;
    size_t quote = text[0] == '$' ? strcspn(text + 1, "$") + 2 : 1;
    size_t length = strlen(value);

    return token->value != NULL && token->end - token->start >= quote * 2 + length &&
                   memcmp(text + quote, value, length) == 0
               ? token->start + quote
               : NO_BASE;
}

/* EXECUTE of a text that is known. */
static bool take_execute(Block *block, GuardStepVec *steps)
{
    size_t first = block->next;
    size_t end = find_semicolon(block);
    Node *expression = take_expression(block, end);
    const char *text = expression == NULL ? NULL : guards_constant_text(block->arena, expression);
    Node *node = text == NULL ? NULL : pgtree_parse_statement(text);
    GuardStep *step;

    if (!is_understood(node))
        return false;
    step = add_step(block, steps, STEP_STATEMENT);
    step->node = node;
    step->span.start = block->tokens.items[first - 1].start;
    step->span.end = block->tokens.items[end - 1].end;
    step->base = end == first + 1 ? literal_base(block, first, text) : NO_BASE;
    return true;
}

/* PERFORM of what leaves no trace in a schema. */
static bool take_perform(Block *block)
{
    static const char *const names[] = {"set_config", "pg_advisory_lock", "pg_advisory_xact_lock",
                                        "pg_advisory_unlock", "pg_notify"};
    Node *node = take_expression(block, find_semicolon(block));

    for (size_t i = 0; node != NULL && IsA(node, FuncCall) && i < lengthof(names); i++)
        if (strcmp(strVal(llast(castNode(FuncCall, node)->funcname)), names[i]) == 0)
            return true;
    return false;
}

/* ---- IF ------------------------------------------------------------------------------------------------------- */

typedef enum Condition {
    CONDITION_UNKNOWN,
    CONDITION_PRESENT, /* something is there */
    CONDITION_ABSENT,
} Condition;

static Condition invert(Condition condition)
{
    switch (condition) {
    case CONDITION_PRESENT:
        return CONDITION_ABSENT;
    case CONDITION_ABSENT:
        return CONDITION_PRESENT;
    case CONDITION_UNKNOWN:
        break;
    }
    return CONDITION_UNKNOWN;
}

typedef struct Relations {
    bool catalog;
    bool other;
} Relations;

static void see_relations(Node *node, void *context)
{
    Relations *relations = context;

    if (IsA(node, RangeVar)) {
        const RangeVar *range = castNode(RangeVar, node);
        bool catalog =
            strncmp(range->relname, "pg_", 3) == 0 ||
            (range->schemaname != NULL && (strcmp(range->schemaname, "information_schema") == 0 ||
                                           strcmp(range->schemaname, "pg_catalog") == 0));

        relations->catalog = relations->catalog || catalog;
        relations->other = relations->other || !catalog;
    }
    tree_walk(node, see_relations, context);
}

static bool asks_catalog(Node *query)
{
    Relations relations = {0};

    see_relations(query, &relations);
    return relations.catalog && !relations.other;
}

/* to_regclass('t'), which is NULL for what is not there. */
static bool is_lookup(const Node *node)
{
    while (IsA(node, TypeCast))
        node = castNode(TypeCast, node)->arg;
    if (IsA(node, SubLink))
        return castNode(SubLink, node)->subLinkType == EXPR_SUBLINK &&
               asks_catalog(castNode(SubLink, node)->subselect);
    return IsA(node, FuncCall) &&
           strncmp(strVal(llast(castNode(FuncCall, node)->funcname)), "to_reg", 6) == 0;
}

/* (SELECT count(*) FROM pg_…) = 0 */
static Condition count_condition(const A_Expr *expr)
{
    const char *name = expr->kind == AEXPR_OP ? strVal(llast(expr->name)) : "";
    const A_Const *zero =
        expr->rexpr != NULL && IsA(expr->rexpr, A_Const) ? castNode(A_Const, expr->rexpr) : NULL;

    if (zero == NULL || zero->isnull || !IsA(&zero->val, Integer) || intVal(&zero->val) != 0 ||
        expr->lexpr == NULL || !is_lookup(expr->lexpr))
        return CONDITION_UNKNOWN;
    return strcmp(name, "=") == 0   ? CONDITION_ABSENT
           : strcmp(name, ">") == 0 ? CONDITION_PRESENT
                                    : CONDITION_UNKNOWN;
}

/* current_setting('server_version_num')::integer < 180000 */
static bool asks_for_older(const Node *node)
{
    const A_Expr *expr = IsA(node, A_Expr) ? castNode(A_Expr, node) : NULL;
    const Node *asked = expr == NULL ? NULL : expr->lexpr;
    const A_Const *setting;

    while (asked != NULL && IsA(asked, TypeCast))
        asked = castNode(TypeCast, asked)->arg;
    if (asked == NULL || !IsA(asked, FuncCall) || castNode(FuncCall, asked)->args == NIL ||
        !IsA(linitial(castNode(FuncCall, asked)->args), A_Const))
        return false;
    setting = castNode(A_Const, linitial(castNode(FuncCall, asked)->args));
    return expr->kind == AEXPR_OP && strcmp(strVal(llast(expr->name)), "<") == 0 &&
           strcmp(strVal(llast(castNode(FuncCall, asked)->funcname)), "current_setting") == 0 &&
           !setting->isnull && IsA(&setting->val, String) &&
           strcmp(strVal(&setting->val), "server_version_num") == 0;
}

static Condition condition_of(Node *node);

/* Of several, one that asks whether something is absent decides. */
static Condition combine(const BoolExpr *expr)
{
    Condition result = CONDITION_PRESENT;

    if (expr->boolop == NOT_EXPR)
        return invert(condition_of(linitial(expr->args)));
    foreach_ptr(Node, arg, expr->args)
    {
        Condition condition = condition_of(arg);

        if (condition == CONDITION_UNKNOWN)
            return CONDITION_UNKNOWN;
        if (condition == CONDITION_ABSENT)
            result = CONDITION_ABSENT;
    }
    return result;
}

static Condition condition_of(Node *node)
{
    switch (nodeTag(node)) {
    case T_BoolExpr:
        return combine(castNode(BoolExpr, node));
    case T_SubLink:
        return castNode(SubLink, node)->subLinkType == EXISTS_SUBLINK &&
                       asks_catalog(castNode(SubLink, node)->subselect)
                   ? CONDITION_PRESENT
                   : CONDITION_UNKNOWN;
    case T_NullTest:
        if (!is_lookup((Node *)castNode(NullTest, node)->arg))
            return CONDITION_UNKNOWN;
        return castNode(NullTest, node)->nulltesttype == IS_NULL ? CONDITION_ABSENT
                                                                 : CONDITION_PRESENT;
    case T_A_Expr:
        return count_condition(castNode(A_Expr, node));
    default:
        return CONDITION_UNKNOWN;
    }
}

/* IF condition THEN steps [ELSE steps] END IF; or IF condition THEN RETURN; END IF; and the rest of the block. */
static bool take_if(Block *block, GuardStepVec *steps)
{
    static const char *const then[] = {"THEN"};
    Node *node = take_expression(block, find_word(block, then, 1));
    Condition condition = node == NULL ? CONDITION_UNKNOWN : condition_of(node);
    GuardStep *step;

    /* Only older servers have nothing to do. */
    if (node != NULL && asks_for_older(node) && next_is(block, "RETURN"))
        condition = CONDITION_ABSENT;
    if (condition == CONDITION_UNKNOWN)
        return false;
    step = add_step(block, steps, STEP_IF);
    step->if_absent = condition == CONDITION_ABSENT;
    if (take(block, "RETURN")) {
        step->if_absent = !step->if_absent;
        return take(block, ";") && take(block, "END") && take(block, "IF") && take(block, ";") &&
               parse_steps(block, &step->steps);
    }
    return parse_steps(block, &step->steps) &&
           (!take(block, "ELSE") || parse_steps(block, &step->otherwise)) && take(block, "END") &&
           take(block, "IF") && take(block, ";");
}

/* ---- Blocks --------------------------------------------------------------------------------------------------- */

/* What a handler may be for. Any other condition is taken as one that does not arise. */
static void see_condition(const Block *block, bool *duplicate, bool *missing)
{
    static const char *const duplicates[] = {"duplicate_", "unique_violation", "invalid_table_def",
                                             "others", "sqlstate"};
    static const char *const missings[] = {"undefined_", "invalid_schema_name", "others",
                                           "sqlstate"};
    const PgToken *token = &block->tokens.items[block->next];
    const char *word = block->text + token->start;

    if (next_is(block, "undefined_file"))
        return;
    for (size_t i = 0; i < lengthof(duplicates); i++)
        *duplicate = *duplicate || strncasecmp(word, duplicates[i], strlen(duplicates[i])) == 0;
    for (size_t i = 0; i < lengthof(missings); i++)
        *missing = *missing || strncasecmp(word, missings[i], strlen(missings[i])) == 0;
}

/* A handler does nothing, or says something; one that raises an error in turn handles nothing. */
static bool take_handler(Block *block, GuardStep *step)
{
    bool duplicate = false;
    bool missing = false;
    bool fails = false;

    do {
        if (block->next >= block->tokens.count)
            return false;
        see_condition(block, &duplicate, &missing);
        if (take(block, "SQLSTATE"))
            see_condition(block, &duplicate, &missing);
        block->next++;
    } while (take(block, "OR"));
    if (!take(block, "THEN"))
        return false;
    while (next_is(block, "NULL") || next_is(block, "RAISE") || next_is(block, "RETURN")) {
        if (take(block, "RAISE"))
            fails = fails || next_is(block, ";") || next_is(block, "EXCEPTION");
        block->next = find_semicolon(block) + 1;
    }
    step->on_duplicate = step->on_duplicate || (duplicate && !fails);
    step->on_missing = step->on_missing || (missing && !fails);
    return true;
}

/* [DECLARE …] BEGIN steps [EXCEPTION handlers] END [;] */
static bool take_block(Block *block, GuardStepVec *steps)
{
    static const char *const begin[] = {"BEGIN"};
    GuardStep *step = add_step(block, steps, STEP_BLOCK);

    if (take(block, "DECLARE"))
        block->next = find_word(block, begin, 1);
    if (!take(block, "BEGIN") || !parse_steps(block, &step->steps))
        return false;
    if (take(block, "EXCEPTION")) {
        while (take(block, "WHEN"))
            if (!take_handler(block, step))
                return false;
    }
    return take(block, "END");
}

static bool take_step(Block *block, GuardStepVec *steps)
{
    if (take(block, "NULL"))
        return take(block, ";");
    if (take(block, "RAISE")) {
        block->next = find_semicolon(block) + 1;
        return block->next <= block->tokens.count;
    }
    if (take(block, "IF"))
        return take_if(block, steps);
    if (next_is(block, "BEGIN") || next_is(block, "DECLARE"))
        return take_block(block, steps) && take(block, ";");
    if (take(block, "EXECUTE"))
        return take_execute(block, steps);
    if (take(block, "PERFORM"))
        return take_perform(block);
    return take_statement(block, steps);
}

/* Up to a word that ends a list of steps. */
static bool parse_steps(Block *block, GuardStepVec *steps)
{
    bool understood = block->depth++ < NESTING_LIMIT;

    while (understood && !next_is(block, "END") && !next_is(block, "EXCEPTION") &&
           !next_is(block, "ELSE"))
        understood = take_step(block, steps);
    block->depth--;
    return understood;
}

/* ---- Bodies --------------------------------------------------------------------------------------------------- */

static bool scan_block(Block *block)
{
    PgTokenVec all = {0};
    size_t error_offset;
    const char *error_message;
    bool complete = pgtree_scan(block->arena, block->text, 0, strlen(block->text), &all,
                                &error_offset, &error_message);

    for (size_t i = 0; i < all.count; i++)
        if (!pgtree_is_comment(all.items[i].code))
            vec_push(block->arena, &block->tokens, all.items[i]);
    return complete;
}

bool guards_parse(Reader *reader, const char *body, GuardStepVec *steps)
{
    Block block = {.arena = reader->scratch, .text = body};

    if (!scan_block(&block) || !take_block(&block, steps))
        return false;
    take(&block, ";");
    return block.next == block.tokens.count;
}
