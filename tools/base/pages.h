/*
 * Pages: memory that is taken from the kernel in one go, where much of it is about to be written.
 */
#ifndef SCHEMAC_BASE_PAGES_H
#define SCHEMAC_BASE_PAGES_H

#include <stddef.h>

/*
 * All pages within [start, start + size) at once, which takes half the time of one by one when each is first written. It is no
 * more than a wish, and changes nothing of what the memory holds: Linux has it since 5.14 (MADV_POPULATE_WRITE in madvise(2)).
 */
void pages_take(void *start, size_t size);

#endif
