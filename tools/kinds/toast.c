/*
 * Which tables have a TOAST table, where their `toast.` parameters are kept. The server makes one when a column needs it,
 * and passes the parameters over as long as there is none. Source: heapam_relation_needs_toast_table(),
 * type_maximum_size(), ATExecSetRelOptions().
 */
#include "kinds/type_change.h"
#include "kinds/write.h"

#include <stdlib.h>

/* TOAST_TUPLE_THRESHOLD for pages of 8 kB, what stands before the values, and the bytes of a character in UTF-8. */
enum {
    TOAST_THRESHOLD = 2032,
    ROW_HEADER = 24,
    CHARACTER_SIZE = 4,
    FIXED_SIZE = 8,
};

/* The number in "character varying(20)", 0 for none. */
static long type_modifier(const char *type)
{
    const char *open = strchr(type, '(');

    return open == NULL ? 0 : strtol(open + 1, NULL, 10);
}

static bool begins_with(const char *type, const char *start)
{
    return strncmp(type, start, strlen(start)) == 0;
}

/* The most bytes that a value takes whose type has no fixed length; -1: there is no telling. */
static long maximum_size(const char *type)
{
    const long modifier = type_modifier(type);

    if (modifier == 0 || type_is_array(type))
        return -1;
    if (begins_with(type, "character"))
        return modifier * CHARACTER_SIZE + 4;
    if (begins_with(type, "numeric"))
        return (modifier + 6) / 4 * 2 + 8;
    if (begins_with(type, "bit"))
        return (modifier + 7) / 8 + 8;
    return -1;
}

/* True when a column makes the server keep its table's long values elsewhere; `size` is that of the others so far. */
static bool column_needs_toast(const ColumnObject *column, long *size, bool *toastable)
{
    const char *usual = column_type_storage(column);
    long maximum;

    if (column->computed_on_read)
        return false;
    if (strcmp(usual, "PLAIN") == 0) {
        *size += FIXED_SIZE;
        return false;
    }
    maximum = maximum_size(column->type);
    *toastable = *toastable || !text_equal(column->storage, "PLAIN");
    *size += maximum < 0 ? TOAST_THRESHOLD : maximum;
    return *toastable && *size + ROW_HEADER > TOAST_THRESHOLD;
}

const Object *table_first_toasted(const Object *table)
{
    const Object *first = NULL;
    long size = 0;
    bool toastable = false;

    for (size_t i = 0; first == NULL && i < table->children.count; i++) {
        const Object *child = table->children.items[i];

        if (child->kind == KIND_COLUMN &&
            column_needs_toast((const ColumnObject *)child, &size, &toastable))
            first = child;
    }
    return first;
}

bool option_is_of_toast(const Option *option)
{
    return begins_with(option->name, "toast.");
}

static OptionVec options_of_toast(Arena *arena, const OptionVec *options, bool of_toast)
{
    OptionVec chosen = {0};

    for (size_t i = 0; i < options->count; i++)
        if (option_is_of_toast(&options->items[i]) == of_toast)
            vec_push(arena, &chosen, options->items[i]);
    return chosen;
}

OptionVec options_without_toast(Arena *arena, const OptionVec *options)
{
    return options_of_toast(arena, options, false);
}

void write_toast_options(Steps *steps, const Object *column)
{
    static const OptionVec NONE = {0};
    const Object *table = column->parent;
    const Object *former = steps_counterpart(steps, table);
    OptionVec options;
    Str sql;

    if (former == NULL || table->kind != KIND_TABLE || former->kind != KIND_TABLE ||
        table_first_toasted(former) != NULL)
        return;
    options = options_of_toast(steps->arena, &((const TableObject *)table)->options, true);
    if (options.count == 0 || table_first_toasted(table) != column)
        return;
    sql = write_alter_table(steps, table);
    str_trim_end(&sql);
    write_option_changes(steps, sql.text, &NONE, &options);
}
