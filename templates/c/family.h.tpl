<% if element then %>
typedef struct <%= p %>_array_<%= element %> {
    size_t count;
    const <%= p %>_nullable_<%= element %> *items;
} <%= p %>_array_<%= element %>;

<% end %>
typedef struct <%= p %>_nullable_<%= name %> {
    bool is_null;
    <%= declare(c, "value") %>;
} <%= p %>_nullable_<%= name %>;

typedef struct <%= p %>_field_<%= name %> {
    <%= p %>_state state;
    <%= declare(c, "value") %>;
} <%= p %>_field_<%= name %>;

<%= signature("static inline " .. p .. "_field_" .. name .. " " .. p .. "_set_" .. name, { declare(c, "value") }) %>
{
    <%= p %>_field_<%= name %> field;

    field.state = <%= P %>_VALUE;
    field.value = value;
    return field;
}

static inline <%= p %>_field_<%= name %> <%= p %>_set_null_<%= name %>(void)
{
    <%= p %>_field_<%= name %> field;

    memset(&field, 0, sizeof field);
    field.state = <%= P %>_NULL;
    return field;
}
