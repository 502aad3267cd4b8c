/*
 * Former names: what an annotation `-- @renamed from=old_name` says, and which object of the old schema it speaks of. Internal
 * to plan/.
 */
#ifndef SCHEMAC_PLAN_FORMER_H
#define SCHEMAC_PLAN_FORMER_H

#include "model/kind.h"

#define FORMER_ANNOTATION "renamed"

/* What `from=…` and `to=…` of an annotation say. */
typedef struct Former {
    const char *schema; /* NULL: not said */
    const char *name;
    const char *part; /* the new name of a part; NULL: the object itself was renamed */
} Former;

/* Reads an annotation, on the arena. False for one that is about something else, or names nothing. */
bool former_read(Arena *arena, const Annotation *annotation, Former *former);

/* Where former names are looked for. */
typedef struct Formers {
    const Model *from;
    const Model *to;
    Map *renamed; /* key of a new object to the old one that is renamed */
} Formers;

/* The name that a schema of the new model had. */
const char *former_schema(const Formers *formers, const char *name);

/* The old object that a new one was: renamed, or with the same name. NULL: there was none. */
Object *former_of(const Formers *formers, const Object *object);

/* The old object that the annotation of a new one speaks of; NULL for none that can be renamed. */
Object *former_find(const Formers *formers, const Object *object, const Former *former);

/* The old object that has the name of a new one, which is to be given to another. */
Object *former_holder(const Formers *formers, const Object *object);

/* Warns of each annotation of the new model that does nothing: one that is passed over silently costs the values of a column.
 * `from` is the old model after the renames. */
void former_report(Arena *arena, const Formers *formers, DiagList *diags);

#endif
