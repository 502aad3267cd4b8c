#include "sqlread/builtin.h"
#include "sqlread/canonical.h"

#include <string.h>

/*
 * Names without a schema that an extension of the model brings along: they are where the extension is. What only the
 * path of a session leads to would be lost in statements that run under another one.
 */

/* Operator classes that no type takes by itself, of extensions that come with the server, and of pgvector. */
static const struct {
    const char *name;
    const char *extension;
} classes[] = {
    {"bit_hamming_ops", "vector"},      {"bit_jaccard_ops", "vector"},
    {"citext_pattern_ops", "citext"},   {"gin__int_ops", "intarray"},
    {"gin_trgm_ops", "pg_trgm"},        {"gist__int_ops", "intarray"},
    {"gist__intbig_ops", "intarray"},   {"gist_trgm_ops", "pg_trgm"},
    {"halfvec_cosine_ops", "vector"},   {"halfvec_ip_ops", "vector"},
    {"halfvec_l1_ops", "vector"},       {"halfvec_l2_ops", "vector"},
    {"sparsevec_cosine_ops", "vector"}, {"sparsevec_ip_ops", "vector"},
    {"sparsevec_l1_ops", "vector"},     {"sparsevec_l2_ops", "vector"},
    {"vector_cosine_ops", "vector"},    {"vector_ip_ops", "vector"},
    {"vector_l1_ops", "vector"},        {"vector_l2_ops", "vector"},
};

static const char *qualify(Reader *reader, const char *name, const char *extension_name,
                           Object *owner)
{
    const ExtensionObject *extension =
        extension_name == NULL ? NULL : find_extension(reader, extension_name);

    if (extension == NULL || extension->in_schema == NULL)
        return NULL;
    if (owner != NULL)
        object_depend(reader->arena, owner, (Object *)&extension->object, DEPENDENCY_NORMAL);
    return reader_qualified(reader, extension->in_schema, name);
}

const char *reader_extension_type(Reader *reader, const char *name, Object *owner)
{
    return qualify(reader, name, builtin_extension_of_type(builtin_extension_type(name)), owner);
}

const char *reader_extension_function(Reader *reader, const char *name, Object *owner)
{
    size_t count;
    const BuiltinExtensionFunction *functions = builtin_extension_functions(name, &count);
    const char *text = NULL;

    for (size_t i = 0; text == NULL && i < count; i++)
        text = qualify(reader, name, functions[i].extension, owner);
    return text;
}

static const char *extension_class(Reader *reader, const char *name, Object *owner)
{
    for (size_t i = 0; i < lengthof(classes); i++)
        if (strcmp(classes[i].name, name) == 0)
            return qualify(reader, name, classes[i].extension, owner);
    return NULL;
}

void finish_extension_class(Reader *reader, Object *object, IndexKey *key)
{
    const char *of_extension = extension_class(reader, key->opclass, object);

    if (of_extension != NULL) {
        key->opclass = of_extension;
        return;
    }
    for (size_t i = 0; i < reader->extensions.count; i++)
        object_depend(reader->arena, object, reader->extensions.items[i], DEPENDENCY_NORMAL);
}
