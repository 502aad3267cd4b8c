/*
 * Tables: what has to be known of the tables of a database to put rows into them and to find these again. Internal to
 * prove/.
 */
#ifndef SCHEMAC_PROVE_TABLES_H
#define SCHEMAC_PROVE_TABLES_H

#include "plan/plan.h"
#include "prove/sql.h"

typedef struct ProveColumn {
    int number; /* attnum */
    const char *name;
    const char *type; /* as format_type() prints it */
    const char *type_oid;
    long modifier;  /* atttypmod */
    bool required;  /* NOT NULL, of its own or of its domain */
    bool generated; /* the server computes it */
    bool counted;   /* an identity, or the default is nextval() */
} ProveColumn;

typedef VEC(int) NumberVec;

/* A constraint of a table; `sql` and `references` are NULL where the kind of constraint has none. */
typedef struct ProveConstraint {
    const char *name;
    NumberVec columns;
    const char *sql;               /* of a check */
    const char *references;        /* the table of a foreign key, quoted */
    const char *reference_columns; /* quoted, with commas */
} ProveConstraint;

/* A table that another inherits from or is a partition of. */
typedef struct ProveAncestor {
    const char *schema;
    const char *name;
} ProveAncestor;

/* A table that holds rows itself: no partitioned table, but its partitions. */
typedef struct ProveTable {
    const char *oid;
    const char *schema;
    const char *name;
    const char *sql;             /* qualified and quoted */
    const char *partition_check; /* what rows of a partition fulfil; NULL */
    VEC(ProveColumn) columns;    /* by attnum */
    VEC(ProveConstraint) constraints;
    VEC(ProveAncestor) ancestors; /* at any distance */
} ProveTable;

typedef VEC(ProveTable *) ProveTableVec;

/* Reads all tables of the database, by name, on the arena. False after an error. */
bool tables_read(Session *session, Arena *arena, ProveTableVec *tables);

/* Begins a transaction and runs the renames at the beginning of a plan in it, which the caller rolls back: the tables are as
 * the rest of the plan finds them. False, without a transaction, where they cannot be tried. */
bool tables_begin_renamed(Session *session, const Plan *plan);

/* By oid, and by the quoted name; NULL when there is none. */
ProveTable *tables_find(const ProveTableVec *tables, const char *oid);
ProveTable *tables_find_named(const ProveTableVec *tables, const char *sql);

const ProveColumn *table_column(const ProveTable *table, int number);
const ProveColumn *table_column_named(const ProveTable *table, const char *name);
const ProveConstraint *table_constraint(const ProveTable *table, const char *name);

#endif
