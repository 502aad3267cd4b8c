/*
 * Object: the first member of every object struct. It holds what all kinds share: identity, place
 * in the source, the object it hangs on, what hangs on it, and what it depends on.
 *
 * Comments, owners and grants are objects of their own that hang on the object they speak of, so
 * that every kind can have them without knowing.
 */
#ifndef SCHEMAC_MODEL_OBJECT_H
#define SCHEMAC_MODEL_OBJECT_H

#include "base/diag.h"
#include "model/attribute.h"

typedef enum ObjectKind {
#define KIND(id, name, plural, namespace) KIND_##id,
#include "model/kinds.def"
#undef KIND
    KIND_COUNT,
} ObjectKind;

/* Objects of one namespace with the same schema, name and signature cannot exist at the same time;
 * where they have no schema of their own, with the same parent, name and signature. (An index has a
 * parent and a schema.) */
typedef enum Namespace {
    NAMESPACE_SCHEMA,
    NAMESPACE_EXTENSION,
    NAMESPACE_LANGUAGE,
    NAMESPACE_STATEMENT,
    NAMESPACE_COLLATION,
    NAMESPACE_TYPE,
    NAMESPACE_RELATION,
    NAMESPACE_ROUTINE,
    NAMESPACE_ACCESS_METHOD,
    NAMESPACE_OPERATOR,
    NAMESPACE_OPERATOR_FAMILY,
    NAMESPACE_OPERATOR_CLASS,
    NAMESPACE_CAST,
    NAMESPACE_TRANSFORM,
    NAMESPACE_CONVERSION,
    NAMESPACE_TEXT_SEARCH_PARSER,
    NAMESPACE_TEXT_SEARCH_TEMPLATE,
    NAMESPACE_TEXT_SEARCH_DICTIONARY,
    NAMESPACE_TEXT_SEARCH_CONFIGURATION,
    NAMESPACE_COLUMN,
    NAMESPACE_IDENTITY,
    NAMESPACE_DEFAULT,
    NAMESPACE_CONSTRAINT,
    NAMESPACE_SEQUENCE_OWNER,
    NAMESPACE_TRIGGER,
    NAMESPACE_POLICY,
    NAMESPACE_OWNER,
    NAMESPACE_GRANT,
    NAMESPACE_COMMENT,
    NAMESPACE_INHERITANCE,
    NAMESPACE_TABLE_TYPE,
    NAMESPACE_ROLE,
    NAMESPACE_MEMBERSHIP,
    NAMESPACE_ROLE_SETTING,
    NAMESPACE_DATABASE,
    NAMESPACE_FOREIGN_DATA_WRAPPER,
    NAMESPACE_SERVER,
    NAMESPACE_USER_MAPPING,
    NAMESPACE_STATISTIC,
    NAMESPACE_RULE,
    NAMESPACE_EVENT_TRIGGER,
    NAMESPACE_PUBLICATION,
    NAMESPACE_PUBLICATION_TABLE,
    NAMESPACE_PUBLICATION_SCHEMA,
    NAMESPACE_SUBSCRIPTION,
    NAMESPACE_SECURITY_LABEL,
    NAMESPACE_DEFAULT_PRIVILEGE,
} Namespace;

typedef struct Object Object;
typedef VEC(Object *) ObjectVec;

typedef enum DependencyType {
    DEPENDENCY_NORMAL,     /* must exist; the server refuses to drop it alone */
    DEPENDENCY_EXPRESSION, /* used in an expression or query: also blocks a change of type */
    DEPENDENCY_SOFT,       /* used in a body that the server does not track: decides order only */
} DependencyType;

typedef struct Dependency {
    Object *on;
    DependencyType type;
    bool
        in_order; /* what is meant depends on the order of its parts: ROW(…), names for its columns one by one */
    bool
        of_values; /* an expression makes or takes values of the type: ROW(…)::t, an argument of a body that is parsed */
} Dependency;

typedef VEC(Dependency) DependencyVec;

/* `-- @key value` written before a statement or column. */
typedef struct Annotation {
    const char *key;
    const char *value;
    Span span;
} Annotation;

struct Object {
    ObjectKind kind;
    const char *schema;    /* NULL when the kind has none or the parent's schema says it */
    const char *name;      /* never NULL; "" when the parent and the kind say all */
    const char *signature; /* what tells those of one name apart: input argument types of a routine,
                              "integer, text"; access method of an operator class; else NULL */
    Object *parent;        /* what it hangs on: table of a column, target of a comment … */
    const char *key;       /* unique in the model, made by model_add(); NULL while in no model */
    Span span;             /* the statement or clause that defines it */
    size_t position;       /* running number of its definition */
    size_t index;          /* among the objects of the model, once that is finished */
    bool external;         /* for reference only: no plan creates, alters or drops it */
    bool implicit;         /* made by the server, named by no statement (sequence of an identity) */
    ObjectVec children;    /* objects whose parent this is, in order of definition */
    struct Map *child_names; /* of many children: see object_note_child(); else NULL */
    DependencyVec dependencies;
    VEC(Annotation) annotations;
    void *draft; /* notes of the front end that reads it; NULL once the model is finished */
};

/* Adds a dependency unless it is there already; a stronger type replaces SOFT, EXPRESSION replaces
 * NORMAL. */
void object_depend(Arena *arena, Object *object, Object *on, DependencyType type);

/* The same, and says that the order of the parts matters. */
void object_depend_in_order(Arena *arena, Object *object, Object *on, DependencyType type);

/* Says that what the object depends on is there for its values: for `on`, or for all that it depends on so far (NULL). */
void object_depends_on_values(Object *object, const Object *on);

/* The schema of the object: its own, or that of the nearest parent that has one; NULL for none. */
const char *object_schema(const Object *object);

/* The outermost parent: the table of a column's comment. */
const Object *object_root(const Object *object);

/* First child of a kind (and of a name, unless NULL); NULL when there is none. */
Object *object_child(const Object *object, ObjectKind kind, const char *name);

/* The child of the same kind, name and signature as another object; NULL when there is none. */
Object *object_child_like(const Object *object, const Object *like);

/* For the model: a child has joined the others, or has another name. Once there are many, object_child() looks a name up
 * instead of going through them. Those that have left or were renamed since need not be taken back. */
void object_note_child(Arena *arena, Object *child);

/* For the model: the children stand in another order. */
void object_note_children(Arena *arena, Object *object);

/* Appends what people call it: public.tasks, public.tasks.user_id, public.f(integer), "comment on
 * public.tasks", "default of public.tasks.status", "grant on public.tasks to anon". Not quoted: for
 * messages. */
void object_append_id(Str *out, const Object *object);
const char *object_id(Arena *arena, const Object *object);

/* The same behind its kind, for people: "table public.t"; "grant on public.t to anon" says the kind already. */
const char *object_title(Arena *arena, const Object *object);

/* The value of an annotation, NULL when there is none. */
const char *object_annotation(const Object *object, const char *key);

/* The text of COMMENT ON for this object; NULL when there is none. */
const char *object_comment(const Object *object);

#endif
