/* CREATE EXTENSION. What the extension brings is its own business. */
#include "kinds/write.h"

static const Attribute EXTENSION_ATTRIBUTES[] = {
    ATTR(ExtensionObject, in_schema, NAME, ATTRIBUTE_ALTER),
    ATTR(ExtensionObject, version, TEXT, ATTRIBUTE_ALTER),
    ATTR_END,
};

static void extension_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const ExtensionObject *extension = (const ExtensionObject *)object;
    Str sql = str_new(steps->arena);

    (void)folded;
    str_text(&sql, "CREATE EXTENSION IF NOT EXISTS ");
    str_sql_ident(&sql, object->name);
    if (extension->in_schema != NULL) {
        str_text(&sql, " WITH SCHEMA ");
        str_sql_ident(&sql, extension->in_schema);
    }
    if (extension->version != NULL) {
        str_text(&sql, " VERSION ");
        str_sql_literal(&sql, extension->version);
    }
    steps_add(steps, &sql, 0);
}

/* Whether a version comes before another, number by number. */
static bool is_older(const char *version, const char *other)
{
    while (*version != '\0' && *other != '\0') {
        char *end, *other_end;
        unsigned long number = strtoul(version, &end, 10);
        unsigned long other_number = strtoul(other, &other_end, 10);

        if (end == version || other_end == other)
            return false;
        if (number != other_number)
            return number < other_number;
        version = end + (*end != '\0');
        other = other_end + (*other_end != '\0');
    }
    return *version == '\0' && *other != '\0';
}

/* A schema or version that is no longer asked for stays as it is. Extensions come with scripts that lead to newer versions,
 * not back: an older one is made anew, with all that uses it. */
static bool extension_alter(const Object *from, const Object *to, AttributeSet changed,
                            Steps *steps)
{
    const ExtensionObject *former = (const ExtensionObject *)from;
    const ExtensionObject *extension = (const ExtensionObject *)to;
    Str sql = str_new(steps->arena);

    if (former->version != NULL && extension->version != NULL &&
        is_older(extension->version, former->version))
        return false;
    if (attribute_in(EXTENSION_ATTRIBUTES, changed, "in_schema") && extension->in_schema != NULL) {
        str_text(&sql, "ALTER EXTENSION ");
        str_sql_ident(&sql, to->name);
        str_text(&sql, " SET SCHEMA ");
        str_sql_ident(&sql, extension->in_schema);
        steps_add(steps, &sql, 0);
    }
    if (attribute_in(EXTENSION_ATTRIBUTES, changed, "version") && extension->version != NULL) {
        str_clear(&sql);
        str_text(&sql, "ALTER EXTENSION ");
        str_sql_ident(&sql, to->name);
        str_text(&sql, " UPDATE TO ");
        str_sql_literal(&sql, extension->version);
        steps_add(steps, &sql, 0);
    }
    return true;
}

/* Every new database has plpgsql: a schema that does not name it does not mean it away. */
static void extension_drop(const Object *object, Steps *steps)
{
    if (strcmp(object->name, "plpgsql") == 0)
        return;
    write_drop(steps, object, 0);
}

const KindOps extension_ops = {
    .sql_kind = "EXTENSION",
    .size = sizeof(ExtensionObject),
    .attributes = EXTENSION_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .append_reference = write_name,
    .create = extension_create,
    .alter = extension_alter,
    .drop = extension_drop,
};
