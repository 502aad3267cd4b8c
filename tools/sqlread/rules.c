#include "sqlread/canonical.h"

/* CREATE RULE. Source: "41.4 Rules on INSERT, UPDATE, and DELETE" in the manual, rewriteDefine.c of the server. */

static const char *event_word(CmdType event)
{
    switch (event) {
    case CMD_INSERT:
        return "INSERT";
    case CMD_UPDATE:
        return "UPDATE";
    case CMD_DELETE:
        return "DELETE";
    default:
        return "SELECT";
    }
}

/* ---- NEW.* and OLD.* ------------------------------------------------------------------------------------------ */

/* The server stores columns, so that a rule does not see those that its table gets later. */
typedef struct Images {
    const Object *relation;
    TextVec columns;
} Images;

static void collect_columns(Arena *arena, const Object *relation, TextVec *columns)
{
    const ViewObject *view = (const ViewObject *)relation;

    for (size_t i = 0; i < relation->children.count; i++)
        if (relation->children.items[i]->kind == KIND_COLUMN)
            vec_push(arena, columns, relation->children.items[i]->name);
    for (size_t i = 0; object_is_view(relation) && i < view->columns.count; i++)
        vec_push(arena, columns, view->columns.items[i].name);
}

/* "new" or "old" when the node stands for all columns of that row; NULL. */
static const char *image_star(const Node *node)
{
    const List *fields =
        node != NULL && IsA(node, ColumnRef) ? castNode(ColumnRef, node)->fields : NIL;
    const char *name;

    if (list_length(fields) != 2 || !IsA(lsecond(fields), A_Star))
        return NULL;
    name = strVal(linitial(fields));
    return strcmp(name, "new") == 0 || strcmp(name, "old") == 0 ? name : NULL;
}

static Node *image_column(const char *image, const char *column)
{
    ColumnRef *reference = makeNode(ColumnRef);

    reference->fields = list_make2(makeString(pstrdup(image)), makeString(pstrdup(column)));
    reference->location = -1;
    return (Node *)reference;
}

/* A list of values, or of targets, with the columns in place of the stars. */
static List *without_stars(const Images *images, List *list)
{
    List *result = NIL;
    ListCell *cell;

    foreach(cell, list)
    {
        Node *node = lfirst(cell);
        const bool is_target = node != NULL && IsA(node, ResTarget);
        const char *image = image_star(is_target ? castNode(ResTarget, node)->val : node);

        if (image == NULL)
            result = lappend(result, node);
        for (size_t i = 0; image != NULL && i < images->columns.count; i++) {
            Node *column = image_column(image, images->columns.items[i]);
            ResTarget *target = is_target ? makeNode(ResTarget) : NULL;

            if (target != NULL) {
                target->val = column;
                target->location = -1;
            }
            result = lappend(result, target != NULL ? (Node *)target : column);
        }
    }
    return result;
}

static void expand_images(Node **slot, void *state)
{
    const Images *images = state;
    List **returning = tree_returning(*slot);
    ListCell *cell;

    if (returning != NULL)
        *returning = without_stars(images, *returning);
    switch (nodeTag(*slot)) {
    case T_SelectStmt: {
        SelectStmt *select = castNode(SelectStmt, *slot);

        select->targetList = without_stars(images, select->targetList);
        foreach(cell, select->valuesLists) lfirst(cell) = without_stars(images, lfirst(cell));
        break;
    }
    case T_RowExpr:
        castNode(RowExpr, *slot)->args = without_stars(images, castNode(RowExpr, *slot)->args);
        break;
    default:
        break;
    }
    node_children(*slot, expand_images, state);
}

static void expand_rule(Reader *reader, RuleStmt *statement, const Object *relation)
{
    Images images = {.relation = relation};
    ListCell *cell;

    collect_columns(reader->scratch, relation, &images.columns);
    if (images.columns.count == 0)
        return;
    foreach(cell, statement->actions) expand_images((Node **)&lfirst(cell), &images);
}

/* ---- Reading -------------------------------------------------------------------------------------------------- */

/* A rule for SELECT is what makes a view: it can only repeat, or replace, the query of one. */
static ReadResult read_select_rule(Reader *reader, const RuleStmt *statement, Object *relation)
{
    const bool is_query = statement->instead && statement->whereClause == NULL &&
                          list_length(statement->actions) == 1 &&
                          IsA(linitial(statement->actions), SelectStmt) &&
                          strcmp(statement->rulename, "_RETURN") == 0;
    Diag *diag;

    if (relation->kind == KIND_VIEW && is_query && statement->replace) {
        Draft *draft = reader_new_draft(reader);

        draft->node = draft_of(reader, relation)->node;
        draft->expr = linitial(statement->actions);
        relation->draft = draft;
        relation->dependencies.count = 0;
        relation->span = reader->place.span;
        return READ_DONE;
    }
    diag =
        diag_error(reader->diags, "select-rule", reader_span(reader, statement->relation->location),
                   "a rule for SELECT makes a view of %s", object_id(reader->scratch, relation));
    diag_hint(reader->diags, diag, "write CREATE VIEW %s AS …",
              reader_object_sql(reader, relation));
    return READ_FAILED;
}

/* What DefineQueryRewrite() and transformRuleStmt() refuse. */
static ReadResult check_rule(Reader *reader, const RuleStmt *statement)
{
    foreach_ptr(
        Node, action,
        statement->actions) if (IsA(action, NotifyStmt) &&
                                statement->whereClause !=
                                    NULL) return reader_fail(reader,
                                                             reader_word(reader,
                                                                         statement->rulename),
                                                             "rule",
                                                             "rule \"%s\" has a condition: then it "
                                                             "can only query or change tables",
                                                             statement->rulename);
    return READ_DONE;
}

static void fill_rule(Reader *reader, RuleObject *rule, RuleStmt *statement)
{
    Draft *draft = draft_of(reader, &rule->object);

    rule->event = event_word(statement->event);
    rule->instead = statement->instead;
    draft->node = (Node *)statement;
    draft->expr = statement->whereClause;
    expand_rule(reader, statement, rule->object.parent);
}

ReadResult read_create_rule(Reader *reader, Node *node)
{
    RuleStmt *statement = castNode(RuleStmt, node);
    Object *relation;
    Object *existing;
    RuleObject *rule;
    ReadResult result = reader_need_relation(reader, statement->relation, &relation);

    if (result != READ_DONE)
        return reader_find_opaque(reader, "relation", statement->relation->schemaname,
                                  statement->relation->relname) != NULL
                   ? READ_OPAQUE
                   : result;
    if (relation->kind != KIND_TABLE && relation->kind != KIND_VIEW)
        return reader_fail(reader, statement->relation->location, "wrong-kind",
                           "%s is a %s: it cannot have rules", object_id(reader->scratch, relation),
                           kind_label(relation->kind));
    if (statement->event == CMD_SELECT)
        return read_select_rule(reader, statement, relation);
    if (check_rule(reader, statement) != READ_DONE)
        return READ_FAILED;
    existing = object_child(relation, KIND_RULE, statement->rulename);
    if (existing != NULL && statement->replace) {
        /* Comment and state stay. */
        existing->dependencies.count = 0;
        existing->span = reader->place.span;
        existing->draft = reader_new_draft(reader);
        fill_rule(reader, (RuleObject *)existing, statement);
        return READ_DONE;
    }
    rule =
        (RuleObject *)reader_new_object(reader, KIND_RULE, relation, NULL, statement->rulename, -1);
    fill_rule(reader, rule, statement);
    result = reader_add(reader, &rule->object);
    if (result == READ_DONE)
        vec_push(reader->scratch, &reader->queries, &rule->object);
    return result;
}

/* ---- The end -------------------------------------------------------------------------------------------------- */

void finish_rule(Reader *reader, Object *object, Draft *draft)
{
    RuleObject *rule = (RuleObject *)object;
    RuleStmt *statement = castNode(RuleStmt, draft->node);
    const ExprScope scope = {
        .relation = object->parent,
        .row_images = true,
        .without_old = statement->event == CMD_INSERT,
        .without_new = statement->event == CMD_DELETE,
    };

    if (object_is_view(object->parent)) {
        finish_object(reader, object->parent);
        expand_rule(reader, statement, object->parent);
    }
    if (draft->expr != NULL)
        resolve_expression(reader, object, &draft->place, &scope, draft->expr, &rule->condition);
    rule->actions.count = 0;
    foreach_ptr(Node, action, statement->actions)
    {
        SqlExprItem item = {0};

        resolve_query(reader, object, &draft->place, &scope, action, &item.expr, NULL);
        vec_push(reader->arena, &rule->actions, item);
    }
}
