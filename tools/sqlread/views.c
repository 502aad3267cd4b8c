#include "kinds/type_change.h"
#include "sqlread/canonical.h"
#include "sqlread/tree.h"

/* CREATE VIEW and CREATE MATERIALIZED VIEW. The query is resolved at the end, when all relations are known. */

const char *view_take_check_option(OptionVec *options)
{
    for (size_t i = 0; i < options->count; i++) {
        if (strcmp(options->items[i].name, "check_option") == 0) {
            bool local = text_equal(options->items[i].value, "local");

            vec_remove(options, i);
            return local ? "LOCAL" : "CASCADED";
        }
    }
    return NULL;
}

static const char *check_option(const ViewStmt *statement, OptionVec *options)
{
    const char *option = view_take_check_option(options);

    if (option != NULL)
        return option;
    switch (statement->withCheckOption) {
    case LOCAL_CHECK_OPTION:
        return "LOCAL";
    case CASCADED_CHECK_OPTION:
        return "CASCADED";
    case NO_CHECK_OPTION:
        break;
    }
    return NULL;
}

/* The targets that name the columns: of the first query, where several are combined. */
static List *first_targets(Node *query)
{
    SelectStmt *select = IsA(query, SelectStmt) ? castNode(SelectStmt, query) : NULL;

    while (select != NULL && select->op != SETOP_NONE)
        select = select->larg;
    return select == NULL ? NIL : select->targetList;
}

static bool is_star(const ResTarget *target)
{
    return IsA(target->val, ColumnRef) &&
           IsA(llast(castNode(ColumnRef, target->val)->fields), A_Star);
}

/* CREATE VIEW v (a, b) AS …: the names become those of the targets, as the server stores it. With `*` among them it cannot
 * be told which is which. */
static void name_targets(Reader *reader, ViewObject *view, Node *query, const List *aliases)
{
    List *targets = first_targets(query);
    size_t i = 0;

    reader_texts(reader, aliases, &view->column_names);
    if (aliases == NIL || (size_t)list_length(targets) < view->column_names.count)
        return;
    foreach_node(ResTarget, target, targets) if (is_star(target)) return;
    foreach_node(ResTarget, target, targets) if (i < view->column_names.count) target->name =
        pstrdup(view->column_names.items[i++]);
    view->column_names.count = 0;
}

static void fill_view(Reader *reader, ViewObject *view, const ViewStmt *statement, Node *node)
{
    view->column_names.count = 0;
    view->options.count = 0;
    name_targets(reader, view, statement->query, statement->aliases);
    reader_options(reader, statement->options, &view->options);
    view->check_option = check_option(statement, &view->options);
    draft_of(reader, &view->object)->node = node;
    draft_of(reader, &view->object)->expr = statement->query;
}

ReadResult read_create_view(Reader *reader, Node *node)
{
    ViewStmt *statement = castNode(ViewStmt, node);
    const char *schema = reader_relation_schema(reader, statement->view);
    Object *existing = model_find_relation(reader->model, schema, statement->view->relname);
    ViewObject *view;

    if (existing != NULL && existing->kind == KIND_VIEW && statement->replace) {
        view = (ViewObject *)existing;
        reader_note_replaced(reader, existing);
        existing->dependencies.count = 0;
        existing->span = reader->place.span;
        existing->draft = reader_new_draft(reader);
        fill_view(reader, view, statement, node);
        return READ_DONE;
    }
    view = (ViewObject *)reader_new_object(reader, KIND_VIEW, NULL, schema,
                                           statement->view->relname, statement->view->location);
    fill_view(reader, view, statement, node);
    vec_push(reader->scratch, &reader->queries, &view->object);
    return reader_add(reader, &view->object);
}

/* ---- Materialized views --------------------------------------------------------------------------------------- */

static void fill_materialized_view(Reader *reader, MaterializedViewObject *view,
                                   const CreateTableAsStmt *statement)
{
    const IntoClause *into = statement->into;
    Draft *draft = draft_of(reader, &view->view.object);

    name_targets(reader, &view->view, statement->query, into->colNames);
    reader_options(reader, into->options, &view->view.options);
    view->no_data = into->skipData;
    view->access_method = reader_unless(reader, into->accessMethod, "heap");
    view->tablespace = reader_unless(reader, into->tableSpaceName, "pg_default");
    draft->node = (Node *)statement;
    draft->expr = statement->query;
}

static ReadResult read_create_materialized_view(Reader *reader, CreateTableAsStmt *statement)
{
    const RangeVar *name = statement->into->rel;
    const char *schema = reader_creation_schema(reader, name->schemaname);
    Object *existing = model_find_relation(reader->model, schema, name->relname);
    MaterializedViewObject *view;

    if (name->relpersistence == RELPERSISTENCE_UNLOGGED)
        return reader_fail(reader, name->location, "wrong-kind",
                           "a materialized view cannot be UNLOGGED");
    if (existing != NULL && statement->if_not_exists) {
        reader_note_second(reader, existing);
        return READ_DONE;
    }
    view = (MaterializedViewObject *)reader_new_object(reader, KIND_MATERIALIZED_VIEW, NULL, schema,
                                                       name->relname, name->location);
    fill_materialized_view(reader, view, statement);
    vec_push(reader->scratch, &reader->queries, &view->view.object);
    return reader_add(reader, &view->view.object);
}

ReadResult read_create_table_as(Reader *reader, Node *node)
{
    CreateTableAsStmt *statement = castNode(CreateTableAsStmt, node);

    if (statement->objtype == OBJECT_MATVIEW)
        return read_create_materialized_view(reader, statement);
    return reader_table_of_query(reader, statement->query, statement->into,
                                 statement->if_not_exists);
}

/* Rows are data; but whether a materialized view has been filled decides how it is made. */
ReadResult read_refresh(Reader *reader, Node *node)
{
    const RefreshMatViewStmt *refresh = castNode(RefreshMatViewStmt, node);
    Object *object;
    ReadResult result = reader_need_relation(reader, refresh->relation, &object);

    if (result != READ_DONE) /* a block that is kept as text may have made it */
        return reader->retrying && reader->opaque_blocks > 0 ? READ_DONE : result;
    if (object->kind != KIND_MATERIALIZED_VIEW)
        return reader_fail(reader, refresh->relation->location, "wrong-kind",
                           "%s is a %s, not a materialized view",
                           object_id(reader->scratch, object), kind_label(object->kind));
    ((MaterializedViewObject *)object)->no_data = refresh->skipData;
    return READ_DONE;
}

/* ---- The end ---------------------------------------------------------------------------------------------------- */

/* ALTER VIEW … RENAME COLUMN of columns that `*` yields: all columns get their names from the view. */
static bool rename_results(Reader *reader, ViewObject *view, const Draft *draft)
{
    TextVec names = {0};

    for (size_t i = 0; i < view->columns.count; i++)
        vec_push(reader->arena, &names, view->columns.items[i].name);
    for (size_t i = 0; i < draft->renames.count; i += 2) {
        size_t j = 0;

        while (j < names.count && strcmp(names.items[j], draft->renames.items[i]) != 0)
            j++;
        if (j < names.count)
            names.items[j] = draft->renames.items[i + 1];
        else if (names.count > 0)
            diag_error(reader->diags, "unknown-column",
                       place_span(&draft->place,
                                  place_word(reader, &draft->place, draft->renames.items[i])),
                       "view %s has no column \"%s\"", object_id(reader->scratch, &view->object),
                       draft->renames.items[i]);
    }
    if (draft->renames.count > 0)
        view->column_names = names;
    return draft->renames.count > 0;
}

void finish_view(Reader *reader, Object *object, Draft *draft)
{
    ViewObject *view = (ViewObject *)object;
    ExprScope scope = {0};

    if (resolve_query(reader, object, &draft->place, &scope, draft->expr, &view->query, view) &&
        rename_results(reader, view, draft))
        resolve_query(reader, object, &draft->place, &scope, draft->expr, &view->query, view);
    reader_depend_on_grouping(reader, object, draft->expr);
}

void finish_view_column(Reader *reader, Object *object, Draft *draft)
{
    const ViewObject *view = (const ViewObject *)object->parent;
    ViewColumnObject *column = (ViewColumnObject *)object;

    finish_object(reader, object->parent);
    for (size_t i = 0; i < view->columns.count; i++) {
        if (!text_equal(view->columns.items[i].name, object->name))
            continue;
        if (column->storage != NULL && view->columns.items[i].type != NULL &&
            text_equal(column->storage, type_storage(view->columns.items[i].type)))
            column->storage = NULL;
        return;
    }
    if (view->columns.count > 0)
        diag_error(reader->diags, "unknown-column",
                   place_span(&draft->place, place_word(reader, &draft->place, object->name)),
                   "view %s has no column \"%s\"", object_id(reader->scratch, object->parent),
                   object->name);
}

/* ---- Order ---------------------------------------------------------------------------------------------------- */

typedef struct ViewQueue {
    Reader *reader;
    const SearchPath *path;
    ObjectVec views; /* what a view reads stands behind it */
} ViewQueue;

static bool is_open(const Object *object)
{
    const Draft *draft = object->draft;

    return object_is_view(object) && draft != NULL && !draft->done;
}

/* A name of WITH may hide a view: then that is only finished earlier than it has to be. */
static void queue_read_view(Node *node, void *context)
{
    ViewQueue *queue = context;
    const RangeVar *range = node != NULL && IsA(node, RangeVar) ? castNode(RangeVar, node) : NULL;
    Object *read;

    if (node == NULL)
        return;
    if (range == NULL) {
        tree_walk(node, queue_read_view, context);
        return;
    }
    read = find_on_path(queue->reader->model, queue->path, NAMESPACE_RELATION, range->schemaname,
                        range->relname, NULL);
    if (read != NULL && is_open(read) && !((const Draft *)read->draft)->queued)
        vec_push(queue->reader->scratch, &queue->views, read);
}

void reader_finish_views(Reader *reader)
{
    const ObjectVec *objects = &reader->model->objects;
    ViewQueue queue = {.reader = reader};

    for (size_t i = 0; i < objects->count; i++) {
        if (is_open(objects->items[i]))
            vec_push(reader->scratch, &queue.views, objects->items[i]);
        while (queue.views.count > 0) {
            Object *view = queue.views.items[queue.views.count - 1];
            Draft *draft = view->draft;

            if (draft->queued) {
                finish_object(reader, view);
                queue.views.count--;
                continue;
            }
            draft->queued = true;
            queue.path = draft->place.path;
            queue_read_view(draft->expr, &queue);
        }
    }
}
