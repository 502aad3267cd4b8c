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
    local safe = text.safe_name(name, "")
    if not safe:find("^%a") then
        safe = "x" .. safe
    end
    if key_words[safe:lower()] then
        safe = safe .. "_"
    end
    return safe
end

-- "numeric(10,2)[]" as "numeric[]", "public.task_status" as "task_status".
local function make_type_word(name)
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

local type_words = {}
local function type_word(name)
    type_words[name] = type_words[name] or make_type_word(name)
    return type_words[name]
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

local function entity_lines(relation, detail)
    local lines = {}
    for _, column in ipairs(relation.children.column or {}) do
        if show[detail](column) then
            lines[#lines + 1] = attribute(column) .. "\n"
        end
    end
    if #lines == 0 then
        return "    " .. entity(relation) .. "\n"
    end
    return "    " .. entity(relation) .. " {\n" .. table.concat(lines) .. "    }\n"
end

-- The text of a relation at a level of detail, made once.
local entity_texts = { all = {}, keys = {}, none = {} }
local function entity_text(relation, detail)
    local texts = entity_texts[detail]
    texts[relation] = texts[relation] or entity_lines(relation, detail)
    return texts[relation]
end

-- The target has one row for each row of the source, or none where the columns may be null; the source has many, or one
-- where its columns are unique.
local function line_ends(link)
    return (link.required and "||" or "|o") .. "--" .. (link.unique and "o|" or "o{")
end

-- The lines of these foreign keys; those between the same two tables that end alike are one line with all their names.
local function links_lines(links)
    local lines, by_key = {}, {}
    for _, link in ipairs(links) do
        local line = entity(link.target, link.target_id) .. " " .. line_ends(link) .. " " .. entity(link.source)
        local label = text.join(text.map(link.columns, esc.mermaid))
        if by_key[line] then
            table.insert(by_key[line].labels, label)
        else
            by_key[line] = { line = line, labels = { label } }
            lines[#lines + 1] = by_key[line]
        end
    end
    return table.concat(text.map(lines, function(one)
        return "    " .. one.line .. ' : "' .. table.concat(one.labels, " / ") .. '"\n'
    end))
end

local links_texts = {}
local function links_text(relation)
    links_texts[relation] = links_texts[relation] or links_lines(schema.outbound(relation))
    return links_texts[relation]
end

local header = "erDiagram\n"

-- One diagram of these relations with the foreign keys that begin at them.
local function draw(relations, detail)
    local lines = { header }
    for _, relation in ipairs(relations) do
        lines[#lines + 1] = entity_text(relation, detail)
    end
    for _, relation in ipairs(relations) do
        lines[#lines + 1] = links_text(relation)
    end
    return table.concat(lines)
end

local function size(relation, detail)
    return #entity_text(relation, detail) + #links_text(relation)
end

-- The diagram with as much detail as fits, at most `detail`; nil when not even the names fit.
local function fit(relations, detail)
    local order = { all = { "all", "keys", "none" }, keys = { "keys", "none" }, none = { "none" } }
    for _, level in ipairs(order[detail]) do
        local total = #header
        for _, relation in ipairs(relations) do
            total = total + size(relation, level)
        end
        if total <= limit then
            return draw(relations, level), level
        end
    end
    return nil
end

-- As many diagrams as it takes; where it takes more than one, without the columns that belong to no key.
local function add_parts(parts, title, relations, detail)
    local diagram, level = fit(relations, detail)
    if diagram then
        parts[#parts + 1] = { title = title, diagram = diagram, detail = level, relations = relations }
        return
    end
    level = detail == "none" and "none" or "keys"
    local chunk, total = {}, #header
    local function flush()
        if #chunk > 0 then
            diagram = fit(chunk, level)
            if diagram then
                parts[#parts + 1] = { title = title, diagram = diagram, detail = level, relations = chunk }
            end
            chunk, total = {}, #header
        end
    end
    for _, relation in ipairs(relations) do
        if total + size(relation, level) > limit then
            flush()
        end
        chunk[#chunk + 1] = relation
        total = total + size(relation, level)
    end
    flush()
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
-- cases one, with an empty title. Partitions are left out. Columns are left out, and then the tables are split, as far as it must be.
function erd.diagrams(relations, detail)
    local parts = {}
    relations = schema.whole_tables(relations)
    if #relations == 0 then
        return parts
    end
    local diagram, level = fit(relations, detail or "all")
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

-- The diagram for an overview, and what it leaves out, in words: with more tables fewer details can be read. nil when it
-- would have too many of them, or none that belong together.
function erd.overview(relations)
    local linked = text.filter(schema.whole_tables(relations), function(relation)
        return #schema.outbound(relation) + #schema.inbound(relation) > 0
    end)
    if #relations <= 15 then
        return fit(schema.whole_tables(relations), "keys") or nil, "All tables with the columns of their keys."
    elseif #linked <= 40 and #linked > 0 then
        return fit(linked, "none") or nil, "The tables that foreign keys connect."
    end
    return nil, "The tables are too many for one diagram."
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
        if link.source ~= relation and not link.source.partition_of then
            links[#links + 1] = link
            add(link.source)
        end
    end
    if #links == 0 then
        return nil
    end
    for _, level in ipairs({ { "all", "keys" }, { "all", "none" }, { "keys", "none" }, { "none", "none" } }) do
        local diagram = header .. table.concat(text.map(relations, function(one)
            return entity_text(one, one == relation and level[1] or level[2])
        end)) .. links_lines(links)
        if #diagram <= limit then
            return diagram
        end
    end
    return nil
end

return erd
