/* What the tests of plan/ and diff/ share: models from SQL, and plans as text. */
#ifndef SCHEMAC_TESTS_PLAN_SUPPORT_H
#define SCHEMAC_TESTS_PLAN_SUPPORT_H

#include "kinds/objects.h"
#include "plan/plan.h"
#include "sqlread/sqlread.h"
#include "support/support.h"

/* The model of a schema; `external` (may be NULL) is read before it as an external layer. */
static inline Model *model_with_layer(const char *external, const char *sql)
{
    DiagList diags = support_diags();
    Model *model = model_new(test_arena());
    SqlReader *reader = sql_reader_new(model, &diags);

    if (external != NULL)
        sql_reader_read(reader, support_source("external.sql", external), true);
    sql_reader_read(reader, support_source("schema.sql", sql), false);
    sql_reader_finish(reader);
    if (diags.errors > 0)
        fail_msg("%s", support_diag_text(&diags));
    return model;
}

static inline Model *model_of(const char *sql)
{
    return model_with_layer(NULL, sql);
}

static inline Plan *plan_between(const Model *from, const Model *to)
{
    DiagList diags = support_diags();
    Plan *plan = plan_make(test_arena(), from, to, NULL, &diags);

    if (plan == NULL)
        fail_msg("%s", support_diag_text(&diags));
    return plan;
}

static inline Plan *plan_of(const char *from, const char *to)
{
    return plan_between(model_of(from), model_of(to));
}

static inline const char *sql_of(const Plan *plan)
{
    Str out = str_new(test_arena());

    plan_format_sql(&out, plan);
    return out.text;
}

static inline const char *plan_sql(const char *from, const char *to)
{
    return sql_of(plan_of(from, to));
}

/* The object of a model by the name that people call it by. */
static inline Object *object_named(const Model *model, const char *id)
{
    for (size_t i = 0; i < model->objects.count; i++)
        if (strcmp(object_id(test_arena(), model->objects.items[i]), id) == 0)
            return model->objects.items[i];
    fail_msg("there is no %s", id);
    return NULL;
}

#endif
