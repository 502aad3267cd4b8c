#include "sqlread/reader.h"

#include <ctype.h>
#include <strings.h>

/* Messages about names: where the name stands in its statement, and which one may be meant instead. */

/* ---- Places --------------------------------------------------------------------------------------------------- */

int place_word_after(Reader *reader, const Place *place, int location, const char *word)
{
    const Span span = place->span;
    PgTokenVec tokens = {0};
    size_t error_offset;
    const char *error_message;

    if (span.source == NULL || word == NULL)
        return -1;
    pgtree_scan(reader->scratch, span.source->text, span.start, span.end, &tokens, &error_offset,
                &error_message);
    for (size_t i = 0; i < tokens.count; i++) {
        const PgToken *token = &tokens.items[i];
        int found = (int)(token->start - place->base);
        const char *name = token->value != NULL
                               ? token->value
                               : pgtree_token_name(reader->scratch, span.source->text, token);

        if (found > location && name != NULL && strcmp(name, word) == 0)
            return found;
    }
    return -1;
}

int place_word(Reader *reader, const Place *place, const char *word)
{
    return place_word_after(reader, place, -1, word);
}

int reader_word(Reader *reader, const char *word)
{
    return place_word(reader, &reader->place, word);
}

Span reader_name_span(Reader *reader, const Object *object)
{
    const Draft *draft = draft_of(reader, object);
    int location;

    if (draft == NULL || draft->place.source != object->span.source ||
        object->span.start < draft->place.base || object->span.start > draft->place.span.end)
        return object->span;
    location = place_word_after(reader, &draft->place,
                                (int)(object->span.start - draft->place.base) - 1, object->name);
    return location < 0 ? object->span : place_span(&draft->place, location);
}

ReadResult reader_fail_second(Reader *reader, int location, const char *code, const Object *first,
                              const char *format, ...)
{
    va_list args;
    Diag *diag;

    va_start(args, format);
    diag = diag_error(reader->diags, code, reader_span(reader, location), "%s",
                      arena_vprintf(reader->scratch, format, args));
    va_end(args);
    diag->related = reader_name_span(reader, first);
    if (diag->related.source != NULL)
        diag->related_message = "first defined here";
    return READ_FAILED;
}

/* ---- Parts of a table, view, type ----------------------------------------------------------------------------- */

/* `column "a" does not exist in t`, `trigger "a" does not exist on t`. */
typedef struct PartWords {
    Namespace space;
    const char *what;
    const char *where;
    const char *code;
} PartWords;

static const PartWords part_words[] = {
    {NAMESPACE_COLUMN, "column", "in", "unknown-column"},
    {NAMESPACE_CONSTRAINT, "constraint", "on", "unknown-constraint"},
    {NAMESPACE_TRIGGER, "trigger", "on", "unknown-trigger"},
    {NAMESPACE_POLICY, "policy", "on", "unknown-policy"},
    {NAMESPACE_RULE, "rule", "on", "unknown-rule"},
};

const char *reader_suggest_part(const Object *whole, Namespace space, const char *wanted)
{
    size_t distance = suggestion_limit(wanted);
    const char *best = NULL;

    for (size_t i = 0; i < whole->children.count; i++)
        if (kind_namespace(whole->children.items[i]->kind) == space)
            best = nearest_name(wanted, best, whole->children.items[i]->name, &distance);
    return best;
}

ReadResult reader_suggested(Reader *reader, const char *suggestion)
{
    if (suggestion != NULL)
        reader->missing_hint = arena_printf(reader->arena, "did you mean \"%s\"?", suggestion);
    return READ_WAIT;
}

void reader_report_missing(Reader *reader)
{
    Diag *diag = diag_error(reader->diags, reader->missing_code, reader->missing_span, "%s",
                            reader->missing);

    if (reader->missing_hint != NULL)
        diag_hint(reader->diags, diag, "%s", reader->missing_hint);
}

ReadResult reader_wait_for_part(Reader *reader, const Object *whole, Namespace space, int after,
                                const char *name)
{
    const PartWords *words = part_words;
    int location = after >= 0 ? after : reader_word(reader, whole->name);
    const char *suggestion = reader_suggest_part(whole, space, name);

    while (words->space != space && words < part_words + lengthof(part_words) - 1)
        words++;
    location = place_word_after(reader, &reader->place, location, name);
    reader_wait(reader, location >= 0 ? location : reader_word(reader, name),
                "%s \"%s\" does not exist %s %s", words->what, name, words->where,
                object_id(reader->arena, whole));
    reader->missing_code = words->code;
    reader_suggested(reader, suggestion);
    if (!reader->retrying)
        return READ_WAIT;
    /* Said at once, so that the rest of the statement is looked at, too. */
    reader_report_missing(reader);
    return READ_FAILED;
}

void reader_hint_part(Reader *reader, Diag *diag, const Object *whole, Namespace space,
                      const char *wanted)
{
    const char *suggestion = reader_suggest_part(whole, space, wanted);

    if (suggestion != NULL)
        diag_hint(reader->diags, diag, "did you mean \"%s\"?", suggestion);
}

/* ---- What follows from another error -------------------------------------------------------------------------- */

static bool is_word_byte(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

/* The last part of the name that a span marks: `tasks` of `public."tasks"`. */
static const char *marked_name(Arena *arena, const Span *span)
{
    const char *text = span->source->text;
    size_t end = span->end;
    size_t start;

    while (end > span->start && !is_word_byte(text[end - 1]))
        end--;
    start = end;
    while (start > span->start && is_word_byte(text[start - 1]))
        start--;
    return arena_strndup(arena, text + start, end - start);
}

static bool span_has_word(const Span *span, const char *word)
{
    const char *text = span->source->text;
    size_t length = strlen(word);

    for (size_t i = span->start; length > 0 && i + length <= span->end; i++)
        if (strncasecmp(text + i, word, length) == 0 &&
            (i == span->start || !is_word_byte(text[i - 1])) &&
            (i + length == span->end || !is_word_byte(text[i + length])))
            return true;
    return false;
}

static bool is_one_name(const Span *span)
{
    return memchr(span->source->text + span->start, ' ', span->end - span->start) == NULL;
}

static const char *token_word(Reader *reader, const Span *span, const PgToken *token)
{
    return pgtree_token_name(reader->scratch, span->source->text, token);
}

void reader_note_failed(Reader *reader)
{
    const Span span = reader->place.span;
    PgTokenVec tokens = {0};
    size_t error_offset;
    const char *error_message;
    size_t i = 0;

    pgtree_scan(reader->scratch, span.source->text, span.start, span.end, &tokens, &error_offset,
                &error_message);
    if (tokens.count == 0 || !text_equal(token_word(reader, &span, &tokens.items[0]), "create"))
        return;
    while (i < tokens.count && tokens.items[i].value == NULL)
        i++;
    if (i == tokens.count)
        return;
    while (i + 2 < tokens.count && tokens.items[i + 1].code == '.')
        i += 2;
    vec_push(reader->scratch, &reader->failed,
             span_make(span.source, span.start, tokens.items[i].end));
}

static bool may_be_in_failed(const Reader *reader, const Diag *diag)
{
    const char *word;

    if (strncmp(diag->code, "unknown-", strlen("unknown-")) != 0 || diag->span.source == NULL ||
        !is_one_name(&diag->span))
        return false;
    word = marked_name(reader->scratch, &diag->span);
    for (size_t i = 0; i < reader->failed.count; i++) {
        const Span *failed = &reader->failed.items[i];
        bool inside = failed->source == diag->span.source && failed->start <= diag->span.start &&
                      diag->span.end <= failed->end;

        if (!inside && span_has_word(failed, word))
            return true;
    }
    return false;
}

void reader_settle_followers(Reader *reader)
{
    for (size_t i = 0; reader->failed.count > 0 && i < reader->diags->diags.count; i++) {
        Diag *diag = reader->diags->diags.items[i];

        if (diag->severity != SEVERITY_ERROR || !may_be_in_failed(reader, diag))
            continue;
        diag->severity = SEVERITY_NOTE;
        reader->diags->errors--;
        diag->hint = NULL;
        diag->message = arena_printf(
            reader->diags->arena, "%s, but a statement with an error may define it", diag->message);
    }
}

void reader_report_unknown_table(Reader *reader, const Place *place, const RangeVar *named,
                                 const char *what)
{
    const char *schema = named->schemaname;
    const char *suggestion = reader_suggest(reader, NAMESPACE_RELATION, named->relname);
    Diag *diag = diag_error(reader->diags, "unknown-table", place_span(place, named->location),
                            "%s unknown table \"%s%s%s\"", what, schema == NULL ? "" : schema,
                            schema == NULL ? "" : ".", named->relname);

    if (suggestion != NULL)
        diag_hint(reader->diags, diag, "did you mean \"%s\"?", suggestion);
}
