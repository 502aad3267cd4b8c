#include "sqlread/alter_table.h"
#include "sqlread/pgversion.h"

/* ALTER TABLE … ADD, DROP, VALIDATE and ALTER CONSTRAINT. */

ReadResult alter_add_constraint(AlterContext *context)
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
    return reader_wait_for_part(context->reader, context->object, NAMESPACE_CONSTRAINT, -1, name);
}

ReadResult alter_drop_constraint(AlterContext *context)
{
    Object *constraint;
    ReadResult result = need_constraint(context, context->command->name, &constraint);

    if (result == READ_DONE && constraint != NULL)
        result = alter_refuse_inherited(context, constraint);
    if (result == READ_DONE && constraint != NULL && constraint->kind == KIND_CHECK &&
        context->only && context->table != NULL)
        reader_leave_members(constraint);
    if (result == READ_DONE && constraint != NULL)
        return reader_drop(context->reader, constraint, context->command->behavior == DROP_CASCADE);
    return result;
}

/* The parts of a foreign key in partitions, at every level. */
static void for_parts(AlterContext *context, const Object *constraint,
                      void (*change)(const ConstraintChange *wanted, Object *part),
                      const ConstraintChange *wanted)
{
    ObjectVec parts = {0};

    reader_parts(constraint, context->reader->scratch, &parts);
    for (size_t i = 0; i < parts.count; i++) {
        change(wanted, parts.items[i]);
        for_parts(context, parts.items[i], change, wanted);
    }
}

static void validate_part(const ConstraintChange *wanted, Object *part)
{
    (void)wanted;
    if (part->kind == KIND_FOREIGN_KEY)
        ((ForeignKeyObject *)part)->not_valid = false;
}

static void alter_part(const ConstraintChange *wanted, Object *part)
{
    ForeignKeyObject *key = (ForeignKeyObject *)part;

    if (wanted->deferrability) {
        key->deferrable = wanted->deferrable;
        key->initially_deferred = wanted->initially_deferred;
    }
    /* The server checks the rows then. */
    if (wanted->enforceability) {
        key->not_enforced = !wanted->enforced;
        key->not_valid = false;
    }
}

static bool is_not_enforced(const Object *constraint)
{
    return (constraint->kind == KIND_FOREIGN_KEY &&
            ((const ForeignKeyObject *)constraint)->not_enforced) ||
           (constraint->kind == KIND_CHECK && ((const CheckObject *)constraint)->not_enforced);
}

ReadResult alter_validate_constraint(AlterContext *context)
{
    Object *not_null =
        reader_find_not_null(context->reader, context->object, context->command->name);
    Object *constraint;
    ReadResult result;

    if (not_null != NULL) {
        reader_validate_not_null(not_null);
        return READ_DONE;
    }
    result = need_constraint(context, context->command->name, &constraint);

    if (result != READ_DONE || constraint == NULL)
        return result;
    if (is_not_enforced(constraint))
        return reader_fail(context->reader, reader_word(context->reader, constraint->name),
                           "wrong-kind",
                           "constraint \"%s\" of %s is NOT ENFORCED: nothing is validated",
                           constraint->name, object_id(context->reader->scratch, context->object));
    if (constraint->kind == KIND_FOREIGN_KEY)
        ((ForeignKeyObject *)constraint)->not_valid = false;
    else if (constraint->kind == KIND_CHECK)
        ((CheckObject *)constraint)->not_valid = false;
    for_parts(context, constraint, validate_part, NULL);
    return READ_DONE;
}

ReadResult alter_change_constraint(AlterContext *context)
{
    const ConstraintChange wanted = pg_constraint_change(context->command->def);
    Object *not_null = reader_find_not_null(context->reader, context->object, wanted.name);
    Object *constraint;
    ReadResult result;

    if (not_null != NULL && wanted.inheritability) {
        reader_set_no_inherit(context->reader, not_null, wanted.no_inherit);
        return READ_DONE;
    }
    result = need_constraint(context, wanted.name, &constraint);
    if (result != READ_DONE)
        return result;
    if (constraint->kind != KIND_FOREIGN_KEY)
        return reader_fail(context->reader, reader_word(context->reader, wanted.name), "wrong-kind",
                           "constraint \"%s\" of %s is not a foreign key", wanted.name,
                           object_id(context->reader->scratch, context->object));
    alter_part(&wanted, constraint);
    for_parts(context, constraint, alter_part, &wanted);
    return READ_DONE;
}
