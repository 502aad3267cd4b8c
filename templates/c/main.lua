-- C bindings: structs and typed accessors over libpq for every table, view and enum of the model.
--
-- options.prefix    starts every name and file; default "db"
-- options.external  "true": also tables and views of external layers
--
-- names.lua makes identifiers, types.lua maps types, tables.lua views tables, needs.lua finds out
-- which part of the runtime is called, text.lua and layout.lua break lines; the .tpl files are what
-- is written.

local names = include("names.lua")
local types = include("types.lua")
local tables = include("tables.lua")
local needs = include("needs.lua")
local text = include("text.lua")
local layout = include("layout.lua")

local prefix = options.prefix or "db"
if type(prefix) ~= "string" or not prefix:find("^%a[%w_]*$") or prefix:find("__")
    or prefix:find("_$") or prefix:lower() == "pg" or prefix:lower() == "pq" then
    fail("the option prefix: \"" .. tostring(prefix) .. "\" cannot start C names; use letters, "
        .. "digits and single underscores, a letter first (pg and pq belong to libpq)")
end
local upper = prefix:upper()
local with_external = tostring(options.external) == "true"

-- Every global name of the output, those of the runtime first.
local scope = names.scope()
for _, name in ipairs(types.names()) do
    scope:reserve(prefix .. "_" .. name)
end
for name in ([[conn result status error status_text last_error connect adopt close reconnect handle
    use_prepared identity begin begin_as commit rollback page to_timespec from_timespec uuid_parse
    uuid_format state shape expect reader fail find_violated start start_insert finish_insert
    start_update finish_update has_changes put_column bind_page bind_unordered_page run more end
    execute result_free value optional_value is_usual odd_value odd_date odd_microseconds odd_jsonb
    jsonb_text array_cursor open_array next_element load16 load32 load64
    store16 store32 store64 bind_null bind_label bind_binary start_array add_element finish_array
    start_literal add_literal finish_literal encode_microseconds decode_microseconds buffer statement
    param block copy clear_error fail_memory is_stale classify fail_server reserve append_bytes append
    forget_statements find_statement prepare send exchange refuse reserve_param bind_memory bind_scratch
    bind_count command fail_read alloc accepts check_shape fail_not_found write_group
    hex_digit]]):gmatch("%S+") do
    scope:reserve(prefix .. "_" .. name)
end
for name in ([[OK NOT_FOUND ERR_CONSTRAINT ERR_DENIED ERR_RETRY ERR_SCHEMA ERR_SERVER ERR_CONNECTION
    ERR_TRANSACTION ERR_ARGUMENT ERR_VALUE ERR_MEMORY UNSET NULL VALUE ANY_ROWS ONE_ROW OID_USER
    RUNTIME_H INTERNAL_H TYPES_H H TIMESTAMP_INFINITY TIMESTAMP_MINUS_INFINITY DATE_INFINITY
    DATE_MINUS_INFINITY EPOCH_DAYS EPOCH_MICROSECONDS STATEMENT_SLOTS STATEMENT_MAX PARAM_MAX
    VALUE_MAX BLOCK_SIZE]]):gmatch("%S+") do
    scope:reserve(upper .. "_" .. name)
end
for name in pairs(types.oids) do
    scope:reserve(upper .. "_OID_" .. name)
end
for _, name in ipairs({ "runtime", "internal", "types" }) do
    scope:reserve("file " .. prefix:lower() .. "_" .. name)
end

-- Enums: a C type each, the labels as constants.
local known, enums = {}, {}

local function know(object, meaning)
    known[esc.sql_qualified(object.schema, object.name)] = meaning
end

local function make_enum(object)
    local labels = names.scope()
    labels:reserve("UNRECOGNIZED")
    local view = { object = object, id = object.id, comment = object.comment, labels = {} }
    for i, label in ipairs(object.labels) do
        view.labels[i] = { label = label, suffix = labels:claim(names.part(label):upper()) }
    end
    view.family = scope:claim_family(tables.base_name(object), function(base)
        local wanted = { prefix .. "_" .. base }
        for _, part in ipairs({ "nullable_%s", "field_%s", "set_%s", "set_null_%s", "array_%s",
                                "nullable_array_%s", "field_array_%s", "set_array_%s",
                                "set_null_array_%s", "read_%s", "read_nullable_%s",
                                "read_array_%s", "read_nullable_array_%s",
                                "decode_array_%s", "bind_%s",
                                "bind_array_%s", "put_%s", "put_field_%s", "put_array_%s",
                                "put_field_array_%s", "%s_to_text", "%s_from_text",
                                "%s_labels" }) do
            wanted[#wanted + 1] = prefix .. "_" .. part:format(base)
        end
        local constant = upper .. "_" .. base:upper() .. "_"
        wanted[#wanted + 1] = constant .. "UNRECOGNIZED"
        for _, label in ipairs(view.labels) do
            wanted[#wanted + 1] = constant .. label.suffix
        end
        return wanted
    end)
    view.stem = prefix .. "_" .. view.family
    view.constant = view.stem:upper()
    know(object, { enum = view.family })
    return view
end

for _, object in ipairs(model.kinds.enum) do
    enums[#enums + 1] = make_enum(object)
end
for _, object in ipairs(tables.of_kind(model.kinds, "domain")) do
    local default = object.default_value
    know(object, { base = object.type, not_null = object.not_null, default = default and default.sql })
end

-- Tables and views.
local context = { prefix = prefix, scope = scope, known = known }
local list, left_out = {}, {}
for _, kind in ipairs({ "table", "view", "materialized_view" }) do
    for _, object in ipairs(tables.of_kind(model.kinds, kind)) do
        local is_view = kind ~= "table"
        if object.external and not with_external then
            -- the platform's own
        elseif is_view and #tables.view_columns(object) == 0 then
            left_out[#left_out + 1] = object.id
        else
            list[#list + 1] = tables.make(object, is_view, context)
        end
    end
end

-- Enums of external layers are written only where a column has their type.
local using = needs.of(list, prefix)
local written_enums, used_enums = {}, {}
for _, enum in ipairs(enums) do
    if not enum.object.external or using.has[enum.family] or using.has["array_" .. enum.family] then
        written_enums[#written_enums + 1] = enum
        used_enums[enum.family] = true
    end
end

-- The vocabulary of the templates.
local common = {
    p = prefix,
    P = upper,
    need = using.need,
    has = using.has,
    families = using.families,
    readers = using.readers,
    oids = using.oids,
    has_timestamps = using.has.timestamp ~= nil or using.has.timestamptz ~= nil,
    has_enums = #written_enums > 0,
    declare = types.declare,
    text = text,
    signature = text.signature,
}

for name, piece in pairs(layout.of(prefix)) do
    common[name] = piece
end

local function fill(template, extra)
    local vars = {}
    for key, value in pairs(common) do
        vars[key] = value
    end
    for key, value in pairs(extra or {}) do
        vars[key] = value
    end
    return render(template, vars)
end

-- Structs of a family that is no enum of the user, nor an array of one.
local function is_enum_family(family)
    return used_enums[family.name] or (family.element and used_enums[family.element.name]) or false
end

function common.struct_family(family, p)
    local source = fill("family.h.tpl", {
        p = p, P = p:upper(), name = family.name, c = family.c,
        element = family.element and family.element.name,
    })
    return (source:gsub("\n$", ""))
end

common.runtime_families, common.enum_families = {}, {}
for _, family in ipairs(using.families) do
    table.insert(is_enum_family(family) and common.enum_families or common.runtime_families, family)
end

-- The runtime is written with the prefix pfx_, so that its templates read as C. No text of the
-- schema is in these files.
local function prefixed(source)
    local renamed = source:gsub("%f[%w_]pfx_", prefix .. "_"):gsub("%f[%w_]PFX_", upper .. "_")
    return text.align(text.realign(source, renamed))
end

write(prefix .. "_runtime.h", prefixed(fill("runtime.h.tpl")))
write(prefix .. "_runtime.c", prefixed(fill("runtime.c.tpl") .. fill("requests.c.tpl")
    .. fill("results.c.tpl")))
write(prefix .. "_internal.h", prefixed(fill("internal.h.tpl")))
if common.has_enums then
    write(prefix .. "_types.h", fill("types.h.tpl", { enums = written_enums }))
    write(prefix .. "_types.c", fill("types.c.tpl", { enums = written_enums }))
end
for _, item in ipairs(list) do
    write(item.file .. ".h", fill("table.h.tpl", { t = item }))
    write(item.file .. ".c", fill("table.c.tpl", { t = item }))
end
write(prefix .. ".h", fill("umbrella.h.tpl", { list = list, left_out = left_out }))
