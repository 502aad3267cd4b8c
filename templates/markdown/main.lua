-- Documentation of a schema as a tree of Markdown pages.
--
-- Options: title (of the overview), intro (its first paragraph), notes (Markdown at its end), source_base (put before the file names of the schema to
-- make links of them: "../../schema/app/", or the address of a repository's files), external ("true": also what external
-- layers bring).

local markdown = include("../lib/markdown.lua")
local schema = include("../lib/schema.lua")
local patterns = include("../lib/patterns.lua")
local text = include("../lib/text.lua")
local doc = include("doc.lua")

local known = { title = true, intro = true, notes = true, source_base = true, external = true }
for name in pairs(options) do
    if not known[name] then
        fail("the template `markdown` has no option `" .. name .. "`; it knows title, intro, notes, source_base and external")
    end
end

local function page(path, template, variables)
    variables = variables or {}
    variables.doc = doc.at(path)
    write(path, markdown.tidy(render(template, variables)))
end

local sections = schema.sections()

local life = patterns.lifecycle(schema.whole_tables(schema.documented), schema.routines, doc.trigger_time)
local has_lifecycle = #schema.links + #life.fills + #life.touched + #life.soft + #life.cleaning > 0
local indexed = text.filter(schema.documented, function(relation) return #relation.children.index > 0 end)

page("README.md", "readme.md.tpl", { sections = sections, has_lifecycle = has_lifecycle, has_indexes = #indexed > 0 })
for _, relation in ipairs(schema.documented) do
    page(doc.path(relation), "table.md.tpl", { relation = relation })
end
if #schema.tables > 0 then
    page("diagrams.md", "diagrams.md.tpl", { sections = sections })
end
if schema.has_security then
    page("security.md", "security.md.tpl")
end
if #schema.links > 0 then
    page("relationships.md", "relationships.md.tpl")
end
if has_lifecycle then
    page("lifecycle.md", "lifecycle.md.tpl", { life = life })
end
if #indexed > 0 then
    page("indexes.md", "indexes.md.tpl", { indexed = indexed })
end
if #schema.tables > 1 then
    page("conventions.md", "conventions.md.tpl")
end
if #schema.views > 0 then
    page("views.md", "views.md.tpl")
end
if #schema.wrappers + #schema.servers + #schema.user_mappings > 0 then
    page("foreign.md", "foreign.md.tpl")
end
if #schema.enums > 0 then
    page("enums.md", "enums.md.tpl")
end
if #schema.type_parts > 0 then
    page("types.md", "types.md.tpl")
end
if #schema.routines + #schema.languages > 0 then
    page("functions.md", "functions.md.tpl")
end
if #schema.operator_parts > 0 then
    page("operators.md", "operators.md.tpl")
end
if #schema.text_parts > 0 then
    page("text.md", "text.md.tpl")
end
if #schema.database_parts > 0 then
    page("database.md", "database.md.tpl")
end
if #schema.statements > 0 then
    page("other.md", "other.md.tpl")
end
if #queries > 0 then
    page("queries.md", "queries.md.tpl")
end
