-- Functions: turns the functions and procedures of the model into calls (see calls.lua), one list per
-- schema, and tells which are left out and why.

local calls = include("calls.lua")
local names = include("names.lua")
local tables = include("tables.lua")
local types = include("types.lua")

local functions = {}

-- Types that no client can send or receive, with what is left out for that.
local pseudo = {
    trigger = "trigger functions", event_trigger = "event trigger functions",
    record = "functions with the type record, whose columns only each call can tell (in a named query:"
        .. " SELECT … FROM f() AS t (a integer, b text))",
}
for name in ([[anyelement anyarray anynonarray anyenum anyrange anymultirange anycompatible
    anycompatiblearray anycompatiblenonarray anycompatiblerange anycompatiblemultirange]]):gmatch("%S+") do
    pseudo[name] = "functions with polymorphic types, which only each call can tell (in a named query:"
        .. " SELECT f($1::integer[]))"
end
for name in ([["any" any internal cstring language_handler fdw_handler index_am_handler tsm_handler
    table_am_handler pg_ddl_command opaque unknown]]):gmatch("%S+") do
    pseudo[name] = "functions with types that only the server has"
end

local function qualified_name(routine)
    return esc.sql_qualified(routine.schema, routine.name)
end

local function is_input(argument)
    return argument.mode ~= "OUT" and argument.mode ~= "TABLE"
end

local function is_output(argument)
    return argument.mode == "OUT" or argument.mode == "INOUT" or argument.mode == "TABLE"
end

local function select_arguments(routine, test)
    local result = {}
    for _, argument in ipairs(routine.arguments) do
        if test(argument) then
            result[#result + 1] = argument
        end
    end
    return result
end

-- The types of the first arguments, as one text.
local function signature(arguments, count)
    local result = {}
    for i = 1, count do
        result[i] = arguments[i].type or "unknown"
    end
    return table.concat(result, ", ")
end

-- Notes how a routine can be called without some of its last arguments: the server cannot tell that from
-- a call of another of these arguments alone (the manual on CREATE FUNCTION, "Overloading").
local function note_shorter_calls(routine, shorter)
    local arguments = select_arguments(routine, is_input)
    for count = #arguments - 1, 0, -1 do
        if not arguments[count + 1].default_value then
            return
        end
        shorter[signature(arguments, count)] = true
    end
end

-- Why there is no C function for a routine; nil if there is one.
local function reason_against(routine, namesakes, context)
    local has_outputs = #select_arguments(routine, is_output) > 0
    if routine.kind == "aggregate" then
        return "aggregates"
    elseif routine.window then
        return "window functions"
    end
    if routine.returns and pseudo[routine.returns]
        and not (routine.returns == "record" and has_outputs) then
        return pseudo[routine.returns]
    end
    for _, argument in ipairs(routine.arguments) do
        if not argument.type then
            return "functions with types that nobody knows"
        end
        local reason = pseudo[argument.type] or pseudo[argument.type:gsub("%[%]$", "")]
        if reason then
            return reason
        end
    end
    if context.unknown_rows[routine.returns or ""] then
        return "functions that return rows of a view whose columns cannot be told from the schema"
    end
    local arguments = select_arguments(routine, is_input)
    if namesakes.shorter[signature(arguments, #arguments)] then
        return "functions that the server cannot tell from one of the same name with more arguments"
    end
end

-- "integer_text_array": what tells a function from others of its name.
local function argument_suffix(routine)
    local parts = {}
    for _, argument in ipairs(select_arguments(routine, is_input)) do
        local spelling = (argument.type or "unknown"):gsub("^public%.", ""):gsub("%[%]$", " array")
        parts[#parts + 1] = names.part(spelling)
    end
    return #parts > 0 and "_" .. table.concat(parts, "_") or ""
end

-- The arguments as they are sent: pieces of SQL for those that must be there, parameters and options for
-- calls.make(). A function that shares its name gets a value for each argument, its default if need be:
-- the server would find another one when arguments are missing. So does one that is VARIADIC, for which
-- the server knows no defaults when the keyword is there, and no names when it is not.
local function make_arguments(routine, is_shared, context)
    local pieces, parameters, options = {}, {}, {}
    local is_needed = is_shared
    for _, argument in ipairs(routine.arguments) do
        is_needed = is_needed or argument.mode == "VARIADIC"
    end
    for _, argument in ipairs(routine.arguments) do
        local entry = types.map(argument.type, context.known)
        local cast = calls.cast(argument.type, entry)
        local is_variadic = argument.mode == "VARIADIC"
        local comma = #pieces > 0 and ", " or ""
        if argument.mode == "OUT" and routine.kind == "procedure" then
            pieces[#pieces + 1] = comma .. "NULL" .. cast
        elseif not is_input(argument) then
            -- part of the result
        elseif argument.default_value then
            options[#options + 1] = {
                name = argument.name or "arg_" .. (#parameters + #options + 1),
                type = argument.type,
                sql = argument.name and esc.sql_ident(argument.name),
                cast = cast,
                fallback = "(" .. argument.default_value.sql .. ")" .. calls.cast(argument.type, { cast = "" }),
                is_needed = is_needed,
                is_variadic = is_variadic,
                doc = "default: " .. argument.default_value.sql,
            }
        else
            parameters[#parameters + 1] = {
                name = argument.name or "arg_" .. (#parameters + 1), type = argument.type, nullable = true,
            }
            pieces[#pieces + 1] = ("%s%s$%d%s"):format(comma, is_variadic and "VARIADIC " or "",
                                                       #parameters, cast)
        end
    end
    local has_unnamed = is_needed
    for i = #options, 1, -1 do
        if not has_unnamed then
            options[i].fallback = nil
        end
        has_unnamed = has_unnamed or not options[i].sql
    end
    return pieces, parameters, options
end

-- The columns of a row that a function returns by name.
local function columns_of(arguments)
    local result = {}
    for i, argument in ipairs(arguments) do
        result[i] = { name = argument.name or "column" .. i, type = argument.type, nullable = true }
    end
    return result
end

-- The columns of a table, view or composite type without bindings of its own.
local function columns_of_relation(object)
    local list = tables.of_kind(object.children, "column")
    if object.kind == "composite_type" then
        list = tables.attributes(object)
    elseif object.kind ~= "table" then
        list = tables.view_columns(object)
    end
    local result = {}
    for i, column in ipairs(list) do
        result[i] = { name = column.name, type = column.type, nullable = true }
    end
    return result
end

-- What the statement selects from the row it calls t.
local function select_list(columns, context)
    local result = {}
    for i, column in ipairs(columns) do
        result[i] = calls.select("t." .. esc.sql_ident(column.name), types.map(column.type, context.known))
            .. (i < #columns and ", " or "")
    end
    return result
end

-- Whether a type among them has no binary form here.
local function has_text(arguments, context)
    for _, argument in ipairs(arguments) do
        if types.map(argument.type, context.known).as_text then
            return true
        end
    end
    return false
end

-- The result for calls.make(), and the SQL around the arguments: {before}, after. Nothing can be written
-- around a CALL that would make text of a type without a binary form: all of its answer is asked for as text.
local function make_result(routine, context)
    local outputs = select_arguments(routine, is_output)
    local is_set = routine.returns_set
    local call = qualified_name(routine) .. "("
    if routine.kind == "procedure" then
        local result
        if #outputs == 1 then
            result = { value = outputs[1].type }
        elseif #outputs > 1 then
            result = { columns = columns_of(outputs) }
        end
        if has_text(outputs, context) then
            result.as_text = true
        end
        return result, { "CALL " .. call }, ")"
    elseif #outputs > 1 then
        local columns = columns_of(outputs)
        local before = select_list(columns, context)
        table.insert(before, 1, "SELECT ")
        before[#before + 1] = " FROM " .. call
        return { columns = columns, is_set = is_set }, before, ") AS t"
    end
    local spelling = #outputs == 1 and outputs[1].type or routine.returns
    if spelling == "void" then
        return nil, { "SELECT " .. call }, ")"
    end
    local relation = context.relations[spelling]
    if not relation then
        local entry = types.map(spelling, context.known)
        local pattern = calls.select("\0", entry)
        local before, after = pattern:match("^(.*)%z(.*)$")
        return { value = spelling, is_set = is_set }, { "SELECT " .. before .. call }, ")" .. after
    end
    -- Rows of a table. A function that returns NULL where it returns one row returns none.
    local closing = is_set and ") AS t" or ") AS t WHERE NOT (t.* IS NULL)"
    local before, result = { "SELECT " }, { is_set = is_set }
    if relation.item then
        result.item = relation.item
        for i, sql in ipairs(relation.item.select_list) do
            before[#before + 1] = sql .. (i < #relation.item.select_list and ", " or "")
        end
    else
        result.columns = columns_of_relation(relation.object)
        for _, piece in ipairs(select_list(result.columns, context)) do
            before[#before + 1] = piece
        end
    end
    before[#before + 1] = " FROM " .. call
    return result, before, closing
end

-- "STABLE, SECURITY DEFINER."
local function properties(routine)
    local words = {}
    if routine.kind == "function" then
        words[1] = routine.volatility or "VOLATILE"
    end
    if routine.security_definer then
        words[#words + 1] = "SECURITY DEFINER"
    end
    if routine.strict then
        words[#words + 1] = "STRICT: NULL for any argument gives "
            .. (routine.returns_set and "no rows" or "NULL")
    end
    return #words > 0 and table.concat(words, ", ") .. "." or nil
end

local function make_call(routine, base, is_shared, context)
    local pieces, parameters, options = make_arguments(routine, is_shared, context)
    local result, sql, closing = make_result(routine, context)
    for _, piece in ipairs(pieces) do
        sql[#sql + 1] = piece
    end
    if #options == 0 then
        sql[#sql + 1] = closing
        closing = ""
    end
    local about = {}
    if routine.comment and routine.comment ~= "" then
        about[1] = routine.comment
    end
    return calls.make({
        base = base, id = routine.id, about = about, properties = properties(routine), sql = sql,
        closing = closing, parameters = parameters, options = options, result = result,
    }, context)
end

-- Functions and procedures of the model that are wanted, and aggregates, by id.
local function collect(model, with_external)
    local result = {}
    for _, kind in ipairs({ "function", "procedure", "aggregate" }) do
        for _, routine in ipairs(tables.of_kind(model.kinds, kind)) do
            if not routine.external or with_external then
                result[#result + 1] = routine
            end
        end
    end
    table.sort(result, function(a, b) return a.id < b.id end)
    return result
end

-- The routines of the model by their names, those that are left out and external ones too.
-- For each name: count, and the shorter calls of all (see note_shorter_calls()).
local function group_by_name(model)
    local result = {}
    for _, kind in ipairs({ "function", "procedure", "aggregate" }) do
        for _, routine in ipairs(tables.of_kind(model.kinds, kind)) do
            local name = qualified_name(routine)
            local namesakes = result[name] or { count = 0, shorter = {} }
            result[name] = namesakes
            namesakes.count = namesakes.count + 1
            note_shorter_calls(routine, namesakes.shorter)
        end
    end
    return result
end

-- Which of the routines left out are left out for the same reason.
local function group(left_out)
    local by_reason, result = {}, {}
    for _, item in ipairs(left_out) do
        if not by_reason[item.reason] then
            by_reason[item.reason] = { reason = item.reason, ids = {} }
            result[#result + 1] = by_reason[item.reason]
        end
        table.insert(by_reason[item.reason].ids, item.id)
    end
    table.sort(result, function(a, b) return a.reason < b.reason end)
    return result
end

-- Returns a list of {schema, file, constant, calls, left_out}, one per schema in order of its name.
-- `context` is that of calls.make() with relations (by spelling: {item, object}) and unknown_rows.
function functions.make(model, with_external, context)
    local by_name, schemas, by_schema = group_by_name(model), {}, {}
    local wanted, taken = {}, {}
    for _, routine in ipairs(collect(model, with_external)) do
        local schema = by_schema[routine.schema]
        if not schema then
            schema = { schema = routine.schema, calls = {}, left_out = {} }
            by_schema[routine.schema] = schema
            schemas[#schemas + 1] = schema
        end
        local name = qualified_name(routine)
        local reason = reason_against(routine, by_name[name], context)
        if reason then
            table.insert(schema.left_out, { id = routine.id, reason = reason })
        else
            wanted[#wanted + 1] = { routine = routine, schema = schema }
            taken[name] = (taken[name] or 0) + 1
        end
    end
    -- Plain names first, so that no suffix takes one of them.
    for _, with_suffix in ipairs({ false, true }) do
        for _, item in ipairs(wanted) do
            local routine, name = item.routine, qualified_name(item.routine)
            if (taken[name] > 1) == with_suffix then
                local base = tables.base_name(routine) .. (with_suffix and argument_suffix(routine) or "")
                item.call = make_call(routine, base, by_name[name].count > 1, context)
            end
        end
    end
    for _, item in ipairs(wanted) do
        table.insert(item.schema.calls, item.call)
        item.schema.has_options = item.schema.has_options or #item.call.options > 0
        item.schema.has_sets = item.schema.has_sets or item.call.is_set
    end
    table.sort(schemas, function(a, b) return a.schema < b.schema end)
    for _, schema in ipairs(schemas) do
        schema.left_out = group(schema.left_out)
        if #schema.calls > 0 then
            local base = tables.base_name({ schema = schema.schema, name = "functions" })
            base = context.scope:claim_family(base, function(name)
                local stem = context.prefix .. "_" .. name
                return { "file " .. stem:lower(), stem:upper() .. "_H" }
            end)
            schema.file = context.prefix .. "_" .. base
            schema.constant = schema.file:upper()
            schema.items = calls.items(schema.calls)
        end
    end
    return schemas
end

return functions
