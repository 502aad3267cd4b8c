#include "sqlread/definitions.h"

/* Casts, transforms, conversions, collations, access methods and languages. */

/* ---- Casts ---------------------------------------------------------------------------------------------------- */

static const char *cast_name(Reader *reader, const char *source, const char *target)
{
    return arena_printf(reader->arena, "%s AS %s", source, target);
}

static const char *cast_context(CoercionContext context)
{
    switch (context) {
    case COERCION_IMPLICIT:
        return "IMPLICIT";
    case COERCION_ASSIGNMENT:
        return "ASSIGNMENT";
    case COERCION_PLPGSQL:
    case COERCION_EXPLICIT:
        break;
    }
    return NULL;
}

ReadResult read_create_cast(Reader *reader, Node *node)
{
    CreateCastStmt *create = castNode(CreateCastStmt, node);
    CastObject *cast;

    if (reader_need_type(reader, create->sourcetype) != READ_DONE ||
        reader_need_type(reader, create->targettype) != READ_DONE)
        return READ_WAIT;
    cast = (CastObject *)reader_new_object(
        reader, KIND_CAST, NULL, NULL,
        cast_name(reader, reader_signature_type(reader, create->sourcetype),
                  reader_signature_type(reader, create->targettype)),
        -1);
    cast->inout = create->inout;
    cast->context = cast_context(create->context);
    draft_of(reader, &cast->object)->node = node;
    return reader_add(reader, &cast->object);
}

void finish_cast(Reader *reader, Object *object, Draft *draft)
{
    CastObject *cast = (CastObject *)object;
    const CreateCastStmt *create = castNode(CreateCastStmt, draft->node);

    cast->source_type = reader_bare_type(reader, &draft->place, create->sourcetype, object);
    cast->target_type = reader_bare_type(reader, &draft->place, create->targettype, object);
    if (create->func != NULL)
        cast->function = reader_function_call_text(reader, &draft->place, create->func, object);
}

/* ---- Transforms ----------------------------------------------------------------------------------------------- */

ReadResult read_create_transform(Reader *reader, Node *node)
{
    CreateTransformStmt *create = castNode(CreateTransformStmt, node);
    Object *object;
    Object *existing;
    const char *type;

    if (reader_need_type(reader, create->type_name) != READ_DONE)
        return READ_WAIT;
    type = reader_signature_type(reader, create->type_name);
    existing = model_find(reader->model, NAMESPACE_TRANSFORM, NULL, NULL, type, create->lang);
    if (existing != NULL && create->replace) {
        draft_of(reader, existing)->node = node;
        draft_of(reader, existing)->place = reader->place;
        return READ_DONE;
    }
    object = reader_new_object(reader, KIND_TRANSFORM, NULL, NULL, type, -1);
    object->signature = arena_strdup(reader->arena, create->lang);
    ((TransformObject *)object)->language = object->signature;
    draft_of(reader, object)->node = node;
    return reader_add(reader, object);
}

void reader_depend_on_language(Reader *reader, Object *object, const char *name)
{
    Object *language = model_find(reader->model, NAMESPACE_LANGUAGE, NULL, NULL, name, NULL);
    const Draft *draft = language == NULL ? NULL : draft_of(reader, language);

    /* One that nobody creates is there anyway. */
    if (language != NULL && (draft == NULL || draft->node != NULL))
        object_depend(reader->arena, object, language, DEPENDENCY_NORMAL);
}

void finish_transform(Reader *reader, Object *object, Draft *draft)
{
    TransformObject *transform = (TransformObject *)object;
    const CreateTransformStmt *create = castNode(CreateTransformStmt, draft->node);

    transform->type = reader_bare_type(reader, &draft->place, create->type_name, object);
    reader_depend_on_language(reader, object, transform->language);
    if (create->fromsql != NULL)
        transform->from_sql =
            reader_function_call_text(reader, &draft->place, create->fromsql, object);
    if (create->tosql != NULL)
        transform->to_sql = reader_function_call_text(reader, &draft->place, create->tosql, object);
}

/* ---- Conversions ---------------------------------------------------------------------------------------------- */

/* The server's name of an encoding. Source: pg_enc2name_tbl and pg_encname_tbl of the server. */
static const char *encoding_name(Reader *reader, const char *given)
{
    static const char *const others[][2] = {
        {"ISO88591", "LATIN1"},
        {"ISO88592", "LATIN2"},
        {"ISO88593", "LATIN3"},
        {"ISO88594", "LATIN4"},
        {"ISO88599", "LATIN5"},
        {"ISO885910", "LATIN6"},
        {"ISO885913", "LATIN7"},
        {"ISO885914", "LATIN8"},
        {"ISO885915", "LATIN9"},
        {"ISO885916", "LATIN10"},
        {"UNICODE", "UTF8"},
        {"ABC", "WIN1258"},
        {"TCVN", "WIN1258"},
        {"TCVN5712", "WIN1258"},
        {"VSCII", "WIN1258"},
        {"ALT", "WIN866"},
        {"WIN", "WIN1251"},
        {"KOI8", "KOI8R"},
        {"MSKANJI", "SJIS"},
        {"SHIFTJIS", "SJIS"},
        {"WIN932", "SJIS"},
        {"WINDOWS932", "SJIS"},
        {"WIN936", "GBK"},
        {"WINDOWS936", "GBK"},
        {"WIN949", "UHC"},
        {"WINDOWS949", "UHC"},
        {"WIN950", "BIG5"},
        {"WINDOWS950", "BIG5"},
        {"MULEINTERNAL", "MULE_INTERNAL"},
        {"SQLASCII", "SQL_ASCII"},
        {"EUCJP", "EUC_JP"},
        {"EUCCN", "EUC_CN"},
        {"EUCKR", "EUC_KR"},
        {"EUCTW", "EUC_TW"},
        {"EUCJIS2004", "EUC_JIS_2004"},
        {"ISO88595", "ISO_8859_5"},
        {"ISO88596", "ISO_8859_6"},
        {"ISO88597", "ISO_8859_7"},
        {"ISO88598", "ISO_8859_8"},
        {"SHIFTJIS2004", "SHIFT_JIS_2004"},
    };
    Str plain = str_new(reader->scratch);
    const char *upper = reader_upper(reader, given);

    /* Only letters and digits count. */
    for (const char *p = upper; *p != '\0'; p++)
        if ((*p >= 'A' && *p <= 'Z') || (*p >= '0' && *p <= '9'))
            str_char(&plain, *p);
    for (size_t i = 0; i < lengthof(others); i++)
        if (strcmp(others[i][0], plain.text) == 0)
            return others[i][1];
    if (strncmp(plain.text, "WINDOWS", 7) == 0)
        return arena_printf(reader->arena, "WIN%s", plain.text + 7);
    return arena_strdup(reader->arena, plain.text);
}

ReadResult read_create_conversion(Reader *reader, Node *node)
{
    CreateConversionStmt *create = castNode(CreateConversionStmt, node);
    const char *schema;
    const char *name;
    ConversionObject *conversion;

    name_parts(create->conversion_name, &schema, &name);
    conversion = (ConversionObject *)reader_new_object(
        reader, KIND_CONVERSION, NULL, reader_creation_schema(reader, schema), name, -1);
    conversion->source_encoding = encoding_name(reader, create->for_encoding_name);
    conversion->target_encoding = encoding_name(reader, create->to_encoding_name);
    conversion->is_default = create->def;
    draft_of(reader, &conversion->object)->node = node;
    return reader_add(reader, &conversion->object);
}

void finish_conversion(Reader *reader, Object *object, Draft *draft)
{
    ((ConversionObject *)object)->function = reader_function_text(
        reader, &draft->place, castNode(CreateConversionStmt, draft->node)->func_name,
        "integer, integer, cstring, internal, integer, boolean", object);
}

/* ---- Collations ----------------------------------------------------------------------------------------------- */

static void set_member(Reader *reader, CollationObject *collation, const DefElem *element)
{
    const char *value = reader_def_text(reader, element);

    if (strcmp(element->defname, "provider") == 0) {
        collation->provider = value;
    } else if (strcmp(element->defname, "locale") == 0) {
        collation->locale = value;
    } else if (strcmp(element->defname, "lc_collate") == 0) {
        collation->lc_collate = value;
    } else if (strcmp(element->defname, "lc_ctype") == 0) {
        collation->lc_ctype = value;
    } else if (strcmp(element->defname, "deterministic") == 0) {
        collation->deterministic = reader_def_bool(element);
    } else if (strcmp(element->defname, "rules") == 0) {
        collation->rules = value;
    } else if (strcmp(element->defname, "version") != 0) { /* that belongs to the server */
        reader_refuse_member(reader, element, KIND_COLLATION);
    }
}

static void settle_provider(Reader *reader, CollationObject *collation)
{
    if (collation->provider == NULL)
        collation->provider = "libc";
    for (const char *p = collation->provider; *p != '\0'; p++)
        if (*p >= 'A' && *p <= 'Z') {
            Str lower = str_new(reader->arena);

            for (p = collation->provider; *p != '\0'; p++)
                str_char(&lower, *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p);
            collation->provider = lower.text;
            break;
        }
    if (strcmp(collation->provider, "libc") == 0 && collation->locale != NULL) {
        collation->lc_collate = collation->lc_ctype = collation->locale;
        collation->locale = NULL;
    }
}

/* FROM an existing collation: that of the model, or one that is the same on every server. */
static ReadResult copy_collation(Reader *reader, CollationObject *collation, const List *names)
{
    const char *text = reader_collation(reader, names);
    const char *schema;
    const char *name;
    const Object *found;

    name_parts(names, &schema, &name);
    found =
        find_on_path(reader->model, reader->place.path, NAMESPACE_COLLATION, schema, name, NULL);
    if (found != NULL) {
        const CollationObject *other = (const CollationObject *)found;

        collation->provider = other->provider;
        collation->locale = other->locale;
        collation->lc_collate = other->lc_collate;
        collation->lc_ctype = other->lc_ctype;
        collation->deterministic = other->deterministic;
        collation->rules = other->rules;
        collation->copied = other->copied;
    } else if (strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0) {
        collation->provider = "libc";
        collation->lc_collate = collation->lc_ctype = arena_strdup(reader->arena, name);
    } else if (text == NULL) {
        return reader_fail(reader, reader_word(reader, name), "collation",
                           "the collation \"default\" cannot be copied");
    } else {
        collation->copied = text;
    }
    return READ_DONE;
}

ReadResult read_define_collation(Reader *reader, DefineStmt *define)
{
    const DefElem *from = def_find(define->definition, "from");
    const char *schema;
    const char *name;
    CollationObject *collation;
    Object *existing;
    ListCell *cell;

    name_parts(define->defnames, &schema, &name);
    schema = reader_creation_schema(reader, schema);
    existing = model_find(reader->model, NAMESPACE_COLLATION, NULL, schema, name, NULL);
    if (existing != NULL && define->if_not_exists) {
        reader_note_second(reader, existing);
        return READ_DONE;
    }
    collation =
        (CollationObject *)reader_new_object(reader, KIND_COLLATION, NULL, schema, name, -1);
    collation->deterministic = true;
    draft_of(reader, &collation->object)->node = (Node *)define;
    if (from != NULL) {
        if (copy_collation(reader, collation, def_names(from)) != READ_DONE)
            return READ_FAILED;
    } else {
        foreach(cell, define->definition) set_member(reader, collation, lfirst_node(DefElem, cell));
        settle_provider(reader, collation);
    }
    return reader_add(reader, &collation->object);
}

/* ---- Access methods and languages ----------------------------------------------------------------------------- */

ReadResult read_create_access_method(Reader *reader, Node *node)
{
    CreateAmStmt *create = castNode(CreateAmStmt, node);
    AccessMethodObject *method = (AccessMethodObject *)reader_new_object(
        reader, KIND_ACCESS_METHOD, NULL, NULL, create->amname, -1);

    method->type = create->amtype == 't' ? "TABLE" : "INDEX";
    draft_of(reader, &method->object)->node = node;
    return reader_add(reader, &method->object);
}

void finish_access_method(Reader *reader, Object *object, Draft *draft)
{
    ((AccessMethodObject *)object)->handler =
        reader_function_text(reader, &draft->place,
                             castNode(CreateAmStmt, draft->node)->handler_name, "internal", object);
}

ReadResult read_create_language(Reader *reader, Node *node)
{
    CreatePLangStmt *create = castNode(CreatePLangStmt, node);
    Object *object =
        model_find(reader->model, NAMESPACE_LANGUAGE, NULL, NULL, create->plname, NULL);

    if (object != NULL && create->replace) {
        draft_of(reader, object)->node = node;
        draft_of(reader, object)->place = reader->place;
        ((LanguageObject *)object)->trusted = create->pltrusted;
        return READ_DONE;
    }
    object = reader_new_object(reader, KIND_LANGUAGE, NULL, NULL, create->plname, -1);
    ((LanguageObject *)object)->trusted = create->pltrusted;
    draft_of(reader, object)->node = node;
    return reader_add(reader, object);
}

void finish_language(Reader *reader, Object *object, Draft *draft)
{
    LanguageObject *language = (LanguageObject *)object;
    const CreatePLangStmt *create = (const CreatePLangStmt *)draft->node;

    /* One that is there from the beginning. */
    if (create == NULL)
        return;
    language->handler = reader_function_text(reader, &draft->place, create->plhandler, "", object);
    if (create->plinline != NIL)
        language->inline_handler =
            reader_function_text(reader, &draft->place, create->plinline, "internal", object);
    if (create->plvalidator != NIL)
        language->validator =
            reader_function_text(reader, &draft->place, create->plvalidator, "oid", object);
}
