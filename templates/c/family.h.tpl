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
<% if has_owned then %>

/* A value with the memory it is in. */
typedef struct <%= p %>_owned_<%= name %> {
    bool is_null;
    <%= declare(c, "value") %>;
    <%= p %>_result *result; /* what <%= p %>_owned_<%= name %>_free() frees */
} <%= p %>_owned_<%= name %>;

<%= signature("static inline void " .. p .. "_owned_" .. name .. "_free", { p .. "_owned_" .. name .. " *owned" }) %>
{
    <%= p %>_result_free(owned->result);
    memset(owned, 0, sizeof *owned);
}
<% end %>
<% if has_values then %>

/* Values that were read, with the memory they are in. */
typedef struct <%= p %>_values_<%= name %> {
    size_t count;
    const <%= p %>_nullable_<%= name %> *values;
    <%= p %>_result *result; /* what <%= p %>_values_<%= name %>_free() frees */
} <%= p %>_values_<%= name %>;

<%= signature("static inline void " .. p .. "_values_" .. name .. "_free", { p .. "_values_" .. name .. " *values" }) %>
{
    <%= p %>_result_free(values->result);
    memset(values, 0, sizeof *values);
}
<% end %>
