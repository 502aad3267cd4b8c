#include "cmd/commands.h"
#include "cmd/context.h"

#include "base/file.h"

#include <ctype.h>
#include <unistd.h>

/* The name of the folder, as far as it can stand in the file without quotes. */
static const char *project_name(Context *context)
{
    char *path = realpath(context->directory, NULL);
    Str name = str_new(context->arena);

    for (const char *c = path != NULL ? path_base(path) : ""; *c != '\0'; c++)
        if (isalnum((unsigned char)*c) || (name.length > 0 && (*c == '_' || *c == '-')))
            str_char(&name, *c);
    free(path);
    /* 123 and "null" would be read as something else than a name. */
    if (name.length == 0 || !isalpha((unsigned char)name.text[0]) ||
        strcasecmp(name.text, "null") == 0)
        return "my_project";
    return name.text;
}

static const char *present(Context *context, const char *first, const char *otherwise)
{
    return file_is_directory(context_path(context, first)) ? first : otherwise;
}

static void append_file(Context *context, Str *out)
{
    bool supabase = file_is_directory(context_path(context, "supabase"));

    str_text(out, "# What schemac knows about this project. Paths are relative to this file.\n"
                  "# `schemac help` lists the commands.\n\n");
    str_printf(out, "# How documentation and generated code call the schema.\nname: %s\n\n",
               project_name(context));
    str_printf(out,
               "# The whole schema as it should be: SQL files, or folders of them.\n"
               "schema: [%s]\n\n",
               present(context, "supabase/schemas", "schema"));
    str_text(out, "# What is there already and belongs to somebody else (a platform's roles and "
                  "schemas): read so that\n"
                  "# names resolve, never created, altered or dropped.\n"
                  "# external: [platform]\n\n");
    str_printf(out,
               "# The migrations that lead there, <version>_<name>.sql, for `schemac migrate`.\n"
               "migrations: %s\n\n",
               present(context, "supabase/migrations", "migrations"));
    str_printf(out,
               "# Where the database notes which are applied: own (schemac.migrations) or supabase "
               "(the table of the\n"
               "# Supabase CLI).\nledger: %s\n\n",
               supabase ? "supabase" : "own");
    str_text(
        out,
        "# Queries of the application; each begins with a line `-- name: tasks_of_user :many`.\n"
        "# queries: queries\n\n"
        "# Templates of your own, or files that replace those of a built-in one.\n"
        "# templates: templates\n\n"
        "# What `schemac generate` makes. Keys other than template and out are options "
        "of the template.\n"
        "outputs:\n"
        "  - template: markdown\n"
        "    out: docs/schema\n"
        "  # - template: c\n"
        "  #   out: src/db\n"
        "  #   prefix: db\n");
}

static ExitCode run_init(Context *context)
{
    const char *path = context_path(context, CONFIG_FILE);
    const char *shown = context_shown(context, path);
    Str text = str_new(context->arena);

    if (file_exists(path)) {
        Diag *diag =
            diag_error(&context->diags, "exists", span_none(), "%s is there already", shown);

        diag->detail = "it was left as it is";
        return EXIT_CODE_ERROR;
    }
    append_file(context, &text);
    if (file_write_if_changed(path, text.text, text.length, &context->diags) == FILE_WRITE_FAILED)
        return EXIT_CODE_ERROR;
    context_say(context, "wrote %s: look it over, then try `schemac check`", shown);
    return EXIT_CODE_OK;
}

const Command command_init = {
    .name = "init",
    .synopsis = "",
    .summary = "write a commented schemac.yaml",
    .help = "Writes schemac.yaml, with every key explained, into the current folder (or that of "
            "-C). A file that is "
            "there already is left alone.",
    .run = run_init,
};
