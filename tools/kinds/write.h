/*
 * Pieces of SQL that several kinds write. Private to tools/kinds.
 *
 * All names are qualified, and quoted where they have to be. Texts of steps and notes are on the
 * arena of the steps.
 */
#ifndef SCHEMAC_KINDS_WRITE_H
#define SCHEMAC_KINDS_WRITE_H

#include "kinds/objects.h"

/* The object's name with its schema where it has one: public.tasks. */
void write_name(Str *out, const Object *object);

/* The name of the relation that the object hangs on, directly or through its column. */
void write_relation(Str *out, const Object *object);

/* append_reference of kinds that stand in a schema, of routines, and of what hangs on a relation:
 * `c ON public.t`. */
void write_reference(Str *out, const Object *object);
void write_routine_reference(Str *out, const Object *object);
void write_reference_on_relation(Str *out, const Object *object);

/* append_rename: `ALTER TABLE public.t RENAME TO u`, and for what is a part of a relation, type or domain
 * `ALTER TABLE public.t RENAME COLUMN a TO b`. */
void write_rename(Str *out, const Object *object, const char *name);
void write_rename_part(Str *out, const Object *object, const char *name);

/* same_content of what its attributes tell all of, as parts of a table: nothing but the name differs; and of what the server
 * renames in all tables of a tree at once: only where no table above or below has a part in it. */
bool write_same_content(const Object *from, const Object *to);
bool write_same_content_alone(const Object *from, const Object *to);

/* `name USING method` of operator classes and families. */
void write_method_reference(Str *out, const Object *object);

/* A new text that begins with the beginning of a statement about the object's relation, and about a
 * column of it; about the column of this table only where others inherit from it. */
Str write_alter_table(Steps *steps, const Object *object);
Str write_alter_column(Steps *steps, const Object *column);
Str write_alter_only_column(Steps *steps, const Object *column);

/* `(a, b)` of unquoted names, with a space before it; nothing when there are none. */
void write_columns(Str *out, const TextVec *columns);
/* The same with words around the last one: PERIOD, WITHOUT OVERLAPS. */
void write_key_columns(Str *out, const TextVec *columns, const char *before_last,
                       const char *after_last);

/* ` (a = 1, b = 'x')` for WITH and SET; nothing when there are none. */
void write_options(Str *out, const OptionVec *options);

/*
 * Steps `<statement> SET (…)` for the options that are new or changed and `<statement> RESET (…)`
 * for those that are gone.
 */
void write_option_changes(Steps *steps, const char *statement, const OptionVec *from,
                          const OptionVec *to);

/* ` OPTIONS (a 'x', b 'y')` of foreign data; nothing when there are none. */
/* An object has another owner than before: what the owner itself has is what is wanted of it, where that is the usual. */
void write_rights_of_owner(Steps *steps, const Object *target);

/* ---- toast.c ---- */

/* The column, in the order of the table, because of which the server keeps long values elsewhere; NULL: it does not. */
const Object *table_first_toasted(const Object *table);

bool option_is_of_toast(const Option *option);
OptionVec options_without_toast(Arena *arena, const OptionVec *options);

/* A column that is made, or altered: the parameters that its table can have from then on. */
void write_toast_options(Steps *steps, const Object *column);

void write_foreign_options(Str *out, const OptionVec *options);

/* ` OPTIONS (ADD a 'x', SET b 'y', DROP c)`: what turns one list into the other. */
void write_foreign_option_changes(Str *out, const OptionVec *from, const OptionVec *to);

/* A key as CREATE INDEX has it, and its attributes. */
void write_index_key(Str *out, const IndexKey *key);
extern const ItemType index_key_type;

/* The attributes of SqlExprItem. */
extern const ItemType expr_item_type;

/* Words before the name in ENABLE and DISABLE of triggers and rules: "ENABLE ALWAYS TRIGGER " for (TRIGGER, ALWAYS). */
void write_enabled(Str *out, const char *what, const char *enabled);

/* A step `ALTER TABLE … DROP CONSTRAINT …`. */
void write_drop_constraint(const Object *object, Steps *steps);

/* False when the storage parameters of an index differ and the server has no ALTER for them. */
bool index_can_change(const Object *index, const OptionVec *from_options,
                      const OptionVec *to_options);

/*
 * A new object came with these privileges of a role, not with those that the server gives by itself. Steps after which
 * the grants of the object lead to what they say.
 */
void write_given_rights(Steps *steps, const Object *target, const char *role,
                        const TextVec *privileges, const TextVec *grantable);

/* Changes of storage parameters and tablespace of the index behind a constraint, or of an index. */
void write_index_changes(Steps *steps, const Object *index, const OptionVec *from_options,
                         const OptionVec *to_options, const char *from_tablespace,
                         const char *to_tablespace);

/*
 * Steps `ALTER ROLE r SET …` and `ALTER ROLE r RESET …` for what differs between two lists of settings; `role` "public": for
 * all roles, `database` NULL: for all databases.
 */
void write_role_settings(Steps *steps, const char *role, const char *database,
                         const OptionVec *from, const OptionVec *to);

/* The name of a setting, which may have several parts: search_path, app.tenant. */
void write_setting(Str *out, const char *name);

/* A role; PUBLIC, CURRENT_USER and their like stay words. */
void write_role(Str *out, const char *role);

/* Roles for people: "everyone" or "anon, authenticated". */
void write_roles_note(Str *out, const TextVec *roles);

/* What privileges let do: "read, update and delete from". */
void write_privileges_note(Str *out, const TextVec *privileges);

/* Behind a sentence on what a role can do with an object now: what else decides, policies and USAGE on the schema. */
void write_granted_note(Str *out, const Object *target, const char *role,
                        const TextVec *privileges);

/* Whether it acts with the rights of its owner, whoever uses it. */
bool write_runs_as_owner(const Object *object);

/* security_invoker of a view is on. */
bool view_has_invoker(const Object *view);

/* Behind a sentence on what a role can no longer do: who can is not changed by that when everyone can. */
void write_revoked_note(Str *out, const Object *target, const char *role,
                        const TextVec *privileges);

/* The expression of a column's DEFAULT, in parentheses unless the grammar takes it without. */
void write_default_expr(Str *out, const char *sql);

/*
 * One member of the list in parentheses that CREATE TYPE, AGGREGATE, OPERATOR and others have, with
 * a line of its own; nothing when `value` is NULL. `started` is false before the first.
 */
void write_member(Str *out, bool *started, const char *name, const char *value);
void write_member_literal(Str *out, bool *started, const char *name, const char *value);
void write_member_flag(Str *out, bool *started, const char *name, bool flag);
void write_members_end(Str *out, bool started);

/* The members of operator classes and families. */
extern const ItemType OPERATOR_MEMBER_TYPE;
void write_operator_member(Str *out, const OperatorMember *member);

/* `DEFERRABLE INITIALLY DEFERRED`, as far as it differs from the default, with a space before it.
 */
void write_deferrable(Str *out, bool deferrable, bool initially_deferred);

/* A step `DROP <sql_kind> <reference>`. */
Step *write_drop(Steps *steps, const Object *object, unsigned hazards);

/* set_aside and drop_aside of types: the old one has another name while its successor takes its
 * place. */
void write_set_aside(const Object *object, Steps *steps);
void write_drop_aside(const Object *object, const Object *to, Steps *steps);
void write_aside_name(Str *out, const Object *object);
const char *aside_name(Arena *arena, const char *name);
/* `reference` is how the object is called now, `name` the last part of that, unquoted. */
Step *write_rename_aside(Steps *steps, const char *sql_kind, const char *reference,
                         const char *name);

/* The expression `value` of one composite type as a value of another, attribute by attribute. */
void write_row_conversion(Str *out, const char *value, const Object *from, const Object *to,
                          const Steps *steps, unsigned *hazards);

/* Adds a step with a note. */
Step *write_step(Steps *steps, const Str *sql, unsigned hazards, const char *note_format, ...)
    __attribute__((format(printf, 4, 5)));

/*
 * What a table says of one of its indexes (CLUSTER ON, REPLICA IDENTITY USING INDEX), as steps that
 * follow the creation of that index, whichever kind of object has made it.
 */
void write_index_marks(Steps *steps, const Object *relation, const char *index_name);

/* carries_over of checks and indexes: when a column changes its type, the server makes them anew from their text, unless
 * only USING can convert the values. */
bool write_carries_over(const Object *object, const Object *from_column, const Object *to_column);

/* True when REPLICA IDENTITY is an index, not a word. */
bool replica_identity_is_index(const char *replica_identity);

/* ---- tables, plain and foreign ---- */

/* The children that have a clause in the statement of the table, in their order: columns first. */
ObjectVec write_table_clauses(Arena *arena, const Object *table, const ObjectVec *folded);

/* From the name of the table to its parents: `public.t (a integer) INHERITS (public.p)`. */
void write_table_definition(Str *out, const Steps *steps, const Object *table,
                            const ObjectVec *clauses, const ObjectVec *folded);

/* Steps for what clauses cannot say. */
void write_table_rest(Steps *steps, const ObjectVec *clauses);

/* ---- what tables have from their parents ---- */

/* The parent table of an InheritanceObject. */
Object *inheritance_parent(const Object *link);

/* The InheritanceObjects of a table, one after the other: begin with *next = 0. NULL at the end. */
const Object *inheritance_of(const Object *table, size_t *next);

/* The default partition that the plan leaves where it is, beside the new partition: the server looks for rows in it that
 * belong there. NULL for none. */
const Object *default_partition_beside(const Steps *steps, const InheritanceObject *link);

/* True when the parents of a new table are named in its CREATE TABLE; false when it is made first and then attached. */
bool inheritance_folds(const Object *table);

/* The member (column, check) of the same kind and name of a parent table; NULL when it has none. */
const Object *inherited_member(const Object *member, const Object *link);

/* held_by of the members of a table. */
const Object *member_held_by(const Object *member, size_t *next, const Object **origin);

/*
 * For an inherited member that the plan makes or drops: true when it comes or goes by itself, with its table or with the
 * member of a parent that the table had before and keeps.
 */
bool member_comes_along(const Steps *steps, const Object *member);

/* ---- NOT NULL ---- */

/* `CONSTRAINT name ` where it has one. */
void not_null_append_name(Str *out, const ColumnObject *column);

/* ALTER CONSTRAINT … INHERIT: the tables below get the NOT NULL, too. */
bool not_null_begins_to_inherit(const ColumnObject *from, const ColumnObject *to);

/* Before the link of a table that there is is made: what this gets for it is called as the parent's. */
void not_null_take_names(Steps *steps, const Object *link);

/* Steps that give a column its NOT NULL, or take it; and that change it where it has one before and after. */
void not_null_add(Steps *steps, const ColumnObject *to);
void not_null_change(Steps *steps, const ColumnObject *from, const ColumnObject *to);

/* A step after which the NOT NULL that a statement has just set has the name that it is to have, if the server chooses another. */
void not_null_name_new(Steps *steps, const ColumnObject *column);

/* What to say of rows that may have NULL in the column. */
const char *not_null_note(Arena *arena, const ColumnObject *column);

/* Steps after which a column that a table was made with, as the child of another, has the NOT NULL that it is to have. */
void not_null_adapt(Steps *steps, const ColumnObject *column);

/* A step after which the table has it for itself, and not from a parent alone. */
void not_null_be_local(Steps *steps, const ColumnObject *column);

/* Whether a table below, which there is already, has the name that the server would give to the NOT NULL of the column, or is
 * about to get it. */
bool not_null_name_is_taken(const Steps *steps, const Object *column);

/* Whether tables that inherit the column have its NOT NULL; NULL for no column. */
bool not_null_is_given(const Object *column);

/* ---- what a table has from a parent alone: see stand_in.c ---- */

/* See member_inherited_flag(). */
bool member_is_inherited(const Object *member);

/* True for a member that the table had for itself, and is to have from a parent alone: it has to be made anew. */
bool member_becomes_inherited(const Object *from, const Object *to);

/* The table that stands in for the parent `to` of a table that is there, before the two are linked (again: `from` is the
 * former link, which is cut). False: none is needed. What it still lacks before the link is made; and what removes it. */
bool stand_in_make(const Object *from, const Object *to, Steps *steps);
void stand_in_complete(const Object *link, Steps *steps);
void stand_in_drop(const Object *link, Steps *steps);

/* Of a member of the old table: whether the table has it from there for the time being; of a column, with its NOT NULL. */
bool stand_in_holds(const Steps *steps, const Object *member);
bool stand_in_holds_not_null(const Steps *steps, const Object *column);

/* Whether a member that the plan makes is made there; the beginning of the statement then; and steps for the columns that
 * it uses. */
bool stand_in_has(const Steps *steps, const Object *member);
Str stand_in_alter(Steps *steps, const Object *member);
const char *stand_in_name(Arena *arena, const Object *member);

/* Whether a column gets its default right there, for the rows that the table has: one that needs nothing else. */
bool stand_in_has_default(const Steps *steps, const Object *column);
void stand_in_add_columns(Steps *steps, const Object *member);

/* What an index or key is a part of: the attribute `part_of`; NULL for none. */
const char *part_of(const Object *object);

/* `alter` as far as `part_of` is concerned. */
bool part_alter(const Object *from, const Object *to);

/* True when a part is made by the server along with the whole, and when it goes along with it. */
bool part_comes_along(const Object *object);
bool part_goes_along(const Steps *steps, const Object *object);

/* True for a column without a default of a table that is made as a child, when it gets one from the column of its parent. */
bool default_to_take_off(const Steps *steps, const Object *column, const Object *parent);

/* The attributes of ViewColumn. */
extern const ItemType view_column_type;

/* ---- the values of sequences, shared by sequences and identity columns ---- */

typedef struct SequenceValues {
    SEQUENCE_OPTIONS;
} SequenceValues;

/* The values of a struct that holds SEQUENCE_OPTIONS. */
#define SEQUENCE_VALUES(object)                                                  \
    ((SequenceValues){(object)->data_type, (object)->start, (object)->increment, \
                      (object)->minimum, (object)->maximum, (object)->cache, (object)->cycle})

/* What ALTER SEQUENCE … AS makes of the values: a limit that was that of the old type becomes that of the new one. Source:
 * init_params() of the server. */
void sequence_values_retype(SequenceValues *values, const char *type);

/* The values that come nearest in a sequence of the type. */
SequenceValues sequence_values_within(SequenceValues values, const char *type);

bool sequence_type_is_wider(const char *type, const char *than);

/* A step after which a new sequence goes on behind the numbers that the column has already; none for a column that is
 * new itself, without values of a former one. `column` is the new one. */
void write_sequence_behind(Steps *steps, const Object *column, const char *schema, const char *name,
                           const SequenceValues *values);

/* The same where the object, a sequence or an identity, goes on with the numbers of another one, which is set aside; false
 * and no step where it does not. */
bool write_sequence_succession(Steps *steps, const Object *object, const SequenceValues *values);

/* set_aside and drop_aside of a sequence; the first also of that of an identity. */
void sequence_set_aside(const Object *object, Steps *steps);
void sequence_drop_aside(const Object *object, const Object *to, Steps *steps);

#define SEQUENCE_ATTRIBUTES(struct_type)                    \
    ATTR(struct_type, data_type, TEXT, ATTRIBUTE_ALTER),    \
        ATTR(struct_type, start, INT, ATTRIBUTE_ALTER),     \
        ATTR(struct_type, increment, INT, ATTRIBUTE_ALTER), \
        ATTR(struct_type, minimum, INT, ATTRIBUTE_ALTER),   \
        ATTR(struct_type, maximum, INT, ATTRIBUTE_ALTER),   \
        ATTR(struct_type, cache, INT, ATTRIBUTE_ALTER),     \
        ATTR(struct_type, cycle, BOOL, ATTRIBUTE_ALTER)

/* Appends the options that differ from what the server would choose, each with a space before it;
 * without the type. */
void write_sequence_values(Str *out, const SequenceValues *values);

/*
 * Appends the options that have to change, each after `prefix` (" " or " SET "); without the type.
 * Restarts the sequence where the new limits have nothing in common with the old ones.
 */
void write_sequence_changes(Str *out, const char *prefix, const SequenceValues *from,
                            const SequenceValues *to);

/*
 * The server refuses limits that the number reached does not fit. A sequence that has not come as
 * far as its new beginning is moved there by a step, which has to come before the change; nothing
 * when that cannot happen.
 */
void write_sequence_advance(Steps *steps, const char *schema, const char *name,
                            const SequenceValues *from, const SequenceValues *to);

/* Adds the statement that changes a sequence; it is said when the number reached may lie outside of the new limits all the
 * same. */
void write_sequence_change(Steps *steps, const Str *sql, const SequenceValues *from,
                           const SequenceValues *to);

/* ---- While the table is in use (online.c) ---- */

/* True when steps of more than one transaction are wanted for this table, and the server has them: a partitioned table
 * has no concurrent index builds. */
bool online_table(const Steps *steps, const Object *table);

/* The same for a constraint that is added without a look at the rows, which partitioned tables have as well. */
bool online_validates(const Steps *steps, const Object *table);

/* Adds to `parts` what the leaves of a partitioned table, which is in use, get of an index or key with it: the server takes
 * those that are there when it makes the whole. False when it has rows to read all the same: of partitions that no schema
 * speaks of, or that join in this plan. Manual: CREATE INDEX, "Building Indexes Concurrently". */
bool online_parts(const Steps *steps, const Object *whole, ObjectVec *parts);

/* stands_beside, set_aside and drop_aside of constraints; of those with an index that a foreign key can use, and of indexes,
 * the second. */
bool online_stands_beside(const Object *from, const Object *to);
bool online_key_stands_beside(const Object *from, const Object *to);
void online_set_aside(const Object *constraint, Steps *steps);
void online_drop_aside(const Object *constraint, const Object *to, Steps *steps);

/* True when making a constraint or an index has rows to read: of a partitioned table those of the partitions that were
 * there and do not have a part of it already. */
bool making_reads_rows(const Steps *steps, const Object *object);

/* The constraint of `add` (ALTER TABLE … ADD …) is added without a look at the rows and validated after a commit, which
 * keeps neither readers nor writers out. `note` tells when that fails. */
void online_add_constraint(Steps *steps, Str *add, const Object *constraint, const char *note);

/* ALTER COLUMN … SET NOT NULL that finds a validated check and does not read the rows itself. Manual: ALTER TABLE, "SET
 * NOT NULL". */
void online_set_not_null(Steps *steps, const Object *column, const char *note);

#endif
