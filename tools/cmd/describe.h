/*
 * Describe: what a server says of the project's queries. A throwaway server gets the schema; each query is prepared on it.
 */
#ifndef SCHEMAC_CMD_DESCRIBE_H
#define SCHEMAC_CMD_DESCRIBE_H

#include "cmd/context.h"
#include "config/queries.h"

/*
 * Puts the types that the server gives to parameters and results into the shapes of the queries, which were resolved
 * before. False after errors: no server, a schema that does not load, a query that the server refuses (at its place).
 */
bool describe_queries(Context *context, const Model *model, QueryVec *queries);

#define DESCRIBE_OPTIONS                                                                        \
    {"scratch", 0, NULL,                                                                        \
     "Ask a throwaway PostgreSQL server for the types of the queries' parameters and results, " \
     "instead of relying on the model alone."},                                                 \
    {                                                                                           \
        "pg-bin", 0, "DIR",                                                                     \
            "For --scratch: the folder of initdb and postgres. Without it: SCHEMAC_PG_BIN, "    \
            "pg_config, the usual places of packages, PATH."                                    \
    }

#endif
