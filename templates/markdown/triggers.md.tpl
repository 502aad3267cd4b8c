<%
local text = include("../lib/text.lua")
%>
| Trigger | Runs | Function | Condition | Remarks |
|---|---|---|---|---|
<% for _, trigger in ipairs(triggers) do %>
<%
local remarks = doc.remarks(trigger,
    trigger.part_of and "of the partitioned table",
    trigger.enabled and "state: " .. trigger.enabled:lower(),
    trigger.constraint and "constraint trigger",
    doc.deferral(trigger, "run"),
    trigger.old_table and "old rows as " .. esc.md_code(trigger.old_table),
    trigger.new_table and "new rows as " .. esc.md_code(trigger.new_table),
    #trigger.arguments > 0 and "arguments " .. table.concat(text.map(trigger.arguments, esc.md_code), ", "))
%>
| <%= esc.md_code(trigger.name) %> | <%= doc.trigger_time(trigger) %> | <%= doc:called(trigger) %> | <%= trigger.when and doc.expr(trigger.when) or "" %> | <%= table.concat(remarks, "; ") %> |
<% end %>
