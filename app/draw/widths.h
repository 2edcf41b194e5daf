/* draw/widths.h - widths of runs already shaped, so that each word is shaped once a size.
 *
 * Holds hashes, not texts. A zeroed struct widths is not ready; see widths_new. */
#ifndef DRAW_WIDTHS_H
#define DRAW_WIDTHS_H

#include "base/str.h"
#include "draw/fonts.h"

struct widths;

struct widths *widths_new(void);
void widths_free(struct widths *t);

/* True with *w if the run's width was put since the table was last forgotten or full. */
bool widths_find(const struct widths *t, struct str run, enum face face, int px, int *w);
void widths_put(struct widths *t, struct str run, enum face face, int px, int w);

/* Overwrites all of it. */
void widths_forget(struct widths *t);

/* 64-bit FNV-1a, stirred, of a text and two numbers. */
uint64_t text_hash(struct str s, uint32_t a, uint32_t b);

#endif
