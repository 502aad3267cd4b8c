/*
 * Rows of tables that columns elsewhere hold: by themselves, or in arrays, domains, composite types or ranges. While there
 * is such a column, the server refuses to write other values into the rows of the table. Source:
 * find_composite_type_dependencies(). Internal to plan/.
 */
#ifndef SCHEMAC_PLAN_STORED_ROWS_H
#define SCHEMAC_PLAN_STORED_ROWS_H

#include "plan/ordering.h"

/* The nearest of an object and its parents that can stay under another name while values of it are stored; NULL. */
const Object *changes_type_of(const Object *object);

/* True when what happens to the object has the server write the rows of its table, which was there before, anew. */
bool change_rewrites_rows(const Changes *changes, const Change *change);

/* True when the type of an object that stores values (a column) is made of the rows of the table of this key. */
bool holds_rows_of(const Object *object, const char *table_key);

/* True when the object depends on one of this key. */
bool still_depends(const Object *object, const Object *on);

/* True when an object that stores values of a type, which goes, is to store some of a type of that name that is made otherwise: a
 * table instead of a composite type. */
bool keeps_row_type(const Change *change, const Object *type, DependencyType dependency);

/* Adds what takes, in an expression, values that the change has the server look at or write anew: rows of a table that is
 * rewritten, of one with columns of a domain that gets a condition, of a composite type one of whose attributes gets another
 * type. Newer minor releases of PostgreSQL refuse the change while such an expression stands. */
void find_takers(const Changes *changes, const Change *change, ChangeVec *takers);

/* What holds rows of a table lets them go before these are written anew, and takes them afterwards. */
void edges_of_stored_rows(Ordering *ordering, const Change *change);

/* The numbers go over while both are there; what the same column gets otherwise can come when the former one is gone. */
void edges_of_succession(Ordering *ordering, const Change *former);

#endif
