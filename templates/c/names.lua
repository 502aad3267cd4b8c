-- Names: every C identifier and file name of the output is made here, safe and unique.
--
-- A SQL name may hold anything; a C name may not. names.safe() turns the one into the other, and a
-- scope keeps the results apart: the first claim of a name wins, later ones get _2, _3, and so on.

local names = {}

local function set(words)
    local result = {}
    for word in words:gmatch("%S+") do
        result[word] = true
    end
    return result
end

-- Words no identifier may be: keywords of C11 to C23 and C++98 to C++23, and names that the headers
-- of common C libraries define (or may define) as macros.
local reserved = set([[
    auto break case char const continue default do double else enum extern float for goto if inline
    int long register restrict return short signed sizeof static struct switch typedef union
    unsigned void volatile while constexpr nullptr typeof typeof_unqual alignas alignof bool false
    true static_assert thread_local

    and and_eq asm bitand bitor catch char8_t char16_t char32_t class co_await co_return co_yield
    compl concept const_cast consteval constinit decltype delete dynamic_cast explicit export final
    friend import module mutable namespace new noexcept not not_eq operator or or_eq override
    private protected public reinterpret_cast requires static_cast template this throw try typeid
    typename using virtual wchar_t xor xor_eq

    assert complex imaginary noreturn offsetof va_start va_end va_arg va_copy setjmp errno stdin
    stdout stderr environ signbit isnan isinf isfinite isnormal fpclassify isgreater isless
    isunordered major minor makedev unix linux i386 near far small interface min max
    EOF NULL NAN INFINITY HUGE_VAL BUFSIZ CHAR_BIT RAND_MAX EXIT_SUCCESS EXIT_FAILURE I DOMAIN
    OVERFLOW UNDERFLOW SING PLOSS TLOSS TRUE FALSE BOOL ERROR DELETE IN OUT OPTIONAL CONST VOID
    st_atime st_mtime st_ctime h_errno sa_handler sa_sigaction s_addr

    int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t size_t ptrdiff_t time_t
    timespec Oid PGconn PGresult
]])

-- Letters, digits and single underscores. What is neither becomes an underscore.
function names.safe(text)
    local result = text
    if text:find("[^%w_]") or text:find("__", 1, true) then
        result = text:gsub("[^%w_]+", "_"):gsub("__+", "_")
    end
    if result == "" or result == "_" then
        return "unnamed"
    end
    return result
end

-- What can stand behind "prefix_" and before "_suffix".
function names.part(text)
    local result = names.safe(text):gsub("^_", ""):gsub("_$", "")
    return result
end

-- An identifier that stands alone: a member or a parameter.
local function identifier(text)
    local result = names.safe(text)
    if result:find("^_%u") then
        result = result:sub(2)
    end
    if result:find("^%d") then
        result = "_" .. result
    end
    if reserved[result] then
        result = result .. "_"
    end
    return result
end

-- A scope knows the names in use; `outer`, where given, is a scope whose names count as used too.
local Scope = {}
Scope.__index = Scope

function names.scope(outer)
    return setmetatable({ used = {}, outer = outer }, Scope)
end

function Scope:has(name)
    return self.used[name] or (self.outer ~= nil and self.outer:has(name)) or false
end

function Scope:reserve(...)
    for _, name in ipairs({ ... }) do
        self.used[name] = true
    end
end

-- Returns base, or base with the first suffix from _2 on for which all names that derive(base)
-- lists are free, and takes them all.
function Scope:claim_family(base, derive)
    local candidate, number = base, 1
    while true do
        local wanted, free = derive(candidate), true
        for i = 1, #wanted do
            free = free and not self:has(wanted[i])
        end
        if free then
            for i = 1, #wanted do
                self.used[wanted[i]] = true
            end
            return candidate
        end
        number = number + 1
        candidate = (base:find("_$") and base or base .. "_") .. number
    end
end

local function itself(name)
    return { name }
end

-- A name that already carries the prefix, such as an enum constant or a function.
function Scope:claim(name)
    if not self:has(name) then
        self.used[name] = true
        return name
    end
    return self:claim_family(name, itself)
end

-- The C name of a member or parameter called `text` in SQL.
function Scope:member(text)
    return self:claim(identifier(text))
end

return names
