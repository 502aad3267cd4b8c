/*
 * Likeness: which of two objects is rather the one that a third was or becomes, where a name alone does not tell. Internal to
 * plan/.
 */
#ifndef SCHEMAC_PLAN_LIKENESS_H
#define SCHEMAC_PLAN_LIKENESS_H

#include "plan/former.h"

/* How much an old object and a new one differ, in attributes and in what hangs on them; SIZE_MAX where the kinds differ. The
 * texts that are needed for it are on the arena. */
size_t likeness_distance(Arena *arena, const Object *from, const Object *to);

#endif
