#include "sqlread/reader.h"

#include <ctype.h>
#include <strings.h>

/*
 * What statements change for those that follow: SET search_path, set_config('search_path', …), SET ROLE and SET SESSION
 * AUTHORIZATION. Other settings do not matter to a schema.
 */

static const char *const default_schemas[] = {"public"};
static const SearchPath default_path = {.schemas = default_schemas, .count = 1};

const SearchPath *reader_default_path(void)
{
    return &default_path;
}

void reader_reset_session(Reader *reader)
{
    reader->place.path = reader_default_path();
    reader->session_path = NULL;
    reader->place.role = NULL;
    reader->session_role = NULL;
    reader->place.unchecked = false;
}

bool reader_on_path(const Reader *reader, const char *schema)
{
    for (size_t i = 0; schema != NULL && i < reader->place.path->count; i++)
        if (strcmp(reader->place.path->schemas[i], schema) == 0)
            return true;
    return false;
}

/* SET LOCAL: what was set before comes back with the end of the transaction. A plain SET stays. */
static void begin_setting(Reader *reader, bool local)
{
    if (!local)
        reader->session_path = NULL;
    else if (reader->session_path == NULL)
        reader->session_path = reader->place.path;
}

ReadResult read_transaction(Reader *reader, Node *node)
{
    switch (castNode(TransactionStmt, node)->kind) {
    case TRANS_STMT_COMMIT:
    case TRANS_STMT_ROLLBACK:
    case TRANS_STMT_PREPARE:
        reader->place.role = reader->session_role;
        if (reader->session_path != NULL)
            reader->place.path = reader->session_path;
        reader->session_path = NULL;
        break;
    default:
        break;
    }
    return READ_DONE;
}

/* The schemas of a path that is given as names; "$user" names no schema here, pg_catalog is searched anyway. */
static void set_path(Reader *reader, const TextVec *names)
{
    SearchPath *path = ARENA_NEW(reader->arena, SearchPath);
    TextVec schemas = {0};

    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], "$user") != 0 && strcmp(names->items[i], "pg_catalog") != 0 &&
            names->items[i][0] != '\0')
            vec_push(reader->arena, &schemas, arena_strdup(reader->arena, names->items[i]));
    path->schemas = schemas.items;
    path->count = schemas.count;
    reader->place.path = path;
}

static const char *string_constant(const Node *node)
{
    if (node != NULL && IsA(node, A_Const) && !castNode(A_Const, node)->isnull &&
        IsA(&castNode(A_Const, node)->val, String))
        return strVal(&castNode(A_Const, node)->val);
    return NULL;
}

static bool is_off(const Node *value)
{
    static const char *const words[] = {"off", "false", "no", "0"};
    const char *word = string_constant(value);

    for (size_t i = 0; word != NULL && i < lengthof(words); i++)
        if (strcasecmp(word, words[i]) == 0)
            return true;
    return value != NULL && IsA(value, A_Const) && IsA(&castNode(A_Const, value)->val, Integer) &&
           intVal(&castNode(A_Const, value)->val) == 0;
}

/* Objects belong to this role from now on; SET LOCAL ends with the transaction. */
static void set_role(Reader *reader, const VariableSetStmt *set)
{
    const char *role = set->kind == VAR_SET_VALUE && set->args != NIL
                           ? string_constant(linitial(set->args))
                           : NULL;

    if (role != NULL && strcmp(role, "none") == 0)
        role = NULL;
    reader->place.role = arena_strdup(reader->arena, role);
    if (!set->is_local)
        reader->session_role = reader->place.role;
}

ReadResult read_set_variable(Reader *reader, Node *node)
{
    VariableSetStmt *set = castNode(VariableSetStmt, node);
    TextVec names = {0};
    ListCell *cell;

    if (set->kind == VAR_RESET_ALL) { /* not the role */
        reader->place.path = &default_path;
        reader->session_path = NULL;
    }
    if (set->name == NULL)
        return READ_DONE;
    if (strcmp(set->name, "check_function_bodies") == 0)
        reader->place.unchecked = set->kind == VAR_SET_VALUE && is_off(linitial(set->args));
    if (strcmp(set->name, "role") == 0 || strcmp(set->name, "session_authorization") == 0)
        set_role(reader, set);
    if (strcmp(set->name, "search_path") != 0)
        return READ_DONE;
    begin_setting(reader, set->is_local);
    if (set->kind != VAR_SET_VALUE) {
        reader->place.path = &default_path;
        return READ_DONE;
    }
    foreach(cell, set->args)
    {
        const Node *value = lfirst(cell);

        if (IsA(value, A_Const) && IsA(&castNode(A_Const, value)->val, String))
            vec_push(reader->scratch, &names, strVal(&castNode(A_Const, value)->val));
    }
    set_path(reader, &names);
    return READ_DONE;
}

/* 'a, "B", c' as the server splits it. */
static void split_path(Reader *reader, const char *text, TextVec *names)
{
    while (*text != '\0') {
        Str name = str_new(reader->scratch);

        while (isspace((unsigned char)*text) || *text == ',')
            text++;
        if (*text == '"') {
            for (text++; *text != '\0' && (*text != '"' || text[1] == '"'); text++) {
                if (*text == '"')
                    text++;
                str_char(&name, *text);
            }
            if (*text == '"')
                text++;
        } else {
            while (*text != '\0' && *text != ',' && !isspace((unsigned char)*text))
                str_char(&name, (char)tolower((unsigned char)*text++));
        }
        if (name.length > 0)
            vec_push(reader->scratch, names, name.text);
    }
}

static bool is_true(const Node *node)
{
    return node != NULL && IsA(node, A_Const) && IsA(&castNode(A_Const, node)->val, Boolean) &&
           boolVal(&castNode(A_Const, node)->val);
}

/* SELECT pg_catalog.set_config('search_path', '', false), as pg_dump writes it. */
ReadResult read_select(Reader *reader, Node *node)
{
    const SelectStmt *select = castNode(SelectStmt, node);
    ListCell *cell;

    if (select->intoClause != NULL) {
        SelectStmt *query = copyObject(castNode(SelectStmt, node));

        query->intoClause = NULL;
        return reader_table_of_query(reader, (Node *)query, select->intoClause, false);
    }
    foreach(cell, select->targetList)
    {
        const ResTarget *target = lfirst_node(ResTarget, cell);
        const FuncCall *call;
        const char *name;
        const char *value;
        TextVec names = {0};

        if (target->val == NULL || !IsA(target->val, FuncCall))
            continue;
        call = castNode(FuncCall, target->val);
        if (strcmp(strVal(llast(call->funcname)), "set_config") != 0 || list_length(call->args) < 2)
            continue;
        name = string_constant(linitial(call->args));
        value = string_constant(lsecond(call->args));
        if (name == NULL || value == NULL || strcmp(name, "search_path") != 0)
            continue;
        split_path(reader, value, &names);
        begin_setting(reader, list_length(call->args) > 2 && is_true(lthird(call->args)));
        set_path(reader, &names);
    }
    return READ_DONE;
}
