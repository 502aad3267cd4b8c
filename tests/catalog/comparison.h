/*
 * A model beside a catalog: the queries of this folder, and their rows compared with the objects of a model.
 *
 * Functions that return a text return NULL when all went well, else what the server said. Differences are appended as
 * lines: "-" what only the model has, "+" what only the server has, "~" an attribute that differs.
 */
#ifndef SCHEMAC_TESTS_CATALOG_COMPARISON_H
#define SCHEMAC_TESTS_CATALOG_COMPARISON_H

#include "diff/diff.h"
#include "kinds/objects.h"
#include "support/support.h"

#include <jansson.h>
#include <libpq-fe.h>

#define CATALOG_QUERIES "tests/catalog"

typedef struct Catalog {
    Arena *arena;
    const char *objects; /* the queries of all kinds as one: kind, id, row as JSON */
    const char *view_columns;
    const char *definitions;
    bool asked[KIND_COUNT]; /* there is a query for this kind */
} Catalog;

typedef struct ViewColumnCounts {
    size_t all;
    size_t unknown;
} ViewColumnCounts;

/* The query of a file; NULL when there is none. */
static inline const char *catalog_query(const Catalog *catalog, const char *name)
{
    const char *path = arena_printf(catalog->arena, CATALOG_QUERIES "/%s.sql", name);

    return file_exists(path) ? support_read(path) : NULL;
}

static inline void catalog_init(Catalog *catalog, Arena *arena)
{
    const char *common = support_read(CATALOG_QUERIES "/common.sql");
    Str objects = str_new(arena);
    const char *separator = "";

    *catalog = (Catalog){.arena = arena};
    str_text(&objects, common);
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const char *name = kind_name((ObjectKind)kind);
        const char *query = catalog_query(catalog, name);

        if (query == NULL)
            continue;
        str_printf(&objects, "%sSELECT '%s' AS kind, id, to_jsonb(o) FROM (\n%s) AS o\n", separator,
                   name, query);
        separator = "UNION ALL\n";
        catalog->asked[kind] = true;
    }
    catalog->objects = objects.text;
    catalog->view_columns =
        arena_printf(arena, "%s%s", common, catalog_query(catalog, "view_columns"));
    catalog->definitions =
        arena_printf(arena, "%s%s", common, catalog_query(catalog, "definitions"));
}

static inline const char *catalog_prepare_one(PGconn *conn, Arena *arena, const char *name,
                                              const char *sql)
{
    PGresult *result = PQprepare(conn, name, sql, 0, NULL);
    const char *error = PQresultStatus(result) == PGRES_COMMAND_OK
                            ? NULL
                            : arena_printf(arena, "%s.sql: %s", name, PQresultErrorMessage(result));

    PQclear(result);
    return error;
}

/* Prepares all queries on a new connection. */
static inline const char *catalog_prepare(const Catalog *catalog, PGconn *conn)
{
    const char *error = catalog_prepare_one(conn, catalog->arena, "objects", catalog->objects);

    if (error == NULL)
        error = catalog_prepare_one(conn, catalog->arena, "view_columns", catalog->view_columns);
    if (error == NULL)
        error = catalog_prepare_one(conn, catalog->arena, "definitions", catalog->definitions);
    return error;
}

static inline PGresult *catalog_run(const Catalog *catalog, PGconn *conn, const char *name,
                                    const char **error)
{
    PGresult *result = PQexecPrepared(conn, name, 0, NULL, NULL, NULL, 0);

    if (PQresultStatus(result) == PGRES_TUPLES_OK)
        return result;
    *error = arena_printf(catalog->arena, "%s.sql: %s", name, PQresultErrorMessage(result));
    PQclear(result);
    return NULL;
}

/* ---- Values as README.md has them --------------------------------------------------------------- */

/* Of an expression `*`, or with `exprs` its canonical form. */
static inline void comparison_append_value(Str *out, const Attribute *attribute, const void *value,
                                           bool exprs);

static inline void comparison_append_item(Str *out, const ItemType *type, const void *item,
                                          bool exprs)
{
    const char *separator = "{";

    for (const Attribute *member = type->attributes; member->name != NULL; member++) {
        if (attribute_is_empty(member, item))
            continue;
        str_printf(out, "%s%s=", separator, member->name);
        comparison_append_value(out, member, item, exprs);
        separator = " ";
    }
    str_text(out, *separator == '{' ? "{}" : "}");
}

static inline void comparison_append_options(Str *out, const OptionVec *options)
{
    for (size_t i = 0; i < options->count; i++)
        str_printf(out, "%s%s=%s", i == 0 ? "{" : " ", options->items[i].name,
                   options->items[i].value != NULL ? options->items[i].value : "true");
    str_text(out, options->count == 0 ? "{}" : "}");
}

static inline void comparison_append_value(Str *out, const Attribute *attribute, const void *value,
                                           bool exprs)
{
    const void *member = (const char *)value + attribute->offset;

    switch (attribute->type) {
    case ATTRIBUTE_BOOL:
        str_text(out, *(const bool *)member ? "true" : "false");
        break;
    case ATTRIBUTE_INT:
        str_printf(out, "%lld", (long long)*(const int64_t *)member);
        break;
    case ATTRIBUTE_TEXT:
    case ATTRIBUTE_NAME:
        str_text(out, *(const char *const *)member);
        break;
    case ATTRIBUTE_EXPR:
        str_text(out, exprs ? ((const SqlExpr *)member)->canonical : "*");
        break;
    case ATTRIBUTE_NAMES:
    case ATTRIBUTE_TEXTS:
        for (size_t i = 0; i < ((const TextVec *)member)->count; i++)
            str_printf(out, "%s%s", i == 0 ? "" : ",", ((const TextVec *)member)->items[i]);
        break;
    case ATTRIBUTE_OPTIONS:
        comparison_append_options(out, member);
        break;
    case ATTRIBUTE_ITEMS:
        for (size_t i = 0; i < ((const ItemVec *)member)->count; i++) {
            str_text(out, i == 0 ? "" : ",");
            comparison_append_item(
                out, attribute->items,
                (const char *)((const ItemVec *)member)->items + i * attribute->items->size, exprs);
        }
        break;
    }
}

/* The value of an attribute of an object; NULL when it is empty. */
static inline const char *comparison_value(Arena *arena, const Attribute *attribute,
                                           const Object *object, bool exprs)
{
    Str value = str_new(arena);

    if (attribute_is_empty(attribute, object))
        return NULL;
    comparison_append_value(&value, attribute, object, exprs);
    return value.text;
}

/* ---- Catalog and model -------------------------------------------------------------------------- */

/* What the server says of an attribute, as README.md has it; NULL for nothing. */
static inline const char *comparison_theirs(Arena *arena, const json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_TRUE:
        return "true";
    case JSON_INTEGER:
        return arena_printf(arena, "%lld", (long long)json_integer_value(value));
    case JSON_REAL:
        return arena_printf(arena, "%g", json_real_value(value));
    case JSON_STRING:
        return json_string_value(value);
    default:
        return NULL;
    }
}

static inline void comparison_object(Str *out, const Object *object, json_t *row)
{
    const char *name;
    json_t *value;

    json_object_foreach(row, name, value)
    {
        const Attribute *attribute = attribute_find(object_attributes(object), name);
        const char *ours, *theirs;

        if (strcmp(name, "id") == 0 || strcmp(name, "optional") == 0 ||
            text_equal(json_string_value(value), "?"))
            continue;
        if (attribute == NULL) {
            str_printf(out, "! %s has no attribute %s\n", kind_name(object->kind), name);
            continue;
        }
        ours = comparison_value(out->arena, attribute, object, false);
        theirs = comparison_theirs(out->arena, value);
        if (!text_equal(ours, theirs))
            str_printf(out, "~ %s %s: %s is %s, and on the server %s\n", kind_name(object->kind),
                       object_id(out->arena, object), name, ours != NULL ? ours : "(nothing)",
                       theirs != NULL ? theirs : "(nothing)");
    }
}

static inline const char *comparison_key(Arena *arena, const char *kind, const char *id)
{
    return arena_printf(arena, "%s %s", kind, id);
}

static inline void comparison_row(Str *out, Map *by_id, const char *kind, const char *id,
                                  const char *text)
{
    const char *key = comparison_key(out->arena, kind, id);
    const Object *object = map_remove(by_id, key);
    json_t *row = json_loads(text, JSON_ALLOW_NUL, NULL);

    if (object != NULL)
        comparison_object(out, object, row);
    else if (!json_is_true(json_object_get(row, "optional")))
        str_printf(out, "+ %s\n", key);
    json_decref(row);
}

/* A schema that leaves the owner unsaid does not say either that a grant to the role that loads it changes nothing. The
 * owner of public is known. */
static inline bool comparison_is_own_grant(const Object *object)
{
    return object->kind == KIND_GRANT && strcmp(object->name, BOOTSTRAP_SUPERUSER) == 0 &&
           !is_public_schema(object->parent) &&
           object_child(object->parent, KIND_OWNER, NULL) == NULL;
}

/* Appends where the model differs from the catalog. */
static inline const char *catalog_compare(const Catalog *catalog, PGconn *conn, const Model *model,
                                          Str *out)
{
    const char *error = NULL;
    PGresult *rows = catalog_run(catalog, conn, "objects", &error);
    Map *by_id = map_new(out->arena);
    const void *position = NULL;
    const char *key;
    void *left;

    if (rows == NULL)
        return error;
    for (size_t i = 0; i < model->objects.count; i++) {
        Object *object = model->objects.items[i];

        if (catalog->asked[object->kind] && !comparison_is_own_grant(object))
            map_put(
                by_id,
                comparison_key(out->arena, kind_name(object->kind), object_id(out->arena, object)),
                object);
    }
    for (int row = 0; row < PQntuples(rows); row++)
        comparison_row(out, by_id, PQgetvalue(rows, row, 0), PQgetvalue(rows, row, 1),
                       PQgetvalue(rows, row, 2));
    PQclear(rows);
    while (map_next(by_id, &position, &key, &left))
        str_printf(out, "- %s\n", key);
    return NULL;
}

/* Appends where the columns of the model's views differ; a type that it does not tell does not. */
static inline const char *catalog_compare_view_columns(const Catalog *catalog, PGconn *conn,
                                                       const Model *model, Str *out,
                                                       ViewColumnCounts *counts)
{
    const char *error = NULL;
    PGresult *rows = catalog_run(catalog, conn, "view_columns", &error);
    const char *last = "";
    Map *by_id = map_new(out->arena);
    size_t number = 0;

    for (size_t i = 0; i < model->objects.count; i++)
        if (object_is_view(model->objects.items[i]))
            map_put(by_id, object_id(out->arena, model->objects.items[i]), model->objects.items[i]);
    for (int row = 0; error == NULL && row < PQntuples(rows); row++) {
        const char *id = PQgetvalue(rows, row, 0);
        const char *name = PQgetvalue(rows, row, 1);
        const char *type = PQgetvalue(rows, row, 2);
        const ViewObject *view = map_get(by_id, id);
        const ViewColumn *column;

        number = strcmp(id, last) == 0 ? number + 1 : 0;
        last = id;
        counts->all++;
        if (view == NULL)
            continue;
        column = number < view->columns.count ? &view->columns.items[number] : NULL;
        if (column == NULL || column->type == NULL)
            counts->unknown++;
        if (column == NULL ? view->columns.count > 0
                           : strcmp(column->name, name) != 0 ||
                                 (column->type != NULL && strcmp(column->type, type) != 0))
            str_printf(out, "~ %s: %s %s, and on the server %s %s\n", id,
                       column == NULL ? "(nothing)" : column->name,
                       column == NULL || column->type == NULL ? "(unknown)" : column->type, name,
                       type);
        else if (column == NULL || column->type == NULL)
            printf("unknown: %s.%s %s\n", id, name, type);
    }
    PQclear(rows);
    return error;
}

/* The statements of definitions.sql as a file. NULL with an error. */
static inline Source *catalog_definitions(const Catalog *catalog, PGconn *conn, Arena *arena,
                                          bool unchecked, const char **error)
{
    PGresult *rows = catalog_run(catalog, conn, "definitions", error);
    Str sql = str_new(arena);

    if (rows == NULL)
        return NULL;
    str_text(&sql, "SET search_path = '';\n");
    if (unchecked)
        str_text(&sql, "SET check_function_bodies = false;\n");
    for (int row = 0; row < PQntuples(rows); row++)
        str_printf(&sql, "%s;\n", PQgetvalue(rows, row, 1));
    PQclear(rows);
    return source_new(arena, "definitions.sql", sql.text, sql.length);
}

/* ---- Two models --------------------------------------------------------------------------------- */

static inline void comparison_append_change(Str *out, const Delta *delta)
{
    const Attribute *attribute = object_attributes(delta->to);

    for (size_t i = 0; attribute[i].name != NULL; i++) {
        const char *from, *to;

        if ((delta->changed & ((AttributeSet)1 << i)) == 0)
            continue;
        from = comparison_value(out->arena, &attribute[i], delta->from, true);
        to = comparison_value(out->arena, &attribute[i], delta->to, true);
        str_printf(out, "    %s: %s\n    %*s  %s\n", attribute[i].name,
                   from != NULL ? from : "(nothing)", (int)strlen(attribute[i].name), "",
                   to != NULL ? to : "(nothing)");
    }
}

/* A line for a difference between two models, and the attributes that differ. */
static inline void comparison_append_delta(Str *out, const Delta *delta)
{
    static const char MARKS[] = {[DELTA_ADD] = '+', [DELTA_DROP] = '-', [DELTA_CHANGE] = '~'};
    const Object *object = delta->to != NULL ? delta->to : delta->from;

    str_printf(out, "%c %s %s\n", MARKS[delta->type], kind_name(object->kind),
               object_id(out->arena, object));
    if (delta->type == DELTA_CHANGE && delta->changed != DELTA_CHANGED_NATURE)
        comparison_append_change(out, delta);
}

#endif
