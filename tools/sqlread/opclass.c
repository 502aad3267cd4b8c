#include "sqlread/reader.h"

/* Operator classes that an index takes by itself: written out, they mean the same. Source: pg_opclass, opcdefault. */

typedef struct DefaultClass {
    const char *type;
    const char *name; /* before "_ops"; with "_minmax_ops" for brin */
} DefaultClass;

/* For btree, hash and brin. */
static const DefaultClass scalar_classes[] = {
    {"smallint", "int2"},
    {"integer", "int4"},
    {"bigint", "int8"},
    {"numeric", "numeric"},
    {"real", "float4"},
    {"double precision", "float8"},
    {"text", "text"},
    {"character varying", "text"},
    {"character", "bpchar"},
    {"bpchar", "bpchar"},
    {"name", "name"},
    {"boolean", "bool"},
    {"date", "date"},
    {"time without time zone", "time"},
    {"time with time zone", "timetz"},
    {"timestamp without time zone", "timestamp"},
    {"timestamp with time zone", "timestamptz"},
    {"interval", "interval"},
    {"uuid", "uuid"},
    {"bytea", "bytea"},
    {"inet", "inet"},
    {"cidr", "inet"},
    {"macaddr", "macaddr"},
    {"jsonb", "jsonb"},
    {"oid", "oid"},
    {"money", "money"},
    {"bit", "bit"},
    {"bit varying", "varbit"},
    {"tsvector", "tsvector"},
};

static const DefaultClass gin_classes[] = {{"jsonb", "jsonb"}, {"tsvector", "tsvector"}};

static const DefaultClass gist_classes[] = {
    {"box", "box"},      {"point", "point"},       {"circle", "circle"},
    {"polygon", "poly"}, {"tsvector", "tsvector"}, {"tsquery", "tsquery"},
};

static const char *class_in(const DefaultClass *classes, size_t count, const char *type,
                            size_t length)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(classes[i].type) == length && strncmp(classes[i].type, type, length) == 0)
            return classes[i].name;
    return NULL;
}

/* The type without its modifier, which may stand in the middle: timestamp(3) with time zone. */
static const char *base_type(Reader *reader, const char *type)
{
    const char *open = strchr(type, '(');
    const char *close = open == NULL ? NULL : strchr(open, ')');

    if (close == NULL)
        return type;
    return arena_printf(reader->scratch, "%.*s%s", (int)(open - type), type, close + 1);
}

bool reader_is_default_class(Reader *reader, const char *method, const ColumnObject *column,
                             const char *opclass)
{
    const DomainObject *domain = (const DomainObject *)column->type_object;
    const char *type = base_type(reader, column->type);
    size_t length = strlen(type);
    bool array = length > 2 && strcmp(type + length - 2, "[]") == 0;
    bool brin = strcmp(method, "brin") == 0;
    const char *name = NULL;

    if (strncmp(opclass, "pg_catalog.", 11) == 0)
        opclass += 11;
    if (!array && domain != NULL && domain->object.kind == KIND_DOMAIN) {
        finish_object(reader, column->type_object);
        return reader_is_default_class(
            reader, method,
            &(ColumnObject){.type = domain->type, .type_object = domain->type_object}, opclass);
    }
    if (array)
        name = "array";
    else if (column->type_object != NULL)
        name = column->type_object->kind == KIND_ENUM ? "enum" : NULL;
    else if (strcmp(method, "btree") == 0 || strcmp(method, "hash") == 0 || brin)
        name = class_in(scalar_classes, lengthof(scalar_classes), type, length);
    else if (strcmp(method, "gin") == 0)
        name = class_in(gin_classes, lengthof(gin_classes), type, length);
    else if (strcmp(method, "gist") == 0 || strcmp(method, "spgist") == 0)
        name = class_in(gist_classes, lengthof(gist_classes), type, length);
    if (name == NULL)
        return false;
    return strcmp(opclass,
                  arena_printf(reader->scratch, brin ? "%s_minmax_ops" : "%s_ops", name)) == 0;
}

/* ---- Classes of the schema --------------------------------------------------------------------------------- */

bool reader_takes_class(Reader *reader, Object *class, const char *method,
                        const ColumnObject *column)
{
    const OperatorClassObject *of = (const OperatorClassObject *)class;

    if (!of->is_default || column->type == NULL || !text_equal(class->signature, method))
        return false;
    finish_object(reader, class);
    return text_equal(of->type, column->type);
}

void reader_depend_on_default_class(Reader *reader, Object *object, const char *method,
                                    const ColumnObject *column)
{
    const ObjectVec *classes = &reader->default_classes;
    ColumnObject base = *column;

    for (size_t i = 0; i < classes->count; i++)
        if (reader_takes_class(reader, classes->items[i], method, column))
            object_depend(reader->arena, object, classes->items[i], DEPENDENCY_NORMAL);
    if (classes->count == 0 || column->type_object == NULL ||
        column->type_object->kind != KIND_DOMAIN)
        return;
    finish_object(reader, column->type_object);
    base.type = ((const DomainObject *)column->type_object)->type;
    base.type_object = ((const DomainObject *)column->type_object)->type_object;
    reader_depend_on_default_class(reader, object, method, &base);
}
