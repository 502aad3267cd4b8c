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
        local list = { { stem .. "NONE = 0,", "none of this table" } }
        for _, constraint in ipairs(t.constraints) do
            list[#list + 1] = { stem .. constraint.suffix .. ",", constraint.what }
        end
        list[#list + 1] = { stem .. "OTHER", "one that was not there when this was generated" }
        return text.members(list)
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

    -- Starts the statement of a list, in the order that page asks for.
    function piece.start_list(t, name)
        local statement = t.stem .. "_sql_" .. name
        if #t.key == 0 then
            return ("    %s_start(conn, %s);"):format(prefix, statement)
        end
        return "    bool descending = page != NULL && page->descending;\n\n"
            .. text.call("    " .. prefix .. "_start(conn, descending ? " .. statement
                .. "_descending", ": " .. statement .. ");", #prefix + 28)
    end

    -- Puts one column into an insert or update.
    function piece.put(column, required, from)
        local name = (required and "_put_" or "_put_field_") .. column.entry.family
        return text.signature("    " .. prefix .. name, {
            "conn", piece.quoted(column.sql), from .. "->" .. column.member,
        }) .. ";"
    end

    function piece.quoted(s)
        return '"' .. esc.c_string(s) .. '"'
    end

    -- The same in pieces, between which a line may be broken.
    function piece.quoted_pieces(list)
        local result, line = {}, ""
        for _, item in ipairs(list) do
            if line ~= "" and #line + #item > 60 then
                result[#result + 1] = piece.quoted(line)
                line = ""
            end
            line = line .. item
        end
        result[#result + 1] = piece.quoted(line)
        return result
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
        elseif reader.kind == "array" then
            return "pfx_decode_" .. reader.name .. "(in, at)"
        elseif reader.name == "numeric" then
            return "pfx_decode_numeric(in, at, " .. length .. ")"
        elseif reader.name == "jsonb" then
            return "pfx_jsonb_text(in, at)"
        end
        return "at"
    end

    function piece.returning(t)
        return "out != NULL ? " .. t.constant .. "_COLUMNS : NULL"
    end

    return piece
end

return layout
