#include "sqlread/guards.h"

/* Constant texts, as EXECUTE runs them. */

static const char *operand_text(Arena *arena, const List *args, int index)
{
    return index < list_length(args) ? guards_constant_text(arena, list_nth(args, index)) : NULL;
}

/* format() of the server, for %s, %I, %L and %%. */
static const char *format_text(Arena *arena, const List *args)
{
    const char *format = operand_text(arena, args, 0);
    Str out = str_new(arena);
    int next = 1;

    for (const char *c = format; c != NULL && *c != '\0'; c++) {
        const char *value;

        if (*c != '%') {
            str_char(&out, *c);
            continue;
        }
        c++;
        if (*c == '%') {
            str_char(&out, '%');
            continue;
        }
        value = operand_text(arena, args, next++);
        if (value == NULL || strchr("sIL", *c) == NULL || *c == '\0')
            return NULL;
        if (*c == 'I')
            str_sql_ident(&out, value);
        else if (*c == 'L')
            str_sql_literal(&out, value);
        else
            str_text(&out, value);
    }
    return format == NULL ? NULL : out.text;
}

static const char *call_text(Arena *arena, const FuncCall *call)
{
    const char *name = strVal(llast(call->funcname));
    const char *value = operand_text(arena, call->args, 0);
    Str out = str_new(arena);

    if (strcmp(name, "format") == 0)
        return format_text(arena, call->args);
    if (value == NULL || list_length(call->args) != 1)
        return NULL;
    if (strcmp(name, "quote_ident") == 0)
        str_sql_ident(&out, value);
    else if (strcmp(name, "quote_literal") == 0)
        str_sql_literal(&out, value);
    else
        return NULL;
    return out.text;
}

const char *guards_constant_text(Arena *arena, const Node *node)
{
    const A_Const *constant;
    const A_Expr *expr;
    const char *left;
    const char *right;

    switch (nodeTag(node)) {
    case T_A_Const:
        constant = castNode(A_Const, node);
        return constant->isnull || !IsA(&constant->val, String) ? NULL : strVal(&constant->val);
    case T_FuncCall:
        return call_text(arena, castNode(FuncCall, node));
    case T_TypeCast:
        return guards_constant_text(arena, castNode(TypeCast, node)->arg);
    case T_A_Expr:
        expr = castNode(A_Expr, node);
        if (expr->kind != AEXPR_OP || strcmp(strVal(llast(expr->name)), "||") != 0 ||
            expr->lexpr == NULL)
            return NULL;
        left = guards_constant_text(arena, expr->lexpr);
        right = left == NULL ? NULL : guards_constant_text(arena, expr->rexpr);
        return right == NULL ? NULL : arena_printf(arena, "%s%s", left, right);
    default:
        return NULL;
    }
}
