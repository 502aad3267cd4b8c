/* What a change of rights means, in words that are true: what is granted is not all that it takes. */
#include "kinds/write.h"

static const char *verb_of(const char *privilege)
{
    static const char *const VERBS[][2] = {
        {"SELECT", "read"},
        {"INSERT", "insert into"},
        {"UPDATE", "update"},
        {"DELETE", "delete from"},
        {"TRUNCATE", "truncate"},
        {"REFERENCES", "refer to"},
        {"TRIGGER", "create triggers on"},
        {"MAINTAIN", "maintain"},
        {"EXECUTE", "call"},
        {"USAGE", "use"},
        {"CREATE", "create objects in"},
        {"CONNECT", "connect to"},
        {"TEMPORARY", "create temporary tables in"},
        {"ALL", "do everything with"},
    };

    for (size_t i = 0; i < sizeof(VERBS) / sizeof(VERBS[0]); i++) {
        if (strcmp(VERBS[i][0], privilege) == 0)
            return VERBS[i][1];
    }
    return privilege;
}

static bool names(const TextVec *set, const char *privilege)
{
    for (size_t i = 0; i < set->count; i++) {
        if (strcmp(set->items[i], privilege) == 0 || strcmp(set->items[i], "ALL") == 0)
            return true;
    }
    return false;
}

void write_privileges_note(Str *out, const TextVec *privileges)
{
    for (size_t i = 0; i < privileges->count; i++) {
        if (i > 0)
            str_text(out, i + 1 < privileges->count ? ", " : " and ");
        str_text(out, verb_of(privileges->items[i]));
    }
}

static bool is_owner(const Object *object, const char *role)
{
    const OwnerObject *owner = (const OwnerObject *)object_child(object, KIND_OWNER, NULL);

    return owner != NULL && strcmp(owner->role, role) == 0;
}

bool write_runs_as_owner(const Object *object)
{
    if (object->kind == KIND_VIEW)
        return !view_has_invoker(object);
    return (object->kind == KIND_FUNCTION || object->kind == KIND_PROCEDURE) &&
           ((const RoutineObject *)object)->security_definer;
}

/* The table whose rows are spoken of; NULL for what has none. */
static const TableObject *table_of(const Object *target)
{
    const Object *root = object_root(target);

    return root->kind == KIND_TABLE ? (const TableObject *)root : NULL;
}

/* The schema that an object stands in, as far as the model has it. */
static const Object *schema_of(const Object *target)
{
    const Object *root = object_root(target);

    for (size_t i = 0; i < root->dependencies.count; i++) {
        const Object *on = root->dependencies.items[i].on;

        if (on->kind == KIND_SCHEMA && text_equal(on->name, root->schema))
            return on;
    }
    return NULL;
}

/* True when a role has USAGE on the schema, of its own or like everybody. Other roles that it is a member of do not
 * count here. */
static bool may_use(const Object *schema, const char *role)
{
    if (is_owner(schema, role) || grant_gives(schema, role, "USAGE") ||
        grant_gives(schema, "public", "USAGE"))
        return true;
    /* Without a word about it, everybody may use the schema public. */
    return is_public_schema(schema) && grant_find(schema, "public", NULL) == NULL;
}

/* Privileges that policies look at. */
static bool is_for_rows(const TextVec *privileges)
{
    return names(privileges, "SELECT") || names(privileges, "INSERT") ||
           names(privileges, "UPDATE") || names(privileges, "DELETE");
}

void write_granted_note(Str *out, const Object *target, const char *role, const TextVec *privileges)
{
    const TableObject *table = table_of(target);
    const Object *schema = schema_of(target);

    if (table != NULL && table->row_security && is_for_rows(privileges) &&
        (table->force_row_security || !is_owner(&table->object, role)))
        str_text(out, ", as far as its policies let");
    if (schema != NULL && !may_use(schema, role)) {
        str_printf(out, ", provided it may use schema %s", schema->name);
    }
}

void write_revoked_note(Str *out, const Object *target, const char *role, const TextVec *privileges)
{
    for (size_t i = 0; strcmp(role, "public") != 0 && i < privileges->count; i++) {
        if (grant_gives(target, "public", privileges->items[i])) {
            str_text(out, " by itself: everyone can");
            return;
        }
    }
}
