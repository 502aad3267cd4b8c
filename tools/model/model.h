/*
 * Model: all objects of one schema, whichever front end read it, and the account of the statements
 * it was read from.
 *
 * The model owns its objects through its arena. Front ends add and remove objects; model_finish()
 * brings them into their final order. Lookups by name are exact: search_path is the business of the
 * SQL front end.
 */
#ifndef SCHEMAC_MODEL_MODEL_H
#define SCHEMAC_MODEL_MODEL_H

#include "base/map.h"
#include "model/object.h"

/* What became of a statement. */
typedef enum StatementClass {
    STATEMENT_MODELLED, /* its effect is in the model */
    STATEMENT_OPAQUE,   /* kept as text and compared as text (DO blocks, kinds not modelled) */
    STATEMENT_DATA,     /* INSERT, UPDATE, SELECT …: counted and passed over */
    STATEMENT_SESSION,  /* SET, BEGIN, psql meta-commands: followed where they matter, not part of a
                           schema */
    STATEMENT_FAILED,   /* reported as an error */
    STATEMENT_CLASS_COUNT,
} StatementClass;

typedef struct StatementAccount {
    size_t counts[STATEMENT_CLASS_COUNT];
} StatementAccount;

typedef struct Model {
    Arena *arena;
    ObjectVec objects;
    Map *by_key;
    size_t next_position;
    size_t renames;  /* how often model_rekey() was called */
    size_t removals; /* how often model_remove() was */
    StatementAccount account;
    VEC(Source *) sources;
    bool temporary; /* while it is read: there may be something in pg_temp */
} Model;

/* An empty model on the arena. */
Model *model_new(Arena *arena);

/* A zeroed object of the kind's struct with its identity set; not yet in the model. Texts are
 * copied. */
Object *model_new_object(Model *model, ObjectKind kind, Object *parent, const char *schema,
                         const char *name);

/*
 * Puts an object into the model and among its parent's children; the parent must be in the model.
 * Returns NULL, or the object that has the same key already, in which case nothing was added.
 */
Object *model_add(Model *model, Object *object);

/* Takes an object and everything that hangs on it out of the model; their keys become NULL.
 * Dependencies of others on them stay, so that a front end can report them. */
void model_remove(Model *model, Object *object);

/* After a change of schema, name, signature or parent: gives the object and all that hang on it
 * their new keys, and moves it among the children of its parent. The caller has made sure that the
 * new name is free. */
void model_rekey(Model *model, Object *object);

/* The object of a namespace by name; NULL when there is none. `parent` and `signature` are NULL
 * where a kind has none; with a schema, the parent does not matter. */
Object *model_find(const Model *model, Namespace space, const Object *parent, const char *schema,
                   const char *name, const char *signature);
Object *model_find_schema(const Model *model, const char *name);
Object *model_find_relation(const Model *model, const char *schema, const char *name);
Object *model_find_type(const Model *model, const char *schema, const char *name);

/* The object of the other model with the same key; NULL when there is none. */
Object *model_find_key(const Model *model, const char *key);

/* Sorts objects and children by (weight of kind, schema, name, …) so that equal schemas have equal
 * order. */
void model_finish(Model *model);

/* Appends "153 statements: 150 modelled, 2 data, 1 opaque". */
void account_format(Str *out, const StatementAccount *account);
size_t account_total(const StatementAccount *account);
const char *statement_class_name(StatementClass class);

/* Order of objects in every output: weight of kind, schema, parent, then name; columns by their
 * number. */
int object_compare(const Object *a, const Object *b);

#endif
