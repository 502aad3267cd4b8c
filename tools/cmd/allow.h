/*
 * Allow: the options of commands that make plans, and the plans that are refused without them.
 */
#ifndef SCHEMAC_CMD_ALLOW_H
#define SCHEMAC_CMD_ALLOW_H

#include "cmd/context.h"
#include "plan/plan.h"

/* Reads the lists of all --allow into a set of hazards. False after an error. */
bool allow_read(Context *context, unsigned *allowed);

/* False when the plan has hazards that have to be allowed and are not; each object is named then, and the option. */
bool allow_plan(Context *context, const Plan *plan, unsigned allowed);

#define ALLOW_OPTION                                                         \
    {                                                                        \
        "allow", 0, "HAZARD,...",                                            \
            "Accept a plan that has these hazards. Refused unless allowed: " \
            "data-loss."                                                     \
    }

#define ALLOW_ONLINE_OPTION                                                        \
    {                                                                              \
        "online", 0, NULL,                                                         \
            "Tables are in use: build indexes concurrently, validate constraints " \
            "apart from adding them."                                              \
    }

#endif
