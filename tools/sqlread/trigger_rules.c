#include "sqlread/tree.h"
#include "sqlread/triggers.h"

/* What the server refuses of CREATE TRIGGER, in its order. Source: CreateTriggerFiringOn(). */

typedef struct TriggerCase {
    const CreateTrigStmt *create;
    const Object *relation;
    const TriggerTransition *old_table;
    const TriggerTransition *new_table;
    bool names_row; /* REFERENCING … ROW */
    bool named_twice;
    bool uses_old; /* in WHEN */
    bool uses_new;
} TriggerCase;

static bool fires(const TriggerCase *one, int16 event)
{
    return (one->create->events & event) != 0;
}

static bool is_instead(const TriggerCase *one)
{
    return (one->create->timing & TRIGGER_TYPE_INSTEAD) != 0;
}

static bool is_after(const TriggerCase *one)
{
    return (one->create->timing & (TRIGGER_TYPE_INSTEAD | TRIGGER_TYPE_BEFORE)) == 0;
}

static bool has_transition(const TriggerCase *one)
{
    return one->old_table != NULL || one->new_table != NULL || one->names_row;
}

static bool is_view(const TriggerCase *one)
{
    return one->relation->kind == KIND_VIEW;
}

static bool is_foreign(const TriggerCase *one)
{
    return one->relation->kind == KIND_FOREIGN_TABLE;
}

static bool is_child(const TriggerCase *one, bool partition)
{
    size_t next = 0;
    const Object *link;

    while ((link = inheritance_of(one->relation, &next)) != NULL)
        if ((((const InheritanceObject *)link)->bound != NULL) == partition)
            return true;
    return false;
}

static bool has_instead_on_table(const TriggerCase *one)
{
    return !is_view(one) && is_instead(one);
}

static bool has_row_on_view(const TriggerCase *one)
{
    return is_view(one) && one->create->row && !is_instead(one);
}

static bool truncates_view(const TriggerCase *one)
{
    return is_view(one) && fires(one, TRIGGER_TYPE_TRUNCATE);
}

static bool is_constraint_on_foreign(const TriggerCase *one)
{
    return is_foreign(one) && one->create->isconstraint;
}

static bool truncates_rows(const TriggerCase *one)
{
    return one->create->row && fires(one, TRIGGER_TYPE_TRUNCATE);
}

static bool has_instead_statement(const TriggerCase *one)
{
    return is_instead(one) && !one->create->row;
}

static bool has_instead_when(const TriggerCase *one)
{
    return is_instead(one) && one->create->whenClause != NULL;
}

static bool has_instead_columns(const TriggerCase *one)
{
    return is_instead(one) && one->create->columns != NIL;
}

static bool names_row(const TriggerCase *one)
{
    return one->names_row;
}

static bool has_transition_on_other(const TriggerCase *one)
{
    return (is_view(one) || is_foreign(one)) && has_transition(one);
}

static bool has_transition_of_rows(const TriggerCase *one)
{
    return has_transition(one) && one->create->row &&
           (((const TableObject *)one->relation)->partition_strategy != NULL ||
            is_child(one, true) || is_child(one, false));
}

static bool has_early_transition(const TriggerCase *one)
{
    return has_transition(one) && !is_after(one);
}

static bool has_truncate_transition(const TriggerCase *one)
{
    return has_transition(one) && fires(one, TRIGGER_TYPE_TRUNCATE);
}

static bool has_mixed_transition(const TriggerCase *one)
{
    return has_transition(one) && fires(one, TRIGGER_TYPE_INSERT) +
                                          fires(one, TRIGGER_TYPE_UPDATE) +
                                          fires(one, TRIGGER_TYPE_DELETE) >
                                      1;
}

static bool has_transition_of_columns(const TriggerCase *one)
{
    return has_transition(one) && one->create->columns != NIL;
}

static bool lacks_new_rows(const TriggerCase *one)
{
    return one->new_table != NULL && fires(one, TRIGGER_TYPE_DELETE);
}

static bool lacks_old_rows(const TriggerCase *one)
{
    return one->old_table != NULL && fires(one, TRIGGER_TYPE_INSERT);
}

static bool has_one_name(const TriggerCase *one)
{
    return one->old_table != NULL && one->new_table != NULL &&
           strcmp(one->old_table->name, one->new_table->name) == 0;
}

static bool is_named_twice(const TriggerCase *one)
{
    return one->named_twice;
}

static bool repeats_column(const TriggerCase *one)
{
    const List *columns = one->create->columns;

    for (int i = 0; i < list_length(columns); i++)
        for (int j = i + 1; j < list_length(columns); j++)
            if (equal(list_nth(columns, i), list_nth(columns, j)))
                return true;
    return false;
}

static bool statement_sees_row(const TriggerCase *one)
{
    return !one->create->row && (one->uses_old || one->uses_new);
}

static bool insert_sees_old(const TriggerCase *one)
{
    return one->uses_old && fires(one, TRIGGER_TYPE_INSERT);
}

static bool delete_sees_new(const TriggerCase *one)
{
    return one->uses_new && fires(one, TRIGGER_TYPE_DELETE);
}

static const struct TriggerRule {
    bool (*is_broken)(const TriggerCase *one);
    const char *trouble;
} rules[] = {
    {.is_broken = has_instead_on_table, .trouble = "only a view can have INSTEAD OF triggers"},
    {.is_broken = has_row_on_view,
     .trouble =
         "a view has no rows of its own: it cannot have BEFORE or AFTER triggers FOR EACH ROW"},
    {.is_broken = truncates_view, .trouble = "a view cannot have TRUNCATE triggers"},
    {.is_broken = is_constraint_on_foreign,
     .trouble = "a foreign table cannot have constraint triggers"},
    {.is_broken = truncates_rows,
     .trouble = "TRUNCATE does not look at rows: its triggers are FOR EACH STATEMENT"},
    {.is_broken = has_instead_statement, .trouble = "INSTEAD OF triggers are FOR EACH ROW"},
    {.is_broken = has_instead_when, .trouble = "INSTEAD OF triggers have no WHEN"},
    {.is_broken = has_instead_columns, .trouble = "INSTEAD OF triggers have no list of columns"},
    {.is_broken = names_row,
     .trouble = "REFERENCING names tables only: the rows of a trigger are called OLD and NEW"},
    {.is_broken = has_transition_on_other,
     .trouble = "only triggers on tables have transition tables"},
    {.is_broken = has_transition_of_rows,
     .trouble = "triggers FOR EACH ROW have no transition tables on a partitioned table, a "
                "partition or a table that inherits"},
    {.is_broken = has_early_transition, .trouble = "only AFTER triggers have transition tables"},
    {.is_broken = has_truncate_transition,
     .trouble = "TRUNCATE triggers have no transition tables"},
    {.is_broken = has_mixed_transition,
     .trouble = "a trigger with transition tables is for one event"},
    {.is_broken = has_transition_of_columns,
     .trouble = "a trigger with transition tables has no list of columns"},
    {.is_broken = is_named_twice, .trouble = "OLD TABLE and NEW TABLE can be named once each"},
    {.is_broken = lacks_new_rows, .trouble = "after DELETE there is no NEW TABLE"},
    {.is_broken = lacks_old_rows, .trouble = "after INSERT there is no OLD TABLE"},
    {.is_broken = has_one_name, .trouble = "OLD TABLE and NEW TABLE need different names"},
    {.is_broken = repeats_column, .trouble = "a column stands twice in UPDATE OF"},
    {.is_broken = statement_sees_row,
     .trouble = "WHEN of a trigger FOR EACH STATEMENT has no row to look at"},
    {.is_broken = insert_sees_old,
     .trouble = "WHEN of an INSERT trigger cannot use OLD: there is no row yet"},
    {.is_broken = delete_sees_new,
     .trouble = "WHEN of a DELETE trigger cannot use NEW: there is no row any more"},
};

static void see_row(Node *node, void *context)
{
    TriggerCase *one = context;

    if (node == NULL)
        return;
    if (IsA(node, ColumnRef) && IsA(linitial(castNode(ColumnRef, node)->fields), String)) {
        const char *name = strVal(linitial(castNode(ColumnRef, node)->fields));

        one->uses_old = one->uses_old || strcmp(name, "old") == 0;
        one->uses_new = one->uses_new || strcmp(name, "new") == 0;
    }
    tree_walk(node, see_row, context);
}

static TriggerCase case_of(const CreateTrigStmt *create, const Object *relation)
{
    TriggerCase one = {.create = create, .relation = relation};

    foreach_node(TriggerTransition, transition, create->transitionRels)
    {
        const TriggerTransition **place = transition->isNew ? &one.new_table : &one.old_table;

        one.names_row = one.names_row || !transition->isTable;
        one.named_twice = one.named_twice || *place != NULL;
        *place = transition;
    }
    see_row(create->whenClause, &one);
    return one;
}

ReadResult trigger_check(Reader *reader, const CreateTrigStmt *create, const Object *relation)
{
    const TriggerCase one = case_of(create, relation);

    if (!object_is_table(relation) && !is_view(&one))
        return reader_fail(reader, reader_word(reader, relation->name), "wrong-kind",
                           "%s is a %s: only tables and views have triggers",
                           object_id(reader->scratch, relation), reader_kind_words(relation));
    for (size_t i = 0; i < lengthof(rules); i++)
        if (rules[i].is_broken(&one))
            return reader_fail(reader, reader_word(reader, create->trigname), "trigger", "%s",
                               rules[i].trouble);
    return READ_DONE;
}

/* A column of NEW that has no value yet, in WHEN of a BEFORE trigger. */
typedef struct EarlyColumn {
    Reader *reader;
    const Object *table;
    const char *name; /* NULL: none was found */
} EarlyColumn;

static bool is_generated(const EarlyColumn *early, Object *column)
{
    finish_object(early->reader, column);
    return ((const ColumnObject *)column)->generated.sql != NULL;
}

static void see_column(EarlyColumn *early, const char *name)
{
    for (size_t i = 0; i < early->table->children.count; i++) {
        Object *column = early->table->children.items[i];

        if (column->kind == KIND_COLUMN && (name == NULL || strcmp(column->name, name) == 0) &&
            is_generated(early, column))
            early->name = column->name;
    }
}

static void see_early(Node *node, void *context)
{
    const List *fields =
        node != NULL && IsA(node, ColumnRef) ? castNode(ColumnRef, node)->fields : NIL;

    if (node == NULL)
        return;
    if (fields != NIL && IsA(linitial(fields), String) &&
        strcmp(strVal(linitial(fields)), "new") == 0)
        see_column(context, list_length(fields) > 1 && IsA(lsecond(fields), String)
                                ? strVal(lsecond(fields))
                                : NULL);
    tree_walk(node, see_early, context);
}

void trigger_check_early(Reader *reader, const Object *trigger, const Draft *draft)
{
    EarlyColumn early = {.reader = reader, .table = trigger->parent};

    if (strcmp(((const TriggerObject *)trigger)->timing, "BEFORE") != 0 ||
        !object_is_table(trigger->parent))
        return;
    see_early(draft->expr, &early);
    if (early.name != NULL)
        diag_error(reader->diags, "trigger",
                   place_span(&draft->place, place_word(reader, &draft->place, trigger->name)),
                   "WHEN of a BEFORE trigger cannot use the generated column \"%s\" of NEW: it has "
                   "no value yet",
                   early.name);
}
