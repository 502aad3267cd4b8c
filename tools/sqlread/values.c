#include "sqlread/reader.h"

/* Small values of syntax trees: options, numbers, words. */

#include <ctype.h>
#include <errno.h>

const char *reader_upper(Reader *reader, const char *word)
{
    char *copy = arena_strdup(reader->arena, word);

    for (char *p = copy; *p != '\0'; p++)
        *p = (char)toupper((unsigned char)*p);
    return copy;
}

const char *reader_unless(Reader *reader, const char *word, const char *usual)
{
    return word == NULL || strcmp(word, usual) == 0 ? NULL : arena_strdup(reader->arena, word);
}

const char *reader_def_text(Reader *reader, const DefElem *element)
{
    const Node *value = element->arg;

    if (value == NULL)
        return NULL;
    switch (nodeTag(value)) {
    case T_Integer:
        return arena_printf(reader->arena, "%d", intVal(value));
    case T_Float:
        return arena_strdup(reader->arena, castNode(Float, value)->fval);
    case T_Boolean:
        return boolVal(value) ? "true" : "false";
    case T_String:
        return arena_strdup(reader->arena, strVal(value));
    case T_TypeName:
        return arena_strdup(reader->arena, strVal(llast(castNode(TypeName, value)->names)));
    case T_List:
        return arena_strdup(reader->arena, strVal(llast(castNode(List, value))));
    default:
        return pgtree_deparse_expression(reader->arena, (Node *)value);
    }
}

bool reader_def_bool(const DefElem *element)
{
    const Node *value = element->arg;

    if (value == NULL)
        return true;
    if (IsA(value, Boolean))
        return boolVal(value);
    if (IsA(value, Integer))
        return intVal(value) != 0;
    if (IsA(value, String))
        return strcmp(strVal(value), "true") == 0 || strcmp(strVal(value), "on") == 0;
    return false;
}

bool reader_def_int(const DefElem *element, int64_t *value)
{
    const char *text;
    char *end;

    if (IsA(element->arg, Integer)) {
        *value = intVal(element->arg);
        return true;
    }
    if (!IsA(element->arg, Float))
        return false;
    text = castNode(Float, element->arg)->fval;
    errno = 0;
    *value = strtoll(text, &end, 10);
    return errno == 0 && *end == '\0';
}

void reader_options(Reader *reader, const List *elements, OptionVec *out)
{
    ListCell *cell;

    foreach(cell, elements)
    {
        const DefElem *element = lfirst_node(DefElem, cell);
        Option option = {.value = reader_def_text(reader, element)};

        /* WITH (oids = false) says what is always so. */
        if (strcmp(element->defname, "oids") == 0 && element->defnamespace == NULL &&
            !reader_def_bool(element))
            continue;
        option.name =
            element->defnamespace == NULL
                ? arena_strdup(reader->arena, element->defname)
                : arena_printf(reader->arena, "%s.%s", element->defnamespace, element->defname);
        /* `WITH (security_barrier)` means true. */
        if (option.value == NULL)
            option.value = "true";
        vec_push(reader->arena, out, option);
    }
    options_normalise(out);
}

/* Gives back the place that it had; 0 for none. */
static size_t drop_setting(OptionVec *settings, const char *name)
{
    for (size_t i = 0; i < settings->count; i++)
        if (strcmp(settings->items[i].name, name) == 0) {
            size_t rank = settings->items[i].rank;

            vec_remove(settings, i);
            return rank;
        }
    return 0;
}

/* '5000' for a setting is what 5000 is: the server keeps it as text and prints it in quotes. */
static void even_out_numbers(const VariableSetStmt *set)
{
    foreach_node(A_Const, value, set->args)
    {
        char *end;
        long number;

        if (value->isnull || !IsA(&value->val.node, String))
            continue;
        number = strtol(value->val.sval.sval, &end, 10);
        if (*end == '\0' && number >= 0 && number <= INT32_MAX &&
            strcmp(value->val.sval.sval, psprintf("%ld", number)) == 0) {
            value->val.ival.type = T_Integer;
            value->val.ival.ival = (int)number;
        }
    }
}

void reader_apply_setting(Reader *reader, OptionVec *settings, VariableSetStmt *set)
{
    Option option = {0};
    const char *text;
    const char *to;

    if (set->kind == VAR_RESET_ALL) {
        settings->count = 0;
        return;
    }
    option.rank = drop_setting(settings, set->name);
    if (set->kind == VAR_RESET || set->kind == VAR_SET_DEFAULT)
        return;
    option.name = arena_strdup(reader->arena, set->name);
    if (set->kind == VAR_SET_CURRENT) {
        option.value = "CURRENT";
    } else {
        even_out_numbers(set);
        text = pgtree_deparse(reader->arena, (Node *)set);
        to = text == NULL ? NULL : strstr(text, " TO ");
        option.value = to == NULL ? "" : to + strlen(" TO ");
    }
    vec_push(reader->arena, settings, option);
    options_normalise(settings);
}
