#include "kinds/write.h"

#include "kinds/type_change.h"

/* ---- names ---------------------------------------------------------------------------------- */

void write_name(Str *out, const Object *object)
{
    str_sql_qualified(out, object->schema, object->name);
}

void write_relation(Str *out, const Object *object)
{
    write_name(out, object_root(object));
}

void write_reference(Str *out, const Object *object)
{
    str_sql_qualified(out, object_schema(object), object->name);
}

void write_routine_reference(Str *out, const Object *object)
{
    write_name(out, object);
    str_printf(out, "(%s)", object->signature != NULL ? object->signature : "");
}

void write_method_reference(Str *out, const Object *object)
{
    write_name(out, object);
    str_text(out, " USING ");
    str_sql_ident(out, object->signature);
}

void write_reference_on_relation(Str *out, const Object *object)
{
    str_sql_ident(out, object->name);
    str_text(out, " ON ");
    write_relation(out, object);
}

void write_rename(Str *out, const Object *object, const char *name)
{
    const KindOps *ops = kind_ops(object->kind);

    str_printf(out, "ALTER %s ", ops->sql_kind);
    ops->append_reference(out, object);
    str_text(out, " RENAME TO ");
    str_sql_ident(out, name);
}

void write_rename_part(Str *out, const Object *object, const char *name)
{
    const Object *whole = object->parent;

    str_printf(out, "ALTER %s ", kind_ops(whole->kind)->sql_kind);
    write_name(out, whole);
    str_printf(out, " RENAME %s ",
               kind_namespace(object->kind) == NAMESPACE_CONSTRAINT ? "CONSTRAINT"
               : object->kind == KIND_ATTRIBUTE                     ? "ATTRIBUTE"
                                                                    : "COLUMN");
    str_sql_ident(out, object->name);
    str_text(out, " TO ");
    str_sql_ident(out, name);
}

bool write_same_content(const Object *from, const Object *to)
{
    (void)from;
    (void)to;
    return true;
}

bool write_same_content_alone(const Object *from, const Object *to)
{
    const TableObject *table =
        object_is_table(from->parent) ? (const TableObject *)from->parent : NULL;

    (void)to;
    return table == NULL || (table->inherits.count == 0 && table->inheritors.count == 0 &&
                             object_child(from->parent, KIND_INHERITANCE, NULL) == NULL);
}

Str write_alter_table(Steps *steps, const Object *object)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, object_root(object)->kind == KIND_MATERIALIZED_VIEW ? "ALTER MATERIALIZED VIEW "
                                                                       : "ALTER TABLE ");
    write_relation(&sql, object);
    str_char(&sql, ' ');
    return sql;
}

static Str alter_column(Steps *steps, const Object *column, bool only)
{
    Str sql = str_new(steps->arena);

    str_printf(&sql, "ALTER %s %s", kind_ops(object_root(column)->kind)->sql_kind,
               only ? "ONLY " : "");
    write_relation(&sql, column);
    str_text(&sql, " ALTER COLUMN ");
    str_sql_ident(&sql, column->name);
    str_char(&sql, ' ');
    return sql;
}

Str write_alter_column(Steps *steps, const Object *column)
{
    return alter_column(steps, column, false);
}

Str write_alter_only_column(Steps *steps, const Object *column)
{
    const Object *table = object_root(column);

    return alter_column(steps, column,
                        object_is_table(table) &&
                            ((const TableObject *)table)->inheritors.count > 0);
}

void write_columns(Str *out, const TextVec *columns)
{
    if (columns->count == 0)
        return;
    str_text(out, " (");
    str_sql_idents(out, columns->items, columns->count);
    str_char(out, ')');
}

void write_key_columns(Str *out, const TextVec *columns, const char *before_last,
                       const char *after_last)
{
    if (columns->count == 0)
        return;
    str_text(out, " (");
    for (size_t i = 0; i < columns->count; i++) {
        bool last = i + 1 == columns->count;

        str_text(out, i > 0 ? ", " : "");
        str_text(out, last ? before_last : "");
        str_sql_ident(out, columns->items[i]);
        str_text(out, last ? after_last : "");
    }
    str_char(out, ')');
}

/* ---- options -------------------------------------------------------------------------------- */

/* A name of several parts, each quoted by itself: toast.autovacuum_enabled. */
void write_setting(Str *out, const char *name)
{
    for (;;) {
        size_t length = strcspn(name, ".");

        if (name[length] == '\0') {
            str_sql_ident(out, name);
            return;
        }
        str_sql_ident(out, arena_strndup(out->arena, name, length));
        str_char(out, '.');
        name += length + 1;
    }
}

/* Numbers and plain words need no quotes; all else gets them. */
static bool option_value_is_plain(const char *value)
{
    static const char *const WORDS[] = {"true", "false", "on", "off", "auto", "none"};
    size_t digits;

    for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++) {
        if (strcmp(value, WORDS[i]) == 0)
            return true;
    }
    if (*value == '-')
        value++;
    digits = strspn(value, "0123456789");
    if (digits == 0)
        return false;
    value += digits;
    if (*value == '.') {
        digits = strspn(value + 1, "0123456789");
        value += digits > 0 ? digits + 1 : 0;
    }
    return *value == '\0';
}

static void write_option(Str *out, const Option *option)
{
    write_setting(out, option->name);
    if (option->value == NULL)
        return;
    str_text(out, " = ");
    if (option_value_is_plain(option->value))
        str_text(out, option->value);
    else
        str_sql_literal(out, option->value);
}

void write_options(Str *out, const OptionVec *options)
{
    const char *separator = " (";

    if (options->count == 0)
        return;
    for (const Option *option = options_after(options, NULL); option != NULL;
         option = options_after(options, option)) {
        str_text(out, separator);
        write_option(out, option);
        separator = ", ";
    }
    str_char(out, ')');
}

static const Option *option_find(const OptionVec *options, const char *name)
{
    for (size_t i = 0; i < options->count; i++) {
        if (text_equal(options->items[i].name, name))
            return &options->items[i];
    }
    return NULL;
}

void write_option_changes(Steps *steps, const char *statement, const OptionVec *from,
                          const OptionVec *to)
{
    Str sql = str_new(steps->arena);
    const char *separator = " RESET (";

    for (size_t i = 0; i < from->count; i++) {
        if (option_find(to, from->items[i].name) != NULL)
            continue;
        if (sql.length == 0)
            str_text(&sql, statement);
        str_text(&sql, separator);
        write_setting(&sql, from->items[i].name);
        separator = ", ";
    }
    if (sql.length > 0) {
        str_char(&sql, ')');
        steps_add(steps, &sql, 0);
    }

    str_clear(&sql);
    separator = " SET (";
    for (const Option *option = options_after(to, NULL); option != NULL;
         option = options_after(to, option)) {
        const Option *old = option_find(from, option->name);

        if (old != NULL && text_equal(old->value, option->value))
            continue;
        if (sql.length == 0)
            str_text(&sql, statement);
        str_text(&sql, separator);
        write_option(&sql, option);
        separator = ", ";
    }
    if (sql.length > 0) {
        str_char(&sql, ')');
        steps_add(steps, &sql, 0);
    }
}

void write_foreign_options(Str *out, const OptionVec *options)
{
    if (options->count == 0)
        return;
    for (size_t i = 0; i < options->count; i++) {
        str_text(out, i == 0 ? " OPTIONS (" : ", ");
        str_sql_ident(out, options->items[i].name);
        str_char(out, ' ');
        str_sql_literal(out, options->items[i].value != NULL ? options->items[i].value : "");
    }
    str_char(out, ')');
}

void write_foreign_option_changes(Str *out, const OptionVec *from, const OptionVec *to)
{
    const char *separator = " OPTIONS (";

    for (size_t i = 0; i < from->count; i++) {
        if (option_find(to, from->items[i].name) != NULL)
            continue;
        str_printf(out, "%sDROP ", separator);
        str_sql_ident(out, from->items[i].name);
        separator = ", ";
    }
    for (size_t i = 0; i < to->count; i++) {
        const Option *old = option_find(from, to->items[i].name);

        if (old != NULL && text_equal(old->value, to->items[i].value))
            continue;
        str_printf(out, "%s%s ", separator, old != NULL ? "SET" : "ADD");
        str_sql_ident(out, to->items[i].name);
        str_char(out, ' ');
        str_sql_literal(out, to->items[i].value != NULL ? to->items[i].value : "");
        separator = ", ";
    }
    if (separator[0] == ',')
        str_char(out, ')');
}

/* ---- roles ---------------------------------------------------------------------------------- */

void write_role(Str *out, const char *role)
{
    static const char *const WORDS[] = {"CURRENT_USER", "CURRENT_ROLE", "SESSION_USER"};

    if (strcmp(role, "public") == 0) {
        str_text(out, "PUBLIC");
        return;
    }
    for (size_t i = 0; i < sizeof(WORDS) / sizeof(WORDS[0]); i++) {
        if (strcmp(role, WORDS[i]) == 0) {
            str_text(out, role);
            return;
        }
    }
    str_sql_ident(out, role);
}

void write_roles_note(Str *out, const TextVec *roles)
{
    if (roles->count == 0)
        str_text(out, "everyone");
    for (size_t i = 0; i < roles->count; i++) {
        if (i > 0)
            str_text(out, i + 1 < roles->count ? ", " : " and ");
        str_text(out, strcmp(roles->items[i], "public") == 0 ? "everyone" : roles->items[i]);
    }
}

/* ---- expressions ---------------------------------------------------------------------------- */

/* The end of the quoted text at `c`; NULL when it is not closed, or not certain because of a
 * backslash. */
static const char *skip_quoted(const char *c)
{
    char quote = *c;

    for (c++; *c != '\0'; c++) {
        if (*c == '\\')
            return NULL;
        if (*c == quote && *++c != quote)
            return c;
    }
    return NULL;
}

/*
 * True for literals, names, calls and casts without a space outside of parentheses and quotes: for
 * all of them the grammar of DEFAULT is content. What is not certain is not plain.
 */
static bool default_is_plain(const char *sql)
{
    int depth = 0;

    while (*sql != '\0') {
        if (*sql == '\'' || *sql == '"') {
            sql = skip_quoted(sql);
            if (sql == NULL)
                return false;
            continue;
        }
        if (*sql == '(' || *sql == '[') {
            depth++;
        } else if (*sql == ')' || *sql == ']') {
            if (--depth < 0)
                return false;
        } else if (depth == 0) {
            bool word = (*sql >= 'a' && *sql <= 'z') || (*sql >= 'A' && *sql <= 'Z') ||
                        (*sql >= '0' && *sql <= '9') || strchr("_.:", *sql) != NULL;

            if (!word && *sql != '-')
                return false;
            /* A minus sign in front of a number only. */
            if (*sql == '-' && !(sql[1] >= '0' && sql[1] <= '9'))
                return false;
        }
        sql++;
    }
    return depth == 0;
}

void write_default_expr(Str *out, const char *sql)
{
    bool plain = default_is_plain(sql);

    if (!plain)
        str_char(out, '(');
    str_text(out, sql);
    if (!plain)
        str_char(out, ')');
}

void write_member(Str *out, bool *started, const char *name, const char *value)
{
    if (value == NULL)
        return;
    str_printf(out, "%s\n    %s = %s", *started ? "," : " (", name, value);
    *started = true;
}

void write_member_literal(Str *out, bool *started, const char *name, const char *value)
{
    Str literal = str_new(out->arena);

    if (value == NULL)
        return;
    str_sql_literal(&literal, value);
    write_member(out, started, name, literal.text);
}

void write_member_flag(Str *out, bool *started, const char *name, bool flag)
{
    if (!flag)
        return;
    str_printf(out, "%s\n    %s", *started ? "," : " (", name);
    *started = true;
}

void write_members_end(Str *out, bool started)
{
    str_text(out, started ? "\n)" : " ()");
}

void write_deferrable(Str *out, bool deferrable, bool initially_deferred)
{
    if (deferrable)
        str_text(out, " DEFERRABLE");
    if (initially_deferred)
        str_text(out, " INITIALLY DEFERRED");
}

/* ---- steps ---------------------------------------------------------------------------------- */

Step *write_drop(Steps *steps, const Object *object, unsigned hazards)
{
    const KindOps *ops = kind_ops(object->kind);
    Str sql = str_new(steps->arena);

    str_printf(&sql, "DROP %s ", ops->sql_kind);
    ops->append_reference(&sql, object);
    return steps_add(steps, &sql, hazards);
}

Step *write_step(Steps *steps, const Str *sql, unsigned hazards, const char *note_format, ...)
{
    Step *step = steps_add(steps, sql, hazards);
    va_list args;

    va_start(args, note_format);
    step->note = arena_vprintf(steps->arena, note_format, args);
    va_end(args);
    return step;
}

bool write_carries_over(const Object *object, const Object *from_column, const Object *to_column)
{
    const ColumnObject *from = (const ColumnObject *)from_column;
    const ColumnObject *to = (const ColumnObject *)to_column;
    Arena *scratch;
    bool carried;

    if (from_column->kind != KIND_COLUMN || from_column->parent != object->parent ||
        to->type_object != NULL || from->type_object != NULL)
        return false;
    scratch = arena_new();
    carried = !type_change(scratch, from->type, to->type).needs_using;
    arena_free(scratch);
    return carried;
}

void write_enabled(Str *out, const char *what, const char *enabled)
{
    if (enabled == NULL)
        str_printf(out, "ENABLE %s ", what);
    else if (strcmp(enabled, "DISABLED") == 0)
        str_printf(out, "DISABLE %s ", what);
    else
        str_printf(out, "ENABLE %s %s ", enabled, what);
}

void write_drop_constraint(const Object *object, Steps *steps)
{
    Str sql = write_alter_table(steps, object);

    str_text(&sql, "DROP CONSTRAINT ");
    str_sql_ident(&sql, object->name);
    steps_add(steps, &sql, 0);
}

bool index_can_change(const Object *index, const OptionVec *from_options,
                      const OptionVec *to_options)
{
    const TableObject *table = (const TableObject *)index->parent;
    const Attribute options = {.type = ATTRIBUTE_OPTIONS};

    /* The index of a partitioned table has parameters only for the parts that are made of it. */
    return index->parent->kind != KIND_TABLE || table->partition_strategy == NULL ||
           attribute_equal(&options, from_options, to_options);
}

void write_index_changes(Steps *steps, const Object *index, const OptionVec *from_options,
                         const OptionVec *to_options, const char *from_tablespace,
                         const char *to_tablespace)
{
    Str sql = str_new(steps->arena);

    str_text(&sql, "ALTER INDEX ");
    write_reference(&sql, index);
    write_option_changes(steps, sql.text, from_options, to_options);
    if (!text_equal(from_tablespace, to_tablespace)) {
        str_text(&sql, " SET TABLESPACE ");
        str_sql_ident(&sql, to_tablespace != NULL ? to_tablespace : "pg_default");
        steps_add(steps, &sql, HAZARD_ACCESS_EXCLUSIVE);
    }
}

bool replica_identity_is_index(const char *replica_identity)
{
    return replica_identity != NULL && strcmp(replica_identity, "FULL") != 0 &&
           strcmp(replica_identity, "NOTHING") != 0;
}

void write_index_marks(Steps *steps, const Object *relation, const char *index_name)
{
    const TableObject *table = (const TableObject *)relation;
    const MaterializedViewObject *view = (const MaterializedViewObject *)relation;
    const bool is_view = relation->kind == KIND_MATERIALIZED_VIEW;
    const char *identity;
    const char *clustered_on;
    Str sql;

    if (!is_view && relation->kind != KIND_TABLE)
        return;
    identity = is_view ? view->replica_identity : table->replica_identity;
    clustered_on = is_view ? view->clustered_on : table->clustered_on;
    if (replica_identity_is_index(identity) && strcmp(identity, index_name) == 0) {
        sql = write_alter_table(steps, relation);
        str_text(&sql, "REPLICA IDENTITY USING INDEX ");
        str_sql_ident(&sql, index_name);
        steps_add(steps, &sql, 0);
    }
    if (text_equal(clustered_on, index_name)) {
        sql = write_alter_table(steps, relation);
        str_text(&sql, "CLUSTER ON ");
        str_sql_ident(&sql, index_name);
        steps_add(steps, &sql, 0);
    }
}
