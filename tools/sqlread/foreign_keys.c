#include "sqlread/builtin.h"
#include "sqlread/pgversion.h"
#include "sqlread/reader.h"

/* What a foreign key references, and whether the server would let it: resolved when all tables are known. */

static bool same_columns(const TextVec *a, const TextVec *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        bool found = false;

        for (size_t j = 0; j < b->count; j++)
            found = found || strcmp(a->items[i], b->items[j]) == 0;
        if (!found)
            return false;
    }
    return true;
}

/* The key or unique index that the referenced columns make: the server wants one that is not deferrable, and one WITHOUT
 * OVERLAPS for a PERIOD, and for nothing else. */
static Object *referenced_key(const Object *target, const ForeignKeyObject *foreign,
                              bool deferrable)
{
    const TextVec *columns = &foreign->target_columns;

    for (size_t i = 0; i < target->children.count; i++) {
        Object *child = target->children.items[i];

        if ((child->kind == KIND_PRIMARY_KEY || child->kind == KIND_UNIQUE) &&
            ((const KeyObject *)child)->deferrable == deferrable &&
            ((const KeyObject *)child)->without_overlaps == foreign->period &&
            same_columns(&((const KeyObject *)child)->columns, columns))
            return child;
    }
    for (size_t i = 0; i < target->children.count && !foreign->period; i++) {
        Object *child = target->children.items[i];
        const IndexObject *index = (const IndexObject *)child;

        if (child->kind != KIND_INDEX || !index->unique || index->predicate.sql != NULL)
            continue;
        if (index->object.draft != NULL &&
            castNode(IndexStmt, ((Draft *)child->draft)->node)->whereClause != NULL)
            continue;
        if (index->keys.count == columns->count) {
            bool all = true;

            for (size_t j = 0; j < columns->count; j++) {
                bool found = false;

                for (size_t k = 0; k < index->keys.count; k++)
                    found = found || text_equal(index->keys.items[k].column, columns->items[j]);
                all = all && found;
            }
            if (all)
                return child;
        }
    }
    return NULL;
}

/* The type that the operator class of a key compares: varchar has that of text, cidr that of inet. */
static BuiltinType compared_type(BuiltinType type)
{
    return type == TYPE_VARCHAR ? TYPE_TEXT : type == TYPE_CIDR ? TYPE_INET : type;
}

/*
 * The server compares with an "=" of the referenced type and the referencing one, else with that of the referenced type
 * when there is an implicit cast to it. Source: ATAddForeignKeyConstraint(). Types that are not built in are left to it.
 */
static bool types_comparable(const char *from, const char *to)
{
    Arena *arena = arena_new();
    BuiltinType source = builtin_type_by_sql(arena_strndup(arena, from, strcspn(from, "([")));
    BuiltinType target = builtin_type_by_sql(arena_strndup(arena, to, strcspn(to, "([")));
    bool array = text_ends_with(from, "[]");
    size_t count = 0;
    const BuiltinOperator *equals = builtin_operators("=", &count);
    const BuiltinCast *cast;

    arena_free(arena);
    if (source == TYPE_NONE || target == TYPE_NONE)
        return true;
    source = compared_type(source);
    target = compared_type(target);
    if (array != text_ends_with(to, "[]"))
        return false;
    if (array || source == target)
        return source == target;
    for (size_t i = 0; i < count; i++)
        if (equals[i].left == target && equals[i].right == source)
            return true;
    cast = builtin_cast(source, target);
    return cast != NULL && cast->context == 'i';
}

static bool type_is_certain(const Object *column)
{
    const ColumnObject *typed = (const ColumnObject *)column;

    return typed->type != NULL && typed->type_object == NULL && strchr(typed->type, '.') == NULL;
}

/* The columns of a foreign key, joined one by one. */
static void check_foreign_key_types(Reader *reader, const ForeignKeyObject *key, const Draft *draft,
                                    const Object *target)
{
    for (size_t i = 0; i < key->columns.count && i < key->target_columns.count; i++) {
        Object *from = object_child(key->object.parent, KIND_COLUMN, key->columns.items[i]);
        Object *to = object_child(target, KIND_COLUMN, key->target_columns.items[i]);
        Diag *diag;

        if (from == NULL || to == NULL || !type_is_certain(from) || !type_is_certain(to) ||
            types_comparable(((ColumnObject *)from)->type, ((ColumnObject *)to)->type))
            continue;
        diag = diag_error(reader->diags, "foreign-key-types",
                          place_span(&draft->place, castNode(Constraint, draft->node)->location),
                          "foreign key \"%s\" joins columns of different types: %s is %s, %s is %s",
                          key->object.name, object_id(reader->scratch, from),
                          ((ColumnObject *)from)->type, object_id(reader->scratch, to),
                          ((ColumnObject *)to)->type);
        diag->related = reader_name_span(reader, to);
        diag->related_message = "the referenced column";
    }
}

static void report_unknown_target(Reader *reader, ForeignKeyObject *key, const Draft *draft,
                                  const RangeVar *named)
{
    key->target_schema =
        named->schemaname != NULL ? arena_strdup(reader->arena, named->schemaname) : "public";
    key->target_table = arena_strdup(reader->arena, named->relname);
    if (reader_find_opaque(reader, "relation", named->schemaname, named->relname) != NULL)
        return;
    reader_report_unknown_table(
        reader, &draft->place, named,
        arena_printf(reader->scratch, "foreign key \"%s\" references", key->object.name));
}

/* False, with an error, when the target lacks one of the columns. */
static bool check_target_columns(Reader *reader, const ForeignKeyObject *key, const Draft *draft,
                                 const RangeVar *named, const Object *target)
{
    const TextVec *columns = &key->target_columns;
    Diag *diag;

    for (size_t i = 0; i < columns->count; i++) {
        const char *name = columns->items[i];
        int location;

        if (object_child(target, KIND_COLUMN, name) != NULL)
            continue;
        location = place_word_after(reader, &draft->place, named->location, name);
        diag = diag_error(reader->diags, "unknown-column",
                          place_span(&draft->place, location < 0 ? named->location : location),
                          "foreign key \"%s\" references unknown column \"%s\" of %s",
                          key->object.name, name, object_id(reader->scratch, target));
        reader_hint_part(reader, diag, target, NAMESPACE_COLUMN, name);
        return false;
    }
    if (columns->count == 0 || columns->count == key->columns.count)
        return true;
    diag =
        diag_error(reader->diags, "foreign-key-columns", place_span(&draft->place, named->location),
                   "foreign key \"%s\" has %zu column%s, but references %zu of %s",
                   key->object.name, key->columns.count, key->columns.count == 1 ? "" : "s",
                   columns->count, object_id(reader->scratch, target));
    diag->related = reader_name_span(reader, target);
    diag->related_message = "the referenced table";
    return false;
}

/* The key that the referenced columns have to be; when there is none, that is said. */
static void check_target_key(Reader *reader, ForeignKeyObject *key, const Draft *draft,
                             const RangeVar *named, Object *target)
{
    const Constraint *constraint = castNode(Constraint, draft->node);
    Object *unique = referenced_key(target, key, false);
    const Object *deferrable;
    Diag *diag;

    if (constraint->pk_attrs != NIL && pg_references_period(constraint) != key->period) {
        diag_error(reader->diags, "foreign-key-columns", place_span(&draft->place, named->location),
                   "foreign key \"%s\" has a PERIOD on one side only", key->object.name);
        return;
    }
    if (unique != NULL) {
        const Object *whole = reader_whole_of(unique);
        Object *link = whole == NULL ? NULL : reader_inheritance(target, whole->parent);

        object_depend(reader->arena, &key->object, unique, DEPENDENCY_NORMAL);
        /* The key of a partition comes when it is attached. */
        if (link != NULL)
            object_depend(reader->arena, &key->object, link, DEPENDENCY_SOFT);
        return;
    }
    if (target->kind != KIND_TABLE)
        return;
    deferrable = referenced_key(target, key, true);
    if (deferrable != NULL) {
        diag =
            diag_error(reader->diags, "deferrable-key", place_span(&draft->place, named->location),
                       "foreign key \"%s\" references the deferrable key \"%s\" of %s: the server "
                       "needs one that holds after every statement",
                       key->object.name, deferrable->name, object_id(reader->scratch, target));
        diag->related = deferrable->span;
        diag->related_message = "the deferrable key";
        return;
    }
    if (key->target_columns.count == 0) {
        diag = diag_error(reader->diags, "not-unique", place_span(&draft->place, named->location),
                          "foreign key \"%s\" references %s, which has no primary key",
                          key->object.name, object_id(reader->scratch, target));
        diag_hint(reader->diags, diag, "add one, or name the columns of a UNIQUE constraint");
    } else {
        diag = diag_error(reader->diags, "not-unique", place_span(&draft->place, named->location),
                          "foreign key \"%s\" references columns of %s that no primary key or "
                          "unique constraint covers",
                          key->object.name, object_id(reader->scratch, target));
        diag_hint(reader->diags, diag, "add a UNIQUE constraint to the referenced columns");
    }
    diag->related = reader_name_span(reader, target);
    diag->related_message = "the referenced table";
}

/* A partition cannot leave a table while keys point at its rows: the key comes after those that join, and goes before. */
static void depend_on_partitions(Reader *reader, Object *key, const Object *target)
{
    const ObjectVec *links = &((const TableObject *)target)->inheritors;

    for (size_t i = 0; i < links->count; i++) {
        Object *link = links->items[i];

        if (((const InheritanceObject *)link)->bound == NULL)
            continue;
        object_depend(reader->arena, key, link, DEPENDENCY_SOFT);
        depend_on_partitions(reader, key, link->parent);
    }
}

void finish_foreign_key(Reader *reader, Object *object, Draft *draft)
{
    ForeignKeyObject *key = (ForeignKeyObject *)object;
    const Constraint *constraint = castNode(Constraint, draft->node);
    const RangeVar *named = constraint->pktable;
    Object *target = find_on_path(reader->model, draft->place.path, NAMESPACE_RELATION,
                                  named->schemaname, named->relname, NULL);

    reader_depend_on_columns(reader, object, object->parent, &key->columns, DEPENDENCY_EXPRESSION);
    if (target == NULL) {
        report_unknown_target(reader, key, draft, named);
        return;
    }
    key->target_schema = target->schema;
    key->target_table = target->name;
    key->target_columns.count = 0;
    if (!object_is_table(target)) {
        diag_error(reader->diags, "wrong-kind", place_span(&draft->place, named->location),
                   "foreign key \"%s\" references %s, which is a %s: only tables have keys",
                   object->name, object_id(reader->scratch, target), kind_label(target->kind));
        return;
    }
    reader_texts(reader, constraint->pk_attrs, &key->target_columns);
    if (key->target_columns.count == 0) {
        const Object *primary = object_child(target, KIND_PRIMARY_KEY, NULL);

        if (primary != NULL)
            key->target_columns = ((const KeyObject *)primary)->columns;
    }
    ((TableObject *)target)->referenced = true;
    object_depend(reader->arena, object, target, DEPENDENCY_NORMAL);
    if (!draft->copied)
        depend_on_partitions(reader, object, target);
    /* While a column changes its type the comparison may not be there: see carries_over of the kind. */
    reader_depend_on_columns(reader, object, target, &key->target_columns, DEPENDENCY_EXPRESSION);
    if (!check_target_columns(reader, key, draft, named, target))
        return;
    check_target_key(reader, key, draft, named, target);
    check_foreign_key_types(reader, key, draft, target);
}
