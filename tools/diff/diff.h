/*
 * Diff: what differs between two models, object by object and attribute by attribute.
 *
 * Objects are the same when they have the same key (namespace, schema, parent, name, signature). The comparison walks
 * the attribute tables and knows no kind by name. What to do about a difference is the planner's business.
 */
#ifndef SCHEMAC_DIFF_DIFF_H
#define SCHEMAC_DIFF_DIFF_H

#include "model/kind.h"

typedef enum DeltaType {
    DELTA_ADD,    /* only in `to` */
    DELTA_DROP,   /* only in `from` */
    DELTA_CHANGE, /* in both, with other attributes, of another kind or below another parent */
} DeltaType;

typedef struct Delta {
    DeltaType type;
    Object *from;         /* NULL for DELTA_ADD */
    Object *to;           /* NULL for DELTA_DROP */
    AttributeSet changed; /* of DELTA_CHANGE */
} Delta;

/* `changed` of an object that has another kind or parent than before: it can only be replaced. */
#define DELTA_CHANGED_NATURE (~(AttributeSet)0)

typedef VEC(Delta) DeltaVec;

/* What stands for the same in two models. */
typedef struct Pairs {
    Object **
        to; /* for each object of the old model, in its order, the new one of the same key; NULL: there is none */
    Object **from; /* the other way round */
} Pairs;

/* Finds the pairs of two finished models; external objects are among them. On the arena. */
Pairs diff_pairs(Arena *arena, const Model *from, const Model *to);

/* Appends the deltas that turn `from` into `to`, in the order of the models. External objects are left out. */
void diff_models(Arena *arena, const Model *from, const Model *to, const Pairs *pairs,
                 DeltaVec *deltas);

#endif
