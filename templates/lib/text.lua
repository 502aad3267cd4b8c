-- Words, lists and names: what every text output needs.

local text = {}

-- "1 table", "3 tables", "no tables".
function text.count(number, singular, plural)
    if number == 0 then
        return "no " .. (plural or singular .. "s")
    end
    return number .. " " .. (number == 1 and singular or plural or singular .. "s")
end

-- "a", "a and b", "a, b and c"; the word before the last one may be another.
function text.join(items, word)
    local count = #items
    if count <= 1 then
        return items[1] or ""
    end
    return table.concat(items, ", ", 1, count - 1) .. " " .. (word or "and") .. " " .. items[count]
end

-- f(item) of all items, without the nils.
function text.map(items, f)
    local result = {}
    for _, item in ipairs(items) do
        result[#result + 1] = f(item)
    end
    return result
end

-- The items for which f(item) is true.
function text.filter(items, f)
    local result = {}
    for _, item in ipairs(items) do
        if f(item) then
            result[#result + 1] = item
        end
    end
    return result
end

function text.contains(items, wanted)
    for _, item in ipairs(items) do
        if item == wanted then
            return true
        end
    end
    return false
end

-- Without the white space at the end.
function text.trim_end(value)
    return value:match("^.*%S") or ""
end

function text.trim(value)
    local first = value:find("%S")
    return first and value:match("^.*%S", first) or ""
end

-- White space, line ends included, as single spaces.
function text.one_line(value)
    return wrap(value, "", "", math.maxinteger)
end

-- The text with a full stop, so that sentences can follow each other.
function text.sentence(value)
    value = text.trim(value)
    if value == "" or value:find("[.!?:]$") then
        return value
    end
    return value .. "."
end

function text.capital(value)
    return value:sub(1, 1):upper() .. value:sub(2)
end

-- Names made of ASCII letters, digits, "_" and the characters of `also`; any other character becomes "_".
function text.safe_name(value, also)
    return (value:gsub("[\xC2-\xF4][\x80-\xBF]+", "_"):gsub("[^%w_" .. also .. "]", "_"))
end

local reserved_files = { con = true, prn = true, aux = true, nul = true }

-- A function that turns names into file names: safe on every system, and no two alike, whatever the case.
function text.file_namer()
    local taken = {}
    return function(name)
        local safe = text.safe_name(name, "%.%-"):gsub("^%.", "_")
        local first = safe:match("^[^.]*"):lower()
        if reserved_files[first] or first:find("^com%d$") or first:find("^lpt%d$") then
            safe = "_" .. safe
        end
        safe = safe:sub(1, 200)
        local unique, number = safe, 1
        while taken[unique:lower()] do
            number = number + 1
            unique = safe .. "-" .. number
        end
        taken[unique:lower()] = true
        return unique
    end
end

-- A function that turns names into anchors of one page.
function text.anchor_namer()
    local taken = {}
    return function(name)
        local safe = text.safe_name(name, "%-"):lower():gsub("_+", "-"):gsub("%-+", "-"):gsub("^%-", ""):gsub("%-$", "")
        if safe == "" then
            safe = "x"
        end
        local unique, number = safe, 1
        while taken[unique] do
            number = number + 1
            unique = safe .. "-" .. number
        end
        taken[unique] = true
        return unique
    end
end

return text
