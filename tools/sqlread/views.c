#include "sqlread/reader.h"

/* CREATE VIEW. The query is resolved at the end, when all relations are known. */

static const char *check_option(const ViewStmt *statement, OptionVec *options)
{
    for (size_t i = 0; i < options->count; i++) {
        if (strcmp(options->items[i].name, "check_option") == 0) {
            bool local = strcmp(options->items[i].value, "local") == 0;

            vec_remove(options, i);
            return local ? "LOCAL" : "CASCADED";
        }
    }
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
static void name_targets(Reader *reader, ViewObject *view, const ViewStmt *statement)
{
    List *targets = first_targets(statement->query);
    size_t i = 0;

    reader_texts(reader, statement->aliases, &view->column_names);
    if (statement->aliases == NIL || (size_t)list_length(targets) < view->column_names.count)
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
    name_targets(reader, view, statement);
    reader_options(reader, statement->options, &view->options);
    view->check_option = check_option(statement, &view->options);
    draft_of(reader, &view->object)->node = node;
    draft_of(reader, &view->object)->expr = statement->query;
}

ReadResult read_create_view(Reader *reader, Node *node)
{
    ViewStmt *statement = castNode(ViewStmt, node);
    const char *schema = reader_creation_schema(reader, statement->view->schemaname);
    Object *existing = model_find_relation(reader->model, schema, statement->view->relname);
    ViewObject *view;

    if (statement->view->relpersistence == RELPERSISTENCE_TEMP)
        return READ_DONE;
    if (existing != NULL && existing->kind == KIND_VIEW && statement->replace) {
        view = (ViewObject *)existing;
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
