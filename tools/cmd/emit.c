#include "cmd/commands.h"
#include "cmd/describe.h"
#include "cmd/output.h"
#include "cmd/schema.h"

/* KEY=VALUE of --set, as options of the template. */
static bool read_settings(Context *context, OptionVec *options)
{
    TextVec given = arguments_values(context->arena, &context->arguments, "set");

    for (size_t i = 0; i < given.count; i++) {
        const char *equals = strchr(given.items[i], '=');
        Option option;

        if (equals == NULL || equals == given.items[i]) {
            Diag *diag = diag_error(&context->diags, "usage", span_none(),
                                    "--set needs KEY=VALUE, not \"%s\"", given.items[i]);

            diag_hint(&context->diags, diag, "for example: --set prefix=shop");
            return false;
        }
        option.name =
            arena_strndup(context->arena, given.items[i], (size_t)(equals - given.items[i]));
        option.value = equals + 1;
        vec_push(context->arena, options, option);
    }
    options_normalise(options);
    return true;
}

static ExitCode run_emit(Context *context)
{
    const Arguments *arguments = &context->arguments;
    const char *out = arguments_value(arguments, "out");
    OutputTask task = {.check_only = arguments_flag(arguments, "check")};
    OptionVec options = {0};
    TextVec words = {0};
    Output output = {
        .template_name = arguments->words.items[0], .options = &options, .span = span_none()};

    if (out == NULL) {
        diag_error(&context->diags, "usage", span_none(),
                   "emit needs --out DIR, the folder to write to");
        return EXIT_CODE_USAGE;
    }
    if (!read_settings(context, &options))
        return EXIT_CODE_USAGE;
    for (size_t i = 1; i < arguments->words.count; i++)
        vec_push(context->arena, &words, arguments->words.items[i]);
    task.model = schema_load(context, &words, false, NULL);
    /* The queries of a project are not those of another schema. */
    if (task.model == NULL ||
        !output_read_queries(context, words.count == 0 ? task.model : NULL, &task.queries))
        return EXIT_CODE_ERROR;
    context_print_diags(context);
    task.model_name = schema_name(context, &words);
    task.templates_dir = output_templates_dir(context);
    output.folder = context_path(context, out);
    vec_push(context->arena, &task.outputs, output);
    return output_run(context, &task);
}

static const CommandOption OPTIONS[] = {
    {"out", 'o', "DIR", "The folder to write to; it is made when it is missing. Required."},
    {"set", 0, "KEY=VALUE",
     "An option of the template, as schemac.yaml would have it. Can be given again."},
    {"check", 0, NULL,
     "Write nothing; name each file that is not up to date. Exit code 2 when there is one."},
    OUTPUT_TEMPLATES_OPTION,
    SCHEMA_EXTERNAL_OPTION,
    DESCRIBE_OPTIONS,
    {0},
};

const Command command_emit = {
    .name = "emit",
    .synopsis = "TEMPLATE [SCHEMA...]",
    .summary = "render one template into a folder",
    .help = "Renders one template from a schema, without an entry in schemac.yaml. The built-in "
            "templates are c "
            "(C bindings), markdown (documentation) and mermaid (a diagram).\n"
            "\n"
            "  schemac emit markdown schema.sql --out docs/schema\n"
            "  schemac emit c schema/ --set prefix=shop --out src/db\n"
            "\n"
            "Exit codes: 0 done or up to date, 1 error, 2 stale (--check).",
    .options = OPTIONS,
    .run = run_emit,
    .least_arguments = 1,
    .most_arguments = -1,
};
