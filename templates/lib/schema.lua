-- What follows from the model but does not stand in it: where a foreign key leads, whether its columns are unique, which
-- enum a column has, which tables form a section.

local text = include("text.lua")

local schema = {}

local function key(...)
    local parts = {}
    for _, part in ipairs({ ... }) do
        parts[#parts + 1] = #part .. ":" .. part
    end
    return table.concat(parts)
end

local relations, enums = {}, {}
local is_relation = { table = true, foreign_table = true, view = true, materialized_view = true }
for kind in pairs(is_relation) do
    for _, object in ipairs(model.kinds[kind]) do
        relations[key(object.schema, object.name)] = object
    end
end
for _, enum in ipairs(model.kinds.enum) do
    enums[enum.sql_name] = enum
end

local function managed(objects)
    return text.filter(objects, function(object) return not object.external end)
end

-- The objects of several kinds, by their names.
local function merged(...)
    local all = {}
    for _, objects in ipairs({ ... }) do
        for _, object in ipairs(managed(objects)) do
            all[#all + 1] = object
        end
    end
    table.sort(all, function(a, b) return a.id < b.id end)
    return all
end

-- Objects of the schema itself; what only a platform brings is left out.
schema.tables = merged(model.kinds.table, model.kinds.foreign_table)
-- Tables of a platform to which the schema adds policies, triggers or the like.
schema.extended = text.filter(model.kinds.table, function(relation)
    if relation.external then
        for _, kind in ipairs({ "column", "index", "check", "unique", "foreign_key", "trigger", "policy" }) do
            for _, child in ipairs(relation.children[kind]) do
                if not child.external then
                    return true
                end
            end
        end
    end
    return false
end)

-- Tables that have a page.
schema.documented = {}
for _, list in ipairs({ schema.tables, schema.extended }) do
    for _, relation in ipairs(list) do
        schema.documented[#schema.documented + 1] = relation
    end
end

schema.views = merged(model.kinds.view, model.kinds.materialized_view)
schema.enums = managed(model.kinds.enum)
schema.statements = managed(model.kinds.statement)
schema.extensions = model.kinds.extension
schema.sequences = text.filter(managed(model.kinds.sequence), function(sequence)
    return not sequence.implicit and #sequence.children.sequence_owner == 0
end)
schema.routines = merged(model.kinds["function"], model.kinds.procedure)
schema.wrappers = managed(model.kinds.foreign_data_wrapper)
schema.servers = managed(model.kinds.server)
schema.user_mappings = managed(model.kinds.user_mapping)
schema.subscriptions = managed(model.kinds.subscription)
schema.event_triggers = managed(model.kinds.event_trigger)
schema.memberships = managed(model.kinds.membership)
schema.default_privileges = managed(model.kinds.default_privilege)

-- Those of a platform count where the schema adds something to them.
schema.publications = text.filter(model.kinds.publication, function(publication)
    local children = publication.children
    return not publication.external or #managed(children.publication_table) + #managed(children.publication_schema) > 0
end)
schema.roles = text.filter(model.kinds.role, function(role)
    return not role.external or #managed(role.children.role_setting) > 0
end)

-- What belongs to the whole database, in words; empty when the schema says nothing of it.
schema.database_parts = text.map({
    { #schema.roles + #schema.memberships, "roles" }, { #schema.default_privileges, "default privileges" },
    { #schema.publications, "publications" }, { #schema.subscriptions, "subscriptions" },
    { #schema.event_triggers, "event triggers" },
}, function(part) return part[1] > 0 and part[2] or nil end)

-- The relation of this name; nil when the model does not have it.
function schema.relation(schema_name, name)
    return relations[key(schema_name or "", name)]
end

function schema.column(relation, name)
    if relation and relation.children.column then
        for _, column in ipairs(relation.children.column) do
            if column.name == name then
                return column
            end
        end
    end
    return nil
end

-- The enum that the type of a column names, also as an array.
function schema.enum_of(column)
    return enums[(column.type:gsub("%[%]", ""))]
end

-- The relation that an object hangs on: the object itself, or the nearest parent that is one.
function schema.relation_of(object)
    while object and not is_relation[object.kind] do
        object = object.parent
    end
    return object
end

local function is_subset(part, whole)
    for _, name in ipairs(part) do
        if not text.contains(whole, name) then
            return false
        end
    end
    return #part > 0
end

-- Column lists that no two rows of the table share.
local unique_sets = {}
local function uniques(relation)
    if not unique_sets[relation] then
        local sets = {}
        for _, kind in ipairs({ "primary_key", "unique" }) do
            for _, constraint in ipairs(relation.children[kind]) do
                sets[#sets + 1] = constraint.columns
            end
        end
        for _, index in ipairs(relation.children.index) do
            local columns = text.map(index.keys, function(part) return part.column end)
            if index.unique and not index.predicate and #columns == #index.keys then
                sets[#sets + 1] = columns
            end
        end
        unique_sets[relation] = sets
    end
    return unique_sets[relation]
end

-- True when at most one row of the relation has the same values in these columns.
function schema.is_unique(relation, columns)
    for _, set in ipairs(uniques(relation)) do
        if is_subset(set, columns) then
            return true
        end
    end
    return false
end

function schema.primary_key(relation)
    return relation.children.primary_key[1]
end

function schema.in_primary_key(column)
    local primary = schema.primary_key(column.parent)
    return primary ~= nil and text.contains(primary.columns, column.name)
end

function schema.is_required(column)
    return column.not_null or schema.in_primary_key(column)
end

-- True when the column alone is unique, other than as primary key.
function schema.is_unique_column(column)
    for _, set in ipairs(uniques(column.parent)) do
        if #set == 1 and set[1] == column.name then
            return not schema.in_primary_key(column)
        end
    end
    return false
end

-- What is to be known of a foreign key: source and target (nil when the model does not have it), whether every row must
-- have a target, and whether a target has at most one row.
local function describe(constraint)
    local source = constraint.parent
    local required = true
    for _, name in ipairs(constraint.columns) do
        local column = schema.column(source, name)
        required = required and column ~= nil and schema.is_required(column)
    end
    return {
        constraint = constraint,
        source = source,
        target = schema.relation(constraint.target_schema, constraint.target_table),
        target_id = (constraint.target_schema and constraint.target_schema .. "." or "") .. constraint.target_table,
        columns = constraint.columns,
        target_columns = constraint.target_columns,
        required = required,
        unique = schema.is_unique(source, constraint.columns),
        on_delete = constraint.on_delete or "NO ACTION",
        on_update = constraint.on_update or "NO ACTION",
    }
end

-- All foreign keys of the schema, and the same by table.
schema.links = {}
local outbound, inbound = {}, {}
for _, relation in ipairs(schema.documented) do
    for _, constraint in ipairs(managed(relation.children.foreign_key)) do
        local link = describe(constraint)
        schema.links[#schema.links + 1] = link
        outbound[relation] = outbound[relation] or {}
        table.insert(outbound[relation], link)
        if link.target then
            inbound[link.target] = inbound[link.target] or {}
            table.insert(inbound[link.target], link)
        end
    end
end

function schema.outbound(relation)
    return outbound[relation] or {}
end

function schema.inbound(relation)
    return inbound[relation] or {}
end

-- "many-to-one" or "one-to-one", as seen from the source.
function schema.cardinality(link)
    return (link.unique and "one" or "many") .. "-to-one" .. (link.required and "" or ", optional")
end

-- The foreign keys that a column takes part in.
function schema.links_of(column)
    return text.filter(schema.outbound(column.parent), function(link)
        return text.contains(link.columns, column.name)
    end)
end

-- Sections by @section, in the order of their first object: {title=, tables=, views=, routines=, enums=}.
function schema.sections()
    local by_title, sections = {}, {}
    local function add(object, list)
        local title = object.annotations.section
        if title == nil or title == "" then
            return
        end
        local section = by_title[title]
        if not section then
            section = { title = title, position = object.position, tables = {}, views = {}, routines = {}, enums = {} }
            by_title[title] = section
            sections[#sections + 1] = section
        end
        section.position = math.min(section.position, object.position)
        table.insert(section[list], object)
    end
    for _, list in ipairs({ "tables", "views", "routines", "enums" }) do
        for _, object in ipairs(schema[list]) do
            add(object, list)
        end
    end
    table.sort(sections, function(a, b)
        return a.position < b.position or (a.position == b.position and a.title < b.title)
    end)
    return sections
end

-- Schemas with something of ours in them, in order: {name=, object=, tables=, views=, enums=, routines=}.
function schema.schemas()
    local by_name, schemas = {}, {}
    local function get(name)
        if not by_name[name] then
            by_name[name] = { name = name, tables = {}, views = {}, enums = {}, routines = {} }
            schemas[#schemas + 1] = by_name[name]
        end
        return by_name[name]
    end
    for _, object in ipairs(model.kinds.schema) do
        if not object.external then
            get(object.name)
        end
    end
    for _, list in ipairs({ "tables", "views", "enums", "routines" }) do
        for _, object in ipairs(schema[list]) do
            table.insert(get(object.schema or "")[list], object)
        end
    end
    for _, object in ipairs(model.kinds.schema) do
        if by_name[object.name] then
            by_name[object.name].object = object
        end
    end
    table.sort(schemas, function(a, b) return a.name < b.name end)
    return schemas
end

-- COMMENT first, then what @purpose adds; nil when there is neither.
function schema.description(object)
    local parts = {}
    if object.comment and text.trim(object.comment) ~= "" then
        parts[1] = object.comment
    end
    local purpose = object.annotations.purpose
    if purpose and text.trim(purpose) ~= "" and purpose ~= object.comment then
        parts[#parts + 1] = purpose
    end
    if #parts == 2 then
        parts[1] = text.sentence(parts[1])
    end
    return #parts > 0 and table.concat(parts, " ") or nil
end

-- The triggers that call a routine, and other objects that use it: policies, defaults, checks, views …
function schema.callers(routine)
    local callers = {}
    for _, use in ipairs(routine.used_by) do
        if not use.object.external and use.object.kind ~= "comment" and use.object.kind ~= "grant" and
            use.object.kind ~= "owner" then
            callers[#callers + 1] = use.object
        end
    end
    return callers
end

return schema
