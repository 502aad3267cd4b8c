/* Functions and procedures. */
#include "kinds/write.h"

#define LINE_LENGTH 90 /* arguments that make a longer line get a line each */

static const Attribute ARGUMENT_ATTRIBUTES[] = {
    ATTR(RoutineArgument, name, NAME, 0),
    ATTR(RoutineArgument, mode, TEXT, 0),
    ATTR(RoutineArgument, type, TEXT, 0),
    ATTR(RoutineArgument, default_value, EXPR, 0),
    ATTR_END,
};

static const ItemType ARGUMENT_TYPE = {sizeof(RoutineArgument), ARGUMENT_ATTRIBUTES};

/* What CREATE OR REPLACE cannot change replaces the routine. */
static const Attribute ROUTINE_ATTRIBUTES[] = {
    ATTR_ITEMS(RoutineObject, arguments, &ARGUMENT_TYPE, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, returns, TEXT, 0),
    ATTR(RoutineObject, returns_set, BOOL, 0),
    ATTR(RoutineObject, language, NAME, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, body, TEXT, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, symbol, TEXT, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, sql_body, EXPR, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, window, BOOL, 0),
    ATTR(RoutineObject, volatility, TEXT, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, parallel, TEXT, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, strict, BOOL, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, security_definer, BOOL, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, leakproof, BOOL, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, cost, TEXT, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, rows, TEXT, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, support, TEXT, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, settings, OPTIONS, ATTRIBUTE_ALTER),
    ATTR(RoutineObject, transform, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static bool mode_is(const RoutineArgument *argument, const char *mode)
{
    return text_equal(argument->mode != NULL ? argument->mode : "IN", mode);
}

/* ---- writing -------------------------------------------------------------------------------- */

static void append_argument(Str *out, const RoutineArgument *argument)
{
    if (!mode_is(argument, "IN") && !mode_is(argument, "TABLE"))
        str_printf(out, "%s ", argument->mode);
    if (argument->name != NULL) {
        str_sql_ident(out, argument->name);
        str_char(out, ' ');
    }
    str_text(out, argument->type);
    if (argument->default_value.sql != NULL)
        str_printf(out, " DEFAULT %s", argument->default_value.sql);
}

/* `(…)` of the arguments that are, or are not, columns of RETURNS TABLE. */
static void append_arguments(Str *out, const RoutineObject *routine, bool table)
{
    size_t beginning = out->length;
    size_t line_start = beginning;
    size_t written = 0;

    while (line_start > 0 && out->text[line_start - 1] != '\n')
        line_start--;
    str_char(out, '(');
    for (size_t i = 0; i < routine->arguments.count; i++) {
        if (mode_is(&routine->arguments.items[i], "TABLE") != table)
            continue;
        if (written++ > 0)
            str_text(out, ", ");
        append_argument(out, &routine->arguments.items[i]);
    }
    str_char(out, ')');
    if (written < 2 || out->length - line_start <= LINE_LENGTH)
        return;

    /* Too long: once more, with a line for each. */
    out->length = beginning;
    out->text[beginning] = '\0';
    written = 0;
    for (size_t i = 0; i < routine->arguments.count; i++) {
        if (mode_is(&routine->arguments.items[i], "TABLE") != table)
            continue;
        str_text(out, written++ == 0 ? "(\n    " : ",\n    ");
        str_text(out, table ? "    " : "");
        append_argument(out, &routine->arguments.items[i]);
    }
    str_text(out, table ? "\n    )" : "\n)");
}

static bool has_table_arguments(const RoutineObject *routine)
{
    for (size_t i = 0; i < routine->arguments.count; i++) {
        if (mode_is(&routine->arguments.items[i], "TABLE"))
            return true;
    }
    return false;
}

/* The type of the only OUT argument, or record when there are several. */
static const char *out_type(const RoutineObject *routine)
{
    const char *type = NULL;

    for (size_t i = 0; i < routine->arguments.count; i++) {
        const RoutineArgument *argument = &routine->arguments.items[i];

        if (!mode_is(argument, "OUT") && !mode_is(argument, "INOUT"))
            continue;
        if (type != NULL)
            return "record";
        type = argument->type;
    }
    return type != NULL ? type : "void";
}

static void append_returns(Str *out, const RoutineObject *routine)
{
    if (has_table_arguments(routine)) {
        str_text(out, "\n    RETURNS TABLE ");
        append_arguments(out, routine, true);
    } else if (routine->returns != NULL || routine->returns_set) {
        str_printf(out, "\n    RETURNS %s%s", routine->returns_set ? "SETOF " : "",
                   routine->returns != NULL ? routine->returns : out_type(routine));
    }
}

/* Starts a line with the first of the words that share one. */
static void append_word(Str *out, bool *started, const char *word)
{
    str_text(out, *started ? " " : "\n    ");
    str_text(out, word);
    *started = true;
}

static void append_properties(Str *out, const RoutineObject *routine)
{
    bool started = false;

    if (routine->transform != NULL)
        str_printf(out, "\n    TRANSFORM %s", routine->transform);
    if (routine->window)
        append_word(out, &started, "WINDOW");
    if (routine->volatility != NULL && strcmp(routine->volatility, "VOLATILE") != 0)
        append_word(out, &started, routine->volatility);
    if (routine->leakproof)
        append_word(out, &started, "LEAKPROOF");
    if (routine->strict)
        append_word(out, &started, "STRICT");
    if (routine->security_definer)
        append_word(out, &started, "SECURITY DEFINER");
    if (routine->parallel != NULL && strcmp(routine->parallel, "UNSAFE") != 0) {
        append_word(out, &started, "PARALLEL ");
        str_text(out, routine->parallel);
    }
    if (routine->cost != NULL) {
        append_word(out, &started, "COST ");
        str_text(out, routine->cost);
    }
    if (routine->rows != NULL) {
        append_word(out, &started, "ROWS ");
        str_text(out, routine->rows);
    }
    if (routine->support != NULL) {
        append_word(out, &started, "SUPPORT ");
        str_text(out, routine->support);
    }
    for (const Option *setting = options_after(&routine->settings, NULL); setting != NULL;
         setting = options_after(&routine->settings, setting)) {
        str_text(out, "\n    SET ");
        write_setting(out, setting->name);
        if (setting->value == NULL)
            str_text(out, " FROM CURRENT");
        else
            str_printf(out, " TO %s", setting->value);
    }
}

/* ---- steps ---------------------------------------------------------------------------------- */

/* The server gives EXECUTE to PUBLIC unless somebody takes it away. */
static bool everyone_may_call(const Object *object)
{
    return grant_find(object, "public", NULL) == NULL || grant_gives(object, "public", "EXECUTE");
}

static size_t count_columns(const Object *table)
{
    size_t count = 0;

    for (size_t i = 0; i < table->children.count; i++)
        count += table->children.items[i]->kind == KIND_COLUMN;
    return count;
}

/* The table whose rows a routine yields; NULL. */
static const Object *returned_table(const RoutineObject *routine)
{
    Arena *scratch = arena_new();
    const Object *table = NULL;

    for (size_t i = 0; routine->returns != NULL && i < routine->object.dependencies.count; i++) {
        const Object *on = routine->object.dependencies.items[i].on;
        Str name = str_new(scratch);

        if (on->kind != KIND_TABLE)
            continue;
        str_sql_qualified(&name, on->schema, on->name);
        if (strcmp(routine->returns, name.text) == 0)
            table = on;
    }
    arena_free(scratch);
    return table;
}

/* Whether a body in SQL yields a row of columns that it has one by one: check_sql_fn_retval() compares them with those of
 * the row that it is to yield. */
static bool yields_row(const RoutineObject *routine)
{
    return routine->last_columns > 1 && text_equal(routine->language, "sql") &&
           !text_equal(routine->returns, "void") && !text_equal(routine->returns, "record");
}

/* The table whose columns a star in the text of a body stands for, in the order of the server; NULL. */
static const Object *starred_table(const RoutineObject *routine, size_t i)
{
    const Object *object = routine->body != NULL && i < routine->last_starred.count
                               ? routine->last_starred.items[i]
                               : NULL;

    if (object != NULL && object->kind == KIND_FUNCTION)
        object = returned_table((const RoutineObject *)object);
    return object != NULL && object->kind == KIND_TABLE ? object : NULL;
}

/* The rows of a table by nothing but a star: both are in the order of the server. */
static bool yields_star(const RoutineObject *routine, const Object *table)
{
    return routine->last_starred.count == 1 && starred_table(routine, 0) == table &&
           routine->last_columns == count_columns(table);
}

/* The row that is returned, then those of stars. */
static const Object *routine_relies_on_order(const Object *object, size_t i)
{
    const RoutineObject *routine = (const RoutineObject *)object;
    const Object *table = yields_row(routine) ? returned_table(routine) : NULL;

    if (!yields_row(routine) || (table != NULL && yields_star(routine, table)))
        return NULL;
    if (table != NULL && i == 0)
        return table;
    for (size_t star = 0, found = table != NULL; star < routine->last_starred.count; star++)
        if (starred_table(routine, star) != NULL && found++ == i)
            return starred_table(routine, star);
    return NULL;
}

/* Whether a column that is new stands before one that stays: on the server it comes behind that. The same for those that
 * stay in another order. */
static bool columns_move(const Object *table, const Steps *steps)
{
    int64_t last = 0;
    bool any_new = false;

    for (size_t i = 0; i < table->children.count; i++) {
        const Object *column = table->children.items[i];
        const Object *former =
            column->kind == KIND_COLUMN ? steps_counterpart(steps, column) : NULL;

        if (column->kind != KIND_COLUMN)
            continue;
        if (former != NULL && (any_new || ((const ColumnObject *)former)->number < last))
            return true;
        if (former == NULL)
            any_new = true;
        else
            last = ((const ColumnObject *)former)->number;
    }
    return false;
}

/* The table on whose order a body relies, where its columns stand in another one on the server; NULL. */
static const Object *moved_table(const RoutineObject *routine, const Steps *steps)
{
    const Object *table;

    for (size_t i = 0; steps->counterpart != NULL &&
                       (table = routine_relies_on_order(&routine->object, i)) != NULL;
         i++)
        if (steps_counterpart(steps, table) != NULL && columns_move(table, steps))
            return table;
    return NULL;
}

typedef struct ServerColumn {
    const char *name;
    int64_t number; /* on the server */
} ServerColumn;

static int compare_numbers(const void *a, const void *b)
{
    const int64_t left = ((const ServerColumn *)a)->number;
    const int64_t right = ((const ServerColumn *)b)->number;

    return (left > right) - (left < right);
}

/* The columns of a table as they stand on the server: those that stay in their order, then the new ones. */
static TextVec server_columns(const Object *table, const Steps *steps)
{
    const int64_t behind_all = INT32_MAX;
    VEC(ServerColumn) columns = {0};
    TextVec names = {0};

    for (size_t i = 0; i < table->children.count; i++) {
        const Object *column = table->children.items[i];
        ServerColumn there = {.name = column->name, .number = behind_all + (int64_t)i};

        if (column->kind != KIND_COLUMN)
            continue;
        if (steps_counterpart(steps, column) != NULL)
            there.number = ((const ColumnObject *)steps_counterpart(steps, column))->number;
        vec_push(steps->arena, &columns, there);
    }
    vec_sort(&columns, compare_numbers);
    for (size_t i = 0; i < columns.count; i++)
        vec_push(steps->arena, &names, columns.items[i].name);
    return names;
}

static TextVec table_columns(Arena *arena, const Object *table)
{
    TextVec names = {0};

    for (size_t i = 0; i < table->children.count; i++)
        if (table->children.items[i]->kind == KIND_COLUMN)
            vec_push(arena, &names, table->children.items[i]->name);
    return names;
}

/* Whether the body can yield the columns of the table in another order than it does. */
static bool can_reorder(const RoutineObject *routine, const Object *table)
{
    return routine->sql_body.sql != NULL && table == returned_table(routine) &&
           routine->last_columns == count_columns(table);
}

/* The body with a last statement whose columns are those of the table in the order that they have on the server. */
static void append_reordered(Str *out, const RoutineObject *routine, const Object *table,
                             const Steps *steps)
{
    const char *body = routine->sql_body.sql;
    const char *last = body + routine->last_statement;
    const TextVec columns = table_columns(steps->arena, table);
    const TextVec ordered = server_columns(table, steps);
    size_t length = strlen(last) - strlen(";\nEND");

    str_printf(out, "\n%.*sWITH result", (int)routine->last_statement, body);
    write_columns(out, &columns);
    str_printf(out, " AS (\n    %.*s\n  )\n  SELECT ", (int)length, last);
    str_sql_idents(out, ordered.items, ordered.count);
    str_text(out, " FROM result;\nEND");
}

/* `moved`: see moved_table(). */
static void append_body(Str *out, const RoutineObject *routine, const Object *moved,
                        const Steps *steps)
{
    if (moved != NULL && can_reorder(routine, moved)) {
        append_reordered(out, routine, moved, steps);
        return;
    }
    if (routine->sql_body.sql != NULL) {
        str_printf(out, "\n%s", routine->sql_body.sql);
        return;
    }
    str_text(out, "\nAS ");
    if (routine->symbol != NULL) {
        str_sql_literal(out, routine->body != NULL ? routine->body : "");
        str_text(out, ", ");
        str_sql_literal(out, routine->symbol);
    } else {
        str_sql_dollar(out, routine->body != NULL ? routine->body : "");
    }
}

static Str routine_sql(const Steps *steps, const Object *object, const Object *moved,
                       const char *verb)
{
    const RoutineObject *routine = (const RoutineObject *)object;
    Str sql = str_new(steps->arena);

    str_printf(&sql, "%s %s ", verb, kind_ops(object->kind)->sql_kind);
    write_name(&sql, object);
    append_arguments(&sql, routine, false);
    append_returns(&sql, routine);
    str_text(&sql, "\n    LANGUAGE ");
    str_sql_ident(&sql, routine->language != NULL ? routine->language : "sql");
    append_properties(&sql, routine);
    append_body(&sql, routine, moved, steps);
    return sql;
}

static void warn_of_order(const RoutineObject *routine, const Object *moved, Steps *steps,
                          Step *step)
{
    if (moved == NULL)
        return;
    if (can_reorder(routine, moved)) {
        step_add_note(steps->arena, step,
                      arena_printf(steps->arena,
                                   "the columns of %s stand in another order on the server: the "
                                   "body yields them in that one",
                                   object_id(steps->arena, moved)));
        return;
    }
    step->hazards |= HAZARD_MAY_FAIL;
    step_add_note(
        steps->arena, step,
        arena_printf(steps->arena,
                     "the columns of %s stand in another order on the server: fails when the "
                     "body yields them one by one, as * does, and not as a row (SELECT t FROM t)",
                     object_id(steps->arena, moved)));
}

static void routine_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const RoutineObject *routine = (const RoutineObject *)object;
    const Object *moved = moved_table(routine, steps);
    Str sql = routine_sql(steps, object, moved, "CREATE");
    Step *step;

    (void)folded;
    if (routine->security_definer)
        step = write_step(steps, &sql, HAZARD_SECURITY_CHANGE,
                          "%s runs with the rights of its owner; %s may call it",
                          object_id(steps->arena, object),
                          everyone_may_call(object) ? "everyone" : "not everyone");
    else
        step = steps_add(steps, &sql, 0);
    warn_of_order(routine, moved, steps, step);
}

/*
 * CREATE OR REPLACE keeps the row that a function yields and the names by which arguments are
 * called; a name or a default may be added. (The types of input arguments are the same: they are
 * part of the object's identity.)
 */
static bool arguments_are_kept(const RoutineObject *from, const RoutineObject *to)
{
    if (from->arguments.count != to->arguments.count)
        return false;
    for (size_t i = 0; i < from->arguments.count; i++) {
        const RoutineArgument *a = &from->arguments.items[i];
        const RoutineArgument *b = &to->arguments.items[i];
        bool input = mode_is(a, "IN") || mode_is(a, "VARIADIC");

        if (!mode_is(b, a->mode != NULL ? a->mode : "IN") || !text_equal(a->type, b->type))
            return false;
        if (!text_equal(a->name, b->name) && !(input && a->name == NULL))
            return false;
        if (a->default_value.sql != NULL && b->default_value.sql == NULL)
            return false;
    }
    return true;
}

/* What changes for the rights with which it runs; "" for nothing. */
static Str rights_note(Arena *arena, const RoutineObject *from, const RoutineObject *to,
                       AttributeSet changed)
{
    bool had_path = options_get(&from->settings, "search_path") != NULL;
    bool has_path = options_get(&to->settings, "search_path") != NULL;
    Str note = str_new(arena);

    if (attribute_in(ROUTINE_ATTRIBUTES, changed, "security_definer"))
        str_text(&note, to->security_definer
                            ? "now runs with the rights of its owner, whoever calls it"
                            : "now runs with the rights of the caller");
    if (to->security_definer && from->security_definer && had_path != has_path)
        str_text(&note, has_path ? "runs with the rights of its owner, and now has a search_path "
                                   "of its own"
                                 : "runs with the rights of its owner, and now finds what it names "
                                   "by the search_path of the caller");
    if (attribute_in(ROUTINE_ATTRIBUTES, changed, "leakproof"))
        str_printf(&note, "%s%s", note.length > 0 ? ", and " : "",
                   to->leakproof ? "may now see rows before policies and barriers hold them back"
                                 : "no longer sees rows that policies and barriers hold back");
    return note;
}

static bool routine_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const RoutineObject *old_routine = (const RoutineObject *)from;
    const RoutineObject *routine = (const RoutineObject *)to;
    const Object *moved;
    Step *step;
    Str note;
    Str sql;

    if (!arguments_are_kept(old_routine, routine))
        return false;
    moved = moved_table(routine, steps);
    sql = routine_sql(steps, to, moved, "CREATE OR REPLACE");
    note = rights_note(steps->arena, old_routine, routine, changed);
    if (note.length > 0)
        step = write_step(steps, &sql, HAZARD_SECURITY_CHANGE, "%s %s", object_id(steps->arena, to),
                          note.text);
    else
        step = steps_add(steps, &sql, 0);
    warn_of_order(routine, moved, steps, step);
    return true;
}

/* A type that is kept as text takes the functions that it is made of along. */
static bool goes_with_type(const Object *object)
{
    for (size_t i = 0; i < object->dependencies.count; i++)
        if (object->dependencies.items[i].on->kind == KIND_STATEMENT &&
            object->dependencies.items[i].type != DEPENDENCY_SOFT)
            return true;
    return false;
}

static void routine_drop(const Object *object, Steps *steps)
{
    Str sql = str_new(steps->arena);

    if (!goes_with_type(object)) {
        write_drop(steps, object, 0);
        return;
    }
    str_printf(&sql, "DROP %s IF EXISTS ", kind_ops(object->kind)->sql_kind);
    kind_ops(object->kind)->append_reference(&sql, object);
    steps_add(steps, &sql, 0);
}

static void routine_set_aside(const Object *object, Steps *steps)
{
    Str reference = str_new(steps->arena);

    write_routine_reference(&reference, object);
    write_rename_aside(steps, kind_ops(object->kind)->sql_kind, reference.text, object->name);
}

/* Types that are set aside, too, have another name now: without them the name is enough. */
static void routine_drop_aside(const Object *object, const Object *to, Steps *steps)
{
    Str sql = str_new(steps->arena);

    (void)to;
    str_printf(&sql, "DROP %s ", kind_ops(object->kind)->sql_kind);
    write_aside_name(&sql, object);
    if (strchr(object->signature, '.') == NULL)
        str_printf(&sql, "(%s)", object->signature);
    steps_add(steps, &sql, 0);
}

static bool routine_unchecked(const Object *object)
{
    return ((const RoutineObject *)object)->unchecked;
}

const KindOps function_ops = {
    .sql_kind = "FUNCTION",
    .size = sizeof(RoutineObject),
    .attributes = ROUTINE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .relies_on_order = routine_relies_on_order,
    .append_reference = write_routine_reference,
    .append_rename = write_rename,
    .create = routine_create,
    .alter = routine_alter,
    .drop = routine_drop,
    .aside = ASIDE_WITH_USER,
    .set_aside = routine_set_aside,
    .drop_aside = routine_drop_aside,
    .unchecked = routine_unchecked,
};

const KindOps procedure_ops = {
    .sql_kind = "PROCEDURE",
    .size = sizeof(RoutineObject),
    .attributes = ROUTINE_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_routine_reference,
    .append_rename = write_rename,
    .create = routine_create,
    .alter = routine_alter,
    .drop = routine_drop,
    .unchecked = routine_unchecked,
};
