/* verify/context.h - what the words before a number say it is.
 *
 * Pure. The nearest telling word decides: "consumer mobile no 98..." is a phone, "K No 98..." is
 * not. English, romanised Hindi and Hindi. */
#ifndef VERIFY_CONTEXT_H
#define VERIFY_CONTEXT_H

#include "verify/entities.h"
#include "verify/words.h"

enum context {
    CONTEXT_NONE,
    CONTEXT_PHONE,   /* call, helpline, officer, संपर्क */
    CONTEXT_ACCOUNT, /* consumer no, खाता, संयोजन सं०, K No */
    CONTEXT_OTHER    /* OTP, reference, complaint, PIN code, units: no number to ring */
};

/* Context of the number that begins at `at`. Never reaches past another number or a full stop. */
enum context context_before(struct str t, size_t at);

/* A word of phones directly before, with nothing but "no", "at", "on" and the like in between. */
bool context_calls(struct str t, size_t at);

/* "SMS BAL to 57333", "57333 पर SMS करें" */
bool context_sends(struct str t, size_t at, size_t end);

/* One is told to ring the number in [at, end): "शिकायत नंबर 98... पर कॉल करें", "call on complaint no
 * 98...". A number to quote is not rung. */
bool context_rings(struct str t, size_t at, size_t end);

/* "1912 पर", "1912 par", "1912 helpline" */
bool context_after_is_phone(struct str t, size_t end);

/* Nothing stands around [at, end) but a few words that go with a number one asks about: "helpline",
 * "number", "toll free", "kya", "sahi hai". */
bool context_only(struct str t, size_t at, size_t end);

/* The whole text is what can be looked up, DISCOMs' names, and little words with which one asks. */
bool context_asks(const struct knowledge *k, const struct folded *in, const struct entities *e);

/* The words it knows; in a header only so that a test can see that they are in order. */
extern const struct words_table telling_words, lone_words, asking_words;

#endif
