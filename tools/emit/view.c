/* The model as templates see it: read-only tables, made when they are asked for. Nothing here knows a kind by name; what
 * an object consists of comes from the attribute tables. */
#include "emit/host.h"
#include "model/kind.h"

#define VIEW_TABLE "schemac table"
#define VIEW_KINDED "schemac lists by kind"
#define VIEW_OBJECT "schemac object"

/* Registry keys: their addresses count. */
static const char objects_key = 'o';
static const char empty_key = 'e';

/* Behind a view of an object; its user value is a table of the fields that were asked for so far. */
typedef struct ObjectView {
    const Object *object;
    size_t order;
} ObjectView;

/* ---- read-only tables ---------------------------------------------------------------------------- */

static void freeze_as(lua_State *L, const char *metatable)
{
    lua_newuserdatauv(L, 0, 1);
    lua_insert(L, -2);
    lua_setiuservalue(L, -2, 1);
    luaL_setmetatable(L, metatable);
}

void view_freeze(lua_State *L)
{
    freeze_as(L, VIEW_TABLE);
}

bool view_is_table(lua_State *L, int index)
{
    return lua_type(L, index) == LUA_TUSERDATA;
}

size_t view_order(lua_State *L, int index)
{
    const ObjectView *view = luaL_testudata(L, index, VIEW_OBJECT);

    return view == NULL ? SIZE_MAX : view->order;
}

static int table_index(lua_State *L)
{
    lua_getiuservalue(L, 1, 1);
    lua_pushvalue(L, 2);
    lua_rawget(L, -2);
    return 1;
}

static int table_length(lua_State *L)
{
    lua_getiuservalue(L, 1, 1);
    lua_pushinteger(L, (lua_Integer)lua_rawlen(L, -1));
    return 1;
}

static int table_tostring(lua_State *L)
{
    lua_pushliteral(L, "table");
    return 1;
}

static int view_refuse(lua_State *L)
{
    return luaL_error(L, "the model is read-only: \"%s\" cannot be set",
                      luaL_tolstring(L, 2, NULL));
}

static bool is_kind(const char *name)
{
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        if (text_equal(name, kind_name((ObjectKind)kind)))
            return true;
    }
    return false;
}

/* A kind of which there are no objects has an empty list; what is no kind at all is a slip of the pen. */
static int kinded_index(lua_State *L)
{
    table_index(L);
    if (lua_isnil(L, -1)) {
        const char *name = luaL_checkstring(L, 2);

        if (!is_kind(name))
            return luaL_error(L, "there is no kind of object called \"%s\"", name);
        lua_rawgetp(L, LUA_REGISTRYINDEX, &empty_key);
    }
    return 1;
}

/* ---- values ---------------------------------------------------------------------------------------- */

static void push_object(lua_State *L, const Object *object)
{
    if (object == NULL) {
        lua_pushnil(L);
        return;
    }
    lua_rawgetp(L, LUA_REGISTRYINDEX, &objects_key);
    lua_rawgetp(L, -1, object);
    lua_remove(L, -2);
}

static void push_texts(lua_State *L, const TextVec *texts)
{
    lua_createtable(L, (int)texts->count, 0);
    for (size_t i = 0; i < texts->count; i++) {
        lua_pushstring(L, texts->items[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    view_freeze(L);
}

static void set_text(lua_State *L, const char *name, const char *text)
{
    lua_pushstring(L, text);
    lua_setfield(L, -2, name);
}

static void push_options(lua_State *L, const OptionVec *options)
{
    lua_createtable(L, (int)options->count, 0);
    for (size_t i = 0; i < options->count; i++) {
        lua_createtable(L, 0, 2);
        set_text(L, "name", options->items[i].name);
        set_text(L, "value", options->items[i].value);
        view_freeze(L);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    view_freeze(L);
}

static void push_expr(lua_State *L, const SqlExpr *expr)
{
    if (expr->sql == NULL) {
        lua_pushnil(L);
        return;
    }
    lua_createtable(L, 0, 2);
    set_text(L, "sql", expr->sql);
    set_text(L, "canonical", expr->canonical);
    view_freeze(L);
}

static void push_items(lua_State *L, const ItemType *type, const ItemVec *items);

/* One attribute of the struct at `base`. */
static void push_attribute(lua_State *L, const Attribute *attribute, const void *base)
{
    const void *value = (const char *)base + attribute->offset;

    switch (attribute->type) {
    case ATTRIBUTE_BOOL:
        lua_pushboolean(L, *(const bool *)value);
        return;
    case ATTRIBUTE_INT:
        lua_pushinteger(L, *(const int64_t *)value);
        return;
    case ATTRIBUTE_TEXT:
    case ATTRIBUTE_NAME:
        lua_pushstring(L, *(const char *const *)value);
        return;
    case ATTRIBUTE_EXPR:
        push_expr(L, value);
        return;
    case ATTRIBUTE_NAMES:
    case ATTRIBUTE_TEXTS:
        push_texts(L, value);
        return;
    case ATTRIBUTE_OPTIONS:
        push_options(L, value);
        return;
    case ATTRIBUTE_ITEMS:
        push_items(L, attribute->items, value);
        return;
    }
    BUG("attribute \"%s\" has an unknown type", attribute->name);
}

static void push_items(lua_State *L, const ItemType *type, const ItemVec *items)
{
    lua_createtable(L, (int)items->count, 0);
    for (size_t i = 0; i < items->count; i++) {
        const char *item = (const char *)items->items + i * type->size;

        lua_newtable(L);
        for (const Attribute *attribute = type->attributes; attribute->name != NULL; attribute++) {
            push_attribute(L, attribute, item);
            lua_setfield(L, -2, attribute->name);
        }
        view_freeze(L);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    view_freeze(L);
}

/* Lists of the objects by the name of their kind. */
static void push_by_kind(lua_State *L, const ObjectVec *objects)
{
    lua_newtable(L);
    for (size_t i = 0; i < objects->count; i++) {
        const char *kind = kind_name(objects->items[i]->kind);

        if (lua_getfield(L, -1, kind) == LUA_TNIL) {
            lua_pop(L, 1);
            lua_newtable(L);
            lua_pushvalue(L, -1);
            lua_setfield(L, -3, kind);
        }
        push_object(L, objects->items[i]);
        lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
        lua_pop(L, 1);
    }
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        const char *name = kind_name((ObjectKind)kind);

        if (lua_getfield(L, -1, name) == LUA_TNIL) {
            lua_pop(L, 1);
            continue;
        }
        view_freeze(L);
        lua_setfield(L, -2, name);
    }
    freeze_as(L, VIEW_KINDED);
}

/* ---- the fields that every object has --------------------------------------------------------------- */

static void push_kind(lua_State *L, const Object *object)
{
    lua_pushstring(L, kind_name(object->kind));
}

static void push_label(lua_State *L, const Object *object)
{
    lua_pushstring(L, kind_label(object->kind));
}

static void push_schema(lua_State *L, const Object *object)
{
    lua_pushstring(L, object_schema(object));
}

static void push_name(lua_State *L, const Object *object)
{
    lua_pushstring(L, object->name);
}

static void push_signature(lua_State *L, const Object *object)
{
    lua_pushstring(L, object->signature);
}

static void push_id(lua_State *L, const Object *object)
{
    Host *host = host_of(L);

    str_clear(&host->quoted);
    object_append_id(&host->quoted, object);
    lua_pushlstring(L, host->quoted.text, host->quoted.length);
}

static void push_sql_name(lua_State *L, const Object *object)
{
    const KindOps *ops = kind_ops(object->kind);
    Host *host = host_of(L);

    if (ops->append_reference == NULL) {
        lua_pushnil(L);
        return;
    }
    str_clear(&host->quoted);
    ops->append_reference(&host->quoted, object);
    lua_pushlstring(L, host->quoted.text, host->quoted.length);
}

static void push_sql_kind(lua_State *L, const Object *object)
{
    lua_pushstring(L, kind_ops(object->kind)->sql_kind);
}

static void push_external(lua_State *L, const Object *object)
{
    lua_pushboolean(L, object->external);
}

static void push_implicit(lua_State *L, const Object *object)
{
    lua_pushboolean(L, object->implicit);
}

static void push_comment(lua_State *L, const Object *object)
{
    lua_pushstring(L, object_comment(object));
}

/* By key, and as a list of all, since a key may occur more than once. */
static void push_annotations(lua_State *L, const Object *object)
{
    lua_newtable(L);
    for (size_t i = 0; i < object->annotations.count; i++) {
        const char *key = object->annotations.items[i].key;

        set_text(L, key, object_annotation(object, key));
        lua_createtable(L, 0, 2);
        set_text(L, "key", key);
        set_text(L, "value", object->annotations.items[i].value);
        view_freeze(L);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    view_freeze(L);
}

static void push_source(lua_State *L, const Object *object)
{
    Span span = object->span;
    size_t last;

    if (span.source == NULL) {
        lua_pushnil(L);
        return;
    }
    last = span.end > span.start ? span.end - 1 : span.start;
    lua_createtable(L, 0, 3);
    set_text(L, "file", span.source->name);
    lua_pushinteger(L, (lua_Integer)source_line(span.source, span.start));
    lua_setfield(L, -2, "line");
    lua_pushinteger(L, (lua_Integer)source_line(span.source, last));
    lua_setfield(L, -2, "end_line");
    view_freeze(L);
}

static void push_position(lua_State *L, const Object *object)
{
    lua_pushinteger(L, (lua_Integer)object->position);
}

static void push_parent(lua_State *L, const Object *object)
{
    push_object(L, object->parent);
}

static void push_children(lua_State *L, const Object *object)
{
    push_by_kind(L, &object->children);
}

static void push_dependency(lua_State *L, const Object *object, DependencyType type)
{
    static const char *const names[] = {
        [DEPENDENCY_NORMAL] = "normal",
        [DEPENDENCY_EXPRESSION] = "expression",
        [DEPENDENCY_SOFT] = "soft",
    };

    lua_createtable(L, 0, 2);
    push_object(L, object);
    lua_setfield(L, -2, "object");
    set_text(L, "type", names[type]);
    view_freeze(L);
}

static void push_depends_on(lua_State *L, const Object *object)
{
    lua_createtable(L, (int)object->dependencies.count, 0);
    for (size_t i = 0; i < object->dependencies.count; i++) {
        const Dependency *dependency = &object->dependencies.items[i];

        push_dependency(L, dependency->on, dependency->type);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    view_freeze(L);
}

static int use_compare(const void *left, const void *right)
{
    const HostUse *a = left, *b = right;

    if (a->on != b->on)
        return (uintptr_t)a->on < (uintptr_t)b->on ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static void find_uses(Host *host)
{
    const ObjectVec *objects = &host->model->objects;

    for (size_t i = 0; i < objects->count; i++) {
        Object *object = objects->items[i];

        for (size_t j = 0; j < object->dependencies.count; j++) {
            const Dependency *dependency = &object->dependencies.items[j];
            HostUse use = {dependency->on, i, object, dependency->type};

            vec_push(host->scratch, &host->uses, use);
        }
    }
    vec_sort(&host->uses, use_compare);
    host->uses_known = true;
}

static void push_used_by(lua_State *L, const Object *object)
{
    Host *host = host_of(L);
    size_t low = 0, high;

    if (!host->uses_known)
        find_uses(host);
    high = host->uses.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if ((uintptr_t)host->uses.items[middle].on < (uintptr_t)object)
            low = middle + 1;
        else
            high = middle;
    }
    lua_newtable(L);
    for (lua_Integer n = 1; low < host->uses.count && host->uses.items[low].on == object; low++) {
        push_dependency(L, host->uses.items[low].user, host->uses.items[low].type);
        lua_rawseti(L, -2, n++);
    }
    view_freeze(L);
}

/* What becomes part of the statement that makes the object. */
static void find_folded(Arena *arena, const Object *object, ObjectVec *folded)
{
    for (size_t i = 0; i < object->children.count; i++) {
        Object *child = object->children.items[i];
        const KindOps *ops = kind_ops(child->kind);

        if (ops->folding != FOLD_NEVER && (ops->can_fold == NULL || ops->can_fold(child))) {
            vec_push(arena, folded, child);
            find_folded(arena, child, folded);
        }
    }
}

/* The statements that make the object, with all that can be a clause of them. */
static void push_create_sql(lua_State *L, const Object *object)
{
    Host *host = host_of(L);
    const KindOps *ops = kind_ops(object->kind);
    Steps steps = {.arena = host->scratch};
    ObjectVec folded = {0};

    if (ops->create == NULL) {
        lua_pushnil(L);
        return;
    }
    find_folded(host->scratch, object, &folded);
    ops->create(object, &folded, &steps);
    str_clear(&host->quoted);
    for (size_t i = 0; i < steps.list.count; i++) {
        if (steps.list.items[i].sql[0] != '\0')
            str_printf(&host->quoted, "%s%s;", i == 0 ? "" : "\n", steps.list.items[i].sql);
    }
    lua_pushlstring(L, host->quoted.text, host->quoted.length);
}

/* ---- objects ----------------------------------------------------------------------------------------- */

typedef struct Field {
    const char *name;
    void (*push)(lua_State *L, const Object *object);
} Field;

static const Field common_fields[] = {
    {"kind", push_kind},
    {"label", push_label},
    {"schema", push_schema},
    {"name", push_name},
    {"signature", push_signature},
    {"id", push_id},
    {"sql_name", push_sql_name},
    {"sql_kind", push_sql_kind},
    {"external", push_external},
    {"implicit", push_implicit},
    {"comment", push_comment},
    {"annotations", push_annotations},
    {"source", push_source},
    {"position", push_position},
    {"parent", push_parent},
    {"children", push_children},
    {"depends_on", push_depends_on},
    {"used_by", push_used_by},
    {"create_sql", push_create_sql},
};

/* Pushes a field that was not asked for before; nil when there is none of that name. */
static void push_field(lua_State *L, const Object *object, const char *name)
{
    const Attribute *attribute;

    for (size_t i = 0; i < sizeof common_fields / sizeof common_fields[0]; i++) {
        if (strcmp(common_fields[i].name, name) == 0) {
            common_fields[i].push(L, object);
            return;
        }
    }
    attribute = attribute_find(object_attributes(object), name);
    if (attribute == NULL)
        lua_pushnil(L);
    else
        push_attribute(L, attribute, object);
}

/* Called for views of objects only: templates do not get at the metatable. */
static int object_index(lua_State *L)
{
    const ObjectView *view = lua_touserdata(L, 1);

    if (lua_type(L, 2) != LUA_TSTRING) {
        lua_pushnil(L);
        return 1;
    }
    lua_getiuservalue(L, 1, 1);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_setiuservalue(L, 1, 1);
    }
    lua_pushvalue(L, 2);
    if (lua_rawget(L, -2) != LUA_TNIL)
        return 1;
    lua_pop(L, 1);
    push_field(L, view->object, lua_tostring(L, 2));
    if (!lua_isnil(L, -1)) {
        lua_pushvalue(L, 2);
        lua_pushvalue(L, -2);
        lua_rawset(L, -4);
    }
    return 1;
}

static int object_length(lua_State *L)
{
    lua_pushinteger(L, 0);
    return 1;
}

static int object_tostring(lua_State *L)
{
    const ObjectView *view = luaL_checkudata(L, 1, VIEW_OBJECT);

    push_id(L, view->object);
    return 1;
}

void view_push_fields(lua_State *L, int index)
{
    const ObjectView *view = luaL_testudata(L, index, VIEW_OBJECT);

    index = lua_absindex(L, index);
    if (view == NULL) {
        lua_getiuservalue(L, index, 1);
        return;
    }
    lua_newtable(L);
    for (size_t i = 0; i < sizeof common_fields / sizeof common_fields[0]; i++) {
        lua_getfield(L, index, common_fields[i].name);
        lua_setfield(L, -2, common_fields[i].name);
    }
    for (const Attribute *attribute = object_attributes(view->object); attribute->name != NULL;
         attribute++) {
        lua_getfield(L, index, attribute->name);
        lua_setfield(L, -2, attribute->name);
    }
}

/* ---- the globals --------------------------------------------------------------------------------------- */

static void make_metatable(lua_State *L, const char *name, lua_CFunction index,
                           lua_CFunction length, lua_CFunction to_string)
{
    const luaL_Reg methods[] = {
        {"__index", index},        {"__len", length}, {"__newindex", view_refuse},
        {"__tostring", to_string}, {NULL, NULL},
    };

    luaL_newmetatable(L, name);
    luaL_setfuncs(L, methods, 0);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 1);
}

/* One view for each object, so that the same object is the same value everywhere. */
static void make_objects(lua_State *L, const ObjectVec *objects)
{
    lua_newtable(L);
    for (size_t i = 0; i < objects->count; i++) {
        ObjectView *view = lua_newuserdatauv(L, sizeof *view, 1);

        view->object = objects->items[i];
        view->order = i;
        luaL_setmetatable(L, VIEW_OBJECT);
        lua_rawsetp(L, -2, objects->items[i]);
    }
    lua_rawsetp(L, LUA_REGISTRYINDEX, &objects_key);
}

static void open_model(lua_State *L, const Host *host)
{
    const ObjectVec *objects = &host->model->objects;

    lua_newtable(L);
    lua_createtable(L, (int)objects->count, 0);
    for (size_t i = 0; i < objects->count; i++) {
        push_object(L, objects->items[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    view_freeze(L);
    lua_setfield(L, -2, "objects");
    push_by_kind(L, objects);
    lua_setfield(L, -2, "kinds");
    set_text(L, "name", host->options->model_name == NULL ? "" : host->options->model_name);
    view_freeze(L);
    lua_setglobal(L, "model");
}

static void open_options(lua_State *L, const Host *host)
{
    const OptionVec *options = host->options->options;

    lua_newtable(L);
    for (size_t i = 0; options != NULL && i < options->count; i++) {
        const char *value = options->items[i].value;

        set_text(L, options->items[i].name, value == NULL ? "" : value);
    }
    view_freeze(L);
    lua_setglobal(L, "options");
}

static void set_flag(lua_State *L, const char *name, bool value)
{
    lua_pushboolean(L, value);
    lua_setfield(L, -2, name);
}

static void set_parameters(lua_State *L, const EmitQuery *query)
{
    lua_newtable(L);
    for (size_t i = 0; i < query->parameters.count; i++) {
        const EmitParameter *parameter = &query->parameters.items[i];

        lua_newtable(L);
        set_text(L, "name", parameter->name);
        set_text(L, "type", parameter->type);
        set_text(L, "description", parameter->description);
        set_flag(L, "nullable", parameter->nullable);
        view_freeze(L);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    view_freeze(L);
    lua_setfield(L, -2, "parameters");
}

static void set_columns(lua_State *L, const EmitQuery *query)
{
    lua_newtable(L);
    for (size_t i = 0; i < query->columns.count; i++) {
        const EmitColumn *column = &query->columns.items[i];

        lua_newtable(L);
        set_text(L, "name", column->name);
        set_text(L, "type", column->type);
        set_flag(L, "not_null", column->not_null);
        view_freeze(L);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    view_freeze(L);
    lua_setfield(L, -2, "columns");
}

static void set_pieces(lua_State *L, const EmitQuery *query)
{
    lua_newtable(L);
    for (size_t i = 0; i < query->pieces.count; i++) {
        const EmitPiece *piece = &query->pieces.items[i];

        lua_newtable(L);
        set_text(L, "text", piece->text);
        if (piece->parameter > 0) {
            lua_pushinteger(L, (lua_Integer)piece->parameter);
            lua_setfield(L, -2, "parameter");
        }
        view_freeze(L);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    view_freeze(L);
    lua_setfield(L, -2, "pieces");
}

static void push_query(lua_State *L, const EmitQuery *query)
{
    lua_newtable(L);
    set_text(L, "name", query->name);
    set_text(L, "title", query->title);
    set_text(L, "description", query->description);
    set_text(L, "sql", query->sql);
    set_text(L, "file", query->file);
    lua_pushinteger(L, (lua_Integer)query->line);
    lua_setfield(L, -2, "line");
    set_text(L, "command", query->command);
    set_text(L, "statement", query->statement);
    set_pieces(L, query);
    set_text(L, "wrap", query->wrap);
    set_parameters(L, query);
    set_columns(L, query);
    set_flag(L, "returns_rows", query->returns_rows);
    set_flag(L, "open", query->open);
    if (query->row != NULL) {
        push_object(L, query->row);
        lua_setfield(L, -2, "row");
    }
    view_freeze(L);
}

static void open_queries(lua_State *L, const Host *host)
{
    lua_newtable(L);
    for (size_t i = 0; i < host->options->query_count; i++) {
        push_query(L, &host->options->queries[i]);
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    view_freeze(L);
    lua_setglobal(L, "queries");
}

void view_open(lua_State *L)
{
    const Host *host = host_of(L);

    make_metatable(L, VIEW_TABLE, table_index, table_length, table_tostring);
    make_metatable(L, VIEW_KINDED, kinded_index, table_length, table_tostring);
    make_metatable(L, VIEW_OBJECT, object_index, object_length, object_tostring);
    lua_newtable(L);
    view_freeze(L);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &empty_key);
    make_objects(L, &host->model->objects);
    open_model(L, host);
    open_options(L, host);
    open_queries(L, host);
}
