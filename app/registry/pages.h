/* registry/pages.h - a list's pages laid out so that two lists differ by what is different.
 *
 * A page of SQLite (sqlite.org/fileformat2.html, 1.6) begins with an array that says where each of
 * its rows lies. A row more or less moves all rows behind it, over thousands of pages, and every
 * array changes though no row did: of a delta that was four fifths. In a tidy page each row lies
 * right before the one that precedes it, so the array follows from the rows' sizes and can be taken
 * out on the way: zeros are left of it. */
#ifndef REGISTRY_PAGES_H
#define REGISTRY_PAGES_H

#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

/* Of every list: registry_build sets it. Bytes that are of another page size are merely not made
 * any smaller. */
enum { PAGE_BYTES = 4096 };

/* `n` bytes that begin at a page's first; a part of a page at the end is left alone. Any bytes
 * that were taken out come back as they were; any bytes at all may be put back. */
void pages_take_out(uint8_t *bytes, size_t n);
void pages_put_back(uint8_t *bytes, size_t n);

/* Lays out the rows of one page in their order, without gaps between them; what is no such page,
 * or an odd one, is left alone. */
void pages_tidy(uint8_t page[PAGE_BYTES]);

/* All pages of the finished list at `path` but the first, in place. It stays the same to SQLite. */
bool pages_tidy_file(const char *path, struct err *err);

#endif
