/* text/spoken.h - a sentence of the screen as a person would say it, for a voice that only reads
 * words.
 *
 * Telephone and other numbers become digits with pauses where the screen has gaps (1930: one nine
 * three zero); times, dates, counts and amounts stay numbers ("रात 9:30 बजे": रात साढ़े 9 बजे;
 * ₹1,50,000: 1 लाख 50 हज़ार रुपये). Addresses are said with their dots and signs, short names such as
 * OTP letter by letter. What a voice might take for a command is gone. Pure. */
#ifndef TEXT_SPOKEN_H
#define TEXT_SPOKEN_H

#include "base/arena.h"

enum spoken_lang { SPOKEN_HINDI, SPOKEN_ENGLISH };

/* Styled text of text/lang.h in, plain words out, in `a`. */
struct str spoken_text(struct arena *a, enum spoken_lang lang, struct str styled);

#endif
