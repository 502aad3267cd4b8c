<% for _, index in ipairs(indexes) do %>
<%
local remarks = doc.remarks(index,
    #index.include > 0 and "includes " .. doc.names(index.include),
    index.nulls_not_distinct and "nulls are equal to each other",
    #index.statistics > 0 and "statistics targets " .. doc.options(index.statistics),
    #index.options > 0 and doc.options(index.options))
%>
| <%= esc.md_code(index.name) %> | <%= index.method or "btree" %> | <%= doc.code(doc.index_keys(index)) %> | <%= index.unique and "yes" or "" %> | <%= index.predicate and doc.expr(index.predicate) or "" %> | <%= table.concat(remarks, "; ") %> |
<% end %>
