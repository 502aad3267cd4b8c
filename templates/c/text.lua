-- Text: layout of generated C that depends on the length of names. No line shall pass 100 columns
-- where a name leaves room to break it.

local text = {}

local width = 100

local function length(s)
    return utf8.len(s) or #s
end

-- Breaks words into lines. The first line starts with `first`, the others with `rest`.
local function fill(words, first, rest)
    local lines, line, empty = {}, first, true
    for _, word in ipairs(words) do
        if not empty and length(line) + 1 + length(word) > width then
            lines[#lines + 1] = line
            line, empty = rest, true
        end
        line = line .. (empty and "" or " ") .. word
        empty = false
    end
    lines[#lines + 1] = line
    return table.concat(lines, "\n")
end

-- Words for the inside of a comment, whatever the text holds.
local function comment_words(s)
    local words = {}
    for word in esc.c_comment(s):gmatch("%S+") do
        words[#words + 1] = word
    end
    return words
end

-- A paragraph inside a block comment: lines that start with " * ".
function text.paragraph(s, indent)
    return fill(comment_words(s), " * ", " * " .. (indent or ""))
end

-- A whole comment on lines of its own, indented.
function text.comment(s, indent)
    local words = comment_words(s)
    local one = indent .. "/* " .. table.concat(words, " ") .. " */"
    if length(one) <= width then
        return one
    end
    return indent .. "/*\n" .. fill(words, indent .. " * ", indent .. " * ") .. "\n" .. indent .. " */"
end

-- Members of a struct or enum: a list of {code, doc}. Comments stand behind the code where they
-- fit, above it where they do not.
function text.members(list)
    local column = 0
    for _, member in ipairs(list) do
        if length(member[1]) <= 48 then
            column = math.max(column, length(member[1]))
        end
    end
    local lines = {}
    for _, member in ipairs(list) do
        local code, doc = member[1], member[2]
        local words = table.concat(comment_words(doc or ""), " ")
        local padded = code .. (" "):rep(column - length(code))
        if words == "" then
            lines[#lines + 1] = "    " .. code
        elseif 4 + length(padded) + length(words) + 7 <= width then
            lines[#lines + 1] = "    " .. padded .. " /* " .. words .. " */"
        else
            lines[#lines + 1] = text.comment(doc, "    ")
            lines[#lines + 1] = "    " .. code
        end
    end
    return table.concat(lines, "\n")
end

-- Items of an initialiser, separated by commas, on indented lines.
function text.items(list)
    local words = {}
    for i, item in ipairs(list) do
        words[i] = item .. (i < #list and "," or "")
    end
    return fill(words, "    ", "    ")
end

-- "head(a, b, c)", broken after a comma and aligned with the parenthesis. A parameter may be a list of
-- words, between which it may be broken too.
function text.signature(head, parameters)
    local words = {}
    for i, parameter in ipairs(parameters) do
        for _, word in ipairs(type(parameter) == "table" and parameter or { parameter }) do
            words[#words + 1] = word
        end
        words[#words] = words[#words] .. (i < #parameters and "," or ")")
    end
    local indent = (" "):rep(length(head) + 1)
    if length(head) > 70 then
        head, indent = head .. "(\n", "    "
        return head .. fill(words, indent, indent)
    end
    return fill(words, head .. "(", indent)
end

-- Code in one line, or in two of which the second is indented.
function text.call(first, second, indent)
    if length(first) + 1 + length(second) <= width then
        return first .. " " .. second
    end
    return first .. "\n" .. (" "):rep(indent) .. second
end

-- SQL as adjacent string literals. pieces are never broken; `tail` ends every line but the last.
function text.literals(pieces, indent, tail)
    local lines, line = {}, ""
    for _, piece in ipairs(pieces) do
        local escaped = esc.c_string(piece)
        if line ~= "" and #indent + length(line) + length(escaped) + 2 + #tail > width then
            lines[#lines + 1] = indent .. '"' .. line .. '"'
            line = ""
        end
        line = line .. escaped
    end
    lines[#lines + 1] = indent .. '"' .. line .. '"'
    return table.concat(lines, tail .. "\n")
end

-- Aligns comments that end neighbouring lines.
function text.align(source)
    local result, block = {}, {}
    local function flush()
        local column = 0
        for _, line in ipairs(block) do
            column = math.max(column, length(line[1]))
        end
        for _, line in ipairs(block) do
            result[#result + 1] = line[1] .. (" "):rep(column - length(line[1]) + 1) .. line[2]
        end
        block = {}
    end
    for line in source:gmatch("([^\n]*)\n") do
        local code, comment = line:match("^(%s*[^%s/].-)%s+(/%*.*%*/)$")
        if code and not code:find('"', 1, true) then
            block[#block + 1] = { code, comment }
        else
            flush()
            result[#result + 1] = line
        end
    end
    flush()
    return table.concat(result, "\n") .. "\n"
end

return text
