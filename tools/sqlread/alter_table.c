#include "sqlread/definitions.h"
#include "sqlread/uses.h"

/* ALTER TABLE, and what of it views, sequences and indexes accept. Source: ALTER TABLE in the manual. */

typedef struct AlterContext {
    Reader *reader;
    Object *object;
    TableObject *table; /* NULL when the object is not a table */
    const AlterTableCmd *command;
    Object *column; /* for the subcommands that name one */
} AlterContext;

/* Answers when nothing more has to be said. */
static ReadResult options_set(AlterContext *context, OptionVec *options, bool reset)
{
    Reader *reader = context->reader;
    OptionVec given = {0};

    reader_options(reader, (const List *)context->command->def, &given);
    for (size_t i = 0; i < given.count; i++) {
        for (size_t j = 0; j < options->count;)
            if (strcmp(options->items[j].name, given.items[i].name) == 0)
                vec_remove(options, j);
            else
                j++;
        if (!reset)
            vec_push(reader->arena, options, given.items[i]);
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

static ReadResult set_options(AlterContext *context)
{
    OptionVec *options = object_options(context->object);
    bool reset = context->command->subtype == AT_ResetRelOptions;

    if (options == NULL)
        return READ_OPAQUE;
    if (context->command->subtype == AT_ReplaceRelOptions)
        options->count = 0;
    return options_set(context, options, reset);
}

static ReadResult add_column(AlterContext *context)
{
    ColumnDef *definition = castNode(ColumnDef, context->command->def);

    if (context->command->missing_ok &&
        object_child(context->object, KIND_COLUMN, definition->colname) != NULL)
        return READ_DONE;
    freeze_stars(context->reader, context->object);
    return read_column(context->reader, context->object, definition);
}

static ReadResult drop_column(AlterContext *context)
{
    Reader *reader = context->reader;
    const char *name = context->command->name;
    Object *column = object_child(context->object, KIND_COLUMN, name);

    if (column == NULL) {
        if (context->command->missing_ok)
            return READ_DONE;
        return reader_wait(reader, -1, "column \"%s\" does not exist in %s", name,
                           object_id(reader->arena, context->object));
    }
    return reader_drop(reader, column, context->command->behavior == DROP_CASCADE);
}

/* The sequence of an identity column has the type of the column. */
static ReadResult retype_identity(AlterContext *context, const TypeName *type)
{
    IdentityObject *identity = (IdentityObject *)object_child(context->column, KIND_IDENTITY, NULL);
    SequenceOptions values = {0};
    ReadResult result;

    SEQUENCE_COPY(&values, identity);
    result = sequence_retype(context->reader, &values,
                             reader_type_quiet(context->reader, &context->reader->place, type));
    SEQUENCE_COPY(identity, &values);
    return result;
}

static ReadResult column_type(AlterContext *context)
{
    const ColumnDef *definition = castNode(ColumnDef, context->command->def);
    ColumnObject *column = (ColumnObject *)context->column;

    if (object_child(context->column, KIND_IDENTITY, NULL) != NULL) {
        ReadResult result = retype_identity(context, definition->typeName);

        if (result != READ_DONE)
            return result;
    }
    draft_of(context->reader, context->column)->type = definition->typeName;
    column->collation = definition->collClause == NULL
                            ? NULL
                            : reader_collation(context->reader, definition->collClause->collname);
    return READ_DONE;
}

static ReadResult column_default(AlterContext *context)
{
    Reader *reader = context->reader;
    Object *existing = object_child(context->column, KIND_DEFAULT, NULL);

    if (context->column->draft != NULL && context->column->kind == KIND_COLUMN &&
        (draft_of(reader, context->column)->expr != NULL ||
         object_child(context->column, KIND_IDENTITY, NULL) != NULL))
        return reader_fail(reader, -1, "column-conflict", "column %s is %s: it has no default",
                           object_id(reader->scratch, context->column),
                           draft_of(reader, context->column)->expr != NULL ? "generated"
                                                                           : "an identity column");
    if (context->command->def == NULL) {
        if (existing != NULL)
            reader_forget(reader, existing);
        return READ_DONE;
    }
    existing = reader_set_child(reader, KIND_DEFAULT, context->column, "");
    existing->implicit = false;
    existing->dependencies.count = 0;
    draft_of(reader, existing)->expr = context->command->def;
    return READ_DONE;
}

/* Why a column cannot do without NOT NULL; NULL when it can. */
static const char *needs_not_null(const Object *column)
{
    const KeyObject *key = (const KeyObject *)object_child(column->parent, KIND_PRIMARY_KEY, NULL);

    for (size_t i = 0; key != NULL && i < key->columns.count; i++)
        if (strcmp(key->columns.items[i], column->name) == 0)
            return "it belongs to the primary key";
    return object_child(column, KIND_IDENTITY, NULL) != NULL ? "it is an identity column" : NULL;
}

static ReadResult column_not_null(AlterContext *context)
{
    bool not_null = context->command->subtype == AT_SetNotNull;
    const char *reason = not_null ? NULL : needs_not_null(context->column);

    if (reason != NULL)
        return reader_fail(context->reader, -1, "column-conflict",
                           "column %s has to stay NOT NULL: %s",
                           object_id(context->reader->scratch, context->column), reason);
    ((ColumnObject *)context->column)->not_null = not_null;
    return READ_DONE;
}

static ReadResult column_drop_expression(AlterContext *context)
{
    draft_of(context->reader, context->column)->expr = NULL;
    return READ_DONE;
}

static ReadResult column_set_expression(AlterContext *context)
{
    draft_of(context->reader, context->column)->expr = context->command->def;
    return READ_DONE;
}

static ReadResult column_statistics(AlterContext *context)
{
    ColumnObject *column = (ColumnObject *)context->column;
    const Node *value = context->command->def;

    column->statistics = value != NULL && intVal(value) >= 0
                             ? arena_printf(context->reader->arena, "%d", intVal(value))
                             : NULL;
    return READ_DONE;
}

static ReadResult column_storage(AlterContext *context)
{
    const char *word = reader_upper(context->reader, strVal(context->command->def));

    ((ColumnObject *)context->column)->storage = strcmp(word, "DEFAULT") == 0 ? NULL : word;
    return READ_DONE;
}

static ReadResult column_compression(AlterContext *context)
{
    const char *word = strVal(context->command->def);

    ((ColumnObject *)context->column)->compression =
        strcmp(word, "default") == 0 ? NULL : arena_strdup(context->reader->arena, word);
    return READ_DONE;
}

static ReadResult column_options(AlterContext *context)
{
    return options_set(context, &((ColumnObject *)context->column)->options,
                       context->command->subtype == AT_ResetOptions);
}

static ReadResult column_add_identity(AlterContext *context)
{
    if (!((const ColumnObject *)context->column)->not_null)
        return reader_fail(context->reader, -1, "column-conflict",
                           "column %s has to be NOT NULL before it becomes an identity column",
                           object_id(context->reader->scratch, context->column));
    return read_column_constraint(context->reader, context->object, context->column,
                                  castNode(Constraint, context->command->def));
}

static ReadResult column_drop_identity(AlterContext *context)
{
    Object *identity = object_child(context->column, KIND_IDENTITY, NULL);

    if (identity != NULL)
        reader_forget(context->reader, identity);
    return READ_DONE;
}

static ReadResult column_set_identity(AlterContext *context)
{
    Reader *reader = context->reader;
    Object *object = object_child(context->column, KIND_IDENTITY, NULL);
    IdentityObject *identity = (IdentityObject *)object;
    List *rest = NIL;
    SequenceOptions values;
    ReadResult result;
    ListCell *cell;

    if (object == NULL)
        return reader_wait(reader, -1, "column \"%s\" of %s is not an identity column",
                           context->column->name, object_id(reader->arena, context->object));
    foreach(cell, (List *)context->command->def)
    {
        DefElem *element = lfirst_node(DefElem, cell);

        if (strcmp(element->defname, "generated") == 0)
            identity->generation =
                intVal(element->arg) == ATTRIBUTE_IDENTITY_ALWAYS ? "ALWAYS" : "BY DEFAULT";
        else
            rest = lappend(rest, element);
    }
    values = (SequenceOptions){0};
    SEQUENCE_COPY(&values, identity);
    result = read_sequence_options(reader, rest, &values, NULL, NULL, NULL);
    SEQUENCE_COPY(identity, &values);
    return result;
}

static ReadResult add_constraint(AlterContext *context)
{
    return read_constraint(context->reader, context->object, NULL,
                           castNode(Constraint, context->command->def));
}

static Object *find_constraint(AlterContext *context, const char *name)
{
    return model_find(context->reader->model, NAMESPACE_CONSTRAINT, context->object, NULL, name,
                      NULL);
}

static ReadResult need_constraint(AlterContext *context, const char *name, Object **found)
{
    *found = find_constraint(context, name);
    if (*found != NULL)
        return READ_DONE;
    if (context->command->missing_ok)
        return READ_DONE;
    return reader_wait(context->reader, -1, "constraint \"%s\" does not exist on %s", name,
                       object_id(context->reader->arena, context->object));
}

static ReadResult drop_constraint(AlterContext *context)
{
    Object *constraint;
    ReadResult result = need_constraint(context, context->command->name, &constraint);

    if (result == READ_DONE && constraint != NULL)
        return reader_drop(context->reader, constraint, context->command->behavior == DROP_CASCADE);
    return result;
}

/* The parts of a foreign key in partitions, at every level. */
static void for_parts(AlterContext *context, const Object *constraint,
                      void (*change)(const Constraint *wanted, Object *part))
{
    const Node *wanted = context->command->def;
    ObjectVec parts = {0};

    reader_parts(constraint, context->reader->scratch, &parts);
    for (size_t i = 0; i < parts.count; i++) {
        change(wanted != NULL && IsA(wanted, Constraint) ? castNode(Constraint, wanted) : NULL,
               parts.items[i]);
        for_parts(context, parts.items[i], change);
    }
}

static void validate_part(const Constraint *wanted, Object *part)
{
    (void)wanted;
    if (part->kind == KIND_FOREIGN_KEY)
        ((ForeignKeyObject *)part)->not_valid = false;
}

static void alter_part(const Constraint *wanted, Object *part)
{
    ((ForeignKeyObject *)part)->deferrable = wanted->deferrable;
    ((ForeignKeyObject *)part)->initially_deferred = wanted->initdeferred;
}

static ReadResult validate_constraint(AlterContext *context)
{
    Object *constraint;
    ReadResult result = need_constraint(context, context->command->name, &constraint);

    if (result != READ_DONE || constraint == NULL)
        return result;
    if (constraint->kind == KIND_FOREIGN_KEY)
        ((ForeignKeyObject *)constraint)->not_valid = false;
    else if (constraint->kind == KIND_CHECK)
        ((CheckObject *)constraint)->not_valid = false;
    for_parts(context, constraint, validate_part);
    return READ_DONE;
}

static ReadResult alter_constraint(AlterContext *context)
{
    const Constraint *wanted = castNode(Constraint, context->command->def);
    Object *constraint;
    ReadResult result = need_constraint(context, wanted->conname, &constraint);

    if (result != READ_DONE)
        return result;
    if (constraint->kind != KIND_FOREIGN_KEY)
        return reader_fail(context->reader, -1, "wrong-kind",
                           "constraint \"%s\" of %s is not a foreign key", wanted->conname,
                           object_id(context->reader->scratch, context->object));
    alter_part(wanted, constraint);
    for_parts(context, constraint, alter_part);
    return READ_DONE;
}

static ReadResult row_security(AlterContext *context)
{
    TableObject *table = context->table;

    if (table == NULL)
        return READ_OPAQUE;
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

static ReadResult trigger_enabled(AlterContext *context)
{
    const AlterTableCmd *command = context->command;
    bool found = command->name == NULL;

    for (size_t i = 0; i < context->object->children.count; i++) {
        Object *child = context->object->children.items[i];

        if (child->kind == KIND_TRIGGER &&
            (command->name == NULL || strcmp(child->name, command->name) == 0)) {
            ((TriggerObject *)child)->enabled = trigger_state(command->subtype);
            found = true;
        }
    }
    if (!found)
        return reader_wait(context->reader, -1, "trigger \"%s\" does not exist on %s",
                           command->name, object_id(context->reader->arena, context->object));
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
    Arena *arena = context->reader->arena;
    const char *persistence = command->subtype == AT_SetUnLogged ? "UNLOGGED" : NULL;

    if (context->object->kind == KIND_SEQUENCE &&
        (command->subtype == AT_SetLogged || command->subtype == AT_SetUnLogged)) {
        ((SequenceObject *)context->object)->persistence = persistence;
        return READ_DONE;
    }
    if (table == NULL)
        return READ_OPAQUE;
    switch (command->subtype) {
    case AT_SetLogged:
    case AT_SetUnLogged:
        set_persistence(context, persistence);
        break;
    case AT_SetAccessMethod:
        table->access_method = reader_unless(context->reader, command->name, "heap");
        break;
    case AT_SetTableSpace:
        table->tablespace = reader_unless(context->reader, command->name, "pg_default");
        break;
    case AT_ClusterOn:
        table->clustered_on = arena_strdup(arena, command->name);
        break;
    case AT_DropCluster:
        table->clustered_on = NULL;
        break;
    default:
        return READ_OPAQUE;
    }
    return READ_DONE;
}

static ReadResult replica_identity(AlterContext *context)
{
    const ReplicaIdentityStmt *identity = castNode(ReplicaIdentityStmt, context->command->def);
    static const struct {
        char type;
        const char *words;
    } words[] = {{'d', NULL}, {'f', "FULL"}, {'n', "NOTHING"}};

    if (context->table == NULL)
        return READ_OPAQUE;
    if (identity->name != NULL) {
        context->table->replica_identity = arena_strdup(context->reader->arena, identity->name);
        return READ_DONE;
    }
    for (size_t i = 0; i < lengthof(words); i++)
        if (words[i].type == identity->identity_type)
            context->table->replica_identity = words[i].words;
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
        return reader_wait(reader, -1, "%s is not a partition of %s",
                           object_id(reader->arena, partition),
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
    if (context->table == NULL)
        return READ_OPAQUE;
    if (context->command->subtype == AT_AddInherit)
        return reader_inherit(reader, context->object, parent, NULL, false);
    link = reader_inheritance(context->object, parent);
    if (link == NULL)
        return reader_wait(reader, -1, "%s does not inherit from %s",
                           object_id(reader->arena, context->object),
                           object_id(reader->arena, parent));
    reader_disinherit(reader, link);
    return READ_DONE;
}

/* Subcommands, whether they name a column, and who reads them. Others are kept as text. */
static const struct {
    AlterTableType subtype;
    bool names_column;
    ReadResult (*read)(AlterContext *context);
} subcommands[] = {
    {AT_AddColumn, false, add_column},
    {AT_DropColumn, false, drop_column},
    {AT_AlterColumnType, true, column_type},
    {AT_ColumnDefault, true, column_default},
    {AT_SetNotNull, true, column_not_null},
    {AT_DropNotNull, true, column_not_null},
    {AT_DropExpression, true, column_drop_expression},
    {AT_SetExpression, true, column_set_expression},
    {AT_SetStatistics, true, column_statistics},
    {AT_SetStorage, true, column_storage},
    {AT_SetCompression, true, column_compression},
    {AT_SetOptions, true, column_options},
    {AT_ResetOptions, true, column_options},
    {AT_AddIdentity, true, column_add_identity},
    {AT_SetIdentity, true, column_set_identity},
    {AT_DropIdentity, true, column_drop_identity},
    {AT_AddConstraint, false, add_constraint},
    {AT_DropConstraint, false, drop_constraint},
    {AT_ValidateConstraint, false, validate_constraint},
    {AT_AlterConstraint, false, alter_constraint},
    {AT_EnableRowSecurity, false, row_security},
    {AT_DisableRowSecurity, false, row_security},
    {AT_ForceRowSecurity, false, row_security},
    {AT_NoForceRowSecurity, false, row_security},
    {AT_EnableTrig, false, trigger_enabled},
    {AT_EnableAlwaysTrig, false, trigger_enabled},
    {AT_EnableReplicaTrig, false, trigger_enabled},
    {AT_DisableTrig, false, trigger_enabled},
    {AT_EnableTrigAll, false, trigger_enabled},
    {AT_DisableTrigAll, false, trigger_enabled},
    {AT_EnableTrigUser, false, trigger_enabled},
    {AT_DisableTrigUser, false, trigger_enabled},
    {AT_ChangeOwner, false, change_owner},
    {AT_SetLogged, false, table_setting},
    {AT_SetUnLogged, false, table_setting},
    {AT_SetAccessMethod, false, table_setting},
    {AT_SetTableSpace, false, table_setting},
    {AT_ClusterOn, false, table_setting},
    {AT_DropCluster, false, table_setting},
    {AT_SetRelOptions, false, set_options},
    {AT_ResetRelOptions, false, set_options},
    {AT_ReplaceRelOptions, false, set_options},
    {AT_ReplicaIdentity, false, replica_identity},
    {AT_AttachPartition, false, attach_partition},
    {AT_DetachPartition, false, attach_partition},
    {AT_DetachPartitionFinalize, false, nothing_more},
    {AT_AddInherit, false, change_parent},
    {AT_DropInherit, false, change_parent},
};

/* Subcommands that are done to all tables that inherit as well: ATSimpleRecursion() of the server. */
static bool is_recursive(AlterTableType subtype)
{
    switch (subtype) {
    case AT_AlterColumnType:
    case AT_ColumnDefault:
    case AT_SetNotNull:
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
static ReadResult run_with_inheritors(AlterContext *context, bool only)
{
    size_t first_new = context->object->children.count;
    AlterTableType subtype = context->command->subtype;
    ReadResult result = run_subcommand(context);

    if (result != READ_DONE || only || context->table == NULL ||
        context->table->inheritors.count == 0)
        return result;
    if (subtype == AT_AddColumn || subtype == AT_AddConstraint)
        return pass_on_new(context, first_new);
    return is_recursive(subtype) ? run_on_inheritors(context) : READ_DONE;
}

static ReadResult run_subcommand(AlterContext *context)
{
    Reader *reader = context->reader;
    const AlterTableCmd *command = context->command;

    for (size_t i = 0; i < lengthof(subcommands); i++) {
        if (subcommands[i].subtype != command->subtype)
            continue;
        if (subcommands[i].names_column && command->name != NULL) {
            context->column = command->subtype == AT_ColumnDefault
                                  ? reader_column(reader, context->object, command->name)
                                  : object_child(context->object, KIND_COLUMN, command->name);
            if (context->column == NULL && context->object->kind == KIND_TABLE)
                return reader_wait(reader, -1, "column \"%s\" does not exist in %s", command->name,
                                   object_id(reader->arena, context->object));
        }
        if (subcommands[i].names_column && context->column == NULL)
            return READ_OPAQUE;
        return subcommands[i].read(context);
    }
    return READ_OPAQUE;
}

/* Subcommands before one that has to wait are done already: only the rest is tried again. */
ReadResult read_alter_table(Reader *reader, Node *node)
{
    AlterTableStmt *alter = castNode(AlterTableStmt, node);
    Object *object;
    ReadResult result;

    if (alter->objtype == OBJECT_TYPE)
        return read_alter_composite_type(reader, node);
    if (alter->objtype == OBJECT_FOREIGN_TABLE)
        return READ_OPAQUE;
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
    while (alter->cmds != NIL) {
        AlterContext context = {
            .reader = reader,
            .object = object,
            .table = object_is_table(object) ? (TableObject *)object : NULL,
            .command = linitial_node(AlterTableCmd, alter->cmds),
        };

        result = run_with_inheritors(&context, !alter->relation->inh);
        if (result != READ_DONE)
            return result;
        alter->cmds = list_copy_tail(alter->cmds, 1);
    }
    return READ_DONE;
}
