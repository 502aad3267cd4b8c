#include "cmd/commands.h"
#include "cmd/context.h"

static ExitCode run_version(Context *context)
{
    str_text(&context->result, "schemac " SCHEMAC_VERSION "\n");
    return EXIT_CODE_OK;
}

const Command command_version = {
    .name = "version",
    .synopsis = "",
    .summary = "print the version",
    .help = "Prints the version of schemac. `schemac --version` does the same.",
    .run = run_version,
};
