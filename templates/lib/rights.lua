-- Who may do what: policies in plain words, and grants as a matrix.

local text = include("text.lua")
local schema = include("schema.lua")
local sql_text = include("sql.lua")

local rights = {}

local unwrap, split = sql_text.unwrap, sql_text.split

rights.table_privileges = { "SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER" }

-- ---- conditions ---------------------------------------------------------------------------------------

-- "auth.uid()", also in the form (SELECT auth.uid()) that is computed once a statement.
local function is_caller(sql)
    sql = unwrap(sql):gsub("^[Ss][Ee][Ll][Ee][Cc][Tt]%s+", ""):gsub("%s+[Aa][Ss]%s+[%w_]+$", "")
    return unwrap(sql):lower() == "auth.uid()"
end

local function is_caller_role(sql)
    sql = unwrap(sql):gsub("^[Ss][Ee][Ll][Ee][Cc][Tt]%s+", ""):gsub("%s+[Aa][Ss]%s+[%w_]+$", "")
    return unwrap(sql):lower() == "auth.role()"
end

-- The last part of a column reference; nil for anything else.
local function column_name(sql)
    sql = unwrap(sql)
    if sql:find("^[%a_][%w_$]*$") then
        return sql
    end
    if sql:find("^[%a_][%w_$.]*%.[%a_][%w_$]*$") then
        return sql:match("[^.]+$")
    end
    return nil
end

local function literal(sql)
    return unwrap(sql):gsub("::[%w_. ]+$", ""):match("^'([^']*)'$")
end

local function code(value)
    return esc.md_code(text.one_line(value))
end

-- The tables that a subquery of the condition reads.
local function tables_read(policy, sql)
    local names = {}
    for _, dependency in ipairs(policy.depends_on) do
        local relation = schema.relation_of(dependency.object)
        if relation and relation ~= policy.parent and sql:find(relation.name, 1, true) and
            not text.contains(names, relation.id) then
            names[#names + 1] = relation.id
        end
    end
    if #names == 0 then
        for name in sql:gmatch("[Ff][Rr][Oo][Mm]%s+([%w_.]+)") do
            if not text.contains(names, name) then
                names[#names + 1] = name
            end
        end
    end
    return names
end

-- One condition without OR: {class, words after "rows"}. The words are Markdown.
local function read_term(policy, sql)
    sql = unwrap(sql)
    local lower = sql:lower()
    if lower == "true" then
        return "everybody", nil
    end
    if lower == "false" then
        return "nobody", "that satisfy the condition " .. code("false") .. " (none does)"
    end
    local left, right = sql:match("^(.-)%s*=%s*(.+)$")
    if left and not right:find("=", 1, true) then
        if is_caller(left) then
            left, right = right, left
        end
        if is_caller(right) and column_name(left) then
            return "owner", "whose " .. code(column_name(left)) .. " is their own user id"
        end
        if is_caller_role(right) then
            left, right = right, left
        end
        if is_caller_role(left) and literal(right) then
            return "role", "if the role of the request is " .. code(literal(right))
        end
        if column_name(left) and unwrap(right):lower() == "true" then
            return "flag", "with " .. code(column_name(left)) .. " set"
        end
        if column_name(left) and literal(right) then
            return "flag", "whose " .. code(column_name(left)) .. " is " .. code(literal(right))
        end
    end
    if column_name(sql) then
        return "flag", "with " .. code(column_name(sql)) .. " set"
    end
    if lower:find("exists%s*%(") or lower:find("[%s(]select[%s(]") and lower:find("%sfrom%s") then
        local names = text.map(tables_read(policy, sql), code)
        if #names > 0 then
            return "lookup", "for which a lookup in " .. text.join(names) .. " succeeds"
        end
    end
    if #sql <= 100 then
        return sql:find("[%w_]%s*%(") and "function" or "condition", "that satisfy " .. code(sql)
    end
    return "condition", "that satisfy the condition below"
end

-- Words for the rows that a condition lets through, and the classes of its parts.
local function read_condition(policy, expr)
    local classes, words = {}, {}
    for _, part in ipairs(split(unwrap(expr.sql), "OR")) do
        local terms = split(unwrap(part), "AND")
        local class, term = read_term(policy, part)
        if #terms > 1 then
            local all = {}
            class = "condition"
            for _, one in ipairs(terms) do
                local one_class, one_words = read_term(policy, one)
                if one_class == "owner" or one_class == "lookup" then
                    class = one_class
                end
                all[#all + 1] = one_words
            end
            term = text.join(all, "and")
        end
        if not text.contains(classes, class) then
            classes[#classes + 1] = class
        end
        if class == "everybody" then
            return classes, nil
        end
        if not text.contains(words, term) then
            words[#words + 1] = term
        end
    end
    return classes, text.join(words, "or")
end

-- ---- policies ---------------------------------------------------------------------------------------------

local verbs = {
    SELECT = "read",
    INSERT = "add",
    UPDATE = "change",
    DELETE = "delete",
    ALL = "read, add, change and delete",
}

-- "Everyone", "The role `a`", "The roles `a` and `b`".
function rights.roles(roles)
    if #roles == 0 or text.contains(roles, "public") then
        return "Everyone"
    end
    local names = text.map(roles, esc.md_code)
    return (#names == 1 and "The role " or "The roles ") .. text.join(names)
end

local function rows(words)
    return words and "rows " .. words or "every row"
end

-- A sentence in Markdown that says what the policy lets whom do.
function rights.read_policy(policy)
    local command, sentence = policy.command, nil
    local using, check = policy.using_expr, policy.check_expr
    local using_words, check_words
    if using then
        _, using_words = read_condition(policy, using)
    end
    if check then
        _, check_words = read_condition(policy, check)
    end
    local verb = verbs[command] or command
    local can = policy.permissive and " may " or " may, whatever other policies say, only "
    if command == "INSERT" then
        sentence = rights.roles(policy.roles) .. can .. verb .. " " ..
            (check and (check_words and "rows " .. check_words or "any row") or "any row") .. "."
    else
        sentence = rights.roles(policy.roles) .. can .. verb .. " " .. (using and rows(using_words) or "every row") .. "."
    end
    if command == "UPDATE" or command == "ALL" then
        if check and (not using or check.canonical ~= using.canonical) then
            local what = command == "ALL" and " Added and changed rows" or " Changed rows"
            sentence = sentence .. what ..
                (check_words and " must be rows " .. check_words .. "." or " may have any values.")
        elseif using and using_words then
            sentence = sentence .. (command == "ALL" and " The same holds for rows after they were added or changed." or
                " The same holds for rows after the change.")
        end
    end
    return sentence
end

-- The policy as a statement.
function rights.policy_sql(policy)
    local lines = { "CREATE POLICY " .. esc.sql_ident(policy.name) .. " ON " .. policy.parent.sql_name }
    if not policy.permissive then
        lines[#lines + 1] = "AS RESTRICTIVE"
    end
    lines[#lines + 1] = "FOR " .. policy.command
    lines[#lines + 1] = "TO " .. table.concat(text.map(policy.roles, function(role)
        return role == "public" and "PUBLIC" or esc.sql_ident(role)
    end), ", ")
    if policy.using_expr then
        lines[#lines + 1] = "USING " .. sql_text.layout(policy.using_expr.sql, "    ")
    end
    if policy.check_expr then
        lines[#lines + 1] = "WITH CHECK " .. sql_text.layout(policy.check_expr.sql, "    ")
    end
    return table.concat(lines, "\n    ") .. ";"
end

-- What decides in a policy: owner, lookup, everybody, role, flag, function, condition, nobody.
function rights.classes(policy)
    local classes = {}
    for _, expr in ipairs({ policy.using_expr or policy.check_expr }) do
        classes = read_condition(policy, expr)
    end
    if #classes == 0 then
        classes = { "everybody" }
    end
    return classes
end

rights.class_titles = {
    { "owner", "Own rows", "The row names its user, and that must be the caller." },
    { "lookup", "Membership", "A lookup in another table decides, for example whether the caller belongs to the team." },
    { "flag", "By a value of the row", "The row itself says who may see it, for example by a flag." },
    { "role", "By role", "The role of the request decides." },
    { "function", "By function", "A function decides." },
    { "everybody", "Everybody", "The condition is always true." },
    { "nobody", "Nobody", "The condition is never true." },
    { "condition", "Other conditions", "See the policy." },
}

-- The state of row security of a table, as a sentence.
function rights.row_security(relation)
    local policies = #relation.children.policy
    if not relation.row_security then
        if policies > 0 then
            return "Row level security is off, so the policies of this table have no effect."
        end
        return "Row level security is off: who has the privilege sees and changes every row."
    end
    if policies == 0 then
        return "Row level security is on and there is no policy: nobody reaches a row but " ..
            (relation.force_row_security and "roles that bypass row security." or
                "the owner and roles that bypass row security.")
    end
    if relation.force_row_security then
        return "Row level security is on, also for the owner of the table."
    end
    return "Row level security is on; the owner of the table and roles that bypass row security are not bound by it."
end

-- ---- grants ---------------------------------------------------------------------------------------------------

function rights.role_name(role)
    return role == "public" and "PUBLIC" or role
end

local function has(grant, privilege)
    return text.contains(grant.privileges, privilege) or text.contains(grant.privileges, "ALL")
end

local function grantable(grant, privilege)
    return text.contains(grant.grantable, privilege) or text.contains(grant.grantable, "ALL")
end

-- "yes", "yes, may pass it on" or "" for a cell of the matrix.
function rights.cell(grant, privilege)
    if not has(grant, privilege) then
        return ""
    end
    return grantable(grant, privilege) and "yes, with grant option" or "yes"
end

-- In the order in which people name them; others follow as they come.
local order = { SELECT = 1, INSERT = 2, UPDATE = 3, DELETE = 4, TRUNCATE = 5, REFERENCES = 6, TRIGGER = 7 }

local function sorted_privileges(grant)
    local names = text.map(grant.privileges, function(name) return name end)
    table.sort(names, function(a, b)
        local first, second = order[a] or 99, order[b] or 99
        return first < second or (first == second and a < b)
    end)
    return names
end

-- One privilege; `all` stands for everything that the kind of object has.
local function in_words(grant, privilege, all)
    return (privilege == "ALL" and (all or "all") or privilege) ..
        (grantable(grant, privilege) and " (with grant option)" or "")
end

-- The privileges in words: "SELECT, INSERT".
function rights.privileges(grant, all)
    local names = text.map(sorted_privileges(grant), function(name) return in_words(grant, name, all) end)
    local by = grant.kind == "grant" and grant.grantor and " (given by " .. esc.md_code(grant.grantor) .. ")" or ""
    return (#names > 0 and table.concat(names, ", ") or "none (revoked)") .. by
end

-- Grants on single columns: {role=, privileges=, columns=}, for each role and privilege those columns that have it alike.
function rights.column_grants(relation)
    local list, by_key = {}, {}
    for _, column in ipairs(relation.children.column) do
        for _, grant in ipairs(column.children.grant) do
            for _, privilege in ipairs(sorted_privileges(grant)) do
                local words = in_words(grant, privilege)
                local key = #grant.name .. ":" .. grant.name .. words
                if not by_key[key] then
                    by_key[key] = { role = grant.name, privileges = words, columns = {}, rank = order[privilege] or 99 }
                    list[#list + 1] = by_key[key]
                end
                -- Several may have given the same.
                if by_key[key].columns[#by_key[key].columns] ~= column.name then
                    table.insert(by_key[key].columns, column.name)
                end
            end
        end
    end
    table.sort(list, function(a, b)
        if a.role ~= b.role then
            return a.role < b.role
        end
        return a.rank < b.rank or (a.rank == b.rank and a.privileges < b.privileges)
    end)
    return list
end

-- The roles that have a grant on one of the objects, sorted.
function rights.granted_roles(objects)
    local roles, seen = {}, {}
    local function add(object)
        for _, grant in ipairs(object.children.grant) do
            if not seen[grant.name] then
                seen[grant.name] = true
                roles[#roles + 1] = grant.name
            end
        end
    end
    for _, object in ipairs(objects) do
        add(object)
        for _, column in ipairs(object.children.column) do
            add(column)
        end
    end
    table.sort(roles)
    return roles
end

-- What is in one of the lists.
local function either(a, b)
    local list, seen = {}, {}
    for _, names in ipairs({ a, b }) do
        for _, name in ipairs(names) do
            if not seen[name] then
                seen[name] = true
                list[#list + 1] = name
            end
        end
    end
    return list
end

-- All that two gave to the same role.
local function merged(a, b)
    return {
        name = a.name,
        privileges = either(a.privileges, b.privileges),
        grantable = either(a.grantable, b.grantable),
    }
end

local grants = {} -- of each object that was asked for: role to grant

-- What a role may do with the object itself, whoever gave it; nil when there is no grant.
function rights.grant_of(object, role)
    if not grants[object] then
        grants[object] = {}
        for _, grant in ipairs(object.children.grant) do
            local known = grants[object][grant.name]
            grants[object][grant.name] = known and merged(known, grant) or grant
        end
    end
    return grants[object][role]
end

local of_columns = {} -- of each relation that was asked for: role to list

-- Those of rights.column_grants() that one role has.
function rights.column_grants_of(relation, role)
    if not of_columns[relation] then
        of_columns[relation] = {}
        for _, one in ipairs(rights.column_grants(relation)) do
            local list = of_columns[relation][one.role] or {}
            list[#list + 1] = one
            of_columns[relation][one.role] = list
        end
    end
    return of_columns[relation][role] or {}
end

return rights
