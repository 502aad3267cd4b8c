/*
 * Renames: the objects of a schema that have another name in the new one, and the statements that rename them.
 *
 * An annotation of the new schema says so (`-- @renamed from=old_name`, or from=old_schema.old_name), or an object with
 * the same content took its place: a constraint, an index, an owned sequence. Annotations whose work is done are of no
 * effect: the old name is gone, or the new one is taken already.
 *
 * What else follows from a rename (views, bodies, defaults and grants that name the object) is known to whoever reads
 * the statements as a part of the old schema; that is how they are used: the old schema is read once more with them.
 */
#ifndef SCHEMAC_PLAN_RENAMES_H
#define SCHEMAC_PLAN_RENAMES_H

#include "plan/plan.h"

/* One statement. */
typedef struct Rename {
    const Object *object; /* of the new schema; of the old one, where it has to be gone before */
    const char *sql;
    ActionVerb verb;
    unsigned hazards;
    const char *note;
} Rename;

typedef VEC(Rename) RenameVec;

/* Appends the renames that annotations of `to` ask for, in the order in which they have to run. */
void renames_find_annotated(Arena *arena, const Model *from, const Model *to, RenameVec *renames);

/* Annotates the objects of `from` with what the annotations of `to` ask for, so that the way back undoes it. */
void renames_turn_round(Arena *arena, const Model *from, const Model *to);

/* Appends the renames of objects whose content is the same; `from` is the old schema after the annotated renames. */
void renames_find_same(Arena *arena, const Model *from, const Model *to, RenameVec *renames);

/* Reads the old schema once more, with the renames after it. NULL after an error. */
typedef Model *(*RereadFunction)(void *context, Source *renames);

/*
 * The plan from one schema to the other with the renames at its beginning; as plan_make() otherwise. `from` may be
 * replaced by what `reread` returns.
 */
Plan *renames_plan(Arena *arena, const Model *from, const Model *to, RereadFunction reread,
                   void *context, const PlanOptions *options, DiagList *diags);

#endif
