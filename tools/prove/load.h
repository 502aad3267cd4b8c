/*
 * Loading: running the statements of a schema, and those of a plan, on a server. Internal to prove/.
 */
#ifndef SCHEMAC_PROVE_LOAD_H
#define SCHEMAC_PROVE_LOAD_H

#include "migrate/session.h"
#include "plan/plan.h"
#include "sqlread/sqlread.h"

/*
 * Runs all statements of a script, each as psql would. Those that need what comes later are tried again after the
 * others, as the reader does. Roles that nothing creates are created; their names are appended to `roles`. False after
 * errors.
 */
bool load_script(Session *session, const SqlScript *script, TextVec *roles);

/* Creates those of the roles that are not there. */
bool load_roles(Session *session, const TextVec *roles);

/* Runs a plan in the transactions of the runner. False after an error, which tells the action it belongs to. */
bool load_plan(Session *session, const Plan *plan, size_t *statements, size_t *transactions);

#endif
