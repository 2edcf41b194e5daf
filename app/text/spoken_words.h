/* text/spoken_words.h - letters, months and names as a voice is to say them; for text/spoken.c. */
#ifndef TEXT_SPOKEN_WORDS_H
#define TEXT_SPOKEN_WORDS_H

#include "text/spoken.h"

/* "ओ" for O in Hindi; the letter itself in English. `c` is an ASCII letter or digit. */
struct str spoken_letter(enum spoken_lang lang, char c);
/* month 1 to 12 */
const char *spoken_month(enum spoken_lang lang, int month);
/* Whether the text ends with a month's name, in either language. */
bool spoken_ends_with_month(struct str said);
/* A Latin word that is said otherwise than it is written; case counts for nothing. */
bool spoken_word(enum spoken_lang lang, struct str word, struct str *out);
/* A short name in capitals that is said letter by letter though it has a vowel: OTP, UPI, ID. */
bool spoken_is_short(struct str word);

#endif
