/* verify/digits.h - the digits of one number, as people write them.
 *
 * Pure; expects folded text. Digits may stand in groups with gaps, dots or emoji between them, have
 * letters among them that look alike (O, l, I, S, B), or be words: "nine eight double seven",
 * "उन्नीस सौ बारह", "eighteen hundred 180". What number they make is for others to say. */
#ifndef VERIFY_DIGITS_H
#define VERIFY_DIGITS_H

#include "verify/words.h"

enum { DIGITS_MAX = 20, DIGITS_GROUPS = 20 };

struct digits {
    char list[DIGITS_MAX];
    size_t n;
    struct {
        size_t digits; /* how many digits up to here */
        size_t words;  /* how many of them were words */
        size_t end;    /* offset in the text */
    } groups[DIGITS_GROUPS];
    size_t n_groups;
    size_t longest; /* the most digits in one group that was not words */
    bool plus, letters, slashed;
};

/* A word of a number begins at `at`, perhaps in its middle. */
bool digits_spoken_at(struct str t, size_t at);

/* Whether digits may begin at `at`: never in the middle of a number in words. */
bool digits_may_begin(struct str t, size_t at);

/* The digits from `at` on; n_groups is 0 if there are none. Reads no further than DIGITS_MAX. */
void digits_read(struct str t, size_t at, struct digits *out);

/* "double", "triple"; in a header only so that a test can see that they are in order. */
extern const struct words_table repeat_words;

#endif
