/*
 * Order: the actions that the changes need, what has to come before what, and the resulting sequence. Internal to plan/.
 */
#ifndef SCHEMAC_PLAN_ORDER_H
#define SCHEMAC_PLAN_ORDER_H

#include "plan/changes.h"
#include "plan/plan.h"

/* Appends the actions of all changes to the plan, in order, with their steps. False, with an error, on a cycle. */
bool order_changes(Changes *changes, Plan *plan, const PlanOptions *options, DiagList *diags);

#endif
