-- erd.mmd: the entity-relationship diagram of all tables, in several files where Mermaid's limit demands it.
-- options.detail: all (default), keys or none. options.file: the name of the file.

local erd = include("../lib/erd.lua")
local schema = include("../lib/schema.lua")

local detail = options.detail or "all"
if detail ~= "all" and detail ~= "keys" and detail ~= "none" then
    fail("the option `detail` of the output `mermaid` is all, keys or none, not \"" .. detail .. "\"")
end

local file = options.file or "erd.mmd"
local diagrams = erd.diagrams(schema.tables, detail)
if #diagrams == 0 then
    write(file, "erDiagram\n")
end
for number, part in ipairs(diagrams) do
    write(number == 1 and file or (file:gsub("%.mmd$", "") .. "-" .. number .. ".mmd"), part.diagram)
end
