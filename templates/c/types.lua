-- Types: the one table that says how each PostgreSQL type looks in C and how it travels.
--
-- An *entry* describes one column type:
--   family   the C value type, which names its structs: <p>_nullable_int64, <p>_field_int64.
--            Several types may share one: text, json and numeric are all `const char *`
--   reader   names the read function, <p>_read_jsonb; it differs where the binary forms do
--   kind     fixed, text, bytes, enum, array, or coded: binary of any size
--   cast     follows each parameter, so that a column whose type changed in the database is
--            converted or refused by the server and never misread. Text has none: it is sent in
--            text format, which every type can read
--   type     how SQL spells the type where values are sent in lists; nil: they cannot be
--   where    the conditions a filter can have: ordered, text (with LIKE), array, json, null
--   codec_name   names the codec, pfx_codec_int64, which sends the value
--   has_binary   whether the codec can send the binary form, which COPY needs
--   oid      the type the result must have, a constant of the private header
--   size, codec, checked   of kind fixed: bytes, the encode and decode functions, and whether these
--            can fail
--   element  of an array, range or multirange: the entry of its elements
--   form     range, multirange or record, where the struct is made of others
--   fields   of a record: {member, entry} in order
--   as_text  set where the server converts: the pattern of what is selected, with %s for the column
--   is_composite  set of a composite type, which unnest() would take apart
--   is_domain, must_have_value, default   of domains, which are their base type otherwise. A domain
--            that is NOT NULL may still be read as NULL (outer joins, sub-selects without a row)

local types = {}

-- Types with a binary form of fixed size: $ in a C type stands for the prefix. The numbers are those
-- of the type and of its array in pg_type.
local fixed = {
    { "boolean", family = "bool", c = "bool", size = 1, oid = "BOOL", numbers = { 16, 1000 } },
    { "smallint", family = "int16", c = "int16_t", size = 2, oid = "INT2", numbers = { 21, 1005 } },
    { "integer", family = "int32", c = "int32_t", size = 4, oid = "INT4", numbers = { 23, 1007 } },
    { "bigint", family = "int64", c = "int64_t", size = 8, oid = "INT8", numbers = { 20, 1016 } },
    { "real", family = "float", c = "float", size = 4, oid = "FLOAT4", numbers = { 700, 1021 } },
    { "double precision", family = "double", c = "double", size = 8, oid = "FLOAT8",
      numbers = { 701, 1022 } },
    { "uuid", family = "uuid", c = "$_uuid", size = 16, oid = "UUID", numbers = { 2950, 2951 } },
    { "date", family = "date", c = "$_date", size = 4, checked = true, oid = "DATE",
      numbers = { 1082, 1182 } },
    { "time without time zone", family = "time", c = "$_time", size = 8, codec = "int64",
      oid = "TIME", numbers = { 1083, 1183 } },
    { "timestamp without time zone", family = "timestamp", c = "$_timestamp", size = 8,
      codec = "microseconds", checked = true, oid = "TIMESTAMP", numbers = { 1114, 1115 } },
    { "timestamp with time zone", family = "timestamptz", c = "$_timestamptz", size = 8,
      codec = "microseconds", checked = true, oid = "TIMESTAMPTZ", numbers = { 1184, 1185 } },
    { "interval", family = "interval", c = "$_interval", size = 16, oid = "INTERVAL",
      numbers = { 1186, 1187 } },
    { "time with time zone", family = "timetz", c = "$_timetz", size = 12, oid = "TIMETZ",
      numbers = { 1266, 1270 } },
    { "oid", family = "oid", c = "uint32_t", size = 4, codec = "uint32", oid = "OID",
      numbers = { 26, 1028 } },
    { "money", family = "money", c = "$_money", size = 8, codec = "int64", oid = "MONEY",
      numbers = { 790, 791 } },
    { "macaddr", family = "macaddr", c = "$_macaddr", size = 6, oid = "MACADDR",
      numbers = { 829, 1040 } },
    { "macaddr8", family = "macaddr8", c = "$_macaddr8", size = 8, oid = "MACADDR8",
      numbers = { 774, 775 } },
}

-- Types with a binary form of any size, and a struct in C. Several types may share a form.
local coded = {
    { "inet", family = "inet", reader = "inet", codec = "inet", oid = "INET", numbers = { 869, 1041 } },
    { "cidr", family = "inet", reader = "cidr", codec = "inet", oid = "CIDR", numbers = { 650, 651 } },
    { "bit", family = "bits", reader = "bit", codec = "bits", oid = "BIT", cast = '::pg_catalog."bit"',
      type = 'pg_catalog."bit"', numbers = { 1560, 1561 } },
    { "bit varying", family = "bits", reader = "varbit", codec = "bits", oid = "VARBIT",
      numbers = { 1562, 1563 } },
}

-- Ranges: the type, its multirange, what it is over, and the numbers of both.
local ranges = {
    { "int4range", "int4multirange", "integer", { 3904, 3905 }, { 4451, 6150 } },
    { "int8range", "int8multirange", "bigint", { 3926, 3927 }, { 4536, 6157 } },
    { "numrange", "nummultirange", "numeric", { 3906, 3907 }, { 4532, 6151 } },
    { "daterange", "datemultirange", "date", { 3912, 3913 }, { 4535, 6155 } },
    { "tsrange", "tsmultirange", "timestamp without time zone", { 3908, 3909 }, { 4533, 6152 } },
    { "tstzrange", "tstzmultirange", "timestamp with time zone", { 3910, 3911 }, { 4534, 6153 } },
}

-- Types that are text or bytes in C.
local variable = {
    { "text", reader = "text", oid = "TEXT", numbers = { 25, 1009 } },
    { "character varying", reader = "text", oid = "VARCHAR", numbers = { 1043, 1015 } },
    { "character", reader = "text", oid = "BPCHAR", numbers = { 1042, 1014 } },
    { "name", reader = "text", oid = "NAME", numbers = { 19, 1003 } },
    { "xml", reader = "text", where = "null", oid = "XML", numbers = { 142, 143 } },
    { "json", reader = "text", where = "null", oid = "JSON", numbers = { 114, 199 } },
    { "jsonb", reader = "jsonb", where = "json", oid = "JSONB", numbers = { 3802, 3807 } },
    { "numeric", reader = "numeric", where = "ordered", oid = "NUMERIC", numbers = { 1700, 1231 } },
    { "bytea", reader = "bytes", family = "bytes", kind = "bytes", cast = "::bytea", where = "ordered",
      oid = "BYTEA", numbers = { 17, 1001 } },
}

-- Other spellings of these types.
local spellings = {
    bpchar = "character", varchar = "character varying", char = "character", int2 = "smallint",
    int = "integer", int4 = "integer", int8 = "bigint", float4 = "real", float8 = "double precision",
    bool = "boolean", decimal = "numeric", timestamp = "timestamp without time zone",
    timestamptz = "timestamp with time zone", time = "time without time zone",
    timetz = "time with time zone", varbit = "bit varying",
}

-- The number of each OID constant, by name.
types.oids = {}

local by_spelling = {}

local function add(list, defaults)
    for _, row in ipairs(list) do
        local spelling = row[1]
        local entry = {
            family = row.family or defaults.family,
            reader = row.reader or row.family,
            kind = row.kind or defaults.kind,
            cast = row.cast or (defaults.cast and "::" .. spelling) or "",
            array_cast = row.cast and defaults.cast and row.cast .. "[]"
                or defaults.cast and "::" .. spelling .. "[]" or "",
            oid = row.oid,
            c = row.c or defaults.c or "$_" .. row.family,
            size = row.size,
            codec = row.codec or row.family,
            form = row.form,
            element = row.element,
            checked = row.checked,
            has_array = row.numbers[2] ~= nil,
            type = row.type or spelling == "character" and "bpchar" or spelling,
            where = row.where or defaults.where,
            codec_name = row.reader or row.family or defaults.family,
            has_binary = true,
        }
        if entry.kind == "bytes" then
            entry.c = "$_bytes"
        end
        by_spelling[spelling] = entry
        types.oids[row.oid] = row.numbers[1]
        types.oids[row.oid .. "_ARRAY"] = row.numbers[2]
    end
end

add(fixed, { kind = "fixed", cast = true, where = "ordered" })
add(coded, { kind = "coded", cast = true, where = "ordered" })
add(variable, { kind = "text", family = "text", c = "const char *", where = "text" })

-- A range over an entry, and a set of such ranges.
local function range_over(spelling, element, oid, numbers)
    return { spelling, kind = "coded", form = "range", element = element, codec = "range",
             family = "range_" .. element.family, reader = spelling, oid = oid, numbers = numbers }
end

local function multirange_over(spelling, range, oid, numbers)
    return { spelling, kind = "coded", form = "multirange", element = range, codec = "multirange",
             family = "multi" .. range.family, reader = spelling, oid = oid, numbers = numbers }
end

for _, row in ipairs(ranges) do
    local range, multirange, over, numbers, multi_numbers = table.unpack(row)
    local defaults = { kind = "coded", cast = true, where = "array" }
    add({ range_over(range, by_spelling[over], range:upper(), numbers) }, defaults)
    add({ multirange_over(multirange, by_spelling[range], multirange:upper(), multi_numbers) }, defaults)
end

local function changed(entry, changes)
    local result = {}
    for key, value in pairs(entry) do
        result[key] = value
    end
    for key, value in pairs(changes) do
        result[key] = value
    end
    return result
end

-- What has no C form of its own.
local as_text = changed(by_spelling["text"], {
    as_text = "%s::text", has_array = false, codec_name = "literal", has_binary = false, where = "null",
})
as_text.type = nil

-- Those of them that the server can sort and compare wherever its search path leads.
local is_ordered = {}
for name in ("tsvector tsquery pg_lsn xid8"):gmatch("%S+") do
    is_ordered[name] = true
end

-- Those whose arrays have commas between their elements, as CREATE TYPE has it without DELIMITER: of the
-- server's own all but box, of extensions those that are well known (PostGIS has colons).
local has_commas = {}
for name in ([[point line lseg path polygon circle jsonpath tsvector tsquery pg_lsn xid8 xid cid tid "char"
    regclass regcollation regconfig regdictionary regnamespace regoper regoperator regproc regprocedure regrole
    regtype pg_snapshot txid_snapshot refcursor int2vector oidvector aclitem
    hstore ltree lquery ltxtquery vector halfvec sparsevec cube seg]]):gmatch("%S+") do
    has_commas[name] = true
end

-- citext lives in whatever schema the extension was put into.
local function is_citext(spelling)
    return spelling == "citext" or spelling:find("%.citext$") ~= nil
end

-- "timestamp(3) with time zone" becomes "timestamp with time zone"; a quoted name stays as it is.
local function without_modifier(spelling)
    if spelling:find('"', 1, true) then
        return spelling
    end
    local plain = spelling:gsub("%s*%b()", "")
    if plain:find("^interval ") then
        plain = "interval"
    end
    return spellings[plain] or plain
end

-- The entry of a composite type; text if any part of it has no binary form.
local function record(spelling, own, known, depth)
    local fields = {}
    for i, field in ipairs(own.fields) do
        local entry = types.map(field.type, known, depth + 1)
        if not entry.has_binary then
            return changed(as_text, { type = spelling, is_composite = true })
        end
        fields[i] = { member = field.member, entry = entry, spelling = field.type }
    end
    return {
        family = own.record, reader = own.record, kind = "coded", form = "record", fields = fields,
        cast = "::" .. spelling, array_cast = "::" .. spelling .. "[]", oid = "USER",
        c = "$_" .. own.record, has_array = true, type = spelling, where = "null",
        codec = "record", codec_name = own.record, has_binary = true, is_composite = true,
    }
end

-- The entry of a range type of the model, or of its multirange.
local function user_range(spelling, element, is_multirange)
    if not element.has_binary or element.kind == "enum" or element.form == "record" then
        return changed(as_text, { type = spelling })
    end
    local name = (is_multirange and "multirange_" or "range_") .. element.codec_name
    local entry = {
        family = (is_multirange and "multirange_" or "range_") .. element.family, reader = name,
        kind = "coded", form = "range", element = element, cast = "::" .. spelling,
        array_cast = "::" .. spelling .. "[]", oid = "USER", has_array = true, type = spelling,
        where = "array", codec = "range", codec_name = name, has_binary = true,
    }
    entry.c = "$_" .. entry.family
    if is_multirange then
        entry.element = user_range(spelling, element)
        entry.form, entry.codec = "multirange", "multirange"
    end
    return entry
end

-- The entry of a type that is not an array.
local function scalar(spelling, known, depth)
    local own = known[spelling]
    if own and own.enum then
        return {
            family = own.enum, reader = own.enum, kind = "enum", cast = "", array_cast = "",
            oid = "USER", c = "$_" .. own.enum, has_array = true, type = spelling, where = "ordered",
            codec_name = own.enum, has_binary = true,
        }
    elseif own and own.fields and depth < 32 then
        return record(spelling, own, known, depth)
    elseif own and own.subtype and depth < 32 then
        return user_range(spelling, types.map(own.subtype, known, depth + 1), own.is_multirange)
    elseif own and own.base and depth < 32 then
        local base = types.map(own.base, known, depth + 1)
        return changed(base, {
            has_array = base.has_array and base.kind ~= "array",
            is_domain = true,
            must_have_value = own.not_null or base.must_have_value,
            default = own.default or base.default,
        })
    elseif is_citext(spelling) then
        return changed(by_spelling["text"], { oid = "USER", type = spelling })
    end
    local plain = without_modifier(spelling)
    if by_spelling[plain] then
        return by_spelling[plain]
    end
    return changed(as_text, {
        type = has_commas[plain:match("[^.]+$")] and plain or nil,
        where = is_ordered[plain] and "ordered" or "null",
    })
end

-- The entry of a type as the model spells it; nil is a type nobody knows. Never fails: what has no
-- C form of its own is text. `known` maps the spelling of each enum and domain of the model to
-- {enum = family} or {base = spelling, not_null =, default = SQL}.
function types.map(spelling, known, depth)
    if spelling == nil then
        return as_text
    end
    local element_spelling = spelling:match("^(.-)[%[%]]+$")
    if not element_spelling then
        return scalar(spelling, known, depth or 0)
    end
    local element = scalar(element_spelling, known, depth or 0)
    if not element.has_array then
        return as_text -- unnest() would take a list of them apart
    end
    return {
        family = "array_" .. element.family,
        reader = "array_" .. element.reader,
        kind = "array",
        cast = element.array_cast,
        oid = (element.oid == "USER" or element.is_domain) and "USER" or element.oid .. "_ARRAY",
        c = "$_array_" .. element.family,
        element = element,
        type = element.type and element.type .. "[]",
        spelling = element_spelling .. "[]",
        where = element.where == "null" and "null" or "array",
        codec_name = "array_" .. element.codec_name,
        has_binary = element.has_binary,
    }
end

-- Whether values can be written as text that every server reads. What money looks like is a matter of its
-- locale.
function types.can_print(entry)
    if entry.element and not types.can_print(entry.element) then
        return false
    end
    for _, field in ipairs(entry.fields or {}) do
        if not types.can_print(field.entry) then
            return false
        end
    end
    return entry.family ~= "money"
end

-- The cast that a column needs where it is compared: the server finds no operator for a domain over an enum, which
-- it does not take for one, nor for arrays of domains.
function types.compare(entry)
    local item = entry.kind == "array" and entry.element or entry
    if item.is_domain and (item.kind ~= "fixed" and item.kind ~= "text" or entry.kind == "array") then
        return "::" .. entry.type
    end
    return ""
end

-- The C type of an entry in an output with this prefix.
function types.c(entry, prefix)
    local c = entry.c
    return c:find("$", 1, true) and (c:gsub("%$", prefix)) or c
end

-- "int64_t id", "const char *prompt".
function types.declare(c_type, name)
    return c_type .. (c_type:sub(-1) == "*" and "" or " ") .. name
end

-- Every name the runtime may declare for the types above, without the prefix.
function types.names()
    local result = {}
    local function family(name)
        for _, part in ipairs({ "nullable_", "field_", "set_", "set_null_", "array_", "read_",
                                "read_nullable_", "where_", "list_", "encode_", "decode_", "label_", "take_",
                                "codec_", "owned_", "values_", "read_values_" }) do
            result[#result + 1] = part .. name
        end
        result[#result + 1] = "owned_" .. name .. "_free"
        result[#result + 1] = "values_" .. name .. "_free"
        result[#result + 1] = name
    end
    for _, entry in pairs(by_spelling) do
        for _, name in ipairs({ entry.family, entry.reader, entry.codec }) do
            for _, form in ipairs({ "", "range_", "multirange_" }) do
                family(form .. name)
                family("array_" .. form .. name)
            end
        end
    end
    return result
end

return types
