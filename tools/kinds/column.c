/* The columns of tables. Defaults and identities are children of theirs. */
#include "kinds/column.h"
#include "kinds/type_change.h"
#include "kinds/write.h"

static const Attribute COLUMN_ATTRIBUTES[] = {
    ATTR(ColumnObject, number, INT, ATTRIBUTE_IGNORE),
    ATTR(ColumnObject, type, TEXT, ATTRIBUTE_ALTER | ATTRIBUTE_BLOCKS),
    ATTR(ColumnObject, not_null, BOOL, ATTRIBUTE_ALTER),
    ATTR(ColumnObject, not_null_name, NAME, ATTRIBUTE_ALTER),
    ATTR(ColumnObject, not_null_no_inherit, BOOL, ATTRIBUTE_ALTER),
    ATTR(ColumnObject, not_null_not_valid, BOOL, ATTRIBUTE_ALTER),
    ATTR(ColumnObject, not_null_inherited, BOOL, ATTRIBUTE_ALTER),
    ATTR(ColumnObject, collation, TEXT, ATTRIBUTE_ALTER | ATTRIBUTE_BLOCKS),
    ATTR(ColumnObject, storage, TEXT, ATTRIBUTE_ALTER),
    ATTR(ColumnObject, compression, TEXT, ATTRIBUTE_ALTER),
    ATTR(ColumnObject, statistics, TEXT, ATTRIBUTE_ALTER),
    ATTR(ColumnObject, options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR(ColumnObject, generated, EXPR, ATTRIBUTE_ALTER),
    ATTR(ColumnObject, computed_on_read, BOOL, ATTRIBUTE_ALTER),
    ATTR(ColumnObject, foreign_options, OPTIONS, ATTRIBUTE_ALTER),
    ATTR(ColumnObject, inherited, BOOL, ATTRIBUTE_ALTER),
    ATTR_END,
};

static const ColumnObject *as_column(const Object *object)
{
    return (const ColumnObject *)object;
}

TypeUse column_type_use(const ColumnObject *column)
{
    return (TypeUse){column->type, column->type_object};
}

static void column_append_reference(Str *out, const Object *object)
{
    write_relation(out, object);
    str_char(out, '.');
    str_sql_ident(out, object->name);
}

bool column_is_foreign(const Object *column)
{
    return column->parent->kind == KIND_FOREIGN_TABLE;
}

/* ---- creating ------------------------------------------------------------------------------- */

void column_append_type(Str *sql, const ColumnObject *column)
{
    str_printf(sql, "TYPE %s", column->type);
    if (column->collation != NULL)
        str_printf(sql, " COLLATE %s", column->collation);
}

bool column_has_clause(const ObjectVec *folded, size_t i, const Object *parent)
{
    return folded->items[i]->parent == parent &&
           kind_ops(folded->items[i]->kind)->append_clause != NULL;
}

bool column_has_not_null_clause(const ColumnObject *column)
{
    return column->not_null && !column->not_null_not_valid;
}

void column_append_definition(Str *out, const ColumnObject *column, const Object *object,
                              const ObjectVec *folded)
{
    str_sql_ident(out, object->name);
    str_printf(out, " %s", column->type);
    if (column->compression != NULL)
        str_printf(out, " COMPRESSION %s", column->compression);
    write_foreign_options(out, &column->foreign_options);
    if (column->collation != NULL)
        str_printf(out, " COLLATE %s", column->collation);
    if (column->generated.sql != NULL)
        str_printf(out, " GENERATED ALWAYS AS (%s) %s", column->generated.sql,
                   column->computed_on_read ? "VIRTUAL" : "STORED");
    for (size_t i = 0; folded != NULL && i < folded->count; i++) {
        if (column_has_clause(folded, i, object)) {
            str_char(out, ' ');
            kind_ops(folded->items[i]->kind)->append_clause(out, folded->items[i], folded);
        }
    }
    if (column_has_not_null_clause(column)) {
        str_char(out, ' ');
        not_null_append_name(out, column);
        str_text(out, column->not_null_no_inherit ? "NOT NULL NO INHERIT" : "NOT NULL");
    }
}

static void column_append_clause(Str *out, const Object *object, const ObjectVec *folded)
{
    column_append_definition(out, as_column(object), object, folded);
}

/* An inherited column comes with its table, unless the parents come later. */
static bool column_can_fold(const Object *object)
{
    return !as_column(object)->inherited || !inheritance_folds(object->parent);
}

/* ---- what the parent table does -------------------------------------------------------------- */

/* The column of the parent tables that this one has its definition from: of the last one that has it. With `steps`, of
 * those that the table had before and keeps. */
static const ColumnObject *inherited_column(const Steps *steps, const Object *object)
{
    const ColumnObject *found = NULL;
    size_t next = 0;

    for (const Object *link; (link = inheritance_of(object->parent, &next)) != NULL;) {
        const Object *column = inherited_member(object, link);

        if (column != NULL &&
            (steps == NULL || steps->counterpart == NULL || steps_counterpart(steps, link) != NULL))
            found = as_column(column);
    }
    return found;
}

/* True when a change of the attribute reaches the column from its parent table, which changes likewise. */
static bool follows(const Steps *steps, const Object *from, const Object *to,
                    const char *attribute_name)
{
    const Attribute *attribute = attribute_find(COLUMN_ATTRIBUTES, attribute_name);
    const ColumnObject *from_parent = inherited_column(steps, from);
    const ColumnObject *to_parent = inherited_column(steps, to);

    if (from_parent != NULL && to_parent != NULL && strcmp(attribute_name, "not_null") == 0 &&
        not_null_begins_to_inherit(from_parent, to_parent) && as_column(to)->not_null)
        return true;
    return from_parent != NULL && to_parent != NULL && !from_parent->not_null_no_inherit &&
           !to_parent->not_null_no_inherit &&
           strcmp(from_parent->object.key, to_parent->object.key) == 0 &&
           attribute_equal(attribute, from, from_parent) &&
           attribute_equal(attribute, to, to_parent);
}

/* The attributes of `changed` that the column has to be altered in by itself. */
static AttributeSet own_changes(const Steps *steps, const Object *from, const Object *to,
                                AttributeSet changed)
{
    /* The others are set for one table only. */
    static const char *const REACHING[] = {"type", "not_null", "collation", "generated",
                                           "computed_on_read"};

    for (size_t i = 0; i < sizeof(REACHING) / sizeof(REACHING[0]); i++) {
        if (follows(steps, from, to, REACHING[i]))
            changed &= ~((AttributeSet)1
                         << (attribute_find(COLUMN_ATTRIBUTES, REACHING[i]) - COLUMN_ATTRIBUTES));
    }
    return changed;
}

static void add_storage(Steps *steps, const ColumnObject *column, const char *storage)
{
    Str sql = write_alter_only_column(steps, &column->object);

    str_printf(&sql, "SET STORAGE %s", storage != NULL ? storage : column_type_storage(column));
    steps_add(steps, &sql, 0);
}

static void add_statistics(Steps *steps, const ColumnObject *column)
{
    Str sql = write_alter_only_column(steps, &column->object);

    str_printf(&sql, "SET STATISTICS %s", column->statistics != NULL ? column->statistics : "-1");
    steps_add(steps, &sql, 0);
}

static void add_options(Steps *steps, const ColumnObject *column, const OptionVec *from)
{
    Str sql = write_alter_column(steps, &column->object);

    str_trim_end(&sql);
    write_option_changes(steps, sql.text, from, &column->options);
}

void column_create_rest(const Object *object, Steps *steps)
{
    static const OptionVec NONE = {0};
    const ColumnObject *column = as_column(object);

    if (column->not_null_not_valid)
        not_null_add(steps, column);
    if (column->storage != NULL)
        add_storage(steps, column, column->storage);
    if (column->statistics != NULL)
        add_statistics(steps, column);
    add_options(steps, column, &NONE);
}

/* True when the server has to compute the default for each row: then it writes every row. */
static bool default_is_volatile(const DefaultObject *value)
{
    static const char *const FUNCTIONS[] = {
        "random(",  "random_normal(",  "gen_random_uuid(", "gen_random_bytes(", "clock_timestamp(",
        "nextval(", "uuid_generate_v", "uuidv4(",          "uuidv7(",           "timeofday(",
    };
    const Object *object = &value->object;

    for (size_t i = 0; value->expr.sql != NULL && i < sizeof(FUNCTIONS) / sizeof(FUNCTIONS[0]);
         i++) {
        if (strstr(value->expr.sql, FUNCTIONS[i]) != NULL)
            return true;
    }
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Object *on = object->dependencies.items[i].on;

        if (on->kind == KIND_FUNCTION &&
            !text_equal(((const RoutineObject *)on)->volatility, "STABLE") &&
            !text_equal(((const RoutineObject *)on)->volatility, "IMMUTABLE"))
            return true;
    }
    return false;
}

/* Where an inherited column differs from that of the parent table. */
static void adapt_inherited(const ColumnObject *column, Steps *steps)
{
    static const OptionVec NONE = {0};
    const Object *object = &column->object;
    const ColumnObject *parent = inherited_column(NULL, object);
    Str sql;

    if (parent == NULL)
        return;
    not_null_adapt(steps, column);
    if (!text_equal(column->storage, parent->storage))
        add_storage(steps, column, column->storage);
    if (!text_equal(column->compression, parent->compression)) {
        sql = write_alter_column(steps, object);
        str_printf(&sql, "SET COMPRESSION %s",
                   column->compression != NULL ? column->compression : "DEFAULT");
        steps_add(steps, &sql, 0);
    }
    if (column->statistics != NULL)
        add_statistics(steps, column);
    add_options(steps, column, &NONE);
    if (default_to_take_off(steps, object, &parent->object)) {
        sql = write_alter_column(steps, object);
        str_text(&sql, "DROP DEFAULT");
        steps_add(steps, &sql, 0);
    }
}

Str column_begin_adding(Steps *steps, const ColumnObject *column)
{
    const Object *object = &column->object;
    Str sql = write_alter_table(steps, object);

    if (stand_in_has(steps, object)) {
        stand_in_add_columns(steps, object);
        sql = stand_in_alter(steps, object);
    }
    str_text(&sql, "ADD COLUMN ");
    return sql;
}

void column_append_stand_in_default(Str *sql, const Steps *steps, const Object *column)
{
    const Object *value = object_child(column, KIND_DEFAULT, NULL);

    if (!stand_in_has_default(steps, column))
        return;
    str_char(sql, ' ');
    kind_ops(value->kind)->append_clause(sql, value, NULL);
}

/* The NOT NULL of a new table that INHERITS gives it. */
static bool comes_with_table(const Steps *steps, const Object *column)
{
    return (steps->counterpart == NULL || steps_counterpart(steps, column->parent) == NULL) &&
           inheritance_folds(column->parent);
}

/* A table that stands in names a NOT NULL as it likes: see not_null_take_names(). */
void column_append_new(Str *out, const Steps *steps, const ColumnObject *column,
                       const Object *object, const ObjectVec *folded)
{
    ColumnObject written = *column;

    if (stand_in_has(steps, object)) {
        written.not_null_name = NULL;
        written.not_null_name_shared = false;
    } else if (written.not_null_inherited && comes_with_table(steps, object)) {
        written.not_null = false;
    } else if (written.not_null && not_null_name_is_taken(steps, object)) {
        written.not_null_name_shared = true;
    }
    column_append_definition(out, &written, object, folded);
}

/* Whether the default comes later, and fills the rows that are there: see `late` of Steps. */
static bool is_filled_later(const Steps *steps, const Object *object, const ObjectVec *folded)
{
    const Object *value = object_child(object, KIND_DEFAULT, NULL);

    for (size_t i = 0; folded != NULL && i < folded->count; i++)
        if (folded->items[i] == value)
            return false;
    return value != NULL && object_is_table(object->parent) && column_can_fold(object) &&
           steps_counterpart(steps, object->parent) != NULL;
}

/* What would be a part of the clause of a column that has none. */
static void create_folded(const Object *column, const ObjectVec *folded, Steps *steps)
{
    for (size_t i = 0; folded != NULL && i < folded->count; i++)
        if (column_has_clause(folded, i, column))
            kind_ops(folded->items[i]->kind)->create(folded->items[i], NULL, steps);
}

static void column_create(const Object *object, const ObjectVec *folded, Steps *steps)
{
    const ColumnObject *column = as_column(object);
    const Object *value = object_child(object, KIND_DEFAULT, NULL);
    ColumnObject written = *column;
    bool computed =
        column->generated.sql != NULL || object_child(object, KIND_IDENTITY, NULL) != NULL;
    bool comes_along = column->inherited && member_comes_along(steps, object);
    unsigned hazards = 0;
    Str sql;

    if (steps->parked)
        column_create_with_values(column, folded, comes_along, steps);
    if (comes_along) {
        adapt_inherited(column, steps);
        create_folded(object, folded, steps);
    }
    if (steps->parked || comes_along) {
        write_toast_options(steps, object);
        return;
    }
    if (identity_comes_after(steps, object, folded)) {
        identity_create_with_column(steps, column, folded);
        column_create_rest(object, steps);
        return;
    }
    if (!column_is_foreign(object) && !column->computed_on_read &&
        (computed || (value != NULL && default_is_volatile((const DefaultObject *)value))))
        hazards = HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE;
    sql = column_begin_adding(steps, column);
    written.not_null = column->not_null && !is_filled_later(steps, object, folded);
    column_append_new(&sql, steps, &written, object, folded);
    column_append_stand_in_default(&sql, steps, object);
    /* What stands in for a parent has no default that uses something: that comes with the parent. */
    if (stand_in_has(steps, object) && !stand_in_has_default(steps, object))
        value = NULL;
    if (column_has_not_null_clause(column) && value == NULL && !computed &&
        !column_is_foreign(object))
        write_step(steps, &sql, hazards | HAZARD_MAY_FAIL,
                   "fails when %s has rows: a column that is NOT NULL needs a default for them",
                   object_id(steps->arena, object->parent));
    else if (value == NULL && !computed && !column_is_foreign(object) &&
             type_use_refuses_null((TypeUse){column->type, column->type_object}))
        write_step(steps, &sql, hazards | HAZARD_MAY_FAIL,
                   "fails when %s has rows: domain %s allows no NULL, and there is no default",
                   object_id(steps->arena, object->parent), column->type);
    else if (column_has_not_null_clause(column) && column->generated.sql != NULL &&
             !column_is_foreign(object))
        write_step(steps, &sql,
                   hazards | HAZARD_MAY_FAIL |
                       (column->computed_on_read ? HAZARD_TABLE_SCAN | HAZARD_ACCESS_EXCLUSIVE : 0),
                   "fails when the expression yields NULL for a row of %s",
                   object_id(steps->arena, object->parent));
    else
        steps_add(steps, &sql, hazards);
    column_create_rest(object, steps);
    write_toast_options(steps, object);
}

/* ---- altering ------------------------------------------------------------------------------- */

/* A value of a composite type becomes one of another field by field. */
static bool is_row_change(const Steps *steps, const ColumnObject *from, const ColumnObject *to)
{
    return from->type_object != NULL && to->type_object != NULL &&
           from->type_object->kind == KIND_COMPOSITE_TYPE &&
           to->type_object->kind == KIND_COMPOSITE_TYPE && !type_is_array(from->type) &&
           !type_is_array(to->type) &&
           type_use_change(steps, column_type_use(from), column_type_use(to)).through_text;
}

/* The labels that an enum has no more: `'a', 'b'`; "" for none. */
static const char *lost_labels(Arena *arena, const Object *from, const Object *to)
{
    const EnumObject *old_type = (const EnumObject *)from;
    const TextVec *kept = &((const EnumObject *)to)->labels;
    Map *known = map_new(arena);
    Str lost = str_new(arena);

    for (size_t i = 0; i < kept->count; i++)
        map_put(known, kept->items[i], known);
    for (size_t i = 0; i < old_type->labels.count; i++) {
        if (map_get(known, old_type->labels.items[i]) != NULL)
            continue;
        str_text(&lost, lost.length > 0 ? ", " : "");
        str_sql_literal(&lost, old_type->labels.items[i]);
    }
    return lost.text;
}

/* The step that converts values to the new type of the same name. */
static void add_replaced(Steps *steps, const Str *sql, const ColumnObject *from,
                         const ColumnObject *to, unsigned hazards)
{
    const char *lost;

    if (from->type_object->kind != KIND_ENUM || to->type_object->kind != KIND_ENUM) {
        write_step(steps, sql, hazards,
                   "%s was replaced; fails on a row with a value that the new type has no more%s",
                   to->type,
                   (hazards & HAZARD_DATA_LOSS) != 0 ? ", and others lose what it cannot hold"
                                                     : "");
        return;
    }
    lost = lost_labels(steps->arena, from->type_object, to->type_object);
    if (lost[0] == '\0')
        write_step(steps, sql, hazards & ~(unsigned)HAZARD_MAY_FAIL,
                   "%s was replaced and has all labels that there were", to->type);
    else
        write_step(steps, sql, hazards,
                   "%s was replaced; fails on a row with %s in %s: UPDATE such rows first",
                   to->type, lost, object_id(steps->arena, &to->object));
}

/* ---- rows of other tables ---- */

static bool is_row(const ColumnObject *column)
{
    const Object *type = column->type_object;

    while (type != NULL && type->kind == KIND_DOMAIN &&
           !type_is_array(((const DomainObject *)type)->type))
        type = ((const DomainObject *)type)->type_object;
    return type != NULL && !type_is_array(column->type) && type->kind != KIND_DOMAIN &&
           (type->kind == KIND_COMPOSITE_TYPE || kind_namespace(type->kind) == NAMESPACE_RELATION);
}

/* A type with one attribute, of the type of the column: what is no row is read as a part of one. */
static void append_wrapper(Str *out, const ColumnObject *column)
{
    const Object *table = column->object.parent;
    const char *name = arena_printf(out->arena, "%s_%s", table->name, column->object.name);

    str_sql_qualified(out, table->schema, aside_name(out->arena, name));
}

/* The server writes no values into rows that a column elsewhere holds: as jsonb they stay what they are. */
static bool column_park(const Object *from, const Object *to, Steps *steps)
{
    Str sql = write_alter_column(steps, from);

    if (column_is_foreign(from))
        return false;
    if (follows(steps, from, to, "type"))
        return true;
    str_text(&sql, "TYPE jsonb USING to_jsonb(");
    str_sql_ident(&sql, from->name);
    str_char(&sql, ')');
    write_step(steps, &sql, HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE,
               "the values of %s are jsonb for the time being", object_id(steps->arena, from));
    return true;
}

/* Gives a column that was parked its values again. */
static void add_parked(Steps *steps, const ColumnObject *to)
{
    Str sql = write_alter_column(steps, &to->object);
    Str name = str_new(steps->arena);
    Str wrapper = str_new(steps->arena);
    Str other = str_new(steps->arena);
    bool wrapped = !is_row(to);

    append_wrapper(&wrapper, to);
    str_sql_ident(&name, to->object.name);
    if (wrapped) {
        str_printf(&other, "CREATE TYPE %s AS (%s %s)", wrapper.text, name.text, to->type);
        steps_add(steps, &other, 0);
    }
    column_append_type(&sql, to);
    if (wrapped) {
        str_printf(&sql, " USING (jsonb_populate_record(NULL::%s, jsonb_build_object(",
                   wrapper.text);
        str_sql_literal(&sql, to->object.name);
        str_printf(&sql, ", %s))).%s", name.text, name.text);
    } else {
        str_printf(&sql, " USING jsonb_populate_record(NULL::%s, %s)", to->type, name.text);
    }
    write_step(steps, &sql, HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE | HAZARD_MAY_FAIL,
               "fails when a row in %s holds a value that the new type of its column cannot hold",
               object_id(steps->arena, &to->object));
    if (!wrapped)
        return;
    str_clear(&other);
    str_printf(&other, "DROP TYPE %s", wrapper.text);
    steps_add(steps, &other, 0);
}

/* What a table has from a parent can be changed only there. */
static Str begin_type(Steps *steps, const ColumnObject *from, const ColumnObject *to)
{
    Str sql = write_alter_column(steps, &to->object);

    if (!stand_in_holds(steps, &from->object))
        return sql;
    sql = stand_in_alter(steps, &to->object);
    str_text(&sql, "ALTER COLUMN ");
    str_sql_ident(&sql, to->object.name);
    str_char(&sql, ' ');
    return sql;
}

static void add_type(Steps *steps, const ColumnObject *from, const ColumnObject *to)
{
    TypeChange change = type_use_change(steps, column_type_use(from), column_type_use(to));
    bool replaced = type_use_is_replaced(steps, column_type_use(from), column_type_use(to));
    const char *using = object_annotation(&to->object, "using");
    bool cast = foreign_below_needs_cast(steps, from, to);
    Str sql = begin_type(steps, from, to);
    Str name = str_new(steps->arena);

    if (replaced && !type_use_is_bare_domain(column_type_use(to)))
        change.hazards |= HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE | HAZARD_MAY_FAIL;
    column_append_type(&sql, to);
    if (column_is_foreign(&to->object)) {
        steps_add(steps, &sql, 0);
        return;
    }
    if (using != NULL && using[0] != '\0') {
        str_printf(&sql, " USING (%s)", using);
        write_step(steps, &sql, HAZARD_TABLE_REWRITE | HAZARD_ACCESS_EXCLUSIVE | HAZARD_MAY_FAIL,
                   "values are what @using makes of them");
        return;
    }
    if (cast)
        foreign_below_add_cast(steps, from, to);
    change.needs_using = change.needs_using && !cast;
    if (change.needs_using)
        str_text(&sql, " USING ");
    str_sql_ident(&name, to->object.name);
    if (is_row_change(steps, from, to))
        write_row_conversion(&sql, name.text, from->type_object, to->type_object, steps,
                             &change.hazards);
    else if (change.needs_using)
        type_append_cast(&sql, name.text, column_type_use(from), column_type_use(to), &change);
    if (replaced)
        add_replaced(steps, &sql, from, to, change.hazards);
    else
        steps_add(steps, &sql, change.hazards)->note = change.hazards == 0 ? NULL : change.note;
    if (cast)
        foreign_below_drop_cast(steps, from, to);
}

/* Indexes are sorted anew. */
static void add_collation(Steps *steps, const ColumnObject *from, const ColumnObject *to)
{
    Str sql = begin_type(steps, from, to);

    column_append_type(&sql, to);
    steps_add(steps, &sql, HAZARD_TABLE_SCAN | HAZARD_ACCESS_EXCLUSIVE);
}

static bool not_null_differs(AttributeSet changed)
{
    return attribute_in(COLUMN_ATTRIBUTES, changed, "not_null_name") ||
           attribute_in(COLUMN_ATTRIBUTES, changed, "not_null_no_inherit") ||
           attribute_in(COLUMN_ATTRIBUTES, changed, "not_null_not_valid") ||
           attribute_in(COLUMN_ATTRIBUTES, changed, "not_null_inherited");
}

/* A type that is set brings its own storage and the default compression, also where it is that of before, with another
 * collation, and in the tables below. Source: ATExecAlterColumnType(). */
static bool type_is_set(AttributeSet changed)
{
    return attribute_in(COLUMN_ATTRIBUTES, changed, "type") ||
           attribute_in(COLUMN_ATTRIBUTES, changed, "collation");
}

static void alter_storage(Steps *steps, const ColumnObject *to, AttributeSet changed, bool type_set)
{
    Str sql;

    if (type_set ? to->storage != NULL : attribute_in(COLUMN_ATTRIBUTES, changed, "storage"))
        add_storage(steps, to, to->storage);
    if (type_set ? to->compression != NULL
                 : attribute_in(COLUMN_ATTRIBUTES, changed, "compression")) {
        sql = write_alter_column(steps, &to->object);
        str_printf(&sql, "SET COMPRESSION %s",
                   to->compression != NULL ? to->compression : "DEFAULT");
        steps_add(steps, &sql, 0);
    }
}

/* Before PostgreSQL 18, DROP NOT NULL takes it from the tables below as well, whoever says that they have it. Source:
 * ATSimpleRecursion() for AT_DropNotNull. */
static void keep_not_null_below(Steps *steps, const ColumnObject *below)
{
    Str sql = write_alter_column(steps, &below->object);

    str_text(&sql, "SET NOT NULL");
    write_step(steps, &sql, HAZARD_TABLE_SCAN | HAZARD_ACCESS_EXCLUSIVE,
               "before PostgreSQL 18, %s loses it with its parent",
               object_id(steps->arena, below->object.parent));
}

/* PostgreSQL 18 and later: DROP NOT NULL leaves the tables below a NOT NULL that they have for themselves as well. */
static void drop_not_null_below(Steps *steps, const ColumnObject *column)
{
    const Object *object = &column->object;
    const TableObject *table = (const TableObject *)object->parent;

    for (size_t i = 0; object_is_table(object->parent) && i < table->inheritors.count; i++) {
        const Object *below =
            object_child(table->inheritors.items[i]->parent, object->kind, object->name);
        const Object *former = below == NULL ? NULL : steps_counterpart(steps, below);

        if (former == NULL || !as_column(former)->not_null)
            continue;
        if (as_column(below)->not_null && !as_column(below)->not_null_no_inherit &&
            !as_column(below)->not_null_not_valid &&
            steps_counterpart(steps, table->inheritors.items[i]) != NULL)
            keep_not_null_below(steps, as_column(below));
        if (as_column(below)->not_null || inherited_column(steps, below) != column ||
            !follows(steps, former, below, "not_null"))
            continue;
        if (!as_column(former)->inherited || !as_column(former)->not_null_inherited)
            not_null_add(steps, as_column(below));
        drop_not_null_below(steps, as_column(below));
    }
}

static bool column_alter(const Object *from, const Object *to, AttributeSet changed, Steps *steps)
{
    const ColumnObject *old_column = as_column(from);
    const ColumnObject *column = as_column(to);
    bool type_set = type_is_set(changed);
    bool type_changes;
    bool same_type;
    Str sql;

    if (member_becomes_inherited(from, to))
        return false;
    changed = own_changes(steps, from, to, changed);
    type_changes = attribute_in(COLUMN_ATTRIBUTES, changed, "type");
    /* What is replaced is only the collation. */
    same_type = type_changes && !steps->parked && strcmp(old_column->type, column->type) == 0 &&
                !type_use_is_replaced(steps, column_type_use(old_column), column_type_use(column));
    /* What becomes of values that were never stored: the server has no DROP EXPRESSION for these. */
    if (attribute_in(COLUMN_ATTRIBUTES, changed, "generated") &&
        (column->generated.sql != NULL || old_column->computed_on_read))
        return false;
    if (attribute_in(COLUMN_ATTRIBUTES, changed, "computed_on_read") &&
        column->generated.sql != NULL)
        return false;
    if (type_changes && column->generated.sql != NULL &&
        (strcmp(old_column->type, column->type) == 0 ||
         type_use_change(steps, column_type_use(old_column), column_type_use(column)).needs_using))
        return false;

    if (attribute_in(COLUMN_ATTRIBUTES, changed, "generated")) {
        sql = write_alter_column(steps, to);
        str_text(&sql, "DROP EXPRESSION");
        steps_add(steps, &sql, 0);
    }
    if (type_changes && steps->parked)
        add_parked(steps, column);
    else if (type_changes && !same_type)
        add_type(steps, old_column, column);
    else if (same_type || attribute_in(COLUMN_ATTRIBUTES, changed, "collation"))
        add_collation(steps, old_column, column);
    if (attribute_in(COLUMN_ATTRIBUTES, changed, "not_null")) {
        not_null_add(steps, column);
        if (!column->not_null)
            drop_not_null_below(steps, column);
    } else if (not_null_differs(changed) && column->not_null && old_column->not_null)
        not_null_change(steps, old_column, column);
    else if (column->not_null && !old_column->not_null && !column->not_null_inherited)
        not_null_add(steps, column);
    alter_storage(steps, column, changed, type_set);
    if (attribute_in(COLUMN_ATTRIBUTES, changed, "statistics"))
        add_statistics(steps, column);
    if (attribute_in(COLUMN_ATTRIBUTES, changed, "options"))
        add_options(steps, column, &old_column->options);
    if (attribute_in(COLUMN_ATTRIBUTES, changed, "foreign_options")) {
        sql = write_alter_column(steps, to);
        str_trim_end(&sql);
        write_foreign_option_changes(&sql, &old_column->foreign_options, &column->foreign_options);
        steps_add(steps, &sql, 0);
    }
    write_toast_options(steps, to);
    return true;
}

/* The rows that there are get a value, or are written anew. Source: ATExecAddColumn(), ATRewriteTables(). */
static bool column_rewrites_rows(const Object *from, const Object *to, AttributeSet changed)
{
    const ColumnObject *column = as_column(to);

    if (from != NULL)
        return type_is_set(changed);
    return (column->generated.sql != NULL && !column->computed_on_read) ||
           object_child(to, KIND_DEFAULT, NULL) != NULL ||
           object_child(to, KIND_IDENTITY, NULL) != NULL ||
           (column->type_object != NULL && column->type_object->kind == KIND_DOMAIN);
}

/* ---- dropping ------------------------------------------------------------------------------- */

/* The column of an inheriting table that goes, or becomes one of its own, when that of its parent goes; NULL for none. */
static const Object *column_below(const Object *object, const Object *link, const Steps *steps)
{
    const Object *below = object_child(link->parent, object->kind, object->name);

    return below == NULL || !as_column(below)->inherited || steps_counterpart(steps, link) == NULL
               ? NULL
               : below;
}

/* An inheriting table, at any depth, keeps the column as one of its own: it would go along. Manual: ALTER TABLE, Notes. */
static bool stays_below(const Object *object, const Steps *steps)
{
    const TableObject *table = (const TableObject *)object->parent;

    for (size_t i = 0; object_is_table(object->parent) && i < table->inheritors.count; i++) {
        const Object *below = column_below(object, table->inheritors.items[i], steps);
        const Object *kept = below == NULL ? NULL : steps_counterpart(steps, below);

        if (kept != NULL ? !as_column(kept)->inherited : below != NULL && stays_below(below, steps))
            return true;
    }
    return false;
}

static void add_drop(const Object *object, Steps *steps)
{
    const TableObject *table = (const TableObject *)object->parent;
    const ColumnObject *column = as_column(object);
    bool only = stays_below(object, steps);
    Str sql = write_alter_table(steps, object);

    if (only) {
        str_clear(&sql);
        str_text(&sql, "ALTER TABLE ONLY ");
        write_relation(&sql, object);
        str_char(&sql, ' ');
    }
    str_text(&sql, "DROP COLUMN ");
    str_sql_ident(&sql, object->name);
    if (column->generated.sql != NULL)
        write_step(steps, &sql, 0, "its values are computed from other columns");
    else if (column_is_foreign(object))
        steps_add(steps, &sql, 0);
    else
        write_step(steps, &sql, HAZARD_DATA_LOSS, "the values of %s are lost",
                   object_id(steps->arena, object));
    /* Each of those below has it as its own then. */
    for (size_t i = 0; only && i < table->inheritors.count; i++) {
        const Object *below = column_below(object, table->inheritors.items[i], steps);

        if (below != NULL && steps_counterpart(steps, below) == NULL)
            add_drop(below, steps);
    }
}

static void column_drop(const Object *object, Steps *steps)
{
    if (!as_column(object)->inherited || !member_comes_along(steps, object))
        add_drop(object, steps);
}

const KindOps column_ops = {
    .sql_kind = "COLUMN",
    .size = sizeof(ColumnObject),
    .attributes = COLUMN_ATTRIBUTES,
    .folding = FOLD_ALWAYS,
    .on_replaced = REPLACED_ALTER,
    .append_reference = column_append_reference,
    .append_rename = write_rename_part,
    .held_by = column_held_by,
    .create = column_create,
    .append_clause = column_append_clause,
    .can_fold = column_can_fold,
    .create_rest = column_create_rest,
    .rewrites_rows = column_rewrites_rows,
    .park = column_park,
    .prepare = column_prepare,
    .moves = column_moves,
    .alter = column_alter,
    .drop = column_drop,
};
