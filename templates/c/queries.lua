-- Queries: turns the named queries of the project into calls (see calls.lua), and tells which are left
-- out and why.

local calls = include("calls.lua")
local types = include("types.lua")

local project = {}

-- What each command of sqlc makes of the result; the others are left out.
local commands = {
    one = { rows = true, must_exist = true },
    many = { rows = true, is_set = true },
    exec = {},
    execrows = {},
    execresult = {},
}

-- Types without a modifier whose plain name has one: char(1), bit(1).
local plain = { ['"bit"'] = "bit", ['"bit"[]'] = "bit[]" }

local function c_type(spelling)
    return plain[spelling] or spelling
end

local function where(query)
    return ("%s:%d: the query %s"):format(query.file, query.line, query.name)
end

local function check_known(query, wants_rows)
    for i, parameter in ipairs(query.parameters) do
        if not parameter.type then
            fail(("%s: the type of parameter %d, %s, is not known; write a cast, or use --scratch")
                :format(where(query), i, parameter.name))
        end
    end
    if not wants_rows then
        return
    end
    if query.open or #query.columns == 0 then
        fail(where(query) .. ": its columns are not known; name them, or use --scratch")
    end
    for _, column in ipairs(query.columns) do
        if not column.type then
            fail(("%s: the type of column \"%s\" is not known; write a cast, or use --scratch")
                :format(where(query), column.name))
        end
    end
end

-- Adds text to a list of pieces of SQL that end where a line can be broken.
local function add_text(pieces, text)
    for word in text:gmatch("[^ \n]*[ \n]*") do
        while word ~= "" do
            local line = word:match("^[^\n]*\n") or word
            pieces[#pieces + 1] = line
            word = word:sub(#line + 1)
        end
    end
end

-- The statement. Each parameter gets a cast, so that a type that has changed in the database is found
-- by the server; where a subscript or another cast follows, with care.
local function statement(query, context)
    local parts, pieces = {}, {}
    for i, piece in ipairs(query.pieces) do
        parts[#parts + 1] = piece.text
        if piece.parameter then
            local spelling = c_type(query.parameters[piece.parameter].type)
            local entry = types.map(spelling, context.known)
            local following = query.pieces[i + 1].text
            local sql = "$" .. piece.parameter
            if entry.as_text or not following:find("^%s*::") then
                sql = sql .. calls.cast(spelling, entry)
            end
            parts[#parts + 1] = following:find("^%s*%[") and "(" .. sql .. ")" or sql
        end
    end
    add_text(pieces, table.concat(parts))
    return pieces
end

-- Columns without a binary form here are selected as text, by a query around this one.
local function read_as_text(query, pieces, context)
    local names, selected, is_needed = {}, {}, false
    for i, column in ipairs(query.columns) do
        local entry = types.map(column.type, context.known)
        names[i] = "c" .. i
        selected[i] = calls.select("q.c" .. i, entry)
        is_needed = is_needed or entry.as_text ~= nil
    end
    if not is_needed then
        return pieces
    end
    local result = {}
    local head = table.concat(names, ", ")
    if query.wrap == "from" then
        add_text(result, "SELECT " .. table.concat(selected, ", ") .. " FROM (\n")
    elseif query.wrap == "with" then
        add_text(result, "WITH q (" .. head .. ") AS (\n")
    else
        fail(where(query) .. ": a column has a type without a binary form; cast it to text")
    end
    for _, piece in ipairs(pieces) do
        result[#result + 1] = piece
    end
    -- What the query ends with may be a comment.
    add_text(result, query.wrap == "from" and "\n) AS q (" .. head .. ")"
        or "\n) SELECT " .. table.concat(selected, ", ") .. " FROM q")
    return result
end

local function make_result(query, command, context)
    local result = { is_set = command.is_set, must_exist = command.must_exist }
    local relation = query.row and context.relations[query.row.sql_name]
    if relation and relation.item then
        result.item = relation.item
        return result
    end
    result.columns = {}
    for i, column in ipairs(query.columns) do
        result.columns[i] = { name = column.name, type = column.type, nullable = not column.not_null }
    end
    return result
end

-- Title, description, what is to be known of each parameter, and the place.
local function about(query)
    local result = {}
    for _, paragraph in ipairs({ query.title and query.title .. ".", query.description }) do
        result[#result + 1] = paragraph
    end
    for i, parameter in ipairs(query.parameters) do
        if parameter.description then
            result[#result + 1] = ("$%d, %s: %s"):format(i, parameter.name, parameter.description)
        end
    end
    result[#result + 1] = ("From %s."):format(query.file)
    return result
end

local function make_call(query, command, context)
    local parameters, sql = {}, statement(query, context)
    for i, parameter in ipairs(query.parameters) do
        parameters[i] = { name = parameter.name, type = c_type(parameter.type), nullable = parameter.nullable }
    end
    if command.rows then
        sql = read_as_text(query, sql, context)
    end
    local base = query.name
    if context.scope:has(context.prefix .. "_" .. base) then
        base = base .. "_query" -- there is a function of the database of that name
    end
    return calls.make({
        base = base, id = query.name, about = about(query), sql = sql, parameters = parameters,
        result = command.rows and make_result(query, command, context) or nil,
        counts = not command.rows,
    }, context)
end

-- Returns {file, constant, calls, items, left_out}; nil when there is no call. `context` is that of
-- functions.make().
function project.make(queries, context)
    local result = { calls = {}, left_out = {} }
    for _, query in ipairs(queries) do
        local command = commands[query.command]
        if not command or not query.statement then
            result.left_out[#result.left_out + 1] = query
        else
            check_known(query, command.rows)
            result.calls[#result.calls + 1] = make_call(query, command, context)
        end
    end
    if #result.calls == 0 then
        return nil
    end
    result.file = context.prefix .. "_" .. context.scope:claim_family("queries", function(base)
        local stem = context.prefix .. "_" .. base
        return { "file " .. stem:lower(), stem:upper() .. "_H" }
    end)
    result.constant = result.file:upper()
    result.items = calls.items(result.calls)
    return result
end

return project
