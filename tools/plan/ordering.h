/*
 * Ordering: the nodes of a plan while they are put in order. Internal to plan/: order.c makes and sorts them, edges.c says
 * what has to come before what, absence.c moves what is missing for a while.
 */
#ifndef SCHEMAC_PLAN_ORDERING_H
#define SCHEMAC_PLAN_ORDERING_H

#include "plan/changes.h"
#include "plan/graph.h"
#include "plan/plan.h"

/* Up to three nodes for each change, one after the other: what removes the old object (or sets it aside), what makes
 * or alters the new one, and what removes the one set aside. */
enum {
    SLOT_REMOVE,
    SLOT_MAKE,
    SLOT_DROP_ASIDE,
    SLOT_COUNT,
};

typedef struct Node {
    Change *change;
    ActionVerb verb;
    const Object *object;
    bool exists;
    bool folded;       /* part of the statement of its parent */
    bool early;        /* what it makes can be used only after a commit, or it gives up a name */
    bool alone;        /* not to be merged: its parent's statement would be part of a circle */
    ObjectVec clauses; /* what is folded into it, at any depth */
    VEC(const Change *) together; /* of the same room, altered in one go; see room() of KindOps */
} Node;

typedef struct Ordering {
    Arena *arena;
    Changes *changes;
    Plan *plan;
    bool online;
    bool
        any_overload; /* no order has all that go before the users of those of the same name that come */
    DiagList *diags;
    Graph graph;
    Node *nodes;
    size_t node_count;
    /* Of the old schema: what concerns objects that are created now, see undo_for_new of KindOps. */
    ObjectVec lasting;
    struct Map *kept; /* see Steps */
    struct Map *
        excluding; /* NULL before it is asked for: name of a kind to ObjectVec: what is made of it, where that may exclude others */
} Ordering;

/* The node of a change in a slot. */
size_t node_of(const Change *change, size_t slot);

/* The change whose removal takes that of an object along; NULL when it goes by itself, or stays. */
const Change *removed_with(const Ordering *ordering, const Change *change);

/* What keeps the old object under another name: itself, or what it goes along with. NULL: nothing does. */
const Change *aside_of(const Ordering *ordering, const Change *change);

/* The node after which the old object is gone for good. */
size_t last_removal(const Ordering *ordering, const Change *change);

/* True when the object, a column, is inherited from the other one, on which it depends. */
bool is_heir(const Object *object, const Object *original);

/* The object can become a clause of its parent's statement. */
bool may_fold(const Object *object);

/* True for what the statement of the parent brings along without a clause: a clause of that may name it. */
bool is_brought_by(const Node *node, const Change *parent);

/* Brings what drops an object and what makes it anew as close together as the edges let. */
void shorten_absences(Ordering *ordering, IndexVec *order);

/* Whether the object is made as a part of a new parent, but in what is there: it is evaluated for each row. */
bool evaluates_rows(const Changes *changes, const Change *change);

/* What the routines use that an object which is evaluated for rows calls is made before it. */
void edges_of_evaluation(Ordering *ordering, const Change *change);

/* What means the parts of a row by their order comes when all of them are there and nothing else is; and so does a routine whose body
 * may have a whole row, as SELECT * has: in quotes it may say so without naming what goes. */
void edges_of_rows(Ordering *ordering, const Change *change);

/* Adds all edges to the graph, and joins what has to happen together. */
void add_edges(Ordering *ordering);

#endif
