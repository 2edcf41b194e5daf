/* kiosk/view_words.h - the words that the Latin keyboard offers. */
#ifndef KIOSK_VIEW_WORDS_H
#define KIOSK_VIEW_WORDS_H

#include "base/err.h"
#include "text/roman.h"

/* Reads our own words, words/hindi.csv beside the programme, and Debian's word list of Hindi
 * (package hunspell-hi); where that is not installed, there are fewer words. False when our own
 * cannot be read: `out` then has what else there is, and writes the rest by rules. */
bool view_words_read(struct roman *out, struct err *err);

#endif
