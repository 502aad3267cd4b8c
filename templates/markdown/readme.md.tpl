<%
local text = include("../lib/text.lua")
local schema = include("../lib/schema.lua")
local erd = include("../lib/erd.lua")
local markdown = include("../lib/markdown.lua")
local known_extensions = include("../lib/extensions.lua")

local schemas = schema.schemas()
local counts = { columns = 0, indexes = 0, triggers = 0, policies = 0, checks = 0, exclusions = 0, secured = 0, forced = 0 }
local function own(objects)
    return #schema.shown(objects)
end
for _, relation in ipairs(schema.documented) do
    counts.columns = counts.columns + own(relation.children.column)
    counts.indexes = counts.indexes + own(relation.children.index)
    counts.triggers = counts.triggers + #schema.own_triggers(relation)
    counts.policies = counts.policies + own(relation.children.policy)
    counts.checks = counts.checks + own(relation.children.check)
    counts.exclusions = counts.exclusions + own(relation.children.exclusion)
end
for _, relation in ipairs(schema.tables) do
    counts.secured = counts.secured + (relation.row_security and 1 or 0)
    counts.forced = counts.forced + (relation.force_row_security and 1 or 0)
end
local foreign = text.filter(schema.whole_tables(schema.tables), function(relation) return relation.kind == "foreign_table" end)
local partitions = #schema.tables - #schema.whole_tables(schema.tables)
local plain = #schema.tables - #foreign - partitions
local materialized = text.filter(schema.views, function(view) return view.kind == "materialized_view" end)
local routines = { ["function"] = 0, procedure = 0, aggregate = 0 }
for _, routine in ipairs(schema.routines) do
    routines[routine.kind] = routines[routine.kind] + 1
end
local function mentioned(rows)
    return text.filter(rows, function(row) return row[1] > 0 end)
end
local held = mentioned({
    { plain, "table" }, { partitions, "partition" }, { #foreign, "foreign table" }, { #schema.views - #materialized, "view" },
    { #materialized, "materialized view" }, { #schema.enums, "enum" }, { #schema.domains, "domain" },
    { #schema.composites, "composite type" }, { #schema.ranges, "range type" }, { routines["function"], "function" },
    { routines.procedure, "procedure" }, { routines.aggregate, "aggregate" },
})
local statistics = mentioned({
    { #schemas, "Schemas" },
    { plain, "Tables" },
    { partitions, "Partitions" },
    { #foreign, "Foreign tables" },
    { counts.secured, "Tables with row level security" },
    { counts.forced, "Tables with row level security also for the owner" },
    { counts.columns, "Columns" },
    { #schema.links, "Foreign keys" },
    { counts.checks, "Check constraints" },
    { counts.exclusions, "Exclusion constraints" },
    { counts.indexes, "Indexes, besides those of keys" },
    { #schema.views - #materialized, "Views" },
    { #materialized, "Materialized views" },
    { #schema.enums, "Enums" },
    { #schema.domains, "Domains" },
    { #schema.composites, "Composite types" },
    { #schema.ranges, "Range types" },
    { routines["function"], "Functions" },
    { routines.procedure, "Procedures" },
    { routines.aggregate, "Aggregates" },
    { #schema.operators, "Operators" },
    { #schema.casts, "Casts" },
    { counts.triggers, "Triggers" },
    { counts.policies, "Policies" },
})
-- The other pages, those that there are.
local contents = text.map({
    { #schema.tables > 0, "[Tables](#tables), with a page for each" },
    { #schema.views > 0, "[Views](views.md)" },
    { #schema.wrappers + #schema.servers + #schema.user_mappings > 0,
        "[Foreign data](foreign.md): wrappers, servers and user mappings" },
    { #schema.enums > 0, "[Enums](enums.md) and their values" },
    { #schema.type_parts > 0, "[Types](types.md): " .. text.join(schema.type_parts) },
    { #schema.routines + #schema.languages > 0, "[Functions](functions.md) with signature and source" },
    { #schema.operator_parts > 0, "[Operators](operators.md): " .. text.join(schema.operator_parts) },
    { #schema.text_parts > 0, "[Text](text.md): " .. text.join(schema.text_parts) },
    { #schema.links > 0, "[Relationships](relationships.md): all foreign keys, and how tables hang together" },
    { has_lifecycle, "[Data lifecycle](lifecycle.md): what triggers do, and what deleting a row does" },
    { has_indexes, "[Indexes](indexes.md) of all tables, and what they are good for" },
    { #schema.tables > 1, "[Conventions](conventions.md): names, columns that many tables have" },
    { schema.has_security, "[Security](security.md): row level security, policies and privileges" },
    { #schema.tables > 0, "[Diagrams](diagrams.md) with all columns" .. (#sections > 0 and ", by schema and by section" or "") },
    { #schema.database_parts > 0, "[Database](database.md): " .. text.join(schema.database_parts) },
    { #queries > 0, "[Sample queries](queries.md)" },
    { #schema.statements > 0, "[Other statements](other.md) that belong to the schema" },
}, function(line) return line[1] and line[2] or nil end)
local title = options.title or (model.name ~= "" and model.name or "Database")
local diagram, diagram_words = erd.overview(schema.tables)
%>
<!-- Generated by schemac from the SQL of the schema. Changes made here are lost with the next run. -->

# <%= esc.md(title) %>

<% if options.intro then %>
<%= esc.md(options.intro) %>

<% end %>
<% if #schemas > 0 then %>
The schema<%= #schemas == 1 and "" or "s" %> <%= text.join(text.map(schemas, function(one) return esc.md_code(one.name) end)) %> hold<%= #schemas == 1 and "s" or "" %> <%= #held > 0 and text.join(text.map(held, function(one) return text.count(one[1], one[2]) end)) or "nothing yet" %>.<%= #schema.links > 0 and " " .. text.count(#schema.links, "foreign key connects", "foreign keys connect") .. " the tables." or "" %>
<% elseif #contents > (#queries > 0 and 1 or 0) then %>
The schema has no tables.
<% else %>
The schema is empty.
<% end %>

<% if #contents > 0 then %>
## Contents

<% for _, line in ipairs(contents) do %>
- <%= line %>
<% end %>

<% end %>
<% if #statistics > 0 then %>
## Statistics

| What | Number |
|---|---:|
<% for _, row in ipairs(statistics) do %>
| <%= row[2] %> | <%= row[1] %> |
<% end %>

<% end %>
<% if #schemas > 0 then %>
## Schemas

| Schema | Tables | Views | Types | Functions | Description |
|---|---:|---:|---:|---:|---|
<% for _, one in ipairs(schemas) do %>
| <%= esc.md_code(one.name) %> | <%= #one.tables %> | <%= #one.views %> | <%= #one.types %> | <%= #one.routines %> | <%= esc.md_cell(one.object and schema.description(one.object) or "") %> |
<% end %>

<% end %>
<% if #schema.extensions > 0 then %>
## Extensions

| Extension | Schema | Version | Purpose |
|---|---|---|---|
<% for _, extension in ipairs(schema.extensions) do %>
| <%= esc.md_code(extension.name) %><%= extension.external and " (external)" or "" %> | <%= extension.in_schema and esc.md_code(extension.in_schema) or "" %> | <%= extension.version and esc.md_code(extension.version) or "" %> | <%= esc.md_cell(schema.description(extension) or known_extensions[extension.name] or "") %> |
<% end %>

<% end %>
<% if #schema.tables > 0 then %>
## Entity relationship diagram

<%= diagram_words %> [Diagrams](diagrams.md) shows them by schema<%= #sections > 0 and " and by section" or "" %> with all columns.

<% if diagram then %>
<%= markdown.fence(diagram, "mermaid") %>

<% end %>
<% end %>
<% if #sections > 0 then %>
## Sections

<% for _, section in ipairs(sections) do %>
### <%= esc.md(section.title) %>

<% if #section.tables + #section.views > 0 then %>
| Table | Description |
|---|---|
<% for _, list in ipairs({ section.tables, section.views }) do %>
<% for _, relation in ipairs(list) do %>
| <%= doc:link(relation) %><%= relation.kind ~= "table" and " (" .. relation.label .. ")" or "" %> | <%= esc.md_cell(schema.description(relation) or "") %> |
<% end %>
<% end %>

<% end %>
<% if #section.routines > 0 then %>
| Function | Description |
|---|---|
<% for _, routine in ipairs(section.routines) do %>
| <%= doc:link(routine) %> | <%= esc.md_cell(schema.description(routine) or "") %> |
<% end %>

<% end %>
<% for _, one in ipairs(doc.triggers_by_function(section.tables)) do %>
- <%= doc:called(one.triggers[1]) %> runs <%= doc.trigger_time(one.triggers[1]) %>, on <%= text.join(text.map(one.triggers, function(trigger) return doc:link(trigger.parent) end)) %>
<% end %>

<% if #section.enums > 0 then %>
Enums: <%= table.concat(text.map(section.enums, function(enum) return doc:link(enum) end), ", ") %>

<% end %>
<% end %>
<% end %>
<% if #schema.tables > 0 then %>
## Tables

<% for _, one in ipairs(schemas) do %>
<% if #one.tables > 0 then %>
### Schema <%= esc.md_code(one.name) %>

<% if one.object and schema.description(one.object) then %>
<%= esc.md(schema.description(one.object)) %>

<% end %>
| Table | Columns | References | Referenced by | Row security | Description |
|---|---:|---:|---:|---|---|
<% for _, relation in ipairs(one.tables) do %>
| <%= doc:link(relation, esc.md_code(relation.name)) %><%= relation.kind ~= "table" and " (" .. relation.label .. ")" or "" %> | <%= #relation.children.column %> | <%= #schema.outbound(relation) %> | <%= #schema.inbound(relation) %> | <%= relation.row_security and "on, " .. text.count(#relation.children.policy, "policy", "policies") or "off" %> | <%= esc.md_cell(schema.description(relation) or "") %> |
<% end %>

<% end %>
<% end %>
<% end %>
<% if #schema.extended > 0 then %>
### External tables

These come with the platform; the schema adds to them.

| Table | Own triggers | Own policies |
|---|---:|---:|
<% for _, relation in ipairs(schema.extended) do %>
| <%= doc:link(relation) %> | <%= #schema.own_triggers(relation) %> | <%= own(relation.children.policy) %> |
<% end %>

<% end %>
<% if #schema.sequences > 0 then %>
## Sequences

| Sequence | Type | Start | Increment | Description |
|---|---|---:|---:|---|
<% for _, sequence in ipairs(schema.sequences) do %>
| <%= esc.md_code(sequence.id) %> | <%= esc.md_code(sequence.data_type) %> | <%= sequence.start %> | <%= sequence.increment %> | <%= esc.md_cell(schema.description(sequence) or "") %> |
<% end %>
<% end %>
<% local files = doc.source_files() %>
<% if #files > 0 then %>

## Source files

| File | Lines | Defines |
|---|---:|---|
<% for _, file in ipairs(files) do %>
| <%= doc:file(file.name) %> | <%= file.first %>–<%= file.last %> | <%= text.join(text.map(file.kinds, function(one) return text.count(one.count, one.label, one.plural) end)) %> |
<% end %>
<% end %>
<% if options.notes then %>

<%= options.notes %>
<% end %>
