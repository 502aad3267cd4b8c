/* The global wrap(): words in lines that are not too long. Code and comments are laid out by it, word by word. */
#include "emit/host.h"

/* Where the next word goes. */
typedef struct Wrap {
    Str *out;
    const char *rest; /* what lines but the first begin with */
    size_t rest_width;
    size_t limit;
    size_t column;
    bool begun; /* the line has a word */
} Wrap;

/* Characters; bytes where the text is no UTF-8. */
static size_t width_of(const char *text, size_t length)
{
    size_t width = 0;

    if (utf8_check(text, length) != length)
        return length;
    for (size_t i = 0; i < length; i++)
        width += ((unsigned char)text[i] & 0xC0) != 0x80;
    return width;
}

static void add_word(Wrap *wrap, const char *word, size_t length)
{
    size_t width = width_of(word, length);

    if (wrap->begun && wrap->column + 1 + width > wrap->limit) {
        str_char(wrap->out, '\n');
        str_text(wrap->out, wrap->rest);
        wrap->column = wrap->rest_width;
    } else if (wrap->begun) {
        str_char(wrap->out, ' ');
        wrap->column++;
    }
    str_bytes(wrap->out, word, length);
    wrap->column += width;
    wrap->begun = true;
}

static void add_text(Wrap *wrap, const char *text)
{
    static const char blanks[] = " \t\n\v\f\r";

    for (text += strspn(text, blanks); *text != '\0'; text += strspn(text, blanks)) {
        size_t length = strcspn(text, blanks);

        add_word(wrap, text, length);
        text += length;
    }
}

static void add_list(lua_State *L, Wrap *wrap)
{
    lua_Integer count = luaL_len(L, 1);

    for (lua_Integer i = 1; i <= count; i++) {
        const char *word;
        size_t length;

        lua_geti(L, 1, i);
        word = lua_tolstring(L, -1, &length);
        if (word == NULL)
            luaL_error(L, "wrap takes a text, or a list of words: number %I is a %s", i,
                       luaL_typename(L, -1));
        add_word(wrap, word, length);
        lua_pop(L, 1);
    }
}

/* wrap(words, first, rest, limit): a list of words, or a text of words between blanks, in lines of `limit` characters where
 * that is possible. The first line begins with `first`, the others with `rest`. */
static int wrap_words(lua_State *L)
{
    Host *host = host_of(L);
    size_t length;
    const char *first = luaL_checklstring(L, 2, &length);
    Wrap wrap = {
        .out = &host->quoted,
        .rest = luaL_checkstring(L, 3),
        .limit = (size_t)luaL_checkinteger(L, 4),
        .column = width_of(first, length),
    };

    wrap.rest_width = width_of(wrap.rest, strlen(wrap.rest));
    str_clear(wrap.out);
    str_bytes(wrap.out, first, length);
    if (lua_type(L, 1) == LUA_TSTRING) {
        const char *text = lua_tolstring(L, 1, &length);

        luaL_argcheck(L, strlen(text) == length, 1, "the text holds a NUL byte");
        add_text(&wrap, text);
    } else {
        add_list(L, &wrap);
    }
    lua_pushlstring(L, wrap.out->text, wrap.out->length);
    return 1;
}

void wrap_open(lua_State *L)
{
    lua_register(L, "wrap", wrap_words);
}
