/*
 * Changes: what has to happen to each object, before the order is decided. Internal to plan/.
 *
 * It starts from the differences of the two models and adds what follows from them: objects that block a change are
 * replaced as well, children follow their parents, columns are converted when their type is replaced.
 */
#ifndef SCHEMAC_PLAN_CHANGES_H
#define SCHEMAC_PLAN_CHANGES_H

#include "diff/diff.h"

typedef enum ChangeType {
    CHANGE_NONE,
    CHANGE_CREATE,
    CHANGE_DROP,
    CHANGE_ALTER,
    CHANGE_REPLACE, /* drop the old one, create the new one */
} ChangeType;

/* One object of either model. */
typedef struct Change {
    ChangeType type;
    Object *from; /* NULL: only in the new model */
    Object *to;   /* NULL: only in the old model */
    AttributeSet changed;
    const char *reason; /* why it is touched although it does not differ; NULL when it does */
    const char *cause;  /* of what differs, but not so that it has to be replaced: why it is */
    bool queued;
    struct Change *
        succession; /* the one that goes on with the numbers of this one, and the other way round: see numbers of KindOps */
    bool released; /* altered twice: it lets go of what it used first; see released_by of KindOps */
    bool
        aside; /* replaced, but values of the old type are stored: it stays under another name until they are converted */
    bool
        parked; /* altered, and what it holds is kept in another form until others have changed: see stored_rows.h */
    bool
        rearranged; /* parts of it are made anew so that all stand in their order; see relies_on_order of KindOps */
    size_t first_node; /* of the graph: see order.c */
} Change;

typedef struct Dependent {
    Change *change;
    DependencyType type;
    bool of_values;
} Dependent;

/* The dependents of an object: a part of Changes. */
typedef struct Dependents {
    const Dependent *items;
    size_t count;
} Dependents;

typedef VEC(Change *) ChangeVec;

typedef struct Changes {
    Arena *arena;
    const Model *former;
    const Model *model;      /* the new one */
    ChangeVec list;          /* in the order of the old model, then what is new */
    ChangeVec acting;        /* those of them that are not CHANGE_NONE, in the same order */
    Change **of_former;      /* for each object of the old model; NULL for external ones */
    Change **of_model;       /* the same of the new model */
    Dependent *dependents;   /* of all objects of the old model, one after the other */
    size_t *first_dependent; /* for each of these objects, and for the end */
} Changes;

/* Whether the object, which is no query of its own, makes the row that `member`, which goes, was a column of, with all that it
 * consists of. */
bool uses_row_without(const Object *object, const Object *member);

/* Whether what is stored keeps an object of the kind under another name for a while when it is replaced. */
bool kind_keeps_values(ObjectKind kind);

/* Works out all changes from `from` to `to`. */
Changes *changes_make(Arena *arena, const Model *from, const Model *to);

/* Has one change more replace the old object, with all that follows. */
void changes_replace(Changes *changes, Change *change, const char *reason);

/* Whether a column that this plan keeps holds values of the type, by themselves or inside of others. */
bool type_is_kept(const Changes *changes, const Object *type);

/* Which of the acting changes set the old object aside (asides.c). */
void find_asides(Changes *changes);

/* The same for constraints and indexes of tables that are in use: there the former one can wait for the new one. */
void find_standing(Changes *changes);

/* What depends on an object of the old model. */
Dependents changes_dependents(const Changes *changes, const Object *former);

/* The change of an object; NULL for external ones. */
Change *changes_of(const Changes *changes, const Object *object);

/* See steps_counterpart(). */
const Object *changes_counterpart(const void *changes, const Object *object);

/* Where the steps of an object go, with what its kind may ask of the plan; also for a trial. On the arena of the changes. */
Steps changes_steps(const Changes *changes);

/* True when the old object is removed (dropped, or dropped to be made anew). */
bool change_drops(const Change *change);

/* True when the new object is made. */
bool change_creates(const Change *change);

/* The first attribute that changes and that nothing may use in an expression meanwhile (ATTRIBUTE_BLOCKS); NULL for none. */
const Attribute *change_blocking(const Change *change);

#endif
