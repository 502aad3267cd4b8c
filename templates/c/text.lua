-- Text: layout of generated C that depends on the length of names. No line shall pass 100 columns
-- where a name leaves room to break it.

local text = {}

local width = 100

local function length(s)
    return utf8.len(s) or #s
end

-- Breaks words into lines. The first line starts with `first`, the others with `rest`; `room` columns
-- are left free.
local function fill(words, first, rest, room)
    return wrap(words, first, rest, width - (room or 0))
end

text.fill = fill

-- A paragraph inside a block comment: lines that start with " * ".
function text.paragraph(s, indent)
    return fill(esc.c_comment(s), " * ", " * " .. (indent or ""))
end

-- A whole comment on lines of its own, indented.
function text.comment(s, indent)
    local words = esc.c_comment(s)
    local one = wrap(words, indent .. "/* ", "", math.maxinteger) .. " */"
    if length(one) <= width then
        return one
    end
    return indent .. "/*\n" .. fill(words, indent .. " * ", indent .. " * ") .. "\n" .. indent .. " */"
end

-- The lines, each {code} or {code, comment}, with the comments of neighbours in one column.
local function align(lines)
    local result, first = {}, 1
    for i = 1, #lines + 1 do
        if i > #lines or not lines[i][2] then
            local column = 0
            for k = first, i - 1 do
                column = math.max(column, length(lines[k][1]))
            end
            for k = first, i - 1 do
                local code, comment = lines[k][1], lines[k][2]
                result[k] = code .. (" "):rep(column - length(code) + 1) .. comment
            end
            result[i] = i <= #lines and lines[i][1] or nil
            first = i + 1
        end
    end
    return table.concat(result, "\n")
end

-- Members of a struct or enum: a list of {code, doc}. Comments stand behind the code where they
-- fit, above it where they do not.
function text.members(list)
    local longest, column = 52, 0
    for _, member in ipairs(list) do
        if length(member[1]) <= longest then
            column = math.max(column, length(member[1]))
        end
    end
    local lines = {}
    for _, member in ipairs(list) do
        local code, doc = member[1], member[2]
        local words = doc and wrap(esc.c_comment(doc), "", "", math.maxinteger) or ""
        if words == "" then
            lines[#lines + 1] = { "    " .. code }
        elseif length(code) <= longest and 4 + column + length(words) + 7 <= width then
            lines[#lines + 1] = { "    " .. code, "/* " .. words .. " */" }
        else
            lines[#lines + 1] = { text.comment(doc, "    ") }
            lines[#lines + 1] = { "    " .. code }
        end
    end
    return align(lines)
end

-- "head{a, b, c};", or the items on lines of their own.
function text.initializer(head, list)
    local one = head .. "{" .. table.concat(list, ", ") .. "};"
    if length(one) <= width then
        return one
    end
    local words = {}
    for i, item in ipairs(list) do
        words[i] = item .. ","
    end
    return head .. "{\n" .. fill(words, "    ", "    ") .. "\n};"
end

-- "head(a, b, c)", broken after a comma and aligned with the parenthesis. A parameter may be a list of
-- words, between which it may be broken too.
function text.signature(head, parameters)
    local words, count, longest = {}, 0, 0
    for i, parameter in ipairs(parameters) do
        local word = parameter
        if type(parameter) == "table" then
            for k = 1, #parameter - 1 do
                count = count + 1
                words[count] = parameter[k]
                longest = longest < #parameter[k] and #parameter[k] or longest
            end
            word = parameter[#parameter]
        end
        word = word .. (i < #parameters and "," or ")")
        count = count + 1
        words[count] = word
        longest = longest < #word and #word or longest
    end
    local column = length(head) + 1
    for i = 1, column + longest + 1 > width and count or 0 do
        if column + length(words[i]) + 1 > width then
            local indent = head:match("^ *") .. "    "
            return head .. "(\n" .. fill(words, indent, indent, 1)
        end
    end
    return fill(words, head .. "(", (" "):rep(column), 1)
end

-- Code in one line if it fits, else with what is `between` after the head.
function text.joined(head, between, rest)
    if not rest:find("\n") and length(head) + 1 + length(rest) <= width then
        return head .. " " .. rest
    end
    return head .. between .. rest
end

-- Code in one line, or in two of which the second is indented.
function text.call(first, second, indent)
    if length(first) + 1 + length(second) <= width then
        return first .. " " .. second
    end
    return first .. "\n" .. (" "):rep(indent) .. second
end

-- SQL as adjacent string literals, one per line. Pieces are never broken; every line but the first is
-- indented, every line but the last ends with `tail`. Where a line of the SQL ends, one here does.
function text.literals(pieces, indent, tail)
    local lines, line = {}, ""
    local function flush()
        lines[#lines + 1] = indent .. '"' .. line .. '"'
        line = ""
    end
    for i, piece in ipairs(pieces) do
        local ends = piece:sub(-1) == "\n"
        local escaped = esc.c_string(ends and piece:sub(1, -2) or piece) .. (ends and "\\n" or "")
        if line ~= "" and #indent + length(line) + length(escaped) + 3 + #tail > width then
            flush()
        end
        line = line .. escaped
        if ends and i < #pieces then
            flush()
        end
    end
    flush()
    return (table.concat(lines, tail .. "\n"):gsub("^%s+", ""))
end

-- Renaming moved the parentheses of some lines: moves the lines that were aligned with them.
function text.realign(before, after)
    local result, open = {}, {} -- open: columns of parentheses, {before, after}
    local new_lines = after:gmatch("([^\n]*)\n")
    local function without_strings(line)
        return line:find('"', 1, true) and (line:gsub('"[^"]*"', function(s) return ("_"):rep(#s) end)) or line
    end
    for old in before:gmatch("([^\n]*)\n") do
        local new = new_lines()
        local indent = #old:match("^ *")
        if #open > 0 and indent == open[#open][1] and indent < #old then
            new = (" "):rep(open[#open][2]) .. new:sub(indent + 1)
        end
        local old_at, new_at = 1, 1
        local old_code, new_code = without_strings(old), without_strings(new)
        while true do
            old_at, new_at = old_code:find("[()]", old_at), new_code:find("[()]", new_at)
            if not old_at or not new_at then
                break
            end
            if old_code:sub(old_at, old_at) == "(" then
                open[#open + 1] = { old_at, new_at }
            else
                open[#open] = nil
            end
            old_at, new_at = old_at + 1, new_at + 1
        end
        if old == "" then
            open = {} -- an odd parenthesis in a comment ends here
        end
        result[#result + 1] = new
    end
    return table.concat(result, "\n") .. "\n"
end

-- Aligns comments that end neighbouring lines of source.
function text.align(source)
    local lines = {}
    for line in source:gmatch("([^\n]*)\n") do
        local code, comment
        if line:sub(-2) == "*/" then
            code, comment = line:match("^(%s*[^%s/].-)%s+(/%*.*%*/)$")
        end
        lines[#lines + 1] = code and not code:find('"', 1, true) and { code, comment } or { line }
    end
    return align(lines) .. "\n"
end

return text
