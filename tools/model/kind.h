/*
 * KindOps: everything the program needs to know of a kind of object. tools/kinds/<name>.c exports
 * one for each line of kinds.def; nothing outside tools/kinds/ may ask which kind an object is in
 * order to treat it differently, except the front ends that make objects.
 *
 * Plans are made of steps. A kind writes the steps that create, alter or drop one object and states
 * their facts; the planner decides which are needed and in which order.
 */
#ifndef SCHEMAC_MODEL_KIND_H
#define SCHEMAC_MODEL_KIND_H

#include "model/model.h"

/* What may go wrong when a step runs on a database that is in use, as a set. */
typedef enum Hazard {
    HAZARD_DATA_LOSS = 1 << 0,        /* rows, values or columns are gone afterwards */
    HAZARD_TABLE_REWRITE = 1 << 1,    /* every row is written again */
    HAZARD_TABLE_SCAN = 1 << 2,       /* every row is read while a lock is held */
    HAZARD_ACCESS_EXCLUSIVE = 1 << 3, /* readers wait for more than a moment */
    HAZARD_SECURITY_CHANGE = 1 << 4,  /* somebody may do more or less than before */
    HAZARD_UNTRACKABLE = 1 << 5,      /* schemac cannot know everything that depends on it */
    HAZARD_MAY_FAIL = 1 << 6,         /* fails when the existing rows do not fit */
    HAZARD_COUNT = 7,
} Hazard;

/* "DATA_LOSS", "ACCESS_EXCLUSIVE_LOCK" and so on, for the bit 1 << index. */
const char *hazard_name(unsigned index);

typedef enum StepTransaction {
    STEP_INSIDE,       /* runs in the transaction of its group */
    STEP_COMMIT_AFTER, /* its effect can be used only after a commit (ALTER TYPE … ADD VALUE) */
    STEP_OUTSIDE,      /* cannot run in a transaction block */
} StepTransaction;

/* One SQL statement of a plan, without the final semicolon. */
typedef struct Step {
    const char *sql; /* "": nothing to run; the note says what has to be done by hand */
    unsigned hazards;
    StepTransaction transaction;
    const char *note;   /* why, in words, for the reader of the plan; may be NULL */
    TextVec notes;      /* the parts of `note` where several actions share the statement */
    ObjectVec others;   /* what these are about, but for the first of them */
    const char *reason; /* why several actions share the statement; NULL: as the action says */
    const char *
        makes; /* of STEP_COMMIT_AFTER: the text by which later statements name what it makes; may be NULL */
    bool
        starts_group; /* what comes before has to be committed; the planner sets it where a kind does not */
    bool
        names_only; /* it gives the object another name, and comes before what may be made under the former one */
    size_t list_start,
        list_end; /* the list in `sql` that statements share which are alike but for it; 0: there is none */
} Step;

typedef VEC(Step) StepVec;

/* Where steps are collected. */
typedef struct Steps {
    Arena *arena;
    StepVec list;
    /* The planner's answer to steps_counterpart(); NULL where there is no plan. */
    const Object *(*counterpart)(const void *context, const Object *object);
    /* The same for steps_succession(). */
    const Object *(*succession)(const void *context, const Object *object);
    const void *context;
    const Model *model; /* the new model, which knows the casts; NULL where there is no plan */
    struct Map
        *kept;   /* what rules have found out in this plan, for themselves; NULL: nothing is kept */
    bool parked; /* `park` or `prepare` of KindOps has done its part */
    bool
        late; /* it was to be evaluated for the rows that are there as a part of its parent (`evaluated` of KindOps), and
                    comes after that: it has to see to these rows itself */
    bool online; /* the table is in use: rather more steps than a lock that is held for long */
} Steps;

/* The object of the other model that this one becomes, or was, without being dropped and created in between; NULL when
 * the plan drops or makes it. */
const Object *steps_counterpart(const Steps *steps, const Object *object);

/* The other one of a pair that `numbers` of KindOps makes: for a new object the former one, which is set aside, and the
 * other way round; NULL for none. */
const Object *steps_succession(const Steps *steps, const Object *object);

/* Adds a step; the text of `sql` is copied. Returns it, valid until the next one is added. */
Step *steps_add(Steps *steps, const Str *sql, unsigned hazards);

/* Says something else of a step, behind what is said of it already. */
void step_add_note(Arena *arena, Step *step, const char *note);

/* Why an object stays under another name although it goes. */
typedef enum Aside {
    ASIDE_NEVER,
    ASIDE_FOR_VALUES,    /* until the values that are stored of it are converted: a type */
    ASIDE_WITH_USER,     /* for as long as something that is set aside uses it: a routine */
    ASIDE_FOR_SUCCESSOR, /* until what goes on with its numbers has been made: a sequence */
    ASIDE_ONLINE, /* until the new one is there, while the table is in use: a constraint, an index */
} Aside;

/* How an object that is created together with its parent gets into the parent's statement. */
typedef enum Folding {
    FOLD_NEVER,       /* a statement of its own */
    FOLD_IF_POSSIBLE, /* a clause of the parent's CREATE when nothing that it needs comes later */
    FOLD_ALWAYS,      /* always a clause, the parent cannot be created without it */
} Folding;

/* What the planner does with an object when something it depends on is replaced by another of the
 * same name. */
typedef enum OnReplaced {
    REPLACED_RECREATE, /* drop before, create after */
    REPLACED_ALTER,    /* altered in between: a column whose type is replaced */
    REPLACED_NOTHING,  /* the server does not care */
} OnReplaced;

typedef struct KindOps {
    const char
        *sql_kind; /* as COMMENT ON, DROP and ALTER spell it: "TABLE"; NULL: not known there */
    size_t size;   /* of the object struct */
    const Attribute *attributes;
    Folding folding;
    OnReplaced on_replaced;
    bool in_order; /* those of one parent stand in an order, and what is new comes at the end */
    bool
        evaluated; /* made as a part of its parent, it is evaluated for the rows that are there: what the bodies use of the
                      routines that it calls has to be there */
    bool
        reaches_parts; /* a change of it takes effect on the object of the same kind and name of each
                           child of the parent, so it comes first (REVOKE on a table) */
    bool holds_on; /* altering it does not let go of what it depends on: it goes when that goes */
    bool has_rows; /* it has rows as soon as it is made, which may not suit what hangs on it */
    bool
        owns_parent; /* its parent is dropped together with what this object depends on (OWNED BY) */

    /*
     * True when making the object (`from` is NULL) or altering it has the server look at every stored value of the type
     * that it is, or is a part of. The server can do so for columns of that very type only: where arrays or rows of it
     * are stored, the type is replaced. NULL: it never looks.
     */
    bool (*checks_values)(const Object *from, const Object *to);

    bool
        holds_parent; /* the server refuses to drop its parent while it is there, so it is dropped by itself */

    /* Whether one that comes to the parent of this one, which goes, comes before that where it is possible. NULL: never. */
    bool (*leaves_last)(const Object *object);

    /* Whether its parent is replaced with it when it cannot be altered in place. NULL: never. */
    bool (*replaces_parent)(const Object *from, const Object *to);

    /* Appends the other children of its parent that have to be made anew for the object to be made, if they were there before,
     * because of the order in which such children stand. NULL: never. */
    void (*displaces)(const Object *object, const Object *former_parent, Arena *arena,
                      ObjectVec *displaced);

    /* The objects, one after the other, whose parts (those that `moves`) have to stand on the server as in the new schema for this one
     * to mean there what it means here; NULL at the end. NULL: there are none. */
    const Object *(*relies_on_order)(const Object *object, size_t i);

    /* Whether the object can be made anew behind others of its parent without a loss. NULL: it cannot. */
    bool (*moves)(const Object *from, const Object *to, Steps *steps);

    /* The name of the object as it stands after sql_kind in COMMENT ON: `c ON public.t`. NULL where
     * sql_kind is. */
    void (*append_reference)(Str *out, const Object *object);

    /*
     * Steps that make the object. `folded` holds every object that becomes part of the statement,
     * at any depth and in any order (a table gets its columns and their defaults); each kind picks
     * those whose parent the object is. NULL stands for none. Whether hazards matter on a table
     * that the same plan creates is for the planner to say.
     */
    void (*create)(const Object *object, const ObjectVec *folded, Steps *steps);

    /* The clause inside the parent's statement, for kinds that fold; NULL where that brings the object along without a word. */
    void (*append_clause)(Str *out, const Object *object, const ObjectVec *folded);

    /* False when this object has to be created by a step of its own although its kind folds. NULL:
     * it can fold. */
    bool (*can_fold)(const Object *object);

    /* What the clause cannot say: steps that follow the statement an object was folded into. The
     * parent's `create` calls it. NULL: nothing. */
    void (*create_rest)(const Object *object, Steps *steps);

    /*
     * Steps that turn `from` into `to`, which differ in the attributes of `changed` (all flagged
     * ATTRIBUTE_ALTER). False: the server has no way to do it in place, so the object is replaced.
     * NULL: never in place.
     */
    bool (*alter)(const Object *from, const Object *to, AttributeSet changed, Steps *steps);

    /* Whether the server carries the object over while another one (from, to), which is its parent
     * or which it uses in an expression, changes an attribute flagged ATTRIBUTE_BLOCKS in place. If
     * not, it is dropped before and made anew after. NULL: a child is carried over, a user is not. */
    bool (*carries_over)(const Object *object, const Object *from, const Object *to);

    /* Whether the object has to be gone while another one that it should rather follow (DEPENDENCY_SOFT) changes an attribute
     * flagged ATTRIBUTE_BLOCKS: a foreign key, while a partition that it points at gets other bounds. NULL: never. */
    bool (*gives_way)(const Object *object, const Object *on);

    /* The attribute that alone uses another object, and that can be taken off and given back where the object is not to be
     * made anew because the other one is (the default of a domain). NULL, or NULL returned: there is none. */
    const char *(*released_by)(const Object *object, const Object *on);

    /* Whether making the object (`from` is NULL) or altering it writes values into the rows of its table that is there.
     * The server refuses that while rows of the table are values of columns elsewhere: these are parked. NULL: never. */
    bool (*rewrites_rows)(const Object *from, const Object *to, AttributeSet changed);

    /* Steps that give what the object holds another form until the type that it has is changed; an alteration of the
     * type with `parked` in its steps brings it back. False: there is no need, nothing is stored. NULL: it holds none. */
    bool (*park)(const Object *from, const Object *to, Steps *steps);

    /* Steps that come where the old object is dropped otherwise, so that making the new one (with `parked` in its steps)
     * finds what it needs: the values of a column under another name. `from` is NULL where there is none. False: it is
     * made as any other. NULL: always. */
    bool (*prepare)(const Object *from, const Object *to, Steps *steps);

    /* Where alterations of several objects that are linked by their children (tables by foreign
     * keys) depend on each other: above 0, this one comes after those that the children refer to;
     * below 0, before. NULL, or 0: it does not matter. */
    int (*alter_order)(const Object *from, const Object *to);

    /* Whether the object, as it stands, has a say in the statements that define others (event triggers): it goes before
     * all else, and comes after. NULL: never. */
    bool (*interferes)(const Object *object);

    /* Whether the server would refuse the object when it looks into its definition, in a session that knows nothing of
     * what the file has set: only a part that it can be told to pass over may be so. NULL: never. */
    bool (*unchecked)(const Object *object);

    bool
        moves_alone; /* although it has a parent, it has a schema of its own, and can have another one */

    /* The statement that gives the object another name and changes nothing else: `ALTER TABLE public.t RENAME TO u`.
     * NULL: the server has none. */
    void (*append_rename)(Str *out, const Object *object, const char *name);

    /* What has to be gone before the server lets the object have another name, where that is not given to what it is from as
     * well: the links to parents, or the type of the table, that have the column, one after the other from *next = 0;
     * `*origin` is what it is from. NULL at the end. NULL: nothing. */
    const Object *(*held_by)(const Object *object, size_t *next, const Object **origin);

    /* Steps that give what the server made with the object, under its name, the other name or schema before it gets that itself:
     * the functions of a range type. NULL: nothing. */
    void (*rename_rest)(const Object *object, const char *schema, const char *name, Steps *steps);

    /* For kinds that an object of another name can stand for when all attributes are the same: whether what the
     * attributes do not tell is the same, too. Then the object is renamed without being told. NULL: never. */
    bool (*same_content)(const Object *from, const Object *to);

    /* Named parts that are no objects (labels of an enum): whether there is one of this name, and the statement that
     * renames it. NULL: no such parts. */
    bool (*has_part)(const Object *object, const char *name);
    void (*append_part_rename)(Str *out, const Object *object, const char *from, const char *to);

    /* What the object takes a part of that no other may take: the partitioned table of a bound. Those that give up their
     * part come before those that take one; altered ones write two steps, which give up and take. NULL, or NULL
     * returned: nothing. */
    const Object *(*room)(const Object *object);

    /* Whether the server makes the object with one that depends on it (the part of an index, when the partition joins), so
     * that what is left to do comes after that. NULL: never. */
    bool (*comes_along)(const Object *object);

    /* Whether the server refuses the object, or a change of it, where NOT NULL of the columns of its table is not yet in
     * force (an identity, a partition, an index that identifies the rows of its table). */
    bool needs_not_null;

    /* What the server makes the object with, and removes it with, one after the other (a trigger of a partition); NULL at
     * the end. Another object of its name has to be gone before, or can come after. NULL: nothing. */
    const Object *(*comes_with)(const Object *object, size_t index);

    /* Whether another object of the kind, which goes, has to be gone before this one is made: a table has one primary
     * key, and the server would take an operator for the shell that comes with another one. NULL: never. */
    bool (*excludes)(const Object *object, const Object *other, Arena *scratch);

    /* Appends what was made by itself, and the server removes with the object (the parts of the index of a partitioned
     * table). NULL: nothing. */
    void (*takes_along)(const Object *object, Arena *arena, ObjectVec *taken);

    /* Whether there is such an object without any schema (a language), so that what hangs on it does not go along. NULL:
     * never, or always, where nothing drops it. */
    bool (*stays)(const Object *object);

    /* Steps that remove the object. NULL: it goes with its parent and needs none. */
    void (*drop)(const Object *object, Steps *steps);

    /*
     * For kinds whose objects may have to stay for a while when something takes their place: steps that move the old object
     * out of the way before the new one is created, and that remove it in the end. NULL for the others.
     */
    Aside aside;
    void (*set_aside)(const Object *object, Steps *steps);
    void (*drop_aside)(const Object *object, const Object *to, Steps *steps);

    /* For ASIDE_ONLINE: whether both can be there at a time. */
    bool (*stands_beside)(const Object *from, const Object *to);

    /* For ASIDE_FOR_SUCCESSOR: the column that the object gives numbers to. What gives
     * them in the new model goes on where this one ends. NULL, or NULL returned: none. */
    const Object *(*numbers)(const Object *object);

    /* Steps that follow the creation of `to` while `from` is set aside: what turns values of the one into values of the
     * other where their text does not. NULL: nothing is needed. */
    void (*bridge)(const Object *from, const Object *to, Steps *steps);

    /*
     * For kinds because of which the server does something to objects that are created later (default privileges): steps
     * that follow the creation of `created`, so that it is as if `object` had not been there. NULL for the others.
     */
    void (*undo_for_new)(const Object *object, const Object *created, Steps *steps);
} KindOps;

/* The operations of a kind; defined by the list in kinds.def. */
const KindOps *kind_ops(ObjectKind kind);

/* "foreign_key", "foreign_keys"; the name with spaces for people. */
const char *kind_name(ObjectKind kind);
const char *kind_plural(ObjectKind kind);
const char *kind_label(ObjectKind kind);
Namespace kind_namespace(ObjectKind kind);
/* Place in kinds.def: lighter kinds are created first where nothing else decides. */
int kind_weight(ObjectKind kind);

/* The attributes of an object that a pointer to it leads to, for generic code. */
const Attribute *object_attributes(const Object *object);

/* The text or name that an attribute of this name holds; NULL where it holds none, and for kinds without such a one. */
const char *object_text(const Object *object, const char *attribute);

#endif
