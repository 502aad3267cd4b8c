/*
 * The commands, one file each.
 */
#ifndef SCHEMAC_CMD_COMMANDS_H
#define SCHEMAC_CMD_COMMANDS_H

#include "cmd/command.h"

extern const Command command_init;
extern const Command command_check;
extern const Command command_inspect;
extern const Command command_generate;
extern const Command command_emit;
extern const Command command_diff;
extern const Command command_prove;
extern const Command command_migrate;
extern const Command command_scratch;
extern const Command command_version;
extern const Command command_help;

#endif
