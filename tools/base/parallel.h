/*
 * Parallel: work in several pieces that know nothing of each other, on the processors that there are.
 *
 * Each piece needs memory of its own (an arena, a list of diagnostics): nothing in base is shared between threads. What
 * the pieces made is put together afterwards, in their order: arena_absorb(), diag_list_absorb().
 */
#ifndef SCHEMAC_BASE_PARALLEL_H
#define SCHEMAC_BASE_PARALLEL_H

#include <stddef.h>

/*
 * Calls work(context, index) for each index below `count`, in any order and some of them at once, and returns when all are
 * done. Without threads (one processor, one piece, none to be had) the calls are made one after the other.
 */
void parallel_run(size_t count, void (*work)(void *context, size_t index), void *context);

#endif
