-- Layout: the pieces of table.h.tpl and table.c.tpl that are the same in several places or need
-- lines broken.

local types = include("types.lua")
local text = include("text.lua")

local layout = {}

-- Returns the pieces for an output with this prefix.
function layout.of(prefix)
    local upper = prefix:upper()
    local piece = {}

    -- Members of the row struct.
    function piece.row_members(t)
        local list = {}
        for i, column in ipairs(t.columns) do
            list[i] = { types.declare(column.row_type, column.member) .. ";", column.doc }
        end
        return text.members(list)
    end

    -- Members of the struct to insert: the required columns, then the others.
    function piece.new_members(t)
        local list = {}
        for _, column in ipairs(t.required) do
            list[#list + 1] = { types.declare(column.c, column.member) .. ";", "required" }
        end
        for _, column in ipairs(t.optional) do
            local doc = "default: NULL"
            if column.identity then
                doc = "default: the next number"
            elseif column.default then
                doc = "default: " .. column.default
            end
            list[#list + 1] = { types.declare(column.field_type, column.member) .. ";", doc }
        end
        return text.members(list)
    end

    function piece.change_members(t)
        local list = {}
        for i, column in ipairs(t.updatable) do
            list[i] = { types.declare(column.field_type, column.member) .. ";" }
        end
        return text.members(list)
    end

    function piece.constraint_members(t)
        local stem = t.constant .. "_CONSTRAINT_"
        local list = { { stem .. "NONE = 0,", "none of this " .. (t.what == "domain" and t.what or "table") } }
        for _, constraint in ipairs(t.constraints) do
            list[#list + 1] = { stem .. constraint.suffix .. ",", constraint.what }
        end
        list[#list + 1] = { stem .. "OTHER", "one that was not there when this was generated" }
        return text.members(list)
    end

    -- Finds out which of them an error is about.
    function piece.find_violated(t)
        local list = {}
        for i, constraint in ipairs(t.constraints) do
            list[i] = '        "' .. esc.c_string(constraint.name) .. '",'
        end
        local call = text.signature("    int position = " .. prefix .. "_find_violated", {
            "error", piece.quoted(t.schema), piece.quoted(t.name), "names", tostring(#t.constraints),
        })
        return "    static const char *const names[] = {\n" .. table.concat(list, "\n") .. "\n    };\n" .. call
            .. ";\n\n    return (" .. t.stem .. "_constraint)position;"
    end

    -- Constants of an enum, with the label where the name does not tell it.
    function piece.enum_members(enum)
        local list = { { enum.constant .. "_UNRECOGNIZED = 0" .. (#enum.labels > 0 and "," or "") } }
        for i, label in ipairs(enum.labels) do
            local comma = i < #enum.labels and "," or ""
            local is_plain = label.label:upper() == label.suffix
            list[#list + 1] = { enum.constant .. "_" .. label.suffix .. comma,
                                not is_plain and "'" .. label.label .. "'" or nil }
        end
        return text.members(list)
    end

    -- Parameters of a function: the connection, columns, and whatever follows.
    function piece.parameters(columns, ...)
        local list = { prefix .. "_conn *conn" }
        for _, parameter in ipairs(columns) do
            list[#list + 1] = parameter.declaration
        end
        for _, declaration in ipairs({ ... }) do
            list[#list + 1] = declaration
        end
        return list
    end

    function piece.insert_parameters(t)
        if not t.has_new then
            return piece.parameters({}, t.stem .. "_rows *out")
        end
        return piece.parameters({}, "const " .. t.stem .. "_new *values", t.stem .. "_rows *out")
    end

    function piece.column_list(columns)
        local list = {}
        for i, column in ipairs(columns) do
            list[i] = column.sql
        end
        return table.concat(list, ", ")
    end

    function piece.argument_names(parameters)
        local list = {}
        for i, parameter in ipairs(parameters) do
            list[i] = parameter.name
        end
        return table.concat(list, ", ")
    end

    -- A line of documentation that shows SQL.
    function piece.sql_line(sql)
        return text.paragraph("SQL: " .. sql, "    ")
    end

    -- A statement as the documentation shows it.
    function piece.show(clauses)
        return (table.concat(clauses):gsub("^SELECT ", "SELECT (columns)"))
    end

    -- "a, ", "b, ", "c": what COLUMNS is made of.
    function piece.list_pieces(list)
        local result = {}
        for i, item in ipairs(list) do
            result[i] = item .. (i < #list and ", " or "")
        end
        return result
    end

    -- The definition of a constant that holds a statement, with the columns in its SELECT list.
    function piece.statement(t, name, clauses)
        local head = "static const char " .. t.stem .. "_sql_" .. name .. "[] ="
        if clauses[1] == "SELECT " then
            local rest = {}
            for i = 2, #clauses do
                rest[#rest + 1] = clauses[i]
            end
            return head .. "\n" .. text.joined('    "SELECT " ' .. t.constant .. "_COLUMNS", "\n    ",
                                               text.literals(rest, "    ", "") .. ";")
        end
        return text.joined(head, "\n    ", text.literals(clauses, "    ", "") .. ";")
    end

    -- The macro with the columns, for SELECT and RETURNING.
    function piece.columns_macro(t)
        return text.joined("#define " .. t.constant .. "_COLUMNS", " \\\n    ",
                           text.literals(piece.list_pieces(t.select_list), "    ", " \\"))
    end

    -- The expected types of the columns.
    function piece.types_array(t)
        local list = {}
        for i, oid in ipairs(t.oids) do
            list[i] = upper .. "_OID_" .. oid
        end
        return text.initializer("static const Oid " .. t.stem .. "_types[] = ", list)
    end

    function piece.quoted(s)
        return '"' .. esc.c_string(s) .. '"'
    end

    -- The C value of a column, from its bytes at `at`.
    function piece.from_bytes(reader)
        local length = "(size_t)PQgetlength(in->pg, in->row, column)"
        if reader.kind == "fixed" then
            return "pfx_decode_" .. reader.codec .. (reader.checked and "(in, at)" or "(at)")
        elseif reader.kind == "enum" then
            return "pfx_" .. reader.name .. "_from_text(at)"
        elseif reader.kind == "bytes" then
            return "(pfx_bytes){at, " .. length .. "}"
        elseif reader.kind == "array" or reader.kind == "coded" then
            return "pfx_decode_" .. reader.name .. "(in, at)"
        elseif reader.name == "numeric" then
            return "pfx_decode_numeric(in, at, " .. length .. ")"
        elseif reader.name == "jsonb" then
            return "pfx_jsonb_text(in, at)"
        end
        return "at"
    end

    -- Whether that may fail: what gets the reader may set its error, which names the column.
    function piece.may_fail(reader)
        return piece.from_bytes(reader):find("(in,", 1, true) ~= nil
    end

    -- The bytes of a column, NULL for a NULL that may be there.
    function piece.bytes_of(reader, nullable)
        local optional = nullable and "optional_" or ""
        if reader.size then
            return ("pfx_%ssized_value(in, column, %d)"):format(optional, reader.size)
        end
        return ("pfx_%svalue(in, column)"):format(optional)
    end

    -- The conditions of a filter.
    function piece.filter_members(t)
        local list = {}
        for i, column in ipairs(t.columns) do
            list[i] = { types.declare(column.where_type, column.member) .. ";" }
        end
        list[#list + 1] = { "const " .. t.stem .. "_filter *or_else;",
                            "rows that this one is true for are in, too; NULL: no others" }
        return text.members(list)
    end

    -- The orders of a list.
    function piece.order_members(t)
        local list = {}
        if #t.key == 0 then
            list[1] = { t.constant .. "_UNORDERED = 0" .. (#t.orders > 0 and "," or ""),
                        "as the server finds the rows" }
        end
        for i, order in ipairs(t.orders) do
            local start = i == 1 and #t.key > 0 and " = 0" or ""
            list[#list + 1] = { t.constant .. "_" .. order.suffix .. start .. (i < #t.orders and "," or ""),
                                order.what .. (start ~= "" and ": the primary key" or "") }
        end
        return text.members(list)
    end

    local where_constants = {
        null = "NULL", ordered = "ORDERED", text = "TEXT", json = "JSON", array = "ARRAY",
    }

    -- The description of one column for the runtime.
    function piece.column_lines(t, column)
        local entry = column.entry
        local list = {
            '.name = "' .. esc.c_string(column.sql) .. '"',
            '.cast = "' .. esc.c_string(entry.cast) .. '"',
        }
        local compare = types.compare(entry)
        if compare ~= "" then
            list[#list + 1] = '.compare = "' .. esc.c_string(compare) .. '"'
        end
        if entry.type and entry.kind ~= "array" and not entry.is_composite then
            list[#list + 1] = '.type = "' .. esc.c_string(entry.type) .. '"'
        end
        if entry.kind == "array" and entry.has_binary then
            if entry.element.oid == "USER" or entry.element.is_domain then
                list[#list + 1] = '.array_type = "' .. esc.c_string(entry.spelling) .. '"'
            else
                list[#list + 1] = ".element = " .. upper .. "_OID_" .. entry.element.oid
            end
        end
        list[#list + 1] = ".codec = &" .. prefix .. "_codec_" .. entry.codec_name
        list[#list + 1] = ".conditions = " .. upper .. "_CONDITIONS_" .. where_constants[entry.where]
        if column.nullable then
            list[#list + 1] = ".nullable = true"
        end
        local function at(struct)
            return (".in_%s = offsetof(%s_%s, %s)"):format(struct, t.stem, struct, column.member)
        end
        list[#list + 1] = at("row")
        list[#list + 1] = at("filter")
        if column.writable and not t.is_view then
            list[#list + 1] = ".writable = true"
            if column.required then
                list[#list + 1] = ".required = true"
            end
            list[#list + 1] = at("new")
            if t.has_changes then
                list[#list + 1] = at("changes")
            end
        end
        local words = {}
        for i, item in ipairs(list) do
            words[i] = item .. ","
        end
        words[1] = "{" .. words[1]
        words[#words] = words[#words]:gsub(",$", "},")
        return text.fill(words, "    ", "     ")
    end

    -- The columns of an order for the runtime.
    function piece.sorts_array(t, order, number)
        local list = {}
        for i, sort in ipairs(order.sorts) do
            list[i] = ("{%d, %s, %s}"):format(sort.column.position, sort.descending and "true" or "false",
                                              sort.nulls_first and "true" or "false")
        end
        return text.initializer(("static const %s_sort %s_order_%d[] = "):format(prefix, t.stem, number), list)
    end

    -- The positions of columns.
    function piece.positions(columns)
        local list = {}
        for i, column in ipairs(columns) do
            list[i] = tostring(column.position)
        end
        return table.concat(list, ", ")
    end

    -- Binds a parameter of a function.
    function piece.bind_parameter(parameter)
        return text.signature("    " .. prefix .. "_bind", {
            "conn", "&" .. prefix .. "_codec_" .. parameter.column.entry.codec_name, "&" .. parameter.name,
        }) .. ";"
    end

    return piece
end

return layout
