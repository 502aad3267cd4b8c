#include "cmd/commands.h"
#include "cmd/describe.h"
#include "cmd/output.h"
#include "cmd/schema.h"

/* As many objects are named in a message. */
#define NAMED_OBJECTS 5

/* ---- what is not modelled ---------------------------------------------------------------------------- */

/* A note of the reader as it is, with its hint and second place. */
static void pass_on(DiagList *diags, const Diag *note)
{
    Diag *diag = diag_add(diags, SEVERITY_NOTE, note->code, note->span, "%s", note->message);

    diag->hint = note->hint;
    diag->related = note->related;
    diag->related_message = note->related_message;
}

/* Nothing is passed over in silence: a note for each statement that is kept as text, and for what is defined twice. With
 * --strict, statements kept as text, data statements and warnings are errors. */
static void report_unmodelled(Context *context, const DiagList *notes, bool strict)
{
    DiagList *diags = &context->diags;

    for (size_t i = 0; strict && i < diags->diags.count; i++) {
        if (diags->diags.items[i]->severity != SEVERITY_WARNING)
            continue;
        diags->diags.items[i]->severity = SEVERITY_ERROR;
        diags->warnings--;
        diags->errors++;
    }
    for (size_t i = 0; i < notes->diags.count; i++) {
        const Diag *note = notes->diags.items[i];

        bool harmless = note->related.source != NULL; /* defined twice */

        if (strict && !harmless)
            diag_error(diags, note->code, note->span, "%s (--strict)", note->message);
        else if (strcmp(note->code, "data-statement") != 0)
            pass_on(diags, note);
    }
}

/* ---- printing ---------------------------------------------------------------------------------------- */

static void append_count(Str *out, size_t count, const char *what)
{
    if (count == 0)
        str_printf(out, "no %ss", what);
    else
        str_printf(out, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

static void print_text(Context *context, const Model *model)
{
    if (context->quiet)
        return;
    account_format(&context->result, &model->account);
    str_text(&context->result, "; ");
    append_count(&context->result, context->diags.errors, "error");
    str_text(&context->result, ", ");
    append_count(&context->result, context->diags.warnings, "warning");
    str_char(&context->result, '\n');
}

static void json_member(Str *out, const char *name, const char *text)
{
    if (text == NULL)
        return;
    str_printf(out, ", \"%s\": ", name);
    str_json(out, text);
}

static void json_place(Str *out, const Span *span)
{
    Position start, end;

    if (span->source == NULL)
        return;
    start = source_position(span->source, span->start);
    end = source_position(span->source, span->end);
    json_member(out, "file", span->source->name);
    str_printf(out, ", \"line\": %zu, \"column\": %zu, \"end_line\": %zu, \"end_column\": %zu",
               start.line, start.column, end.line, end.column);
}

static const char *severity_name(Severity severity)
{
    switch (severity) {
    case SEVERITY_ERROR:
        return "error";
    case SEVERITY_WARNING:
        return "warning";
    case SEVERITY_NOTE:
        return "note";
    }
    return "";
}

static void json_diag(Str *out, const Diag *diag)
{
    str_text(out, "{\"severity\": ");
    str_json(out, severity_name(diag->severity));
    json_member(out, "code", diag->code);
    json_member(out, "message", diag->message);
    json_place(out, &diag->span);
    json_member(out, "detail", diag->detail);
    json_member(out, "hint", diag->hint);
    if (diag->related.source != NULL) {
        str_text(out, ", \"related\": {\"message\": ");
        str_json(out, diag->related_message != NULL ? diag->related_message : "");
        json_place(out, &diag->related);
        str_char(out, '}');
    }
    str_char(out, '}');
}

static void print_json(Context *context, const Model *model)
{
    Str *out = &context->result;
    const DiagList *diags = &context->diags;

    diag_sort(&context->diags);
    str_printf(out, "{\"format\": 1,\n \"statements\": {\"total\": %zu",
               account_total(&model->account));
    for (int i = 0; i < STATEMENT_CLASS_COUNT; i++)
        str_printf(out, ", \"%s\": %zu", statement_class_name((StatementClass)i),
                   model->account.counts[i]);
    str_printf(out, "},\n \"errors\": %zu, \"warnings\": %zu,\n \"diagnostics\": [", diags->errors,
               diags->warnings);
    for (size_t i = 0; i < diags->diags.count; i++) {
        str_text(out, i > 0 ? ",\n  " : "\n  ");
        json_diag(out, diags->diags.items[i]);
    }
    str_text(out, diags->diags.count > 0 ? "\n ]}\n" : "]}\n");
}

/* ---- the command ------------------------------------------------------------------------------------- */

/* "table public.a, view public.v and 3 more" */
static const char *name_objects(Arena *arena, const Plan *plan)
{
    Map *names = map_new(arena);
    Str text = str_new(arena);
    size_t count = 0;

    for (size_t i = 0; i < plan->actions.count; i++) {
        const Object *object = plan->actions.items[i].object;
        const char *name = object_title(arena, object);

        if (map_put(names, name, plan->actions.items[i].steps.arena) != NULL)
            continue;
        if (++count <= NAMED_OBJECTS)
            str_printf(&text, "%s%s", count > 1 ? ", " : "", name);
    }
    if (count > NAMED_OBJECTS)
        str_printf(&text, " and %zu more", count - NAMED_OBJECTS);
    return text.text;
}

/* Replaying the migrations must lead to the schema. True when it does, or when there are none. */
static bool check_migrations(Context *context)
{
    static const TextVec SCHEMA = {0};
    const TextVec *migrations = schema_migrations(context, NULL);
    DiagList diags = context->diags;
    Plan *plan;
    Diag *diag;

    if (migrations == NULL || diags.errors > 0)
        return true;
    /* What is to be said of the schema has been said; of the migrations, only what makes them unreadable. */
    context->diags = diag_list_new(context->arena);
    plan = schema_plan(context, migrations, &SCHEMA, NULL);
    if (plan == NULL)
        return false;
    context->diags = diags;
    if (plan_is_empty(plan))
        return true;
    diag = diag_warning(&context->diags, "migrations", span_none(),
                        "the migrations do not lead to the schema as it is: %s",
                        name_objects(context->arena, plan));
    diag_hint(&context->diags, diag, "write the next one with `schemac migrate new NAME`");
    return false;
}

static void warn_if_empty(Context *context, const Model *model)
{
    const TextVec *words = &context->arguments.words;

    if (account_total(&model->account) > 0 || context->diags.diags.count > 0)
        return;
    if (words->count == 1)
        diag_warning(&context->diags, "empty", span_none(), "there is no statement in \"%s\"",
                     words->items[0]);
    else
        diag_warning(&context->diags, "empty", span_none(), "there is no statement in the schema");
}

static ExitCode run_check(Context *context)
{
    const Arguments *arguments = &context->arguments;
    const char *format = arguments_value(arguments, "format");
    DiagList notes = diag_list_new(context->arena);
    Model *model = schema_load(context, &arguments->words, true, &notes);
    bool same = true;
    bool json = format != NULL && strcmp(format, "json") == 0;

    if (arguments->words.count == 0) {
        output_read_queries(context, model, &(QueryVec){0});
        same = model == NULL || check_migrations(context);
    }
    if (model == NULL && json)
        model = model_new(context->arena);
    if (model == NULL)
        return EXIT_CODE_ERROR;
    warn_if_empty(context, model);
    report_unmodelled(context, &notes, arguments_flag(arguments, "strict"));
    if (json) {
        print_json(context, model);
        context->diags.diags.count = 0;
    } else {
        context_print_diags(context);
        print_text(context, model);
    }
    return same || context->diags.errors > 0 ? context_exit(context) : EXIT_CODE_DIFFERENT;
}

static const CommandOption OPTIONS[] = {
    {"strict", 0, NULL, "Warnings, data statements and opaque blocks are errors."},
    SCHEMA_EXTERNAL_OPTION,
    DESCRIBE_OPTIONS,
    {"format", 0, "text|json",
     "text (the default): diagnostics on standard error, the account on standard output. json: all "
     "of it on "
     "standard output."},
    {0},
};

const Command command_check = {
    .name = "check",
    .synopsis = "[SCHEMA...]",
    .summary = "parse and resolve a schema, print what is wrong with it",
    .help =
        "Reads the schema as the server would and reports every statement that is wrong, with "
        "its place: "
        "syntax errors, unknown tables, columns, types and functions, foreign keys without a "
        "unique target, "
        "policies on tables without row level security, and more. Needs no server. Without "
        "SCHEMA, the "
        "queries that schemac.yaml names are checked too.\n"
        "\n"
        "At the end stands the account of the statements: modelled (their effect is known), "
        "data (passed "
        "over), session (SET, BEGIN: followed where they matter), opaque (kept as text and "
        "compared as "
        "text).\n"
        "\n"
        "  schemac check\n"
        "  schemac check schema/ --strict\n"
        "  pg_dump --schema-only shop | schemac check -\n"
        "\n"
        "Without SCHEMA, the migrations that schemac.yaml names are replayed, too: they have to "
        "lead to the schema as it is.\n"
        "\n"
        "Exit codes: 0 fine, 1 there is an error, 2 the migrations do not lead to the schema.",
    .options = OPTIONS,
    .run = run_check,
    .most_arguments = -1,
};
