-- What follows from the model but does not stand in it: where a foreign key leads, whether its columns are unique, which
-- enum a column has, which tables form a section.

local text = include("text.lua")
local sql_text = include("sql.lua")

local schema = {}

local function key(...)
    local parts = {}
    for _, part in ipairs({ ... }) do
        parts[#parts + 1] = #part .. ":" .. part
    end
    return table.concat(parts)
end

local relations, types = {}, {}
local is_relation = { table = true, foreign_table = true, view = true, materialized_view = true }
for kind in pairs(is_relation) do
    for _, object in ipairs(model.kinds[kind]) do
        relations[key(object.schema, object.name)] = object
    end
end
for _, kind in ipairs({ "enum", "composite_type", "domain", "range_type", "multirange_type" }) do
    for _, object in ipairs(model.kinds[kind]) do
        types[object.sql_name] = object
    end
end

-- What a platform brings is described when the option `external` asks for it.
local with_external = tostring(options.external) == "true"

-- The objects that are described.
function schema.shown(objects)
    return with_external and objects or text.filter(objects, function(object) return not object.external end)
end
local shown = schema.shown

-- The objects of several kinds, by their names.
local function merged(...)
    local all = {}
    for _, objects in ipairs({ ... }) do
        for _, object in ipairs(shown(objects)) do
            all[#all + 1] = object
        end
    end
    table.sort(all, function(a, b) return a.id < b.id end)
    return all
end

schema.tables = merged(model.kinds.table, model.kinds.foreign_table)
-- True for a table of a platform to which the schema adds policies, triggers or the like.
function schema.is_extended(relation)
    for _, kind in ipairs({ "column", "index", "check", "unique", "foreign_key", "trigger", "policy" }) do
        for _, child in ipairs(relation.external and relation.children[kind] or {}) do
            if not child.external then
                return true
            end
        end
    end
    return false
end

-- Such tables, where they are not among the others.
schema.extended = with_external and {} or text.filter(model.kinds.table, schema.is_extended)

-- Tables that have a page.
schema.documented = {}
for _, list in ipairs({ schema.tables, schema.extended }) do
    for _, relation in ipairs(list) do
        schema.documented[#schema.documented + 1] = relation
    end
end

schema.views = merged(model.kinds.view, model.kinds.materialized_view)
schema.routines = merged(model.kinds["function"], model.kinds.procedure, model.kinds.aggregate)
schema.extensions = model.kinds.extension
for list, kind in pairs({
    enums = "enum", domains = "domain", composites = "composite_type", ranges = "range_type", casts = "cast",
    transforms = "transform", operators = "operator", operator_classes = "operator_class",
    access_methods = "access_method", languages = "language", collations = "collation", conversions = "conversion",
    configurations = "text_search_configuration", dictionaries = "text_search_dictionary",
    parsers = "text_search_parser", templates = "text_search_template", statements = "statement",
    wrappers = "foreign_data_wrapper", servers = "server", user_mappings = "user_mapping",
    subscriptions = "subscription", event_triggers = "event_trigger", memberships = "membership",
    default_privileges = "default_privilege", security_labels = "security_label", databases = "database",
}) do
    schema[list] = shown(model.kinds[kind])
end
schema.sequences = text.filter(shown(model.kinds.sequence), function(sequence)
    return not sequence.implicit and #sequence.children.sequence_owner == 0
end)
-- The functions of a range type and its multirange that have a description.
function schema.range_functions(range)
    local list = {}
    for _, object in ipairs({ range, table.unpack(range.children.multirange_type) }) do
        for _, routine in ipairs(object.children.range_function) do
            list[#list + 1] = schema.description(routine) and routine or nil
        end
    end
    return list
end
-- A family that came with its class and holds nothing else has nothing to tell.
schema.operator_families = text.filter(shown(model.kinds.operator_family), function(family)
    return not family.implicit or #family.members > 0
end)

-- Those of a platform count where the schema adds something to them.
schema.publications = text.filter(model.kinds.publication, function(publication)
    local children = publication.children
    return #shown({ publication }) + #shown(children.publication_table) + #shown(children.publication_schema) > 0
end)
schema.roles = text.filter(model.kinds.role, function(role)
    return #shown({ role }) + #shown(role.children.role_setting) > 0
end)

-- What is set of roles that the schema does not declare: {role_setting}, and of databases or all roles.
schema.other_settings, schema.database_settings = {}, {}
for _, setting in ipairs(shown(model.kinds.role_setting)) do
    if not setting.parent then
        table.insert(setting.name == "public" and schema.database_settings or schema.other_settings, setting)
    end
end

-- The words of the lists that are not empty: "roles", "publications".
local function parts(candidates)
    return text.map(candidates, function(part) return #part[1] > 0 and part[2] or nil end)
end

-- What some pages hold; empty when the schema says nothing of it.
schema.database_parts = parts({
    { #schema.roles > 0 and schema.roles or #schema.memberships > 0 and schema.memberships or schema.other_settings, "roles" },
    { #schema.databases > 0 and schema.databases or schema.database_settings, "databases" },
    { schema.default_privileges, "default privileges" }, { schema.publications, "publications" },
    { schema.subscriptions, "subscriptions" }, { schema.event_triggers, "event triggers" },
})
schema.type_parts = parts({
    { schema.domains, "domains" }, { schema.composites, "composite types" }, { schema.ranges, "range types" },
    { schema.casts, "casts" }, { schema.transforms, "transforms" },
})
schema.operator_parts = parts({
    { schema.operators, "operators" }, { schema.operator_classes, "operator classes" },
    { schema.operator_families, "operator families" }, { schema.access_methods, "access methods" },
})
schema.text_parts = parts({
    { schema.collations, "collations" }, { schema.conversions, "conversions" },
    { schema.configurations, "text search configurations" }, { schema.dictionaries, "text search dictionaries" },
    { schema.parsers, "text search parsers" }, { schema.templates, "text search templates" },
})

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

-- The enum, domain, composite or range type that the text of a type names, also as an array; nil for others.
function schema.type_named(name)
    return name and types[(name:gsub("%[%]", ""))]
end

-- The name and the texts of a condition `column IN ('a', 'b')`; nil for any other.
local function listed_values(sql)
    local name, list = sql:match("^%(*([%w_\"]+)%)*[%w_:. ]* IN %((.*)%)%)*$")
    if not name then
        name, list = sql:match("^%(*([%w_\"]+)%)*[%w_:. ]* = ANY %(+ARRAY%[(.*)%].*$")
    end
    if not name then
        return nil
    end
    local values, position = {}, list:match("^%s*()")
    while position <= #list do
        if list:sub(position, position) ~= "'" then
            return nil
        end
        local start, after = position, sql_text.skip_quoted(list, position)
        while list:sub(after, after) == "'" do -- a doubled quote stands for one
            after = sql_text.skip_quoted(list, after)
        end
        values[#values + 1] = (list:sub(start + 1, after - 2):gsub("''", "'"))
        position = list:match("^[%w_:. ]*,?%s*()", after)
    end
    return (name:gsub('"', "")), values
end

-- The few values that checks list for columns of a relation, by the name of the column.
local values_by_column = {}
local function checked_values(relation)
    if not values_by_column[relation] then
        local by_column = {}
        for _, check in ipairs(relation.children.check) do
            if not check.not_valid then
                local name, values = listed_values(check.expr.sql)
                if name and #values > 0 and #values <= 12 then
                    by_column[name] = by_column[name] or values
                end
            end
        end
        values_by_column[relation] = by_column
    end
    return values_by_column[relation]
end

-- The values that a column may have, where its type or a check lists them; nil otherwise, and when they are many.
function schema.allowed_values(column)
    local type = schema.type_named(column.type)
    if type and type.kind == "enum" then
        return #type.labels > 0 and #type.labels <= 12 and type.labels or nil
    end
    return checked_values(column.parent)[column.name]
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
    -- Rows older than a constraint that is NOT VALID may hold a null.
    return column.not_null and not column.not_null_not_valid or schema.in_primary_key(column)
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

-- All foreign keys of the schema, and the same by table. Those that partitions have because their table has them count
-- for the partition only.
schema.links = {}
local outbound, inbound = {}, {}
for _, relation in ipairs(schema.documented) do
    for _, constraint in ipairs(shown(relation.children.foreign_key)) do
        local link = describe(constraint)
        outbound[relation] = outbound[relation] or {}
        table.insert(outbound[relation], link)
        if not constraint.part_of then
            schema.links[#schema.links + 1] = link
        end
        if link.target and not constraint.part_of then
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

-- The tables as a tree, each of them once: nodes {relation=, link=, below={nodes}}. A table stands below the one that it
-- refers to; of several below that which is itself farthest from the top, and foreign keys that are required count first.
function schema.tree()
    local depths, above, visiting = {}, {}, {}
    local function depth(relation)
        if depths[relation] then
            return depths[relation]
        end
        visiting[relation] = true
        local best
        for _, required in ipairs({ true, false }) do
            for _, link in ipairs(best and {} or schema.outbound(relation)) do
                local target = link.target
                if target and link.required == required and not visiting[target] then
                    local far = depth(target) + 1
                    if not best or far > best then
                        best, above[relation] = far, link
                    end
                end
            end
        end
        visiting[relation] = nil
        depths[relation] = best or 0
        return depths[relation]
    end
    local nodes, roots = {}, {}
    local function node_of(relation)
        nodes[relation] = nodes[relation] or { relation = relation, below = {} }
        return nodes[relation]
    end
    for _, relation in ipairs(model.kinds.table) do
        if #schema.inbound(relation) + #schema.outbound(relation) > 0 then
            depth(relation)
            local node, link = node_of(relation), above[relation]
            node.link = link
            table.insert(link and node_of(link.target).below or roots, node)
        end
    end
    return roots
end

-- "many-to-one" or "one-to-one", as seen from the source.
function schema.cardinality(link)
    return (link.unique and "one" or "many") .. "-to-one" .. (link.required and "" or ", optional")
end

local links_by_column = {} -- of each table that was asked for

-- The foreign keys that a column takes part in.
function schema.links_of(column)
    local relation = column.parent
    if not links_by_column[relation] then
        local by_column = {}
        for _, link in ipairs(schema.outbound(relation)) do
            for _, name in ipairs(link.columns) do
                by_column[name] = by_column[name] or {}
                table.insert(by_column[name], link)
            end
        end
        links_by_column[relation] = by_column
    end
    return links_by_column[relation][column.name] or {}
end

-- The tables without partitions, which look like the table that they are a part of.
function schema.whole_tables(relations)
    return text.filter(relations, function(relation) return not relation.partition_of end)
end

-- The triggers of a relation without the copies that a partition has of those of its table.
function schema.own_triggers(relation)
    return text.filter(shown(relation.children.trigger), function(trigger) return not trigger.part_of end)
end

-- Whether there is something to say about who may do what.
schema.has_security = #schema.documented + #schema.security_labels > 0
for _, grant in ipairs(shown(model.kinds.grant)) do
    schema.has_security = schema.has_security or grant.parent.kind ~= "column"
end

-- Sections by @section, in the order of their first object: {title=, tables=, views=, routines=, enums=}, each in the order
-- of the source. An object may name several sections.
function schema.sections()
    local by_title, sections = {}, {}
    local function section_named(title, position)
        if not by_title[title] then
            by_title[title] = { title = title, position = position, tables = {}, views = {}, routines = {}, enums = {} }
            sections[#sections + 1] = by_title[title]
        end
        return by_title[title]
    end
    local function in_order(a, b)
        return a.position < b.position or (a.position == b.position and (a.title or a.id) < (b.title or b.id))
    end
    for _, list in ipairs({ "tables", "views", "routines", "enums" }) do
        for _, object in ipairs(schema[list]) do
            for _, annotation in ipairs(object.annotations) do
                if annotation.key == "section" and annotation.value ~= "" then
                    local section = section_named(annotation.value, object.position)
                    section.position = math.min(section.position, object.position)
                    table.insert(section[list], object)
                end
            end
        end
    end
    table.sort(sections, in_order)
    for _, section in ipairs(sections) do
        for _, list in ipairs({ "tables", "views", "routines", "enums" }) do
            table.sort(section[list], in_order)
        end
    end
    return sections
end

-- Lists of objects that live in a schema, by what the overview counts them as.
local counted = {
    tables = { "tables" }, views = { "views" }, routines = { "routines" },
    types = { "enums", "domains", "composites", "ranges" },
    others = {
        "sequences", "operators", "operator_classes", "operator_families", "collations", "conversions",
        "configurations", "dictionaries", "parsers", "templates",
    },
}

-- Schemas with something described in them, in order: {name=, object=, tables=, views=, types=, routines=, others=}.
function schema.schemas()
    local by_name, schemas = {}, {}
    local function get(name)
        if not by_name[name] then
            by_name[name] = { name = name, tables = {}, views = {}, types = {}, routines = {}, others = {} }
            schemas[#schemas + 1] = by_name[name]
        end
        return by_name[name]
    end
    for _, object in ipairs(model.kinds.schema) do
        if not object.external then
            get(object.name)
        end
    end
    for part, lists in pairs(counted) do
        for _, list in ipairs(lists) do
            for _, object in ipairs(schema[list]) do
                table.insert(get(object.schema or "")[part], object)
            end
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

-- The sequences of identity columns, and those that columns own: {column=, name=, sequence=, identity=}. `sequence` has
-- the options.
local owned
function schema.numbered(relation)
    if not owned then
        owned = {}
        for _, owner in ipairs(model.kinds.sequence_owner) do
            for _, dependency in ipairs(owner.depends_on) do
                local column = dependency.object
                owned[column] = owned[column] or {}
                table.insert(owned[column], owner.parent)
            end
        end
    end
    local list = {}
    for _, column in ipairs(relation.children.column) do
        for _, identity in ipairs(column.children.identity) do
            list[#list + 1] = { column = column, name = identity.sequence_name, sequence = identity, identity = true }
        end
        for _, sequence in ipairs(owned[column] or {}) do
            list[#list + 1] = { column = column, name = sequence.name, sequence = sequence }
        end
    end
    return list
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

-- What uses a routine or a type: triggers, policies, columns, other routines …; once, where a part of it, or the part of a
-- partition, does so as well.
function schema.users(object)
    local users = {}
    for _, use in ipairs(object.used_by) do
        users[use.object] = true
    end
    return text.map(object.used_by, function(use)
        local user = use.object
        local satellite = user.kind == "comment" or user.kind == "grant" or user.kind == "owner"
        local part = user.parent and (user.parent == object or users[user.parent])
        return not satellite and not part and not user.part_of and #shown({ user }) > 0 and user or nil
    end)
end

return schema
