/*
 * The model as JSON: what `inspect --format json` prints. Made from the attribute tables alone, so
 * that a new kind or attribute shows up by itself.
 *
 *     {"format": 1,
 *      "statements": {"total": 3, "modelled": 2, "data": 1},
 *      "objects": [{"kind": "table", "id": "public.tasks", "schema": "public", "name": "tasks",
 *                   "source": {"file": "tasks.sql", "line": 1, "column": 1}, …attributes…,
 *                   "depends_on": ["public.status"],
 *                   "annotations": [{"key": "section", "value": "Work"}]}, …]}
 *
 * What is empty is left out. Expressions are {"sql": …, "canonical": …}; items such as the keys of
 * an index are objects of their attributes.
 */
#ifndef SCHEMAC_MODEL_JSON_H
#define SCHEMAC_MODEL_JSON_H

#include "model/model.h"

#include <jansson.h>

/* Raised when a program that reads the JSON would have to change. */
#define MODEL_JSON_FORMAT 1

/* The whole model in its order; the caller owns the result. Bytes that are not UTF-8 become U+FFFD.
 * Never NULL. */
json_t *model_to_json(const Model *model);

/* Appends the JSON, indented, with a line end. False when memory is out. */
bool model_print_json(const Model *model, Str *out);

#endif
