#include "sqlread/privileges.h"

/* ---- Which there are ------------------------------------------------------------------------------------------- */

static const PrivilegeSet table_privileges = {
    .all = {"DELETE", "INSERT", "MAINTAIN", "REFERENCES", "SELECT", "TRIGGER", "TRUNCATE",
            "UPDATE"},
};
const PrivilegeSet column_privileges = {.all = {"INSERT", "REFERENCES", "SELECT", "UPDATE"}};
static const PrivilegeSet sequence_privileges = {.all = {"SELECT", "UPDATE", "USAGE"}};
static const PrivilegeSet schema_privileges = {.all = {"CREATE", "USAGE"}};
/* Everybody may use the schema that comes with a database; PostgreSQL 14 and older let everybody create there too. */
static const PrivilegeSet public_schema_privileges = {.all = {"CREATE", "USAGE"},
                                                      .public_default = {"USAGE"}};
static const PrivilegeSet routine_privileges = {.all = {"EXECUTE"}, .public_default = {"EXECUTE"}};
/* Also of languages. */
static const PrivilegeSet type_privileges = {.all = {"USAGE"}, .public_default = {"USAGE"}};
static const PrivilegeSet database_privileges = {.all = {"CONNECT", "CREATE", "TEMPORARY"},
                                                 .public_default = {"CONNECT", "TEMPORARY"}};
static const PrivilegeSet foreign_privileges = {.all = {"USAGE"}};

const PrivilegeSet *target_privileges(const Object *target)
{
    switch (kind_namespace(target->kind)) {
    case NAMESPACE_RELATION:
        return target->kind == KIND_SEQUENCE ? &sequence_privileges : &table_privileges;
    case NAMESPACE_COLUMN:
        return &column_privileges;
    case NAMESPACE_IDENTITY:
        return &sequence_privileges;
    case NAMESPACE_SCHEMA:
        return strcmp(target->name, "public") == 0 ? &public_schema_privileges : &schema_privileges;
    case NAMESPACE_ROUTINE:
        return &routine_privileges;
    case NAMESPACE_TYPE:
    case NAMESPACE_LANGUAGE:
        return &type_privileges;
    case NAMESPACE_FOREIGN_DATA_WRAPPER:
    case NAMESPACE_SERVER:
        return &foreign_privileges;
    case NAMESPACE_DATABASE:
        return &database_privileges;
    default:
        return NULL;
    }
}

const PrivilegeSet *class_privileges(ObjectType class)
{
    switch (class) {
    case OBJECT_TABLE:
        return &table_privileges;
    case OBJECT_SEQUENCE:
        return &sequence_privileges;
    case OBJECT_FUNCTION:
        return &routine_privileges;
    case OBJECT_TYPE:
        return &type_privileges;
    case OBJECT_SCHEMA:
        return &schema_privileges;
    default:
        return NULL;
    }
}

bool privilege_class_holds(ObjectType class, const Object *object)
{
    switch (class) {
    case OBJECT_TABLE:
        return object_is_table(object) || object_is_view(object);
    case OBJECT_SEQUENCE:
        return object->kind == KIND_SEQUENCE || object->kind == KIND_IDENTITY;
    case OBJECT_FUNCTION:
        return kind_namespace(object->kind) == NAMESPACE_ROUTINE && object->kind != KIND_PROCEDURE;
    case OBJECT_PROCEDURE:
        return object->kind == KIND_PROCEDURE;
    case OBJECT_ROUTINE:
        return kind_namespace(object->kind) == NAMESPACE_ROUTINE;
    default:
        return false;
    }
}

TextVec usual_of_public(Arena *arena, const PrivilegeSet *set)
{
    TextVec usual = {0};

    for (size_t i = 0; i < lengthof(set->public_default) && set->public_default[i] != NULL; i++)
        vec_push(arena, &usual, set->public_default[i]);
    return usual;
}

TextVec usual_privileges(Arena *arena, const Object *target, const PrivilegeSet *set,
                         const char *role)
{
    TextVec usual = {0};

    if (strcmp(role, "public") == 0)
        usual = usual_of_public(arena, set);
    else if (kind_namespace(target->kind) != NAMESPACE_COLUMN && text_equal(owner_of(target), role))
        vec_push(arena, &usual, "ALL");
    return usual;
}

/* "SELECT, UPDATE and USAGE" */
static const char *all_words(Arena *arena, const PrivilegeSet *set)
{
    Str words = str_new(arena);

    for (size_t i = 0; i < lengthof(set->all) && set->all[i] != NULL; i++) {
        bool last = i + 1 == lengthof(set->all) || set->all[i + 1] == NULL;

        str_printf(&words, "%s%s", i == 0 ? "" : last ? " and " : ", ", set->all[i]);
    }
    return words.text;
}

const char *privilege_name(Reader *reader, const char *written)
{
    const char *name = reader_upper(reader, written);

    return strcmp(name, "TEMP") == 0 ? "TEMPORARY" : name;
}

bool privilege_check(Reader *reader, const PrivilegeSet *set, const char *what, const char *written)
{
    const char *privilege = privilege_name(reader, written);
    Diag *diag;

    for (size_t i = 0; i < lengthof(set->all) && set->all[i] != NULL; i++)
        if (strcmp(set->all[i], privilege) == 0)
            return true;
    diag = diag_error(reader->diags, "privilege", reader_span(reader, reader_word(reader, written)),
                      "there is no privilege %s on a %s", privilege, what);
    diag_hint(reader->diags, diag, "a %s has %s", what, all_words(reader->scratch, set));
    return false;
}

/* ---- Lists ----------------------------------------------------------------------------------------------------- */

static void remove_text(TextVec *texts, const char *text)
{
    for (size_t i = 0; i < texts->count; i++)
        if (strcmp(texts->items[i], text) == 0) {
            vec_remove(texts, i);
            return;
        }
}

/* ALL as single privileges, so that one can be taken away. */
static void expand_all(Arena *arena, const PrivilegeSet *set, TextVec *texts)
{
    if (!texts_have(texts, "ALL"))
        return;
    texts->count = 0;
    for (size_t i = 0; i < lengthof(set->all) && set->all[i] != NULL; i++)
        vec_push(arena, texts, set->all[i]);
}

TextVec privileges_spelled_out(Arena *arena, const PrivilegeSet *set, const TextVec *texts)
{
    TextVec list = {0};

    if (texts == NULL)
        vec_push(arena, &list, "ALL");
    for (size_t i = 0; texts != NULL && i < texts->count; i++)
        vec_push(arena, &list, texts->items[i]);
    expand_all(arena, set, &list);
    return list;
}

/* The single word ALL for everything. */
static void collapse_all(Arena *arena, const PrivilegeSet *set, TextVec *texts)
{
    size_t count = 0;

    texts_sort(texts);
    while (count < lengthof(set->all) && set->all[count] != NULL)
        count++;
    if (texts->count == count) {
        texts->count = 0;
        vec_push(arena, texts, "ALL");
    }
}

static void take_away(Arena *arena, const PrivilegeSet *set, TextVec *texts, const char *privilege)
{
    if (privilege == NULL) {
        texts->count = 0;
        return;
    }
    expand_all(arena, set, texts);
    remove_text(texts, privilege);
}

static void give(Arena *arena, TextVec *texts, const char *privilege)
{
    if (texts_have(texts, "ALL"))
        return;
    if (privilege == NULL) {
        texts->count = 0;
        vec_push(arena, texts, "ALL");
    } else if (!texts_have(texts, privilege)) {
        vec_push(arena, texts, privilege);
    }
}

void rights_grant(Arena *arena, Rights rights, const char *privilege, bool option)
{
    give(arena, rights.privileges, privilege);
    if (option)
        give(arena, rights.grantable, privilege);
}

void rights_revoke(Arena *arena, const PrivilegeSet *set, Rights rights, const char *privilege,
                   bool option)
{
    take_away(arena, set, rights.grantable, privilege);
    if (!option)
        take_away(arena, set, rights.privileges, privilege);
}

bool rights_settle(Arena *arena, const PrivilegeSet *set, Rights rights, TextVec usual)
{
    collapse_all(arena, set, &usual);
    collapse_all(arena, set, rights.privileges);
    collapse_all(arena, set, rights.grantable);
    if (rights.grantable->count > 0 || rights.privileges->count != usual.count)
        return false;
    for (size_t i = 0; i < usual.count; i++)
        if (strcmp(usual.items[i], rights.privileges->items[i]) != 0)
            return false;
    return true;
}
