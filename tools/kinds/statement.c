/* Statements that are kept as they are: DO blocks, and DDL of kinds that are not modelled. */
#include "kinds/write.h"

static const Attribute STATEMENT_ATTRIBUTES[] = {
    ATTR(StatementObject, tag, TEXT, ATTRIBUTE_IGNORE),
    ATTR(StatementObject, sql, TEXT, ATTRIBUTE_IGNORE),
    ATTR(StatementObject, canonical, TEXT, 0),
    ATTR(StatementObject, undo, TEXT, ATTRIBUTE_IGNORE),
    ATTR_END,
};

static void statement_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const StatementObject *statement = (const StatementObject *)object;
    Str sql = str_new(steps->arena);
    const char *last_line;

    (void)folded;
    str_text(&sql, statement->sql);
    str_trim_end(&sql);
    /* A comment in the last line would take the semicolon with it. */
    last_line = strrchr(sql.text, '\n');
    if (strstr(last_line != NULL ? last_line : sql.text, "--") != NULL)
        str_char(&sql, '\n');
    steps_add(steps, &sql, 0);
}

/* Where the statement stands, for a note: "the statement at schema.sql:12". */
static const char *statement_place(Arena *arena, const StatementObject *statement)
{
    const Span *span = &statement->object.span;

    if (span->source == NULL)
        return arena_printf(arena, "the former statement (%s)",
                            statement->tag != NULL ? statement->tag : "SQL");
    return arena_printf(arena, "the former statement (%s) at %s:%zu",
                        statement->tag != NULL ? statement->tag : "SQL", span->source->name,
                        source_position(span->source, span->start).line);
}

static void statement_drop(const Object *object, Steps *steps)
{
    const StatementObject *statement = (const StatementObject *)object;
    Str sql = str_new(steps->arena);

    if (statement->undo != NULL) {
        str_text(&sql, statement->undo);
        if (strncmp(statement->undo, "DROP TABLE ", 11) == 0)
            write_step(steps, &sql, HAZARD_DATA_LOSS, "all rows of the table are lost");
        else
            steps_add(steps, &sql, 0);
        return;
    }
    write_step(steps, &sql, HAZARD_UNTRACKABLE,
               "%s is not in the new schema; schemac cannot know what it did, so that has to be "
               "undone by hand",
               statement_place(steps->arena, statement));
}

const KindOps statement_ops = {
    .sql_kind = NULL,
    .size = sizeof(StatementObject),
    .attributes = STATEMENT_ATTRIBUTES,
    .folding = FOLD_NEVER,
    .on_replaced = REPLACED_RECREATE,
    .create = statement_create,
    .drop = statement_drop,
};
