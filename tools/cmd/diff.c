#include "cmd/commands.h"
#include "cmd/schema.h"

#include "base/file.h"
#include "config/suggest.h"
#include "plan/plan.h"

#include <ctype.h>

/* Hazards that stop a plan unless they are allowed. */
#define REFUSED_HAZARDS HAZARD_DATA_LOSS

/* ---- --allow ----------------------------------------------------------------------------------------- */

/* DATA_LOSS as the command line writes it: data-loss. */
static const char *hazard_option(Arena *arena, unsigned index)
{
    char *name = arena_strdup(arena, hazard_name(index));

    for (char *c = name; *c != '\0'; c++)
        *c = *c == '_' ? '-' : (char)tolower((unsigned char)*c);
    return name;
}

static bool allow_hazard(Context *context, const char *name, unsigned *allowed)
{
    const char *names[HAZARD_COUNT], *near;
    Str all = str_new(context->arena);
    Diag *diag;

    for (unsigned i = 0; i < HAZARD_COUNT; i++) {
        names[i] = hazard_option(context->arena, i);
        if (strcasecmp(name, names[i]) == 0 || strcasecmp(name, hazard_name(i)) == 0) {
            *allowed |= 1u << i;
            return true;
        }
        str_printf(&all, "%s%s", i > 0 ? ", " : "", names[i]);
    }
    diag = diag_error(&context->diags, "usage", span_none(), "--allow: there is no hazard \"%s\"",
                      name);
    near = suggest_name(names, HAZARD_COUNT, name);
    if (near != NULL)
        diag_hint(&context->diags, diag, "did you mean %s?", near);
    else
        diag_hint(&context->diags, diag, "the hazards are %s", all.text);
    return false;
}

/* Reads the lists of all --allow. */
static bool read_allowed(Context *context, unsigned *allowed)
{
    TextVec lists = arguments_values(context->arena, &context->arguments, "allow");

    *allowed = 0;
    for (size_t i = 0; i < lists.count; i++) {
        for (const char *name = lists.items[i]; *name != '\0';) {
            size_t length = strcspn(name, ",");

            if (length > 0 &&
                !allow_hazard(context, arena_strndup(context->arena, name, length), allowed))
                return false;
            name += length;
            name += *name == ',';
        }
    }
    return true;
}

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

/* The names of the refused hazards that a plan has: "data-loss". */
static const char *refused_names(Context *context, unsigned hazards)
{
    Str names = str_new(context->arena);

    for (unsigned i = 0; i < HAZARD_COUNT; i++)
        if ((hazards & (1u << i)) != 0)
            str_printf(&names, "%s%s", names.length > 0 ? "," : "",
                       hazard_option(context->arena, i));
    return names.text;
}

/* ---- the command ------------------------------------------------------------------------------------- */

static ExitCode run_diff(Context *context)
{
    const TextVec *words = &context->arguments.words;
    TextVec from_words = {0}, to_words = {0};
    PlanOptions options = {.online = arguments_flag(&context->arguments, "online")};
    unsigned allowed, refused;
    Plan *plan;

    if (!read_allowed(context, &allowed))
        return EXIT_CODE_USAGE;
    vec_push(context->arena, &from_words, words->items[0]);
    vec_push(context->arena, &to_words, words->items[1]);
    plan = schema_plan(context, &from_words, &to_words, &options);
    if (plan == NULL)
        return EXIT_CODE_ERROR;
    refused = REFUSED_HAZARDS & ~allowed;
    if (!plan_check_hazards(plan, refused, &context->diags)) {
        context_print_diags(context);
        context_say(
            context,
            "The plan was refused and not printed. To see it, and to accept this: --allow %s",
            refused_names(context, plan->hazards & refused));
        return EXIT_CODE_REFUSED;
    }
    if (!print_plan(context, plan))
        return EXIT_CODE_ERROR;
    return plan_is_empty(plan) ? EXIT_CODE_OK : EXIT_CODE_DIFFERENT;
}

static const CommandOption OPTIONS[] = {
    {"format", 0, "sql|json|summary",
     "sql (the default): the statements, with hazards as comments. json: every fact of every step. "
     "summary: a line "
     "for each object."},
    {"online", 0, NULL,
     "Tables are in use: build indexes concurrently, validate constraints apart from adding them."},
    {"allow", 0, "HAZARD,...",
     "Print the plan although it has these hazards. Refused unless allowed: data-loss."},
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
