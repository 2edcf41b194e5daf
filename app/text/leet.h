/* text/leet.h - digits and signs that stand for letters inside words: "d!sc0nnect", "$upply",
 * "p@y".
 *
 * Pure; for text/fold.c. One ASCII character gives one ASCII letter, so offsets stay as they are.
 */
#ifndef TEXT_LEET_H
#define TEXT_LEET_H

#include <stdbool.h>
#include <stddef.h>

/* Gives the words of text[0, n), lower case already, their letters back; true if there were any.
 * Left alone: numbers with their units (30days, 5kw, 7th), numbers with letters for digits, codes
 * with long runs of digits, and whatever is part of an address: with a dot, slash, hyphen or @ at
 * it. Where two words are written so, so may be any ("7o", "4nd"). What it leaves it would leave
 * again. */
bool leet_restore(char *text, size_t n);

#endif
