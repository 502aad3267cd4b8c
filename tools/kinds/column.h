/* What the files about columns share: column.c writes and alters them, column_anew.c makes them again with their values. */
#ifndef SCHEMAC_KINDS_COLUMN_H
#define SCHEMAC_KINDS_COLUMN_H

#include "kinds/objects.h"
#include "kinds/type_change.h"
#include "model/kind.h"

TypeUse column_type_use(const ColumnObject *column);

/* The rows of a foreign table are elsewhere: the server neither reads nor converts them. */
bool column_is_foreign(const Object *column);

/* TYPE … COLLATE … of ALTER COLUMN. */
void column_append_type(Str *sql, const ColumnObject *column);

/* Whether the folded object at `i` has a clause in the definition of the column. */
bool column_has_clause(const ObjectVec *folded, size_t i, const Object *column);

/* NOT NULL as a part of the definition: one that is not valid is added afterwards. */
bool column_has_not_null_clause(const ColumnObject *column);

/* The definition. `object` is the column as the folded ones know it. */
void column_append_definition(Str *out, const ColumnObject *column, const Object *object,
                              const ObjectVec *folded);

/* The definition of a column that the plan makes: the name of its NOT NULL may be taken by then, or not be its own. */
void column_append_new(Str *out, const Steps *steps, const ColumnObject *column,
                       const Object *object, const ObjectVec *folded);

/* ALTER TABLE … ADD COLUMN, after what has to be there before. */
Str column_begin_adding(Steps *steps, const ColumnObject *column);

/* The default that a table gets which stands in for a parent: see stand_in.c. */
void column_append_stand_in_default(Str *sql, const Steps *steps, const Object *column);

/* ADD COLUMN with an identity, of which `folded` has to be without, where tables below get the column as well: the rows get
 * their numbers first. False: the server does it in one go, or the column has no identity there. */
bool identity_comes_after(const Steps *steps, const Object *column, const ObjectVec *folded);
void identity_create_with_column(Steps *steps, const ColumnObject *column, const ObjectVec *folded);

/* `held_by` of KindOps: the parents, then the type of the table. */
const Object *column_held_by(const Object *column, size_t *next, const Object **origin);

/* `create_rest` of KindOps. */
void column_create_rest(const Object *object, Steps *steps);

/* `prepare` of KindOps: making a column anew keeps its values where they fit. */
bool column_prepare(const Object *from, const Object *to, Steps *steps);

/* `moves` of KindOps: what has values of its own goes on with them; what is computed has none. */
bool column_moves(const Object *from, const Object *to, Steps *steps);

/* `create` of KindOps, after column_prepare(). `comes_along`: the column comes with one of a parent. */
void column_create_with_values(const ColumnObject *column, const ObjectVec *folded,
                               bool comes_along, Steps *steps);

#endif
