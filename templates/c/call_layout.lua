-- Layout: the pieces of call.h.tpl and call.c.tpl.

local text = include("text.lua")
local types = include("types.lua")

local layout = {}

-- Returns the pieces for an output with this prefix.
function layout.of(prefix)
    local piece = {}

    -- Parameters of a call: the connection, the arguments, those that may be left out, what follows.
    function piece.call_parameters(call, ...)
        local list = { prefix .. "_conn *conn" }
        for _, parameter in ipairs(call.parameters) do
            list[#list + 1] = parameter.declaration
        end
        if #call.options > 0 then
            list[#list + 1] = "const " .. call.stem .. "_options *options"
        end
        for _, declaration in ipairs({ ... }) do
            list[#list + 1] = declaration
        end
        return list
    end

    -- Where the result goes; nil if there is none.
    function piece.out_parameter(call)
        return call.counts and "int64_t *affected" or call.out_type and call.out_type .. " *out"
    end

    function piece.expectation(call)
        return prefix:upper() .. (call.must_exist and "_ONE_ROW" or "_ANY_ROWS")
    end

    function piece.visit_parameter(call)
        return "bool (*visit)(void *context, const " .. call.row_type .. " *row)"
    end

    function piece.option_members(call)
        local list = {}
        for i, option in ipairs(call.options) do
            list[i] = { types.declare(option.field_type, option.member) .. ";", option.doc }
        end
        return text.members(list)
    end

    -- The description of an option for the runtime.
    function piece.option_lines(call, option)
        local list = {}
        if option.sql then
            list[1] = '.name = "' .. esc.c_string(option.sql) .. '"'
        end
        list[#list + 1] = '.cast = "' .. esc.c_string(option.cast) .. '"'
        if option.fallback then
            list[#list + 1] = '.fallback = "' .. esc.c_string(option.fallback) .. '"'
        end
        list[#list + 1] = ".codec = &" .. prefix .. "_codec_" .. option.entry.codec_name
        if option.is_variadic then
            list[#list + 1] = ".is_variadic = true"
        end
        if option.is_needed then
            list[#list + 1] = ".is_needed = true"
        end
        list[#list + 1] = (".at = offsetof(%s_options, %s)"):format(call.stem, option.member)
        local words = {}
        for i, item in ipairs(list) do
            words[i] = item .. (i < #list and "," or "},")
        end
        words[1] = "{" .. words[1]
        return text.fill(words, "    ", "     ")
    end

    -- The statements that start the request and bind its parameters.
    function piece.start_call(call)
        local lines = {}
        local function line(name, ...)
            lines[#lines + 1] = text.signature("    " .. prefix .. "_" .. name, { "conn", ... }) .. ";"
        end
        line(#call.options > 0 and "start_text" or "start", call.stem .. "_sql")
        for _, parameter in ipairs(call.parameters) do
            local codec = "&" .. prefix .. "_codec_" .. parameter.entry.codec_name
            if parameter.is_pointer then
                line("bind_pointer", codec, parameter.name)
            else
                line("bind", codec, "&" .. parameter.name)
            end
        end
        if #call.options > 0 then
            line("add_options", call.stem .. "_optional", tostring(#call.options), "options",
                 '"' .. esc.c_string(call.closing) .. '"')
        end
        return table.concat(lines, "\n")
    end

    -- The same where a function of its own does it.
    function piece.call_start(call)
        local list = { "conn" }
        for _, parameter in ipairs(call.parameters) do
            list[#list + 1] = parameter.name
        end
        if #call.options > 0 then
            list[#list + 1] = "options"
        end
        return text.signature("    " .. call.stem .. "_start", list) .. ";"
    end

    -- The constant that holds the statement, or its beginning.
    function piece.call_sql(call)
        return text.joined("static const char " .. call.stem .. "_sql[] =", "\n    ",
                           text.literals(call.sql, "    ", "") .. ";")
    end

    return piece
end

return layout
