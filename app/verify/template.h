/* verify/template.h - registered SMS texts, and whether a message is one of them from end to end.
 *
 * Pure. {#var#} stands for one to TEMPLATE_VAR_WORDS words. The other words must be there in their
 * places, but for a few slips of whoever retyped them. Numbers, links and IDs are met by any of
 * their like: whether they are the right ones is for the evidence to say. */
#ifndef VERIFY_TEMPLATE_H
#define VERIFY_TEMPLATE_H

#include "base/arena.h"
#include "base/fact.h"
#include "text/fold.h"
#include "verify/entities.h"

enum { TEMPLATE_VAR_WORDS = 8, TEMPLATE_VAR_EXACT = 1, TEMPLATE_FIXED_MIN = 6 };

struct template_words;
struct templates {
    struct template_words *list;
    size_t n;
};

/* All memory is in `a`. Texts of fewer than TEMPLATE_FIXED_MIN fixed words are left out: they would
 * match by chance. */
void templates_compile(const struct knowledge *k, struct arena *a, struct templates *out);

/* The template the whole message is, or NULL. *exact: nothing is added to it, and no variable holds
 * more than TEMPLATE_VAR_EXACT words beside numbers. */
const struct sms_template *templates_match(const struct templates *t, const struct folded *in,
                                           const struct entities *e, struct arena *a, bool *exact);

#endif
