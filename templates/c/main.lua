-- C bindings: structs and typed accessors over libpq for every table, view and enum of the model.
--
-- options.prefix    starts every name and file; default "db"
-- options.external  "true": also tables and views of external layers
-- options.pkgconfig "true": also PREFIX.pc
-- options.cmake     "true": also PREFIX.cmake
--
-- names.lua makes identifiers, types.lua maps types, tables.lua views tables, functions.lua,
-- queries.lua and calls.lua view functions and queries, needs.lua finds out which part of the runtime is called, text.lua,
-- layout.lua and call_layout.lua break lines; the .tpl files are what is written.

local names = include("names.lua")
local types = include("types.lua")
local tables = include("tables.lua")
local calls = include("calls.lua")
local functions = include("functions.lua")
local project = include("queries.lua")
local needs = include("needs.lua")
local text = include("text.lua")
local layout = include("layout.lua")
local call_layout = include("call_layout.lua")

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
for name in ([[4294967295 accepts add_conflict add_options add_detail add_equal add_filter add_returning add_span
    add_strict_filter adopt alloc any_array any_list any_rows append append_braces append_bytes
    append_quoted begin begin_as begin_copy begin_with bind bind_bytes bind_items bind_label bind_memory
    bind_null bind_pointer bind_scratch bind_text bind_text_or_null block buffer build_arrays bytes can_copy cancel check_items
    check_shape classify clear_error close close_copy codec codec_literal collect collection column column_state column_value
    command command_on commit condition_kinds conditions conn connect copy copy_in copy_row
    copy_rows copy_state copy_text date decode_bool decode_date decode_interval decode_microseconds
    decode_numeric decode_uuid decode_value digit_group digits dimensions drain each encode_array
    encode_bool encode_bytes encode_date encode_interval encode_items encode_jsonb encode_label
    encode_microseconds encode_numeric encode_sized encode_text encode_uuid end end_copy
    end_own_transaction end_pipeline error exchange execute execute_count expect extend extend_with
    fail fail_busy fail_memory fail_no_changes fail_not_found fail_read fail_server fetch fetch_count fetch_exists fetch_owned fetch_single fetch_value
    fill_params find_digits find_element find_statement find_violated fits_arrays flush_pipeline
    forget_statements free_blocks from_timespec handle has_rows hex_digit identity insert_arrays
    insert_copy insert_many insert_run insert_runs insertion internal interval is_in_key is_inside is_stale is_uniform item items keep_utf8
    items_of_array jsonb_text kind last_error load16 load32 load64 lock make_ready make_result may_copy may_repeat more
    need_transaction next_row note_source null_test odd_date odd_jsonb odd_microseconds odd_value open_collection open_copy
    optional_sized_value optional_value option option_state order param pipe_rows pipeline prepare read_rows reader reconnect refuse release
    request_size reserve reserve_param result result_free rollback rollback_to row_value run_length
    runtime savepoint send send_copy send_insert send_only send_rows set_int32 set_null_text
    sets_same shape single_value sized_value sort source span special_numeric start start_count start_delete
    start_exists start_first start_insert start_select start_text start_update state statement status status_text store16
    store32 store64 table take_answer take_array take_bytes take_dimensions take_jsonb take_numeric
    take_text time timestamp timestamptz to_timespec inet_parse inet_format ends_as_ipv4 parse_bits parse_ipv4 parse_ipv6 bits inet macaddr macaddr8 money timetz oid part bound any_range any_multirange encode_range encode_multirange encode_record take_sized take_range take_multirange take_record touched transaction types use_prepared uuid
    uuid_format uuid_parse value walk walk_answers walk_rows was_stale where_json where_null where_ordered_text write
    write_all_behind write_alternative write_and write_behind write_between write_bound write_column
    write_comparison write_conditions write_group write_list write_literal write_names write_option write_order
    write_parameter write_row_comparison write_value]]):gmatch("%S+") do
    scope:reserve(prefix .. "_" .. name)
end
for name in ([[check_bits copy_value copy_form copy_letter escape_from find_copy_form print_array print_bits print_bool print_bytes
    print_date print_double print_float print_inet print_int16 print_int32 print_int64 print_interval
    print_macaddr print_macaddr8 print_multirange print_oid print_range print_record print_time
    print_timestamp print_timestamptz print_timetz print_uuid put_plain quoted_letter
    add_part date_format date_from_civil date_parse date_to_civil digit_at find_day from_time_t
    get_char get_clock get_date get_era get_fraction get_infinity get_moment get_number get_part get_word
    get_zone interval_format interval_parse join_days join_moment macaddr8_format macaddr8_parse
    macaddr_format macaddr_parse magnitude numeric_from_double numeric_from_int64 numeric_to_double
    numeric_to_int64 put_clock put_date put_fraction put_moment put_number put_part put_text put_zone
    split_days time_format time_parse timestamp_format timestamp_parse timestamptz_format timestamptz_parse
    timetz_format timetz_parse to_time_t unit units written_date]]):gmatch("%S+") do
    scope:reserve(prefix .. "_" .. name)
end
for name in ([[COPY_BINARY COPY_TEXT COPY_ROWS DAY FIRST_DAY LAST_DAY
    ANY_ROWS BATCH_BYTES BATCH_MEMORY BATCH_ROWS BLOCK_SIZE CONDITIONS_ARRAY
    CONDITIONS_JSON CONDITIONS_NULL CONDITIONS_ORDERED CONDITIONS_TEXT COPY_BYTES COPY_MESSAGE DATE_INFINITY
    DATE_MINUS_INFINITY ENCODING_UTF8 EPOCH_DAYS EPOCH_MICROSECONDS ERR_ARGUMENT ERR_BUSY ERR_CONNECTION
    ERR_CONSTRAINT ERR_DENIED ERR_MEMORY ERR_RETRY ERR_SCHEMA ERR_SERVER ERR_TRANSACTION ERR_VALUE
    FLAG_NULL H INTERNAL_H IS_NOT_NULL IS_NULL BOUND_NONE BOUND_INCLUSIVE BOUND_EXCLUSIVE
    RANGE_EMPTY RANGE_LOWER_INCLUSIVE RANGE_UPPER_INCLUSIVE RANGE_NO_LOWER RANGE_NO_UPPER
    KIND_BINARY KIND_ARRAY KIND_BYTES KIND_ENUM KIND_TEXT LARGE_ROWS LOCK_NONE LOCK_SHARE LOCK_UPDATE
    LOCK_UPDATE_NOWAIT LOCK_UPDATE_SKIP_LOCKED MAX_DIMENSIONS NEVER_NULL NOT_FOUND NULL NULL_OR_NOT
    OID_USER OK ONE_ROW PARAM_MAX RUNTIME_H STATEMENT_MAX STATEMENT_SLOTS STATE_NULL
    TIMESTAMP_INFINITY TIMESTAMP_MINUS_INFINITY TYPES_H SENT_MAX UNNEST_ROWS UNSET VALUE VALUE_MAX]]):gmatch("%S+") do
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

-- The names that the structs and functions of a type take, and those of its arrays.
local function type_names(base, more)
    local wanted = { prefix .. "_" .. base }
    local function want(pattern, name)
        wanted[#wanted + 1] = prefix .. "_" .. pattern:format(name)
    end
    for _, pattern in ipairs({ "nullable_%s", "field_%s", "set_%s", "set_null_%s", "where_%s",
                               "list_%s", "owned_%s", "owned_%s_free", "values_%s", "values_%s_free",
                               "read_%s", "read_nullable_%s", "read_values_%s", "decode_%s",
                               "take_%s", "codec_%s" }) do
        want(pattern, base)
        want(pattern, "array_" .. base)
    end
    for _, pattern in ipairs(more) do
        want(pattern, base)
    end
    want("array_%s", base)
    return wanted
end

local function make_enum(object)
    local labels = names.scope()
    labels:reserve("UNRECOGNIZED")
    local view = { object = object, id = object.id, comment = object.comment, labels = {} }
    for i, label in ipairs(object.labels) do
        view.labels[i] = { label = label, suffix = labels:claim(names.part(label):upper()) }
    end
    view.family = scope:claim_family(tables.base_name(object), function(base)
        local wanted = type_names(base, { "label_%s", "%s_to_text", "%s_from_text", "%s_labels" })
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
-- Composite types: a C struct each, with the attributes as members that may be null. Ranges.
local function make_record(object)
    local members, fields = names.scope(scope), {}
    for i, attribute in ipairs(tables.attributes(object)) do
        fields[i] = { member = members:member(attribute.name), type = attribute.type }
    end
    if #fields == 0 then
        return
    end
    local family = scope:claim_family(tables.base_name(object), function(base)
        return type_names(base, { "parts_%s" })
    end)
    know(object, { record = family, fields = fields })
end

for _, object in ipairs(tables.of_kind(model.kinds, "composite_type")) do
    make_record(object)
end
for _, object in ipairs(tables.of_kind(model.kinds, "range_type")) do
    know(object, { subtype = object.subtype })
    if object.multirange then
        known[object.multirange] = { subtype = object.subtype, is_multirange = true }
    end
end
for _, object in ipairs(tables.of_kind(model.kinds, "domain")) do
    local default = object.default_value
    know(object, { base = object.type, not_null = object.not_null, default = default and default.sql })
end

-- Tables and views.
local context = { prefix = prefix, scope = scope, known = known, relations = {}, unknown_rows = {} }
local list, left_out = {}, {}
for _, kind in ipairs({ "table", "foreign_table", "view", "materialized_view" }) do
    for _, object in ipairs(tables.of_kind(model.kinds, kind)) do
        local is_view = kind == "view" or kind == "materialized_view"
        local is_known = not is_view or #tables.view_columns(object) > 0
        local item
        if object.external and not with_external then
            -- the platform's own
        elseif not is_known then
            left_out[#left_out + 1] = object.id
        else
            item = tables.make(object, is_view, context)
            list[#list + 1] = item
        end
        if is_known then
            context.relations[object.sql_name] = { item = item, object = object }
        else
            context.unknown_rows[object.sql_name] = true
        end
    end
end
for _, object in ipairs(tables.of_kind(model.kinds, "composite_type")) do
    if types.map(object.sql_name, known).as_text and #tables.attributes(object) > 0 then
        context.relations[object.sql_name] = { object = object }
    end
end

-- Functions and procedures; those whose schema has no other are left out by the umbrella.
local schemas, without_calls = {}, {}
for _, schema in ipairs(functions.make(model, with_external, context)) do
    table.insert(#schema.calls > 0 and schemas or without_calls, schema)
end
-- The named queries of the project.
local named = project.make(queries, context)
local shared_items = {}
for _, item in ipairs(list) do
    if item.is_shared then
        shared_items[#shared_items + 1] = item
    end
end

-- Enums of external layers are written only where a column has their type.
local collection = needs.collection(prefix)
for _, item in ipairs(list) do
    collection:use_table(item)
end
for _, schema in ipairs(schemas) do
    for _, call in ipairs(schema.calls) do
        collection:use_call(call)
    end
end
for _, call in ipairs(named and named.calls or {}) do
    collection:use_call(call)
end
local using = collection:finish()
local written_enums, used_enums = {}, {}
for _, enum in ipairs(enums) do
    if not enum.object.external or using.has[enum.family] or using.has["array_" .. enum.family] then
        written_enums[#written_enums + 1] = enum
        used_enums[enum.family] = true
    end
end

local domains, domain_of = {}, {}
for _, object in ipairs(tables.of_kind(model.kinds, "domain")) do
    domain_of[object.sql_name] = object
end
for _, object in ipairs(tables.of_kind(model.kinds, "domain")) do
    local view = (not object.external or with_external) and tables.make_domain(object, domain_of, context)
    domains[#domains + 1] = view or nil
end

local has_records = false
for _, family in ipairs(using.families) do
    has_records = has_records or family.form == "record"
end

-- The vocabulary of the templates.
local common = {
    p = prefix,
    P = upper,
    need = using.need,
    has = using.has,
    families = using.families,
    readers = using.readers,
    codecs = using.codecs,
    oids = using.oids,
    shared_items = shared_items,
    shown_sql = calls.shown_sql,
    has_timestamps = using.has.timestamp ~= nil or using.has.timestamptz ~= nil,
    has_converters = using.has.date ~= nil or using.has.time ~= nil or using.has.timetz ~= nil
        or using.has.timestamp ~= nil or using.has.timestamptz ~= nil or using.has.interval ~= nil
        or using.has.uuid ~= nil or using.has.inet ~= nil or using.has.macaddr ~= nil
        or using.has.macaddr8 ~= nil or using.need["decode:numeric"] ~= nil,
    has_enums = #written_enums > 0 or has_records or #domains > 0,
    domains = domains,
    declare = types.declare,
    text = text,
    signature = text.signature,
}

for _, pieces in ipairs({ layout.of(prefix), call_layout.of(prefix) }) do
    for name, piece in pairs(pieces) do
        common[name] = piece
    end
end

setmetatable(common, { __index = _G })
local behind = { __index = common }

local function fill(template, extra)
    return render(template, setmetatable(extra or {}, behind))
end

-- Whether a family is an enum or a composite type of the user, or made of such.
local is_enum_family
function is_enum_family(family)
    return used_enums[family.name] or family.form == "record"
        or (family.element and is_enum_family(family.element)) or false
end

-- The members of the struct of a composite type.
local function record_members(family, p)
    local list = {}
    for i, field in ipairs(family.fields or {}) do
        list[i] = { p .. "_nullable_" .. field.family.name .. " " .. field.member .. ";", field.spelling }
    end
    return list
end

function common.struct_family(family, p)
    local source = fill("family.h.tpl", {
        p = p, P = p:upper(), name = family.name, c = family.c,
        element = family.element and family.element.name, wheres = family.wheres,
        form = family.form, fields = record_members(family, p),
        element_c = family.element and family.element.c,
        has_owned = family.has_owned, has_values = family.has_values,
        lists = family.lists, condition = family.condition, list_items = family.list_items,
    })
    return (source:gsub("\n$", ""))
end

-- Without the line break at its end.
function common.converters()
    return (fill("convert.h.tpl"):gsub("\n$", ""))
end

function common.call_header(call)
    return (fill("call.h.tpl", { c = call }):gsub("\n$", ""))
end

function common.call_source(call)
    return (fill("call.c.tpl", { c = call }):gsub("\n$", ""))
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

local function fill_all(...)
    local sources = {}
    for i, template in ipairs({ ... }) do
        sources[i] = fill(template)
    end
    return table.concat(sources)
end

-- Whatever the runtime declares must be reserved above, or a table could take the name.
local function check_names(source)
    for name in source:gmatch("%f[%w_]pfx_([%w_]+)") do
        if not name:find("_$") and not scope:has(prefix .. "_" .. name) then
            fail("main.lua does not reserve the name pfx_" .. name)
        end
    end
    for name in source:gmatch("%f[%w_]PFX_([%w_]+)") do
        if not scope:has(upper .. "_" .. name) then
            fail("main.lua does not reserve the name PFX_" .. name)
        end
    end
    return source
end

for name, source in pairs({
    ["_runtime.h"] = fill("runtime.h.tpl"),
    ["_runtime.c"] = fill_all("runtime.c.tpl", "requests.c.tpl", "results.c.tpl", "encode.c.tpl",
                              "encode_composed.c.tpl", "print.c.tpl", "decode.c.tpl",
                              "decode_composed.c.tpl", "codecs.c.tpl", "statements.c.tpl", "calls.c.tpl",
                              "many.c.tpl", "copy.c.tpl", "insert_many.c.tpl", "transactions.c.tpl", "convert.c.tpl",
                              "convert_times.c.tpl", "convert_numbers.c.tpl"),
    ["_internal.h"] = fill("internal.h.tpl"),
}) do
    write(prefix .. name, prefixed(check_names(source)))
end
if common.has_enums then
    write(prefix .. "_types.h", fill("types.h.tpl", { enums = written_enums }))
    write(prefix .. "_types.c", fill("types.c.tpl", { enums = written_enums }))
end
for _, item in ipairs(list) do
    write(item.file .. ".h", fill("table.h.tpl", { t = item }))
    write(item.file .. ".c", fill("table.c.tpl", { t = item }))
end
for _, schema in ipairs(schemas) do
    write(schema.file .. ".h", fill("functions.h.tpl", { s = schema }))
    write(schema.file .. ".c", fill("functions.c.tpl", { s = schema }))
end
if named then
    write(named.file .. ".h", fill("queries.h.tpl", { s = named }))
    write(named.file .. ".c", fill("queries.c.tpl", { s = named }))
end
write(prefix .. ".h", fill("umbrella.h.tpl", {
    list = list, schemas = schemas, named = named, left_out = left_out, without_calls = without_calls,
}))

-- For builds, on request.
local sources = { prefix .. "_runtime.c" }
if common.has_enums then
    sources[2] = prefix .. "_types.c"
end
for _, files in ipairs({ list, schemas, { named } }) do
    for _, item in ipairs(files) do
        sources[#sources + 1] = item.file .. ".c"
    end
end
if tostring(options.pkgconfig) == "true" then
    write(prefix .. ".pc", fill("pkgconfig.tpl"))
end
if tostring(options.cmake) == "true" then
    write(prefix .. ".cmake", fill("cmake.tpl", { sources = sources }))
end
