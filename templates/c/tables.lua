-- Tables: turns each table and view of the model into what table.h.tpl and table.c.tpl lay out:
-- C names, C types, the functions to read and bind each column, and SQL.

local names = include("names.lua")
local types = include("types.lua")
local needs = include("needs.lua")

local tables = {}

-- "user_id" for public.user_id, "auth_user_id" elsewhere.
function tables.base_name(object)
    if object.schema == nil or object.schema == "public" then
        return names.part(object.name)
    end
    return names.part(object.schema .. "_" .. object.name)
end

local function collect(list, get)
    local result = {}
    for i, item in ipairs(list or {}) do
        result[i] = get(item)
    end
    return result
end

-- The lists of a view's children and of the model fail for a kind that schemac does not know (yet).
function tables.of_kind(lists, kind)
    local known, list = pcall(function() return lists[kind] end)
    return known and list or {}
end

-- The children of a kind. Columns of views have none.
local function children(object, kind)
    return object.children and tables.of_kind(object.children, kind) or {}
end

-- The attributes of a composite type, in their order.
function tables.attributes(object)
    local result = {}
    for i, attribute in ipairs(tables.of_kind(object.children, "attribute")) do
        result[i] = attribute
    end
    table.sort(result, function(a, b) return a.number < b.number end)
    return result
end

-- What a reader wants to know of a column: "uuid, default gen_random_uuid(). Who owns the row".
local function describe(column, identity, default, key, is_text)
    local words = { column.type or "type known to the server only" }
    if key then
        words[#words + 1] = "primary key"
    end
    if identity then
        words[#words + 1] = "identity"
    elseif column.generated then
        words[#words + 1] = "generated: " .. column.generated.sql
    elseif default then
        words[#words + 1] = "default " .. default
    end
    local result = table.concat(words, ", ")
    if is_text and column.type then
        result = result .. ", as text"
    end
    if column.comment and column.comment ~= "" then
        result = result .. ". " .. column.comment
    end
    return result
end

-- Views the columns; `members` is the scope of the row struct.
local function make_columns(list, context, key_names)
    local members, columns = names.scope(context.scope), {}
    members:reserve("or_else")
    for i, column in ipairs(list) do
        local entry = types.map(column.type, context.known)
        local default = children(column, "default")[1]
        local identity = children(column, "identity")[1]
        local sql = esc.sql_ident(column.name)
        local c = types.c(entry, context.prefix)
        -- Rows older than a constraint that is NOT VALID may hold a null.
        local nullable = not column.not_null or column.not_null_not_valid == true
        if default then
            default = default.expr.sql
        elseif column.children then -- a view's column gets no default
            default = entry.default
        end
        columns[i] = {
            position = i - 1,
            name = column.name,
            sql = sql,
            select = entry.as_text and entry.as_text:gsub("%%s", (sql:gsub("%%", "%%%%"))) or sql,
            entry = entry,
            c = c,
            member = members:member(column.name),
            nullable = nullable,
            row_type = nullable and context.prefix .. "_nullable_" .. entry.family or c,
            field_type = context.prefix .. "_field_" .. entry.family,
            where_type = context.prefix .. "_" .. needs.where_name(entry),
            read = (nullable and "read_nullable_" or "read_") .. entry.reader,
            writable = not column.generated and not (identity and identity.generation == "ALWAYS"),
            required = (column.not_null or entry.must_have_value) and not default and not identity,
            default = default,
            identity = identity,
            doc = describe(column, identity, default, key_names[column.name], entry.as_text ~= nil),
        }
    end
    return columns
end

-- The columns called so, in that order; nil if one does not exist.
local function pick(columns, wanted)
    local by_name, result = {}, {}
    for _, column in ipairs(columns) do
        by_name[column.name] = column
    end
    for i, name in ipairs(wanted or {}) do
        if not by_name[name] then
            return nil
        end
        result[i] = by_name[name]
    end
    return result
end

-- " WHERE a = $1::bigint", " AND b = $2": the row with these values, which are the first parameters.
local function where(columns)
    local parts = {}
    for i, column in ipairs(columns) do
        parts[i] = ("%s%s%s = $%d%s"):format(i == 1 and " WHERE " or " AND ", column.sql,
                                             types.compare(column.entry), i, column.entry.cast)
    end
    return parts
end

-- A statement in pieces between which it may be broken; lists among them are taken apart.
local function clauses(...)
    local result = {}
    for _, piece in ipairs({ ... }) do
        for _, part in ipairs(type(piece) == "table" and piece or { piece }) do
            if part ~= "" then
                result[#result + 1] = part
            end
        end
    end
    return result
end

-- The parameters of a function for these columns: {column, name, declaration}.
local function make_parameters(columns, context)
    local scope = names.scope(context.scope)
    scope:reserve("conn", "out", "page", "values", "changes", "filter")
    return collect(columns, function(column)
        local name = scope:member(column.name)
        return { column = column, name = name, declaration = types.declare(column.c, name) }
    end)
end

local function target_of(foreign_key)
    return foreign_key.target_schema .. "." .. foreign_key.target_table
end

-- Constraints of a table or domain that an error can name, unique indexes among them: {name, suffix, what}.
local function make_constraints(object)
    local scope, result = names.scope(), {}
    scope:reserve("NONE", "OTHER")
    local function add(list, what)
        for _, item in ipairs(list or {}) do
            if item.name then
                result[#result + 1] = {
                    name = item.name,
                    suffix = scope:claim(names.part(item.name):upper()),
                    what = what(item),
                }
            end
        end
    end
    local function columns_of(word)
        return function(item)
            return word .. " (" .. table.concat(item.columns or {}, ", ") .. ")"
        end
    end
    add(children(object, "primary_key"), columns_of("primary key"))
    add(children(object, "unique"), columns_of("unique"))
    local unique_indexes = {}
    for _, index in ipairs(children(object, "index")) do
        if index.unique then
            unique_indexes[#unique_indexes + 1] = index
        end
    end
    add(unique_indexes, function() return "unique index" end)
    add(children(object, "exclusion"), function() return "exclusion" end)
    add(children(object, "foreign_key"), function(item)
        return columns_of("foreign key")(item) .. " to " .. target_of(item)
    end)
    local function check(item)
        return "check " .. item.expr.sql
    end
    add(children(object, "check"), check)
    add(children(object, "domain_check"), check)
    return result
end

-- A domain whose values can violate constraints, its own and those of domains it is based on; nil if there
-- are none with a name. `domains` are those of the model by their SQL names.
function tables.make_domain(object, domains, context)
    local checks, seen, base = {}, {}, object
    while base and not seen[base] do
        seen[base] = true
        for _, check in ipairs(children(base, "domain_check")) do
            if not seen[check.name or ""] then
                seen[check.name or ""] = true
                checks[#checks + 1] = check
            end
        end
        base = domains[base.type]
    end
    local constraints = make_constraints({ children = { domain_check = checks } })
    if #constraints == 0 then
        return nil
    end
    local function stem_of(base)
        return context.prefix .. "_" .. base
    end
    local base = context.scope:claim_family(tables.base_name(object), function(base)
        local constant = stem_of(base):upper() .. "_CONSTRAINT_"
        local wanted = { stem_of(base) .. "_constraint", stem_of(base) .. "_violated", constant .. "NONE",
                         constant .. "OTHER" }
        for _, constraint in ipairs(constraints) do
            wanted[#wanted + 1] = constant .. constraint.suffix
        end
        return wanted
    end)
    return { what = "domain", id = object.id, schema = object.schema, name = object.name,
             stem = stem_of(base), constant = stem_of(base):upper(), constraints = constraints }
end

-- The columns as a set, to find out what is the same.
local function identity_of(list)
    local sorted = collect(list, function(column) return column.name end)
    table.sort(sorted)
    return table.concat(sorted, "\0")
end

-- The foreign keys to list by: one per set of columns, none that is the primary key.
local function make_lists(object, columns, key)
    local seen, scope, result = { [identity_of(key)] = true }, names.scope(), {}
    for _, foreign_key in ipairs(children(object, "foreign_key")) do
        local picked = pick(columns, foreign_key.columns)
        if picked and #picked > 0 and not seen[identity_of(picked)] then
            seen[identity_of(picked)] = true
            local suffix = table.concat(foreign_key.columns, "_and_")
            result[#result + 1] = {
                columns = picked,
                suffix = scope:claim("list_by_" .. names.part(suffix)),
                target = target_of(foreign_key),
            }
        end
    end
    return result
end

local function joined_names(columns)
    return table.concat(collect(columns, function(column) return names.part(column.name) end), "_and_")
end

-- The names of the columns an index is on, nil if it holds an expression or only some of the rows.
local function index_columns(index)
    local result = {}
    for i, key in ipairs(index.keys) do
        if not key.column then
            return nil
        end
        result[i] = key.column
    end
    return not index.predicate and result or nil
end

local function tells_conflicts(key)
    return not key.deferrable and not key.without_overlaps
end

-- Unique keys besides the primary key: {columns, suffix, can_conflict}. One that is deferrable, or
-- forbids overlaps, cannot tell ON CONFLICT of a conflict.
local function make_unique_keys(object, columns, key)
    local seen, scope, result = { [identity_of(key)] = true }, names.scope(), {}
    local function add(column_names, can_conflict)
        local picked = column_names and pick(columns, column_names)
        if not picked or #picked == 0 then
            return
        end
        local identity = identity_of(picked)
        if seen[identity] then
            if seen[identity] ~= true then
                seen[identity].can_conflict = seen[identity].can_conflict or can_conflict
            end
            return
        end
        seen[identity] = { columns = picked, suffix = scope:claim(joined_names(picked)),
                           can_conflict = can_conflict }
        result[#result + 1] = seen[identity]
    end
    for _, unique in ipairs(children(object, "unique")) do
        add(unique.columns, tells_conflicts(unique))
    end
    for _, index in ipairs(children(object, "index")) do
        if index.unique then
            add(index_columns(index), true)
        end
    end
    return result
end

-- Every column of a key that an upsert needs can be written.
local function can_write(columns)
    for _, column in ipairs(columns) do
        if not column.writable then
            return false
        end
    end
    return true
end

local is_sortable = { ordered = true, text = true, array = true, json = true }

-- Orders of a list: by the primary key, by each key and index, and of a view by each column. An order
-- and its reverse are one; the columns of the primary key follow, so that no two rows are equal.
local function make_orders(object, columns, key, unique_keys, is_view)
    local seen, scope, result = {}, names.scope(), {}

    local function add(sorts, is_unique)
        local flip, parts, listed = sorts[1].descending, {}, {}
        local order = { sorts = {}, is_total = is_unique or #key > 0 }
        for i, sort in ipairs(sorts) do
            local descending = sort.descending ~= flip
            local nulls_first = sort.nulls_first ~= flip
            order.sorts[i] = { column = sort.column, descending = descending, nulls_first = nulls_first }
            parts[i] = names.part(sort.column.name) .. (descending and "_desc" or "")
                .. (nulls_first ~= descending and (nulls_first and "_nulls_first" or "_nulls_last") or "")
            listed[sort.column.name] = true
        end
        local suffix = table.concat(parts, "_and_")
        if seen[suffix] then
            return
        end
        seen[suffix] = true
        order.suffix = scope:claim("BY_" .. suffix:upper())
        order.what = table.concat(collect(order.sorts, function(sort)
            return sort.column.name .. (sort.descending and " desc" or "")
        end), ", ")
        for _, column in ipairs(key) do
            if not listed[column.name] then
                order.sorts[#order.sorts + 1] = { column = column, descending = false, nulls_first = false }
            end
        end
        result[#result + 1] = order
    end

    local function plain(list)
        return collect(list, function(column)
            return { column = column, descending = false, nulls_first = false }
        end)
    end
    local function all_not_null(list)
        for _, column in ipairs(list) do
            if column.nullable then
                return false
            end
        end
        return true
    end

    if #key > 0 then
        add(plain(key), true)
    end
    for _, unique in ipairs(unique_keys) do
        add(plain(unique.columns), all_not_null(unique.columns))
    end
    for _, index in ipairs(children(object, "index")) do
        local wanted = (index.method == nil or index.method == "btree") and index_columns(index)
        local picked = wanted and pick(columns, wanted)
        if picked and #picked > 0 then
            local sorts = {}
            for i, index_key in ipairs(index.keys) do
                sorts[i] = { column = picked[i], descending = index_key.descending or false,
                             nulls_first = index_key.nulls_first or false }
            end
            add(sorts, index.unique and all_not_null(picked))
        end
    end
    for _, column in ipairs(is_view and columns or {}) do
        if is_sortable[column.entry.where] then
            add(plain({ column }), false)
        end
    end
    return result
end

-- The columns of a view; only their names where no more is known, none where not even these are.
function tables.view_columns(object)
    if #object.columns > 0 then
        return object.columns
    end
    return collect(object.column_names, function(name) return { name = name } end)
end

-- How COPY can take rows: binary, text, or rows where it cannot. For the binary form the server wants one
-- of every column, whether it is copied or not. Also the names of the columns for which it is not binary.
local function find_copy_form(columns)
    local names_without, can_print = {}, true
    for _, column in ipairs(columns) do
        if not column.entry.has_binary then
            names_without[#names_without + 1] = column.sql
        end
        can_print = can_print and (not column.writable or types.can_print(column.entry))
    end
    if #names_without == 0 then
        return "binary"
    end
    return can_print and "text" or "rows", table.concat(names_without, ", ")
end

-- Views one table or view. `context`: prefix, scope (of global names), files (scope of file names),
-- known (types).
function tables.make(object, is_view, context)
    local prefix, upper = context.prefix, context.prefix:upper()
    local key_names = {}
    local primary_key = children(object, "primary_key")[1]
    for _, name in ipairs(primary_key and primary_key.columns or {}) do
        key_names[name] = true
    end
    local source = is_view and tables.view_columns(object) or children(object, "column")
    local columns = make_columns(source, context, key_names)
    local key = primary_key and pick(columns, primary_key.columns) or {}
    local lists = is_view and {} or make_lists(object, columns, key)
    local constraints = is_view and {} or make_constraints(object)
    local unique_keys = is_view and {} or make_unique_keys(object, columns, key)
    local orders = make_orders(object, columns, key, unique_keys, is_view)

    local base = context.scope:claim_family(tables.base_name(object), function(base)
        local wanted = {}
        local function want(suffix)
            wanted[#wanted + 1] = prefix .. "_" .. base .. "_" .. suffix
        end
        for _, suffix in ipairs({ "row", "rows", "rows_free", "new", "changes", "filter", "order",
                                  "page", "get", "get_for_update", "list", "each", "count", "exists",
                                  "insert", "insert_many", "copy_in", "upsert", "update",
                                  "update_where", "delete", "delete_where", "refresh", "fetch",
                                  "shape", "types", "columns", "table", "orders", "read", "span",
                                  "visitor", "visit_row", "source", "next_row", "constraint",
                                  "violated", "sql_get", "sql_get_for_update", "sql_delete",
                                  "sql_refresh", "sql_refresh_concurrently" }) do
            want(suffix)
        end
        for _, list in ipairs(lists) do
            want(list.suffix)
        end
        for _, unique in ipairs(unique_keys) do
            want("get_by_" .. unique.suffix)
            want("sql_get_by_" .. unique.suffix)
            want("upsert_by_" .. unique.suffix)
        end
        for i = 1, #orders do
            want("order_" .. i)
        end
        local constant = upper .. "_" .. base:upper() .. "_"
        wanted[#wanted + 1] = constant .. "COLUMNS"
        wanted[#wanted + 1] = constant .. "H"
        wanted[#wanted + 1] = constant .. "CONSTRAINT_NONE"
        wanted[#wanted + 1] = constant .. "CONSTRAINT_OTHER"
        wanted[#wanted + 1] = constant .. "UNORDERED"
        for _, order in ipairs(orders) do
            wanted[#wanted + 1] = constant .. order.suffix
        end
        for _, constraint in ipairs(constraints) do
            wanted[#wanted + 1] = constant .. "CONSTRAINT_" .. constraint.suffix
        end
        wanted[#wanted + 1] = "file " .. (prefix .. "_" .. base):lower()
        return wanted
    end)

    local stem = prefix .. "_" .. base
    local from = " FROM " .. object.sql_name
    local view = {
        base = base,
        file = stem,
        stem = stem,
        constant = stem:upper(),
        is_view = is_view,
        what = "the " .. object.kind:gsub("_", " "),
        schema = object.schema,
        name = object.name,
        id = object.id,
        sql_name = object.sql_name,
        comment = object.comment,
        columns = columns,
        key = key,
        key_parameters = make_parameters(key, context),
        constraints = constraints,
        required = {},
        optional = {},
        updatable = {},
        lists = {},
        sql = {},
    }
    for _, column in ipairs(columns) do
        if column.writable then
            table.insert(column.required and view.required or view.optional, column)
            table.insert(view.updatable, column)
        end
    end
    view.has_insert = not is_view
    view.has_new = not is_view and #view.updatable > 0
    view.has_get = #key > 0
    view.has_update = #key > 0 and #view.updatable > 0
    view.has_changes = not is_view and #view.updatable > 0

    view.where_key = where(key)
    view.sql.get = clauses("SELECT ", from, view.where_key)
    view.sql.get_for_update = clauses("SELECT ", from, view.where_key, " FOR UPDATE")
    view.sql.delete = clauses("DELETE", from, view.where_key)
    view.orders = orders
    view.can_page = #orders > 0 and not is_view
    view.has_upsert = #key > 0 and can_write(key) and tells_conflicts(primary_key)
    view.is_materialized = object.kind == "materialized_view"
    if view.has_new then
        view.copy_form, view.without_binary = find_copy_form(columns)
    end
    view.uniques = {}
    for i, unique in ipairs(unique_keys) do
        view.uniques[i] = {
            suffix = unique.suffix,
            columns = unique.columns,
            parameters = make_parameters(unique.columns, context),
            sql = clauses("SELECT ", from, where(unique.columns)),
            has_upsert = unique.can_conflict and can_write(unique.columns),
        }
    end
    for i, list in ipairs(lists) do
        view.lists[i] = {
            name = stem .. "_" .. list.suffix,
            suffix = list.suffix,
            target = list.target,
            columns = list.columns,
            where = table.concat(where(list.columns)),
            parameters = make_parameters(list.columns, context),
        }
    end

    local length = 0
    for _, column in ipairs(columns) do
        length = length + #column.select + 2
    end
    view.is_wide = length + #object.sql_name + 1000 > 4095
    view.select_list = collect(columns, function(column) return column.select end)
    view.oids = collect(columns, function(column) return column.entry.oid end)
    if #columns == 0 then
        view.select_list, view.oids = { "NULL::boolean" }, { "BOOL" }
    end
    return view
end

return tables
