#include "cmd/allow.h"
#include "cmd/commands.h"
#include "cmd/schema.h"

#include "base/file.h"

/* ---- printing ---------------------------------------------------------------------------------------- */

static void format_plan(Context *context, const Plan *plan, const char *format, bool color,
                        Str *out)
{
    (void)context;
    if (format == NULL || strcmp(format, "sql") == 0)
        plan_format_sql(out, plan);
    else if (strcmp(format, "json") == 0)
        plan_format_json(out, plan);
    else
        plan_format_summary(out, plan, color);
}

static bool print_plan(Context *context, const Plan *plan)
{
    const char *format = arguments_value(&context->arguments, "format");
    const char *file = arguments_value(&context->arguments, "output");
    Str text = str_new(context->arena);

    if (file == NULL) {
        format_plan(context, plan, format, context->result_color, &context->result);
        return true;
    }
    format_plan(context, plan, format, false, &text);
    if (text.length == 0) {
        context_say(context, "nothing differs; %s was not written", file);
        return true;
    }
    return file_write_if_changed(context_path(context, file), text.text, text.length,
                                 &context->diags) != FILE_WRITE_FAILED;
}

/* ---- the command ------------------------------------------------------------------------------------- */

static ExitCode run_diff(Context *context)
{
    const TextVec *words = &context->arguments.words;
    TextVec from_words = {0}, to_words = {0};
    PlanOptions options = {.online = arguments_flag(&context->arguments, "online")};
    unsigned allowed;
    Plan *plan;

    if (!allow_read(context, &allowed))
        return EXIT_CODE_USAGE;
    vec_push(context->arena, &from_words, words->items[0]);
    vec_push(context->arena, &to_words, words->items[1]);
    plan = schema_plan(context, &from_words, &to_words, &options);
    if (plan == NULL)
        return EXIT_CODE_ERROR;
    if (!allow_plan(context, plan, allowed))
        return EXIT_CODE_REFUSED;
    if (!print_plan(context, plan))
        return EXIT_CODE_ERROR;
    return plan_is_empty(plan) ? EXIT_CODE_OK : EXIT_CODE_DIFFERENT;
}

static const CommandOption OPTIONS[] = {
    {"format", 0, "sql|json|summary",
     "sql (the default): the statements, with hazards as comments. json: every fact of every step. "
     "summary: a line "
     "for each object."},
    ALLOW_ONLINE_OPTION,
    ALLOW_OPTION,
    {"output", 'o', "FILE",
     "Write to FILE instead of standard output; not at all when nothing differs."},
    SCHEMA_EXTERNAL_OPTION,
    {0},
};

const Command command_diff = {
    .name = "diff",
    .synopsis = "FROM TO",
    .summary = "print the SQL that turns one schema into another",
    .help = "Compares two schemas and prints the migration from FROM to TO, in an order that "
            "works. Each side is a file, a "
            "folder, migrations:DIR (or migrations: alone for the folder of schemac.yaml) or - for "
            "standard input. SQL "
            "that is only written differently does not differ. Nothing is printed when nothing "
            "differs.\n"
            "\n"
            "  schemac diff old.sql new.sql\n"
            "  schemac diff migrations: schema/ -o migrations/20250131_add_teams.sql\n"
            "\n"
            "Statements that may lock, rewrite or scan a table, change who may do what, or depend "
            "on rows have their "
            "hazards written above them. A plan that loses data is refused until --allow data-loss "
            "is given.\n"
            "\n"
            "Exit codes: 0 nothing differs, 1 error, 2 there are differences, 3 refused.",
    .options = OPTIONS,
    .run = run_diff,
    .least_arguments = 2,
    .most_arguments = 2,
};
