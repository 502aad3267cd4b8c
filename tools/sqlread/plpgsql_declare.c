#include "sqlread/plpgsql_parser.h"

/* Names and declarations of PL/pgSQL. Source: decl_sect of pl_gram.y, read_datatype(), do_compile(), plpgsql_ns_lookup()
 * of the server. */

/* ---- Names ---------------------------------------------------------------------------------------------------- */

static PlName *add_name(PlParser *parser, const char *name)
{
    PlName *added = ARENA_NEW(parser->arena, PlName);

    added->name = name;
    added->outer = parser->scope;
    parser->scope = added;
    vec_push(parser->arena, &parser->body->names, added);
    return added;
}

PlName *pl_declare(PlParser *parser, const char *name, PlType type)
{
    PlName *added = add_name(parser, name);

    added->type = type;
    return added;
}

PlName *pl_begin_level(PlParser *parser, const char *label)
{
    PlName *added = add_name(parser, label);

    added->label = true;
    return added;
}

PlName *pl_find_name(const PlParser *parser, const char *name, bool label)
{
    for (PlName *found = parser->scope; found != NULL; found = found->outer)
        if (found->label == label && strcmp(found->name, name) == 0)
            return found;
    return NULL;
}

static void declare_spelled(PlParser *parser, const char *name, const char *type)
{
    pl_declare(parser, name, type == NULL ? PL_TYPE_UNKNOWN : PL_TYPE_SPELLED)->spelled = type;
}

static void declare_trigger(PlParser *parser)
{
    static const struct {
        const char *name;
        const char *type;
    } names[] = {
        {"tg_name", "name"},       {"tg_when", "text"},         {"tg_level", "text"},
        {"tg_op", "text"},         {"tg_relid", "oid"},         {"tg_relname", "name"},
        {"tg_table_name", "name"}, {"tg_table_schema", "name"}, {"tg_nargs", "integer"},
        {"tg_argv", "text[]"},
    };

    pl_declare(parser, "new", PL_TYPE_RECORD);
    pl_declare(parser, "old", PL_TYPE_RECORD);
    for (size_t i = 0; i < lengthof(names); i++)
        declare_spelled(parser, names[i].name, names[i].type);
}

void pl_declare_routine(PlParser *parser, const RoutineObject *routine, PlRole role)
{
    pl_begin_level(parser, routine->object.name);
    for (size_t i = 0; i < routine->arguments.count; i++) {
        const RoutineArgument *argument = &routine->arguments.items[i];

        declare_spelled(parser, arena_printf(parser->arena, "$%zu", i + 1), argument->type);
        if (argument->name != NULL)
            declare_spelled(parser, argument->name, argument->type);
    }
    if (role.trigger)
        declare_trigger(parser);
    if (role.event_trigger) {
        declare_spelled(parser, "tg_event", "text");
        declare_spelled(parser, "tg_tag", "text");
    }
    declare_spelled(parser, "found", "boolean");
}

/* ---- Variables ------------------------------------------------------------------------------------------------ */

/* The name of a variable: a word, or `$1`. */
static const char *variable_name(const PlParser *parser)
{
    const PgToken *token = pl_peek(parser, 0);

    if (parser->text[token->start] == '$' && token->end > token->start + 1)
        return arena_strndup(parser->arena, parser->text + token->start, token->end - token->start);
    return pl_name(parser, 0);
}

/* label.variable; a label in sight that has no such variable hides nothing. */
static bool is_labelled(const PlParser *parser, const char *label, const char *name)
{
    bool found = false;

    for (const PlName *here = parser->scope; here != NULL; here = here->outer) {
        if (here->label && found && strcmp(here->name, label) == 0)
            return true;
        found = !here->label && (found || strcmp(here->name, name) == 0);
    }
    return false;
}

bool pl_is_variable(const PlParser *parser)
{
    const char *name = variable_name(parser);
    const char *part = pl_is(parser, 1, ".")
                           ? pgtree_token_name(parser->arena, parser->text, pl_peek(parser, 2))
                           : NULL;

    return name != NULL && (pl_find_name(parser, name, false) != NULL ||
                            (part != NULL && is_labelled(parser, name, part)));
}

bool pl_variable(PlParser *parser)
{
    const char *name = variable_name(parser);

    if (name == NULL)
        return pl_syntax_error(parser);
    if (!pl_is_variable(parser))
        return pl_fail(parser, pl_peek(parser, 0), "\"%s\" is not a known variable", name);
    for (parser->next++; pl_is(parser, 0, ".") && pl_peek(parser, 1)->code != 0;)
        parser->next += 2;
    return true;
}

/* ---- Types ---------------------------------------------------------------------------------------------------- */

/* Does a type end here, at this depth of parentheses? */
static bool type_ends(const PlParser *parser, const PgToken *token, size_t ahead, int depth)
{
    static const char *const words[] = {";", ":=", "=", "collate", "not", "default", ",", ")"};

    if (token->code == 0 || token->code == ';')
        return true;
    for (size_t i = 0; depth == 0 && i < lengthof(words); i++)
        if (pl_is(parser, ahead, words[i]))
            return true;
    return false;
}

/* Sets *percent to the number of tokens before `%`, or to that of all. Returns the number of tokens of the type. */
static size_t measure_type(const PlParser *parser, size_t *percent)
{
    int depth = 0;
    size_t count = 0;
    bool found = false;

    for (; !type_ends(parser, pl_peek(parser, count), count, depth); count++) {
        const PgToken *token = pl_peek(parser, count);

        depth += token->code == '(' || token->code == '[';
        depth -= token->code == ')' || token->code == ']';
        if (depth == 0 && token->code == '%' && !found) {
            *percent = count;
            found = true;
        }
    }
    if (!found)
        *percent = count;
    return count;
}

/* `schema.table.column` before `%`. */
static List *dotted_names(const PlParser *parser, size_t count)
{
    List *names = NIL;

    for (size_t i = 0; i < count; i += 2) {
        const char *name = pgtree_token_name(parser->arena, parser->text, pl_peek(parser, i));

        if (name == NULL || (i + 1 < count && !pl_is(parser, i + 1, ".")))
            return NIL;
        names = lappend(names, makeString(pstrdup(name)));
    }
    return names;
}

/* x%TYPE and x%ROWTYPE, of which x may be a variable. */
static bool percent_type(PlParser *parser, PlName *variable, size_t percent, size_t count)
{
    const PlName *same = NULL;
    bool row = pl_is(parser, percent + 1, "rowtype");
    bool plain;

    variable->names = dotted_names(parser, percent);
    if (variable->names == NIL || (!row && !pl_is(parser, percent + 1, "type"))) {
        parser->next += percent;
        return pl_syntax_error(parser);
    }
    plain = list_length(variable->names) == 1;
    if (plain && !row)
        same = pl_find_name(parser, strVal(linitial(variable->names)), false);
    /* label.variable, record.field */
    if (!plain && !row && list_length(variable->names) == 2 &&
        (pl_find_name(parser, strVal(linitial(variable->names)), true) != NULL ||
         pl_find_name(parser, strVal(linitial(variable->names)), false) != NULL))
        variable->type = PL_TYPE_UNKNOWN;
    else if (row)
        variable->type = PL_TYPE_ROW;
    else
        variable->type = same != NULL ? PL_TYPE_SAME : PL_TYPE_COLUMN;
    variable->same = same;
    variable->array = percent + 2 < count;
    if (plain && !row && same == NULL)
        return pl_fail(parser, pl_peek(parser, 0), "variable \"%s\" does not exist",
                       strVal(linitial(variable->names)));
    parser->next += count;
    return true;
}

static bool declare_type(PlParser *parser, PlName *variable)
{
    size_t percent = 0;
    size_t count = measure_type(parser, &percent);
    const PgToken *first = pl_peek(parser, 0);
    const char *message;
    const char *text;
    size_t character;
    Node *type;

    if (count == 0)
        return pl_syntax_error(parser);
    variable->start = first->start;
    if (percent < count)
        return percent_type(parser, variable, percent, count);
    if (count == 1 && pl_is(parser, 0, "record")) {
        variable->type = PL_TYPE_RECORD;
        parser->next++;
        return true;
    }
    text = arena_strndup(parser->arena, parser->text + first->start,
                         pl_peek(parser, count - 1)->end - first->start);
    type = pgtree_parse_part(parser->arena, text, PG_PART_TYPE, &message, &character);
    if (type == NULL)
        return pl_fail(parser, first, "%s, in the type of a variable", message);
    variable->names = list_make1(type);
    variable->type = PL_TYPE_NAME;
    parser->next += count;
    return true;
}

/* ---- DECLARE -------------------------------------------------------------------------------------------------- */

static bool is_declared_here(const PlParser *parser, const char *name)
{
    for (const PlName *found = parser->scope; found != NULL && !found->label; found = found->outer)
        if (strcmp(found->name, name) == 0)
            return true;
    return false;
}

/* (name type, …) of a cursor; only its query sees them. */
static bool cursor_arguments(PlParser *parser)
{
    if (!pl_accept(parser, "("))
        return true;
    do {
        const char *name = pl_name(parser, 0);
        PlName *argument;

        if (name == NULL)
            return pl_syntax_error(parser);
        parser->next++;
        argument = pl_declare(parser, name, PL_TYPE_UNKNOWN);
        if (!declare_type(parser, argument))
            return false;
    } while (pl_accept(parser, ","));
    return pl_expect(parser, ")");
}

static bool declare_cursor(PlParser *parser, const char *name)
{
    static const char *const end_words[] = {";", NULL};
    PlName *outside = parser->scope;
    bool parsed;

    if (pl_accept(parser, "no") || pl_is(parser, 0, "scroll"))
        parser->next++;
    parser->next++;
    pl_begin_level(parser, "");
    parsed = cursor_arguments(parser) &&
             (pl_accept(parser, "for") || pl_accept(parser, "is") || pl_syntax_error(parser)) &&
             pl_expression(parser, PL_STATEMENT, end_words);
    parser->scope = outside;
    pl_declare(parser, name, PL_TYPE_CURSOR)->spelled = "refcursor";
    return parsed && pl_expect(parser, ";");
}

static bool is_cursor(const PlParser *parser)
{
    size_t ahead = pl_is(parser, 0, "no") && pl_is(parser, 1, "scroll") ? 2
                   : pl_is(parser, 0, "scroll")                         ? 1
                                                                        : 0;

    return pl_is(parser, ahead, "cursor") &&
           (pl_is(parser, ahead + 1, "(") || pl_is(parser, ahead + 1, "for") ||
            pl_is(parser, ahead + 1, "is"));
}

static bool declare_alias(PlParser *parser, const char *name)
{
    const PlName *same;
    const PgToken *token;
    PlName *alias;

    parser->next += 2;
    token = pl_peek(parser, 0);
    if (variable_name(parser) == NULL)
        return pl_syntax_error(parser);
    same = pl_find_name(parser, variable_name(parser), false);
    if (!pl_is_variable(parser))
        return pl_fail(parser, token, "variable \"%s\" does not exist", variable_name(parser));
    if (!pl_variable(parser))
        return false;
    alias = pl_declare(parser, name, same != NULL ? PL_TYPE_SAME : PL_TYPE_UNKNOWN);
    alias->same = same;
    return pl_expect(parser, ";");
}

/* COLLATE and NOT NULL, then the first value, which sees the variables before this one. */
static bool declare_value(PlParser *parser, PlName *outside)
{
    static const char *const end_words[] = {";", NULL};
    PlName *declared = parser->scope;
    bool parsed = true;

    if (pl_accept(parser, "collate"))
        for (parser->next++; pl_is(parser, 0, ".");)
            parser->next += 2;
    if (pl_accept(parser, "not") && !pl_expect(parser, "null"))
        return false;
    if (pl_accept(parser, ":=") || pl_accept(parser, "=") || pl_accept(parser, "default")) {
        parser->scope = outside;
        parsed = pl_expression(parser, PL_EXPRESSION, end_words);
        parser->scope = declared;
    }
    return parsed && pl_expect(parser, ";");
}

static bool declaration(PlParser *parser)
{
    PlName *outside = parser->scope;
    const PgToken *token = pl_peek(parser, 0);
    const char *name = pl_name(parser, 0);

    if (name == NULL)
        return pl_syntax_error(parser);
    if (is_declared_here(parser, name))
        return pl_fail(parser, token, "variable \"%s\" is declared twice", name);
    parser->next++;
    if (pl_is(parser, 0, "alias") && pl_is(parser, 1, "for"))
        return declare_alias(parser, name);
    if (is_cursor(parser))
        return declare_cursor(parser, name);
    if (pl_is(parser, 0, "constant"))
        parser->next++;
    return declare_type(parser, pl_declare(parser, name, PL_TYPE_UNKNOWN)) &&
           declare_value(parser, outside);
}

bool pl_declarations(PlParser *parser)
{
    while (!pl_is(parser, 0, "begin")) {
        if (pl_accept(parser, "declare"))
            continue;
        if (!declaration(parser))
            return false;
    }
    return true;
}
