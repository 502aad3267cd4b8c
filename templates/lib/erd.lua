-- Entity-relationship diagrams for Mermaid 9.4 and later.
--
-- Names of entities are quoted and hold the real name. Names and types of attributes have to be words of ASCII letters,
-- digits and "_"; where that changes a name, the real one follows as a comment. Mermaid refuses texts of more than 50,000
-- characters, so a diagram that would be larger shows less, and at last is split.

local text = include("text.lua")
local schema = include("schema.lua")

local erd = {}

local limit = 49000

-- Mermaid takes these for keys, whatever their case.
local key_words = { pk = true, fk = true, uk = true }

local short_types = {
    ["timestamp with time zone"] = "timestamptz",
    ["timestamp without time zone"] = "timestamp",
    ["time with time zone"] = "timetz",
    ["time without time zone"] = "time",
    ["character varying"] = "varchar",
    ["character"] = "char",
    ["bit varying"] = "varbit",
    ["double precision"] = "double",
    ["\"char\""] = "char",
}

local function word(name)
    local safe = name:gsub("[^%w_]", "_")
    if not safe:find("^%a") then
        safe = "x" .. safe
    end
    if key_words[safe:lower()] then
        safe = safe .. "_"
    end
    return safe
end

-- "numeric(10,2)[]" as "numeric[]", "public.task_status" as "task_status".
local function type_word(name)
    local dimensions = 0
    name = name:gsub("%[%d*%]", function()
        dimensions = dimensions + 1
        return ""
    end)
    name = text.trim((name:gsub("%b()", ""):gsub("%s+", " ")))
    if short_types[name] then
        name = short_types[name]
    elseif name:find('^"') or name:find('%."') then
        name = name:match('"([^"]*)"$') or name
    else
        name = name:match("[^.]+$") or name
    end
    return word(name) .. string.rep("[]", dimensions)
end

-- Two names with dots in them may look the same unless they are quoted as in SQL.
local ids = {}
for _, relation in ipairs(schema.tables) do
    ids[relation.id] = (ids[relation.id] or 0) + 1
end

local function entity(relation, id)
    if relation and (ids[relation.id] or 0) > 1 then
        id = relation.sql_name
    end
    return '"' .. esc.mermaid(id or relation.id) .. '"'
end

local function attribute(column)
    local keys = {}
    if schema.in_primary_key(column) then
        keys[#keys + 1] = "PK"
    end
    if #schema.links_of(column) > 0 then
        keys[#keys + 1] = "FK"
    end
    if schema.is_unique_column(column) then
        keys[#keys + 1] = "UK"
    end
    local name = word(column.name)
    local line = "        " .. type_word(column.type) .. " " .. name
    if #keys > 0 then
        line = line .. " " .. table.concat(keys, ", ")
    end
    if name ~= column.name then
        line = line .. ' "' .. esc.mermaid(column.name) .. '"'
    end
    return line
end

-- Which columns a diagram shows: all, those that are part of a key, or none.
local show = {
    all = function() return true end,
    keys = function(column)
        return schema.in_primary_key(column) or #schema.links_of(column) > 0
    end,
    none = function() return false end,
}

local function add_entity(lines, relation, detail)
    local attributes = {}
    for _, column in ipairs(relation.kind == "table" and relation.children.column or {}) do
        if show[detail](column) then
            attributes[#attributes + 1] = attribute(column)
        end
    end
    if #attributes == 0 then
        lines[#lines + 1] = "    " .. entity(relation)
        return
    end
    lines[#lines + 1] = "    " .. entity(relation) .. " {"
    for _, line in ipairs(attributes) do
        lines[#lines + 1] = line
    end
    lines[#lines + 1] = "    }"
end

-- The target has one row for each row of the source, or none where the columns may be null; the source has many, or one
-- where its columns are unique.
local function add_link(lines, link)
    local left = link.required and "||" or "|o"
    local right = link.unique and "o|" or "o{"
    local label = text.join(text.map(link.columns, esc.mermaid))
    lines[#lines + 1] = "    " .. entity(link.target, link.target_id) .. " " .. left .. "--" .. right .. " " ..
        entity(link.source) .. ' : "' .. label .. '"'
end

-- One diagram: `details` gives the detail of a relation, links are those between them.
local function draw(relations, links, detail_of)
    local lines = { "erDiagram" }
    for _, relation in ipairs(relations) do
        add_entity(lines, relation, detail_of(relation))
    end
    for _, link in ipairs(links) do
        add_link(lines, link)
    end
    return table.concat(lines, "\n") .. "\n"
end

-- The foreign keys whose source is one of the relations, and whose target is as well unless `outside` is set.
local function links_between(relations, outside)
    local inside, links = {}, {}
    for _, relation in ipairs(relations) do
        inside[relation] = true
    end
    for _, relation in ipairs(relations) do
        for _, link in ipairs(schema.outbound(relation)) do
            if outside or (link.target and inside[link.target]) then
                links[#links + 1] = link
            end
        end
    end
    return links
end

-- The diagram with as much detail as fits, at most `detail`; nil when not even the names fit.
local function fit(relations, links, detail)
    local order = { all = { "all", "keys", "none" }, keys = { "keys", "none" }, none = { "none" } }
    for _, level in ipairs(order[detail]) do
        local diagram = draw(relations, links, function() return level end)
        if #diagram <= limit then
            return diagram, level
        end
    end
    return nil
end

-- Parts of about the same size, none larger than what fits.
local function halves(relations)
    local middle, first, second = #relations // 2, {}, {}
    for i, relation in ipairs(relations) do
        table.insert(i <= middle and first or second, relation)
    end
    return first, second
end

local function add_parts(parts, title, relations, detail)
    if #relations == 0 then
        return
    end
    local diagram, level = fit(relations, links_between(relations, true), detail)
    if not diagram then
        diagram, level = fit(relations, links_between(relations, false), detail)
    end
    if not diagram and #relations > 1 then
        local first, second = halves(relations)
        add_parts(parts, title, first, detail)
        add_parts(parts, title, second, detail)
    elseif diagram then
        parts[#parts + 1] = { title = title, diagram = diagram, detail = level, relations = relations }
    end
end

-- Where the tables are too many for one diagram: by section, and by schema what is in no section.
local function groups(relations)
    local list, by_title = {}, {}
    for _, relation in ipairs(relations) do
        local section = relation.annotations.section
        local title = section and section ~= "" and section or relation.schema or ""
        if not by_title[title] then
            by_title[title] = { title = title, relations = {} }
            list[#list + 1] = by_title[title]
        end
        table.insert(by_title[title].relations, relation)
    end
    return list
end

-- Diagrams of these tables with the foreign keys that begin at them: {title=, diagram=, detail=, relations=}, in most
-- cases one, with an empty title. Columns are left out, and then the tables are split, as far as it must be.
function erd.diagrams(relations, detail)
    local parts = {}
    if #relations == 0 then
        return parts
    end
    local diagram, level = fit(relations, links_between(relations, true), detail or "all")
    if diagram then
        return { { title = "", diagram = diagram, detail = level, relations = relations } }
    end
    for _, group in ipairs(groups(relations)) do
        add_parts(parts, group.title, group.relations, detail or "all")
    end
    local numbers = {}
    for _, part in ipairs(parts) do
        numbers[part.title] = (numbers[part.title] or 0) + 1
        if numbers[part.title] > 1 then
            part.title = part.title .. " (" .. numbers[part.title] .. ")"
        end
    end
    return parts
end

-- A table with all its columns, its neighbours with their keys, and the foreign keys between it and them; nil for a table
-- without neighbours.
function erd.neighbourhood(relation)
    local relations, links, seen = { relation }, {}, { [relation] = true }
    local function add(other)
        if other and not seen[other] then
            seen[other] = true
            relations[#relations + 1] = other
        end
    end
    for _, link in ipairs(schema.outbound(relation)) do
        links[#links + 1] = link
        add(link.target)
    end
    for _, link in ipairs(schema.inbound(relation)) do
        if link.source ~= relation then
            links[#links + 1] = link
            add(link.source)
        end
    end
    if #links == 0 then
        return nil
    end
    local diagram
    for _, level in ipairs({ { "all", "keys" }, { "all", "none" }, { "keys", "none" }, { "none", "none" } }) do
        diagram = draw(relations, links, function(one)
            return one == relation and level[1] or level[2]
        end)
        if #diagram <= limit then
            return diagram
        end
    end
    return nil
end

return erd
