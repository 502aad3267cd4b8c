#include "sqlread/triggers.h"

/* CREATE TRIGGER and policies. Expressions are resolved at the end. */

static const char *timing_words(int16 timing)
{
    return (timing & TRIGGER_TYPE_BEFORE) != 0    ? "BEFORE"
           : (timing & TRIGGER_TYPE_INSTEAD) != 0 ? "INSTEAD OF"
                                                  : "AFTER";
}

static void trigger_events(Reader *reader, int16 events, TextVec *out)
{
    static const struct {
        int16 bit;
        const char *word;
    } words[] = {
        {TRIGGER_TYPE_INSERT, "INSERT"},
        {TRIGGER_TYPE_DELETE, "DELETE"},
        {TRIGGER_TYPE_UPDATE, "UPDATE"},
        {TRIGGER_TYPE_TRUNCATE, "TRUNCATE"},
    };

    for (size_t i = 0; i < lengthof(words); i++)
        if ((events & words[i].bit) != 0)
            vec_push(reader->arena, out, words[i].word);
}

static void fill_trigger(Reader *reader, TriggerObject *trigger, const CreateTrigStmt *create)
{
    ListCell *cell;

    trigger->timing = timing_words(create->timing);
    trigger_events(reader, create->events, &trigger->events);
    reader_texts(reader, create->columns, &trigger->update_columns);
    reader_texts(reader, create->args, &trigger->arguments);
    trigger->for_each_row = create->row;
    trigger->constraint = create->isconstraint;
    trigger->deferrable = create->deferrable;
    trigger->initially_deferred = create->initdeferred;
    foreach(cell, create->transitionRels)
    {
        const TriggerTransition *transition = lfirst_node(TriggerTransition, cell);

        if (transition->isNew)
            trigger->new_table = arena_strdup(reader->arena, transition->name);
        else
            trigger->old_table = arena_strdup(reader->arena, transition->name);
    }
    draft_of(reader, &trigger->object)->node = (Node *)create;
    draft_of(reader, &trigger->object)->expr = create->whenClause;
}

/* What hangs on the trigger stays, and the copies in partitions are those of the new one. */
static ReadResult replace_trigger(Reader *reader, Object *existing, Object *trigger)
{
    if (reader_whole_of(existing) != NULL)
        return reader_refuse_part(reader, existing, "replace");
    trigger->children = existing->children;
    trigger->key = existing->key;
    trigger->position = existing->position;
    *(TriggerObject *)existing = *(TriggerObject *)trigger;
    if (object_is_table(existing->parent) && ((TriggerObject *)existing)->for_each_row)
        reader_take_for_clones(existing);
    return reader_pass_on(reader, existing);
}

ReadResult read_create_trigger(Reader *reader, Node *node)
{
    CreateTrigStmt *create = castNode(CreateTrigStmt, node);
    Object *relation;
    Object *existing;
    TriggerObject *trigger;
    ReadResult result = reader_need_relation(reader, create->relation, &relation);

    if (result != READ_DONE)
        return reader_find_opaque(reader, "relation", create->relation->schemaname,
                                  create->relation->relname) != NULL
                   ? READ_OPAQUE
                   : result;
    if (trigger_check(reader, create, relation) != READ_DONE)
        return READ_FAILED;
    trigger = (TriggerObject *)reader_new_object(reader, KIND_TRIGGER, relation, NULL,
                                                 create->trigname, -1);
    fill_trigger(reader, trigger, create);
    existing = object_child(relation, KIND_TRIGGER, create->trigname);
    if (existing != NULL && create->replace)
        return replace_trigger(reader, existing, &trigger->object);
    if (create->replace && object_is_table(relation) && create->row)
        reader_take_for_clones(&trigger->object);
    result = reader_add(reader, &trigger->object);
    return result == READ_DONE ? reader_pass_on(reader, &trigger->object) : result;
}

/* ---- Policies ------------------------------------------------------------------------------------------------- */

/* TO PUBLIC is for everyone: the server ignores other roles beside it. */
static void policy_roles(Reader *reader, const List *roles, TextVec *out)
{
    reader_roles(reader, roles, out);
    for (size_t i = 0; i < out->count; i++)
        if (strcmp(out->items[i], "public") == 0) {
            out->items[0] = out->items[i];
            out->count = 1;
        }
}

/* USING is about rows that are there, WITH CHECK about rows that come. */
static ReadResult check_policy(Reader *reader, const char *command, const Node *using,
                               const Node *check)
{
    if (check != NULL && (strcmp(command, "SELECT") == 0 || strcmp(command, "DELETE") == 0))
        return reader_fail(reader, reader_word(reader, "check"), "policy-clause",
                           "a policy for %s has no WITH CHECK: it brings no new rows", command);
    if (using != NULL && strcmp(command, "INSERT") == 0)
        return reader_fail(reader, reader_word(reader, "using"), "policy-clause",
                           "a policy for INSERT has no USING: there is no row yet; use WITH CHECK");
    return READ_DONE;
}

ReadResult read_create_policy(Reader *reader, Node *node)
{
    CreatePolicyStmt *create = castNode(CreatePolicyStmt, node);
    PolicyObject *policy;
    Object *table;
    ReadResult result = reader_need_relation(reader, create->table, &table);

    if (result != READ_DONE)
        return result;
    if (table->kind != KIND_TABLE)
        return reader_fail(reader, create->table->location, "wrong-kind",
                           "%s is a %s: only tables have policies",
                           object_id(reader->scratch, table), kind_label(table->kind));
    policy = (PolicyObject *)reader_new_object(reader, KIND_POLICY, table, NULL,
                                               create->policy_name, -1);
    policy->command = reader_upper(reader, create->cmd_name);
    if (check_policy(reader, policy->command, create->qual, create->with_check) != READ_DONE)
        return READ_FAILED;
    policy->permissive = create->permissive;
    policy_roles(reader, create->roles, &policy->roles);
    draft_of(reader, &policy->object)->node = node;
    draft_of(reader, &policy->object)->expr = create->qual;
    draft_of(reader, &policy->object)->check = create->with_check;
    return reader_add(reader, &policy->object);
}

ReadResult read_alter_policy(Reader *reader, Node *node)
{
    AlterPolicyStmt *alter = castNode(AlterPolicyStmt, node);
    Object *table;
    Object *object;
    PolicyObject *policy;
    ReadResult result = reader_need_relation(reader, alter->table, &table);

    if (result != READ_DONE)
        return result;
    object = object_child(table, KIND_POLICY, alter->policy_name);
    if (object == NULL)
        return reader_wait_for_part(reader, table, NAMESPACE_POLICY, 0, alter->policy_name);
    policy = (PolicyObject *)object;
    if (check_policy(reader, policy->command, alter->qual, alter->with_check) != READ_DONE)
        return READ_FAILED;
    if (alter->roles != NIL) {
        policy->roles.count = 0;
        policy_roles(reader, alter->roles, &policy->roles);
    }
    if (alter->qual != NULL)
        draft_of(reader, object)->expr = alter->qual;
    if (alter->with_check != NULL)
        draft_of(reader, object)->check = alter->with_check;
    /* Expressions are looked up with the path of the last statement that changed them. */
    draft_of(reader, object)->place = reader->place;
    return READ_DONE;
}
