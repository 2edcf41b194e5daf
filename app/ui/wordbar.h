/* ui/wordbar.h - Hindi words for the Latin word that is being typed, as chips over the keyboard.
 *
 * A touch puts the word in place of what was typed, and a space behind it. What was typed is a chip
 * too, the last one: nothing becomes Hindi unless the person says so. */
#ifndef UI_WORDBAR_H
#define UI_WORDBAR_H

#include "ui/frame.h"

enum { WORDBAR_H = 124, WORDBAR_H_LOW = 104, WORD_AS_TYPED = WORDS_OFFERED /* the arg of ACT_WORD for the last chip */ };

/* Whether the bar is shown: the Latin keyboard, on the screen where a message is typed. */
bool wordbar_shows(const struct ui *ui);

/* The Latin letters that end at the caret, when they are a word by themselves and no part of a
 * link, a UPI ID or a number; else empty. */
struct str wordbar_typed(const struct ui *ui);

/* The chip `arg` was touched. */
void wordbar_choose(struct ui *ui, const struct ui_model *m, int arg);

/* The space that a chip added gives way to a comma or full stop: to be called before `letter` is
 * typed. */
void wordbar_before(struct ui *ui, struct str letter);

/* As many chips as fit in `at`, the best words first, what was typed at any rate; a hint while
 * there are none. */
void put_wordbar(struct frame *f, struct rect at);

#endif
