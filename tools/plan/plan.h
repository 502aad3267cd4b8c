/*
 * Plan: the SQL statements that turn one schema into another, in an order that works.
 *
 * Every difference becomes actions (create, alter, drop). An action runs after the creation of what it needs and before
 * the removal of what it lets go of; drops and creates of one name are separate actions. Objects that block a change
 * are dropped before it and made anew after it, with everything that hangs on them. The order is total and stable.
 */
#ifndef SCHEMAC_PLAN_PLAN_H
#define SCHEMAC_PLAN_PLAN_H

#include "diff/diff.h"

typedef enum ActionVerb {
    ACTION_CREATE,
    ACTION_ALTER,
    ACTION_DROP,
    ACTION_SET_ASIDE,  /* the old type gets another name while its data is converted */
    ACTION_DROP_ASIDE, /* and goes in the end */
    ACTION_RENAME,
} ActionVerb;

/* One object and what happens to it. Actions are in the order in which they run. */
typedef struct PlanAction {
    ActionVerb verb;
    const Object *object; /* the new one, for a drop the old one */
    const char *
        reason; /* why an object is touched that does not differ itself, or is dropped to be made anew; NULL
                             otherwise */
    unsigned
        hazards; /* of what it does, also where that is part of the statement of an action before it */
    bool replaced;  /* of a drop: it is made anew, because it cannot be changed in place */
    bool continues; /* what is left to do of an action before it */
    Steps steps;    /* none: what it does is part of the statement of an action before it */
} PlanAction;

typedef VEC(PlanAction) PlanActionVec;

typedef struct Plan {
    Arena *arena;
    PlanActionVec actions;
    unsigned hazards; /* of all steps */
    bool
        unchecked_bodies; /* there are routines whose bodies cannot be checked when they are created: they use each other */
    bool unchecked_paths; /* or name what is found only with the search_path of their file */
} Plan;

/* How to plan; NULL stands for all zero. */
typedef struct PlanOptions {
    bool online; /* tables are in use: no lock is held for long where there is another way */
} PlanOptions;

/*
 * Plans the way from one model to the other. The plan is on the arena and keeps pointers into both models. NULL, with
 * errors, when there is no safe way (a table would have to be replaced), or when the order has a cycle, which is a bug
 * and names its members.
 */
Plan *plan_make(Arena *arena, const Model *from, const Model *to, const PlanOptions *options,
                DiagList *diags);

/* The word for what an action does: "create", "set aside". */
const char *plan_verb(ActionVerb verb);

/* True when there is nothing to do. */
bool plan_is_empty(const Plan *plan);

/* SQL for a person to review and for psql or the runner to run. Nothing when the plan is empty. */
void plan_format_sql(Str *out, const Plan *plan);

/* The statements alone: the script of a schema, which is a plan from nothing. */
void plan_format_script(Str *out, const Plan *plan);

/* {"format": 1, "actions": [...]} with every fact of every step. */
void plan_format_json(Str *out, const Plan *plan);

/* A line an action: + created, ~ changed, - dropped. */
void plan_format_summary(Str *out, const Plan *plan, bool color);

/* Adds an error for each step with a hazard of `refused`, naming the object. False when there was one. */
bool plan_check_hazards(const Plan *plan, unsigned refused, DiagList *diags);

#endif
