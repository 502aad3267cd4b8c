<% for _, t in ipairs(model.tables) do %>
# <%= esc.md(t.name) %>
<%% <% end %>
