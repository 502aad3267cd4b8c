/*
 * What the nodes of libpg_query 18 have that those of 17 have not: the only place that asks for the version. With 17 these
 * say what a statement without the words of PostgreSQL 18 means; the words themselves are syntax errors of its grammar.
 */
#ifndef SCHEMAC_SQLREAD_PGVERSION_H
#define SCHEMAC_SQLREAD_PGVERSION_H

#include "sqlread/pgtree.h"

/* What ALTER TABLE … ALTER CONSTRAINT changes. */
typedef struct ConstraintChange {
    const char *name;
    bool enforceability; /* [NOT] ENFORCED */
    bool enforced;
    bool deferrability; /* [NOT] DEFERRABLE, INITIALLY … */
    bool deferrable;
    bool initially_deferred;
    bool inheritability; /* [NO] INHERIT */
    bool no_inherit;
} ConstraintChange;

/* Comments are tokens, too. A scanner of libpg_query before 18.1 knows nothing else. */
#if PG_VERSION_NUM >= 180006
#define PG_RETURN_COMMENTS(extra) ((extra)->return_comments = true)
#else
#define PG_RETURN_COMMENTS(extra) ((void)(extra))
#endif

#if PG_VERSION_NUM >= 180000

/* The list of expressions of INSERT, UPDATE, DELETE or MERGE … RETURNING; NULL when there is none. */
#define PG_RETURNING(statement) \
    ((statement)->returningClause == NULL ? NULL : &(statement)->returningClause->exprs)

/* The name that WITH (OLD AS o, NEW AS n) behind RETURNING gives to the row of that kind; NULL when it gives none. */
static inline const char *pg_returned_row(const ReturningClause *clause, ReturningOptionKind kind)
{
    ListCell *cell;

    if (clause == NULL)
        return NULL;
    foreach(cell, clause->options)
    {
        const ReturningOption *option = lfirst_node(ReturningOption, cell);

        if (option->option == kind)
            return option->value;
    }
    return NULL;
}

#define PG_RETURNED_ROW(statement, kind) \
    pg_returned_row((statement)->returningClause, RETURNING_OPTION_##kind)

static inline bool pg_is_virtual(const Constraint *generated)
{
    return generated->generated_kind == ATTRIBUTE_GENERATED_VIRTUAL;
}

/* Of a check or a foreign key; of others the grammar leaves it unset. */
static inline bool pg_is_enforced(const Constraint *constraint)
{
    return constraint->is_enforced;
}

static inline bool pg_without_overlaps(const Constraint *key)
{
    return key->without_overlaps;
}

/* FOREIGN KEY (…, PERIOD p) and REFERENCES t (…, PERIOD p). */
static inline bool pg_with_period(const Constraint *key)
{
    return key->fk_with_period;
}

static inline bool pg_references_period(const Constraint *key)
{
    return key->pk_with_period;
}

/* ENFORCED and NOT ENFORCED behind a constraint of a column are nodes of their own. */
static inline bool pg_is_enforced_word(const Constraint *constraint, bool *enforced)
{
    *enforced = constraint->contype == CONSTR_ATTR_ENFORCED;
    return *enforced || constraint->contype == CONSTR_ATTR_NOT_ENFORCED;
}

static inline void pg_set_enforced(Constraint *constraint, bool enforced)
{
    constraint->is_enforced = enforced;
}

static inline ConstraintChange pg_constraint_change(const Node *node)
{
    const ATAlterConstraint *change = castNode(ATAlterConstraint, node);

    return (ConstraintChange){
        .name = change->conname,
        .enforceability = change->alterEnforceability,
        .enforced = change->is_enforced,
        .deferrability = change->alterDeferrability,
        .deferrable = change->deferrable,
        .initially_deferred = change->initdeferred,
        .inheritability = change->alterInheritability,
        .no_inherit = change->noinherit,
    };
}

#else

#define PG_RETURNING(statement) (&(statement)->returningList)
#define PG_RETURNED_ROW(statement, kind) NULL

static inline bool pg_is_virtual(const Constraint *generated)
{
    (void)generated;
    return false;
}

static inline bool pg_is_enforced(const Constraint *constraint)
{
    (void)constraint;
    return true;
}

static inline bool pg_without_overlaps(const Constraint *key)
{
    (void)key;
    return false;
}

static inline bool pg_with_period(const Constraint *key)
{
    (void)key;
    return false;
}

static inline bool pg_references_period(const Constraint *key)
{
    (void)key;
    return false;
}

static inline bool pg_is_enforced_word(const Constraint *constraint, bool *enforced)
{
    (void)constraint;
    *enforced = true;
    return false;
}

static inline void pg_set_enforced(Constraint *constraint, bool enforced)
{
    (void)constraint;
    (void)enforced;
}

static inline ConstraintChange pg_constraint_change(const Node *node)
{
    const Constraint *change = castNode(Constraint, node);

    return (ConstraintChange){
        .name = change->conname,
        .enforced = true,
        .deferrability = true,
        .deferrable = change->deferrable,
        .initially_deferred = change->initdeferred,
    };
}

#endif

#endif
