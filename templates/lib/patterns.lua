-- What a reader of a schema notices: how things are called, what most tables have, what happens to rows in the course of
-- time. All of it is found in the model; where only the text of a function tells, that text is looked at.

local text = include("text.lua")
local schema = include("schema.lua")

local patterns = {}

local function columns_where(relations, f)
    local list = {}
    for _, relation in ipairs(relations) do
        for _, column in ipairs(relation.children.column) do
            if f(column, relation) then
                list[#list + 1] = column
            end
        end
    end
    return list
end

local function is_time(column)
    return column.type:find("^timestamp") ~= nil or column.type == "date"
end

local function default_of(column)
    local default = column.children.default[1]
    return default and default.expr.sql or nil
end

-- ---- names ----------------------------------------------------------------------------------------------

-- The usual singular of an English plural, lower case: "repositories" is "repository".
local function singular(name)
    name = name:lower()
    return name:match("^(.*[^aeiou])ies$") and name:gsub("ies$", "y") or
        name:match("(.*[sxz])es$") or name:match("(.*[cs]h)es$") or name:match("^(.*[^s])s$") or name
end

-- True when one of the names is the other, or its end behind a "_".
local function is_end(a, b)
    return a == b or a:sub(-#b - 1) == "_" .. b or b:sub(-#a - 1) == "_" .. a
end

local function named_after_target(link)
    local base = link.columns[1]:lower():match("^(.+)_id$")
    return base ~= nil and is_end(base, singular(link.target_id:match("[^.]+$")))
end

local function share(part, whole)
    if part == whole then
        return "all " .. whole
    end
    return part .. " of " .. whole
end

-- Rules that most names of these tables follow: {rule=, share=, exceptions=}; a rule that a minority follows is none.
function patterns.naming(relations, links)
    local rules = {}
    local function add(rule, all, holds)
        local exceptions = text.filter(all, function(one) return not holds(one) end)
        local count = #all - #exceptions
        if #all > 0 and count * 2 > #all then
            rules[#rules + 1] = { rule = rule, share = share(count, #all), exceptions = exceptions }
        end
    end
    local keyed = text.filter(relations, function(relation) return schema.primary_key(relation) ~= nil end)
    add("Tables are called in the plural", relations, function(relation) return relation.name:find("s$") ~= nil end)
    add("The primary key is one column, `id`", keyed, function(relation)
        local key = schema.primary_key(relation)
        return #key.columns == 1 and key.columns[1] == "id"
    end)
    local single = text.filter(links, function(link) return #link.columns == 1 end)
    add("A foreign key is called like the table that it leads to, in the singular, with `_id`", single, named_after_target)
    add("Times end in `_at`", columns_where(relations, is_time), function(column) return column.name:find("_at$") ~= nil end)
    add("Truth values begin with `is_`, `has_` or `can_`",
        columns_where(relations, function(column) return column.type == "boolean" end),
        function(column) return column.name:find("^is_") or column.name:find("^has_") or column.name:find("^can_") end)
    return rules
end

-- ---- columns that many tables have ------------------------------------------------------------------------

-- {what=, columns=}: columns by what they are for, those kinds that there are.
function patterns.columns(relations)
    local function of(f) return columns_where(relations, f) end
    return text.filter({
        { what = "Keys that the database makes (`uuid`)", columns = of(function(column)
            return schema.in_primary_key(column) and column.type == "uuid" and default_of(column) ~= nil
        end) },
        { what = "Keys that are counted up", columns = of(function(column)
            return schema.in_primary_key(column) and (#column.children.identity > 0 or
                (default_of(column) or ""):find("nextval(", 1, true) ~= nil)
        end) },
        { what = "Time of creation", columns = of(function(column)
            return is_time(column) and (column.name == "created_at" or column.name == "inserted_at") and default_of(column) ~= nil
        end) },
        { what = "Time of the latest change", columns = of(function(column)
            return is_time(column) and column.name == "updated_at"
        end) },
        { what = "Soft deletion: the row stays and is marked", columns = of(patterns.is_soft_delete) },
        { what = "Documents (`jsonb`, `json`)", columns = of(function(column)
            return column.type == "jsonb" or column.type == "json"
        end) },
        { what = "Lists (arrays)", columns = of(function(column) return column.type:find("%[%]$") ~= nil end) },
        { what = "Computed columns", columns = of(function(column) return column.generated ~= nil end) },
    }, function(one) return #one.columns > 0 end)
end

function patterns.is_soft_delete(column)
    return column.name == "deleted_at" or column.name == "is_deleted" or column.name == "archived_at" or
        column.name == "is_archived"
end

-- ---- indexes ------------------------------------------------------------------------------------------------

-- The lists of columns that indexes of the relation, those of keys included, begin with.
local function index_columns(relation)
    local lists = {}
    for _, kind in ipairs({ "primary_key", "unique" }) do
        for _, key in ipairs(relation.children[kind]) do
            lists[#lists + 1] = key.columns
        end
    end
    for _, index in ipairs(relation.children.index) do
        if not index.predicate then
            lists[#lists + 1] = text.map(index.keys, function(part) return part.column or "" end)
        end
    end
    return lists
end

-- True when an index of the source helps to find the rows of the foreign key: it begins with one of its columns.
function patterns.is_indexed(link)
    for _, columns in ipairs(index_columns(link.source)) do
        if text.contains(link.columns, columns[1]) then
            return true
        end
    end
    return false
end

-- What an index method is good for.
patterns.methods = {
    btree = "finds equal values and ranges, and sorts",
    hash = "finds equal values only",
    gin = "finds what is in documents, arrays and texts that are searched by words",
    gist = "finds what overlaps or is near: ranges, places",
    spgist = "finds by parts of a space: points, prefixes of texts",
    brin = "finds ranges in large tables whose rows are stored in that order",
    ivfflat = "finds similar vectors, nearly always the most similar ones, by lists of neighbours",
    hnsw = "finds similar vectors, nearly always the most similar ones, by a graph of neighbours",
    bloom = "finds equal values of any of its columns",
}

-- ---- what happens to rows -------------------------------------------------------------------------------------

-- The body of a routine without comments and what stands in quotes, lower case.
local function code_of(routine)
    local body = routine.body or (routine.sql_body and routine.sql_body.sql) or ""
    return (body:gsub("%-%-[^\n]*", " "):gsub("/%*.-%*/", " "):gsub("'[^']*'", "''"):lower():gsub("%s+", " "))
end

-- The relations that the text of a routine changes: {insert=, update=, delete=}, lists in the order of the text.
function patterns.changes(routine)
    local code, found = code_of(routine), { insert = {}, update = {}, delete = {} }
    local by_name = {}
    for _, dependency in ipairs(routine.depends_on) do
        local relation = schema.relation_of(dependency.object)
        if relation then
            by_name[relation.name:lower()] = relation
            by_name[relation.id:lower()] = relation
        end
    end
    for word, phrase in pairs({ insert = "insert into ", update = "%f[%w]update ", delete = "delete from " }) do
        for name in code:gmatch(phrase .. "([%w_.\"]+)") do
            local relation = by_name[(name:gsub('"', ""))]
            if relation and not text.contains(found[word], relation) then
                table.insert(found[word], relation)
            end
        end
    end
    return found
end

-- True for a trigger that keeps a time of change: before an update, by a function that sets new.<column>.
local function touched_column(trigger, routine)
    if trigger.timing ~= "BEFORE" or not text.contains(trigger.events, "UPDATE") then
        return nil
    end
    return code_of(routine):match("new%.(updated_at) ?:?=") or code_of(routine):match("new%.([%w_]*modified[%w_]*) ?:?=")
end

function patterns.routine_of(trigger)
    for _, dependency in ipairs(trigger.depends_on) do
        if dependency.object.kind == "function" then
            return dependency.object
        end
    end
    return nil
end

-- What happens to rows by themselves: {touched={{column=, routine=, relations=}}, fills={{when=, routine=, changes=, relations=}},
-- cleaning={{routine=, relations=}}, soft={columns}}. when(trigger) are words for the time when a trigger runs.
function patterns.lifecycle(relations, routines, when)
    local life = { touched = {}, fills = {}, cleaning = {}, soft = columns_where(relations, patterns.is_soft_delete) }
    local is_trigger_function, by_routine = {}, {}
    for _, relation in ipairs(relations) do
        for _, trigger in ipairs(relation.children.trigger) do
            local routine = patterns.routine_of(trigger)
            if routine then
                is_trigger_function[routine] = true
                local column, changes = touched_column(trigger, routine), patterns.changes(routine)
                if column then
                    local key = column .. " " .. routine.id
                    if not by_routine[key] then
                        by_routine[key] = { column = column, routine = routine, relations = {} }
                        table.insert(life.touched, by_routine[key])
                    end
                    table.insert(by_routine[key].relations, relation)
                elseif #changes.insert + #changes.update + #changes.delete > 0 then
                    local key = "fills " .. when(trigger) .. routine.id
                    if not by_routine[key] then
                        by_routine[key] = { when = when(trigger), routine = routine, changes = changes, relations = {} }
                        table.insert(life.fills, by_routine[key])
                    end
                    table.insert(by_routine[key].relations, relation)
                end
            end
        end
    end
    for _, routine in ipairs(routines) do
        local changes = routine.kind ~= "aggregate" and not is_trigger_function[routine] and patterns.changes(routine)
        if changes and #changes.delete > 0 then
            table.insert(life.cleaning, { routine = routine, relations = changes.delete })
        end
    end
    return life
end

return patterns
