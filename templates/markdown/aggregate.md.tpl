<%
local text = include("../lib/text.lua")

local function steps(candidates)
    return table.concat(text.map(candidates, function(one)
        return one[2] and one[1] .. " by " .. doc:reference(aggregate, one[2]) or nil
    end), ", ")
end

local function state(type, initial)
    return doc:type(type) .. (initial and ", first " .. esc.md_code(initial) or ", first null")
end
%>
- Kind: <%= aggregate.hypothetical and "hypothetical-set aggregate" or aggregate.ordered_set and "ordered-set aggregate" or "aggregate" %>
- State: <%= state(aggregate.stype, aggregate.initcond) %>
- Steps: <%= steps({
    { "takes a row", aggregate.sfunc }, { "gives the result", aggregate.finalfunc }, { "joins two states", aggregate.combinefunc },
    { "writes a state", aggregate.serialfunc }, { "reads a state", aggregate.deserialfunc },
}) %>
<% if aggregate.msfunc then %>
- State as a moving window: <%= state(aggregate.mstype, aggregate.minitcond) %>
- Steps as a moving window: <%= steps({
    { "takes a row", aggregate.msfunc }, { "lets a row go", aggregate.minvfunc }, { "gives the result", aggregate.mfinalfunc },
}) %>
<% end %>
<% if aggregate.sortop then %>
- Same as the first row by: <%= doc.code(aggregate.sortop) %>
<% end %>
