-- Where each object is described, and how pages write about objects.

local text = include("../lib/text.lua")
local markdown = include("../lib/markdown.lua")
local schema = include("../lib/schema.lua")
local sql = include("../lib/sql.lua")

local doc = {}

-- ---- pages and anchors ----------------------------------------------------------------------------------

local paths, anchors = {}, {}

local file_name = text.file_namer()
for _, relation in ipairs(schema.documented) do
    paths[relation] = "tables/" .. file_name(relation.id) .. ".md"
end
local listed = {
    { "views.md", { "views" } },
    { "enums.md", { "enums" } },
    { "types.md", { "domains", "composites", "ranges", "casts", "transforms" } },
    { "functions.md", { "routines", "languages" } },
    { "operators.md", { "operators", "operator_classes", "operator_families", "access_methods" } },
    { "text.md", { "collations", "conversions", "configurations", "dictionaries", "parsers", "templates" } },
    { "foreign.md", { "wrappers", "servers" } },
    { "database.md", { "roles", "databases", "publications", "subscriptions", "event_triggers" } },
}
for _, page in ipairs(listed) do
    local path, lists = page[1], page[2]
    local anchor_name = text.anchor_namer()
    for _, list in ipairs(lists) do
        for _, object in ipairs(schema[list]) do
            paths[object] = path
            anchors[object] = anchor_name(object.kind .. "-" .. object.id)
        end
    end
end
-- What comes with a type stands where the type does.
for _, kind in ipairs({ "multirange_type", "range_function" }) do
    for _, object in ipairs(model.kinds[kind]) do
        paths[object], anchors[object] = paths[object.parent], anchors[object.parent]
    end
end

-- The page that describes the object, from the root of the documentation; nil for what no page describes.
function doc.path(object)
    return paths[object]
end

-- ---- words ------------------------------------------------------------------------------------------------

local actions = {
    ["CASCADE"] = "cascade",
    ["SET NULL"] = "set null",
    ["SET DEFAULT"] = "set default",
    ["RESTRICT"] = "restrict",
    ["NO ACTION"] = "no action",
}

-- What a foreign key does when its target goes or changes.
function doc.action(word, columns)
    local result = actions[word] or word:lower()
    if columns and #columns > 0 then
        result = result .. " (" .. table.concat(text.map(columns, esc.md_code), ", ") .. ")"
    end
    return result
end

function doc.names(names)
    return table.concat(text.map(names, esc.md_code), ", ")
end

-- What an expression of the model looks like in running text.
function doc.code(value)
    return esc.md_code(text.one_line(value))
end

-- A condition of the model, without parentheses around it.
function doc.expr(expr)
    return doc.code(sql.unwrap(expr.sql))
end

-- The default of a column as it stands in SQL; nil when it has none.
function doc.default(column)
    local default, identity = column.children.default[1], column.children.identity[1]
    if identity then
        return "GENERATED " .. identity.generation .. " AS IDENTITY"
    end
    if column.generated then
        local kept = column.computed_on_read and " VIRTUAL" or " STORED"
        return "GENERATED ALWAYS AS " .. sql.wrap(column.generated.sql) .. kept
    end
    return default and default.expr.sql or nil
end

local function index_key(part)
    local result = part.column and esc.sql_ident(part.column) or sql.wrap(part.expr.sql)
    if part.collation then
        result = result .. " COLLATE " .. part.collation
    end
    if part.opclass then
        result = result .. " " .. part.opclass
    end
    if part.descending then
        result = result .. " DESC"
    end
    if part.nulls_first ~= part.descending then
        result = result .. (part.nulls_first and " NULLS FIRST" or " NULLS LAST")
    end
    return result
end

function doc.index_keys(index)
    return table.concat(text.map(index.keys, index_key), ", ")
end

-- The elements of an exclusion constraint: "room WITH =, span WITH &&".
function doc.exclusion_keys(exclusion)
    return table.concat(text.map(exclusion.elements, function(element)
        return index_key(element) .. " WITH " .. element.operator_name
    end), ", ")
end

-- When what can be put off to the end of the transaction happens, in words; nil for what happens at once.
function doc.deferral(object, verb)
    if not object.deferrable then
        return nil
    end
    return object.initially_deferred and verb .. " at commit" or "can be " .. verb .. " at commit"
end

-- "`host = db1`, `port = 5432`": storage parameters, or the options of foreign data.
function doc.options(list)
    return table.concat(text.map(list, function(option)
        return esc.md_code(option.name .. (option.value and " = " .. option.value or ""))
    end), ", ")
end

-- The remarks that hold, and the description of the object, for a cell: arguments that are nil or false are left out.
function doc.remarks(object, ...)
    local list = {}
    for i = 1, select("#", ...) do
        list[#list + 1] = select(i, ...) or nil
    end
    local description = schema.description(object)
    if description then
        list[#list + 1] = esc.md_cell(description)
    end
    return list
end

-- What a rule does, as a statement.
function doc.rule(rule)
    local lines = { "CREATE RULE " .. esc.sql_ident(rule.name) .. " AS ON " .. rule.event .. " TO " .. rule.parent.sql_name }
    if rule.condition then
        lines[#lines + 1] = "    WHERE " .. sql.wrap(rule.condition.sql)
    end
    local actions = text.map(rule.actions, function(action) return action.expr.sql end)
    local body = #actions > 1 and "(" .. table.concat(actions, ";\n        ") .. ")" or actions[1] or "NOTHING"
    lines[#lines + 1] = "    DO " .. (rule.instead and "INSTEAD " or "ALSO ") .. body
    return table.concat(lines, "\n") .. ";"
end

-- "Replaces an update, so that nothing is done.": when a rule acts, and how.
function doc.rule_words(rule)
    local command = { SELECT = "a query", INSERT = "an insert", UPDATE = "an update", DELETE = "a delete" }
    local words = rule.instead and "Replaces " or "Adds to "
    words = words .. command[rule.event] .. (rule.condition and " where the condition holds" or "")
    if rule.instead and #rule.actions == 0 then
        words = words .. ", so that nothing is done"
    end
    local states = { DISABLED = " It is disabled.", ALWAYS = " It also acts on replicas.", REPLICA = " It acts on replicas only." }
    return words .. "." .. (rule.enabled and states[rule.enabled] or "")
end

-- "before each update, for each row".
function doc.trigger_time(trigger)
    local events = {}
    for _, event in ipairs(trigger.events) do
        local one = event:lower()
        if event == "UPDATE" and #trigger.update_columns > 0 then
            one = one .. " of " .. text.join(text.map(trigger.update_columns, esc.md_code))
        end
        events[#events + 1] = one
    end
    return trigger.timing:lower() .. " " .. text.join(events, "or") ..
        (trigger.for_each_row and ", for each row" or ", once a statement")
end

local function argument(part)
    local words = {}
    if part.mode ~= "IN" and part.mode ~= "TABLE" then
        words[#words + 1] = part.mode
    end
    if part.name and part.name ~= "" then
        words[#words + 1] = esc.sql_ident(part.name)
    end
    words[#words + 1] = part.type
    local result = table.concat(words, " ")
    if part.default_value then
        result = result .. " DEFAULT " .. part.default_value.sql
    end
    return result
end

-- The arguments of a routine as they stand in CREATE FUNCTION, without the columns of RETURNS TABLE.
function doc.arguments(routine)
    if routine.ordered_set then
        local all = text.map(routine.arguments, argument)
        local direct = table.concat(all, ", ", 1, routine.direct_arguments)
        local ordered = table.concat(all, ", ", routine.direct_arguments + 1)
        return text.trim(direct .. " ORDER BY " .. (ordered ~= "" and ordered or all[#all]))
    end
    if routine.kind == "aggregate" and #routine.arguments == 0 then
        return "*"
    end
    return table.concat(text.map(routine.arguments, function(part)
        return part.mode ~= "TABLE" and argument(part) or nil
    end), ", ")
end

function doc.returns(routine)
    local columns = text.map(routine.arguments, function(part)
        return part.mode == "TABLE" and argument(part) or nil
    end)
    if #columns > 0 then
        return "TABLE (" .. table.concat(columns, ", ") .. ")"
    end
    if routine.returns and routine.returns ~= "" then
        return (routine.returns_set and "SETOF " or "") .. routine.returns
    end
    return nil
end

-- ---- what depends on the page that is being written -----------------------------------------------------

local Page = {}
Page.__index = Page

-- A writer for the page at `path`, with the functions above.
function doc.at(path)
    local up = path:find("/", 1, true) and "../" or ""
    return setmetatable({ path = path, up = up }, { __index = function(_, name)
        return Page[name] or doc[name]
    end })
end

-- The address of a page, as seen from this one.
function Page:to(path)
    local folder = self.path:match("^.*/")
    if folder and path:sub(1, #folder) == folder then
        return path:sub(#folder + 1)
    end
    return self.up .. path
end

function Page:anchor(object)
    return '<a id="' .. anchors[object] .. '"></a>'
end

local function url(self, object)
    local path = paths[object]
    if not path then
        return nil
    end
    local anchor = anchors[object] and "#" .. anchors[object] or ""
    return (path == self.path and anchor ~= "") and anchor or self:to(path) .. anchor
end

-- The name of the object, as a link where a page describes it.
function Page:link(object, label)
    label = label or esc.md_code(object.id)
    local target = url(self, object)
    if target then
        return markdown.link(label, target)
    end
    return object.external and label .. " (external)" or label
end

-- The names of the objects, as links where pages describe them.
function Page:links(objects)
    return text.join(text.map(objects, function(object) return self:link(object) end))
end

-- "adds rows to `a` and changes rows of `b`": what the text of a routine does, by patterns.changes(); nil for nothing.
function Page:changes(changes)
    local words = {}
    for _, one in ipairs({ { "insert", "adds rows to " }, { "update", "changes rows of " }, { "delete", "deletes rows of " } }) do
        if #changes[one[1]] > 0 then
            words[#words + 1] = one[2] .. self:links(changes[one[1]])
        end
    end
    return #words > 0 and text.join(words) or nil
end

-- The target of a foreign key.
function Page:target(link)
    if link.target then
        return self:link(link.target)
    end
    return esc.md_code(link.target_id) .. " (external)"
end

-- A type, as a link where the schema defines it.
function Page:type(name)
    local object = schema.type_named(name)
    return object and url(self, object) and markdown.link(esc.md_code(name), url(self, object)) or esc.md_code(name)
end

-- What an object names in SQL, a function or a table say: as a link where it is described.
function Page:reference(object, name)
    for _, dependency in ipairs(object.depends_on) do
        local on = dependency.object
        if url(self, on) and (on.sql_name == name or esc.sql_qualified(on.schema or "", on.name) == name) then
            return markdown.link(esc.md_code(name), url(self, on))
        end
    end
    return esc.md_code(name)
end

-- "PK, FK to `public.teams`": the part that a column has in keys.
function Page:keys(column)
    local keys = {}
    if schema.in_primary_key(column) then
        keys[#keys + 1] = "PK"
    end
    for _, link in ipairs(schema.links_of(column)) do
        keys[#keys + 1] = "FK → " .. self:target(link)
    end
    if schema.is_unique_column(column) then
        keys[#keys + 1] = "UK"
    end
    return table.concat(keys, "<br>")
end

-- The function that a trigger, or an event trigger, calls.
function Page:called(trigger)
    for _, dependency in ipairs(trigger.depends_on) do
        if dependency.object.kind == "function" then
            return self:link(dependency.object)
        end
    end
    return doc.code(trigger["function"] .. "()")
end

-- The operators and functions of an operator class or family, as a table.
function Page:members(object)
    if #object.members == 0 then
        return ""
    end
    local lines = { "| Number | Kind | For | Name | Sorts by |", "|---:|---|---|---|---|" }
    for _, member in ipairs(object.members) do
        lines[#lines + 1] = "| " .. table.concat({
            member.number, member.what:lower(), esc.md_code(member.types), self:reference(object, member.name),
            member.order_by and self:reference(object, member.order_by) or "",
        }, " | ") .. " |"
    end
    return table.concat(lines, "\n")
end

-- What describes the object: the object itself, or the nearest parent that has a page or is a relation.
local function home(object)
    while object and not paths[object] do
        if not object.parent then
            return schema.relation_of(object)
        end
        object = object.parent
    end
    return object
end

-- The object that a use leads to, in words: "the policy `x` on `public.t`".
function Page:use(object)
    local described = home(object)
    if paths[object] then
        return "the " .. object.label .. " " .. self:link(object)
    end
    if described and described ~= object then
        local name = object.name ~= "" and " " .. esc.md_code(object.name) or ""
        if object.kind == "default" or object.kind == "identity" then
            name = " of " .. esc.md_code(object.parent.name)
        end
        return "the " .. object.label .. name .. " on " .. self:link(described)
    end
    return "the " .. object.label .. " " .. esc.md_code(object.id)
end

-- What uses a type or a routine; columns by their full names, other objects in words.
function Page:users(object)
    return text.map(schema.users(object), function(user)
        if user.kind == "column" or user.kind == "attribute" then
            return self:link(user.parent, esc.md_code(user.id))
        end
        return self:use(user)
    end)
end

-- The address without folders that are left again at once: "a/b/../c" is "a/c".
local function without_detours(address)
    local parts = {}
    for part in (address .. "/"):gmatch("([^/]*)/") do
        local last = parts[#parts]
        if part == ".." and last and last ~= ".." and last ~= "." and last ~= "" then
            parts[#parts] = nil
        else
            parts[#parts + 1] = part
        end
    end
    return table.concat(parts, "/")
end

-- The name of a file of the schema; a link to `range` of it when the option source_base tells where the files are.
function Page:file(name, range)
    local label, base = esc.md_code(name), options.source_base
    if not base then
        return label
    end
    local address = base:find("^%a[%w+.-]*:") or base:find("^/")
    local file = (name:gsub("^%./", ""):gsub("[^%w/._~-]", function(c)
        return string.format("%%%02X", c:byte())
    end))
    return markdown.link(label, without_detours((address and "" or self.up) .. base .. file) .. (range or ""))
end

-- "`schema/tasks.sql`, lines 5–51", as a link when the option source_base tells where the files are.
function Page:source(object)
    local source = object.source
    if not source then
        return nil
    end
    local single = source.line == source.end_line
    local range = "#L" .. source.line .. (single and "" or "-L" .. source.end_line)
    return self:file(source.file, range) .. ", " ..
        (single and "line " .. source.line or "lines " .. source.line .. "–" .. source.end_line)
end

-- True for what a statement of its own defines, and not a clause of its parent's.
local function is_statement(object)
    local source, parent = object.source, object.parent
    if object.implicit or object.kind == "comment" or object.kind == "owner" then
        return false
    end
    return not (parent and parent.source) or parent.source.file ~= source.file or source.line > parent.source.end_line
end

-- The files that define what is described, in order: {name=, first=, last=, kinds={{label=, plural=, count=}}}.
function doc.source_files()
    local files, by_name = {}, {}
    for _, object in ipairs(model.objects) do
        local source = object.source
        if source and is_statement(object) and #schema.shown({ object }) > 0 then
            local file = by_name[source.file]
            if not file then
                file = { name = source.file, first = source.line, last = source.end_line, kinds = {}, by_label = {} }
                by_name[source.file] = file
                files[#files + 1] = file
            end
            file.first, file.last = math.min(file.first, source.line), math.max(file.last, source.end_line)
            local kind = file.by_label[object.label]
            if not kind then
                kind = { label = object.label, plural = object.label:gsub("y$", "ie"):gsub("x$", "xe") .. "s", count = 0 }
                file.by_label[object.label] = kind
                file.kinds[#file.kinds + 1] = kind
            end
            kind.count = kind.count + 1
        end
    end
    table.sort(files, function(a, b) return a.name < b.name end)
    return files
end

-- The triggers of these tables that run the same function at the same time, together: {triggers=}.
function doc.triggers_by_function(relations)
    local groups, by_key = {}, {}
    for _, relation in ipairs(relations) do
        for _, trigger in ipairs(schema.own_triggers(relation)) do
            local key = trigger["function"] .. " " .. doc.trigger_time(trigger)
            if not by_key[key] then
                by_key[key] = { triggers = {} }
                groups[#groups + 1] = by_key[key]
            end
            table.insert(by_key[key].triggers, trigger)
        end
    end
    return groups
end

return doc
