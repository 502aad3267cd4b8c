-- Looking at SQL expressions as text. The model's expressions come from a parser, so quotes and parentheses are in order.

local text = include("text.lua")

local sql = {}

-- The position behind a quoted text or name that begins at `position`; `position` itself when none does.
function sql.skip_quoted(expression, position)
    local quote = expression:sub(position, position)
    if quote ~= "'" and quote ~= '"' then
        return position
    end
    return (expression:find(quote, position + 1, true) or #expression) + 1
end

-- True when one pair of parentheses encloses the whole expression.
function sql.is_enclosed(expression)
    local depth, position = 0, 1
    if expression:sub(1, 1) ~= "(" then
        return false
    end
    while position do
        local after = sql.skip_quoted(expression, position)
        if after == position then
            depth = depth + (expression:sub(position, position) == "(" and 1 or -1)
            if depth == 0 then
                return position == #expression
            end
            after = position + 1
        end
        position = expression:find("['\"()]", after)
    end
    return false
end

-- The expression without parentheses around all of it.
function sql.unwrap(expression)
    expression = text.trim(expression)
    while sql.is_enclosed(expression) do
        expression = text.trim(expression:sub(2, -2))
    end
    return expression
end

-- The expression in parentheses, exactly one pair.
function sql.wrap(expression)
    return "(" .. sql.unwrap(expression) .. ")"
end

-- Splits at a word that stands outside of quotes and parentheses: "a OR (b OR c)" at OR gives two parts. Expressions in
-- which the word may mean something else stay whole.
function sql.split(expression, word)
    local parts, depth, start, position = {}, 0, 1, 1
    local upper = expression:upper()
    if upper:find("%sBETWEEN%s") or upper:find("%f[%w]CASE%s") then
        return { expression }
    end
    while position do
        local after = sql.skip_quoted(expression, position)
        if after == position then
            local c = expression:sub(position, position)
            after = position + 1
            if c == "(" or c == "[" then
                depth = depth + 1
            elseif c == ")" or c == "]" then
                depth = depth - 1
            elseif depth == 0 and upper:sub(position, position + #word + 1):find("^%s" .. word .. "[%s(]$") then
                parts[#parts + 1] = expression:sub(start, position - 1)
                start = position + #word + 1
                after = start
            end
        end
        position = expression:find("[%s'\"()%[%]]", after)
    end
    parts[#parts + 1] = expression:sub(start)
    return parts
end

-- The expression in parentheses; a long one with each part of its outermost AND or OR on a line of its own.
function sql.layout(expression, indent)
    local inner = sql.unwrap(expression)
    if #inner <= 90 or inner:find("\n") then
        return "(" .. inner .. ")"
    end
    for _, word in ipairs({ "OR", "AND" }) do
        local parts = text.map(sql.split(inner, word), text.trim)
        if #parts > 1 then
            local step = "\n" .. indent .. "    "
            return "(" .. step .. table.concat(parts, step .. word .. " ") .. "\n" .. indent .. ")"
        end
    end
    return "(" .. inner .. ")"
end

local clauses = {
    "FROM", "WHERE", "GROUP BY", "HAVING", "ORDER BY", "LIMIT", "WINDOW", "UNION", "EXCEPT", "INTERSECT", "JOIN",
    "INNER JOIN", "LEFT JOIN", "RIGHT JOIN", "FULL JOIN", "CROSS JOIN", "NATURAL JOIN", "SELECT",
}

-- The clause that begins behind a blank at `position` of the text in upper case; nil when none does.
local function clause_at(upper, position)
    for _, clause in ipairs(clauses) do
        if upper:sub(position + 1, position + #clause) == clause and upper:find("^[%s(]", position + #clause + 1) then
            return clause
        end
    end
    return nil
end

-- A query that is one long line, with a line for each of its outermost clauses, and for each column of a long list.
function sql.layout_query(query)
    query = text.trim(query)
    if #query <= 90 or query:find("\n") then
        return query
    end
    local upper, parts, depth, position, start, clause = query:upper(), {}, 0, 1, 1, "SELECT"
    local function cut(before, indent)
        parts[#parts + 1] = query:sub(start, before)
        parts[#parts + 1] = "\n" .. indent
        start = before + 2
    end
    while position <= #query do
        local after = sql.skip_quoted(query, position)
        if after == position then
            local c = query:sub(position, position)
            after = position + 1
            if c == "(" or c == "[" then
                depth = depth + 1
            elseif c == ")" or c == "]" then
                depth = depth - 1
            elseif depth == 0 and c == " " then
                local found = clause_at(upper, position)
                if found and not (found == "FROM" and upper:sub(position - 8, position - 1) == "DISTINCT") then
                    cut(position - 1, "")
                    clause, after = found, position + 1 + #found
                elseif clause == "SELECT" and query:sub(position - 1, position - 1) == "," then
                    cut(position - 1, "    ")
                end
            end
        end
        position = after
    end
    parts[#parts + 1] = query:sub(start)
    return table.concat(parts)
end

return sql
