/*
 * Reader: the state while SQL is folded into a model, and what the reading functions share. Internal to sqlread/.
 *
 * Objects are made when their statement is read; expressions and types are resolved at the end, when all names are
 * known. Until then an object carries a Draft with its syntax trees.
 */
#ifndef SCHEMAC_SQLREAD_READER_H
#define SCHEMAC_SQLREAD_READER_H

#include "base/file.h"
#include "kinds/objects.h"
#include "sqlread/query.h"
#include "sqlread/sqlread.h"
#include "sqlread/statement.h"

/* An immutable list of schemas, in the order of search. */
typedef struct SearchPath {
    const char *const *schemas;
    size_t count;
} SearchPath;

/* Where a statement was read: needed again when it waited, and for positions inside expressions. */
typedef struct Place {
    Source *source;
    size_t base;                 /* added to node locations */
    Span span;                   /* the statement */
    const QueryShiftVec *shifts; /* of a text that is not that of the source; NULL */
    const SearchPath *path;
    const char *role; /* SET ROLE: who creates objects; NULL: whoever runs the files */
    bool external;
    bool unchecked; /* check_function_bodies is off */
} Place;

/* As `base`: locations of nodes mean nothing, the statement as a whole is the place. */
#define NO_BASE (SIZE_MAX / 2)

/* The syntax of an object that is resolved at the end. */
typedef struct Draft {
    Place place;
    Node *node;           /* the statement, Constraint or ColumnDef */
    TypeName *type;       /* column */
    Node *expr;           /* default, check, USING, WHEN, index predicate, generated */
    Node *check;          /* WITH CHECK */
    Object *fires_on;     /* trigger function: the table of a trigger that calls it; NULL */
    bool fires_elsewhere; /* and there are other tables */
    Map *labels;          /* of an enum */
    TextVec renames;      /* of columns that `*` yields: the old name, the new name, and so on */
    bool copied;          /* from the parent of its table */
    bool typed;           /* column: its type is resolved */
    bool queued;          /* view: others that it reads have been looked for */
    bool busy;            /* being resolved now: a view that reads itself */
    bool done;
} Draft;

/* A name that statements wait for: how often something has got it since the first of them asked. */
typedef struct AwaitedName {
    size_t arrivals;
} AwaitedName;

/* A statement that waits, and what had changed when it was tried last: it need not be tried before more has. */
typedef struct Waiting {
    Node *node; /* NULL: settled */
    Place place;
    size_t lead;
    const AwaitedName *awaited; /* NULL: anything may help it */
    size_t arrivals;
    size_t renames;
} Waiting;

/* A file that is being read, because the one above it includes it. */
typedef struct Including {
    const struct Including *above;
    const Source *source;
    Span span; /* of the command in the file above; none for the first */
    size_t depth;
} Including;

/* IMPORT FOREIGN SCHEMA, kept as text. Which relations it makes only the other server knows, unless it names them. */
typedef struct Import {
    Object *statement;
    const char *server;
    ImportForeignSchemaType type;
    TextVec names; /* after LIMIT TO, or EXCEPT */
} Import;

struct Reader {
    Model *model;
    Arena *arena;   /* of the model */
    Arena *scratch; /* until the end */
    DiagList *diags;
    DiagList *notes;    /* on what is not modelled; NULL: nobody asks */
    SqlScript *script;  /* of all that is read; NULL: nobody asks */
    bool script_begins; /* nothing of the file that is being read is in it yet */
    MemoryContext trees;
    SqlOpenInclude *open_include; /* NULL: files are not included */
    void *include_data;
    const Including *including;
    size_t includes;                /* so far */
    Place place;                    /* of the statement being read */
    const SearchPath *session_path; /* that SET LOCAL has hidden; NULL */
    const char *missing;            /* what a READ_WAIT needs: `table "public.tasks"` */
    const char *missing_code;
    Span missing_span;
    const char *missing_hint;
    const char *missing_name; /* only an object of this name can help; NULL: nobody knows */
    VEC(Waiting) waiting;
    Map *awaited; /* name to AwaitedName */
    Map *
        constraint_names; /* "schema\x1fname" to constraint: the server keeps them apart by schema */
    Map *name_numbers;    /* see reader_choose_relation_name() */
    size_t sequences_renamed; /* those of identities */
    Map *identity_sequences;  /* "schema\x1fname" to the identity whose sequence it is */
    bool retrying;            /* all statements have been seen: nothing waits any more */
    size_t names_compared;    /* by suggestions, so far */
    Node *statement_node;
    const Object *making; /* the table that CREATE TABLE is about to fill; NULL */
    Annotation section;   /* the last @section of the file; key NULL before the first */
    ObjectVec extensions;
    const char *session_role;     /* what `place.role` is again after SET LOCAL */
    ObjectVec default_privileges; /* also those forgotten since, which have no key */
    ObjectVec memberships;        /* the same */
    ObjectVec given_memberships;  /* those that a role gave as its own; the same */
    ObjectVec collations;         /* at the end */
    ObjectVec operators;          /* the same */
    ObjectVec implicit_casts;     /* the same */
    ObjectVec
        default_classes; /* the same, of operator classes: those that indexes take by themselves */
    ObjectVec queries;   /* views and routines whose body is a query */
    Map *routines;       /* at the end: name to ObjectVec of all overloads in all schemas */
    Map *made; /* names of relations that bodies of routines may make; NULL until somebody asks */
    Map *columns;  /* at the end: key of a table to its TableColumns; NULL before */
    Map *defaults; /* at the end: see defaults.c */
    Map *reported_schemas;
    Map *reported_grantors;
    bool
        names_changed; /* something was dropped or renamed, which bodies of routines do not follow */
    bool types_changed;   /* a column has another type than when it was made: the same */
    size_t unmatched;     /* operators that the server would not find */
    const char *stack;    /* where it stood at the beginning */
    VEC(Span) failed;     /* statements that were not read because of an error in them */
    size_t opaque_blocks; /* DO blocks and the like, which may have made anything */
    VEC(Import) imports;
};

/* A reader with a session as it begins, and trees of its own (see sql_reader_finish()). */
Reader *reader_new(Model *model, DiagList *diags);

/* Reads the statement at reader->place, or lets it wait for what it needs. */
void reader_take_statement(Reader *reader, Node *node, size_t lead);

/* Notes for who asked that a statement is kept as text, or is data; nothing for other classes. */
void reader_note_unmodelled(Reader *reader, const Node *node, StatementClass class);

/* ---- Places and diagnostics ---- */

/* The token at a node location (-1: the whole statement). */
Span reader_span(const Reader *reader, int location);
Span place_span(const Place *place, int location);

/* Where a word first stands in a statement (after a location), for names that the parser gives no location for; -1 when
 * it does not. */
int place_word(Reader *reader, const Place *place, const char *word);
int place_word_after(Reader *reader, const Place *place, int location, const char *word);
int reader_word(Reader *reader, const char *word);

/* The name of an object in the statement that makes it; the object's span when the name is not written there. */
Span reader_name_span(Reader *reader, const Object *object);

/* Marks that the statement needs something that is not there, and returns READ_WAIT. */
ReadResult reader_wait(Reader *reader, int location, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Gives the annotations in the comment lines right above an offset inside of the statement to an object. */
void reader_annotate_part(Reader *reader, Object *object, size_t offset);
/* The same for a part (column, constraint, trigger, policy, rule) that an object lacks; suggests one it has. Its name is
 * looked for after this location (-1: after the object's name). At the end an error and READ_FAILED. */
ReadResult reader_wait_for_part(Reader *reader, const Object *whole, Namespace space, int after,
                                const char *name);

/* The nearest name (NULL: there is none) as a hint of the last reader_wait(); returns READ_WAIT. */
ReadResult reader_suggested(Reader *reader, const char *suggestion);

/* Makes an error of what reader_wait() noted. */
void reader_report_missing(Reader *reader);

/* The part of an object whose name is nearest to `wanted`, NULL when none is near; the same as a hint. */
const char *reader_suggest_part(const Object *whole, Namespace space, const char *wanted);
void reader_hint_part(Reader *reader, Diag *diag, const Object *whole, Namespace space,
                      const char *wanted);

/* Remembers the name of what the statement would have created. */
void reader_note_failed(Reader *reader);

/* Unknown names that a statement with an error of its own may define: notes that follow from that error, not errors. */
void reader_settle_followers(Reader *reader);

/* Adds an error and returns READ_FAILED. */
ReadResult reader_fail(Reader *reader, int location, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The same for a name that `first` has already: shows both places. */
ReadResult reader_fail_second(Reader *reader, int location, const char *code, const Object *first,
                              const char *format, ...) __attribute__((format(printf, 5, 6)));

/* ---- Names (names.c) ---- */

/* The schema for a new object: the one given, else the first of the search path. */
const char *reader_creation_schema(const Reader *reader, const char *given);

/* The same for a relation, which may be temporary (temporary.c). */
const char *reader_relation_schema(Reader *reader, const RangeVar *relation);

/* Before an object is added: those of pg_temp are searched first from now on. */
void reader_note_temporary(Reader *reader, const Object *object);

/* At the end, what is temporary goes away. */
void reader_forget_temporary(Reader *reader);

/* What a message calls an object: "table", "unique constraint". */
const char *reader_kind_words(const Object *object);

/* Looks a name up: in the schema given, or along the path. NULL when there is none. */
Object *find_on_path(const Model *model, const SearchPath *path, Namespace space,
                     const char *schema, const char *name, const char *signature);
Object *reader_find_relation(Reader *reader, const RangeVar *relation);

/* Finds a relation or waits: sets *found and returns READ_DONE, or returns READ_WAIT. */
ReadResult reader_need_relation(Reader *reader, const RangeVar *relation, Object **found);

/* Waits unless the relation has an index, or a constraint with one, of this name. */
ReadResult reader_need_index(Reader *reader, const Object *relation, const char *name);

/* Where a table or materialized view keeps the name of the index that CLUSTER goes by. */
const char **reader_clustered_on(Object *relation);

/* A dotted name as the parser gives it (List of String): the last is the name, the one before it the schema. */
void name_parts(const List *names, const char **schema, const char **name);

/* Copies a List of String into a vector on the model's arena. */
void reader_texts(Reader *reader, const List *strings, TextVec *out);

/* `schema.name`, quoted where needed, on the model's arena. */
const char *reader_qualified(Reader *reader, const char *schema, const char *name);
const char *reader_object_sql(Reader *reader, const Object *object);

/* The name that the server would make from these parts for a constraint, index or sequence; `taken` names are
 * avoided by a number. Source: makeObjectName(), ChooseRelationName(), ChooseConstraintName() of the server. */
const char *reader_choose_relation_name(Reader *reader, const char *schema, const char *name1,
                                        const char *name2, const char *label);
const char *reader_choose_constraint_name(Reader *reader, const Object *relation, const char *name1,
                                          const char *name2, const char *label);

/* The name of an index, or of the index of an exclusion constraint, that is given none. */
const char *reader_choose_index_name(Reader *reader, const Object *table,
                                     const IndexStmt *statement);
const char *reader_index_name(Reader *reader, const Object *table,
                              const IndexStmt *statement); /* taken or not */
const char *reader_choose_exclusion_name(Reader *reader, const Object *table,
                                         const Constraint *constraint);

/* The key that an element of an index, exclusion constraint or partition key describes; resolved at the end. */
IndexKey reader_index_key(Reader *reader, const char *name, const List *collation,
                          const List *opclass, const List *opclass_options);
IndexKey reader_element_key(Reader *reader, const Object *table, IndexElem *element);

/* name1_name2_label, shortened as the server does, whether or not it is taken. */
const char *reader_object_name(Reader *reader, const char *name1, const char *name2,
                               const char *label);

/* Every constraint has to be noted, so that later names avoid it. Columns are noted with their NOT NULL. */
void reader_note_constraint(Reader *reader, Object *constraint);

/* The PRIMARY KEY or UNIQUE constraint of this name in a schema; NULL for none. */
Object *reader_find_key(Reader *reader, const char *schema, const char *name);

void reader_unnote_constraint(Reader *reader, const Object *constraint);

/* The sequence of an identity column is known by its name, too: such a column's identity, NULL for none. */
void reader_note_identity(Reader *reader, Object *identity);
Object *reader_find_identity(const Reader *reader, const char *schema, const char *name);
Object *reader_find_identity_on(const Reader *reader, const SearchPath *path, const char *schema,
                                const char *name);

/* Column names joined by "_" as the server does for constraint and index names. */
const char *reader_join_columns(Reader *reader, const TextVec *columns);

/* The same for the index of a key, in whose name a column that is both key and included is numbered. */
const char *reader_join_key_columns(Reader *reader, const TextVec *columns, const TextVec *include);

/* For suggestions over any list: start with *distance = suggestion_limit(wanted) and best = NULL. */
size_t suggestion_limit(const char *wanted);
const char *nearest_name(const char *wanted, const char *best, const char *candidate,
                         size_t *distance);

/* The name among those of a namespace that is nearest to `wanted`; NULL when none is near, and after very many questions. */
const char *reader_suggest(Reader *reader, Namespace space, const char *wanted);

/* The error of a table that only the end can miss; `what` uses it: `foreign key "k" references`. */
void reader_report_unknown_table(Reader *reader, const Place *place, const RangeVar *named,
                                 const char *what);

/* A role as the catalog names it: "public" for PUBLIC. */
const char *reader_role(Reader *reader, const RoleSpec *role);
void reader_roles(Reader *reader, const List *roles, TextVec *out);

/* ---- Objects ---- */

/* A new object with the statement's span and externality, and its draft. */
Object *reader_new_object(Reader *reader, ObjectKind kind, Object *parent, const char *schema,
                          const char *name, int location);

/* A fresh draft for the statement being read. */
Draft *reader_new_draft(Reader *reader);

/* Adds it; when one of that name exists: true if `if_not_exists` (a differing definition is the caller's business),
 * otherwise an error that shows both places. Returns READ_DONE or READ_FAILED. */
ReadResult reader_add(Reader *reader, Object *object);

/* An object is dropped or gets another name. */
void reader_note_change(Reader *reader, const Object *object);

/* Takes out an object and all that hangs on it. */
void reader_forget(Reader *reader, Object *object);

/* A second definition of an object, which IF NOT EXISTS or a guard passes over: reported when it differs from the first.
 * The definition is the statement, or that of a part (ADD COLUMN). */
void reader_note_second(Reader *reader, Object *existing);

/* CREATE OR REPLACE of an object that is there: noted, before anything of it changes. */
void reader_note_replaced(Reader *reader, const Object *existing);
void reader_note_second_part(Reader *reader, Object *existing, Node *definition);

/* The draft of an object that was read in this run; NULL for others (never for objects of reader_new_object()). */
Draft *draft_of(const Reader *reader, const Object *object);

/* Sets or replaces the object of a kind that exists once below its parent: comment, owner, default, identity. */
Object *reader_set_child(Reader *reader, ObjectKind kind, Object *parent, const char *name);

/* ALTER … OWNER TO: the new owner has what the former one had and gave (owners.c). */
void reader_set_owner(Reader *reader, Object *object, const char *role);

/* SET name TO value and RESET of a role or routine: the value is kept as it stands in SQL. */
void reader_apply_setting(Reader *reader, OptionVec *settings, VariableSetStmt *set);

/* ---- Statements kept as text (opaque.c) ---- */

void read_opaque(Reader *reader, Node *node);

/* The statement kept as text that defines `what` ("type", "relation", "routine") of this name; NULL for none. */
Object *reader_find_opaque(Reader *reader, const char *what, const char *schema, const char *name);

/* The IMPORT FOREIGN SCHEMA that makes, or may make, a relation; NULL. That which may make any counts when all statements have
 * been seen. */
Object *reader_find_import(const Reader *reader, const SearchPath *path, const char *schema,
                           const char *name);

/* Drops an object or column as the server would: what goes with it by itself, and with `cascade` all that uses it.
 * Without, a user is an error. */
ReadResult reader_drop(Reader *reader, Object *object, bool cascade);

/* ---- What SET changes (session.c) ---- */

/* That of a session in which nothing was set. */
const SearchPath *reader_default_path(void);

/* As at the beginning of a file. */
void reader_reset_session(Reader *reader);
bool reader_on_path(const Reader *reader, const char *schema);

/* ---- Values ---- */

/* Options (DefElem list) to name/value pairs; `namespace` options become "toast.x". */
void reader_options(Reader *reader, const List *elements, OptionVec *out);

/* The text of a DefElem argument: number, word, string, type name. */
const char *reader_def_text(Reader *reader, const DefElem *element);
bool reader_def_bool(const DefElem *element);
bool reader_def_int(const DefElem *element, int64_t *value);

/* A copy of the word; NULL for none, and for the one that means nothing. */
const char *reader_unless(Reader *reader, const char *word, const char *usual);

/* Upper case of a word, on the model's arena. */
const char *reader_upper(Reader *reader, const char *word);

/* What the server calls a result or index key made by an expression; "expr" when it has no name for it. */
const char *reader_expression_name(const Node *expression);

/* ---- Types (types.c) ---- */

/*
 * The catalog's spelling of a type as format_type() prints it under an empty search_path: "integer",
 * "character varying(20)", "public.task_status[]". `found` (may be NULL) gets the object of the model it names; `owner`
 * (may be NULL) gets a dependency on it. NULL, with an error, when there is no such type.
 */
const char *reader_type(Reader *reader, const Place *place, const TypeName *type, Object *owner,
                        Object **found);

/* The type of an argument or result, which has no modifiers: "character varying" for varchar(20). Never NULL. */
const char *reader_bare_type(Reader *reader, const Place *place, const TypeName *type,
                             Object *owner);

/* The same, with the object of the model that it names in *found, unless there is none. */
const char *reader_result_type(Reader *reader, const Place *place, const TypeName *type,
                               Object *owner, Object **found);

/* True for the name of a type in pg_catalog, which a plain name finds first. */
bool reader_is_builtin_type(const char *name);

/* The qualified name of a type or function (unquoted, without a schema) that an extension of the model
 * brings along, and a dependency of `owner` (may be NULL) on that; NULL when none is known to (extension_names.c). */
const char *reader_extension_type(Reader *reader, const char *name, Object *owner);
const char *reader_extension_function(Reader *reader, const char *name, Object *owner);

/* The same without an error for unknown types: whatever was written. */
const char *reader_type_quiet(Reader *reader, const Place *place, const TypeName *type);
const char *reader_bare_type_quiet(Reader *reader, const Place *place, const TypeName *type);

/* True for types that no column can have: record, trigger, anyelement. */
bool type_is_pseudo(const char *type);

/* True for smallserial, serial, bigserial: sets the integer type. */
bool type_is_serial(const TypeName *type, const char **integer_type);

/* What a statement says of a routine; its types are resolved at the end. */
void reader_fill_routine(Reader *reader, RoutineObject *routine, CreateFunctionStmt *create);

/* Input argument types of a routine, "integer, text": what tells overloads apart. */
const char *reader_signature(Reader *reader, const List *parameters);

/* False for a name without schema that nothing of the model has so far; built-in types are always there. */
bool reader_type_is_there(Reader *reader, const Place *place, const TypeName *type);

const char *reader_signature_type(Reader *reader, const TypeName *type);
const char *reader_signature_type_at(Reader *reader, const Place *place, const TypeName *type);
const char *reader_suggest_type(Reader *reader, const char *name);

/* Finds a routine named with or without arguments (ALTER, DROP, COMMENT, GRANT); NULL when there is none or several. */
Object *reader_find_routine(Reader *reader, const ObjectWithArgs *routine);

/* Adds a dependency on every routine of that name that can be meant. */
void reader_depend_on_routines(Reader *reader, Object *object, const Place *place,
                               const char *schema, const char *name, DependencyType type);

/* True for the names of functions that PostgreSQL brings along. */
bool reader_is_builtin_routine(const char *name);

/* ---- Expressions (canonical.c) ---- */

/* The last statement of a body, which says what a function yields. */
typedef struct BodyEnd {
    size_t offset;  /* in the text of BEGIN ATOMIC */
    size_t columns; /* that it yields; 0 when they are not known */
    ObjectVec
        starred; /* relations whose columns a star of it stands for; on the arena of the model */
} BodyEnd;

/* What is in scope for an expression. */
typedef struct ExprScope {
    Object *relation;      /* its columns may be named alone; NULL for none */
    bool row_images;       /* OLD and NEW stand for rows of `relation` (triggers, rules) */
    bool without_old;      /* there is no such row: INSERT */
    bool without_new;      /* DELETE */
    Object *routine;       /* its arguments may be named; NULL */
    const char *parameter; /* the type of the one whose default it is; NULL */
    const char **type;     /* gets the type of the value, NULL where that is not known; NULL */
    BodyEnd *end;          /* of the body of a routine; NULL */
} ExprScope;

/*
 * Resolves an expression: qualifies the names of relations, routines and types, adds what it uses to `owner`'s
 * dependencies, and gives both texts. Unknown names become errors at their place. The tree is not changed.
 */
bool resolve_expression(Reader *reader, Object *owner, const Place *place, const ExprScope *scope,
                        Node *node, SqlExpr *out);

/* The same for a query; `view` (may be NULL) gets the columns that the query yields. */
bool resolve_query(Reader *reader, Object *owner, const Place *place, const ExprScope *scope,
                   Node *query, SqlExpr *out, ViewObject *view);

/* The same for statements that leave no text behind, the body of a routine. */
bool resolve_statements(Reader *reader, Object *owner, const Place *place, const ExprScope *scope,
                        const List *statements);

/* ---- Bodies of routines (bodies.c); at the end, when all objects are finished ---- */

void finish_bodies(Reader *reader);

/* Columns of the tables that `object` depends on, wherever their names stand in a text (finish.c). */
void reader_depend_on_named_columns(Reader *reader, Object *object, const char *text,
                                    const PgTokenVec *tokens, DependencyType type);

/* A query that groups by a primary key and uses other columns depends on the key (grouping.c). */
void reader_depend_on_grouping(Reader *reader, Object *object, Node *query);

/* True for the operator class that an index on the column takes when none is named (opclass.c). */
bool reader_is_default_class(Reader *reader, const char *method, const ColumnObject *column,
                             const char *opclass);

/* The same for an operator class of the schema. */
bool reader_takes_class(Reader *reader, Object *class, const char *method,
                        const ColumnObject *column);

/* What names no operator class needs the default one of the type all the same, or of what a domain is made of. */
void reader_depend_on_default_class(Reader *reader, Object *object, const char *method,
                                    const ColumnObject *column);

/* Finishes all views, those first that others read: chains of any length (views.c). */
void reader_finish_views(Reader *reader);

/* ---- Parents of tables (inheritance.c) ---- */

/*
 * Makes a table the child of another: a partition with this bound, or (NULL) one that inherits. A new table gets what its
 * parent has; one that exists already must have it.
 */
ReadResult reader_inherit(Reader *reader, Object *table, Object *parent, const char *bound,
                          bool is_new);

/* The InheritanceObject that makes `table` a child of `parent` (NULL: of any); NULL when it is not. */
Object *reader_inheritance(const Object *table, const Object *parent);

/* The child keeps what it had from its parent, but for the triggers of a partition. */
void reader_disinherit(Reader *reader, Object *link);

/* What tables have from a member (a column or check) is their own when that goes alone: DROP with ONLY. */
void reader_leave_members(const Object *member);

/* A column, check, key, index, foreign key or trigger was added to a table: those that inherit from it get it as well. */
ReadResult reader_pass_on(Reader *reader, Object *member);

/* What a part of a partition is a part of; NULL when it is none. */
Object *reader_whole_of(Object *object);

/* Reports that a part cannot be dropped, renamed or replaced ("drop") without the whole. */
ReadResult reader_refuse_part(Reader *reader, Object *part, const char *verb);

/* Triggers of the name that partitions have become copies of this one, when it is passed on: CREATE OR REPLACE. */
void reader_take_for_clones(Object *trigger);

/* What goes along when an object is forgotten: called by reader_forget(). */
void reader_forget_inherited(Reader *reader, Object *object);

/* ALTER INDEX … ATTACH PARTITION; either may be a key. */
ReadResult reader_attach_index(Reader *reader, Object *index, Object *part);

/* The parts that partitions have of a key, index, foreign key or trigger, one level down. */
void reader_parts(const Object *whole, Arena *arena, ObjectVec *parts);

/* True when the object was a copy of one of a parent table and has been finished as that. */
bool finish_copy(Reader *reader, Object *object);
void finish_inheritance(Reader *reader, Object *object, Draft *draft);
void finish_table(Reader *reader, Object *object, Draft *draft);

/* `toast.` parameters are passed over by the server where nothing of the table can be toasted. */
void finish_toast_options(Reader *reader);
void finish_exclusion(Reader *reader, Object *object, Draft *draft);
void finish_foreign_key(Reader *reader, Object *object, Draft *draft);

/* INCLUDE columns that the table lacks are reported. */
void reader_check_included(Reader *reader, const Object *object, const Draft *draft,
                           const TextVec *columns);

/* Dependencies on the columns of a table by their names, as far as there are such. */
void reader_depend_on_columns(Reader *reader, Object *object, const Object *table,
                              const TextVec *columns, DependencyType type);

/* ---- Defaults (defaults.c) ---- */

void finish_default(Reader *reader, Object *object, Draft *draft);

/* ---- Views (views.c) ---- */

void finish_view(Reader *reader, Object *object, Draft *draft);
void finish_view_column(Reader *reader, Object *object, Draft *draft);

/* Takes check_option out of the options of a view: "LOCAL", "CASCADED", NULL when it is not among them. */
const char *view_take_check_option(OptionVec *options);

/* ---- Tables made of queries (table_as.c) ---- */

typedef VEC(ViewColumn) ViewColumnVec;

/* The columns that a query yields, as far as the objects read so far tell; false when that is not enough. `names` are those
 * that its reader gives to the first of them. */
bool reader_peek_query(Reader *reader, const Place *place, Node *query, const TextVec *names,
                       ViewColumnVec *columns);

/* The definition of a column of this type; NULL when it cannot be written as one. */
ColumnDef *reader_plain_column(Reader *reader, const char *name, const char *type);

/* CREATE TABLE … AS and SELECT … INTO. */
ReadResult reader_table_of_query(Reader *reader, Node *query, const IntoClause *into,
                                 bool if_not_exists);

/* ---- Rules and statistics (rules.c, statistics.c) ---- */

void finish_rule(Reader *reader, Object *object, Draft *draft);
void finish_statistic(Reader *reader, Object *object, Draft *draft);

/* After the change of a column's name: the columns of statistics are sorted. */
void reader_sort_statistic(Object *statistic);

/* The same statistics for another table, under a name that the server chooses. */
ReadResult reader_copy_statistic(Reader *reader, Object *table, const Object *original);

/* ---- The end (finish.c) ---- */

/* The operator class of a key: of an extension, as far as that is known, otherwise any may have it. */
void finish_extension_class(Reader *reader, Object *object, IndexKey *key);

/* Sequences that columns own belong to the owners of their tables. */
void finish_owned_sequences(Reader *reader);

/* Resolves one key of an index or the like on a relation; `expr` NULL for a column. */
void reader_finish_index_key(Reader *reader, Object *object, Object *relation, Draft *draft,
                             const ExprScope *scope, const char *method, Node *expr, IndexKey *key);

/* Resolves the draft of one object, once; views are resolved on demand by those that read them. */
void finish_object(Reader *reader, Object *object);

/* The same for a column as far as expressions over its table need it: an expression of its own can wait. */
void finish_column_type(Reader *reader, Object *column);

/* Fills reader->routines, ->collations and ->operators from the model. */
void reader_index_model(Reader *reader);

void finish_all(Reader *reader);

/* ---- Reading functions, one for each statement of statement.c ---- */

ReadResult read_create_schema(Reader *reader, Node *node);
ReadResult read_create_extension(Reader *reader, Node *node);
ReadResult read_alter_extension(Reader *reader, Node *node);
ReadResult read_create_enum(Reader *reader, Node *node);
ReadResult read_alter_enum(Reader *reader, Node *node);
ReadResult read_create_sequence(Reader *reader, Node *node);
ReadResult read_alter_sequence(Reader *reader, Node *node);
ReadResult read_create_table(Reader *reader, Node *node);
ReadResult read_alter_table(Reader *reader, Node *node);
ReadResult read_create_index(Reader *reader, Node *node);
ReadResult read_cluster(Reader *reader, Node *node);
ReadResult read_create_view(Reader *reader, Node *node);
ReadResult read_create_table_as(Reader *reader, Node *node);
ReadResult read_refresh(Reader *reader, Node *node);
ReadResult read_create_rule(Reader *reader, Node *node);
ReadResult read_create_statistics(Reader *reader, Node *node);
ReadResult read_alter_statistics(Reader *reader, Node *node);
ReadResult read_create_routine(Reader *reader, Node *node);
ReadResult read_alter_routine(Reader *reader, Node *node);
ReadResult read_create_trigger(Reader *reader, Node *node);
ReadResult read_create_policy(Reader *reader, Node *node);
ReadResult read_alter_policy(Reader *reader, Node *node);
ReadResult read_comment(Reader *reader, Node *node);
ReadResult read_grant(Reader *reader, Node *node);
ReadResult read_drop(Reader *reader, Node *node);
ReadResult read_rename(Reader *reader, Node *node);
ReadResult read_set_schema(Reader *reader, Node *node);
ReadResult read_owner(Reader *reader, Node *node);
ReadResult read_do(Reader *reader, Node *node);
ReadResult read_set_variable(Reader *reader, Node *node);
ReadResult read_transaction(Reader *reader, Node *node);
ReadResult read_select(Reader *reader, Node *node);

/* CREATE TABLE and CREATE FOREIGN TABLE; `*made` stays as it is when nothing is made (IF NOT EXISTS). */
ReadResult read_create_relation(Reader *reader, ObjectKind kind, CreateStmt *create, Object **made);

/* NOT NULL of a column as a constraint, which since PostgreSQL 18 has a name and can be NO INHERIT or NOT VALID; given to
 * inheriting tables when it is added to one that there is. */
void reader_set_not_null(Reader *reader, Object *column, const Constraint *constraint);
void reader_be_not_null(
    Reader *reader,
    Object *column); /* as a primary key or an identity makes it, which take one that is there */
void reader_drop_not_null(Reader *reader, Object *column);
void reader_validate_not_null(Object *column);
/* Of a table that inherits: it has it from the column `from` of its parent, with the name. */
void reader_inherit_not_null(Reader *reader, Object *column, const Object *from);
/* At the end: those whose usual name another table gives to one of its own, so that it may be taken when they are made. */
void reader_share_not_null_names(Reader *reader);
/* The names of those of a table that has just been filled. */
void reader_name_not_nulls(Reader *reader, const Object *table);
/* RENAME CONSTRAINT; and around a change of the name of the column or its table, which leaves that of the constraint. */
void reader_rename_not_null(Reader *reader, Object *column, const char *name);
void reader_keep_not_null_name(Reader *reader, Object *column);
void reader_settle_not_null_name(Reader *reader, Object *column);
void reader_set_no_inherit(Reader *reader, Object *column, bool no_inherit);
/* The column that has it under this name, given or the server's; NULL for none. */
Object *reader_find_not_null(Reader *reader, const Object *table, const char *name);

/* For what needs an operator class of gist: those for scalar types come from an extension (btree_gist). */
void reader_depend_on_extensions(Reader *reader, Object *object);

/* Parts that CREATE TABLE and ALTER TABLE share (columns.c, constraints.c). */
ReadResult read_column(Reader *reader, Object *table, ColumnDef *definition);
ReadResult read_column_constraint(Reader *reader, Object *table, Object *column,
                                  Constraint *constraint);
ReadResult read_constraint(Reader *reader, Object *table, Object *column, Constraint *constraint);
ReadResult read_exclusion(Reader *reader, Object *table, Constraint *constraint);
/* `… REFERENCES t DEFERRABLE INITIALLY DEFERRED`: words that the parser gives as constraints of their own. */
void reader_merge_constraint_attributes(const List *constraints);
/* The name of a collation as it stands after COLLATE; NULL for "default", that of the type. */
const char *reader_collation(Reader *reader, const List *names);
/* One more than the highest number of a table's columns. */
int64_t next_column_number(const Object *table);

const char *reader_partition_bound(Reader *reader, PartitionBoundSpec *bound);
ReadResult read_identity_options(Reader *reader, IdentityObject *identity, const List *options,
                                 const char **sequence_name, const char **sequence_schema);

/* LIKE source INCLUDING … (like.c): columns and checks, then, when the table has its own constraints, keys and indexes. */
ReadResult read_like(Reader *reader, Object *table, const TableLikeClause *like);
ReadResult read_like_indexes(Reader *reader, Object *table, const TableLikeClause *like);

/* Makes a column the owner of a sequence (NULL: nobody). */
void reader_refresh_owned(Reader *reader, const Object *table);
void reader_own_sequence(Reader *reader, Object *sequence, Object *column);

/* Options of sequences and identity columns over the defaults of their type. */
typedef struct SequenceOptions {
    SEQUENCE_OPTIONS;
    bool start_is_default; /* a new sequence: START follows the bounds unless it is given */
} SequenceOptions;
SequenceOptions sequence_defaults(const char *data_type);

/* Copies the options between SequenceOptions, SequenceObject and IdentityObject. */
#define SEQUENCE_COPY(to, from)                                            \
    ((to)->data_type = (from)->data_type, (to)->start = (from)->start,     \
     (to)->increment = (from)->increment, (to)->minimum = (from)->minimum, \
     (to)->maximum = (from)->maximum, (to)->cache = (from)->cache, (to)->cycle = (from)->cycle)
/* The same bounds in another type; limits of the former type become those of the new one. */
ReadResult sequence_retype(Reader *reader, SequenceOptions *values, const char *type, int location);
ReadResult read_sequence_options(Reader *reader, const List *options, SequenceOptions *values,
                                 List **owned_by, const char **sequence_name,
                                 const char **sequence_schema);

/* The object that DROP, COMMENT, ALTER … OWNER and RENAME name; NULL when it is not there. `known` is false for object
 * types that are not modelled. */
Object *reader_find_object(Reader *reader, ObjectType type, Node *name, bool *known);

/* The column of a table or view; NULL for none. What is said of a column of a view makes an object of it, whose name is
 * checked at the end. */
Object *reader_column(Reader *reader, Object *relation, const char *name);

/* False, with an error, when the statement is for another kind: DROP TABLE of a view. */
bool reader_check_kind(Reader *reader, ObjectType type, const Object *object, const char *verb);

/* Waits for such an object. */
ReadResult reader_wait_for_object(Reader *reader, ObjectType type, const Node *name);

/* True for what the server has, or an extension, without a statement of the files: what is said of it is kept as text. Of a name
 * without a schema that is known when all statements have been seen. */
bool reader_is_of_server(Reader *reader, ObjectType type, Node *object);

/* The PRIMARY KEY or UNIQUE constraint whose index has this name. */
Object *reader_find_key_index(Reader *reader, const char *schema, const char *name);

#endif
