<%= call_sql(c) %>
<% if #c.options > 0 then %>

static const <%= p %>_option <%= c.stem %>_optional[] = {
<% for _, option in ipairs(c.options) do %>
<%= option_lines(c, option) %>
<% end %>
};
<% end %>
<% if c.oids then %>

<%= types_array(c) %>
<% end %>
<% if c.columns then %>

/* Reads the rows from in->row on. */
static void <%= c.stem %>_read(<%= p %>_reader *in, void *to)
{
    for (<%= c.row_type %> *row = to; <%= p %>_more(in); in->row++, row++) {
<% for i, column in ipairs(c.columns) do %>
        row-><%= column.member %> = <%= p %>_<%= column.read %>(in, <%= i - 1 %>);
<% end %>
    }
}
<% end %>
<% if c.oids then %>

static const <%= p %>_shape <%= c.shape %> = {
    .name = "<%= esc.c_string(c.id) %>",
    .row_size = sizeof(<%= c.row_type %>),
    .column_count = <%= #c.oids %>,
    .types = <%= c.stem %>_types,
<% if c.as_text then %>
    .is_text = true,
<% end %>
    .read = <%= c.columns and c.stem .. "_read" or p .. "_read_values_" .. c.value.reader %>,
};
<% end %>
<% if c.columns then %>

<%= signature("void " .. c.free, { c.out_type .. " *rows" }) %>
{
    <%= p %>_result_free(rows->result);
    *rows = (<%= c.out_type %>){0};
}
<% end %>
<% if c.is_set then %>

/* Starts the request. */
<%= signature("static void " .. c.stem .. "_start", call_parameters(c)) %>
{
<%= start_call(c) %>
}
<% end %>

<%= signature(p .. "_status " .. c.stem, call_parameters(c, out_parameter(c))) %>
{
<% if c.form == "rows" or c.form == "values" then %>
    <%= p %>_any_rows rows;
    <%= p %>_status status;

<% end %>
<%= c.is_set and call_start(c) or start_call(c) %>
<% if c.form == "none" then %>
    return <%= p %>_execute_count(conn, <%= c.counts and "affected" or "NULL" %>);
<% elseif c.form == "value" then %>
<%= signature("    return " .. p .. "_fetch_value", { "conn", "&" .. c.shape, "out" }) %>;
<% elseif c.form == "owned" then %>
<%= signature("    return " .. p .. "_fetch_owned", { "conn", "&" .. c.shape, "out", "offsetof(" .. c.out_type .. ", result)" }) %>;
<% else %>
    if (out == NULL)
<%= signature("        return " .. p .. "_execute", { "conn", "&" .. c.shape, expectation(c) }) %>;
<%= signature("    status = " .. p .. "_fetch", { "conn", "&" .. c.shape, expectation(c), "&rows" }) %>;
    *out = (<%= c.out_type %>){rows.count, rows.rows, rows.result};
    return status;
<% end %>
}
<% if c.is_set then %>

/* Who visits rows. */
typedef struct <%= c.stem %>_visitor {
    <%= visit_parameter(c) %>;
    void *context;
} <%= c.stem %>_visitor;

<%= signature("static bool " .. c.stem .. "_visit_row", { "const void *closure", "const void *row" }) %>
{
    const <%= c.stem %>_visitor *visitor = closure;

    return visitor->visit(visitor->context, row);
}

<%= signature(p .. "_status " .. c.stem .. "_each", call_parameters(c, visit_parameter(c), "void *context")) %>
{
    const <%= c.stem %>_visitor visitor = {visit, context};

<%= call_start(c) %>
<%= signature("    return " .. p .. "_each", { "conn", "&" .. c.shape, c.stem .. "_visit_row", "&visitor" }) %>;
}
<% end %>
