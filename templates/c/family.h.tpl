<% if form == "range" then %>
typedef struct <%= c %> {
    bool is_empty;
    <%= p %>_bound lower_bound;
    <%= p %>_bound upper_bound;
    <%= declare(element_c, "lower") %>;
    <%= declare(element_c, "upper") %>;
} <%= c %>;

<% elseif form == "multirange" then %>
typedef struct <%= c %> {
    size_t count;
    const <%= element_c %> *items;
} <%= c %>;

<% elseif form == "record" then %>
typedef struct <%= c %> {
<%= text.members(fields) %>
} <%= c %>;

<% elseif element then %>
typedef struct <%= p %>_array_<%= element %> {
    size_t count;
    const <%= p %>_nullable_<%= element %> *items;
    const <%= p %>_dimensions *dimensions;
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
<% if lists then %>

typedef struct <%= p %>_list_<%= name %> {
    size_t count;
    <%= declare(list_items, "items") %>;
} <%= p %>_list_<%= name %>;
<% end %>
<% for _, where in ipairs(wheres) do %>

typedef struct <%= p %>_where_<%= where.name %> {
<% for _, member in ipairs(where.members) do %>
    <%= declare(condition, member) %>;
<% end %>
<% if where.lists then %>
    <%= p %>_list_<%= name %> in;
    <%= p %>_list_<%= name %> not_in;
<% end %>
    <%= p %>_null_test null;
} <%= p %>_where_<%= where.name %>;
<% end %>
