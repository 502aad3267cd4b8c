#include "base/distance.h"
#include "kinds/generated_name.h"
#include "sqlread/reader.h"

#include <limits.h>

void name_parts(const List *names, const char **schema, const char **name)
{
    int count = list_length(names);

    *name = count > 0 ? strVal(llast(names)) : "";
    *schema = count > 1 ? strVal(list_nth(names, count - 2)) : NULL;
}

void reader_texts(Reader *reader, const List *strings, TextVec *out)
{
    ListCell *cell;

    foreach(cell, strings)
        vec_push(reader->arena, out, arena_strdup(reader->arena, strVal(lfirst(cell))));
}

const char *reader_creation_schema(const Reader *reader, const char *given)
{
    if (given != NULL)
        return given;
    return reader->place.path->count > 0 ? reader->place.path->schemas[0] : "public";
}

Object *find_on_path(const Model *model, const SearchPath *path, Namespace space,
                     const char *schema, const char *name, const char *signature)
{
    if (schema != NULL)
        return model_find(model, space, NULL, schema, name, signature);
    if (model->temporary && (space == NAMESPACE_RELATION || space == NAMESPACE_TYPE)) {
        Object *found = model_find(model, space, NULL, "pg_temp", name, signature);

        if (found != NULL)
            return found;
    }
    for (size_t i = 0; i < path->count; i++) {
        Object *found = model_find(model, space, NULL, path->schemas[i], name, signature);

        if (found != NULL)
            return found;
    }
    return NULL;
}

Object *reader_find_relation(Reader *reader, const RangeVar *relation)
{
    return find_on_path(reader->model, reader->place.path, NAMESPACE_RELATION, relation->schemaname,
                        relation->relname, NULL);
}

ReadResult reader_need_relation(Reader *reader, const RangeVar *relation, Object **found)
{
    *found = reader_find_relation(reader, relation);
    if (*found != NULL)
        return READ_DONE;
    reader_wait(reader, relation->location, "unknown table \"%s%s%s\"",
                relation->schemaname == NULL ? "" : relation->schemaname,
                relation->schemaname == NULL ? "" : ".", relation->relname);
    reader->missing_code = "unknown-table";
    reader_suggested(reader, reader_suggest(reader, NAMESPACE_RELATION, relation->relname));
    reader->missing_name = relation->relname;
    return READ_WAIT;
}

const char *reader_qualified(Reader *reader, const char *schema, const char *name)
{
    Str text = str_new(reader->arena);

    str_sql_qualified(&text, schema, name);
    return text.text;
}

const char *reader_object_sql(Reader *reader, const Object *object)
{
    return reader_qualified(reader, object->schema, object->name);
}

/* ---- Names that the server makes ------------------------------------------------------------------------------ */

const char *reader_object_name(Reader *reader, const char *name1, const char *name2,
                               const char *label)
{
    return generated_name(reader->arena, name1, name2, label);
}

static bool constraint_is_key(const Object *object)
{
    return object->kind == KIND_PRIMARY_KEY || object->kind == KIND_UNIQUE ||
           object->kind == KIND_EXCLUSION;
}

/* Under which name the constraints of a schema know an object: a column is among them with its NOT NULL. NULL for none. */
static const char *constraint_name_of(Reader *reader, const Object *object)
{
    if (object->kind != KIND_COLUMN)
        return object->name;
    return ((const ColumnObject *)object)->not_null ? not_null_name(reader->scratch, object) : NULL;
}

static const char *schema_scoped(const Reader *reader, const char *schema, const char *name)
{
    size_t before = schema == NULL ? 0 : strlen(schema);
    size_t length = strlen(name);
    char *scoped = arena_alloc(reader->scratch, before + length + 2);

    if (before > 0)
        memcpy(scoped, schema, before);
    scoped[before] = '\x1f';
    memcpy(scoped + before + 1, name, length + 1);
    return scoped;
}

/* Up to which number the names made of the same parts are taken. */
typedef struct NameNumber {
    int taken;
    size_t freed; /* what had been freed by then */
} NameNumber;

/* So many changes may have made a name free. */
static size_t names_freed(const Reader *reader)
{
    return reader->model->renames + reader->model->removals + reader->sequences_renamed;
}

/* The server tries one number after the other. Those that were tried before need not be tried again, as long as no name was
 * given up. */
static NameNumber *name_number(Reader *reader, const char *what, const char *schema,
                               const char *name)
{
    const char *key =
        arena_printf(reader->scratch, "%s\x1f%s", what, schema_scoped(reader, schema, name));
    NameNumber *number = map_get(reader->name_numbers, key);

    if (number == NULL) {
        number = ARENA_NEW(reader->scratch, NameNumber);
        map_put(reader->name_numbers, key, number);
    }
    if (number->freed != names_freed(reader))
        *number = (NameNumber){.freed = names_freed(reader)};
    return number;
}

/* The name with a number behind its label; none for 0. */
static const char *numbered_name(Reader *reader, const char *name1, const char *name2,
                                 const char *label, int number)
{
    return generated_name(reader->scratch, name1, name2,
                          number == 0 ? label
                                      : arena_printf(reader->scratch, "%s%d", label, number));
}

const char *reader_choose_relation_name(Reader *reader, const char *schema, const char *name1,
                                        const char *name2, const char *label)
{
    const char *name = numbered_name(reader, name1, name2, label, 0);
    NameNumber *number = name_number(reader, "relation", schema, name);

    for (;; number->taken++) {
        const Object *constraint;

        name = numbered_name(reader, name1, name2, label, number->taken);
        constraint = map_get(reader->constraint_names, schema_scoped(reader, schema, name));
        if (model_find_relation(reader->model, schema, name) == NULL &&
            (constraint == NULL || !constraint_is_key(constraint)) &&
            reader_find_identity(reader, schema, name) == NULL)
            return arena_strdup(reader->arena, name);
    }
}

const char *reader_choose_constraint_name(Reader *reader, const Object *relation, const char *name1,
                                          const char *name2, const char *label)
{
    const char *name = numbered_name(reader, name1, name2, label, 0);
    NameNumber *number;

    if (map_get(reader->constraint_names, schema_scoped(reader, relation->schema, name)) == NULL)
        return arena_strdup(reader->arena, name);
    number = name_number(reader, "constraint", relation->schema, name);
    for (;; number->taken++) {
        name = numbered_name(reader, name1, name2, label, number->taken);
        if (map_get(reader->constraint_names, schema_scoped(reader, relation->schema, name)) ==
            NULL)
            return arena_strdup(reader->arena, name);
    }
}

Object *reader_find_key(Reader *reader, const char *schema, const char *name)
{
    Object *constraint = map_get(reader->constraint_names, schema_scoped(reader, schema, name));

    return constraint != NULL && constraint_is_key(constraint) ? constraint : NULL;
}

void reader_note_identity(Reader *reader, Object *identity)
{
    map_put(
        reader->identity_sequences,
        schema_scoped(reader, object_schema(identity), ((IdentityObject *)identity)->sequence_name),
        identity);
}

static Object *identity_in_schema(const Reader *reader, const char *schema, const char *name)
{
    Object *identity = map_get(reader->identity_sequences, schema_scoped(reader, schema, name));

    /* It may have been dropped, renamed or moved since. */
    if (identity == NULL || identity->key == NULL ||
        strcmp(((IdentityObject *)identity)->sequence_name, name) != 0 ||
        strcmp(object_schema(identity), schema) != 0)
        return NULL;
    return identity;
}

Object *reader_find_identity_on(const Reader *reader, const SearchPath *path, const char *schema,
                                const char *name)
{
    Object *found = NULL;

    if (schema != NULL)
        return identity_in_schema(reader, schema, name);
    for (size_t i = 0; found == NULL && i < path->count; i++)
        found = identity_in_schema(reader, path->schemas[i], name);
    return found;
}

Object *reader_find_identity(const Reader *reader, const char *schema, const char *name)
{
    return reader_find_identity_on(reader, reader->place.path, schema, name);
}

void reader_note_constraint(Reader *reader, Object *constraint)
{
    const char *name = constraint_name_of(reader, constraint);
    const char *key = name == NULL ? NULL : schema_scoped(reader, object_schema(constraint), name);

    /* Copies that a table inherits have the name of their original, which is the one to be found; a NOT NULL is never looked
     * for. */
    if (key != NULL && ((!constraint->implicit && constraint->kind != KIND_COLUMN) ||
                        map_get(reader->constraint_names, key) == NULL))
        map_put(reader->constraint_names, key, constraint);
}

const char *reader_join_columns(Reader *reader, const TextVec *columns)
{
    Str joined = str_new(reader->scratch);

    for (size_t i = 0; i < columns->count; i++) {
        if (joined.length > 0)
            str_char(&joined, '_');
        str_bytes(&joined, columns->items[i],
                  name_clip(columns->items[i], strlen(columns->items[i]), NAME_BYTES));
        if (joined.length > NAME_BYTES)
            break;
    }
    return joined.text;
}

/* ---- Suggestions ---------------------------------------------------------------------------------------------- */

const char *nearest_name(const char *wanted, const char *best, const char *candidate,
                         size_t *distance)
{
    size_t limit = *distance > 0 ? *distance - 1 : 0;
    size_t found = edit_distance(wanted, candidate, limit, false);

    if (*distance > 0 && found <= limit && found > 0) {
        *distance = found;
        return candidate;
    }
    return best;
}

/* How many names all suggestions of a run are looked for among: a bound, as each takes as long as there are objects. */
#define SUGGESTIONS_COMPARE 1000000

size_t suggestion_limit(const char *wanted)
{
    return (strlen(wanted) + 2) / 3 + 1;
}

const char *reader_suggest(Reader *reader, Namespace space, const char *wanted)
{
    size_t distance = suggestion_limit(wanted);
    const char *best = NULL;

    /* A statement that may still wait tells nobody. Of thousands of errors nobody reads the last one's hint. */
    if (!reader->retrying || reader->names_compared > SUGGESTIONS_COMPARE)
        return NULL;
    reader->names_compared += reader->model->objects.count;
    for (size_t i = 0; i < reader->model->objects.count; i++) {
        const Object *object = reader->model->objects.items[i];

        if (kind_namespace(object->kind) != space || object->kind == KIND_INDEX)
            continue;
        if (strcmp(object->name, wanted) == 0)
            return object->schema == NULL
                       ? NULL
                       : arena_printf(reader->arena, "%s.%s", object->schema, object->name);
        best = nearest_name(wanted, best, object->name, &distance);
    }
    return best;
}

/* ---- Roles ---------------------------------------------------------------------------------------------------- */

const char *reader_role(Reader *reader, const RoleSpec *role)
{
    switch (role->roletype) {
    case ROLESPEC_CSTRING:
        return arena_strdup(reader->arena, role->rolename);
    case ROLESPEC_CURRENT_ROLE:
        return reader->place.role != NULL ? reader->place.role : "CURRENT_ROLE";
    case ROLESPEC_CURRENT_USER:
        return reader->place.role != NULL ? reader->place.role : "CURRENT_USER";
    case ROLESPEC_SESSION_USER:
        return "SESSION_USER";
    case ROLESPEC_PUBLIC:
        break;
    }
    return "public";
}

void reader_roles(Reader *reader, const List *roles, TextVec *out)
{
    ListCell *cell;

    foreach(cell, roles)
        vec_push(reader->arena, out, reader_role(reader, lfirst_node(RoleSpec, cell)));
    texts_sort(out);
    for (size_t i = 1; i < out->count;)
        if (strcmp(out->items[i - 1], out->items[i]) == 0)
            vec_remove(out, i);
        else
            i++;
}

void reader_unnote_constraint(Reader *reader, const Object *constraint)
{
    const char *name = constraint_name_of(reader, constraint);
    const char *key = name == NULL ? NULL : schema_scoped(reader, object_schema(constraint), name);

    if (key != NULL && map_get(reader->constraint_names, key) == constraint)
        map_remove(reader->constraint_names, key);
}
