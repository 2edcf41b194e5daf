/* verify/check.h - the whole way of a message: fold, entities, look-up, claims, evidence, verdict,
 * reasons. Each stage reads only what came before it.
 *
 * Pure: no I/O, no clock, no globals; the list is asked through `lookup`. Any text has an answer. */
#ifndef VERIFY_CHECK_H
#define VERIFY_CHECK_H

#include "base/clock.h"
#include "verify/evidence.h"
#include "verify/pieces.h"
#include "verify/questions.h"

struct check {
    const struct knowledge *knowledge;
    struct lookup lookup;
    struct civil now;
    int64_t as_of; /* a stale list's date (unix time), with which "official" is said; else 0 */
    struct str holidays; /* of the office, "2026-11-24 2026-12-25": nobody is cut off on them */
    const struct phrases *phrases; /* these two from check_prepare; NULL makes them for every check */
    const struct templates *templates;
};

/* Makes the list's phrases and registered texts ready once a generation; all memory is in `a`, which outlives c. */
void check_prepare(struct check *c, struct arena *a);

/* All memory of the answer is in `a`, which the caller wipes when the person leaves. `sender` may
 * be empty. */
void check_run(const struct check *c, struct str text, struct str sender,
               enum channel_of_message via, struct arena *a, struct answer *out);

/* For questions.h: what was typed before the questions, weighed; `text` may be empty. All memory of it
 * is in `a`. */
void check_inquire(const struct check *c, struct str text, struct arena *a, struct inquiry *out);

/* What the wording model is taught from: the pieces of a message as check_run weighs them. */
void check_pieces(const struct check *c, struct str text, struct str sender, struct arena *a,
                  struct pieces *out);

/* While typing: only what helps to finish (a night threat seen, digits missing). Cheap enough for
 * every key. At most `cap` hints. */
enum hint_code { HINT_NIGHT_THREAT, HINT_DIGITS_MISSING, HINT_REPORTED, HINT_OFFICIAL,
                 HINT_PERSONAL_NUMBER, HINT_LOOKALIKE, HINT_SECRET, HINT_APK };
struct hint {
    enum hint_code code;
    int missing; /* HINT_DIGITS_MISSING */
};
size_t check_hints(const struct check *c, struct str text, struct arena *a, struct hint *out,
                   size_t cap);

#endif
