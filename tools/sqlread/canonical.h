/*
 * Canonical: what the files that resolve expressions and queries share. Internal to resolve*.c and canonical*.c.
 *
 * A tree is resolved twice, on two copies. The first pass looks names up, reports the unknown ones, notes dependencies
 * and qualifies what depends on search_path: its text is SqlExpr.sql. The second pass does what the server's parse
 * analysis would do, as far as that shows: operators and functions are chosen by the types of their arguments, implicit
 * casts are written out, literals take the type and the spelling that the server would store, IN and BETWEEN become
 * operators, columns get the name of their relation. What people write and what the server prints of it meet in one
 * text, SqlExpr.canonical, which serves comparison only.
 *
 * Where a type is not known (extensions), nothing is added, and casts on literals are dropped.
 *
 * Functions work on the slot that holds a node (`Node **`), so that they can put another node there.
 * Everything made here is on the resolver's arena or in its memory context for trees, and goes with them.
 */
#ifndef SCHEMAC_SQLREAD_CANONICAL_H
#define SCHEMAC_SQLREAD_CANONICAL_H

#include "sqlread/builtin.h"
#include "sqlread/reader.h"
#include "sqlread/tree.h"

typedef struct Resolver Resolver;

/* ---- Types (resolve_types.c) ---- */

/* The type of an expression. TYPE_UNKNOWN is that of a bare string literal; no code and no name: not known. */
typedef struct ExprType {
    BuiltinType code;
    const char *user; /* spelling of a type that is not built in, without [] and modifier */
    Object *object;   /* what `user` names in the model: a type, a table or view */
    const struct ExprType
        *base; /* what a domain is made of, which is no domain; NULL for other types */
    const char *
        spelled; /* the declared spelling with its modifier, for a type taken over as it is; NULL */
    bool array;
} ExprType;

ExprType type_of_code(uint8_t code);
static inline ExprType type_unknown(void)
{
    return (ExprType){0};
}

/* From the spelling of format_type(). */
ExprType type_from_text(const Resolver *resolver, const char *text);

/* A domain's base; any other type itself. Arrays of domains are no domains. */
ExprType type_base(const ExprType *type);

/* The schema, NULL when there is none, and name of a type that is not built in. */
void type_names(Arena *arena, const ExprType *type, const char **schema, const char **name);

/* True for types with fields: rows of tables and views, composite types. */
bool type_is_composite(const ExprType *type);

/* The spelling of format_type() on the arena; NULL when it is not known. `unknown` literals become text. */
const char *type_text(const Reader *reader, Arena *arena, const ExprType *type);

bool type_known(const ExprType *type);
bool type_is(const ExprType *type, BuiltinType code);
bool type_is_literal(const ExprType *type);
bool type_equal(const ExprType *a, const ExprType *b);
bool type_is_enum(const ExprType *type);
bool type_is_polymorphic(const ExprType *type);
char type_category(const ExprType *type);
bool type_is_preferred(const ExprType *type);

/* Type of the elements, and of an array of the type. Not known for what is no array. */
ExprType type_element(const ExprType *type);
ExprType type_array_of(const ExprType *type);

/* True when a value of one type may stand for the other: 'i' implicitly, 'a' in an assignment, 'e' with a cast. */
bool type_can_coerce(const ExprType *from, const ExprType *to, char context);

/* The common type of arms (UNION, CASE, COALESCE, ARRAY). Not known when one of them is not or they do not agree; text when all are literals. */
ExprType type_common(const ExprType *types, size_t count);

/* ---- What the passes carry along (resolve.c) ---- */

typedef struct Range Range;

/* A column of a range. */
typedef struct RangeColumn {
    const char *name;      /* as the query calls it */
    const char *real_name; /* as its relation calls it */
    ExprType type;         /* see range_column_type() */
    const char
        *spelled; /* spelling that `type` is made from when it is needed; NULL when that was done */
    bool not_null;
    Object *object; /* column of the model; NULL */
    Range *base; /* column of a join: where it comes from; NULL when it is merged from both sides */
    size_t base_column;
} RangeColumn;

typedef VEC(RangeColumn) RangeColumnVec;

/* Something that yields rows in a query: an item of FROM, a join, the relation of a policy, NEW. */
struct Range {
    const char *alias; /* how columns name it; NULL for a join without an alias */
    const char
        *schema; /* set when the alias is the name of this table, which may be qualified then */
    const char *label; /* its name in the canonical text */
    Object *object;    /* table, view or sequence of the model; NULL */
    RangeColumnVec columns;
    const struct TableColumns
        *shared; /* what `columns` is taken from, and must not be changed; NULL */
    bool open;   /* may have columns that are not known */
    bool scalar; /* a function that returns no row: its alias stands for its only column */
    bool
        record; /* a variable, or the variables of a block: what is not known of it is no extension's */
    bool own;      /* the relation of the expression: its columns have no prefix */
    bool nullable; /* on the optional side of an outer join */
    bool named;    /* visible as `alias.column` */
    bool plain;    /* its columns are visible without a prefix, and through `*` */
};

typedef VEC(Range *) RangeVec;

typedef struct ResultColumn {
    const char *name;
    ExprType type;
    bool not_null;
} ResultColumn;

/* What a query yields. */
typedef struct QueryResult {
    VEC(ResultColumn) columns;
    ObjectVec starred; /* the relations whose columns a star stands for */
    bool open;         /* there may be other columns */
    bool named;        /* the targets have the names that the view was given */
} QueryResult;

typedef struct Cte {
    const char *name;
    QueryResult result;
    CommonTableExpr *node;
    bool pending; /* its query is being resolved: the name is a recursive reference */
} Cte;

typedef VEC(Cte *) CteVec;

/* One level of a query. */
typedef struct Scope Scope;
struct Scope {
    Scope *parent;
    RangeVec ranges;
    CteVec ctes;
};

/* An expression that was resolved. */
typedef struct Typed {
    ExprType type;
    bool not_null;
    Range *
        row; /* a whole row of this range, or of one without a label: the columns of a function; NULL */
} Typed;

struct Resolver {
    Reader *reader;
    Arena *arena; /* scratch */
    Object *owner;
    const Place *place;
    const ExprScope *outer;
    Map *labels;    /* canonical labels in use: label to the last number that was given with it */
    bool canonical; /* the second pass */
    bool failed;
    struct ParameterState *parameters; /* of a query with a name; NULL elsewhere */
    struct StarVec *stars;             /* gets each `*` that was replaced; NULL: nobody asks */
    const FuncCall *called;            /* the procedure of a CALL */
    bool peek;     /* before the end: objects are taken as they are written, and not finished */
    bool late;     /* the body of a routine: names are looked up when a statement of it runs */
    bool any_path; /* … and with the search_path that holds then */
    int nested;    /* queries of statements kept as text that are being looked into */
    int expanding; /* BETWEEN and IN within which this one stands: they copy what they compare */
};

/* What is made while one expression is resolved goes away at its end. */
typedef struct Work {
    Arena *arena;
    MemoryContext trees;
    MemoryContext before;
} Work;

Work work_begin(void);
void work_end(const Work *work);

Resolver resolver_begin(Reader *reader, const Work *work, Object *owner, const Place *place,
                        const ExprScope *outer, bool canonical);

/* ---- Names (resolve.c, resolve_range.c, resolve_scope.c) ---- */

void resolve_depend(const Resolver *resolver, Object *on);
void resolve_depend_in_order(const Resolver *resolver, Object *on);

/* finish_object(), away from the memory that goes when this expression is done. */
void resolve_finish(const Resolver *resolver, Object *object);

/* The type of a column, attribute or domain: `type`, or before the end what was written; NULL when that is not there yet. */
const char *resolve_declared_type(const Resolver *resolver, const Object *object, const char *type);

/* A column that every table has: ctid, tableoid … */
bool is_system_column(const char *name);

/* Errors are reported in the first pass only. Returns NULL in the second. */
Diag *resolve_error(Resolver *resolver, int location, const char *code, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void resolve_hint(const Resolver *resolver, Diag *diag, const char *suggestion);

/* True when a name that the model does not have may be defined by something that it does not understand. */
bool resolve_may_exist(const Resolver *resolver, const char *name);

/* Notes the use of something that an extension may have, or of what the one of this name has. */
void resolve_depend_on_extensions(const Resolver *resolver);
void resolve_depend_on_extension(const Resolver *resolver, const char *name);

/* An extension of the model; NULL when it is not there. */
const ExtensionObject *find_extension(const Reader *reader, const char *name);

/* Relation of a name: a CTE (sets *cte), else an object of the model, else NULL, which was reported unless there may be one. */
Object *resolve_relation(Resolver *resolver, const Scope *scope, const RangeVar *name, Cte **cte);

/* A range over a table, view or sequence. */
Range *range_of_relation(Resolver *resolver, Object *relation, const char *alias);
/* The same over one that the model does not have: of the server, or not known at all. */
Range *range_of_unknown(Resolver *resolver, const RangeVar *relation, const char *alias);
Range *range_new(Resolver *resolver, const char *alias);
void range_add_column(const Resolver *resolver, Range *range, const char *name, ExprType type,
                      bool not_null);

/* From now on the label is in use in the canonical text. */
void label_take(const Resolver *resolver, const char *label);

/* Gives a range its name in the canonical text, from `name`, numbered when that is in use. */
void range_label(Resolver *resolver, Range *range, const char *name);
void scope_add(const Resolver *resolver, Scope *scope, Range *range);
const Cte *scope_find_cte(const Scope *scope, const char *name);

/* Finds the range that a prefix names; NULL when there is none. */
Range *scope_find_range(const Scope *scope, const char *schema, const char *alias);

/* Finds a column by the name that the query gives it. */
bool range_find_column(const Range *range, const char *name, size_t *column);

ExprType range_column_type(const Resolver *resolver, const Range *range, size_t column);

/* True when the column is never NULL where it stands. */
bool range_column_not_null(const Range *range, size_t column);

/* Makes the columns of a range its own, to be changed. */
void range_own_columns(const Resolver *resolver, Range *range);

/* Notes the use of one or all columns. */
void range_depend_column(const Resolver *resolver, const Range *range, size_t column);
void range_depend_row(const Resolver *resolver, const Range *range);

/* The node that names a column in the canonical text. */
Node *range_column_node(const Range *range, size_t column);

/* ColumnRef and ParamRef. */
Typed resolve_column_ref(Resolver *resolver, Scope *scope, Node **slot);
Typed resolve_param_ref(Resolver *resolver, Node **slot);

/* Field of a value of a composite type. In the canonical text a field of a whole row, which `slot` holds, is a column. */
Typed resolve_field(Resolver *resolver, const Typed *value, const char *field, Node **slot);

/* The columns of a value of a composite type; NULL when they are not known. */
Range *row_columns(Resolver *resolver, const Typed *value);

/* ---- Expressions (resolve_expr.c) ---- */

Typed resolve_node(Resolver *resolver, Scope *scope, Node **slot);
void resolve_list(Resolver *resolver, Scope *scope, List *list);

/* For node_children(): resolves each child in a scope. */
typedef struct ChildScope {
    Resolver *resolver;
    Scope *scope;
} ChildScope;
void resolve_child(Node **slot, void *state);

/* A condition: literals in it become boolean. */
void resolve_condition(Resolver *resolver, Scope *scope, Node **slot);

/* ---- Functions and operators (resolve_function.c, resolve_operator.c) ---- */

/* What polymorphic types stand for in a call. */
typedef struct Polymorph {
    ExprType element;    /* anyelement, anynonarray, anyenum */
    ExprType compatible; /* anycompatible… */
    size_t range;        /* anyrange, anymultirange */
    bool consistent;
} Polymorph;

/* A function or operator that may be meant. */
typedef struct Candidate {
    const BuiltinFunction *builtin;
    const char *extension; /* that brings it along; NULL */
    RoutineObject *routine;
    OperatorObject *own; /* an operator of the model */
    ExprType *arguments; /* declared types for the arguments at hand */
    ExprType result;
    bool variadic;       /* "any" number of arguments of any type */
    bool expanded;       /* of a routine: VARIADIC takes some of the arguments one by one */
    Polymorph polymorph; /* once it is chosen */
} Candidate;

typedef VEC(Candidate) CandidateVec;

/* The server's choice among candidates for arguments of these types. NULL when there is none, or no telling; *unsure
 * is set when types are missing. */
const Candidate *candidates_choose(const Resolver *resolver, const CandidateVec *candidates,
                                   const ExprType *types, size_t count, bool *unsure);

/* Types that are not polymorphic come back as they are. */
Polymorph polymorph_of(const ExprType *declared, const ExprType *actual, size_t count);
ExprType polymorph_type(const Polymorph *polymorph, const ExprType *declared);

Typed resolve_function(Resolver *resolver, Scope *scope, Node **slot);

/* A function in FROM: adds the columns that it yields to the range, or its single value. `functions` is the number of
 * functions of the item. */
void resolve_range_function(Resolver *resolver, Scope *scope, Node **slot, int functions,
                            Range *range);

/* The call of CALL: adds the OUT and INOUT arguments of the procedure to `outputs`. */
void resolve_procedure(Resolver *resolver, Scope *scope, FuncCall *call, Range *outputs);

/* A type of the operator that its arguments get; false when there is no telling. */
typedef struct OperatorMatch {
    ExprType left;
    ExprType right;
    ExprType result;
    const char *extension;     /* that brings it along; NULL */
    const OperatorObject *own; /* the operator, where the model has it; NULL */
    bool strict;               /* result is not NULL when no argument is */
} OperatorMatch;
bool operator_match(const Resolver *resolver, const char *schema, const char *name,
                    const ExprType *left, const ExprType *right, OperatorMatch *match);

/* Notes the dependency on an operator that does not belong to the server; its schema, NULL for those that do. */
const char *operator_schema(Resolver *resolver, const OperatorMatch *match);

/* The same for the operator that compares two columns of JOIN … USING, which nobody names. */
void depend_on_equality(Resolver *resolver, const ExprType types[2]);

/* `left OPERATOR(schema.name) right`; without a schema just the name. */
Node *operator_call(const char *schema, const char *name, Node *left, Node *right);

/* A_Expr of every kind. */
Typed resolve_operator(Resolver *resolver, Scope *scope, Node **slot);

/* A row on the left of IN, ANY or ALL of a subquery is compared part by part: the operators count as used. */
void resolve_subquery_rows(Resolver *resolver, Scope *scope, const SubLink *link,
                           const QueryResult *result);

/* The operator of `x op ANY (SELECT …)` and `x IN (SELECT …)`, where both sides have been resolved. */
void resolve_subquery_operator(Resolver *resolver, SubLink *link, const Typed *left,
                               const ExprType *right);

/* A `*` of a target list and the columns that it stands for. */
typedef struct Star {
    int location;
    const char *columns; /* "t.id, t.title" */
} Star;

typedef struct StarVec {
    Star *items;
    size_t count;
    size_t capacity;
} StarVec;

/* ---- Parameters of queries (resolve_parameter.c); no effect elsewhere ---- */

/* What is found out about $1, $2 and so on. */
typedef struct Parameter {
    ExprType type;      /* not known until something takes the parameter */
    const char *name;   /* what the query compares it with, or puts it into; NULL */
    bool tested;        /* for NULL, in one way or another */
    bool into_nullable; /* it goes into a column that may be NULL */
    bool into_not_null; /* and into one that may not */
    bool nullable;      /* its value may be NULL */
} Parameter;

typedef struct ParameterState {
    VEC(Parameter) items; /* $1 first */
} ParameterState;

/* The value of a parameter: a literal until its type is known. Source: variable_paramref_hook() of the server. */
Typed parameter_value(Resolver *resolver, int number);

/* A node that is a parameter, in parentheses or with COLLATE, and has no type so far gets this one. Source:
 * variable_coerce_param_hook(). */
void parameter_take_type(Resolver *resolver, Node *node, const ExprType *type);

/* The name for a parameter that stands beside this node, or goes where the name is that of. */
void parameter_take_name(Resolver *resolver, Node *node, const Node *beside);
void parameter_call_it(Resolver *resolver, Node *node, const char *name);

/* The query asks whether the parameter is NULL. */
void parameter_tested(Resolver *resolver, Node *node);

/* The value of a column that is assigned. */
void parameter_assigned(Resolver *resolver, Node *node, const char *column, bool not_null);

/* Parameters among the targets of a query that are of no type yet are text. */
void parameter_default_targets(Resolver *resolver, const SelectStmt *select);

/* ---- Queries (resolve_query.c, resolve_from.c) ---- */

typedef enum QueryUse {
    QUERY_NAMED,  /* the names of its columns matter: view, CTE, FROM */
    QUERY_VALUES, /* only its values matter: IN, INSERT, second arm of UNION */
    QUERY_EXISTS, /* only whether there are rows */
} QueryUse;

/* SELECT, VALUES, INSERT, UPDATE, DELETE, MERGE. */
void resolve_statement(Resolver *resolver, Scope *parent, Node *query, QueryUse use,
                       QueryResult *result);

/* SELECT and VALUES; a recursive CTE gets its columns from the first arm of the UNION. */
void resolve_select(Resolver *resolver, Scope *parent, SelectStmt *select, QueryUse use,
                    QueryResult *result, Cte *recursive);

/* The queries of WITH; their names are added to the scope. */
void resolve_ctes(Resolver *resolver, Scope *scope, WithClause *with);

/* A target list or RETURNING: `*` is replaced by the columns. */
void resolve_targets(Resolver *resolver, Scope *scope, List **targets, QueryUse use,
                     QueryResult *result);

/* The columns of a query get these names. */
void canonical_result_names(SelectStmt *select, const TextVec *names);

/* The same where they have a place of their own, which they have not in VALUES: says whether they have. */
bool resolve_result_names(SelectStmt *select, const TextVec *names);

/* ASC and NULLS LAST go where they are the default. */
void canonical_order(SortBy *sort);

/* Values of a type are sorted, or grouped: the server takes the operators of its default class. Source:
 * get_sort_group_operators(). */
void depend_on_sorting(const Resolver *resolver, const ExprType *type);
void depend_on_sorted_columns(const Resolver *resolver, const QueryResult *result);

/* An item of ORDER BY whose expression, of this type, is resolved. */
void resolve_sorting(Resolver *resolver, SortBy *sort, const ExprType *type);

void resolve_sort(Resolver *resolver, Scope *scope, List *sort);
void resolve_window(Resolver *resolver, Scope *scope, WindowDef *window);
void resolve_from(Resolver *resolver, Scope *scope, List *from);
void resolve_from_item(Resolver *resolver, Scope *scope, Node **slot);
Range *resolve_target_relation(Resolver *resolver, Scope *scope, RangeVar *relation);

/* Adds the columns of a query to a range. */
void range_add_results(const Resolver *resolver, Range *range, const QueryResult *result);

/* The name that the server gives to a result without one. */
const char *result_name(const Node *expression);

/* ---- Writing the canonical form (canonical.c, canonical_literal.c); no effect in the first pass ---- */

/* One type becomes another: a cast that the model has is needed, and through it its function. */
void depend_on_cast(const Resolver *resolver, const ExprType *from, const ExprType *to);

/* A value of the type is used where there is no telling what takes it: perhaps through a cast that nobody writes. */
void depend_on_casts_of(const Resolver *resolver, const ExprType *type);

/* Makes the value in the slot one of the type: literals take its spelling, other values a cast. */
void canonical_coerce(Resolver *resolver, Node **slot, const ExprType *from, const ExprType *to);

/* The same for the value of a column of a type given by its spelling; a cast of a literal to just that type goes. */
void canonical_assign(Resolver *resolver, Node **slot, const ExprType *from, const char *type);

/* Without knowledge of types: drops the cast of a literal. */
void canonical_loosen(const Resolver *resolver, Node **slot);

/* A literal of a type in the server's spelling. `value` NULL stands for NULL. */
Node *canonical_literal(const Resolver *resolver, const char *value, const ExprType *type);

/* The text of a literal; false when the node is something else. `*type` (may be NULL) gets its own type. */
bool canonical_literal_value(Node *node, const char **value, TypeName **type);

/* ROW(…) where a value of the type of this text is wanted: each part becomes one of its attribute's type. False when it is
 * something else, or the type is none of rows. */
bool resolve_assigned_row(Resolver *resolver, Scope *scope, Node *node, const char *text,
                          Typed *value);

/* TypeCast, with its type resolved. */
Typed resolve_cast(Resolver *resolver, Scope *scope, Node **slot);
ExprType resolve_type_name(Resolver *resolver, TypeName *type);
TypeName *canonical_type_name(const Resolver *resolver, const ExprType *type);

/* Flattens AND in AND and OR in OR. */
void canonical_boolean(BoolExpr *node);

/* True for the text of an integer within the range of bigint. */
bool canonical_fits_bigint(const char *value);

/* The value as the output function of a type prints it; the value itself when that is not known. */
const char *canonical_value(Arena *arena, BuiltinType type, const char *value);
const char *canonical_interval(Arena *arena, const char *value, const char *fields);
const char *canonical_jsonb(Arena *arena, const char *value);

/* The same for an array, of elements of a type. */
const char *canonical_array(Arena *arena, BuiltinType type, const char *value);

/* Qualifies the name in a literal of a type that stands for objects (regclass, regprocedure, regtype …), and notes the
 * dependency. Nothing for other types. */
void resolve_registered(Resolver *resolver, Node **slot, const ExprType *type);

#endif
