/* office/plain.h - the texts that staff may put on the screen. Pure. */
#ifndef OFFICE_PLAIN_H
#define OFFICE_PLAIN_H

#include "base/arena.h"

#include <stdint.h>

/* Whether s is well-formed UTF-8 on one line, without control or direction characters, of at most
 * `most` characters (code points). */
bool plain_line(struct str s, size_t most);

/* The same for lines separated by '\n': at most `lines` of them, none empty. */
bool plain_lines(struct str s, size_t lines, size_t most);

/* Whether s names a row: 1 to 40 of a-z, 0-9 and '-', which does not begin it. */
bool plain_id(struct str s);

/* Whether the two fonts of the screen have a shape for every character: the Devanagari block, Latin
 * up to U+017F, the joiners, ordinary punctuation and the rupee sign. '\n' parts lines. */
bool plain_shown(struct str s);

/* Whether one character is among them. */
bool plain_has_shape(uint32_t cp);

/* Whether no word of s, between spaces, has more than `most` characters. */
bool plain_words(struct str s, size_t most);

/* s with '?' for whatever plain_line would refuse in it; at most `most` characters. */
struct str plain_made(struct str s, size_t most, struct arena *a);

/* How wide s is about, in hundredths of its type size: what is written above and below letters takes
 * no room, an M takes twice an i. Measured in Noto Sans Bold. */
size_t plain_width(struct str s);

/* Characters in s. */
size_t plain_length(struct str s);

/* How many bytes of s to quote in a message: whole characters, at most about 60 bytes. */
size_t plain_excerpt(struct str s);

#endif
