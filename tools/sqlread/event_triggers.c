#include "sqlread/definitions.h"
#include "sqlread/schemaless.h"

/* Event triggers and security labels. Source: their pages in the manual, event_trigger.c, seclabel.c. */

/* ---- Event triggers -------------------------------------------------------------------------------------------- */

static Object *find_event_trigger(const Reader *reader, const char *name)
{
    return model_find(reader->model, NAMESPACE_EVENT_TRIGGER, NULL, NULL, name, NULL);
}

/* WHEN TAG IN (…): the server stores tags in upper case. */
static ReadResult read_filter(Reader *reader, EventTriggerObject *trigger, const DefElem *filter)
{
    ListCell *cell;

    if (strcmp(filter->defname, "tag") != 0)
        return reader_fail(reader, filter->location, "unknown-option",
                           "an event trigger cannot filter by \"%s\": there is only TAG",
                           filter->defname);
    if (trigger->tags.count > 0)
        return reader_fail(reader, filter->location, "duplicate", "TAG is given twice");
    foreach(cell, castNode(List, filter->arg))
    {
        const char *tag = reader_upper(reader, strVal(lfirst(cell)));

        vec_push(reader->arena, &trigger->written, tag);
        vec_push(reader->arena, &trigger->tags, tag);
    }
    texts_sort(&trigger->tags);
    return READ_DONE;
}

static ReadResult check_event(Reader *reader, const char *event)
{
    static const char *const events[] = {"ddl_command_start", "ddl_command_end", "sql_drop",
                                         "table_rewrite", "login"};

    for (size_t i = 0; i < lengthof(events); i++)
        if (strcmp(events[i], event) == 0)
            return READ_DONE;
    return reader_fail(reader, reader_word(reader, event), "unknown-event",
                       "there is no event \"%s\": an event trigger is called by "
                       "ddl_command_start, ddl_command_end, sql_drop, table_rewrite or login",
                       event);
}

ReadResult read_create_event_trigger(Reader *reader, Node *node)
{
    const CreateEventTrigStmt *create = castNode(CreateEventTrigStmt, node);
    EventTriggerObject *trigger;
    ReadResult result = check_event(reader, create->eventname);
    ListCell *cell;

    if (result != READ_DONE)
        return result;
    trigger = (EventTriggerObject *)reader_new_object(reader, KIND_EVENT_TRIGGER, NULL, NULL,
                                                      create->trigname, -1);
    trigger->event = arena_strdup(reader->arena, create->eventname);
    foreach(cell, create->whenclause)
    {
        result = read_filter(reader, trigger, lfirst_node(DefElem, cell));
        if (result != READ_DONE)
            return result;
    }
    draft_of(reader, &trigger->object)->node = node;
    return reader_add(reader, &trigger->object);
}

ReadResult read_alter_event_trigger(Reader *reader, Node *node)
{
    const AlterEventTrigStmt *alter = castNode(AlterEventTrigStmt, node);
    EventTriggerObject *trigger = (EventTriggerObject *)find_event_trigger(reader, alter->trigname);

    if (trigger == NULL)
        return reader_wait(reader, reader_word(reader, alter->trigname),
                           "unknown event trigger \"%s\"", alter->trigname);
    switch (alter->tgenabled) {
    case 'D':
        trigger->enabled = "DISABLED";
        break;
    case 'A':
        trigger->enabled = "ALWAYS";
        break;
    case 'R':
        trigger->enabled = "REPLICA";
        break;
    default:
        trigger->enabled = NULL;
        break;
    }
    return READ_DONE;
}

void finish_event_trigger(Reader *reader, Object *object, Draft *draft)
{
    const CreateEventTrigStmt *create = castNode(CreateEventTrigStmt, draft->node);

    ((EventTriggerObject *)object)->function =
        reader_function_text(reader, &draft->place, create->funcname, "", object);
}

/* ---- Security labels ------------------------------------------------------------------------------------------- */

ReadResult read_security_label(Reader *reader, Node *node)
{
    const SecLabelStmt *statement = castNode(SecLabelStmt, node);
    const char *provider = statement->provider == NULL ? "" : statement->provider;
    bool known;
    Object *object = reader_find_object(reader, statement->objtype, statement->object, &known);
    Object *label;

    /* A role that nobody creates is one of the server. */
    if (!known || (object == NULL && statement->objtype == OBJECT_ROLE && reader->retrying))
        return READ_OPAQUE;
    if (object == NULL)
        return reader_wait_for_object(reader, statement->objtype, statement->object);
    if (!reader_check_kind(reader, statement->objtype, object, "SECURITY LABEL ON"))
        return READ_FAILED;
    if (kind_ops(object->kind)->sql_kind == NULL)
        return READ_OPAQUE;
    if (statement->label == NULL) {
        label = object_child(object, KIND_SECURITY_LABEL, provider);
        if (label != NULL)
            reader_forget(reader, label);
        return READ_DONE;
    }
    label = reader_set_child(reader, KIND_SECURITY_LABEL, object,
                             arena_strdup(reader->arena, provider));
    ((SecurityLabelObject *)label)->text = arena_strdup(reader->arena, statement->label);
    return READ_DONE;
}
