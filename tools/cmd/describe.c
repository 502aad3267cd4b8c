#include "cmd/describe.h"

#include "cmd/schema.h"
#include "libpq/libpq.h"
#include "plan/plan.h"
#include "prove/prove.h"
#include "scratch/scratch.h"

#define DATABASE "schemac"

/* A type as the protocol has it; `modifier` -1: none. The pointer gets its spelling. */
typedef struct TypeWanted {
    Oid oid;
    int modifier;
    const char **spelling;
} TypeWanted;

/* A column of a table that a result may come from. */
typedef struct ColumnWanted {
    Oid table;
    int number;
    QueryColumn *column;
} ColumnWanted;

typedef struct Describing {
    Context *context;
    PGconn *pg;
    VEC(TypeWanted) types;
    VEC(ColumnWanted) columns;
} Describing;

/* ---- The schema ----------------------------------------------------------------------------------------------- */

static const char *first_line(Arena *arena, const char *message)
{
    return arena_strndup(arena, message, strcspn(message, "\n"));
}

static const char *primary_message(const Describing *run, const PGresult *result)
{
    const char *primary = libpq.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);

    return primary != NULL ? arena_strdup(run->context->arena, primary)
                           : first_line(run->context->arena, libpq.PQerrorMessage(run->pg));
}

/* A statement of our own. */
static PGresult *ask(const Describing *run, const char *sql)
{
    PGresult *result = libpq.PQexec(run->pg, sql);

    if (libpq.PQresultStatus(result) == PGRES_COMMAND_OK ||
        libpq.PQresultStatus(result) == PGRES_TUPLES_OK)
        return result;
    diag_error(&run->context->diags, "scratch", span_none(), "the throwaway server says: %s",
               primary_message(run, result));
    libpq.PQclear(result);
    return NULL;
}

static bool tell(const Describing *run, const char *sql)
{
    PGresult *result = ask(run, sql);

    libpq.PQclear(result);
    return result != NULL;
}

/* Roles that a schema names without making them are the business of whoever runs the real server. */
static bool create_missing_role(const Describing *run, const PGresult *result)
{
    const char *sql = prove_create_role(run->context->arena,
                                        libpq.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY));
    PGresult *made = sql == NULL ? NULL : libpq.PQexec(run->pg, sql);
    bool ok = libpq.PQresultStatus(made) == PGRES_COMMAND_OK;

    libpq.PQclear(made);
    return ok;
}

/* A statement of the schema. What the server refuses is told; queries that do without it can be described all the same. */
static void load_step(const Describing *run, const Object *object, const char *sql)
{
    PGresult *result = libpq.PQexec(run->pg, sql);

    while (libpq.PQresultStatus(result) == PGRES_FATAL_ERROR && create_missing_role(run, result)) {
        libpq.PQclear(result);
        result = libpq.PQexec(run->pg, sql);
    }
    if (libpq.PQresultStatus(result) == PGRES_FATAL_ERROR)
        diag_warning(&run->context->diags, "scratch", object->span,
                     "the throwaway server does not take this: %s", primary_message(run, result));
    libpq.PQclear(result);
}

static bool load_schema(const Describing *run, const Model *model)
{
    Context *context = run->context;
    Plan *plan = plan_make(context->arena, model_new(context->arena), model, NULL, &context->diags);

    if (plan == NULL || !tell(run, "SET check_function_bodies = false"))
        return false;
    for (size_t i = 0; i < plan->actions.count; i++) {
        const PlanAction *action = &plan->actions.items[i];

        for (size_t j = 0; j < action->steps.list.count; j++)
            load_step(run, action->object, action->steps.list.items[j].sql);
    }
    return true;
}

/* What the server has to say besides errors is nothing new. */
static void pass_over(void *nothing, const char *message)
{
    (void)nothing;
    (void)message;
}

static bool load_layers(const Describing *run, const char *conninfo)
{
    Context *context = run->context;
    MigrateOptions options = {.conninfo = conninfo, .load_external = true, .quiet = true};

    return schema_external_layers(context, &options) &&
           (options.external_count == 0 ||
            migrate_load_external(context->arena, &options, &context->diags) == MIGRATE_OK);
}

/* That of the configuration. What extensions bring along is found wherever they are, as without a server. */
static bool set_search_path(const Describing *run)
{
    const TextVec *path = &run->context->config->search_path;
    Str sql = str_new(run->context->arena);
    Str schemas = str_new(run->context->arena);

    if (path->count == 0)
        str_text(&schemas, "\"$user\", public");
    else
        str_sql_idents(&schemas, path->items, path->count);
    str_text(&sql, "SELECT pg_catalog.set_config('search_path', ");
    str_sql_literal(&sql, schemas.text);
    str_text(&sql, " || coalesce((SELECT pg_catalog.string_agg(DISTINCT ', ' || "
                   "pg_catalog.quote_ident(n.nspname), '') FROM pg_catalog.pg_extension AS e "
                   "JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace "
                   "WHERE n.nspname NOT IN ('pg_catalog', 'public')), ''), false)");
    return tell(run, sql.text);
}

/* ---- Queries -------------------------------------------------------------------------------------------------- */

/* The server's error, at the place in the query that it names. */
static void report(const Describing *run, NamedQuery *query, const PGresult *result)
{
    const char *position = libpq.PQresultErrorField(result, PG_DIAG_STATEMENT_POSITION);
    const char *hint = libpq.PQresultErrorField(result, PG_DIAG_MESSAGE_HINT);
    const char *text = query->shape.text;
    Span span = query->sql_span;
    Diag *diag;

    if (position != NULL) {
        const Source copy = {.text = text, .length = strlen(text)};
        const size_t count = (size_t)strtoul(position, NULL, 10);
        const size_t offset = source_character_offset(&copy, 0, count > 0 ? count - 1 : 0);

        span = sql_query_span(query->sql_span, &query->shape, offset);
    }
    query->shape.ok = false;
    diag = diag_error(&run->context->diags, "scratch", span, "%s", primary_message(run, result));
    if (hint != NULL)
        diag_hint(&run->context->diags, diag, "%s", hint);
}

static void want_type(Describing *run, Oid oid, int modifier, const char **spelling)
{
    vec_push(run->context->arena, &run->types, (TypeWanted){oid, modifier, spelling});
}

static void take_parameters(Describing *run, QueryShape *shape, const PGresult *described)
{
    for (size_t i = 0; i < shape->parameters.count && (int)i < libpq.PQnparams(described); i++)
        want_type(run, libpq.PQparamtype(described, (int)i), -1, &shape->parameters.items[i].type);
}

/* Whether a result may be NULL stays as the model tells it, where the model knows the result at all. */
static void take_columns(Describing *run, QueryShape *shape, const PGresult *described)
{
    const size_t count = (size_t)libpq.PQnfields(described);
    const bool known = !shape->open && shape->columns.count == count;
    QueryColumnVec columns = {0};

    vec_reserve(run->context->arena, &columns, count);
    for (size_t i = 0; i < count; i++) {
        QueryColumn column = {
            .name = arena_strdup(run->context->arena, libpq.PQfname(described, (int)i))};

        if (known)
            column = shape->columns.items[i];
        vec_push(run->context->arena, &columns, column);
        want_type(run, libpq.PQftype(described, (int)i), libpq.PQfmod(described, (int)i),
                  &columns.items[i].type);
        if ((!known || column.type == NULL) && !shape->outer &&
            libpq.PQftablecol(described, (int)i) > 0)
            vec_push(run->context->arena, &run->columns,
                     (ColumnWanted){libpq.PQftable(described, (int)i),
                                    libpq.PQftablecol(described, (int)i), &columns.items[i]});
    }
    shape->columns = columns;
    shape->open = false;
    shape->returns_rows = count > 0;
}

static void describe(Describing *run, NamedQuery *query)
{
    PGresult *prepared = libpq.PQprepare(run->pg, "", query->shape.text, 0, NULL);
    PGresult *described = NULL;

    if (libpq.PQresultStatus(prepared) == PGRES_COMMAND_OK)
        described = libpq.PQdescribePrepared(run->pg, "");
    if (described != NULL && libpq.PQresultStatus(described) == PGRES_COMMAND_OK) {
        take_parameters(run, &query->shape, described);
        take_columns(run, &query->shape, described);
    } else {
        report(run, query, described != NULL ? described : prepared);
    }
    libpq.PQclear(prepared);
    libpq.PQclear(described);
}

/* ---- Names for numbers ---------------------------------------------------------------------------------------- */

/* As the model spells types: with the schema of each that is not in pg_catalog. What is of a domain comes as a value of
 * the type below it (SendRowDescriptionMessage() of the server), so there the model knows more. */
static bool spell_types(const Describing *run)
{
    Str sql = str_new(run->context->arena);
    PGresult *result;

    if (run->types.count == 0)
        return true;
    str_text(&sql, "WITH RECURSIVE wanted (number, oid, modifier, told) AS (VALUES ");
    for (size_t i = 0; i < run->types.count; i++) {
        const TypeWanted *wanted = &run->types.items[i];

        str_printf(&sql, "%s(%zu, %u::oid, %d, pg_catalog.to_regtype(", i > 0 ? ", " : "", i,
                   wanted->oid, wanted->modifier);
        if (*wanted->spelling == NULL)
            str_text(&sql, "NULL");
        else
            str_sql_literal(&sql, *wanted->spelling);
        str_text(&sql, "))");
    }
    str_text(&sql, "), domain (number, told, below) AS ("
                   "SELECT number, told, typbasetype FROM wanted JOIN pg_catalog.pg_type AS t "
                   "ON t.oid = told AND t.typtype = 'd' UNION ALL "
                   "SELECT number, told, typbasetype FROM domain JOIN pg_catalog.pg_type AS t "
                   "ON t.oid = below AND t.typtype = 'd') "
                   "SELECT coalesce(pg_catalog.format_type(d.told, NULL), "
                   "pg_catalog.format_type(oid, modifier)) FROM wanted AS w "
                   "LEFT JOIN domain AS d ON d.number = w.number AND d.below = w.oid "
                   "ORDER BY w.number");
    result = ask(run, sql.text);
    for (int i = 0; result != NULL && i < libpq.PQntuples(result); i++)
        *run->types.items[i].spelling =
            arena_strdup(run->context->arena, libpq.PQgetvalue(result, i, 0));
    libpq.PQclear(result);
    return result != NULL;
}

static bool look_up_columns(const Describing *run)
{
    bool ok = true;

    for (size_t i = 0; ok && i < run->columns.count; i++) {
        const ColumnWanted *wanted = &run->columns.items[i];
        PGresult *result = ask(
            run, arena_printf(run->context->arena,
                              "SELECT attnotnull FROM pg_catalog.pg_attribute WHERE attrelid = %u "
                              "AND attnum = %d",
                              wanted->table, wanted->number));

        ok = result != NULL;
        if (ok && libpq.PQntuples(result) == 1)
            wanted->column->not_null = strcmp(libpq.PQgetvalue(result, 0, 0), "t") == 0;
        libpq.PQclear(result);
    }
    return ok;
}

/* ---- All ------------------------------------------------------------------------------------------------------ */

static bool describe_all(Describing *run, const Model *model, QueryVec *queries)
{
    const size_t errors = run->context->diags.errors;

    if (!load_schema(run, model) || !set_search_path(run))
        return false;
    for (size_t i = 0; i < queries->count; i++)
        if (queries->items[i].shape.ok)
            describe(run, &queries->items[i]);
    return tell(run, "SET search_path TO ''") && spell_types(run) && look_up_columns(run) &&
           run->context->diags.errors == errors;
}

bool describe_queries(Context *context, const Model *model, QueryVec *queries)
{
    ScratchOptions options = {.pg_bin = arguments_value(&context->arguments, "pg-bin")};
    Describing run = {.context = context};
    Scratch *scratch;
    const char *conninfo;
    bool ok;

    if (options.pg_bin != NULL)
        options.pg_bin = context_path(context, options.pg_bin);
    scratch = scratch_start(context->arena, &options, &context->diags);
    if (scratch == NULL)
        return false;
    conninfo = scratch_conninfo(scratch, context->arena, DATABASE);
    ok = scratch_create_database(scratch, DATABASE, NULL, &context->diags) &&
         load_layers(&run, conninfo);
    if (ok) {
        run.pg = libpq.PQconnectdb(conninfo);
        ok = libpq.PQstatus(run.pg) == CONNECTION_OK;
        if (!ok)
            diag_error(&context->diags, "scratch", span_none(),
                       "cannot connect to the throwaway server: %s",
                       first_line(context->arena, libpq.PQerrorMessage(run.pg)));
        libpq.PQsetNoticeProcessor(run.pg, pass_over, NULL);
        ok = ok && describe_all(&run, model, queries);
        libpq.PQfinish(run.pg);
    }
    scratch_stop(scratch);
    return ok;
}
