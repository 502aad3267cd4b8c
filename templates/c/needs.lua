-- Needs: which types the generated files use, so that the runtime holds no codec without a use.
--
-- A collection takes entries (see types.lua) and returns in its lists what the templates of the
-- runtime lay out: families with their structs, readers, codecs, and OIDs. Everything else of the
-- runtime is there always.

local types = include("types.lua")

local needs = {}

-- What else must exist when a codec exists.
local implied = {
    ["read:numeric"] = { "decode:numeric" },
    ["encode:jsonb"] = { "encode:text" },
    ["encode:date"] = { "decode:date" },
    ["encode:microseconds"] = { "decode:microseconds" },
    ["fetch_owned"] = { "fetch_single" },
    ["fetch_value"] = { "fetch_single" },
}

-- The structs with the conditions of filters: members that point to values, and whether there are lists.
local ordered = { "eq", "ne", "lt", "le", "gt", "ge" }
local conditions = {
    ordered = { members = ordered, lists = true },
    text = { members = { "eq", "ne", "lt", "le", "gt", "ge", "like", "ilike" }, lists = true },
    json = { members = { "eq", "ne", "contains" } },
    array = { members = { "eq", "ne", "contains", "overlaps" } },
}

-- The name of the struct for an entry: where_int64, where_ordered_text.
function needs.where_name(entry)
    if entry.where == "null" then
        return "where_null"
    elseif entry.where == "json" then
        return "where_json"
    elseif entry.family == "text" and entry.where ~= "text" then
        return "where_" .. entry.where .. "_text"
    end
    return "where_" .. entry.family
end

local Collection = {}
Collection.__index = Collection

function needs.collection(prefix)
    return setmetatable({ prefix = prefix, need = {}, family_of = {}, reader_of = {}, codec_of = {},
                          oid_of = {} }, Collection)
end

function Collection:add(name)
    if not self.need[name] then
        self.need[name] = true
        for _, other in ipairs(implied[name] or {}) do
            self:add(other)
        end
    end
end

function Collection:use_oid(name)
    if name ~= "USER" then
        self.oid_of[name] = types.oids[name]
    end
end

-- The C type with its structs.
function Collection:use_family(entry)
    local family = self.family_of[entry.family]
    if not family then
        local c = types.c(entry, self.prefix)
        local is_pointer = c:find("%*$") ~= nil
        family = {
            name = entry.family, kind = entry.kind, form = entry.form, c = c, rank = 0,
            condition = is_pointer and c or "const " .. c .. " *",
            list_items = is_pointer and c .. "const *" or "const " .. c .. " *",
            wheres = {}, where_of = {},
        }
        self.family_of[entry.family] = family
        if entry.element then
            family.element = self:use_family(entry.element)
            family.rank = family.element.rank + 1
        end
        for i, field in ipairs(entry.fields or {}) do
            local part = self:use_family(field.entry)
            family.fields = family.fields or {}
            family.fields[i] = { member = field.member, family = part, spelling = field.spelling }
            family.rank = math.max(family.rank, part.rank + 1)
        end
    end
    return family
end

-- The struct with the conditions of a filter.
function Collection:use_where(entry)
    local family = self:use_family(entry)
    local name = needs.where_name(entry)
    if entry.where ~= "null" and not family.where_of[name] then
        family.where_of[name] = true
        local shape = conditions[entry.where]
        family.lists = family.lists or shape.lists
        table.insert(family.wheres, {
            name = name:gsub("^where_", ""), members = shape.members, lists = shape.lists,
        })
        table.sort(family.wheres, function(a, b) return a.name < b.name end)
    end
end

-- What sends and reads values in memory.
function Collection:use_codec(entry)
    if self.codec_of[entry.codec_name] then
        return
    end
    self:use_family(entry)
    local name = entry.codec_name
    local codec = {
        name = name, family = entry.family, kind = entry.kind, c = types.c(entry, self.prefix),
        size = entry.size, codec = entry.codec, checked = entry.checked,
        form = entry.form, oid = entry.kind == "array" and "USER" or entry.oid, take = name,
        encode = entry.has_binary and name or nil,
    }
    self.codec_of[name] = codec
    if entry.kind == "fixed" then
        codec.encode = entry.codec
        self:add("decode:" .. entry.codec)
    elseif entry.kind == "enum" then
        codec.encode = "label"
        self:add("enum")
    elseif entry.kind == "coded" then
        codec.encode, codec.take = entry.codec, entry.codec
        if entry.element then
            self:use_codec(entry.element)
            codec.element = entry.element.codec_name
        end
        if entry.codec == "multirange" then
            self:add("encode:range")
        end
        for i, field in ipairs(entry.fields or {}) do
            self:use_codec(field.entry)
            codec.fields = codec.fields or {}
            codec.fields[i] = { member = field.member, codec = field.entry.codec_name,
                                oid = field.entry.is_domain and "USER" or field.entry.oid }
            self:use_oid(codec.fields[i].oid)
        end
        codec.rank = entry.fields and 1 or 0
    elseif entry.kind == "array" then
        self:use_codec(entry.element)
        codec.element = entry.element.codec_name
        codec.encode, codec.take = entry.has_binary and "array" or nil, "array"
        self:add("array")
    elseif name == "literal" then
        codec.take = "text"
        self:add("read:text")
    end
    if entry.kind == "enum" then
        codec.print = "encode_label"
    elseif entry.kind == "text" then
        codec.print = "encode_text"
        self:add("encode:text")
    end
    if entry.reader == "text" then
        codec.oid = "TEXT"
    end
    self:use_oid(codec.oid)
    if codec.encode then
        self:add("encode:" .. codec.encode)
    end
    if entry.kind ~= "array" and entry.kind ~= "coded" then
        self:add("read:" .. entry.reader)
    end
end

-- What reads a column of a result.
function Collection:use_reader(entry, nullable)
    self:use_codec(entry)
    self:add((nullable and "read_nullable:" or "read_required:") .. entry.reader)
    if not self.reader_of[entry.reader] then
        self.reader_of[entry.reader] = {
            name = entry.reader, family = entry.family, kind = entry.kind,
            c = types.c(entry, self.prefix), size = entry.size, codec = entry.codec,
            checked = entry.checked, codec_name = entry.codec_name,
        }
    end
    self:use_oid(entry.oid)
end

-- What writes values as text that the server reads, for COPY.
function Collection:use_print(entry)
    local codec = self.codec_of[entry.codec_name]
    if codec.print then
        return
    end
    local what = entry.form or (entry.kind == "array" or entry.kind == "bytes") and entry.kind or entry.family
    codec.print = "print_" .. what
    self:add("print:" .. what)
    if what == "multirange" then
        self:add("print:range")
    end
    if entry.element then
        self:use_print(entry.element)
    end
    for _, field in ipairs(entry.fields or {}) do
        self:use_print(field.entry)
    end
end

-- Everything about the columns of a table or view.
function Collection:use_table(item)
    for _, column in ipairs(item.columns) do
        self:use_reader(column.entry, column.nullable)
        self:use_where(column.entry)
        if column.entry.element then
            self:use_oid(column.entry.element.oid)
        end
        if item.copy_form == "text" and column.writable then
            self:add("print")
            self:use_print(column.entry)
        end
    end
    for _, oid in ipairs(item.oids) do
        self:use_oid(oid)
    end
end

-- A value that may be NULL, read from the only column of a result.
function Collection:use_value(entry)
    self:use_reader(entry, true)
    self:add("read_values:" .. entry.reader)
    self.reader_of[entry.reader].has_values = true
end

-- Everything about a call.
function Collection:use_call(call)
    for _, parameter in ipairs(call.parameters) do
        self:use_codec(parameter.entry)
        if parameter.is_pointer then
            self:add("bind_pointer")
        end
    end
    for _, option in ipairs(call.options) do
        self:use_codec(option.entry)
        self:add("options")
    end
    for _, column in ipairs(call.columns or {}) do
        self:use_reader(column.entry, column.nullable)
    end
    if call.value then
        self:use_value(call.value)
        self:add("fetch_" .. call.form)
        self:use_family(call.value)["has_" .. call.form] = true
    end
end

-- Ends the collection: sorted lists; an array stands behind what it is an array of.
function Collection:finish()
    local function sorted(map)
        local result = {}
        for _, item in pairs(map) do
            result[#result + 1] = item
        end
        table.sort(result, function(a, b)
            local a_array, b_array = a.kind == "array", b.kind == "array"
            if (a.rank or 0) ~= (b.rank or 0) then
                return (a.rank or 0) < (b.rank or 0)
            elseif a_array ~= b_array then
                return b_array
            end
            return a.name < b.name
        end)
        return result
    end
    local oids = {}
    for name, number in pairs(self.oid_of) do
        oids[#oids + 1] = { name = name, number = number }
    end
    table.sort(oids, function(a, b) return a.number < b.number end)
    return {
        need = self.need, has = self.family_of, families = sorted(self.family_of),
        readers = sorted(self.reader_of), codecs = sorted(self.codec_of), oids = oids,
    }
end

return needs
