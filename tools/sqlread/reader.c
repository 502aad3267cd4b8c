#include "sqlread/reader.h"
#include "sqlread/privileges.h"
#include "sqlread/schemaless.h"

#include "base/file.h"

#include <ctype.h>
#include <strings.h>

/* ---- Places and diagnostics ----------------------------------------------------------------------------------- */

/* End of the word or quoted name that starts at `start`. */
static size_t token_end(const Source *source, size_t start)
{
    const char *text = source->text;
    size_t end = start;

    if (start < source->length && (text[start] == '"' || text[start] == '\'')) {
        for (end = start + 1; end < source->length && text[end] != '\n'; end++)
            if (text[end] == text[start])
                return end + 1;
        return end;
    }
    while (end < source->length &&
           (isalnum((unsigned char)text[end]) || text[end] == '_' || text[end] == '$' ||
            text[end] == '.' || text[end] == '"' || (unsigned char)text[end] >= 0x80))
        end++;
    return end > start ? end : start + 1;
}

/* The byte of the source that a location means. */
static size_t place_offset(const Place *place, size_t location)
{
    ptrdiff_t shift = 0;

    for (size_t i = 0; place->shifts != NULL && i < place->shifts->count; i++)
        if (place->shifts->items[i].at <= location)
            shift = place->shifts->items[i].shift;
    return place->base + location - (size_t)shift;
}

Span place_span(const Place *place, int location)
{
    size_t start;

    if (location < 0 || place->source == NULL)
        return place->span;
    start = place_offset(place, (size_t)location);
    if (start >= place->source->length)
        return place->span;
    return span_make(place->source, start, token_end(place->source, start));
}

Span reader_span(const Reader *reader, int location)
{
    return place_span(&reader->place, location);
}

ReadResult reader_wait(Reader *reader, int location, const char *format, ...)
{
    va_list args;

    reader->missing_name = NULL;
    va_start(args, format);
    reader->missing = arena_vprintf(reader->arena, format, args);
    va_end(args);
    reader->missing_span = reader_span(reader, location);
    reader->missing_hint = NULL;
    reader->missing_code = "unknown-object";
    return READ_WAIT;
}

ReadResult reader_fail(Reader *reader, int location, const char *code, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diag_error(reader->diags, code, reader_span(reader, location), "%s",
               arena_vprintf(reader->scratch, format, args));
    va_end(args);
    return READ_FAILED;
}

/* ---- Objects -------------------------------------------------------------------------------------------------- */

Draft *draft_of(const Reader *reader, const Object *object)
{
    (void)reader;
    return object->draft;
}

Draft *reader_new_draft(Reader *reader)
{
    Draft *draft = ARENA_NEW(reader->scratch, Draft);

    draft->place = reader->place;
    return draft;
}

Object *reader_new_object(Reader *reader, ObjectKind kind, Object *parent, const char *schema,
                          const char *name, int location)
{
    Object *object = model_new_object(reader->model, kind, parent, schema, name);

    object->draft = reader_new_draft(reader);
    object->external = reader->place.external;
    object->span = reader->place.span;
    if (parent != NULL && location >= 0)
        object->span.start = place_span(&reader->place, location).start;
    return object;
}

const char *reader_kind_words(const Object *object)
{
    switch (object->kind) {
    case KIND_UNIQUE:
        return "unique constraint";
    case KIND_CHECK:
        return "check constraint";
    default:
        return kind_label(object->kind);
    }
}

/* Names that differ in kind but not for the server: every table brings a type and every key an index. */
static const Object *same_name(Reader *reader, const Object *object)
{
    const char *schema = object_schema(object);

    switch (object->kind) {
    case KIND_PRIMARY_KEY:
    case KIND_UNIQUE:
        return model_find_relation(reader->model, schema, object->name);
    case KIND_ENUM:
        return model_find_relation(reader->model, schema, object->name);
    case KIND_TABLE:
    case KIND_FOREIGN_TABLE:
    case KIND_VIEW:
    case KIND_MATERIALIZED_VIEW:
        if (model_find_type(reader->model, schema, object->name) != NULL)
            return model_find_type(reader->model, schema, object->name);
        break;
    case KIND_INDEX:
    case KIND_SEQUENCE:
        break;
    default:
        return NULL;
    }
    return reader_find_key(reader, schema, object->name);
}

static bool is_clash(const Object *object, const Object *other)
{
    /* Indexes and sequences have no type. */
    return other != NULL && !(object->kind == KIND_ENUM &&
                              (other->kind == KIND_INDEX || other->kind == KIND_SEQUENCE));
}

static ReadResult refuse_name(Reader *reader, const Object *object, const Object *other)
{
    Diag *diag = diag_error(reader->diags, "duplicate", reader_name_span(reader, object),
                            "%s \"%s\" cannot have the name of %s \"%s\"",
                            reader_kind_words(object), object_id(reader->scratch, object),
                            reader_kind_words(other), object_id(reader->scratch, other));

    diag->related = reader_name_span(reader, other);
    diag->related_message = "the name is taken here";
    return READ_FAILED;
}

ReadResult reader_add(Reader *reader, Object *object)
{
    const Object *other = same_name(reader, object);
    Object *existing;
    Diag *diag;

    if (is_clash(object, other))
        return refuse_name(reader, object, other);
    reader_note_temporary(reader, object);
    existing = model_add(reader->model, object);
    if (existing == NULL)
        return READ_DONE;
    if (existing->kind != object->kind)
        return refuse_name(reader, object, existing);
    diag = diag_error(reader->diags, "duplicate", reader_name_span(reader, object),
                      "%s \"%s\" is defined twice", reader_kind_words(object),
                      object_id(reader->scratch, object));
    diag->related = reader_name_span(reader, existing);
    diag->related_message = "first defined here";
    return READ_FAILED;
}

void reader_note_change(Reader *reader, const Object *object)
{
    Namespace space = kind_namespace(object->kind);

    reader->names_changed = reader->names_changed || space == NAMESPACE_RELATION ||
                            space == NAMESPACE_COLUMN || space == NAMESPACE_TYPE ||
                            space == NAMESPACE_ROUTINE || space == NAMESPACE_SCHEMA;
}

void reader_forget(Reader *reader, Object *object)
{
    reader_forget_inherited(reader, object);
    reader_note_change(reader, object);
    reader_forget_published(reader, object);
    for (size_t i = 0; i < object->children.count; i++)
        reader_unnote_constraint(reader, object->children.items[i]);
    reader_unnote_constraint(reader, object);
    for (size_t i = 0; i < reader->extensions.count;)
        if (reader->extensions.items[i] == object)
            vec_remove(&reader->extensions, i);
        else
            i++;
    model_remove(reader->model, object);
}

Object *reader_set_child(Reader *reader, ObjectKind kind, Object *parent, const char *name)
{
    Object *child = object_child(parent, kind, name);

    if (child == NULL) {
        child = reader_new_object(reader, kind, parent, NULL, name, -1);
        model_add(reader->model, child);
        return child;
    }
    child->draft = reader_new_draft(reader);
    child->span = reader->place.span;
    return child;
}

/* ---- Annotations ---------------------------------------------------------------------------------------------- */

/* What the runner of migrations is told in this way is nothing about an object. */
static bool is_runner_mark(const char *key, size_t length)
{
    static const char *const MARKS[] = {"commit", "no-transaction"};

    for (size_t i = 0; i < sizeof(MARKS) / sizeof(*MARKS); i++)
        if (length == strlen(MARKS[i]) && memcmp(key, MARKS[i], length) == 0)
            return true;
    return false;
}

/* One `-- @key value` line; false when the line is something else. */
static bool parse_annotation(Reader *reader, const char *line, size_t length,
                             Annotation *annotation)
{
    size_t start = 0;
    size_t key_end;

    while (start < length && (line[start] == '-' || line[start] == ' ' || line[start] == '\t'))
        start++;
    if (start >= length || line[start] != '@')
        return false;
    key_end = ++start;
    while (key_end < length &&
           (isalnum((unsigned char)line[key_end]) || line[key_end] == '_' || line[key_end] == '-'))
        key_end++;
    if (key_end == start || is_runner_mark(line + start, key_end - start))
        return false;
    annotation->key = arena_strndup(reader->arena, line + start, key_end - start);
    while (key_end < length && isspace((unsigned char)line[key_end]))
        key_end++;
    while (length > key_end && isspace((unsigned char)line[length - 1]))
        length--;
    annotation->value = arena_strndup(reader->arena, line + key_end, length - key_end);
    return true;
}

static void annotate(Reader *reader, Object *object, size_t start, size_t end)
{
    const char *text = reader->place.source->text;

    for (size_t line = start; line < end;) {
        const char *newline = memchr(text + line, '\n', end - line);
        size_t line_end = newline == NULL ? end : (size_t)(newline - text);
        size_t first = line;
        Annotation annotation;

        while (first < line_end && (text[first] == ' ' || text[first] == '\t'))
            first++;
        if (line_end - first > 2 && text[first] == '-' && text[first + 1] == '-' &&
            parse_annotation(reader, text + first, line_end - first, &annotation)) {
            annotation.span = span_make(reader->place.source, first, line_end);
            if (object != NULL)
                vec_push(reader->arena, &object->annotations, annotation);
            if (strcmp(annotation.key, "section") == 0)
                reader->section = annotation;
        }
        line = line_end + 1;
    }
}

/* The start of the line that an offset stands in, not before `limit`. */
static size_t line_start(const char *text, size_t offset, size_t limit)
{
    while (offset > limit && text[offset - 1] != '\n')
        offset--;
    return offset;
}

static size_t skip_blanks(const char *text, size_t offset, size_t end)
{
    while (offset < end && (text[offset] == ' ' || text[offset] == '\t'))
        offset++;
    return offset;
}

/* Where the comment lines right above the line of `offset` begin; that line itself when there are none, or when
 * something else of the statement stands in it before the offset. */
static size_t comment_lines_above(const Reader *reader, size_t offset)
{
    const char *text = reader->place.source->text;
    size_t limit = reader->place.span.start;
    size_t start = offset;

    while (start > limit && (text[start - 1] == ' ' || text[start - 1] == '\t'))
        start--;
    if (start > limit && text[start - 1] != '\n')
        return offset;
    while (start > limit) {
        size_t line = line_start(text, start - 1, limit);
        size_t first = skip_blanks(text, line, start - 1);

        if (line <= limit || start - first < 3 || text[first] != '-' || text[first + 1] != '-')
            break;
        start = line;
    }
    return start;
}

void reader_annotate_part(Reader *reader, Object *object, size_t offset)
{
    size_t start = comment_lines_above(reader, offset);

    if (start < offset)
        annotate(reader, object, start, offset);
}

static bool has_line_comment(const char *text, size_t length)
{
    const char *end = text + length;

    while ((text = memchr(text, '-', (size_t)(end - text))) != NULL && ++text < end)
        if (*text == '-')
            return true;
    return false;
}

/* Comment lines right above a column, a constraint or another part of the statement. */
static void annotate_parts(Reader *reader, const Object *object)
{
    const Span *span = &reader->place.span;

    /* Mostly there is no comment inside of a statement. */
    if (!has_line_comment(reader->place.source->text + span->start, span->end - span->start))
        return;
    for (size_t i = 0; i < object->children.count; i++) {
        Object *part = object->children.items[i];

        if (part->span.source == reader->place.source &&
            part->span.start > reader->place.span.start &&
            part->span.start < reader->place.span.end)
            reader_annotate_part(reader, part, part->span.start);
    }
}

/* ---- Statements ----------------------------------------------------------------------------------------------- */

static ReadResult run_statement(Reader *reader, Node *node)
{
    const StatementType *type = statement_type(node);

    reader->statement_node = node;
    if (type == NULL)
        return READ_OPAQUE;
    return type->read == NULL ? READ_DONE : type->read(reader, node);
}

/* What the statement made: its first object gets the annotations, and all tables the section. */
static void annotate_new(Reader *reader, size_t first_new, size_t lead)
{
    Object *main = NULL;

    for (size_t i = first_new; i < reader->model->objects.count && main == NULL; i++)
        if (reader->model->objects.items[i]->parent == NULL &&
            !reader->model->objects.items[i]->implicit)
            main = reader->model->objects.items[i];
    if (main == NULL && first_new < reader->model->objects.count)
        main = reader->model->objects.items[first_new];
    annotate(reader, main, lead, reader->place.span.start);
    if (main == NULL)
        return;
    if (main->parent == NULL && reader->section.key != NULL &&
        object_annotation(main, "section") == NULL)
        vec_push(reader->arena, &main->annotations, reader->section);
    annotate_parts(reader, main);
}

void reader_note_unmodelled(Reader *reader, const Node *node, StatementClass class)
{
    const char *tag;

    if (reader->notes == NULL)
        return;
    tag = statement_tag(reader->notes->arena, node);

    if (class == STATEMENT_OPAQUE) {
        Diag *diag = diag_add(reader->notes, SEVERITY_NOTE, "opaque", reader->place.span,
                              "%s is not modelled: it is kept, ordered and compared as text", tag);

        if (IsA(node, ImportForeignSchemaStmt))
            diag_hint(reader->notes, diag,
                      "only the other server knows what it makes: with CREATE FOREIGN TABLE the "
                      "tables are compared, too, and LIMIT TO at least names them");
    } else if (class == STATEMENT_DATA)
        diag_add(reader->notes, SEVERITY_NOTE, "data-statement", reader->place.span,
                 "%s is data, not schema", tag);
}

static void account(Reader *reader, Node *node, ReadResult result)
{
    const StatementType *type = statement_type(node);
    StatementClass class = type == NULL ? STATEMENT_OPAQUE : type->class;

    if (result == READ_FAILED || result == READ_WAIT)
        class = STATEMENT_FAILED;
    else if (result == READ_OPAQUE)
        class = STATEMENT_OPAQUE;
    if (reader->place.external)
        return;
    reader->model->account.counts[class]++;
    reader_note_unmodelled(reader, node, class);
}

/* What the server does to objects that a statement has made: they belong to the role that is set, and get its default
 * privileges. */
static void reader_complete_new(Reader *reader, size_t position)
{
    reader_own_new(reader, position);
    reader_apply_default_privileges(reader, position);
}

/* Those who wait for the names of new objects are told. */
static void announce_new(const Reader *reader, size_t position)
{
    const ObjectVec *objects = &reader->model->objects;

    if (map_count(reader->awaited) == 0)
        return;
    for (size_t i = objects->count; i > 0 && objects->items[i - 1]->position >= position; i--) {
        AwaitedName *awaited = map_get(reader->awaited, objects->items[i - 1]->name);

        if (awaited != NULL)
            awaited->arrivals++;
    }
}

/* Runs a statement; those that have to wait are kept unless `last_try`. True when it is settled. */
static bool read_statement(Reader *reader, Node *node, size_t lead, bool last_try)
{
    size_t first_new = reader->model->objects.count;
    size_t position = reader->model->next_position;
    ReadResult result = run_statement(reader, node);

    if (result == READ_DONE)
        reader_complete_new(reader, position);
    announce_new(reader, position);
    if (result == READ_WAIT && !last_try)
        return false;
    if (result == READ_WAIT) {
        reader_report_missing(reader);
    } else if (result == READ_OPAQUE) {
        read_opaque(reader, node);
    }
    if (result == READ_DONE || result == READ_OPAQUE)
        annotate_new(reader, first_new, lead);
    else if (result == READ_FAILED)
        reader_note_failed(reader);
    account(reader, node, result);
    return true;
}

/* Notes what the statement waits for since it was tried just now. */
static void note_waiting(Reader *reader, Waiting *waiting)
{
    AwaitedName *awaited = NULL;

    if (reader->missing_name != NULL) {
        awaited = map_get(reader->awaited, reader->missing_name);
        if (awaited == NULL) {
            awaited = ARENA_NEW(reader->scratch, AwaitedName);
            map_put(reader->awaited, reader->missing_name, awaited);
        }
        waiting->arrivals = awaited->arrivals;
    }
    waiting->awaited = awaited;
    waiting->renames = reader->model->renames;
}

static bool may_succeed(const Reader *reader, const Waiting *waiting)
{
    return waiting->awaited == NULL || waiting->awaited->arrivals != waiting->arrivals ||
           waiting->renames != reader->model->renames;
}

void reader_take_statement(Reader *reader, Node *node, size_t lead)
{
    if (!read_statement(reader, node, lead, false)) {
        Waiting waiting = {.node = node, .place = reader->place, .lead = lead};

        note_waiting(reader, &waiting);
        vec_push(reader->scratch, &reader->waiting, waiting);
    }
}

static void drop_settled(Reader *reader)
{
    size_t kept = 0;

    for (size_t i = 0; i < reader->waiting.count; i++)
        if (reader->waiting.items[i].node != NULL)
            reader->waiting.items[kept++] = reader->waiting.items[i];
    reader->waiting.count = kept;
}

/* Statements that waited are tried again in their order until no more of them succeed. */
void sql_reader_settle(SqlReader *reader)
{
    bool progress = true;

    while (progress && reader->waiting.count > 0) {
        progress = false;
        for (size_t i = 0; i < reader->waiting.count; i++) {
            Waiting waiting = reader->waiting.items[i];

            if (!may_succeed(reader, &waiting))
                continue;
            reader->place = waiting.place;
            if (read_statement(reader, waiting.node, waiting.lead, false)) {
                waiting.node = NULL;
                progress = true;
            } else {
                note_waiting(reader, &waiting);
            }
            reader->waiting.items[i] = waiting;
        }
        drop_settled(reader);
    }
}

/* What still waits has an error. One of them may have made something all the same that others wait for. */
static void retry_waiting(Reader *reader)
{
    while (reader->waiting.count > 0) {
        size_t before;

        sql_reader_settle(reader);
        before = reader->model->objects.count;
        while (reader->waiting.count > 0 && reader->model->objects.count == before) {
            Waiting waiting = reader->waiting.items[0];

            vec_remove(&reader->waiting, 0);
            reader->place = waiting.place;
            reader->retrying = true;
            read_statement(reader, waiting.node, waiting.lead, true);
            reader->retrying = false;
        }
    }
    reader->retrying = true;
}

Reader *reader_new(Model *model, DiagList *diags)
{
    Reader *reader = ARENA_NEW(model->arena, Reader);

    reader->model = model;
    reader->arena = model->arena;
    reader->scratch = arena_new();
    reader->diags = diags;
    reader->stack = __builtin_frame_address(0);
    reader->awaited = map_new(reader->scratch);
    reader->constraint_names = map_new(reader->scratch);
    reader->identity_sequences = map_new(reader->scratch);
    reader->name_numbers = map_new(reader->scratch);
    reader->routines = map_new(reader->scratch);
    reader->defaults = map_new(reader->scratch);
    reader->reported_schemas = map_new(reader->scratch);
    reader->reported_grantors = map_new(reader->scratch);
    reader->trees = pgtree_begin();
    reader_reset_session(reader);
    return reader;
}

SqlReader *sql_reader_new(Model *model, DiagList *diags)
{
    Reader *reader = reader_new(model, diags);

    if (model_find_schema(model, "public") == NULL) {
        /* Every database has it. */
        Object *schema = model_new_object(model, KIND_SCHEMA, NULL, NULL, "public");

        schema->implicit = true;
        model_add(model, schema);
    }
    return reader;
}

void sql_reader_prepare(void)
{
    pgtree_end(pgtree_begin());
}

void sql_reader_note_unmodelled(SqlReader *reader, DiagList *notes)
{
    reader->notes = notes;
}

bool sql_reader_finish(SqlReader *reader)
{
    size_t errors = reader->diags->errors;

    retry_waiting(reader);
    finish_all(reader);
    reader_share_not_null_names(reader);
    reader_forget_temporary(reader);
    reader_settle_followers(reader);
    for (size_t i = 0; i < reader->model->objects.count; i++)
        reader->model->objects.items[i]->draft = NULL;
    model_finish(reader->model);
    pgtree_end(reader->trees);
    arena_free(reader->scratch);
    return reader->diags->errors == errors;
}
