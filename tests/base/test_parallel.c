/* Work in pieces: each is done once, with memory of its own. */
#include "base/parallel.h"
#include "support/support.h"

enum { PIECES = 200 };

typedef struct Pieces {
    Arena *arenas[PIECES];
    DiagList diags[PIECES];
    size_t calls[PIECES];
} Pieces;

static void do_piece(void *context, size_t index)
{
    Pieces *pieces = context;

    pieces->calls[index]++;
    pieces->arenas[index] = arena_new();
    pieces->diags[index] = diag_list_new(pieces->arenas[index]);
    for (size_t i = 0; i < index; i++)
        arena_printf(pieces->arenas[index], "%zu", i);
    diag_warning(&pieces->diags[index], "test", span_none(), "piece %zu", index);
}

static void test_pieces_are_done_once_and_kept_in_order(void **state)
{
    Arena *arena = arena_new();
    DiagList diags = diag_list_new(arena);
    Pieces *pieces = ARENA_NEW(arena, Pieces);

    (void)state;
    parallel_run(PIECES, do_piece, pieces);
    for (size_t i = 0; i < PIECES; i++) {
        assert_int_equal(pieces->calls[i], 1);
        diag_list_absorb(&diags, &pieces->diags[i]);
        arena_absorb(arena, pieces->arenas[i]);
    }
    assert_int_equal(diags.warnings, PIECES);
    assert_int_equal(diags.errors, 0);
    assert_int_equal(diags.diags.count, PIECES);
    for (size_t i = 0; i < PIECES; i++)
        assert_text(diags.diags.items[i]->message, arena_printf(arena, "piece %zu", i));
    arena_free(arena);
}

static void test_no_pieces(void **state)
{
    (void)state;
    parallel_run(0, do_piece, NULL);
}
