/* text/form.h - single code points that folding treats by themselves: which are hidden, fancy or
 * only another form of an ASCII character.
 *
 * Pure; uses ICU's property tables, which need no loading. */
#ifndef TEXT_FORM_H
#define TEXT_FORM_H

#include <stdbool.h>
#include <stdint.h>

/* The ASCII form of white space, dashes, quotation marks, circled and Devanagari digits; false for
 * anything else. U+2215 and other slashes stay: to a browser they are no slash, and no link may
 * gain one. */
bool form_ascii(uint32_t cp, uint32_t *out);

/* The letter a to z shown white on black, circled or squared, which NFKC leaves alone. */
bool form_reversed(uint32_t cp, uint32_t *letter);

/* Rupee sign, bullets, degree sign, keycap, arrows, lines, dingbats, emoji, U+FFFD:
 * NFKC changes none of them. */
bool form_symbol(uint32_t cp);

/* NFKC takes it for a fancy form of a letter or digit. Not so U+2139, an emoji, nor the ordinals
 * U+00AA and U+00BA. */
bool form_styled(uint32_t cp);

/* Nothing is drawn for it. */
bool form_hidden(uint32_t cp);

/* Right-to-left embedding, overrides and isolate. The left-to-right ones and the marks change
 * nothing in Hindi or English, and phones put them around numbers copied from the contacts. */
bool form_turns_direction(uint32_t cp);

#endif
