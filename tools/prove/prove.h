/*
 * Prove: carries out a plan on throwaway servers and looks at what comes of it.
 *
 * Roles belong to a whole server, so FROM and TO are loaded on one each. Rows are put into the tables of FROM, chosen
 * so that TO would take them as well; the plan runs in the transactions that the runner would use; then the catalogs
 * of both databases are compared, and the rows are looked for. The caller compares the second plan, for which no server
 * is needed.
 *
 * Everything of the result is on the arena given. The servers are gone when prove_run() returns, or the process ends.
 */
#ifndef SCHEMAC_PROVE_PROVE_H
#define SCHEMAC_PROVE_PROVE_H

#include "plan/plan.h"
#include "scratch/scratch.h"
#include "sqlread/sqlread.h"

/* A fact of the catalog that is not as TO has it; `is` or `should` is NULL where one side has no such thing. */
typedef struct ProveDifference {
    const char *kind;
    const char *identity;
    const char *is;
    const char *should;
} ProveDifference;

typedef VEC(ProveDifference) ProveDifferenceVec;

/* Something about a table: why it stayed empty, what became of its rows. */
typedef struct ProveNote {
    const char *table;
    const char *text;
} ProveNote;

typedef VEC(ProveNote) ProveNoteVec;

typedef struct ProveInput {
    const SqlScript *from;
    const SqlScript *to;
    const Plan *plan;
    const char *pg_bin;                                                /* as for ScratchOptions */
    void (*progress)(void *data, const char *what, long milliseconds); /* NULL: nobody listens */
    void *data;
} ProveInput;

typedef struct ProveResult {
    bool complete; /* false: an error came before there was anything to compare */
    bool applied;  /* every statement of the plan ran */
    size_t from_statements;
    size_t to_statements;
    size_t plan_statements;
    size_t transactions;
    size_t tables; /* of FROM, that hold rows themselves */
    size_t filled; /* that got rows */
    size_t rows;
    ProveNoteVec empty; /* those that stayed empty, and why */
    size_t facts;       /* of TO */
    ProveDifferenceVec differences;
    size_t kept_rows;
    size_t kept_values; /* that were compared */
    size_t sequences;
    ProveNoteVec losses;
} ProveResult;

/* Servers cannot be started, FROM or TO cannot be loaded: errors, and `complete` stays false. What the server refuses of
 * the plan is an error, too. */
void prove_run(Arena *arena, const ProveInput *input, ProveResult *result, DiagList *diags);

/* A schema may name roles without making them. The statement that creates the one that the server misses, as its message
 * says; NULL for other messages. */
const char *prove_create_role(Arena *arena, const char *message);

/* True when nothing is wrong in the result. */
bool prove_holds(const ProveResult *result);

#endif
