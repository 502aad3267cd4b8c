#include "sqlread/schemaless.h"

#include <strings.h>

/*
 * CREATE and ALTER PUBLICATION. Source: their pages in the manual, publicationcmds.c; the catalogs are pg_publication,
 * pg_publication_rel and pg_publication_namespace.
 */

static PublicationObject *find_publication(const Reader *reader, const char *name)
{
    return (PublicationObject *)model_find(reader->model, NAMESPACE_PUBLICATION, NULL, NULL, name,
                                           NULL);
}

/* ---- Options -------------------------------------------------------------------------------------------------- */

/* 'insert, update': the server folds case and passes blanks over. Source: SplitIdentifierString(). */
static ReadResult read_publish(Reader *reader, PublicationObject *publication,
                               const DefElem *element)
{
    static const char *const words[] = {"delete", "insert", "truncate", "update"};
    static const char *const separators = ", \t\r\n";
    const char *text = element->arg == NULL ? "" : reader_def_text(reader, element);
    bool wanted[lengthof(words)] = {false};

    for (text += strspn(text, separators); *text != '\0'; text += strspn(text, separators)) {
        size_t length = strcspn(text, separators);
        size_t i = 0;

        while (i < lengthof(words) &&
               (strlen(words[i]) != length || strncasecmp(words[i], text, length) != 0))
            i++;
        if (i == lengthof(words))
            return reader_fail(reader, element->location, "unknown-option",
                               "\"%.*s\" is nothing that a publication can publish", (int)length,
                               text);
        wanted[i] = true;
        text += length;
    }
    publication->publish.count = 0;
    for (size_t i = 0; i < lengthof(words); i++)
        if (wanted[i])
            vec_push(reader->arena, &publication->publish, words[i]);
    return READ_DONE;
}

static ReadResult read_generated_columns(Reader *reader, PublicationObject *publication,
                                         const DefElem *element)
{
    const char *value = element->arg == NULL ? "" : reader_def_text(reader, element);

    if (strcasecmp(value, "none") != 0 && strcasecmp(value, "stored") != 0)
        return reader_fail(reader, element->location, "unknown-option",
                           "publish_generated_columns is \"none\" or \"stored\"");
    publication->generated_columns = strcasecmp(value, "stored") == 0 ? "stored" : NULL;
    return READ_DONE;
}

static ReadResult read_publication_options(Reader *reader, PublicationObject *publication,
                                           const List *options)
{
    ReadResult result = READ_DONE;
    ListCell *cell;

    foreach(cell, options)
    {
        const DefElem *element = lfirst_node(DefElem, cell);

        if (strcmp(element->defname, "publish") == 0)
            result = read_publish(reader, publication, element);
        else if (strcmp(element->defname, "publish_via_partition_root") == 0)
            publication->via_root = reader_def_bool(element);
        else if (strcmp(element->defname, "publish_generated_columns") == 0)
            result = read_generated_columns(reader, publication, element);
        else
            result = reader_fail(reader, element->location, "unknown-option",
                                 "a publication has no option \"%s\"", element->defname);
        if (result != READ_DONE)
            return result;
    }
    return READ_DONE;
}

/* ---- Its tables and schemas ------------------------------------------------------------------------------------ */

static Object *find_published(const Object *publication, const Object *of)
{
    for (size_t i = 0; i < publication->children.count; i++) {
        Object *child = publication->children.items[i];

        if (child->kind == KIND_PUBLICATION_TABLE && ((PublicationTableObject *)child)->of == of)
            return child;
        if (child->kind == KIND_PUBLICATION_SCHEMA && ((PublicationSchemaObject *)child)->of == of)
            return child;
    }
    return NULL;
}

/* One table or schema that a statement names. */
typedef struct Published {
    Object *of;
    const PublicationTable *table; /* NULL for a schema */
    int location;
} Published;

typedef VEC(Published) PublishedVec;

static bool is_listed(const PublishedVec *list, const Object *of)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->items[i].of == of)
            return true;
    return false;
}

static void add_inheritors(Reader *reader, PublishedVec *list, Published entry)
{
    const TableObject *table = (const TableObject *)entry.of;

    for (size_t i = 0; i < table->inheritors.count; i++) {
        entry.of = table->inheritors.items[i]->parent;
        if (is_listed(list, entry.of))
            continue;
        vec_push(reader->scratch, list, entry);
        add_inheritors(reader, list, entry);
    }
}

/* Only permanent tables can be published. Source: check_publication_add_relation(). */
static ReadResult check_table(Reader *reader, const Object *table, int location)
{
    if (table->kind != KIND_TABLE)
        return reader_fail(reader, location, "wrong-kind", "%s is a %s: only tables are published",
                           object_id(reader->scratch, table), reader_kind_words(table));
    if (((const TableObject *)table)->persistence != NULL)
        return reader_fail(reader, location, "unlogged",
                           "table %s is unlogged: it cannot be published",
                           object_id(reader->scratch, table));
    return READ_DONE;
}

static ReadResult list_table(Reader *reader, const PublicationTable *table, PublishedVec *list)
{
    Published entry = {.table = table, .location = table->relation->location};
    ReadResult result = reader_need_relation(reader, table->relation, &entry.of);

    if (result == READ_DONE && entry.of->kind == KIND_STATEMENT)
        return READ_OPAQUE;
    if (result == READ_DONE)
        result = check_table(reader, entry.of, entry.location);
    if (result != READ_DONE)
        return result;
    if (!is_listed(list, entry.of))
        vec_push(reader->scratch, list, entry);
    /* Partitions are published by way of their table; tables that inherit are named along with it. */
    if (table->relation->inh && ((TableObject *)entry.of)->partition_strategy == NULL)
        add_inheritors(reader, list, entry);
    return READ_DONE;
}

static ReadResult list_schema(Reader *reader, const PublicationObjSpec *spec, PublishedVec *list)
{
    Published entry = {.location = spec->location};
    const char *name = spec->name;

    if (spec->pubobjtype == PUBLICATIONOBJ_TABLES_IN_CUR_SCHEMA) {
        if (reader->place.path->count == 0)
            return reader_fail(reader, spec->location, "unknown-schema",
                               "there is no current schema: the search path is empty");
        name = reader->place.path->schemas[0];
    }
    entry.of = model_find_schema(reader->model, name);
    if (entry.of == NULL)
        return reader_wait(reader, spec->location, "unknown schema \"%s\"", name);
    if (!is_listed(list, entry.of))
        vec_push(reader->scratch, list, entry);
    return READ_DONE;
}

/* All that a statement names; READ_WAIT while something is not there. */
static ReadResult list_objects(Reader *reader, const List *specs, PublishedVec *list)
{
    ReadResult result = READ_DONE;

    foreach_node(PublicationObjSpec, spec, specs)
    {
        result = spec->pubobjtype == PUBLICATIONOBJ_TABLE ? list_table(reader, spec->pubtable, list)
                                                          : list_schema(reader, spec, list);
        if (result != READ_DONE)
            return result;
    }
    return result;
}

static ReadResult add_one(Reader *reader, Object *publication, const Published *entry)
{
    PublicationTableObject *table;
    Object *object;

    if (find_published(publication, entry->of) != NULL)
        return reader_fail(
            reader, entry->location, "duplicate", "%s \"%s\" is in publication \"%s\" already",
            kind_label(entry->of->kind), object_id(reader->scratch, entry->of), publication->name);
    if (entry->table == NULL) {
        object = reader_new_object(reader, KIND_PUBLICATION_SCHEMA, publication, NULL,
                                   entry->of->name, -1);
        ((PublicationSchemaObject *)object)->of = entry->of;
        return reader_add(reader, object);
    }
    object = reader_new_object(reader, KIND_PUBLICATION_TABLE, publication, NULL,
                               reader_object_sql(reader, entry->of), -1);
    table = (PublicationTableObject *)object;
    table->of = entry->of;
    reader_texts(reader, entry->table->columns, &table->columns);
    texts_sort(&table->columns);
    draft_of(reader, object)->expr = entry->table->whereClause;
    return reader_add(reader, object);
}

/* A publication of schemas has whole tables only. Source: CheckPubRelationColumnList(). */
static ReadResult check_columns(Reader *reader, const Object *publication)
{
    bool schemas = object_child(publication, KIND_PUBLICATION_SCHEMA, NULL) != NULL;

    for (size_t i = 0; schemas && i < publication->children.count; i++) {
        const PublicationTableObject *table =
            (const PublicationTableObject *)publication->children.items[i];

        if (table->object.kind == KIND_PUBLICATION_TABLE && table->columns.count > 0)
            return reader_fail(reader, reader_word(reader, publication->name),
                               "publication-columns",
                               "publication \"%s\" holds tables in a schema: it cannot have only "
                               "some columns of %s",
                               publication->name, object_id(reader->scratch, table->of));
    }
    return READ_DONE;
}

static ReadResult add_objects(Reader *reader, Object *publication, const PublishedVec *list)
{
    ReadResult result = READ_DONE;

    for (size_t i = 0; i < list->count && result == READ_DONE; i++)
        result = add_one(reader, publication, &list->items[i]);
    return result == READ_DONE ? check_columns(reader, publication) : result;
}

static ReadResult drop_objects(Reader *reader, Object *publication, const PublishedVec *list)
{
    for (size_t i = 0; i < list->count; i++) {
        Object *object = find_published(publication, list->items[i].of);

        if (object == NULL)
            return reader_fail(reader, list->items[i].location, "unknown-object",
                               "%s \"%s\" is not in publication \"%s\"",
                               kind_label(list->items[i].of->kind),
                               object_id(reader->scratch, list->items[i].of), publication->name);
        reader_forget(reader, object);
    }
    return READ_DONE;
}

static void drop_all_objects(Reader *reader, Object *publication)
{
    for (size_t i = publication->children.count; i-- > 0;) {
        Object *child = publication->children.items[i];

        if (child->kind == KIND_PUBLICATION_TABLE || child->kind == KIND_PUBLICATION_SCHEMA)
            reader_forget(reader, child);
    }
}

/* ---- Statements ------------------------------------------------------------------------------------------------ */

ReadResult read_create_publication(Reader *reader, Node *node)
{
    const CreatePublicationStmt *create = castNode(CreatePublicationStmt, node);
    PublicationObject *publication;
    PublishedVec list = {0};
    ReadResult result = list_objects(reader, create->pubobjects, &list);

    if (result != READ_DONE)
        return result;
    publication = (PublicationObject *)reader_new_object(reader, KIND_PUBLICATION, NULL, NULL,
                                                         create->pubname, -1);
    publication->all_tables = create->for_all_tables;
    vec_push(reader->arena, &publication->publish, "delete");
    vec_push(reader->arena, &publication->publish, "insert");
    vec_push(reader->arena, &publication->publish, "truncate");
    vec_push(reader->arena, &publication->publish, "update");
    result = read_publication_options(reader, publication, create->options);
    if (result == READ_DONE)
        result = reader_add(reader, &publication->object);
    return result == READ_DONE ? add_objects(reader, &publication->object, &list) : result;
}

ReadResult read_alter_publication(Reader *reader, Node *node)
{
    const AlterPublicationStmt *alter = castNode(AlterPublicationStmt, node);
    PublicationObject *publication = find_publication(reader, alter->pubname);
    PublishedVec list = {0};
    ReadResult result;

    if (publication == NULL)
        return reader_wait(reader, reader_word(reader, alter->pubname),
                           "unknown publication \"%s\"", alter->pubname);
    if (alter->options != NIL)
        return read_publication_options(reader, publication, alter->options);
    if (publication->all_tables)
        return reader_fail(reader, reader_word(reader, alter->pubname), "all-tables",
                           "publication \"%s\" is for all tables: none can be added or dropped",
                           alter->pubname);
    result = list_objects(reader, alter->pubobjects, &list);
    if (result != READ_DONE)
        return result;
    switch (alter->action) {
    case AP_AddObjects:
        break;
    case AP_DropObjects:
        return drop_objects(reader, &publication->object, &list);
    case AP_SetObjects:
        drop_all_objects(reader, &publication->object);
        break;
    }
    return add_objects(reader, &publication->object, &list);
}

/* ---- What follows from other statements ------------------------------------------------------------------------- */

static bool may_be_published(const Object *object)
{
    return object->kind == KIND_TABLE || object->kind == KIND_SCHEMA;
}

/* The next mention of the object in a publication, from *next on among the objects of the model; NULL at the end. */
static Object *next_published(const Reader *reader, const Object *object, size_t *next)
{
    const ObjectVec *objects = &reader->model->objects;

    while (may_be_published(object) && *next < objects->count) {
        const Object *publication = objects->items[(*next)++];
        Object *published =
            publication->kind == KIND_PUBLICATION ? find_published(publication, object) : NULL;

        if (published != NULL)
            return published;
    }
    return NULL;
}

void reader_forget_published(Reader *reader, const Object *object)
{
    Object *published;
    size_t next = 0;

    while ((published = next_published(reader, object, &next)) != NULL)
        reader_forget(reader, published);
}

static void refresh_name(Reader *reader, Object *published, const char *name)
{
    if (strcmp(published->name, name) == 0)
        return;
    published->name = name;
    model_rekey(reader->model, published);
}

void reader_refresh_published(Reader *reader, const Object *object)
{
    Object *published;
    size_t next = 0;

    while ((published = next_published(reader, object, &next)) != NULL)
        refresh_name(reader, published,
                     object->kind == KIND_SCHEMA ? object->name
                                                 : reader_object_sql(reader, object));
}

void reader_rename_published_column(Reader *reader, const Object *table, const char *old_name,
                                    const char *new_name)
{
    const ObjectVec *objects = &reader->model->objects;

    for (size_t i = 0; may_be_published(table) && i < objects->count; i++) {
        PublicationTableObject *published =
            objects->items[i]->kind == KIND_PUBLICATION
                ? (PublicationTableObject *)find_published(objects->items[i], table)
                : NULL;

        for (size_t j = 0; published != NULL && j < published->columns.count; j++)
            if (strcmp(published->columns.items[j], old_name) == 0)
                published->columns.items[j] = new_name;
        if (published != NULL)
            texts_sort(&published->columns);
    }
}

/* ---- The end --------------------------------------------------------------------------------------------------- */

static void report_column(Reader *reader, const PublicationTableObject *table, const Draft *draft,
                          const char *name)
{
    Diag *diag =
        diag_error(reader->diags, "unknown-column",
                   place_span(&draft->place, place_word(reader, &draft->place, name)),
                   "publication \"%s\" names unknown column \"%s\" of %s",
                   table->object.parent->name, name, object_id(reader->scratch, table->of));

    reader_hint_part(reader, diag, table->of, NAMESPACE_COLUMN, name);
}

void finish_publication_table(Reader *reader, Object *object, Draft *draft)
{
    PublicationTableObject *table = (PublicationTableObject *)object;
    const ExprScope scope = {.relation = table->of};

    object_depend(reader->arena, object, table->of, DEPENDENCY_NORMAL);
    for (size_t i = 0; i < table->columns.count; i++) {
        Object *column = object_child(table->of, KIND_COLUMN, table->columns.items[i]);

        /* The server does not retype it meanwhile: ATExecAlterColumnType(). */
        if (column != NULL)
            object_depend(reader->arena, object, column, DEPENDENCY_EXPRESSION);
        else
            report_column(reader, table, draft, table->columns.items[i]);
    }
    if (draft->expr != NULL)
        resolve_expression(reader, object, &draft->place, &scope, draft->expr, &table->filter);
}

void finish_publication_schema(Reader *reader, Object *object, Draft *draft)
{
    (void)draft;
    object_depend(reader->arena, object, ((PublicationSchemaObject *)object)->of,
                  DEPENDENCY_NORMAL);
}
