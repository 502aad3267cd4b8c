<% if c.columns then %>

<%= text.comment("One row of " .. c.id .. ".", "") %>
typedef struct <%= c.row_type %> {
<%= row_members(c) %>
} <%= c.row_type %>;

/* Rows that were read, with the memory their text, bytes and arrays are in. */
typedef struct <%= c.out_type %> {
    size_t count;
    <%= c.row_type %> *rows;
    <%= p %>_result *result; /* what <%= c.free %>() frees */
} <%= c.out_type %>;

/* Frees the rows and empties the struct. An empty one is fine. */
<%= signature("void " .. c.free, { c.out_type .. " *rows" }) %>;
<% end %>
<% if #c.options > 0 then %>

<%= text.comment("Arguments of " .. c.id .. " that may be left out. What is unset gets its default.", "") %>
typedef struct <%= c.stem %>_options {
<%= option_members(c) %>
} <%= c.stem %>_options;
<% end %>

/*
<% for _, paragraph in ipairs(c.about) do %>
<%= text.paragraph(paragraph) %>
<% end %>
<% if c.properties then %>
<%= text.paragraph(c.properties) %>
<% end %>
<% if c.as_text then %>
<%= text.paragraph("Its answer is text as the session's settings make it (DateStyle and such), for not all of its types have a binary form here.") %>
<% end %>
<%= sql_line(shown_sql(c)) %>
<% if c.free then %>
 * Free: <%= c.free %>()
<% end %>
 */
<%= signature(p .. "_status " .. c.stem, call_parameters(c, out_parameter(c))) %>;
<% if c.is_set then %>

/* The same, row by row. */
<%= signature(p .. "_status " .. c.stem .. "_each", call_parameters(c, visit_parameter(c), "void *context")) %>;
<% end %>
