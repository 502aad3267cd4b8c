/*
 * What the tests of sqlread share: SQL to a model, and what a model says as short lines of text.
 *
 *     check_facts(rows, lengthof(rows))   a table of SQL, what to look at, and the lines expected
 *
 * What to look at is a list of kinds with attributes: "column(type not_null) check". Each object gives a line such as
 * `column public.t.a type=integer not_null=true`; what is empty is left out. SQL with errors gives its errors instead.
 */
#ifndef SCHEMAC_TESTS_SQLREAD_READING_H
#define SCHEMAC_TESTS_SQLREAD_READING_H

#include "model/json.h"
#include "sqlread/sqlread.h"
#include "support/support.h"

typedef struct FactRow {
    const char *sql;
    const char *look_at;
    const char *facts;
} FactRow;

/* Reads a text as the file test.sql. */
static inline Model *read_sql(const char *sql, DiagList *diags)
{
    Model *model = model_new(diags->arena);
    SqlReader *reader = sql_reader_new(model, diags);

    sql_reader_read(reader, support_source("test.sql", sql), false);
    sql_reader_finish(reader);
    return model;
}

static inline void append_json(Str *out, const json_t *value)
{
    char *text;

    if (json_is_string(value)) {
        str_text(out, json_string_value(value));
        return;
    }
    if (json_is_object(value) && json_object_get(value, "sql") != NULL) { /* an expression */
        str_text(out, json_string_value(json_object_get(value, "sql")));
        return;
    }
    if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++) {
            str_text(out, i == 0 ? "" : ",");
            append_json(out, json_array_get(value, i));
        }
        return;
    }
    if (json_is_object(value)) {
        const char *key;
        json_t *member;
        const char *separator = "{";

        json_object_foreach((json_t *)value, key, member)
        {
            str_printf(out, "%s%s=", separator, key);
            append_json(out, member);
            separator = " ";
        }
        str_char(out, '}');
        return;
    }
    text = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
    str_text(out, text);
    free(text);
}

/* The attributes of "kind(a b)" in `look_at`; NULL when the kind is not in it. */
static inline const char *attributes_of(const char *look_at, const char *kind)
{
    size_t length = strlen(kind);

    for (const char *p = look_at; (p = strstr(p, kind)) != NULL; p += length) {
        bool starts = p == look_at || p[-1] == ' ';

        if (starts && (p[length] == '(' || p[length] == ' ' || p[length] == '\0'))
            return p[length] == '(' ? p + length + 1 : "";
    }
    return NULL;
}

static inline void append_facts(Str *out, const json_t *object, const char *attributes)
{
    str_printf(out, "%s %s", json_string_value(json_object_get(object, "kind")),
               json_string_value(json_object_get(object, "id")));
    while (*attributes != '\0' && *attributes != ')') {
        size_t length = strcspn(attributes, " )");
        char name[64];
        const json_t *value;

        snprintf(name, sizeof(name), "%.*s", (int)length, attributes);
        value = json_object_get(object, name);
        if (value != NULL) {
            str_printf(out, " %s=", name);
            append_json(out, value);
        }
        attributes += length;
        attributes += strspn(attributes, " ");
    }
    str_char(out, '\n');
}

/* The lines for some SQL: errors, or else facts. */
static inline const char *facts_of(const char *sql, const char *look_at)
{
    DiagList diags = support_diags();
    const Model *model = read_sql(sql, &diags);
    Str out = str_new(diags.arena);
    json_t *json;
    const json_t *objects;

    for (size_t i = 0; i < diags.diags.count; i++) {
        if (diags.diags.items[i]->severity == SEVERITY_ERROR)
            str_printf(&out, "error: %s\n", diags.diags.items[i]->message);
    }
    if (out.length > 0)
        return out.text;
    json = model_to_json(model);
    objects = json_object_get(json, "objects");
    for (size_t i = 0; i < json_array_size(objects); i++) {
        const json_t *object = json_array_get(objects, i);
        const char *attributes =
            attributes_of(look_at, json_string_value(json_object_get(object, "kind")));

        if (attributes != NULL)
            append_facts(&out, object, attributes);
    }
    json_decref(json);
    return out.text;
}

static inline void check_facts(const FactRow *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *facts = facts_of(rows[i].sql, rows[i].look_at);

        if (strcmp(facts, rows[i].facts) != 0)
            fail_msg("%s\n-- expected:\n%s-- but got:\n%s", rows[i].sql, rows[i].facts, facts);
    }
}

#define lengthof(array) (sizeof(array) / sizeof((array)[0]))

#endif
