-- Markdown: fences, links and layout. Quoting of names and texts is the business of `esc`.

local text = include("text.lua")

local markdown = {}

-- A fenced block whose fence is longer than any run of back-ticks in it.
function markdown.fence(body, language)
    local longest = 2
    for run in body:gmatch("`+") do
        longest = math.max(longest, #run)
    end
    local fence = string.rep("`", longest + 1)
    body = text.trim_end((body:gsub("^[ \t]*\r?\n", "")))
    return fence .. (language or "") .. "\n" .. body .. "\n" .. fence
end

-- [label](target): the label is Markdown already, the target has been made by our own namers.
function markdown.link(label, target)
    return "[" .. label .. "](" .. target .. ")"
end

-- One blank line between blocks, none at the beginning, one line end at the end. Fenced blocks stay as they are.
function markdown.tidy(page)
    local lines, fence, blank = {}, nil, true
    for line in (text.trim_end(page) .. "\n"):gmatch("([^\n]*)\n") do
        local ticks = line:sub(1, 3) == "```" and line:match("^(```+)")
        if fence then
            if ticks and #ticks >= #fence and line:match("^`+%s*$") then
                fence = nil
            end
            lines[#lines + 1] = line
            blank = false
        else
            fence = ticks
            line = line:match("^.*%S") or ""
            if line ~= "" or not blank then
                lines[#lines + 1] = line
            end
            blank = line == ""
        end
    end
    return table.concat(lines, "\n") .. "\n"
end

return markdown
