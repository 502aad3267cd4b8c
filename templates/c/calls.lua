-- Calls: turns one SQL statement with parameters into what call.h.tpl and call.c.tpl lay out: a C
-- function, with structs for the arguments that may be left out and for the rows it returns.
-- functions.lua makes one of each function and procedure; anything else that is a statement with
-- parameters and a result can be made in the same way:
--
--     local call = calls.make({
--         base = "tasks_by_status",           -- wanted C name, without the prefix
--         id = "tasks_by_status",             -- what messages and comments call it
--         about = { "What it is for." },      -- paragraphs of the comment
--         sql = { "SELECT a, b FROM t", " WHERE c = $1::integer" },    -- breakable between pieces
--         parameters = { { name = "c", type = "integer" } },           -- $1, $2, ... in this order
--         result = { columns = { { name = "a", type = "text", nullable = true } }, is_set = true },
--     }, context)
--     collection:use_call(call)               -- see needs.lua: what it needs of the runtime
--
-- A parameter {name, type, nullable}: passed by value, or, if nullable, as a pointer that may be NULL.
-- An option {name, type, doc, sql, cast, is_variadic, fallback, is_needed}: an argument of a function call
-- that may be left out; sql is its name there, nil: it has none; fallback is written when it is left
-- out and must not be missing, as is_needed says, or an argument without a name that follows and is
-- there. When there are options, `sql` ends where they begin, and `closing` follows them.
-- The result is nil, or one of these, each of any number of rows if is_set:
--     {value = type}          a value that may be NULL
--     {item = table or view}  rows of a table that has bindings (see tables.lua)
--     {columns = {...}}       rows with a struct of their own: {name, type, nullable}
-- A result {value} or {columns} with as_text is asked for in text format, and every part of it is text in C.
-- Without a result, `counts` gives the call a parameter for the number of rows that it affected.
-- must_exist makes an answer without a row PFX_NOT_FOUND. The statement selects a column as
-- calls.select() says: what has no binary form is read as text.

local names = include("names.lua")
local types = include("types.lua")

local calls = {}

-- Types whose plain name in a cast would cut the value: char(1), bit(1).
local exact = {
    ["character"] = "bpchar", ["character[]"] = "bpchar[]",
    ["bit"] = 'pg_catalog."bit"', ["bit[]"] = 'pg_catalog."bit"[]',
}

-- What follows a parameter of exactly this type: "::integer". A domain, and an array of domains, is sent
-- as what it is based on and converted.
function calls.cast(spelling, entry)
    if spelling == nil then
        return ""
    end
    local target = "::" .. (exact[spelling] or spelling)
    return entry.cast == target and target or entry.cast .. target
end

-- What a statement selects for an expression of this type.
function calls.select(sql, entry)
    return entry.as_text and entry.as_text:gsub("%%s", (sql:gsub("%%", "%%%%"))) or sql
end

local function describe(spelling, entry)
    local result = spelling or "type known to the server only"
    return entry.as_text and result .. ", as text" or result
end

-- The C parameters: {entry, name, declaration, is_pointer}.
local function make_parameters(list, context, result)
    local scope = names.scope(context.scope)
    scope:reserve("conn", "out", "options", "visit", "context", "rows", "status", "visitor",
                  "affected")
    for i, parameter in ipairs(list or {}) do
        local entry = types.map(parameter.type, context.known)
        local c = types.c(entry, context.prefix)
        local name = scope:member(parameter.name or "arg_" .. i)
        local is_pointer = parameter.nullable
        if is_pointer and not c:find("%*$") then
            c = "const " .. c .. " *"
        end
        result[i] = {
            entry = entry, name = name, is_pointer = is_pointer, declaration = types.declare(c, name),
        }
    end
end

-- The members of the struct of options.
local function make_options(list, context, result)
    local scope = names.scope(context.scope)
    for i, option in ipairs(list or {}) do
        local entry = types.map(option.type, context.known)
        result[i] = {
            entry = entry,
            member = scope:member(option.name or "arg_" .. i),
            field_type = context.prefix .. "_field_" .. entry.family,
            doc = option.doc,
            sql = option.sql,
            cast = option.cast,
            fallback = option.fallback,
            is_needed = option.is_needed,
            is_variadic = option.is_variadic,
        }
    end
end

-- The members of a row of its own.
local function make_columns(list, as_text, context)
    local scope, result = names.scope(context.scope), {}
    for i, column in ipairs(list) do
        local entry = types.map(as_text and "text" or column.type, context.known)
        local c = types.c(entry, context.prefix)
        result[i] = {
            entry = entry,
            nullable = column.nullable,
            member = scope:member(column.name),
            row_type = column.nullable and context.prefix .. "_nullable_" .. entry.family or c,
            read = (column.nullable and "read_nullable_" or "read_") .. entry.reader,
            doc = as_text and column.type .. ", as text" or describe(column.type, entry),
        }
    end
    return result
end

local function owns_memory(entry)
    return entry.kind ~= "fixed" and entry.kind ~= "enum"
end

-- Adds to `view` how the result is returned: form is none, value (nothing to free), owned (a value with
-- its memory), values, rows (of a struct of its own or of a table).
local function make_result(view, result, context)
    local prefix = context.prefix
    view.form = "none"
    if result == nil then
        return
    end
    view.is_set = result.is_set or false
    view.must_exist = result.must_exist or false
    view.as_text = result.as_text or false
    if result.value then
        local entry = types.map(view.as_text and "text" or result.value, context.known)
        view.value = entry
        view.form = view.is_set and "values" or owns_memory(entry) and "owned" or "value"
        view.row_type = prefix .. "_nullable_" .. entry.family
        view.out_type = view.form == "value" and view.row_type
            or prefix .. "_" .. view.form .. "_" .. entry.family
        view.oids = { entry.oid }
    elseif result.item then
        view.form, view.item = "rows", result.item
        view.item.is_shared = true
        view.row_type, view.out_type = view.item.stem .. "_row", view.item.stem .. "_rows"
        view.shape = view.item.stem .. "_shape"
    else
        view.form = "rows"
        view.columns = make_columns(result.columns, view.as_text, context)
        view.row_type, view.out_type = view.stem .. "_row", view.stem .. "_rows"
        view.oids = {}
        for i, column in ipairs(view.columns) do
            view.oids[i] = column.entry.oid
        end
    end
    view.shape = view.shape or view.stem .. "_shape"
    view.free = view.form ~= "value" and view.out_type .. "_free" or nil
end

-- The names that the C of a call takes.
local function wanted_names(stem, spec)
    local wanted = { stem }
    local function want(...)
        for _, suffix in ipairs({ ... }) do
            wanted[#wanted + 1] = stem .. "_" .. suffix
        end
    end
    want("sql")
    if spec.options and #spec.options > 0 then
        want("options", "optional")
    end
    if spec.result and not spec.result.item then
        want("types", "shape")
    end
    if spec.result and spec.result.columns then
        want("row", "rows", "rows_free", "read")
    end
    if spec.result and spec.result.is_set then
        want("each", "start", "visitor", "visit_row")
    end
    return wanted
end

-- `context`: prefix, scope (of global names), known (types).
function calls.make(spec, context)
    local base = context.scope:claim_family(spec.base, function(base)
        return wanted_names(context.prefix .. "_" .. base, spec)
    end)
    local view = {
        stem = context.prefix .. "_" .. base,
        id = spec.id,
        about = spec.about or {},
        properties = spec.properties,
        sql = spec.sql,
        closing = spec.closing or "",
        parameters = {},
        options = {},
        counts = spec.counts,
    }
    make_parameters(spec.parameters, context, view.parameters)
    make_options(spec.options, context, view.options)
    make_result(view, spec.result, context)
    return view
end

-- The tables and views whose rows these calls return: what their header must include.
function calls.items(list)
    local seen, result = {}, {}
    for _, call in ipairs(list) do
        if call.item and not seen[call.item] then
            seen[call.item] = true
            result[#result + 1] = call.item
        end
    end
    table.sort(result, function(a, b) return a.file < b.file end)
    return result
end

-- A statement for its comment, with what may be left out in brackets.
function calls.shown_sql(call)
    local pieces = { table.concat(call.sql) }
    for _, option in ipairs(call.options) do
        local is_first = pieces[#pieces]:find("%($") ~= nil
        pieces[#pieces + 1] = ("%s%s%s$n%s]"):format(
            is_first and "[" or " [, ", option.is_variadic and "VARIADIC " or "",
            option.sql and option.sql .. " => " or "", option.cast)
    end
    return table.concat(pieces) .. call.closing
end

return calls
