#include "sqlread/canonical.h"

#include <ctype.h>

/* jsonb as the server prints it: members sorted by length and bytes of their names, the last of equal names kept, one
 * blank after colons and commas, characters unescaped where they can be. */

#define DEPTH_LIMIT 200

typedef struct Member {
    const char *name;
    size_t length;
    const char *value;
    size_t order;
} Member;

typedef VEC(Member) MemberVec;

typedef struct Json {
    Arena *arena;
    const char *at;
    size_t depth;
} Json;

static bool write_value(Json *json, Str *out);

static void skip_blanks(Json *json)
{
    while (*json->at == ' ' || *json->at == '\t' || *json->at == '\n' || *json->at == '\r')
        json->at++;
}

static void append_utf8(Str *out, unsigned code)
{
    if (code < 0x80) {
        str_char(out, (char)code);
    } else if (code < 0x800) {
        str_char(out, (char)(0xC0 | code >> 6));
        str_char(out, (char)(0x80 | (code & 0x3F)));
    } else if (code < 0x10000) {
        str_char(out, (char)(0xE0 | code >> 12));
        str_char(out, (char)(0x80 | (code >> 6 & 0x3F)));
        str_char(out, (char)(0x80 | (code & 0x3F)));
    } else {
        str_char(out, (char)(0xF0 | code >> 18));
        str_char(out, (char)(0x80 | (code >> 12 & 0x3F)));
        str_char(out, (char)(0x80 | (code >> 6 & 0x3F)));
        str_char(out, (char)(0x80 | (code & 0x3F)));
    }
}

static bool read_hex(Json *json, unsigned *code)
{
    *code = 0;
    for (int i = 0; i < 4; i++, json->at++) {
        const char c = (char)tolower((unsigned char)*json->at);

        if (!isxdigit((unsigned char)c))
            return false;
        *code = *code * 16 + (unsigned)(isdigit((unsigned char)c) ? c - '0' : c - 'a' + 10);
    }
    return true;
}

/* After a backslash. */
static bool read_escape(Json *json, Str *out)
{
    static const char escapes[] = "\"\\/bfnrt";
    static const char values[] = "\"\\/\b\f\n\r\t";
    const char *found = *json->at == '\0' ? NULL : strchr(escapes, *json->at);
    unsigned code;
    unsigned low;

    if (found != NULL) {
        str_char(out, values[found - escapes]);
        json->at++;
        return true;
    }
    if (*json->at++ != 'u' || !read_hex(json, &code) || code == 0)
        return false;
    if (code >= 0xD800 && code < 0xDC00) {
        if (json->at[0] != '\\' || json->at[1] != 'u')
            return false;
        json->at += 2;
        if (!read_hex(json, &low) || low < 0xDC00 || low > 0xDFFF)
            return false;
        code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
    append_utf8(out, code);
    return true;
}

static bool read_string(Json *json, Str *out)
{
    if (*json->at++ != '"')
        return false;
    while (*json->at != '"') {
        if ((unsigned char)*json->at < 0x20)
            return false;
        if (*json->at == '\\') {
            json->at++;
            if (!read_escape(json, out))
                return false;
        } else {
            str_char(out, *json->at++);
        }
    }
    json->at++;
    return true;
}

static void write_string(Str *out, const char *text)
{
    str_char(out, '"');
    for (const char *p = text; *p != '\0'; p++) {
        static const char plain[] = "\b\f\n\r\t\"\\";
        static const char letters[] = "bfnrt\"\\";
        const char *found = strchr(plain, *p);

        if (found != NULL)
            str_printf(out, "\\%c", letters[found - plain]);
        else if ((unsigned char)*p < 0x20)
            str_printf(out, "\\u%04x", (unsigned)*p);
        else
            str_char(out, *p);
    }
    str_char(out, '"');
}

static int compare_members(const void *a, const void *b)
{
    const Member *left = a;
    const Member *right = b;
    int order;

    if (left->length != right->length)
        return left->length < right->length ? -1 : 1;
    order = memcmp(left->name, right->name, left->length);
    if (order != 0)
        return order;
    return left->order < right->order ? -1 : 1;
}

static bool read_members(Json *json, char end, bool named, MemberVec *members)
{
    json->at++;
    skip_blanks(json);
    if (*json->at == end) {
        json->at++;
        return true;
    }
    for (;;) {
        Member member = {.order = members->count};
        Str name = str_new(json->arena);
        Str value = str_new(json->arena);

        skip_blanks(json);
        if (named) {
            if (!read_string(json, &name))
                return false;
            skip_blanks(json);
            if (*json->at++ != ':')
                return false;
        }
        if (!write_value(json, &value))
            return false;
        member.name = name.text;
        member.length = name.length;
        member.value = value.text;
        vec_push(json->arena, members, member);
        skip_blanks(json);
        if (*json->at == end) {
            json->at++;
            return true;
        }
        if (*json->at++ != ',')
            return false;
    }
}

static bool write_container(Json *json, Str *out)
{
    const bool named = *json->at == '{';
    MemberVec members = {0};
    const char *separator = "";

    if (!read_members(json, named ? '}' : ']', named, &members))
        return false;
    if (named)
        vec_sort(&members, compare_members);
    str_char(out, named ? '{' : '[');
    for (size_t i = 0; i < members.count; i++) {
        const Member *member = &members.items[i];

        if (named && i + 1 < members.count && strcmp(member->name, members.items[i + 1].name) == 0)
            continue;
        str_text(out, separator);
        separator = ", ";
        if (named) {
            write_string(out, member->name);
            str_text(out, ": ");
        }
        str_text(out, member->value);
    }
    str_char(out, named ? '}' : ']');
    return true;
}

/* Numbers are kept as numeric, which has no exponent. */
static bool write_number(Json *json, Str *out)
{
    size_t length = strspn(json->at, "-0123456789.");

    if (length == 0 || json->at[length] == 'e' || json->at[length] == 'E')
        return false;
    str_bytes(out, json->at, length);
    json->at += length;
    return true;
}

static bool write_value(Json *json, Str *out)
{
    static const char *const words[] = {"true", "false", "null"};
    bool done;

    skip_blanks(json);
    if (*json->at == '{' || *json->at == '[') {
        if (++json->depth > DEPTH_LIMIT)
            return false;
        done = write_container(json, out);
        json->depth--;
        return done;
    }
    if (*json->at == '"') {
        Str text = str_new(json->arena);

        done = read_string(json, &text);
        write_string(out, text.text);
        return done;
    }
    for (size_t i = 0; i < lengthof(words); i++) {
        if (strncmp(json->at, words[i], strlen(words[i])) == 0) {
            str_text(out, words[i]);
            json->at += strlen(words[i]);
            return true;
        }
    }
    return write_number(json, out);
}

const char *canonical_jsonb(Arena *arena, const char *value)
{
    Json json = {.arena = arena, .at = value};
    Str out = str_new(arena);

    if (!write_value(&json, &out))
        return value;
    skip_blanks(&json);
    return *json.at == '\0' ? out.text : value;
}
