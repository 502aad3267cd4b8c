#include "sqlread/builtin.h"
#include "sqlread/reader.h"

/* Type names. Source: format_type() of the server and table 8.1 of the manual. */

/* A type of pg_catalog by its name there; NULL for none. */
static const BuiltinTypeInfo *find_builtin(const char *name)
{
    BuiltinType type = builtin_type_by_name(name);

    return type == TYPE_NONE ? NULL : builtin_type(type);
}

/* The numbers in parentheses; -1 for none or a modifier that is not a number. */
static int modifiers(const TypeName *type, int *values, int limit)
{
    int count = 0;
    ListCell *cell;

    foreach(cell, type->typmods)
    {
        const Node *modifier = lfirst(cell);

        if (count < limit && IsA(modifier, A_Const) && !castNode(A_Const, modifier)->isnull &&
            IsA(&castNode(A_Const, modifier)->val, Integer))
            values[count++] = intVal(&castNode(A_Const, modifier)->val);
    }
    return count;
}

/* Which fields an interval is limited to; the parser gives a mask of bits. Source: intervaltypmodout(). */
static const char *interval_fields(int mask)
{
    enum {
        MONTH = 1 << 1,
        YEAR = 1 << 2,
        DAY = 1 << 3,
        HOUR = 1 << 10,
        MINUTE = 1 << 11,
        SECOND = 1 << 12,
    };
    static const struct {
        int mask;
        const char *words;
    } fields[] = {
        {YEAR, " year"},
        {MONTH, " month"},
        {DAY, " day"},
        {HOUR, " hour"},
        {MINUTE, " minute"},
        {SECOND, " second"},
        {YEAR | MONTH, " year to month"},
        {DAY | HOUR, " day to hour"},
        {DAY | HOUR | MINUTE, " day to minute"},
        {DAY | HOUR | MINUTE | SECOND, " day to second"},
        {HOUR | MINUTE, " hour to minute"},
        {HOUR | MINUTE | SECOND, " hour to second"},
        {MINUTE | SECOND, " minute to second"},
    };

    for (size_t i = 0; i < lengthof(fields); i++)
        if (fields[i].mask == mask)
            return fields[i].words;
    return "";
}

/* `bare`: without modifiers, as in the arguments of a routine. */
static void append_builtin(Str *out, const BuiltinTypeInfo *builtin, const TypeName *type,
                           bool bare)
{
    const char *name = builtin->name;
    int values[2] = {0, 0};
    int count = bare ? 0 : modifiers(type, values, 2);

    if (strcmp(name, "timestamp") == 0 || strcmp(name, "timestamptz") == 0 ||
        strcmp(name, "time") == 0 || strcmp(name, "timetz") == 0) {
        bool zone = text_ends_with(name, "tz");

        str_text(out, strncmp(name, "timestamp", 9) == 0 ? "timestamp" : "time");
        if (count > 0)
            str_printf(out, "(%d)", values[0]);
        str_text(out, zone ? " with time zone" : " without time zone");
    } else if (strcmp(name, "interval") == 0) {
        str_text(out, "interval");
        if (count > 0)
            str_text(out, interval_fields(values[0]));
        if (count > 1)
            str_printf(out, "(%d)", values[1]);
    } else if (strcmp(name, "numeric") == 0 && count > 0) {
        str_printf(out, "numeric(%d,%d)", values[0], values[1]);
    } else if (strcmp(name, "bpchar") == 0) {
        /* character without a length is character(1); bpchar without one has no limit. */
        str_text(out, count > 0 || bare ? "character" : "bpchar");
        if (count > 0)
            str_printf(out, "(%d)", values[0]);
    } else {
        /* The keyword alone is bit(1), the type without a length is "bit". */
        str_text(out, strcmp(name, "bit") == 0 && (count > 0 || bare) ? name : builtin->sql);
        if (count > 0)
            str_printf(out, "(%d)", values[0]);
    }
}

bool type_is_pseudo(const char *type)
{
    BuiltinType known = builtin_type_by_sql(type);

    return known != TYPE_NONE && builtin_type(known)->pseudo;
}

bool type_is_serial(const TypeName *type, const char **integer_type)
{
    static const struct {
        const char *name;
        const char *integer_type;
    } serials[] = {
        {"serial", "integer"}, {"serial4", "integer"},      {"bigserial", "bigint"},
        {"serial8", "bigint"}, {"smallserial", "smallint"}, {"serial2", "smallint"},
    };

    if (list_length(type->names) != 1 || type->arrayBounds != NIL || type->pct_type || type->setof)
        return false;
    for (size_t i = 0; i < lengthof(serials); i++) {
        if (text_order(serials[i].name, strVal(linitial(type->names))) == 0) {
            *integer_type = serials[i].integer_type;
            return true;
        }
    }
    return false;
}

/* Functions that can be made over the shell of a type: those that the type itself is made of. */
static bool takes_shells(const Object *owner)
{
    const RoutineObject *routine = (const RoutineObject *)owner;

    return owner != NULL && owner->kind == KIND_FUNCTION && routine->language != NULL &&
           (strcmp(routine->language, "c") == 0 || strcmp(routine->language, "internal") == 0);
}

/* A type that may exist without the model knowing: from an extension, a DO block, or a statement kept as text. Of a shell
 * and what fills it, the latter counts. */
static Object *unmodelled_type(Reader *reader, const Place *place, const char *schema,
                               const char *name, const Object *owner)
{
    const char *opaque_name = arena_printf(reader->scratch, "type %s", name);
    Object *shell =
        find_on_path(reader->model, place->path, NAMESPACE_STATEMENT, schema, opaque_name, NULL);
    Object *filled = shell == NULL || takes_shells(owner)
                         ? NULL
                         : model_find(reader->model, NAMESPACE_STATEMENT, NULL, shell->schema,
                                      arena_printf(reader->scratch, "%s (2)", opaque_name), NULL);

    return filled != NULL ? filled : shell;
}

static void depend_on_extensions(Reader *reader, Object *owner)
{
    for (size_t i = 0; i < reader->extensions.count; i++)
        object_depend(reader->arena, owner, reader->extensions.items[i], DEPENDENCY_NORMAL);
}

/* The domains that the standard wants in information_schema: every database has them. */
static bool is_standard_domain(const char *schema, const char *name)
{
    return schema != NULL && strcmp(schema, "information_schema") == 0 &&
           builtin_standard_domain(name) != TYPE_NONE;
}

static bool unknown_types_are_possible(const Reader *reader)
{
    return reader->extensions.count > 0 || reader->opaque_blocks > 0;
}

bool reader_type_is_there(Reader *reader, const Place *place, const TypeName *type)
{
    const char *schema;
    const char *name;

    name_parts(type->names, &schema, &name);
    return type->pct_type || schema != NULL || find_builtin(name) != NULL ||
           (name[0] == '_' && find_builtin(name + 1) != NULL) ||
           find_on_path(reader->model, place->path, NAMESPACE_TYPE, schema, name, NULL) != NULL ||
           find_on_path(reader->model, place->path, NAMESPACE_RELATION, schema, name, NULL) !=
               NULL ||
           unmodelled_type(reader, place, schema, name, NULL) != NULL;
}

/* Appends the name of a type that is not built in. False when there is none of that name. */
static bool append_named(Reader *reader, const Place *place, const char *schema, const char *name,
                         Object *owner, Object **found, Str *out)
{
    Object *type = find_on_path(reader->model, place->path, NAMESPACE_TYPE, schema, name, NULL);
    const char *extension_type;

    if (type == NULL) /* the row type of a table or view */
        type = find_on_path(reader->model, place->path, NAMESPACE_RELATION, schema, name, NULL);
    if (type == NULL) {
        type = unmodelled_type(reader, place, schema, name, owner);
        if (type != NULL) {
            str_sql_qualified(out, type->schema, name);
            if (owner != NULL)
                object_depend(reader->arena, owner, type, DEPENDENCY_NORMAL);
            return true;
        }
        extension_type = schema == NULL ? reader_extension_type(reader, name, owner) : NULL;
        if (extension_type != NULL) {
            str_text(out, extension_type);
            return true;
        }
        str_sql_qualified(out, schema, name);
        if (is_standard_domain(schema, name))
            return true;
        if (owner != NULL)
            depend_on_extensions(reader, owner);
        return unknown_types_are_possible(reader);
    }
    str_sql_qualified(out, type->schema, type->name);
    if (owner != NULL)
        object_depend(reader->arena, owner, type, DEPENDENCY_NORMAL);
    if (found != NULL)
        *found = type;
    return true;
}

/* Modifiers of a type that is not built in, as written: vector(1536), geometry(Point,4326). */
static void append_modifiers(Reader *reader, const TypeName *type, Str *out)
{
    const char *separator = "(";
    ListCell *cell;

    foreach(cell, type->typmods)
    {
        const char *text = pgtree_deparse_expression(reader->scratch, lfirst(cell));

        str_text(out, separator);
        str_text(out, text == NULL ? "" : text);
        separator = ",";
    }
    if (type->typmods != NIL)
        str_char(out, ')');
}

/* `table.column%TYPE` */
static const char *percent_type(Reader *reader, const Place *place, const TypeName *type,
                                Object *owner)
{
    int parts = list_length(type->names);
    const char *column = parts > 0 ? strVal(llast(type->names)) : "";
    const char *relation = parts > 1 ? strVal(list_nth(type->names, parts - 2)) : "";
    const char *schema = parts > 2 ? strVal(list_nth(type->names, parts - 3)) : NULL;
    Object *table =
        find_on_path(reader->model, place->path, NAMESPACE_RELATION, schema, relation, NULL);
    Object *found = table == NULL ? NULL : object_child(table, KIND_COLUMN, column);

    if (found == NULL)
        return NULL;
    finish_object(reader, found);
    if (owner != NULL)
        object_depend(reader->arena, owner, found, DEPENDENCY_NORMAL);
    return ((ColumnObject *)found)->type;
}

/* The type without what is in parentheses, and without the fields of an interval. */
static const char *without_modifiers(Arena *arena, const char *type)
{
    const char *open = strchr(type, '(');
    const char *close = open == NULL ? NULL : strchr(open, ')');
    bool array = text_ends_with(type, "[]");

    if (strncmp(type, "interval", strlen("interval")) == 0)
        return array ? "interval[]" : "interval";
    if (strcmp(type, "bpchar") == 0 || strcmp(type, "bpchar[]") == 0)
        return array ? "character[]" : "character";
    if (close == NULL)
        return type;
    return arena_printf(arena, "%.*s%s", (int)(open - type), type, close + 1);
}

/* `_mood` is how the server calls the type of arrays of mood. */
static bool append_array_of(Reader *reader, const Place *place, const char *schema,
                            const char *name, Object *owner, Object **found, Str *out)
{
    if (name[0] != '_' ||
        find_on_path(reader->model, place->path, NAMESPACE_TYPE, schema, name, NULL) != NULL ||
        find_on_path(reader->model, place->path, NAMESPACE_TYPE, schema, name + 1, NULL) == NULL)
        return false;
    append_named(reader, place, schema, name + 1, owner, found, out);
    str_text(out, "[]");
    return true;
}

bool reader_is_builtin_type(const char *name)
{
    return find_builtin(name) != NULL;
}

/* The type that a name without anything else means in pg_catalog, in its spelling there; NULL when there is more to it. */
static const char *plain_builtin(const TypeName *type)
{
    const BuiltinTypeInfo *builtin;
    const char *schema;
    const char *name;

    if (type->pct_type || type->typmods != NIL || type->arrayBounds != NIL)
        return NULL;
    name_parts(type->names, &schema, &name);
    if (schema != NULL && strcmp(schema, "pg_catalog") != 0)
        return NULL;
    builtin = find_builtin(name);
    /* Without a length it is not what its spelling says. */
    return builtin == NULL || strcmp(name, "bpchar") == 0 ? NULL : builtin->sql;
}

static const char *spell_type(Reader *reader, const Place *place, const TypeName *type,
                              Object *owner, Object **found, bool bare, bool *known)
{
    const char *plain = bare ? NULL : plain_builtin(type);
    const BuiltinTypeInfo *builtin = NULL;
    Str out;
    const char *schema;
    const char *name;

    *known = true;
    if (plain != NULL)
        return plain;
    out = str_new(reader->arena);
    if (type->pct_type) {
        const char *text = percent_type(reader, place, type, owner);

        *known = text != NULL;
        if (text == NULL)
            return "unknown";
        return bare ? without_modifiers(reader->arena, text) : text;
    }
    name_parts(type->names, &schema, &name);
    if (schema == NULL || strcmp(schema, "pg_catalog") == 0) {
        builtin = find_builtin(name);
        /* A plain name finds pg_catalog first unless the path says otherwise; `char` alone is the keyword's. */
        if (builtin == NULL && name[0] == '_' && find_builtin(name + 1) != NULL) {
            append_builtin(&out, find_builtin(name + 1), type, bare);
            str_text(&out, "[]");
            return out.text;
        }
    }
    if (builtin != NULL) {
        append_builtin(&out, builtin, type, bare);
    } else if (append_array_of(reader, place, schema, name, owner, found, &out)) {
        return out.text;
    } else {
        *known = append_named(reader, place, schema, name, owner, found, &out);
        if (!bare)
            append_modifiers(reader, type, &out);
    }
    if (type->arrayBounds !=
        NIL) /* the server keeps neither the number of dimensions nor their sizes */
        str_text(&out, "[]");
    return out.text;
}

static const char *find_type(Reader *reader, const Place *place, const TypeName *type,
                             Object *owner, Object **found, bool bare)
{
    bool known;
    const char *text = spell_type(reader, place, type, owner, found, bare, &known);

    if (!known) {
        const char *schema;
        const char *name;
        const char *suggestion;
        Diag *diag;

        name_parts(type->names, &schema, &name);
        diag = diag_error(reader->diags, "unknown-type", place_span(place, type->location),
                          "unknown type \"%s%s%s\"", schema == NULL ? "" : schema,
                          schema == NULL ? "" : ".", name);
        suggestion = reader_suggest_type(reader, name);
        if (suggestion != NULL)
            diag_hint(reader->diags, diag, "did you mean \"%s\"?", suggestion);
        return NULL;
    }
    return text;
}

const char *reader_type(Reader *reader, const Place *place, const TypeName *type, Object *owner,
                        Object **found)
{
    return find_type(reader, place, type, owner, found, false);
}

const char *reader_result_type(Reader *reader, const Place *place, const TypeName *type,
                               Object *owner, Object **found)
{
    bool known;
    const char *text = find_type(reader, place, type, owner, found, true);

    return text != NULL ? text : spell_type(reader, place, type, NULL, NULL, true, &known);
}

const char *reader_bare_type(Reader *reader, const Place *place, const TypeName *type,
                             Object *owner)
{
    return reader_result_type(reader, place, type, owner, NULL);
}

const char *reader_bare_type_quiet(Reader *reader, const Place *place, const TypeName *type)
{
    bool known;

    return spell_type(reader, place, type, NULL, NULL, true, &known);
}

const char *reader_suggest_type(Reader *reader, const char *name)
{
    size_t distance = suggestion_limit(name);
    const char *best = reader_suggest(reader, NAMESPACE_TYPE, name);

    if (best != NULL)
        return best;
    best = nearest_name(name, best, "int", &distance);
    for (size_t i = 1; i < TYPE_BUILTIN_COUNT; i++) {
        best = nearest_name(name, best, builtin_type((BuiltinType)i)->name, &distance);
        best = nearest_name(name, best, builtin_type((BuiltinType)i)->sql, &distance);
    }
    return best;
}

const char *reader_type_quiet(Reader *reader, const Place *place, const TypeName *type)
{
    bool known;

    return spell_type(reader, place, type, NULL, NULL, false, &known);
}

const char *reader_signature(Reader *reader, const List *parameters)
{
    Str out = str_new(reader->arena);
    ListCell *cell;

    foreach(cell, parameters)
    {
        const FunctionParameter *parameter = lfirst_node(FunctionParameter, cell);

        if (parameter->mode == FUNC_PARAM_OUT || parameter->mode == FUNC_PARAM_TABLE)
            continue;
        if (out.length > 0)
            str_text(&out, ", ");
        str_text(&out, reader_signature_type(reader, parameter->argType));
    }
    return out.text;
}

/* Routines are told apart by type, not by its modifiers. */
const char *reader_signature_type(Reader *reader, const TypeName *type)
{
    return reader_signature_type_at(reader, &reader->place, type);
}

const char *reader_signature_type_at(Reader *reader, const Place *place, const TypeName *type)
{
    bool known;

    return spell_type(reader, place, type, NULL, NULL, true, &known);
}
