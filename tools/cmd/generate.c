#include "cmd/commands.h"
#include "cmd/describe.h"
#include "cmd/output.h"
#include "cmd/schema.h"

static bool has_outputs(Context *context)
{
    Diag *diag;

    if (context->config->outputs.count > 0)
        return true;
    diag = diag_error(&context->diags, "config", span_none(), "%s names no outputs",
                      context_shown(context, context_path(context, CONFIG_FILE)));
    diag_hint(&context->diags, diag, "add: outputs: [{template: markdown, out: docs/schema}]");
    return false;
}

static ExitCode run_generate(Context *context)
{
    const TextVec no_words = {0};
    OutputTask task = {.check_only = arguments_flag(&context->arguments, "check")};
    ExitCode code;

    if (!context_config(context, true) || !has_outputs(context))
        return EXIT_CODE_ERROR;
    task.model = schema_load(context, &no_words, false, NULL);
    if (!output_read_queries(context, task.model, &task.queries) || task.model == NULL)
        return EXIT_CODE_ERROR;
    context_print_diags(context);
    task.model_name = context->config->name;
    task.templates_dir = output_templates_dir(context);
    for (size_t i = 0; i < context->config->outputs.count; i++) {
        const ConfigOutput *entry = &context->config->outputs.items[i];
        Output output = {entry->template_name, context_config_path(context, entry->out),
                         &entry->options, entry->span};

        vec_push(context->arena, &task.outputs, output);
    }
    code = output_run(context, &task);
    if (code == EXIT_CODE_DIFFERENT)
        context_say(context, "run `schemac generate` to bring %s up to date",
                    context->config->outputs.count == 1 ? "it" : "them");
    return code;
}

static const CommandOption OPTIONS[] = {
    {"check", 0, NULL,
     "Write nothing; name each file that is out of date, missing or no longer generated. Exit code "
     "2 when there "
     "is one."},
    OUTPUT_TEMPLATES_OPTION,
    SCHEMA_EXTERNAL_OPTION,
    DESCRIBE_OPTIONS,
    {0},
};

const Command command_generate = {
    .name = "generate",
    .synopsis = "",
    .summary = "write every output that schemac.yaml names",
    .help = "Renders all outputs of schemac.yaml from the schema: C bindings, documentation, "
            "diagrams. Only files whose "
            "content changed are written, and files of an earlier run that are no longer made are "
            "removed. When one "
            "output has an error, nothing at all is written. The same schema gives the same bytes "
            "on every machine.\n"
            "\n"
            "  schemac generate\n"
            "  schemac generate --check     # for CI\n"
            "\n"
            "Exit codes: 0 done or up to date, 1 error, 2 stale (--check).",
    .options = OPTIONS,
    .run = run_generate,
};
