<% if need.bind_pointer or need.options or need.fetch_single then %>

/* -- Calls ------------------------------------------------------------------------------------- */
<% end %>
<% if need.bind_pointer then %>

void pfx_bind_pointer(pfx_conn *conn, const pfx_codec *codec, const void *value)
{
    if (value == NULL)
        pfx_bind_null(conn);
    else
        pfx_bind(conn, codec, codec->kind == PFX_KIND_TEXT ? &value : value);
}
<% end %>
<% if need.options then %>

void pfx_start_text(pfx_conn *conn, const char *text)
{
    pfx_start(conn, NULL);
    pfx_append(conn, &conn->sql, text);
}

static pfx_state pfx_option_state(pfx_conn *conn, const pfx_option *option, const void *options)
{
    pfx_state state = PFX_UNSET;

    if (options != NULL)
        memcpy(&state, (const char *)options + option->at, sizeof state);
    if (state != PFX_UNSET && state != PFX_NULL && state != PFX_VALUE)
        pfx_refuse(conn, "the state of the field is invalid");
    return state;
}

/* Appends one argument, by its name or by its place. */
static void pfx_write_option(pfx_conn *conn, const pfx_option *option, bool by_name,
                             const void *options)
{
    pfx_state state = pfx_option_state(conn, option, options);
    bool is_first = conn->sql.size > 0 && conn->sql.data[conn->sql.size - 1] == '(';

    pfx_write(conn, is_first ? "" : ", ", option->is_variadic ? "VARIADIC " : "",
              by_name ? option->name : "", by_name ? " => " : "", (char *)NULL);
    if (state == PFX_UNSET) {
        pfx_write(conn, option->fallback, (char *)NULL);
        return;
    }
    pfx_write_parameter(conn, conn->param_count + 1, option->cast);
    if (state == PFX_NULL)
        pfx_bind_null(conn);
    else
        pfx_bind(conn, option->codec,
                 (const char *)options + option->at + option->codec->in_field);
}

void pfx_add_options(pfx_conn *conn, const pfx_option *list, int count, const void *options,
                     const char *end)
{
    int by_place = 0; /* so many stand where the server expects them, for the last has no name */

    for (int i = 0; i < count; i++)
        if (list[i].name == NULL && pfx_option_state(conn, &list[i], options) != PFX_UNSET)
            by_place = i + 1;
    for (int i = 0; i < count && conn->error.status == PFX_OK; i++)
        if (i < by_place || list[i].is_needed ||
            pfx_option_state(conn, &list[i], options) != PFX_UNSET)
            pfx_write_option(conn, &list[i], i >= by_place && list[i].name != NULL, options);
    pfx_write(conn, end, (char *)NULL);
}
<% end %>
<% if need.fetch_single then %>

/* Reads a single value into a pfx_nullable_..., NULL if that fails; returns the memory it is in. */
static pfx_result *pfx_fetch_single(pfx_conn *conn, const pfx_shape *shape, void *out)
{
    pfx_any_rows rows;

    memset(out, 0, shape->row_size);
    *(bool *)out = true; /* is_null */
    if (pfx_fetch(conn, shape, PFX_ONE_ROW, &rows) == PFX_OK)
        memcpy(out, rows.rows, shape->row_size);
    return rows.result;
}
<% end %>
<% if need.fetch_value then %>

pfx_status pfx_fetch_value(pfx_conn *conn, const pfx_shape *shape, void *out)
{
    if (out == NULL)
        return pfx_execute(conn, shape, PFX_ANY_ROWS);
    pfx_result_free(pfx_fetch_single(conn, shape, out));
    return conn->error.status;
}
<% end %>
<% if need.fetch_owned then %>

pfx_status pfx_fetch_owned(pfx_conn *conn, const pfx_shape *shape, void *out, size_t result_at)
{
    pfx_result *result;

    if (out == NULL)
        return pfx_execute(conn, shape, PFX_ANY_ROWS);
    result = pfx_fetch_single(conn, shape, out);
    memcpy((char *)out + result_at, &result, sizeof result);
    return conn->error.status;
}
<% end %>
<% for _, item in ipairs(readers) do %>
<% if item.has_values then %>

<%= signature("void pfx_read_values_" .. item.name, { "pfx_reader *in", "void *to" }) %>
{
    for (pfx_nullable_<%= item.family %> *value = to; pfx_more(in); in->row++, value++)
        *value = pfx_read_nullable_<%= item.name %>(in, 0);
}
<% end %>
<% end %>
