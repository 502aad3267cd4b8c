#include "prove/pattern.h"

#include <ctype.h>

#define REPEAT_LIMIT 100
#define SAMPLE_COUNT 3

/* A pattern on the way through it; `variant` decides between what is equally good. */
typedef struct Sampler {
    const char *at;
    unsigned variant;
    int depth;
} Sampler;

static void sample_branches(Sampler *sampler, Str *out);

/* The members of a class, as far as they are ASCII: `[a-z0-9_]`, `[^ ]`, `[[:digit:]]`. */
static void read_class(Sampler *sampler, bool members[128])
{
    bool negated = *++sampler->at == '^';
    bool first = true;

    sampler->at += negated;
    for (; *sampler->at != '\0' && (first || *sampler->at != ']'); first = false) {
        unsigned char from = (unsigned char)*sampler->at;

        if (strncmp(sampler->at, "[:", 2) == 0 && strstr(sampler->at, ":]") != NULL) {
            bool digits = strncmp(sampler->at, "[:digit:]", 9) == 0;
            bool upper = strncmp(sampler->at, "[:upper:]", 9) == 0;

            for (int c = '0'; c <= 'z'; c++)
                members[c] = members[c] || (digits  ? isdigit(c) != 0
                                            : upper ? isupper(c) != 0
                                                    : isdigit(c) != 0 || islower(c) != 0);
            sampler->at = strstr(sampler->at, ":]") + 2;
            continue;
        }
        if (from == '\\' && sampler->at[1] != '\0') {
            from = (unsigned char)*++sampler->at;
            if (from == 'd' || from == 'w') {
                for (int c = '0'; c <= 'z'; c++)
                    members[c] = members[c] || isdigit(c) != 0 || (from == 'w' && islower(c) != 0);
                sampler->at++;
                continue;
            }
            from = from == 's' ? ' ' : from == 'n' ? '\n' : from == 't' ? '\t' : from;
        }
        sampler->at++;
        if (sampler->at[0] == '-' && sampler->at[1] != ']' && sampler->at[1] != '\0') {
            unsigned char to = (unsigned char)sampler->at[1];

            for (int c = from; c <= to && c < 128; c++)
                members[c] = true;
            sampler->at += 2;
        } else if (from < 128) {
            members[from] = true;
        }
    }
    sampler->at += *sampler->at == ']';
    for (int c = 0; negated && c < 128; c++)
        members[c] = !members[c] && isalnum(c) != 0;
}

/* One of the members: letters and digits are better than signs. */
static char choose(const bool members[128], unsigned variant)
{
    char chosen = 'a';
    unsigned count = 0;

    for (int pass = 0; pass < 2 && count == 0; pass++)
        for (int c = 0; c < 128; c++)
            if (members[c] && (pass == 1 || isalnum(c) != 0) && count++ <= variant)
                chosen = (char)c;
    return chosen;
}

/* `{2}`, `{2,}`, `{2,5}`, `*`, `+`, `?`: how often; 1 without. */
static long read_repeat(Sampler *sampler)
{
    long least = 1;

    switch (*sampler->at) {
    case '*':
    case '+':
        least = 1 + (long)sampler->variant;
        sampler->at++;
        break;
    case '?':
        least = sampler->variant % 2 == 0 ? 0 : 1;
        sampler->at++;
        break;
    case '{':
        if (!isdigit((unsigned char)sampler->at[1]))
            return 1;
        least = strtol(sampler->at + 1, NULL, 10);
        while (*sampler->at != '\0' && *sampler->at != '}')
            sampler->at++;
        sampler->at += *sampler->at == '}';
        break;
    default:
        return 1;
    }
    sampler->at += *sampler->at == '?'; /* not greedy */
    return least < REPEAT_LIMIT ? least : REPEAT_LIMIT;
}

/* Behind `\`: a class, a place, or the character itself. */
static void sample_escape(Sampler *sampler, Str *out)
{
    char c = *++sampler->at;

    if (c == '\0')
        return;
    sampler->at++;
    if (c == 'd')
        str_char(out, (char)('1' + sampler->variant));
    else if (c == 'w')
        str_char(out, (char)('a' + sampler->variant));
    else if (c == 's')
        str_char(out, ' ');
    else if (strchr("mMyYAZbB", c) == NULL)
        str_char(out, c);
}

static void sample_group(Sampler *sampler, Str *out)
{
    sampler->at++;
    if (strncmp(sampler->at, "?:", 2) == 0)
        sampler->at += 2;
    sample_branches(sampler, out);
    sampler->at += *sampler->at == ')';
}

/* One atom with what says how often. */
static void sample_atom(Sampler *sampler, Str *out)
{
    Str one = str_new(out->arena);
    bool members[128] = {false};

    switch (*sampler->at) {
    case '[':
        read_class(sampler, members);
        str_char(&one, choose(members, sampler->variant));
        break;
    case '(':
        sample_group(sampler, &one);
        break;
    case '\\':
        sample_escape(sampler, &one);
        break;
    case '.':
        str_char(&one, (char)('a' + sampler->variant));
        sampler->at++;
        break;
    case '^':
    case '$':
        sampler->at++;
        return;
    default:
        str_char(&one, *sampler->at++);
        break;
    }
    for (long count = read_repeat(sampler); count > 0; count--)
        str_text(out, one.text);
}

/* Alternatives: the one that the variant counts to, or the last. */
static void sample_branches(Sampler *sampler, Str *out)
{
    unsigned branch = 0;
    Str chosen = str_new(out->arena);

    if (++sampler->depth > 20)
        return;
    for (;;) {
        Str text = str_new(out->arena);

        while (*sampler->at != '\0' && *sampler->at != '|' && *sampler->at != ')')
            sample_atom(sampler, &text);
        if (branch++ <= sampler->variant)
            chosen = text;
        if (*sampler->at != '|')
            break;
        sampler->at++;
    }
    sampler->depth--;
    str_text(out, chosen.text);
}

/* `%` and `_` of LIKE stand for something. */
static const char *like_sample(Arena *arena, const char *pattern)
{
    Str out = str_new(arena);

    for (; *pattern != '\0'; pattern++)
        str_char(&out, *pattern == '%' || *pattern == '_' ? 'a' : *pattern);
    return out.text;
}

void pattern_samples(Arena *arena, const char *pattern, TextVec *samples)
{
    bool is_expression = strpbrk(pattern, "^$[\\*+?{(|") != NULL;

    if (strpbrk(pattern, is_expression ? "%" : "%_") != NULL)
        vec_push(arena, samples, like_sample(arena, pattern));
    if (!is_expression && strchr(pattern, '.') == NULL)
        return;
    for (unsigned variant = 0; variant < SAMPLE_COUNT; variant++) {
        Sampler sampler = {.at = pattern, .variant = variant};
        Str out = str_new(arena);

        while (*sampler.at != '\0') {
            sample_branches(&sampler, &out);
            sampler.at += *sampler.at != '\0'; /* a parenthesis too much */
        }
        vec_push(arena, samples, out.text);
    }
}
