#include "cmd/commands.h"
#include "cmd/schema.h"
#include "model/json.h"
#include "model/kind.h"
#include "plan/plan.h"

/* ---- summary ----------------------------------------------------------------------------------------- */

typedef struct KindCount {
    size_t managed;
    size_t external;
} KindCount;

/* "1 column", "2 columns" */
static void append_children(Str *out, const Object *object)
{
    size_t counts[KIND_COUNT] = {0};
    bool first = true;

    for (size_t i = 0; i < object->children.count; i++)
        counts[object->children.items[i]->kind]++;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const char *name;

        if (counts[kind] == 0)
            continue;
        name = counts[kind] == 1 ? kind_name((ObjectKind)kind) : kind_plural((ObjectKind)kind);
        str_printf(out, "%s%zu ", first ? "" : ", ", counts[kind]);
        for (; *name != '\0'; name++)
            str_char(out, *name == '_' ? ' ' : *name);
        first = false;
    }
}

static void append_kinds(Str *out, const Model *model)
{
    KindCount counts[KIND_COUNT] = {{0}};
    bool any_external = false;

    for (size_t i = 0; i < model->objects.count; i++) {
        const Object *object = model->objects.items[i];

        if (object->external)
            counts[object->kind].external++;
        else
            counts[object->kind].managed++;
        any_external = any_external || object->external;
    }
    str_printf(out, "%-18s %7s%s\n", "kind", "objects", any_external ? "  external" : "");
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        if (counts[kind].managed + counts[kind].external == 0)
            continue;
        str_printf(out, "%-18s %7zu", kind_label((ObjectKind)kind), counts[kind].managed);
        if (any_external)
            str_printf(out, "  %8zu", counts[kind].external);
        str_char(out, '\n');
    }
}

/* The id of an object on one line of a terminal, whatever its name is made of. */
static void append_id(Str *out, const Object *object)
{
    Str id = str_new(out->arena);

    object_append_id(&id, object);
    str_sql_comment(out, id.text);
}

static void append_objects(Str *out, const Model *model)
{
    int last_kind = -1;

    for (size_t i = 0; i < model->objects.count; i++) {
        const Object *object = model->objects.items[i];

        if (object->parent != NULL || object->external)
            continue;
        if ((int)object->kind != last_kind) {
            const char *plural = kind_plural(object->kind);

            str_char(out, '\n');
            for (; *plural != '\0'; plural++)
                str_char(out, *plural == '_' ? ' ' : *plural);
            str_char(out, '\n');
        }
        last_kind = (int)object->kind;
        str_text(out, "  ");
        append_id(out, object);
        if (object->children.count > 0) {
            str_text(out, ": ");
            append_children(out, object);
        }
        str_char(out, '\n');
    }
}

/* ---- sql ---------------------------------------------------------------------------------------------- */

/* What a model without the managed objects is: where a plan that creates the schema starts. */
static bool append_sql(Context *context, const Model *model)
{
    Plan *plan = plan_make(context->arena, model_new(context->arena), model, NULL, &context->diags);

    if (plan == NULL)
        return false;
    plan_format_script(&context->result, plan);
    return true;
}

/* ---- the command -------------------------------------------------------------------------------------- */

static ExitCode run_inspect(Context *context)
{
    const Arguments *arguments = &context->arguments;
    const char *format = arguments_value(arguments, "format");
    Model *model = schema_load(context, &arguments->words, false, NULL);

    if (model == NULL)
        return EXIT_CODE_ERROR;
    if (format == NULL || strcmp(format, "summary") == 0) {
        append_kinds(&context->result, model);
        append_objects(&context->result, model);
    } else if (strcmp(format, "json") == 0) {
        if (!model_print_json(model, &context->result))
            diag_error(&context->diags, "json", span_none(),
                       "the model cannot be written as JSON: out of memory");
    } else if (!append_sql(context, model)) {
        return EXIT_CODE_ERROR;
    }
    return context_exit(context);
}

static const CommandOption OPTIONS[] = {
    {"format", 0, "summary|json|sql",
     "summary (the default): counts and a list of the objects. json: every attribute of every "
     "object. sql: one "
     "script that creates the schema, in an order that works."},
    SCHEMA_EXTERNAL_OPTION,
    {0},
};

const Command command_inspect = {
    .name = "inspect",
    .synopsis = "[SCHEMA...]",
    .summary = "show the model of a schema",
    .help = "Prints what schemac has understood: every object with its attributes, where it is "
            "defined and what it "
            "depends on.\n"
            "\n"
            "  schemac inspect\n"
            "  schemac inspect schema.sql --format json | jq '.objects[].id'\n"
            "  schemac inspect migrations:migrations --format sql > schema.sql\n"
            "\n"
            "Exit code 1 when the schema has an error.",
    .options = OPTIONS,
    .run = run_inspect,
    .most_arguments = -1,
};
