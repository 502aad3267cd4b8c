#include "sqlread/bodies.h"
#include "sqlread/canonical.h"

/* Scopes: which relations and columns a name can mean. Source: parse_relation.c of the server. */

static Node *name_node(const char *name)
{
    return (Node *)makeString(pstrdup(name));
}

/* ---- Scopes --------------------------------------------------------------------------------------------------- */

void scope_add(const Resolver *resolver, Scope *scope, Range *range)
{
    vec_push(resolver->arena, &scope->ranges, range);
}

const Cte *scope_find_cte(const Scope *scope, const char *name)
{
    for (; scope != NULL; scope = scope->parent)
        for (size_t i = scope->ctes.count; i > 0; i--)
            if (strcmp(scope->ctes.items[i - 1]->name, name) == 0)
                return scope->ctes.items[i - 1];
    return NULL;
}

Range *scope_find_range(const Scope *scope, const char *schema, const char *alias)
{
    for (; scope != NULL; scope = scope->parent) {
        for (size_t i = 0; i < scope->ranges.count; i++) {
            Range *range = scope->ranges.items[i];

            if (range->named && range->alias != NULL && strcmp(range->alias, alias) == 0 &&
                (schema == NULL || text_equal(schema, range->schema)))
                return range;
        }
    }
    return NULL;
}

/* ---- Relations by name ---------------------------------------------------------------------------------------- */

/* Relations that the server or an extension may have without the model knowing. */
static bool is_foreign_name(const Resolver *resolver, const char *schema, const char *name)
{
    static const char *const extension_relations[] = {"geography_columns", "geometry_columns",
                                                      "raster_columns", "raster_overviews",
                                                      "spatial_ref_sys"};
    const Object *found;

    if (strncmp(name, "pg_", 3) == 0)
        return true;
    for (size_t i = 0; i < lengthof(extension_relations); i++)
        if (strcmp(name, extension_relations[i]) == 0)
            return true;
    if (schema == NULL)
        return false;
    found = model_find_schema(resolver->reader->model, schema);
    return (found == NULL && strcmp(schema, "public") != 0) || (found != NULL && found->external);
}

static bool is_in_any_schema(const Resolver *resolver, const char *name)
{
    const ObjectVec *objects = &resolver->reader->model->objects;

    for (size_t i = 0; i < objects->count; i++)
        if (objects->items[i]->kind == KIND_SCHEMA &&
            model_find_relation(resolver->reader->model, objects->items[i]->name, name) != NULL)
            return true;
    return model_find_relation(resolver->reader->model, "public", name) != NULL;
}

/* A relation that may be there when the statement of a body runs. */
static bool may_be_there(const Resolver *resolver, const RangeVar *name)
{
    return resolver->late && (reader_may_make(resolver->reader, name->relname) ||
                              (resolver->any_path && name->schemaname == NULL &&
                               is_in_any_schema(resolver, name->relname)));
}

static void report_relation(Resolver *resolver, const RangeVar *name)
{
    const char *schema = name->schemaname;
    Diag *diag;

    if (is_foreign_name(resolver, schema, name->relname) ||
        resolve_may_exist(resolver, name->relname) || may_be_there(resolver, name)) {
        resolve_depend_on_extensions(resolver);
        return;
    }
    diag = resolve_error(resolver, name->location, "unknown-table", "unknown table \"%s%s%s\"",
                         schema == NULL ? "" : schema, schema == NULL ? "" : ".", name->relname);
    if (diag != NULL)
        resolve_hint(resolver, diag,
                     reader_suggest(resolver->reader, NAMESPACE_RELATION, name->relname));
}

Object *resolve_relation(Resolver *resolver, const Scope *scope, const RangeVar *name, Cte **cte)
{
    const Model *model = resolver->reader->model;
    const char *schema = name->schemaname;
    Object *found;

    *cte = schema == NULL ? (Cte *)scope_find_cte(scope, name->relname) : NULL;
    if (*cte != NULL)
        return NULL;
    found =
        find_on_path(model, resolver->place->path, NAMESPACE_RELATION, schema, name->relname, NULL);
    if (found == NULL)
        found = find_on_path(model, resolver->place->path, NAMESPACE_STATEMENT, schema,
                             arena_printf(resolver->arena, "relation %s", name->relname), NULL);
    if (found == NULL)
        found =
            reader_find_identity_on(resolver->reader, resolver->place->path, schema, name->relname);
    if (found == NULL)
        found = reader_find_import(resolver->reader, resolver->place->path, schema, name->relname);
    if (found != NULL)
        resolve_depend(resolver, found);
    else
        report_relation(resolver, name);
    return found;
}

/* ---- Column references ---------------------------------------------------------------------------------------- */

static const struct SystemColumn {
    const char *name;
    uint8_t type;
} system_columns[] = {
    {"tableoid", TYPE_OID}, {"ctid", TYPE_TID}, {"xmin", TYPE_XID},
    {"xmax", TYPE_XID},     {"cmin", TYPE_CID}, {"cmax", TYPE_CID},
};

static const struct SystemColumn *find_system_column(const char *name)
{
    for (size_t i = 0; i < lengthof(system_columns); i++)
        if (strcmp(system_columns[i].name, name) == 0)
            return &system_columns[i];
    return NULL;
}

bool is_system_column(const char *name)
{
    return find_system_column(name) != NULL;
}

/* The columns of a table have names of their own. */
static bool occurs_again(const Range *range, size_t column)
{
    if (range->shared != NULL)
        return false;
    for (size_t i = column + 1; i < range->columns.count; i++)
        if (strcmp(range->columns.items[i].name, range->columns.items[column].name) == 0)
            return true;
    return false;
}

static Typed use_column(Resolver *resolver, Range *range, size_t column, Node **slot)
{
    range_depend_column(resolver, range, column);
    if (resolver->canonical)
        *slot = range_column_node(range, column);
    return (Typed){.type = range_column_type(resolver, range, column),
                   .not_null = range_column_not_null(range, column)};
}

static Typed use_row(Resolver *resolver, Range *range, Node **slot)
{
    if (range->scalar && range->columns.count > 0)
        return use_column(resolver, range, 0, slot);
    range_depend_row(resolver, range);
    if (resolver->canonical) {
        ColumnRef *reference = makeNode(ColumnRef);

        reference->fields = list_make2(name_node(range->label), makeNode(A_Star));
        reference->location = -1;
        *slot = (Node *)reference;
    }
    if (range->object != NULL && range->object->kind != KIND_STATEMENT)
        return (Typed){.type = {.user = reader_object_sql(resolver->reader, range->object),
                                .object = range->object},
                       .row = range};
    return (Typed){.type = type_of_code(TYPE_RECORD), .row = range};
}

/* A column that is not known, of a range that may have it: the name of the range makes it the same as when written. */
static Typed use_open(const Resolver *resolver, const Range *range, const char *name, Node **slot)
{
    if (!range->record)
        resolve_depend_on_extensions(resolver);
    if (resolver->canonical && range->label != NULL && !range->own) {
        ColumnRef *reference = makeNode(ColumnRef);

        reference->fields = list_make2(name_node(range->label), name_node(name));
        reference->location = -1;
        *slot = (Node *)reference;
    }
    return (Typed){0};
}

static const char *nearest_column(const Scope *scope, const Range *only, const char *name)
{
    size_t distance = suggestion_limit(name);
    const char *best = NULL;

    for (; scope != NULL; scope = scope->parent) {
        for (size_t i = 0; i < scope->ranges.count; i++) {
            const Range *range = scope->ranges.items[i];

            for (size_t j = 0;
                 j < range->columns.count && (range == only || (only == NULL && range->plain)); j++)
                best = nearest_name(name, best, range->columns.items[j].name, &distance);
        }
    }
    return best;
}

/* The name of a column of this level. Returns false when there is none; *open is the range that might have it. */
static bool find_plain(Resolver *resolver, const Scope *scope, const ColumnRef *reference,
                       const char *name, Range **range, size_t *column, Range **open)
{
    bool found = false;

    *open = NULL;
    for (size_t i = 0; i < scope->ranges.count; i++) {
        Range *candidate = scope->ranges.items[i];
        size_t index;

        if (!candidate->plain)
            continue;
        if (candidate->open)
            *open = candidate;
        if (!range_find_column(candidate, name, &index))
            continue;
        if (!found) {
            *range = candidate;
            *column = index;
        }
        if (found || occurs_again(candidate, index)) {
            resolve_error(resolver, reference->location, "ambiguous-column",
                          "column \"%s\" is ambiguous", name);
            return true;
        }
        found = true;
    }
    return found;
}

static bool find_argument(const Resolver *resolver, const char *name, Node **slot, Typed *value)
{
    const RoutineObject *routine = (const RoutineObject *)resolver->outer->routine;
    int number = 0;

    for (size_t i = 0; routine != NULL && i < routine->arguments.count; i++) {
        const RoutineArgument *argument = &routine->arguments.items[i];

        if (strcmp(argument->mode, "OUT") == 0 || strcmp(argument->mode, "TABLE") == 0)
            continue;
        number++;
        if (!text_equal(argument->name, name))
            continue;
        *value = (Typed){.type = type_from_text(resolver, argument->type)};
        if (resolver->canonical) {
            ParamRef *param = makeNode(ParamRef);

            param->number = number;
            param->location = -1;
            *slot = (Node *)param;
        }
        return true;
    }
    return false;
}

static bool find_system(Resolver *resolver, Scope *scope, const char *name, Node **slot,
                        Typed *value)
{
    const struct SystemColumn *system = find_system_column(name);

    for (const Scope *level = scope; system != NULL && level != NULL; level = level->parent) {
        for (size_t i = 0; i < level->ranges.count; i++) {
            Range *range = level->ranges.items[i];

            if (!range->plain || range->object == NULL)
                continue;
            use_open(resolver, range, name, slot);
            *value = (Typed){.type = type_of_code(system->type), .not_null = true};
            return true;
        }
    }
    return false;
}

static Typed resolve_plain(Resolver *resolver, Scope *scope, Node **slot, const char *name)
{
    const ColumnRef *reference = castNode(ColumnRef, *slot);
    Range *range;
    Range *open = NULL;
    size_t column;
    Typed value;

    for (Scope *level = scope; level != NULL; level = level->parent) {
        Range *here;

        if (find_plain(resolver, level, reference, name, &range, &column, &here))
            return use_column(resolver, range, column, slot);
        if (open == NULL)
            open = here;
    }
    if (find_system(resolver, scope, name, slot, &value))
        return value;
    range = scope_find_range(scope, NULL, name);
    if (range != NULL)
        return use_row(resolver, range, slot);
    if (find_argument(resolver, name, slot, &value))
        return value;
    if (open != NULL)
        return use_open(resolver, open, name, slot);
    if (!resolver->canonical)
        resolve_hint(resolver,
                     resolve_error(resolver, reference->location, "unknown-column",
                                   "unknown column \"%s\"", name),
                     nearest_column(scope, NULL, name));
    return (Typed){0};
}

/* `row.f` may be a call of a function f with the row. */
static bool is_function_of_row(const Resolver *resolver, const char *name)
{
    return resolver->reader->routines != NULL && map_get(resolver->reader->routines, name) != NULL;
}

static Typed call_with_row(Resolver *resolver, Scope *scope, Node **slot, const char *name)
{
    const ColumnRef *reference = castNode(ColumnRef, *slot);
    ColumnRef *row = makeNode(ColumnRef);

    /* With the star, for a column may have the name of the row. */
    row->fields =
        lappend(list_truncate(list_copy(reference->fields), list_length(reference->fields) - 1),
                makeNode(A_Star));
    row->location = reference->location;
    *slot = (Node *)makeFuncCall(list_make1(name_node(name)), list_make1(row), COERCE_EXPLICIT_CALL,
                                 reference->location);
    return resolve_node(resolver, scope, slot);
}

static Typed resolve_of_range(Resolver *resolver, Scope *scope, Range *range, Node **slot,
                              const char *name)
{
    const ColumnRef *reference = castNode(ColumnRef, *slot);
    const struct SystemColumn *system = find_system_column(name);
    size_t column;

    if (range_find_column(range, name, &column))
        return use_column(resolver, range, column, slot);
    if (range->open)
        return use_open(resolver, range, name, slot);
    if (system != NULL && (range->object != NULL || range->alias == NULL)) {
        use_open(resolver, range, name, slot);
        return (Typed){.type = type_of_code(system->type), .not_null = true};
    }
    if (is_function_of_row(resolver, name))
        return call_with_row(resolver, scope, slot, name);
    if (!resolver->canonical) {
        Diag *diag = resolve_error(resolver, reference->location, "unknown-column",
                                   "unknown column \"%s\" of \"%s\"", name, range->alias);

        resolve_hint(resolver, diag, nearest_column(scope, range, name));
    }
    return (Typed){0};
}

/* `argument.field`, which the server shows as ($1).field. */
static Typed argument_field(Resolver *resolver, Node **slot, Node *argument, const Typed *value,
                            const char *name)
{
    if (resolver->canonical && argument != NULL) {
        A_Indirection *selection = makeNode(A_Indirection);

        selection->arg = argument;
        selection->indirection = list_make1(makeString(pstrdup(name)));
        *slot = (Node *)selection;
    }
    return resolve_field(resolver, value, name, &(Node *){NULL});
}

/* A prefix that names nothing in sight. In a routine it may be the routine itself, or an argument of a composite type. */
static Typed resolve_without_range(Resolver *resolver, Scope *scope, Node **slot,
                                   const char *schema, const char *prefix, const char *name)
{
    const ColumnRef *reference = castNode(ColumnRef, *slot);
    size_t distance = suggestion_limit(prefix);
    const char *best = NULL;
    Node *argument = NULL;
    Typed value;
    Diag *diag;

    if (resolver->outer->routine != NULL && schema == NULL) {
        if (strcmp(resolver->outer->routine->name, prefix) == 0 &&
            find_argument(resolver, name, slot, &value))
            return value;
        if (find_argument(resolver, prefix, &argument, &value))
            return argument_field(resolver, slot, argument, &value, name);
    }
    for (const Scope *level = scope; level != NULL; level = level->parent)
        for (size_t i = 0; i < level->ranges.count; i++)
            if (level->ranges.items[i]->named)
                best = nearest_name(prefix, best, level->ranges.items[i]->alias, &distance);
    diag = resolve_error(resolver, reference->location, "unknown-table",
                         "no table or alias \"%s\" to take column \"%s\" from", prefix, name);
    resolve_hint(resolver, diag, best);
    return (Typed){0};
}

Typed resolve_column_ref(Resolver *resolver, Scope *scope, Node **slot)
{
    const List *fields = castNode(ColumnRef, *slot)->fields;
    int count = list_length(fields);
    bool star = IsA(llast(fields), A_Star);
    const char *name = star ? NULL : strVal(llast(fields));
    const char *prefix = count >= 2 ? strVal(list_nth(fields, count - 2)) : NULL;
    const char *schema = count >= 3 ? strVal(list_nth(fields, count - 3)) : NULL;
    Range *range;

    if (prefix == NULL)
        return star ? (Typed){0} : resolve_plain(resolver, scope, slot, name);
    range = scope_find_range(scope, schema, prefix);
    if (range == NULL)
        return resolve_without_range(resolver, scope, slot, schema, prefix, star ? "*" : name);
    return star ? use_row(resolver, range, slot)
                : resolve_of_range(resolver, scope, range, slot, name);
}

Typed resolve_param_ref(Resolver *resolver, Node **slot)
{
    const RoutineObject *routine = (const RoutineObject *)resolver->outer->routine;
    int number = castNode(ParamRef, *slot)->number;

    if (resolver->parameters != NULL)
        return parameter_value(resolver, number);
    for (size_t i = 0; routine != NULL && i < routine->arguments.count; i++) {
        const RoutineArgument *argument = &routine->arguments.items[i];

        if (strcmp(argument->mode, "OUT") == 0 || strcmp(argument->mode, "TABLE") == 0)
            continue;
        if (--number == 0)
            return (Typed){.type = type_from_text(resolver, argument->type)};
    }
    return (Typed){0};
}

Range *row_columns(Resolver *resolver, const Typed *value)
{
    if (value->row != NULL)
        return value->row;
    if (!type_is_composite(&value->type))
        return NULL;
    return range_of_relation(resolver, value->type.object, "");
}

Typed resolve_field(Resolver *resolver, const Typed *value, const char *field, Node **slot)
{
    Range *range = row_columns(resolver, value);
    size_t column;

    if (range == NULL || !range_find_column(range, field, &column))
        return (Typed){0};
    range_depend_column(resolver, range, column);
    if (resolver->canonical && value->row != NULL && range->label != NULL)
        *slot = range_column_node(range, column);
    return (Typed){.type = range_column_type(resolver, range, column),
                   .not_null = value->row != NULL && range_column_not_null(range, column)};
}
