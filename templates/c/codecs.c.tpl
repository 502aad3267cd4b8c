
/* -- Codecs ------------------------------------------------------------------------------------ */
<% for _, item in ipairs(codecs) do %>
<% if item.fields then %>

static const pfx_part pfx_parts_<%= item.name %>[] = {
<% for _, field in ipairs(item.fields) do %>
    {&pfx_codec_<%= field.codec %>, PFX_OID_<%= field.oid %>, offsetof(<%= item.c %>, <%= field.member %>)},
<% end %>
};
<% end %>

const pfx_codec pfx_codec_<%= item.name %> = {
    .kind = PFX_KIND_<%= (item.kind == "fixed" or item.kind == "coded") and "BINARY" or item.kind:upper() %>,
    .width = <%= item.size or -1 %>,
    .oid = PFX_OID_<%= item.oid %>,
    .size = sizeof(<%= item.c %>),
    .in_field = offsetof(pfx_field_<%= item.family %>, value),
    .in_nullable = offsetof(pfx_nullable_<%= item.family %>, value),
    .nullable_size = sizeof(pfx_nullable_<%= item.family %>),
<% if item.element then %>
    .element = &pfx_codec_<%= item.element %>,
<% end %>
<% if item.form == "range" then %>
    .lower_at = offsetof(<%= item.c %>, lower),
<% end %>
<% if item.fields then %>
    .parts = pfx_parts_<%= item.name %>,
    .part_count = <%= #item.fields %>,
<% end %>
<% if item.encode then %>
    .encode = pfx_encode_<%= item.encode %>,
<% end %>
<% if item.print then %>
    .print = pfx_<%= item.print %>,
<% end %>
    .decode = pfx_take_<%= item.take %>,
<% if item.kind == "enum" then %>
    .label = pfx_label_<%= item.name %>,
<% end %>
};
<% end %>
