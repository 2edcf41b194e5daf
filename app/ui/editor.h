/* ui/editor.h - the text a person types: a fixed buffer, a caret, and Hindi typing rules.
 *
 * Pure, no allocation: the bytes exist in this struct only, so that wiping it wipes them. The caret
 * always stands at the end of a cluster (text/segment.h). */
#ifndef UI_EDITOR_H
#define UI_EDITOR_H

#include "base/str.h"

#include <stdint.h>

enum { EDITOR_MAX = 4096 };

/* What the last vowel key did after a consonant. The same key at once again means the letter, so
 * that गई can be typed: ग ई gives गी, ई again गई; or गी, backspace, ई. */
enum vowel_key { VOWEL_KEY_NONE, VOWEL_KEY_MADE_MATRA, VOWEL_KEY_REFUSED };

struct editor {
    char text[EDITOR_MAX]; /* UTF-8, never broken */
    size_t n, caret;
    char undo[EDITOR_MAX]; /* what "clear all" took away */
    size_t undo_n;
    bool full;             /* the last insertion did not fit and was left out */
    bool held_apart;       /* a ZWNJ of ours stands between a virama at the caret and the consonant
                              behind it, until something is typed there or the caret goes away */
    enum vowel_key vowel_key;
    uint32_t vowel;        /* the letter of that key */
};

struct str editor_text(const struct editor *e);

/* Inserts at the caret, as the keys of a keyboard do:
 * a vowel letter after a consonant becomes its matra (क + ई -> की), unless the consonant already
 * has one; a matra, sign or virama with nothing to stand on is not taken (or becomes its letter);
 * a second matra replaces the first; nukta only where it exists. Signs and nukta find their place
 * in the syllable (ह ं ै gives हैं). No sequence of keys can make broken text: Devanagari text is
 * always  consonant [nukta] { virama consonant [nukta] } [matra | virama [joiner]] [sign]  or
 * vowel [sign]; a sign does not follow a virama. */
void editor_type(struct editor *e, struct str key);

/* Inserts as it is (a phrase chip, a hardware keyboard), with a space before it where a word would
 * otherwise touch the one before, and behind it likewise, when `as_word`. Vowel letters stay
 * letters; what would be broken text is mended as in editor_type; controls and ill-formed bytes are
 * left out, a tab is a space. */
void editor_insert(struct editor *e, struct str s, bool as_word);

/* One code point, unless that would leave broken text: then what the text allows. */
void editor_backspace(struct editor *e);
/* A held key: the cluster, then the word before the caret. */
void editor_erase_cluster(struct editor *e);
void editor_erase_word(struct editor *e);

/* Clear all; editor_undo brings it back if nothing was typed since. */
void editor_clear(struct editor *e);
bool editor_undo(struct editor *e);

void editor_left(struct editor *e);
void editor_right(struct editor *e);
/* The cluster end nearest to byte offset `at`. */
void editor_place(struct editor *e, size_t at);

/* Overwrites every byte. */
void editor_wipe(struct editor *e);

#endif
