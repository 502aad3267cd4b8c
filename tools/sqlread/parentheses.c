#include "sqlread/parentheses.h"

/* Names for the calls around operands that get parentheses, and for the others: no sane schema has them. */
static const char WRITTEN[PARENTHESES_TRIALS] = {'\x01', '\x03', '\x05'};
static const char OMITTED[PARENTHESES_TRIALS] = {'\x02', '\x04', '\x06'};

/* ---- Precedence ----------------------------------------------------------------------------------------------- */

/* Of infix operators, as far as they differ here. */
typedef enum Precedence {
    COMPARISON = 1, /* < > = <= >= <> */
    OTHER,          /* || -> and whatever is not named, OPERATOR(…) */
    SUM,            /* + - */
    PRODUCT,        /* * / % */
    POWER,          /* ^ */
} Precedence;

static Precedence precedence(const A_Expr *expr)
{
    static const char *const comparisons[] = {"<", ">", "=", "<=", ">=", "<>"};
    static const char *const sums[] = {"+", "-"};
    static const char *const products[] = {"*", "/", "%"};
    const char *name = strVal(llast(expr->name));

    if (list_length(expr->name) > 1)
        return OTHER;
    return text_is_among(name, comparisons, lengthof(comparisons)) ? COMPARISON
           : text_is_among(name, sums, lengthof(sums))             ? SUM
           : text_is_among(name, products, lengthof(products))     ? PRODUCT
           : strcmp(name, "^") == 0                                ? POWER
                                                                   : OTHER;
}

static bool is_infix(const Node *node)
{
    const A_Expr *expr = (const A_Expr *)node;

    return IsA(node, A_Expr) && expr->kind == AEXPR_OP && expr->lexpr != NULL &&
           expr->rexpr != NULL;
}

/* x || y || z, a -> 'b' ->> 'c' */
static bool is_chain(const A_Expr *expr, const A_Expr *left)
{
    static const char *const arrows[] = {"->", "->>", "#>", "#>>"};
    const char *name = strVal(llast(expr->name));
    const char *left_name = strVal(llast(left->name));

    return list_length(expr->name) == list_length(left->name) &&
           (strcmp(name, left_name) == 0 || (text_is_among(name, arrows, lengthof(arrows)) &&
                                             text_is_among(left_name, arrows, lengthof(arrows))));
}

static bool omitted_in_infix(const A_Expr *expr, const A_Expr *operand, bool is_left)
{
    Precedence outer = precedence(expr);
    Precedence inner = precedence(operand);

    switch (outer) {
    case COMPARISON:
        return inner >= OTHER;
    case OTHER:
        return inner == OTHER && is_left && is_chain(expr, operand);
    case SUM:
    case PRODUCT:
        return (inner == SUM || inner == PRODUCT) && (inner > outer || (inner == outer && is_left));
    case POWER:
        break;
    }
    return false;
}

/* ---- Operands ------------------------------------------------------------------------------------------------- */

/* Functions that are written like operators: AT TIME ZONE, OVERLAPS, IS NORMALIZED. */
static bool is_operator_call(const Node *node)
{
    static const char *const names[] = {"timezone", "overlaps", "is_normalized"};
    const FuncCall *call = (const FuncCall *)node;

    return IsA(node, FuncCall) && call->funcformat == COERCE_SQL_SYNTAX &&
           text_is_among(strVal(llast(call->funcname)), names, lengthof(names));
}

/* What could be taken apart without parentheses around it. */
static bool is_operation(const Node *node)
{
    switch (nodeTag(node)) {
    case T_A_Expr:
    case T_BoolExpr:
    case T_NullTest:
    case T_BooleanTest:
    case T_CollateClause:
    case T_JsonIsPredicate:
        return true;
    case T_SubLink:
        return castNode(SubLink, node)->testexpr != NULL;
    default:
        return is_operator_call(node);
    }
}

static bool is_operand_of_expr(const A_Expr *expr, Node *const *slot)
{
    switch (expr->kind) {
    case AEXPR_NULLIF: /* stand between commas */
        return false;
    case AEXPR_BETWEEN:
    case AEXPR_NOT_BETWEEN:
    case AEXPR_BETWEEN_SYM:
    case AEXPR_NOT_BETWEEN_SYM:
        return true;
    default:
        return slot == &expr->lexpr || slot == &expr->rexpr;
    }
}

/* Whether the slot of a parent holds an operand, and not an argument or a member of a list. */
static bool is_operand(const Node *parent, Node *const *slot)
{
    switch (nodeTag(parent)) {
    case T_A_Expr:
        return is_operand_of_expr(castNode(A_Expr, parent), slot);
    case T_BoolExpr:
    case T_NullTest:
    case T_BooleanTest:
    case T_CollateClause:
    case T_JsonIsPredicate:
        return true;
    case T_TypeCast:
        return slot == &castNode(TypeCast, parent)->arg;
    case T_SubLink:
        return slot == &castNode(SubLink, parent)->testexpr;
    default:
        return is_operator_call(parent);
    }
}

static bool omitted_in_expr(const A_Expr *expr, Node *const *slot, const Node *operand)
{
    bool binds_tightly = is_infix(operand) && precedence((const A_Expr *)operand) >= OTHER;

    switch (expr->kind) {
    case AEXPR_OP:
        return is_infix((const Node *)expr) && is_infix(operand) &&
               omitted_in_infix(expr, (const A_Expr *)operand, slot == &expr->lexpr);
    case AEXPR_OP_ANY:
    case AEXPR_OP_ALL:
        return slot == &expr->rexpr || (binds_tightly && precedence(expr) == COMPARISON);
    default:
        return binds_tightly;
    }
}

static bool omitted_in_bool(const BoolExpr *expr, const Node *operand)
{
    if (expr->boolop == NOT_EXPR)
        return false;
    return !IsA(operand, BoolExpr) || castNode(BoolExpr, operand)->boolop == NOT_EXPR;
}

static bool is_omitted(const Node *parent, Node *const *slot)
{
    const Node *operand = *slot;

    if (IsA(operand, A_Expr) && castNode(A_Expr, operand)->kind == AEXPR_NULLIF)
        return true;
    if (IsA(parent, A_Expr))
        return omitted_in_expr(castNode(A_Expr, parent), slot, operand);
    return IsA(parent, BoolExpr) && omitted_in_bool(castNode(BoolExpr, parent), operand);
}

/* ---- Marks ---------------------------------------------------------------------------------------------------- */

/* "mark"(operand, "mark") */
static Node *make_mark(Node *operand, char mark)
{
    const char name[] = {mark, '\0'};
    ColumnRef *end = makeNode(ColumnRef);

    end->fields = list_make1(makeString(pstrdup(name)));
    return (Node *)makeFuncCall(list_make1(makeString(pstrdup(name))), list_make2(operand, end),
                                COERCE_EXPLICIT_CALL, -1);
}

static void mark_slot(Node **slot, void *state)
{
    Parentheses *marks = state;
    const Node *parent = marks->parent;
    bool omitted;

    marks->parent = *slot;
    tree_children(*slot, mark_slot, marks);
    marks->parent = parent;
    if (!is_operation(*slot) || !is_operand(parent, slot))
        return;
    omitted = is_omitted(parent, slot);
    *slot = make_mark(*slot, (omitted ? OMITTED : WRITTEN)[marks->trial]);
    marks->slots = lappend(marks->slots, slot);
    marks->written += omitted ? 0 : 1;
}

Parentheses parentheses_mark(Node *node, size_t trial)
{
    Parentheses marks = {.trial = trial, .parent = node};

    tree_children(node, mark_slot, &marks);
    return marks;
}

void parentheses_unmark(const Parentheses *marks)
{
    const ListCell *cell;

    foreach(cell, marks->slots)
    {
        Node **slot = lfirst(cell);

        *slot = linitial(castNode(FuncCall, *slot)->args);
    }
}

static size_t count_char(const char *text, char c)
{
    size_t count = 0;

    for (; (text = strchr(text, c)) != NULL; text++)
        count++;
    return count;
}

/* The length of `before`, the quoted name of a mark and `after` where a text begins with that; else 0. */
static size_t mark_length(const char *text, const char *before, char mark, char after)
{
    size_t length = strlen(before);
    const char quoted[] = {'"', mark, '"', after, '\0'};

    return strncmp(text, before, length) == 0 && strncmp(text + length, quoted, strlen(quoted)) == 0
               ? length + strlen(quoted)
               : 0;
}

/* What stands for a mark at the beginning of a text, and the length of the mark; 0 for none. */
static size_t find_mark(const Parentheses *marks, const char *text, const char **stands_for)
{
    const struct {
        const char *before;
        char mark, after;
        const char *stands_for;
    } all[] = {
        {"", WRITTEN[marks->trial], '(', "("},
        {", ", WRITTEN[marks->trial], ')', ")"},
        {"", OMITTED[marks->trial], '(', ""},
        {", ", OMITTED[marks->trial], ')', ""},
    };
    size_t length = 0;

    for (size_t i = 0; length == 0 && i < lengthof(all); i++) {
        length = mark_length(text, all[i].before, all[i].mark, all[i].after);
        *stands_for = all[i].stands_for;
    }
    return length;
}

bool parentheses_set(const Parentheses *marks, char *text)
{
    size_t count = (size_t)list_length(marks->slots);
    char *out = text;

    if (count_char(text, WRITTEN[marks->trial]) != 2 * marks->written ||
        count_char(text, OMITTED[marks->trial]) != 2 * (count - marks->written))
        return false;
    while (count > 0 && *text != '\0') {
        const char *stands_for = "";
        bool may_be_mark = *text == '"' || *text == ',';
        size_t length = may_be_mark ? find_mark(marks, text, &stands_for) : 0;

        if (length == 0) {
            *out++ = *text++;
            continue;
        }
        text += length;
        if (*stands_for != '\0')
            *out++ = *stands_for;
    }
    if (count > 0)
        *out = '\0';
    return true;
}
