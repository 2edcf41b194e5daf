/* text/phonetic.h - one key for a word however it is spelled.
 *
 * Pure. Expects one word of folded text. People write Hindi in two scripts and romanise by ear:
 * बिजली, bijli, bijlee and bijali share one sound key, बिजlee too. English words share a spelling
 * key when they differ in doubled letters and the commonest swaps only. */
#ifndef TEXT_PHONETIC_H
#define TEXT_PHONETIC_H

#include "base/str.h"

enum { WORD_KEY_MAX = 48 }; /* a longer word keeps its beginning */

/* Both return the key's length; 0 for a word without letters or digits of use. */
size_t spelling_key(struct str word, char out[static WORD_KEY_MAX]);

/* `whole` is false for the beginning of a word, whose last letter may not be the word's last. */
size_t sound_key(struct str word, bool whole, char out[static WORD_KEY_MAX]);

#endif
