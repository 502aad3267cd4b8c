#include "sqlread/alter_table.h"
#include "kinds/write.h"
#include "sqlread/definitions.h"
#include "sqlread/foreign.h"
#include "sqlread/typed_tables.h"
#include "sqlread/uses.h"

/* ALTER TABLE, and what of it views, sequences and indexes accept. Source: ALTER TABLE in the manual. */

ReadResult alter_options(AlterContext *context, OptionVec *options, bool reset)
{
    Reader *reader = context->reader;
    OptionVec given = {0};

    reader_options(reader, (const List *)context->command->def, &given);
    for (const Option *option = options_after(&given, NULL); option != NULL;
         option = options_after(&given, option)) {
        for (size_t j = 0; j < options->count;)
            if (strcmp(options->items[j].name, option->name) == 0)
                vec_remove(options, j);
            else
                j++;
        if (!reset)
            vec_push(reader->arena, options,
                     ((Option){.name = option->name, .value = option->value}));
    }
    options_normalise(options);
    return READ_DONE;
}

static OptionVec *object_options(Object *object)
{
    switch (object->kind) {
    case KIND_TABLE:
        return &((TableObject *)object)->options;
    case KIND_VIEW:
        return &((ViewObject *)object)->options;
    case KIND_INDEX:
        return &((IndexObject *)object)->options;
    case KIND_PRIMARY_KEY:
    case KIND_UNIQUE:
        return &((KeyObject *)object)->options;
    case KIND_EXCLUSION:
        return &((ExclusionObject *)object)->options;
    case KIND_MATERIALIZED_VIEW:
        return &((MaterializedViewObject *)object)->view.options;
    default:
        return NULL;
    }
}

/* WITH CHECK OPTION is an option of the view like others for the server, and an attribute of its own here. */
static ReadResult set_view_options(AlterContext *context, ViewObject *view, bool reset)
{
    Option check = {.name = "check_option"};
    ReadResult result;

    if (view->check_option != NULL) {
        check.value = strcmp(view->check_option, "LOCAL") == 0 ? "local" : "cascaded";
        vec_push(context->reader->arena, &view->options, check);
    }
    result = alter_options(context, &view->options, reset);
    view->check_option = view_take_check_option(&view->options);
    return result;
}

static ReadResult set_options(AlterContext *context)
{
    OptionVec *options = object_options(context->object);
    bool reset = context->command->subtype == AT_ResetRelOptions;

    if (options == NULL)
        return READ_OPAQUE;
    if (context->command->subtype == AT_ReplaceRelOptions)
        options->count = 0;
    if (context->object->kind == KIND_VIEW)
        return set_view_options(context, (ViewObject *)context->object, reset);
    return alter_options(context, options, reset);
}

static ReadResult add_column(AlterContext *context)
{
    ColumnDef *definition = castNode(ColumnDef, context->command->def);

    Object *existing = object_child(context->object, KIND_COLUMN, definition->colname);

    if (context->command->missing_ok && existing != NULL) {
        reader_note_second_part(context->reader, existing, (Node *)definition);
        return READ_DONE;
    }
    freeze_stars(context->reader, context->object);
    return read_column(context->reader, context->object, definition);
}

ReadResult alter_refuse_inherited(AlterContext *context, Object *member)
{
    Reader *reader = context->reader;
    size_t next = 0;

    if (reader_whole_of(member) != NULL)
        return reader_refuse_part(reader, member, "drop");
    for (const Object *link; (link = inheritance_of(member->parent, &next)) != NULL;) {
        const Object *original = inherited_member(member, link);

        if (original != NULL &&
            !(member->kind == KIND_CHECK && ((const CheckObject *)original)->no_inherit) &&
            (member->kind == KIND_COLUMN || member->kind == KIND_CHECK))
            return reader_fail_second(reader, reader_word(reader, member->name), "inherited",
                                      original, "%s has the %s \"%s\" from %s: drop it there",
                                      object_id(reader->scratch, member->parent),
                                      reader_kind_words(member), member->name,
                                      object_id(reader->scratch, original->parent));
    }
    return READ_DONE;
}

static ReadResult drop_column(AlterContext *context)
{
    Reader *reader = context->reader;
    const char *name = context->command->name;
    Object *column = object_child(context->object, KIND_COLUMN, name);

    if (column == NULL) {
        if (context->command->missing_ok)
            return READ_DONE;
        return reader_wait_for_part(reader, context->object, NAMESPACE_COLUMN, -1, name);
    }
    if (alter_refuse_inherited(context, column) != READ_DONE)
        return READ_FAILED;
    if (context->only && context->table != NULL)
        reader_leave_members(column);
    return reader_drop(reader, column, context->command->behavior == DROP_CASCADE);
}

static ReadResult row_security(AlterContext *context)
{
    TableObject *table = context->table;

    switch (context->command->subtype) {
    case AT_EnableRowSecurity:
        table->row_security = true;
        break;
    case AT_DisableRowSecurity:
        table->row_security = false;
        break;
    case AT_ForceRowSecurity:
        table->force_row_security = true;
        break;
    default:
        table->force_row_security = false;
    }
    return READ_DONE;
}

static const char *trigger_state(AlterTableType subtype)
{
    switch (subtype) {
    case AT_DisableTrig:
    case AT_DisableTrigAll:
    case AT_DisableTrigUser:
        return "DISABLED";
    case AT_EnableAlwaysTrig:
        return "ALWAYS";
    case AT_EnableReplicaTrig:
        return "REPLICA";
    default:
        return NULL;
    }
}

/* Copies in partitions follow, whatever their state was: EnableDisableTrigger(). */
static void set_trigger_state(const AlterContext *context, Object *trigger, const char *state)
{
    ObjectVec clones = {0};

    ((TriggerObject *)trigger)->enabled = state;
    if (context->only)
        return;
    reader_parts(trigger, context->reader->scratch, &clones);
    for (size_t i = 0; i < clones.count; i++)
        set_trigger_state(context, clones.items[i], state);
}

static ReadResult trigger_enabled(AlterContext *context)
{
    const AlterTableCmd *command = context->command;
    bool found = command->name == NULL;

    for (size_t i = 0; i < context->object->children.count; i++) {
        Object *child = context->object->children.items[i];

        if (child->kind == KIND_TRIGGER &&
            (command->name == NULL || strcmp(child->name, command->name) == 0)) {
            set_trigger_state(context, child, trigger_state(command->subtype));
            found = true;
        }
    }
    if (found)
        return READ_DONE;
    return reader_wait_for_part(context->reader, context->object, NAMESPACE_TRIGGER, -1,
                                command->name);
}

static ReadResult foreign_options(AlterContext *context)
{
    return reader_foreign_options(context->reader, (const List *)context->command->def,
                                  &((ForeignTableObject *)context->object)->foreign_options);
}

static ReadResult foreign_column_options(AlterContext *context)
{
    return reader_foreign_options(context->reader, (const List *)context->command->def,
                                  &((ColumnObject *)context->column)->foreign_options);
}

static const char *rule_state(AlterTableType subtype)
{
    switch (subtype) {
    case AT_DisableRule:
        return "DISABLED";
    case AT_EnableAlwaysRule:
        return "ALWAYS";
    case AT_EnableReplicaRule:
        return "REPLICA";
    default:
        return NULL;
    }
}

static ReadResult rule_enabled(AlterContext *context)
{
    const char *name = context->command->name;
    Object *rule = object_child(context->object, KIND_RULE, name);

    if (rule == NULL)
        return reader_wait_for_part(context->reader, context->object, NAMESPACE_RULE, -1, name);
    ((RuleObject *)rule)->enabled = rule_state(context->command->subtype);
    return READ_DONE;
}

static ReadResult change_owner(AlterContext *context)
{
    reader_set_owner(context->reader, context->object,
                     reader_role(context->reader, context->command->newowner));
    return READ_DONE;
}

/* The sequences that columns of a table own are as persistent as the table. */
static void set_persistence(AlterContext *context, const char *persistence)
{
    const ObjectVec *objects = &context->reader->model->objects;

    context->table->persistence = persistence;
    for (size_t i = 0; i < objects->count; i++) {
        const Object *owner = objects->items[i];
        const Object *column = owner->kind == KIND_SEQUENCE_OWNER && owner->dependencies.count > 0
                                   ? owner->dependencies.items[0].on
                                   : NULL;

        if (column != NULL && column->parent == context->object)
            ((SequenceObject *)owner->parent)->persistence = persistence;
    }
}

static ReadResult table_setting(AlterContext *context)
{
    const AlterTableCmd *command = context->command;
    TableObject *table = context->table;
    MaterializedViewObject *view = context->view;
    const char *persistence = command->subtype == AT_SetUnLogged ? "UNLOGGED" : NULL;
    ReadResult result = READ_DONE;

    if (context->object->kind == KIND_SEQUENCE) {
        ((SequenceObject *)context->object)->persistence = persistence;
        return READ_DONE;
    }
    switch (command->subtype) {
    case AT_SetLogged:
    case AT_SetUnLogged:
        set_persistence(context, persistence);
        break;
    case AT_SetAccessMethod:
        *(table != NULL ? &table->access_method : &view->access_method) =
            reader_unless(context->reader, command->name, "heap");
        break;
    case AT_ClusterOn:
    case AT_DropCluster:
        if (command->name != NULL)
            result = reader_need_index(context->reader, context->object, command->name);
        if (result == READ_DONE)
            *reader_clustered_on(context->object) =
                arena_strdup(context->reader->arena, command->name);
        return result;
    default:
        return READ_OPAQUE;
    }
    return READ_DONE;
}

static ReadResult set_tablespace(AlterContext *context)
{
    const char *name = reader_unless(context->reader, context->command->name, "pg_default");

    if (context->table != NULL)
        context->table->tablespace = name;
    else if (context->view != NULL)
        context->view->tablespace = name;
    else if (context->object->kind == KIND_INDEX)
        ((IndexObject *)context->object)->tablespace = name;
    else if (context->object->kind == KIND_EXCLUSION)
        ((ExclusionObject *)context->object)->tablespace = name;
    else
        ((KeyObject *)context->object)->tablespace = name;
    return READ_DONE;
}

static ReadResult replica_identity(AlterContext *context)
{
    const ReplicaIdentityStmt *identity = castNode(ReplicaIdentityStmt, context->command->def);
    static const struct {
        char type;
        const char *words;
    } words[] = {{'d', NULL}, {'f', "FULL"}, {'n', "NOTHING"}};

    const char **place = context->table != NULL ? &context->table->replica_identity
                                                : &context->view->replica_identity;

    if (identity->name != NULL) {
        ReadResult result = reader_need_index(context->reader, context->object, identity->name);

        if (result == READ_DONE)
            *place = arena_strdup(context->reader->arena, identity->name);
        return result;
    }
    for (size_t i = 0; i < lengthof(words); i++)
        if (words[i].type == identity->identity_type)
            *place = words[i].words;
    return READ_DONE;
}

static ReadResult attach_partition(AlterContext *context)
{
    PartitionCmd *attach = castNode(PartitionCmd, context->command->def);
    Reader *reader = context->reader;
    Object *partition;
    Object *link;
    ReadResult result = reader_need_relation(reader, attach->name, &partition);

    if (context->command->subtype == AT_AttachPartition && attach->bound == NULL) {
        if (result != READ_DONE)
            partition =
                reader_find_key_index(reader, attach->name->schemaname, attach->name->relname);
        return partition == NULL ? result : reader_attach_index(reader, context->object, partition);
    }
    if (result != READ_DONE)
        return result;
    if (!object_is_table(partition) || context->table == NULL)
        return READ_OPAQUE;
    if (context->command->subtype == AT_AttachPartition)
        return reader_inherit(reader, partition, context->object,
                              reader_partition_bound(reader, attach->bound), false);
    link = reader_inheritance(partition, context->object);
    if (link == NULL)
        return reader_wait(reader, reader_word(reader, partition->name),
                           "%s is not a partition of %s", object_id(reader->arena, partition),
                           object_id(reader->arena, context->object));
    reader_disinherit(reader, link);
    return READ_DONE;
}

static ReadResult nothing_more(AlterContext *context)
{
    (void)context;
    return READ_DONE;
}

static ReadResult change_parent(AlterContext *context)
{
    Reader *reader = context->reader;
    Object *parent;
    Object *link;
    ReadResult result =
        reader_need_relation(reader, castNode(RangeVar, context->command->def), &parent);

    if (result != READ_DONE)
        return result;
    if (context->command->subtype == AT_AddInherit)
        return reader_inherit(reader, context->object, parent, NULL, false);
    link = reader_inheritance(context->object, parent);
    if (link == NULL)
        return reader_wait(reader, reader_word(reader, parent->name), "%s does not inherit from %s",
                           object_id(reader->arena, context->object),
                           object_id(reader->arena, parent));
    reader_disinherit(reader, link);
    return READ_DONE;
}

/* The kinds of relation that a subcommand is for: ATPrepCmd() of the server. */
enum {
    FOR_TABLE = 1 << 0,
    FOR_FOREIGN = 1 << 1,
    FOR_VIEW = 1 << 2,
    FOR_MATVIEW = 1 << 3,
    FOR_INDEX = 1 << 4,
    FOR_SEQUENCE = 1 << 5,
    FOR_TABLES = FOR_TABLE | FOR_FOREIGN,
    FOR_ROWS = FOR_TABLES | FOR_MATVIEW,
    FOR_STORED = FOR_TABLE | FOR_MATVIEW,
    FOR_ALL = FOR_TABLES | FOR_VIEW | FOR_MATVIEW | FOR_INDEX | FOR_SEQUENCE,
};

static unsigned target_of(const Object *object)
{
    switch (object->kind) {
    case KIND_TABLE:
        return FOR_TABLE;
    case KIND_FOREIGN_TABLE:
        return FOR_FOREIGN;
    case KIND_VIEW:
        return FOR_VIEW;
    case KIND_MATERIALIZED_VIEW:
        return FOR_MATVIEW;
    case KIND_SEQUENCE:
        return FOR_SEQUENCE;
    default:
        return FOR_INDEX;
    }
}

/* Subcommands, whether they name a column, what they are for, and who reads them. Others are kept as text. */
static const struct Subcommand {
    AlterTableType subtype;
    bool names_column;
    unsigned targets;
    ReadResult (*read)(AlterContext *context);
} subcommands[] = {
    {AT_AddColumn, false, FOR_TABLES, add_column},
    {AT_DropColumn, false, FOR_TABLES, drop_column},
    {AT_AlterColumnType, true, FOR_TABLES, alter_column_type},
    {AT_ColumnDefault, true, FOR_TABLES | FOR_VIEW, alter_column_default},
    {AT_SetNotNull, true, FOR_TABLES, alter_column_not_null},
    {AT_DropNotNull, true, FOR_TABLES, alter_column_not_null},
    {AT_DropExpression, true, FOR_TABLES, alter_column_drop_expression},
    {AT_SetExpression, true, FOR_TABLES, alter_column_set_expression},
    {AT_SetStatistics, true, FOR_ROWS | FOR_INDEX, alter_column_statistics},
    {AT_SetStorage, true, FOR_ROWS, alter_column_storage},
    {AT_SetCompression, true, FOR_STORED, alter_column_compression},
    {AT_SetOptions, true, FOR_ROWS, alter_column_options},
    {AT_ResetOptions, true, FOR_ROWS, alter_column_options},
    {AT_AddIdentity, true, FOR_TABLES | FOR_VIEW, alter_column_add_identity},
    {AT_SetIdentity, true, FOR_TABLES | FOR_VIEW, alter_column_set_identity},
    {AT_DropIdentity, true, FOR_TABLES | FOR_VIEW, alter_column_drop_identity},
    {AT_AddConstraint, false, FOR_TABLES, alter_add_constraint},
    {AT_DropConstraint, false, FOR_TABLES, alter_drop_constraint},
    {AT_ValidateConstraint, false, FOR_TABLES, alter_validate_constraint},
    {AT_AlterConstraint, false, FOR_TABLE, alter_change_constraint},
    {AT_EnableRowSecurity, false, FOR_TABLE, row_security},
    {AT_DisableRowSecurity, false, FOR_TABLE, row_security},
    {AT_ForceRowSecurity, false, FOR_TABLE, row_security},
    {AT_NoForceRowSecurity, false, FOR_TABLE, row_security},
    {AT_EnableTrig, false, FOR_TABLES, trigger_enabled},
    {AT_EnableAlwaysTrig, false, FOR_TABLES, trigger_enabled},
    {AT_EnableReplicaTrig, false, FOR_TABLES, trigger_enabled},
    {AT_DisableTrig, false, FOR_TABLES, trigger_enabled},
    {AT_EnableTrigAll, false, FOR_TABLES, trigger_enabled},
    {AT_DisableTrigAll, false, FOR_TABLES, trigger_enabled},
    {AT_EnableTrigUser, false, FOR_TABLES, trigger_enabled},
    {AT_DisableTrigUser, false, FOR_TABLES, trigger_enabled},
    {AT_EnableRule, false, FOR_TABLE, rule_enabled},
    {AT_EnableAlwaysRule, false, FOR_TABLE, rule_enabled},
    {AT_EnableReplicaRule, false, FOR_TABLE, rule_enabled},
    {AT_DisableRule, false, FOR_TABLE, rule_enabled},
    {AT_GenericOptions, false, FOR_FOREIGN, foreign_options},
    {AT_AlterColumnGenericOptions, true, FOR_FOREIGN, foreign_column_options},
    {AT_AddOf, false, FOR_TABLE, alter_of_type},
    {AT_DropOf, false, FOR_TABLE, alter_not_of},
    {AT_ChangeOwner, false, FOR_ALL, change_owner},
    {AT_SetLogged, false, FOR_TABLE | FOR_SEQUENCE, table_setting},
    {AT_SetUnLogged, false, FOR_TABLE | FOR_SEQUENCE, table_setting},
    {AT_SetAccessMethod, false, FOR_STORED, table_setting},
    {AT_SetTableSpace, false, FOR_STORED | FOR_INDEX, set_tablespace},
    {AT_ClusterOn, false, FOR_STORED, table_setting},
    {AT_DropCluster, false, FOR_STORED, table_setting},
    {AT_SetRelOptions, false, FOR_STORED | FOR_VIEW | FOR_INDEX, set_options},
    {AT_ResetRelOptions, false, FOR_STORED | FOR_VIEW | FOR_INDEX, set_options},
    {AT_ReplaceRelOptions, false, FOR_STORED | FOR_VIEW | FOR_INDEX, set_options},
    {AT_ReplicaIdentity, false, FOR_STORED, replica_identity},
    {AT_AttachPartition, false, FOR_TABLE | FOR_INDEX, attach_partition},
    {AT_DetachPartition, false, FOR_TABLE, attach_partition},
    {AT_DetachPartitionFinalize, false, FOR_TABLE, nothing_more},
    {AT_AddInherit, false, FOR_TABLES, change_parent},
    {AT_DropInherit, false, FOR_TABLES, change_parent},
};

/* Subcommands that are done to all tables that inherit as well: ATSimpleRecursion() of the server. */
static bool is_recursive(AlterTableType subtype)
{
    switch (subtype) {
    case AT_AlterColumnType:
    case AT_ColumnDefault:
    case AT_DropNotNull:
    case AT_DropExpression:
    case AT_SetExpression:
    case AT_SetStatistics:
    case AT_SetStorage:
    case AT_ValidateConstraint:
        return true;
    default:
        return false;
    }
}

static ReadResult run_subcommand(AlterContext *context);

static ReadResult run_on_inheritors(const AlterContext *context)
{
    ReadResult result = READ_DONE;

    for (size_t i = 0; i < context->table->inheritors.count && result == READ_DONE; i++) {
        AlterContext inner = *context;

        inner.object = context->table->inheritors.items[i]->parent;
        inner.table = (TableObject *)inner.object;
        inner.column = NULL;
        if (context->command->subtype != AT_ValidateConstraint ||
            object_child(inner.object, KIND_CHECK, context->command->name) != NULL)
            result = run_subcommand(&inner);
        if (result == READ_DONE)
            result = run_on_inheritors(&inner);
    }
    return result;
}

/* Columns and constraints that a subcommand has added. */
static ReadResult pass_on_new(const AlterContext *context, size_t first_new)
{
    ReadResult result = READ_DONE;
    size_t count = context->object->children.count;

    for (size_t i = first_new; i < count && result == READ_DONE; i++)
        result = reader_pass_on(context->reader, context->object->children.items[i]);
    return result;
}

/* A subcommand, and what it does to the tables that inherit. */
static ReadResult run_with_inheritors(AlterContext *context)
{
    size_t first_new = context->object->children.count;
    AlterTableType subtype;
    ReadResult result;

    context->command = alter_not_null_instead(context);
    subtype = context->command->subtype;
    result = run_subcommand(context);

    if (result != READ_DONE || context->only || context->table == NULL ||
        context->table->inheritors.count == 0)
        return result;
    if (subtype == AT_AddColumn || subtype == AT_AddConstraint)
        return pass_on_new(context, first_new);
    return is_recursive(subtype) ? run_on_inheritors(context) : READ_DONE;
}

/* What the statement says of the relation fits none of its kind. */
static ReadResult refuse_subcommand(const AlterContext *context)
{
    return reader_fail(context->reader, reader_word(context->reader, context->object->name),
                       "wrong-kind", "%s is a %s: this form of ALTER is not for it",
                       object_id(context->reader->scratch, context->object),
                       reader_kind_words(context->object));
}

static ReadResult find_column(AlterContext *context)
{
    const char *name = context->command->name;
    bool makes_column = object_is_view(context->object);

    context->column = name == NULL   ? NULL
                      : makes_column ? reader_column(context->reader, context->object, name)
                                     : object_child(context->object, KIND_COLUMN, name);
    if (context->column != NULL)
        return READ_DONE;
    if (context->object->kind == KIND_INDEX && name == NULL)
        return READ_DONE; /* a column of an index, by its number */
    return context->table == NULL
               ? READ_OPAQUE
               : reader_wait_for_part(context->reader, context->object, NAMESPACE_COLUMN, -1, name);
}

/* What a typed table cannot have done to it alone. */
static bool changes_columns(AlterTableType subtype)
{
    return subtype == AT_AddColumn || subtype == AT_DropColumn || subtype == AT_AlterColumnType ||
           subtype == AT_AddInherit;
}

static ReadResult run_subcommand(AlterContext *context)
{
    for (size_t i = 0; i < lengthof(subcommands); i++) {
        const struct Subcommand *subcommand = &subcommands[i];
        ReadResult result = READ_DONE;

        if (subcommand->subtype != context->command->subtype)
            continue;
        if ((subcommand->targets & target_of(context->object)) == 0)
            return refuse_subcommand(context);
        if (changes_columns(context->command->subtype) &&
            reader_table_type(context->object) != NULL)
            return reader_refuse_typed(context->reader, context->object);
        if (subcommand->names_column)
            result = find_column(context);
        return result == READ_DONE ? subcommand->read(context) : result;
    }
    return READ_OPAQUE;
}

/* True for a subcommand that makes the table what it is not: ATPrepChangePersistence(). */
static bool changes_persistence(const AlterTableCmd *command, const Object *object)
{
    const char *persistence = object->kind == KIND_SEQUENCE
                                  ? ((const SequenceObject *)object)->persistence
                                  : ((const TableObject *)object)->persistence;

    return (command->subtype == AT_SetUnLogged) != (persistence != NULL);
}

/* What one statement can do once: ATPrepCmd(). */
static ReadResult check_once(Reader *reader, const AlterTableStmt *alter, const Object *object)
{
    bool persistence = false;
    bool tablespace = false;

    foreach_node(AlterTableCmd, command, alter->cmds)
    {
        bool logs = command->subtype == AT_SetLogged || command->subtype == AT_SetUnLogged;
        bool moves = command->subtype == AT_SetTableSpace;

        if ((logs && persistence) || (moves && tablespace))
            return reader_fail(reader, reader_word(reader, object->name), "changed-twice",
                               "one statement cannot change the %s of %s twice",
                               logs ? "persistence" : "tablespace",
                               object_id(reader->scratch, object));
        persistence =
            persistence || (logs && (object->kind == KIND_TABLE || object->kind == KIND_SEQUENCE) &&
                            changes_persistence(command, object));
        tablespace = tablespace || moves;
    }
    return READ_DONE;
}

/* Subcommands before one that has to wait are done already: only the rest is tried again. */
ReadResult read_alter_table(Reader *reader, Node *node)
{
    AlterTableStmt *alter = castNode(AlterTableStmt, node);
    Object *object;
    ReadResult result;

    if (alter->objtype == OBJECT_TYPE)
        return read_alter_composite_type(reader, node);
    result = reader_need_relation(reader, alter->relation, &object);
    if (result != READ_DONE && alter->objtype == OBJECT_INDEX) {
        object =
            reader_find_key_index(reader, alter->relation->schemaname, alter->relation->relname);
        result = object != NULL ? READ_DONE : result;
    }
    if (result != READ_DONE &&
        reader_find_identity(reader, alter->relation->schemaname, alter->relation->relname) != NULL)
        return READ_DONE; /* owner and persistence are those of its table */
    if (result != READ_DONE) {
        if (alter->missing_ok && reader->retrying)
            return READ_DONE;
        return reader_find_opaque(reader, "relation", alter->relation->schemaname,
                                  alter->relation->relname) != NULL
                   ? READ_OPAQUE
                   : result;
    }
    if (alter->objtype != OBJECT_TABLE &&
        !reader_check_kind(reader, alter->objtype, object, "ALTER"))
        return READ_FAILED;
    if (check_once(reader, alter, object) != READ_DONE)
        return READ_FAILED;
    while (alter->cmds != NIL) {
        AlterContext context = {
            .reader = reader,
            .object = object,
            .table = object_is_table(object) ? (TableObject *)object : NULL,
            .view =
                object->kind == KIND_MATERIALIZED_VIEW ? (MaterializedViewObject *)object : NULL,
            .command = linitial_node(AlterTableCmd, alter->cmds),
            .only = !alter->relation->inh,
        };

        result = run_with_inheritors(&context);
        if (result != READ_DONE)
            return result;
        alter->cmds = list_copy_tail(alter->cmds, 1);
    }
    return READ_DONE;
}
