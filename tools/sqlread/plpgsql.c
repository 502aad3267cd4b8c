#include "sqlread/plpgsql_parser.h"
#include "sqlread/tree.h"

/* Statements of PL/pgSQL. Source: proc_stmt of pl_gram.y, make_execsql_stmt(), read_raise_options() of the server. */

static const char *const until_semicolon[] = {";", NULL};
static const char *const until_then[] = {"then", NULL};
static const char *const until_loop[] = {"loop", NULL};

static bool statements(PlParser *parser);

/* The label that may be said again at the end of a block or loop: that of the level where it stands. */
static bool end_label(PlParser *parser)
{
    const PgToken *token = pl_peek(parser, 0);
    const char *name = pl_name(parser, 0);
    const PlName *level = parser->scope;

    if (name == NULL)
        return true;
    while (!level->label)
        level = level->outer;
    if (strcmp(level->name, name) != 0)
        return pl_fail(parser, token, "end label \"%s\" is not the label of this %s", name,
                       token[-1].end - token[-1].start == strlen("loop") ? "loop" : "block");
    parser->next++;
    return true;
}

/* ---- Statements of SQL ---------------------------------------------------------------------------------------- */

/* [STRICT] variable, … after INTO. */
static bool into_targets(PlParser *parser)
{
    pl_accept(parser, "strict");
    do {
        if (!pl_variable(parser))
            return false;
    } while (pl_accept(parser, ","));
    return true;
}

/* What a statement has open: parentheses, and BEGIN ATOMIC … END of a routine that it makes. */
typedef struct Nesting {
    int parens;
    int blocks;
    bool routine;
} Nesting;

static void nest(Nesting *nesting, const PlParser *parser)
{
    const PgToken *token = pl_peek(parser, 0);

    nesting->parens += token->code == '(';
    nesting->parens -= token->code == ')' && nesting->parens > 0;
    if (!nesting->routine || nesting->parens > 0)
        return;
    nesting->blocks += pl_is(parser, 0, "begin") || pl_is(parser, 0, "case");
    nesting->blocks -= pl_is(parser, 0, "end") && nesting->blocks > 0;
}

/* CREATE [OR REPLACE] FUNCTION or PROCEDURE. */
static bool creates_routine(const PlParser *parser)
{
    size_t ahead = pl_is(parser, 1, "or") ? 3 : 1;

    return pl_is(parser, 0, "create") &&
           (pl_is(parser, ahead, "function") || pl_is(parser, ahead, "procedure"));
}

static bool token_before_is(const PlParser *parser, const char *text)
{
    PlParser before = *parser;

    before.next--;
    return pl_is(&before, 0, text);
}

/* Passes over INTO and its variables. Sets [*start, *end) to where they stand, which is nowhere before. */
static bool into_clause(PlParser *parser, size_t *start, size_t *end)
{
    if (*end > 0)
        return pl_fail(parser, pl_peek(parser, 0), "INTO is given twice");
    *start = pl_peek(parser, 0)->start;
    parser->next++;
    if (!into_targets(parser))
        return false;
    *end = pl_peek(parser, 0)->start;
    return true;
}

/* A statement of SQL up to its semicolon, with INTO blanked out. */
static bool sql_statement(PlParser *parser)
{
    const size_t start = pl_peek(parser, 0)->start;
    const bool imports = pl_is(parser, 0, "import");
    Nesting nesting = {.routine = creates_routine(parser)};
    size_t into_start = 0;
    size_t into_end = 0;
    size_t end;
    char *text;

    while (!(pl_is(parser, 0, ";") && nesting.parens == 0 && nesting.blocks == 0)) {
        if (pl_peek(parser, 0)->code == 0)
            return pl_syntax_error(parser);
        if (pl_is(parser, 0, "into") && !imports && !token_before_is(parser, "insert") &&
            !token_before_is(parser, "merge")) {
            if (!into_clause(parser, &into_start, &into_end))
                return false;
            continue;
        }
        nest(&nesting, parser);
        parser->next++;
    }
    end = pl_peek(parser, 0)->start;
    text = arena_strndup(parser->arena, parser->text + start, end - start);
    for (size_t i = into_start; i < into_end; i++)
        if (text[i - start] != '\n')
            text[i - start] = ' ';
    return pl_piece_text(parser, PL_STATEMENT, text, start, end) && pl_expect(parser, ";");
}

/* PERFORM query: a SELECT whose rows nobody wants. */
static bool perform(PlParser *parser)
{
    static const char select[] = " SELECT";
    const size_t start = pl_peek(parser, 0)->start;
    size_t end;
    char *text;

    if (!pl_find(parser, until_semicolon, &end))
        return false;
    text =
        arena_strndup(parser->arena, parser->text + start, parser->tokens.items[end].start - start);
    for (size_t i = 0; i < strlen(select); i++)
        text[i] = select[i];
    parser->next = end + 1;
    return pl_piece_text(parser, PL_STATEMENT, text, start, parser->tokens.items[end].start);
}

/* USING expression, … up to one of the words. */
static bool using_values(PlParser *parser, const char *const *words)
{
    do {
        if (!pl_expression(parser, PL_EXPRESSION, words))
            return false;
    } while (pl_accept(parser, ","));
    return true;
}

static bool execute(PlParser *parser)
{
    static const char *const words[] = {";", "into", "using", NULL};
    static const char *const values[] = {";", ",", "into", NULL};
    bool fine = pl_expression(parser, PL_DYNAMIC, words);

    while (fine && !pl_accept(parser, ";")) {
        if (pl_accept(parser, "into"))
            fine = into_targets(parser);
        else if (pl_accept(parser, "using"))
            fine = using_values(parser, values);
        else
            fine = pl_syntax_error(parser);
    }
    return fine;
}

/* A query, or EXECUTE … USING …, up to one of the words (one, and NULL). */
static bool query_until(PlParser *parser, const char *const *words)
{
    const char *const texts[] = {words[0], "using", NULL};
    const char *const values[] = {words[0], ",", NULL};

    if (!pl_accept(parser, "execute"))
        return pl_expression(parser, PL_STATEMENT, words);
    return pl_expression(parser, PL_DYNAMIC, texts) &&
           (!pl_accept(parser, "using") || using_values(parser, values));
}

/* ---- Assignments ---------------------------------------------------------------------------------------------- */

static bool assignment(PlParser *parser)
{
    if (!pl_is_variable(parser))
        return pl_variable(parser);
    return pl_expression(parser, PL_ASSIGNMENT, until_semicolon) && pl_expect(parser, ";");
}

/* A word before one of these is a variable, whatever else it may be. */
static bool is_assignment(const PlParser *parser)
{
    const bool dollar = parser->text[pl_peek(parser, 0)->start] == '$';

    return (dollar || pl_name(parser, 0) != NULL) && pl_peek(parser, 0)->code != 0 &&
           (pl_is(parser, 1, ":=") || pl_is(parser, 1, "=") || pl_is(parser, 1, "[") ||
            pl_is(parser, 1, "."));
}

/* ---- Conditions ----------------------------------------------------------------------------------------------- */

static bool if_statement(PlParser *parser)
{
    do {
        if (!pl_expression(parser, PL_EXPRESSION, until_then) || !pl_expect(parser, "then") ||
            !statements(parser))
            return false;
    } while (pl_accept(parser, "elsif") || pl_accept(parser, "elseif"));
    if (pl_accept(parser, "else") && !statements(parser))
        return false;
    return pl_expect(parser, "end") && pl_expect(parser, "if") && pl_expect(parser, ";");
}

static bool case_statement(PlParser *parser)
{
    static const char *const until_when[] = {"when", NULL};

    if (!pl_is(parser, 0, "when") && !pl_expression(parser, PL_EXPRESSION, until_when))
        return false;
    if (!pl_is(parser, 0, "when"))
        return pl_syntax_error(parser);
    while (pl_accept(parser, "when"))
        if (!pl_expression(parser, PL_EXPRESSION, until_then) || !pl_expect(parser, "then") ||
            !statements(parser))
            return false;
    if (pl_accept(parser, "else") && !statements(parser))
        return false;
    return pl_expect(parser, "end") && pl_expect(parser, "case") && pl_expect(parser, ";");
}

/* ---- Loops ---------------------------------------------------------------------------------------------------- */

/* LOOP … END LOOP [label]; */
static bool loop_body(PlParser *parser)
{
    if (!pl_expect(parser, "loop") || !statements(parser) || !pl_expect(parser, "end") ||
        !pl_expect(parser, "loop"))
        return false;
    return end_label(parser) && pl_expect(parser, ";");
}

/* True when a cursor stands after IN, and nothing but its arguments before LOOP. */
static bool is_cursor_loop(const PlParser *parser)
{
    const char *name = pl_name(parser, 0);
    const PlName *found = name == NULL ? NULL : pl_find_name(parser, name, false);

    return found != NULL && found->type == PL_TYPE_CURSOR &&
           (pl_is(parser, 1, "loop") || pl_is(parser, 1, "("));
}

/* [name :=] expression, … in parentheses. */
static bool cursor_values(PlParser *parser)
{
    static const char *const words[] = {")", ",", NULL};

    if (!pl_accept(parser, "("))
        return true;
    do {
        if (pl_name(parser, 0) != NULL && (pl_is(parser, 1, ":=") || pl_is(parser, 1, "=>")))
            parser->next += 2;
        if (!pl_expression(parser, PL_EXPRESSION, words))
            return false;
    } while (pl_accept(parser, ","));
    return pl_expect(parser, ")");
}

/* Variables before IN: at `*count` of them. They need not be there in a loop over numbers. */
static bool loop_variables(PlParser *parser, const char **name, size_t *first)
{
    *first = parser->next;
    *name = pl_name(parser, 0);
    if (*name == NULL)
        return pl_syntax_error(parser);
    do {
        if (pl_name(parser, 0) == NULL)
            return pl_syntax_error(parser);
        for (parser->next++; pl_is(parser, 0, ".");)
            parser->next += 2;
    } while (pl_accept(parser, ","));
    return true;
}

/* Variables of a loop over rows have to be there. */
static bool check_loop_variables(PlParser *parser, size_t first)
{
    size_t here = parser->next;
    bool known = true;

    parser->next = first;
    do {
        known = pl_variable(parser);
    } while (known && pl_accept(parser, ","));
    if (known)
        parser->next = here;
    return known;
}

/* [REVERSE] from .. to [BY step] declares its variable. */
static bool number_loop(PlParser *parser, const char *name)
{
    static const char *const until_dots[] = {"..", NULL};
    static const char *const until_by[] = {"loop", "by", NULL};

    pl_accept(parser, "reverse");
    if (!pl_expression(parser, PL_EXPRESSION, until_dots) || !pl_expect(parser, "..") ||
        !pl_expression(parser, PL_EXPRESSION, until_by) ||
        (pl_accept(parser, "by") && !pl_expression(parser, PL_EXPRESSION, until_loop)))
        return false;
    pl_declare(parser, name, PL_TYPE_SPELLED)->spelled = "integer";
    return loop_body(parser);
}

static bool for_loop(PlParser *parser)
{
    static const char *const words[] = {"loop", "..", NULL};
    const char *name;
    size_t first;
    size_t end;

    if (!loop_variables(parser, &name, &first) || !pl_expect(parser, "in"))
        return false;
    if (is_cursor_loop(parser)) {
        parser->next++;
        if (!cursor_values(parser))
            return false;
        pl_declare(parser, name, PL_TYPE_RECORD);
        return loop_body(parser);
    }
    if (pl_is(parser, 0, "execute"))
        return check_loop_variables(parser, first) && query_until(parser, until_loop) &&
               loop_body(parser);
    if (!pl_find(parser, words, &end))
        return false;
    if (parser->tokens.items[end].end - parser->tokens.items[end].start == strlen(".."))
        return number_loop(parser, name);
    return check_loop_variables(parser, first) && pl_piece(parser, PL_STATEMENT, end) &&
           loop_body(parser);
}

static bool foreach_loop(PlParser *parser)
{
    do {
        if (!pl_variable(parser))
            return false;
    } while (pl_accept(parser, ","));
    if (pl_accept(parser, "slice"))
        parser->next++;
    return pl_expect(parser, "in") && pl_expect(parser, "array") &&
           pl_expression(parser, PL_EXPRESSION, until_loop) && loop_body(parser);
}

static bool while_loop(PlParser *parser)
{
    return pl_expression(parser, PL_EXPRESSION, until_loop) && loop_body(parser);
}

/* EXIT, CONTINUE [label] [WHEN condition]; */
static bool leave_loop(PlParser *parser)
{
    if (pl_name(parser, 0) != NULL)
        parser->next++;
    if (pl_accept(parser, "when") && !pl_expression(parser, PL_EXPRESSION, until_semicolon))
        return false;
    return pl_expect(parser, ";");
}

/* ---- Results and messages ------------------------------------------------------------------------------------- */

static bool has_outputs(const RoutineObject *routine)
{
    for (size_t i = 0; i < routine->arguments.count; i++)
        if (strcmp(routine->arguments.items[i].mode, "IN") != 0 &&
            strcmp(routine->arguments.items[i].mode, "VARIADIC") != 0)
            return true;
    return false;
}

/* A trigger function returns one row, even if it is said to return a set of them. Source: do_compile() of the server. */
static bool returns_set(const PlParser *parser)
{
    return parser->routine->returns_set && !parser->role.trigger && !parser->role.event_trigger;
}

/* Why RETURN takes no value here; NULL when it needs one. Source: make_return_stmt() of the server. */
static const char *returns_nothing(const PlParser *parser)
{
    const RoutineObject *routine = parser->routine;

    if (returns_set(parser))
        return "in a function that returns a set: use RETURN NEXT or RETURN QUERY";
    if (has_outputs(routine))
        return "in a routine with OUT parameters";
    if (routine->object.kind == KIND_PROCEDURE)
        return "in a procedure";
    if (text_equal(routine->returns, "void") || parser->role.event_trigger)
        return "in a function that returns nothing";
    return NULL;
}

static bool return_value(PlParser *parser)
{
    const char *why_not = returns_nothing(parser);

    if (why_not == NULL)
        return pl_expression(parser, PL_EXPRESSION, until_semicolon) && pl_expect(parser, ";");
    if (pl_accept(parser, ";"))
        return true;
    return pl_fail(parser, pl_peek(parser, 0), "RETURN cannot have a value %s", why_not);
}

static bool return_rows(PlParser *parser, bool query)
{
    const PgToken *token = pl_peek(parser, 0);

    parser->next++;
    if (!returns_set(parser))
        return pl_fail(parser, token, "RETURN %s stands in a function that returns no set",
                       query ? "QUERY" : "NEXT");
    if (query)
        return query_until(parser, until_semicolon) && pl_expect(parser, ";");
    if (!has_outputs(parser->routine))
        return pl_expression(parser, PL_EXPRESSION, until_semicolon) && pl_expect(parser, ";");
    if (pl_accept(parser, ";"))
        return true;
    return pl_fail(parser, pl_peek(parser, 0),
                   "RETURN NEXT cannot have a value in a function with OUT parameters");
}

static bool return_statement(PlParser *parser)
{
    if (pl_is(parser, 0, "next") || pl_is(parser, 0, "query"))
        return return_rows(parser, pl_is(parser, 0, "query"));
    return return_value(parser);
}

/* USING option = expression, … */
static bool raise_options(PlParser *parser)
{
    static const char *const words[] = {";", ",", NULL};

    do {
        if (pl_name(parser, 0) == NULL)
            return pl_syntax_error(parser);
        parser->next++;
        if (!pl_accept(parser, ":=") && !pl_expect(parser, "="))
            return false;
        if (!pl_expression(parser, PL_EXPRESSION, words))
            return false;
    } while (pl_accept(parser, ","));
    return true;
}

static size_t count_placeholders(const char *format)
{
    size_t count = 0;

    for (const char *p = format; *p != '\0'; p++) {
        if (*p != '%')
            continue;
        if (p[1] == '%')
            p++;
        else
            count++;
    }
    return count;
}

/* 'format' [, expression …] */
static bool raise_format(PlParser *parser)
{
    static const char *const words[] = {";", ",", "using", NULL};
    const PgToken *token = pl_peek(parser, 0);
    size_t wanted = count_placeholders(pl_string(parser, 0));
    size_t given = 0;

    for (parser->next++; pl_accept(parser, ","); given++)
        if (!pl_expression(parser, PL_EXPRESSION, words))
            return false;
    if (given != wanted)
        return pl_fail(parser, token, "too %s parameters specified for RAISE",
                       given < wanted ? "few" : "many");
    return true;
}

static bool raise(PlParser *parser)
{
    static const char *const levels[] = {"exception", "warning", "notice", "info", "log", "debug"};

    for (size_t i = 0; i < lengthof(levels); i++)
        if (pl_accept(parser, levels[i]))
            break;
    if (pl_string(parser, 0) != NULL) {
        if (!raise_format(parser))
            return false;
    } else if (pl_accept(parser, "sqlstate")) {
        if (pl_string(parser, 0) == NULL)
            return pl_syntax_error(parser);
        parser->next++;
    } else if (pl_name(parser, 0) != NULL) {
        parser->next++;
    }
    if (pl_accept(parser, "using") && !raise_options(parser))
        return false;
    return pl_expect(parser, ";");
}

static bool assert_statement(PlParser *parser)
{
    static const char *const words[] = {";", ",", NULL};

    if (!pl_expression(parser, PL_EXPRESSION, words))
        return false;
    if (pl_accept(parser, ",") && !pl_expression(parser, PL_EXPRESSION, until_semicolon))
        return false;
    return pl_expect(parser, ";");
}

static bool get_diagnostics(PlParser *parser)
{
    if (!pl_accept(parser, "current"))
        pl_accept(parser, "stacked");
    if (!pl_expect(parser, "diagnostics"))
        return false;
    do {
        if (!pl_variable(parser) || (!pl_accept(parser, "=") && !pl_expect(parser, ":=")))
            return false;
        parser->next++;
    } while (pl_accept(parser, ","));
    return pl_expect(parser, ";");
}

/* ---- Cursors -------------------------------------------------------------------------------------------------- */

static bool open_cursor(PlParser *parser)
{
    if (!pl_variable(parser))
        return false;
    if (!cursor_values(parser))
        return false;
    if (pl_accept(parser, "no"))
        parser->next++;
    else
        pl_accept(parser, "scroll");
    if (pl_accept(parser, "for") && !query_until(parser, until_semicolon))
        return false;
    return pl_expect(parser, ";");
}

/* FETCH direction FROM cursor INTO …; MOVE has no INTO. */
static bool fetch(PlParser *parser)
{
    size_t end;

    if (!pl_find(parser, until_semicolon, &end))
        return false;
    while (parser->next < end && !pl_accept(parser, "into"))
        parser->next++;
    if (parser->next < end && !into_targets(parser))
        return false;
    return pl_expect(parser, ";");
}

/* NULL, CLOSE, COMMIT, ROLLBACK: nothing in them is looked up. */
static bool rest(PlParser *parser)
{
    size_t end;

    if (!pl_find(parser, until_semicolon, &end))
        return false;
    parser->next = end;
    return pl_expect(parser, ";");
}

/* ---- Blocks --------------------------------------------------------------------------------------------------- */

static bool handlers(PlParser *parser)
{
    PlName *outside = parser->scope;

    pl_declare(parser, "sqlstate", PL_TYPE_SPELLED)->spelled = "text";
    pl_declare(parser, "sqlerrm", PL_TYPE_SPELLED)->spelled = "text";
    if (!pl_is(parser, 0, "when"))
        return pl_syntax_error(parser);
    while (pl_accept(parser, "when")) {
        do {
            if (pl_accept(parser, "sqlstate") ? pl_string(parser, 0) == NULL
                                              : pl_name(parser, 0) == NULL)
                return pl_syntax_error(parser);
            parser->next++;
        } while (pl_accept(parser, "or"));
        if (!pl_expect(parser, "then") || !statements(parser))
            return false;
    }
    parser->scope = outside;
    return true;
}

/* [DECLARE …] BEGIN … [EXCEPTION …] END [label] */
static bool block(PlParser *parser)
{
    if (pl_accept(parser, "declare") && !pl_declarations(parser))
        return false;
    if (!pl_expect(parser, "begin") || !statements(parser))
        return false;
    if (pl_accept(parser, "exception") && !handlers(parser))
        return false;
    return pl_expect(parser, "end") && end_label(parser);
}

static bool inner_block(PlParser *parser)
{
    return block(parser) && pl_expect(parser, ";");
}

typedef struct StatementRow {
    const char *word;
    bool (*parse)(PlParser *parser);
    bool keeps; /* the word is part of what is parsed */
} StatementRow;

static const StatementRow statement_rows[] = {
    {"declare", inner_block, true},
    {"begin", inner_block, true},
    {"if", if_statement, false},
    {"case", case_statement, false},
    {"loop", loop_body, true},
    {"while", while_loop, false},
    {"for", for_loop, false},
    {"foreach", foreach_loop, false},
    {"exit", leave_loop, false},
    {"continue", leave_loop, false},
    {"return", return_statement, false},
    {"raise", raise, false},
    {"assert", assert_statement, false},
    {"perform", perform, true},
    {"execute", execute, false},
    {"get", get_diagnostics, false},
    {"open", open_cursor, false},
    {"fetch", fetch, false},
    {"move", fetch, false},
    {"close", rest, false},
    {"null", rest, false},
    {"commit", rest, false},
    {"rollback", rest, false},
};

/* <<label>>; false without an error when there is none. */
static const char *read_label(PlParser *parser)
{
    const char *label;

    if (!pl_is(parser, 0, "<<") || !pl_is(parser, 2, ">>"))
        return NULL;
    label = pgtree_token_name(parser->arena, parser->text, pl_peek(parser, 1));
    if (label != NULL)
        parser->next += 3;
    return label;
}

static bool statement(PlParser *parser)
{
    const char *label = read_label(parser);
    PlName *outside = parser->scope;
    bool parsed;

    if (label == NULL && is_assignment(parser))
        return assignment(parser);
    for (size_t i = 0; i < lengthof(statement_rows); i++) {
        const StatementRow *row = &statement_rows[i];

        if (!pl_is(parser, 0, row->word))
            continue;
        parser->next += !row->keeps;
        pl_begin_level(parser, label == NULL ? "" : label);
        parsed = row->parse(parser);
        parser->scope = outside;
        return parsed;
    }
    if (label != NULL || pl_peek(parser, 0)->code == ';')
        return pl_syntax_error(parser);
    return sql_statement(parser);
}

static bool is_end(const PlParser *parser)
{
    static const char *const words[] = {"end", "else", "elsif", "elseif", "when", "exception"};

    if (pl_peek(parser, 0)->code == 0)
        return true;
    for (size_t i = 0; i < lengthof(words); i++)
        if (pl_is(parser, 0, words[i]))
            return !is_assignment(parser);
    return false;
}

static bool statements(PlParser *parser)
{
    bool parsed = true;

    if (++parser->depth > TREE_DEPTH_LIMIT)
        return pl_fail(parser, pl_peek(parser, 0), "this is nested more than %d levels deep",
                       TREE_DEPTH_LIMIT);
    while (parsed && !is_end(parser))
        parsed = statement(parser);
    parser->depth--;
    return parsed;
}

/* #option dump, #variable_conflict use_column and their like, each of three tokens. */
static void options(PlParser *parser)
{
    while (pl_is(parser, 0, "#") && pl_name(parser, 1) != NULL)
        parser->next += 3;
}

static bool whole_body(PlParser *parser)
{
    const char *label;

    options(parser);
    label = read_label(parser);
    pl_begin_level(parser, label == NULL ? "" : label);
    if (!block(parser))
        return false;
    pl_accept(parser, ";");
    return pl_peek(parser, 0)->code == 0 || pl_syntax_error(parser);
}

bool plpgsql_parse(Arena *arena, const RoutineObject *routine, const char *text, PlRole role,
                   PlBody *body)
{
    PlParser parser = {
        .arena = arena, .text = text, .body = body, .routine = routine, .role = role};

    *body = (PlBody){0};
    if (!pl_start(&parser))
        return false;
    pl_declare_routine(&parser, routine, role);
    return whole_body(&parser);
}
