/*
 * Sharing: one statement where several would change a table one after the other. Internal to plan/.
 *
 * The rows are read or written once, and the lock is taken once.
 */
#ifndef SCHEMAC_PLAN_SHARING_H
#define SCHEMAC_PLAN_SHARING_H

#include "plan/plan.h"

/* Moves steps of actions that stand beside each other into the first of them. What is said of each stays, with the names of
 * those that it is about. */
void share_statements(Plan *plan);

#endif
