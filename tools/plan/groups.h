/*
 * Groups: which statements of a plan share a transaction. Internal to plan/.
 *
 * A group ends where the next statement needs what the server hands out after a commit only, and before and after a
 * statement that refuses a transaction block.
 */
#ifndef SCHEMAC_PLAN_GROUPS_H
#define SCHEMAC_PLAN_GROUPS_H

#include "plan/plan.h"

/* Sets `starts_group` of the steps; with `online`, a statement that takes long has a transaction of its own. */
void groups_mark(Plan *plan, bool online);

#endif
