/* paper/spelled.h - a value once more, where a sign of it may be taken for another. Pure. */
#ifndef PAPER_SPELLED_H
#define PAPER_SPELLED_H

#include "base/arena.h"

/* kesc(zero).in for kesc0.in: digits that touch a letter, in words, so that no other digit is left
 * among letters. Empty where no digit touches one. In Latin letters in every language: it is read
 * by machines too. */
struct str spelled(struct str value, struct arena *a);

#endif
