/* schemac: a schema compiler for PostgreSQL. Everything is in cmd/. */
#include "cmd/command.h"

int main(int argc, char **argv)
{
    return cmd_main(argc, argv);
}
