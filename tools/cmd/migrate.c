#include "cmd/allow.h"
#include "cmd/commands.h"
#include "cmd/schema.h"

#include "base/file.h"
#include "migrate/migrate.h"

#include <errno.h>
#include <unistd.h>

/* ---- options ------------------------------------------------------------------------------------------ */

/* The flag, else the environment, else NULL: libpq knows the PG* variables itself. */
static const char *connection(const Context *context)
{
    static const char *const VARIABLES[] = {"SCHEMAC_DB", "DATABASE_URL"};
    const char *value = arguments_value(&context->arguments, "db");

    for (size_t i = 0; value == NULL && i < sizeof(VARIABLES) / sizeof(*VARIABLES); i++) {
        value = getenv(VARIABLES[i]);
        if (value != NULL && value[0] == '\0')
            value = NULL;
    }
    return value;
}

static bool find_folder(Context *context, MigrateOptions *options)
{
    const char *given = arguments_value(&context->arguments, "dir");
    Diag *diag;

    if (given != NULL) {
        options->dir = context_shown(context, context_path(context, given));
        return true;
    }
    if (context->config != NULL && context->config->migrations != NULL) {
        options->dir =
            context_shown(context, context_config_path(context, context->config->migrations));
        return true;
    }
    diag = diag_error(&context->diags, "usage", span_none(), "which folder holds the migrations?");
    diag_hint(&context->diags, diag, "name it with --dir DIR, or with the key \"migrations\" of %s",
              CONFIG_FILE);
    return false;
}

/* What all subcommands have in common. */
static bool common_settings(Context *context, MigrateOptions *options)
{
    const Config *config;

    if (!context_config(context, false))
        return false;
    config = context->config;
    options->conninfo = connection(context);
    if (config != NULL && config->ledger != NULL && strcmp(config->ledger, "supabase") == 0)
        options->ledger = MIGRATE_LEDGER_SUPABASE;
    options->quiet = context->quiet;
    options->out = stdout;
    options->progress = context->quiet ? NULL : stderr;
    return find_folder(context, options);
}

static bool wants_json(const Context *context)
{
    const char *format = arguments_value(&context->arguments, "format");

    return format != NULL && strcmp(format, "json") == 0;
}

static bool read_seconds(Context *context, const char *name, int *seconds)
{
    const char *text = arguments_value(&context->arguments, name);
    char *end;
    long value;

    if (text == NULL)
        return true;
    errno = 0;
    value = strtol(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || value < 0 || value > 1000000) {
        diag_error(&context->diags, "usage", span_none(),
                   "--%s needs a number of seconds, not \"%s\"", name, text);
        return false;
    }
    *seconds = value == 0 ? -1 : (int)value;
    return true;
}

static bool external_layers(Context *context, MigrateOptions *options)
{
    if (!schema_external_layers(context, options))
        return false;
    if (options->load_external && options->external_count == 0) {
        Diag *diag = diag_error(&context->diags, "usage", span_none(),
                                "there is no external layer that could be loaded");

        diag_hint(&context->diags, diag,
                  "name it with the key \"external\" of %s, or with --external PATH", CONFIG_FILE);
        return false;
    }
    return true;
}

/* The exit code, after a look at what the runner wrote itself. */
static ExitCode finish(Context *context, MigrateExit result)
{
    if (!context_flush(context))
        return EXIT_CODE_ERROR;
    switch (result) {
    case MIGRATE_OK:
        return EXIT_CODE_OK;
    case MIGRATE_ERROR:
        return EXIT_CODE_ERROR;
    case MIGRATE_FINDINGS:
        return EXIT_CODE_DIFFERENT;
    }
    return EXIT_CODE_ERROR;
}

/* ---- up ------------------------------------------------------------------------------------------------ */

static ExitCode run_up(Context *context)
{
    const Arguments *arguments = &context->arguments;
    MigrateOptions options = {
        .dry_run = arguments_flag(arguments, "dry-run"),
        .load_external = arguments_flag(arguments, "load-external"),
        .lock_timeout = arguments_value(arguments, "lock-timeout"),
        .statement_timeout = arguments_value(arguments, "statement-timeout"),
        .json = wants_json(context),
    };

    if (!read_seconds(context, "wait", &options.wait_seconds))
        return EXIT_CODE_USAGE;
    if (!common_settings(context, &options) || !external_layers(context, &options))
        return EXIT_CODE_ERROR;
    return finish(context, migrate_up(context->arena, &options, &context->diags));
}

static const CommandOption UP_OPTIONS[] = {
    {"dry-run", 0, NULL, "Show what would be applied; change nothing."},
    {"load-external", 0, NULL,
     "First load the external layers (platform roles, auth and so on) into a database that lacks "
     "them; one that has "
     "them is left alone. For development and test databases."},
    {"external", 0, "PATH",
     "One more external layer, besides those that schemac.yaml names. Can be given again."},
    {"lock-timeout", 0, "TIME",
     "Give up a statement that waits longer than this for a lock (5s, 500ms), and try the "
     "migration again."},
    {"statement-timeout", 0, "TIME", "Cancel a statement that runs longer than this."},
    {"wait", 0, "SECONDS", "How long to wait for another runner (600 by default; 0: not at all)."},
    {"format", 0, "text|json", "text (the default) or json."},
    {0},
};

static const Command COMMAND_UP = {
    .name = "up",
    .synopsis = "",
    .summary = "apply all pending migrations",
    .help =
        "Applies every migration that the database does not have yet, in the order of the "
        "versions. Each is one "
        "transaction together with its entry in the ledger, so a migration is applied completely "
        "or not at all. A "
        "second run finds nothing to do. Two runners at the same time: one waits for the other.\n"
        "\n"
        "Before anything runs, files and ledger are compared: a migration that was changed after "
        "it was applied, a file "
        "that is missing and a version out of order are reported together, and nothing is "
        "applied.\n"
        "\n"
        "  schemac migrate up\n"
        "  schemac migrate up --db postgres://localhost/shop --dry-run\n"
        "\n"
        "Exit codes: 0 applied or nothing to do, 1 error, 2 files and ledger do not fit together.",
    .options = UP_OPTIONS,
    .run = run_up,
};

/* ---- status -------------------------------------------------------------------------------------------- */

static ExitCode run_status(Context *context)
{
    MigrateOptions options = {.json = wants_json(context)};

    if (!common_settings(context, &options))
        return EXIT_CODE_ERROR;
    return finish(context, migrate_status(context->arena, &options, &context->diags));
}

static const CommandOption STATUS_OPTIONS[] = {
    {"format", 0, "text|json", "text (the default) or json."},
    {0},
};

static const Command COMMAND_STATUS = {
    .name = "status",
    .synopsis = "",
    .summary = "list the migrations and what became of them",
    .help = "Prints every version with its state: applied, pending, changed after it was applied, "
            "or without a file. "
            "Changes nothing.\n"
            "\n"
            "Exit codes: 0 everything is applied, 1 error, 2 something is pending or wrong.",
    .options = STATUS_OPTIONS,
    .run = run_status,
};

/* ---- new ----------------------------------------------------------------------------------------------- */

/* The statements of a plan, or NULL when they would lose something. */
static const char *way_back(Context *context, const TextVec *migrations)
{
    static const TextVec SCHEMA = {0};
    Plan *plan = schema_plan_back(context, migrations, &SCHEMA);
    Str sql = str_new(context->arena);

    if (plan == NULL || (plan->hazards & HAZARD_DATA_LOSS) != 0)
        return NULL;
    plan_format_sql(&sql, plan);
    return sql.text;
}

/* What leads from the migrations to the schema. False when no file is to be made: *code tells why. */
static bool write_plan(Context *context, MigrateOptions *options, ExitCode *code)
{
    static const TextVec SCHEMA = {0};
    PlanOptions how = {.online = arguments_flag(&context->arguments, "online")};
    const TextVec *migrations =
        schema_migrations(context, arguments_value(&context->arguments, "dir"));
    Str sql = str_new(context->arena);
    unsigned allowed;
    Plan *plan;

    *code = EXIT_CODE_USAGE;
    if (!allow_read(context, &allowed))
        return false;
    *code = EXIT_CODE_ERROR;
    plan = schema_plan(context, migrations, &SCHEMA, &how);
    if (plan == NULL)
        return false;
    *code = EXIT_CODE_OK;
    if (plan_is_empty(plan)) {
        context_say(context, "nothing to do: the migrations lead to the schema as it is; no file "
                             "was made (--empty makes one)");
        return false;
    }
    *code = EXIT_CODE_REFUSED;
    if (!allow_plan(context, plan, allowed))
        return false;
    plan_format_sql(&sql, plan);
    options->up = sql.text;
    options->down = way_back(context, migrations);
    if (options->down == NULL)
        context_say(context, "no .down.sql was made: the way back would lose data");
    return true;
}

static ExitCode run_new(Context *context)
{
    MigrateOptions options = {0};
    ExitCode code;

    if (!common_settings(context, &options))
        return EXIT_CODE_ERROR;
    if (!arguments_flag(&context->arguments, "empty") && context->config != NULL &&
        context->config->schema.count > 0 && !write_plan(context, &options, &code))
        return code;
    return finish(context, migrate_new(context->arena, &options, context->arguments.words.items[0],
                                       &context->diags));
}

static const CommandOption NEW_OPTIONS[] = {
    {"empty", 0, NULL, "Make an empty file, for statements of your own."},
    ALLOW_ONLINE_OPTION,
    ALLOW_OPTION,
    SCHEMA_EXTERNAL_OPTION,
    {0},
};

static const Command COMMAND_NEW = {
    .name = "new",
    .synopsis = "NAME",
    .summary = "write the migration that leads to the schema",
    .help = "Makes a file <version>_NAME.sql in the folder of the migrations and prints its path. "
            "The version is the time in UTC. Needs no database.\n"
            "\n"
            "Where schemac.yaml names the schema, the file holds what leads from the migrations to "
            "the schema as it is now; when they lead there already, no file is made. Where the way "
            "back loses nothing, it is written to <version>_NAME.down.sql. Review both.\n"
            "\n"
            "  schemac migrate new add_teams\n"
            "  schemac migrate new fill_teams --empty\n"
            "\n"
            "Exit codes: 0 made, or nothing to do; 1 error; 3 refused, as for `schemac diff`.",
    .options = NEW_OPTIONS,
    .run = run_new,
    .least_arguments = 1,
    .most_arguments = 1,
};

/* ---- migrate ------------------------------------------------------------------------------------------- */

static const CommandOption OPTIONS[] = {
    {"db", 0, "URL",
     "The database: postgres://user@host/name, or \"host=... dbname=...\". Without it SCHEMAC_DB, "
     "DATABASE_URL or the "
     "PG* variables say which; a password can be in PGPASSWORD or ~/.pgpass."},
    {"dir", 0, "DIR", "The folder of the migrations, instead of the one that schemac.yaml names."},
    {0},
};

static const Command *const SUBCOMMANDS[] = {&COMMAND_UP, &COMMAND_STATUS, &COMMAND_NEW, NULL};

const Command command_migrate = {
    .name = "migrate",
    .synopsis = "",
    .summary = "apply migrations to a database",
    .help = "Migrations are files <version>_<name>.sql in one folder. The database keeps a ledger "
            "of those that were "
            "applied: a table of schemac's own, or with `ledger: supabase` in schemac.yaml that of "
            "the Supabase CLI.",
    .options = OPTIONS,
    .subcommands = SUBCOMMANDS,
};
