-- Needs: which functions of the runtime the generated files call, so that no other is written.
--
-- needs.of(tables) returns the set `need`, the families and the readers in use (each a sorted list
-- of what internal.h.tpl and family.h.tpl lay out), and `has`, the families by name.

local types = include("types.lua")

local needs = {}

-- What else must exist when a function exists. Codecs are added by code below.
local implied = {
    append = { "reserve" },
    insert = { "append" },
    update = { "append", "put_column" },
    put_column = { "append" },
    page = { "bind_binary", "store64" },
    page_unordered = { "page" },
    bind_binary = { "bind_scratch", "reserve" },
    bind_array_binary = { "bind_scratch", "reserve", "store32" },
    bind_array_text = { "bind_scratch", "append" },
    read_array = { "load32", "alloc" },
    load64 = { "load32" },
    ["read:numeric"] = { "decode:numeric" },
    ["decode:numeric"] = { "load16", "alloc" },
    ["decode:text"] = { "alloc" },
    ["decode:jsonb"] = { "decode:text" },
    ["decode:date"] = { "load32" }, ["encode:date"] = { "store32" },
    ["decode:microseconds"] = { "load64" }, ["encode:microseconds"] = { "store64" },
    ["decode:int16"] = { "load16" }, ["encode:int16"] = { "store16" },
    ["decode:int32"] = { "load32" }, ["encode:int32"] = { "store32" },
    ["decode:int64"] = { "load64" }, ["encode:int64"] = { "store64" },
    ["decode:float"] = { "load32" }, ["encode:float"] = { "store32" },
    ["decode:double"] = { "load64" }, ["encode:double"] = { "store64" },
    ["decode:interval"] = { "load32", "load64" }, ["encode:interval"] = { "store32", "store64" },
}

function needs.of(list, prefix)
    local need, families, readers, oids = {}, {}, {}, {}

    local function add(name)
        if not need[name] then
            need[name] = true
            for _, other in ipairs(implied[name] or {}) do
                add(other)
            end
        end
    end

    local function use_family(entry)
        if families[entry.family] then
            return
        end
        families[entry.family] = {
            name = entry.family, kind = entry.kind, c = types.c(entry, prefix), cast = entry.cast,
            size = entry.size, codec = entry.codec, checked = entry.checked, oid = entry.oid,
            element = entry.element,
        }
        if entry.element then
            use_family(entry.element)
            families[entry.family].element = families[entry.element.family]
        end
    end

    local function use_reader(entry)
        add("read:" .. entry.reader)
        if readers[entry.reader] then
            return
        end
        local reader = {
            name = entry.reader, family = entry.family, kind = entry.kind,
            c = types.c(entry, prefix), size = entry.size, codec = entry.codec,
            checked = entry.checked,
        }
        readers[entry.reader] = reader
        if entry.kind == "fixed" then
            add("decode:" .. entry.codec)
        elseif entry.kind == "array" then
            local element = entry.element
            reader.element = {
                name = element.reader, family = element.family, kind = element.kind,
                size = element.size, codec = element.codec, checked = element.checked,
            }
            add("read_array")
            if element.kind == "fixed" then
                add("decode:" .. element.codec)
            else
                add("decode:" .. (element.kind == "enum" and "text" or element.reader))
            end
        end
    end

    local function use_bind(entry)
        add("bind:" .. entry.family)
        if entry.kind == "fixed" then
            add("bind_binary")
            add("encode:" .. entry.codec)
        elseif entry.kind == "enum" then
            add("bind_enum")
        elseif entry.kind == "array" and entry.element.kind == "fixed" then
            add("bind_array_binary")
            add("encode:" .. entry.element.codec)
            oids[entry.element.oid] = true
        elseif entry.kind == "array" then
            add("bind_array_text")
        end
    end

    for _, item in ipairs(list) do
        for _, column in ipairs(item.columns) do
            local entry = column.entry
            use_family(entry)
            use_reader(entry)
            if column.nullable then
                add("read_nullable")
                add("read_nullable:" .. entry.reader)
            else
                add("read_required:" .. entry.reader)
            end
            if not item.is_view and column.writable then
                use_bind(entry)
                add("put_column")
                add((column.required and "put:" or "put_field:") .. entry.family)
            end
        end
        for _, column in ipairs(item.has_update and item.updatable or {}) do
            add("put_field:" .. column.entry.family)
        end
        for _, parameter in ipairs(item.key_parameters) do
            use_bind(parameter.column.entry)
        end
        for _, by in ipairs(item.lists) do
            for _, parameter in ipairs(by.parameters) do
                use_bind(parameter.column.entry)
            end
        end
        for _, oid in ipairs(item.oids) do
            oids[oid] = oid ~= "USER" or nil
        end
        add("page")
        if #item.key == 0 then
            add("page_unordered")
        end
        if item.has_insert then
            add("insert")
            add("execute")
        end
        if item.has_update then
            add("update")
        end
        if #item.constraints > 0 then
            add("violated")
        end
    end

    -- Sorted lists; a family stands behind the family of its elements.
    local function sorted(map)
        local result = {}
        for _, item in pairs(map) do
            result[#result + 1] = item
        end
        table.sort(result, function(a, b)
            local a_array, b_array = a.kind == "array", b.kind == "array"
            if a_array ~= b_array then
                return b_array
            end
            return a.name < b.name
        end)
        return result
    end
    local oid_list = {}
    for name in pairs(oids) do
        oid_list[#oid_list + 1] = { name = name, number = types.oids[name] }
    end
    table.sort(oid_list, function(a, b) return a.number < b.number end)

    return { need = need, families = sorted(families), readers = sorted(readers), has = families,
             oids = oid_list }
end

return needs
