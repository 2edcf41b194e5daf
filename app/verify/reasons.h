/* verify/reasons.h - evidence as sentences a consumer understands, in any language.
 *
 * Each code has a name ("cut_hour_impossible") that scripts rely on, and a sentence "reason.<name>"
 * in assets/lang/hi.po and en.po. */
#ifndef VERIFY_REASONS_H
#define VERIFY_REASONS_H

#include "text/lang.h"
#include "verify/evidence.h"
#include "verify/verdict.h"

/* The strongest reasons that speak for the verdict, at most four; with "unverified" none accuses.
 * `as_of` is struct check's. */
void reasons_choose(const struct evidences *ev, const struct judgement *j, int64_t as_of,
                    struct arena *a, const struct reason **out, size_t *n);

/* The sentence, with style bytes of text/lang.h; quotes the words of `text` it rests on. */
struct str reason_say(const struct reason *r, struct str text, const struct knowledge *k,
                      const struct lang *l, struct arena *a);

const char *reason_name(enum reason_code code);
/* True when the reason speaks against the message: drawn in the verdict's warning colour. */
bool reason_is_against(enum reason_code code);

/* "phone", "link", "vpa", ...; "official", "reported", "lookalike", ... as in the contract. */
const char *entity_kind_name(enum entity_kind kind);
const char *entity_status_name(enum entity_status status);

#endif
