/*
 * The structs of all kinds: what the model knows of each object. Front ends fill them,
 * tools/kinds/<kind>.c describes them as attributes and writes their SQL.
 *
 * Everything is in the form in which the server would show it: defaults filled in, implicit names
 * made, types in their catalog spelling and qualified unless they are in pg_catalog. Words such as
 * "CASCADE" are upper case, as in SQL. Names are unquoted. The member names are the attribute names
 * of JSON and templates.
 */
#ifndef SCHEMAC_KINDS_OBJECTS_H
#define SCHEMAC_KINDS_OBJECTS_H

#include "kinds/role_objects.h"

/* A database that GRANT, COMMENT or ALTER … OWNER TO name; it is never made or dropped. */
typedef struct DatabaseObject {
    Object object;
} DatabaseObject;

typedef struct SchemaObject {
    Object object;
} SchemaObject;

typedef struct ExtensionObject {
    Object object;
    const char *in_schema; /* NULL: the extension decides */
    const char *made_in;   /* not compared: where it was before it moved; NULL */
    const char *version;   /* NULL: the default version */
} ExtensionObject;

/* A statement that is kept as it is: a DO block, or DDL of a kind that is not modelled. */
typedef struct StatementObject {
    Object object;   /* the name is the text itself, shortened by a checksum where it is long */
    const char *tag; /* what it is: "CREATE DOMAIN", "DO" */
    const char *sql; /* the statement as written, without the semicolon */
    const char *canonical; /* the parsed statement in one spelling, for comparison */
    const char *undo;      /* the DROP that removes it, NULL when there is no telling */
} StatementObject;

typedef struct EnumObject {
    Object object;
    TextVec labels;
} EnumObject;

/* CREATE DOMAIN; its CHECK constraints are children. */
typedef struct DomainObject {
    Object object;
    const char *type;      /* what it is based on */
    const char *collation; /* quoted and qualified; NULL: that of the type */
    SqlExpr default_value;
    bool not_null;
    Object *type_object; /* what the type names in the model; NULL for built-in types */
} DomainObject;

/* CHECK of a domain; a child of it. The value is called VALUE. */
typedef struct DomainCheckObject {
    Object object;
    SqlExpr expr;
    bool not_valid;
} DomainCheckObject;

/* CREATE TYPE … AS (…); its attributes are children. */
typedef struct CompositeTypeObject {
    Object object;
    TextVec attribute_order; /* the names of the children */
    bool has_tables;         /* not compared: a table was made OF it */
} CompositeTypeObject;

/* One attribute of a composite type; a child of it. */
typedef struct AttributeObject {
    Object object;
    int64_t number; /* from 1, in order of definition */
    const char *type;
    const char *collation; /* quoted and qualified; NULL: that of the type */
    Object *type_object;   /* as for columns */
} AttributeObject;

/* CREATE TYPE … AS RANGE; its multirange is a child. */
typedef struct RangeTypeObject {
    Object object;
    const char *subtype;
    const char *opclass;      /* quoted and qualified; NULL: the default of the subtype */
    const char *collation;    /* the same */
    const char *canonical;    /* functions, quoted and qualified; NULL: none */
    const char *subtype_diff; /* the same */
    const char *multirange;   /* quoted and qualified */
} RangeTypeObject;

/* The type that comes with a range type. */
typedef struct MultirangeTypeObject {
    Object object;
} MultirangeTypeObject;

/* The options that sequences and identity columns share, as pg_sequence holds them. */
#define SEQUENCE_OPTIONS                                     \
    const char *data_type; /* smallint, integer or bigint */ \
    int64_t start;                                           \
    int64_t increment;                                       \
    int64_t minimum;                                         \
    int64_t maximum;                                         \
    int64_t cache;                                           \
    bool cycle

typedef struct SequenceObject {
    Object object;
    SEQUENCE_OPTIONS;
    const char *persistence; /* NULL or "UNLOGGED" */
} SequenceObject;

/* OWNED BY; a child of the sequence that depends on the column. An object of its own because the
 * default of the column needs the sequence first. When the column goes, the server drops the
 * sequence with it. */
typedef struct SequenceOwnerObject {
    Object object;
    const char *column_sql; /* `public.t.c`, quoted */
} SequenceOwnerObject;

/* Argument of a routine; `mode` is IN, OUT, INOUT, VARIADIC or TABLE. */
typedef struct RoutineArgument {
    const char *name; /* NULL: unnamed */
    const char *mode;
    const char *type;
    SqlExpr default_value;
} RoutineArgument;

/* FUNCTION and PROCEDURE, and the functions that come with a range type; object.signature has the input types. */
typedef struct RoutineObject {
    Object object;
    VEC(RoutineArgument) arguments;
    const char *returns; /* NULL for a procedure, and for a function that OUT arguments describe */
    bool returns_set;
    const char *language;
    const char *body;       /* the text between the quotes, verbatim; for C the object file */
    const char *symbol;     /* C functions only */
    SqlExpr sql_body;       /* BEGIN ATOMIC … END, or RETURN expression; body is NULL then */
    size_t last_statement;  /* where it begins in sql_body; 0: there is none */
    size_t last_columns;    /* that the last statement in SQL yields; 0 when they are not known */
    ObjectVec last_starred; /* relations whose columns a star of it stands for */
    bool window;
    const char *volatility; /* IMMUTABLE, STABLE, VOLATILE */
    const char *parallel;   /* UNSAFE, RESTRICTED, SAFE */
    bool strict;
    bool security_definer;
    bool leakproof;
    const char *cost; /* NULL: the server's default */
    const char *rows;
    const char *support;
    OptionVec settings; /* SET name TO value; the value as it stands after TO */
    const char *transform;
    bool
        unchecked; /* the server would not accept the body in a session with the search_path that it has by itself */
} RoutineObject;

/*
 * AGGREGATE; object.signature has the types of all arguments. The members up to returns_set are
 * those of RoutineObject, so that calls are resolved alike. Functions are quoted and qualified.
 */
typedef struct AggregateObject {
    Object object;
    VEC(RoutineArgument) arguments;
    const char *returns; /* as far as it is known; "" when it is not */
    bool returns_set;    /* never */
    bool ordered_set;    /* arguments after direct_arguments stand after ORDER BY */
    bool hypothetical;
    int64_t direct_arguments; /* 0 unless ordered_set */
    const char *sfunc;
    const char *stype;
    const char *sspace; /* NULL: the server's estimate */
    const char *finalfunc;
    bool finalfunc_extra;
    const char *finalfunc_modify; /* READ_ONLY, SHAREABLE, READ_WRITE */
    const char *combinefunc;
    const char *serialfunc;
    const char *deserialfunc;
    const char *initcond; /* text; NULL: none */
    const char *msfunc;
    const char *minvfunc;
    const char *mstype;
    const char *msspace;
    const char *mfinalfunc;
    bool mfinalfunc_extra;
    const char *mfinalfunc_modify; /* NULL without mfinalfunc */
    const char *minitcond;
    const char *sortop;   /* as after SORTOP =: `OPERATOR(public.<)` or a plain operator */
    const char *parallel; /* UNSAFE, RESTRICTED, SAFE */
} AggregateObject;

/* OPERATOR; object.signature is "left, right" with NONE for a prefix operator. Other operators are
 * written as after COMMUTATOR =, with OPERATOR() where they are qualified. */
typedef struct OperatorObject {
    Object object;
    const char *left; /* NULL: a prefix operator */
    const char *right;
    const char *function; /* quoted and qualified */
    const char *commutator;
    const char *negator;
    const char *restrict_function; /* selectivity estimators; NULL: none */
    const char *join_function;
    bool hashes;
    bool merges;
    TextVec
        shells; /* which of "commutator" and "negator" nobody makes: the server has a shell operator there */
} OperatorObject;

/* What an operator class or family holds under a number. */
typedef struct OperatorMember {
    const char *what; /* OPERATOR, FUNCTION */
    int64_t number;
    const char *types;    /* "integer, bigint": which data it is for */
    const char *name;     /* public.<, public.compare(integer, integer) */
    const char *order_by; /* family that sorts the results of an operator; NULL */
} OperatorMember;

typedef VEC(OperatorMember) OperatorMemberVec;

/* OPERATOR FAMILY; object.signature is the access method. */
typedef struct OperatorFamilyObject {
    Object object;
    OperatorMemberVec members; /* those that belong to no class; sorted */
} OperatorFamilyObject;

/* OPERATOR CLASS; object.signature is the access method. */
typedef struct OperatorClassObject {
    Object object;
    const char *type;
    bool is_default;
    const char *family;        /* quoted and qualified */
    OperatorMemberVec members; /* sorted */
    const char *storage;       /* NULL: the type itself */
} OperatorClassObject;

/* CAST; the name is `integer AS text`. */
typedef struct CastObject {
    Object object;
    const char *source_type;
    const char *target_type;
    const char *function; /* with argument types; NULL for the other methods */
    bool inout;           /* WITH INOUT */
    const char *context;  /* NULL (explicit), ASSIGNMENT, IMPLICIT */
} CastObject;

/* TRANSFORM; the name is that of the type as in `FOR hstore`, the signature the language. */
typedef struct TransformObject {
    Object object;
    const char *type;
    const char *language;
    const char *from_sql; /* with argument types; NULL: none */
    const char *to_sql;
} TransformObject;

typedef struct ConversionObject {
    Object object;
    const char *source_encoding; /* upper case */
    const char *target_encoding;
    const char *function; /* quoted and qualified */
    bool is_default;
} ConversionObject;

typedef struct CollationObject {
    Object object;
    const char *provider;   /* libc, icu, builtin */
    const char *locale;     /* icu and builtin */
    const char *lc_collate; /* libc */
    const char *lc_ctype;
    bool deterministic;
    const char *rules; /* icu; NULL: none */
    const char
        *copied; /* FROM a collation that only the server knows; quoted. All else is NULL then */
} CollationObject;

typedef struct AccessMethodObject {
    Object object;
    const char *type;    /* TABLE, INDEX */
    const char *handler; /* quoted and qualified; NULL: of a language that every database has */
} AccessMethodObject;

typedef struct LanguageObject {
    Object object;
    bool trusted;
    const char *handler; /* quoted and qualified; NULL: of a language that every database has */
    const char *inline_handler;
    const char *validator;
} LanguageObject;

/* Functions are quoted and qualified. */
typedef struct TextSearchParserObject {
    Object object;
    const char *start;
    const char *gettoken;
    const char *end;
    const char *lextypes;
    const char *headline; /* NULL: none */
} TextSearchParserObject;

typedef struct TextSearchTemplateObject {
    Object object;
    const char *init; /* NULL: none */
    const char *lexize;
} TextSearchTemplateObject;

typedef struct TextSearchDictionaryObject {
    Object object;
    const char *template; /* quoted and qualified */
    OptionVec options;    /* values as they stand in SQL; in the order in which they were set */
} TextSearchDictionaryObject;

/* Which dictionaries a token is looked up in, in order. */
typedef struct TextSearchMapping {
    const char *token;
    TextVec dictionaries; /* quoted and qualified */
} TextSearchMapping;

typedef struct TextSearchConfigurationObject {
    Object object;
    const char *parser;              /* quoted and qualified */
    const char *copied;              /* COPY of a configuration that only the server knows; NULL */
    VEC(TextSearchMapping) mappings; /* sorted by token; with `copied`, what was set since */
} TextSearchConfigurationObject;

/* An expression, or a query, of a list. */
typedef struct SqlExprItem {
    SqlExpr expr;
} SqlExprItem;

/* One key of an index: a column or an expression. */
typedef struct IndexKey {
    const char *column; /* NULL for an expression */
    SqlExpr expr;
    const char *collation;
    const char *opclass; /* NULL: the default of type and method */
    OptionVec opclass_options;
    bool descending;
    bool nulls_first; /* effective: the default of DESC is true */
} IndexKey;

typedef struct TableObject {
    Object object;
    const char *persistence; /* NULL or "UNLOGGED" */
    bool row_security;
    bool force_row_security;
    OptionVec options;              /* storage parameters: fillfactor … */
    const char *access_method;      /* NULL: heap */
    const char *tablespace;         /* NULL: the default */
    const char *replica_identity;   /* NULL (DEFAULT), FULL, NOTHING or the name of an index */
    TextVec inherits;               /* `public.parent`, quoted and qualified, in order */
    const char *partition_strategy; /* RANGE, LIST, HASH; NULL when not partitioned */
    VEC(IndexKey) partition_keys;
    const char *partition_key;   /* the text after PARTITION BY; NULL when not partitioned */
    const char *partition_of;    /* quoted name of the partitioned table; NULL */
    const char *partition_bound; /* FOR VALUES …, or DEFAULT */
    const char *of_type;         /* typed table: see TableTypeObject */
    const char *clustered_on;    /* index of ALTER TABLE … CLUSTER ON */
    ObjectVec inheritors;        /* the InheritanceObjects of the tables whose parent this is */
    bool referenced;             /* a foreign key points at it */
} TableObject;

/*
 * INHERITS or PARTITION OF; a child of the child table, depends on the parent table. The name is that of the parent,
 * quoted and qualified.
 */
typedef struct InheritanceObject {
    Object object;
    const char *parent_table; /* `public.parent`, quoted and qualified */
    const char *bound;        /* FOR VALUES …, or DEFAULT; NULL: no partition */
    int64_t number;           /* from 1, in the order of the parents */
    TextVec after;            /* the names of the links before it */
    TextVec own_members;      /* what the table has for itself, too: columns and checks by name */
    TextVec
        shared_members; /* of a table with several parents: those of this one that it has from parents alone */
    Object *of;      /* the parent table */
    bool made_apart; /* a partition with an order of columns, or names, of its own */
} InheritanceObject;

/*
 * CREATE TABLE … OF, ALTER TABLE … OF; a child of the table, depends on the type. The columns are objects of the table as
 * those of any other. The server refuses to change the attributes of the type, or these columns, while the two are tied.
 */
typedef struct TableTypeObject {
    Object object;
    const char *type; /* quoted and qualified */
    TextVec columns;  /* their names, in order */
    Object *of;       /* the composite type */
} TableTypeObject;

typedef struct ColumnObject {
    Object object;
    int64_t number; /* from 1, in order of definition */
    const char *type;
    bool not_null;
    const char *not_null_name; /* since PostgreSQL 18: see not_null_name() */
    bool not_null_name_shared; /* by another table, which may be there first */
    bool not_null_no_inherit;
    bool not_null_not_valid;
    bool not_null_inherited;   /* from a parent or partitioned table alone */
    const char *collation;     /* quoted and qualified; NULL: that of the type */
    const char *storage;       /* NULL: that of the type */
    const char *compression;   /* NULL: the default */
    const char *statistics;    /* statistics target, NULL: the default */
    OptionVec options;         /* n_distinct … */
    SqlExpr generated;         /* GENERATED ALWAYS AS (expr) */
    bool computed_on_read;     /* … VIRTUAL, since PostgreSQL 18; else STORED */
    OptionVec foreign_options; /* OPTIONS of a column of a foreign table */
    bool inherited;            /* comes from a parent table or partition root, not written here */
    Object *type_object;       /* what the type names in the model; NULL for built-in types */
} ColumnObject;

/* The default of a column; a child of the column. The expression of a generated column is an
 * attribute of the column. */
typedef struct DefaultObject {
    Object object;
    SqlExpr expr;
} DefaultObject;

/* GENERATED … AS IDENTITY; a child of the column. */
typedef struct IdentityObject {
    Object object;
    const char *generation;    /* ALWAYS or BY DEFAULT */
    const char *sequence_name; /* name of its sequence, in the schema of the table */
    SEQUENCE_OPTIONS;
} IdentityObject;

/* PRIMARY KEY and UNIQUE. */
typedef struct KeyObject {
    Object object;
    TextVec columns;
    TextVec include;
    bool without_overlaps; /* of the last column: rows with equal others must not overlap in it */
    bool nulls_not_distinct;
    bool deferrable;
    bool initially_deferred;
    OptionVec options;
    const char *tablespace;
    const char *part_of; /* the key that this is a part of, quoted and qualified */
    Object *whole;       /* that key */
} KeyObject;

typedef struct ForeignKeyObject {
    Object object;
    TextVec columns;
    const char *target_schema;
    const char *target_table;
    TextVec target_columns;
    bool period;           /* the last columns are a PERIOD: all of it has to be covered */
    const char *match;     /* NULL (SIMPLE) or FULL */
    const char *on_update; /* NULL (NO ACTION), RESTRICT, CASCADE, SET NULL, SET DEFAULT */
    const char *on_delete;
    TextVec on_delete_columns; /* SET NULL (columns) */
    bool deferrable;
    bool initially_deferred;
    bool not_enforced; /* NOT ENFORCED, since PostgreSQL 18: then never valid either */
    bool not_valid;
    const char *part_of; /* as for indexes */
    Object *whole;
} ForeignKeyObject;

typedef struct CheckObject {
    Object object;
    SqlExpr expr;
    bool no_inherit;
    bool not_enforced; /* as for foreign keys */
    bool not_valid;
    bool inherited; /* comes from a parent table, not written here */
} CheckObject;

/* CREATE INDEX; the parent is the table, object.schema the table's schema. */
typedef struct IndexObject {
    Object object;
    bool unique;
    const char *method;
    VEC(IndexKey) keys;
    TextVec include;
    bool nulls_not_distinct;
    SqlExpr predicate;
    OptionVec options;
    const char *tablespace;
    OptionVec statistics;  /* statistics targets of its expressions, by their number from 1 */
    const char *part_of;   /* the index that this is a part of, quoted and qualified */
    Object *whole;         /* that index */
    bool only;             /* ON ONLY: a partition has no part of it */
    TextVec parts;         /* of such an index: the parts that it has, quoted and qualified */
    TextVec missing_parts; /* of such an index: the partitions without one, and their bounds */
    ObjectVec missing_links;
} IndexObject;

/* An element of an exclusion constraint. */
typedef struct ExclusionElement {
    IndexKey key;
    const char *operator_name; /* as it stands after WITH: `&&`, `OPERATOR(public.=)` */
} ExclusionElement;

/* EXCLUDE. */
typedef struct ExclusionObject {
    Object object;
    const char *method;
    VEC(ExclusionElement) elements;
    TextVec include;
    SqlExpr predicate;
    bool deferrable;
    bool initially_deferred;
    OptionVec options;
    const char *tablespace;
    const char *part_of; /* as for indexes; since PostgreSQL 17 */
    Object *whole;
} ExclusionObject;

/* CREATE STATISTICS; the parent is the table, object.schema its own. */
typedef struct StatisticObject {
    Object object;
    TextVec columns; /* sorted: the server keeps no order */
    VEC(SqlExprItem) expressions;
    TextVec types;      /* sorted: dependencies, mcv, ndistinct; empty for all of them */
    const char *target; /* NULL: the default */
} StatisticObject;

/* A column that a view yields. */
typedef struct ViewColumn {
    const char *name;
    const char *type; /* NULL: not known */
    bool not_null;
} ViewColumn;

typedef struct ViewObject {
    Object object;
    TextVec column_names;    /* CREATE VIEW v (a, b); empty when the query names them by itself */
    bool names_in_query;     /* they stand in the text of the query, where no `*` is left */
    VEC(ViewColumn) columns; /* what it yields, as far as that can be told; empty when it cannot */
    SqlExpr query;
    OptionVec options;        /* security_invoker, security_barrier */
    const char *check_option; /* NULL, LOCAL or CASCADED */
    bool recursive;
} ViewObject;

/* CREATE MATERIALIZED VIEW: a view, for whoever asks what it yields, that has storage. Its options
 * are storage parameters. */
typedef struct MaterializedViewObject {
    ViewObject view;
    bool no_data;                 /* created WITH NO DATA, and not refreshed since */
    const char *access_method;    /* NULL: heap */
    const char *tablespace;       /* NULL: the default */
    const char *clustered_on;     /* index of CLUSTER ON */
    const char *replica_identity; /* as for tables */
} MaterializedViewObject;

/* A column of a view that something hangs on; a child of the view. ViewObject.columns has them all. The attributes are
 * those of columns of materialized views. */
typedef struct ViewColumnObject {
    Object object;
    const char *storage;     /* NULL: that of the type */
    const char *compression; /* NULL: the default */
    const char *statistics;  /* NULL: the default */
    OptionVec options;
} ViewColumnObject;

/* CREATE RULE. */
typedef struct RuleObject {
    Object object;
    const char *event; /* SELECT, INSERT, UPDATE, DELETE */
    bool instead;
    SqlExpr condition;
    VEC(SqlExprItem) actions; /* none: NOTHING */
    const char *enabled;      /* NULL (ORIGIN), DISABLED, ALWAYS, REPLICA */
} RuleObject;

/* CREATE EVENT TRIGGER. */
typedef struct EventTriggerObject {
    Object object;
    const char *event; /* ddl_command_end … */
    TextVec tags;      /* in order of their bytes: that in which they are written means nothing */
    TextVec written;   /* the same as they are written, which is how the server keeps them */
    const char *function; /* quoted and qualified */
    const char *enabled;  /* NULL (ORIGIN), DISABLED, ALWAYS, REPLICA */
} EventTriggerObject;

/* CREATE FOREIGN DATA WRAPPER. */
typedef struct ForeignDataWrapperObject {
    Object object;
    const char *handler;   /* quoted and qualified; NULL */
    const char *validator; /* quoted and qualified; NULL */
    OptionVec foreign_options;
} ForeignDataWrapperObject;

/* CREATE SERVER. */
typedef struct ServerObject {
    Object object;
    const char *wrapper; /* name of the foreign data wrapper */
    const char *type;
    const char *version;
    OptionVec foreign_options;
} ServerObject;

/* CREATE USER MAPPING; a child of the server, the name is that of the role, "public" for all. */
typedef struct UserMappingObject {
    Object object;
    OptionVec foreign_options; /* may hold a password: not for messages */
} UserMappingObject;

/* CREATE FOREIGN TABLE: a table, for whoever asks for columns, constraints and parents. */
typedef struct ForeignTableObject {
    TableObject table;
    const char *server;
    OptionVec foreign_options;
} ForeignTableObject;

/* CREATE PUBLICATION; what it publishes hangs on it. */
typedef struct PublicationObject {
    Object object;
    bool all_tables;
    TextVec publish;               /* sorted: delete, insert, truncate, update */
    bool via_root;                 /* publish_via_partition_root */
    const char *generated_columns; /* NULL (none) or "stored" */
} PublicationObject;

/* A table of a publication; the name is the table's, quoted and qualified. */
typedef struct PublicationTableObject {
    Object object;
    TextVec columns; /* sorted; empty for all */
    SqlExpr filter;
    Object *of; /* the table */
} PublicationTableObject;

/* All tables of a schema in a publication; the name is the schema's. */
typedef struct PublicationSchemaObject {
    Object object;
    Object *of; /* the schema */
} PublicationSchemaObject;

/* CREATE SUBSCRIPTION. */
typedef struct SubscriptionObject {
    Object object;
    const char *connection; /* may hold a password: not for messages */
    TextVec publications;   /* sorted */
    OptionVec options;      /* what differs from the server's defaults */
    bool enabled;
} SubscriptionObject;

/* SECURITY LABEL; the name is the provider, "" for the only one there is. */
typedef struct SecurityLabelObject {
    Object object;
    const char *text;
} SecurityLabelObject;

typedef struct TriggerObject {
    Object object;
    const char *timing;     /* BEFORE, AFTER, INSTEAD OF */
    TextVec events;         /* of INSERT, DELETE, UPDATE, TRUNCATE, in this order */
    TextVec update_columns; /* UPDATE OF, as written: the server keeps the order */
    bool for_each_row;
    SqlExpr when;
    const char *function; /* quoted and qualified, without arguments */
    TextVec arguments;
    bool constraint;
    bool deferrable;
    bool initially_deferred;
    const char *from_table; /* quoted and qualified; constraint triggers */
    const char *old_table;
    const char *new_table;
    const char *enabled; /* NULL (ORIGIN), DISABLED, ALWAYS, REPLICA */
    const char *part_of; /* `name ON public.t`: what this is a copy of, in a partition */
    Object *whole;       /* that trigger */
} TriggerObject;

typedef struct PolicyObject {
    Object object;
    const char *command; /* ALL, SELECT, INSERT, UPDATE, DELETE */
    bool permissive;
    TextVec roles; /* sorted; "public" for everyone */
    SqlExpr using_expr;
    SqlExpr check_expr;
} PolicyObject;

/* The comment that a new server, or a new database, has on an object from the beginning; NULL for none. Such a comment is
 * no object. Source: initdb. */
const char *comment_from_beginning(const Object *on);

/* The name is "", or "index" for the comment of the index that a key has. */
typedef struct CommentObject {
    Object object;
    const char *text;
} CommentObject;

/* Kinds that begin like a table, and like a view. */
static inline bool object_is_table(const Object *object)
{
    return object->kind == KIND_TABLE || object->kind == KIND_FOREIGN_TABLE;
}

/* The flag of a column or check that comes from a parent table; NULL for other kinds. */
bool *member_inherited_flag(Object *member);

/* The index of this name of a table or materialized view, or its constraint with such an index; NULL when there is none. */
const Object *relation_find_index(const Object *relation, const char *name);

/* True when the old relation has an index of this name that the plan keeps, as it is or altered in place. */
bool relation_keeps_index(const Steps *steps, const Object *from, const char *name);

static inline bool object_is_view(const Object *object)
{
    return object->kind == KIND_VIEW || object->kind == KIND_MATERIALIZED_VIEW;
}

#define KIND(id, name, plural, namespace) extern const KindOps name##_ops;
#include "model/kinds.def"
#undef KIND

#endif
