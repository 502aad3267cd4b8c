-- What schemac has found out about the queries of a project, one line for each fact: for tests that compare.
local lines = {}

local function line(...) lines[#lines + 1] = table.concat({ ... }) end

for _, query in ipairs(queries) do
    line(query.name, " :", query.command, query.open and " and other columns" or "")
    if query.row then line("  rows of ", query.row.id) end
    for i, parameter in ipairs(query.parameters) do
        line("  $", i, " ", parameter.name, " ", parameter.type or "?", parameter.nullable and ", or null" or "",
            parameter.description and (": " .. parameter.description) or "")
    end
    for _, column in ipairs(query.columns) do
        line("  > ", column.name, " ", column.type or "?", column.not_null and "" or ", or null")
    end
    if options.statements == "yes" then line("  ", (query.statement:gsub("\n", "\n  "))) end
end
write("queries.txt", table.concat(lines, "\n") .. "\n")
